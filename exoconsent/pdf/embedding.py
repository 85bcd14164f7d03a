"""Text in the file: the codes under which it is shown, and the subsets of faces that are embedded for it.

The code of a character depends on nothing but the character, so that a page drawn once may stand in any document.
Each face is cut into code pages of one byte: page 0 is Windows-1252 (ASCII and what Western text needs beside it), page
n holds the characters from 224 n on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from exoconsent.pdf import fonts, glyphfonts
from exoconsent.pdf.file import PdfFile, pack
from exoconsent.pdf.unicode_map import unicode_map

_STEP: Final = 224
_FIRST: Final = 32
"""The codes below are control characters in some readers' eyes."""
_ASCII: Final = range(32, 127)
_SYMBOLIC, _NONSYMBOLIC = 4, 32

CodePage = tuple[str, int]
"""A face's name and the number of its code page."""
Used = Mapping[CodePage, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of text in one code page."""

    page: CodePage
    resource: str
    operator: str
    letters: frozenset[str]
    """What the subset must hold beside ASCII."""


@lru_cache(maxsize=4096)
def show(name: str, text: str) -> tuple[Shown, ...]:
    """What draws ``text`` in the face ``name``."""
    if text.isascii():
        return (Shown((name, 0), resource((name, 0)), _literal(text.encode("ascii")), frozenset()),)
    text = text.replace("\u00a0", " ")
    if _western(text):
        return (_shown(name, 0, text),)
    cuts: list[tuple[int, str]] = []
    for letter in text:
        number, _ = _place(letter)
        if cuts and cuts[-1][0] == number:
            cuts[-1] = (number, cuts[-1][1] + letter)
        else:
            cuts.append((number, letter))
    return tuple(_shown(name, number, cut) for number, cut in cuts)


def resource(page: CodePage) -> str:
    """What content streams call a code page: the capitals of its face, then its number; G for shaped glyphs."""
    return f"/{_short(page[0])}{'G' if page[1] == glyphfonts.PAGE else page[1]}"


@cache
def _short(name: str) -> str:
    return "".join(letter for letter in name if letter.isupper())


def _shown(name: str, number: int, text: str) -> Shown:
    codes = bytes(_place(letter)[1] for letter in text) if number else text.encode("cp1252")
    letters = frozenset(letter for letter in text if not letter.isascii())
    return Shown((name, number), resource((name, number)), _literal(codes), letters)


def _literal(codes: bytes) -> str:
    """A show operator: readable where ASCII, otherwise in hexadecimal."""
    if not codes.isascii():
        return f"<{codes.hex()}> Tj"
    text = codes.decode("ascii").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({text}) Tj"


def _western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def _place(letter: str) -> tuple[int, int]:
    """Code page and code of a character."""
    try:
        return 0, letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(letter) // _STEP, _FIRST + ord(letter) % _STEP


# -------------------------------------------------------------------------------------------------------- the subsets


def add_fonts(file: PdfFile, used: Used) -> str:
    """Embed every code page in use; returns the entries of the font resources."""
    entries = []
    for page, letters in sorted(used.items()):
        if page[1] == glyphfonts.PAGE:
            number = glyphfonts.add_font(file, page[0], letters)
        else:
            number = _add(file, _subset(page, frozenset(letters)))
        entries.append(f"{resource(page)} {number} 0 R")
    return " ".join(entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subset:
    """Everything of a subset that does not depend on object numbers."""

    program: bytes
    """Packed."""
    length: int
    unicode: bytes
    """The packed ToUnicode map."""
    descriptor: str
    font: str


def _add(file: PdfFile, subset: _Subset) -> int:
    program = file.packed(subset.program, f"/Length1 {subset.length}")
    unicode = file.packed(subset.unicode)
    descriptor = file.add(f"{subset.descriptor} /FontFile2 {program} 0 R >>")
    return file.add(f"{subset.font} /FontDescriptor {descriptor} 0 R /ToUnicode {unicode} 0 R >>")


@lru_cache(maxsize=32)
def _subset(page: CodePage, letters: frozenset[str]) -> _Subset:
    name, number = page
    face = fonts.font(name).face
    codes = _codes(number, letters)
    program = bytes(face.makeSubset(codes))
    base = f"/{_tag(number)}+{face.name.decode('ascii')}"
    widths = " ".join(f"{face.getCharWidth(code):g}" for code in codes)
    return _Subset(
        program=pack(program, kept=True),
        length=len(program),
        unicode=pack(_letters(codes).encode("ascii"), kept=True),
        descriptor=_descriptor(face, base),
        font=(
            f"<< /Type /Font /Subtype /TrueType /BaseFont {base} "
            f"/FirstChar 0 /LastChar {len(codes) - 1} /Widths [ {widths} ]"
        ),
    )


def _codes(number: int, letters: frozenset[str]) -> list[int]:
    """Unicode by code, 0 for what is not in use. ASCII is always whole, so that another name asks for no new subset."""
    used = {_place(letter)[1]: ord(letter) for letter in letters}
    if number == 0:
        used |= {code: code for code in _ASCII}
    return [used.get(code, 0) for code in range(max(used) + 1)]


def _descriptor(face: Any, base: str) -> str:
    flags = face.flags & ~_NONSYMBOLIC | _SYMBOLIC
    box = " ".join(f"{edge:g}" for edge in face.bbox)
    return (
        f"<< /Type /FontDescriptor /FontName {base} /Flags {flags} /FontBBox [ {box} ] "
        f"/ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g} /Descent {face.descent:g} "
        f"/CapHeight {face.capHeight:g} /StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g}"
    )


def _tag(number: int) -> str:
    """Six capitals that tell the subsets of one face apart (ISO 32000-1, 9.6.4)."""
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _letters(codes: list[int]) -> str:
    """The ToUnicode map of a code page: no entry to U+0000."""
    return unicode_map(((code, chr(target)) for code, target in enumerate(codes) if target), digits=2)
