"""From blocks to bricks: one function per kind of block. A new kind adds a function and a line in ``_BUILDERS``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from exoconsent.consent import document as tree
from exoconsent.consent.on_screen import ANSWER_LINES
from exoconsent.pdf.abreast import turned
from exoconsent.pdf.bidi import asks_turned
from exoconsent.pdf.bricks import Bond, Brick, Cell, Frame, Row, Stack, Text, WritingLines
from exoconsent.pdf.design import ACCENT, HAIR, Design, in_language
from exoconsent.pdf.figures import Picture, icon_array, not_known
from exoconsent.pdf.flow import Group
from exoconsent.pdf.one_page import fewest_sheets, going_on
from exoconsent.pdf.pen import Pen, stacked
from exoconsent.pdf.statutes import statute_bricks
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tables import table_bricks
from exoconsent.pdf.typeset import Lines, balanced_lines, break_lines, text_lines

RISK_PREFIX: Final = "risk-"
_RUNNING_WORDS: Final = 6
"""Of a title, number included, at the top of a page on which its section goes on."""
_NO_SPANS: Final = (tree.Span(text="", empty=True),)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a block is being built."""

    parent: Element
    section: str
    design: Design
    tallest: float
    """Height of a text area, points."""


def section_group(section: tree.SectionBlock, root: Element, design: Design, tallest: float, continued: str) -> Group:
    """A section with its heading; ``continued`` is the word that stands at the top of its further pages.

    A page to keep is set closer where that keeps it on one page; otherwise it says that it goes on.
    """
    design = in_language(design, section.language) if section.language else design
    card = next((block for block in section.blocks if isinstance(block, tree.CardBlock)), None)
    make = partial(_section_group, section, tallest, continued)
    group, element = fewest_sheets(make, design, card.overleaf, tallest) if card else make(design, "")
    element.parent = root
    root.kids.append(element)
    return group


def _section_group(
    section: tree.SectionBlock, tallest: float, continued: str, design: Design, overleaf: str
) -> tuple[Group, Element]:
    element = Element("Sect")
    element.language = section.language
    title = f"{section.number}. {section.title}" if section.number else section.title
    site = Site(parent=element, section=section.id, design=design, tallest=tallest)
    bricks: list[Brick] = [heading(title, element, design), *going_on(overleaf, design)]
    for block in section.blocks:
        bricks += block_bricks(block, site)
    group = Group(
        id=section.id,
        bricks=tuple(turned(bricks, design)),
        whole=section.id.startswith(RISK_PREFIX),
        continued=continued_note(title, continued, design),
        alone=section.own_page,
    )
    return group, element


def block_bricks(block: tree.Block, site: Site) -> list[Brick]:
    """The bricks of one block."""
    return _BUILDERS[type(block)](block, site)


def heading(title: str, parent: Element, design: Design) -> Text:
    """A heading of the second level, with a bookmark."""
    return Text(
        parent.new("H2"),
        balanced_lines(title, design.heading, design.measure),
        gap=design.section_gap,
        ink=ACCENT,
        outline=(title, 1),
        holds_next=True,
    )


def continued_note(title: str, word: str, design: Design) -> Brick:
    """The line at the top of a page on which a section goes on: a few words of its title, as a running head has."""
    kind = replace(design.small, bold=True)
    lines = text_lines(f"{_beginning(title)} ({word})", kind, design.measure)
    return Stack([Text(None, lines, ink=ACCENT)], pad=(0.0, design.pad))


def _beginning(title: str) -> str:
    """So few words that a checker does not take the line, which is an artifact, for text hidden from readers."""
    words = title.split()
    return title if len(words) <= _RUNNING_WORDS else f"{' '.join(words[:_RUNNING_WORDS]).rstrip(',:;')} …"


def _paragraph(block: tree.ParagraphBlock, site: Site) -> list[Brick]:
    design = site.design
    kind = design.small if block.small else design.body
    lines = break_lines(block.spans, kind, design.measure)
    element = site.parent.new("P")
    element.language = block.language
    note = block.small and bool(block.language)  # on the translation of what follows
    gap = design.item_gap if note else design.paragraph_gap
    return [Text(element, lines, gap=gap, holds_next=note)]


def _bullets(block: tree.BulletsBlock, site: Site) -> list[Brick]:
    design = site.design
    items = site.parent.new("L", attributes="<< /O /List /ListNumbering /Disc >>")
    bullet = text_lines("•", design.body, design.indent)
    bricks: list[Brick] = []
    for spans in block.items:
        item = items.new("LI")
        label = (item.new("Lbl"), bullet)
        lines = break_lines(spans, design.body, design.measure - design.indent)
        gap = design.item_gap if bricks else design.paragraph_gap * 0.7
        bricks.append(Text(item.new("LBody").new("P"), lines, gap=gap, indent=design.indent, label=label))
    return bricks


def _table(block: tree.TableBlock, site: Site) -> list[Brick]:
    return list(table_bricks(block, site.parent, site.design, site.tallest))


def picture_of(block: tree.FrequencyBlock, design: Design) -> Picture | None:
    """The picture beside a figure, filled in the direction in which its words are read."""
    kind = design.body
    if block.kind is tree.FigureKind.ICON_ARRAY:
        return icon_array(block.low, block.high, block.per, rtl=kind.rtl)
    return not_known(turned=asks_turned(kind.language))


def _frequency(block: tree.FrequencyBlock, site: Site) -> list[Brick]:
    design = site.design
    picture = picture_of(block, design)
    inner = design.measure - 2 * design.pad
    width = inner - (picture.width + 1.8 * design.pad if picture else 0.0)
    words = site.parent.new("P")
    figure = site.parent.new("Figure", alt=block.alt) if picture else None
    beside = Beside(words, break_lines(block.spans, design.body, width), figure, picture, inner)
    frame = Frame([beside], width=design.measure, pad=design.pad, gap=design.paragraph_gap, bar=ACCENT)
    frame.holds_previous = Bond.TIGHT
    return [frame]


class Beside(Brick):
    """Words with a picture at their right; the picture and the words beside it are one part."""

    def __init__(
        self, words: Element, lines: Lines, figure: Element | None, picture: Picture | None, width: float
    ) -> None:
        """``width`` is that of words and picture together."""
        self._words, self._lines, self._figure, self._picture, self._width = words, lines, figure, picture, width
        need = picture.height if picture else 0.0
        beside, self._beside = 0.0, 0
        while self._beside < len(lines) and (beside < need or self._beside == 0):
            beside += lines[self._beside].height
            self._beside += 1
        self.parts = (max(beside, need), *(line.height for line in lines[self._beside :]))

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        if first > 0:
            pen.text(self._words, stacked(self._lines[self._beside + first - 1 : self._beside + last - 1], x, top))
            return
        words = self._lines[: self._beside + last - 1]
        slack = self.parts[0] - sum(line.height for line in words)
        pen.text(self._words, stacked(words, x, top - max(slack, 0.0) / 2))
        if self._picture:
            left = x + self._width - self._picture.width
            pen.picture(self._figure, self._picture, left, top - self.parts[0] / 2 - self._picture.height / 2)


class Initials(Row):
    """A line to put the initials on, and the sentence being initialled; on the line a field where one is wanted."""

    def __init__(self, section: str, block: tree.InitialsBlock, cells: list[Cell], width: float, gap: float) -> None:
        """``section`` is whose initials these are; the first of ``cells`` holds the line, and has room for a field."""
        super().__init__(cells, gap=gap, holds_previous=Bond.CLOSE)
        self._section, self._block, self._width = section, block, width
        self._line = cells[0].lines[0]
        self._form = None
        if block.entry and cells[0].element and cells[0].element.parent:
            self._form = cells[0].element.parent.new("Form")

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        pen.note("initials", self._section, (x, top - sum(self.parts[first:last]), x + self._width, top))
        super()._draw(pen, x, top, first, last)
        if self._form:
            base = top - self._offsets[0] - self._line.rise
            tooltip = f"{self._block.who}: {self._block.label}"
            pen.text_field(self._form, self._block.entry, tooltip, (x, base, x + self._line.width, top))


def _initials(block: tree.InitialsBlock, site: Site) -> list[Brick]:
    design = site.design
    line = design.measure * 0.27
    left = line + 1.5 * design.pad
    blank = replace(design.body, blank=line)
    rule = break_lines((tree.Span(text=block.who, empty=True),), blank, line)
    label = break_lines((tree.Span(text=block.label, bold=True),), design.body, design.measure - left)
    cells = [
        Cell(element=site.parent.new("P"), x=0.0, lines=rule),
        Cell(element=site.parent.new("P"), x=left, lines=label),
    ]
    return [Initials(site.section, block, cells, design.measure, design.paragraph_gap)]


class AnswerLines(WritingLines):
    """Lines for an answer, with a field over them for one that is given on screen."""

    def __init__(self, block: tree.TeachBackBlock, parent: Element, width: float, design: Design) -> None:
        """``parent`` gets the field, where one is wanted, behind what it has already."""
        pitch = design.writing
        super().__init__(width=width, pitch=pitch, lines=len(ANSWER_LINES), first=pitch * ANSWER_LINES[0])
        self._block = block
        self._form = parent.new("Form") if block.entry else None

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        super()._draw(pen, x, top, first, last)
        if self._form:
            tooltip = f"{self._block.answer_label}: {self._block.question}"
            box = (x, top - sum(self.parts), x + self._width, top)
            pen.text_field(self._form, self._block.entry, tooltip, box)


def _teach_back(block: tree.TeachBackBlock, site: Site) -> list[Brick]:
    design = site.design
    width = design.measure - 1.1 * design.pad
    element = site.parent.new("Div")
    question = break_lines((tree.Span(text=block.question, bold=True),), design.body, width)
    bricks: list[Brick] = [Text(element.new("P"), question), _teach_back_labels(block, element, design, width)]
    if block.answer:
        bricks.append(Text(element.new("P"), text_lines(block.answer, design.body, width), gap=design.item_gap))
    else:
        bricks.append(AnswerLines(block, element, width, design))
    pad = design.pad * 0.55  # twenty questions on few pages, each still with room for a hand
    return [Frame(bricks, width=design.measure, pad=pad, gap=design.item_gap * 2, edge=HAIR, weight=0.6)]


def _teach_back_labels(block: tree.TeachBackBlock, element: Element, design: Design, width: float) -> Row:
    """What the lines below are for, and how often it was explained."""
    middle = width * 0.56
    attempts = (tree.Span(text=f"{block.attempts_label} "), *_NO_SPANS)
    kind = replace(design.hint, blank=design.body.size * 4)
    cells = [
        Cell(element=element.new("P"), x=0.0, lines=text_lines(block.answer_label, design.hint, middle - design.pad)),
        Cell(element=element.new("P"), x=middle, lines=break_lines(attempts, kind, width - middle)),
    ]
    return Row(cells)


def _card(block: tree.CardBlock, site: Site) -> list[Brick]:
    design = site.design
    width = design.measure - 2 * design.pad
    element = site.parent.new("Div")
    title = text_lines(block.title, design.heading, width)
    bricks: list[Brick] = [Text(element.new("H3"), title, ink=ACCENT)]
    for spans in block.lines:
        lines = break_lines(spans, design.body, width)
        bricks.append(Text(element.new("P"), lines, gap=design.item_gap * 1.5))
    gap = design.paragraph_gap * 1.4
    return [Frame(bricks, width=design.measure, pad=design.pad, gap=gap, edge=ACCENT, weight=1.6)]


def _statute(block: tree.StatuteBlock, site: Site) -> list[Brick]:
    return statute_bricks(block, site.parent, site.section, site.design)


Builder = Callable[[Any, Site], list[Brick]]

_BUILDERS: Final[Mapping[type, Builder]] = {
    tree.ParagraphBlock: _paragraph,
    tree.BulletsBlock: _bullets,
    tree.TableBlock: _table,
    tree.FrequencyBlock: _frequency,
    tree.InitialsBlock: _initials,
    tree.TeachBackBlock: _teach_back,
    tree.StatuteBlock: _statute,
    tree.CardBlock: _card,
}
