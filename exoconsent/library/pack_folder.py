"""The clinic's forms folder, exchanged as a whole: what is new is built beside it, and takes its place in one step.

A power cut leaves the old folder or the new one. ``settle`` finishes or clears away what it interrupted; whoever
reads a clinic's forms calls it first.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from exoconsent.errors import BadInputError, StorageError
from exoconsent.files import sync_folder, why

FORMS: Final = "forms"
SIGNERS: Final = "pack-signers.json"
"""Whom the clinic knows; comparing a fingerprint between looking and taking in changes no form."""
UNFINISHED: Final = "unfinished/"
"""Where the studio keeps drafts that hold a fault; they belong to no form yet, and never go into a pack."""
SIZE_LIMIT: Final = 256 << 20
"""More than any clinic's forms with all their editions; a folder beyond that is not what it seems."""
_NEXT, _BEFORE, _STAGE, _LEFT = ".forms-next", ".forms-before", ".forms-stage-", ".forms-left-"


def settle(clinic: Path) -> None:
    """Finish an exchange that was cut off, or clear it away; does nothing where there was none.

    Raises ``StorageError`` when the forms lie beside their place and the disk refuses to put them there.
    """
    forms, coming, before = clinic / FORMS, clinic / _NEXT, clinic / _BEFORE
    try:
        if not forms.exists() and (coming.exists() or before.exists()):
            (coming if coming.exists() else before).rename(forms)
            sync_folder(clinic)
    except OSError as fault:
        raise StorageError(f"{forms}: the forms could not be put back in their place ({why(fault)})") from None
    for leftover in (coming, before):
        _clear(leftover)


def contents(clinic: Path) -> dict[str, bytes]:
    """Every file of the clinic's forms folder by its name below it, sorted; empty where there is no such folder.

    Raises:
        BadInputError: there is a link or a device among them, which could lead out of the folder, or far too much.
        StorageError: a file cannot be read.
    """
    forms = clinic / FORMS
    if forms.is_symlink():
        raise BadInputError.saying("is a link; packs are taken into a real folder only", str(forms))
    found: dict[str, bytes] = {}
    total = 0
    try:
        for path in sorted(forms.rglob("*")):
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise BadInputError.saying("is a link or a device; take it out of the forms folder", str(path))
            if path.is_file():
                total += path.stat().st_size
                if total > SIZE_LIMIT:
                    raise BadInputError.saying(f"holds more than {SIZE_LIMIT >> 20} MB; look into it", str(forms))
                found[path.relative_to(forms).as_posix()] = path.read_bytes()
    except OSError as fault:
        raise StorageError(f"{forms}: could not be read ({why(fault)})") from None
    return found


def state_of(files: Mapping[str, bytes]) -> str:
    """A mark of names and contents, to see whether any form changed in between; drafts with a fault are none."""
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        if name == SIGNERS or name.startswith(UNFINISHED) or name.endswith(".old"):
            continue
        digest.update(f"{len(name.encode())} {len(data)} {name} ".encode())
        digest.update(data)
    return digest.hexdigest()


@contextmanager
def staged(clinic: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder beside the forms with ``files`` in it, gone again at the end unless ``exchange`` took it.

    Raises ``StorageError`` when the disk refuses; nothing was changed then.
    """
    for leftover in clinic.glob(f"{_STAGE}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    room = clinic / f"{_STAGE}{secrets.token_hex(4)}"
    try:
        clinic.mkdir(mode=0o700, parents=True, exist_ok=True)  # the demo clinic has none before its first form
        room.mkdir(mode=0o700)
        for name, data in files.items():
            path = room.joinpath(*name.split("/"))
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(path, data)
        yield room
    except OSError as fault:
        raise StorageError(f"{clinic}: the forms could not be written ({why(fault)}); nothing was changed") from None
    finally:
        shutil.rmtree(room, ignore_errors=True)


def exchange(clinic: Path, room: Path) -> None:
    """Let the staged folder take the place of the forms; on return that is on the disk. Raises ``StorageError``."""
    forms, coming, before = clinic / FORMS, clinic / _NEXT, clinic / _BEFORE
    settle(clinic)
    try:
        for folder in (*(p for p in room.rglob("*") if p.is_dir()), room):
            sync_folder(folder)
        room.rename(coming)
        sync_folder(clinic)
        if forms.exists():
            forms.rename(before)
        coming.rename(forms)
        sync_folder(clinic)
    except OSError as fault:
        with suppress(OSError):  # a disk that fails may refuse this too; then ``settle`` does it at the next start
            if not forms.exists() and before.exists():
                before.rename(forms)
        _clear(coming)
        raise StorageError(f"{forms}: could not be exchanged ({why(fault)}); the old forms stay") from None
    _clear(before)


def _clear(folder: Path) -> None:
    """Take a folder away; first its name, so that nobody takes half of it for a whole one."""
    if not folder.exists():
        return
    left = folder.with_name(f"{_LEFT}{secrets.token_hex(4)}")
    with suppress(OSError):
        folder.rename(left)
        shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
