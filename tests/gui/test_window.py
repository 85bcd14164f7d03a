"""The plain first window: it opens, names the program, takes text as text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from exoconsent.gui.window import Window


def test_window_names_the_program_and_the_way_in(qtbot) -> None:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    labels = window.findChildren(QLabel)
    assert window.windowTitle() == "ExoConsent"
    assert "main.py demo" in " ".join(label.text() for label in labels)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
