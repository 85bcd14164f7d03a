"""Attempts: the times of failed log-ins, kept beside the archive until somebody who can open it lets the log take them.

Only times: what was typed as a name may have been a passphrase. The file is a help, no proof: whoever holds the folder
can take it away.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from exoconsent.errors import ExoConsentError
from exoconsent.files import read_limited, write_safely

FILE: Final = "failed-log-ins"
_MOST: Final = 1000


def remember(folder: Path, now: datetime) -> None:
    """Keep the time of one failed attempt; a disk that refuses does not make it worse."""
    with suppress(ExoConsentError):
        lines = [*remembered(folder), now.isoformat(timespec="seconds")][-_MOST:]
        write_safely(folder / FILE, "".join(f"{line}\n" for line in lines).encode())


def remembered(folder: Path) -> tuple[str, ...]:
    """The times kept, the oldest first; what is no time is left out."""
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        lines = read_limited(path, 1 << 16).decode("ascii", "replace").split("\n")
    except ExoConsentError:
        return ()
    return tuple(line for line in lines if _is_time(line))[-_MOST:]


def forget(folder: Path) -> None:
    """The log has them now."""
    with suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)


def _is_time(line: str) -> bool:
    try:
        datetime.fromisoformat(line)
    except ValueError:
        return False
    return True
