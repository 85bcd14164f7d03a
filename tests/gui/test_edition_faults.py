"""Editions that are gone, or that nobody vouches for: what the window says and asks, and what it never says of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from exoconsent.clinic import accounts
from exoconsent.gui.edition_changes import write_affected
from exoconsent.gui.edition_faults import held_words, question_words, state_words, stops_words
from exoconsent.gui.edition_list import EditionsDialog
from exoconsent.gui.edition_page import EditionPage
from exoconsent.library.editions_in_use import EditionLine
from exoconsent.library.load import Fault
from exoconsent.settings import own_clinic
from tests.gui.accounts import ANNA, NOW, WORDS, cheap_accounts, founded
from tests.gui.edition_window import FORM, LEFT, SOON, Desk, said, words_of

HERE = f"forms/editions/{FORM}"
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Iterator[Path]:
    """A clinic with accounts and two editions of its form, nobody logged in."""
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    with cheap_accounts():
        clinic, _code = founded(tmp_path)
        studio = clinic.studio(lambda: NOW)
        for number in ("1", "2"):
            studio.publish(FORM, number, "new")
        clinic.close()
        yield clinic.folder


def logged_in(qtbot, folder: Path) -> Desk:
    return Desk(qtbot, accounts.log_in(own_clinic(folder.parent), ANNA, WORDS, NOW))


def editions_of(qtbot, desk: Desk) -> EditionsDialog:
    qtbot.mouseClick(desk.place.editions.shelf_button, LEFT)
    qtbot.waitUntil(lambda: desk.place.editions.shelf.dialog is not None, timeout=SOON)
    return desk.place.editions.shelf.dialog


def asked(qtbot, desk: Desk, dialog: EditionsDialog) -> QMessageBox:
    qtbot.mouseClick(dialog.aside, LEFT)
    qtbot.waitUntil(lambda: desk.place.editions.shelf.asked is not None, timeout=SOON)
    return desk.place.editions.shelf.asked


def test_that_an_edition_is_gone_is_said_and_accepted(qtbot, folder: Path) -> None:
    shutil.rmtree(folder / HERE / "2")
    desk = logged_in(qtbot, folder)
    qtbot.waitUntil(lambda: "edition 2 is gone" in desk.place.state.text(), timeout=SOON)
    assert "changed" not in desk.place.state.text()
    publishing = desk.publishing()
    assert "Edition 2 is gone" in publishing.stops.text()
    assert "takes its place" in publishing.stops.text()
    publishing.reject()
    dialog = editions_of(qtbot, desk)
    assert dialog.number == "2"
    assert dialog.aside.text() == "&Accept that it is gone…"
    assert "does not lie in" in words_of(dialog.text)
    assert "changed" not in words_of(dialog.text)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.aside.text() == "Put it &aside…"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    box = asked(qtbot, desk, dialog)
    assert box.text() == "Accept that edition 2 is gone?"
    assert "put them back instead" in box.informativeText()
    assert "moved" not in box.informativeText(), "there is nothing that could be moved"
    accept = next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole)
    qtbot.mouseClick(accept, LEFT)
    qtbot.waitUntil(lambda: "The log notes that edition 2 is gone." in said(desk), timeout=SOON)
    desk.settle()
    assert desk.session.clinic.form(FORM).edition.number == "1"
    dialog.reject()
    desk.close()


def test_an_edition_that_the_log_does_not_know_is_not_called_changed(qtbot, folder: Path) -> None:
    shutil.copytree(folder / HERE / "2", folder / HERE / "3")
    manifest = folder / HERE / "3" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"number":"2"', '"number":"3"').replace('"2"', '"3"'))
    desk = logged_in(qtbot, folder)
    held = desk.session.clinic.library.withheld[FORM]
    if held.fault is not Fault.UNKNOWN:
        pytest.fail(f"the test's own edition is {held.fault}: {held.why}")
    qtbot.waitUntil(lambda: "edition 3 is not in the log" in desk.place.state.text(), timeout=SOON)
    dialog = editions_of(qtbot, desk)
    assert "knows of no edition 3" in words_of(dialog.text)
    box = asked(qtbot, desk, dialog)
    assert box.informativeText().startswith("The clinic's log does not vouch for it.")
    box.reject()
    dialog.reject()
    desk.close()


def test_what_nobody_can_read_the_log_about_is_not_put_aside(qtbot, folder: Path) -> None:
    desk = logged_in(qtbot, folder)
    dialog = editions_of(qtbot, desk)
    line = EditionLine(number="2", published=None, wrong="log in first", fault=Fault.UNREAD)
    dialog.show_lines(dialog.draft, (line,))
    assert not dialog.aside.isEnabled(), "it may be sound"
    assert "Not shown: log in first." in words_of(dialog.text)
    dialog.reject()
    desk.close()


@pytest.mark.parametrize("fault", list(Fault))
def test_each_fault_has_its_own_words_everywhere(fault: Fault) -> None:
    for words in (state_words, stops_words):
        others = {words(other, "7") for other in Fault if other is not fault}
        assert "7" in words(fault, "7")
        assert words(fault, "7") not in others
    assert held_words(fault, "7", "Knee").startswith("Knee · ")
    told = " ".join((state_words(fault, "7"), stops_words(fault, "7"), *question_words(fault, "7")))
    if fault is not Fault.CHANGED and fault is not Fault.UNREAD:
        assert "changed" not in told


@pytest.mark.parametrize(
    ("filed", "on_drafts", "newest", "told"),
    [
        (0, 0, 0, "No consent on a published edition is filed yet."),
        (0, 2, 0, "2 filed consent(s) stand on a draft that is no edition; they are not compared."),
        (0, 0, 200, "Only the newest 200 records were looked at. No consent on a published edition is among them."),
        (3, 0, 200, "Only the newest 200 records were looked at. No filed consent would be changed by it."),
        (3, 1, 0, "No filed consent would be changed by it."),
    ],
)
def test_who_is_affected_says_what_was_not_looked_at(qtbot, filed: int, on_drafts: int, newest: int, told: str) -> None:
    page = EditionPage("Who is affected")
    qtbot.addWidget(page)
    outlook = SimpleNamespace(affected=(), filed=filed, on_drafts=on_drafts, newest=newest, form=None, last=None)
    page.fill(lambda page: write_affected(page, outlook))  # type: ignore[arg-type]
    assert told in words_of(page)
    assert ("Only the newest" in words_of(page)) == bool(newest)
    assert ("on a draft" in words_of(page)) == bool(on_drafts)
