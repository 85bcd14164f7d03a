"""Findings: what a check of the archive has to say, each as a sentence of its own kind."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SHOWN: Final = 200
"""Sentences that are kept; when everything was changed nobody reads a hundred thousand."""


class Kind(StrEnum):
    """What sort of change was found."""

    FILE = "file"
    """Pages of the file that are not as they were written."""
    SCHEMA = "schema"
    """Tables, indexes or triggers."""
    ENTRY_EDITED = "entry-edited"
    ENTRY_MISSING = "entry-missing"
    ENTRY_ADDED = "entry-added"
    """An entry that undoes what no entry may undo."""
    TAIL = "tail"
    """The log does not end where its seal says."""
    ROLLED_BACK = "rolled-back"
    """An anchor outside knows more than the archive."""
    ROW_EDITED = "row-edited"
    ROW_MISSING = "row-missing"
    ROW_ADDED = "row-added"
    SEARCH = "search"
    """The search index; it can be made anew."""
    KEYS = "keys"
    CLOCK = "clock"
    """No tampering: the time of an entry is uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found."""

    kind: Kind
    sentence: str

    def __str__(self) -> str:
        """The sentence."""
        return self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that a check found."""

    found: tuple[Finding, ...]
    entries: int
    """Entries of the log that were looked at."""
    rows: int
    """Covered rows that were looked at."""
    more: int = 0
    """Findings beyond those kept."""

    @property
    def fine(self) -> bool:
        """Nothing was changed; uncertain times alone are no change."""
        return all(finding.kind is Kind.CLOCK for finding in self.found)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person reads, in order."""
        rest = (f"and {self.more:,} more",) if self.more else ()
        return (*(str(finding) for finding in self.found), *rest)


class Gathering:
    """Findings while they are gathered."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self.found: list[Finding] = []
        self.more = 0

    def add(self, kind: Kind, sentence: str) -> None:
        """One more finding; beyond ``SHOWN`` only counted."""
        if len(self.found) < SHOWN:
            self.found.append(Finding(kind=kind, sentence=sentence))
        else:
            self.more += 1

    def result(self, entries: int, rows: int) -> Findings:
        """What was found."""
        return Findings(found=tuple(self.found), entries=entries, rows=rows, more=self.more)
