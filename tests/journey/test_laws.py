"""The laws of medical.md part 6, (a) to (h), over invented patients of every kind."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.consent.adapt import Outcome
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.claims import lint
from exoconsent.consent.document import FigureKind, FrequencyBlock
from exoconsent.consent.facts import EXPECTED_AT_FIRST, NOT_ALL_ASKED, VOCABULARY, Kind
from exoconsent.consent.form import Band
from exoconsent.consent.letters import skeleton
from exoconsent.consent.majority import AGE_OF_MAJORITY
from tests.journey.bench import Bench

REGIONS = ("US-TX", "US-CA", "US-UT", "US-FL", "UK", "EU-DE", "JP", "other")
PRODUCT = {"name": "Sample-EV", "maker": "Fictitious Biologics (invented)", "lot": "TEST-0001", "expiry": "2099-12-31"}
INERT = {"gender", "medicine_notes", "language", "body_site", "donor_docs", "charged"}
"""Facts that no rule uses for what is in or out."""
RULED = sorted(set(VOCABULARY) - INERT)
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUICK = settings(max_examples=250, deadline=None)


def value_of(name: str) -> st.SearchStrategy[Any]:
    fact = VOCABULARY[name]
    match fact.kind:
        case Kind.YEARS:
            return st.integers(0, 110)
        case Kind.FLAG:
            return st.booleans()
        case Kind.CHOICE:
            return st.sampled_from(fact.values)
        case Kind.SET:
            listed = fact.values or VOCABULARY["allergies"].values
            return st.lists(st.sampled_from(listed), max_size=3, unique=True)
        case Kind.REGION:
            return st.sampled_from(REGIONS)
        case Kind.PRODUCT:
            return st.just(PRODUCT)
        case Kind.TEXT:
            return st.just("left knee")


PATIENTS = st.fixed_dictionaries({name: value_of(name) for name in VOCABULARY})
HEALTHY: dict[str, Any] = {
    "age": 40, "gender": "man", "pregnancy_possible": False, "pregnant": "no", "breastfeeding": False,
    "blood_donor": False, "conditions": [], "allergies": [], "medicines": [], "capacity": "full",
    "interpreter_needed": False, "language": "English", "indication": "skin_rejuvenation", "body_site": "face",
    "route": "topical_intact", "setting": "commercial", "source": "plant", "donor_type": "non_human",
    "product": PRODUCT, "excipients_known": True, "excipients": [], "jurisdiction": "US-TX", "charged": True,
    "donor_docs": "not_applicable",
}  # fmt: skip
ALWAYS = {
    "regulatory-status", "product-identity-lot", "benefits-uncertain", "alternatives-no-treatment",
    "procedure-by-route", "risk-infection-contamination", "risk-allergy-immune", "risk-unknown-long-term",
    "aftercare-seek-help", "reporting-side-effects", "costs-injury-cover", "privacy-records",
    "rights-questions-withdraw", "withdrawal-form",
}  # fmt: skip


def test_a_healthy_adult_with_a_plant_product_on_unbroken_skin_gets_the_always_sections(bench: Bench) -> None:
    adaptation = bench.adapt(HEALTHY)
    assert set(adaptation.ids(Outcome.MANDATORY)) == ALWAYS
    assert adaptation.ids(Outcome.SUGGESTED) == ("risk-skin-granuloma",)
    assert adaptation.flags == ()


@QUICK
@given(patient=PATIENTS, gender=st.text(max_size=8))
def test_b_gender_changes_nothing(bench: Bench, patient: dict[str, Any], gender: str) -> None:
    one, other = bench.adapt(patient), bench.adapt({**patient, "gender": gender})
    assert one.decisions == other.decisions
    assert (one.flags, one.signatories) == (other.flags, other.signatories)


@pytest.mark.parametrize("gender", ["woman", "man", "", "non-binary"])
def test_b_gender_is_not_even_printed(bench: Bench, gender: str) -> None:
    assert bench.text({**HEALTHY, "gender": gender}) == bench.text(HEALTHY).replace(
        bench.prepare(HEALTHY).consent.number, bench.prepare({**HEALTHY, "gender": gender}).consent.number
    )


@QUICK
@given(patient=PATIENTS, name=st.sampled_from(["conditions", "allergies", "medicines"]), data=st.data())
def test_c_a_further_risk_factor_takes_no_mandatory_section_away(
    bench: Bench, patient: dict[str, Any], name: str, data: st.DataObject
) -> None:
    factor = data.draw(st.sampled_from(VOCABULARY[name].values))
    more = {**patient, name: [*patient[name], factor]}
    assert mandatory(bench, patient) <= mandatory(bench, more)
    assert {f.code for f in bench.adapt(patient).flags} <= {f.code for f in bench.adapt(more).flags}


@QUICK
@given(
    patient=PATIENTS, name=st.sampled_from(["pregnancy_possible", "breastfeeding", "blood_donor", "interpreter_needed"])
)
def test_c_a_yes_takes_no_mandatory_section_away(bench: Bench, patient: dict[str, Any], name: str) -> None:
    assert mandatory(bench, {**patient, name: False}) <= mandatory(bench, {**patient, name: True})


@QUICK
@given(patient=PATIENTS, age=st.integers(0, AGE_OF_MAJORITY - 1))
def test_c_under_age_moves_the_representative_to_the_guardian(bench: Bench, patient: dict[str, Any], age: int) -> None:
    adult, minor = mandatory(bench, {**patient, "age": 40}), mandatory(bench, {**patient, "age": age})
    assert adult - minor <= {"representative-consent"}
    assert minor - adult == {"minor-guardian-assent"}


@SLOW
@given(patient=PATIENTS)
def test_d_no_printed_word_makes_a_banned_claim(bench: Bench, patient: dict[str, Any]) -> None:
    prepared = bench.prepare(patient)
    claims = bench.clinic.library.claims
    assert [f for _, text in printed_words(prepared.consent) for f in lint(text, claims, skeleton)] == []


@SLOW
@given(patient=PATIENTS)
def test_e_every_printed_risk_has_a_frequency_line(bench: Bench, patient: dict[str, Any]) -> None:
    prepared = bench.prepare(patient)
    printed = {section.id: section for section in prepared.consent.sections}
    for decision in prepared.adaptation.printed:
        band = decision.section.frequency.band
        lines = [b for b in printed[decision.section.id].blocks if isinstance(b, FrequencyBlock)]
        assert bool(lines) == (band is not Band.NOT_APPLICABLE)
        assert band is not Band.NOT_KNOWN or lines[0].kind is FigureKind.NOT_KNOWN
        if lines:
            assert re.search(r"not known|\d+ (in|of) [\d,]+", "".join(s.text for s in lines[0].spans))


@SLOW
@given(patient=PATIENTS, region=st.sampled_from(REGIONS))
def test_f_the_form_names_where_to_report(bench: Bench, patient: dict[str, Any], region: str) -> None:
    text = bench.text({**patient, "jurisdiction": region})
    assert ("MedWatch" in text) >= region.startswith("US")
    assert ("Yellow Card" in text) == (region == "UK")


@SLOW
@given(patient=PATIENTS)
def test_g_a_stop_flag_leaves_nothing_to_sign(bench: Bench, patient: dict[str, Any]) -> None:
    prepared = bench.prepare(patient)
    if prepared.adaptation.stops:
        assert not prepared.ready
        assert not any(block.field for block in prepared.consent.signatures)
        if not all(flag.open for flag in prepared.adaptation.stops):
            assert prepared.consent.signatures == ()
        assert "NOT FOR SIGNATURE" in prepared.consent.notices[0]
        for flag in prepared.adaptation.stops:
            assert any(flag.code in reason for reason in prepared.consent.stop_reasons)


@QUICK
@given(patient=PATIENTS, name=st.sampled_from(RULED), data=st.data())
def test_h_a_fact_left_unknown_is_at_least_as_careful_as_any_value(
    bench: Bench, patient: dict[str, Any], name: str, data: st.DataObject
) -> None:
    unknown = {k: v for k, v in patient.items() if k != name}
    known = {**patient, name: data.draw(value_of(name))}
    if name in EXPECTED_AT_FIRST:  # asked for only when it comes up, so its absence means no
        return
    assert mandatory(bench, known) <= mandatory(bench, unknown)
    assert {f.code for f in bench.adapt(known).flags} <= {f.code for f in bench.adapt(unknown).flags}
    assert {s.role for s in bench.adapt(known).signatories} <= {s.role for s in bench.adapt(unknown).signatories}


LISTS = sorted(name for name in VOCABULARY if VOCABULARY[name].kind is Kind.SET)


@QUICK
@given(patient=PATIENTS, name=st.sampled_from(LISTS), data=st.data())
def test_h_a_list_known_in_part_is_as_careful_as_the_whole_list_and_no_more_than_none(
    bench: Bench, patient: dict[str, Any], name: str, data: st.DataObject
) -> None:
    """One yes at the desk must not answer no to what nobody asked."""
    whole = data.draw(value_of(name))
    kept = [entry for entry in whole if data.draw(st.booleans())]
    others = {k: v for k, v in patient.items() if k != name}
    other = data.draw(st.sampled_from(LISTS))
    if other != name:  # another list is known in part as well
        others[other] = [*patient[other], NOT_ALL_ASKED]
    known, part, nothing = (
        bench.adapt(p) for p in ({**others, name: whole}, {**others, name: [*kept, NOT_ALL_ASKED]}, others)
    )
    for less, more in ((part, known), (nothing, part)):
        assert {d.section.id for d in more.printed} <= {d.section.id for d in less.printed}
        assert set(more.ids(Outcome.MANDATORY)) <= set(less.ids(Outcome.MANDATORY))
        assert {f.code for f in more.flags} <= {f.code for f in less.flags}
        assert {s.role for s in more.signatories} <= {s.role for s in less.signatories}


def test_h_one_tick_lifts_no_stop_and_drops_no_section(bench: Bench) -> None:
    nobody_asked = {k: v for k, v in HEALTHY.items() if k != "conditions"}
    before, after = bench.adapt(nobody_asked), bench.adapt({**HEALTHY, "conditions": ["diabetes", NOT_ALL_ASKED]})
    assert {f.code for f in before.stops} == {"STOP-ACTIVE-INFECTION", "STOP-ACTIVE-CANCER", "STOP-LESION"}
    assert {f.code for f in after.stops} == {f.code for f in before.stops}
    assert {d.section.id for d in before.printed} <= {d.section.id for d in after.printed}
    assert NOT_ALL_ASKED not in bench.text({**HEALTHY, "conditions": ["diabetes", NOT_ALL_ASKED]})


@pytest.mark.parametrize("name", [name for name in RULED if name not in EXPECTED_AT_FIRST])
def test_h_the_careful_side_says_so(bench: Bench, name: str) -> None:
    human = {
        **HEALTHY,
        "source": "umbilical",
        "donor_type": "allogeneic",
        "allergies": ["latex"],
        "excipients": ["dmso"],
    }
    adaptation = bench.adapt({k: v for k, v in human.items() if k != name})
    for decision in adaptation.decisions:
        assert decision.careful == decision.reason.endswith("is not known, taken the careful way")
    told = [f.reason for f in adaptation.flags] + [d.reason for d in adaptation.decisions]
    assert any(f"{name} is not known" in reason or f"{name} name, maker, lot missing" in reason for reason in told)


def mandatory(bench: Bench, patient: dict[str, Any]) -> set[str]:
    return set(bench.adapt(patient).ids(Outcome.MANDATORY))
