"""The look of the page: type sizes, white space and inks for each print size and paper.

Body 12 pt and 18 pt, leading 1.4, flush left, emphasis by weight and not by italics, one blank between paragraphs:
UKAAF Clear Print and Large Print guidance. In large print everything, page numbers too, is large.
"""

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Final

from exoconsent.pdf.bidi import written_rtl
from exoconsent.pdf.layout import PAPER_POINTS, PrintOptions, PrintSize
from exoconsent.pdf.typeset import Type

INK: Final = (0.0, 0.0, 0.0)
ACCENT: Final = (0.07, 0.27, 0.38)
"""The one colour; contrast 10:1 on white, and near black from a black and white printer."""
HAIR: Final = (0.62, 0.62, 0.62)
"""Light rules."""
PANEL: Final = (0.945, 0.955, 0.965)
"""Quiet background; a printer without colour leaves it almost white."""

Ink = tuple[float, float, float]
_SHAPED_LANGUAGES: Final = frozenset(("hi", "mr", "ne", "sa", "kok", "mai"))
"""Languages in Devanagari, some of which have letter forms of their own; other text is the same in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """Every measure of one document, in points."""

    width: float
    """Of the paper."""
    height: float
    side: float
    """Left and right margin."""
    head: float
    """From the top of the paper to the page header."""
    top: float
    """Least distance from the top of the paper to the text."""
    foot: float
    """From the bottom of the paper to the QR code."""
    code: float
    """Side of the QR code without its quiet zone; 150 dpi must leave two pixels a module."""
    body: Type
    bold: Type
    small: Type
    hint: Type
    heading: Type
    title: Type
    subtitle: Type
    clinic: Type
    furniture_bold: Type
    """Page number."""
    paragraph_gap: float
    item_gap: float
    section_gap: float
    pad: float
    """Inside boxes."""
    indent: float
    """Of bullet text."""
    signing: float
    """Height of a signature field; 19 mm leave room for a hand."""
    writing: float
    """Distance of ruled lines to write on; at least 8 mm."""
    rtl: bool = False
    """Whether left and right change places: the document's language is written from right to left."""

    def __hash__(self) -> int:
        """What designs mostly differ in; much is kept by design, and all its types take long to hash."""
        return hash((self.width, self.height, self.side, self.body.size, self.rtl))

    @property
    def mirror(self) -> float:
        """What a pen needs to know: the width of a page to be turned round, otherwise 0."""
        return self.width if self.rtl else 0.0

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - 2 * self.side

    @property
    def bottom(self) -> float:
        """From the bottom of the paper to the lowest text."""
        return self.foot + self.code + 16.0


def _shaping(language: str) -> str:
    """The language that shaping should know of; the same for all that are shown letter by letter, to share caches."""
    return language if written_rtl(language) or language.split("-")[0].casefold() in _SHAPED_LANGUAGES else ""


def in_language(design: Design, language: str) -> Design:
    """The same measures with lines that run the way ``language`` (BCP 47) does; the page is not turned round."""
    rtl, shaped = written_rtl(language), _shaping(language)
    kinds = {f.name: getattr(design, f.name) for f in fields(design) if isinstance(getattr(design, f.name), Type)}
    return replace(design, **{n: replace(kind, rtl=rtl, language=shaped) for n, kind in kinds.items()})


@cache
def design_for(options: PrintOptions, language: str = "") -> Design:
    """The measures for one kind of print in one language (BCP 47)."""
    rtl, shaped = written_rtl(language), _shaping(language)
    large = options.size is PrintSize.LARGE
    size = 18.0 if large else 12.0
    hint = 16.0 if large else 9.0
    furniture = size if large else 9.0
    width, height = PAPER_POINTS[options.paper]

    def of(points: float, lead: float = 1.34, *, bold: bool = False) -> Type:
        return Type(
            size=points, leading=round(points * lead, 2), bold=bold, hint=hint, blank=size * 9, rtl=rtl, language=shaped
        )

    return Design(
        width=width,
        height=height,
        side=54.0 if large else 72.0,
        head=30.0 if large else 36.0,
        top=74.0,
        foot=30.0,
        code=48.0,
        body=of(size),
        bold=of(size, bold=True),
        small=of(16.0 if large else 10.0),
        hint=of(hint, 1.25),
        heading=of(size * 7 / 6, 1.3, bold=True),
        title=of(size * (1.6 if large else 1.9), 1.2, bold=True),
        subtitle=of(size * 13 / 12, 1.3),
        clinic=of(size * (1.2 if large else 1.4), 1.2, bold=True),
        furniture_bold=of(furniture, 1.3, bold=True),
        paragraph_gap=size * 0.7,
        item_gap=size * 0.2,
        section_gap=size * 1.6,
        pad=size * 0.85,
        indent=size * 1.3,
        signing=54.0,
        writing=26.0 if not large else 34.0,
        rtl=rtl,
    )
