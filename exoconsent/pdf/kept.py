"""What is kept from one version of a draft to the next: sections taken apart, pages drawn. Bounded, in memory only.

Everything is kept by value, and what it is made from is all that it depends on; so nothing here can change a byte of
the file, only the time it takes. A page is known by the bricks that stand on it and where; a section that has not
changed gives the same bricks, so a page untouched by a change is neither laid out nor drawn nor packed again.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from exoconsent.consent.document import Consent, SectionBlock
from exoconsent.pdf.blocks import section_group
from exoconsent.pdf.design import Design
from exoconsent.pdf.flow import Group, Page
from exoconsent.pdf.front import front_group
from exoconsent.pdf.pen import Pen
from exoconsent.pdf.signatures import signatures_group
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import Drawn, Sheet

_SECTIONS: Final = 192
"""A long consent in both sizes, and some sections before and after a change; about 30 kB each."""
_PAGES: Final = 96
"""About 10 kB each."""

Built = tuple[Group, tuple[Element, ...]]
"""A group, and the elements that it brings into the tree."""


def sections(consent: Consent, design: Design, room: float) -> list[Built]:
    """Everything from letterhead to signatures; ``room`` is the height of a text area, points."""
    if consent.parallel:
        from exoconsent.pdf.parallel import side_by_side

        return side_by_side(consent, consent.parallel, design, room)
    bare = replace(consent, sections=(), attachments=(), notices=(), number="", content_hash="", created="")
    word = consent.labels.continued
    built = [_front(bare, design), *(_section(section, design, room, word) for section in consent.sections)]
    return [*built, _signatures(bare, design)] if consent.signatures else built


@lru_cache(maxsize=16)
def _front(consent: Consent, design: Design) -> Built:
    return _built(lambda root: front_group(consent, root, design))


@lru_cache(maxsize=_SECTIONS)
def _section(section: SectionBlock, design: Design, room: float, word: str) -> Built:
    return _built(lambda root: section_group(section, root, design, room, word))


@lru_cache(maxsize=16)
def _signatures(consent: Consent, design: Design) -> Built:
    return _built(lambda root: signatures_group(consent, root, design))


def _built(build: Callable[[Element], Group]) -> Built:
    holder = Element("Document")
    return build(holder), tuple(holder.kids)


@lru_cache(maxsize=_PAGES)
def drawn(page: Page, side: float, measure: float, top: float, first_mark: int, mirror: float = 0.0) -> Drawn:
    """The text of a page. Each section that stands here is noted once, with all its bricks.

    ``top`` is the height of the text area's top over the bottom of the paper; marks count from ``first_mark``;
    ``mirror`` is the width of a page on which left and right change places.
    """
    sheet = Sheet(first_mark)
    pen = Pen(sheet, mirror)
    for index, placed in enumerate(page):
        if placed.group.id and (index == 0 or page[index - 1].group is not placed.group):
            last = [other for other in page if other.group is placed.group][-1]
            bottom = top - last.top - last.height
            pen.note("section", placed.group.id, (side, bottom, side + measure, top - placed.top))
        placed.brick.draw(pen, side, top - placed.top, placed.first, placed.last)
        if placed is page[-1] or page[index + 1].group is not placed.group:
            pen.catch_up()
    return sheet.drawn()


def forget() -> None:
    """Keep nothing; for measuring and for tests."""
    for kept in (_front, _section, _signatures, drawn):
        kept.cache_clear()
