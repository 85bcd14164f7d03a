"""The small typesetter: spans become lines of at most a given width, remembered by value in a bounded cache.

Lines break at spaces. A word wider than the line is cut, after a mark such as ``/`` or ``@`` where one is near.
Time is linear in the length of the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from exoconsent.consent.document import Span, Spans
from exoconsent.pdf import fonts

_CUT_AFTER: Final = frozenset("/-_@.,;=&?")
_SLACK: Final = 0.01
"""Points by which a line may be too wide before it counts: sums of floats differ in the last digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How a text is set."""

    size: float
    """Points."""
    leading: float
    """Baseline to baseline, points."""
    bold: bool = False
    hint: float = 9.0
    """Size of the words under a line to write on."""
    blank: float = 110.0
    """Least width of a line to write on."""

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline."""
        return self.leading * 0.5 + self.size * 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """A stretch of one line in one face, or a ruled blank."""

    text: str
    font: str
    width: float
    link: int = 0
    """Which link of the text this belongs to, counted from 1; 0 for none."""
    href: str = ""
    hints: tuple["Line", ...] | None = None
    """For a blank: what to write there, in lines under the rule; ``None`` for text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, ready to be drawn."""

    bits: tuple[Bit, ...]
    rise: float
    """From its top to its baseline."""
    height: float
    size: float
    """Of its type, points."""

    @property
    def width(self) -> float:
        """Points, without a space at the end."""
        return sum(bit.width for bit in self.bits)


@dataclass(slots=True)
class _Word:
    """What may not be parted: neighbouring bits without a space between them."""

    bits: list[Bit]
    broken: bool = False
    """The rest of a word that was too wide: no space stands before it."""

    @property
    def width(self) -> float:
        return sum(bit.width for bit in self.bits)


Lines = tuple[Line, ...]


@lru_cache(maxsize=4096)
def break_lines(spans: Spans, kind: Type, width: float) -> Lines:
    """``spans`` as lines of at most ``width`` points; at least one line, which may be empty."""
    rows: list[list[_Word]] = [[]]
    used = 0.0
    for word in _fitting(_words(spans, kind, width), kind.size, width):
        needed = word.width + (_gap_before(rows[-1], word, kind) if rows[-1] else 0.0)
        if rows[-1] and (word.broken or used + needed > width + _SLACK):
            rows.append([])
            used, needed = 0.0, word.width
        rows[-1].append(word)
        used += needed
    ends = [*(not row[0].broken for row in rows[1:]), False]
    return tuple(_line(row, kind, spaced=spaced) for row, spaced in zip(rows, ends, strict=True))


def text_lines(text: str, kind: Type, width: float) -> Lines:
    """Plain ``text`` as lines."""
    return break_lines((Span(text=text),), kind, width)


def cell_lines(spans: Spans, kind: Type, width: float) -> Lines:
    """``spans`` as lines of a cell; a cell that is one blank is ruled over its whole width."""
    alone = len(spans) == 1 and spans[0].empty
    return break_lines(spans, replace(kind, blank=width) if alone else kind, width)


def balanced_lines(text: str, kind: Type, width: float) -> Lines:
    """``text`` as a heading: no more lines than needed, of about equal length, so that no word is left alone."""
    lines = text_lines(text, kind, width)
    least, most = width / len(lines), width
    while len(lines) > 1 and most - least > 6.0:
        middle = (least + most) / 2
        if len(text_lines(text, kind, middle)) > len(lines):
            least = middle
        else:
            most = middle
    return text_lines(text, kind, most)


def height_of(lines: Iterable[Line]) -> float:
    """Height of a block of lines, points."""
    return sum(line.height for line in lines)


def _words(spans: Spans, kind: Type, width: float) -> list[_Word]:
    words: list[_Word] = []
    open_word = False
    links = 0
    for span in spans:
        links += bool(span.href)
        if span.empty:
            bits = [_blank(span, kind, width)]
            words = _joined(words, bits, open_word)
            open_word = True
            continue
        bold = span.bold or span.emphasis or kind.bold
        for index, text in enumerate(fonts.BREAKING_SPACE.split(fonts.tidy(span.text))):
            open_word = open_word and index == 0
            if text:
                bits = [
                    Bit(text=t, font=f, width=w * kind.size, link=links if span.href else 0, href=span.href)
                    for f, t, w in fonts.stretches(text, bold)
                ]
                words = _joined(words, bits, open_word)
                open_word = True
    return words


def _joined(words: list[_Word], bits: list[Bit], to_last: bool) -> list[_Word]:
    if to_last:
        words[-1].bits += bits
    else:
        words.append(_Word(bits=list(bits)))
    return words


def _blank(span: Span, kind: Type, width: float) -> Bit:
    """A ruled line with room for its hint, wider than the hint because handwriting is."""
    small = Type(size=kind.hint, leading=kind.hint * 1.25)
    text = span.text.strip()
    wanted = max(kind.blank, 1.3 * natural_width(text, small)) if text else kind.blank
    fits = min(width, wanted)
    hints = break_lines((Span(text=text),), small, fits) if text else ()
    return Bit(text="", font=fonts.BASE_FONT, width=fits, hints=hints)


def natural_width(text: str, kind: Type) -> float:
    """Width of ``text`` on one endless line, points."""
    return sum(line.width for line in break_lines((Span(text=text),), kind, float("inf")))


def _fitting(words: Iterable[_Word], size: float, width: float) -> Iterator[_Word]:
    for word in words:
        if word.width <= width + _SLACK:
            yield word
        else:
            yield from _cut(word, size, width)


def _cut(word: _Word, size: float, width: float) -> Iterator[_Word]:
    """The pieces of a word that is wider than the line; only the first may follow a space."""
    piece: list[Bit] = []
    used, first = 0.0, True
    for letter in _letters(word, size):
        if piece and used + letter.width > width + _SLACK:
            keep = _good_cut(piece)
            yield _Word(bits=_merged(piece[:keep]), broken=not first)
            piece, first = piece[keep:], False
            used = sum(bit.width for bit in piece)
        piece.append(letter)
        used += letter.width
    yield _Word(bits=_merged(piece), broken=not first)


def _letters(word: _Word, size: float) -> Iterator[Bit]:
    for bit in word.bits:
        if bit.hints is not None:
            yield bit
            continue
        for character in bit.text:
            yield replace(bit, text=character, width=fonts.letter_width(bit.font, character) * size)


def _good_cut(piece: list[Bit]) -> int:
    """Where to cut: after the last mark in the final third, otherwise at the end."""
    for index in range(len(piece) - 1, 2 * len(piece) // 3, -1):
        if piece[index].text in _CUT_AFTER:
            return index + 1
    return len(piece)


def _gap_before(row: list[_Word], word: _Word, kind: Type) -> float:
    return 0.0 if word.broken else _space(row[-1].bits[-1], word.bits[0], kind).width


def _space(before: Bit, after: Bit, kind: Type) -> Bit:
    """The space between two bits: inside a link only when both sides are."""
    name = after.font if before.hints is not None else before.font
    link, href = (before.link, before.href) if before.link == after.link else (0, "")
    return Bit(text=" ", font=name, width=fonts.space(name) * kind.size, link=link, href=href)


def _line(row: list[_Word], kind: Type, *, spaced: bool) -> Line:
    bits: list[Bit] = []
    for word in row:
        if bits:
            bits.append(_space(bits[-1], word.bits[0], kind))
        bits += word.bits
    if spaced and bits:  # readers that follow the tags must hear two words, not "HarbourStreet"
        bits.append(replace(_space(bits[-1], bits[-1], kind), width=0.0))
    rise, height = _room(bits, kind)
    return Line(bits=tuple(_merged(bits)), rise=rise, height=height, size=kind.size)


def _room(bits: Iterable[Bit], kind: Type) -> tuple[float, float]:
    """Rise and height: a line with a blank is taller, for the hand above the rule and the hint under it."""
    hints = [bit.hints for bit in bits if bit.hints is not None]
    if not hints:
        return kind.rise, kind.leading
    rise = max(kind.rise, 22.0, kind.size * 1.5)
    return rise, rise + 4.0 + max(height_of(lines) for lines in hints)


def _merged(bits: Iterable[Bit]) -> list[Bit]:
    merged: list[Bit] = []
    for bit in bits:
        last = merged[-1] if merged else None
        if last and last.hints is None and bit.hints is None and (last.font, last.link) == (bit.font, bit.link):
            merged[-1] = replace(last, text=last.text + bit.text, width=last.width + bit.width)
        else:
            merged.append(bit)
    return merged
