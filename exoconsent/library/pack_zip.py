"""The zip around a pack: read strictly in memory, with every size known before anything is unfolded.

Python's own reader is kinder than a stick from a stranger deserves: it opens an archive of 200,000 entries before it
can be asked how many there are (1.5 s, security study row 6), passes over bytes between entries, takes links for files.
A pack is always made by ``zipped``, so whatever has gaps, comments, extra fields or links was not made by us.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from exoconsent.errors import BadInputError
from exoconsent.program import NAME

PACK_LIMIT: Final = 16 << 20
"""Largest pack, bytes; all forms that ship are 0.4 MB."""
ENTRY_LIMIT: Final = 1_000
"""Most files in a pack."""
FILE_LIMIT: Final = 1_000_000
"""Largest file in a pack, bytes; as ``prescan.SIZE_LIMIT``."""
TOTAL_LIMIT: Final = 16 << 20
"""All files together, unfolded."""

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_STORED, _DEFLATED = 0, 8
_REGULAR: Final = 0o100000
_KIND: Final = 0o170000
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_DAMAGED: Final = "is damaged, or was not made by ExoConsent; ask for it to be copied onto the stick again"


class _Entry(NamedTuple):
    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip, in the order given; stored, so that the same files are the same bytes on every machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system, info.external_attr = 3, (_REGULAR | 0o644) << 16
            archive.writestr(info, data)
    return target.getvalue()


def unzipped(data: bytes, path: str) -> dict[str, bytes]:
    """The files of a zip by name. Nothing is written anywhere.

    Raises:
        BadInputError: it is no zip, is damaged, is too large, or is built in a way that ``zipped`` never builds.
    """
    if len(data) > PACK_LIMIT:
        raise _refused(path, f"is {len(data):,} bytes large; {PACK_LIMIT:,} are allowed")
    entries, start = _listed(data, path)
    if sum(entry.size for entry in entries) > TOTAL_LIMIT:
        raise _refused(path, f"unfolds to more than {TOTAL_LIMIT:,} bytes, so it was not unfolded")
    files: dict[str, bytes] = {}
    place = 0
    for entry in entries:
        begin = _begin(data, entry, place, path)
        place = begin + entry.packed
        if place > start:
            raise _refused(path, _DAMAGED)
        files[entry.name] = _content(data[begin:place], entry, path)
    if place != start:
        raise _refused(path, "holds bytes that belong to no file; it was changed after it was made")
    return files


def _listed(data: bytes, path: str) -> tuple[list[_Entry], int]:
    """The entries of the list at the end, and where that list begins; the count is looked at first."""
    if not data.startswith(b"PK\x03\x04") or len(data) < _END.size:
        raise _refused(path, f"is not a pack of ExoConsent; packs end in .exopack and are made with: {NAME} pack make")
    mark, disk, first_disk, here, count, size, start, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or disk or first_disk or here != count or comment:
        raise _refused(path, _DAMAGED)
    if count > ENTRY_LIMIT:
        raise _refused(path, f"holds {count:,} files or more; {ENTRY_LIMIT:,} are allowed")
    if start + size + _END.size != len(data):
        raise _refused(path, _DAMAGED)
    entries, place = [], start
    for _ in range(count):
        entry, place = _entry(data, place, path)
        entries.append(entry)
    if place != start + size:
        raise _refused(path, _DAMAGED)
    _refuse_twins(entries, path)
    return entries, start


def _entry(data: bytes, place: int, path: str) -> tuple[_Entry, int]:
    if place + _CENTRAL.size > len(data) - _END.size:
        raise _refused(path, _DAMAGED)
    fields = _CENTRAL.unpack_from(data, place)
    mark, _made, _needs, flags, method, _time, _day, crc, packed, size, length, extra, comment, disk = fields[:14]
    attributes, offset = fields[15], fields[16]
    begin = place + _CENTRAL.size
    if mark != b"PK\x01\x02" or extra or comment or disk or begin + length > len(data) - _END.size:
        raise _refused(path, _DAMAGED)
    name = _name(data[begin : begin + length], path)
    if flags & 1:
        raise _refused(path, f"{name} is locked with a password; packs are never locked")
    if flags or method not in (_STORED, _DEFLATED):
        raise _refused(path, f"{name} is folded in a way that packs do not use")
    if (attributes >> 16) & _KIND not in (0, _REGULAR):
        raise _refused(path, f"{name} is not a file but a link, a folder or a device; packs hold files only")
    if size > FILE_LIMIT:
        raise _refused(path, f"{name} is {size:,} bytes large; {FILE_LIMIT:,} are allowed")
    return _Entry(name, method, crc, packed, size, offset), begin + length


def _name(raw: bytes, path: str) -> str:
    if not raw or len(raw) > 120 or not all(0x21 <= byte < 0x7F for byte in raw):
        raise _refused(path, "holds a file with a name that no form file has; nothing of it was used")
    return raw.decode("ascii")


def _refuse_twins(entries: list[_Entry], path: str) -> None:
    """Two names that some disks take for one."""
    seen: set[str] = set()
    for entry in entries:
        if entry.name.lower() in seen:
            raise _refused(path, f"holds {entry.name} twice; which one is meant nobody can tell")
        seen.add(entry.name.lower())


def _begin(data: bytes, entry: _Entry, place: int, path: str) -> int:
    """Where the content begins; what stands before it must say the same as the list, right behind the file before."""
    if entry.offset != place or place + _LOCAL.size > len(data):
        raise _refused(path, "holds bytes that belong to no file; it was changed after it was made")
    mark, _needs, flags, method, _time, _day, crc, packed, size, length, extra = _LOCAL.unpack_from(data, place)
    begin: int = place + _LOCAL.size + length
    same = (method, crc, packed, size) == (entry.method, entry.crc, entry.packed, entry.size)
    name = data[place + _LOCAL.size : begin]
    if mark != b"PK\x03\x04" or flags or extra or not same or name != entry.name.encode():
        raise _refused(path, f"says two things about {entry.name}; it was changed after it was made")
    return begin


def _content(packed: bytes, entry: _Entry, path: str) -> bytes:
    data, whole = packed, True
    if entry.method == _DEFLATED:
        unfold = zlib.decompressobj(-15)
        try:
            data = unfold.decompress(packed, entry.size + 1)
        except zlib.error:
            raise _refused(path, _DAMAGED) from None
        whole = unfold.eof and not unfold.unused_data
    if len(data) > entry.size:
        raise _refused(path, f"{entry.name} is larger than the pack says; it was not unfolded any further")
    if not whole or len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise _refused(path, _DAMAGED)
    return data


def _refused(path: str, message: str) -> BadInputError:
    return BadInputError.saying(f"the pack {message}", path)
