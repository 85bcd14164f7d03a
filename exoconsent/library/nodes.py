"""The tree that a file is read into: plain values, each with the line on which it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exoconsent.errors import Complaint, ComplaintsError

Path = Sequence[str | int]
"""Keys and zero-based places that lead from the top to a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value without parts."""

    line: int
    """One-based."""
    data: str | int | float | bool | None
    text: str
    """The value as it is spelled in the file."""
    text_line: int = 0
    """Line of the first line of ``text``; differs from ``line`` below a ``|``."""

    def value(self) -> Any:
        """The plain Python value."""
        return self.data


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    line: int
    items: tuple["Node", ...]

    def value(self) -> Any:
        """The plain Python value."""
        return [item.value() for item in self.items]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Keys with their values, in the order of the file."""

    line: int
    entries: tuple[tuple[Scalar, "Node"], ...]

    def value(self) -> Any:
        """The plain Python value."""
        return {key.text: node.value() for key, node in self.entries}

    def get(self, name: str) -> "Node | None":
        """The value below ``name``, or ``None``."""
        return next((node for key, node in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """The key ``name`` itself, for its line."""
        return next((key for key, _node in self.entries if key.text == name), None)

    def lines(self) -> Mapping[str, int]:
        """The line of every key."""
        return {key.text: key.line for key, _node in self.entries}


Node = Scalar | Items | Entries


def line_at(node: Node, path: Path) -> int:
    """The line of the key or list item that ``path`` leads to; as near as the tree goes."""
    line = node.line
    for line, node in _walk(node, path):  # noqa: B007, B020 - the last pair is wanted
        pass
    return line


def node_at(node: Node, path: Path) -> Node | None:
    """The value at ``path``, or ``None``."""
    walked = list(_walk(node, path))
    if len(walked) < len(path):
        return None
    return walked[-1][1] if walked else node


def _walk(node: Node, path: Path) -> Iterator[tuple[int, Node]]:
    for step in path:
        if isinstance(node, Entries) and isinstance(step, str):
            key, below = node.key(step), node.get(step)
            if key is None or below is None:
                return
            node, line = below, key.line
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            return
        yield line, node


class Sink:
    """Gathers what is wrong with one file, so that all of it can be told together."""

    LIMIT = 100

    def __init__(self, path: str) -> None:
        """Complaints will name ``path``."""
        self.path = path
        self._complaints: dict[tuple[int, str], Complaint] = {}

    def say(self, place: int | Node | None, message: str) -> None:
        """Note ``message`` at a line or at a value's line; the same thing twice is noted once."""
        line = place if isinstance(place, int) else (place.line if place else 0)
        if len(self._complaints) < self.LIMIT:
            self._complaints.setdefault((line, message), Complaint(message=message, path=self.path, line=line))

    def add(self, complaints: Sequence[Complaint]) -> None:
        """Note complaints that somebody else made."""
        for complaint in complaints:
            self.say(complaint.line, complaint.message)

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """Everything noted, by line."""
        return tuple(sorted(self._complaints.values(), key=lambda c: c.line))

    def raise_as(self, error: type[ComplaintsError]) -> None:
        """Raise ``error`` with everything noted, if anything was."""
        if self._complaints:
            raise error(self.complaints)
