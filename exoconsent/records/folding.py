"""Folding: names of any script brought to bare letters, so that what is typed finds what was written.

One rule for the index and for the search box. Folding goes letter by letter, so a prefix of a word folds to a prefix of
the folded word; the search rests on that.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

_ALIKE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه"}
)
"""Letters whose strokes Unicode does not take off, and Arabic letters in which keyboards differ."""
_SPELLED_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""How these are written where a keyboard lacks them (Müller, Mueller)."""
_INSIDE: Final = "'’‘ʼ´`ʹ׳״\u0640"
"""Signs inside a word that people leave out: apostrophes of all kinds, Hebrew geresh, Arabic tatweel."""
_JOINED, _APART = str.maketrans(dict.fromkeys(_INSIDE, "")), str.maketrans(dict.fromkeys(_INSIDE, " "))
_ASCII_APART: Final = {code: " " for code in range(128) if not chr(code).isalnum()}
_LONGEST: Final = 64
"""Letters of a word that count; the same in index and query, so the prefix law holds for longer ones."""
_WORDS: Final = 8
"""Words of a query that count."""
_QUERY: Final = 400
"""Characters of a query that are read; nobody types more, but anybody can paste more."""
_DATE: Final = re.compile(r"\d{1,4}(?:[-./]\d{0,4}){1,2}")


def fold(text: str) -> str:
    """``text`` without case, accents and letter variants: NFKD, marks with a combining class off, digits to 0-9.

    Vowel signs of Indic scripts stay: they have no combining class, and tell one name from another.
    """
    if text.isascii():  # most names, and every filing waits for this
        return text.lower()
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(_letter(char) for char in wide if not unicodedata.combining(char)).translate(_ALIKE)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of ``text``; apostrophes join, every other sign parts."""
    return _split(text.translate(_JOINED))


def joined(text: str) -> str:
    """The folded words of a number or a lot as one: dashes and blanks are written or not."""
    return "".join(words_of(text))[:_LONGEST]


def tokens_of(text: str) -> Iterator[str]:
    """All words under which ``text`` is to be found; some may come twice."""
    joins = text.translate(_JOINED)
    if text.isascii() and joins == text:  # most names, and every filing waits for this
        yield from _split(text)
        return
    for way in dict.fromkeys((joins, text.translate(_APART), _spelled_out(text).translate(_JOINED))):
        for word in _split(way):
            yield word
            # Names of East Asia are written without blanks; the given name begins inside the word.
            yield from (word[at:] for at in range(1, len(word)) if _begins_syllable(word[at]))


def tokens_of_date(day: date) -> tuple[str, ...]:
    """The digits of ``day`` in the orders of the world, with four and with two digits of the year."""
    year, month, number = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
    wide = (year + month + number, number + month + year, month + number + year)
    return (*wide, year[2:] + month + number, number + month + year[2:], month + number + year[2:])


def query_of(text: str) -> str:
    """The FTS5 query for what somebody typed: every word is the beginning of one that is there; "" asks for nothing.

    Never a syntax error: only letters, marks and digits reach the query, and each word is quoted.
    """
    asked = [part for chunk in text[:_QUERY].split() for part in _asked(chunk)]
    return " AND ".join(asked[:_WORDS])


def _asked(chunk: str) -> Iterator[str]:
    """``chunk``, typed without blanks, as terms that must all be met; a date may be met as one run of digits."""
    plain, spelled = words_of(chunk), words_of(_spelled_out(chunk))
    terms = [_any(dict.fromkeys(both)) for both in zip(plain, spelled, strict=True)]
    if _DATE.fullmatch(fold(chunk)):
        yield f"({_any(_runs(fold(chunk)))} OR ({' AND '.join(terms)}))"
    else:
        yield from terms


def _any(words: "dict[str, None] | tuple[str, ...]") -> str:
    quoted = [f'"{word}"*' for word in words]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def _runs(typed: str) -> tuple[str, ...]:
    """7.3.1980 as 07031980; the last number may be half typed, so it is also taken as it stands."""
    *first, last = [part for part in re.split(r"[-./]", typed) if part]
    whole = "".join(part.zfill(2) for part in first)
    return (whole + last, whole + last.zfill(2)) if len(last) == 1 else (whole + last,)


def _split(text: str) -> tuple[str, ...]:
    folded = fold(text)
    kept = folded.translate(_ASCII_APART) if folded.isascii() else "".join(map(_kept, folded))
    return tuple(word[:_LONGEST] for word in kept.split())


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return char
    return "" if category == "Cf" else " "


def _letter(char: str) -> str:
    return str(unicodedata.decimal(char)) if unicodedata.category(char) == "Nd" else char


def _spelled_out(text: str) -> str:
    """Casefold can take a letter apart, so forms are composed before and after."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).translate(_SPELLED_OUT)


def _begins_syllable(char: str) -> bool:
    """Han, kana, and the first letter of a Hangul syllable (folding took syllables apart)."""
    code = ord(char)
    return (
        0x1100 <= code <= 0x115F or 0x3041 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x323AF
    )
