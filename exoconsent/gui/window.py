"""The plain first window: it names the program and says how to use it until the desk is built."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from exoconsent import __version__

_TEXT = (
    "Consent forms for exosome treatment, made, signed and checked on this computer.\n\n"
    "The desk with forms, patients and signing is being built. Until then the main job runs in a terminal:\n\n"
    "    python main.py demo\n"
    "    python main.py --help"
)


class Window(QMainWindow):
    """The main window."""

    def __init__(self) -> None:
        """Build the window with its words."""
        super().__init__()
        self.setWindowTitle("ExoConsent")
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(48, 40, 48, 40)
        layout.setSpacing(16)
        layout.addWidget(_label(f"ExoConsent {__version__}", 24))
        layout.addWidget(_label(_TEXT, 12))
        layout.addStretch(1)
        self.setCentralWidget(middle)
        self.resize(760, 380)


def _label(text: str, points: int) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    font = label.font()
    font.setPointSize(points)
    label.setFont(font)
    return label


def run() -> int:
    """Show the window until it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ExoConsent")
    window = Window()
    window.show()
    return application.exec()
