"""The mark of origin on an unsigned consent: only what this clinic's program made, byte for byte, may be signed.

A file that is signed is vouched for by its signatures; before the first one nothing would tell a page that was painted
over from one that was printed. So the second half of the file's ``/ID``, which readers take for a random number, holds
a keyed digest (HMAC-SHA-256, 128 bits) over all other bytes.
"""

import hashlib
import hmac
import re
from typing import Final

_ID: Final = re.compile(rb"/ID\s*\[\s*<([0-9a-f]{32})>\s*<([0-9a-f]{32})>\s*\]")
_ZEROS: Final = b"0" * 32


def mark(pdf: bytes, secret: bytes) -> bytes:
    """``pdf`` with its mark; equal input gives equal bytes. Raises ``ValueError`` for a file without ``/ID``."""
    span = _second_half(pdf)
    plain = pdf[: span[0]] + _ZEROS + pdf[span[1] :]
    return pdf[: span[0]] + _digest(plain, secret) + pdf[span[1] :]


def is_marked(pdf: bytes, secret: bytes) -> bool:
    """Whether ``pdf`` is, to the last byte, a file that ``mark`` returned for this secret."""
    try:
        first, last = _second_half(pdf)
    except ValueError:
        return False
    plain = pdf[:first] + _ZEROS + pdf[last:]
    return hmac.compare_digest(pdf[first:last], _digest(plain, secret))


def _second_half(pdf: bytes) -> tuple[int, int]:
    found = list(_ID.finditer(pdf))
    if len(found) != 1:
        raise ValueError("a file of ours has exactly one /ID")
    return found[0].span(2)


def _digest(plain: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, plain, hashlib.sha256).hexdigest()[:32].encode()
