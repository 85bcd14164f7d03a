"""Beside an article: page and number of each paragraph, a tick where something is marked, a sign where a claim is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from exoconsent.gui.icons import icon
from exoconsent.gui.page_paint import painting

if TYPE_CHECKING:
    from exoconsent.gui.article_view import ArticleView
    from exoconsent.library.article import Paragraph

_AIR: Final = 6
"""Pixels."""


class Gutter(QWidget):
    """A child of the view; a click on a number marks the whole paragraph. Screen readers hear all of it in words."""

    def __init__(self, view: "ArticleView") -> None:
        """Empty until the view has an article."""
        super().__init__(view)
        self._view = view
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("A click on the number marks the whole paragraph."))

    def sizeHint(self) -> QSize:
        """Wide enough for two signs, the last page and the last number."""
        return QSize(self._page + self._number + 2 * self._sign + 3 * _AIR if self._view.article else 0, 0)

    def measure(self) -> None:
        """Another article or size of text."""
        width = self.sizeHint().width()
        if self.isRightToLeft():
            self._view.setViewportMargins(0, 0, width, 0)
        else:
            self._view.setViewportMargins(width, 0, 0, 0)
        self.place()
        self.update()

    def place(self) -> None:
        """As high as the view, at the side where lines begin."""
        inside, width = self._view.contentsRect(), self.sizeHint().width()
        beside = self._view.viewport().geometry()
        left = beside.right() + 1 if self.isRightToLeft() else beside.left() - width
        self.setGeometry(QRect(left, inside.top(), width, inside.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the paragraphs in sight."""
        with painting(self) as p:
            p.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
            article = self._view.article
            for number, box in self._view.paragraphs_in_sight() if article else ():
                before = article.paragraph(number - 1).page if article and number > 1 else 0
                if article:
                    self._paint(p, article.paragraph(number), max(box.top(), 0) + self._view.viewport().y(), before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark the whole paragraph."""
        y = round(event.position().y()) - self._view.viewport().y()
        for number, box in self._view.paragraphs_in_sight():
            if box.top() <= y <= box.bottom():
                self._view.mark_whole(number)
                return

    def _paint(self, p: QPainter, paragraph: "Paragraph", top: int, page_before: int) -> None:
        height = self._sign
        inner = self.rect().adjusted(_AIR, 0, -_AIR, 0)
        row = QRect(inner.left(), top, inner.width(), height)
        p.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        align = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        side = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
        p.drawText(row, align | side, str(paragraph.number))
        if paragraph.page and paragraph.page != page_before:
            bold = self.font()
            bold.setBold(True)
            p.setFont(bold)
            p.drawText(
                self._part(row, 2 * height, self._page),
                align | Qt.AlignmentFlag.AlignLeft,
                self._page_words(paragraph.page),
            )
            p.setFont(self.font())
        if paragraph.findings:
            icon("warning").paint(p, self._part(row, 0, height))
        if self._view.spans_in(paragraph.number):
            icon("check").paint(p, self._part(row, height, height))

    def _part(self, row: QRect, start: int, width: int) -> QRect:
        """So many pixels of ``row`` from the side where the signs stand."""
        left = row.right() + 1 - start - width if self.isRightToLeft() else row.left() + start
        return QRect(left, row.top(), width, row.height())

    def _page_words(self, page: int) -> str:
        return self.tr("p. {page}").format(page=page)

    @property
    def _sign(self) -> int:
        return self.fontMetrics().height()

    @property
    def _page(self) -> int:
        pages = self._view.article.pages if self._view.article else 0
        return self.fontMetrics().horizontalAdvance(self._page_words(pages) + "  ") + _AIR if pages else 0

    @property
    def _number(self) -> int:
        return self.fontMetrics().horizontalAdvance(
            str(len(self._view.article.paragraphs) if self._view.article else 0)
        )
