"""The pictures beside a risk: how many people of a crowd, or that nobody knows.

Each picture is cached PDF operators around the origin. They read in black and white: who is affected is black, the
uncertain rest of a range is outlined and half-toned, the others are pale. Every person of the denominator is there,
none is rounded away (icon arrays: Galesic et al. 2009; same denominator shown whole: IPDAS).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from typing import Final

_MOST_PEOPLE: Final = 100
"""Up to here people are drawn, beyond it squares."""
_MOST_SQUARES: Final = 10_000
_BLACK, _HALF, _PALE = "0 0 0", ".55 .55 .55", ".86 .86 .86"
# Paler than it need be for the eye: a darker grid of squares keeps zxing from finding the page's QR code at 150 dpi.


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing whose lower left corner is the origin; lengths in points."""

    width: float
    height: float
    operators: str


@lru_cache(maxsize=64)
def icon_array(low: int, high: int, per: int, *, rtl: bool = False) -> Picture | None:
    """``per`` people with ``low`` filled and those up to ``high`` half-toned, in reading order: ``rtl`` from the right.

    ``None`` where they are too many to be drawn honestly in this room: the words then stand alone.
    """
    if not 0 < per <= _MOST_SQUARES:
        return None
    low, high = max(0, min(low, per)), max(0, min(max(low, high), per))
    picture = _people(low, high, per) if per <= _MOST_PEOPLE else _squares(low, high, per)
    return _mirrored(picture) if rtl else picture


def _mirrored(picture: Picture) -> Picture:
    return replace(picture, operators=f"-1 0 0 1 {picture.width:.2f} 0 cm {picture.operators}")


# ---------------------------------------------------------------------------------------------------------- people


def _people(low: int, high: int, per: int) -> Picture:
    """Heads and shoulders, ten in a row; drawn as thick strokes with round ends, which keeps them short."""
    columns = min(per, 10)
    rows = ceil(per / columns)
    step, rise = 12.0, 15.0
    width, height = columns * step, rows * rise
    places = [((i % columns + 0.5) * step, height - (i // columns + 1) * rise + 1.0) for i in range(per)]
    parts = [
        _figures(places[high:], _PALE, 0.0),
        _figures(places[:high], _BLACK, 0.0),
        _figures(places[low:high], _HALF, 1.1),
    ]
    return Picture(width=width, height=height, operators=" ".join(["1 J", *filter(None, parts)]))


def _figures(places: list[tuple[float, float]], ink: str, inset: float) -> str:
    """People at ``places``; with ``inset`` the smaller ones laid on top that leave an outline."""
    if not places:
        return ""
    heads = " ".join(f"{x:.2f} {y + 10.9:.2f} m {x:.2f} {y + 10.9:.2f} l" for x, y in places)
    bodies = " ".join(f"{x:.2f} {y + 2.6:.2f} m {x:.2f} {y + 5.6:.2f} l" for x, y in places)
    return f"{ink} RG {4.0 - inset:.2f} w {heads} S {5.2 - inset:.2f} w {bodies} S"


# --------------------------------------------------------------------------------------------------------- squares


def _squares(low: int, high: int, per: int) -> Picture:
    """A grid of little squares, one a person, in blocks of ten by ten that help to count."""
    columns = 50 if per <= 2500 else 100
    grid = _Grid(columns=columns, step=2.6 if columns == 50 else 1.2, alley=1.4)
    rows = ceil(per / columns)
    width, height = grid.at(columns) - grid.alley, grid.at(rows) - (0.0 if rows % 10 else grid.alley)
    parts = [
        f"{ink} RG {' '.join(grid.rows(first, last, height))}"
        for first, last, ink in ((0, low, _BLACK), (low, high, _HALF), (high, per, _PALE))
        if first < last
    ]
    return Picture(width=width, height=height, operators=" ".join([f"0 J {grid.side:.3f} w", *parts]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where the squares stand; each row is one dashed line, so that 10,000 of them stay small."""

    columns: int
    step: float
    alley: float
    """Extra white after every ten."""

    @property
    def side(self) -> float:
        return self.step * 0.8

    def at(self, index: int) -> float:
        """Distance of a square from the edge."""
        return index * self.step + index // 10 * self.alley

    def rows(self, first: int, last: int, height: float) -> Iterator[str]:
        """Dashed lines through the squares ``first`` up to ``last``."""
        gap = self.step - self.side
        ten = [f"{self.side:.3f} {gap:.3f}"] * 9 + [f"{self.side:.3f} {gap + self.alley:.3f}"]
        for row in range(first // self.columns, (last - 1) // self.columns + 1):
            start = max(first, row * self.columns) - row * self.columns
            end = min(last, (row + 1) * self.columns) - row * self.columns - 1
            y = height - self.at(row) - self.side / 2
            phase = start % 10 * self.step
            dash = f"[{' '.join(ten)}] {phase:.3f} d"
            yield f"{dash} {self.at(start):.2f} {y:.2f} m {self.at(end) + self.side:.2f} {y:.2f} l S"


# ------------------------------------------------------------------------------------------------------- not known


@lru_cache(maxsize=2)
def not_known(*, turned: bool = False) -> Picture:
    """Ten people drawn with dashes and a question mark over them: no number, and no empty crowd that reads as zero.

    ``turned`` is the question mark of Arabic writing.
    """
    width, height, step, rise = 130.0, 62.0, 26.0, 31.0
    people = [_outline((i % 5 + 0.5) * step, (1 - i // 5) * rise + 2.0) for i in range(10)]
    middle = width / 2
    left, right = middle - 6.5, middle + 6.5
    disc = f"1 1 1 rg 0 0 0 RG 1.4 w [] 0 d {_circle(middle, height / 2, 19)} B"
    hook = (
        f"1 J 1 j 3.6 w {left:.2f} 36.5 m {left:.2f} 45.5 {right:.2f} 45.5 {right:.2f} 37 c "
        f"{right:.2f} 32.5 {middle:.2f} 33 {middle:.2f} 26.5 c S"
    )
    dot = f"4.6 w {middle:.2f} 20 m {middle:.2f} 20 l S"
    dashes = "0 J .35 .35 .35 RG .8 w [2 1.6] 0 d"
    picture = Picture(width=width, height=height, operators=" ".join([dashes, *people, disc, hook, dot]))
    return _mirrored(picture) if turned else picture


def _outline(x: float, y: float) -> str:
    """One dashed person standing on ``y``."""
    head = f"{_circle(x, y + 21.5, 4.5)} S"
    body = (
        f"{x - 8:.2f} {y:.2f} m {x - 8:.2f} {y + 8:.2f} l {x - 8:.2f} {y + 17:.2f} {x + 8:.2f} {y + 17:.2f} "
        f"{x + 8:.2f} {y + 8:.2f} c {x + 8:.2f} {y:.2f} l s"
    )
    return f"{head} {body}"


def _circle(x: float, y: float, radius: float) -> str:
    """A circle as four curves."""
    k = radius * 0.5523
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + k:.2f} {x + k:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{x - k:.2f} {y + radius:.2f} {x - radius:.2f} {y + k:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - k:.2f} {x - k:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
        f"{x + k:.2f} {y - radius:.2f} {x + radius:.2f} {y - k:.2f} {x + radius:.2f} {y:.2f} c"
    )
