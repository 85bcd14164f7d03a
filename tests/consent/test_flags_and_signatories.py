"""All 12 STOP and 4 WARN flags, one by one, and who signs."""

from typing import Any

import pytest

from exoconsent.consent.facts import Facts, read_facts
from exoconsent.consent.flags import CODES, RULES, Level, raised
from exoconsent.consent.signatories import signatories
from exoconsent.consent.signature import Role

CALM: dict[str, Any] = {
    "age": 40, "pregnant": "no", "conditions": [], "allergies": [], "capacity": "full", "interpreter_needed": False,
    "indication": "tendon_injury", "route": "topical_intact", "setting": "commercial", "source": "plant",
    "donor_type": "non_human", "product": {"name": "a", "maker": "b", "lot": "c"}, "excipients_known": True,
    "excipients": [], "jurisdiction": "other",
}  # fmt: skip
RAISES: dict[str, list[dict[str, Any]]] = {
    "STOP-IDENTITY": [{"product": {"name": "a", "maker": "b"}}, {"product": {}}, {"product": None}],
    "STOP-SOURCE-UNKNOWN": [{"source": "unknown"}],
    "STOP-SOURCE-PROHIBITED": [{"source": "tumour"}, {"source": "synovial"}],
    "STOP-PREGNANT": [{"pregnant": "yes"}, {"pregnant": "unknown"}, {"pregnant": None}],
    "STOP-ACTIVE-INFECTION": [{"conditions": ["active_infection"]}],
    "STOP-ACTIVE-CANCER": [{"conditions": ["cancer_active"]}],
    "STOP-LESION": [{"conditions": ["suspicious_lesion"]}],
    "STOP-ALLERGY": [
        {"allergies": ["plant_protein"]},
        {"allergies": ["fish_seafood"], "source": "salmon_fish"},
        {"allergies": ["dmso"], "excipients": ["dmso"]},
        {"allergies": ["peanut"], "excipients": ["peanut"]},
        {"allergies": ["dmso"], "excipients": None},
    ],
    "STOP-ALLERGY-UNKNOWN": [
        {"allergies": ["latex"], "excipients_known": False},
        {"allergies": ["latex"], "excipients_known": None},
        {"allergies": None, "excipients_known": False},
    ],
    "STOP-MINOR-NOT-IN-TRIAL": [{"age": 17}, {"age": None}],
    "STOP-IRB": [{"setting": "ind_trial"}, {"setting": "expanded_access"}],
    "STOP-ROUTE": [{"route": r} for r in ("eye", "intravitreal", "spinal", "intrathecal", "epidural")],
    "WARN-US-NO-IND": [{"jurisdiction": "US-TX", "donor_type": t} for t in ("allogeneic", "autologous", "unknown")],
    "WARN-HUMAN-COSMETIC": [
        {"jurisdiction": place, "donor_type": "allogeneic", "indication": use}
        for place in ("UK", "EU-FR")
        for use in ("skin_rejuvenation", "hair_loss", "acne_scars")
    ],
    "WARN-BELOW-SKIN": [
        {"route": r} for r in ("iv", "intra_articular", "soft_tissue", "intradermal", "microneedling", "topical_broken")
    ],
    "WARN-DEVICE-AGE": [{"jurisdiction": "US-NY", "route": "microneedling", "age": 21}],
}
QUIET: list[dict[str, Any]] = [
    {"allergies": ["latex"], "excipients": ["dmso"]},
    {"conditions": ["cancer_history"]},
    {"age": 17, "setting": "ind_trial"},
    {"jurisdiction": "US-TX"},
    {"jurisdiction": "UK", "donor_type": "allogeneic", "source": "placental"},
    {"jurisdiction": "US-NY", "route": "microneedling", "age": 22},
]


def facts(changes: dict[str, Any]) -> Facts:
    known, wrong = read_facts({**CALM, **changes})
    assert not wrong
    return known


def codes(changes: dict[str, Any], clearances: tuple[str, ...] = ()) -> set[str]:
    return {flag.code for flag in raised(facts(changes), clearances)}


def test_there_are_twelve_stops_and_four_warnings_and_each_is_tested() -> None:
    levels = [rule.level for rule in RULES]
    assert (levels.count(Level.STOP), levels.count(Level.WARN)) == (12, 4)
    assert set(RAISES) == set(CODES)


def test_nothing_is_raised_where_nothing_is_wrong() -> None:
    assert codes({}) == set()


@pytest.mark.parametrize(("code", "changes"), [(c, x) for c, changes in RAISES.items() for x in changes])
def test_flag_is_raised_with_a_reason(code: str, changes: dict[str, Any]) -> None:
    found = {flag.code: flag for flag in raised(facts(changes))}
    assert code in found
    assert found[code].reason
    assert found[code].remedy.endswith(".")
    unknown = None in changes.values() and "product" not in changes
    assert ("taken the careful way" in found[code].reason) == unknown


@pytest.mark.parametrize("changes", QUIET)
def test_neighbours_of_a_flag_stay_quiet(changes: dict[str, Any]) -> None:
    allowed = {"STOP-IRB"} if changes.get("setting") == "ind_trial" else set()
    allowed |= {"WARN-BELOW-SKIN"} if changes.get("route") == "microneedling" else set()
    assert codes(changes) == allowed


def test_a_paper_clears_only_what_a_paper_can_clear() -> None:
    cancer = {"conditions": ["cancer_active", "active_infection"]}
    assert codes(cancer, ("STOP-ACTIVE-CANCER", "STOP-ACTIVE-INFECTION")) == {"STOP-ACTIVE-INFECTION"}
    assert codes({"conditions": ["suspicious_lesion"]}, ("STOP-LESION",)) == set()


@pytest.mark.parametrize(
    ("changes", "roles"),
    [
        ({}, "patient practitioner"),
        ({"capacity": "fluctuating"}, "patient practitioner"),
        ({"capacity": "lacks"}, "representative practitioner"),
        ({"age": 17}, "child guardian practitioner"),
        ({"age": 9, "capacity": "lacks"}, "child guardian practitioner"),
        ({"interpreter_needed": True}, "patient interpreter practitioner"),
        ({"signs_with_mark": True}, "patient witness practitioner"),
        ({"signs_with_mark": True, "two_witnesses": True}, "patient witness second_witness practitioner"),
        ({"two_witnesses": True}, "patient practitioner"),
        ({"capacity": None}, "patient representative practitioner"),
        ({"age": None}, "patient child guardian practitioner"),
        ({"interpreter_needed": None}, "patient interpreter practitioner"),
    ],
)
def test_who_signs_follows_from_the_facts(changes: dict[str, Any], roles: str) -> None:
    found = signatories(facts(changes))
    assert [s.role.value for s in found] == roles.split()
    assert all(s.reason and s.field == f"sign-{s.role}" for s in found)


def test_everybody_signs_in_the_order_of_roles() -> None:
    order = list(Role)
    found = [s.role for s in signatories(Facts({"signs_with_mark": True, "two_witnesses": True}))]
    assert Role.SECOND_WITNESS in found
    assert found == sorted(found, key=order.index)
