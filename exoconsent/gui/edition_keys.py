"""A dialog in which Enter in a field does nothing: what it does cannot be undone, or is chosen by its own button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget


class CarefulDialog(QDialog):
    """Enter presses the button that has the keyboard, and no other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Not modal yet; ``open`` makes it so."""
        super().__init__(parent)

    def showEvent(self, event: QShowEvent) -> None:
        """No button waits for an Enter that was meant for a field."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter as said."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        button = self.focusWidget()
        if isinstance(button, QPushButton):
            button.click()

    def fit(self, letters: int, lines: int) -> None:
        """So many letters wide and lines high, never more than the screen."""
        room, letter = self.screen().availableSize(), self.fontMetrics()
        width, height = letters * letter.averageCharWidth(), lines * letter.height()
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
