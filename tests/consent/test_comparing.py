"""Two editions compared: words, rules, order, and whom the difference concerns."""

import dataclasses
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from exoconsent.consent.adapt import adapt
from exoconsent.consent.affected import Filed, affected, placed, shown
from exoconsent.consent.comparing import compare
from exoconsent.consent.conditions import Always, Op, Test
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.facts import Facts
from exoconsent.consent.form import Applies, Category
from exoconsent.consent.text import Bullets, Paragraph, Run
from exoconsent.consent.word_changes import Change, of_blocks, of_text, word_changes
from exoconsent.library.load import load_library
from exoconsent.library.patients import read_patient
from exoconsent.paths import FORMS
from tests.library.made_forms import BLOCKS

SHIPPED = load_library(FORMS)
FORM = SHIPPED.forms["exosome-treatment"]


def with_section(form, section):
    return dataclasses.replace(form, sections=tuple(section if s.id == section.id else s for s in form.sections))


def with_text(section, **changes):
    text = dataclasses.replace(section.texts["en"], **changes)
    return dataclasses.replace(section, texts={**section.texts, "en": text})


def test_an_edition_is_like_itself():
    changes = compare(FORM, FORM)
    assert not changes
    assert not changes.wording


def test_words_that_came_and_went():
    pieces = word_changes(of_text("It is not known how often."), of_text("It is known how rarely this is."))
    assert [(p.change, p.text.strip()) for p in pieces] == [
        (Change.SAME, "It is"),
        (Change.REMOVED, "not"),
        (Change.SAME, "known how"),
        (Change.REMOVED, "often."),
        (Change.ADDED, "rarely this is."),
    ]


def test_a_word_made_bold_and_a_new_bullet_are_changes():
    old = (Paragraph(inlines=(Run(text="a big risk"),)),)
    new = (
        Paragraph(inlines=(Run(text="a "), Run(text="big", bold=True), Run(text=" risk"))),
        Bullets(items=((Run(text="more"),),)),
    )
    changed = [(p.change, p.text) for p in word_changes(of_blocks(old), of_blocks(new)) if p.change is not Change.SAME]
    assert changed[0] == (Change.REMOVED, "big ")
    assert changed[1][0] is Change.ADDED
    assert changed[-1] == (Change.ADDED, "\n• more")


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(BLOCKS, BLOCKS)
def test_what_stayed_and_came_is_the_new_text_and_what_stayed_and_went_the_old(old, new):
    pieces = word_changes(of_blocks(old), of_blocks(new))
    for words, gone in ((of_blocks(new), Change.REMOVED), (of_blocks(old), Change.ADDED)):
        kept = [w.text.strip() for p in pieces if p.change is not gone for w in p.words]
        assert kept == [w.text.strip() for w in words]


def test_everything_that_changed_is_told():
    cancer = with_text(FORM.section("risk-cancer"), title="Cancer and growths")
    rule = Test(field="age", op=Op.GTE, value=40)
    cancer = dataclasses.replace(cancer, applies=Applies(mandatory=rule), category=Category.SPECIAL_POPULATION)
    ids = [s.id for s in FORM.sections]
    order = [*ids[2:6], ids[0], *ids[6:], "withdrawal-statement"]  # ids[1] went, ids[0] moved, one came
    new = dataclasses.replace(
        with_section(FORM, cancer),
        sections=tuple(cancer if i == "risk-cancer" else SHIPPED.sections[i] for i in order),
        validity_days=30,
    )
    changes = compare(FORM, new, SHIPPED.words["en"])
    assert changes.added == ("withdrawal-statement",)
    assert changes.removed == (ids[1],)
    assert changes.moved == (ids[0],)
    assert [(t.section_id, t.language, t.place) for t in changes.texts] == [("risk-cancer", "en", "title")]
    mandatory = next(r for r in changes.rules if r.place == "mandatory")
    assert mandatory.after == "the patient is 40 years old or older"
    assert {(v.section_id, v.place, v.after) for v in changes.values} == {
        ("", "validity_days", "30"),
        ("risk-cancer", "category", "special_population"),
    }


def test_a_language_that_is_added_shows_all_its_words():
    section = FORM.section("risk-cancer")
    bare = dataclasses.replace(section, texts={"en": section.texts["en"]})
    changes = compare(with_section(FORM, bare), FORM)
    assert {t.language for t in changes.texts} == {"es"}
    assert all(p.change is Change.ADDED for t in changes.texts for p in t.pieces)


PEOPLE = [
    Filed(number="EX-1", edition="1", facts=Facts({"age": 50, "route": "iv", "conditions": ()})),
    Filed(number="EX-2", edition="1", facts=Facts({"age": 12, "route": "inhaled", "conditions": ("cancer_history",)})),
    Filed(number="EX-3", edition="0", facts=Facts({"age": 50})),
]


def test_a_note_for_staff_affects_nobody():
    section = FORM.section("risk-cancer")
    noted = dataclasses.replace(section, evidence=dataclasses.replace(section.evidence, note="new"))
    assert compare(FORM, with_section(FORM, noted)).values
    assert affected({"1": FORM}, with_section(FORM, noted), PEOPLE) == ()


def test_who_is_affected_by_new_sections_rules_and_words():
    grown = dataclasses.replace(
        SHIPPED.sections["withdrawal-statement"],
        applies=Applies(mandatory=Test(field="route", op=Op.IN, value=("iv",))),
    )
    found = affected({"1": FORM}, dataclasses.replace(FORM, sections=(*FORM.sections, grown)), PEOPLE)
    assert [(a.number, a.gained, a.ask_again) for a in found] == [("EX-1", ("withdrawal-statement",), True)]

    shorter = dataclasses.replace(FORM, sections=tuple(s for s in FORM.sections if s.id != "regulatory-status"))
    assert {(a.number, a.lost, a.ask_again) for a in affected({"1": FORM}, shorter, PEOPLE)} == {
        ("EX-1", ("regulatory-status",), False),
        ("EX-2", ("regulatory-status",), False),
    }
    reworded = with_section(FORM, with_text(FORM.section("minor-guardian-assent"), title="Children"))
    assert [(a.number, a.reworded) for a in affected({"1": FORM}, reworded, PEOPLE)] == [
        ("EX-2", ("minor-guardian-assent",))
    ]
    assert "12" not in repr(found)


def test_words_of_a_variant_concern_only_those_who_got_it():
    section = FORM.section("procedure-by-route")
    parts = {**section.texts["en"].parts, "iv": (Paragraph(inlines=(Run(text="New."),)),)}
    new = with_section(FORM, with_text(section, parts=parts))
    assert [a.number for a in affected({"1": FORM}, new, PEOPLE)] == ["EX-1"]


@pytest.mark.parametrize("path", sorted((FORMS / "patients").glob("*.yaml")), ids=lambda p: p.stem)
def test_what_is_shown_is_what_the_desk_puts_in(path):
    patient = read_patient(path.read_bytes(), path.name)
    draft = Draft(form_id=FORM.id, patient=Patient(name="Made Up", born=patient.born), facts=patient.facts)
    adaptation = adapt(FORM, draft, date(2026, 11, 22))
    by_rules = {d.section.id for d in adaptation.decisions if d.outcome != "not called for"}
    assert set(shown(FORM, adaptation.facts)) == by_rules


def test_always_counts_for_everybody():
    section = dataclasses.replace(FORM.section("risk-cancer"), applies=Applies(suggested=Always()))
    assert "risk-cancer" in shown(with_section(FORM, section), Facts({}))


def test_a_consent_stands_on_the_edition_that_says_what_it_says():
    def on(edition, content, *, approved=False):
        filed = Filed(number="EX-1", edition=edition, facts=Facts({}), content=content, approved=approved)
        return placed([filed], {"1": "aa", "2": "bb"})[0].edition

    assert (on("1", "aa"), on("2", "aa"), on("1", "bb", approved=True)) == ("1", "1", "2")
    assert on("1", "a draft's own words") == ""
    assert on("1", "") == "1", "filed before the text was kept: the number has to do"
    assert on("1", "written down otherwise", approved=True) == "1", "an edition's number is given once"
