"""The cover: it hides the whole window at once when nobody has touched it for a while, until staff take it away."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QPushButton, QWidget

from exoconsent.gui.card import Card, centred, hidden_line, trouble_line, words
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import Heading, plain_label
from exoconsent.gui.put_away import PutAway
from exoconsent.gui.staff_pin import LONGEST, StaffPin

LONG_MINUTES: Final = 30
"""So long under the cover, and the program forgets everything by starting anew (security.md, threat 26)."""
MOST_WRONG: Final = 5
"""Tries; then only the passphrase opens, at the door, and a stranger has learnt nothing."""
LOCK_KEY: Final = "Ctrl+Shift+L"
"""Ctrl+L has been large print since the first edition."""
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """Who may take the cover away."""

    who: str
    pin: StaffPin
    is_me: Callable[[str], bool]
    """Whether that is the passphrase of ``who``; asked in the worker. A forgotten PIN is then no dead end."""


class Cover(QWidget):
    """A sheet over ``window``; what lies below is hidden, so that no key, click or screen reader finds it."""

    covered = Signal()
    log_out = Signal()
    """The records shall be closed and everything forgotten."""

    def __init__(
        self,
        window: QWidget,
        opener: Opener,
        busy: Callable[[], bool],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """``busy``: somebody is using another window of ours, such as a patient who signs.

        ``clock`` in seconds, the one on the wall: timers stand still while a computer sleeps.
        """
        super().__init__(window)
        self._window, self._opener, self._busy, self._clock = window, opener, busy, clock
        self._away = PutAway(window, self)
        self._touched, self._wrong, self._rest = clock(), 0, 0.0
        self.jobs = Jobs(self)
        self.secret, self.trouble = hidden_line(), trouble_line(self)
        self.label = plain_label("")
        self.open, self.leave = QPushButton(self.tr("&Open")), QPushButton(self.tr("&Log out"))
        self._idle = QTimer(self, singleShot=True)
        self._long = QTimer(self, singleShot=True, interval=LONG_MINUTES * 60_000)
        self._lay_out()
        self._idle.timeout.connect(self._rested)
        self._long.timeout.connect(self.log_out)
        self.open.clicked.connect(self.enter)
        self.secret.returnPressed.connect(self.enter)
        self.leave.clicked.connect(self.log_out)
        self.hide()
        self._listen_everywhere()

    def watch(self, seconds: float) -> None:
        """Cover after so long without a key or a click in any of our windows."""
        self._rest = seconds
        self._idle.setInterval(round(seconds * 1000))
        self._begin_rest()

    def _listen_everywhere(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen)
        self._window.installEventFilter(self)
        self._listen(self._window.windowHandle())

    def _listen(self, window: QWindow | None) -> None:
        """Only to windows, through which every touch comes; not to the whole program, which would slow all of it."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Locked"))
        self.label.setBuddy(self.secret)
        who = words(self.tr("{who} is logged in. Everything is as it was left.").format(who=self._opener.who))
        title = Heading(self.tr("Locked"), 1.6)
        card = Card(title, who, self.label, self.secret, self.trouble, [self.leave, self.open])
        centred(self, card)
        self.setFocusProxy(self.secret)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch begins the rest anew; one after a computer's sleep comes too late. The window's size is ours."""
        if event.type() in _TOUCHES and self._touch():
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _locks(event):
            self.cover()  # in a dialog, where the menu's key does nothing
            return True
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def _touch(self) -> bool:
        """Whether the touch must not go on."""
        passed = self._clock() - self._touched
        if self.isVisible():
            if passed > LONG_MINUTES * 60 + self._rest:
                QTimer.singleShot(0, self, self.log_out.emit)
            return False
        if self._rest and passed > self._rest and not self._busy():
            self.cover()
            return True
        self._begin_rest()
        return False

    def _begin_rest(self) -> None:
        self._touched = self._clock()
        if self._rest:
            self._idle.start()

    def _rested(self) -> None:
        if self._busy():
            self._begin_rest()
        else:
            self.cover()

    def cover(self) -> None:
        """Hide everything now, dialogs too; what was typed in them stays."""
        if self.isVisible() or self._busy():
            return
        self._touched = self._clock()
        self._away.put()
        self.setGeometry(self._window.rect())
        self._ask()
        self.show()
        self.raise_()
        self.secret.setFocus()
        self._idle.stop()
        self._long.start()
        QGuiApplication.clipboard().clear()
        self.covered.emit()

    def _ask(self) -> None:
        text = self.tr("Staff &PIN, or your passphrase") if self._opener.pin.chosen else self.tr("Your &passphrase")
        self.label.setText(text)
        self.secret.setAccessibleName(text.replace("&", ""))
        self.secret.clear()
        self.trouble.clear()

    def enter(self) -> None:
        """Take the cover away, if the PIN or the passphrase is right."""
        typed, gate = self.secret.text(), self._opener.pin.gate
        if not typed or not self.open.isEnabled():
            return
        self.secret.clear()
        if len(typed) > LONGEST or not typed.isdecimal():
            self._try_passphrase(typed)
        elif gate.seconds_left():
            self.trouble.setText(self.tr("Too many wrong tries. Wait %n seconds.", "", gate.seconds_left()))
        elif gate.opens(typed):
            self._take_away()
        else:
            self._refuse(self.tr("That is not the PIN."))

    def _try_passphrase(self, typed: str) -> None:
        self.open.setEnabled(False)
        self.trouble.setText(self.tr("Opening…"))
        self.jobs.submit("passphrase", partial(self._opener.is_me, typed), self._answered, self._failed)

    def _answered(self, right: bool) -> None:
        self.open.setEnabled(True)
        if right:
            self._opener.pin.gate.wrong = 0
            self._take_away()
        else:
            self._refuse(self.tr("That is not your passphrase."))

    def _failed(self, fault: Exception) -> None:
        self.open.setEnabled(True)
        self.trouble.setText(self.tr("That could not be looked at ({kind}).").format(kind=type(fault).__name__))

    def _refuse(self, sentence: str) -> None:
        self._wrong += 1
        self.trouble.setText(sentence)
        self.secret.setFocus()
        if self._wrong >= MOST_WRONG:
            self.log_out.emit()

    def _take_away(self) -> None:
        self._wrong = 0
        self._long.stop()
        self.hide()
        self._away.bring_back()
        self._begin_rest()


def _locks(event: QKeyEvent) -> bool:
    """Whether it is ``LOCK_KEY``."""
    return QKeySequence(event.keyCombination()) == QKeySequence(LOCK_KEY)
