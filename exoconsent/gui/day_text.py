"""Days as people write them: 14 Mar 1951, 14.3.1951, 1951-03-14; what could be two days is refused with both named."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QLocale

from exoconsent.gui.translation import mark, said

_ENGLISH: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4})")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-./ ]*([^\W\d_]{3,})[-./, ]*(\d{4})")
_MONTH_DAY: Final = re.compile(r"([^\W\d_]{3,})[-./ ]*(\d{1,2})(?:st|nd|rd|th)?[-./, ]+(\d{4})")
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[-./ ]+(\d{1,2}|[^\W\d_]{3,})[-./, ]+\d{2}")

_HOW: Final = mark("DayText", "This is not a day that can be read; write it as 1961-04-30 or 30 Apr 1961")
_NO_SUCH: Final = mark("DayText", "This is not a day of the calendar")
_FOUR: Final = mark("DayText", "Write the year with four digits")
_TWO_DAYS: Final = mark("DayText", "Which: {one} or {other}?")


def read_day(text: str) -> tuple[date | None, str]:
    """The day that ``text`` means, or why it means none, as a sentence."""
    words = " ".join(fold(text).split()).rstrip(".")
    if found := _YEAR_FIRST.fullmatch(words):
        return _day(*map(int, found.groups()))
    if found := _YEAR_LAST.fullmatch(words):
        first, mark_between, second, year = found.groups()
        return _two_numbers(int(first), int(second), int(year), german=mark_between == ".")
    if found := _DAY_MONTH.fullmatch(words):
        return _named(found[2], int(found[1]), int(found[3]))
    if found := _MONTH_DAY.fullmatch(words):
        return _named(found[1], int(found[2]), int(found[3]))
    return None, said(_FOUR if _SHORT_YEAR.fullmatch(words) else _HOW)


def fold(text: str) -> str:
    """``text`` for comparing: without accents, without case."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_LETTERS)


_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take for a letter with a mark."""


def _day(year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, said(_NO_SUCH)


def _two_numbers(first: int, second: int, year: int, *, german: bool) -> tuple[date | None, str]:
    """With dots the day comes first everywhere; with other marks it depends on the country."""
    if german or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    one, other = _day(year, second, first)[0], _day(year, first, second)[0]
    if one is None or other is None:
        return None, said(_NO_SUCH)
    return None, said(_TWO_DAYS, one=one.isoformat(), other=other.isoformat())


def _named(word: str, day: int, year: int) -> tuple[date | None, str]:
    hits = {month for name, month in _months(QLocale().name()).items() if name.startswith(word)}
    return _day(year, hits.pop(), day) if len(hits) == 1 else (None, said(_HOW))


@lru_cache(maxsize=4)
def _months(locale: str) -> Mapping[str, int]:
    """Month by name, in English and in the language of the interface."""
    own = {fold(QLocale(locale).monthName(month)).rstrip("."): month for month in range(1, 13)}
    return {**own, **{name: month for month, name in enumerate(_ENGLISH, start=1)}}
