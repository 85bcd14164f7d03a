"""A page that a patient keeps: closer lines before a second sheet, and a second sheet before anything is cut."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from exoconsent.pdf.bricks import Brick, Text
from exoconsent.pdf.design import ACCENT, Design
from exoconsent.pdf.flow import Group, lay_out
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import Type, text_lines

Maker = Callable[[Design, str], tuple[Group, Element]]
_LEAD: Final = 1.2
"""Times the size: as close as the notices of the law are set, whose type is never made smaller either."""
_WHITE: Final = 0.6
"""Part of the white between paragraphs and inside boxes that is left."""


def closer(design: Design) -> Design:
    """The same type sizes with lines and paragraphs closer together."""
    return replace(
        design,
        body=_lead(design.body),
        bold=_lead(design.bold),
        paragraph_gap=design.paragraph_gap * _WHITE,
        item_gap=design.item_gap * _WHITE,
        pad=design.pad * _WHITE,
    )


def _lead(kind: Type) -> Type:
    return replace(kind, leading=min(kind.leading, round(kind.size * _LEAD, 2)))


def fewest_sheets(make: Maker, design: Design, words: str, room: float) -> tuple[Group, Element]:
    """What ``make`` gives for a design and a note, so that it takes the fewest sheets of text ``room`` points high.

    As designed where that is one sheet or saves none; the note, ``words``, stands only where there are more.
    """
    designs = (design, closer(design))
    for each in designs:
        made = make(each, "")
        if _sheets(made[0], room) == 1:
            return made
    return min((make(each, words) for each in designs), key=lambda made: _sheets(made[0], room))


def _sheets(group: Group, room: float) -> int:
    return len(lay_out([group], room))


def going_on(words: str, design: Design) -> list[Brick]:
    """The line that says so where a page goes on; to readers, who have no pages, it is nothing."""
    if not words:
        return []
    kind = replace(design.small, bold=True)
    lines = text_lines(words, kind, design.measure)
    return [Text(None, lines, gap=design.item_gap, ink=ACCENT, holds_next=True)]
