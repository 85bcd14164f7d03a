"""The public door: a consent becomes PDF bytes and a layout map. Pure: the same input gives the same bytes."""

from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from exoconsent.consent.document import Consent
from exoconsent.errors import BadInputError
from exoconsent.pdf.layout import Fragment, Layout, Paper, PrintOptions, PrintSize, Rendered

if TYPE_CHECKING:
    from exoconsent.pdf.conformance import Facts
    from exoconsent.pdf.design import Design
    from exoconsent.pdf.flow import Group, Page
    from exoconsent.pdf.furniture import Furniture
    from exoconsent.pdf.pen import Pen
    from exoconsent.pdf.structure import Element

__all__ = ["Fragment", "Layout", "Paper", "PrintOptions", "PrintSize", "Rendered", "render"]

_LEAST_ROOM: Final = 0.4
"""Part of the paper's height that notices and header must leave for the text."""
_ONE_AT_A_TIME: Final = Lock()
"""ReportLab's faces are shared by all documents and not made for two threads."""


def render(consent: Consent, options: PrintOptions | None = None) -> Rendered:
    """Lay ``consent`` out and write it as PDF 1.7 with tags, prepared for PDF/A-3a and PDF/UA-1.

    Raises ``BadInputError`` for a character that no font holds, and for notices too long to stand on every page.
    Dates come from ``consent.created`` alone.
    """
    with _ONE_AT_A_TIME:
        return _render(consent, options or PrintOptions())


def _render(consent: Consent, options: PrintOptions) -> Rendered:
    from exoconsent.pdf.design import design_for
    from exoconsent.pdf.flow import lay_out
    from exoconsent.pdf.furniture import furniture_for
    from exoconsent.pdf.glyphs import refuse_unprintable
    from exoconsent.pdf.pen import Pen
    from exoconsent.pdf.structure import Element
    from exoconsent.pdf.tags import TaggedCanvas

    refuse_unprintable(consent)
    design = design_for(options)
    furniture = furniture_for(consent, design)
    room = design.height - furniture.top - design.bottom
    if room < _LEAST_ROOM * design.height:
        raise BadInputError.saying(
            "The notices at the top of every page leave no room for the text. Make them shorter."
        )
    root = Element("Document")
    root.language = consent.language
    notices = root.new("Div")
    pages = lay_out(_groups(consent, root, design, room), room)
    canvas = TaggedCanvas(width=design.width, height=design.height, facts=_facts(consent), root=root)
    pen = Pen(canvas)
    for index, page in enumerate(pages):
        pen.page = index
        furniture.draw(pen, len(pages), notices if index == 0 else None)
        _draw_page(pen, page, design, furniture)
        canvas.end_page()
    pdf = canvas.finish(consent.attachments)
    return Rendered(pdf=pdf, layout=Layout(fragments=tuple(pen.fragments)), pages=len(pages))


def _groups(consent: Consent, root: "Element", design: "Design", room: float) -> "list[Group]":
    from exoconsent.pdf.blocks import section_group
    from exoconsent.pdf.front import front_group
    from exoconsent.pdf.signatures import signatures_group

    groups = [front_group(consent, root, design)]
    continued = consent.labels.continued
    groups += [section_group(section, root, design, room, continued) for section in consent.sections]
    if consent.signatures:
        groups.append(signatures_group(consent, root, design))
    return groups


def _draw_page(pen: "Pen", page: "Page", design: "Design", furniture: "Furniture") -> None:
    """Draw what was placed; each section that stands here is noted once, with all its bricks."""
    top = design.height - furniture.top
    for index, placed in enumerate(page):
        if placed.group.id and (index == 0 or page[index - 1].group is not placed.group):
            last = [other for other in page if other.group is placed.group][-1]
            bottom = top - last.top - last.height
            pen.note("section", placed.group.id, (design.side, bottom, design.side + design.measure, top - placed.top))
        placed.brick.draw(pen, design.side, top - placed.top, placed.first, placed.last)


def _facts(consent: Consent) -> "Facts":
    from exoconsent.pdf.conformance import Facts

    return Facts(
        language=consent.language,
        title=consent.title,
        author=consent.letterhead.name,
        subject=consent.form_label,
        keywords=consent.number,
        created=datetime.fromisoformat(consent.created),
    )
