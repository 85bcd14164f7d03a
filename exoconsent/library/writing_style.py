"""Plain values as YAML lines in the style of the shipped files: braces where they fit, ``|`` and ``>-`` for prose."""

import json
import re
from typing import Any, Final

from exoconsent.library.writing_prose import folded, line_folded
from exoconsent.library.writing_trees import Prose, Row, Short
from exoconsent.library.yamltree import typed

WIDTH: Final = 120
"""Longest line, as in the shipped files; only what cannot be broken is longer."""
STEP: Final = 2
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w.()/'’“”;%+?!–—-]| (?=[^\s#&*!|>@`%-]))*", re.UNICODE)
_PLAIN_IN_BLOCK: Final = re.compile(r"[^\W\d_](?:[\w.()/'’“”;%+?!,–—-]| (?=[^\s#&*!|>@`%-]))*", re.UNICODE)
_TRAPS: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
"""Words that other readers of YAML take for something else."""


def value_lines(value: Any, indent: int, room: int) -> list[str]:
    """``value`` behind a key or dash: first what stands on the same line, then whole lines below it.

    ``indent`` is the column of the key; ``room`` is what its line has left.
    """
    if isinstance(value, str):
        return _text_lines(value, indent, room)
    if not isinstance(value, (dict, list)):
        return [one_line(value)]
    short = one_line(value) if isinstance(value, (Short, Row)) or not value else ""
    if short and len(short) <= room:
        return [short]
    return ["", *(mapping_lines(value, indent + STEP) if isinstance(value, dict) else list_lines(value, indent + STEP))]


def mapping_lines(values: dict[str, Any], indent: int) -> list[str]:
    """Whole lines for keys with their values."""
    return [line for key, value in values.items() for line in entry_lines(key, value, indent)]


def list_lines(values: list[Any], indent: int) -> list[str]:
    """Whole lines for the entries of a list."""
    return [line for value in values for line in item_lines(value, indent)]


def entry_lines(key: str, value: Any, indent: int) -> list[str]:
    """Whole lines for one key with its value."""
    return keyed_lines(one_line(key), value, indent)


def keyed_lines(key: str, value: Any, indent: int) -> list[str]:
    """The same for a key as it is spelled in a file."""
    start = f"{' ' * indent}{key}:"
    first, *rest = value_lines(value, indent, WIDTH - len(start) - 1)
    return [f"{start} {first}" if first else start, *rest]


def item_lines(value: Any, indent: int) -> list[str]:
    """Whole lines for one entry of a list."""
    start = " " * indent + "- "
    first, *rest = value_lines(value, indent, WIDTH - len(start))
    if first:
        return [start + first, *rest]
    head, *tail = rest
    return [start + head.lstrip(" "), *tail]


def one_line(value: Any) -> str:
    """``value`` on one line, fit to stand in braces."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{one_line(k)}: {one_line(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(one_line, value)) + "]"
    if isinstance(value, str):
        return value if _is_plain(value, _PLAIN) else _quoted(value)
    return json.dumps(value)


def _text_lines(text: str, indent: int, room: int) -> list[str]:
    below = " " * (indent + STEP)
    if _fits_bar(text):
        lines = folded(text, WIDTH - len(below)) if isinstance(text, Prose) else text
        return ["|", *(below + line if line else "" for line in lines[:-1].split("\n"))]
    if len(text) <= room or not _folds(text):
        return [text if _is_plain(text, _PLAIN_IN_BLOCK) else _quoted(text)]
    return [">-", *(below + line for line in line_folded(text, WIDTH - len(below)))]


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.fullmatch(text)) and isinstance(typed(text), str) and text.lower() not in _TRAPS


def _fits_bar(text: str) -> bool:
    """Whether ``|`` gives it back: it ends in one line end, and no line begins or ends with a blank or tab."""
    lines = text[:-1].split("\n")
    whole = text.endswith("\n") and bool(lines[0]) and bool(lines[-1])
    return whole and not lines[0].startswith((" ", "\t")) and not any(_ends_blank(line) for line in lines)


def _ends_blank(line: str) -> bool:
    return line.startswith("\t") or line.endswith((" ", "\t"))


def _folds(text: str) -> bool:
    """Whether ``>-`` gives it back."""
    return bool(text) and not re.search(r"[\n\t]|  |^ | $", text)


def _quoted(text: str) -> str:
    """As a JSON string, which YAML reads alike and in which nothing is taken for syntax."""
    return json.dumps(text, ensure_ascii=False)
