"""The last field of a row: what the fact is compared with, one sort for each kind of fact and relation."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QSpinBox, QVBoxLayout, QWidget

from exoconsent.consent.facts import Fact, Kind
from exoconsent.consent.words import Words
from exoconsent.gui.fact_fields import CalmCombo, capital
from exoconsent.gui.messages import plain_label
from exoconsent.gui.rule_kinds import BETWEEN, SEVERAL, Relation, takes_words, typed, value_words, values_of

_VALUE = Qt.ItemDataRole.UserRole
_ROWS = 5
"""Lines of a list that are seen at once; the rest scrolls."""


class ValueField(QWidget):
    """Holds ``None`` while nothing is chosen."""

    changed = Signal()

    def __init__(self, fact: Fact, words: Words | None) -> None:
        """``words`` say the values."""
        super().__init__()
        self.fact, self.said = fact, words
        self.wrong = ""
        """What is wrong with what was typed, as a sentence without its stop."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def value(self) -> Any:
        """A plain value, a tuple of them for a relation that takes several, or ``None``."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Put ``value`` there without telling."""
        raise NotImplementedError

    def name_parts(self, name: str, description: str) -> None:
        """Tell screen readers which row this is and what it says."""
        for part in self.parts():
            part.setAccessibleName(name)
            part.setAccessibleDescription(description)

    def parts(self) -> tuple[QWidget, ...]:
        """The fields that take the keyboard."""
        raise NotImplementedError


class _CalmSpin(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a rule."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class YearsField(ValueField):
    """An age in whole years; nothing is assumed until one is given."""

    def __init__(self, fact: Fact, words: Words | None) -> None:
        """Begin empty."""
        from exoconsent.library.conditions import AGE_LIMIT

        super().__init__(fact, words)
        self.spin = _CalmSpin()
        self.spin.setRange(-1, AGE_LIMIT)
        self.spin.setSpecialValueText(self.tr("years…"))
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.spin.setValue(-1)
        self.spin.setAccelerated(True)
        self.spin.valueChanged.connect(lambda _value: self.changed.emit())
        self._box.addWidget(self.spin, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.spin)

    def value(self) -> Any:
        """Whole years."""
        return None if self.spin.value() < 0 else self.spin.value()

    def show_value(self, value: Any) -> None:
        """Put the years there."""
        blocked = self.spin.blockSignals(True)
        self.spin.setValue(value if isinstance(value, int) else -1)
        self.spin.blockSignals(blocked)

    def parts(self) -> tuple[QWidget, ...]:
        """The spin box."""
        return (self.spin,)


class SpanField(ValueField):
    """The first and the last of several years, both within; nothing is assumed until both are given."""

    def __init__(self, fact: Fact, words: Words | None) -> None:
        """Begin empty."""
        super().__init__(fact, words)
        self.first, self.last = YearsField(fact, words), YearsField(fact, words)
        self.last.spin.setMaximum(self.last.spin.maximum() - 1)  # the rule says "under" the year after it
        row = QHBoxLayout()
        row.addWidget(self.first)
        row.addWidget(plain_label(self.tr("and")))
        row.addWidget(self.last)
        row.addStretch(1)
        self._box.addLayout(row)
        for field in (self.first, self.last):
            field.changed.connect(self.changed)
        self.setFocusProxy(self.first)

    def value(self) -> Any:
        """Both years; the last one may be the first."""
        low, high = self.first.value(), self.last.value()
        backwards = low is not None and high is not None and high < low
        self.wrong = self.tr("the second age is below the first") if backwards else ""
        return None if low is None or high is None or backwards else (low, high)

    def show_value(self, value: Any) -> None:
        """Put them there."""
        low, high = value if isinstance(value, tuple) else (value, None)
        self.first.show_value(low)
        self.last.show_value(high)

    def name_parts(self, name: str, description: str) -> None:
        """Two fields of one row."""
        for field, words in ((self.first, self.tr("{row}, from")), (self.last, self.tr("{row}, to"))):
            field.name_parts(words.format(row=name), description)

    def parts(self) -> tuple[QWidget, ...]:
        """Two spin boxes."""
        return (*self.first.parts(), *self.last.parts())


class OneField(ValueField):
    """One of a list; a place or a text may also be typed."""

    def __init__(self, fact: Fact, words: Words | None) -> None:
        """Begin with nothing chosen."""
        super().__init__(fact, words)
        self.combo = CalmCombo()
        for value in values_of(fact):
            self.combo.addItem(capital(value_words(fact, value, words)), value)
        self.combo.setPlaceholderText(self.tr("choose…"))
        self.combo.setCurrentIndex(-1)
        self.combo.activated.connect(lambda _index: self.changed.emit())
        if takes_words(fact):
            self.combo.setEditable(True)
            self.combo.setInsertPolicy(CalmCombo.InsertPolicy.NoInsert)
            self.line.setPlaceholderText(self.tr("choose…") if values_of(fact) else self.tr("write it here"))
            self.line.textEdited.connect(lambda _text: self.changed.emit())
        self._box.addWidget(self.combo)
        self.setFocusProxy(self.combo)

    @property
    def line(self) -> QLineEdit:
        """Where a value is typed; only asked of a combo that was made editable."""
        line = self.combo.lineEdit()
        assert line is not None
        return line

    def value(self) -> Any:
        """The value; what is typed counts as rules spell it."""
        self.wrong = ""
        if not self.combo.isEditable():
            return self.combo.currentData()
        if not self.combo.currentText().strip():
            return None
        word, self.wrong = typed(self.fact, self.combo.currentText())
        return None if self.wrong else word

    def show_value(self, value: Any) -> None:
        """Choose it, or type it."""
        at = next((n for n in range(self.combo.count()) if self.combo.itemData(n) == value), -1)
        self.combo.setCurrentIndex(at)
        if self.combo.isEditable():
            self.combo.setEditText(value if isinstance(value, str) else "")

    def parts(self) -> tuple[QWidget, ...]:
        """The combo box."""
        return (self.combo,)


class SeveralField(ValueField):
    """Any number of a list, ticked; where the list is open, more can be written below it."""

    def __init__(self, fact: Fact, words: Words | None) -> None:
        """Begin with nothing ticked."""
        super().__init__(fact, words)
        self._chosen: tuple[str, ...] = ()
        self.list, self.line = QListWidget(), QLineEdit()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for value in values_of(fact):
            self._item(value)
        self.list.itemChanged.connect(self._ticked)
        self._box.addWidget(self.list)
        adding = QHBoxLayout()
        self.line.setPlaceholderText(self.tr("another one, then Enter"))
        self.line.returnPressed.connect(self.add_typed)
        self.line.editingFinished.connect(self.add_typed)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        adding.addWidget(self.line)
        self._box.addLayout(adding)
        self.line.setVisible(takes_words(fact))
        self._fit()
        self.setFocusProxy(self.list if self.list.count() else self.line)

    def value(self) -> Any:
        """Those ticked, in the order in which they were; a typed one that is not taken yet is told."""
        self.wrong = ""
        if self.line.text().strip():
            _word, self.wrong = typed(self.fact, self.line.text())
            return None
        return self._chosen or None

    def show_value(self, value: Any) -> None:
        """Tick them; they come first, so that none is hidden further down."""
        self._chosen = tuple(value or ())
        self.list.clear()
        for word in dict.fromkeys((*self._chosen, *values_of(self.fact))):
            self._item(word)
        self._fit()

    def add_typed(self) -> None:
        """Take what is written as one more, ticked."""
        word, wrong = typed(self.fact, self.line.text())
        if not self.line.text().strip() or wrong:
            return
        self.line.clear()
        if word not in self._chosen:
            self.show_value((*self._chosen, word))
        self.changed.emit()

    def parts(self) -> tuple[QWidget, ...]:
        """The list, and the line below it."""
        return (self.list, self.line)

    def name_parts(self, name: str, description: str) -> None:
        """The line is another field than the list."""
        super().name_parts(name, description)
        self.line.setAccessibleName(self.tr("{row}: another one").format(row=name))

    def _item(self, value: str) -> None:
        """Those ticked come first, where they are seen."""
        blocked = self.list.blockSignals(True)
        item = QListWidgetItem(capital(value_words(self.fact, value, self.said)))
        item.setData(_VALUE, value)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if value in self._chosen else Qt.CheckState.Unchecked)
        self.list.addItem(item)
        self.list.blockSignals(blocked)

    def _ticked(self, item: QListWidgetItem) -> None:
        value = item.data(_VALUE)
        rest = tuple(word for word in self._chosen if word != value)
        self._chosen = (*rest, value) if item.checkState() is Qt.CheckState.Checked else rest
        self.changed.emit()

    def _fit(self) -> None:
        lines = min(self.list.count(), _ROWS)
        self.list.setVisible(bool(lines))
        self.list.setFixedHeight(max(self.list.sizeHintForRow(0), 1) * lines + 2 * self.list.frameWidth() + 2)


def value_field(fact: Fact, op: Relation, words: Words | None) -> ValueField:
    """The field that fits."""
    if op == BETWEEN:
        return SpanField(fact, words)
    if op in SEVERAL:
        return SeveralField(fact, words)
    return YearsField(fact, words) if fact.kind is Kind.YEARS else OneField(fact, words)
