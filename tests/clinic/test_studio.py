"""The studio without a window: copies, saving with faults, hand edits, checks, previews and publishing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from exoconsent.clinic import Clinic
from exoconsent.clinic.studio import Studio
from exoconsent.clinic.studio_people import crowd
from exoconsent.clinic.studio_steps import new_section, printable, text_in, with_moved, with_section, with_text
from exoconsent.consent.conditions import AllOf, Op, Test
from exoconsent.consent.form import Applies, Approval, Category, Section
from exoconsent.consent.problem import Severity
from exoconsent.consent.text import Blank, Paragraph, plain
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FORM, BLEEDING = "exosome-treatment", "risk-bleeding-anticoagulant"


@pytest.fixture
def clinic(tmp_path: Path):
    clinic = Clinic.demo(tmp_path)
    yield clinic
    clinic.close()


@pytest.fixture
def studio(clinic: Clinic) -> Studio:
    return clinic.studio(lambda: NOW)


def says(section: Section, words: str) -> Section:
    """``section`` with other words in its main part."""
    text = text_in(section, "en")
    parts = MappingProxyType({**text.parts, "main": (Paragraph(inlines=plain(words)),)})
    return with_text(section, replace(text, parts=parts))


def codes(studio: Studio, form_id: str = FORM) -> set[str]:
    return {problem.code for problem in studio.checks(studio.working(form_id))}


def errors(studio: Studio) -> list[str]:
    return [p.message for p in studio.checks(studio.working(FORM)) if p.severity is Severity.ERROR]


def test_the_shipped_form_has_no_errors_and_nothing_of_ones_own(studio: Studio) -> None:
    assert errors(studio) == []
    assert [line.own for line in studio.forms()] == [False, False]
    assert not studio.folder.exists()


def test_the_first_change_makes_a_copy_and_what_ships_stays(studio: Studio) -> None:
    before = (FORMS / "sections" / f"{BLEEDING}.yaml").read_bytes()
    section = studio.working(FORM).section(BLEEDING)
    assert studio.save_section(FORM, says(section, "Press firmly.")) == ()
    own = studio.folder / "sections" / f"{BLEEDING}.yaml"
    assert "Press firmly." in own.read_text()
    assert b"Press firmly." not in before
    assert (FORMS / "sections" / f"{BLEEDING}.yaml").read_bytes() == before
    assert sorted(p.name for p in studio.folder.rglob("*.yaml")) == [own.name]
    assert own.read_text().startswith("# yaml-language-server")  # the comment of the file that it came from
    assert studio.forms()[0].own


def test_a_mistake_never_stops_saving_and_never_stops_the_clinic(studio: Studio, clinic: Clinic) -> None:
    section = new_section("Tingling", Category.RISK, studio.library.sections)
    told = studio.save_section(FORM, section)
    assert [c.message for c in told] == ['"main" is empty; fill it in or delete the key']
    assert studio.working(FORM).section("tingling") is not None
    assert studio.forms()[0].unfinished
    Clinic.demo(clinic.folder.parent).close()  # the desk opens as before
    with pytest.raises(BadInputError, match="main"):
        studio.publish(FORM, "2", "too early")
    assert studio.editions(FORM) == ()
    # A new studio finds the draft again; mended, it is among the forms.
    again = clinic.studio(lambda: NOW)
    assert again.save_section(FORM, says(again.working(FORM).section("tingling"), "You may feel tingling.")) == ()
    assert not list((studio.folder / "unfinished").rglob("*.yaml"))
    assert load_library(FORMS, studio.folder).forms[FORM].section("tingling") is not None


def test_only_publishing_takes_the_draft_mark_away(studio: Studio, clinic: Clinic) -> None:
    studio.save_section(FORM, says(studio.working(FORM).section(BLEEDING), "Press firmly."))
    assert Clinic.demo(clinic.folder.parent).form(FORM).edition.approval is Approval.DRAFT
    published = studio.publish(FORM, studio.next_number(FORM), "first")
    assert [p.number for p in studio.editions(FORM)] == [published.number]
    assert studio.working(FORM).edition.approval is Approval.DRAFT
    studio.save_section(FORM, says(studio.working(FORM).section(BLEEDING), "Press very firmly."))
    desk = Clinic.demo(clinic.folder.parent).form(FORM)
    assert desk.edition.approval is Approval.APPROVED
    assert desk.section(BLEEDING).texts["en"].parts["main"] == (Paragraph(inlines=plain("Press firmly.")),)
    changes = studio.compare(desk, studio.working(FORM))
    assert [c.section_id for c in changes.texts] == [BLEEDING]


def test_hand_edits_are_seen_and_never_overwritten(studio: Studio) -> None:
    studio.save_section(FORM, says(studio.working(FORM).section(BLEEDING), "Press firmly."))
    own = studio.folder / "sections" / f"{BLEEDING}.yaml"
    stale = studio.working(FORM)
    own.write_text(own.read_text().replace("Press firmly.", "Press by hand."))
    assert studio.changed_outside()
    with pytest.raises(BadInputError, match="changed outside"):
        studio.save_section(FORM, says(stale.section(BLEEDING), "Press otherwise."))
    assert "Press by hand." in own.read_text()
    assert studio.working(FORM).section(BLEEDING).texts["en"].parts["main"][0].inlines[0].text == "Press by hand."
    assert not studio.changed_outside()


def bad_sections() -> list[Path]:
    """Those that are sections on their own, every fourth: reading the whole library takes its time."""
    files = sorted((Path(__file__).parent.parent / "bad_forms").glob("*.yaml"))
    return [f for f in files if b"exoconsent-section/1" in f.read_bytes()][::4]


@pytest.mark.parametrize("bad", bad_sections(), ids=lambda path: path.stem)
def test_a_bad_file_is_told_with_its_line_as_on_the_command_line(studio: Studio, bad: Path) -> None:
    folder = studio.folder / "sections"
    folder.mkdir(parents=True)
    own = folder / f"{BLEEDING}.yaml"
    own.write_bytes(bad.read_bytes())
    studio.reload()
    with pytest.raises(BadFormError) as command_line:
        load_library(FORMS, studio.folder)
    assert studio.complaints == command_line.value.complaints
    told = [p.message for p in studio.checks(studio.working(FORM))]
    inside = (replace(c, path=f"sections/{own.name}") for c in command_line.value.complaints)
    assert all(str(c) in told for c in inside)
    assert studio.working(FORM).sections


def test_a_broken_file_is_mended_in_the_studio_and_kept_beside(studio: Studio) -> None:
    own = studio.folder / "sections" / f"{BLEEDING}.yaml"
    own.parent.mkdir(parents=True)
    broken = (FORMS / "sections" / f"{BLEEDING}.yaml").read_text().replace("category: risk", "category: riks")
    own.write_text(broken)
    studio.reload()
    assert len(studio.complaints) == 1
    section = studio.working(FORM).section(BLEEDING)
    assert studio.save_section(FORM, replace(section, category=Category.RISK)) == ()
    assert studio.complaints == ()
    assert own.with_name(f"{own.name}.old").read_text() == broken


def test_checks_find_what_a_person_would_miss(studio: Studio) -> None:
    form = studio.working(FORM)
    section = form.section(BLEEDING)
    wrong = says(section, "This treatment is completely safe. About 5 % bleed from vаrices.")
    impossible = AllOf(
        conditions=(Test(field="age", op=Op.LT, value=10), Test(field="age", op=Op.GTE, value=20)),
    )
    twin = replace(form.section("risk-cancer"), id="risk-cancer-2")
    changed = with_section(with_section(form, wrong), twin)
    changed = with_section(changed, replace(form.section("costs-injury-cover"), applies=Applies(suggested=impossible)))
    found = {problem.code for problem in studio.checks(changed)}
    wanted = {"MIXED-SCRIPTS", "NO-DENOMINATOR", "SECTIONS-ALIKE", "RULE-ODD", "TRANSLATION-STALE"}
    assert wanted <= found
    assert any(code.startswith("CLAIM-") for code in found)
    assert not wanted & codes(studio)


def test_number_with_its_people_is_fine(studio: Studio) -> None:
    fine = says(studio.working(FORM).section(BLEEDING), "It happened to 5 % (50 of 1,000 people).")
    assert "NO-DENOMINATOR" not in {p.code for p in studio.checks(with_section(studio.working(FORM), fine))}


def test_unwritten_parts_can_be_looked_at(studio: Studio) -> None:
    section = new_section("Tingling", Category.RISK, ())
    form = with_section(studio.working(FORM), section, 3)
    assert printable(form).sections[3].texts["en"].parts["main"]
    look = studio.preview(form, studio.invented()[0], "es")
    assert look.rendered.pages > 5
    assert "tingling" in {s.id for s in look.prepared.consent.sections}


def test_order_and_taking_out_are_kept(studio: Studio) -> None:
    ids = [s.id for s in studio.sections(FORM)]
    assert studio.move_section(FORM, ids[4], 1) == ()
    assert [s.id for s in studio.sections(FORM)] == [ids[0], ids[4], *ids[1:4], *ids[5:]]
    assert studio.remove_section(FORM, ids[4]) == ()
    assert [s.id for s in studio.sections(FORM)] == [i for i in ids if i != ids[4]]
    assert ids[4] in {s.id for s in studio.others(studio.working(FORM))}


def test_moving_stays_within_the_form(studio: Studio) -> None:
    form = studio.working(FORM)
    assert with_moved(form, form.sections[0].id, -1).sections == form.sections
    assert with_moved(form, form.sections[-1].id, 99).sections == form.sections


def test_people_are_words_and_facts_alone(studio: Studio) -> None:
    people = studio.people()
    assert [p.patient is not None for p in people] == [True] * 6 + [False] * 200
    assert all("made-up" in p.words or "fictitious" in p.words for p in people)
    assert len(crowd(people).made_up) == 200
    assert crowd(people).filed == ()


def test_a_missing_element_is_told_with_who_asks_and_bars_publishing(studio: Studio) -> None:
    form = studio.working(FORM)
    rest = tuple(s for s in form.sections if s.id != "alternatives-no-treatment")
    found = [p for p in studio.checks(replace(form, sections=rest)) if p.code == "ALT-01"]
    assert {(p.severity, p.citation != "", p.message.split(" (")[0]) for p in found} == {
        (Severity.ERROR, True, "not found")
    }
    assert not {"ALT-01", "ALT-02", "RISK-01"} & codes(studio)
    assert studio.assess(studio.working("withdrawal")).elements == {"en": (), "es": ()}


def test_an_element_that_only_some_are_given_is_told(studio: Studio) -> None:
    form = studio.working(FORM)
    section = form.section("reporting-side-effects")
    old = Test(field="age", op=Op.GTE, value=60)
    some = with_section(form, replace(section, applies=Applies(mandatory=old)))
    (found, _spanish) = (p for p in studio.checks(some) if p.code == "REG-03")
    assert (found.severity, found.place) == (Severity.WARNING, "section:reporting-side-effects")
    assert "not for everybody" in found.message


def test_grades_are_numbers_for_every_section_and_the_form(studio: Studio) -> None:
    grades = studio.assess(studio.working(FORM)).grades
    assert set(grades) == {"en", "es"}
    assert 3 < grades["en"].form < 8
    assert set(grades["en"].sections) == {s.id for s in studio.sections(FORM)}
    assert grades["en"].sections["risk-infection-contamination"] > 8


def test_checks_know_the_words_and_their_place(studio: Studio) -> None:
    wrong = says(studio.working(FORM).section(BLEEDING), "Rest. About 5 % bleed.")
    (found,) = (p for p in studio.checks(with_section(studio.working(FORM), wrong)) if p.code == "NO-DENOMINATOR")
    assert (found.language, found.part, found.words) == ("en", "main", "5 %")


def test_blanks_differ_between_languages(studio: Studio) -> None:
    section = studio.working(FORM).section(BLEEDING)
    text = section.texts["es"]
    name = next(iter(text.parts))
    blank = (Paragraph(inlines=(Blank(name="patient.name"),)),)
    changed = with_text(section, replace(text, parts=MappingProxyType({**text.parts, name: blank})))
    found = [p for p in studio.checks(with_section(studio.working(FORM), changed)) if p.code == "BLANKS-DIFFER"]
    assert [(p.language, p.part) for p in found] == [("es", name)]
    assert "{patient.name}" in found[0].message


def test_many_copies_are_still_copies(studio: Studio) -> None:
    form = studio.working(FORM)
    section = form.section("risk-cancer")
    title = section.texts["en"].title
    copies = tuple(
        with_text(replace(section, id=f"copy-{n}"), replace(section.texts["en"], title=f"{title} {n}"))
        for n in range(30)
    )
    found = [p for p in studio.checks(replace(form, sections=copies)) if p.code == "SECTIONS-ALIKE"]
    assert len(found) >= 30 * 5
