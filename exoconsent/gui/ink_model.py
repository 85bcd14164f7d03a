"""InkModel: strokes as they come from pen, finger and mouse, with one owner per stroke; knows nothing of Qt."""

import itertools
import math
from enum import IntEnum
from typing import Final

from exoconsent.consent.signature import Point, Stroke

QUIET_MS: Final = 500
"""This long after a pen (or a finger) was felt, lesser sources are its echo or a resting palm."""
NOISE_MM: Final = 0.1
"""Samples nearer than this to the last say nothing."""
POINTS_LIMIT: Final = 10_000
"""About a minute of a fast pen; more is a pen left lying on the pad."""


class Source(IntEnum):
    """What drew; a greater one takes the pad from a lesser one."""

    MOUSE = 1
    TOUCH = 2
    PEN = 3


class InkModel:
    """The ink on one pad. Times given in are milliseconds of any clock; those of the strokes start at 0."""

    def __init__(self) -> None:
        self._done: list[Stroke] = []
        self._open: list[Point] = []
        self._owner: Source | None = None
        self._felt: dict[Source, int] = {}
        self._began: int | None = None

    @property
    def owner(self) -> Source | None:
        """Who is drawing now."""
        return self._owner

    @property
    def open(self) -> Stroke:
        """The stroke being drawn; empty between strokes."""
        return tuple(self._open)

    @property
    def done(self) -> tuple[Stroke, ...]:
        """The finished strokes."""
        return tuple(self._done)

    @property
    def length(self) -> float:
        """Length of all finished lines, millimetres."""
        return sum(math.hypot(b.x - a.x, b.y - a.y) for stroke in self._done for a, b in itertools.pairwise(stroke))

    def feel(self, source: Source, arrived: int) -> None:
        """Know that ``source`` is near (a hovering pen) or on the pad at ``arrived``."""
        self._felt[source] = arrived

    def begin(self, source: Source, at: Point, arrived: int) -> bool:
        """Start a stroke; ``False`` when it is a palm or an echo. A pen drops the stroke its hand's palm had begun."""
        if self._owner is not None and self._owner >= source:
            return False
        if any(s > source and arrived - when < QUIET_MS for s, when in self._felt.items()):
            return False
        self.feel(source, arrived)
        self._owner, self._open = source, []
        if self._began is None:
            self._began = at.t
        self._add(at)
        return True

    def move(self, source: Source, at: Point, arrived: int) -> bool:
        """Draw on; ``False`` when nothing was added."""
        self.feel(source, arrived)
        if source is not self._owner:
            return False
        last = self._open[-1]
        if math.hypot(at.x - last.x, at.y - last.y) < NOISE_MM:
            return False
        if sum(map(len, self._done)) + len(self._open) >= POINTS_LIMIT:
            return False
        self._add(at)
        return True

    def end(self, source: Source, arrived: int) -> bool:
        """Finish the stroke of ``source``."""
        self.feel(source, arrived)
        if source is not self._owner:
            return False
        self._done.append(tuple(self._open))
        self._owner, self._open = None, []
        return True

    def cancel(self, source: Source) -> bool:
        """Drop the unfinished stroke of ``source``."""
        if source is not self._owner:
            return False
        self._owner, self._open = None, []
        return True

    def undo(self) -> bool:
        """Take the last stroke away, the unfinished one first."""
        if self._owner is not None:
            return self.cancel(self._owner)
        if not self._done:
            return False
        self._done.pop()
        return True

    def clear(self) -> None:
        """An empty pad; its clock starts anew."""
        self._done, self._open = [], []
        self._owner = self._began = None

    def _add(self, at: Point) -> None:
        before = self._open[-1] if self._open else self._done[-1][-1] if self._done else None
        since = at.t - (self._began or 0)
        # Devices have clocks of their own; a stroke never runs backwards all the same.
        time = max(since, before.t if before else 0)
        self._open.append(Point(x=at.x, y=at.y, t=time, pressure=at.pressure))
