"""Shaping: letters that change with their neighbours become glyphs with places (HarfBuzz), remembered by value.

Only writing that needs it comes here: from right to left, Indic, and letters with marks of their own. A run is in one
face and one direction. Its clusters stand in logical order, the order of reading, whatever their order on the line.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from exoconsent.errors import BadInputError
from exoconsent.paths import RESOURCES

WORD_JOINER: Final = "\u2060"
"""What a glyph says that stands for no character of its own: nothing that is seen or read."""
MIRRORED: Final = 0x8000
"""Added to the number of a bracket's glyph where it stands, turned round, for the other bracket of its pair."""
_SIDES: Final = ("([{<«‹≤", ")]}>»›≥")
_MIRRORS: Final = dict(zip("".join(_SIDES), "".join(reversed(_SIDES)), strict=True))
_FORMS: Final = ("<initial>", "<medial>", "<final>", "<isolated>")

Told = tuple[int, str, float, float]
"""A glyph's code, the text that it stands for, and its place right of and above the left end of its cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The least part of a run that has glyphs of its own; lengths at one point."""

    text: str
    glyphs: tuple[Told, ...]
    """In the order in which they should be read."""
    advance: float
    actual: bool
    """The glyphs alone do not say ``text``: what was written must be told beside them."""


class Face:
    """One TrueType face as HarfBuzz knows it."""

    def __init__(self, name: str) -> None:
        """Reads the file of that name."""
        import uharfbuzz as hb  # 40 ms, which a document in Latin letters need not wait for

        data = (RESOURCES / "fonts" / f"{name}.ttf").read_bytes()
        self.name = name
        self.face = hb.Face(hb.Blob(data))
        self.font = hb.Font(self.face)
        self.unit: float = 1.0 / self.face.upem
        self.characters = frozenset(map(chr, self.face.unicodes))
        self.names = _names_of_glyphs(self.font, sorted(self.characters))

    def advance(self, glyph: int) -> float:
        """Width of a glyph at one point."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.unit


@cache
def face(name: str) -> Face:
    """The face of that name, read once per process."""
    return Face(name)


def _names_of_glyphs(font: Any, characters: list[str]) -> dict[int, str]:
    """What each glyph says by itself: its letter; the letters of an Arabic form or ligature; nothing for the rest.

    The face alone decides, so that a glyph says the same in every document.
    """
    names: dict[int, str] = {}
    for forms in (False, True):
        for character in characters:
            glyph = font.get_nominal_glyph(ord(character))
            kind = unicodedata.decomposition(character).split(" ", 1)[0]
            if glyph and (kind in _FORMS if forms else not kind.startswith("<")):
                names.setdefault(glyph, unicodedata.normalize("NFKC", character) if forms else character)
    return names


@lru_cache(maxsize=8192)
def shaped(name: str, text: str, rtl: bool, language: str) -> tuple[Cluster, ...]:
    """``text`` in the face ``name`` as clusters in logical order.

    Raises:
        BadInputError: the face has no glyph for something in ``text``.
    """
    import uharfbuzz as hb

    used = face(name)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    if language:
        buffer.language = language
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(used.font, buffer, {})
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if any(info.codepoint == 0 for info, _ in glyphs):
        raise BadInputError.saying(f"A word in the face {name} holds a letter that the face cannot show.")
    starts = sorted({info.cluster for info, _ in glyphs})
    by_start: dict[int, list[tuple[Any, Any]]] = {start: [] for start in starts}
    for info, position in glyphs:
        by_start[info.cluster].append((info, position))
    ends = [*starts[1:], len(text)]
    return tuple(_cluster(used, text[a:b], by_start[a], rtl) for a, b in zip(starts, ends, strict=True))


def _cluster(used: Face, text: str, glyphs: list[tuple[Any, Any]], rtl: bool) -> Cluster:
    x = 0.0
    placed: list[tuple[int, float, float]] = []
    for info, position in glyphs:
        left, rise = x + position.x_offset * used.unit, position.y_offset * used.unit
        placed.append((info.codepoint, round(left, 5), round(rise, 5)))
        x += position.x_advance * used.unit
    if rtl:
        placed.reverse()  # HarfBuzz gives them from left to right
    said = text.replace("\u00a0", " ")  # a face has one glyph for both
    glyphs_told = _by_name(used, said, placed)
    told = glyphs_told or _in_order(said, placed)
    return Cluster(text=text, glyphs=told, advance=x, actual=not glyphs_told)


def _by_name(used: Face, text: str, placed: list[tuple[int, float, float]]) -> tuple[Told, ...]:
    """The glyphs in an order in which their own names say ``text``; empty where there is none."""
    if len(placed) == 1 and (turned := _MIRRORS.get(text)) and used.names.get(placed[0][0]) == turned:
        glyph, x, y = placed[0]
        return ((glyph + MIRRORED, text, x, y),)
    named = [(glyph, used.names.get(glyph, WORD_JOINER), x, y) for glyph, x, y in placed]
    named.sort(key=lambda told: text.find(told[1]))
    return tuple(named) if "".join(name for _, name, _, _ in named) == text else ()


def _in_order(text: str, placed: list[tuple[int, float, float]]) -> tuple[Told, ...]:
    """Shares ``text`` out among glyphs that do not say it."""
    extra = max(0, len(text) - len(placed))
    shares = [text[: extra + 1], *text[extra + 1 :]]
    shares += [WORD_JOINER] * (len(placed) - len(shares))
    return tuple((glyph, share, x, y) for (glyph, x, y), share in zip(placed, shares, strict=True))
