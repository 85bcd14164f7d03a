"""Bricks side by side: the same words in two languages, each pair beginning on the same line, each its own way."""

from collections.abc import Iterable
from itertools import zip_longest

from exoconsent.pdf.bricks import Bond, Brick
from exoconsent.pdf.design import Design
from exoconsent.pdf.pen import Pen


class Abreast(Brick):
    """Two bricks in two columns, parted at the same places.

    The parts of both are counted from the top, line by line in a paragraph; the page is turned after the same part in
    both columns, so that what stands beside each other stays on one page.
    """

    def __init__(self, left: Brick, right: Brick, offset: float, *, later: bool = False) -> None:
        """``offset`` is the distance from the left edge of one column to that of the other.

        With ``later`` the right column is drawn after the left column of the whole section, as it is read.
        """
        self._columns = (left, right)
        self._later = later
        self._offset = offset
        self.gap = max(left.gap, right.gap)
        self.parts = tuple(max(pair) for pair in zip_longest(left.parts, right.parts, fillvalue=0.0))
        self.again = max(left.again, right.again)
        self.holds_next = left.holds_next or right.holds_next
        self.holds_previous = max(left.holds_previous, right.holds_previous)
        self.slight = left.slight and right.slight

    def _bonds(self) -> tuple[Bond, ...]:
        pairs = zip_longest(*(column.bonds() for column in self._columns), fillvalue=Bond.FREE)
        return tuple(max(pair) for pair in pairs)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        left, right = self._columns
        _draw_share(left, pen, x, top, first, last)
        if self._later:
            pen.later(lambda: _draw_share(right, pen, x + self._offset, top, first, last))
        else:
            _draw_share(right, pen, x + self._offset, top, first, last)


def _draw_share(column: Brick, pen: Pen, x: float, top: float, first: int, last: int) -> None:
    end = min(last, len(column.parts))
    if first < end:
        column.draw(pen, x, top, first, end)


class _Stands(Brick):
    """A brick that stands elsewhere or otherwise than it would by itself."""

    def __init__(self, brick: Brick) -> None:
        self._brick = brick
        self.gap, self.parts, self.again = brick.gap, brick.parts, brick.again
        self.holds_next, self.holds_previous, self.slight = brick.holds_next, brick.holds_previous, brick.slight

    def _bonds(self) -> tuple[Bond, ...]:
        return self._brick.bonds()


class Indented(_Stands):
    """A brick that stands alone in the right-hand column."""

    def __init__(self, brick: Brick, offset: float) -> None:
        """``offset`` is the distance from the left edge of the text."""
        super().__init__(brick)
        self._offset = offset

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        pen.later(lambda: self._brick.draw(pen, x + self._offset, top, first, last))


class Turned(_Stands):
    """A brick in a language that runs against the page's: bullets, bars and columns begin at its own side."""

    def __init__(self, brick: Brick, width: float) -> None:
        """``width`` is that of the column in which left and right change places."""
        super().__init__(brick)
        self._width = width

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        with pen.turned(x, self._width):
            self._brick.draw(pen, x, top, first, last)


def turned(bricks: Iterable[Brick], design: Design) -> list[Brick]:
    """``bricks`` as they are where their language runs as the page does, otherwise turned round."""
    if design.body.rtl == design.rtl:
        return list(bricks)
    return [Turned(brick, design.measure) for brick in bricks]


class CatchUp(Brick):
    """Nothing to see: the right column so far is drawn before what follows, because it is read before it."""

    parts = (0.0,)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        pen.catch_up()
