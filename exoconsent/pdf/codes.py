"""The QR code in the footer: which document, which page, which content, readable from a scan of the paper."""

from functools import lru_cache
from typing import Final

import segno

from exoconsent.pdf.figures import Picture

_HASH_DIGITS: Final = 32
_MASK: Final = 2
"""Any mask may be read; trying all eight takes five times as long as making the code (3.2 against 0.65 ms)."""


def page_code(number: str, page: int, pages: int, content_hash: str) -> str:
    """What the code of a one-based ``page`` says."""
    return f"EXO1|{number}|{page}/{pages}|{content_hash[:_HASH_DIGITS]}"


@lru_cache(maxsize=256)
def qr_picture(text: str, side: float) -> Picture:
    """``text`` as a QR code of ``side`` points, error correction level M; the page around it is the quiet zone."""
    modules = [bytes(row) for row in segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False).matrix]
    size = side / len(modules)
    shapes = [
        f"{start * size:.3f} {side - (index + 1) * size:.3f} {length * size:.3f} {size:.3f} re"
        for index, row in enumerate(modules)
        for start, length in _dark(row)
    ]
    return Picture(width=side, height=side, operators=f"0 0 0 rg {' '.join(shapes)} f")


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Start and length of each dark run of a row."""
    runs: list[tuple[int, int]] = []
    for index, module in enumerate(row):
        if not module:
            continue
        if runs and sum(runs[-1]) == index:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((index, 1))
    return runs
