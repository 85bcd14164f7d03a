"""The Help window: contents and search at the left, the chapter at the right; all by keyboard, without a network."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.help_book import Book, Line
from exoconsent.gui.help_chapters import (
    CHAPTERS,
    chapter_path,
    chapter_text,
    is_english_only,
    language_of_window,
)
from exoconsent.gui.help_contents import Contents, Found
from exoconsent.gui.help_page import STEPS, HelpPage
from exoconsent.gui.help_topics import START
from exoconsent.gui.languages import LANGUAGES
from exoconsent.gui.messages import plain_label
from exoconsent.gui.paper import paper_of
from exoconsent.gui.sheet_out import SheetOut
from exoconsent.pdf.layout import PAPER_POINTS

if TYPE_CHECKING:
    from exoconsent.gui.remembered import Remembered

_SIZE_KEY: Final = "help_size"
_PATIENTS: Final = "Ceremony"
"""Over the signing screen nothing is printed or saved: a patient may be the one who pressed F1."""


class HelpWindow(QDialog):
    """Not modal: one reads and works. Esc closes it."""

    def __init__(self, remembered: "Remembered", parent: QWidget | None = None) -> None:
        """A child of ``parent``, so that a dialog that waits for an answer does not shut it out."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self._remembered = remembered
        self.book = Book(language_of_window([each.code for each in LANGUAGES]))
        self.chapter, self._trail = "", list[tuple[str, int]]()
        self.sheets = SheetOut(self, remembered)
        self._make_parts()
        self._lay_out()
        self._listen()
        kept = remembered.get(_SIZE_KEY, 100)
        self._percent = kept if kept in STEPS else 100
        self.page.resize_text(self._percent)
        room = self.screen().availableSize()
        self.resize(min(1080, room.width() - 40), min(760, room.height() - 60))

    # What it can be told

    def show_topic(self, topic: str) -> None:
        """Go to a chapter, or to one of its headings: ``chapter#heading``."""
        chapter, _, anchor = topic.partition("#")
        self.search.clear()
        self._go(chapter, self.book.block(chapter, anchor) if anchor else 0)
        self.page.setFocus()

    def look_for(self, wish: str) -> None:
        """Show the lines that hold the letters of ``wish`` in place of the contents."""
        hits = self.book.find(wish)
        self.found.show_lines(hits, wish)
        self.side.setCurrentWidget(self.found if wish.strip() else self.contents)
        count = self.tr("%n line(s) found", "", len(hits)) if wish.strip() else ""
        self.count.setText(count)
        self.count.setVisible(bool(count))
        if count:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, count))

    def back(self) -> None:
        """Where one was before the last step."""
        if self._trail:
            chapter, block = self._trail.pop()
            self._show(chapter, block)

    def step_size(self, by: int) -> None:
        """Larger or smaller letters; kept for the next time."""
        at = min(max(STEPS.index(self._percent) + by, 0), len(STEPS) - 1) if by else STEPS.index(100)
        self._percent = STEPS[at]
        self._remembered.put(_SIZE_KEY, self._percent)
        self.page.resize_text(self._percent)

    def print_chapter(self) -> None:
        """One copy on this desk's printer, or a PDF where there is none."""
        from exoconsent.gui.help_paper import help_pdf

        path = chapter_path(self.chapter, self.book.language)
        paper = PAPER_POINTS[paper_of(self._remembered)]
        self.sheets.send(help_pdf(path, chapter_text(path), self._title(self.chapter), paper))

    # How it is built

    def _make_parts(self) -> None:
        self.search, self.count = QLineEdit(), plain_label("")
        self.search.setAccessibleName(self.tr("Search all chapters"))
        self.search.setPlaceholderText(self.tr("letters of a word"))
        self.search.setClearButtonEnabled(True)
        self.contents, self.found = Contents(self.book), Found()
        self.side, self.page = QStackedWidget(), HelpPage()
        self.page.setAccessibleName(self.tr("Chapter"))
        self.note = plain_label("")
        self.note.setWordWrap(True)
        self.back_button = self._button(self.tr("&Back"), self.tr("Back (Alt+Left)"), self.back)
        self.smaller = self._button("A−", self.tr("Smaller letters (Ctrl+-)"), lambda: self.step_size(-1))
        self.larger = self._button("A+", self.tr("Larger letters (Ctrl++)"), lambda: self.step_size(1))
        self.print = self._button(self.tr("&Print this chapter"), self.tr("Print this chapter (Ctrl+P)"), self._print)
        self.shut = self._button(self.tr("&Close"), self.tr("Close (Esc)"), self.close)
        self.print.setHidden(type(self.parent()).__name__ == _PATIENTS)

    def _button(self, words: str, tip: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        label = plain_label(self.tr("&Search"))
        label.setBuddy(self.search)
        line = _row(label, self.search)
        left = _column(line, self.count, self.side)
        for widget in (self.contents, self.found):
            self.side.addWidget(widget)
        tools = _row(self.back_button, self.smaller, self.larger, None, self.print, self.shut)
        right = _column(tools, self.note, self.page)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setSizes([300, 740])
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        QVBoxLayout(self).addWidget(parts)
        self.count.hide()

    def _listen(self) -> None:
        self.search.textChanged.connect(self.look_for)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self.contents.chosen.connect(self._choose)
        self.found.chosen.connect(self._choose)
        self.page.wanted.connect(self._follow)
        self.sheets.told.connect(self._tell)
        for keys, act in (
            ("Ctrl+F", self._search),
            ("Alt+Left", self.back),
            ("Ctrl+-", lambda: self.step_size(-1)),
            ("Ctrl++", lambda: self.step_size(1)),
            ("Ctrl+=", lambda: self.step_size(1)),
            ("Ctrl+0", lambda: self.step_size(0)),
            ("Ctrl+P", self._print),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # What it does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down leads from the letters into the list below them."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.search and key == Qt.Key.Key_Down:
            self._shown_side.setFocus()
            return True
        return super().eventFilter(watched, event)

    @property
    def _shown_side(self) -> Contents | Found:
        return self.found if self.side.currentWidget() is self.found else self.contents

    def _search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _take_first(self) -> None:
        if self.found.count():
            self._choose(self.found.first())

    def _choose(self, line: Line) -> None:
        self._go(line.chapter, line.block, mark=self.side.currentWidget() is self.found)
        self.page.setFocus()

    def _follow(self, link: str) -> None:
        file, _, anchor = link.partition("#")
        chapter = file.rpartition("/")[2].removesuffix(".md") or self.chapter
        if chapter in {each.id for each in CHAPTERS}:
            self._go(chapter, self.book.block(chapter, anchor) if anchor else 0)
        else:
            self._tell(self.tr("That is not in Help; it is the file or address {name}.").format(name=link))

    def _go(self, chapter: str, block: int, *, mark: bool = False) -> None:
        if self.chapter:
            self._trail.append((self.chapter, self.page.textCursor().blockNumber()))
        self._show(chapter, block, mark=mark)

    def _show(self, chapter: str, block: int, *, mark: bool = False) -> None:
        if chapter != self.chapter:
            self.chapter = chapter if chapter in {each.id for each in CHAPTERS} else START
            path = chapter_path(self.chapter, self.book.language)
            self.page.show_chapter(path, chapter_text(path))
            only = is_english_only(self.chapter, self.book.language)
            self._tell(self.tr("This chapter is in English only.") if only else "")
        self.page.go_to(block, mark=mark)
        self.contents.point_to(self.chapter, block)
        self.back_button.setEnabled(bool(self._trail))

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.note, sentence))

    def _print(self) -> None:
        if not self.print.isHidden():
            self.print_chapter()

    @staticmethod
    def _title(chapter: str) -> str:
        return next(each.words() for each in CHAPTERS if each.id == chapter)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; None is room that stretches."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget) if widget else row.addStretch(1)
    return row


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    """One below the other, the last as high as there is room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part, int(part is parts[-1]))
    return whole
