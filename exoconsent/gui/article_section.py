"""The section that the marked passages become: their words as they stand, a title, what it is about."""

from collections.abc import Collection
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.studio_steps import NOT_KNOWN
from exoconsent.consent.form import Band, Category, Section
from exoconsent.errors import ExoConsentError
from exoconsent.gui.article_marks import Marks
from exoconsent.gui.article_passages import PassageList
from exoconsent.gui.article_words import claims_in
from exoconsent.gui.messages import Heading, plain_label
from exoconsent.gui.studio_editor import CATEGORIES
from exoconsent.gui.touch import announce
from exoconsent.gui.translation import said
from exoconsent.library.article import Article
from exoconsent.library.article_passage import Passage, free_id, passage, section_draft

MOST: Final = 100
"""Passages of one section; a section is a page or two."""


class SectionTaker(Protocol):
    """Where finished sections go: the studio's session."""

    def add_section(self, section: Section) -> object:
        """Take ``section`` into the open form. Raises ``ExoConsentError``."""

    def section_ids(self) -> Collection[str]:
        """Every id that is taken."""


class SectionMaker(QWidget):
    """Beside the article."""

    show_asked = Signal(object)
    """A ``Span`` to look at."""
    take_out_asked = Signal(object)
    """A ``Span`` to mark no longer."""
    made = Signal(object)
    """The ``Section`` that was added."""

    def __init__(self, taker: SectionTaker, parent: QWidget | None = None) -> None:
        """Nothing is marked yet."""
        super().__init__(parent)
        self._taker = taker
        self._article: Article | None = None
        self._marks = Marks()
        self.heading = Heading("", 1.25, bold=True)
        self.passages = PassageList()
        self.show_button, self.out_button = QPushButton(self.tr("Show")), QPushButton(self.tr("Take o&ut"))
        self.title, self.category = QLineEdit(), QComboBox()
        self.remark, self.trouble = plain_label(""), plain_label("")
        self.make = QPushButton(self.tr("&Make a section of it"))
        self._furnish()
        self._lay()
        self.look()

    def show_marks(self, article: Article, marks: Marks) -> None:
        """What is marked now."""
        if article is self._article and marks.spans == self._marks.spans:
            return
        self._article, self._marks = article, marks
        self.passages.show_spans(article, marks.spans[:MOST], marks.latest)
        self.look()

    def begin(self) -> None:
        """On to the title."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Say how many passages there are, and what is missing."""
        count = len(self._marks.spans)
        words = self.tr("New section from %n passages", "", count) if count else self.tr("New section")
        self.heading.label.setText(words)
        for button in (self.show_button, self.out_button):
            button.setEnabled(bool(count))
        missing = self._missing()
        self._trouble(missing)
        self.make.setEnabled(not missing)
        self.make.setAccessibleDescription(missing)
        self._remark()

    def passages_now(self) -> tuple[Passage, ...]:
        """In the order of the document. Raises ``BadInputError`` where one is too long."""
        if self._article is None:
            return ()
        return tuple(passage(self._article, s.paragraph, s.start, s.end) for s in self._marks.spans)

    def add(self) -> None:
        """Make the section and hand it over; a refusal is said and everything stays."""
        if self._missing():
            return
        category = Category(self.category.currentData())  # Qt gives a plain str back
        risk = category is Category.RISK  # of a risk it is always said how often, or that nobody knows
        try:
            section = section_draft(
                self.passages_now(),
                id=free_id(self.title.text(), self._taker.section_ids()),
                title=self.title.text(),
                category=category,
                band=Band.NOT_KNOWN if risk else Band.NOT_APPLICABLE,
                frequency=NOT_KNOWN if risk else "",
            )
            self._taker.add_section(section)
        except ExoConsentError as fault:
            self._trouble(str(fault))
            announce(self.trouble, str(fault))
            return
        self.title.clear()
        self.made.emit(section)

    def _furnish(self) -> None:
        self.passages.show_asked.connect(self.show_asked)
        self.passages.out_asked.connect(self.take_out_asked)
        self.show_button.clicked.connect(self.passages.show_current)
        self.out_button.clicked.connect(self.passages.take_out_current)
        self.title.setPlaceholderText(self.tr("What it is about, in plain words"))
        self.title.setMaxLength(200)
        self.title.textChanged.connect(self.look)
        self.title.returnPressed.connect(self.add)
        for category in Category:
            self.category.addItem(said(CATEGORIES[category]), category)
        self.category.setCurrentIndex(self.category.findData(Category.RISK))
        self.category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.make.clicked.connect(self.add)
        for label in (self.remark, self.trouble):
            label.setWordWrap(True)

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.show_button)
        head.addWidget(self.out_button)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields.addRow(self.tr("Title"), self.title)
        fields.addRow(self.tr("About"), self.category)
        kept = plain_label(
            self.tr(
                "The words are taken as they stand, look-alike letters put right; change them in the editor. The "
                "section stays a draft, and keeps document, place and the quoted words for ever."
            )
        )
        kept.setWordWrap(True)
        column = QVBoxLayout(self)
        # On a small screen this is one of two halves: what has to be pressed stands where nobody need scroll to it.
        for item in (head, fields, self.trouble, self.make, self.remark, self.passages, kept):
            if isinstance(item, QWidget):
                column.addWidget(item, 1 if item is self.passages else 0)
            else:
                column.addLayout(item)

        QWidget.setTabOrder(self.make, self.passages)

    def sizeHint(self) -> QSize:
        """Wide enough to read a passage."""
        return QSize(38 * self.fontMetrics().averageCharWidth() + 80, super().sizeHint().height())

    def _missing(self) -> str:
        if not self._marks.spans:
            return self.tr("Mark a passage first: click a sentence, or press Space on it.")
        if len(self._marks.spans) > MOST:
            return self.tr("More than %n passages are marked; a section holds fewer. Take some out.", "", MOST)
        try:
            self.passages_now()
        except ExoConsentError as fault:
            return str(fault)
        return "" if self.title.text().strip() else self.tr("Write a title.")

    def _trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _remark(self) -> None:
        """What has to be worded anew."""
        article = self._article
        found = [claims_in(article.paragraph(s.paragraph), s) for s in self._marks.spans[:MOST]] if article else []
        claims = dict.fromkeys(words for each in found for words in each)
        after = self.tr("Word it anew before the form is published.")
        self.remark.setText("\n".join((*claims, after)) if claims else "")
        self.remark.setVisible(bool(claims))
