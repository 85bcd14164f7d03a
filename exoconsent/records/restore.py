"""Restore: a backup looked at, compared with the archive here, tried out, and put into an empty folder."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.errors import StorageError
from exoconsent.files import sync_folder, why
from exoconsent.records import container, rows
from exoconsent.records.audit import Act
from exoconsent.records.database import FILE, connect
from exoconsent.records.keyring import Keyring
from exoconsent.records.unpacking import Credentials, Unlocked, proven, staging, unlocked, unpack
from exoconsent.records.vault import Vault

if TYPE_CHECKING:
    from exoconsent.records.slots import User

LAST_TEST: Final = "restore-test.last"
"""The setting that tells of the last restore test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a backup holds, told before anything is restored."""

    path: Path
    made: datetime
    clinic: str
    clinic_id: str
    records: int
    """How many records."""
    newest: str
    """When the newest was filed, ISO 8601; empty where there is none."""
    size: int
    """Bytes."""
    anchor: str
    """Where the audit log ends inside, as ``Anchor.as_text`` writes it."""
    files: tuple[str, ...]
    """The clinic folder's other files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A clinic that was put back."""

    folder: Path
    preview: Preview
    user: "User"
    """Who opened the backup."""
    findings: tuple[str, ...] = ()
    """A sentence for everything that the check of the restored records found; empty as a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreTest:
    """What came of trying a backup out."""

    at: datetime
    name: str
    """The backup's file name."""
    records: int
    findings: tuple[str, ...] = field(default=())

    @property
    def fine(self) -> bool:
        """The backup can be restored, and all in it is as it was filed."""
        return not self.findings


def look(path: Path, credentials: Credentials) -> Preview:
    """Read a backup to its end, prove it, and say what it holds; nothing is written. Errors as ``unlocked``."""
    return _preview(unlocked(path, credentials))


def restore(
    path: Path,
    folder: Path,
    credentials: Credentials,
    now: datetime,
    *,
    allowed: "Callable[[User], None]" = lambda _user: None,
    beside: "Callable[[Vault], tuple[str, ...]]" = lambda _vault: (),
) -> Restored:
    """Put a backup into ``folder``, which must be empty or not there yet; whole or not at all.

    The restored archive is opened and checked, and its log notes the restoring, before it gets its name. ``allowed``
    may refuse whoever opened the backup, by raising; ``beside`` says what in the clinic's other files, which lie beside
    the restored archive, does not fit it, in sentences that go to the findings.

    Raises:
        StorageError: the folder is not empty, or the disk refuses; nothing was put there.
        BadInputError, WrongPassphraseError, TamperedError: as ``unlocked``.
    """
    _check_empty(folder)
    backup = unlocked(path, credentials)
    allowed(backup.user)
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with staging(folder.parent) as room:
            unpack(backup, room)
            findings = _opened_and_checked(backup, room, path.name, credentials, now, beside)
            _sync_tree(room)
            if folder.exists():
                folder.rmdir()
            room.rename(folder)
            sync_folder(folder.parent)
    except OSError as fault:
        raise StorageError(f"{folder}: nothing was restored ({why(fault)}); the backup is as it was") from None
    return Restored(folder=folder, preview=_preview(backup), user=backup.user, findings=findings)


def restore_test(
    vault: Vault,
    path: Path,
    now: datetime,
    credentials: Credentials | None = None,
    *,
    beside: "Callable[[Vault], tuple[str, ...]]" = lambda _vault: (),
) -> RestoreTest:
    """Restore a backup of this clinic beside its records, open it, check every row, and take it away again.

    ``credentials`` are needed only for a backup from before the archive's key was changed. The log notes what came of
    it. Errors as ``unlocked``; what is wrong with the records inside is told in ``findings``, with what ``beside`` says
    of the other files.
    """
    backup = unlocked(path, credentials) if credentials else _own(vault, path)
    with staging(vault.folder) as room:
        unpack(backup, room)
        connection = connect(room / FILE, backup.key)
        tried = Vault(room, room / FILE, connection, backup.key, vault.user, keyring=backup.ring, clock=lambda: now)
        try:
            findings = (*_findings(tried), *beside(tried))
        finally:
            tried.close()
    test = RestoreTest(at=now, name=path.name, records=int(backup.fact("records") or 0), findings=findings)
    _remember(vault, test)
    return test


def last_restore_test(vault: Vault) -> RestoreTest | None:
    """The last restore test; None when there was none."""
    try:
        told = json.loads(vault.setting(LAST_TEST) or "null")
        return told and RestoreTest(
            at=datetime.fromisoformat(told["at"]),
            name=str(told["name"]),
            records=int(told["records"]),
            findings=tuple(str(finding) for finding in told["findings"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _own(vault: Vault, path: Path) -> Unlocked:
    """A backup that the archive's present key opens."""
    opening = container.open_backup(path)
    keys = container.keys_of(opening)
    ring = Keyring.from_bytes(keys) if keys else None
    if opening.head.clinic_id != vault.clinic_id:
        raise StorageError(f"{path}: is a backup of another clinic")
    if (ring.epoch if ring else 0) != (vault.keyring.epoch if vault.keyring else 0):
        raise StorageError(
            f"{path}: was made before the archive's key was changed, so only a passphrase of that time opens it; test a"
            " newer backup, or give that passphrase"
        )
    return proven(opening, vault.key, vault.user, ring)


def _preview(backup: Unlocked) -> Preview:
    head = backup.opening.head
    return Preview(
        path=backup.opening.path,
        made=head.made,
        clinic=backup.fact("clinic"),
        clinic_id=head.clinic_id,
        records=int(backup.fact("records") or 0),
        newest=backup.fact("newest"),
        size=backup.opening.size,
        anchor=head.anchor,
        files=tuple(name for name, _ in backup.files.files),
    )


def _opened_and_checked(
    backup: Unlocked,
    room: Path,
    name: str,
    credentials: Credentials,
    now: datetime,
    beside: "Callable[[Vault], tuple[str, ...]]",
) -> tuple[str, ...]:
    """Open the unpacked archive as a log-in would, let its log note the restoring, and check all of it."""
    vault = _log_in(backup, room, credentials, now)
    try:
        made = backup.made.isoformat(timespec="seconds")
        vault.note(Act.RESTORE, about=name, detail=f"backup of {made}")
        return (*_findings(vault), *beside(vault))
    finally:
        vault.close()


def _log_in(backup: Unlocked, room: Path, credentials: Credentials, now: datetime) -> Vault:
    if backup.ring is None:
        return Vault.open_demo(room, now, clock=lambda: now)
    if credentials.recovery:
        return Vault.open_recovery(room, credentials.recovery, now, clock=lambda: now)
    return Vault.open(room, credentials.name, credentials.passphrase, now, clock=lambda: now)


def _findings(vault: Vault) -> tuple[str, ...]:
    from exoconsent.records.checking import check

    found = check(vault)
    return () if found.fine else found.sentences


def _remember(vault: Vault, test: RestoreTest) -> None:
    told = {"at": test.at.isoformat(), "name": test.name, "records": test.records, "findings": list(test.findings)}
    with vault.transaction() as connection:
        mark = rows.put(connection, "settings", name=LAST_TEST, value=json.dumps(told, sort_keys=True))
        detail = "fine" if test.fine else f"{len(test.findings)} findings"
        vault.audit.note(Act.RESTORE_TEST, about=test.name, detail=detail, rows=[mark], now=test.at)


def _check_empty(folder: Path) -> None:
    try:
        if not folder.exists() or (folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())):
            return
    except OSError as fault:
        raise StorageError(f"{folder}: could not be looked into ({why(fault)}); nothing was restored") from None
    raise StorageError(f"{folder}: is not an empty folder; nothing was restored. Choose an empty one, or a new name")


def _sync_tree(room: Path) -> None:
    for path in (*room.rglob("*"), room):
        if path.is_dir():
            sync_folder(path)
        elif path.name.startswith(FILE):
            handle = os.open(path, os.O_RDWR)
            os.fsync(handle)
            os.close(handle)
