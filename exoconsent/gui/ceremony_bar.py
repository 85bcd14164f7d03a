"""CeremonyBar: whose form it is, three sizes of text, and the ways that are always open to a patient."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import OWN_SIZE, big_button, plain_label

SIZES: Final = ((13, 1.0), (16, 1.3), (20, 1.7))
"""Steps of "A A A": point size of the words, and width of the pages against the first step."""

_GAP: Final = 24


class CeremonyBar(Spoken, QWidget):
    """Stands above every page of the ceremony."""

    sized = Signal(int)
    """An index into ``SIZES``."""
    read_again = Signal()
    more_time = Signal()
    decline = Signal()
    leave = Signal()

    def __init__(self, patient: str, *, withdrawal: bool = False, parent: QWidget | None = None) -> None:
        """``patient`` is the line that every page has above it; ``withdrawal``: no means that the consent stays."""
        super().__init__(parent)
        self._step = 0
        self._patient = plain_label(patient, bold=True)
        row = QHBoxLayout()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._patient, 1)
        self._whole.addLayout(row)
        self._row = row
        names = (self.tr("Text size 1 of 3"), self.tr("Text size 2 of 3"), self.tr("Text size 3 of 3"))
        for step, name in enumerate(names):
            row.addWidget(self._size_button(step, name))
        row.addSpacing(16)
        row.addWidget(big_button(self.tr("&Read again"), self.read_again.emit))
        row.addWidget(big_button(self.tr("I want more &time"), self.more_time.emit))
        no = self.tr("&Keep my consent…") if withdrawal else self.tr("&Decline…")
        row.addWidget(big_button(no, self.decline.emit))
        row.addSpacing(16)
        row.addWidget(big_button(self.tr("&Staff"), self.leave.emit, name=self.tr("Staff: leave with the PIN")))
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomIn), self, lambda: self.set_size(self._step + 1))
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut), self, lambda: self.set_size(self._step - 1))

    def set_size(self, step: int) -> None:
        """Choose a step; one beyond the ends is the end."""
        self._step = min(max(step, 0), len(SIZES) - 1)
        self.sized.emit(self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the buttons where the patient's line has room in one piece, else above them."""
        super().resizeEvent(event)
        words = self._patient.fontMetrics().horizontalAdvance(self._patient.text())
        beside = words + self._row.sizeHint().width() + _GAP <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._whole.direction():
            self._whole.setDirection(way)

    def _size_button(self, step: int, name: str) -> QPushButton:
        button = big_button("A", lambda: self.set_size(step), name=name)
        button.setToolTip(name)
        font = QFont()
        font.setPointSize(SIZES[step][0])
        button.setFont(font)
        button.setProperty(OWN_SIZE, True)
        return button
