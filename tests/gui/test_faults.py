"""A bug of ours in the window: its place is told, nothing of whom it was about, the draft is kept, work goes on."""

import gc
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStyledItemDelegate, QTableView, QWidget

from exoconsent.clinic import Clinic
from exoconsent.gui.faults import QUIET_SECONDS, Faults, where_of
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window

MARKER = "Zebrowski-Marker"


@pytest.fixture
def net(qtbot, monkeypatch) -> Faults:
    """The program's own hooks; pytest-qt's come back after the test."""
    faults = Faults()
    monkeypatch.setattr(sys, "excepthook", faults.caught)
    monkeypatch.setattr(sys, "unraisablehook", faults.unraisable)
    monkeypatch.setattr(threading, "excepthook", faults.in_thread)
    return faults


def stumble(*_given: object) -> None:
    secret = f"{MARKER} was born on 1 May"
    raise ValueError(secret)


class Painted(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        stumble()


class Filtered(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            stumble()
        return False


class Sized(QWidget):
    def resizeEvent(self, _event: QEvent) -> None:
        try:
            int(MARKER)
        except ValueError as fault:
            raise KeyError(MARKER) from fault


class Dying:
    def __del__(self) -> None:
        stumble()


def by_button(qtbot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(stumble)
    button.click()


def by_action(_qtbot) -> None:
    action = QAction()
    action.triggered.connect(lambda: stumble(MARKER))
    action.trigger()


def by_timer(qtbot) -> None:
    QTimer.singleShot(0, stumble)
    qtbot.wait(20)


def shown(qtbot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.wait(50)


def by_filter(_qtbot) -> None:
    seen, filtered = QObject(), Filtered()
    seen.installEventFilter(filtered)
    QApplication.sendEvent(seen, QEvent(QEvent.Type.User))


def by_thread(qtbot) -> None:
    thread = threading.Thread(target=stumble, name=MARKER)
    thread.start()
    thread.join()


def by_end(_qtbot) -> None:
    Dying()
    gc.collect()


def by_delegate(qtbot) -> None:
    class Delegate(QStyledItemDelegate):
        def displayText(self, _value: object, _locale: object) -> str:
            stumble()
            return ""

    from PySide6.QtGui import QStandardItem, QStandardItemModel

    model, table = QStandardItemModel(), QTableView()
    model.appendRow(QStandardItem(MARKER))
    table.setModel(model)
    table.setItemDelegate(Delegate(table))
    shown(qtbot, table)


def by_postponed(qtbot) -> None:
    QTimer.singleShot(0, QApplication.instance(), lambda: {}[MARKER])
    qtbot.wait(20)


PLACES: dict[str, Callable[..., None]] = {
    "button": by_button,
    "action": by_action,
    "timer": by_timer,
    "painting": lambda qtbot: shown(qtbot, Painted()),
    "resizing": lambda qtbot: shown(qtbot, Sized()),
    "event filter": by_filter,
    "thread": by_thread,
    "destructor": by_end,
    "delegate": by_delegate,
    "lookup": by_postponed,
}


@pytest.mark.parametrize("place", PLACES)
def test_no_word_of_the_bug_is_written_anywhere(qtbot, net: Faults, capfd, place: str) -> None:
    QTimer.singleShot(0, lambda: PLACES[place](qtbot))  # from Qt's loop, as in the program; not from the test
    qtbot.wait(150)
    written = "".join(capfd.readouterr())
    assert "This is a bug in ExoConsent" in written
    assert ("KeyError" if place in ("resizing", "lookup") else "ValueError") in written
    assert MARKER not in written
    assert getattr(sys, "last_value", None) is None


def test_python_alone_would_quote_it(capfd) -> None:
    try:
        stumble()
    except ValueError:
        traceback.print_exc()
    assert MARKER in capfd.readouterr().err


def fallen(work: Callable[[], object]) -> str:
    try:
        work()
    except Exception as fault:  # noqa: BLE001 - any will do
        return where_of(type(fault), fault.__traceback__)
    raise AssertionError


def test_the_place_is_that_of_our_own_code() -> None:
    from exoconsent.gui.typed_text import __name__ as _module  # any module of ours will do
    from exoconsent.library.load import load_library

    assert _module
    told = fallen(lambda: load_library(None))
    assert "load.py:" in told
    assert "test_faults" not in told.replace("exoconsent", "")


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Window:
    made = Window(Session(Clinic.demo(tmp_path), lambda: datetime.now(UTC).astimezone()))
    qtbot.addWidget(made)
    made.show()
    return made


def bugs(window: Window) -> list[str]:
    return [m.text for m in window.messages.history if "This is a bug in ExoConsent" in m.text]


def test_the_window_tells_it_keeps_the_draft_and_goes_on(qtbot, net: Faults, window: Window) -> None:
    line = window.form.patient.name.line
    qtbot.keyClicks(line, MARKER)
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(bugs(window)), timeout=3000)
    assert "your draft is kept." in bugs(window)[0]
    assert MARKER not in bugs(window)[0]
    kept = window.session.clinic.desk().left_open()
    assert kept is not None
    assert kept.name == MARKER
    qtbot.keyClicks(line, "s")
    assert line.text() == MARKER + "s"


def test_a_draft_that_cannot_be_kept_is_said_to_be_lost(qtbot, net: Faults, window: Window, monkeypatch) -> None:
    monkeypatch.setattr(window.keeper, "flush", stumble)
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(bugs(window)), timeout=3000)
    assert "could not be kept" in bugs(window)[0]
    monkeypatch.undo()


def test_one_bug_is_told_once_in_a_while(qtbot, net: Faults, window: Window, monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr("exoconsent.gui.faults.time.monotonic", lambda: now[0])
    for _ in range(60):
        QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(bugs(window)), timeout=3000)
    qtbot.wait(50)
    assert len(bugs(window)) == 1
    now[0] += QUIET_SECONDS + 1
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: len(bugs(window)) == 2, timeout=3000)
