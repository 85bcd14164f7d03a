"""A list of records as a PDF to be printed: title, day, each record on a line, the pages numbered."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from exoconsent.gui.records_source import Column
from exoconsent.gui.records_words import day, state_words
from exoconsent.gui.text_pdf import paint_pages, text_pdf
from exoconsent.gui.translation import mark, said
from exoconsent.records.record import Row

_COLUMNS: Final = (Column.NAME, Column.BORN, Column.TREATMENT, Column.LOT, Column.SIGNED, Column.STATE, Column.NUMBER)
_SHARES: Final = (22, 10, 20, 11, 10, 12, 15)
"""Percent of the width."""
_MARGIN, _FOOT = 40, 24
_PAGE: Final = mark("RecordPaper", "Page {page} of {pages}")
_CARE: Final = mark(
    "RecordPaper", "Holds patients' data. Keep it under lock, and shred it when it is no longer needed."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """What is to be printed."""

    title: str = field(repr=False)
    lines: tuple[str, ...]
    """Clinic, day, and what should be known of the list."""
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    paper: tuple[float, float]
    """Width and height, points; it is used crosswise."""
    mirrored: bool = False


def list_paper(
    title: str, lines: tuple[str, ...], rows: tuple[Row, ...], paper: tuple[float, float], *, mirrored: bool
) -> ListPaper:
    """The list in words."""
    from exoconsent.gui.records_model import column_title

    return ListPaper(
        title=title,
        lines=lines,
        heads=tuple(column_title(column) for column in _COLUMNS),
        rows=tuple(tuple(_cell(row, column) for column in _COLUMNS) for row in rows),
        paper=paper,
        mirrored=mirrored,
    )


def list_pdf(paper: ListPaper) -> bytes:
    """The pages; text is set as text, never taken for markup."""
    way = QPageLayout.Orientation.Landscape
    return text_pdf(_document(paper), _paint, paper.paper, way, margin=_MARGIN, foot=_FOOT)


def _document(paper: ListPaper) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(document.defaultFont().family(), 9))
    option = document.defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if paper.mirrored else Qt.LayoutDirection.LeftToRight)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.insertText(paper.title, _letters(14, bold=True))
    for line in paper.lines:
        cursor.insertBlock()
        cursor.insertText(line, _letters(9))
    cursor.insertBlock()
    _table(cursor, paper)
    return document


def _table(cursor: QTextCursor, paper: ListPaper) -> None:
    how = QTextTableFormat()
    how.setHeaderRowCount(1)
    how.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    how.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in _SHARES])
    how.setCellPadding(3)
    how.setCellSpacing(0)
    how.setBorder(0.5)
    how.setBorderCollapse(True)
    how.setTopMargin(8)
    table = cursor.insertTable(len(paper.rows) + 1, len(paper.heads), how)
    for number, cells in enumerate((paper.heads, *paper.rows)):
        for column, text in enumerate(cells):
            table.cellAt(number, column).firstCursorPosition().insertText(text, _letters(9, bold=number == 0))


def _letters(points: int, *, bold: bool = False) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setForeground(Qt.GlobalColor.black)  # else the theme's colour, which may be white
    letters.setFontPointSize(points)
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return letters


def _paint(painter: QPainter, writer: QPdfWriter, document: QTextDocument) -> None:
    font = QFont(document.defaultFont().family(), 8)

    def at_foot(room: QRectF, page: int, pages: int) -> None:
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, said(_CARE))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, said(_PAGE, page=page, pages=pages))

    paint_pages(painter, writer, document, _FOOT, at_foot)


def _cell(row: Row, column: Column) -> str:
    if column is Column.STATE:
        return state_words(row.state)
    if column in (Column.BORN, Column.SIGNED):
        return day(getattr(row, column.value))
    return str(getattr(row, column.value))
