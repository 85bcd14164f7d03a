"""The frequent facts as chips: one press says yes, the next no; a question mark says that nobody asked yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from exoconsent.consent.facts import EXPECTED_AT_FIRST, NOT_ALL_ASKED, UNKNOWN, VOCABULARY, Facts, in_full, listed
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.translation import mark


def in_part(entries: Iterable[str]) -> Any:
    """The value of a list of which these entries are known and no others; ``UNKNOWN`` without any."""
    known = {*entries}
    return tuple(sorted({*known, NOT_ALL_ASKED})) if known else UNKNOWN


def others(fact: str, value: Any) -> tuple[str, ...]:
    """The entries of a list's vocabulary that ``value`` does not hold."""
    return tuple(entry for entry in VOCABULARY[fact].values if entry not in listed(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One frequent fact: a flag, or an entry of a list."""

    words: str
    fact: str
    entry: str = ""

    def state(self, facts: Facts) -> bool | None:
        """Yes, no, or ``None`` while it is not known."""
        value = facts.get(self.fact)
        if not self.entry:
            return None if value is UNKNOWN else bool(listed(value) if isinstance(value, tuple) else value)
        if self.entry in listed(value):
            return True
        return False if in_full(value) else None

    def pressed(self, facts: Facts) -> Any:
        """The fact's value after a press. An entry of a list answers for itself alone: the others stay not asked."""
        state, value = self.state(facts), facts.get(self.fact)
        if self.entry:
            rest = {*listed(value)} - {self.entry} if state else {*listed(value), self.entry}
            return tuple(sorted(rest)) if in_full(value) else in_part(rest)
        if self.fact in EXPECTED_AT_FIRST:
            return True if not state else UNKNOWN
        return {None: True, True: False, False: UNKNOWN}[state]


CHIPS: Final = (
    Chip(words=mark("Chip", "Blood thinner"), fact="medicines", entry="anticoagulant"),
    Chip(words=mark("Chip", "Weak immunity"), fact="conditions", entry="immunosuppressed"),
    Chip(words=mark("Chip", "Cancer now"), fact="conditions", entry="cancer_active"),
    Chip(words=mark("Chip", "Cancer in the past"), fact="conditions", entry="cancer_history"),
    Chip(words=mark("Chip", "Diabetes"), fact="conditions", entry="diabetes"),
    Chip(words=mark("Chip", "Infection now"), fact="conditions", entry="active_infection"),
    Chip(words=mark("Chip", "Could be pregnant"), fact="pregnancy_possible"),
    Chip(words=mark("Chip", "Breast-feeding"), fact="breastfeeding"),
    Chip(words=mark("Chip", "Gives blood"), fact="blood_donor"),
    Chip(words=mark("Chip", "Interpreter"), fact="interpreter_needed"),
    Chip(words=mark("Chip", "Signs with a mark"), fact="signs_with_mark"),
)
ALLERGY: Final = Chip(words=mark("Chip", "Allergy…"), fact="allergies")
SIGNS: Final = {True: "✓", False: "–", None: "?"}
STATES: Final = {True: mark("Chip", "yes"), False: mark("Chip", "no"), None: mark("Chip", "not known")}


class ChipButton(QToolButton):
    """A chip to press; sign, word and accessible name tell its state, not the colour alone."""

    def __init__(self, chip: Chip, press: Callable[[Chip], None]) -> None:
        """``press`` is told which one; the chip itself changes when the draft does."""
        super().__init__()
        self.chip = chip
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(28)
        self._state: bool | None = None
        self.clicked.connect(lambda _checked: press(chip))
        self.toggled.connect(self._toggled)

    def nextCheckState(self) -> None:
        """The mark follows the draft, not the finger."""

    def _toggled(self, checked: bool) -> None:
        """A screen reader's Toggle turns the chip itself instead of clicking: turn it back and take it as a click."""
        if checked is not (self._state is True):
            self.setChecked(self._state is True)
            QTimer.singleShot(0, self, self.click)  # the reader need not wait for what follows

    def show_facts(self, facts: Facts) -> None:
        """Follow the draft."""
        state, words = self.chip.state(facts), QCoreApplication.translate("Chip", self.chip.words)
        told = QCoreApplication.translate("Chip", STATES[state])
        self._state = state
        self.setChecked(state is True)
        self.setText(f"{SIGNS[state]} {words}")
        self.setAccessibleName(f"{words.removesuffix('…')}: {told}")


class RestButton(QToolButton):
    """Says of a list known in part: there are no others. Only seen while that is open."""

    def __init__(self, fact: str, press: Callable[[str], None], say: Callable[[str, str], str]) -> None:
        """``press`` is told the fact; ``say`` has the words of an entry."""
        super().__init__()
        self.fact, self._say = fact, say
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(28)
        self.clicked.connect(lambda _checked: press(fact))

    def show_facts(self, facts: Facts) -> None:
        """Follow the draft."""
        value = facts.get(self.fact)
        self.setVisible(value is not UNKNOWN and not in_full(value))
        rest = others(self.fact, value)
        words = self.tr("No to the %n other {list}", "", len(rest))
        self.setText(words.format(list=VOCABULARY[self.fact].words))
        self.setAccessibleName(self.text())
        asked = self.tr("Asked about each of these, and none holds: {entries}. Until then they stay not known.")
        self.setToolTip(plain_tip(asked.format(entries=", ".join(self._say(self.fact, entry) for entry in rest))))
