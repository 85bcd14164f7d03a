"""Upgrades: a newer program copies what it may change before it opens a clinic; an older one does not open it at all.

The records have a schema of their own and are copied before it changes (``records.schema``). This is about the folder's
other files: profile, forms, keys. What only the last part of a version tells apart (0.2.1 and 0.2.7) changes no file's
form, so these open each other's folders.
"""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from exoconsent import __version__
from exoconsent.errors import BadInputError, StorageError
from exoconsent.files import read_limited, sync_folder, why, write_safely

MARK: Final = "written-by.txt"
"""In a clinic's folder: the newest version that opened it."""
COPY: Final = "files-before-{version}"
"""The folder's files as they were before that version opened it."""
_WORDS: Final = "ExoConsent {version}\n"
_NUMBERS: Final = re.compile(r"ExoConsent (\d{1,4}(?:\.\d{1,4}){1,3})\s*")


def refuse_downgrade(folder: Path, version: str = __version__) -> None:
    """Raise ``StorageError`` when a newer version worked on ``folder``; nothing was changed then."""
    theirs = last_version(folder)
    if _series(theirs) > _series(version):
        raise StorageError(
            f"{folder}: was last opened with ExoConsent {theirs}, and this is the older {version}, which might not "
            f"understand it. Install {theirs} or a newer version. Nothing was changed"
        )


def keep_copy(folder: Path, version: str = __version__) -> Path | None:
    """Copy the files of a clinic that an older version left, before anything is changed; ``None`` when that is done.

    The records are not copied here. Raises ``StorageError`` when the disk refuses, and ``refuse_downgrade``'s.
    """
    refuse_downgrade(folder, version)
    target = folder / COPY.format(version=version)
    if _series(last_version(folder)) == _series(version) or target.exists():
        return None
    from exoconsent.records.carried import gather, put_down

    unfinished = folder / f".{target.name}.tmp"
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        put_down(gather(folder), unfinished)
        unfinished.rename(target)
        sync_folder(folder)
    except OSError as fault:
        raise StorageError(f"{target}: could not be written ({why(fault)}), so the clinic was not opened") from None
    return target


def note_version(folder: Path, version: str = __version__) -> None:
    """Write down that ``version`` works here now, unless a newer one did; never raises."""
    if _numbers(last_version(folder)) < _numbers(version):
        with suppress(StorageError):
            write_safely(folder / MARK, _WORDS.format(version=version).encode())


def last_version(folder: Path) -> str:
    """The newest version that worked on ``folder``; "0" where none wrote it down, or nobody can read it."""
    try:
        text = read_limited(folder / MARK, 100).decode("ascii", "replace")
    except BadInputError:
        return "0"
    found = _NUMBERS.fullmatch(text)
    return found[1] if found else "0"


def _series(version: str) -> tuple[int, ...]:
    return _numbers(version)[:2]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
