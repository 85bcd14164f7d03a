"""Templates: forms made and changed without a word of YAML; sections at the left, words in the middle, pages beside."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, form_text
from exoconsent.gui.edition_desk import EditionDesk
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.letterhead_desk import LetterheadDesk
from exoconsent.gui.messages import Heading, plain_label
from exoconsent.gui.pack_desk import PackDesk
from exoconsent.gui.pack_drop import PackDrop
from exoconsent.gui.rule_phrases import window_words
from exoconsent.gui.spelling_desk import SpellingDesk
from exoconsent.gui.spelling_hand import SpellingHand
from exoconsent.gui.studio_checks_list import StudioChecks
from exoconsent.gui.studio_editor import SectionEditor
from exoconsent.gui.studio_form_words import FormWords
from exoconsent.gui.studio_going import go_to
from exoconsent.gui.studio_new_form import NewFormButton
from exoconsent.gui.studio_preview import Preview
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_state import StateLine
from exoconsent.gui.studio_tree import SectionTree

if TYPE_CHECKING:
    from exoconsent.clinic.studio import FormLine
    from exoconsent.consent.conditions import Condition
    from exoconsent.consent.form import Provenance
    from exoconsent.consent.problem import Problem
    from exoconsent.errors import Complaint
    from exoconsent.gui.article_pane import ArticlePane
    from exoconsent.gui.session import Session

_LEAST = 260
"""Height of the three panes on the smallest screen, pixels."""


_NARROW = 700
"""Pixels."""


class TemplatesPlace(QWidget):
    """Every change goes through ``studio``, which undoes, keeps and checks it."""

    told = Signal(str)
    """Something was done."""
    refused = Signal(str)
    """Something was not, as a sentence."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        """Files are read when it is first shown."""
        super().__init__(parent)
        self.studio = StudioSession(session, self)
        self.forms = CalmCombo()
        self.title, self.state = Heading("", 1.25, bold=True), StateLine()
        self.tools = QHBoxLayout()
        """Buttons of what is done with the whole form: publishing, articles, packs."""
        self.tree, self.editor = SectionTree(self.studio), SectionEditor(self.studio)
        self.words, self.preview = FormWords(self.studio), Preview(self.studio)
        self.checks, self._told_fault = StudioChecks(self.studio), False
        self.middle, self.side = QStackedWidget(), QStackedWidget()
        self.article: ArticlePane | None = None
        self._lay_out()
        reads = self.tr("Read an article beside the form and make sections of its passages")
        self.article_button = self.add_tool(self.tr("&Article"), reads, self.show_article)
        self.article_button.setCheckable(True)
        self.editions = EditionDesk(self)
        self.packs = PackDesk(self.studio, self.told.emit, self.refused.emit, self)
        carries = self.tr("Carry forms to another clinic on a stick, or take theirs in after reading what would change")
        self.add_tool(self.tr("Pac&ks…"), carries, self.packs.show)
        self.letterhead = LetterheadDesk(self)
        self._listen()
        self.spelling = SpellingDesk(self.studio, self)
        self._check_spelling()
        for box in self.findChildren(QComboBox):
            box.view().setAccessibleName(box.accessibleName())
        self.drop = PackDrop(self, self.packs.open_file)
        self.setFocusProxy(self.tree)
        self.does: Mapping[str, Callable[[], None]] = {
            "keep": self.keep,
            "next_problem": self.checks.next_problem,
            "zoom_in": self.preview.pages.zoom_in,
            "zoom_out": self.preview.pages.zoom_out,
            "zoom_reset": self.preview.pages.fit_width,
            "find_section": self.tree.setFocus,
        }
        """What keys of the window do while this place shows."""

    def minimumSizeHint(self) -> QSize:
        """No wider than a small screen: the preview gives way there, and the rest of the window need not scroll."""
        needed = super().minimumSizeHint()
        return QSize(min(needed.width(), _NARROW), needed.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is there."""
        super().showEvent(event)
        self.studio.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed."""
        super().hideEvent(event)
        self.studio.rest()
        self.editions.left()

    def keep(self) -> None:
        """Ctrl+S: for the hand that is used to it; everything is kept by itself."""
        self.studio.commit()
        self.studio.keep()
        self.told.emit(
            self.tr("Kept. Drafts of forms are kept by themselves; patients get them once they are published.")
        )

    def show_source(self, source: "Provenance") -> None:
        """The passage that a section was made of, in its article beside the form."""
        self.article_button.setChecked(True)
        self.show_article()
        if self.article is not None:
            self.article.show_source(source)

    def show_article(self) -> None:
        """An article in the place of the pages, or the pages again."""
        if self.article is None:
            from exoconsent.gui.article_pane import ArticlePane
            from exoconsent.gui.article_studio import StudioDesk

            self.article = ArticlePane(StudioDesk(self.studio))
            self.article.told.connect(self.told)
            self.side.addWidget(self.article)
            self.drop.cover()
        shown = self.article if self.article_button.isChecked() else self.preview
        self.side.setCurrentWidget(shown)
        width = sum(self.parts.sizes())
        shares = (20, 28, 52) if shown is self.article else (23, 41, 36)
        self.parts.setSizes([width * share // 100 for share in shares])
        shown.setFocus()

    def panes_in_order(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.forms, self.tree, self.middle, self.checks, self.side)

    def add_tool(self, words: str, tip: str, act: Callable[[], None]) -> QPushButton:
        """A button for something that is done with the whole form."""
        button = QPushButton(words)
        button.setAccessibleName(words.replace("&", "").replace("…", ""))
        button.setToolTip(tip)
        button.setMinimumHeight(30)
        button.clicked.connect(lambda: act())
        self.tools.addWidget(button)
        return button

    def _lay_out(self) -> None:
        self.forms.setAccessibleName(self.tr("Form"))
        self.forms.setMinimumContentsLength(14)
        self.forms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        top = QHBoxLayout()
        label = plain_label(self.tr("Form"))
        label.setBuddy(self.forms)
        top.addWidget(label)
        top.addWidget(self.forms, 1)
        top.addWidget(new := NewFormButton(self.studio))
        top.addLayout(self.tools)
        self.middle.addWidget(self.editor)
        self.middle.addWidget(self.words)
        centre = QSplitter(Qt.Orientation.Vertical)
        centre.addWidget(self.middle)
        centre.addWidget(self.checks)
        centre.setChildrenCollapsible(False)
        centre.setStretchFactor(0, 1)
        centre.setSizes([480, 170])
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.side.addWidget(self.preview)
        for pane in (self.tree, centre, self.side):
            self.parts.addWidget(pane)
        self.parts.setSizes([290, 500, 440])
        self.parts.setChildrenCollapsible(False)
        self.parts.setStretchFactor(1, 1)
        self.parts.setStretchFactor(2, 1)
        # What it would like to have must not count: the frame scrolls as soon as a place likes more than there is.
        self.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.parts.setMinimumHeight(_LEAST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 8)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.state)
        whole.addWidget(self.parts, 1)
        QWidget.setTabOrder(self.preview.pages, self.forms)  # the tree has the place's focus, so Tab would pass them by
        QWidget.setTabOrder(self.forms, new)

    def _listen(self) -> None:
        self.forms.activated.connect(lambda _index: self.studio.open(self.forms.currentData()))
        self.studio.listed.connect(self._list)
        self.studio.opened.connect(self._opened)
        self.studio.changed.connect(lambda _form: self._follow())
        self.studio.chosen.connect(lambda _id: self._follow())
        self.studio.leaving.connect(self._commit)
        self.studio.refused.connect(self.refused)
        self.studio.kept.connect(self._kept)
        self.studio.checked.connect(lambda _found: self.state.show_bars(bars=self.checks.bars))
        self.checks.go.connect(self._go_to)
        for asks in (self.editor.rules, self.editor.parts, self.editor.frequency.numbers):
            asks.ask_rule = self._ask_rule
        self.editor.sources.passages.show_asked.connect(self.show_source)
        self.editor.language_wanted.connect(self.preview.choose_language)
        self.editor.language_wanted.connect(self.checks.show_language)
        QShortcut(QKeySequence("F5"), self, self.studio.begin, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _check_spelling(self) -> None:
        """In every text of several words; what a paste left out is told in the same way."""
        self.spelling.told.connect(self.told)
        in_section = lambda: (self.editor.tag, self.studio.section_id)  # noqa: E731
        boxes = ((self.editor.wording, in_section), (self.editor.frequency.line, in_section))
        for box, about in (*boxes, (self.words.intro, lambda: (self.words.tag, ""))):
            SpellingHand(box, self.spelling, about)
            box.edit.told.connect(self.told)

    def _ask_rule(self, parent: QWidget, value: "Condition | None", then: "Callable[[Condition | None], None]") -> None:
        from exoconsent.clinic.studio_people import crowd
        from exoconsent.gui.rule_dialog import rule_asker

        words = window_words(self.studio.studio.library.words)
        rule_asker(words, lambda: crowd(self.studio.people))(parent, value, then)

    def _go_to(self, problem: "Problem") -> None:
        """The words that a check is about, under the keyboard."""
        if not go_to(self.studio, self.editor, problem):
            self.words.setFocus()

    def _commit(self) -> None:
        """Whatever is still being typed, in the pane that shows."""
        if self.studio.form is None or not self.studio.may_change:
            return
        if self.studio.section is not None:
            self.editor.commit()
        else:
            self.words.commit()

    def _follow(self) -> None:
        section = self.studio.section
        self.middle.setCurrentWidget(self.editor if section is not None else self.words)
        if section is not None:
            self.editor.show_section()
        else:
            self.words.show_form(self.studio.form)

    def _list(self, lines: "tuple[FormLine, ...]") -> None:
        now = self.studio.form.id if self.studio.form else ""
        self.forms.clear()
        for line in lines:
            self.forms.addItem(line.title, line.id)
        self.forms.setCurrentIndex(self.forms.findData(now))
        self.state.show_line({line.id: line for line in lines}.get(now))

    def _opened(self, form: Form) -> None:
        self.state.show_bars(bars=None)
        self.forms.setCurrentIndex(self.forms.findData(form.id))
        self.forms.setToolTip(form_text(form, FALLBACK_LANGUAGE).title)
        self.studio.desk.filing.submit("studio-list", self.studio.studio.forms, self._list, lambda _fault: None)

    def _kept(self, complaints: "tuple[Complaint, ...]") -> None:
        if complaints:
            self.refused.emit(
                self.tr("Kept as a draft. It cannot be published yet: {why}").format(why=complaints[0].message)
            )
        elif self._told_fault:  # that sentence would stand there for ever
            self.told.emit(self.tr("Kept as a draft; what was told before is put right."))
        self._told_fault = bool(complaints)
