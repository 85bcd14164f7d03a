"""How marks look in an article: each has a ground and a line of its own, for colour alone tells nothing to many."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QBrush, QColor, QFont, QPalette, QTextCharFormat, QTextLayout

from exoconsent.gui.article_letters import Line
from exoconsent.library.article import Paragraph, Role

_Under = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Ground, letters and line of what is told apart; every pair of letters and ground is at least 4.5:1."""

    marked: tuple[str, str]
    here: tuple[str, str]
    twin: tuple[str, str]
    claim: str
    """Colour of the wavy line."""
    line: str
    """Colour of the other lines."""


_LIGHT: Final = Looks(
    marked=("#ffe08a", "#1b1f24"), here=("#d5e6f6", "#1b1f24"), twin=("#ffd3c2", "#1b1f24"), claim="#a3001c",
    line="#7a4a00",
)  # fmt: skip
_DARK: Final = Looks(
    marked=("#5f4a00", "#ffffff"), here=("#1f3f5c", "#ffffff"), twin=("#6b3018", "#ffffff"), claim="#ff9aa2",
    line="#ffc46b",
)  # fmt: skip
_CONTRAST: Final = Looks(
    marked=("#ffe600", "#000000"), here=("#004a80", "#ffffff"), twin=("#7fd4ff", "#000000"), claim="#ffe600",
    line="#ffffff",
)  # fmt: skip


def looks_of(palette: QPalette) -> Looks:
    """Those that go with the colours of the window."""
    base = palette.color(QPalette.ColorRole.Base)
    if base.lightness() == 0:
        return _CONTRAST
    return _DARK if base.lightness() < 128 else _LIGHT


def ground(colours: tuple[str, str]) -> QTextCharFormat:
    """Letters on a ground."""
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor(colours[0])))
    look.setForeground(QBrush(QColor(colours[1])))
    return look


def underlined(looks: Looks) -> QTextCharFormat:
    """The sentence that the keyboard is at, where it is marked."""
    return _lined(looks.line, _Under.SingleUnderline)


def ranges(paragraph: Paragraph, line: Line, looks: Looks, *, repaired: bool) -> list[QTextLayout.FormatRange]:
    """What the letters of one paragraph look like, whatever is marked."""
    out = []
    if paragraph.role is Role.HEADING:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        out.append(_range(line, 0, len(line.text), bold))
    twin = _twin(looks, repaired=repaired)
    out += [_range(line, start, end, twin) for start, end in runs(twins(paragraph))]
    out += [
        _range(line, word.start, word.end, _lined(looks.line, _Under.DashUnderline)) for word in paragraph.still_mixed
    ]
    out += [_range(line, f.start, f.end, _lined(looks.claim, _Under.WaveUnderline)) for f in paragraph.findings]
    return out


def twins(paragraph: Paragraph) -> Iterator[int]:
    """Offsets of the look-alike letters of ``paragraph``."""
    return (paragraph.offset_of(found.offset) for found in paragraph.repairs)


def runs(offsets: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring offsets as stretches."""
    start = end = -1
    for offset in offsets:
        if offset != end:
            if end > 0:
                yield start, end
            start = offset
        end = offset + 1
    if end > 0:
        yield start, end


def _twin(looks: Looks, *, repaired: bool) -> QTextCharFormat:
    look = QTextCharFormat() if repaired else ground(looks.twin)
    look.setUnderlineStyle(_Under.DotLine)
    look.setUnderlineColor(QColor(looks.line))
    return look


def _lined(colour: str, style: QTextCharFormat.UnderlineStyle) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor(colour))
    return look


def _range(line: Line, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    out = QTextLayout.FormatRange()
    first = line.units(start)
    out.start, out.length, out.format = first, line.units(end) - first, look
    return out
