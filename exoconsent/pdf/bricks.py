"""Bricks: what stands under one another on a page, each with the places where it may be parted.

A brick has parts (mostly lines) and, after each part, a bond that says how ill it would be to turn the page there.
``flow`` chooses the pages, then asks each brick to draw the parts that fell on one.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Final

from exoconsent.pdf.design import INK, Ink
from exoconsent.pdf.pen import Pen, stacked
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import Lines

_WHOLE_LINES: Final = 10
"""Paragraphs up to here are never parted; longer ones keep three lines on both sides."""
_KEPT_LINES: Final = 3
_HIGHEST_ROW: Final = 240.0
"""Points up to which a row is kept whole; well under the text area of every paper."""


class Bond(IntEnum):
    """How strongly two neighbouring parts hold together."""

    FREE = 0
    KEEP = 1
    """Parted only where all that hangs together is longer than a page."""
    TIGHT = 2
    """As ``KEEP``, but gives way later: a picture and the words above it."""
    CLOSE = 3
    """As ``TIGHT``, but gives way last: initials and what is being initialled."""
    SOLID = 4
    """Parted only where a single brick is longer than a page."""


class Brick(ABC):
    """Something of fixed width and known height that knows how to draw itself."""

    gap: float = 0.0
    """White above, unless it stands at the top of a page."""
    parts: tuple[float, ...] = ()
    """Heights from top to bottom."""
    again: float = 0.0
    """Height that is repeated above the parts on a later page (a table's head)."""
    holds_next: bool = False
    """Must not be the last on its page (headings, captions)."""
    holds_previous: Bond = Bond.FREE
    """How much it belongs to what stands above."""
    slight: bool = False
    """A single line, which should not stand alone."""

    @property
    def height(self) -> float:
        """All parts together, points."""
        return sum(self.parts)

    def bonds(self) -> tuple[Bond, ...]:
        """The bond after each part but the last."""
        return self._bonds()

    def draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        """Draw the parts ``first`` up to ``last`` (exclusive) downwards from ``top``."""
        self._draw(pen, x, top, first, last)

    def _bonds(self) -> tuple[Bond, ...]:
        return (Bond.SOLID,) * (len(self.parts) - 1)  # whole, unless a brick says otherwise

    @abstractmethod
    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None: ...


class Text(Brick):
    """A paragraph, list item or heading."""

    def __init__(
        self,
        element: Element | None,
        lines: Lines,
        *,
        gap: float = 0.0,
        ink: Ink = INK,
        indent: float = 0.0,
        label: tuple[Element, Lines] | None = None,
        outline: tuple[str, int] | None = None,
        holds_next: bool = False,
    ) -> None:
        """Without an ``element`` an artifact; ``label`` stands left of the first line (a bullet).

        ``outline`` is title and level of the bookmark made here.
        """
        self.element = element
        self.lines = lines
        self.gap = gap
        self.ink = ink
        self.indent = indent
        self.label = label
        self.outline = outline
        self.holds_next = holds_next
        self.parts = tuple(line.height for line in lines)
        self.slight = len(lines) == 1

    def _bonds(self) -> tuple[Bond, ...]:
        count = len(self.lines)
        if count <= _WHOLE_LINES or self.holds_next:
            return (Bond.SOLID,) * (count - 1)
        ends = (Bond.SOLID,) * (_KEPT_LINES - 1)
        return (*ends, *(Bond.FREE,) * (count - 2 * _KEPT_LINES + 1), *ends)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        if first == 0 and self.outline:
            pen.sheet.outline(*self.outline, top)
        if first == 0 and self.label:
            element, lines = self.label
            pen.text(element, stacked(lines, x, top), self.ink)
        pen.text(self.element, stacked(self.lines[first:last], x + self.indent, top), self.ink)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One column of a row."""

    element: Element | None
    x: float
    """From the left edge of the row."""
    lines: Lines
    ink: Ink = INK


class Row(Brick):
    """Cells side by side, their first lines on one baseline.

    A row is one part. Only a row too high to be kept whole on any page is cut into slices, line by line.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        *,
        gap: float = 0.0,
        pad: tuple[float, float] = (0.0, 0.0),
        holds_previous: Bond = Bond.FREE,
    ) -> None:
        """``pad`` is the white above and below, inside the row."""
        self.gap = gap
        self.holds_previous = holds_previous
        self._cells = tuple(cells)
        self._pad = pad
        rise = max(cell.lines[0].rise for cell in cells)
        self._offsets = tuple(rise - cell.lines[0].rise for cell in cells)
        depths = (o + sum(line.height for line in c.lines) for o, c in zip(self._offsets, cells, strict=True))
        whole = sum(pad) + max(depths)
        self.parts = (whole,) if whole <= _HIGHEST_ROW else self._sliced()

    def _sliced(self) -> tuple[float, ...]:
        count = max(len(cell.lines) for cell in self._cells)
        lines = [[cell.lines[i] for cell in self._cells if i < len(cell.lines)] for i in range(count)]
        heights = [max(line.height for line in each) for each in lines]
        heights[0] += self._pad[0] + max(self._offsets)
        heights[-1] += self._pad[1]
        return tuple(heights)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        self.draw_cells(pen, x, top, first, last, artifact=False)

    def draw_cells(self, pen: Pen, x: float, top: float, first: int, last: int, *, artifact: bool) -> None:
        """Draw the text; as an ``artifact`` where the row is shown a second time."""
        for cell, offset in zip(self._cells, self._offsets, strict=True):
            start = top - (self._pad[0] + offset if first == 0 else 0.0)
            if len(self.parts) == 1:
                placed = stacked(cell.lines, x + cell.x, start)
            else:
                tops = [top - sum(self.parts[first:index]) for index in range(first, last)]
                tops[0] = start
                placed = [(line, x + cell.x, y) for line, y in zip(cell.lines[first:last], tops, strict=False)]
            pen.text(None if artifact else cell.element, placed, cell.ink)


class Stack(Brick):
    """Bricks under one another as one brick, indented by ``inset``."""

    def __init__(
        self,
        bricks: Sequence[Brick],
        *,
        gap: float = 0.0,
        inset: float = 0.0,
        pad: tuple[float, float] = (0.0, 0.0),
        between: Bond = Bond.SOLID,
    ) -> None:
        """``pad`` is the white above the first and below the last brick; ``between`` the bond between bricks."""
        self.bricks = tuple(bricks)
        self.gap = gap
        self.inset = inset
        self.pad = pad
        self._between = between
        self._above = (pad[0], *(brick.gap for brick in self.bricks[1:]))
        heights: list[float] = []
        for brick, above in zip(self.bricks, self._above, strict=True):
            heights += [brick.parts[0] + above, *brick.parts[1:]]
        heights[-1] += pad[1]
        self.parts = tuple(heights)
        self._starts = tuple(accumulate((len(brick.parts) for brick in self.bricks), initial=0))

    def _bonds(self) -> tuple[Bond, ...]:
        inner: list[Bond] = []
        for brick in self.bricks:
            inner += [*brick.bonds(), Bond.SOLID if brick.holds_next else self._between]
        return tuple(inner[:-1])

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        for brick, y, start, end in self.shares(top, first, last):
            brick.draw(pen, x + self.inset, y, start, end)

    def shares(self, top: float, first: int, last: int) -> Iterator[tuple[Brick, float, int, int]]:
        """Each brick with a share in the parts ``first`` up to ``last``: its top and its own parts."""
        for brick, above, offset in zip(self.bricks, self._above, self._starts, strict=False):
            start, end = max(first - offset, 0), min(last - offset, len(brick.parts))
            if start < end:
                top -= above if start == 0 else 0.0
                yield brick, top, start, end
                top -= sum(brick.parts[start:end])


class Frame(Stack):
    """A stack with a background, an edge or a bar at its left."""

    def __init__(
        self,
        bricks: Sequence[Brick],
        *,
        width: float,
        pad: float,
        gap: float = 0.0,
        fill: Ink | None = None,
        edge: Ink | None = None,
        weight: float = 0.8,
        bar: Ink | None = None,
        between: Bond = Bond.SOLID,
    ) -> None:
        """``width`` is the outer width; ``pad`` stands inside on all sides; ``between`` is the bond of its bricks."""
        super().__init__(bricks, gap=gap, inset=pad, pad=(pad, pad), between=between)
        self.width = width
        self._look = (fill, edge, weight)
        self._bar = bar

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        bottom = top - sum(self.parts[first:last])
        fill, edge, weight = self._look
        if fill or edge:
            pen.panel((x, bottom, x + self.width, top), fill, edge, weight)
        if self._bar:
            pen.panel((x, bottom, x + 3.0, top), self._bar)
        super()._draw(pen, x, top, first, last)


class WritingLines(Brick):
    """Ruled lines to write on."""

    def __init__(self, *, width: float, pitch: float, lines: int, first: float = 0.0, gap: float = 0.0) -> None:
        """``lines`` ruled lines, ``pitch`` points apart, the first one ``first`` below the top when given."""
        self.gap = gap
        self.parts = (first or pitch, *(pitch,) * (lines - 1))
        self._width = width

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        for index in range(first, last):
            top -= self.parts[index]
            pen.rule(x, x + self._width, top + 1.0, 0.7, INK)
