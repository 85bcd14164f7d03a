"""Text with writing that must be shaped or runs from right to left: cut into words, levels and faces.

A face is looked for by whole runs first, then by letter with its marks, so that no letter is ever left blank.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final
from unicodedata import bidirectional

from exoconsent.pdf import bidi, fonts, shape
from exoconsent.pdf.shape import Cluster

BLANK: Final = "\ufffc"
"""Stands for a line to write on while directions are worked out."""
SHAPED_FAMILIES: Final = ("NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari")
_COMPLEX: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489"  # marks that no composed letter holds
    "\u0590-\u109f\u1100-\u11ff"  # Hebrew, Arabic and its neighbours, Indic, Thai, Lao, Tibetan, Myanmar; Jamo
    "\u1780-\u18af\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u200c\u200d\u2066-\u2069"  # joiners and isolates
    "\ua8e0-\ua8ff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINERS: Final = "\u200c\u200d"
_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a word in one face and one direction; lengths at one point."""

    font: str
    text: str
    width: float
    level: int
    clusters: tuple[Cluster, ...] = ()
    """Empty where the face is shown letter by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What stands between two spaces: its runs, each with the number of the span that it comes from."""

    gap: int
    """Level of the space before it."""
    runs: tuple[tuple[int, Run], ...]


def plain(text: str) -> bool:
    """Whether ``text`` needs neither shaping nor a change of direction."""
    return text.isascii() or not _COMPLEX.search(text)


def words(texts: Sequence[tuple[str, bool]], rtl: bool, language: str) -> Iterator[Word]:
    """The words of one paragraph, given as tidy texts with their weight; ``BLANK`` alone is a line to write on."""
    kinds = {bidirectional(character) for text, _ in texts for character in text}
    base = _direction(kinds, rtl)
    parts = [_set_apart(text, base) if len(texts) > 1 else text for text, _ in texts]
    if not kinds.isdisjoint(_RIGHT_TO_LEFT):
        parts = [bidi.numbers_in_order(part) for part in parts]
    whole = "".join(parts)
    levels = bidi.levels(whole, base)
    owners = [index for index, part in enumerate(parts) for _ in part]
    gap, start = int(base), 0
    for match in (*fonts.BREAKING_SPACE.finditer(whole), None):
        end = match.start() if match else len(whole)
        if runs := tuple(_runs(whole, range(start, end), levels, owners, texts, language)):
            yield Word(gap=gap, runs=runs)
        if match:
            gap, start = levels[match.end() - 1], match.end()


def _direction(kinds: Set[str], rtl: bool) -> bool:
    """Whether a paragraph runs from right to left: as its document does, unless all its letters run the other way.

    What has no letter that runs from right to left, such as a telephone number, never does.
    """
    return not kinds.isdisjoint(_RIGHT_TO_LEFT) and (rtl or "L" not in kinds)


def _set_apart(text: str, rtl: bool) -> str:
    """A span isolated from the sentence around it where its letters or figures run the other way: names, numbers.

    A span with white at its ends is a piece of the sentence, not a value in it.
    """
    kinds = set(map(bidirectional, text))
    other = {"L", "EN", "AN"} if rtl else _RIGHT_TO_LEFT
    own = _RIGHT_TO_LEFT if rtl else {"L"}
    apart = kinds & other and not kinds & own and text == text.strip()
    return bidi.first_strong(text) if apart else text


def _runs(
    whole: str,
    place: range,
    levels: Sequence[int],
    owners: Sequence[int],
    texts: Sequence[tuple[str, bool]],
    language: str,
) -> Iterator[tuple[int, Run]]:
    shown = [i for i in place if whole[i] not in bidi.ISOLATES]
    for (owner, level), group in groupby(shown, key=lambda i: (owners[i], levels[i])):
        text, bold = "".join(whole[i] for i in group), texts[owner][1]
        if text == BLANK and texts[owner][0] == BLANK:
            yield owner, Run(font="", text="", width=0.0, level=level)
        else:
            yield from ((owner, run) for run in runs(text, bold, level, language))


@lru_cache(maxsize=8192)
def runs(text: str, bold: bool, level: int, language: str) -> tuple[Run, ...]:
    """``text``, all of one level, cut where the face changes."""
    if level % 2 == 0 and plain(text):
        return tuple(Run(font=f, text=t, width=w, level=level) for f, t, w in fonts.stretches(text, bold))
    made = []
    for name, part in _faces(text, bold):
        clusters = shape.shaped(name, part, bool(level % 2), language)
        width = sum(cluster.advance for cluster in clusters)
        made.append(Run(font=name, text=part, width=width, level=level, clusters=clusters))
    return tuple(made)


def space(name: str, level: int, language: str) -> Run:
    """A space in a face that is shaped."""
    clusters = shape.shaped(name, " ", bool(level % 2), language)
    return Run(font=name, text=" ", width=sum(c.advance for c in clusters), level=level, clusters=clusters)


def _faces(text: str, bold: bool) -> list[tuple[str, str]]:
    if one := _holder(text, bold=bold):
        return [(one, text)]
    cut: list[tuple[str, str]] = []
    for letter in _letters(text):
        last = cut[-1][0] if cut else ""
        name = last if last and _missing(letter, last) == "" else _holder(letter, bold=bold)
        if not name:
            raise LookupError("a character without a face; ask unprintable first")
        if name == last:
            cut[-1] = (name, cut[-1][1] + letter)
        else:
            cut.append((name, letter))
    return cut


def _holder(text: str, *, bold: bool) -> str:
    """The first face that holds all of ``text``; empty for none."""
    names = (fonts.font_name(family, bold=bold) for family in SHAPED_FAMILIES)
    return next((name for name in names if not _missing(text, name)), "")


def _missing(text: str, name: str) -> str:
    held = shape.face(name).characters
    return "".join(c for c in text if c not in held and c not in _JOINERS)


def _letters(text: str) -> list[str]:
    """Each character with the marks and joiners that follow it."""
    letters: list[str] = []
    for character in text:
        if letters and (character in _JOINERS or unicodedata.category(character)[0] == "M"):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that cannot be shown right, each once, in order of appearance."""
    tidy = fonts.tidy(text)
    if plain(tidy):
        return fonts.unprintable(tidy)
    found: dict[str, None] = {}
    for letter in _letters(fonts.BREAKING_SPACE.sub("", tidy)):
        found |= dict.fromkeys(_unshown(letter))
    return tuple(found)


@lru_cache(maxsize=8192)
def _unshown(letter: str) -> tuple[str, ...]:
    if letter in bidi.ISOLATES or letter in _JOINERS:
        return ()
    if plain(letter):
        return fonts.unprintable(letter)
    if all(_holder(letter, bold=bold) for bold in (False, True)):
        return ()
    lacks = [_missing(letter, fonts.font_name(family, bold=True)) for family in SHAPED_FAMILIES]
    return tuple(sorted(lacks, key=len)[0])
