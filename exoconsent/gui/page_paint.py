"""What is painted over the pages: tick, lock, outline and strike; a painter that lets no error out."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, qWarning
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

BLUE = QColor("#005fcc")
"""For white paper, whatever the palette: 5.98 : 1 (design/screens.md part 1)."""
RED = QColor("#b3261e")
DARK = QColor("#333333")
FADE = QColor(255, 255, 255, 185)
_TICK = QRectF(5, 7, 18, 18)


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A painter on ``widget``; an error goes to Qt's log by its name, because one leaving a paintEvent may crash Qt."""
    try:
        with QPainter(widget) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            yield p
    except Exception as fault:  # noqa: BLE001 - see above
        qWarning(f"{type(widget).__name__} could not be painted ({type(fault).__name__}).")


def strike(p: QPainter, text: QRect, title: int) -> None:
    """Fade the words and draw a line through the title, ``title`` pixels down; 0 where there is none."""
    p.fillRect(text, FADE)
    if title:
        p.setPen(QPen(RED, 2))
        p.drawLine(text.left(), text.top() + title, text.right() - 6, text.top() + title)


def tint(p: QPainter, rect: QRect, *, hovered: bool, chosen: bool, focused: bool) -> None:
    """A pale wash under the pointer and over the chosen section, an outline that is thicker with the focus."""
    if hovered or chosen:
        wash = QColor(BLUE)
        wash.setAlpha(16)
        p.fillRect(rect, wash)
    if chosen or focused:
        width = 3 if focused else 2
        p.setPen(QPen(BLUE, width))
        p.setBrush(Qt.BrushStyle.NoBrush)
        edge = width / 2
        p.drawRoundedRect(QRectF(rect).adjusted(edge, edge, -edge, -edge), 3, 3)


def tick(p: QPainter, *, ticked: bool) -> None:
    """The box in the strip."""
    p.setPen(QPen(BLUE, 2))
    p.setBrush(BLUE if ticked else QColor("white"))
    p.drawRoundedRect(_TICK, 4, 4)
    if ticked:
        p.setPen(QPen(QColor("white"), 2.4))
        p.drawPolyline(QPolygonF([QPointF(9, 16), QPointF(12.5, 19.5), QPointF(19, 12)]))


def grip(p: QPainter, middle: int) -> None:
    """Six dots to take hold of, around ``middle`` pixels down the strip."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(DARK)
    for column in (-4, 4):
        for row in (-7, 0, 7):
            p.drawEllipse(QPointF(_TICK.center().x() + column, middle + row), 1.9, 1.9)


def lock(p: QPainter) -> None:
    """A padlock in place of the tick."""
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(DARK, 2))
    p.drawArc(QRectF(9.5, 7, 9, 12), 0, 180 * 16)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(DARK)
    p.drawRoundedRect(QRectF(7, 13, 14, 11), 2, 2)
