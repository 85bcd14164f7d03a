"""The start: the frame first, then the forms, and no letter typed meanwhile is lost."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from exoconsent.errors import BadInputError, ExitCode
from exoconsent.gui import start
from exoconsent.gui.opening import Frame, Opening
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.theme import Theme
from exoconsent.gui.window import Window


@pytest.fixture
def frame(qtbot, tmp_path: Path, monkeypatch) -> Frame:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    remembered = Remembered(tmp_path / "desk.json")
    remembered.put("welcomed", True)
    frame = Frame(remembered)
    frame.start = start.Start(frame, remembered, Theme(QApplication.instance(), Remembered()))
    frame.painted.connect(frame.start.begin)
    qtbot.addWidget(frame, before_close_func=lambda f: f.start.jobs.finish())
    return frame


def show(qtbot, frame: Frame) -> None:
    with qtbot.waitExposed(frame):
        frame.show()


def furnished(qtbot, frame: Frame) -> Window:
    qtbot.waitUntil(lambda: isinstance(frame.centralWidget(), Window), timeout=20_000)
    return frame.centralWidget()


def test_nothing_is_read_before_the_window_can_be_seen(qtbot, frame: Frame, monkeypatch) -> None:
    events = []
    read = start.read_forms
    monkeypatch.setattr(start, "read_forms", lambda: events.append("read") or read())
    paint = Frame.paintEvent
    monkeypatch.setattr(Frame, "paintEvent", lambda self, event: events.append("paint") or paint(self, event))
    show(qtbot, frame)
    furnished(qtbot, frame)
    assert events[0] == "paint"
    assert events.count("read") == 1


def test_letters_typed_while_the_forms_are_read_go_on_in_the_patient_field(qtbot, frame: Frame, monkeypatch) -> None:
    go_on, read = Event(), start.read_forms

    def slow():
        assert go_on.wait(8)
        return read()

    monkeypatch.setattr(start, "read_forms", slow)
    show(qtbot, frame)
    opening = frame.centralWidget()
    assert isinstance(opening, Opening)
    assert opening.words.text() == "Opening the forms…"
    qtbot.keyClicks(opening.name, "Ann Ex")
    go_on.set()
    window = furnished(qtbot, frame)
    line = window.form.patient.name.line
    assert line.text() == "Ann Ex"
    assert frame.focusWidget() is line
    qtbot.keyClicks(frame.focusWidget(), "ample")
    assert line.text() == "Ann Example"
    qtbot.waitUntil(lambda: window.session.draft.patient.name == "Ann Example", timeout=4000)


def test_enter_behind_early_letters_takes_the_known_patient(qtbot, frame: Frame) -> None:
    show(qtbot, frame)
    opening = frame.centralWidget()
    qtbot.keyClicks(opening.name, "Testina")
    qtbot.keyClick(opening.name, Qt.Key.Key_Return)
    window = furnished(qtbot, frame)
    assert window.session.draft.patient.synthetic


def test_the_frame_is_remembered_and_closes_what_stands_in_it(qtbot, frame: Frame, tmp_path: Path) -> None:
    show(qtbot, frame)
    window = furnished(qtbot, frame)
    assert frame.close()
    assert window.session.jobs._finished
    assert Remembered(tmp_path / "desk.json").get("window", "")


def test_the_frame_remembers_its_size_and_keeps_keys_it_does_not_know(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    path.write_text('{"tomorrow": [1, 2], "window": 5}')
    frame = Frame(Remembered(path))
    qtbot.addWidget(frame)
    frame.resize(700, 500)
    frame.close()
    assert json.loads(path.read_bytes())["tomorrow"] == [1, 2]
    again = Frame(Remembered(path))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 500)


def test_the_frame_stays_when_what_stands_in_it_does(qtbot, frame: Frame, monkeypatch) -> None:
    show(qtbot, frame)
    furnished(qtbot, frame)
    close, wanted = Window.closeEvent, []
    monkeypatch.setattr(Window, "closeEvent", lambda w, event: close(w, event) if wanted else event.ignore())
    assert not frame.close()
    assert frame.isVisible()
    wanted.append("yes")
    assert frame.close()


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        (BadInputError.saying("the forms <b>are</b> broken"), int(BadInputError.exit_code), "the forms <b>are</b>"),
        (KeyError("secret"), int(ExitCode.OUR_BUG), "KeyError"),
    ],
)
def test_forms_that_cannot_be_read_end_as_a_sentence(qtbot, frame, monkeypatch, fault, code, words) -> None:
    ended = []
    monkeypatch.setattr(QApplication, "exit", ended.append)

    def broken() -> None:
        raise fault

    monkeypatch.setattr(start, "read_forms", broken)
    show(qtbot, frame)
    qtbot.waitUntil(lambda: bool(frame.findChildren(QMessageBox)), timeout=8000)
    box = frame.findChildren(QMessageBox)[0]
    assert words in box.text()
    assert "secret" not in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.accept()
    assert ended == [code]


def test_a_second_program_on_the_same_folder_is_refused_and_a_dead_one_holds_nothing(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    path = str(tmp_path / "desk.lock")
    code = f"from PySide6.QtCore import QLockFile; l = QLockFile({path!r}); l.tryLock(0); print('held'); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"held"
        assert not start.alone(QLockFile(path))
        other.kill()
        other.wait()
    lock = QLockFile(path)
    assert start.alone(lock)
    lock.unlock()
