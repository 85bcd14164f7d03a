"""The notice of a law for the wall: nothing on the sheet but its words, tagged and archival as a consent is."""

from dataclasses import dataclass
from datetime import datetime

from exoconsent.consent.document import StatuteBlock
from exoconsent.pdf import kept
from exoconsent.pdf.binding import bind
from exoconsent.pdf.conformance import Facts
from exoconsent.pdf.design import design_for
from exoconsent.pdf.flow import Group, lay_out
from exoconsent.pdf.layout import Layout, PrintOptions, Rendered
from exoconsent.pdf.render import fragments
from exoconsent.pdf.statutes import refuse_small, statute_bricks
from exoconsent.pdf.structure import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """A notice for the wall."""

    id: str
    title: str
    """For the file's properties; the sheet shows the notice alone."""
    author: str
    created: datetime
    """Aware."""
    block: StatuteBlock


def render_poster(poster: Poster, options: PrintOptions) -> Rendered:
    """The notice at the size of its law, on as many sheets as it needs.

    Raises ``BadInputError`` for paper smaller than the law allows, and for letters that came out smaller.
    """
    design = design_for(options)
    root = Element("Document")
    root.language = poster.block.language
    bricks = statute_bricks(poster.block, root.new("Sect"), poster.id, design)
    group = Group(id=poster.id, bricks=tuple(bricks), whole=False)
    top = design.height - design.side
    laid = lay_out([group], design.height - 2 * design.side)
    pages = [(kept.drawn(page, design.side, design.measure, top, 0),) for page in laid]
    pdf = bind(pages, (design.width, design.height), root, _facts(poster), ())
    rendered = Rendered(pdf=pdf, layout=Layout(fragments=tuple(fragments(pages))), pages=len(pages))
    refuse_small({poster.id: poster.block}, rendered)
    return rendered


def _facts(poster: Poster) -> Facts:
    return Facts(
        language=poster.block.language,
        title=poster.title,
        author=poster.author,
        subject=poster.block.citation,
        keywords=poster.id,
        created=poster.created,
    )
