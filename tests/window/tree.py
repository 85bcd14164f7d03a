"""What AT-SPI showed of the window at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing in the accessibility tree."""

    node: int
    parent: int
    name: str
    why: str
    role: str
    states: frozenset[str]
    box: tuple[int, int, int, int]
    actions: tuple[str, ...]

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Node":
        """As the reader tells it."""
        return cls(
            node=told.get("node", -1),
            parent=told.get("parent", -1),
            name=told["name"] or "",
            why=told["why"] or "",
            role=told["role"],
            states=frozenset(told["states"]),
            box=tuple(told["box"] or (0, 0, 0, 0)),
            actions=tuple(told["actions"]),
        )

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click it."""
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    def __str__(self) -> str:
        return f"{self.role} “{self.name}” {self.box}"


@dataclass(frozen=True, slots=True)
class Tree:
    """One reading of everything that AT-SPI shows."""

    nodes: tuple[Node, ...]

    def all(self, role: str = "", name: str = "") -> list[Node]:
        """What shows, of that role and with ``name`` in its name."""
        shown = (n for n in self.nodes if "showing" in n.states)
        return [n for n in shown if (not role or n.role == role) and name in n.name]

    @property
    def focused(self) -> Node | None:
        """What has the keyboard."""
        held = [n for n in self.nodes if {"focused", "showing"} <= n.states and n.role != "frame"]
        named = [n for n in held if n.name.strip()]
        return (named or held or [None])[-1]  # the deepest: a field and what holds it both say that they have it

    @property
    def nameless(self) -> list[Node]:
        """What takes the keyboard or can be pressed and shows, but has no name."""
        shown = (n for n in self.nodes if "showing" in n.states and n.role != "table cell")  # a cell may be empty
        return [n for n in shown if not n.name.strip() and self._wants_a_name(n)]

    def inside(self, node: Node, name: str) -> bool:
        """Whether ``node`` lies in something of that name."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            if node.name == name:
                return True
        return False

    @staticmethod
    def _wants_a_name(node: Node) -> bool:
        pressable = bool({"Press", "Toggle", "ShowMenu"} & set(node.actions))
        return "focusable" in node.states or pressable
