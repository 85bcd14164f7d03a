"""What a stranger stumbled over in Templates on a small screen: things untrue, out of sight, or too narrow to read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from exoconsent.clinic import Clinic
from exoconsent.clinic.studio_people import Person, crowd, left_out
from exoconsent.clinic.studio_steps import new_section
from exoconsent.consent.elements_held import Held
from exoconsent.consent.form import Category
from exoconsent.gui.article_bars import LetterBar
from exoconsent.gui.article_opening import Opened
from exoconsent.gui.patient_pane import PatientPane
from exoconsent.gui.studio_elements_list import ElementsList
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.gui.edition_window import BLEEDING, FORM, SOON, Desk

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Clinic.demo(tmp_path))
    desk.window.resize(1366, 768)
    yield desk
    desk.close()


def test_what_is_being_typed_is_kept_when_a_section_is_added(qtbot, desk: Desk) -> None:
    desk.place.studio.choose(BLEEDING)
    qtbot.keyClicks(desk.place.editor.wording.edit, "Press firmly. ")
    section = new_section("Giving blood", Category.AFTERCARE, desk.place.studio.studio.library.sections)
    desk.place.studio.add_section(section)
    words = str(desk.place.studio.form.section(BLEEDING).texts["en"].parts["main"])
    assert "Press firmly." in words
    assert desk.place.studio.section_id == section.id
    assert desk.place.studio.undo.count() == 2, "each is taken back by itself"


def test_a_fault_that_was_told_is_taken_back_when_it_is_put_right(desk: Desk) -> None:
    from exoconsent.errors import Complaint

    desk.place.studio.kept.emit((Complaint(path="x.yaml", message="the frequency is missing"),))
    assert "the frequency is missing" in desk.window.messages.text
    desk.place.studio.kept.emit(())
    assert "the frequency is missing" not in desk.window.messages.text
    assert "put right" in desk.window.messages.text
    desk.window.messages.say("Something else.")
    desk.place.studio.kept.emit(())
    assert desk.window.messages.text == "Something else.", "nothing to take back"


def test_a_section_that_this_person_does_not_get_is_said_beside_the_pages(qtbot, desk: Desk) -> None:
    preview, studio = desk.place.preview, desk.place.studio
    qtbot.waitUntil(lambda: preview.pages.canvas.desk is not None and bool(studio.people), timeout=SOON)
    assert preview.absent.isHidden()
    rights = next(s.id for s in studio.form.sections if s.id == "rights-questions-withdraw")
    studio.choose(rights)
    assert preview.absent.isHidden()
    never = replace(studio.section, applies=replace(studio.section.applies, mandatory=None, suggested=None))
    studio.apply_section(never, "Rule")
    qtbot.waitUntil(lambda: not preview.absent.isHidden(), timeout=SOON)
    assert "is not on these pages" in preview.absent.text()


def test_the_language_that_shows_is_the_one_that_is_named(qtbot, desk: Desk) -> None:
    preview, studio = desk.place.preview, desk.place.studio
    qtbot.waitUntil(lambda: preview.pages.canvas.desk is not None, timeout=SOON)
    preview.choose_language("es")
    with qtbot.waitSignal(studio.looked, timeout=SOON) as looked:
        studio.open("withdrawal")
    assert looked.args[0].prepared.consent.language == "es"
    assert preview.language.currentText() == "Español"


def test_two_languages_beside_each_other_have_room_for_words(qtbot, desk: Desk) -> None:
    editor = desk.place.editor
    desk.place.studio.choose(BLEEDING)
    editor.show_language("es")
    editor.beside.setCurrentIndex(editor.beside.findData("en"))
    editor.beside.activated.emit(editor.beside.currentIndex())
    qtbot.waitUntil(editor.compare.isVisible, timeout=SOON)
    letter = editor.fontMetrics().averageCharWidth()
    qtbot.waitUntil(lambda: editor.compare.width() > 20 * letter, timeout=SOON)
    assert editor.wording.edit.width() > 20 * letter
    assert [editor.language.itemText(i) for i in range(2)] == ["English", "Español"]


def test_the_button_that_makes_a_section_is_in_sight_on_a_small_screen(qtbot, desk: Desk) -> None:
    desk.place.article_button.click()
    make = desk.place.article.maker.make
    qtbot.waitUntil(make.isVisible, timeout=SOON)
    qtbot.waitUntil(lambda: make.visibleRegion().contains(QPoint(make.width() // 2, make.height() - 2)), timeout=SOON)


def test_the_button_for_the_letters_fits_beside_the_claims(qtbot) -> None:
    bar = LetterBar()
    qtbot.addWidget(bar)
    bar.show_article(Opened(article=None, letters=(), twins=811, mixed=0, claims=8))
    bar.resize(450, 60)
    bar.show()
    bar.repair.click()
    buttons = bar.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons), timeout=SOON)


def test_the_desk_calls_a_draft_a_draft(qtbot, desk: Desk) -> None:
    pane = PatientPane(desk.session)
    qtbot.addWidget(pane)
    assert all("draft, not for patients" in pane.form.itemText(i) for i in range(pane.form.count()))
    desk.place.studio.studio.publish(FORM, "1", "first")
    desk.session.take_forms(desk.place.studio.studio.in_use())
    pane = PatientPane(desk.session)
    qtbot.addWidget(pane)
    told = [pane.form.itemText(i) for i in range(pane.form.count())]
    assert sum("edition 1" in one for one in told) == 1


def test_a_draft_that_says_something_else_than_its_edition_is_told(qtbot, desk: Desk) -> None:
    desk.place.studio.studio.publish(FORM, "1", "first")
    assert not next(line for line in desk.place.studio.studio.forms() if line.id == FORM).ahead
    desk.says("Press with a cloth.")
    qtbot.waitUntil(lambda: "the draft says something else" in desk.place.state.text(), timeout=SOON)


def test_a_property_that_does_not_hold_is_not_called_missing(qtbot) -> None:
    rule = next(r for r in load_library(FORMS).elements if any(f.value == "no_claims" for f in r.found))
    made = ElementsList()
    qtbot.addWidget(made)
    made.show_elements((Held(rule=rule),), {})
    assert made.item(0).text().splitlines()[0].endswith("NOT SO")


def test_people_beyond_the_newest_records_are_not_passed_over_in_silence(desk: Desk) -> None:
    class Full:
        def find(self, *, limit: int, offset: int) -> tuple[int, ...]:
            return tuple(range(201))[offset : offset + limit]

    class Few(Full):
        def find(self, *, limit: int, offset: int) -> tuple[int, ...]:
            return tuple(range(200))[offset : offset + limit]

    assert (left_out(Full()), left_out(Few())) == (200, 0)
    filed = Person(words="EC-1", facts={}, filed=True, newest=200)
    assert crowd((filed,)).newest == 200
    box = desk.place.preview.person
    desk.place.preview._meet((*desk.place.studio.studio.invented(), filed))
    assert "newest 200 records" in box.itemText(box.count() - 1)
    assert not box.model().item(box.count() - 1).isEnabled()
