"""Carrying a section with the mouse: a line shows where it would land, letting go asks to move it there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from exoconsent.gui.page_paint import BLUE, painting
from exoconsent.gui.section_button import SectionButton

_LINE = 5
"""Height of the line, pixels."""
_EDGE = 48
"""So near to the edge of what is in sight the pages begin to scroll, pixels."""
_TICK_MS = 30


class _Line(QWidget):
    """Where the section would land."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blue, as all marks on the paper are."""
        with painting(self) as p:
            p.fillRect(event.rect(), BLUE)


class SectionDrag(QObject):
    """Watches the handles of buttons; Escape puts the section back."""

    moved = Signal(str, int)
    """Section id, and by how many places; negative is up."""

    def __init__(self, canvas: QWidget, places: Callable[[], Sequence[SectionButton]]) -> None:
        """``places`` are the buttons of the sections that may change places, in reading order."""
        super().__init__(canvas)
        self._canvas, self._places = canvas, places
        self._carried: SectionButton | None = None
        self._pointer = QPoint()
        self._line = _Line(canvas)
        self._line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line.hide()
        self._scroll = QTimer(self, interval=_TICK_MS)
        self._scroll.timeout.connect(self._follow)

    def watch(self, button: SectionButton) -> None:
        """Let this one be carried."""
        button.dragged.connect(lambda at: self._drag(button, at))
        button.dropped.connect(self._drop)

    def _drag(self, button: SectionButton, at: QPoint) -> None:
        self._carried, self._pointer = button, button.mapTo(self._canvas, at)
        if not self._scroll.isActive():
            self._scroll.start()
        self._show()

    def _drop(self, landed: bool) -> None:
        carried, self._carried = self._carried, None
        self._scroll.stop()
        self._line.hide()
        if carried is not None and landed and (by := self._by(carried)):
            self.moved.emit(carried.section_id, by)

    def _by(self, carried: SectionButton) -> int:
        places = list(self._places())
        if carried not in places:
            return 0
        return self._landing(carried) - places.index(carried)

    def _landing(self, carried: SectionButton) -> int:
        """The place it would have: behind all others whose beginning is above the pointer by more than their half."""
        others = [b for b in self._places() if b is not carried]
        return sum(b.geometry().center().y() < self._pointer.y() for b in others)

    def _show(self) -> None:
        carried = self._carried
        others = [b for b in self._places() if b is not carried]
        if carried is None or not others:
            return
        landing = self._landing(carried)
        below = landing == len(others)
        box = others[-1 if below else landing].geometry()
        y = box.bottom() if below else box.top()
        self._line.setGeometry(QRect(box.left(), y - _LINE // 2, box.width(), _LINE))
        self._line.setVisible(bool(self._by(carried)))
        self._line.raise_()

    def _follow(self) -> None:
        """Scroll while the pointer rests near an edge; the pages move under it, so the pointer moves over them."""
        area = self._area()
        if area is None or self._carried is None:
            return
        bar, view = area.verticalScrollBar(), area.viewport()
        y = self._canvas.mapTo(view, self._pointer).y()
        step = min(0, y - _EDGE) or max(0, y - view.height() + _EDGE)
        before = bar.value()
        bar.setValue(before + step // 2)
        self._pointer += QPoint(0, bar.value() - before)
        self._show()

    def _area(self) -> QScrollArea | None:
        view = self._canvas.parentWidget()
        area = view.parentWidget() if view else None
        return area if isinstance(area, QScrollArea) else None
