"""Spelling, offline: the words of a text that are in no list, and what may have been meant. English and Spanish.

The lists are those of pyspellchecker and, for Spanish, also the common words that textstat has; the rules of regular
forms are ours (``spelling_english``, ``spelling_spanish``). This is the only module that knows pyspellchecker.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from spellchecker import SpellChecker

from exoconsent.library.spelling_english import is_english
from exoconsent.library.spelling_spanish import is_spanish
from exoconsent.library.spelling_verbs import is_verb

LANGUAGES: Final = ("en", "es")
"""Of which there are lists. Other languages are not checked at all."""
MOST: Final = 6
"""Suggestions."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_APART: Final = re.compile(
    r"\{[^{}\n]*\}?|(?:https?://|www\.)\S*\w|\S+@\S*\w|\S*\d(?:\S*\w)?"
    r"|\b\w+(?:\.\w+)*\.(?:gov|com|org|net|uk|int|eu|es|jp|html?)\b(?:/\S*\w)?"
)
"""Blanks, addresses, and whatever has a figure in it: none of them is a word."""
_STARTS: Final = re.compile(r"(?:^|[.!?:;¿¡…\n\u2028\u2029(\[“\"«•]|\b\d+[.)])\s*[“\"«('¿¡]*$")
"""What stands before the first word of a sentence."""
_STRAIGHT: Final = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A word of a text that is worth looking up."""

    start: int
    word: str

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.word)


def covers(language: str) -> bool:
    """Whether there is a list for ``language`` ("es-MX" too)."""
    return language.partition("-")[0] in LANGUAGES


def spots(text: str) -> Iterator[Spot]:
    """The words of ``text`` but names, short forms in capitals, blanks, numbers and addresses."""
    hidden = _APART.sub(lambda found: "\u0000" * len(found.group()), text)
    for found in _WORD.finditer(hidden):
        word = found.group()
        if len(word) > 1 and not _left_alone(word, hidden[: found.start()][-12:]):
            yield Spot(start=found.start(), word=word)


def _left_alone(word: str, before: str) -> bool:
    """A name, or a short form: MHRA, MedWatch; a capital in the middle of a sentence."""
    if word[1:] != word[1:].lower():
        return True
    return word[0].isupper() and not _STARTS.search(before)


class Speller:
    """One language. ``known`` may be called from any thread; making it takes about a fifth of a second."""

    def __init__(self, language: str, extra: Iterable[str] = ()) -> None:
        """``extra`` words are known besides. Raises ``ValueError`` for a language without a list."""
        self.language = language.partition("-")[0]
        if self.language not in LANGUAGES:
            raise ValueError(f"there is no list of words for {language}")
        self._checker = _checker(self.language)
        self._common = _common(self.language)
        self._noise = _noise(self.language)
        self._extra = frozenset(map(folded, extra))
        self._verdicts: dict[str, bool] = {}

    def known(self, word: str) -> bool:
        """Whether ``word`` is right as far as the lists and rules can tell."""
        key = folded(word)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._is_known(key)
        return verdict

    def wrong(self, text: str) -> tuple[Spot, ...]:
        """The words of ``text`` that are not known."""
        return tuple(spot for spot in spots(text) if not self.known(spot.word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first, with a capital where ``word`` has one; perhaps nothing."""
        key = folded(word)
        near = {one for one in self._checker.edit_distance_1(key) if len(one) > 1 and self.known(one)}
        near |= {one for one in self._otherwise_accented(key) if self.known(one)}
        if not near and len(key) <= _LONG:
            near = self._checker.candidates(key) or set()
        usual = {one for one in near if self._often(one) > _SELDOM}
        ranked = sorted((usual or near) - {key}, key=lambda one: (self._rank(key, one), one))
        joined = [f"{key[:i]} {key[i:]}" for i in range(1, len(key)) if self._both(key[:i], key[i:])]
        found = [*ranked[: MOST - len(joined[:1])], *joined[:1]]
        return tuple(_as(word, one) for one in found)

    def _otherwise_accented(self, key: str) -> Iterator[str]:
        """In Spanish, with the accent on any other vowel, or on none."""
        if self.language == "es":
            plain = key.translate(_ACUTE)
            yield plain
            places = (at for at, letter in enumerate(plain) if letter in _VOWELS)
            yield from (plain[:at] + _VOWELS[plain[at]] + plain[at + 1 :] for at in places)

    def _is_known(self, key: str) -> bool:
        rule: Callable[[str, Callable[[str], bool]], bool] = is_english if self.language == "en" else is_spanish
        return len(key) < 2 or rule(key, self._listed)

    def _listed(self, word: str) -> bool:
        if word in self._extra:
            return True
        return (word in self._checker.word_frequency.dictionary or word in self._common) and word not in self._noise

    def _both(self, one: str, two: str) -> bool:
        """Two common words with no blank between them."""
        least = _COMMON
        frequency = self._checker.word_frequency.dictionary
        return frequency.get(one, 0) > least and frequency.get(two, 0) > least

    def _rank(self, key: str, one: str) -> tuple[int, int, int]:
        """Only an accent apart, of our own words, then the more frequent; the same first letter before another."""
        accent = _bare(one) == _bare(key)
        return (0 if accent else 1, 0 if one[:1] == key[:1] else 1, -self._often(one))

    def _often(self, word: str) -> int:
        """How frequent it is; a form of a verb by the rules alone is not counted anywhere."""
        frequency = self._checker.word_frequency.dictionary.get(word, _SELDOM + 1 if self.language == "es" else 0)
        return max(frequency, _OF_ITS_OWN if word in self._extra else 0, _COMMON if word in self._common else 0)


_LONG: Final = 18
"""Letters; two slips in a longer word are not looked for, it would take seconds."""
_OF_ITS_OWN: Final = 1_000_000
_SELDOM: Final = 50
"""The lists give so much to all that they have not counted."""
_COMMON: Final = 20_000
_FAR: Final = 100
_ACUTE: Final = str.maketrans("áéíóú", "aeiou")
_VOWELS: Final = dict(zip("aeiou", "áéíóú", strict=True))
_BARE: Final = str.maketrans("áéíóúüñ", "aeiouun")


def folded(word: str) -> str:
    """Small letters, straight apostrophes: how words are compared."""
    return word.translate(_STRAIGHT).lower()


def _bare(word: str) -> str:
    return word.translate(_BARE)


def _as(word: str, suggestion: str) -> str:
    return suggestion[:1].upper() + suggestion[1:] if word[:1].isupper() else suggestion


@lru_cache(maxsize=len(LANGUAGES))
def _checker(language: str) -> SpellChecker:
    return SpellChecker(language=language)


@lru_cache(maxsize=len(LANGUAGES))
def _common(language: str) -> frozenset[str]:
    """The kept Spanish list lacks most forms of verbs and all plurals; these are the usual ones."""
    if language != "es":
        return frozenset()
    spec = find_spec("textstat")  # importing it would load far more than this file
    folders = map(Path, (spec.submodule_search_locations or ()) if spec else ())
    files = [file for folder in folders if (file := folder / "resources" / "es" / "easy_words.txt").is_file()]
    lines = files[0].read_text(encoding="utf-8").splitlines() if files else ()
    return frozenset(word for line in lines if len(word := line.strip()) > 2)


@lru_cache(maxsize=len(LANGUAGES))
def _noise(language: str) -> frozenset[str]:
    """Words that stand in the lists only because people leave accents out: the same with its accent is far commoner."""
    if language != "es":
        return frozenset()
    often, common = _checker(language).word_frequency.dictionary, _common(language)
    rarer = (
        (plain, often.get(plain, 0) * _FAR < often.get(word, 0))
        for word in {*often, *common}
        if (plain := word.translate(_ACUTE)) != word and (plain in often or plain in common)
    )
    return frozenset(plain for plain, far in rarer if far and not is_verb(plain, often.__contains__))
