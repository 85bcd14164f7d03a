"""The doors of the ceremony: declining with a reason, and the staff PIN without which nobody leaves."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from exoconsent.consent.on_screen import plain
from exoconsent.gui.pin_gate import TRIES, PinGate
from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import announce, big_button, big_line, plain_label

_REASON_LIMIT: Final = 1000


class PinPage(Spoken, QWidget):
    """Asks for the staff PIN; serves leaving, handing over to the practitioner, and the end."""

    opened = Signal()
    went_back = Signal()

    def __init__(self, gate: PinGate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._told = False
        self.title = plain_label(bold=True)
        self.words = plain_label()
        self.pin = big_line(self.tr("Staff PIN"), 32)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setPlaceholderText(self.tr("Staff PIN"))
        self.pin.setMaximumWidth(260)
        self.pin.returnPressed.connect(self._try)
        self.problem = plain_label()
        self.open = big_button(self.tr("Go on"), self._try)
        self.back = big_button(self.tr("Back"), self.went_back.emit)
        buttons = QHBoxLayout()
        for button in (self.back, self.open):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (self.title, self.words, self.pin, self.problem):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(2)

    def ask(self, title: str, words: str, *, back: bool) -> None:
        """Ask anew; ``back`` offers the way back."""
        self._told = False
        self.title.setText(title)
        self.words.setText(words)
        self.problem.setText("")
        self.pin.clear()
        self.pin.setVisible(self._gate.needed)
        self.back.setVisible(back)
        (self.pin if self._gate.needed else self.open).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{title}. {words}")

    def _try(self) -> None:
        if self._told:
            self.opened.emit()
            return
        typed, wrong = self.pin.text(), self._gate.wrong
        self.pin.clear()
        if not self._gate.opens(typed):
            self._refuse()
        elif wrong >= TRIES:
            self._tell(wrong)
        else:
            self.problem.setText("")
            self.opened.emit()

    def _refuse(self) -> None:
        wait = self._gate.seconds_left()
        waiting = self.tr("Too many wrong tries. Wait %n seconds.", "", wait)
        self.problem.setText(waiting if wait else self.tr("That is not the staff PIN."))
        announce(self.problem, self.problem.text())
        if self._gate.needed:
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, wrong: int) -> None:
        """Whoever opens it learns that somebody guessed, and goes on with one more press."""
        self._told = True
        self.pin.hide()
        self.back.hide()
        self.problem.setText(self.tr("Before this, a wrong staff PIN was typed here %n times.", "", wrong))
        announce(self.problem, self.problem.text())
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)


class DeclinePage(Spoken, QWidget):
    """The patient says no: a reason may be given, none is asked for.

    To a form that takes a consent back, no means that the consent stays; so it has words of its own.
    """

    declined = Signal(str)
    went_back = Signal()

    def __init__(self, *, withdrawal: bool = False, parent: QWidget | None = None) -> None:
        """``withdrawal`` as the form says (``consent.form``)."""
        super().__init__(parent)
        self._withdrawal = withdrawal
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(self.tr("Reason (you may leave this empty)"))
        self.reason.setMaximumHeight(160)
        self.no = big_button(self.tr("Back"), self.went_back.emit)
        self.yes = self._button()
        buttons = QHBoxLayout()
        for button in (self.no, self.yes):
            buttons.addWidget(button)
        buttons.addStretch(1)
        title, words = self._words()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(plain_label(title, bold=True))
        column.addWidget(plain_label(words))
        column.addWidget(self.reason)
        column.addLayout(buttons)
        column.addStretch(2)

    def _button(self) -> QWidget:
        if self._withdrawal:
            self.reason.setAccessibleName(self.tr("Why you keep your consent (you may leave this empty)"))
            keep = self.tr("Keep my consent: I do not take it back")
            return big_button(self.tr("Keep my consent"), self._decline, name=keep)
        self.reason.setAccessibleName(self.tr("Why you say no (you may leave this empty)"))
        return big_button(self.tr("Decline"), self._decline, name=self.tr("Decline: I do not consent"))

    def _words(self) -> tuple[str, str]:
        if self._withdrawal:
            keeping = self.tr(
                "You keep your consent as it is; nothing changes. You can take it back on any other day. "
                "You need not say why."
            )
            return self.tr("You may keep your consent"), keeping
        no = self.tr("If you decline, nothing is done. You need not say why.")
        return self.tr("You may say no"), no

    @property
    def after(self) -> str:
        """What stands on the screen afterwards."""
        if self._withdrawal:
            return self.tr("You keep your consent. Nothing changes.")
        return self.tr("You said no. Nothing will be done.")

    def _decline(self) -> None:
        self.declined.emit(" ".join(plain(self.reason.toPlainText()).split())[:_REASON_LIMIT])
