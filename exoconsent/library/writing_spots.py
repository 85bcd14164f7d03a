"""Where everything stands in a YAML file: keys, values, list entries and comments by their offsets in the text."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from exoconsent.library.yamltree import Parser

_HASH: Final = re.compile(r"(?m)(?:^|(?<=[ \t]))#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One value in the text."""

    start: int
    end: int
    """Offset after its last character, comments behind it left out."""
    text: str = ""
    """Of a scalar: what it says."""
    bar: bool = False
    """Written below ``|`` or ``>``."""
    flow: bool = False
    """Written in braces or brackets."""
    entries: "tuple[tuple[Spot, Spot], ...] | None" = None
    """Of a mapping: keys with values."""
    items: "tuple[Spot, ...] | None" = None
    """Of a list."""


class Source:
    """A YAML file that ``read_tree`` has accepted, as text with its places."""

    def __init__(self, text: str) -> None:
        """``text`` has plain line feeds and no byte order mark."""
        self.text = text if text.endswith("\n") else f"{text}\n"
        self._lines = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self._scalars: list[tuple[int, int]] = []
        events = iter(yaml.parse(self.text, Loader=Parser))
        first = next(e for e in events if isinstance(e, yaml.NodeEvent))
        self.root = self._spot(first, events)
        self.comments = tuple(self._comments())
        """Start of every comment."""

    def line_start(self, place: int) -> int:
        """Offset of the first character of the line that holds ``place``."""
        return self._lines[bisect.bisect_right(self._lines, place) - 1]

    def line_end(self, place: int) -> int:
        """Offset after the line that holds the character before ``place``."""
        return self._lines[bisect.bisect_left(self._lines, place)] if place else 0

    def column(self, place: int) -> int:
        """Characters that stand before ``place`` on its line."""
        return place - self.line_start(place)

    def comments_in(self, start: int, end: int) -> list[str]:
        """The comments that begin in a stretch of the text."""
        return [self.text[c:].partition("\n")[0] for c in self.comments if start <= c < end]

    def _offset(self, mark: Any) -> int:
        place = self._lines[min(int(mark.line), len(self._lines) - 1)] + int(mark.column)
        return min(place, len(self.text))

    def _spot(self, event: Any, events: Iterator[Any]) -> Spot:
        start = self._offset(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, start)
        children = []
        while not isinstance(below := next(events), yaml.CollectionEndEvent):
            children.append(self._spot(below, events))
        flow = bool(event.flow_style)
        end = self._offset(below.end_mark) if flow else max((c.end for c in children), default=start)
        if isinstance(event, yaml.SequenceStartEvent):
            return Spot(start=start, end=end, flow=flow, items=tuple(children))
        return Spot(start=start, end=end, flow=flow, entries=tuple(zip(children[::2], children[1::2], strict=True)))

    def _scalar(self, event: Any, start: int) -> Spot:
        end, bar = self._offset(event.end_mark), event.style in ("|", ">")
        if bar:  # the mark stands behind the empty lines that follow
            end = start + len(self.text[start:end].rstrip())
        header = self.line_end(start + 1) if bar else start
        self._scalars.append((min(header, end), end))
        return Spot(start=start, end=end, text=event.value, bar=bar)

    def _comments(self) -> Iterator[int]:
        spans = sorted(self._scalars)
        starts = [start for start, _end in spans]
        for found in _HASH.finditer(self.text):
            before = bisect.bisect_right(starts, found.start()) - 1
            if before < 0 or found.start() >= spans[before][1]:
                yield found.start()
