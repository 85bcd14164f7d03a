"""Markdown folded at blanks so that it reads well in an editor, keeping the lines of what did not change."""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from exoconsent.library.markdown import _parser, read_markdown

_BREAKABLE: Final = re.compile(r"(?<=[^\s\\]) (?=[^\W_]|[(\[“”\"'‘’{¿¡]|\*\*[^\W_])(?!\d+[.)])")
"""A blank at which a line may end: what begins the next line must not look like a bullet, a heading or a ruler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A paragraph or a bullet as it stands in the source."""

    source: str
    same: str
    """Equal for pieces of equal meaning."""
    bullet: bool


def folded(markdown: str, room: int) -> str:
    """``markdown`` with lines of at most ``room`` characters where it has blanks to break at; its meaning stays."""
    text = "\n".join(_folded_line(line, room) for line in markdown.split("\n"))
    return text if read_markdown(text) == read_markdown(markdown) else markdown


def woven(old: str, new: str, room: int) -> str:
    """``new``, folded, but with the lines of ``old`` for every paragraph and bullet that means the same in both."""
    before, after = _pieces(old), _pieces(new)
    match = difflib.SequenceMatcher(None, [p.same for p in before], [p.same for p in after], autojunk=False)
    kept = {b + i: before[a + i].source for a, b, size in match.get_matching_blocks() for i in range(size)}
    text = "".join(_joined(after, lambda i: kept.get(i) or folded(after[i].source, room))) + "\n"
    return text if read_markdown(text) == read_markdown(new) else folded(new, room)


def line_folded(text: str, room: int) -> list[str]:
    """One line of words as several; only single blanks are broken at, so that joining with a blank gives it back."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _folded_line(line: str, room: int) -> str:
    hang = "  " if line.startswith("- ") else ""
    lines: list[str] = []
    start = last = 0
    for place in [m.start() for m in _BREAKABLE.finditer(line, 2 if hang else 0)] + [len(line)]:
        width = len(hang) if lines else 0
        if place - start + width > room and last > start:
            lines.append(line[start:last])
            start = last + 1
        last = place
    return f"\n{hang}".join([*lines, line[start:]])


def _joined(pieces: list[_Piece], source: Callable[[int], str]) -> Iterator[str]:
    for place, piece in enumerate(pieces):
        if place:
            yield "\n" if piece.bullet and pieces[place - 1].bullet else "\n\n"
        yield source(place)


def _pieces(markdown: str) -> list[_Piece]:
    lines = markdown.split("\n")
    return [_piece("\n".join(lines[start:end]).rstrip("\n "), bullet) for start, end, bullet in _places(markdown)]


def _piece(source: str, bullet: bool) -> _Piece:
    return _Piece(source=source, same=repr(read_markdown(source)), bullet=bullet)


def _places(markdown: str) -> Iterator[tuple[int, int, bool]]:
    for token in _parser().parse(markdown):
        if _stands_alone(token):
            yield token.map[0], token.map[1], token.type == "list_item_open"


def _stands_alone(token: Any) -> bool:
    return bool(token.level == 0 and token.type == "paragraph_open") or bool(
        token.level == 1 and token.type == "list_item_open"
    )
