"""Changed values put into a YAML file: what did not change keeps its lines, order and comments.

The file is cut into chunks, one for each key or list entry, each with the comment lines above it. Chunks whose value
stays are put back letter for letter. A comment that stood inside a value which is written anew moves above its key.
"""

import json
from dataclasses import dataclass, field
from typing import Any, Final

from exoconsent.library.writing_prose import woven
from exoconsent.library.writing_spots import Source, Spot
from exoconsent.library.writing_style import STEP, WIDTH, item_lines, keyed_lines, one_line
from exoconsent.library.writing_trees import Prose

Tree = dict[str, Any]
_ABSENT: Final = object()


class CannotPatch(Exception):
    """The file is laid out in a way that cannot be edited piece by piece."""


@dataclass(slots=True)
class _Chunk:
    """One key or list entry as it will be written."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """One key or list entry as it stands in the source."""

    start: int
    """Where the comment lines above it begin, or itself behind a dash."""
    line: int
    """Where its own line begins, or itself behind a dash."""
    end: int
    value: Spot
    key: Spot | None = None


@dataclass(slots=True)
class Patch:
    """One pass over a file."""

    source: Source
    moved: list[str] = field(default_factory=list)
    """Comments that could not stay beside what they stood beside."""

    def patched(self, old: Tree, new: Tree) -> str:
        """The file with the values of ``new``, where it held ``old``; raises ``CannotPatch``."""
        root = self.source.root
        if root.flow or root.entries is None:
            raise CannotPatch
        text = self.source.text
        start = self.source.line_start(root.start)
        return text[:start] + self._mapping(root, old, new, start) + text[self.source.line_end(root.end) :]

    def _mapping(self, spot: Spot, old: Tree, new: Tree, start: int) -> str:
        chunks = []
        cuts = self._cuts(spot, start)
        for cut in cuts:
            assert cut.key is not None
            name = cut.key.text
            before, after = old.get(name, _ABSENT), new.get(name, _ABSENT)
            if after is _ABSENT and before is not _ABSENT:
                if cut.line != self.source.line_start(cut.line):
                    raise CannotPatch  # the dash before it would be left alone
                chunks.append(_Chunk("", self._left_of(cut)))
            else:
                chunks.append(_Chunk(name, self._kept(cut) if before == after else self._entry(cut, before, after)))
        self._insert(chunks, new, self.source.column(cuts[0].key.start if cuts[0].key else start))
        return "".join(chunk.text for chunk in chunks)

    def _insert(self, chunks: list[_Chunk], new: Tree, indent: int) -> None:
        names = list(new)
        for place, name in enumerate(names):
            if any(chunk.key == name for chunk in chunks):
                continue
            text = "".join(f"{line}\n" for line in keyed_lines(one_line(name), new[name], indent))
            earlier = [i for i, chunk in enumerate(chunks) if chunk.key in names[:place]]
            chunks.insert(earlier[-1] + 1 if earlier else 1, _Chunk(name, text))

    def _entry(self, cut: _Cut, old: Any, new: Any) -> str:
        assert cut.key is not None
        text, value = self.source.text, cut.value
        below = self.source.line_end(cut.key.end + 1)
        same_kind = (_both(dict, old, new) and value.entries) or (_both(list, old, new) and value.items)
        if same_kind and not value.flow and new and value.start >= below:
            inner = self._mapping if value.entries else self._list
            return text[cut.start : below] + inner(value, old, new, below)
        if isinstance(new, Prose) and value.bar and isinstance(old, str):
            new = Woven(woven(value.text, new, WIDTH - self._deeper(cut.key.start)))
        key = text[cut.key.start : cut.key.end]
        return self._anew(cut, cut.key.end, keyed_lines(key, new, self.source.column(cut.key.start)))

    def _list(self, spot: Spot, old: list[Any], new: list[Any], start: int) -> str:
        cuts = self._cuts(spot, start)
        indent = self.source.column(self._dash(cuts[0]))
        chosen = _matched(old, new)
        chunks = []
        for place, value in chosen:
            cut = cuts[place] if place is not None else None
            chunks.append(self._item(cut, old[place or 0], value, indent) if cut else _item_text(value, indent))
        used = {place for place, _value in chosen}
        left = "".join(self._left_of(cut) for i, cut in enumerate(cuts) if i not in used)
        return left + "".join(chunks)

    def _item(self, cut: _Cut, old: Any, new: Any, indent: int) -> str:
        if old == new:
            return self._kept(cut)
        value, moved = cut.value, list(self.moved)
        if _both(dict, old, new) and value.entries and not value.flow and cut.line <= value.start < cut.end:
            try:
                return self.source.text[cut.start : value.start] + self._mapping(value, old, new, value.start)
            except CannotPatch:
                self.moved[:] = moved
        return self._anew(cut, self._dash(cut), item_lines(new, indent))

    def _cuts(self, spot: Spot, start: int) -> list[_Cut]:
        """The entries of a block, each with the lines above it that belong to nobody else."""
        pairs = spot.entries if spot.entries is not None else [(None, item) for item in spot.items or ()]
        cuts = []
        for key, value in pairs:
            own = key or value
            line = max(start, self.source.line_start(own.start))
            if key is None:
                line = self._item_line(start)
            end = self.source.line_end(max(value.end, own.end, line + 1))
            cuts.append(_Cut(start=start, line=line, end=end, value=value, key=key))
            start = end
        if not cuts:
            raise CannotPatch
        return cuts

    def _item_line(self, start: int) -> int:
        """The line of the next dash."""
        text = self.source.text
        while start < len(text):
            end = self.source.line_end(start + 1)
            if text[start:end].strip() and not text[start:end].lstrip().startswith("#"):
                break
            start = end
        if not text[start:].lstrip(" ").startswith("-"):
            raise CannotPatch
        return start

    def _dash(self, cut: _Cut) -> int:
        text = self.source.text[cut.line :]
        return cut.line + len(text) - len(text.lstrip(" "))

    def _kept(self, cut: _Cut) -> str:
        return self.source.text[cut.start : cut.end]

    def _left_of(self, cut: _Cut) -> str:
        """What stays when an entry goes: the lines above it, but not the comment that stands right on it."""
        lines = self.source.text[cut.start : cut.line].splitlines(keepends=True)
        place = self._dash(cut) if cut.key is None else cut.key.start
        own = " " * self.source.column(place) + "#"
        while lines and lines[-1].startswith(own):
            lines.pop()
        return "".join(lines)

    def _anew(self, cut: _Cut, start: int, lines: list[str]) -> str:
        """The lines above the entry, the comments that stood inside it, and its new lines."""
        first_line = self.source.line_end(start + 1)
        beside = self.source.comments_in(start, first_line)
        inside = self.source.comments_in(first_line, cut.end)
        self.moved += inside
        indent = lines[0][: len(lines[0]) - len(lines[0].lstrip(" "))]
        if cut.line != self.source.line_start(cut.line):  # behind a dash
            if inside:
                raise CannotPatch
            lines = [lines[0].lstrip(" "), *lines[1:]]
        behind = "".join(f"  {comment}" for comment in beside)
        above = "".join(f"{indent}{comment}\n" for comment in inside)
        rest = "".join(f"{line}\n" for line in lines[1:])
        return f"{self.source.text[cut.start : cut.line]}{above}{lines[0]}{behind}\n{rest}"

    def _deeper(self, place: int) -> int:
        return self.source.column(place) + STEP


class Woven(str):
    """Prose that is folded already."""

    __slots__ = ()


def _both(kind: type, old: Any, new: Any) -> bool:
    return isinstance(old, kind) and isinstance(new, kind)


def _item_text(value: Any, indent: int) -> str:
    return "".join(f"{line}\n" for line in item_lines(value, indent))


def _matched(old: list[Any], new: list[Any]) -> list[tuple[int | None, Any]]:
    """Each new entry with the place of the old one that it was: the same, of the same id, or in the same place."""
    free = {place: _name(value) for place, value in enumerate(old)}
    found: list[tuple[int | None, Any]] = []
    for value in new:
        place = next((p for p, name in free.items() if name == _name(value)), None)
        if place is not None:
            del free[place]
        found.append((place, value))
    return [(i if place is None and i in free else place, value) for i, (place, value) in enumerate(found)]


def _name(value: Any) -> str:
    return f"id {value['id']}" if isinstance(value, dict) and "id" in value else json.dumps(value, sort_keys=True)
