"""What is kept from one version of a draft to the next: sections taken apart, pages drawn. Bounded, in memory only.

Everything is kept by value, and what it is made from is all that it depends on; so nothing here can change a byte of
the file, only the time it takes. A page is known by the bricks that stand on it and where; a section that has not
changed gives the same bricks, so a page untouched by a change is neither laid out nor drawn nor packed again.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from exoconsent.consent.document import Consent, SectionBlock, SignatureBlock
from exoconsent.pdf import keeping
from exoconsent.pdf.design import Design
from exoconsent.pdf.flow import Group, Page, Placed
from exoconsent.pdf.front import front_group
from exoconsent.pdf.keeping import keep
from exoconsent.pdf.pen import Pen
from exoconsent.pdf.signatures import signatures_group, signed_section_group
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import Drawn, Sheet

_SECTIONS: Final = 192
"""A long consent in both sizes, and some sections before and after a change; about 30 kB each."""
_PAGES: Final = 96
"""About 10 kB each."""
_STRETCHES: Final = 256
"""About 10 kB each."""

_NOBODYS: Final = Group(id="", bricks=(), whole=False)

Built = tuple[Group, tuple[Element, ...]]
"""A group, and the elements that it brings into the tree."""


def sections(consent: Consent, design: Design, room: float) -> list[Built]:
    """Everything from letterhead to signatures; ``room`` is the height of a text area, points."""
    if consent.parallel:
        from exoconsent.pdf.parallel import side_by_side

        return side_by_side(consent, consent.parallel, design, room)
    bare = replace(consent, sections=(), attachments=(), notices=(), number="", content_hash="", created="")
    word = consent.labels.continued
    built = [_front(bare, design)]
    for section in consent.sections:
        apart = tuple(block for block in consent.signatures if block.section == section.id)
        built.append(_section(section, apart, design, room, word))
    return [*built, _signatures(bare, design)] if consent.signatures else built


@lru_cache(maxsize=16)
def _front(consent: Consent, design: Design) -> Built:
    return _built(lambda root: front_group(consent, root, design))


@lru_cache(maxsize=_SECTIONS)
def _section(section: SectionBlock, apart: tuple[SignatureBlock, ...], design: Design, room: float, word: str) -> Built:
    return _built(lambda root: signed_section_group(section, apart, root, design, room, word))


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
    for stretch in _stretches(page):
        sheet.take(_stretch(stretch, side, measure, top, sheet.next_mark, mirror))
    return sheet.drawn()


def _stretches(page: Page) -> Iterator[Page]:
    """What changes together and so is kept together: a section, or one brick of what is loose."""
    for group, placed in groupby(page, key=attrgetter("group")):
        if group.loose:  # the group is another one for each patient, most of its bricks are not
            for p in placed:
                yield (Placed(brick=p.brick, group=_NOBODYS, top=p.top, height=p.height, first=p.first, last=p.last),)
        else:
            yield tuple(placed)


@keep(_STRETCHES)
def _stretch(stretch: Page, side: float, measure: float, top: float, first_mark: int, mirror: float) -> Sheet:
    """A part of a page, unpacked; nothing is drawn on the sheet any more."""
    sheet = Sheet(first_mark)
    pen = Pen(sheet, mirror)
    group, last = stretch[0].group, stretch[-1]
    if group.id:
        bottom = top - last.top - last.height
        pen.note("section", group.id, (side, bottom, side + measure, top - stretch[0].top))
    for placed in stretch:
        placed.brick.draw(pen, side, top - placed.top, placed.first, placed.last)
    pen.catch_up()
    return sheet


def forget() -> None:
    """Keep nothing; for measuring and for tests."""
    for kept in (_front, _section, _signatures, drawn):
        kept.cache_clear()
    keeping.forget()
