"""Lettering: a line of words as PDF path operators from the single-line alphabet."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exoconsent.signing.alphabet import ACCENTS, ACCENTS_BELOW, CAP_HEIGHT, GAP, GLYPHS, SYNONYMS
from exoconsent.signing.ink import XY

_TALL: Final = frozenset("bdfhkltijðþß")
"""Small letters that reach the capitals' height; an accent goes above that."""
_X_HEIGHT: Final = 5.0
_DOTTED: Final = {"i": "ı"}
"""Under an accent the dot goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A line of words, not yet placed; units of the alphabet's grid."""

    width: float
    lines: tuple[tuple[XY, ...], ...]


def can_letter(words: str) -> bool:
    """Whether every character of ``words`` can be drawn."""
    return all(base in GLYPHS and accents <= _KNOWN for base, accents in _letters(words))


_KNOWN: Final = frozenset(ACCENTS) | frozenset(ACCENTS_BELOW)


def letter(words: str) -> Lettering:
    """``words`` as lines; ask ``can_letter`` first.

    Raises:
        KeyError: a character cannot be drawn.
    """
    x, lines = 0.0, list[tuple[XY, ...]]()
    for base, accents in _letters(words):
        above = sorted(accents & ACCENTS.keys())
        width, strokes = GLYPHS[_DOTTED.get(base, base) if above else base]
        lines += _moved(strokes, x, 0.0)
        top = CAP_HEIGHT if base.isupper() or base in _TALL - {"i"} else _X_HEIGHT
        for accent in accents:
            shape, height = (ACCENTS[accent], top) if accent in ACCENTS else (ACCENTS_BELOW[accent], 0.0)
            lines += _moved(shape, x + width / 2, height)
        x += width + GAP
    return Lettering(width=max(0.0, x - GAP), lines=tuple(lines))


def draw_letters(lettering: Lettering, x: float, y: float, height: float, colour: str) -> str:
    """Operators that draw ``lettering`` with capitals ``height`` points high, its baseline starting at ``x``, ``y``."""
    scale = height / CAP_HEIGHT
    drawn = [
        " ".join(f"{x + px * scale:.2f} {y + py * scale:.2f} {'l' if i else 'm'}" for i, (px, py) in enumerate(line))
        + " S"
        for line in lettering.lines
    ]
    return "\n".join([f"q 1 J 1 j {colour} RG {height * 0.12:.2f} w", *drawn, "Q"])


def _letters(words: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each letter with the accents that combine with it."""
    base, accents = "", set[str]()
    for character in unicodedata.normalize("NFD", words):
        if base and unicodedata.combining(character):
            accents.add(character)
            continue
        if base:
            yield base, frozenset(accents)
        base, accents = SYNONYMS.get(character, character), set()
    if base:
        yield base, frozenset(accents)


def _moved(strokes: str, x: float, y: float) -> Iterator[tuple[XY, ...]]:
    for stroke in filter(None, strokes.split("|")):
        pairs = (point.split(",") for point in stroke.split())
        yield tuple((x + float(px), y + float(py)) for px, py in pairs)
