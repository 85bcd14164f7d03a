"""The faces on the page: which face holds a character, and how wide words are.

Atkinson Hyperlegible first, Noto Sans for what it lacks (Greek, Cyrillic, further Latin). Both are under the SIL Open
Font License and are embedded as subsets. Writing that needs shaping (right to left, Indic, letters with loose marks) is
not held here although Noto Sans has some of its shapes: shown without shaping it would be wrong. See ``mixed``.
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
    pdfmetrics.registerFont(face)
    return face


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
