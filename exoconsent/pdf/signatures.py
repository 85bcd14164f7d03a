"""The signature blocks: the sentence, room for the signature with its PDF field, name, role and time."""

from collections.abc import Iterable
from dataclasses import replace

from exoconsent.consent.document import Consent, SectionBlock, SignatureBlock, Span
from exoconsent.pdf.blocks import continued_note, heading, section_group
from exoconsent.pdf.bricks import Brick, Cell, Frame, Row, Text
from exoconsent.pdf.design import ACCENT, INK, PANEL, Design
from exoconsent.pdf.flow import Group
from exoconsent.pdf.keeping import keep
from exoconsent.pdf.pen import Pen, stacked
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import Lines, cell_lines, text_lines

_LABEL_SHARE = 0.3


def signed_section_group(
    section: SectionBlock,
    apart: Iterable[SignatureBlock],
    root: Element,
    design: Design,
    tallest: float,
    continued: str,
) -> Group:
    """A section (``section_group``) with the signatures that stand ``apart`` from the others at its end."""
    group = section_group(section, root, design, tallest, continued)
    element = root.kids[-1]
    blocks = [_block(block, element.new("Sect"), design) for block in apart]
    return replace(group, bricks=(*group.bricks, *blocks)) if blocks else group


def signatures_group(consent: Consent, root: Element, design: Design) -> Group:
    """All other blocks in order of signing, under their heading."""
    element = root.new("Sect")
    title, own = _title(consent.signatures_title, design)
    element.kids.append(own)
    blocks = (block for block in consent.signatures if not block.section)
    made = [_kept_block(number, block, design) for number, block in enumerate(blocks)]
    element.kids += [each for _, each in made]
    note = continued_note(consent.signatures_title, consent.labels.continued, design)
    bricks = (title, *(brick for brick, _ in made))
    return Group(id="", bricks=bricks, whole=False, continued=note, loose=True)


@keep(16)
def _title(words: str, design: Design) -> tuple[Brick, Element]:
    holder = Element("Sect")
    return heading(words, holder, design), holder.kids[0]


@keep(64)
def _kept_block(_number: int, block: SignatureBlock, design: Design) -> tuple[Brick, Element]:
    """A block and its element; the number keeps two equal blocks of one document apart."""
    element = Element("Sect")
    return _block(block, element, design), element


def _block(block: SignatureBlock, element: Element, design: Design) -> Brick:
    inner = design.measure - 2 * design.pad
    role = text_lines(block.role_label, design.bold, inner)
    meaning = text_lines(block.meaning, design.body, inner)
    bricks: list[Brick] = [
        Text(element.new("H3"), role, ink=ACCENT, holds_next=True),
        Text(element.new("P"), meaning, gap=design.item_gap),
        SigningRoom(block, element, design),
    ]
    rows = ((block.name_label, block.name), *block.extra, (block.time_label, ""))
    bricks += _rows(rows, element, design)
    return SignatureFrame(block.place, bricks, design)


def _rows(rows: Iterable[tuple[str, str]], element: Element, design: Design) -> list[Brick]:
    inner = design.measure - 2 * design.pad
    left = inner * _LABEL_SHARE
    made: list[Brick] = []
    for label, value in rows:
        spans = (Span(text=value, empty=not value),)
        cells = [
            Cell(element=element.new("P"), x=0.0, lines=text_lines(label, design.hint, left - design.pad * 0.5)),
            Cell(element=element.new("P"), x=left, lines=cell_lines(spans, design.body, inner - left)),
        ]
        made.append(Row(cells, gap=design.item_gap))
    return made


class SigningRoom(Brick):
    """Label and room for the signature, with the empty signature field over it."""

    def __init__(self, block: SignatureBlock, element: Element, design: Design) -> None:
        """The field gets the name ``block.field``; without one the room is for a pen on paper only."""
        inner = design.measure - 2 * design.pad
        self._left = inner * _LABEL_SHARE
        self._label: Lines = text_lines(block.signature_label, design.hint, self._left - design.pad * 0.5)
        self._label_element = element.new("P")
        self._form = element.new("Form") if block.field else None
        self._field = block.field
        self._tooltip = f"{block.signature_label}, {block.role_label}"
        self._width = inner
        self._signing = design.signing
        self.gap = design.item_gap * 2
        self.parts = (max(design.signing, sum(line.height for line in self._label)),)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        height = sum(line.height for line in self._label)
        bottom = top - self._signing
        pen.text(self._label_element, stacked(self._label, x, max(bottom + height, top - self.parts[0] + height)))
        box = (x + self._left, bottom, x + self._width, top)
        pen.panel(box, PANEL)
        pen.rule(box[0], box[2], bottom, 0.9, INK)
        if self._form:
            pen.field(self._form, self._field, self._tooltip, box)


class SignatureFrame(Frame):
    """The bordered block of one signatory."""

    def __init__(self, field: str, bricks: Iterable[Brick], design: Design) -> None:
        """``field`` names the block in the layout."""
        gap = design.paragraph_gap * 1.2
        super().__init__(tuple(bricks), width=design.measure, pad=design.pad, gap=gap, edge=ACCENT, weight=1.0)
        self._field = field

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        pen.note("signature", self._field, (x, top - sum(self.parts[first:last]), x + self.width, top))
        super()._draw(pen, x, top, first, last)
