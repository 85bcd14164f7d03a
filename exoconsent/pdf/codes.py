"""The QR code in the footer: which document, which page, which content, readable from a scan of the paper."""

from functools import cache
from operator import getitem
from typing import Final

from exoconsent.pdf.figures import Picture
from exoconsent.pdf.symbols import symbol

_HASH_DIGITS: Final = 32


def page_code(number: str, page: int, pages: int, content_hash: str) -> str:
    """What the code of a one-based ``page`` says."""
    return f"EXO1|{number}|{page}/{pages}|{content_hash[:_HASH_DIGITS]}"


def qr_picture(text: str, side: float) -> Picture:
    """``text`` as a QR code of ``side`` points, error correction level M; the page around it is the quiet zone.

    All modules are one path, filled once: no seam can open between two that touch.
    """
    letters = text.encode("utf-8")
    code = symbol(len(letters))
    rows, stride = code.rows(letters), code.stride
    eights = tuple(map(_eight, range(stride)))
    shapes = [
        "".join(map(getitem, eights, rows[start : start + stride])).replace("y", str(index))
        for index, start in enumerate(range(0, len(rows), stride))
    ]
    size = side / code.side
    operators = f"{size:.6f} 0 0 {-size:.6f} 0 {side:.2f} cm 0 0 0 rg{''.join(shapes)} f"
    return Picture(width=side, height=side, operators=operators)


@cache
def _eight(place: int) -> tuple[str, ...]:
    """The dark runs of all that the ``place``-th eight modules of a row can be; a row has 23 eights at most."""
    return tuple(_dark(modules, place) for modules in range(256))


def _dark(modules: int, place: int) -> str:
    """The dark runs of eight modules, the ``place``-th eight of a row; ``y`` stands for the row."""
    shapes, start = "", 0
    while modules >> (8 - start) << (8 - start) != modules:
        while not modules & 0x80 >> start:
            start += 1
        end = start
        while modules & 0x80 >> end:
            end += 1
        shapes += f" {place * 8 + start} y {end - start} 1 re"
        start = end
    return shapes
