"""The six open cases come out exactly: sections, flags, variants, text patterns, each decision with its reason."""

import re
from typing import Any

import pytest

from exoconsent.consent.adapt import Outcome
from exoconsent.consent.flags import CODES
from tests.journey.bench import Bench, open_cases

CASES = open_cases()
pytestmark = pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])


def test_every_section_gets_the_outcome_the_case_asks_for(bench: Bench, case: dict[str, Any]) -> None:
    adaptation = bench.adapt(case["attributes"])
    expect = case["expect"]
    assert sorted(adaptation.ids(Outcome.MANDATORY)) == sorted(expect["must_include"])
    assert sorted(adaptation.ids(Outcome.SUGGESTED)) == sorted(expect["may_include"])
    assert sorted(adaptation.ids(Outcome.NOT_CALLED_FOR)) == sorted(expect["must_not_include"])


def test_flags_are_exactly_those(bench: Bench, case: dict[str, Any]) -> None:
    adaptation = bench.adapt(case["attributes"])
    flags = case["expect"]["flags"]
    assert sorted(f.code for f in adaptation.stops) == sorted(flags["stop"])
    assert sorted(f.code for f in adaptation.warnings) == sorted(flags["warn"])
    assert {f.code for f in adaptation.flags} <= set(CODES)


def test_variants_are_named(bench: Bench, case: dict[str, Any]) -> None:
    variants = {d.section.id: d.variant for d in bench.adapt(case["attributes"]).printed}
    wanted = case["expect"]["variants"]
    assert {k: variants[k] for k in wanted} == wanted


def test_every_decision_has_its_reason(bench: Bench, case: dict[str, Any]) -> None:
    for decision in bench.adapt(case["attributes"]).decisions:
        outcome, _, reason = decision.reason.partition(": ")
        assert outcome == decision.outcome
        assert reason
        assert not decision.careful, "the cases leave nothing unknown"


def test_printed_words_hold_what_they_must_and_nothing_they_must_not(bench: Bench, case: dict[str, Any]) -> None:
    text = bench.text(case["attributes"])
    for pattern in case["expect"]["text_must_match"]:
        assert re.search(pattern, text), pattern
    for pattern in case["expect"]["text_must_not_match"]:
        assert not re.search(pattern, text), pattern


def test_only_flags_and_open_editions_stand_between_a_case_and_its_signature(
    bench: Bench, case: dict[str, Any]
) -> None:
    """The demo clinic fills every blank; what is left is the patient's own."""
    codes = {p.code for p in bench.prepare(case["attributes"]).problems if p.open}
    flags = case["expect"]["flags"]
    attributes = case["attributes"]
    agreed_in_person = attributes["capacity"] == "lacks" or attributes["pregnancy_possible"]
    person = {"BLANK-EMPTY"} if agreed_in_person else set()
    state = {"US-CA": {"ST-CA-01"}, "US-FL": {"ST-FL-01-DOCTOR"}}.get(attributes["jurisdiction"], set())
    assert codes - person == {*flags["stop"], *flags["warn"], *state, "EDITION-UNAPPROVED", "STATUS-STALE"}
