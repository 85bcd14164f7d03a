"""Another name over an open draft: the same person's, corrected, or another person's, whose facts it must not take."""

from difflib import SequenceMatcher
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from exoconsent.gui.day_text import fold

_ALIKE: Final = 0.7
"""Lopez and Lopes are 0.8 alike, Lopez and Gomez 0.6, Zoe and Ana 0."""


def same_name(one: str, other: str) -> bool:
    """Whether one name may be the other, corrected or completed: each word of the shorter one is like one of the other.

    Their order does not matter. Members of a family share a word, but not all of them.
    """
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    rest = list(long)
    for word in short:
        best = max(rest, key=lambda known: _likeness(word, known), default="")
        if _likeness(word, best) < _ALIKE:
            return False
        rest.remove(best)
    return bool(short)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.strip(",."), other.strip(",."), autojunk=False).ratio()


class PersonQuestion(QMessageBox):
    """Asked once the name is typed; Enter begins a new patient, Esc puts the old name back."""

    def __init__(self, parent: QWidget, known: str, typed: str) -> None:
        """``known`` stands in the draft, ``typed`` in the field."""
        super().__init__(parent)
        self.typed = typed
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Another person?"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("This form is filled in for “{name}”. Is “{typed}”").format(name=known, typed=typed))
        self.setInformativeText(
            self.tr(
                "another person, who begins with an empty form, or the same person under a corrected name, who keeps "
                "the date of birth, all facts, notes and cleared stops?"
            )
        )
        self.another = self.addButton(self.tr("&Another person"), QMessageBox.ButtonRole.AcceptRole)
        self.same = self.addButton(self.tr("The &same, corrected"), QMessageBox.ButtonRole.ActionRole)
        self.setDefaultButton(self.another)
        self.setEscapeButton(self.addButton(QMessageBox.StandardButton.Cancel))
