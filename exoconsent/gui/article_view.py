"""An article to read and mark: a click or Space marks a sentence, Shift or dragging more, the arrow keys walk.

A ``QPlainTextEdit``, because it lays out only the paragraphs in sight and gives screen readers the text for nothing.
Looks are put on paragraphs when they come into sight, too: a book of 1,000,000 letters has 200,000 marks.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from exoconsent.gui.article_gutter import Gutter
from exoconsent.gui.article_hand import Clickable
from exoconsent.gui.article_keys import Walk, walk_of
from exoconsent.gui.article_letters import Letters, letters_of
from exoconsent.gui.article_looks import ground, looks_of, ranges, underlined
from exoconsent.gui.article_marks import Marks, Span, between, sentence_at, step, trimmed
from exoconsent.gui.messages import plain_tip
from exoconsent.library.article import Article

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class ArticleView(Clickable):
    """Shows one article at a time; what is marked is a value that others read."""

    marked = Signal(object)
    """The new ``Marks``."""
    came_to = Signal(object)
    """The ``Span`` of the sentence that the keyboard or the mouse is at."""
    make_asked = Signal()
    """Enter: on to the section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without an article."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setCenterOnScroll(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("The document"))
        self.setPlaceholderText(
            self.tr("Open a document, or drop one here. Then click the sentences that a section shall be made of.")
        )
        self.setAccessibleDescription(
            self.tr(
                "The arrow keys go from sentence to sentence and from paragraph to paragraph. Space marks a sentence, "
                "with Shift the arrow keys mark more, Enter goes on to the section."
            )
        )
        self.article: Article | None = None
        self.marks = Marks()
        self.here = Span(1, 0, 0)
        self.repaired = False
        self._letters = Letters(lines=(), starts=())
        self._dressed: set[int] = set()
        self._looks = looks_of(self.palette())
        self.gutter = Gutter(self)
        self.clicked.connect(self._click)
        self.dragged.connect(self._drag)
        self.updateRequest.connect(lambda _rect, _dy: self._in_sight())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._in_sight())

    def show_article(self, article: Article, letters: Letters) -> None:
        """Another article, nothing marked; ``letters`` are its own, not repaired."""
        self.article, self.repaired = article, False
        self.here = sentence_at(article, 1, 0)  # that of the article before may lie behind the end of this one
        self._fill(letters)
        self.gutter.measure()
        self._set(Marks())
        self.go_to(self.here)
        self.verticalScrollBar().setValue(0)

    def show_repaired(self, repaired: bool) -> None:
        """Look-alike letters put right, or the document's own; marks and place stay."""
        if self.article is not None and repaired != self.repaired:
            self.repaired = repaired
            place = self.verticalScrollBar().value()
            self._fill(letters_of(self.article, repaired=repaired))
            self._show_cursor()
            self.verticalScrollBar().setValue(place)
            self._redraw()

    def go_to(self, span: Span) -> None:
        """The keyboard goes on from there, and it comes into sight."""
        self.here = span
        self._show_cursor()
        self._redraw()
        self.came_to.emit(span)

    def mark(self, marks: Marks) -> None:
        """Mark that and nothing else."""
        self._set(marks)

    def spans_in(self, paragraph: int) -> tuple[Span, ...]:
        """What is marked in that paragraph."""
        return tuple(span for span in self.marks.spans if span.paragraph == paragraph)

    def paragraphs_in_sight(self) -> Iterator[tuple[int, QRect]]:
        """One-based numbers, each with its place in the viewport."""
        if self.article is None:
            return
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if box.top() > self.viewport().height():
                return
            if block.blockNumber() % 2 == 0:
                yield block.blockNumber() // 2 + 1, box
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and mark; the rest, such as copying, is Qt's."""
        walk = walk_of(event, rtl=self.textCursor().block().textDirection() is Qt.LayoutDirection.RightToLeft)
        if self.article is None or walk is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self._do(walk, self.article, shift=bool(event.modifiers() & _SHIFT))

    def viewportEvent(self, event: QEvent) -> bool:
        """Why a claim is marked, where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._why(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The gutter is as high as the view."""
        super().resizeEvent(event)
        self.gutter.place()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "gutter"):
            self._looks = looks_of(self.palette())
            self._dressed.clear()
            self.gutter.measure()
            self._redraw()
            self._in_sight()

    def _do(self, walk: Walk, article: Article, *, shift: bool) -> None:
        if walk is Walk.MARK:
            self._set(self.marks.extended(article, self.here) if shift else self.marks.toggled(self.here))
            self.came_to.emit(self.here)
        elif walk is Walk.WHOLE:
            self.mark_whole(self.here.paragraph)
        elif walk is Walk.BACK:
            self._set(self.marks.undone())
            self.came_to.emit(self.here)
        elif walk is Walk.ON:
            self.make_asked.emit()
        else:
            before, to = self.here, self._to(walk, article)
            if shift:
                marks = self.marks if self.marks.anchor else self.marks.added((before,), before)
                self._set(marks.extended(article, to))
            self.go_to(to)

    def mark_whole(self, paragraph: int) -> None:
        """Mark a paragraph from end to end."""
        if self.article is not None:
            span = Span(paragraph, 0, len(self.article.paragraph(paragraph).repaired))
            self._set(self.marks.added((span,), span))
            self.go_to(sentence_at(self.article, paragraph, 0))

    def _to(self, walk: Walk, article: Article) -> Span:
        last = len(article.paragraphs)
        number = self.here.paragraph
        if walk in (Walk.NEXT, Walk.BEFORE):
            return step(article, self.here, 1 if walk is Walk.NEXT else -1)
        if walk in (Walk.PAGE_DOWN, Walk.PAGE_UP):
            seen = sum(1 for _each in self.paragraphs_in_sight())
            number += max(1, seen - 1) * (1 if walk is Walk.PAGE_DOWN else -1)
        elif walk is Walk.UP:
            number -= not self._at_first_sentence(article)
        else:
            number = {Walk.DOWN: number + 1, Walk.FIRST: 1, Walk.LAST: last}[walk]
        if walk is Walk.DOWN and number > last:
            return self.here
        return sentence_at(article, min(max(number, 1), last), 0)

    def _at_first_sentence(self, article: Article) -> bool:
        """Up goes to the paragraph's beginning first, as in every text."""
        return self.here != sentence_at(article, self.here.paragraph, 0)

    def _click(self, place: QPoint, extend: bool) -> None:
        article = self.article
        span = self._sentence(place, article) if article else None
        if article is None or span is None:
            return
        self._set(self.marks.extended(article, span) if extend else self.marks.toggled(span))
        self.go_to(span)

    def _drag(self, first: int, last: int) -> None:
        article = self.article
        if article is None:
            return
        (start, begin), (stop, end) = self._letters.place(first), self._letters.place(last)
        spans = between(article, Span(start, begin, begin), Span(stop, end, end))
        spans = tuple(s for s in (trimmed(article, span) for span in spans) if s.start < s.end)
        if spans:
            self._set(self.marks.added(spans, spans[0]))
            self.go_to(sentence_at(article, spans[-1].paragraph, max(spans[-1].end - 1, 0)))

    def _sentence(self, place: QPoint, article: Article) -> Span | None:
        """The sentence that lies there; ``None`` beside the words."""
        for _number, box in self.paragraphs_in_sight():
            if box.top() <= place.y() <= box.bottom():
                return sentence_at(article, *self._letters.place(self.cursorForPosition(place).position()))
        return None

    def _why(self, place: QPoint) -> str:
        if self.article is None or self._sentence(place, self.article) is None:
            return ""
        number, offset = self._letters.place(self.cursorForPosition(place).position())
        findings = self.article.paragraph(number).findings
        return "\n".join(f.why for f in findings if f.start <= offset <= f.end)

    def _set(self, marks: Marks) -> None:
        self.marks = marks
        self._redraw()
        self.marked.emit(marks)

    def _fill(self, letters: Letters) -> None:
        self._letters = letters
        self._dressed.clear()
        self.setPlainText(letters.text)
        self._in_sight()

    def _in_sight(self) -> None:
        """Put the looks on paragraphs that came into sight."""
        fresh = [number for number, _box in self.paragraphs_in_sight() if number not in self._dressed]
        for number in fresh if self.article else ():
            self._dressed.add(number)
            self._dress(number)
        self.gutter.update()

    def _dress(self, number: int) -> None:
        if self.article is None:
            return
        block = self.document().findBlockByNumber(2 * (number - 1))
        line = self._letters.lines[number - 1]
        block.layout().setFormats(ranges(self.article.paragraph(number), line, self._looks, repaired=self.repaired))
        self.document().markContentsDirty(block.position(), block.length())

    def _show_cursor(self) -> None:
        cursor = self._cursor(self.here)
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)  # its end comes into sight first, then its beginning, which matters more
        cursor.setPosition(self._letters.position(self.here.paragraph, self.here.start))
        self.setTextCursor(cursor)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._letters.position(span.paragraph, span.start))
        cursor.setPosition(self._letters.position(span.paragraph, span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _redraw(self) -> None:
        """Grounds of what is marked and of the sentence that the keyboard is at."""
        if self.article is None:
            return
        marked = [self._selection(span, ground(self._looks.marked)) for span in self.marks.spans]
        here = underlined(self._looks) if self.marks.at(self.here) else ground(self._looks.here)
        self.setExtraSelections([*marked, self._selection(self.here, here)])
        self.gutter.update()

    def _selection(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        out = QTextEdit.ExtraSelection()
        out.cursor, out.format = self._cursor(span), look
        return out
