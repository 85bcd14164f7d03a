"""Rows and groups of rows, joined by any or all; groups stand inside groups as deep as the rule goes."""

from typing import Union

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from exoconsent.consent.conditions import AllOf, AnyOf, Condition
from exoconsent.consent.rule_words import years_between
from exoconsent.consent.words import Words
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.rule_row import RuleRow

Part = Union[RuleRow, "RuleGroup"]
_ALL, _ANY = range(2)


class RuleGroup(QFrame):
    """One group. The outermost joins nothing while it has a single part: that part is then the whole rule."""

    changed = Signal()
    removed = Signal()

    def __init__(self, words: Words | None, value: Condition | None = None, *, outermost: bool = False) -> None:
        """Show ``value``."""
        super().__init__()
        self._said, self._outermost, self._number = words, outermost, ""
        self.parts: list[Part] = []
        self.join = CalmCombo()
        self.join.addItems([self.tr("All of these hold"), self.tr("Any of these holds")])
        self.join.setMinimumContentsLength(18)
        self.join.activated.connect(lambda _index: self._tell())
        self.add_row = QPushButton(self.tr("Add a row"))
        self.add_group = QPushButton(self.tr("Add a group"))
        self.remove = QToolButton()
        self.remove.setText("✕")
        self._lay_out()
        self._show(value)

    def _lay_out(self) -> None:
        self.remove.setToolTip(plain_tip(self.tr("Take this group out with all its rows")))
        self.remove.setMinimumSize(28, 28)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.setVisible(not self._outermost)
        self.remove.clicked.connect(lambda _on=False: self.removed.emit())
        self.add_row.clicked.connect(lambda _on=False: self.put(RuleRow(self._said)))
        self.add_group.clicked.connect(lambda _on=False: self._put_group())
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.join)
        head.addStretch(1)
        head.addWidget(self.remove)
        foot.addWidget(self.add_row)
        foot.addWidget(self.add_group)
        foot.addStretch(1)
        self._rows = QVBoxLayout()
        column = QVBoxLayout(self)
        for part in (head, self._rows, foot):
            column.addLayout(part)
        if self._outermost:
            column.setContentsMargins(QMargins())
        else:
            self.setFrameShape(QFrame.Shape.StyledPanel)

    def _show(self, value: Condition | None) -> None:
        several = isinstance(value, (AnyOf, AllOf)) and len(value.conditions) > 1 and years_between(value) is None
        if isinstance(value, (AnyOf, AllOf)) and (several or not self._outermost):
            self.join.setCurrentIndex(_ANY if isinstance(value, AnyOf) else _ALL)
            for condition in value.conditions:
                self._insert(len(self.parts), self._part(condition))
        elif value is not None:
            self._insert(0, self._part(value))
        self._follow()

    def _part(self, condition: Condition) -> Part:
        if isinstance(condition, AnyOf) or (isinstance(condition, AllOf) and years_between(condition) is None):
            return RuleGroup(self._said, condition)
        return RuleRow(self._said, condition)

    def read(self) -> tuple[Condition | None, tuple[str, ...]]:
        """The rule and what is missing in it; ``None`` without any row, which only the outermost may be."""
        found: list[Condition] = []
        missing: list[str] = []
        for n, part in enumerate(self.parts):
            if isinstance(part, RuleGroup):
                inner, wrong = part.read()
                missing += wrong
                found += [inner] if inner is not None else []
            elif isinstance(told := part.read(), str):
                missing.append(self.tr("Rule {number}: {what}.").format(number=self._place(n), what=told))
            else:
                found.append(told)
        if not self.parts and not self._outermost:
            missing.append(self.tr("Group {number} has no row yet.").format(number=self._number))
        return self._joined(tuple(found)), tuple(missing)

    def _joined(self, found: tuple[Condition, ...]) -> Condition | None:
        if not found or (self._outermost and len(self.parts) == 1):
            return found[0] if found else None
        join = AnyOf if self.join.currentIndex() == _ANY else AllOf
        return join(conditions=found)

    def number(self, number: str) -> None:
        """Its place, such as "2"; numbers and names all below it."""
        self._number = number
        told = self.tr("Group {number}").format(number=number) if number else self.tr("The rule")
        self.setAccessibleName(f"{told}: {self.join.currentText()}")
        self.join.setAccessibleName(self.tr("{group}: how its rows are joined").format(group=told))
        self.remove.setAccessibleName(self.tr("Take out {row}").format(row=told))
        for button in (self.add_row, self.add_group):
            button.setAccessibleName(f"{told}: {button.text()}")
        for n, part in enumerate(self.parts):
            part.number(self._place(n))

    def _place(self, n: int) -> str:
        return f"{self._number}.{n + 1}" if self._number else str(n + 1)

    def put(self, part: Part, at: int | None = None) -> None:
        """One more row or group, at the end or at ``at``, with the keyboard in it."""
        self._insert(len(self.parts) if at is None else at, part)
        self._tell()
        (part.parts[0] if isinstance(part, RuleGroup) and part.parts else part).setFocus()

    def _put_group(self) -> None:
        """With one row, since a group without any says nothing; it joins the other way than what it stands in."""
        group = RuleGroup(self._said)
        group.join.setCurrentIndex(_ALL if self.join.currentIndex() == _ANY else _ANY)
        group.put(RuleRow(self._said))
        self.put(group)

    def _insert(self, at: int, part: Part) -> None:
        self.parts.insert(at, part)
        self._rows.insertWidget(at, part)
        part.changed.connect(self._tell)
        part.removed.connect(lambda: self.take(part))
        if isinstance(part, RuleRow):
            part.add_after.connect(lambda: self.put(RuleRow(self._said), self.parts.index(part) + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter where the join is chosen adds a row too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.join.hasFocus():
            self.put(RuleRow(self._said), 0)
        else:
            super().keyPressEvent(event)

    def take(self, part: Part) -> None:
        """Take a row or a group out; the keyboard goes to what stands there now."""
        at = self.parts.index(part)
        self.parts.remove(part)
        self._rows.removeWidget(part)
        following = self.parts[min(at, len(self.parts) - 1)] if self.parts else self.add_row
        (following.join if isinstance(following, RuleGroup) else following).setFocus()
        part.setParent(None)
        part.deleteLater()
        self._tell()

    def stops(self) -> list[QWidget]:
        """All that takes the keyboard, in the order in which it is read."""
        found: list[QWidget] = [self.join]
        for part in self.parts:
            found += part.stops()
        return [*found, self.add_row, self.add_group, self.remove]

    def _follow(self) -> None:
        """With a single part there is nothing to join in the outermost."""
        self.join.setVisible(not self._outermost or len(self.parts) > 1)

    def _tell(self) -> None:
        self._follow()
        self.changed.emit()
