"""What a section rests on: sources, confidence, a note, and the passages it was made from, which stay for ever."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QFormLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from exoconsent.consent.form import Provenance, Section
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession

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
        self.passages = QListWidget()
        self.passages.setWordWrap(True)
        self.passages.setAccessibleName(self.tr("Passages it was made from"))
        form = QFormLayout()
        add_row(form, self.tr("Sources"), self.sources)
        add_row(form, self.tr("Confidence"), self.confidence)
        add_row(form, self.tr("Note for staff"), self.note)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.passages, 1)
        self.sources.editingFinished.connect(self.commit)
        self.note.editingFinished.connect(self.commit)
        self.confidence.activated.connect(lambda _index: self.commit())

    def show_section(self, section: Section, _language: str) -> None:
        """Its evidence and passages."""
        evidence = section.evidence
        if tuple(self.sources.text().replace(",", " ").split()) != evidence.sources:
            self.sources.setText(", ".join(evidence.sources))
        if self.note.text().strip() != evidence.note:
            self.note.setText(evidence.note)
        index = self.confidence.findData(evidence.confidence)
        self.confidence.setCurrentIndex(index)
        self.passages.clear()
        self.passages.addItems([self._passage(p) for p in section.provenance])

    def commit(self) -> None:
        """Apply what is being typed."""
        section = self._session.section
        if section is None:
            return
        evidence = replace(
            section.evidence,
            sources=tuple(self.sources.text().replace(",", " ").split()),
            note=self.note.text().strip(),
            confidence=self.confidence.currentData() or section.evidence.confidence,
        )
        if evidence != section.evidence:
            self._session.apply_section(replace(section, evidence=evidence), self.tr("Sources"), "sources")

    def _passage(self, passage: Provenance) -> str:
        where = passage.name or passage.document
        if passage.page:
            where = self.tr("{document}, page {page}").format(document=where, page=passage.page)
        if passage.paragraph:
            where = self.tr("{document}, paragraph {number}").format(document=where, number=passage.paragraph)
        said = passage.repaired or passage.quotation
        return f"{where} ({passage.start}–{passage.end})" + (f"\n“{said}”" if said else "")
