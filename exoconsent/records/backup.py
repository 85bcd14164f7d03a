"""Backup: the whole clinic in one encrypted file on a stick, made while the program works, and read back."""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.errors import BadInputError, StorageError
from exoconsent.files import sync_folder, why
from exoconsent.records import container, rows
from exoconsent.records.anchor import Anchor, read_anchor, write_anchor
from exoconsent.records.audit import Act, Audit
from exoconsent.records.carried import Carried, gather
from exoconsent.records.database import telling
from exoconsent.records.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from exoconsent.records.vault import Vault

SUFFIX: Final = ".exobackup"
REMIND_AFTER: Final = timedelta(days=7)
"""When the window should remind of a backup; the rule of the records issue."""
LAST: Final = "backup.last"
"""The setting that tells of the last backup."""
_TRIES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was made and read back."""

    name: str
    """The file's name."""
    at: datetime
    size: int
    """Bytes."""
    sha256: str
    path: Path | None = None
    """Where it was written; None for one that is only remembered."""
    same_disk: bool = False
    """It lies on the disk of the clinic itself and would be lost with it."""
    warning: str = ""
    """A sentence when the anchor on the stick does not fit this archive; empty as a rule."""


def back_up(vault: "Vault", target: Path, now: datetime) -> Backup:
    """Write a new backup into the folder ``target`` and put the anchor beside it.

    When this returns, the file is on the disk, was read back, and may be taken away. Backups that were there are never
    touched.

    Raises:
        StorageError: it could not be written, read back, or there is no room; no file of that name claims to be one.
    """
    _check_target(vault, target)
    slug = _slug(vault.clinic_name)
    name = _free_name(target, f"exoconsent-{slug}-{now:%Y%m%d-%H%M%S}")
    _sweep(target, slug)
    vault.note(Act.BACKUP, about=name, detail="begun")
    try:
        with _still(vault) as (snap, files):
            anchor = _head(vault, snap, now)
            warning = _misfit(vault, target)
            digest = _written(vault, snap, files, target / name, anchor, now)
        size = (target / name).stat().st_size
        warning = _anchored(vault, target, anchor) or warning
    except OSError as fault:
        raise StorageError(_sorry(target, why(fault))) from None
    made = Backup(
        name=name,
        at=now,
        size=size,
        sha256=digest.hex(),
        path=target / name,
        same_disk=target.stat().st_dev == vault.folder.stat().st_dev,
        warning=warning,
    )
    _remember(vault, made)
    return made


def last_backup(vault: "Vault") -> Backup | None:
    """The last backup that was made and read back; None when there was none."""
    try:
        told = json.loads(vault.setting(LAST) or "null")
        return told and Backup(
            name=str(told["name"]),
            at=datetime.fromisoformat(told["at"]),
            size=int(told["size"]),
            sha256=str(told["sha256"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def age(vault: "Vault", now: datetime) -> timedelta | None:
    """How old the last backup is; None when there was none. A clock that was set back gives no negative age."""
    last = last_backup(vault)
    return max(now - last.at, timedelta()) if last else None


def due(vault: "Vault", now: datetime) -> bool:
    """Whether it is time to remind: no backup yet, or none for seven days."""
    passed = age(vault, now)
    return passed is None or passed >= REMIND_AFTER


@contextmanager
def _still(vault: "Vault") -> Iterator[tuple[Snapshot, Carried]]:
    """The records and the folder's files as they were at one moment, as far as editions of forms go.

    An edition is noted in the log before it lies in the folder. Here nobody publishes between the look at the one and
    at the other: not in this program, which holds the lock while it publishes, and when another did, both are looked at
    again. So no backup holds an edition that its log does not know. The lock is free again while the copy is written.
    """
    for _ in range(_TRIES):
        with ExitStack() as held:
            with vault.lock:
                snap = held.enter_context(snapshot(vault.path, vault.key))
                files = gather(vault.folder, _summary(vault, snap))
                as_one = not _published_since(vault, snap)
            if as_one:
                yield snap, files
                return
    raise StorageError(
        f"{vault.folder}: another program changes editions of forms all the time; close it and try again"
    )


def _published_since(vault: "Vault", snap: Snapshot) -> bool:
    """Whether an edition was published or put aside after the snapshot; waits for another program's change to end."""
    with telling(vault.path):
        last = snap.connection.execute("SELECT coalesce(max(seq), 0) FROM audit").fetchone()[0]
    asked = "SELECT 1 FROM audit WHERE seq > ? AND act = ? LIMIT 1"
    with vault.transaction() as connection:
        return connection.execute(asked, (last, Act.PUBLISH.value)).fetchone() is not None


def _written(vault: "Vault", snap: Snapshot, files: Carried, path: Path, anchor: Anchor, now: datetime) -> bytes:
    """Write under a name that nobody takes for a backup, which reads it back, and only then give the name."""
    ring = vault.keyring
    keys = ring.to_bytes() if ring else b""
    _check_room(path.parent, snap.size + sum(len(content) for _, content in files.files) + len(keys) + (1 << 20))
    head = container.Head(
        made=now, clinic_id=vault.clinic_id, anchor=anchor.as_text(), keys=0, carried=0, database=snap.size
    )
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        digest = container.write(temporary, head, keys, files, snap.pieces(), vault.key)
        temporary.rename(path)
        sync_folder(path.parent)
    except BaseException:
        _take_away(temporary)
        raise
    return digest


def _summary(vault: "Vault", snap: Snapshot) -> tuple[tuple[str, str], ...]:
    with telling(vault.path):
        count, newest = snap.connection.execute("SELECT count(*), max(filed_at) FROM listing").fetchone()
    return (("clinic", vault.clinic_name), ("newest", newest or ""), ("records", str(count)))


def _head(vault: "Vault", snap: Snapshot, now: datetime) -> Anchor:
    """Where the log ends inside the backup, so that restoring it raises no alarm against its own anchor."""
    with telling(vault.path):
        return Audit(snap.connection, bytes(32), vault.audit.author, lambda: now).head()


def _misfit(vault: "Vault", target: Path) -> str:
    """Whether an anchor that was left here earlier is part of this archive's log."""
    try:
        earlier = read_anchor(target, vault.clinic_id)
    except BadInputError:
        return ""
    if earlier is None or earlier.seq == 0:
        return ""
    found = vault.connection.execute("SELECT mac FROM audit WHERE seq = ?", (earlier.seq,)).fetchone()
    if found and bytes(found[0]).hex() == earlier.mac_hex:
        return ""
    return (
        f"the anchor of {earlier.at} on this disk is not part of this archive's log: an older copy of the archive was"
        " put back, or it was restored from a backup. Check the archive"
    )


def _anchored(vault: "Vault", target: Path, anchor: Anchor) -> str:
    try:
        write_anchor(target, vault.clinic_id, anchor)
    except BadInputError:
        return "the file of anchors on this disk is damaged; it was left as it is. The backup itself is whole"
    return ""


def _remember(vault: "Vault", made: Backup) -> None:
    told = {"name": made.name, "at": made.at.isoformat(), "size": made.size, "sha256": made.sha256}
    with vault.transaction() as connection:
        mark = rows.put(connection, "settings", name=LAST, value=json.dumps(told, sort_keys=True))
        detail = f"whole, {made.size} bytes, sha256 {made.sha256}"
        vault.audit.note(Act.BACKUP, about=made.name, detail=detail, rows=[mark], now=made.at)


def _check_target(vault: "Vault", target: Path) -> None:
    if not target.is_dir():
        raise StorageError(f"{target}: there is no such folder; put the stick in and choose a folder on it")
    if target.resolve().is_relative_to(vault.folder.resolve()):
        raise StorageError(f"{target}: lies inside the clinic's own folder; choose a stick or a folder elsewhere")


def _check_room(target: Path, wanted: int) -> None:
    free = shutil.disk_usage(target).free
    if free < wanted:
        raise StorageError(
            f"{target}: has {free >> 20} MB free and the backup needs {(wanted >> 20) + 1} MB; nothing was written"
            " there. Take away what is not needed, or use another disk"
        )


def _free_name(target: Path, stem: str) -> str:
    name, turn = f"{stem}{SUFFIX}", 2
    while (target / name).exists():
        name, turn = f"{stem}-{turn}{SUFFIX}", turn + 1
    return name


def _sweep(target: Path, slug: str) -> None:
    """Take away what a stick that was pulled out kept of a backup."""
    for leftover in target.glob(f".exoconsent-{slug}-*{SUFFIX}.tmp"):
        _take_away(leftover)


def _take_away(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # the stick is gone; what is left there has a name that nobody takes for a backup
        return


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "clinic"


def _sorry(target: Path, reason: str) -> str:
    return f"{target}: the backup was not made ({reason}); earlier backups there are as they were"
