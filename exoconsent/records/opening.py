"""Opening: founding an archive whole or not at all, and opening it through the key file that it last wrote."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.errors import StorageError, TamperedError
from exoconsent.files import sync_folder
from exoconsent.records import rows
from exoconsent.records.accounts import KEYRING, KEYRING_NEXT, mirrored, settle
from exoconsent.records.audit import Act, Audit, Author
from exoconsent.records.database import (
    FILE,
    KEY_BYTES,
    Connection,
    WrongKeyError,
    checkpoint,
    connect,
    telling,
    transaction,
)
from exoconsent.records.keyring import RECOVERY, WrongPassphraseError
from exoconsent.records.schema import migrate
from exoconsent.records.slots import Role, User
from exoconsent.records.vault import CHAIN_KEY, Clock, Vault

if TYPE_CHECKING:
    from exoconsent.records.cost import Cost
    from exoconsent.records.keyring import Keyring

UNFINISHED: Final = ".records-new.exodb"
"""The archive while it is founded; its leftover means that founding was cut off and begins anew."""
TAKEN: Final = "taken"
"""Name in ``meta``: plain files of an earlier edition that the archive holds, with their SHA-256, as JSON."""
DEMO_KEY: Final = b"ExoConsent demo: everybody knows"
DEMO_USER: Final = User(id="demo", name="Demo", role=Role.MANAGER)

Unlock = Callable[["Keyring"], tuple[bytes, User]]


def exists(folder: Path) -> bool:
    """Whether there is an archive, or keys of one that is missing; a founding that was cut off does not count."""
    from exoconsent.records import keyfile

    if (folder / FILE).exists():
        return True
    return keyfile.exists(folder) and not (folder / UNFINISHED).exists()


def user_names(folder: Path) -> tuple[str, ...]:
    """The names in the key file; empty where there is none."""
    from exoconsent.records import keyfile

    if not keyfile.exists(folder):
        return ()
    return tuple(user.name for user in keyfile.read(folder).keyring.users)


def create(
    folder: Path,
    clinic_name: str,
    user_name: str,
    passphrase: str,
    now: datetime,
    cost: "Cost | None" = None,
    *,
    clock: Clock,
    fill: Callable[[Vault], None] | None = None,
) -> tuple[Vault, str]:
    """Found an archive; see ``Vault.create``."""
    from exoconsent.records import keyfile
    from exoconsent.records.cost import calibrated
    from exoconsent.records.keyring import Keyring
    from exoconsent.records.recovery import new_code

    if exists(folder):
        raise StorageError(f"{folder}: holds an archive already; nothing was changed there")
    user = User(id=os.urandom(8).hex(), name=user_name, role=Role.MANAGER)
    key, clinic_id, code = os.urandom(KEY_BYTES), os.urandom(16).hex(), new_code(os.urandom)
    cost = cost or calibrated(time.perf_counter)
    ring = Keyring.new(clinic_id, key, user, passphrase, code, cost, os.urandom)
    user = ring.users[0]
    _make(folder)
    _found(folder, key, {"clinic.id": clinic_id, "clinic.name": clinic_name, KEYRING: ring.digest()}, user, now, fill)
    keyfile.write(folder, ring)
    _finish(folder)
    return _entered(folder, key, user, ring, now, clock, ()), code


def open_demo(folder: Path, now: datetime, clock: Clock) -> Vault:
    """The demo clinic's archive, made on first use."""
    if not (folder / FILE).exists():
        _make(folder)
        about = {"clinic.id": "demo", "clinic.name": "Demo", KEYRING: ""}
        _found(folder, DEMO_KEY, about, DEMO_USER, now, None)
        _finish(folder)
    return _entered(folder, DEMO_KEY, DEMO_USER, None, now, clock, ())


def open_with(folder: Path, unlock: Unlock, now: datetime, clock: Clock, *, detail: str = "") -> Vault:
    """Open with whatever ``unlock`` gets out of the key file."""
    from exoconsent.records import attempts, keyfile

    found = keyfile.read(folder)
    ring = found.keyring
    try:
        key, user = unlock(ring)
        if not _opens(folder, key):
            ring, key, user = _after_cut(folder, unlock, found.pending)
    except WrongPassphraseError:
        attempts.remember(folder, now)
        raise
    return _entered(folder, key, user, ring, now, clock, found.told, detail)


def open_recovery(folder: Path, code: str, now: datetime, clock: Clock) -> Vault:
    """Open with the printed code; the log says so."""
    return open_with(folder, lambda ring: ring.unlock_with_recovery(code), now, clock, detail=RECOVERY.name)


def _opens(folder: Path, key: bytes) -> bool:
    try:
        connect(folder / FILE, key).close()
    except WrongKeyError:
        return False
    return True


def _after_cut(folder: Path, unlock: Unlock, pending: "Keyring | None") -> "tuple[Keyring, bytes, User]":
    """The key file that a change of the archive's key was about to write when it was cut off."""
    from exoconsent.records import keyfile

    if pending is not None:
        key, user = unlock(pending)
        if _opens(folder, key):
            keyfile.write(folder, pending)
            return pending, key, user
    raise TamperedError(
        f"{folder}: the key file and the archive do not belong together: one of them was exchanged for another or an"
        " older one, or the archive is damaged. Put back the newest files, or restore the last backup"
    )


def _entered(
    folder: Path,
    key: bytes,
    user: User,
    ring: "Keyring | None",
    now: datetime,
    clock: Clock,
    notices: tuple[str, ...],
    detail: str = "",
) -> Vault:
    from exoconsent.records import attempts
    from exoconsent.records.sealing import seal_migration

    path = folder / FILE
    connection = connect(path, key)
    try:
        author = Author(id=user.id, name=user.name)
        migrate(connection, path, now, seal_migration(connection, path, author, lambda: now))
        with telling(path):
            vault = Vault(folder, path, connection, key, user, keyring=ring, clock=clock, notices=notices)
            settle(vault, ring)
            with vault.transaction():
                for time_tried in attempts.remembered(folder):
                    vault.audit.note(Act.FAILED_LOG_IN, detail=time_tried, now=now)
                vault.audit.note(Act.LOG_IN, about=user.id, detail=detail, now=now)
            attempts.forget(folder)
        if vault.about(TAKEN):
            from exoconsent.records.upgrade import sweep

            vault.notices = (*vault.notices, *sweep(vault))
    except BaseException:
        connection.close()
        raise
    return vault


def _found(
    folder: Path,
    key: bytes,
    about: dict[str, str],
    user: User,
    now: datetime,
    fill: Callable[[Vault], None] | None,
) -> None:
    """Make the archive under its unfinished name, whole and on the disk."""
    path = folder / UNFINISHED
    with telling(path):
        _clear(path)
    try:
        connection = connect(path, key, create=True)
        try:
            migrate(connection, path, now)
            with telling(path), transaction(connection):
                _first_rows(connection, about, user, now)
            if fill:
                fill(Vault(folder, path, connection, key, user, clock=lambda: now))
            with telling(path):
                checkpoint(connection)
        finally:
            connection.close()
    except Exception:  # a full disk gets its space back; after a power cut the next founding does it
        with suppress(OSError):
            _clear(path)
        raise


def _clear(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)


def _first_rows(connection: Connection, about: dict[str, str], user: User, now: datetime) -> None:
    chain_key, time_now = os.urandom(32), now.isoformat()
    facts = {**about, KEYRING_NEXT: "", "created": time_now}
    marks = [rows.insert(connection, "meta", name=name, value=value) for name, value in facts.items()]
    marks.append(rows.insert(connection, "secrets", name=CHAIN_KEY, value=chain_key))
    marks.append(mirrored(connection, user, time_now))
    audit = Audit(connection, chain_key, Author(id=user.id, name=user.name), lambda: now)
    audit.note(Act.CREATE, about=about["clinic.id"], rows=marks)


def _finish(folder: Path) -> None:
    """Give the archive its name; from here on it is there."""
    path = folder / UNFINISHED
    with telling(path):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        path.replace(folder / FILE)
        sync_folder(folder)


def _make(folder: Path) -> None:
    with telling(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
