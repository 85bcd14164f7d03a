"""Out folder: a new folder of plain files that appears whole, synced and read back, or not at all."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from exoconsent.errors import StorageError
from exoconsent.files import sync_folder, why
from exoconsent.records.proving import NOT_GIVEN_BACK, forget_cache

SUMS: Final = "SHA256SUMS"
_PIECE: Final = 1 << 20


class OutFolder:
    """The folder while it is being filled, under a name that nobody takes for a finished one."""

    def __init__(self, place: Path) -> None:
        """``place`` is there and empty."""
        self._place = place
        self._sums: dict[str, bytes] = {}

    def put(self, name: str, pieces: bytes | Iterable[bytes]) -> str:
        """Write one file; ``name`` is its path below the folder, with "/". Returns its SHA-256. Raises ``OSError``."""
        path = self._place.joinpath(*name.split("/"))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = hashlib.sha256()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            for piece in (pieces,) if isinstance(pieces, bytes) else pieces:
                file.write(piece)
                digest.update(piece)
        self._sums[name] = digest.digest()
        return digest.hexdigest()

    def finish(self) -> None:
        """Write the list of sums, sync all, and compare what the disk gives back. ``OSError``, ``StorageError``."""
        listed = "".join(f"{digest.hex()}  {name}\n" for name, digest in sorted(self._sums.items()))
        self.put(SUMS, listed.encode())
        for name in self._sums:
            sync_file(self._place.joinpath(*name.split("/")))
        for name, digest in self._sums.items():
            if _read_back(self._place.joinpath(*name.split("/"))) != digest:
                raise StorageError(f"{name}: {NOT_GIVEN_BACK}")
        for folder in (*(p for p in self._place.rglob("*") if p.is_dir()), self._place):
            sync_folder(folder)


@contextmanager
def new_folder(target: Path, name: str, what: str) -> Iterator[OutFolder]:
    """Fill ``target``/``name``; on leaving it is there whole, or, when anything was raised, not at all.

    Args:
        target: a folder that is there, e.g. a stick.
        name: the new folder's name; it must not be there yet.
        what: what was to be written, for the sentence when it fails, e.g. "the export".

    Raises:
        StorageError: it could not be written; nothing of it stays if the disk still lets us take it away.
    """
    final = target / name
    if not target.is_dir():
        raise StorageError(f"{target}: there is no such folder; {what} was not written")
    if final.exists():
        raise StorageError(f"{final}: is there already; {what} was not written. Choose another folder")
    room = target / f".{name}.{secrets.token_hex(4)}.tmp"
    try:
        room.mkdir(mode=0o700)
        folder = OutFolder(room)
        yield folder
        folder.finish()
        room.rename(final)
        sync_folder(target)
    except OSError as fault:
        raise StorageError(f"{target}: {what} could not be written ({why(fault)}); nothing of it was kept") from None
    finally:
        shutil.rmtree(room, ignore_errors=True)


def sync_file(path: Path) -> None:
    """Wait until ``path`` is on the disk. Raises ``OSError``."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_back(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        forget_cache(file)
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.digest()
