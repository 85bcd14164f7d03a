"""Templates in a process of its own: letters typed into forms of 26 and of 200 sections, beside a bare text field.

``python -m benchmarks.studio_child`` prints one line of JSON.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from benchmarks.desk_child import NOW, tell

if TYPE_CHECKING:
    from exoconsent.consent.form import Form

MANY: Final = 200
TYPED: Final = "a letter is on the screen within a frame, whatever is being checked "
PAUSE_MS: Final = 80
"""Between two letters of somebody who types quickly."""
TURNS: Final = 12


class Studio:
    """The furnished window with Templates before it, and a bare field with the same words in a window of its own."""

    def __init__(self) -> None:
        from exoconsent.clinic import Clinic
        from exoconsent.gui.collecting import Collector
        from exoconsent.gui.remembered import Remembered
        from exoconsent.gui.session import Session
        from exoconsent.gui.start import SWITCH_SECONDS
        from exoconsent.gui.theme import Theme, load_font
        from exoconsent.gui.window import Window
        from exoconsent.settings import home

        sys.setswitchinterval(SWITCH_SECONDS)
        self.application = QApplication([])
        self.application.setFont(load_font())
        self.collector = Collector(self.application)
        self.session = Session(Clinic.demo(home()), lambda: NOW)
        self.window = Window(self.session, theme=Theme(self.application, Remembered()))
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go(3)
        self.place = self.window.templates
        self.studio = self.place.studio
        self.until(lambda: self.studio.form is not None)
        self.edit = self.place.editor.wording.edit
        self.shipped = self.form
        self.checked, self.looked = 0, 0
        self.studio.checked.connect(self._count_checked)
        self.studio.looked.connect(self._count_looked)
        self.bare = QTextEdit()
        self.bare.resize(self.edit.size())
        self.bare.show()
        self.rest(2000)
        self.collector.settle()

    @property
    def form(self) -> "Form":
        """The open one."""
        form = self.studio.form
        assert form is not None
        return form

    def _count_checked(self, _problems: object) -> None:
        self.checked += 1

    def _count_looked(self, _look: object) -> None:
        self.looked += 1

    def hold(self, sections: int) -> None:
        """Open a form of so many sections: the shipped ones again and again under other names."""
        copies = (replace(s, id=f"{s.id}-{n}") for n in range(99) for s in self.shipped.sections)
        wanted = tuple(section for section, _n in zip(copies, range(sections), strict=False))
        before = self.checked, self.looked
        self.studio.apply(replace(self.shipped, sections=wanted), "measured")
        self.studio.choose(wanted[0].id)
        self.until(lambda: self.checked > before[0] and self.looked > before[1])
        self.bare.setPlainText(self.edit.toPlainText())

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window work until then; a minute at most."""
        end = time.monotonic() + 60
        while not done() and time.monotonic() < end:
            self.rest(5)

    def rest(self, milliseconds: int) -> None:
        """Let the window work so long."""
        end = time.perf_counter() + milliseconds / 1000
        while time.perf_counter() < end:
            self.application.processEvents()
            time.sleep(0.0005)


def letter(widget: QWidget, sign: str) -> float:
    """Milliseconds from the key to the painted letter."""
    begin = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    return (time.perf_counter() - begin) * 1000


def typing(desk: Studio) -> dict[str, list[float]]:
    """Letters by turns into the bare field and into the studio, while pages and checks are made behind them."""
    bare, typed = [], []
    for sign in TYPED:
        bare.append(letter(desk.bare, sign))
        typed.append(letter(desk.edit, sign))
        desk.rest(PAUSE_MS)
    assert TYPED in desk.edit.toPlainText(), "the letters did not arrive"
    return {"bare": bare, "typed": typed}


def busily(desk: Studio) -> list[float]:
    """Letters that come while the worker makes pages and checks."""
    took: list[float] = []
    for _turn in range(TURNS):
        before = desk.checked
        desk.studio.apply(replace(desk.form, validity_days=desk.form.validity_days % 99 + 1), "measured")
        desk.rest(desk.studio.pace.rest)
        end = time.monotonic() + 5
        while desk.checked == before and time.monotonic() < end:
            took.append(letter(desk.edit, "a"))
            desk.rest(PAUSE_MS // 4)
    return took


def following(desk: Studio) -> dict[str, list[float]]:
    """From a letter to its checks and pages; how late the window's timer is meanwhile; the checks without a window."""
    from exoconsent.gui.studio_wording import REST_MS

    checks, pages, alone, gaps = [], [], [], []
    timer, last = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer), [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(max(0.0, (now - last[0]) * 1000 - 1))
        last[0] = now

    timer.timeout.connect(tick)
    for turn in range(TURNS):
        before, begin = (desk.checked, desk.looked), time.perf_counter()
        letter(desk.edit, str(turn % 10))
        last[0] = time.perf_counter()
        timer.start()
        desk.until(lambda then=before[1]: desk.looked > then)  # type: ignore[misc]
        pages.append((time.perf_counter() - begin) * 1000 - REST_MS)
        desk.until(lambda then=before[0]: desk.checked > then)  # type: ignore[misc]
        checks.append((time.perf_counter() - begin) * 1000 - REST_MS)
        timer.stop()
        start = time.perf_counter()
        desk.studio.studio.assess(replace(desk.form, validity_days=turn + 1))
        alone.append((time.perf_counter() - start) * 1000)
        desk.rest(900)
    return {"checks": checks, "pages": pages, "alone": alone, "gaps": gaps}


def measure() -> dict[str, Any]:
    """Both forms, the shipped one first."""
    desk = Studio()
    told = {}
    for sections in (len(desk.shipped.sections), MANY):
        desk.hold(sections)
        told[str(sections)] = {**typing(desk), **following(desk), "busy": busily(desk)}
    return told


if __name__ == "__main__":
    tell(measure())
    os._exit(0)
