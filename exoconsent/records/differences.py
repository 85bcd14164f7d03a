"""Differences: what is newer in the archive here and what in a backup, found where their audit logs part."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.records.audit import Act
from exoconsent.records.carried import gather
from exoconsent.records.database import FILE, Connection, connect, telling
from exoconsent.records.schema import migrate
from exoconsent.records.unpacking import Credentials, Unlocked, staging, unlocked, unpack

if TYPE_CHECKING:
    from exoconsent.records.vault import Vault

_LATER: Final = (Act.CORRECT, Act.VOID, Act.WITHDRAW, Act.RENEW, Act.DELETION_ASKED, Act.DELETION_AGREED)
"""Acts by which something about a filed record is newer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What only one of the two sides knows."""

    entries: int = 0
    """Entries of the audit log."""
    filed: tuple[str, ...] = ()
    """Document numbers that were filed."""
    changed: tuple[str, ...] = ()
    """Document numbers of older records to which something happened."""
    files: tuple[str, ...] = ()
    """Files of the clinic folder that are only here."""
    last: str = ""
    """When the last entry was made, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """An archive and a backup, compared."""

    same_clinic: bool
    made: datetime
    """When the backup was made."""
    common: int
    """The number of the last entry that both logs share; 0 where they share none."""
    here: Side
    backup: Side
    files_differ: tuple[str, ...] = ()
    """Files of the clinic folder that both have with other contents."""

    @property
    def forked(self) -> bool:
        """Both sides went on after they parted: whichever is chosen, the other's work has to be done again."""
        return bool(self.here.filed or self.here.changed) and bool(self.backup.filed or self.backup.changed)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person should know before restoring."""
        if not self.same_clinic:
            return ("This is a backup of another clinic.",)
        told = [_told("Only here", self.here), _told("Only in the backup", self.backup)]
        if self.files_differ:
            told.append(f"Other contents on the two sides: {', '.join(self.files_differ)}.")
        return tuple(sentence for sentence in told if sentence) or ("The backup holds what is here.",)


def dry_run(path: Path, credentials: Credentials, vault: "Vault") -> Differences:
    """Compare the backup at ``path`` with the opened archive; nothing is changed.

    Errors as ``unlocked``, and ``StorageError`` when there is no room beside the records to unpack the backup.
    """
    backup = unlocked(path, credentials)
    files = {name: dict(found.files) for name, found in (("here", gather(vault.folder)), ("there", backup.files))}
    with staging(vault.folder) as room:
        unpack(backup, room, whole=False)
        connection = connect(room / FILE, backup.key)
        try:
            migrate(connection, room / FILE, backup.made)
            with telling(vault.path):
                return _compared(backup, vault, connection, files["here"], files["there"])
        finally:
            connection.close()


def _compared(
    backup: Unlocked, vault: "Vault", there: Connection, files_here: dict[str, bytes], files_there: dict[str, bytes]
) -> Differences:
    common = _common(vault.connection, there)
    return Differences(
        same_clinic=backup.opening.head.clinic_id == vault.clinic_id,
        made=backup.made,
        common=common,
        here=_side(vault.connection, common, tuple(sorted(files_here.keys() - files_there.keys()))),
        backup=_side(there, common, tuple(sorted(files_there.keys() - files_here.keys()))),
        files_differ=tuple(
            n for n in sorted(files_here.keys() & files_there.keys()) if files_here[n] != files_there[n]
        ),
    )


def _common(here: Connection, there: Connection) -> int:
    """The last shared entry. A mac stands for all entries before it, so that halving finds the place."""
    low, high = 0, min(_length(here), _length(there))
    while low < high:
        middle = (low + high + 1) // 2
        if _mac(here, middle) == _mac(there, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _side(connection: Connection, common: int, files: tuple[str, ...]) -> Side:
    found = connection.execute("SELECT act, about, at FROM audit WHERE seq > ? ORDER BY seq", (common,)).fetchall()
    filed = tuple(dict.fromkeys(row["about"] for row in found if row["act"] == Act.FILE))
    changed = dict.fromkeys(row["about"] for row in found if row["act"] in _LATER and row["about"] not in filed)
    last = found[-1]["at"] if found else ""
    return Side(entries=len(found), filed=filed, changed=tuple(changed), files=files, last=last)


def _length(connection: Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM audit").fetchone()[0])


def _mac(connection: Connection, seq: int) -> bytes:
    found = connection.execute("SELECT mac FROM audit WHERE seq = ?", (seq,)).fetchone()
    return bytes(found[0]) if found else b""


def _told(where: str, side: Side) -> str:
    parts = []
    if side.filed:
        parts.append(f"{len(side.filed)} filed ({_some(side.filed)})")
    if side.changed:
        parts.append(f"{len(side.changed)} changed later ({_some(side.changed)})")
    if side.files:
        parts.append(f"files {_some(side.files)}")
    return f"{where}: {'; '.join(parts)}." if parts else ""


def _some(names: tuple[str, ...]) -> str:
    return ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")
