"""One row of a rule: fact, relation, value, and the button that takes it out."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from exoconsent.consent.conditions import AllOf, Always, Op, Test
from exoconsent.consent.facts import VOCABULARY, Kind
from exoconsent.consent.rule_words import years_between
from exoconsent.consent.words import Words
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.rule_kinds import (
    ALWAYS,
    BETWEEN,
    SEVERAL,
    Relation,
    everybody,
    fact_words,
    facts,
    relation_words,
    relations,
    row_words,
)
from exoconsent.gui.rule_values import ValueField, value_field

RowRule = Test | Always | AllOf
"""What one row can say; the group is "at least one year and under another" alone (``years_between``)."""
_TOP = Qt.AlignmentFlag.AlignTop


class RuleRow(QWidget):
    """Enter adds a row after it, Delete takes it out; Ctrl+Delete does so from a field with text too."""

    changed = Signal()
    add_after = Signal()
    removed = Signal()

    def __init__(self, words: Words | None, value: RowRule | None = None) -> None:
        """Begin with nothing chosen, or with ``value``."""
        super().__init__()
        self._said, self._number = words, ""
        self.fact, self.relation = CalmCombo(), CalmCombo()
        self.value: ValueField | None = None
        self.fact.addItem(everybody(), ALWAYS)
        for fact in facts():
            self.fact.addItem(fact_words(fact.name), fact.name)
        self.fact.setPlaceholderText(self.tr("choose a fact…"))
        self.fact.setCurrentIndex(-1)
        self.fact.setMinimumContentsLength(14)
        self.relation.setMinimumContentsLength(8)
        self.fact.activated.connect(self._fact_chosen)
        self.relation.activated.connect(self._relation_chosen)
        self.remove = QToolButton()
        self.remove.setText("✕")
        self.remove.setToolTip(plain_tip(self.tr("Take this row out (Delete)")))
        self.remove.setMinimumSize(28, 28)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.clicked.connect(lambda _on=False: self.removed.emit())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part, room in ((self.fact, 3), (self.relation, 1), (self.remove, 0)):
            self._row.addWidget(part, room, _TOP)
            part.installEventFilter(self)
        self._row.insertStretch(2, 4)
        self.setFocusProxy(self.fact)
        self._show(value)

    def read(self) -> RowRule | str:
        """The test, or what is missing as a sentence without its stop."""
        name = self.fact.currentData()
        if name is None:
            return self.tr("choose a fact")
        if name == ALWAYS:
            return Always()
        value = self.value.value() if self.value is not None else None
        if value is None:
            wrong = self.value.wrong if self.value is not None else ""
            return wrong or self.tr("say what “{fact}” is compared with").format(fact=fact_words(name))
        if self.relation.currentData() == BETWEEN:
            low = Test(field=name, op=Op.GTE, value=value[0])
            return AllOf(conditions=(low, Test(field=name, op=Op.LT, value=value[1] + 1)))
        return Test(field=name, op=Op(self.relation.currentData()), value=value)  # Qt gives a plain str back

    def number(self, number: str) -> None:
        """Its place, such as "2.1"; names all its fields for screen readers."""
        self._number = number
        self._name()

    def _name(self) -> None:
        told = self.read()
        if isinstance(told, (Test, AllOf)):
            sentence = row_words(told, self._said)
        else:
            sentence = everybody() if isinstance(told, Always) else told
        row = self.tr("Rule {number}").format(number=self._number)
        self.setAccessibleName(f"{row}: {sentence}")
        for part, what in ((self.fact, self.tr("fact")), (self.relation, self.tr("relation"))):
            part.setAccessibleName(f"{row}, {what}")
            part.setAccessibleDescription(sentence)
        self.remove.setAccessibleName(self.tr("Take out {row}").format(row=f"{row}: {sentence}"))
        if self.value is not None:
            what = self.tr("value")
            self.value.name_parts(f"{row}, {what}", sentence)

    def _show(self, value: RowRule | None) -> None:
        if isinstance(value, AllOf):
            name, low, high = years_between(value) or ("", 0, 0)
            self.fact.setCurrentIndex(self.fact.findData(name))
            self._offer(BETWEEN)
            self._put((low, high))
        elif isinstance(value, Test):
            self.fact.setCurrentIndex(self.fact.findData(value.field))
            self._offer(value.op)
            self._put(value.value)
        else:
            self.fact.setCurrentIndex(self.fact.findData(ALWAYS) if value is not None else -1)
            self.relation.setVisible(False)

    def _offer(self, op: Relation | None = None) -> None:
        """The relations of the fact; with only one of them there is nothing to choose, and it is only read."""
        name = self.fact.currentData()
        self.relation.clear()
        if name in VOCABULARY:
            fact = VOCABULARY[name]
            for known in relations(fact):
                self.relation.addItem(relation_words(fact, known), known)
            if op is not None:
                self.relation.setCurrentIndex(self.relation.findData(op))
        self.relation.setVisible(name in VOCABULARY)
        self.relation.setEnabled(self.relation.count() > 1)

    def _put(self, value: Any = None) -> None:
        """A field for the value, as fact and relation need it."""
        if self.value is not None:
            self._row.removeWidget(self.value)
            self.value.hide()
            self.value.deleteLater()
            self.value = None
        name = self.fact.currentData()
        self._row.setStretch(2, 4 if name not in VOCABULARY else 0)
        if name not in VOCABULARY:
            return
        self.value = value_field(VOCABULARY[name], self.relation.currentData(), self._said)
        self.value.show_value(value)
        self.value.changed.connect(self._value_changed)
        for part in self.value.parts():
            part.installEventFilter(self)
        self._row.insertWidget(2, self.value, 4, _TOP)

    def stops(self) -> tuple[QWidget, ...]:
        """All that takes the keyboard, in the order in which it is read."""
        parts = self.value.parts() if self.value is not None else ()
        return (self.fact, self.relation, *parts, self.remove)

    def _fact_chosen(self, _index: int) -> None:
        self._offer()
        self._put()
        self._value_changed()

    def _relation_chosen(self, _index: int) -> None:
        """What was chosen stays as far as the new relation takes it."""
        old = self.value.value() if self.value is not None else None
        if VOCABULARY[self.fact.currentData()].kind is Kind.YEARS:
            self._put(old[0] if isinstance(old, tuple) and self.relation.currentData() != BETWEEN else old)
            self._value_changed()
            return
        several = self.relation.currentData() in SEVERAL
        if several and old is not None and not isinstance(old, tuple):
            old = (old,)
        elif not several and isinstance(old, tuple):
            old = old[0] if len(old) == 1 else None
        self._put(old)
        self._value_changed()

    def _value_changed(self) -> None:
        self._name()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Delete of any field belong to the row, except where they mean something to the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        writing = isinstance(watched, (QLineEdit, QAbstractSpinBox)) or getattr(watched, "isEditable", bool)()
        strong = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is not self.remove and not strong:
            if isinstance(watched, QLineEdit) and watched.text().strip():
                return False
            self.add_after.emit()
            return True
        if event.key() == Qt.Key.Key_Delete and (strong or not writing):
            self.removed.emit()
            return True
        return False
