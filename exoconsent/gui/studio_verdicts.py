"""What was found of the passages that a section answers to: the claim in the evidence, and the verdict on it."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from exoconsent.consent.form import Provenance, Section
from exoconsent.gui.article_words import provenance_words
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.translation import mark, said

VERDICTS: Final = {
    "": mark("Verdict", "none yet"),
    "supported": mark("Verdict", "supported"),
    "supported_partly": mark("Verdict", "partly supported"),
    "unsupported": mark("Verdict", "unsupported"),
    "outdated": mark("Verdict", "outdated"),
    "contradicted": mark("Verdict", "contradicted"),
}


class VerdictRows(QWidget):
    """Hidden for a section without passages; place and quotation of a passage never change."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._shown = session, ""
        self.passage, self.verdict, self.claim = CalmCombo(), CalmCombo(), QLineEdit()
        self.passage.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.passage.setMinimumContentsLength(16)
        for name, words in VERDICTS.items():
            self.verdict.addItem(said(words), name)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        add_row(form, self.tr("Passage"), self.passage)
        add_row(form, self.tr("Verdict on it"), self.verdict)
        add_row(form, self.tr("Claim in the evidence"), self.claim)
        self.passage.activated.connect(self._passage_chosen)
        self.verdict.activated.connect(self._verdict_chosen)
        self.claim.editingFinished.connect(self.commit)

    def show_section(self, section: Section) -> None:
        """Its passages; the chosen one stays."""
        row = self.passage.currentIndex() if self._shown == section.id else 0
        self._shown = section.id
        words = [f"{n}. {provenance_words(p)}" for n, p in enumerate(section.provenance, start=1)]
        if [self.passage.itemText(i) for i in range(self.passage.count())] != words:
            self.passage.clear()
            self.passage.addItems(words)
        self.passage.setCurrentIndex(min(max(row, 0), len(words) - 1))
        self.setVisible(bool(words))
        self._show()

    def commit(self) -> None:
        """Apply what is being typed."""
        found = self._chosen()
        if found is not None:
            self._put(replace(found, claim=self.claim.text().strip()))

    def _show(self) -> None:
        found = self._chosen()
        if found is not None:
            self.verdict.setCurrentIndex(self.verdict.findData(found.verdict))
            if self.claim.text().strip() != found.claim:
                self.claim.setText(found.claim)

    def _chosen(self) -> Provenance | None:
        section, row = self._session.section, self.passage.currentIndex()
        passages = section.provenance if section is not None and section.id == self._shown else ()
        return passages[row] if 0 <= row < len(passages) else None

    def _passage_chosen(self, _row: int) -> None:
        self._show()

    def _verdict_chosen(self, index: int) -> None:
        found = self._chosen()
        if found is not None:
            self._put(replace(found, verdict=self.verdict.itemData(index)))

    def _put(self, passage: Provenance) -> None:
        section, row = self._session.section, self.passage.currentIndex()
        if section is not None:
            passages = (*section.provenance[:row], passage, *section.provenance[row + 1 :])
            self._session.apply_section(replace(section, provenance=passages), self.tr("Verdict on a passage"))
