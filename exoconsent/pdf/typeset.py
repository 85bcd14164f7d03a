"""The small typesetter: spans become lines of at most a given width, remembered by value in a bounded cache.

Lines break at spaces. A word wider than the line is cut, after a mark such as ``/`` or ``@`` where one is near.
Time is linear in the length of the text. Text that needs shaping or runs from right to left takes the way through
``mixed``; its bits stand in logical order, with their places on the line beside them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, groupby
from math import isfinite
from typing import Final

from exoconsent.consent.document import Span, Spans
from exoconsent.pdf import bidi, fonts, mixed
from exoconsent.pdf.lines import Bit, Line, Lines, Type, Word
from exoconsent.pdf.oneline import one_line

__all__ = [
    "Bit",
    "Line",
    "Lines",
    "Type",
    "balanced_lines",
    "break_lines",
    "cell_lines",
    "height_of",
    "natural_width",
    "text_lines",
]

_CUT_AFTER: Final = frozenset("/-_@.,;=&?")
_SLACK: Final = 0.01
"""Points by which a line may be too wide before it counts: sums of floats differ in the last digits."""


@lru_cache(maxsize=4096)
def break_lines(spans: Spans, kind: Type, width: float) -> Lines:
    """``spans`` as lines of at most ``width`` points; at least one line, which may be empty."""
    simple = not kind.rtl and all(mixed.plain(span.text) for span in spans)
    alone = one_line(spans, kind, width) if simple else None
    if alone:
        return (alone,)
    rows: list[list[Word]] = [[]]
    used = 0.0
    words = _words(spans, kind, width) if simple else _mixed_words(spans, kind, width)
    for word in _fitting(words, kind.size, width):
        needed = word.width + (_gap_before(rows[-1], word, kind) if rows[-1] else 0.0)
        if rows[-1] and (word.broken or used + needed > width + _SLACK):
            rows.append([])
            used, needed = 0.0, word.width
        rows[-1].append(word)
        used += needed
    ends = [*(not row[0].broken for row in rows[1:]), False]
    return tuple(_line(row, kind, width, spaced=spaced) for row, spaced in zip(rows, ends, strict=True))


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
    return tuple(replace(line, measure=width) for line in text_lines(text, kind, most))


def height_of(lines: Iterable[Line]) -> float:
    """Height of a block of lines, points."""
    return sum(line.height for line in lines)


def _words(spans: Spans, kind: Type, width: float) -> list[Word]:
    words: list[Word] = []
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


def _mixed_words(spans: Spans, kind: Type, width: float) -> list[Word]:
    """As ``_words``, for text that needs shaping or runs from right to left."""
    texts = tuple(
        (mixed.BLANK, False) if span.empty else (fonts.tidy(span.text), span.bold or span.emphasis or kind.bold)
        for span in spans
    )
    counted = tuple(accumulate(bool(span.href) for span in spans))
    words = []
    for word in mixed.words(texts, kind.rtl, kind.language):
        bits = [_mixed_bit(spans[index], run, counted[index], kind, width) for index, run in word.runs]
        words.append(Word(bits=bits, gap=word.gap))
    return words


def _mixed_bit(span: Span, run: mixed.Run, links: int, kind: Type, width: float) -> Bit:
    if span.empty:
        return replace(_blank(span, kind, width), level=run.level)
    return Bit(
        text=run.text,
        font=run.font,
        width=run.width * kind.size,
        link=links if span.href else 0,
        href=span.href,
        level=run.level,
        clusters=run.clusters,
    )


def _joined(words: list[Word], bits: list[Bit], to_last: bool) -> list[Word]:
    if to_last:
        words[-1].bits += bits
    else:
        words.append(Word(bits=list(bits)))
    return words


def _blank(span: Span, kind: Type, width: float) -> Bit:
    """A ruled line with room for its hint, wider than the hint because handwriting is."""
    small = Type(size=kind.hint, leading=kind.hint * 1.25, rtl=kind.rtl, language=kind.language)
    text = span.text.strip()
    wanted = max(kind.blank, 1.3 * natural_width(text, small)) if text else kind.blank
    fits = min(width, wanted)
    hints = break_lines((Span(text=text),), small, fits) if text else ()
    return Bit(text="", font=fonts.BASE_FONT, width=fits, hints=hints)


def natural_width(text: str, kind: Type) -> float:
    """Width of ``text`` on one endless line, points."""
    return sum(line.width for line in break_lines((Span(text=text),), kind, float("inf")))


def _fitting(words: Iterable[Word], size: float, width: float) -> Iterator[Word]:
    for word in words:
        if word.width <= width + _SLACK:
            yield word
        else:
            yield from _cut(word, size, width)


def _cut(word: Word, size: float, width: float) -> Iterator[Word]:
    """The pieces of a word that is wider than the line; only the first may follow a space."""
    piece: list[Bit] = []
    used, first = 0.0, True
    for letter in _letters(word, size):
        if piece and used + letter.width > width + _SLACK:
            keep = _good_cut(piece)
            yield Word(bits=_merged(piece[:keep]), broken=not first)
            piece, first = piece[keep:], False
            used = sum(bit.width for bit in piece)
        piece.append(letter)
        used += letter.width
    yield Word(bits=_merged(piece), broken=not first)


def _letters(word: Word, size: float) -> Iterator[Bit]:
    for bit in word.bits:
        if bit.hints is not None:
            yield bit
            continue
        for cluster in bit.clusters:
            yield replace(bit, text=cluster.text, width=cluster.advance * size, clusters=(cluster,))
        for character in "" if bit.clusters else bit.text:
            yield replace(bit, text=character, width=fonts.letter_width(bit.font, character) * size)


def _good_cut(piece: list[Bit]) -> int:
    """Where to cut: after the last mark in the final third, otherwise at the end."""
    for index in range(len(piece) - 1, 2 * len(piece) // 3, -1):
        if piece[index].text in _CUT_AFTER:
            return index + 1
    return len(piece)


def _gap_before(row: list[Word], word: Word, kind: Type) -> float:
    if word.broken:
        return 0.0
    before, after = row[-1].bits[-1], word.bits[0]
    beside = after if before.hints is not None else before
    return _space(before, after, kind, word.gap).width if beside.clusters else fonts.space(beside.font) * kind.size


def _space(before: Bit, after: Bit, kind: Type, level: int) -> Bit:
    """The space between two bits: inside a link only when both sides are."""
    beside = after if before.hints is not None else before
    name = beside.font
    link, href = (before.link, before.href) if before.link == after.link else (0, "")
    if beside.clusters:
        run = mixed.space(name, level, kind.language)
        width = run.width * kind.size
        return Bit(text=" ", font=name, width=width, link=link, href=href, level=level, clusters=run.clusters)
    return Bit(text=" ", font=name, width=fonts.space(name) * kind.size, link=link, href=href, level=level)


def _line(row: list[Word], kind: Type, width: float, *, spaced: bool) -> Line:
    bits: list[Bit] = []
    for word in row:
        if bits:
            bits.append(_space(bits[-1], word.bits[0], kind, word.gap))
        bits += word.bits
    if spaced and bits:  # readers that follow the tags must hear two words, not "HarbourStreet"
        space = _space(bits[-1], bits[-1], kind, int(kind.rtl))
        bits.append(replace(space, width=0.0, clusters=tuple(replace(c, advance=0.0) for c in space.clusters)))
    rise, height = _room(bits, kind)
    merged = tuple(_merged(bits))
    return Line(
        bits=merged,
        rise=rise,
        height=height,
        size=kind.size,
        lefts=_lefts(merged) if kind.rtl or any(bit.level for bit in merged) else (),
        rtl=kind.rtl,
        measure=width if isfinite(width) else 0.0,
    )


def _lefts(bits: Sequence[Bit]) -> tuple[float, ...]:
    """Where each bit of a line begins, once those that run from right to left are turned round."""
    order = bidi.visual_order([bit.level for bit in bits])
    starts = accumulate((bits[index].width for index in order), initial=0.0)
    places = dict(zip(order, starts, strict=False))
    return tuple(places[index] for index in range(len(bits)))


def _room(bits: Iterable[Bit], kind: Type) -> tuple[float, float]:
    """Rise and height: a line with a blank is taller, for the hand above the rule and the hint under it."""
    hints = [bit.hints for bit in bits if bit.hints is not None]
    if not hints:
        return kind.rise, kind.leading
    rise = max(kind.rise, 22.0, kind.size * 1.5)
    return rise, rise + 4.0 + max(height_of(lines) for lines in hints)


def _merged(bits: Iterable[Bit]) -> list[Bit]:
    """Neighbours that may be drawn as one are one."""
    merged: list[Bit] = []
    for alike, group in groupby(bits, key=_look):
        same = list(group)
        if len(same) == 1 or alike[0]:
            merged += same
            continue
        merged.append(
            Bit(
                text="".join([bit.text for bit in same]),
                font=same[0].font,
                width=sum([bit.width for bit in same]),
                link=same[0].link,
                href=same[0].href,
                level=same[0].level,
                clusters=tuple([cluster for bit in same for cluster in bit.clusters]) if alike[-1] else (),
            )
        )
    return merged


def _look(bit: Bit) -> tuple[bool, str, int, int, bool]:
    """What two neighbours must share to be drawn as one; a blank never is."""
    return bit.hints is not None, bit.font, bit.link, bit.level, bool(bit.clusters)
