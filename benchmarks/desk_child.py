"""The window in a process of its own, driven by gestures. ``python -m benchmarks.desk_child KIND``, one line of JSON.

"bare" and "first" tell the moment of the first paint on the clock that all processes share; the other kinds measure
in the furnished window of an invented patient.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

NOW: Final = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
SECTION: Final = "blood-tissue-donation"
ON_TICK: Final = QPoint(12, 12)
FRAME_MS: Final = 16
"""The timer of a screen that shows 60 frames a second, rounded down."""
STEP: Final = 40
"""Pixels a frame: three pages in little more than a second."""


def tell(answer: Any) -> None:
    print(json.dumps(answer), flush=True)


def bare() -> None:
    """What Qt itself takes: a window with nothing in it."""

    class Bare(QMainWindow):
        def paintEvent(self, _event: object) -> None:
            QTimer.singleShot(0, _painted)

    application = QApplication([])
    window = Bare()
    window.resize(1280, 860)
    window.show()
    application.exec()


def first() -> None:
    """ExoConsent as main.py starts it, up to the first paint."""
    from exoconsent.app import main
    from exoconsent.gui.start import Start

    Start.begin = lambda _self: _painted()  # type: ignore[method-assign,assignment]
    main([])


def _painted() -> None:
    tell(time.monotonic())
    os._exit(0)


class Desk:
    """The furnished window with an invented patient; the question for a reason answers itself."""

    def __init__(self) -> None:
        from unittest.mock import patch

        from exoconsent.clinic import Clinic
        from exoconsent.gui.places import form
        from exoconsent.gui.remembered import Remembered
        from exoconsent.gui.session import Session
        from exoconsent.gui.start import SWITCH_SECONDS
        from exoconsent.gui.theme import Theme, load_font
        from exoconsent.gui.window import Window
        from exoconsent.library.patients import read_patient
        from exoconsent.paths import FORMS
        from exoconsent.settings import home

        patch.object(form, "ask_reason", lambda *_: "measured").start()  # complains if it is no longer there
        sys.setswitchinterval(SWITCH_SECONDS)
        self.application = QApplication([])
        self.application.setFont(load_font())
        self.clinic = Clinic.demo(home())
        self.session = Session(self.clinic, lambda: NOW)
        self.window = Window(self.session, theme=Theme(self.application, Remembered()))
        self.view = self.window.form.view  # type: ignore[attr-defined]
        path = FORMS / "patients" / "ex-o01.yaml"
        self.window.show()
        self.session.open(self.clinic.begin("exosome-treatment", read_patient(path.read_bytes(), path.name)))
        self.until(self.settled)
        self.view.select(SECTION)
        self.rest(300)

    def settled(self) -> bool:
        """The pages in sight are those of the draft."""
        return self.view.sheet is not None and self.view.sheet.draft is self.session.draft

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window work until then."""
        while not done():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1000)

    def rest(self, milliseconds: int) -> None:
        """Let the window work so long; what was begun before comes to its end."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def sight(self) -> tuple[range, int]:
        """The pages that show and their dots per inch on this screen."""
        from exoconsent.gui.page_desk import Desk as Lie

        view = self.view
        return view._in_sight(view._now), round(Lie.dpi_at(view.zoom) * view.devicePixelRatioF())


class Seen:
    """Tells when the new pages have been painted: the view paints them at once and then says so."""

    def __init__(self) -> None:
        self.at = 0.0

    def note(self, _sheet: object) -> None:
        """The moment."""
        self.at = time.perf_counter()


class Pulse(QObject):
    """How long the window's thread did not come round, millisecond by millisecond."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Count from now."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def clicks(rounds: int = 24) -> None:
    """A section out and in again, beside what its page takes without any window."""
    desk = Desk()
    seen, pulse = Seen(), Pulse()
    answers = _time_answers()
    turns = [_click(desk, seen, pulse) for _ in range(rounds + 4)][4:]
    del answers[:4]
    columns = dict(zip(("alone", "alone_cpu", "clicked", "clicked_cpu"), zip(*turns, strict=True), strict=True))
    tell({**columns, "answers": answers, "gaps": pulse.gaps})


def _time_answers() -> list[float]:
    """From the gesture's arrival at the pages to the mark on them, painted."""
    from unittest.mock import patch

    from exoconsent.gui.page_stops import PageStops

    took: list[float] = []
    answer = PageStops.answer

    def timed(stops: PageStops, section_id: str, included: bool, draft: Any) -> None:
        start = time.perf_counter()
        answer(stops, section_id, included, draft)
        took.append((time.perf_counter() - start) * 1000)

    patch.object(PageStops, "answer", timed).start()
    return took


def _click(desk: Desk, seen: Seen, pulse: Pulse) -> tuple[float, float, float, float]:
    """Wall and CPU time of the page alone, then of the click, the latter of all threads."""
    from PySide6.QtTest import QTest

    sight, dpi = desk.sight()
    draft = desk.session.draft
    out = SECTION in draft.left_out
    alone = _alone(desk, draft.restore(SECTION) if out else draft.leave_out(SECTION, "measured"), sight, dpi)
    seen.at = 0.0
    desk.view.shown.connect(seen.note, Qt.ConnectionType.SingleShotConnection)
    pulse.start()
    start, cpu = time.perf_counter(), time.process_time()
    QTest.mouseClick(desk.view.stops.stop(SECTION), Qt.MouseButton.LeftButton, pos=ON_TICK)
    desk.until(lambda: seen.at > 0)
    spent = (time.process_time() - cpu) * 1000
    pulse.stop()
    desk.rest(120)
    return *alone, (seen.at - start) * 1000, spent


def _alone(desk: Desk, draft: Any, sight: range, dpi: int) -> tuple[float, float]:
    """Building the changed PDF and drawing what shows of it, in a thread that has nothing else to do."""
    from exoconsent.pdf.raster import page_pixels

    start, cpu = time.perf_counter(), time.process_time()
    rendered = desk.clinic.render(desk.clinic.prepare(draft, NOW), desk.session.options)
    for page in sight:
        page_pixels(rendered.pdf, page, dpi)
    return (time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000


def scroll() -> None:
    """From the first page to the last and back, a step a frame."""
    desk = Desk()
    bar, took, bare_frames = desk.view.verticalScrollBar(), [], 0
    bar.setValue(0)
    desk.rest(300)
    down = range(0, bar.maximum(), STEP)
    timer = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
    values = iter([*down, *reversed(down)])
    loop = QEventLoop()
    began = time.perf_counter()

    def frame() -> None:
        nonlocal bare_frames
        value = next(values, None)
        if value is None:
            loop.quit()
            return
        start = time.perf_counter()
        bar.setValue(value)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        took.append((time.perf_counter() - start) * 1000)
        bare_frames += any(desk.view._picture(page) is None for page in desk.sight()[0])

    timer.timeout.connect(frame)
    timer.start()
    loop.exec()
    tell({"frames": took, "seconds": time.perf_counter() - began, "bare": bare_frames})


def flat(toggles: int = 1000) -> None:
    """Memory through many toggles; every tenth is waited for, the others are overtaken."""
    desk, sizes = Desk(), []
    for number in range(toggles):
        desk.view.toggle_asked.emit(SECTION, SECTION in desk.session.draft.left_out)
        desk.application.processEvents()
        if number % 10 == 9:
            desk.until(desk.settled)
        if number % 200 == 199:
            desk.rest(200)
            sizes.append(_resident())
    tell({"sizes": sizes})


def _resident() -> float:
    """What this process holds now, MB."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


KINDS: Final = {"bare": bare, "first": first, "clicks": clicks, "scroll": scroll, "flat": flat}

if __name__ == "__main__":
    KINDS[sys.argv[1]]()
    os._exit(0)
