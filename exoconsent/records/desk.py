"""Today's desk: drafts, half-signed and finished consents of a few days, each kept at once and found after a crash."""

import base64
import binascii
import re
import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from exoconsent.consent.draft import Draft
from exoconsent.consent.draft_json import draft_as_json, draft_from_json
from exoconsent.errors import ExoConsentError, StorageError
from exoconsent.files import why, write_safely
from exoconsent.records.locked import read_locked, write_locked

SCHEMA: Final = "exoconsent-desk/1"
SUFFIX: Final = ".desk"
_OPEN: Final = "open"
"""The file that names the entry on screen; it is there only while the program runs or after it was cut off."""


class State(StrEnum):
    """Where a paper stands, in the order in which it wants attention."""

    SIGNING = "signing"
    """Frozen for signing; some signatures may be on it already."""
    NONE = "none"
    """Somebody expected on that day, of whom nothing but the name is written yet; forgotten on the next."""
    DRAFT = "draft"
    PRINTED = "printed"
    """A draft whose pages went to the printer, to be signed by hand; changing it makes it a draft again."""
    SIGNED = "signed"
    DECLINED = "declined"
    GIVEN_UP = "given-up"
    REMOVED = "removed"
    """A draft that somebody took off the desk; it can be put back on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What a ceremony needs to go on after a power cut."""

    number: str
    """Document number."""
    prepared: datetime
    """The clock when the pages were made, aware; equal input gives equal pages again."""
    wanted: tuple[str, ...] = ()
    """The roles that must sign, in order; one that also signs a notice by itself is there for each signature."""
    roles: tuple[str, ...] = ()
    """Those that have signed."""
    pdf: bytes = field(default=b"", repr=False)
    """The document with these signatures; empty before the first."""
    marks: tuple[str, ...] = field(default=(), repr=False)
    """Each signature as it is filed, JSON text."""
    papers: str = field(default="", repr=False)
    """What is filed with the document, JSON text; made when signing began. Empty in entries of older editions."""

    @property
    def complete(self) -> bool:
        """Everybody has signed; only filing is left to do."""
        return bool(self.pdf) and not Counter(self.wanted) - Counter(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paper of the desk; shown without its patient."""

    id: str
    """Random, so that the file's name tells nothing about anybody."""
    state: State
    changed: datetime
    """Last change, aware."""
    draft: Draft = field(repr=False)
    options: tuple[tuple[str, str], ...] = ()
    """Size and paper of the print, by name."""
    frozen: Frozen | None = None
    """For ``SIGNING``; afterwards only its number is kept."""

    @property
    def name(self) -> str:
        """The patient's name as it was typed; maybe empty."""
        return self.draft.patient.name

    @property
    def number(self) -> str:
        """The document number, once it has one."""
        return self.frozen.number if self.frozen else ""


DONE: Final = (State.SIGNED, State.DECLINED, State.GIVEN_UP)
"""Nothing more is to be done about these; their papers lie in folders of their own."""
_KEPT_DAYS: Final = 2
"""How long the desk still knows a finished paper by its patient's name."""


def new_id() -> str:
    """An id for an entry."""
    return secrets.token_hex(8)


class Desk:
    """The folder of entries. Reading never fails as a whole: what cannot be read is named in ``unreadable``."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """``key`` has 32 bytes; entries locked with another cannot be read."""
        self._folder, self._key = folder, key
        self.unreadable: tuple[str, ...] = ()
        """A sentence for each file that ``entries`` could not read the last time."""

    def keep(self, entry: Entry) -> None:
        """Write ``entry``, replacing the one of the same id. Raises ``StorageError``; the old one is then whole."""
        self._make()
        write_locked(self._path(entry.id), self._key, _as_json(entry))

    def entries(self) -> tuple[Entry, ...]:
        """All that can be read, what wants attention first, then the newest first."""
        found, bad = [], []
        for path in self._files():
            try:
                found.append(_from_json(path.stem, read_locked(path, self._key)))
            except ExoConsentError as fault:
                bad.append(str(fault))
        self.unreadable = tuple(bad)
        order = list(State)
        return tuple(sorted(found, key=lambda e: (order.index(e.state), -e.changed.timestamp(), e.id)))

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of that id, or None when there is none that can be read."""
        try:
            return _from_json(entry_id, read_locked(self._path(entry_id), self._key))
        except ExoConsentError:
            return None

    def remove(self, entry_id: str) -> None:
        """Take an entry away; nothing happens when it is gone already. Raises ``StorageError``."""
        path = self._path(entry_id)
        try:
            path.unlink(missing_ok=True)
        except OSError as fault:
            raise StorageError(f"{path}: could not be removed ({why(fault)})") from None

    def tidy(self, now: datetime) -> None:
        """Forget who was expected, finished papers and removed drafts of earlier days; what is open stays."""
        for entry in self.entries():
            earlier = entry.changed.date() != now.astimezone(entry.changed.tzinfo).date()
            of_the_day = entry.state in (State.REMOVED, State.NONE)
            if (of_the_day and earlier) or (entry.state in DONE and (now - entry.changed).days >= _KEPT_DAYS):
                self.remove(entry.id)

    def mark_open(self, entry_id: str) -> None:
        """Note which entry is on screen, for the start after a crash; an empty id when none is. ``StorageError``."""
        path = self._folder / _OPEN
        if entry_id:
            self._make()
            write_safely(path, entry_id.encode())
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as fault:
            raise StorageError(f"{path}: could not be removed ({why(fault)})") from None

    def left_open(self) -> Entry | None:
        """The entry that was on screen when the program was cut off; None after an orderly end."""
        try:
            entry_id = (self._folder / _OPEN).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return None
        return self.entry(entry_id) if re.fullmatch(r"[0-9a-f]{1,40}", entry_id) else None

    def _path(self, entry_id: str) -> Path:
        return self._folder / f"{entry_id}{SUFFIX}"

    def _make(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise StorageError(f"{self._folder}: the folder could not be made ({why(fault)})") from None

    def _files(self) -> list[Path]:
        try:
            return sorted(p for p in self._folder.glob(f"*{SUFFIX}") if not p.name.startswith(".") and p.is_file())
        except OSError:  # the folder is made with the first entry
            return []


def _as_json(entry: Entry) -> dict[str, Any]:
    frozen = entry.frozen
    return {
        "schema": SCHEMA,
        "state": entry.state.value,
        "changed": entry.changed.isoformat(),
        "draft": draft_as_json(entry.draft),
        "options": dict(entry.options),
        "frozen": frozen
        and {
            "number": frozen.number,
            "prepared": frozen.prepared.isoformat(),
            "wanted": list(frozen.wanted),
            "roles": list(frozen.roles),
            "marks": list(frozen.marks),
            "papers": frozen.papers,
            "pdf": base64.b64encode(frozen.pdf).decode(),
        },
    }


def _from_json(entry_id: str, tree: Any) -> Entry:
    try:
        if tree["schema"] != SCHEMA:
            raise StorageError("an entry of the desk was written by another edition of ExoConsent; it was left alone")
        frozen = tree["frozen"]
        return Entry(
            id=entry_id,
            state=State(tree["state"]),
            changed=_time(tree["changed"]),
            draft=draft_from_json(tree["draft"]),
            options=tuple((str(key), str(value)) for key, value in tree["options"].items()),
            frozen=_frozen(frozen) if frozen else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error):
        raise StorageError("an entry of the desk is not as ExoConsent wrote it; it was left alone") from None


def _frozen(tree: Any) -> Frozen:
    return Frozen(
        number=str(tree["number"]),
        prepared=_time(tree["prepared"]),
        wanted=tuple(str(role) for role in tree["wanted"]),
        roles=tuple(str(role) for role in tree["roles"]),
        marks=tuple(str(mark) for mark in tree.get("marks", ())),
        papers=str(tree.get("papers", "")),
        pdf=base64.b64decode(tree["pdf"], validate=True),
    )


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError
    return time
