"""An article as Qt counts it: UTF-16 units, an empty line between paragraphs, no sign that Qt takes for a line end."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from exoconsent.library.article import Article

_LINES = dict.fromkeys(map(ord, "\n\r\v\f\u2028\u2029\x85\ufdd0\ufdd1\0"), "□")
"""Signs at which Qt would begin a new line or block, or end the text. The article room folds most of them."""
BETWEEN = 2
"""Line ends between paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph's text with the places of letters that take two units."""

    text: str
    wide: tuple[int, ...]

    def units(self, offset: int) -> int:
        """UTF-16 units before the character at ``offset``."""
        return offset + bisect_left(self.wide, offset)

    def offset(self, units: int) -> int:
        """The character that so many units come before; inside a pair, the character itself."""
        starts = range(len(self.wide))
        return units - bisect_left(starts, units, key=lambda place: self.wide[place] + place)

    def __len__(self) -> int:
        """In units."""
        return len(self.text) + len(self.wide)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """All paragraphs as one text, and the way between its positions and the paragraphs' offsets."""

    lines: tuple[Line, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    """Position of each paragraph's first unit."""

    @property
    def text(self) -> str:
        """What is given to Qt."""
        return ("\n" * BETWEEN).join(line.text for line in self.lines)

    def position(self, paragraph: int, offset: int) -> int:
        """Of a one-based paragraph's character."""
        return self.starts[paragraph - 1] + self.lines[paragraph - 1].units(offset)

    def place(self, position: int) -> tuple[int, int]:
        """One-based paragraph and offset; a position between paragraphs belongs to the end of the one before."""
        index = max(0, bisect_right(self.starts, position) - 1)
        line = self.lines[index]
        return index + 1, line.offset(min(position - self.starts[index], len(line)))


def letters_of(article: Article, *, repaired: bool) -> Letters:
    """The article with look-alike letters put right, or with its own; positions are the same in both."""
    lines = tuple(_line(p.repaired if repaired else p.shown) for p in article.paragraphs)
    ends = accumulate((len(line) + BETWEEN for line in lines), initial=0)
    return Letters(lines=lines, starts=tuple(ends)[: len(lines)])


def _line(text: str) -> Line:
    text = text.translate(_LINES)
    wide = () if text.isascii() else tuple(place for place, char in enumerate(text) if char > "\uffff")
    return Line(text, wide)
