"""Tables: rows that are never parted, with the head repeated on every further page."""

from collections.abc import Sequence
from typing import Final

from exoconsent.consent.document import Span, TableBlock
from exoconsent.pdf.bricks import Bond, Brick, Cell, Row, Stack, Text
from exoconsent.pdf.design import ACCENT, HAIR, PANEL, Design
from exoconsent.pdf.pen import Pen
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import cell_lines, text_lines

_COLUMN_HEAD: Final = "<< /O /Table /Scope /Column >>"
_ROW_HEAD: Final = "<< /O /Table /Scope /Row >>"
_MOST_HEAD: Final = 0.3
"""Part of the page height beyond which a head is not repeated."""


class TableBrick(Stack):
    """Head and rows; a page may be turned between rows, not between the head and the first row."""

    def __init__(self, head: Row, rows: Sequence[Row], *, width: float, gap: float, tallest: float) -> None:
        """``tallest`` is the height of a text area."""
        super().__init__((head, *rows), gap=gap, between=Bond.FREE)
        head.holds_next = True
        if len(rows) > 2:
            rows[-2].holds_next = True  # no page with the head and a single last row
        self._head = head
        self._width = width
        self.again = head.height if head.height <= _MOST_HEAD * tallest else 0.0

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        if first > 0 and self.again:
            self._draw_head(pen, x, top, 0, len(self._head.parts), artifact=True)
            top -= self.again
        for brick, y, start, end in self.shares(top, first, last):
            bottom = y - sum(brick.parts[start:end])
            if brick is self._head:
                self._draw_head(pen, x, y, start, end, artifact=False)
            else:
                brick.draw(pen, x, y, start, end)
                pen.rule(x, x + self._width, bottom, 0.5, HAIR)

    def _draw_head(self, pen: Pen, x: float, top: float, first: int, last: int, *, artifact: bool) -> None:
        bottom = top - sum(self._head.parts[first:last])
        pen.panel((x, bottom, x + self._width, top), PANEL)
        pen.rule(x, x + self._width, bottom, 1.0, ACCENT)
        self._head.draw_cells(pen, x, top, first, last, artifact=artifact)


def table_bricks(block: TableBlock, parent: Element, design: Design, tallest: float) -> tuple[Brick, ...]:
    """Caption and table."""
    table = parent.new("Table")
    bricks: list[Brick] = []
    if block.caption:
        lines = text_lines(block.caption, design.bold, design.measure)
        bricks.append(Text(table.new("Caption"), lines, gap=design.paragraph_gap, holds_next=True))
    columns = _columns(block, design)
    head_row = table.new("THead").new("TR")
    head = Row(
        [
            Cell(element=_head_cell(head_row, index), x=x, lines=text_lines(text, design.bold, width))
            for index, (text, (x, width)) in enumerate(zip(block.header, columns, strict=False))
        ],
        pad=_pad(design),
    )
    body = table.new("TBody")
    rows = [_row(row, body.new("TR"), columns, design) for row in block.rows]
    gap = design.item_gap if block.caption else design.paragraph_gap
    return (*bricks, TableBrick(head, rows, width=design.measure, gap=gap, tallest=tallest))


def _head_cell(row: Element, column: int) -> Element:
    """A column's head; the corner is plain, because what stands below it are heads themselves."""
    return row.new("TH", attributes=_COLUMN_HEAD) if column else row.new("TD")


def _row(
    row: Sequence[tuple[Span, ...]], element: Element, columns: Sequence[tuple[float, float]], design: Design
) -> Row:
    cells = []
    for index, (spans, (x, width)) in enumerate(zip(row, columns, strict=False)):
        first = index == 0
        cell = element.new("TH", attributes=_ROW_HEAD) if first else element.new("TD")
        cells.append(Cell(element=cell, x=x, lines=cell_lines(spans, design.bold if first else design.body, width)))
    return Row(cells, pad=_pad(design))


def _pad(design: Design) -> tuple[float, float]:
    return design.pad * 0.45, design.pad * 0.55


def _columns(block: TableBlock, design: Design) -> list[tuple[float, float]]:
    """Left edge and text width of each column."""
    count = max(len(block.header), *(len(row) for row in block.rows), 1)
    shares = [share if share > 0 else 1.0 for share in block.widths] or [1.0] * count
    shares = (shares + [1.0] * count)[:count]
    unit = design.measure / sum(shares)
    pad = design.pad * 0.6
    lefts = [unit * sum(shares[:index]) for index in range(count)]
    return [(left + pad, share * unit - 2 * pad) for left, share in zip(lefts, shares, strict=True)]
