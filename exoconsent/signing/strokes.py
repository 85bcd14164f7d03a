"""The strokes file: a drawn signature as JSON, read and bounded.

The full form is ``{"schema": "exoconsent-strokes/1", "width": 90, "height": 30, "strokes": [[[x, y, t, pressure], …],
…]}`` in millimetres from the top left, milliseconds and 0 to 1. Other programs write less: time and pressure may be
left out; a point may be ``{"x": …, "y": …, "t": …, "pressure": …}``, a stroke ``{"points": […]}``; the whole may be a
bare list of strokes, or of the points of one. Without width and height the pad is taken from the bounds of the strokes,
unless all coordinates lie between 0 and 1: those are fractions of our own pad.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from exoconsent.consent.signature import Point, Stroke, Strokes
from exoconsent.errors import BadInputError

SCHEMA: Final = "exoconsent-strokes/1"
_BYTES_LIMIT: Final = 4_000_000
_POINTS_LIMIT: Final = 20_000
"""Four minutes of a 80 Hz pen; a signature has some hundred."""
_MILLIMETRES_LIMIT: Final = 2_000.0
_DAY: Final = 86_400_000
_MILLISECONDS_LIMIT: Final = 10**14
"""Some pads count from 1970; what is kept counts from the first touch."""
OWN_PAD: Final = (70.0, 25.0)
"""Width and height of the pad that fractions are of, millimetres; the shape of the field on the page."""
_POINT_KEYS: Final = ("x", "y", "t", "pressure")


class _WrongPointError(Exception):
    """What is wrong with one point, without its place."""


def read_strokes(data: bytes, path: str = "") -> Strokes:
    """The strokes in ``data``, the content of a JSON file; ``path`` names it in messages.

    Raises:
        BadInputError: not JSON, not of that form, too large, or with numbers that are none; nothing is guessed.
    """
    content = _parse(data, path)
    if isinstance(content, Mapping):
        return _whole(content, path)
    return _on_own_pad(_strokes([content] if _is_one_stroke(content) else content, path))


def _parse(data: bytes, path: str) -> Any:
    if len(data) > _BYTES_LIMIT:
        raise BadInputError.saying(f"The strokes file is larger than {_BYTES_LIMIT // 1_000_000} MB.", path)
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise BadInputError.saying(
            "This is not a strokes file: it is not JSON. Save the signature again from the signature pad.", path
        ) from None


def _whole(content: Mapping[str, Any], path: str) -> Strokes:
    if content.get("schema", SCHEMA) != SCHEMA:
        raise BadInputError.saying(f'A strokes file says "schema": "{SCHEMA}"; this one says another.', path)
    if "width" not in content and "height" not in content:
        return _on_own_pad(_strokes(content.get("strokes"), path))
    wrong = [key for key in ("width", "height") if not _is_size(content.get(key))]
    if wrong:
        raise BadInputError.saying(
            f"{' and '.join(wrong)} must be millimetres over 0 and up to {_MILLIMETRES_LIMIT:.0f}.", path
        )
    strokes = _strokes(content.get("strokes"), path)
    return Strokes(width=float(content["width"]), height=float(content["height"]), strokes=strokes)


def _on_own_pad(strokes: tuple[Stroke, ...]) -> Strokes:
    """Strokes whose file names no pad."""
    points = [point for stroke in strokes for point in stroke]
    if points and all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in points):
        width, height = OWN_PAD
        scaled = tuple(tuple(replace(p, x=p.x * width, y=p.y * height) for p in stroke) for stroke in strokes)
        return Strokes(width=width, height=height, strokes=scaled)
    return Strokes(width=_extent(strokes, "x"), height=_extent(strokes, "y"), strokes=strokes)


def _is_one_stroke(content: Any) -> bool:
    """Whether a list holds points where strokes are expected."""
    first = content[0] if isinstance(content, list) and content else None
    if isinstance(first, Mapping):
        return "x" in first
    return isinstance(first, list) and bool(first) and all(isinstance(n, int | float) for n in first)


def _strokes(raw: Any, path: str) -> tuple[Stroke, ...]:
    if isinstance(raw, list):
        raw = [s["points"] if isinstance(s, Mapping) and set(s) == {"points"} else s for s in raw]
    if not isinstance(raw, list) or not all(isinstance(stroke, list) for stroke in raw):
        raise BadInputError.saying("strokes must be a list of strokes, each a list of points.", path)
    if sum(map(len, raw)) > _POINTS_LIMIT:
        raise BadInputError.saying(f"The signature has more than {_POINTS_LIMIT} points.", path)
    strokes = [[_placed(raw_point, s, p, path) for p, raw_point in enumerate(stroke)] for s, stroke in enumerate(raw)]
    first = min((point.t for stroke in strokes for point in stroke), default=0)
    start = first if first > _DAY else 0
    return tuple(tuple(replace(point, t=point.t - start) for point in stroke) for stroke in strokes if stroke)


def _placed(raw: Any, stroke: int, point: int, path: str) -> Point:
    try:
        return _point(raw)
    except _WrongPointError as wrong:
        raise BadInputError.saying(f"stroke {stroke + 1}, point {point + 1}: {wrong}", path) from None


def _point(raw: Any) -> Point:
    values = _values(raw)
    x, y = (_number(name, values.get(name), -_MILLIMETRES_LIMIT, _MILLIMETRES_LIMIT) for name in ("x", "y"))
    t = _number("t", values.get("t", 0), 0, _MILLISECONDS_LIMIT)
    pressure = _number("pressure", values.get("pressure", -1), -1, 1)
    return Point(x=x, y=y, t=round(t), pressure=pressure if pressure >= 0 else -1.0)


def _values(raw: Any) -> Mapping[str, Any]:
    if isinstance(raw, list) and 2 <= len(raw) <= len(_POINT_KEYS):
        return dict(zip(_POINT_KEYS, raw, strict=False))
    if isinstance(raw, Mapping) and set(raw) <= set(_POINT_KEYS):
        return raw
    raise _WrongPointError("a point is [x, y], [x, y, t] or [x, y, t, pressure]")


def _number(name: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise _WrongPointError(f"{name} must be a number from {low:g} to {high:g}")
    return float(value)


def _is_size(value: Any) -> bool:
    return not isinstance(value, bool) and isinstance(value, (int, float)) and 0 < value <= _MILLIMETRES_LIMIT


def _extent(strokes: tuple[Stroke, ...], axis: str) -> float:
    """How far the points reach from the pad's origin; at least a millimetre, so that a pad is never flat."""
    furthest = max((getattr(point, axis) for stroke in strokes for point in stroke), default=0.0)
    return max(1.0, math.ceil(furthest))
