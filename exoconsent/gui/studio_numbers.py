"""Numbers of a frequency: so many (from, to) of so many, when they are printed, and the line that names them."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from exoconsent.clinic.studio_names import name_of, number_named, renamed_number, without_number
from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.conditions import Condition
from exoconsent.consent.form import FrequencyNumber, Section
from exoconsent.gui.messages import plain_label
from exoconsent.gui.rule_phrases import rule_sentence
from exoconsent.gui.studio_rules import Ask
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_wording import WordingBox

NAME, LOW, HIGH, PER, SOURCES = range(5)
_LEAST_ROWS = 3
_MOST = 2_000_000_000


class NumberTable(QWidget):
    """The line and the rule below belong to the chosen row."""

    ask_rule: Ask | None = None

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._language, self._filling = session, "en", False
        self.table = QTableWidget(0, SOURCES + 1)
        self.table.setAccessibleName(self.tr("Numbers"))
        heads = [self.tr("Name"), self.tr("From"), self.tr("To"), self.tr("Of"), self.tr("Sources")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight((_LEAST_ROWS + 1) * self.table.verticalHeader().defaultSectionSize())
        self.add, self.drop = QPushButton(self.tr("Add a number")), QPushButton(self.tr("Take the number out"))
        self.when, self.always = QPushButton(self.tr("Printed when…")), QPushButton(self.tr("Always printed"))
        self.rule = plain_label("")
        self.rule.setWordWrap(True)
        self.line = WordingBox(self.tr("The line that is printed for the chosen number"), one_line=True)
        self.lines_label = plain_label(self.tr("Its line; it says in what people were counted"))
        self.lines_label.setBuddy(self.line)
        self._lay()
        self.table.cellChanged.connect(self._typed)
        self.table.currentCellChanged.connect(self._row_chosen)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)
        self.when.clicked.connect(self._ask)
        self.always.clicked.connect(lambda: self._rule(None))
        self.line.changed.connect(self._line_typed)
        self.line.edit.undo_wanted.connect(session.go_back)
        self.line.edit.redo_wanted.connect(session.go_on)

    def show_section(self, section: Section, language: str) -> None:
        """Its numbers, with the line of one language."""
        self._filling, self._language = True, language
        numbers = section.frequency.numbers
        self.table.setRowCount(len(numbers))
        for row, n in enumerate(numbers):
            for column, value in enumerate((n.id, n.low, n.high, n.per, ", ".join(n.sources))):
                self._put(row, column, str(value))
        if numbers and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, LOW)
        self._show_chosen(section)
        self._filling = False

    def commit(self) -> None:
        """Apply what is still being typed."""
        self.line.edit.commit()

    def _lay(self) -> None:
        buttons, ruled = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((buttons, (self.add, self.drop)), (ruled, (self.when, self.always))):
            for part in parts:
                row.addWidget(part)
        buttons.addStretch(1)
        ruled.addWidget(self.rule, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        column.addLayout(ruled)
        column.addWidget(self.lines_label)
        column.addWidget(self.line)

    def _put(self, row: int, column: int, words: str) -> None:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
        if item.text() != words:
            item.setText(words)

    def _chosen(self) -> FrequencyNumber | None:
        section, row = self._session.section, self.table.currentRow()
        numbers = section.frequency.numbers if section is not None else ()
        return numbers[row] if 0 <= row < len(numbers) else None

    def _show_chosen(self, section: Section) -> None:
        """The rule and the line of the chosen row; without one there is nothing to show."""
        number = self._chosen()
        for part in (self.table, self.drop, self.when, self.rule, self.lines_label, self.line):
            part.setVisible(number is not None)
        self.always.setVisible(number is not None and number.when is not None)
        if number is not None:
            self.rule.setText(rule_sentence(number.when, self._session.studio.library.words) if number.when else "")
            self.when.setEnabled(self.ask_rule is not None)
            self.line.fill_line(text_in(section, self._language).numbers.get(number.id, ()))

    def _row_chosen(self, row: int, _column: int, before: int, _old: int) -> None:
        section = self._session.section
        if section is not None and not self._filling and row != before:
            self._filling = True
            self._show_chosen(section)
            self._filling = False

    def _typed(self, row: int, column: int) -> None:
        section, item = self._session.section, self.table.item(row, column)
        if section is None or item is None or self._filling or row >= len(section.frequency.numbers):
            return
        words, old = item.text().strip(), section.frequency.numbers[row]
        if column == NAME:
            changed = renamed_number(section, old.id, words) if words else section
        elif column == SOURCES:
            changed = number_named(section, replace(old, sources=tuple(words.replace(",", " ").split())))
        elif words.isdecimal() and int(words) < _MOST:
            counts = {LOW: old.low, HIGH: old.high, PER: old.per, column: int(words)}
            changed = number_named(section, replace(old, low=counts[LOW], high=counts[HIGH], per=counts[PER]))
        else:
            self._session.refused.emit(self.tr("Numbers are whole: 4 of 1,000 is 4 and 1000."))
            changed = section
        if changed == section:
            if column == NAME and name_of(words) != old.id:
                self._session.refused.emit(self.tr("There is a number of that name already."))
            self.show_section(section, self._language)
        self._session.apply_section(changed, self.tr("Number of frequency"))

    def _line_typed(self) -> None:
        section, number = self._session.section, self._chosen()
        if section is not None and number is not None and not self._filling:
            text = text_in(section, self._language)
            lines = MappingProxyType({**text.numbers, number.id: self.line.edit.line})
            changed = with_text(section, replace(text, numbers=lines))
            self._session.apply_section(changed, self.tr("Number of frequency"), f"number {number.id}")

    def _add(self) -> None:
        if (section := self._session.section) is not None:
            self.commit()
            taken = {n.id for n in section.frequency.numbers}
            name = next(n for n in (f"number_{i}" for i in range(1, len(taken) + 2)) if n not in taken)
            new = FrequencyNumber(id=name, low=1, high=1, per=100)
            frequency = replace(section.frequency, numbers=(*section.frequency.numbers, new))
            self._session.apply_section(replace(section, frequency=frequency), self.tr("Add a number"))
            self.table.setCurrentCell(len(taken), LOW)

    def _drop(self) -> None:
        section, number = self._session.section, self._chosen()
        if section is not None and number is not None:
            self._session.apply_section(without_number(section, number.id), self.tr("Take a number out"))

    def _ask(self) -> None:
        number = self._chosen()
        if number is not None and self.ask_rule is not None:
            self.ask_rule(self, number.when, self._rule)

    def _rule(self, rule: Condition | None) -> None:
        section, number = self._session.section, self._chosen()
        if section is not None and number is not None:
            changed = number_named(section, replace(number, when=rule))
            self._session.apply_section(changed, self.tr("Number of frequency"))
