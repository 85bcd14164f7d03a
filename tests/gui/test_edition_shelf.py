"""Editions in the window: read, compared, brought back, and what happens when somebody has changed one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from exoconsent.clinic import Clinic
from exoconsent.clinic.filing import Outcome, papers_of
from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import Approval
from exoconsent.consent.text import Paragraph, plain
from exoconsent.errors import TamperedError
from exoconsent.gui.edition_list import EditionsDialog
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.records.record import Kind
from tests.gui.accounts import NOW
from tests.gui.edition_window import BLEEDING, FORM, SOON, Desk, press, said, words_of

LEFT = Qt.MouseButton.LeftButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


def file_consent(clinic: Clinic) -> str:
    """An invented patient's, filed without a seal; its number."""
    patient = read_patient_file(next(iter(sorted((FORMS / "patients").glob("*.yaml")))))
    prepared = clinic.prepare(clinic.begin(FORM, patient), NOW)
    row = clinic.archive(lambda: NOW).file(papers_of(prepared), Outcome(kind=Kind.CONSENT))
    return row.number


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    """With two editions; the first as it ships."""
    clinic, days = Clinic.demo(tmp_path), iter((NOW.replace(day=20), NOW.replace(day=21)))
    studio = clinic.studio(lambda: day)
    day = next(days)
    studio.publish(FORM, "1", "first")
    section = studio.working(FORM).section(BLEEDING)
    text = text_in(section, "en")
    parts = MappingProxyType({**text.parts, "main": (Paragraph(inlines=plain("Press firmly.")),)})
    studio.save_section(FORM, with_text(section, replace(text, parts=parts)))
    day = next(days)
    studio.publish(FORM, "2", "second")
    return replace(clinic, library=studio.in_use())


@pytest.fixture
def desk(qtbot, clinic: Clinic) -> Iterator[Desk]:
    desk = Desk(qtbot, clinic)
    yield desk
    desk.close()


def opened(qtbot, desk: Desk) -> EditionsDialog:
    desk.place.editions.shelf_button.setFocus()
    qtbot.keyClick(desk.place.editions.shelf_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.place.editions.shelf.dialog is not None, timeout=SOON)
    return desk.place.editions.shelf.dialog


def rows(dialog: EditionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def spoil(clinic: Clinic, number: str) -> None:
    path = clinic.folder / "forms" / "editions" / FORM / number / "sections" / f"{BLEEDING}.yaml"
    path.write_bytes(path.read_bytes() + b"# changed\n")


def answer(qtbot, desk: Desk, *, yes: bool) -> QMessageBox:
    qtbot.waitUntil(lambda: desk.place.editions.shelf.asked is not None, timeout=SOON)
    box = desk.place.editions.shelf.asked
    wanted = QMessageBox.ButtonRole.AcceptRole if yes else QMessageBox.ButtonRole.RejectRole
    button = next(b for b in box.buttons() if box.buttonRole(b) is wanted)
    told = box.informativeText()
    qtbot.mouseClick(button, LEFT)
    return told


def test_an_edition_is_read_and_compared_by_keyboard(qtbot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    assert ["draft" in rows(dialog)[0], "Edition 2" in rows(dialog)[1], "in use" in rows(dialog)[1]] == [True] * 3
    assert dialog.number == "2"
    qtbot.waitUntil(lambda: "Press firmly." in words_of(dialog.text), timeout=SOON)
    assert "What is new: second" in dialog.details.text()
    assert dialog.other.currentData() == "1"
    assert "[new: Press firmly.]" in words_of(dialog.changes)
    qtbot.waitUntil(lambda: dialog.pages.canvas.desk is not None, timeout=SOON)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.number == "1"
    qtbot.waitUntil(lambda: "Press firmly." not in words_of(dialog.text), timeout=SOON)
    qtbot.keyClick(dialog.other, Qt.Key.Key_Down)  # from the draft on to edition 2
    assert dialog.other.currentData() == "2"
    dialog.other.activated.emit(dialog.other.currentIndex())
    later = "From edition 1 to edition 2:"  # new is what came later, whichever was chosen
    qtbot.waitUntil(lambda: words_of(dialog.changes).startswith(later), timeout=SOON)
    assert "[new: Press firmly.]" in words_of(dialog.changes)
    assert not dialog.aside.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.place.editions.shelf.dialog is None


def test_an_edition_comes_back_as_the_draft_and_ctrl_z_takes_it_back(qtbot, desk: Desk) -> None:
    desk.says("Press with a cloth.")
    dialog = opened(qtbot, desk)
    dialog.list.setCurrentRow(2)
    qtbot.waitUntil(lambda: "Press" in words_of(dialog.changes), timeout=SOON)
    before = desk.place.studio.form
    press(qtbot, dialog.back)
    told = answer(qtbot, desk, yes=True)
    assert "texts 1, rules 0" in told
    qtbot.waitUntil(lambda: "is the draft again" in said(desk), timeout=SOON)
    assert "Press with a cloth." not in main_words(desk)
    assert desk.place.studio.form.edition.approval is Approval.DRAFT
    assert (
        desk.place.studio.studio.working(FORM).section(BLEEDING).texts == desk.place.studio.form.section(BLEEDING).texts
    )
    qtbot.keyClick(desk.place.editor.wording.edit, Qt.Key.Key_Z, CTRL)
    assert desk.place.studio.form == before
    desk.place.studio.keep()
    desk.settle()
    kept = desk.place.studio.studio.working(FORM).section(BLEEDING)
    assert "Press with a cloth." in str(kept.texts["en"])


def main_words(desk: Desk) -> str:
    return str(desk.place.studio.form.section(BLEEDING).texts["en"].parts["main"])


def test_what_was_unfinished_does_not_lie_over_what_came_back(qtbot, desk: Desk) -> None:
    desk.place.studio.choose(BLEEDING)
    edit = desk.place.editor.wording.edit
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    desk.place.studio.commit()
    desk.place.studio.keep()
    desk.settle()
    studio = desk.place.studio.studio
    assert studio.files.unfinished()
    studio.bring_back(FORM, "2")
    assert not studio.files.unfinished()
    assert "Press firmly." in str(studio.working(FORM).section(BLEEDING).texts["en"])


def test_a_question_is_answered_no(qtbot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    before = desk.place.studio.form
    qtbot.mouseClick(dialog.back, LEFT)
    answer(qtbot, desk, yes=False)
    desk.settle()
    assert desk.place.studio.form == before


def test_a_changed_edition_stops_its_form_and_nothing_else(qtbot, tmp_path: Path, clinic: Clinic) -> None:
    spoil(clinic, "2")
    clinic.close()
    clinic = Clinic.demo(tmp_path)
    with pytest.raises(TamperedError, match=r"not printed for patients.*Editions"):
        clinic.form(FORM)
    assert clinic.form("withdrawal")
    again = Desk(qtbot, clinic)
    qtbot.waitUntil(lambda: "edition 2 was changed" in again.place.state.text(), timeout=SOON)
    dialog = opened(qtbot, again)
    assert "changed after publishing" in rows(dialog)[1]
    assert "not used for patients" in dialog.details.text()
    assert not dialog.back.isEnabled()
    assert dialog.aside.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)  # the sound one is read as ever
    qtbot.waitUntil(lambda: "bleed" in words_of(dialog.text), timeout=SOON)
    assert not dialog.aside.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    qtbot.mouseClick(dialog.aside, LEFT)
    assert "older wording" in answer(qtbot, again, yes=True)
    qtbot.waitUntil(lambda: "put aside" in said(again), timeout=SOON)
    again.settle()
    assert again.session.clinic.form(FORM).edition.number == "1"
    assert len(rows(dialog)) == 2
    assert (clinic.folder / "forms" / "editions-aside" / FORM / "2" / "manifest.json").is_file()
    dialog.reject()
    again.close()


def test_publishing_anew_is_the_other_way_out(qtbot, desk: Desk) -> None:
    spoil(desk.session.clinic, "2")
    dialog = desk.publishing()
    assert "takes its place" in dialog.stops.text()
    assert dialog.number.text() == "3"
    dialog.reject()
    desk.publish("third")
    assert desk.session.clinic.form(FORM).edition.number == "3"


def test_the_form_place_says_why_and_stays_of_use(qtbot, tmp_path: Path, clinic: Clinic) -> None:
    spoil(clinic, "2")
    clinic.close()
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    window = Window(session)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    place = window.form
    assert isinstance(place, FormPlace)
    qtbot.waitUntil(lambda: "not printed for patients" in place.view._canvas.words, timeout=SOON)
    box = place.patient.form
    assert "edition 2 was changed: not used" in box.currentText()
    place.find_section()
    assert "not printed for patients" in place.notice.text()
    assert session.current is None
    box.setCurrentIndex(place.patient._forms.index("withdrawal"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: session.current is not None, timeout=SOON)
    assert session.current.prepared.form.id == "withdrawal"
    window.close()
