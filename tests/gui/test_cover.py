"""The cover: it hides every pixel in time, nothing below takes a key, and it goes away only for staff."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QMessageBox, QPushButton, QWidget

from exoconsent.gui.cover import LOCK_KEY, LONG_MINUTES, MOST_WRONG, Cover, Opener
from exoconsent.gui.furnish import furnish
from exoconsent.gui.help_window import HelpWindow
from exoconsent.gui.opening import Frame
from exoconsent.gui.remembered import FILE, Remembered
from exoconsent.gui.staff_pin import StaffPin
from exoconsent.gui.window import Window
from tests.gui.accounts import ANNA, WORDS, cheap_accounts, founded

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
PIN = "4711"


@pytest.fixture(autouse=True)
def _cheap(tmp_path: Path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    with cheap_accounts():
        yield


class Room:
    """A small window with something to read and to press in it, and a cover."""

    def __init__(self, qtbot, *, pin: str = PIN, busy: bool = False) -> None:
        self.now, self.busy, self.left, self.pressed = 1000.0, busy, [], []
        self.frame = Frame(Remembered(), locked=True)
        self.inside = QWidget()
        self.button = QPushButton("Press", self.inside)
        self.button.setGeometry(300, 200, 200, 60)
        self.button.clicked.connect(lambda: self.pressed.append("press"))
        self.line = QLineEdit(self.inside)
        self.line.setGeometry(20, 20, 300, 30)
        self.label = QLabel("Testina Sample", self.inside)
        self.label.setStyleSheet("background: #ff00ff;")
        self.label.setGeometry(0, 60, 800, 500)
        self.frame.setCentralWidget(self.inside)
        qtbot.addWidget(self.frame)
        self.pin = StaffPin(Remembered())
        if pin:
            self.pin.choose(pin)
        opener = Opener(who=ANNA, pin=self.pin, is_me=lambda typed: typed == WORDS)
        self.frame.resize(800, 600)
        with qtbot.waitExposed(self.frame):
            self.frame.show()
        self.frame.activateWindow()
        self.cover = Cover(self.frame, opener, lambda: self.busy, lambda: self.now)
        self.cover.log_out.connect(lambda: self.left.append("left"))

    def type(self, qtbot, text: str) -> None:
        self.cover.secret.clear()
        qtbot.keyClicks(self.cover.secret, text)
        qtbot.keyClick(self.cover.secret, Qt.Key.Key_Return)

    def colours(self) -> set[bytes]:
        picture = self.frame.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        data = bytes(picture.constBits())
        return {data[at : at + 3] for at in range(0, len(data), 4)}


MAGENTA = b"\xff\x00\xff"


def test_every_pixel_is_covered_within_a_second_of_the_rest(qtbot) -> None:
    room = Room(qtbot)
    assert MAGENTA in room.colours(), "the control: something shows before"
    room.cover.watch(0.3)
    qtbot.waitUntil(room.cover.isVisible, timeout=1300)
    assert MAGENTA not in room.colours()
    room.frame.resize(900, 700)
    assert room.cover.geometry() == room.frame.rect()
    assert MAGENTA not in room.colours()
    assert not room.inside.isVisible()


def test_a_touch_of_any_window_begins_the_rest_anew(qtbot) -> None:
    room = Room(qtbot)
    room.cover.watch(0.6)
    for _ in range(5):
        QTest.qWait(200)
        QTest.keyClick(room.frame.windowHandle(), Qt.Key.Key_A)
    assert not room.cover.isVisible()
    qtbot.waitUntil(room.cover.isVisible, timeout=1500)


def test_the_first_touch_after_a_computers_sleep_comes_too_late(qtbot) -> None:
    """Timers stand still then; the clock on the wall does not."""
    room = Room(qtbot)
    room.cover.watch(60)
    room.line.setFocus()
    room.now += 3600
    QTest.keyClick(room.frame.windowHandle(), Qt.Key.Key_A)
    assert room.cover.isVisible()
    assert room.line.text() == ""
    room.now += (LONG_MINUTES + 2) * 60
    QTest.keyClick(room.frame.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: room.left == ["left"])


def test_keys_clicks_and_screen_readers_do_not_reach_below(qtbot) -> None:
    room = Room(qtbot)
    room.line.setFocus()
    room.cover.cover()
    handle = room.frame.windowHandle()
    assert QApplication.focusWidget() is room.cover.secret
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(400, 230))
    for _ in range(12):
        QTest.keyClick(handle, Qt.Key.Key_Tab)
        assert room.cover.isAncestorOf(QApplication.focusWidget())
    assert room.pressed == []
    assert room.line.text() == ""
    for widget in (room.inside, room.label, room.line):
        assert QAccessible.queryAccessibleInterface(widget).state().invisible


def test_dialogs_and_menus_go_and_dialogs_come_back_as_they_were(qtbot) -> None:
    room = Room(qtbot)
    dialog = QDialog(room.frame)
    words = QLineEdit(dialog)
    dialog.open()
    words.setText("half a sentence")
    menu = QMenu(room.frame)
    menu.addAction("x")
    menu.popup(QPoint(10, 10))
    room.cover.cover()
    assert not dialog.isVisible()
    assert not menu.isVisible()
    room.type(qtbot, PIN)
    assert dialog.isVisible()
    assert words.text() == "half a sentence"
    assert room.inside.isVisible()
    dialog.reject()


def test_a_question_that_somebody_waits_for_is_answered_with_no(qtbot) -> None:
    room, answers = Room(qtbot), []
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "x", "Really?", buttons.Yes | buttons.No, room.frame)
    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, room.cover.cover)
    answers.append(box.exec())
    assert answers != [buttons.Yes]
    assert room.cover.isVisible()
    room.type(qtbot, PIN)
    assert not box.isVisible()


def test_focus_comes_back_to_where_it_was(qtbot) -> None:
    room = Room(qtbot)
    room.line.setFocus()
    room.cover.cover()
    room.type(qtbot, PIN)
    assert not room.cover.isVisible()
    assert room.frame.focusWidget() is room.line


def test_the_key_locks_also_inside_a_dialog_and_not_while_a_patient_signs(qtbot) -> None:
    room = Room(qtbot)
    dialog = QDialog(room.frame)
    QLineEdit(dialog)
    dialog.open()
    room.cover._listen(dialog.windowHandle())
    assert LOCK_KEY == "Ctrl+Shift+L"
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, keys)
    assert room.cover.isVisible()
    room.type(qtbot, PIN)
    dialog.reject()
    room.busy = True
    room.cover.watch(0.2)
    QTest.qWait(500)
    assert not room.cover.isVisible()


def test_wrong_pins_end_in_a_log_out_and_the_right_passphrase_opens(qtbot) -> None:
    room = Room(qtbot)
    room.cover.cover()
    room.type(qtbot, "0000")
    assert room.cover.trouble.text() == "That is not the PIN."
    room.type(qtbot, WORDS)
    qtbot.waitUntil(lambda: not room.cover.isVisible())
    room.cover.cover()
    assert room.cover.trouble.text() == ""
    for number in range(MOST_WRONG):
        assert room.left == []
        room.type(qtbot, "wrong wrong wrong wrong" if number > 1 else "0000")
        qtbot.waitUntil(room.cover.open.isEnabled)
    assert room.left == ["left"]
    assert room.cover.isVisible()


def test_the_gate_of_the_pin_makes_guessing_wait(qtbot) -> None:
    room = Room(qtbot)
    room.cover.cover()
    for _ in range(3):
        room.type(qtbot, "0000")
    room.type(qtbot, PIN)
    assert "Wait" in room.cover.trouble.text()
    assert room.cover.isVisible()


def test_without_a_pin_the_passphrase_opens_so_nobody_is_locked_out(qtbot) -> None:
    room = Room(qtbot, pin="")
    room.cover.cover()
    assert "passphrase" in room.cover.label.text()
    assert "PIN" not in room.cover.label.text()
    room.type(qtbot, WORDS)
    qtbot.waitUntil(lambda: not room.cover.isVisible())


def test_nothing_stays_on_the_clipboard(qtbot) -> None:
    room = Room(qtbot)
    QApplication.clipboard().setText("Testina Sample")
    room.cover.cover()
    assert QApplication.clipboard().text() == ""


def test_in_the_own_clinic_it_is_there_and_the_log_tells(qtbot, tmp_path: Path) -> None:
    clinic, _code = founded(tmp_path)
    frame = Frame(Remembered(tmp_path / FILE), locked=True)
    qtbot.addWidget(frame)
    window = furnish(frame, clinic, Remembered(), None)
    with qtbot.waitExposed(frame):
        frame.show()
    cover = frame.findChild(Cover)
    upkeep = clinic.archive(window.session.now).upkeep
    window.built.actions["lock"].trigger()
    qtbot.waitUntil(cover.isVisible)
    qtbot.keyClick(cover.secret, Qt.Key.Key_F1)
    (shown,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible())
    assert shown.page.textCursor().block().text() == "Locked"
    shown.close()
    assert "Anna Berg is logged in" in " ".join(label.text() for label in cover.findChildren(QLabel))
    window.built.actions["new"].trigger()
    cover.secret.setText("wrong wrong wrong wrong")
    cover.enter()
    qtbot.waitUntil(lambda: "not your passphrase" in cover.trouble.text(), timeout=8000)
    cover.secret.setText(WORDS)
    cover.enter()
    qtbot.waitUntil(lambda: not cover.isVisible(), timeout=8000)
    qtbot.waitUntil(lambda: {"lock", "failed-log-in"} <= {entry.act for entry in upkeep.log(10)})
    frame.close()


def test_the_demo_clinic_has_neither_cover_nor_log_out(qtbot, tmp_path: Path) -> None:
    from exoconsent.gui.own_clinic import open_demo

    frame = Frame(Remembered(), locked=True)
    qtbot.addWidget(frame)
    window: Window = furnish(frame, open_demo(tmp_path), Remembered(), None)
    assert frame.findChild(Cover) is None
    assert not window.built.actions["lock"].isEnabled()
    frame.close()


AGAIN = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from exoconsent.gui import start
from exoconsent.gui.cover import Cover
from exoconsent.records import cost
cost.FLOOR = cost.Cost(memory_kib=128, passes=1, lanes=1)

def look():
    frame = next(w for w in QApplication.topLevelWidgets() if isinstance(w, start.Frame))
    page, cover = frame.centralWidget(), frame.findChild(Cover)
    if cover is not None:
        print("desk", flush=True)
        cover.log_out.emit()
        return
    if hasattr(page, "secret") and page.go.isEnabled() and not page.secret.text():
        page.secret.setText(sys.argv[1])
        page.enter()
    QTimer.singleShot(50, look)

def again(program, arguments):
    print("again", program == sys.executable, arguments[1:], flush=True)

begin = start.Start.begin
start.Start.begin = lambda self: (begin(self), QTimer.singleShot(50, look))
os.execv = again
sys.exit(start.run())
"""


def test_logging_out_ends_the_process_and_begins_anew(tmp_path: Path) -> None:
    """Only the end of a process empties its memory; the arguments are handed on."""
    founded(tmp_path)[0].close()
    Remembered(tmp_path / FILE).put("clinic", "own")
    script = tmp_path / "again.py"
    script.write_text(AGAIN)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "EXOCONSENT_HOME": str(tmp_path)}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, str(script), WORDS], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == ["desk", f"again True {[str(script), WORDS]}"], done.stderr
