"""Adapting: outcomes, choices by hand, variants, order; with small sections made here."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from exoconsent.consent.adapt import Adaptation, Outcome, adapt
from exoconsent.consent.conditions import Always, Condition, Op, Test
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.facts import Facts
from exoconsent.consent.form import (
    Applies,
    Approval,
    Band,
    Category,
    Edition,
    Evidence,
    Form,
    FormText,
    Frequency,
    Part,
    Section,
    SectionText,
    TextStatus,
)
from exoconsent.consent.text import Paragraph, plain

ON = date(2026, 11, 22)
IV = Test(field="route", op=Op.IN, value=("iv",))
NOSE = Test(field="route", op=Op.IN, value=("intranasal",))
US = Test(field="jurisdiction", op=Op.IN, value=("US",))
CALIFORNIA = Test(field="jurisdiction", op=Op.IN, value=("US-CA",))
DIABETES = Test(field="conditions", op=Op.HAS_ANY, value=("diabetes",))


def section(
    name: str,
    mandatory: Condition | None = None,
    suggested: Condition | None = None,
    parts: tuple[Part, ...] = (Part(id="main"),),
    category: Category = Category.RISK,
) -> Section:
    words = {part.id: (Paragraph(inlines=plain(f"{name} {part.id}")),) for part in parts}
    text = SectionText(language="en", status=TextStatus.DRAFT, title=name, parts=MappingProxyType(words))
    return Section(
        id=name,
        category=category,
        applies=Applies(mandatory=mandatory, suggested=suggested),
        frequency=Frequency(band=Band.NOT_KNOWN),
        evidence=Evidence(sources=(), confidence="high"),
        provenance=(),
        parts=parts,
        texts=MappingProxyType({"en": text}),
    )


def run(sections: list[Section], facts: dict[str, Any], personal_first: bool = False, **draft: Any) -> Adaptation:
    text = FormText(
        language="en", status=TextStatus.DRAFT, title="T", subtitle="", review_notice="Review it.", intro=()
    )
    form = Form(
        id="f",
        edition=Edition(number="1", approval=Approval.DRAFT),
        sections=tuple(sections),
        texts=MappingProxyType({"en": text}),
        personal_first=personal_first,
    )
    made = Draft(form_id="f", patient=Patient(name="Testina (fictitious)"), facts=Facts(facts), **draft)
    return adapt(form, made, ON)


def test_three_outcomes_with_reasons() -> None:
    sections = [section("a", Always()), section("b", IV, DIABETES), section("c", IV, DIABETES), section("d")]
    found = run(sections, {"route": "inhaled", "conditions": ("diabetes",)})
    assert [(d.section.id, d.outcome.value, d.reason) for d in found.decisions] == [
        ("a", "mandatory", "mandatory: always"),
        ("b", "suggested", "suggested: conditions has diabetes"),
        ("c", "suggested", "suggested: conditions has diabetes"),
        ("d", "not called for", "not called for: no rule asks for it"),
    ]
    out = run(sections[1:2], {"route": "inhaled", "conditions": ()}).decisions[0]
    assert out.reason == "not called for: route is inhaled; conditions has none of diabetes"


def test_unknown_fact_makes_mandatory_and_says_so() -> None:
    decision = run([section("b", IV, DIABETES)], {"conditions": ()}).decisions[0]
    assert (decision.outcome, decision.careful) == (Outcome.MANDATORY, True)
    assert decision.reason == "mandatory: route is not known, taken the careful way"


@pytest.mark.parametrize(("facts", "included"), [({"route": "iv"}, True), ({"route": "inhaled"}, False)])
def test_mandatory_cannot_be_left_out_and_suggested_can(facts: dict[str, Any], included: bool) -> None:
    known = {**facts, "conditions": ("diabetes",)}
    decision = run([section("b", IV, DIABETES)], known, left_out={"b": "not wanted"}).decisions[0]
    assert decision.included is included
    assert decision.by_hand == ("" if included else "not wanted")


def test_not_called_for_may_be_added_with_its_reason() -> None:
    decision = run([section("b", IV)], {"route": "inhaled"}, added={"b": "asked for"}).decisions[0]
    assert (decision.outcome, decision.included, decision.by_hand) == (Outcome.NOT_CALLED_FOR, True, "asked for")


def test_the_later_and_more_special_variant_names_the_section() -> None:
    parts = (
        Part(id="all"),
        Part(id="us", when=US, variant=True),
        Part(id="ca", when=CALIFORNIA, variant=True),
        Part(id="rest", otherwise=True),
    )
    made = section("status", Always(), parts=parts)
    for place, wanted, variant in (
        ("US-CA", ["all", "us", "ca"], "US-CA"),
        ("US-TX", ["all", "us"], "US"),
        ("UK", ["all", "rest"], ""),
    ):
        decision = run([made], {"jurisdiction": place}).decisions[0]
        assert ([p.id for p in decision.parts], decision.variant) == (wanted, variant)


def test_unknown_choice_prints_every_warning_but_no_excluding_variant() -> None:
    careful = (Part(id="iv", when=IV, variant=True), Part(id="nose", when=NOSE, variant=True))
    choice = tuple(Part(id=p.id, when=p.when, variant=True, if_unknown=False) for p in careful)
    choice = (*choice, Part(id="open", otherwise=True))
    decisions = run([section("a", Always(), parts=careful), section("b", Always(), parts=choice)], {}).decisions
    assert [[p.id for p in d.parts] for d in decisions] == [["iv", "nose"], ["open"]]
    assert [d.variant for d in decisions] == ["", ""]


def test_personal_risks_come_first_in_the_places_of_risks() -> None:
    status = section("status", Always(), category=Category.STATUS)
    rights = section("rights", Always(), category=Category.RIGHTS)
    sections = [status, section("general", Always()), section("personal", IV), rights, section("late", DIABETES)]
    facts = {"route": "iv", "conditions": ("diabetes",)}
    ids = [d.section.id for d in run(sections, facts, personal_first=True).decisions]
    assert ids == ["status", "personal", "late", "rights", "general"]
    by_hand = run(sections, facts, personal_first=True, order=("general", "status"))
    assert [d.section.id for d in by_hand.decisions][:2] == ["general", "status"]
