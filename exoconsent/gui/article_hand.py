"""A text under the mouse, a pen or a finger: a click, a click with Shift, or a drag over words, and nothing else."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clickable(QPlainTextEdit):
    """While the mouse drags, Qt shows what it goes over; afterwards nothing is selected."""

    clicked = Signal(QPoint, bool)
    """Where in the viewport, and whether Shift was held."""
    dragged = Signal(int, int)
    """First and last position in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is pressed."""
        super().__init__(parent)
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin, unless Shift is held."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().toPoint()
        if not event.modifiers() & _SHIFT:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Means nothing of its own: a second click of a shaking hand does not take back the first."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the drag."""
        if self._pressed is not None and not event.modifiers() & _SHIFT:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what it was: where the hand only shook, a click."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        shift = bool(event.modifiers() & _SHIFT)
        if not shift:
            super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        place = event.position().toPoint()
        far = (place - pressed).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        if far and first < last and not shift:
            self.dragged.emit(first, last)
        else:
            self.clicked.emit(place, shift)
