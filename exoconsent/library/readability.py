"""How hard a text is to read: school grade and reading ease, by textstat with a dictionary of syllables of our own.

textstat wants nltk for one thing: to download the CMU Pronouncing Dictionary. Nothing here downloads, so nltk is not
installed; a stand-in of that name hands textstat the part of the dictionary that lies in ``resources/readability``.
"""

import gzip
import math
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType, SimpleNamespace
from typing import Any, Final

from exoconsent.paths import RESOURCES

TABLE: Final = RESOURCES / "readability" / "syllables.txt.gz"
LANGUAGES: Final = ("en", "es")
"""Languages with a formula made for them."""

_INNER_DOT: Final = re.compile(r"[.!?](?=\S)")
_END: Final = re.compile(r"[.!?:]$")
_SENTENCE: Final = re.compile(r"\b[^.!?]+[.!?]*")
_NO_SENTENCE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How hard a text is."""

    grade: float
    """US school grade: Flesch-Kincaid for English, Crawford for Spanish."""
    ease: float
    """0 (hard) to 100 (easy): Flesch for English, Fernandez Huerta for Spanish."""
    words: int
    sentence_words: float
    """Words a sentence on average."""


def measure(text: str, language: str) -> Reading:
    """The reading of ``text``, in which every line is at least a sentence.

    A text without words reads as grade 0. In a language without a formula grade and ease are NaN: nobody knows.
    """
    return reading((counted(text, language),), language)


def counted(text: str, language: str) -> tuple[int, int, int]:
    """Words, sentences and syllables of ``text``, for whoever keeps them and adds them up (``reading``)."""
    root = language.partition("-")[0].lower()
    counts = [_counted(line, root if root in LANGUAGES else "en") for line in _prepared(text)]
    words, sentences, syllables = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return words, sentences, syllables


def reading(counts: Iterable[tuple[int, int, int]], language: str) -> Reading:
    """The same as ``measure`` of all the texts that were counted, one after the other."""
    root = language.partition("-")[0].lower()
    words, sentences, syllables = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    sentences = max(1, sentences)
    grade, ease = _scores(root, words, sentences, syllables) if words else (0.0, 100.0)
    return Reading(grade=grade, ease=ease, words=words, sentence_words=round(words / sentences, 1))


def _scores(root: str, words: int, sentences: int, syllables: int) -> tuple[float, float]:
    """Grade and ease by textstat's formulas and factors, from counts added up line by line."""
    if root not in LANGUAGES:
        return math.nan, math.nan
    length, weight = words / sentences, syllables / words
    if root == "en":
        grade, ease = 0.39 * length + 11.8 * weight - 15.59, 206.835 - 1.015 * length - 84.6 * weight
    else:
        grade = -0.205 * (100 * (sentences / words)) + 0.049 * (100 * weight) - 3.407
        ease = 206.84 - 1.02 * length - 60.0 * weight
    return round(grade, 1), round(ease, 1)


@lru_cache(maxsize=2048)
def _counted(line: str, language: str) -> tuple[int, int, int]:
    """Words, sentences and syllables of one line; kept, for a change of a consent changes a few lines of it.

    Lines may be added up because each ends its sentence; one of two words or less is none (textstat's rule).
    """
    stat = _stat(language)
    sentences = [found for found in _SENTENCE.findall(line) if stat.lexicon_count(found) > _NO_SENTENCE]
    return int(stat.lexicon_count(line)), len(sentences), int(stat.syllable_count(line))


def _prepared(text: str) -> list[str]:
    """Its lines, one sentence per line at least; dots inside numbers and addresses end none."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    ended = (line if _END.search(line) else f"{line}." for line in lines if line)
    return [_INNER_DOT.sub(",", line.removesuffix(":") + "." if line.endswith(":") else line) for line in ended]


@cache
def _stat(language: str) -> Any:
    _stand_in_for_nltk()
    from textstat.textstat import textstatistics  # 60 ms, and only after the stand-in is there

    stat = textstatistics()
    stat.set_lang({"en": "en_US"}.get(language, language))
    return stat


def _stand_in_for_nltk() -> None:
    if "nltk" in sys.modules:
        return
    stand_in: Any = ModuleType("nltk", "ExoConsent's stand-in for nltk; see exoconsent/library/readability.py")
    stand_in.data = SimpleNamespace(find=lambda _name: None)
    stand_in.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=syllables))
    sys.modules["nltk"] = stand_in


@cache
def syllables() -> dict[str, list[list[str]]]:
    """The pronunciations of the words that hyphenation counts wrong, with a "0" for every syllable."""
    table: dict[str, list[list[str]]] = {}
    for line in gzip.decompress(TABLE.read_bytes()).decode("ascii").splitlines():
        count, _, words = line.partition(" ")
        phones = [["0"] * int(count)]
        table.update((word, phones) for word in words.split())
    return table
