"""How far the words of one language can be relied on: their status, who read them, and what they were made from."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import FALLBACK_LANGUAGE, Section, SectionText, TextStatus
from exoconsent.consent.translation import source_mark
from exoconsent.errors import ExoConsentError
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import plain_label
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.translation import mark, said

STATUSES: Final = {
    TextStatus.DRAFT: mark("TextStatus", "Draft"),
    TextStatus.MACHINE: mark("TextStatus", "Made by a machine"),
    TextStatus.REVIEWED: mark("TextStatus", "Read and found right by a person"),
}


def status_box() -> CalmCombo:
    """To choose a status."""
    box = CalmCombo()
    for status in TextStatus:
        box.addItem(said(STATUSES[status]), status)
    return box


def as_read(session: StudioSession, text: SectionText) -> SectionText:
    """``text`` as read by whoever is logged in, today."""
    desk = session.desk
    try:
        name = desk.clinic.archive(desk.now).user.name
    except ExoConsentError:
        name = ""
    return replace(text, status=TextStatus.REVIEWED, reviewed_by=name, reviewed_on=desk.now().date().isoformat())


class StandingTab(QWidget):
    """Who has read the words stands in the form's file, not on the patient's page."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._language = session, FALLBACK_LANGUAGE
        self.status, self.by, self.on = status_box(), QLineEdit(), QLineEdit()
        self.on.setPlaceholderText(self.tr("year-month-day"))
        self.same = QPushButton(self.tr("It says what the English says now"))
        self.out = QPushButton(self.tr("Take this language out"))
        self.about = plain_label("")
        self.about.setWordWrap(True)
        form = QFormLayout()
        add_row(form, self.tr("These words are"), self.status)
        add_row(form, self.tr("Read by"), self.by)
        add_row(form, self.tr("Read on"), self.on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.same)
        buttons.addWidget(self.out)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.about)
        column.addLayout(buttons)
        column.addStretch(1)
        self.status.activated.connect(self._status_chosen)
        for line in (self.by, self.on):
            line.editingFinished.connect(self.commit)
        self.same.clicked.connect(self._matched)
        self.out.clicked.connect(self._dropped)

    def show_section(self, section: Section, language: str) -> None:
        """In one language."""
        self._language = language
        text = text_in(section, language)
        self.status.setCurrentIndex(list(TextStatus).index(text.status))
        for line, words in ((self.by, text.reviewed_by), (self.on, text.reviewed_on)):
            if line.text().strip() != words:
                line.setText(words)
            line.setEnabled(text.status is TextStatus.REVIEWED or bool(words))
        foreign = language != FALLBACK_LANGUAGE
        english = section.texts.get(FALLBACK_LANGUAGE)
        matches = english is not None and text.translated_from == source_mark(english)
        self.same.setVisible(foreign)
        self.same.setEnabled(english is not None and not matches)
        self.out.setVisible(foreign)
        self.out.setEnabled(language in section.texts)
        told = self.tr("Made from the English text as it is now.") if matches else ""
        self.about.setText(told if foreign else "")
        self.about.setVisible(bool(self.about.text()))

    def commit(self) -> None:
        """Apply what is being typed."""
        by, on = self.by.text().strip(), self.on.text().strip()
        self._put(lambda text: replace(text, reviewed_by=by, reviewed_on=on), "read")

    def _status_chosen(self, index: int) -> None:
        """Who has read it goes with the status: nobody has read a draft."""
        chosen = list(TextStatus)[index]

        def put(text: SectionText) -> SectionText:
            if chosen is TextStatus.REVIEWED:
                return text if text.status is chosen else as_read(self._session, text)
            return replace(text, status=chosen, reviewed_by="", reviewed_on="")

        self._put(put)

    def _matched(self) -> None:
        section = self._session.section
        english = section.texts.get(FALLBACK_LANGUAGE) if section else None
        if english is not None:
            digest = source_mark(english)
            self._put(lambda text: replace(text, translated_from=digest))

    def _dropped(self) -> None:
        section, gone = self._session.section, self._language
        if section is not None and gone != FALLBACK_LANGUAGE:
            kept = MappingProxyType({tag: text for tag, text in section.texts.items() if tag != gone})
            words = self.tr("Take out {language}").format(language=gone)
            self._session.apply_section(replace(section, texts=kept), words)

    def _put(self, change: Callable[[SectionText], SectionText], field: str = "") -> None:
        section = self._session.section
        if section is None:
            return
        old = text_in(section, self._language)
        new = change(old)
        if new != old:
            about = self.tr("Standing of the words")
            self._session.apply_section(with_text(section, new), about, f"{field} {self._language}" if field else "")
