"""A PDF made of a Qt text in memory: for lists and sheets of the desk, which are no consents."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextObject,
    QTextOption,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

_DPI = 72
_GAP = 6
"""Points between the text and its foot."""
Draw = Callable[[QPainter, QPdfWriter, QTextDocument], None]
MET: Final = (
    QAbstractTextDocumentLayout, QBrush, QPlainTextDocumentLayout, QTextBlock, QTextFrame, QTextObject, QTextOption,
    QTextTable, QTextTableCell,
)  # fmt: skip
"""What a text meets while a worker draws it. PySide makes a class where it is first named, and a worker may not make
any (see ``loading``)."""


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


def paint_pages(
    painter: QPainter,
    writer: QPdfWriter,
    document: QTextDocument,
    foot: int,
    at_foot: Callable[[QRectF, int, int], None],
) -> None:
    """Every page of ``document``; ``at_foot`` gets the room of ``foot`` points below it, the page and their count."""
    pages, size = document.pageCount(), document.pageSize()
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()
        at_foot(QRectF(0, size.height() + _GAP, size.width(), foot - _GAP), page + 1, pages)
