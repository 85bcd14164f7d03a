"""Which packs were taken in and what they replaced: ``pack-log.json`` in the forms folder, exchanged with it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.jsontree import read_json_tree

FILE: Final = "pack-log.json"
BEFORE: Final = "pack-before/"
"""Where the files lie that the last pack replaced, each as its name with ``.before``."""
KEPT: Final = 200
"""Packs remembered; the log of the archive remembers all of them."""
_SCHEMA: Final = "exoconsent-pack-log/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file as a pack left it."""

    name: str
    sha256: str
    before: str = ""
    """SHA-256 of the clinic's file that it replaced; empty where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One pack that was taken in."""

    title: str
    fingerprint: str
    clinic: str
    """What the signer called itself."""
    made: datetime
    taken: datetime
    taken_by: str
    pack: str
    """SHA-256 of the pack."""
    files: tuple[Written, ...]
    undone: bool = False

    def wrote(self, name: str, data: bytes) -> bool:
        """Whether the pack left ``data`` under that name."""
        return any(file.name == name and file.sha256 == sha256(data) for file in self.files)


def read_log(files: Mapping[str, bytes]) -> tuple[Taken, ...]:
    """The packs taken in so far, the oldest first, from the contents of a forms folder.

    Raises ``BadInputError`` when the log is not as it was written.
    """
    if FILE not in files:
        return ()
    try:
        plain = read_json_tree(files[FILE], FILE).value()
        return tuple(_taken(entry) for entry in plain[_SCHEMA])
    except (BadFormError, ValueError, TypeError, KeyError, AttributeError):
        raise BadInputError.saying(
            "is not as ExoConsent wrote it; put it back from a backup or delete it", FILE
        ) from None


def write_log(log: tuple[Taken, ...]) -> bytes:
    """The log as its file."""
    entries = [asdict(replace(t, files=())) | {"files": [asdict(f) for f in t.files]} for t in log[-KEPT:]]
    text = json.dumps({_SCHEMA: entries}, ensure_ascii=False, indent=1, default=datetime.isoformat)
    return text.encode() + b"\n"


def last_to_touch(log: tuple[Taken, ...], name: str) -> Taken | None:
    """The newest pack that wrote ``name`` and was not undone."""
    return next((t for t in reversed(log) if not t.undone and any(f.name == name for f in t.files)), None)


def sha256(data: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _taken(entry: Any) -> Taken:
    times = {key: datetime.fromisoformat(entry[key]) for key in ("made", "taken")}
    if any(time.utcoffset() is None for time in times.values()):
        raise ValueError
    return Taken(**{**entry, **times, "files": tuple(Written(**file) for file in entry["files"])})
