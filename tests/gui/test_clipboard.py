"""What is copied out of our windows is gone after a while, at the cover and at the end."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from exoconsent.gui.clipboard import FORGET_SECONDS, Clipboard

NAME = "Marker Patient"


@pytest.fixture
def board(qtbot, monkeypatch) -> Iterator[QClipboard]:
    """Without a screen Qt does not say whose it is; tests/window has the one that does."""
    monkeypatch.setattr(Clipboard, "_is_ours", lambda _self, mode: mode is QClipboard.Mode.Clipboard)
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def copied(qtbot, widget: QWidget) -> None:
    line = QLineEdit(NAME, widget)
    line.selectAll()
    line.copy()


def watched(qtbot, seconds: float = FORGET_SECONDS) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.clipboard = Clipboard(widget, seconds)
    return widget


def test_it_is_forgotten_after_a_while_and_not_before(qtbot, board: QClipboard) -> None:
    widget = watched(qtbot, 0.2)
    copied(qtbot, widget)
    assert board.text() == NAME
    qtbot.waitUntil(lambda: board.text() == "", timeout=3000)
    assert not widget.clipboard._late.isActive()


def test_copying_again_begins_the_time_anew(qtbot, board: QClipboard) -> None:
    widget = watched(qtbot, 0.5)
    copied(qtbot, widget)
    qtbot.wait(350)
    copied(qtbot, widget)
    qtbot.wait(350)
    assert board.text() == NAME


def test_it_can_be_forgotten_now_and_histories_are_asked_to_leave_it_out(qtbot, board: QClipboard) -> None:
    widget = watched(qtbot)
    copied(qtbot, widget)
    assert board.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert widget.clipboard._late.isActive()
    widget.clipboard.forget()
    assert board.text() == ""
    assert not widget.clipboard._late.isActive()


def test_what_another_program_copied_stays(qtbot, board: QClipboard, monkeypatch) -> None:
    widget = watched(qtbot)
    board.setText("theirs")
    monkeypatch.setattr(widget.clipboard, "_is_ours", lambda _mode: False)
    widget.clipboard.forget()
    assert board.text() == "theirs"


def test_the_end_of_the_program_forgets_it(qtbot, board: QClipboard) -> None:
    widget = watched(qtbot)
    copied(qtbot, widget)
    QGuiApplication.instance().aboutToQuit.emit()
    assert board.text() == ""
    assert widget.clipboard is not None
