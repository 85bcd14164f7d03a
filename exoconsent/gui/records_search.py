"""The question of Records as people put it: one line to type into, and filters below it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.day_text import read_day
from exoconsent.gui.field_grid import FieldGrid
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label
from exoconsent.gui.records_source import Ask, Column, Listing
from exoconsent.gui.records_treatments import Treatments
from exoconsent.gui.records_words import ICONS, STATES, state_words

REST_MS: Final = 40
"""So long after the last letter the archive is asked; one question for letters that come together."""
_LONGEST: Final = 200


class SearchLine(QLineEdit):
    """Down goes to the hits, Esc empties the line."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those two, and everything else as in every field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    """Tells each new question; remembers nothing beyond this window."""

    asked = Signal(object)
    """The new ``Ask``."""
    entered = Signal()
    """Enter: open the first hit."""

    def __init__(
        self,
        forms: Mapping[str, str],
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        treatments: Treatments | None = None,
    ) -> None:
        """``forms`` are titles by id; ``today`` is this desk's day; ``treatments`` has their words."""
        super().__init__(parent)
        self._treatments = treatments or Treatments()
        self._today = today
        self._listing, self._of_lot = Listing.ALL, ""
        self._column, self._descending = Column.SIGNED, True
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.again)
        self.line = self._make_line()
        self.state, self.form = self._states(), self._forms(forms)
        self.treatment = self._box(self.tr("Treatment"), self.tr("Any treatment"))
        self.lot = self._box(self.tr("Lot"), self.tr("Any lot"))
        self.since = self._field(self.tr("Signed from"), self.tr("e.g. 2026-01-31"))
        self.until = self._field(self.tr("Signed to"), self.tr("e.g. 2026-01-31"))
        self.trouble = plain_label("")
        self.trouble.setWordWrap(True)
        self.trouble.setVisible(False)
        self.everything = QPushButton(self.tr("Show &all"))
        self.everything.clicked.connect(self.clear)
        self.everything.setEnabled(False)
        self._lay_out()
        self.setFocusProxy(self.line)

    @property
    def ask(self) -> Ask:
        """What is asked now."""
        return Ask(
            text=self.line.text().strip(),
            state=self.state.currentData(),
            form_id=self.form.currentData() or "",
            treatment=self.treatment.currentData() or "",
            lot=self._of_lot or self.lot.currentData() or "",
            since=_day_of(self.since),
            until=_day_of(self.until),
            column=self._column,
            descending=self._descending,
            listing=self._listing,
            on=self._today(),
        )

    @property
    def waits(self) -> bool:
        """Letters were typed and not asked about yet."""
        return self._rest.isActive()

    def offer(self, treatments: Iterable[str], lots: Iterable[str]) -> None:
        """What there is to choose from; what was chosen stays."""
        for box, values in ((self.treatment, treatments), (self.lot, lots)):
            chosen, wanted = box.currentData(), list(values)
            if [box.itemData(n) for n in range(1, box.count())] == wanted:
                continue
            blocked = box.blockSignals(True)
            while box.count() > 1:
                box.removeItem(1)
            for value in wanted:
                box.addItem(self._treatments.words(value) if box is self.treatment else value, value)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
            box.blockSignals(blocked)

    def again(self) -> None:
        """Ask the same once more."""
        self._rest.stop()
        self.everything.setEnabled(self.ask.narrows)
        self.asked.emit(self.ask)

    def hurry(self) -> None:
        """Ask now."""
        if self._rest.isActive():
            self._rest.stop()
            self.again()

    def sort(self, column: Column, *, descending: bool) -> None:
        """The same in another order."""
        self._column, self._descending = column, descending
        self.again()

    def listed(self, listing: Listing, lot: str = "") -> None:
        """Show one of the lists in place of the search; what was typed and filtered is forgotten."""
        self._empty()
        self._listing, self._of_lot = listing, lot
        self.again()

    def clear(self) -> None:
        """Everything again."""
        self.listed(Listing.ALL)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_in(self, letters: str) -> None:
        """Go on in the line, as if it had had the keyboard."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.insert(letters)

    def _make_line(self) -> SearchLine:
        line = SearchLine()
        line.setMaxLength(_LONGEST)
        line.setClearButtonEnabled(True)
        sign = line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(self.tr("Search the records"))  # Qt makes a button of it, which a screen reader names by this
        sign.triggered.connect(line.selectAll)
        words = self.tr("Name, former name, date of birth, document number or lot")
        line.setPlaceholderText(words)
        line.setAccessibleName(self.tr("Search the records"))
        line.setAccessibleDescription(
            self.tr("{what}. Enter opens the first hit, Down goes to the list.").format(what=words)
        )
        line.setMinimumHeight(34)
        line.textChanged.connect(self._typed)
        line.returnPressed.connect(self.entered)
        return line

    def _states(self) -> QComboBox:
        box = self._box(self.tr("State"), self.tr("Any state"))
        for state in STATES:
            box.addItem(icon(ICONS[state]), state_words(state), state)
        return box

    def _forms(self, forms: Mapping[str, str]) -> QComboBox:
        box = self._box(self.tr("Form"), self.tr("Any form"))
        for form_id, title in sorted(forms.items(), key=lambda item: item[1].casefold()):
            box.addItem(title, form_id)
        return box

    def _box(self, name: str, anything: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.view().setAccessibleName(name)
        box.addItem(anything, None)
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self._typed)
        return box

    def _field(self, name: str, example: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.setMinimumWidth(11 * self.fontMetrics().averageCharWidth())
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(self.entered)
        return field

    def _lay_out(self) -> None:
        fields = (self.state, self.form, self.treatment, self.lot, self.since, self.until)
        cells = []
        for field in fields:
            label = plain_label(field.accessibleName())
            label.setBuddy(field)
            cells.append((label, field, 1))
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.everything)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(FieldGrid(cells))
        column.addWidget(self.trouble)

    def _typed(self, *_what: object) -> None:
        """Whoever goes on typing leaves the list that was shown."""
        self._listing, self._of_lot = Listing.ALL, ""
        self._look()
        self._rest.start()

    def _look(self) -> None:
        found = [(field, read_day(field.text())[1]) for field in (self.since, self.until) if field.text().strip()]
        sentences = [f"{field.accessibleName()}: {why}." for field, why in found if why]
        for field in (self.since, self.until):
            field.setAccessibleDescription(next((why for f, why in found if f is field), ""))
        self.trouble.setText(" ".join(sentences))
        self.trouble.setVisible(bool(sentences))

    def _empty(self) -> None:
        for field in (self.line, self.since, self.until):
            field.clear()
        for box in (self.state, self.form, self.treatment, self.lot):
            box.setCurrentIndex(0)


def _day_of(field: QLineEdit) -> date | None:
    """A day that cannot be read filters nothing; the line below says so."""
    return read_day(field.text())[0] if field.text().strip() else None
