"""Words of the law: at no less than the size and paper that the law names, and measured in the finished file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from exoconsent.consent.document import Consent, Span, StatuteBlock
from exoconsent.errors import BadInputError
from exoconsent.pdf.abreast import turned
from exoconsent.pdf.bricks import Brick, Text
from exoconsent.pdf.design import Design, in_language
from exoconsent.pdf.layout import Fragment, Rendered
from exoconsent.pdf.pen import Pen
from exoconsent.pdf.raster import POINTS_PER_INCH, text_sizes
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import Type, break_lines

_LEAD: Final = 1.2
_SLACK: Final = 0.01
"""Points; PDFium gives sizes as 32-bit floats."""


class _Words(Text):
    """A paragraph of the law that notes where it lies."""

    def __init__(self, section: str, width: float, *, element: Element, type_: Type, words: str, gap: float) -> None:
        """``section`` is whose words they are, ``width`` that of the lines."""
        super().__init__(element, break_lines((Span(text=words),), type_, width), gap=gap)
        self._section, self._width = section, width

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        super()._draw(pen, x, top, first, last)
        bottom = top - sum(self.parts[first:last])
        pen.note("statute", self._section, (x, bottom, x + self._width, top))


def statute_bricks(block: StatuteBlock, parent: Element, section: str, design: Design) -> list[Brick]:
    """The paragraphs of a notice. Raises ``BadInputError`` for paper smaller than the law allows."""
    _refuse_paper(block, design)
    design = in_language(design, block.language) if block.language else design
    size = max(float(block.points), design.body.size)
    type_ = replace(design.body, size=size, leading=round(size * _LEAD, 2))
    bricks: list[Brick] = []
    for words in block.paragraphs:
        element = parent.new("P")
        element.language = block.language
        gap = size * 0.5 if bricks else design.paragraph_gap
        bricks.append(_Words(section, design.measure, element=element, type_=type_, words=words, gap=gap))
    return turned(bricks, design)


def _refuse_paper(block: StatuteBlock, design: Design) -> None:
    wide, high = block.paper
    if design.width + 0.5 < wide * POINTS_PER_INCH or design.height + 0.5 < high * POINTS_PER_INCH:
        raise BadInputError.saying(
            f"The notice by {block.citation} must stand on paper of at least {wide:g} by {high:g} inches. "
            "Choose Letter instead of A4."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was read back from the finished file about one notice."""

    section: str
    points: float
    """The smallest letter of the notice."""


def measured(rendered: Rendered) -> tuple[Measured, ...]:
    """The smallest type of each notice, read by PDFium from the finished bytes."""
    fragments = rendered.layout.of("statute")
    names = dict.fromkeys(f.id for f in fragments)
    return tuple(
        Measured(section=n, points=_smallest(rendered.pdf, [f for f in fragments if f.id == n])) for n in names
    )


def _smallest(pdf: bytes, fragments: Sequence[Fragment]) -> float:
    sizes = [size for f in fragments for size in text_sizes(pdf, f.page, (f.x, f.y, f.x + f.width, f.y + f.height))]
    return min(sizes, default=0.0)


def hold_to_the_law(consent: Consent, rendered: Rendered) -> None:
    """Refuse a finished file in which a notice is missing or smaller than its law allows.

    Raises ``BadInputError``. Costs nothing where there is no notice.
    """
    refuse_small(dict(_wanted(consent)), rendered)


def refuse_small(wanted: Mapping[str, StatuteBlock], rendered: Rendered) -> None:
    """As ``hold_to_the_law``, for the notices ``wanted`` by section."""
    if not wanted:
        return
    found = {m.section: m.points for m in measured(rendered)}
    for section, block in wanted.items():
        if found.get(section, 0.0) < max(block.points, 1) - _SLACK:
            raise BadInputError.saying(
                f"The notice by {block.citation} came out at {found.get(section, 0.0):g} points; the law asks for "
                f"{block.points}. Nothing was made."
            )


def _wanted(consent: Consent) -> Iterator[tuple[str, StatuteBlock]]:
    for section in consent.sections:
        yield from ((section.id, block) for block in section.blocks if isinstance(block, StatuteBlock))
