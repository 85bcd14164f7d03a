"""What a rule comes to: how many people would see it, and whether it can hold at all; worked out off the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exoconsent.consent.conditions import Always, Condition
from exoconsent.consent.facts import Facts
from exoconsent.consent.rule_count import Count, count
from exoconsent.consent.rule_logic import always, never, tests_of
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label

People = Callable[[], tuple[Facts, ...]]
_JOB = "rule-outlook"
TESTS_DECIDED = 16
"""Rows up to which it is decided whether a rule can hold; measured: 14 take 0.1 s, 18 take 1 s, 22 take 11 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Of one rule."""

    count: Count
    never: bool = False
    always: bool = False
    undecided: bool = False
    """Too many rows to go through all that could be."""


def outlook(condition: Condition | None, people: tuple[Facts, ...]) -> Outlook:
    """Count ``people`` and decide; a rule that is not there, or that says "always", is no surprise."""
    counted = count(condition, people)
    if condition is None or isinstance(condition, Always):
        return Outlook(count=counted)
    if len(set(tests_of(condition))) > TESTS_DECIDED:
        return Outlook(count=counted, undecided=True)
    return Outlook(count=counted, never=never(condition), always=always(condition))


class OutlookLines(QWidget):
    """The count, and above it a finding with its icon."""

    def __init__(self, people: People | None, jobs: Jobs) -> None:
        """``people`` is called in the worker; without it nobody is counted."""
        super().__init__()
        self._people, self._jobs = people, jobs
        self.finding, self.counted = plain_label(""), plain_label("")
        self._icon = IconLabel("warning", 1.2)
        self._finding = QWidget()
        row = QHBoxLayout(self._finding)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon)
        row.addWidget(self.finding, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for label in (self.finding, self.counted):
            label.setWordWrap(True)
        column.addWidget(self._finding)
        column.addWidget(self.counted)
        self._finding.hide()

    def show_rule(self, condition: Condition | None) -> None:
        """Work it out; of several rules in a row only the newest is told."""
        people = self._people
        self.counted.setText(self.tr("Counting…") if people is not None else "")
        self._jobs.submit(
            _JOB, lambda: outlook(condition, people() if people is not None else ()), self._tell, self._failed
        )

    def _tell(self, found: Outlook) -> None:
        words = self.tr("This can never be true: no patient can meet it.") if found.never else ""
        if found.always:
            words = self.tr("This is always true: every patient meets it. Choose “always” to say so.")
        if found.undecided:
            words = self.tr("This rule is too long to tell whether it can ever be true.")
        self.finding.setText(words)
        self._icon.show_icon("warning" if found.never else "info")
        self._finding.setVisible(bool(words))
        self.counted.setText(self._count_words(found.count) if self._people is not None else "")

    def _count_words(self, found: Count) -> str:
        if not found.of:
            return self.tr("There is nobody to count yet.")
        words = self.tr("{see} of {of} would see it").format(see=found.see, of=found.of)
        unsure = self.tr("{few} of them because a fact is not known").format(few=found.not_known)
        return f"{words}, {unsure}." if found.not_known else f"{words}."

    def _failed(self, _fault: Exception) -> None:
        self._finding.hide()
        self.counted.setText(self.tr("The people could not be counted."))
