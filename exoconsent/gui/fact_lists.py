"""Fields for facts that hold several things: lists of conditions or allergies, the details of the product."""

import re
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from exoconsent.consent.facts import NOT_ALL_ASKED, PRODUCT_KEYS, UNKNOWN, VOCABULARY, Fact, in_full, listed
from exoconsent.consent.synonyms import says_none
from exoconsent.gui.fact_fields import CalmCombo, FactField, Say, bad, capital, check
from exoconsent.gui.messages import plain_label
from exoconsent.gui.typed_text import typed_text

_NOT_KNOWN, _IN_PART, _LISTED, _NONE = range(4)
_VALUE = Qt.ItemDataRole.UserRole
_BETWEEN: Final = re.compile(r"[,;]|\s+and\s+", re.IGNORECASE)


def set_values(fact: Fact) -> tuple[str, ...]:
    """What may be ticked; ingredients are named as allergies are, so that the two can be compared."""
    return VOCABULARY["allergies"].values if fact.name == "excipients" else fact.values


class SetField(FactField):
    """Not known, none, or what is ticked and typed below, all of it or the part that is known."""

    def __init__(self, fact: Fact, say: Say) -> None:
        """A combo for the first question, a list to tick and a line for anything else."""
        super().__init__(fact)
        self.state = CalmCombo()
        part, whole = self.tr("These (others not asked)"), self.tr("These (all others: no)")
        self.state.addItems([self.tr("not known"), part, whole, self.tr("None")])
        self._before: tuple[tuple[str, ...], str] = ((), "")  # ticks that a step through the choices took away
        self._take(self.state)
        named = "allergies" if fact.name == "excipients" else fact.name
        self.list, self.others = QListWidget(), QLineEdit()
        for value in set_values(fact):
            item = QListWidgetItem(capital(say(named, value)), self.list)
            item.setData(_VALUE, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(self.list.count(), 7) + 2 * self.list.frameWidth())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.words)
        self.others.setPlaceholderText(self.tr("Others, with commas between"))
        self.others.setAccessibleName(self.tr("{fact}: others").format(fact=self.words))
        for editor in (self.list, self.others, self.trouble):
            self._box.addWidget(editor)
        self._connect()

    def _connect(self) -> None:
        self.state.activated.connect(self._chose)
        self.list.itemChanged.connect(self._ticked)
        self.others.textEdited.connect(self._typed_other)
        self.others.editingFinished.connect(self._finish)

    def read(self) -> tuple[Any, str]:
        """The entries, ``()`` for none."""
        if self.state.currentIndex() == _NOT_KNOWN:
            return UNKNOWN, ""
        others, problems = typed_text(self.others.text(), what=self.tr("This"), between=",")
        if problems:
            return bad(), ". ".join(problems)
        if self._says_none(others):
            return (), ""
        entries = [*self._ticks(), *(word for word in _BETWEEN.split(others) if word.strip())]
        if not entries and self.state.currentIndex() != _NONE:
            return bad(), self.tr("Tick what applies, or choose None")
        rest = [NOT_ALL_ASKED] if self.state.currentIndex() == _IN_PART else []
        return check(self.fact.name, [*entries, *rest])

    def display(self, value: Any) -> None:
        """Tick and type the entries of ``value``."""
        entries, self._before = listed(value), ((), "")
        whole = _LISTED if entries else _NONE
        self.state.setCurrentIndex(_NOT_KNOWN if value is UNKNOWN else whole if in_full(value) else _IN_PART)
        known = set_values(self.fact)
        self._tick(entries)
        self.others.setText(", ".join(entry.replace("_", " ") for entry in entries if entry not in known))

    def _tick(self, entries: tuple[str, ...]) -> None:
        blocked = self.list.blockSignals(True)
        for item in self._items():
            ticked = item.data(_VALUE) in entries
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(blocked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticks(self) -> list[str]:
        return [item.data(_VALUE) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _says_none(self, others: str) -> bool:
        return says_none(self.fact.name, others) and not self._ticks()

    def _finish(self) -> None:
        """Only now: "nil" may be the beginning of a longer word."""
        self.commit()
        if self.others.text() and self.read() == ((), ""):
            self.display(())

    def _filled(self) -> bool:
        return bool(self._ticks() or self.others.text().strip())

    def _chose(self, state: int) -> None:
        if state in (_NOT_KNOWN, _NONE):
            self._before = (tuple(self._ticks()), self.others.text()) if self._filled() else self._before
            self._tick(())
            self.others.clear()
            self.commit()
            return
        if not self._filled():
            self._tick(self._before[0])
            self.others.setText(self._before[1])
        if not self._filled():
            self._forget()
            self.list.setFocus()
        self.commit()

    def _forget(self) -> None:
        """Nothing named after "these": what was said before is taken back, so the list is not known."""
        if self._shown is not UNKNOWN:
            self._shown = UNKNOWN  # so that the field need not follow the draft, and keeps the choice
            self.changed.emit(self.fact.name, UNKNOWN)

    def _ticked(self, _item: QListWidgetItem) -> None:
        self._typed_other()
        self.commit()

    def _typed_other(self, _text: str = "") -> None:
        """An entry says nothing about the others unless they were answered before; without any it is as it was."""
        part = self.state.currentIndex() in (_NOT_KNOWN, _IN_PART)
        some, nothing = (_IN_PART, _NOT_KNOWN) if part else (_LISTED, _NONE)
        self.state.setCurrentIndex(some if self._filled() else nothing)
        self._before = ((), "")
        self.typed()


class ProductField(FactField):
    """The details that stand on the vial and in its papers."""

    def __init__(self, fact: Fact) -> None:
        """A line for each detail."""
        super().__init__(fact)
        inner = QWidget()
        rows = QFormLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        self.lines = {key: QLineEdit() for key in PRODUCT_KEYS}
        for key, line in self.lines.items():
            named = capital(key.replace("_", " "))
            line.setAccessibleName(self.tr("Product: {detail}").format(detail=named))
            line.textEdited.connect(lambda _text: self.typed())
            line.editingFinished.connect(self.commit)
            label = plain_label(named)
            label.setBuddy(line)
            rows.addRow(label, line)
        self.lines["expiry"].setPlaceholderText(self.tr("YYYY-MM-DD"))
        self._box.addWidget(inner)
        self._box.addWidget(self.trouble)
        self.setFocusProxy(self.lines["name"])

    def read(self) -> tuple[Any, str]:
        """The filled details; an impossible expiry date is kept, told here, and bars signing."""
        cleaned = {k: typed_text(line.text(), what=capital(k.replace("_", " "))) for k, line in self.lines.items()}
        problems = [problem for _text, found in cleaned.values() for problem in found]
        if problems:
            return bad(), ". ".join(problems)
        product = {key: text for key, (text, _found) in cleaned.items() if text}
        return (MappingProxyType(product) if product else UNKNOWN), self._expiry(product.get("expiry", ""))

    def _expiry(self, text: str) -> str:
        try:
            right = not text or date.fromisoformat(text).isoformat() == text
        except ValueError:
            right = False
        return "" if right else self.tr("The expiry is not a day of the calendar; write YYYY-MM-DD")

    def display(self, value: Any) -> None:
        """Put the details there."""
        known = {} if value is UNKNOWN else value
        for key, line in self.lines.items():
            if line.text() != known.get(key, ""):
                line.setText(known.get(key, ""))
                line.setCursorPosition(0)
