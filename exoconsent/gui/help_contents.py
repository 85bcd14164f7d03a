"""The left side of Help: the table of contents, or the lines that a search found."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem

from exoconsent.gui.day_text import fold
from exoconsent.gui.help_book import Book, Line
from exoconsent.gui.help_chapters import CHAPTERS, is_english_only

_LINE: Final = Qt.ItemDataRole.UserRole
_DEEPEST: Final = 2
"""Level of headings in the table of contents; those below are found by searching."""
_BEFORE, _BEHIND = 30, 80
"""Letters that are shown around what was found."""
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Contents(QTreeWidget):
    """Chapters and their headings; Enter or a click goes there."""

    chosen = Signal(object)
    """The ``Line`` that was chosen."""

    def __init__(self, book: Book) -> None:
        """Of ``book``; chapters that exist in English only say so in another language."""
        super().__init__()
        self._book = book
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Contents"))
        for chapter in CHAPTERS:
            self.addTopLevelItem(self._chapter(chapter.id, chapter.words()))
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def point_to(self, chapter: str, block: int) -> None:
        """Let the entry of the heading at or above ``block`` be the current one."""
        for top in self._tops():
            top.setExpanded(_line(top).chapter == chapter)
            if _line(top).chapter == chapter:
                below = [item for at in range(top.childCount()) if (item := top.child(at))]
                above = [item for item in below if _line(item).block <= block]
                self.setCurrentItem(above[-1] if above else top)

    def _chapter(self, chapter: str, title: str) -> QTreeWidgetItem:
        english = is_english_only(chapter, self._book.language)
        words = self.tr("{title} (English)").format(title=title) if english else title
        top = _entry(words, Line(chapter=chapter, block=0, text=title, heading=title, level=1))
        for heading in self._book.headings(chapter):
            if heading.level == _DEEPEST:
                top.addChild(_entry(heading.text, heading))
        return top

    def _tops(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [top for top in found if top is not None]

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(_line(item))


class Found(QListWidget):
    """Lines of the book; Enter or a click goes there."""

    chosen = Signal(object)
    """The ``Line`` that was chosen."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setAccessibleName(self.tr("Lines found"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)
        self.itemClicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Line], wish: str = "") -> None:
        """In place of those of the letter before; of a long line what stands around the letters ``wish``."""
        titles = {chapter.id: chapter.words() for chapter in CHAPTERS}
        self.clear()
        for line in lines:
            heading = f"{titles[line.chapter]} › {line.heading}" if line.heading else titles[line.chapter]
            item = QListWidgetItem(heading if line.level else f"{heading}\n{excerpt(line.text, wish)}")
            item.setData(_LINE, line)
            self.addItem(item)
        if lines:
            self.setCurrentRow(0)

    def first(self) -> Line:
        """What Enter in the search line goes to."""
        line: Line = self.currentItem().data(_LINE)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there on every system; Qt's own signal waits for F2-like keys on some."""
        if Qt.Key(event.key()) in _ENTER and self.currentItem():
            self._choose(self.currentItem())
            return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_LINE))


def excerpt(text: str, wish: str) -> str:
    """The words of ``text`` around the first of those of ``wish`` that stands there."""
    folded = fold(text)
    hits = [at for at in map(folded.find, fold(wish).split()) if at >= 0]
    start = max(0, min(hits, default=0) - _BEFORE)
    end = start + _BEFORE + _BEHIND
    begin = text.rfind(" ", 0, start) + 1 if start else 0
    stop = len(text) if end >= len(text) else max(text.rfind(" ", begin, end), begin + 1)
    return ("… " if begin else "") + text[begin:stop] + (" …" if stop < len(text) else "")


def _entry(words: str, line: Line) -> QTreeWidgetItem:
    entry = QTreeWidgetItem([words])
    entry.setData(0, _LINE, line)
    entry.setToolTip(0, words)
    return entry


def _line(item: QTreeWidgetItem) -> Line:
    line: Line = item.data(0, _LINE)
    return line
