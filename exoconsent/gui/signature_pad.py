"""SignaturePad: a sheet to sign on with pen, finger or mouse; what is drawn is what is put into the PDF."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointerEvent,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from exoconsent.consent.signature import INK_MINIMUM_MM, Point, Strokes
from exoconsent.gui.ink_model import InkModel, Source
from exoconsent.gui.tongue import Spoken

_INK: Final = QColor(10, 41, 112)
_PAPER: Final = QColor(255, 255, 255)
_LINE: Final = QColor(89, 89, 89)
_FOCUS: Final = QColor(0, 95, 204)
"""Colours for white paper, whatever the palette (design/screens.md 1: 5.98:1 for the focus frame)."""
_PEN_MM: Final = 0.55
"""Width of a line without pressure: that of the PDF (signing/ink.py), a little stronger for the screen."""
_PEN_LIGHT_MM, _PEN_HARD_MM = 0.3, 0.9
_MARGIN_PX: Final = 10
_HIGHEST_PX: Final = 300
_MM_PER_INCH: Final = 25.4
_TOUCHES: Final = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class SignaturePad(Spoken, QWidget):
    """Finished ink lies in a picture; only the tail of the running stroke is drawn anew."""

    ink_changed = Signal()
    """A stroke was finished, taken back, or all was cleared."""
    accepted = Signal()
    """Enter was pressed on the pad."""

    def __init__(self, parent: QWidget | None = None, *, now_ms: Callable[[], int] = _monotonic_ms) -> None:
        """``now_ms`` tells when events arrive; only for telling echoes and palms from strokes."""
        super().__init__(parent)
        self.minimum_mm = INK_MINIMUM_MM
        self._now_ms = now_ms
        self._ink = InkModel()
        self._finger: int | None = None
        self._picture = QPixmap()
        self._drawn = 0
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(_HIGHEST_PX)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Signature area"))
        self.setAccessibleDescription(
            self.tr("Sign here with a pen, a finger or the mouse. Without these, choose Type my name.")
        )

    def sizeHint(self) -> QSize:
        """The least room to sign in; it grows with the room there is."""
        return QSize(380, 150)

    def minimumSizeHint(self) -> QSize:
        """The least room to sign in."""
        return QSize(380, 150)

    # What is on the pad

    def ink_mm(self) -> float:
        """Length of the finished ink, millimetres."""
        return self._ink.length

    def is_empty(self) -> bool:
        """Nothing was drawn."""
        return not self._ink.done

    def strokes(self) -> Strokes | None:
        """The signature; ``None`` while there is less ink than ``minimum_mm`` (a dot is not a signature)."""
        if self._ink.length < self.minimum_mm:
            return None
        scale = self._scale()
        return Strokes(width=self.width() / scale, height=self.height() / scale, strokes=self._ink.done)

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._ink.undo():
            self._redraw()
            self.ink_changed.emit()

    def clear(self) -> None:
        """Take all ink away."""
        self._ink.clear()
        self._redraw()
        self.ink_changed.emit()

    # What comes in

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen; every event is accepted, so that Qt makes no mouse events of it."""
        event.accept()
        if event.pointerType() is QPointingDevice.PointerType.Eraser:
            return
        felt = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        at = self._point(event.position(), event.timestamp(), event.pressure() if felt else -1.0)
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(Source.PEN, at)
            case QEvent.Type.TabletMove:
                self._move(Source.PEN, at)
            case QEvent.Type.TabletRelease:
                self._end(Source.PEN)

    def event(self, event: QEvent) -> bool:
        """Fingers come here; everything else goes its usual way."""
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            event.accept()
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() is QEvent.Type.TouchCancel:
            self._finger = None
            if self._ink.cancel(Source.TOUCH):
                self._redraw()
            return
        if event.type() is QEvent.Type.TouchBegin:
            self._finger = event.points()[0].id()
        for finger in event.points():
            if finger.id() == self._finger:
                self._finger_at(event, finger.position(), finger.pressure())
        if event.type() is QEvent.Type.TouchEnd:
            self._end(Source.TOUCH)
            self._finger = None

    def _finger_at(self, event: QPointerEvent, position: QPointF, pressure: float) -> None:
        felt = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        at = self._point(position, event.timestamp(), pressure if felt else -1.0)
        if event.type() is QEvent.Type.TouchBegin:
            self._begin(Source.TOUCH, at)
        else:
            self._move(Source.TOUCH, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start with the left button."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(Source.MOUSE, self._point(event.position(), event.timestamp(), -1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._move(Source.MOUSE, self._point(event.position(), event.timestamp(), -1.0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._end(Source.MOUSE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z takes a stroke back, Delete clears, Enter accepts."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def _point(self, position: QPointF, stamp: int, pressure: float) -> Point:
        scale = self._scale()
        x = min(max(position.x(), 0.0), float(self.width()))
        y = min(max(position.y(), 0.0), float(self.height()))
        return Point(x=x / scale, y=y / scale, t=stamp, pressure=pressure)

    def _begin(self, source: Source, at: Point) -> None:
        if self._ink.begin(source, at, self._now_ms()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # Qt does it for the mouse alone; Enter then accepts
            self._redraw()  # the stroke of a palm may have been dropped

    def _move(self, source: Source, at: Point) -> None:
        if self._ink.move(source, at, self._now_ms()):
            points = self._ink.open
            self._draw(points, self._drawn, len(points) - 2)
            self._drawn = max(self._drawn, len(points) - 2)
            self.update(self._around(points[-4:]).toAlignedRect())

    def _end(self, source: Source) -> None:
        points, drawn = self._ink.open, self._drawn
        if self._ink.end(source, self._now_ms()):
            self._draw(points, drawn, max(1, len(points) - 1))
            self._drawn = 0
            self.update()
            self.ink_changed.emit()

    # What is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ink keeps its size and place."""
        self._redraw()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, line, ink; never raises (design/screens.md 0.3)."""
        try:
            if self._picture.devicePixelRatio() != self.devicePixelRatioF():
                self._redraw()
            with QPainter(self) as painter:
                self._paint(painter, event)
        except Exception as fault:  # noqa: BLE001 - an exception here ends the process
            self.setToolTip(type(fault).__name__)

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.fillRect(event.rect(), _PAPER)
        painter.setPen(QPen(_LINE, 1))
        line = round(self.height() * 0.75)
        painter.drawLine(24, line, self.width() - 24, line)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._ink.open
        _curves(painter, points, self._drawn, max(1, len(points) - 1), self._scale())
        frame, width = (_FOCUS, 3) if self.hasFocus() else (_LINE, 1)
        painter.setPen(QPen(frame, width))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _redraw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        for stroke in self._ink.done:
            self._draw(stroke, 0, max(1, len(stroke) - 1))
        self._drawn = 0
        self.update()

    def _draw(self, points: Sequence[Point], first: int, last: int) -> None:
        if self._picture.isNull() or first >= last:
            return
        with QPainter(self._picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _curves(painter, points, first, last, self._scale())

    def _around(self, points: Sequence[Point]) -> QRectF:
        scale = self._scale()
        xs, ys = [p.x * scale for p in points], [p.y * scale for p in points]
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        return box.adjusted(-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)

    def _scale(self) -> float:
        return self.logicalDpiX() / _MM_PER_INCH


def _curves(painter: QPainter, points: Sequence[Point], first: int, last: int, scale: float) -> None:
    """Draw the Catmull-Rom pieces ``first`` to ``last`` (exclusive) through ``points``; one point is a dot."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    at = [QPointF(p.x * scale, p.y * scale) for p in points]
    for i in range(first, last if at else first):
        ends = (points[i], points[min(i + 1, len(at) - 1)])
        width = sum(map(_width, ends)) / 2 * scale
        painter.setPen(QPen(_INK, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        if len(at) == 1:
            painter.drawPoint(at[0])
            return
        before, start, end, after = at[max(i - 1, 0)], at[i], at[i + 1], at[min(i + 2, len(at) - 1)]
        path = QPainterPath(start)
        path.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
        painter.drawPath(path)


def _width(point: Point) -> float:
    if point.pressure < 0:
        return _PEN_MM
    return _PEN_LIGHT_MM + (_PEN_HARD_MM - _PEN_LIGHT_MM) * min(1.0, point.pressure)
