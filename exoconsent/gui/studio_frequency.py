"""How often the section's risk happens: a band, the line that is printed, and numbers that always name their people."""

from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import Band, Section
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.studio_numbers import NumberTable
from exoconsent.gui.studio_rows import add_row, note_of, show_note
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_wording import WordingBox
from exoconsent.gui.translation import mark, said

BANDS = {
    Band.VERY_COMMON: mark("Band", "Very common (more than 1 of 10)"),
    Band.COMMON: mark("Band", "Common (1 of 100 to 1 of 10)"),
    Band.UNCOMMON: mark("Band", "Uncommon (1 of 1,000 to 1 of 100)"),
    Band.RARE: mark("Band", "Rare (1 of 10,000 to 1 of 1,000)"),
    Band.VERY_RARE: mark("Band", "Very rare (less than 1 of 10,000)"),
    Band.NOT_KNOWN: mark("Band", "Not known"),
    Band.NOT_APPLICABLE: mark("Band", "Does not apply"),
}


class FrequencyTab(QWidget):
    """The band is the section's own; numbers are borrowed from other procedures and never replace it."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._language, self._filling = session, "en", False
        self.band, self.note = CalmCombo(), QLineEdit()
        for band in Band:
            self.band.addItem(said(BANDS[band]), band)
        self.line = WordingBox(self.tr("The line that is printed"), one_line=True)
        self.numbers = NumberTable(session)
        form = QFormLayout()
        add_row(form, self.tr("How often"), self.band)
        add_row(form, self.tr("Line"), self.line)
        add_row(form, self.tr("Note for staff"), self.note)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.numbers, 1)
        self.band.activated.connect(self._band_chosen)
        self.note.editingFinished.connect(self._note_typed)
        self.line.changed.connect(self._line_typed)
        self.line.edit.undo_wanted.connect(session.go_back)
        self.line.edit.redo_wanted.connect(session.go_on)

    def show_section(self, section: Section, language: str) -> None:
        """Its frequency, with the lines of one language."""
        self._filling, self._language = True, language
        self.band.setCurrentIndex(list(Band).index(section.frequency.band))
        line = text_in(section, language).frequency
        self.line.fill_line(line)
        self.line.setEnabled(section.frequency.band is not Band.NOT_APPLICABLE or bool(line))
        show_note(self.note, section.frequency.note)
        self.numbers.show_section(section, language)
        self._filling = False

    def commit(self) -> None:
        """Apply what is still being typed."""
        self.line.edit.commit()
        self.numbers.commit()
        self._note_typed()

    def _band_chosen(self, index: int) -> None:
        if (section := self._session.section) is not None:
            frequency = replace(section.frequency, band=list(Band)[index])
            self._session.apply_section(replace(section, frequency=frequency), self.tr("How often"))

    def _note_typed(self) -> None:
        section = self._session.section
        if section is not None and not self._filling:
            frequency = replace(section.frequency, note=note_of(self.note, section.frequency.note))
            self._session.apply_section(replace(section, frequency=frequency), self.tr("Note on frequency"), "note")

    def _line_typed(self) -> None:
        section = self._session.section
        if section is not None and not self._filling:
            text = replace(text_in(section, self._language), frequency=self.line.edit.line)
            self._session.apply_section(with_text(section, text), self.tr("Line of frequency"), "frequency")
