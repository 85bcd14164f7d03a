"""Word by word: what would change in a form file, told by its place in the file and never by lines of YAML."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exoconsent.errors import BadFormError
from exoconsent.library.nodes import Entries, Items, Node, Scalar
from exoconsent.library.yamltree import read_tree

WORD_LIMIT: Final = 400
"""Longest text compared word by word; the time grows with the square of it. A longer one is shown old and new."""
_COMMENTS: Final = "only comments or the way it is written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words in a row: old ones that go, new ones that come, or words that stay."""

    text: str
    sign: str
    """"-" goes, "+" comes, " " stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place of a file that would not say the same any more."""

    place: str
    """Keys from the top, e.g. "text > en > title"."""
    pieces: tuple[Piece, ...]

    def words(self) -> str:
        """On one line: words that go in [-…-], words that come in {+…+}."""
        marks = {"-": "[-{}-]", "+": "{{+{}+}}", " ": "{}"}
        return " ".join(marks[piece.sign].format(piece.text) for piece in self.pieces)


def differences(old: bytes, new: bytes, name: str) -> tuple[Difference, ...]:
    """What differs between two readable files of the same ``name``, in the order of the new one; deleted things last.

    A file that cannot be read as YAML, such as a source document, is compared as one text.
    """
    before, after = _places(old, name), _places(new, name)
    found = [
        Difference(place=place, pieces=compared(before.get(place, ""), after.get(place, "")))
        for place in (*after, *(p for p in before if p not in after))
        if before.get(place) != after.get(place)
    ]
    if not found and old != new:
        return (Difference(place=_COMMENTS, pieces=()),)
    return tuple(found)


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts, those that are alike once."""
    before, after = old.split(), new.split()
    if len(before) > WORD_LIMIT or len(after) > WORD_LIMIT:
        return tuple(_pieces(("-", before), ("+", after)))
    pieces: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = tag == "equal"
        pieces += _pieces((" ", before[a:b])) if same else _pieces(("-", before[a:b]), ("+", after[c:d]))
    return tuple(pieces)


def _pieces(*runs: tuple[str, list[str]]) -> Iterator[Piece]:
    for sign, words in runs:
        if words:
            yield Piece(text=" ".join(words), sign=sign)


def _places(data: bytes, name: str) -> dict[str, str]:
    """Every text in the file by its place."""
    if not name.endswith(".yaml"):
        return {"the text": data.decode("utf-8", "replace")}
    try:
        return dict(_leaves(read_tree(data, name), ()))
    except BadFormError:
        return {"the file": data.decode("utf-8", "replace")}


def _leaves(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    match node:
        case Scalar():
            yield " > ".join(above), node.text
        case Entries():
            for key, below in node.entries:
                yield from _leaves(below, (*above, key.text))
        case Items():
            yield from _listed(node, above)


def _listed(node: Items, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A list of plain words is one text; other items are named by their ``id``, else by their number."""
    if all(isinstance(item, Scalar) for item in node.items):
        yield " > ".join(above), " ".join(item.text for item in node.items if isinstance(item, Scalar))
        return
    for number, item in enumerate(node.items, start=1):
        named = item.get("id") if isinstance(item, Entries) else None
        yield from _leaves(item, (*above, named.text if isinstance(named, Scalar) else str(number)))
