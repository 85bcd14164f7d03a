"""Differences between two texts, word by word, with what is bold, slanted or linked."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from exoconsent.consent.text import Blocks, Bullets, Inlines, Run, plain

PARAGRAPH = "¶"
BULLET = "•"


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word with the blank behind it, or the sign for a new paragraph or bullet."""

    text: str
    bold: bool = False
    emphasis: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in a row that stayed, came or went."""

    change: Change
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as plain text."""
        return "".join(word.text for word in self.words)


def of_blocks(blocks: Blocks) -> tuple[Word, ...]:
    """The words of paragraphs and bullets."""
    return tuple(_of_blocks(blocks))


def of_line(line: Inlines) -> tuple[Word, ...]:
    """The words of one line."""
    return tuple(_of_inlines(line))


def of_text(text: str) -> tuple[Word, ...]:
    """The words of a text without marks."""
    return of_line(plain(text)) if text else ()


def word_changes(old: Iterable[Word], new: Iterable[Word]) -> tuple[Piece, ...]:
    """What stayed, went and came, in reading order; what went stands before what came in its place."""
    before, after = tuple(old), tuple(new)
    matcher = difflib.SequenceMatcher(None, [*map(_key, before)], [*map(_key, after)], autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(change=Change.SAME, words=after[c:d]))
            continue
        found += [Piece(change=Change.REMOVED, words=before[a:b])] if b > a else []
        found += [Piece(change=Change.ADDED, words=after[c:d])] if d > c else []
    return tuple(found)


def calmer(pieces: Iterable[Piece], least: int = 3) -> tuple[Piece, ...]:
    """``pieces`` for reading: fewer than ``least`` words that stayed between two changes are told with them.

    Two sentences that share no more than "you" and "a" are easier to read one after the other than word by word.
    The words of before and after are the same as before.
    """
    told, found = tuple(pieces), list[Piece]()
    gone, come = list[Word](), list[Word]()
    for place, piece in enumerate(told):
        inner = 0 < place < len(told) - 1 and len(piece.words) < least
        if piece.change is Change.SAME and not (inner and (gone or come)):
            found += [*_both(gone, come), piece]
            gone, come = [], []
        else:
            gone += piece.words if piece.change is not Change.ADDED else ()
            come += piece.words if piece.change is not Change.REMOVED else ()
    return (*found, *_both(gone, come))


def _both(gone: list[Word], come: list[Word]) -> Iterator[Piece]:
    if gone:
        yield Piece(change=Change.REMOVED, words=tuple(gone))
    if come:
        yield Piece(change=Change.ADDED, words=tuple(come))


def differs(pieces: Iterable[Piece]) -> bool:
    """Whether any word came or went."""
    return any(piece.change is not Change.SAME for piece in pieces)


def _key(word: Word) -> tuple[str, bool, bool, str]:
    """What makes two words the same; the blanks behind them do not."""
    return word.text.strip() or word.text, word.bold, word.emphasis, word.href


def _of_blocks(blocks: Blocks) -> Iterator[Word]:
    for place, block in enumerate(blocks):
        if isinstance(block, Bullets):
            for item in block.items:
                yield Word(text=f"\n{BULLET} ")
                yield from _of_inlines(item)
        else:
            if place:
                yield Word(text=f"\n{PARAGRAPH} ")
            yield from _of_inlines(block.inlines)


def _of_inlines(inlines: Inlines) -> Iterator[Word]:
    for inline in inlines:
        if isinstance(inline, Run):
            for text in re.findall(r"\S+\s*|\s+", inline.text):
                yield Word(text=text, bold=inline.bold, emphasis=inline.emphasis, href=inline.href)
        else:
            yield Word(text=f"{{{inline.name}}}", bold=inline.bold, emphasis=inline.emphasis)
