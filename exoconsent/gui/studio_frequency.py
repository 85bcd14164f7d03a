"""How often the section's risk happens: a band, the line that is printed, and numbers that always name their people."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import Band, FrequencyNumber, Section
from exoconsent.consent.text import plain
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.studio_rows import add_row
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
_COLUMNS = 6


class FrequencyTab(QWidget):
    """Numbers count people: so many (from, to) of so many, with the line that says in what they were counted."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._language, self._filling = session, "en", False
        self.band, self.note = CalmCombo(), QLineEdit()
        for band in Band:
            self.band.addItem(said(BANDS[band]), band)
        self.line = WordingBox(self.tr("The line that is printed"), one_line=True)
        self.numbers = QTableWidget(0, _COLUMNS)
        self.numbers.setAccessibleName(self.tr("Numbers"))
        self.numbers.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("From"), self.tr("To"), self.tr("Of"), self.tr("Sources"), self.tr("Line")]
        )
        self.numbers.horizontalHeader().setStretchLastSection(True)
        self.numbers.verticalHeader().hide()
        self.numbers.setTabKeyNavigation(False)
        self.add, self.drop = QPushButton(self.tr("Add a number")), QPushButton(self.tr("Take the number out"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        form = QFormLayout()
        add_row(form, self.tr("How often"), self.band)
        add_row(form, self.tr("Line"), self.line)
        add_row(form, self.tr("Note for staff"), self.note)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.numbers, 1)
        column.addLayout(buttons)
        self.band.activated.connect(self._band_chosen)
        self.note.editingFinished.connect(self._note_typed)
        self.line.changed.connect(self._line_typed)
        self.line.edit.undo_wanted.connect(session.go_back)
        self.line.edit.redo_wanted.connect(session.go_on)
        self.numbers.cellChanged.connect(self._number_typed)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)

    def show_section(self, section: Section, language: str) -> None:
        """Its frequency, with the lines of one language."""
        self._filling, self._language = True, language
        text = text_in(section, language)
        self.band.setCurrentIndex(list(Band).index(section.frequency.band))
        self.line.fill_line(text.frequency)
        if self.note.text() != section.frequency.note:
            self.note.setText(section.frequency.note)
        numbers = section.frequency.numbers
        self.numbers.setRowCount(len(numbers))
        for row, n in enumerate(numbers):
            line = "".join(getattr(i, "text", "") for i in text.numbers.get(n.id, ()))
            for column, value in enumerate((n.id, n.low, n.high, n.per, ", ".join(n.sources), line)):
                self._put(row, column, str(value))
        self._filling = False

    def commit(self) -> None:
        """Apply what is still being typed."""
        self.line.edit.commit()
        self._note_typed()

    def _put(self, row: int, column: int, words: str) -> None:
        item = self.numbers.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.numbers.setItem(row, column, item)
        if item.text() != words:
            item.setText(words)
        if column == 0:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def _band_chosen(self, index: int) -> None:
        if (section := self._session.section) is not None:
            frequency = replace(section.frequency, band=list(Band)[index])
            self._session.apply_section(replace(section, frequency=frequency), self.tr("How often"))

    def _note_typed(self) -> None:
        section = self._session.section
        if section is not None and not self._filling:
            frequency = replace(section.frequency, note=self.note.text().strip())
            self._session.apply_section(replace(section, frequency=frequency), self.tr("Note on frequency"), "note")

    def _line_typed(self) -> None:
        section = self._session.section
        if section is not None and not self._filling:
            text = replace(text_in(section, self._language), frequency=self.line.edit.line)
            self._session.apply_section(with_text(section, text), self.tr("Line of frequency"), "frequency")

    def _number_typed(self, row: int, column: int) -> None:
        section, item = self._session.section, self.numbers.item(row, column)
        if section is None or item is None or self._filling or row >= len(section.frequency.numbers):
            return
        words, old = item.text().strip(), section.frequency.numbers[row]
        if column == _COLUMNS - 1:
            text = text_in(section, self._language)
            lines = MappingProxyType({**text.numbers, old.id: plain(words) if words else ()})
            changed = with_text(section, replace(text, numbers=lines))
        elif column == _COLUMNS - 2:
            changed = self._with(section, row, replace(old, sources=tuple(s for s in words.replace(",", " ").split())))
        elif words.isdecimal():
            counts = [old.low, old.high, old.per]
            counts[column - 1] = int(words)
            low, high, per = counts
            changed = self._with(section, row, replace(old, low=low, high=high, per=per))
        else:
            self.show_section(section, self._language)
            self._session.refused.emit(self.tr("Numbers are whole: 4 of 1,000 is 4 and 1000."))
            return
        self._session.apply_section(changed, self.tr("Number of frequency"))

    def _add(self) -> None:
        if (section := self._session.section) is not None:
            taken = {n.id for n in section.frequency.numbers}
            name = next(n for n in (f"number_{i}" for i in range(1, len(taken) + 2)) if n not in taken)
            new = FrequencyNumber(id=name, low=1, high=1, per=100)
            frequency = replace(section.frequency, numbers=(*section.frequency.numbers, new))
            self._session.apply_section(replace(section, frequency=frequency), self.tr("Add a number"))

    def _drop(self) -> None:
        section, row = self._session.section, self.numbers.currentRow()
        if section is not None and 0 <= row < len(section.frequency.numbers):
            gone = section.frequency.numbers[row].id
            kept = tuple(n for n in section.frequency.numbers if n.id != gone)
            section = replace(section, frequency=replace(section.frequency, numbers=kept))
            for text in tuple(section.texts.values()):
                lines = MappingProxyType({k: v for k, v in text.numbers.items() if k != gone})
                section = with_text(section, replace(text, numbers=lines))
            self._session.apply_section(section, self.tr("Take a number out"))

    @staticmethod
    def _with(section: Section, row: int, number: FrequencyNumber) -> Section:
        numbers = list(section.frequency.numbers)
        numbers[row] = number
        return replace(section, frequency=replace(section.frequency, numbers=tuple(numbers)))
