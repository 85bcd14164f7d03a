"""Carried: the clinic folder's files that go into a backup beside the records, as one value and as bytes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from exoconsent.errors import StorageError
from exoconsent.files import why, write_safely

_LEFT_BEHIND: Final = re.compile(
    r"records\.exodb.*|(records|files)-before-.*|vault\.keys.*|failed-log-ins|\..*|.*\.tmp"
)
"""What a backup carries in another way (the records, the key slots), and what is nobody's: half-written files."""
_SAFE: Final = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]{1,120}")
_DEEPEST: Final = 8
FILE_LIMIT: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Files with their contents, and a summary that may be read before anything is restored."""

    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """Path below the clinic folder with "/" between its parts, and content; sorted."""
    summary: tuple[tuple[str, str], ...] = ()
    """Facts about the records inside, by name."""


def gather(folder: Path, summary: tuple[tuple[str, str], ...] = ()) -> Carried:
    """The files of the clinic ``folder`` as a backup carries them; links are not followed.

    Raises ``StorageError`` when one cannot be read: a backup that lacks a file would be found out too late.
    """
    return Carried(files=tuple((name, _content(path)) for name, path in _files(folder)), summary=summary)


def put_down(carried: Carried, folder: Path) -> None:
    """Write the files into ``folder``, each synced. Raises ``StorageError``."""
    for name, content in carried.files:
        path = folder.joinpath(*name.split("/"))
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise StorageError(f"{path.parent}: the folder could not be made ({why(fault)})") from None
        write_safely(path, content)


def carried_bytes(carried: Carried) -> bytes:
    """One line of JSON with names, sizes and summary, then the contents one after another."""
    index = {"files": [[name, len(content)] for name, content in carried.files], "summary": dict(carried.summary)}
    line = json.dumps(index, ensure_ascii=True, sort_keys=True).encode() + b"\n"
    return line + b"".join(content for _name, content in carried.files)


def carried_from_bytes(data: bytes) -> Carried:
    """Raises ``ValueError`` when this is not what ``carried_bytes`` made, or when a name would leave the folder."""
    line, _, rest = data.partition(b"\n")
    index: Any = json.loads(line)
    files, place = [], 0
    try:
        for name, size in index["files"]:
            files.append((safe_name(name), rest[place : place + size]))
            place += size
        summary = tuple(sorted((str(k), str(v)) for k, v in index["summary"].items()))
    except (KeyError, TypeError, AttributeError):
        raise ValueError from None
    if place != len(rest):
        raise ValueError
    return Carried(files=tuple(files), summary=summary)


def safe_name(name: str) -> str:
    """``name`` if it stays below the folder on every system. Raises ``ValueError``."""
    parts = name.split("/")
    if len(parts) > _DEEPEST or not all(_SAFE.fullmatch(p) and p.strip(". ") == p.strip() != "" for p in parts):
        raise ValueError
    if _LEFT_BEHIND.fullmatch(parts[0]):
        raise ValueError
    return name


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            if path.is_symlink() or any(_LEFT_BEHIND.fullmatch(part) for part in parts) or not path.is_file():
                continue
            yield _name(parts), path
    except OSError as fault:
        raise StorageError(f"{folder}: could not be read ({why(fault)})") from None


def _name(parts: tuple[str, ...]) -> str:
    try:
        return safe_name("/".join(parts))
    except ValueError:
        raise StorageError(f"{'/'.join(parts)}: this name cannot be kept in a backup; rename the file") from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
    except OSError as fault:
        raise StorageError(f"{path}: could not be read for the backup ({why(fault)})") from None
    if len(content) > FILE_LIMIT:
        raise StorageError(f"{path}: is larger than {FILE_LIMIT >> 20} MB and does not belong into a clinic folder")
    return content
