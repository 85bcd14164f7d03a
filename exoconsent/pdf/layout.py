"""What goes into and comes out of rendering, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class PrintSize(StrEnum):
    """Size of the print; large print is laid out anew, never scaled (UKAAF, Clear Print and Large Print guidance)."""

    STANDARD = "standard"
    LARGE = "large"


class Paper(StrEnum):
    """Paper that the page is made for."""

    A4 = "a4"
    LETTER = "letter"


PAPER_POINTS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
"""Width and height of each paper, points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """How a consent is put on paper; changes places and sizes, never words."""

    size: PrintSize = PrintSize.STANDARD
    paper: Paper = Paper.A4


FragmentKind = Literal["section", "initials", "signature", "field", "statute"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A rectangle of one page that belongs to something a person can point at.

    All lengths are points, counted from the bottom left corner of the page.
    """

    kind: FragmentKind
    """``signature`` is a signatory's whole block, ``field`` the rectangle in it that takes the strokes.

    ``statute`` holds words of the law.
    """
    id: str
    """Section id for ``section``, ``initials`` and ``statute``, field name for ``signature`` and ``field``."""
    page: int
    """Zero-based."""
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything lies, in reading order; a section that runs over a page has one fragment on each."""

    fragments: tuple[Fragment, ...]

    def of(self, kind: FragmentKind) -> tuple[Fragment, ...]:
        """The fragments of one kind."""
        return tuple(f for f in self.fragments if f.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished document; shown without its bytes, which hold the patient's data."""

    pdf: bytes
    layout: Layout
    pages: int

    def __repr__(self) -> str:
        return f"Rendered({self.pages} pages, {len(self.pdf)} bytes)"
