"""A PDF made of a Qt text in memory: for lists and sheets of the desk, which are no consents."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

_DPI = 72
Draw = Callable[[QPainter, QPdfWriter, QTextDocument], None]


def text_pdf(
    document: QTextDocument,
    draw: Draw,
    paper: tuple[float, float],
    orientation: QPageLayout.Orientation,
    *,
    margin: int,
    foot: int = 0,
) -> bytes:
    """What ``draw`` paints of ``document``, which is laid out for the page first. Its title is empty.

    ``paper`` is width and height, ``margin`` that on all sides, ``foot`` is kept free below the text; points.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle("")
    margins = QMarginsF(margin, margin, margin, margin)
    size = QPageSize(QSizeF(*paper), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, orientation, margins, QPageLayout.Unit.Point))
    document.documentLayout().setPaintDevice(writer)
    area = writer.pageLayout().paintRectPoints()
    document.setPageSize(QSizeF(area.width(), area.height() - foot))
    with QPainter(writer) as painter:
        draw(painter, writer, document)
    buffer.close()
    return bytes(data.data())
