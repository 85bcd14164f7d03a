"""What a rule comes to: how many people would see it, and whether it can hold at all; worked out off the window."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exoconsent.consent.conditions import Always, Condition
from exoconsent.consent.rule_count import Count, Crowd, count
from exoconsent.consent.rule_logic import TooLongError, always, never
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label
from exoconsent.gui.translation import Marked, mark, said

People = Callable[[], Crowd]
_JOB = "rule-outlook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Of one rule."""

    made_up: Count
    filed: Count
    never: bool = False
    always: bool = False
    undecided: bool = False
    """Too many rows to go through all that could be."""
    newest: int = 0
    """As in ``Crowd``."""


def outlook(condition: Condition | None, people: Crowd) -> Outlook:
    """Count ``people`` and decide; a rule that is not there, or that says "always", is no surprise."""
    made_up, filed = count(condition, people.made_up), count(condition, people.filed)
    counted = Outlook(made_up=made_up, filed=filed, newest=people.newest)
    if condition is None or isinstance(condition, Always):
        return counted
    try:
        return replace(counted, never=never(condition), always=always(condition))
    except TooLongError:
        return replace(counted, undecided=True)


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
            _JOB, lambda: outlook(condition, people() if people is not None else Crowd()), self._tell, self._failed
        )

    def _tell(self, found: Outlook) -> None:
        words = self.tr("This can never be true: no patient can meet it.") if found.never else ""
        if found.always:
            words = self.tr("This is always true: every patient meets it. Choose “always” to say so.")
        if found.undecided:
            words = self.tr("This rule has too many rows to tell whether it can ever be true.")
        self.finding.setText(words)
        self._icon.show_icon("warning" if found.never else "info")
        self._finding.setVisible(bool(words))
        words = counted_words(found.made_up, found.filed, found.newest)
        self.counted.setText(words if self._people is not None else "")

    def _failed(self, _fault: Exception) -> None:
        self._finding.hide()
        self.counted.setText(self.tr("The people could not be counted."))


def counted_words(made_up: Count, filed: Count, newest: int = 0) -> str:
    """Such as "41 of 200 made-up people would see it", and the filed consents in a sentence of their own.

    ``newest`` as in ``Crowd``: a count that leaves older records out says so.
    """
    if not made_up.of and not filed.of:
        return said(_NOBODY)
    told = ((_MADE_UP, made_up), *(((_FILED, filed),) if filed.of else ()))
    cut = (said(_NEWEST, number=newest),) if newest else ()
    return " ".join((*(_counted(words, one) for words, one in told), *cut))


def _counted(words: Marked, found: Count) -> str:
    sentence = said(words, see=found.see, of=found.of)
    return f"{sentence}, {said(_UNSURE, few=found.not_known)}." if found.not_known else f"{sentence}."


_MADE_UP = mark("Rule", "{see} of {of} made-up people would see it")
_FILED = mark("Rule", "Of the filed consents {see} of {of} would have it")
_NEWEST = mark("Rule", "Only the newest {number} records were looked at.")
_UNSURE = mark("Rule", "{few} of them because a fact is not known")
_NOBODY = mark("Rule", "There is nobody to count yet.")
