"""A window in Templates that publishes, for the tests of editions."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from exoconsent.clinic import Clinic
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.edition_publish import PublishDialog
from exoconsent.gui.places.templates import TemplatesPlace
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from tests.gui.accounts import NOW
from tests.gui.test_records_desk import StubForm

FORM, BLEEDING = "exosome-treatment", "risk-bleeding-anticoagulant"
ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton
SOON = 20_000


def press(qtbot, button: QAbstractButton) -> None:
    """With the keyboard, which has to come to it first."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


class Desk:
    """A window in Templates, with the treatment form open."""

    def __init__(self, qtbot, clinic: Clinic, now: datetime = NOW) -> None:
        self.qtbot, self.now = qtbot, now
        self.window = Window(Session(clinic, lambda: self.now), form_place=StubForm)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        qtbot.keyClick(self.window, Qt.Key.Key_4, ALT)
        self.place: TemplatesPlace = self.window.templates
        qtbot.waitUntil(lambda: self.place.studio.form is not None, timeout=SOON)
        if self.place.studio.form.id != FORM:
            self.place.studio.open(FORM)
            qtbot.waitUntil(lambda: self.place.studio.form.id == FORM, timeout=SOON)

    @property
    def session(self) -> Session:
        return self.window.session

    def says(self, words: str) -> None:
        """Other words for bleeding, kept on the disk."""
        self.place.studio.choose(BLEEDING)
        edit = self.place.editor.wording.edit
        edit.selectAll()
        self.qtbot.keyClicks(edit, words)

    def publishing(self) -> PublishDialog:
        """The dialog, opened with the keyboard."""
        self.place.editions.publish_button.setFocus()
        self.qtbot.keyClick(self.place.editions.publish_button, Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: self.place.editions.publishing is not None, timeout=SOON)
        return self.place.editions.publishing

    def publish(self, note: str) -> None:
        """By keyboard alone."""
        dialog = self.publishing()
        self.qtbot.keyClicks(dialog.note, note)
        assert dialog.accept_button.isEnabled(), dialog.trouble.text()
        press(self.qtbot, dialog.accept_button)
        self.qtbot.waitUntil(lambda: self.place.editions.publishing is None, timeout=SOON)
        self.settle()

    def settle(self) -> None:
        """Until the worker rests and its answers are here."""
        self.session.filing.rest()
        self.qtbot.wait(20)
        self.session.filing.rest()
        self.qtbot.wait(20)

    def close(self) -> None:
        self.window.close()


def words_of(page: EditionPage) -> str:
    return page.toPlainText()


def said(desk: Desk) -> str:
    return desk.window.messages.as_text()
