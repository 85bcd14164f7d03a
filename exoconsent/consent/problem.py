"""Problem: one thing that stands between a draft and a signature, with its place and its remedy."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop signing, warnings are acknowledged with a note, the rest is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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
    def open(self) -> bool:
        """Still in the way: an error, or a warning without a note."""
        return self.severity is Severity.ERROR or (self.severity is Severity.WARNING and not self.acknowledged)
