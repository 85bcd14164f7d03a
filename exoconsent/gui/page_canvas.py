"""The grey desk with the pages on it; the buttons over it are ``PageStops``'."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from exoconsent.gui.page_desk import Desk
from exoconsent.gui.page_paint import painting

_LIGHT_DESK, _DARK_DESK = QColor("#b4b4b4"), QColor("#3c3c3c")
_EDGE = QColor(0, 0, 0, 90)
_VEIL = QColor(128, 128, 128, 110)


class Canvas(QWidget):
    """Paints pages; paper is white in every palette, and left is left in every language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty desk."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.desk: Desk | None = None
        self.picture: Callable[[int], QImage | None] = lambda _page: None
        self.outdated = False
        self.words = ""
        """Shown while there are no pages."""

    def lay(self, desk: Desk) -> None:
        """Show the pages of that desk."""
        self.desk = desk
        self.resize(desk.size)
        self.update()

    def clear(self, words: str) -> None:
        """No pages, but ``words`` that say why."""
        self.desk, self.words, self.outdated = None, words, False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the pages in sight."""
        with painting(self) as p:
            self._paint(p, event.rect())

    def _paint(self, p: QPainter, rect: QRect) -> None:
        dark = self.palette().window().color().lightness() < 128
        p.fillRect(rect, _DARK_DESK if dark else _LIGHT_DESK)
        if self.desk is None:
            p.setPen(QColor("white" if dark else "black"))
            p.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            return
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in range(self.desk.pages):
            page = self.desk.page(index)
            if page.intersects(rect):
                self._paint_page(p, page, self.picture(index))

    def _paint_page(self, p: QPainter, page: QRect, picture: QImage | None) -> None:
        if picture is None:
            p.fillRect(page, QColor("white"))
        else:
            p.drawImage(page, picture)
        if self.outdated:
            p.fillRect(page, _VEIL)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.setPen(_EDGE)
        p.drawRect(page.adjusted(-1, -1, 0, 0))
