"""Our own reading of a signature's byte range, on the raw bytes, before any library is asked.

A signature covers the file from its first byte to ``end`` but for one hole, and the hole must be exactly the signature
itself, written the one way we write it. That alone stops wrapping (a hole with other things in it) and a hole that
carries more than the signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_DIGITS = frozenset(b"0123456789ABCDEF")


class BadRangeError(Exception):
    """Why the range cannot be that of one of our signatures, in words that end "…"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What a signature covers: ``[0, hole_start)`` and ``[hole_end, end)``."""

    hole_start: int
    hole_end: int
    end: int
    cms: bytes
    """The signature (DER), without padding."""


def covered(pdf: bytes, byte_range: Sequence[Any], contents: bytes) -> Covered:
    """The range that ``byte_range`` names in ``pdf``, whose hole holds ``contents``.

    Raises:
        BadRangeError: the range is malformed, reaches outside the file, or its hole is not the plain signature.
    """
    start, end = _limits(byte_range, len(pdf))
    hole = pdf[start:end]
    if hole[:1] != b"<" or hole[-1:] != b">" or not _DIGITS.issuperset(hole[1:-1]) or len(hole) % 2:
        raise BadRangeError(
            "the gap in what is signed holds something besides the signature, as in a file that some program wrote anew"
        )
    if bytes.fromhex(hole[1:-1].decode("ascii")) != contents:
        raise BadRangeError("the gap in what is signed holds another signature than the one shown")
    return Covered(hole_start=start, hole_end=end, end=end + int(byte_range[3]), cms=_unpadded(contents))


def _limits(byte_range: Sequence[Any], size: int) -> tuple[int, int]:
    if len(byte_range) != 4 or not all(isinstance(n, int) for n in byte_range):
        raise BadRangeError("what is signed is not given by four numbers")
    first, length, end, rest = map(int, byte_range)
    if first != 0 or not 0 < length < end or rest <= 0 or end + rest > size:
        raise BadRangeError("what is signed does not lie in the file")
    return length, end


def _unpadded(contents: bytes) -> bytes:
    """The DER sequence at the start of ``contents``; what follows must be zeros."""
    if contents[:2] != b"\x30\x82" or len(contents) < 4:
        raise BadRangeError("the signature is not in the form in which this program writes it")
    length = 4 + int.from_bytes(contents[2:4], "big")
    if length > len(contents) or any(contents[length:]):
        raise BadRangeError("the space after the signature is not empty")
    return contents[:length]
