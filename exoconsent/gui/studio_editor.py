"""The editor of one section in one language, with another language beside it to compare."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import FALLBACK_LANGUAGE, Category, Section, SectionText
from exoconsent.consent.text import Blocks
from exoconsent.consent.translation import Standing, held, source_mark
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import named_for_readers, plain_label
from exoconsent.gui.pack_words import language_name
from exoconsent.gui.read_area import ReadArea
from exoconsent.gui.studio_asks import AskTab
from exoconsent.gui.studio_beside import Beside
from exoconsent.gui.studio_frequency import FrequencyTab
from exoconsent.gui.studio_languages import ask_language
from exoconsent.gui.studio_parts import PartMenu
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_rules import RulesTab
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_sources import SourcesTab
from exoconsent.gui.studio_standing import StandingTab, as_read
from exoconsent.gui.studio_wording import WordingBox
from exoconsent.gui.translation import mark, said

CATEGORIES = {
    Category.STATUS: mark("Category", "Status of the treatment"),
    Category.PRODUCT: mark("Category", "The product"),
    Category.BENEFITS: mark("Category", "Benefits"),
    Category.ALTERNATIVES: mark("Category", "Other choices"),
    Category.PROCEDURE: mark("Category", "What will be done"),
    Category.RISK: mark("Category", "Risk"),
    Category.SPECIAL_POPULATION: mark("Category", "Special groups"),
    Category.AFTERCARE: mark("Category", "Care afterwards"),
    Category.REPORTING: mark("Category", "Reporting"),
    Category.COSTS: mark("Category", "Costs"),
    Category.PRIVACY: mark("Category", "Privacy"),
    Category.RIGHTS: mark("Category", "Rights"),
    Category.DECISION_MAKER: mark("Category", "Who decides"),
    Category.COMMUNICATION: mark("Category", "Language and help"),
}


class SectionEditor(QWidget):
    """Writes only through ``session.apply_section``."""

    language_wanted = Signal(str)

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._filling = session, False
        self.part_id, self.tag = "", FALLBACK_LANGUAGE
        self.language, self.besides = CalmCombo(), Beside(session)
        self.beside, self.compare = self.besides.box, self.besides.page
        self.title, self.category, self.part = QLineEdit(), CalmCombo(), CalmCombo()
        self.wording = WordingBox(self.tr("Wording"))
        self.parts = PartMenu(session, lambda: self.part_id)
        self.standing = plain_label("")
        self.current = QPushButton(self.tr("Translation is up to date"))
        self.rules, self.frequency = RulesTab(session), FrequencyTab(session)
        self.asks, self.sources, self.read = AskTab(session), SourcesTab(session), StandingTab(session)
        self._lay_out()
        self._listen()

    def show_language(self, tag: str) -> None:
        """Edit the words in another language."""
        self.commit()
        self.tag = tag
        self.show_section()
        self.language_wanted.emit(tag)

    def show_section(self) -> None:
        """Show the session's section as it is now; what is being typed stays where it says the same."""
        section, form = self._session.section, self._session.form
        self.setVisible(section is not None)
        if section is None or form is None:
            return
        self._filling = True
        self._offer_languages(self._tags(section))
        self._offer_parts(section)
        text = text_in(section, self.tag)
        if self.title.text().strip() != text.title:
            self.title.setText(text.title)
            self.title.setCursorPosition(0)
        self.category.setCurrentIndex(list(Category).index(section.category))
        self.wording.fill(text.parts.get(self.part_id, ()))
        self.besides.offer(section, self._tags(section), self.tag, self.part_id)
        self.besides.show_beside(section, self.tag, self.part_id)
        self._tell_standing(section)
        for tab in (self.rules, self.frequency, self.asks, self.sources, self.read):
            tab.show_section(section, self.tag)
        for widget in (self.title, self.category, self.wording, self.tabs, self.parts):
            widget.setEnabled(self._session.may_change)
        self._filling = False

    def commit(self) -> None:
        """Apply what is still being typed."""
        self.wording.edit.commit()
        self._title_typed()
        for tab in (self.frequency, self.asks, self.sources, self.read):
            tab.commit()

    def _lay_out(self) -> None:
        for category in Category:
            self.category.addItem(said(CATEGORIES[category]), category)
        for box, name in ((self.category, self.tr("Category")), (self.part, self.tr("Part of the section"))):
            named_for_readers(box, name, self)
        chosen = QHBoxLayout()
        chosen.addWidget(self.category, 1)
        chosen.addWidget(self.part, 1)
        chosen.addWidget(self.parts)
        form = QFormLayout()
        add_row(form, self.tr("&Title"), self.title)
        add_row(form, self.tr("Category, part"), chosen, self.category)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._languages_row())
        column.addLayout(form)
        column.addWidget(self._words_and_tabs(), 1)

    def _languages_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, box in ((self.tr("Language"), self.language), (self.tr("Beside it"), self.beside)):
            label = plain_label(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _words_and_tabs(self) -> QSplitter:
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("More about this section"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        for tab, words in (
            (self.rules, self.tr("Shown when")),
            (self.frequency, self.tr("How often")),
            (self.asks, self.tr("Asked")),
            (self.sources, self.tr("Sources")),
            (self.read, self.tr("Read by")),
        ):
            self.tabs.addTab(ReadArea(tab, words), words)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self._words())
        parts.addWidget(self.tabs)
        parts.setChildrenCollapsible(False)
        parts.setSizes([270, 230])
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        return parts

    def _words(self) -> QWidget:
        self.wording.setMinimumHeight(130)
        self.standing.setWordWrap(True)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.wording)
        both.addWidget(self.compare)
        both.setSizes([300, 300])
        both.setChildrenCollapsible(False)
        status = QHBoxLayout()
        status.addWidget(self.standing, 1)
        status.addWidget(self.current)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.wording.lent_tools())
        column.addWidget(both, 1)
        column.addLayout(status)
        return words

    def _listen(self) -> None:
        self.title.editingFinished.connect(self._title_typed)
        self.category.activated.connect(self._category_chosen)
        self.part.activated.connect(self._part_chosen)
        self.language.activated.connect(self._language_chosen)
        self.besides.asked.connect(self.show_section)
        self.parts.shown.connect(self.show_part)
        self.wording.changed.connect(self._wording_typed)
        self.wording.edit.undo_wanted.connect(self._session.go_back)
        self.wording.edit.redo_wanted.connect(self._session.go_on)
        self.current.clicked.connect(self._brought_up_to_date)

    def _tags(self, section: Section) -> list[str]:
        """English first."""
        form = self._session.form
        tags = {*(form.texts if form else ()), *section.texts}
        return sorted(tags, key=lambda tag: (tag != FALLBACK_LANGUAGE, tag))

    def _language_chosen(self, index: int) -> None:
        """One of them, or a new one of the form."""
        tag = self.language.itemData(index) or ask_language(self, self._session)
        self.show_language(tag or self.tag)

    def _offer_languages(self, tags: list[str]) -> None:
        self.tag = self.tag if self.tag in tags else FALLBACK_LANGUAGE
        if [self.language.itemData(i) for i in range(self.language.count() - 1)] != tags:
            self.language.clear()
            for tag in tags:
                self.language.addItem(language_name(tag), tag)
            self.language.addItem(self.tr("Another language…"), "")
        self.language.setCurrentIndex(max(0, self.language.findData(self.tag)))

    def _offer_parts(self, section: Section) -> None:
        ids = [part.id for part in section.parts]
        if [self.part.itemData(i) for i in range(self.part.count())] != ids:
            self.part.clear()
            for part in section.parts:
                self.part.addItem(part.id, part.id)
        if self.part_id not in ids:
            self.part_id = "main" if "main" in ids else ids[0] if ids else ""
        self.part.setCurrentIndex(max(0, self.part.findData(self.part_id)))
        self.part.setEnabled(len(ids) > 1)

    def _tell_standing(self, section: Section) -> None:
        standing = held(section.texts, self.tag).standing
        words = {
            Standing.MISSING: self.tr("There is no text in this language yet; English is printed."),
            Standing.STALE: self.tr("The English text has changed since this translation was made."),
            Standing.UNREVIEWED: self.tr("No person has reviewed this translation."),
        }
        text = section.texts.get(self.tag)
        if text is not None and not text.translated_from:
            words[Standing.STALE] = self.tr("Nobody has said yet that this text says what the English says.")
        foreign = self.tag != FALLBACK_LANGUAGE
        self.standing.setText(words.get(standing, "") if foreign else "")
        self.standing.setVisible(bool(self.standing.text()))
        self.current.setVisible(foreign and standing in (Standing.STALE, Standing.UNREVIEWED))

    def _title_typed(self) -> None:
        title = self.title.text().strip()
        self._change(lambda text: replace(text, title=title), self.tr("Title"), "title")

    def _wording_typed(self) -> None:
        blocks, part_id = self.wording.edit.blocks, self.part_id

        def put(text: SectionText) -> SectionText:
            given: dict[str, Blocks] = {**text.parts, part_id: blocks}
            return replace(text, parts=MappingProxyType(given))

        if part_id:
            self._change(put, self.tr("Wording"), f"wording {part_id} {self.wording.edit.step}")

    def _category_chosen(self, index: int) -> None:
        if (section := self._session.section) is not None:
            chosen = list(Category)[index]
            self._session.apply_section(replace(section, category=chosen), self.tr("Category"))

    def show_part(self, part_id: str) -> None:
        """Edit another part of the section."""
        self.commit()
        self.part_id = part_id
        self.show_section()
        self.wording.edit.setFocus()

    def _part_chosen(self, _index: int) -> None:
        self.show_part(self.part.currentData() or "")

    def _brought_up_to_date(self) -> None:
        """A person has read the translation beside the English text as it is now."""
        section = self._session.section
        english = section.texts.get(FALLBACK_LANGUAGE) if section else None
        if english is not None:
            digest = source_mark(english)
            self._change(
                lambda text: as_read(self._session, replace(text, translated_from=digest)),
                self.tr("Translation read"),
            )

    def _change(self, change: Callable[[SectionText], SectionText], words: str, field: str = "") -> None:
        section = self._session.section
        if section is None or self._filling:
            return
        old = text_in(section, self.tag)
        new = change(old)
        if new != old:
            about = self.tr("{what} of {title}").format(what=words, title=old.title or section.id)
            self._session.apply_section(with_text(section, new), about, f"{field} {self.tag}" if field else "")
