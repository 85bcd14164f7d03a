"""Shaped writing in the file: glyphs shown by number, and the composite fonts that are embedded for them.

A glyph's code is its number in the face, so it depends on nothing but the glyph and a page drawn once may stand in any
document. A bracket that stands turned round has a second code, under which it says what was written. Words whose glyphs
do not say them stand in a marked stretch with ActualText (ISO 32000-1, 14.9.4).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from exoconsent.pdf import shape
from exoconsent.pdf.file import PdfFile, pack, pdf_text
from exoconsent.pdf.shape import MIRRORED, Cluster, Told
from exoconsent.pdf.unicode_map import unicode_map

PAGE: Final = -1
"""Number of the code page that stands for all glyphs of a face."""
_DROPPED: Final = ("GSUB", "GPOS", "GDEF", "post", "name", "OS/2", "cmap", "DSIG", "meta")
"""Tables that a composite font has no use for."""
_SYMBOLIC: Final = 4
_DIGITS: Final = 4


def claims(clusters: Iterable[Cluster]) -> frozenset[str]:
    """What the subset must hold: for each glyph its code, in four hexadecimal digits, and what it says."""
    return frozenset(f"{code:04X}{says}" for cluster in clusters for code, says, _, _ in cluster.glyphs)


def stretches(
    name: str, clusters: Sequence[Cluster], size: float, place: tuple[float, float], *, rtl: bool
) -> Iterator[tuple[str, str]]:
    """What draws ``clusters`` with the left end of their baseline at ``place``, in points, once the font is set.

    Each stretch comes with its text in PDF syntax where its glyphs do not say it, otherwise with an empty string.
    """
    x, y = place
    x += sum(cluster.advance for cluster in clusters) * size if rtl else 0.0
    for told, word in _words(clusters):
        placed: list[Told] = []
        for cluster in word:
            x -= cluster.advance * size if rtl else 0.0
            placed += [(code, says, x + left * size, y + rise * size) for code, says, left, rise in cluster.glyphs]
            x += 0.0 if rtl else cluster.advance * size
        yield told, " ".join(_lines(name, placed, size))


def _words(clusters: Sequence[Cluster]) -> Iterator[tuple[str, Sequence[Cluster]]]:
    """The clusters by stretches: words whose glyphs do not say them, with their text in PDF syntax, and the rest."""
    words = [list(group) for _, group in groupby(clusters, key=lambda cluster: cluster.text == " ")]
    for untold, group in groupby(words, key=lambda word: any(cluster.actual for cluster in word)):
        if not untold:
            yield "", [cluster for word in group for cluster in word]
            continue
        for word in group:
            yield pdf_text("".join(cluster.text for cluster in word)), word


def _lines(name: str, placed: Sequence[Told], size: float) -> Iterator[str]:
    """Show operators, one for each stretch of glyphs at one height."""
    face = shape.face(name)
    for rise, group in groupby(placed, key=lambda told: told[3]):
        glyphs = list(group)
        at = glyphs[0][2]
        parts: list[str] = []
        pen = at
        for code, _, x, _ in glyphs:
            if back := round((pen - x) * 1000 / size):
                parts.append(str(back))
                pen -= back * size / 1000
            parts.append(f"<{code:04X}>")
            pen += face.advance(code % MIRRORED) * size
        yield f"1 0 0 1 {at:.2f} {rise:.2f} Tm [{''.join(parts)}] TJ"


# -------------------------------------------------------------------------------------------------------- the subsets


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subset:
    """Everything of a subset that does not depend on object numbers."""

    base: str
    program: bytes
    """Packed."""
    length: int
    numbers: bytes
    """The packed map from codes to glyphs; empty where codes are glyph numbers."""
    unicode: bytes
    """The packed ToUnicode map."""
    descriptor: str
    widths: str


def add_font(file: PdfFile, name: str, wanted: Iterable[str]) -> int:
    """Embed the glyphs named by ``claims``; the number of the font object."""
    subset = _subset(name, frozenset(wanted))
    program = file.packed(subset.program, f"/Length1 {subset.length}")
    descriptor = file.add(f"{subset.descriptor} /FontFile2 {program} 0 R >>")
    numbers = f"{file.packed(subset.numbers)} 0 R" if subset.numbers else "/Identity"
    inner = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {subset.base} /FontDescriptor {descriptor} 0 R "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/DW 0 /W [ {subset.widths} ] /CIDToGIDMap {numbers} >>"
    )
    unicode = file.packed(subset.unicode)
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont {subset.base} /Encoding /Identity-H "
        f"/DescendantFonts [ {inner} 0 R ] /ToUnicode {unicode} 0 R >>"
    )


@lru_cache(maxsize=32)
def _subset(name: str, wanted: frozenset[str]) -> _Subset:
    face = shape.face(name)
    says: dict[int, str] = {}
    for claim in sorted(wanted):
        code = int(claim[:_DIGITS], 16)
        says.setdefault(code, face.names.get(code) or claim[_DIGITS:])
    program = _program(face, {code % MIRRORED for code in says})
    base = f"/AAAAAG+{name}"
    return _Subset(
        base=base,
        program=pack(program, kept=True),
        length=len(program),
        numbers=pack(_numbers(says)) if max(says) >= MIRRORED else b"",
        unicode=pack(unicode_map(sorted(says.items()), digits=4).encode("ascii")),
        descriptor=_descriptor(face, base),
        widths=" ".join(f"{code} [{face.advance(code % MIRRORED) * 1000:.6g}]" for code in sorted(says)),
    )


def _program(face: shape.Face, glyphs: Iterable[int]) -> bytes:
    """The face with these glyphs only, under their old numbers."""
    import uharfbuzz as hb

    wish = hb.SubsetInput()
    wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    # The glyphs are those after shaping: none need be found from them.
    wish.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    return bytes(hb.subset(face.face, wish).blob.data)


def _numbers(codes: Collection[int]) -> bytes:
    """Glyph by code, for the codes in use: both halves name the same glyphs."""
    numbers = bytearray(2 * max(codes) + 2)
    for code in codes:
        numbers[2 * code : 2 * code + 2] = (code % MIRRORED).to_bytes(2, "big")
    return bytes(numbers)


def _descriptor(face: shape.Face, base: str) -> str:
    extents = face.font.get_font_extents("ltr")
    up, down = round(extents.ascender * face.unit * 1000), round(extents.descender * face.unit * 1000)
    return (
        f"<< /Type /FontDescriptor /FontName {base} /Flags {_SYMBOLIC} /FontBBox [ -1000 {down} 3000 {up} ] "
        f"/ItalicAngle 0 /Ascent {up} /Descent {down} /CapHeight 714 /StemV 80"
    )
