"""A part to read that scrolls: the keyboard can come to it and move it, and it shows a frame when it has."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from exoconsent.gui.page_paint import painting

FRAME = 2
"""Width of the frame, pixels; always kept free, so that nothing moves when it comes."""


class ReadArea(QScrollArea):
    """Holds one widget as wide as itself."""

    def __init__(self, inner: QWidget, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what screen readers call it."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(FRAME, FRAME, FRAME, FRAME)
        self.setAccessibleName(name)
        self.setWidget(inner)

    def event(self, event: QEvent) -> bool:
        """Paint the frame; ``paintEvent`` is the viewport's."""
        done = super().event(event)
        if event.type() is QEvent.Type.Paint and self.hasFocus():
            with painting(self) as p:
                self._frame(p)
        return done

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.update()

    def _frame(self, p: QPainter) -> None:
        half = FRAME / 2
        p.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), FRAME))
        p.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
