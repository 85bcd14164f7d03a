"""Ink: strokes as PDF path operators, smooth, in one colour, without fonts, so that PDF/A is kept."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exoconsent.consent.signature import INK_MINIMUM_MM, Method, Point, Stroke, Strokes
from exoconsent.errors import BadInputError, Complaint, NotReadyError

MARK_MINIMUM_MM: Final = 6.0
"""A cross of two 3 mm lines; a person who cannot write need not draw 20 mm, but a dot is still no mark."""
INK_COLOUR: Final = "0.04 0.16 0.44"
"""Dark blue, DeviceRGB: an original is told from a copy."""
POINTS_PER_MM: Final = 72 / 25.4
_PEN: Final = 1.1
"""Width of a line without pressure, points."""
_PEN_LIGHT, _PEN_HARD = 0.5, 1.7
_STEP_MM: Final = 0.15
"""Samples nearer than this to the last are noise of the digitiser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle in a form's own space, points from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


def check_ink(strokes: Strokes | None, method: Method) -> None:
    """Refuse what is no signature.

    Raises:
        BadInputError: strokes missing for a drawn signature or a mark, given for a typed one, or not numbers.
        NotReadyError: less ink than ``INK_MINIMUM_MM`` (a mark: ``MARK_MINIMUM_MM``).
    """
    if (strokes is None) is not (method is Method.TYPED):
        said = "a typed name carries no strokes" if strokes else f"a signature that is {method} needs its strokes"
        raise BadInputError.saying(f"The signature does not fit its method: {said}.")
    if strokes is None:
        return
    if not all(math.isfinite(n) for stroke in strokes.strokes for p in stroke for n in (p.x, p.y, p.pressure)):
        raise BadInputError.saying("The signature has points that are nowhere; clear the pad and sign again.")
    least = MARK_MINIMUM_MM if method is Method.MARK else INK_MINIMUM_MM
    if strokes.ink_length < least:
        message = (
            f"The ink is {strokes.ink_length:.0f} mm long; a {'mark' if method is Method.MARK else 'signature'} has "
            f"at least {least:.0f} mm. Clear the pad and sign again."
        )
        raise NotReadyError([Complaint(message=message)])


def draw_ink(strokes: Strokes, area: Area) -> str:
    """Operators that draw ``strokes`` in the middle of ``area``: true to scale, made smaller when they do not fit."""
    lines = [_thinned(stroke) for stroke in strokes.strokes if stroke]
    if not lines:
        return ""
    place = _placing(lines, area)
    drawn = [operator for line in lines for operator in _line(line, [place(p) for p in line])]
    return "\n".join([f"q 1 J 1 j {INK_COLOUR} RG {_PEN} w", *drawn, "Q"])


XY = tuple[float, float]


class _Placing:
    """From millimetres below the pad's top to points above the area's bottom."""

    def __init__(self, bounds: tuple[float, float, float, float], area: Area) -> None:
        left, top, right, bottom = bounds
        wide, high = right - left, bottom - top
        room = (area.width - _PEN_HARD, area.height - _PEN_HARD)
        fits = [r / size for r, size in zip(room, (wide, high), strict=True) if size > 0]
        self.scale = max(0.0, min([POINTS_PER_MM, *fits]))
        self.x = area.x + area.width / 2 - self.scale * (left + right) / 2
        self.y = area.y + area.height / 2 + self.scale * (top + bottom) / 2

    def __call__(self, point: Point) -> XY:
        return self.x + self.scale * point.x, self.y - self.scale * point.y


def _placing(lines: Sequence[Stroke], area: Area) -> _Placing:
    xs = [p.x for line in lines for p in line]
    ys = [p.y for line in lines for p in line]
    return _Placing((min(xs), min(ys), max(xs), max(ys)), area)


def _thinned(stroke: Stroke) -> Stroke:
    kept = [stroke[0]]
    for point in stroke[1:]:
        if math.dist((point.x, point.y), (kept[-1].x, kept[-1].y)) >= _STEP_MM:
            kept.append(point)
    return tuple(kept)


def _line(stroke: Stroke, at: Sequence[XY]) -> Iterator[str]:
    if len(at) == 1:
        x, y = at[0]
        yield f"{x:.2f} {y:.2f} m {x + 0.01:.2f} {y:.2f} l S"  # a round cap makes the dot of an i
    elif any(p.pressure >= 0 for p in stroke):
        widths = _widths(stroke)
        for i, (start, curve) in enumerate(zip(at, _curves(at), strict=False)):
            yield f"{(widths[i] + widths[i + 1]) / 2:.2f} w {start[0]:.2f} {start[1]:.2f} m {curve} S"
        yield f"{_PEN} w"
    else:
        yield f"{at[0][0]:.2f} {at[0][1]:.2f} m {' '.join(_curves(at))} S"


def _curves(at: Sequence[XY]) -> Iterator[str]:
    """Bézier pieces of the Catmull-Rom spline through ``at``; its ends are repeated."""
    padded = [at[0], *at, at[-1]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        first = [start[i] + (end[i] - before[i]) / 6 for i in (0, 1)]
        second = [end[i] - (after[i] - start[i]) / 6 for i in (0, 1)]
        yield " ".join(f"{n:.2f}" for n in (*first, *second, *end)) + " c"


def _widths(stroke: Stroke) -> list[float]:
    """Pen width at each point from its pressure, evened out over its neighbours."""
    raw = [_PEN_LIGHT + (_PEN_HARD - _PEN_LIGHT) * min(1.0, p.pressure) if p.pressure >= 0 else _PEN for p in stroke]
    near = [raw[max(0, i - 2) : i + 3] for i in range(len(raw))]
    return [sum(widths) / len(widths) for widths in near]
