"""The frequent facts as chips: one press says yes, the next no; a question mark says that nobody asked yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QToolButton

from exoconsent.consent.facts import EXPECTED_AT_FIRST, UNKNOWN, Facts
from exoconsent.gui.translation import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One frequent fact: a flag, or an entry of a list."""

    words: str
    fact: str
    entry: str = ""

    def state(self, facts: Facts) -> bool | None:
        """Yes, no, or ``None`` while it is not known."""
        value = facts.get(self.fact)
        if value is UNKNOWN:
            return None
        return self.entry in value if self.entry else bool(value)

    def pressed(self, facts: Facts) -> Any:
        """The fact's value after a press.

        A list is known or not as a whole (``consent.facts``): its first entry also answers no to all others, which
        their chips then show.
        """
        state, value = self.state(facts), facts.get(self.fact)
        if self.entry:
            known = () if value is UNKNOWN else value
            rest = tuple(word for word in known if word != self.entry)
            return rest if state else tuple(sorted((*rest, self.entry)))
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
        self.clicked.connect(lambda _checked: press(chip))

    def nextCheckState(self) -> None:
        """The mark follows the draft, not the finger."""

    def show_facts(self, facts: Facts) -> None:
        """Follow the draft."""
        state, words = self.chip.state(facts), QCoreApplication.translate("Chip", self.chip.words)
        told = QCoreApplication.translate("Chip", STATES[state])
        self.setChecked(state is True)
        self.setText(f"{SIGNS[state]} {words}")
        self.setAccessibleName(f"{words.removesuffix('…')}: {told}")
