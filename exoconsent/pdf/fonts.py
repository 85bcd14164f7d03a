"""The faces on the page: which face holds a character, how wide words are, and what the PDF calls them.

Atkinson Hyperlegible first, Noto Sans for what it lacks (Greek, Cyrillic, further Latin). Both are under the SIL Open
Font License and are embedded as subsets. Writing that needs shaping (right to left, Indic, South-East Asian) is
refused here although Noto Sans has some of its shapes: shown without shaping it would be wrong.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from exoconsent.paths import RESOURCES

_FAMILIES: Final = ("AtkinsonHyperlegible", "NotoSans")
BASE_FONT: Final = "AtkinsonHyperlegible-Regular"
_SHAPED: Final = (
    range(
        0x0590, 0x1100
    ),  # Hebrew, Arabic and its neighbours, Indic, Thai, Lao, Tibetan, Myanmar, Georgian spared below
    range(0x1780, 0x1800),  # Khmer
    range(0xA8E0, 0xA900),  # Devanagari Extended
    range(0xFB1D, 0xFE00),  # Hebrew and Arabic presentation forms
    range(0xFE70, 0xFF00),
)
_GEORGIAN: Final = range(0x10A0, 0x1100)
_TIDY: Final = str.maketrans(
    {"\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": "", "\u2007": "\u00a0", "\u202f": "\u00a0", "\u2011": "-"}
)
"""Our lines break at spaces only, so marks that allow or forbid a break elsewhere say nothing."""
BREAKING_SPACE: Final = re.compile(r"[^\S\u00a0]+")

Stretch = tuple[str, str, float]
"""Font name, text, width at one point."""


def font_name(family: str, *, bold: bool) -> str:
    """Name of a face, which is also its file's name."""
    return f"{family}-{'Bold' if bold else 'Regular'}"


@cache
def font(name: str) -> Any:
    """The face of that name, read once per process."""
    face = TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf"))
    _remember_subsets(face.face)
    pdfmetrics.registerFont(face)
    return face


def _remember_subsets(face: Any) -> None:
    """Keep the last subsets made: one clinic's consents use the same few characters again and again."""
    make = face.makeSubset

    @lru_cache(maxsize=16)
    def made(characters: tuple[int, ...]) -> bytes:
        return bytes(make(list(characters)))

    face.makeSubset = lambda subset: made(tuple(subset))


@cache
def _holds(name: str) -> frozenset[str]:
    return frozenset(
        chr(code) for code in font(name).face.charToGlyph if not _needs_shaping(code) and _is_ink(chr(code))
    )


def _needs_shaping(code: int) -> bool:
    return any(code in block for block in _SHAPED) and code not in _GEORGIAN


def _is_ink(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs", "Cn")


def tidy(text: str) -> str:
    """``text`` composed (NFC) and without marks about breaking: the form in which all text is measured and drawn."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_TIDY)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no face holds or that need shaping, each once, in order of appearance."""
    # Both weights are asked: a character may stand in bold in one place and not in another.
    ink = BREAKING_SPACE.sub("", tidy(text))
    missing = dict.fromkeys(c for c in ink if c not in _holds(BASE_FONT))
    return tuple(c for c in missing if not all(_holder(c, bold=bold) for bold in (False, True)))


def _holder(character: str, *, bold: bool) -> str:
    names = (font_name(family, bold=bold) for family in _FAMILIES)
    return next((name for name in names if character in _holds(name)), "")


@lru_cache(maxsize=16384)
def stretches(word: str, bold: bool) -> tuple[Stretch, ...]:
    """``word`` (tidy, without breaking spaces) cut where the face changes.

    One face is taken for the whole word where one holds it all, so that no word mixes designs without need.
    """
    letters = set(word)
    for family in _FAMILIES:
        name = font_name(family, bold=bold)
        if letters <= _holds(name):
            return ((name, word, _width(name, word)),)
    cut: list[tuple[str, str]] = []
    for character in word:
        name = _holder(character, bold=bold)
        if cut and cut[-1][0] == name:
            cut[-1] = (name, cut[-1][1] + character)
        else:
            cut.append((name, character))
    return tuple((name, text, _width(name, text)) for name, text in cut)


@cache
def space(name: str) -> float:
    """Width of a space at one point."""
    return _width(name, " ")


def letter_width(name: str, character: str) -> float:
    """Width of one character at one point."""
    face = font(name).face
    code = 0x20 if character == "\u00a0" else ord(character)  # ReportLab draws a space for it
    return float(face.charWidths.get(code, face.defaultWidth)) / 1000


def _width(name: str, text: str) -> float:
    return sum(letter_width(name, character) for character in text)


class FontCodes:
    """Turns text into the codes under which one PDF knows its characters."""

    def __init__(self, document: Any) -> None:
        """``document`` is ReportLab's document, which collects the characters in use."""
        self._document = document
        self._names: dict[tuple[str, int], str] = {}

    def show(self, name: str, text: str) -> list[tuple[str, str]]:
        """Pairs of font resource and show operator that together draw ``text``."""
        if text.isascii():  # subset 0 of a face always holds ASCII under its own codes
            return [(self._resource(name, 0), _ascii_operator(text))]
        parts = font(name).splitString(text, self._document)
        return [(self._resource(name, subset), f"<{codes.hex()}> Tj") for subset, codes in parts]

    def _resource(self, name: str, subset: int) -> str:
        key = (name, subset)
        if key not in self._names:
            face = font(name)
            face._assignState(self._document)
            self._names[key] = face.getSubsetInternalName(subset, self._document)
        return self._names[key]


@lru_cache(maxsize=8192)
def _ascii_operator(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped}) Tj"
