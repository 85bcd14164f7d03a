"""Look-alike letters: Cyrillic, Greek and Armenian letters that a reader takes for Latin ones.

The idea is Unicode's (UTS 39, confusables); the table is our own and holds only letters whose Latin twin looks the same
in the fonts of a form. Every function keeps the length of the text, so that offsets stay those of the raw text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

_PAIRS: Final = (
    "аa еe оo рp сc уy хx ѕs іi јj ԁd һh ԛq ԝw ѵv ӏl ґr"  # Cyrillic, small
    " АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ԚQ ԜW ҮY ӀI ԌG"  # Cyrillic, capital
    " αa γy ιi κk νv οo ρp σo τt υu χx ϲc ϳj"  # Greek, small
    " ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ϿC"  # Greek, capital
    " օo ոn սu հh ցg ՕO ՍU ԼL"  # Armenian
)
TWINS: Final = MappingProxyType({pair[0]: pair[1] for pair in _PAIRS.split()})
"""The Latin letter for each look-alike."""

_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_GREEK_NAME: Final = re.compile(r"[α-ω]?[A-Z0-9]{2,}[α-ω]?|[βδλμπφψωΔΩΣ][A-Za-z0-9]{1,3}|[A-Za-z]{1,4}[βγδφΩ]")
"""A name or unit from science such as TNFα or μg, where the Greek letter is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One look-alike letter put right."""

    offset: int
    """Zero-based place in the text, before and after."""
    raw: str
    repaired: str

    @property
    def words(self) -> str:
        """Both letters by their Unicode names."""
        return f"{unicodedata.name(self.raw, '?')} for {unicodedata.name(self.repaired, '?')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedWord:
    """A word whose letters come from more than one script, or which only looks Latin."""

    word: str
    start: int
    end: int
    """Offset after the last letter."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    latin: bool
    foreign: bool


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """``text`` with look-alikes put right letter for letter, and the list of what was changed.

    A word is repaired when it mixes Latin letters with look-alikes only; or when it is a single Cyrillic look-alike
    standing among Latin words (of the two nearest words on each side none is foreign and one at least is Latin). A word
    wholly in another script is left alone, as are science names such as TNFα.
    """
    words = _words(text)
    letters = list(text)
    repairs: list[Repair] = []
    for place, word in enumerate(words):
        if _to_repair(words, place):
            for offset, raw in enumerate(word.text, start=word.start):
                if raw in TWINS:
                    letters[offset] = TWINS[raw]
                    repairs.append(Repair(offset=offset, raw=raw, repaired=TWINS[raw]))
    return "".join(letters), tuple(repairs)


@lru_cache(maxsize=4096)
def mixed_words(text: str) -> tuple[MixedWord, ...]:
    """The words that mix scripts, or look Latin among Latin words without being it; science names are fine."""
    return tuple(_found_mixed(_words(text)))


def skeleton(text: str) -> str:
    """``text`` as it looks: look-alikes, full-width and mathematical letters in Latin; same length."""
    return "".join(map(_as_seen, text))


def _found_mixed(words: list[_Word]) -> Iterator[MixedWord]:
    for place, word in enumerate(words):
        mixed = word.latin and word.foreign and not _GREEK_NAME.fullmatch(word.text)
        if mixed or (_disguised(word) and _among_latin(words, place)):
            yield MixedWord(word=word.text, start=word.start, end=word.start + len(word.text))


def _words(text: str) -> list[_Word]:
    return [_word(m.group(), m.start()) for m in _WORD.finditer(text)]


def _word(text: str, start: int) -> _Word:
    letters = [c for c in text if c.isalpha()]
    latin = [_is_latin(c) for c in letters]
    return _Word(text, start, any(latin), not all(latin))


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(("LATIN", "FEMININE", "MASCULINE", "MICRO SIGN"))


def _to_repair(words: list[_Word], place: int) -> bool:
    word = words[place]
    if not word.foreign or not _only_twins(word):
        return False
    if word.latin:
        return not _GREEK_NAME.fullmatch(word.text)
    return len(word.text) == 1 and _is_cyrillic(word.text) and _among_latin(words, place)


def _only_twins(word: _Word) -> bool:
    return all(_is_latin(c) or c in TWINS for c in word.text if c.isalpha())


def _disguised(word: _Word) -> bool:
    return word.foreign and not word.latin and _only_twins(word) and all(map(_is_cyrillic, word.text))


def _is_cyrillic(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CYRILLIC")


def _among_latin(words: list[_Word], place: int) -> bool:
    near = words[max(0, place - 2) : place] + words[place + 1 : place + 3]
    plainly = [w for w in near if w.latin or (w.foreign and len(w.text) > 1)]
    return bool(plainly) and all(w.latin for w in plainly)


def _as_seen(char: str) -> str:
    if char.isascii():
        return char
    if char in TWINS:
        return TWINS[char]
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain.isascii() else TWINS.get(plain, char)
