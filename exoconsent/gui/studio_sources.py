"""What a section rests on: sources, confidence, a note, and the passages it was made from, which stay for ever."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from exoconsent.consent.form import Section
from exoconsent.gui.article_source import SourceLines
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.studio_rows import add_row, note_of, show_note
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_verdicts import VerdictRows

CONFIDENCES = ("high", "moderate", "low_to_moderate", "low")


_EXAMPLE: Final = ", ".join(("S60", "GK"))
"""Names of sources as section files have them."""


class SourcesTab(QWidget):
    """Passages can be read here; nothing takes them away."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session = session
        self.sources, self.note, self.confidence = QLineEdit(), QLineEdit(), CalmCombo()
        self.sources.setPlaceholderText(_EXAMPLE)
        words = (self.tr("high"), self.tr("moderate"), self.tr("low to moderate"), self.tr("low"))
        for name, word in zip(CONFIDENCES, words, strict=True):
            self.confidence.addItem(word, name)
        self.passages, self.verdicts = SourceLines(), VerdictRows(session)
        form = QFormLayout()
        add_row(form, self.tr("Sources"), self.sources)
        add_row(form, self.tr("Confidence"), self.confidence)
        add_row(form, self.tr("Note for staff"), self.note)
        column = QVBoxLayout(self)
        column.addWidget(self.passages)
        column.addLayout(form)
        column.addWidget(self.verdicts)
        column.addStretch(1)
        self.sources.editingFinished.connect(self.commit)
        self.note.editingFinished.connect(self.commit)
        self.confidence.activated.connect(lambda _index: self.commit())

    def show_section(self, section: Section, _language: str) -> None:
        """Its evidence and passages."""
        evidence = section.evidence
        if tuple(self.sources.text().replace(",", " ").split()) != evidence.sources:
            self.sources.setText(", ".join(evidence.sources))
        show_note(self.note, evidence.note)
        index = self.confidence.findData(evidence.confidence)
        self.confidence.setCurrentIndex(index)
        self.passages.show_sources(section.provenance)
        self.verdicts.show_section(section)

    def commit(self) -> None:
        """Apply what is being typed."""
        self.verdicts.commit()
        section = self._session.section
        if section is None:
            return
        evidence = replace(
            section.evidence,
            sources=tuple(self.sources.text().replace(",", " ").split()),
            note=note_of(self.note, section.evidence.note),
            confidence=self.confidence.currentData() or section.evidence.confidence,
        )
        if evidence != section.evidence:
            self._session.apply_section(replace(section, evidence=evidence), self.tr("Sources"), "sources")
