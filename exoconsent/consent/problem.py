"""Problem: one thing that stands between a draft and a signature, with its place and its remedy."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """Errors stop signing, warnings are acknowledged with a note, the rest is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


NOTED_FIRST: Final = frozenset({"TRANSLATION-UNREVIEWED", "TRANSLATION-STALE", "TRANSLATION-MISSING"})
"""Warnings that bar every signature until somebody has noted why they do not matter here: the patient signs first, so
the practitioner's note at the end would come too late for words that the patient cannot check."""

_SAME_EACH_TIME: Final = ("WARN-", "TRANSLATION-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding of the review."""

    code: str
    severity: Severity
    message: str
    place: str = ""
    """``section:ID``, ``fact:NAME``, ``blank:NAME`` or ``form``: where the window goes on Enter."""
    remedy: str = ""
    citation: str = ""
    acknowledged: str = ""
    """The note with which a person accepted a warning."""

    @property
    def key(self) -> str:
        """What a note on this warning is kept under: the code with a digest of what it was about.

        A rule's flag and a translation's standing say the same each time, so theirs is the code alone. Any other note
        answers the very sentence it was given on: when that changes, the warning is open again.
        """
        if self.code.startswith(_SAME_EACH_TIME):
            return self.code
        about = hashlib.sha256(f"{self.place}\n{self.message}".encode()).hexdigest()
        return f"{self.code}:{about[:12]}"

    @property
    def bars(self) -> bool:
        """Nobody can sign yet."""
        return self.severity is Severity.ERROR or (self.code in NOTED_FIRST and self.open)

    @property
    def open(self) -> bool:
        """Still in the way: an error, or a warning without a note."""
        return self.severity is Severity.ERROR or (self.severity is Severity.WARNING and not self.acknowledged)
