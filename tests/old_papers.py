"""How the edition without accounts filed its papers, plainly in the clinic folder; only tests still do."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from exoconsent.errors import BadInputError, ExoConsentError, StorageError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.records.papers import LIMIT, Outcome, Paper


def file_signed(folder: Path, number: str, pdf: bytes) -> Path:
    """File a finished consent. A consent filed before is never replaced; the very same one is filed once.

    Raises ``StorageError``.
    """
    place = _folder(folder, Outcome.SIGNED)
    for path in _turns(place, number, ".pdf"):
        if not path.exists():
            write_safely(path, pdf)
            return path
        if _holds(path, pdf):  # a power cut came after filing and before the desk knew of it
            return path
    raise AssertionError("turns never end")


def file_note(folder: Path, outcome: Outcome, number: str, reason: str, now: datetime, pdf: bytes = b"") -> Path:
    """Note that the consent was declined or given up, why and when; ``pdf`` with signatures goes beside the note.

    Raises ``StorageError``; the PDF is written first, so that a note without it means that there was none.
    """
    place = _folder(folder, outcome)
    path = next(p for p in _turns(place, number, ".json") if not p.exists())
    if pdf:
        write_safely(path.with_suffix(".pdf"), pdf)
    time = now.isoformat(timespec="seconds")
    note = {"document": number, outcome.value.replace("-", "_"): time, "reason": reason}
    write_safely(path, json.dumps(note, indent=2, ensure_ascii=False).encode() + b"\n")
    return path


def papers_of_day(folder: Path, now: datetime) -> tuple[Paper, ...]:
    """The papers of the day of ``now``, the newest first."""
    found = [p for outcome in Outcome for p in _papers(folder / outcome, outcome, now) if p.time.date() == now.date()]
    return tuple(sorted(found, key=lambda p: (-p.time.timestamp(), p.number)))


def _papers(place: Path, outcome: Outcome, now: datetime) -> Iterator[Paper]:
    suffix = ".pdf" if outcome is Outcome.SIGNED else ".json"
    try:
        for path in place.iterdir():
            if path.suffix == suffix and not path.name.startswith(".") and path.is_file():
                yield Paper(path=path, outcome=outcome, time=datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo))
    except OSError:  # the folder is made with the first paper, and a file may go while one looks
        return


def _folder(folder: Path, outcome: Outcome) -> Path:
    place = folder / outcome
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(f"{place}: the folder could not be made ({why(fault)})") from None
    return place


def _turns(place: Path, number: str, suffix: str) -> Iterator[Path]:
    """The same draft made twice on one day has one number; the second paper gets a "-2"."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,60}", number):
        raise BadInputError.saying("a document number has letters, digits and dashes only; this paper was not filed")
    yield place / f"{number}{suffix}"
    turn = 2
    while True:
        yield place / f"{number}-{turn}{suffix}"
        turn += 1


def _holds(path: Path, pdf: bytes) -> bool:
    try:
        return read_limited(path, LIMIT) == pdf
    except ExoConsentError:
        return False
