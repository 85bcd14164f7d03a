"""The public door: a consent becomes PDF bytes and a layout map. Pure: the same input gives the same bytes."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from exoconsent.consent.document import Consent
from exoconsent.errors import BadInputError
from exoconsent.pdf.layout import Fragment, Layout, Paper, PrintOptions, PrintSize, Rendered

if TYPE_CHECKING:
    from exoconsent.pdf.binding import Parts
    from exoconsent.pdf.conformance import Facts

__all__ = ["Fragment", "Layout", "Paper", "PrintOptions", "PrintSize", "Rendered", "render"]

_LEAST_ROOM: Final = 0.4
"""Part of the paper's height that notices and header must leave for the text."""
_ONE_AT_A_TIME: Final = Lock()
"""ReportLab's faces, and what is kept, are shared by all documents and not made for two threads."""


def render(consent: Consent, options: PrintOptions | None = None) -> Rendered:
    """Lay ``consent`` out and write it as PDF 1.7 with tags, prepared for PDF/A-3a and PDF/UA-1.

    Raises ``BadInputError`` for a character that no font holds, and for notices too long to stand on every page.
    Dates come from ``consent.created`` alone.
    """
    with _ONE_AT_A_TIME:
        from exoconsent.pdf.statutes import hold_to_the_law

        rendered = _render(consent, options or PrintOptions())
        hold_to_the_law(consent, rendered)
        return rendered


def _render(consent: Consent, options: PrintOptions) -> Rendered:
    from exoconsent.pdf import kept
    from exoconsent.pdf.binding import bind
    from exoconsent.pdf.design import design_for
    from exoconsent.pdf.flow import lay_out
    from exoconsent.pdf.furniture import furniture_for
    from exoconsent.pdf.glyphs import refuse_unprintable
    from exoconsent.pdf.structure import Element

    refuse_unprintable(consent)
    design = design_for(options, consent.language)
    furniture = furniture_for(consent, design)
    room = design.height - furniture.top - design.bottom
    if room < _LEAST_ROOM * design.height:
        raise BadInputError.saying(
            "The notices at the top of every page leave no room for the text. Make them shorter."
        )
    built = kept.sections(consent, design, room)
    laid = lay_out([group for group, _ in built], room)
    root = Element("Document")
    root.language = consent.language
    notices = root.new("Div")
    root.kids += [element for _, elements in built for element in elements]
    top = design.height - furniture.top
    heads = [furniture.head(notices), *[furniture.head(None)] * (len(laid) - 1)]
    pages = []
    for index, (page, head) in enumerate(zip(laid, heads, strict=True)):
        body = kept.drawn(page, design.side, design.measure, top, len(head.marks), design.mirror)
        pages.append((head, furniture.foot(index, len(laid)), body))
    pdf = bind(pages, (design.width, design.height), root, _facts(consent), consent.attachments)
    return Rendered(pdf=pdf, layout=Layout(fragments=tuple(fragments(pages))), pages=len(pages))


def fragments(pages: "Sequence[Parts]") -> Iterator[Fragment]:
    """Where everything lies, as the drawn pages noted it."""
    for index, parts in enumerate(pages):
        for kind, name, box in (note for part in parts for note in part.notes):
            left, bottom, right, top = (round(edge, 2) for edge in box)
            width, height = round(right - left, 2), round(top - bottom, 2)
            yield Fragment(kind=kind, id=name, page=index, x=left, y=bottom, width=width, height=height)


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
