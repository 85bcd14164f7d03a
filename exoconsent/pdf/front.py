"""The first-page matter: letterhead, title, why it may not be signed, identity."""

from collections.abc import Sequence
from dataclasses import dataclass

from exoconsent.consent.document import Consent, Letterhead, Logo, Span, Spans
from exoconsent.pdf.bricks import Bond, Brick, Cell, Frame, Row, Stack, Text
from exoconsent.pdf.design import ACCENT, INK, Design
from exoconsent.pdf.flow import Group
from exoconsent.pdf.keeping import keep
from exoconsent.pdf.pen import Pen
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import balanced_lines, break_lines, cell_lines, text_lines

_LOGO_HEIGHT = 48.0
"""Points at most; as high as a name with three lines of address."""
_LOGO_SHARE = 0.36
"""Of the measure at most."""
_POINTS_A_PIXEL = 0.75
"""At most: 96 dots an inch."""
_WHOLE_REASONS = 5
"""More reasons than these may go on over a page, so that the first one is never left almost empty."""


def front_group(consent: Consent, root: Element, design: Design) -> Group:
    """Everything above the first section."""
    opening, elements = _opening(consent.letterhead, consent.title, consent.subtitle, design)
    root.kids += elements
    bricks = [*opening]
    if consent.stop_reasons:
        bricks.append(stop_box(consent.stop_reasons, root.new("L"), design))
    if consent.identity:
        bricks.append(_identity(consent.identity, root.new("Table"), design))
    return Group(id="", bricks=tuple(bricks), whole=False, loose=True)


@keep(16)
def _opening(
    head: Letterhead, title: str, subtitle: str, design: Design
) -> tuple[tuple[Brick, ...], tuple[Element, ...]]:
    """What is the same for every patient."""
    holder = Element("Document")
    bricks = (*_letterhead(head, holder, design), *_titles(title, subtitle, holder, design))
    return bricks, tuple(holder.kids)


def letterhead(consent: Consent, root: Element, design: Design) -> list[Brick]:
    """The clinic's name and lines."""
    return _letterhead(consent.letterhead, root, design)


def _letterhead(head: Letterhead, root: Element, design: Design) -> list[Brick]:
    element, placed = root.new("Div"), _placed(head.logo, design)
    width = design.measure - (placed.width + design.pad * 1.5 if placed else 0.0)
    bricks: list[Brick] = [
        Text(element.new("P"), text_lines(head.name, design.clinic, width), ink=ACCENT, holds_next=True)
    ]
    for line in head.lines:
        bricks.append(Text(element.new("P"), text_lines(line, design.small, width), holds_next=True))
    return [Underlined(bricks, width=design.measure, logo=placed)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLogo:
    """A logo with the size it is printed in, points."""

    logo: Logo
    width: float
    height: float


def _placed(logo: Logo | None, design: Design) -> PlacedLogo | None:
    """As large as its corner allows, but never blown up until its pixels show."""
    if logo is None:
        return None
    scale = min(_LOGO_HEIGHT / logo.height, design.measure * _LOGO_SHARE / logo.width, _POINTS_A_PIXEL)
    return PlacedLogo(logo=logo, width=logo.width * scale, height=logo.height * scale)


class Underlined(Stack):
    """Bricks with the letterhead's rule under them, and its logo at the end of the lines."""

    def __init__(self, bricks: Sequence[Brick], *, width: float, logo: PlacedLogo | None = None) -> None:
        """``width`` is that of the rule."""
        words = sum(brick.height for brick in bricks)
        super().__init__(bricks, pad=(0.0, 8.0 + (max(0.0, logo.height - words) if logo else 0.0)))
        self._width, self._logo = width, logo

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        super()._draw(pen, x, top, first, last)
        if first == 0 and self._logo:
            right = x + self._width
            pen.logo(self._logo.logo, (right - self._logo.width, top - self._logo.height, right, top))
        if last == len(self.parts):
            pen.rule(x, x + self._width, top - sum(self.parts[first:last]), 1.6, ACCENT)


def _titles(title: str, subtitle: str, root: Element, design: Design) -> list[Brick]:
    lines = balanced_lines(title, design.title, design.measure)
    above = Text(root.new("H1"), lines, gap=design.section_gap, outline=(title, 0), holds_next=True)
    if not subtitle:
        return [above]
    under = text_lines(subtitle, design.subtitle, design.measure)
    return [above, Text(root.new("P"), under, gap=design.item_gap, holds_next=True)]


class RuledRows(Stack):
    """Rows with a light rule above the first and below each."""

    def __init__(self, rows: Sequence[Row], *, width: float, gap: float) -> None:
        """``width`` is that of the rules."""
        super().__init__(rows, gap=gap, between=Bond.FREE)
        self._width = width

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        pen.rule(x, x + self._width, top)
        for brick, y, start, end in self.shares(top, first, last):
            brick.draw(pen, x, y, start, end)
            pen.rule(x, x + self._width, y - sum(brick.parts[start:end]))


def _identity(rows: Sequence[tuple[str, Spans]], table: Element, design: Design) -> Brick:
    made = [_identity_row(number, label, value, design) for number, (label, value) in enumerate(rows)]
    table.kids += [element for _, element in made]
    return RuledRows([row for row, _ in made], width=design.measure, gap=design.section_gap * 0.9)


@keep(256)
def _identity_row(_number: int, label: str, value: Spans, design: Design) -> tuple[Row, Element]:
    """A row and its element; the number keeps two equal rows of one table apart."""
    left = design.measure * 0.3
    row = Element("TR")
    name = row.new("TH", attributes="<< /O /Table /Scope /Row >>")
    cells = [
        Cell(element=name, x=0.0, lines=text_lines(label, design.bold, left - design.pad), ink=ACCENT),
        Cell(element=row.new("TD"), x=left, lines=cell_lines(value, design.body, design.measure - left)),
    ]
    return Row(cells, pad=(design.pad * 0.4, design.pad * 0.5)), row


def stop_box(reasons: Sequence[str], items: Element, design: Design) -> Brick:
    """The reasons in a heavy box, each in bold beside an exclamation mark."""
    width = design.measure - 2 * design.pad - design.indent
    mark = text_lines("!", design.bold, design.indent)
    bricks: list[Brick] = []
    for reason in reasons:
        item = items.new("LI")
        label = (item.new("Lbl"), mark)
        lines = break_lines((Span(text=reason, bold=True),), design.body, width)
        gap = design.item_gap if bricks else 0.0
        bricks.append(Text(item.new("LBody").new("P"), lines, gap=gap, indent=design.indent, label=label))
    gap = design.section_gap * 0.9
    between = Bond.SOLID if len(reasons) <= _WHOLE_REASONS else Bond.FREE
    return Frame(bricks, width=design.measure, pad=design.pad, gap=gap, edge=INK, weight=2.0, between=between)
