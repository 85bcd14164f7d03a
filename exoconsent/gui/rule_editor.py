"""A rule made by choosing: rows of fact, relation and value; below them the sentence, the count, what is missing."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exoconsent.consent.conditions import Condition
from exoconsent.consent.rule_words import rule_words
from exoconsent.consent.words import Words
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label
from exoconsent.gui.rule_group import RuleGroup
from exoconsent.gui.rule_outlook import OutlookLines, People
from exoconsent.gui.rule_phrases import phrases as window_phrases


class RuleEditor(QWidget):
    """``None`` is a rule that is not there. While a row is not finished the last whole rule holds."""

    changed = Signal(object)
    """The new whole rule, or ``None``."""
    missing_changed = Signal()

    def __init__(
        self,
        value: Condition | None = None,
        *,
        words: Words | None = None,
        people: People | None = None,
        phrases: Mapping[str, str] | None = None,
        jobs: Jobs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``words`` say the values; ``people`` are counted in a worker, of ``jobs`` or one of its own.

        ``phrases`` are those of the window unless told.
        """
        super().__init__(parent)
        self._words, self._phrases = words, window_phrases() if phrases is None else phrases
        self.jobs = jobs if jobs is not None else Jobs(self)
        self.missing: tuple[str, ...] = ()
        """What is not finished, as sentences."""
        self._scroll, self.sentence, self.lacking = QScrollArea(), plain_label(""), plain_label("")
        self._lacking_row = QWidget()
        self._behind: tuple[QWidget, ...] = ()
        self.outlook = OutlookLines(people, self.jobs)
        self._lay_out()
        self.show_rule(value)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sentence.setAccessibleName(self.tr("In words"))
        font = self.sentence.font()
        font.setBold(True)
        self.sentence.setFont(font)
        for label in (self.sentence, self.lacking):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self._lacking_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("error", 1.2))
        row.addWidget(self.lacking, 1)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll, 1)
        for part in (self.sentence, self.outlook, self._lacking_row):
            column.addWidget(part)

    @property
    def value(self) -> Condition | None:
        """The last whole rule."""
        return self._value

    def show_rule(self, value: Condition | None) -> None:
        """Put ``value`` into rows, without telling."""
        self._value = value
        self.rule = RuleGroup(self._words, value, outermost=True)
        self.rule.changed.connect(self._follow)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rule)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.setFocusProxy(self.rule.parts[0] if self.rule.parts else self.rule.add_row)
        self._order()
        self._say(self.rule.read()[1])

    def go_on_to(self, *behind: QWidget) -> None:
        """What Tab comes to after the rows; rows come and go, and would leave it out otherwise."""
        self._behind = behind
        self._order()

    def read(self) -> tuple[Condition | None, tuple[str, ...]]:
        """The rule as its rows stand now, and what is missing in them."""
        return self.rule.read()

    def _follow(self) -> None:
        self._order()
        value, missing = self.rule.read()
        new = not missing and value != self._value
        if new:
            self._value = value
        if new or missing != self.missing:
            self._say(missing)
        if new:
            self.changed.emit(value)

    def _say(self, missing: tuple[str, ...]) -> None:
        words = rule_words(self._value, self._words, self._phrases)
        self.sentence.setText(self.tr("In words: {sentence}.").format(sentence=words))
        self.missing = missing
        kept = self.tr("Until then the sentence above holds.")
        self.lacking.setText(" ".join((*missing[:3], kept)) if missing else "")
        self._lacking_row.setVisible(bool(missing))
        self.outlook.show_rule(self._value)
        self.missing_changed.emit()

    def _order(self) -> None:
        """Tab goes as the rows are read; numbers and names follow."""
        self.rule.number("")
        stops = (*self.rule.stops(), *self._behind)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
