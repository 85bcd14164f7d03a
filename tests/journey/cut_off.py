"""A program to be killed: types into the desk, or signs one consent after another, and says what it has done so far.

Run as ``python -m tests.journey.cut_off typing|signing HOME``; never returns by itself.
"""

import itertools
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exoconsent.clinic import Clinic
from exoconsent.consent.signature import Method, Role
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from tests.filed import mark

LETTER_MS = 40
"""Between two letters: 25 a second, faster than anybody types, so that no pause saves the work."""
LETTERS = "abcdefghijklmnopqrstuvwxyz "


def say(text: str) -> None:
    """To the parent, at once, with the moment."""
    sys.stdout.write(f"{time.monotonic():.4f} {text}\n")
    sys.stdout.flush()


def type_on(window: Window) -> None:
    """Letter after letter into the line for the patient's name and then into a fact."""
    line = window.form.patient.name.line
    line.setFocus()
    letters = itertools.cycle(LETTERS)

    def one() -> None:
        letter = next(letters)
        QTest.keyClicks(line, letter)
        say(letter)

    timer = QTimer(window, interval=LETTER_MS)
    timer.timeout.connect(one)
    timer.start()


class Signer(QWidget):
    """Stands for the ceremony: everybody signs as fast as the seal can be made."""

    finished = Signal(bytes)
    signed = Signal(bytes, str, str)
    declined = Signal(str)
    left = Signal()

    def __init__(self, clinic, sheet, clock, _pin, *, so_far=b"", signed_roles=()) -> None:
        super().__init__()
        self._clinic, self._clock, self._pdf = clinic, clock, so_far or sheet.rendered.pdf
        blocks = [b for b in sheet.prepared.consent.signatures if b.field and b.role not in signed_roles]
        self._left: Iterator = iter(blocks)
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        block = next(self._left, None)
        if block is None:
            self.finished.emit(self._pdf)
            return
        name = block.name or "Dr. Test Signer (fictitious)"
        self._pdf = self._clinic.sign(
            self._pdf, Role(block.role), name, None, self._clock(), method=Method.TYPED, note="seen and accepted"
        )
        self.signed.emit(self._pdf, block.role, mark(block.role))
        say(f"signed {block.role}")  # only now would the screen go on to the next person
        QTimer.singleShot(0, self, self._next)


def sign_on(window: Window) -> None:
    """One consent after the other, each with another name so that each has a number of its own."""
    session, count = window.session, itertools.count(1)
    window.signing.make_ceremony = Signer

    def begin() -> None:
        from dataclasses import replace

        open_made_up(session, FIRST)
        patient = replace(session.draft.patient, name=f"Test Person {next(count)} {os.getpid()} (fictitious)")
        session.apply(replace(session.draft, patient=patient), "Name")
        window.signing.begin()

    def filed() -> None:
        say("filed")
        QTimer.singleShot(0, window, begin)

    window.signing.filed.connect(filed)
    begin()


def main() -> None:
    """Until somebody kills it."""
    what, home = sys.argv[1], Path(sys.argv[2])
    application = QApplication(sys.argv[:1])
    window = Window(Session(Clinic.demo(home), lambda: datetime.now(UTC).astimezone()))
    window.care.pin.choose("4711")
    window.show()
    window.unfinished.look_over()
    say("ready")
    {"typing": type_on, "signing": sign_on}[what](window)
    application.exec()


if __name__ == "__main__":
    main()
