"""Garbage: what a worker allocates must never make Python destroy a widget in the worker's thread."""

import gc
from threading import get_ident

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QWidget

from exoconsent.gui.collecting import Collector


class Told(QWidget):
    """A widget in a cycle that says in which thread it died."""

    died: list[int] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        Told.died.append(get_ident())


def allocate() -> None:
    """Enough cycles to start Python's collector several times over."""
    for _ in range(5000):
        cycle: list[object] = []
        cycle.append(cycle)


def test_widgets_die_on_the_window_thread_only(qtbot) -> None:
    Told.died.clear()
    collector = Collector()
    for _ in range(5):
        Told()
    pool = QThreadPool()
    pool.start(allocate)
    pool.waitForDone()
    assert Told.died == [], "the worker collected nothing"
    qtbot.waitUntil(lambda: not gc.isenabled(), timeout=1000)
    for _ in range(3):
        allocate()
        collector.collect()
    gc.collect()
    assert Told.died == [get_ident()] * 5


def test_what_becomes_garbage_is_collected_in_time(qtbot) -> None:
    collector = Collector()
    Told.died.clear()
    Told()
    for _ in range(40):
        allocate()
        collector.collect()
    assert Told.died == [get_ident()], "the oldest generation has its turn too"
