"""The window's first moment: the frame stands and takes the patient's name while the forms are still being read."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QMainWindow, QWidget

from exoconsent.gui.remembered import Remembered

SIZE = QSize(1280, 860)
"""Of the window on a desk that remembers none."""
_EDGES = 48
"""Pixels for the frame that the system draws around."""
_RAIL, _FIELD = 92, 320
"""Pixels: about where the Form place will have its patient field, so that the eye need not move."""


class Opening(QWidget):
    """Only Qt's own widgets: they take keys while Python is busy reading the forms in another thread."""

    def __init__(self) -> None:
        """An empty line for the name."""
        super().__init__()
        self.name = QLineEdit(self)
        self.entered = False
        """Enter was pressed behind the letters."""
        self.name.returnPressed.connect(self._enter)
        self.name.setFixedWidth(_FIELD)
        self.name.setAccessibleName(self.tr("Patient's name"))
        self.words = QLabel(self.tr("Opening the forms…"))
        label = QLabel(self.tr("&Patient (Ctrl+F)"))
        label.setBuddy(self.name)
        grid = QGridLayout(self)
        grid.setContentsMargins(_RAIL, 32, 8, 8)
        for row, widget in enumerate((label, self.name, self.words)):
            grid.addWidget(widget, row, 0)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.name)

    def _enter(self) -> None:
        self.entered = True


class Frame(QMainWindow):
    """The one window on screen, from the first moment to the last; what stands in it changes once.

    Its title never names a patient: it stands in task bars and screenshots.
    """

    painted = Signal()
    """It can be seen, for the first time. A timer of no time would fire before that (design/screens.md 6)."""

    def __init__(self, remembered: Remembered, *, locked: bool = False) -> None:
        """As large as this desk had it last. ``locked``: a passphrase comes first, so nothing here takes letters."""
        super().__init__()
        self._remembered, self._seen = remembered, False
        self.given: Path | None = None
        """The file that the program was started with, until the desk shows it."""
        self.setWindowTitle("ExoConsent")
        inside = QWidget() if locked else Opening()
        self.setCentralWidget(inside)
        self._take_room(QByteArray.fromBase64(remembered.get("window", "").encode()))
        inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_room(self, before: QByteArray) -> None:
        """As it was the last time; at first as large as is good, and the whole screen where that is smaller."""
        self.resize(SIZE)
        room = self.screen().availableSize()
        if not self.restoreGeometry(before) and (
            room.width() < SIZE.width() + _EDGES or room.height() < SIZE.height() + _EDGES
        ):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time, once Qt has brought it to the screen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, and let what stands in it say whether it may go."""
        inside = self.centralWidget()
        if inside is not None and not inside.close():
            event.ignore()
            return
        self._remembered.put("window", self.saveGeometry().toBase64().toStdString())
        super().closeEvent(event)
