"""The tagged sheet: one page being drawn, on which everything is a marked part of the structure or an artifact.

What was drawn is noted without the document around it (page number, object numbers, patient), so that a page untouched
by a change can be kept as it is.
"""

from dataclasses import dataclass
from typing import Final

from exoconsent.consent.document import Logo
from exoconsent.pdf import glyphfonts
from exoconsent.pdf.embedding import CodePage, resource, show
from exoconsent.pdf.file import pack
from exoconsent.pdf.layout import FragmentKind
from exoconsent.pdf.shape import Cluster
from exoconsent.pdf.structure import Element

LAYOUT: Final = "/Type /Layout"
HEADER: Final = "/Type /Pagination /Subtype /Header /Attached [ /Top ]"
FOOTER: Final = "/Type /Pagination /Subtype /Footer /Attached [ /Bottom ]"
PAGINATION: Final = "/Type /Pagination"

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the bottom left of the page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A box that leads to an address."""

    element: Element
    href: str
    box: Box
    words: str


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A box that waits for a signature."""

    element: Element
    name: str
    tooltip: str
    box: Box


@dataclass(frozen=True, slots=True)
class TextField:
    """A box that waits for a few letters, which come with a signature; readers cannot write into it."""

    element: Element
    name: str
    tooltip: str
    box: Box


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title and how high on the page it stands."""

    title: str
    level: int
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What stands on a page, or a part of it; ``content`` is packed."""

    content: bytes
    marks: tuple[Element, ...]
    boxes: tuple[tuple[Element, str], ...]
    annotations: tuple[Link | SignatureField | TextField, ...]
    bookmarks: tuple[Bookmark, ...]
    notes: tuple[tuple[FragmentKind, str, Box], ...]
    used: tuple[tuple[CodePage, frozenset[str]], ...]
    logos: tuple[Logo, ...] = ()


class Sheet:
    """Collects one page, or a part of it."""

    def __init__(self, first_mark: int = 0) -> None:
        """An empty sheet, whose marks count from ``first_mark``."""
        self._first = first_mark
        self._code: list[str] = []
        self._marks: list[Element] = []
        self._boxes: list[tuple[Element, str]] = []
        self._annotations: list[Link | SignatureField | TextField] = []
        self._bookmarks: list[Bookmark] = []
        self._notes: list[tuple[FragmentKind, str, Box]] = []
        self._used: dict[CodePage, set[str]] = {}
        self._logos: list[Logo] = []

    def add(self, operators: str) -> None:
        """Append operators to the page; whatever paints must stand between ``mark`` or ``artifact`` and ``EMC``."""
        self._code.append(operators)

    def mark(self, element: Element, actual: str = "") -> str:
        """The operator that opens a stretch of content belonging to ``element``.

        ``actual``, in PDF syntax, is what the stretch says where its glyphs do not. It is one of the element's own
        marks and no mark inside another: Poppler loses all that follows an inner one.
        """
        mcid = self.next_mark
        self._marks.append(element)
        return f"/Span <</MCID {mcid} /ActualText {actual}>> BDC" if actual else f"/{element.tag} <</MCID {mcid}>> BDC"

    def artifact(self, operators: str, kind: str = LAYOUT) -> None:
        """Draw what is not part of the text: rules, frames, page furniture."""
        self._code.append(f"/Artifact <<{kind}>> BDC {operators} EMC")

    def show(self, name: str, text: str) -> list[tuple[str, str]]:
        """Pairs of font resource and show operator that together draw ``text`` in the face ``name``."""
        pairs = []
        for shown in show(name, text):
            self._used.setdefault(shown.page, set()).update(shown.letters)
            pairs.append((shown.resource, shown.operator))
        return pairs

    def show_glyphs(self, name: str, clusters: tuple[Cluster, ...]) -> str:
        """The font resource of shaped writing, whose glyphs are noted for embedding."""
        page = (name, glyphfonts.PAGE)
        self._used.setdefault(page, set()).update(glyphfonts.claims(clusters))
        return resource(page)

    def logo(self, logo: Logo, box: Box) -> None:
        """A clinic's logo that fills ``box``; an artifact, because the name beside it says the same in words."""
        left, bottom, right, top = box
        place = f"{right - left:.2f} 0 0 {top - bottom:.2f} {left:.2f} {bottom:.2f} cm"
        self._logos.append(logo)
        self.artifact(f"q {place} {logo_resource(logo)} Do Q")

    def place(self, element: Element, attributes: str) -> None:
        """The attributes of ``element`` that depend on where it stands."""
        self._boxes.append((element, attributes))

    def link(self, element: Element, href: str, box: Box, words: str) -> None:
        """Make ``box`` a link; ``words`` are what it says."""
        self._annotations.append(Link(element, href, box, words))

    def signature_field(self, element: Element, field: str, tooltip: str, box: Box) -> None:
        """An empty signature field at ``box``, with an empty appearance for the signing room to replace."""
        self._annotations.append(SignatureField(element, field, tooltip, box))

    def text_field(self, element: Element, field: str, tooltip: str, box: Box) -> None:
        """An empty field at ``box``, as ``signature_field``, for letters that come with a signature."""
        self._annotations.append(TextField(element, field, tooltip, box))

    def outline(self, title: str, level: int, top: float) -> None:
        """A bookmark to the height ``top`` of this page."""
        self._bookmarks.append(Bookmark(title, level, top))

    def note(self, kind: FragmentKind, name: str, box: Box) -> None:
        """Remember where something lies."""
        self._notes.append((kind, name, box))

    @property
    def next_mark(self) -> int:
        """The number of the next mark."""
        return self._first + len(self._marks)

    def take(self, other: "Sheet") -> None:
        """Append all that stands on another sheet, whose marks count on from this one's."""
        self._code += other._code
        self._marks += other._marks
        self._boxes += other._boxes
        self._annotations += other._annotations
        self._bookmarks += other._bookmarks
        self._notes += other._notes
        self._logos += other._logos
        for page, letters in other._used.items():
            self._used.setdefault(page, set()).update(letters)

    def drawn(self) -> Drawn:
        """Everything so far."""
        return Drawn(
            content=pack("\n".join(self._code).encode("ascii")),
            marks=tuple(self._marks),
            boxes=tuple(self._boxes),
            annotations=tuple(self._annotations),
            bookmarks=tuple(self._bookmarks),
            notes=tuple(self._notes),
            used=tuple((page, frozenset(letters)) for page, letters in self._used.items()),
            logos=tuple(self._logos),
        )


def logo_resource(logo: Logo) -> str:
    """The name of a logo among a page's resources."""
    return f"/Logo{logo.sha256[:8]}"
