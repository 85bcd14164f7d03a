"""Database: one SQLCipher file, opened the same careful way everywhere, its errors told as sentences.

The only module that imports the driver. It is imported late, so that the window does not wait for it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

import sqlcipher3

from exoconsent.errors import StorageError

Connection: TypeAlias = Any
"""A connection of the driver; it has the methods of ``sqlite3.Connection``."""

FILE: Final = "records.exodb"
APPLICATION_ID: Final = 0x45784F43
"""``ExOC`` in the file's header."""
BUSY_MS: Final = 10_000
"""How long a writer waits for another program on the same folder."""
KEY_BYTES: Final = 32
CACHE_KIB: Final = 65_536
"""Opened pages that stay in memory; deciphering them anew made sorted lists of 100,000 records ten times slower."""

_FULL, _READ_ONLY, _IO, _BUSY, _LOCKED, _CANNOT_OPEN = 13, 8, 10, 5, 6, 14
_NOT_A_DATABASE, _CORRUPT, _CONSTRAINT = 26, 11, 19
_REASONS: Final = {
    _FULL: "the disk is full; nothing was changed. Free some space and try again",
    _READ_ONLY: "cannot be written to: the disk or the folder is read-only. Nothing was changed",
    _IO: "the disk did not read or write as it should; nothing was changed. Check the disk and make a backup",
    _BUSY: "is in use by another program, maybe a second ExoConsent; nothing was changed. Close it and try again",
    _LOCKED: "is in use by another program, maybe a second ExoConsent; nothing was changed. Close it and try again",
    _CANNOT_OPEN: "could not be opened; look whether the folder is there and may be written to",
    _NOT_A_DATABASE: "could not be opened: the key does not belong to it, or the file is damaged",
    _CORRUPT: "is damaged; nothing was changed. Restore the last backup",
    _CONSTRAINT: "refused a change to what was filed; nothing was changed",
}


class WrongKeyError(StorageError):
    """The key does not belong to the file, or the beginning of the file is damaged; the two look the same."""


def connect(path: Path, key: bytes, *, create: bool = False, readonly: bool = False) -> Connection:
    """Open the encrypted database at ``path`` with its raw 32-byte ``key``.

    Args:
        path: the file; its ``-wal`` and ``-shm`` lie beside it.
        key: the database key itself; no passphrase is stretched here.
        create: make the file when it is not there, readable by its owner only.
        readonly: never write, not even a checkpoint.

    Raises:
        StorageError: it is missing, the key is wrong, or the disk refuses; the sentence says which.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    if not create and not path.is_file():
        raise StorageError(f"{path}: is missing; restore it from a backup")
    try:
        if create and not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        connection = _opened(path, "ro" if readonly else "rw")
    except (sqlcipher3.Error, OSError) as fault:
        raise told(fault, path) from None
    try:
        _prepare(connection, key, readonly=readonly)
    except sqlcipher3.Error as fault:
        connection.close()
        raise told(fault, path) from None
    return connection


def told(fault: Exception, path: Path) -> StorageError:
    """The driver's or the system's error as a sentence. It quotes no SQL and no data."""
    if isinstance(fault, StorageError):
        return fault
    if isinstance(fault, OSError):
        return StorageError(f"{path}: could not be used ({fault.strerror or type(fault).__name__})")
    code = getattr(fault, "sqlite_errorcode", 0) or 0
    if "file is not a database" in str(fault):  # the driver sometimes leaves the code out
        code = _NOT_A_DATABASE
    reason = _REASONS.get(code & 0xFF, f"the database refused ({type(fault).__name__}); nothing was changed")
    return (WrongKeyError if code & 0xFF == _NOT_A_DATABASE else StorageError)(f"{path}: {reason}")


def corrupt(fault: Exception) -> bool:
    """Whether the driver says that what it read does not fit together, and not that it could not read."""
    return (getattr(fault, "sqlite_errorcode", 0) or 0) & 0xFF == _CORRUPT


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Let the driver's errors leave as ``StorageError`` about ``path``."""
    try:
        yield
    except (sqlcipher3.Error, OSError) as fault:
        raise told(fault, path) from None


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """BEGIN IMMEDIATE ... COMMIT; anything raised inside rolls all of it back. On return it is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # After some errors, such as a full disk, SQLite has rolled back by itself and would refuse a second time.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def rekey(connection: Connection, key: bytes) -> None:
    """Encrypt the whole file anew under ``key``; in one transaction, old or new after a power cut."""
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    checkpoint(connection)
    connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
    checkpoint(connection)


def checkpoint(connection: Connection) -> bool:
    """Write the log into the file and empty it; whether that was possible, as others may be reading.

    Before every check of the file's pages: a checkpoint that a power cut tore looks like tampering until the log,
    which holds the whole pages, is written again.
    """
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


class _Opened(sqlcipher3.Connection):  # type: ignore[misc] # the driver is untyped
    """A connection that can remember; the tables of an open archive do not change."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.columns: dict[str, tuple[str, ...]] = {}
        """Columns by covered table; see ``rows.columns``."""


def _opened(path: Path, mode: str) -> Connection:
    return sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=_Opened,
    )


def _prepare(connection: Connection, key: bytes, *, readonly: bool) -> None:
    execute = connection.execute
    execute("PRAGMA cipher_log_level = NONE")  # before the key: a wrong one would be written about on the console
    execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    execute("SELECT count(*) FROM sqlite_schema").fetchone()  # a wrong key is told here
    if not readonly:
        _expect(execute("PRAGMA journal_mode = WAL").fetchone()[0], "wal")
    for name in ("foreign_keys", "recursive_triggers", "secure_delete", "cell_size_check"):
        execute(f"PRAGMA {name} = ON")
    execute("PRAGMA synchronous = FULL")
    execute("PRAGMA trusted_schema = OFF")
    execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.row_factory = sqlcipher3.Row


def _expect(got: str, wanted: str) -> None:
    if got != wanted:
        raise sqlcipher3.OperationalError(f"journal mode {got}")


DatabaseError: Final[type[Exception]] = sqlcipher3.Error
"""What the driver raises; rooms that use a connection directly wrap it with ``telling``."""
