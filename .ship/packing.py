"""Packing: archives whose bytes depend on nothing but names and contents."""

import lzma
import tarfile
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from tree import files_below


def tar_xz(folder: Path, target: Path, top: str, when: int) -> None:
    """Pack ``folder`` as ``top`` into ``target``: sorted, owned by nobody in particular, all of the time ``when``."""
    with (
        lzma.open(target, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in files_below(folder):
            tar.addfile(_entry(path, f"{top}/{path.relative_to(folder).as_posix()}", when), BytesIO(path.read_bytes()))


def zipped(folder: Path, target: Path, top: str, when: int) -> None:
    """The same as a zip file, for Windows."""
    moment = datetime.fromtimestamp(when, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_below(folder):
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}", moment)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _entry(path: Path, name: str, when: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime = path.stat().st_size, when
    entry.mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
    return entry
