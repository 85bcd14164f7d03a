"""Reading and writing files so that nothing is lost and nothing is half-written."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from exoconsent.errors import BadInputError, StorageError


def write_safely(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, whole or not at all, readable by its owner only.

    A temporary file in the same folder is written, synced and renamed, then the folder is synced. Raises
    ``StorageError`` with a sentence; whatever stood at ``path`` before is then still there. Only a regular file is
    ever replaced: a link, a device or a folder is refused.
    """
    temporary = path.parent / f".{path.name[:40]}.{secrets.token_hex(4)}.tmp"
    try:
        _check_replaceable(path)
        _write_synced(temporary, data)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        with suppress(OSError):  # a disk that fails may refuse this too; the sentence matters more than the leftover
            temporary.unlink(missing_ok=True)
        raise StorageError(f"{path}: could not be written ({why(fault)}); nothing was changed there") from None


def write_once(path: Path, data: bytes) -> None:
    """Write a file that is never replaced, making its folder; when two programs try at once, the first one's stays.

    Whole or not at all, readable by its owner only. Raises ``OSError``.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        _write_synced(temporary, data)
        _name_once(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def made_once(path: Path, fresh: bytes, limit: int) -> bytes:
    """What stands in ``path``; ``fresh``, written there, when there is no such file yet.

    Raises ``StorageError`` when it cannot be written, ``BadInputError`` when it cannot be read or is over ``limit``.
    """
    try:
        if not path.exists():
            write_once(path, fresh)
    except OSError as fault:
        raise StorageError(f"{path}: could not be written ({why(fault)}); nothing was changed there") from None
    return read_limited(path, limit)


def _name_once(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links, such as exFAT
        if not path.exists():
            temporary.replace(path)


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of ``path``; raises ``BadInputError`` when it cannot be read or holds more than ``limit`` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as fault:
        raise BadInputError.saying(f"could not be read ({why(fault)})", str(path)) from None
    if len(data) > limit:
        raise BadInputError.saying(f"is larger than {limit:,} bytes, so it was not read", str(path))
    return data


def is_no_file(path: Path) -> bool:
    """Whether something lies there that is no file, such as a pipe, which would keep whoever reads it for ever."""
    return path.exists() and not path.is_file()


def why(fault: OSError) -> str:
    """The system's reason without file names, e.g. "No space left on device"."""
    return fault.strerror or type(fault).__name__


def _write_synced(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), 0o600)  # the umask may have taken the owner's bits as well
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new or changed name in ``folder`` survive a power cut. Raises ``OSError``."""
    if os.name == "nt":  # Windows has no handle to sync a folder with
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check_replaceable(path: Path) -> None:
    if not path.name or path.is_symlink() or is_no_file(path):
        raise StorageError(f"{path}: is not a file that can be written to; nothing was changed there")
