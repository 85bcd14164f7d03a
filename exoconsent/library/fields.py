"""Reading single values out of a tree: what has the wrong shape reads as empty, since ``shape`` has told it already."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from exoconsent.consent.conditions import Condition
from exoconsent.consent.text import Blocks, Inlines
from exoconsent.library.conditions import read_condition
from exoconsent.library.markdown import Complaints, read_line, read_markdown
from exoconsent.library.nodes import Entries, Items, Node, Scalar, Sink

Choice = TypeVar("Choice", bound=StrEnum)


def below(node: Node | None, key: str) -> Node | None:
    """The value below ``key``, or ``None``."""
    return node.get(key) if isinstance(node, Entries) else None


def items(node: Node | None, key: str) -> tuple[Node, ...]:
    """The entries of the list below ``key``."""
    found = below(node, key)
    return found.items if isinstance(found, Items) else ()


def pairs(node: Node | None, key: str) -> Iterator[tuple[Scalar, Node]]:
    """The keys and values below ``key``."""
    found = below(node, key)
    yield from found.entries if isinstance(found, Entries) else ()


def word(node: Node | None, key: str) -> str:
    """The text below ``key``; empty when it is missing or not text."""
    data = _data(node, key)
    return data if isinstance(data, str) else ""


def flag(node: Node | None, key: str, default: bool = False) -> bool:
    """The true or false below ``key``."""
    data = _data(node, key)
    return data if isinstance(data, bool) else default


def count(node: Node | None, key: str) -> int:
    """The whole number below ``key``; 0 when it is missing."""
    data = _data(node, key)
    return data if isinstance(data, int) else 0


def words(node: Node | None, key: str) -> tuple[str, ...]:
    """The texts of the list below ``key``."""
    return tuple(n.data for n in items(node, key) if isinstance(n, Scalar) and isinstance(n.data, str))


def choice(kind: type[Choice], node: Node | None, key: str) -> Choice:
    """The enum member below ``key``; the first member where the word is unknown."""
    found = word(node, key)
    return kind(found) if found in set(kind) else next(iter(kind))


def condition(node: Node | None, key: str, sink: Sink) -> Condition | None:
    """The rule below ``key``, or ``None`` where there is none."""
    found = below(node, key)
    return None if found is None else read_condition(found, sink)


def day(node: Node | None, key: str, sink: Sink) -> str:
    """The ISO date below ``key``; an impossible one is told."""
    found, text = below(node, key), word(node, key)
    if found and text and len(text) == 10 and not _is_day(text):
        sink.say(found, f'"{key}": there is no day {text}; write year-month-day, such as 2026-11-22')
    return text


def prose(node: Node | None, sink: Sink) -> Blocks:
    """The Markdown blocks of a scalar."""
    blocks, complaints = read_markdown(_text(node)) if _text(node) else ((), [])
    _tell(node, complaints, sink)
    return blocks


def line_of_prose(node: Node | None, sink: Sink) -> Inlines:
    """The runs of a scalar that must be one paragraph."""
    inlines, complaints = read_line(_text(node)) if _text(node) else ((), [])
    _tell(node, complaints, sink)
    return inlines


def plain(node: Node | None, key: str, sink: Sink) -> str:
    """The text below ``key``, printed as it stands: marks and blanks would be printed too, so they are refused."""
    text = word(node, key)
    for mark in ("{", "}", "**", "](", "`"):
        if mark in text:
            sink.say(below(node, key), f'"{key}" is printed as it stands and may not hold "{mark}"; delete it')
    return " ".join(text.split())


def _data(node: Node | None, key: str) -> Any:
    found = below(node, key)
    return found.data if isinstance(found, Scalar) else None


def _text(node: Node | None) -> str:
    return node.data if isinstance(node, Scalar) and isinstance(node.data, str) else ""


def _tell(node: Node | None, complaints: Complaints, sink: Sink) -> None:
    if isinstance(node, Scalar):
        for line, message in complaints:
            sink.say(node.text_line + line, message)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
