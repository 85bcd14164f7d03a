"""Word by word: what would change in a form file, told by its place in the file and never by lines of YAML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exoconsent.consent.word_changes import Change, Piece, of_text, word_changes
from exoconsent.errors import BadFormError
from exoconsent.library.nodes import Entries, Items, Node, Scalar
from exoconsent.library.yamltree import read_tree

WORD_LIMIT: Final = 400
"""Longest text compared word by word; the time grows with the square of it. A longer one is shown old and new."""
_COMMENTS: Final = "only comments or the way it is written"


SIGNS: Final[Mapping[Change, str]] = MappingProxyType({Change.SAME: " ", Change.REMOVED: "-", Change.ADDED: "+"})
"""How the command line writes what became of some words."""
_MARKS: Final = MappingProxyType({Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place of a file that would not say the same any more."""

    place: str
    """Keys from the top, e.g. "text > en > title"."""
    pieces: tuple[Piece, ...]

    def words(self) -> str:
        """On one line: words that go in [-…-], words that come in {+…+}."""
        return " ".join(_MARKS[piece.change].format(on_one_line(piece)) for piece in self.pieces)


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
    before, after = of_text(old.strip()), of_text(new.strip())
    if max(len(before), len(after)) <= WORD_LIMIT:
        return word_changes(before, after)
    both = ((Change.REMOVED, before), (Change.ADDED, after))
    return tuple(Piece(change=change, words=words) for change, words in both if words)


def on_one_line(piece: Piece) -> str:
    """Its words with one blank between them, however the file breaks its lines."""
    return " ".join(piece.text.split())


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
