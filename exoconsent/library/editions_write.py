"""Writing an edition: whole under another name, then noted, then under its own name, which a power cut cannot undo."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from exoconsent.errors import ExoConsentError, StorageError
from exoconsent.files import read_limited, sync_folder, why, write_once
from exoconsent.library.editions_manifest import FILE, SIZE_LIMIT, read_manifest


def write_edition(target: Path, files: Mapping[str, bytes], noted: Callable[[], None]) -> None:
    """Put the files of an edition at ``target``; ``noted`` is called when all is on the disk but the name.

    Raises ``StorageError``, and what ``noted`` raises: nothing is left then. Only when the last step fails, which
    gives the name, the files stay, and ``finish`` takes that step later: the edition is noted already.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        for name, data in files.items():
            write_once(temporary / name, data)
        for inner in _folders(temporary):
            sync_folder(inner)
        sync_folder(target.parent)
        noted()
    except BaseException as fault:
        with suppress(OSError):
            shutil.rmtree(temporary)
        if not isinstance(fault, OSError):
            raise
        raise StorageError(f"{target}: could not be written ({why(fault)}); nothing was published") from None
    _name(temporary, target)


def finish(target: Path, digest: str) -> None:
    """Give an edition its name that was noted and did not get it; ``digest`` is that of its manifest.

    Does nothing where there is none. Raises ``StorageError`` when the disk refuses.
    """
    for place in () if target.exists() else sorted(target.parent.glob(f".{target.name}.*.tmp")):
        if _digest(place) == digest:
            _name(place, target)
            return


def _digest(place: Path) -> str:
    try:
        return read_manifest(read_limited(place / FILE, SIZE_LIMIT), str(place)).sha256
    except ExoConsentError:
        return ""


def _name(place: Path, target: Path) -> None:
    try:
        place.rename(target)
        sync_folder(target.parent)
    except OSError as fault:
        raise StorageError(
            f"{target}: the edition is written and noted, but could not get its name ({why(fault)}); it gets it as "
            "soon as the disk allows it, at the latest when the clinic is opened again"
        ) from None


def _folders(place: Path) -> Iterator[Path]:
    yield from (p for p in place.rglob("*") if p.is_dir())
    yield place
