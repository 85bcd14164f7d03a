"""Container: the one file a backup is, laid out so that a passphrase opens it and a changed byte is found.

In order: a line that names the format; four bytes with the length of the head; the head as JSON (readable by anybody:
when it was made, of which clinic, the sizes of the parts); the key slots as they lie in the clinic folder; the clinic
folder's other files, sealed under a key made from the database key; the database, which SQLCipher encrypted already;
and at the end the SHA-256 of all that goes before with its HMAC under another key made from the database key. Without
a key one can see that the file is whole; with it, that it is genuine.
"""

import hashlib
import hmac
import itertools
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from exoconsent.errors import BadInputError, StorageError, TamperedError
from exoconsent.files import why
from exoconsent.records.carried import Carried, carried_bytes, carried_from_bytes
from exoconsent.records.proving import forget_cache, proving

FORMAT: Final = b"ExoConsent backup 1\n"
_FAMILY: Final = b"ExoConsent backup "
PIECE: Final = 1 << 20
"""Bytes that are read and written at a time."""
_AHEAD: Final = 8
"""Pieces that may wait for their digest; so much is in memory."""
_HEAD_LIMIT: Final = 64 << 10
KEYS_LIMIT: Final = 4 << 20
CARRIED_LIMIT: Final = 512 << 20
"""Bytes of the folder's other files together; they are sealed in one piece, in memory."""
_TRAILER: Final = 64
_NONCE: Final = 12
_SEALING: Final = 16
"""Bytes that AES-GCM adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What everybody may read of a backup; it says nothing about any patient."""

    made: datetime
    """The clinic computer's clock, aware."""
    clinic_id: str
    anchor: str
    """The head of the audit log inside, as ``anchor`` writes it; empty where there was none."""
    keys: int
    """Bytes of the key slots; 0 for the demo clinic, whose key everybody knows."""
    carried: int
    """Bytes of the sealed files."""
    database: int
    """Bytes of the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A backup file whose head was read; nothing is proven yet."""

    path: Path
    head: Head
    start: int
    """Where the key slots begin, in bytes from the start of the file."""

    @property
    def size(self) -> int:
        """Bytes that the file must have."""
        return self.start + self.head.keys + self.head.carried + self.head.database + _TRAILER


def write(
    path: Path,
    head: Head,
    keys: bytes,
    files: Carried,
    database: Iterable[bytes],
    key: bytes,
    *,
    random: Callable[[int], bytes] = os.urandom,
) -> bytes:
    """Write a new backup to ``path``, sync it and read it back; returns the digest that ``digest_of`` must find again.

    ``head`` gives the time, the clinic and the database's size; the other sizes are filled in. Raises ``OSError``, also
    when the disk gives back something else than was written, and ``StorageError`` when ``database`` yields another
    number of bytes than the head says.
    """
    plain = carried_bytes(files)
    if len(plain) > CARRIED_LIMIT:
        raise StorageError(f"the clinic folder holds more than {CARRIED_LIMIT >> 20} MB beside the records")
    start = _start(head, len(keys), _NONCE + len(plain) + _SEALING)
    parts = (start, keys, _sealed(plain, start, keys, key, random(_NONCE)))
    digest = hashlib.sha256()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as out, proving(out, path) as proof:
        for piece in _digested(digest, itertools.chain(parts, _counted(database, head.database))):
            proof.write(piece)
        proof.write(digest.digest() + _mac(key, digest.digest()))
        proof.finish()
        os.fsync(out.fileno())
    return digest.digest()


def digest_of(path: Path) -> bytes:
    """The digest of ``path`` as the disk gives it back, compared with the one at its end.

    Raises:
        BadInputError: this is no backup, or it cannot be read.
        StorageError: it is not whole.
    """
    opening = open_backup(path)
    try:
        with path.open("rb") as file:
            forget_cache(file)
            digest = hashlib.sha256()
            for _piece in _digested(digest, _pieces(file, opening.size - _TRAILER)):
                pass
            trailer = file.read(_TRAILER)
    except OSError as fault:
        raise BadInputError.saying(f"could not be read to its end ({why(fault)})", str(path)) from None
    if trailer[:32] != digest.digest():
        raise StorageError(f"{path}: this backup is damaged; its check sum does not match. Use another backup")
    return digest.digest()


def open_backup(path: Path) -> Opening:
    """Read the head of ``path``. Raises ``BadInputError`` when it is no backup, ``StorageError`` when it is cut off."""
    try:
        with path.open("rb") as file:
            start = file.read(len(FORMAT) + 4)
            _known(start[: len(FORMAT)], path)
            length = int.from_bytes(start[len(FORMAT) :], "big")
            head = _head(file.read(min(length, _HEAD_LIMIT)), path)
            size = file.seek(0, os.SEEK_END)
    except OSError as fault:
        raise BadInputError.saying(f"could not be read ({why(fault)})", str(path)) from None
    opening = Opening(path=path, head=head, start=len(start) + length)
    if size != opening.size:
        raise StorageError(f"{path}: this backup is not whole; it has {size:,} of {opening.size:,} bytes")
    return opening


def keys_of(opening: Opening) -> bytes:
    """The key slots inside, still locked. Raises ``BadInputError`` when the file cannot be read."""
    return _part(opening, opening.start, opening.head.keys)


def check_genuine(opening: Opening, key: bytes) -> None:
    """Read the whole file and prove that it was written with the database key ``key``.

    Raises ``StorageError`` when it is damaged, ``TamperedError`` when it is whole but not ours.
    """
    digest = digest_of(opening.path)
    trailer = _part(opening, opening.size - _TRAILER, _TRAILER)
    if not hmac.compare_digest(trailer[32:], _mac(key, digest)):
        raise TamperedError(f"{opening.path}: this file was changed by somebody after the backup was made")


def carried_of(opening: Opening, key: bytes) -> Carried:
    """The clinic folder's other files. Raises ``TamperedError`` when they are not what was sealed with ``key``."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start, keys = _part(opening, 0, opening.start), keys_of(opening)
    sealed = _part(opening, opening.start + opening.head.keys, opening.head.carried)
    try:
        plain = AESGCM(_derived(key, b"files")).decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound(start, keys))
        return carried_from_bytes(plain)
    except (InvalidTag, ValueError):
        raise TamperedError(f"{opening.path}: the files in this backup are not what was sealed") from None


def database_of(opening: Opening) -> Iterator[bytes]:
    """The database inside, in pieces. Raises ``OSError`` while it is read."""
    with opening.path.open("rb") as file:
        file.seek(opening.start + opening.head.keys + opening.head.carried)
        yield from _pieces(file, opening.head.database)


def _start(head: Head, keys: int, carried: int) -> bytes:
    tree = {
        "anchor": head.anchor,
        "carried": carried,
        "clinic": head.clinic_id,
        "database": head.database,
        "keys": keys,
        "made": head.made.isoformat(timespec="seconds"),
    }
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True).encode()
    return FORMAT + len(text).to_bytes(4, "big") + text


def _known(mark: bytes, path: Path) -> None:
    if mark == FORMAT:
        return
    if mark.startswith(_FAMILY):
        raise BadInputError.saying("was made by a newer ExoConsent; install that one to restore it", str(path))
    raise BadInputError.saying("is not a backup of ExoConsent", str(path))


def _head(text: bytes, path: Path) -> Head:
    try:
        tree: Any = json.loads(text)
        return Head(
            made=_time(tree["made"]),
            clinic_id=str(tree["clinic"]),
            anchor=str(tree["anchor"]),
            keys=_size(tree["keys"], KEYS_LIMIT),
            carried=_size(tree["carried"], CARRIED_LIMIT + _NONCE + _SEALING),
            database=_size(tree["database"], 1 << 48),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StorageError(f"{path}: this backup is damaged; its beginning cannot be read. Use another one") from None


def _size(value: Any, limit: int) -> int:
    if type(value) is not int or not 0 <= value <= limit:
        raise ValueError
    return value


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError
    return time


def _counted(pieces: Iterable[bytes], wanted: int) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        yield piece
    if count != wanted:
        raise StorageError("the records changed while they were copied; nothing was kept of this backup")


def _digested(digest: Any, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces; meanwhile a thread of its own takes each into ``digest``, so that the disk need not wait for it."""
    with ThreadPoolExecutor(1) as aside:
        waiting: deque[Future[None]] = deque()
        for piece in pieces:
            waiting.append(aside.submit(digest.update, piece))
            if len(waiting) > _AHEAD:
                waiting.popleft().result()
            yield piece
        for done in waiting:
            done.result()


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (piece := file.read(min(PIECE, size))):
        size -= len(piece)
        yield piece


def _part(opening: Opening, start: int, size: int) -> bytes:
    try:
        with opening.path.open("rb") as file:
            file.seek(start)
            return file.read(size)
    except OSError as fault:
        raise BadInputError.saying(f"could not be read ({why(fault)})", str(opening.path)) from None


def _sealed(plain: bytes, start: bytes, keys: bytes, key: bytes, nonce: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return nonce + AESGCM(_derived(key, b"files")).encrypt(nonce, plain, _bound(start, keys))


def _bound(start: bytes, keys: bytes) -> bytes:
    return hashlib.sha256(start).digest() + hashlib.sha256(keys).digest()


def _mac(key: bytes, digest: bytes) -> bytes:
    return hmac.digest(_derived(key, b"whole"), digest, "sha256")


def _derived(key: bytes, use: bytes) -> bytes:
    """A key for one use; the database key is random, so one HMAC is all the derivation that it needs."""
    return hmac.digest(key, FORMAT + use, "sha256")
