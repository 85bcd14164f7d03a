"""Papers: what an edition without accounts left as plain files in the clinic folder; read when they are taken in."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from exoconsent.errors import BadInputError
from exoconsent.files import read_limited

LIMIT: Final = 64 << 20
"""Bytes of the largest paper that is opened; ours have some hundred thousand."""


class Outcome(StrEnum):
    """What became of a paper; the value is its folder."""

    SIGNED = "signed"
    DECLINED = "declined"
    GIVEN_UP = "given-up"
    """Staff ended the signing to begin anew; the signatures made so far lie beside the note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper in the clinic folder; its name is its document number and tells nothing about anybody."""

    path: Path
    outcome: Outcome
    time: datetime

    @property
    def number(self) -> str:
        """The document number."""
        return self.path.stem


def read_note(paper: Paper) -> tuple[str, str]:
    """When a paper was declined or given up, and the reason. Raises ``BadInputError`` when the note is no note."""
    try:
        note: Any = json.loads(read_limited(paper.path, 1 << 20))
        return str(note[paper.outcome.value.replace("-", "_")]), str(note["reason"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadInputError.saying("is not a note as ExoConsent wrote it", paper.path.name) from None
