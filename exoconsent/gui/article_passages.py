"""The list of marked passages, each with its place; Enter shows one in the document, Delete takes it out."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from exoconsent.gui.article_marks import Span
from exoconsent.gui.article_words import place_words
from exoconsent.library.article import Article

_ISOLATED = "\u2068{words}\u2069"
"""So that a full stop stays at its end where the window runs the other way than the document."""


class PassageList(QListWidget):
    """In the order of the document."""

    show_asked = Signal(object)
    out_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Marked passages. Enter shows one, Delete takes it out."))
        self.itemActivated.connect(lambda _item: self.show_current())

    def sizeHint(self) -> QSize:
        """Room for one passage; it takes what there is."""
        return QSize(super().sizeHint().width(), 5 * self.fontMetrics().lineSpacing())

    def show_spans(self, article: Article, spans: tuple[Span, ...], latest: tuple[Span, ...]) -> None:
        """List those; the one that was marked last is the current one."""
        self.clear()
        row = len(spans) - 1
        for number, span in enumerate(spans):
            item = QListWidgetItem(_words(article, span))
            item.setData(Qt.ItemDataRole.UserRole, span)
            self.addItem(item)
            row = number if any(map(span.overlaps, latest)) else row
        self.setCurrentRow(row)

    def show_current(self) -> None:
        """Ask to look at it."""
        self._current(self.show_asked)

    def take_out_current(self) -> None:
        """Ask to mark it no longer."""
        self._current(self.out_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a passage out."""
        if event.key() == Qt.Key.Key_Delete:
            self.take_out_current()
        else:
            super().keyPressEvent(event)

    def _current(self, signal: SignalInstance) -> None:
        item = self.currentItem()
        if item is not None:
            signal.emit(item.data(Qt.ItemDataRole.UserRole))


def _words(article: Article, span: Span) -> str:
    paragraph = article.paragraph(span.paragraph)
    place = place_words(paragraph.page, paragraph.number)
    words = paragraph.repaired[span.start : span.end].strip()
    return f"{place[:1].upper()}{place[1:]}\n{_ISOLATED.format(words=words)}"
