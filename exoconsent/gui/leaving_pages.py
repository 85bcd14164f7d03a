"""The doors of the ceremony: declining with a reason, and the staff PIN without which nobody leaves."""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from exoconsent.gui.touch import announce, big_button, big_line, plain_label

TRIES: Final = 3
WAIT: Final = timedelta(seconds=10)
_REASON_LIMIT: Final = 1000


class PinGate:
    """Says whether a PIN is right; after ``TRIES`` wrong ones nothing is right for ``WAIT``."""

    def __init__(self, pin: str | Callable[[str], bool], clock: Callable[[], datetime]) -> None:
        """``pin`` in plain text, empty for none, or what says whether a typed one is right."""
        self.needed = bool(pin)
        """Whether the clinic has set a PIN."""
        self._check: Callable[[str], bool] = partial(_same, pin) if isinstance(pin, str) else pin
        self._clock = clock
        self._wrong = 0
        self._shut: datetime | None = None

    def seconds_left(self) -> int:
        """How long to wait before the next try counts; 0 when it counts now."""
        if self._shut is None:
            return 0
        since = self._clock() - self._shut
        # A clock that was set back must not shut the door for good.
        return 0 if since >= WAIT or since < timedelta(0) else -int((since - WAIT) // timedelta(seconds=1))

    def opens(self, typed: str) -> bool:
        """Whether it is right; a try while waiting does not count and does not open."""
        if self.seconds_left():
            return False
        if self._check(typed):
            self._wrong, self._shut = 0, None
            return True
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._shut = 0, self._clock()
        return False


def _same(pin: str, typed: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(typed.encode(), pin.encode())


class PinPage(QWidget):
    """Asks for the staff PIN; serves leaving, handing over to the practitioner, and the end."""

    opened = Signal()
    went_back = Signal()

    def __init__(self, gate: PinGate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
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
        self.title.setText(title)
        self.words.setText(words)
        self.problem.setText("")
        self.pin.clear()
        self.pin.setVisible(self._gate.needed)
        self.back.setVisible(back)
        (self.pin if self._gate.needed else self.open).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{title}. {words}")

    def _try(self) -> None:
        typed = self.pin.text()
        self.pin.clear()
        if self._gate.opens(typed):
            self.problem.setText("")
            self.opened.emit()
            return
        wait = self._gate.seconds_left()
        waiting = self.tr("Too many wrong tries. Wait %n seconds.", "", wait)
        self.problem.setText(waiting if wait else self.tr("That is not the staff PIN."))
        announce(self.problem, self.problem.text())
        if self._gate.needed:
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)


class DeclinePage(QWidget):
    """The patient says no: a reason may be given, none is asked for."""

    declined = Signal(str)
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Why you say no (you may leave this empty)"))
        self.reason.setPlaceholderText(self.tr("Reason (you may leave this empty)"))
        self.reason.setMaximumHeight(160)
        self.yes = big_button(self.tr("Decline"), self._decline, name=self.tr("Decline: I do not consent"))
        self.no = big_button(self.tr("Back"), self.went_back.emit)
        buttons = QHBoxLayout()
        for button in (self.no, self.yes):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(plain_label(self.tr("You may say no"), bold=True))
        words = self.tr("If you decline, nothing is done. Your other care stays the same. You need not say why.")
        column.addWidget(plain_label(words))
        column.addWidget(self.reason)
        column.addLayout(buttons)
        column.addStretch(2)

    def _decline(self) -> None:
        self.declined.emit(" ".join(self.reason.toPlainText().split())[:_REASON_LIMIT])
