"""One page for the printer without patients' data: a title, what it is for, a few signs in big letters, a date."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from exoconsent.gui.text_pdf import text_pdf

_MARGIN: Final = 56
_GAP: Final = 14
"""Points."""
_TITLE, _PLAIN, _BIG = 20, 12, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """What is to be printed."""

    clinic: str
    title: str
    before: tuple[str, ...]
    """Paragraphs above the signs."""
    signs: tuple[str, ...] = field(repr=False)
    """Lines in big letters of one width, such as the recovery code."""
    after: tuple[str, ...]
    paper: tuple[float, float]
    """Width and height, points."""


def sheet_pdf(sheet: SheetPaper) -> bytes:
    """The page; made in memory, text is set as text."""
    way = QPageLayout.Orientation.Portrait
    return text_pdf(
        _document(sheet), lambda painter, _writer, text: text.drawContents(painter), sheet.paper, way, margin=_MARGIN
    )


def _document(sheet: SheetPaper) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    option = document.defaultTextOption()
    option.setTextDirection(QGuiApplication.layoutDirection())
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    _add(cursor, sheet.clinic, _PLAIN)
    _add(cursor, sheet.title, _TITLE, bold=True)
    for text in sheet.before:
        _add(cursor, text, _PLAIN)
    for line in sheet.signs:
        _add(cursor, line, _BIG, bold=True, signs=True)
    for text in sheet.after:
        _add(cursor, text, _PLAIN)
    return document


def _add(cursor: QTextCursor, text: str, points: int, *, bold: bool = False, signs: bool = False) -> None:
    block = QTextBlockFormat()
    block.setBottomMargin(_GAP * 0.8 if signs else _GAP)
    if signs:  # a code is read from the left in every language
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    letters = QTextCharFormat()
    letters.setForeground(Qt.GlobalColor.black)  # else the theme's colour, which may be white
    letters.setFontPointSize(points)
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if signs:
        letters.setFontLetterSpacing(112)
    cursor.insertBlock(block) if cursor.position() else cursor.setBlockFormat(block)
    cursor.insertText(text, letters)
