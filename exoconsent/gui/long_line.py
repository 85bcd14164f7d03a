"""A line of text that is longer than its field: it wraps, and Enter ends it as in any other line."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_FRAME = 14
"""Pixels above and below the letters."""


class LongLine(QPlainTextEdit):
    """Takes and gives text as a ``QLineEdit`` does; a line break that was pasted is a space."""

    editingFinished = Signal()

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        """Empty, and so many lines high."""
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def text(self) -> str:
        """In one line."""
        return " ".join(self.toPlainText().splitlines())

    def setText(self, text: str) -> None:
        """Show ``text`` from its beginning."""
        self.setPlainText(text)

    def changeEvent(self, event: QEvent) -> None:
        """As many lines of any size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """So does going elsewhere."""
        super().focusOutEvent(event)
        self.editingFinished.emit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + _FRAME)
