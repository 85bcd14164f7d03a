"""From an article to a section: open a document, read it, mark passages, make a draft of them with its source."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from exoconsent.consent.claims import ClaimRules
from exoconsent.consent.form import Provenance, Section
from exoconsent.gui.article_bars import ArticleBar, LetterBar
from exoconsent.gui.article_finding import next_claim, next_found, span_of
from exoconsent.gui.article_lost import LostDocument
from exoconsent.gui.article_marks import Marks, Span, sentence_at
from exoconsent.gui.article_opening import Opened, opened, sentence_of, shipped
from exoconsent.gui.article_section import SectionMaker, SectionTaker
from exoconsent.gui.article_view import ArticleView
from exoconsent.gui.article_words import remarks, sentence_words
from exoconsent.gui.choosing import file_to_open
from exoconsent.gui.field_grid import LowArea
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label
from exoconsent.gui.touch import announce

_NARROW: Final = 110
"""Letters; with fewer, neither the document nor the section beside it has lines that can be read."""


class Studying(SectionTaker, Protocol):
    """What the pane needs of the studio's session."""

    def claim_rules(self) -> ClaimRules:
        """The claims that are known as unfounded."""


class ArticlePane(QWidget):
    """One document at a time; reading it never holds the window."""

    section_made = Signal(object)
    """The ``Section`` that was added to the form."""
    told = Signal(str)
    """Something to tell: opened, refused, added."""

    def __init__(self, session: Studying, parent: QWidget | None = None) -> None:
        """Without a document. ``ask_file`` is open to be set by tests."""
        super().__init__(parent)
        self._session = session
        self.jobs = Jobs(self)
        self.ask_file: Callable[[], Path | None] = self._ask_file
        self.opened: Opened | None = None
        self._wanted: Provenance | None = None
        self.bar, self.letters = ArticleBar(shipped()), LetterBar()
        self.view, self.maker = ArticleView(), SectionMaker(session)
        self.remark = plain_label("")
        self.lost = LostDocument(self.jobs)
        self._seen: dict[str, Path] = {}
        """Documents that were open since the window is, by their SHA-256: the way back to them needs no asking."""
        self._lay()
        self._connect()
        self.setAcceptDrops(True)

    def open(self, path: Path) -> None:
        """Read that document in the worker; the one before stays until it is there."""
        self._wanted = None
        self._open(path)

    def show_source(self, provenance: Provenance) -> None:
        """Show the words that a section was made of, in their document if it is at hand; else say which is missing."""
        self.lost.hide()
        if self.opened and self._shows(self.opened, provenance):
            return
        path = self._seen.get(provenance.sha256) or next((p for p in shipped() if provenance.document == p.stem), None)
        if path is None or not path.is_file() or (self.opened and self.opened.article.name == path.name):
            self._tell(self.lost.miss(provenance))
            return
        self._show_in(path, provenance)

    def _show_in(self, path: Path, provenance: Provenance) -> None:
        self._wanted = provenance
        self._open(path)

    def finish(self) -> None:
        """Wait for the worker; before the window goes."""
        self.jobs.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside a form on a small screen the section stands below the document, where both have their width."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._split.orientation() is not wanted:
            self._split.setOrientation(wanted)
            self._split.setSizes([600, 400])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open(paths[0])

    def _lay(self) -> None:
        self.remark.setWordWrap(True)
        self.remark.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.remark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        left, side = QWidget(), LowArea()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.lost, self.letters, self.view, self.remark):
            column.addWidget(widget, 1 if widget is self.view else 0)
        side.setWidget(self.maker)
        split = self._split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([600, 400])
        whole = QVBoxLayout(self)
        whole.addWidget(self.bar)
        whole.addWidget(split, 1)

    def _connect(self) -> None:
        self.bar.open_asked.connect(self._ask_and_open)
        self.bar.shipped_asked.connect(self.open)
        self.bar.find_asked.connect(self._find)
        self.lost.found.connect(self._show_in)
        self.letters.repair_asked.connect(self._repair)
        self.letters.claim_asked.connect(self._next_claim)
        self.view.marked.connect(self._marked)
        self.view.came_to.connect(self._came_to)
        self.view.make_asked.connect(self.maker.begin)
        self.maker.show_asked.connect(self._show)
        self.maker.take_out_asked.connect(lambda span: self.view.mark(self.view.marks.without(span)))
        self.maker.made.connect(self._made)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in ((QKeySequence.StandardKey.Find, self.bar.finder.setFocus), ("F8", self._next_claim)):
            QShortcut(QKeySequence(keys), self, context=context).activated.connect(act)

    def _ask_and_open(self) -> None:
        path = self.ask_file()
        if path is not None:
            self.open(path)

    def _open(self, path: Path) -> None:
        self.bar.wait_for(path.name)
        work = partial(opened, path, self._session.claim_rules())
        self.jobs.submit("article", work, partial(self._arrived, path), self._refused)

    def _arrived(self, path: Path, found: Opened) -> None:
        self.opened = found
        self._seen[found.article.sha256] = path
        self.lost.hide()
        self.bar.show_article(found)
        self.letters.show_article(found)
        self.view.show_article(found.article, found.letters)
        announce(self.bar, self.bar.about.text())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted, self._wanted = self._wanted, None
        if wanted and not self._shows(found, wanted):
            self._tell(self.lost.miss(wanted))
            return
        self.told.emit(self.bar.about.text())

    def _refused(self, fault: Exception) -> None:
        self._wanted = None
        self._tell(sentence_of(fault))

    def _tell(self, words: str) -> None:
        self.bar.refuse(words)
        announce(self.bar, words)
        self.told.emit(words)

    def _marked(self, marks: Marks) -> None:
        if self.view.article is not None:
            self.maker.show_marks(self.view.article, marks)

    def _came_to(self, here: Span) -> None:
        if self.view.article is None:
            return
        marked = self.view.marks.at(here) is not None
        words = sentence_words(self.view.article, here, marked=marked)
        self.remark.setText("\n".join(remarks(self.view.article.paragraph(here.paragraph), here)))
        announce(self.view, words)

    def _show(self, span: Span) -> None:
        if self.view.article is not None:
            self.view.go_to(sentence_at(self.view.article, span.paragraph, span.start))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shows(self, found: Opened, provenance: Provenance) -> bool:
        """Mark the words of a section, if the open document has them."""
        span = span_of(found.article, provenance)
        if span is None:
            return False
        self.view.mark(Marks().added((span,), span))
        self._show(span)
        return True

    def _repair(self, repaired: bool) -> None:
        self.view.show_repaired(repaired)
        announce(self.letters, self.letters.words.text())

    def _find(self, words: str) -> None:
        article = self.view.article
        span = next_found(article, words, self.view.here) if article else None
        if span:
            self.view.go_to(span)
        else:
            announce(self.bar.finder, self.tr("Not found: {words}").format(words=words))
        self.bar.show_found(found=bool(span) or not words.strip())

    def _next_claim(self) -> None:
        span = next_claim(self.view.article, self.view.here) if self.view.article else None
        if span:
            self.view.go_to(span)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, section: Section) -> None:
        self.view.mark(Marks())
        words = self.tr("The section “{title}” is in the form, as a draft. Say next whom it is shown for.")
        self.bar.say(words.format(title=next(iter(section.texts.values())).title))
        announce(self.bar, self.bar.about.text())
        self.told.emit(self.bar.about.text())
        self.section_made.emit(section)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_file(self) -> Path | None:
        kinds = self.tr("Documents (*.txt *.md *.html *.htm *.docx *.pdf)")
        return file_to_open(self, self.tr("Open a document"), kinds)
