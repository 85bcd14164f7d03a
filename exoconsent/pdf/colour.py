"""The sRGB colour profile, written here from its published numbers so that it is free of licence and date.

Source: IEC 61966-2-1 (primaries and transfer curve), adapted to D50; form: ICC.1:2001-04, version 2 matrix profile.
"""

import struct
from functools import cache
from typing import Final

_WHITE: Final = (0.9642, 1.0, 0.8249)
_PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE_POINTS: Final = 1024


@cache
def srgb_profile() -> bytes:
    """The profile's bytes."""
    curve = _curve()
    tags = {
        b"desc": _description("sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = _table(tags)
    return _header(128 + len(table) + len(body)) + table + body


def _table(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """Directory and data; equal data is stored once."""
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return table, body


def _header(size: int) -> bytes:
    kind = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    date = struct.pack(">6H", 2025, 1, 1, 0, 0, 0)  # of the profile, fixed
    rest = b"acsp" + b"\0" * 28 + b"".join(map(_fixed, _WHITE))
    return (kind + date + rest).ljust(128, b"\0")


def _curve() -> bytes:
    steps = (index / (_CURVE_POINTS - 1) for index in range(_CURVE_POINTS))
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in steps)
    points = b"".join(struct.pack(">H", round(v * 65535)) for v in linear)
    return b"curv\0\0\0\0" + struct.pack(">I", _CURVE_POINTS) + points


def _description(text: str) -> bytes:
    name = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 78


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
