"""A chapter of Help on paper: a PDF in memory, with page numbers, in black on white whatever the theme."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from exoconsent.gui.help_book import MARKDOWN
from exoconsent.gui.help_page import dress, picture
from exoconsent.gui.text_pdf import paint_pages, text_pdf
from exoconsent.gui.theme import FONT, Scheme, palette
from exoconsent.gui.translation import mark, said
from exoconsent.paths import DOCS

_POINTS: Final = 10.0
_MARGIN: Final = 44
_FOOT: Final = 20
_PICTURE: Final = 280
"""Width of a picture, points: two and the words around them have room on a page."""
_SHARP: Final = 2.0
"""Pixels for each point of a picture, so that its letters can be read on paper."""
_PAGE: Final = mark("Help", "ExoConsent, {title}: page {page} of {pages}")


def help_pdf(path: Path, text: str, title: str, paper: tuple[float, float]) -> bytes:
    """The chapter ``text`` of the file ``path``; ``paper`` is width and height, points."""
    way = QPageLayout.Orientation.Portrait
    return text_pdf(_Printed(path, text), _draw(title), paper, way, margin=_MARGIN, foot=_FOOT)


class _Printed(QTextDocument):
    """Knows where the pictures lie."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__()
        self._path = path
        self.setDocumentMargin(0)
        font = QFont(FONT)
        font.setPointSizeF(_POINTS)
        self.setDefaultFont(font)
        self.setMarkdown(text, MARKDOWN)
        dress(self, palette(Scheme.LIGHT))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        path = (self._path.parent / QUrl(name).toString()).resolve()
        if kind != QTextDocument.ResourceType.ImageResource.value or path.parent != (DOCS / "images").resolve():
            return None
        return picture(path, _PICTURE, _SHARP)


def _draw(title: str) -> Callable[[QPainter, QPdfWriter, QTextDocument], None]:
    def draw(painter: QPainter, writer: QPdfWriter, document: QTextDocument) -> None:
        _keep_headings(document)
        font = QFont(FONT)
        font.setPointSizeF(8)

        def at_foot(room: QRectF, page: int, pages: int) -> None:
            painter.setFont(font)
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, said(_PAGE, title=title, page=page, pages=pages))

        paint_pages(painter, writer, document, _FOOT, at_foot)

    return draw


def _keep_headings(document: QTextDocument) -> None:
    """A heading goes on the page of what follows it, never alone at the foot of one."""
    height, block = document.pageSize().height(), document.begin()
    while block.isValid():
        here, behind = (document.documentLayout().blockBoundingRect(each) for each in (block, block.next()))
        if block.blockFormat().headingLevel() and behind.bottom() > (here.top() // height + 1) * height:
            apart = QTextBlockFormat()
            apart.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).mergeBlockFormat(apart)
        block = block.next()
