"""Unpacking: a backup opened with a passphrase, and its parts laid into a folder of their own."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from exoconsent.errors import StorageError
from exoconsent.files import sync_folder, why
from exoconsent.records import container, keyfile
from exoconsent.records.carried import Carried, put_down
from exoconsent.records.database import FILE
from exoconsent.records.keyring import Keyring
from exoconsent.records.opening import DEMO_KEY, DEMO_USER
from exoconsent.records.slots import User

_STAGING: Final = ".unpacked.tmp"
"""Ends the names of folders in which something is unpacked; a leftover is taken away the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What somebody types to open a backup: name and passphrase as they were when it was made, or the printed code."""

    name: str = ""
    passphrase: str = field(default="", repr=False)
    recovery: str = field(default="", repr=False)

    def unlock(self, ring: Keyring) -> tuple[bytes, User]:
        """The database key. Raises ``WrongPassphraseError``, ``BadInputError`` for a mistyped code."""
        if self.recovery:
            return ring.unlock_with_recovery(self.recovery)
        return ring.unlock(self.name, self.passphrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """A backup that was read to its end and proven genuine."""

    opening: container.Opening
    key: bytes = field(repr=False)
    user: User
    ring: Keyring | None
    files: Carried = field(repr=False)

    @property
    def made(self) -> datetime:
        """When the backup was made."""
        return self.opening.head.made

    def fact(self, name: str) -> str:
        """What the backup tells about its records: "clinic", "records", "newest"."""
        return dict(self.files.summary).get(name, "")


def unlocked(path: Path, credentials: Credentials) -> Unlocked:
    """Open the backup at ``path`` and prove it.

    Raises:
        BadInputError: this is no backup, a newer ExoConsent made it, or the code is mistyped.
        WrongPassphraseError: the name and passphrase of that time open it; these are not they.
        StorageError: it is damaged.
        TamperedError: it was changed by somebody.
    """
    opening = container.open_backup(path)
    keys = container.keys_of(opening)
    ring = Keyring.from_bytes(keys) if keys else None
    key, user = credentials.unlock(ring) if ring else (DEMO_KEY, DEMO_USER)
    return proven(opening, key, user, ring)


def proven(opening: container.Opening, key: bytes, user: User, ring: Keyring | None) -> Unlocked:
    """The same with the database key itself; ``StorageError``, ``TamperedError``."""
    container.check_genuine(opening, key)
    return Unlocked(opening=opening, key=key, user=user, ring=ring, files=container.carried_of(opening, key))


def unpack(backup: Unlocked, folder: Path, *, whole: bool = True) -> None:
    """Lay the backup's parts into ``folder``, which is there and empty; each is synced.

    With ``whole`` false only the records and their keys, for a look. Raises ``StorageError``.
    """
    try:
        _lay_database(backup.opening, folder / FILE)
        sync_folder(folder)
    except OSError as fault:
        raise StorageError(f"{folder}: the backup could not be unpacked there ({why(fault)})") from None
    if backup.ring:
        keyfile.write(folder, backup.ring)
    if whole:
        put_down(backup.files, folder)


@contextmanager
def staging(beside: Path) -> Iterator[Path]:
    """A folder below ``beside`` to unpack into, gone afterwards unless it was renamed; ``StorageError``."""
    for leftover in beside.glob(f".*{_STAGING}"):
        shutil.rmtree(leftover, ignore_errors=True)
    room = beside / f".{secrets.token_hex(4)}{_STAGING}"
    try:
        room.mkdir(mode=0o700)
    except OSError as fault:
        raise StorageError(f"{beside}: nothing could be unpacked there ({why(fault)})") from None
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _lay_database(opening: container.Opening, path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in container.database_of(opening):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
