"""The clinic folder as the desk uses it until Records come: what was signed, is being signed, was declined."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from exoconsent.errors import BadInputError, StorageError
from exoconsent.files import why, write_safely

LIMIT: Final = 64 << 20
"""Bytes of the largest paper that is opened; ours have some hundred thousand."""


class State(StrEnum):
    """Where a paper stands, in the order in which it wants attention; the value is its folder."""

    IN_PROGRESS = "in-progress"
    SIGNED = "signed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper in the clinic folder; its name is its document number and tells nothing about anybody."""

    path: Path
    state: State
    time: datetime

    @property
    def number(self) -> str:
        """The document number."""
        return self.path.stem


def file_signed(folder: Path, number: str, pdf: bytes) -> Path:
    """File a finished consent and give up its copy in progress. A consent filed before is never replaced.

    Raises ``StorageError``; the copy in progress is then still there.
    """
    path = _free(_folder(folder, State.SIGNED), number)
    write_safely(path, pdf)
    forget_partly(folder, number)
    return path


def keep_partly(folder: Path, number: str, pdf: bytes) -> Path:
    """Keep what is signed so far, so that a power cut costs nobody a second signature. Raises ``StorageError``."""
    path = _folder(folder, State.IN_PROGRESS) / f"{_safe(number)}.pdf"
    write_safely(path, pdf)
    return path


def forget_partly(folder: Path, number: str) -> None:
    """Remove the copy in progress, if there is one. Raises ``StorageError``."""
    path = folder / State.IN_PROGRESS / f"{_safe(number)}.pdf"
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise StorageError(f"{path}: could not be removed ({why(fault)}); the filed consent is safe") from None


def file_declined(folder: Path, number: str, reason: str, now: datetime) -> Path:
    """Note that the consent was declined, why and when; signatures given before stay beside the note."""
    place = _folder(folder, State.DECLINED)
    path = _free(place, number, ".json")
    note = {"document": number, "declined": now.isoformat(timespec="seconds"), "reason": reason}
    write_safely(path, json.dumps(note, indent=2, ensure_ascii=False).encode() + b"\n")
    partly = folder / State.IN_PROGRESS / f"{_safe(number)}.pdf"
    try:
        if partly.exists():
            partly.replace(path.with_suffix(".pdf"))
    except OSError as fault:
        raise StorageError(f"{partly}: could not be moved ({why(fault)}); it is still there") from None
    return path


def todays(folder: Path, now: datetime) -> tuple[Paper, ...]:
    """The papers of the day of ``now`` and everything still in progress, unfinished first, then the newest first."""
    found = [p for state in State for p in _papers(folder / state, state, now)]
    kept = [p for p in found if p.state is State.IN_PROGRESS or p.time.date() == now.date()]
    order = list(State)
    return tuple(sorted(kept, key=lambda p: (order.index(p.state), -p.time.timestamp(), p.number)))


def _papers(place: Path, state: State, now: datetime) -> Iterator[Paper]:
    suffix = ".json" if state is State.DECLINED else ".pdf"
    try:
        for path in place.iterdir():
            if path.suffix == suffix and not path.name.startswith(".") and path.is_file():
                yield Paper(path=path, state=state, time=datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo))
    except OSError:  # the folder is made with the first paper, and a file may go while one looks
        return


def _folder(folder: Path, state: State) -> Path:
    place = folder / state
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(f"{place}: the folder could not be made ({why(fault)})") from None
    return place


def _free(place: Path, number: str, suffix: str = ".pdf") -> Path:
    """The same draft made twice on one day has one number; the second paper gets a "-2"."""
    path = place / f"{_safe(number)}{suffix}"
    turn = 2
    while path.exists():
        path = place / f"{_safe(number)}-{turn}{suffix}"
        turn += 1
    return path


def _safe(number: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]{1,60}", number):
        raise BadInputError.saying("a document number has letters, digits and dashes only; this paper was not filed")
    return number
