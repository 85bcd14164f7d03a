"""The tagged canvas: ReportLab's canvas, on which everything drawn is a marked part of the structure or an artifact.

Content is given as PDF operators. ReportLab keeps pages, fonts, annotations, outline and file syntax.
"""

import io
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from exoconsent.consent.document import Attachment
from exoconsent.pdf import conformance, fonts
from exoconsent.pdf.structure import Annotation, Element, Mark, ParentTree, add_structure

LAYOUT: Final = "/Type /Layout"
HEADER: Final = "/Type /Pagination /Subtype /Header /Attached [ /Top ]"
FOOTER: Final = "/Type /Pagination /Subtype /Footer /Attached [ /Bottom ]"
PAGINATION: Final = "/Type /Pagination"

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the bottom left of the page."""


class TaggedCanvas:
    """Collects one document; not to be used after ``finish``."""

    def __init__(self, *, width: float, height: float, facts: conformance.Facts, root: Element) -> None:
        """An empty document whose structure tree is ``root``."""
        conformance.mend_reportlab()
        fonts.font(fonts.BASE_FONT)
        self._facts = facts
        self._root = root
        self._canvas = Canvas(
            io.BytesIO(),
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=facts.language,
            initialFontName=fonts.BASE_FONT,
        )
        self._parents: ParentTree = {}
        self._marks: list[Element] = []
        self._links: dict[tuple[Element, int], Element] = {}
        self._fields: list[Any] = []
        self._page_key = self._new_key()
        self._outlined = 0
        conformance.describe(self._canvas, facts)
        self.codes = fonts.FontCodes(self._document)

    @property
    def _document(self) -> Any:
        return self._canvas._doc

    def add(self, operators: str) -> None:
        """Append operators to the page; whatever paints must stand between ``mark`` or ``artifact`` and ``EMC``."""
        self._canvas._code.append(operators)

    def mark(self, element: Element) -> str:
        """The operator that opens a stretch of content belonging to ``element``."""
        mcid = len(self._marks)
        self._marks.append(element)
        element.kids.append(Mark(self._document.thisPageName(), mcid))
        return f"/{element.tag} <</MCID {mcid}>> BDC"

    def artifact(self, operators: str, kind: str = LAYOUT) -> None:
        """Draw what is not part of the text: rules, frames, page furniture."""
        self.add(f"/Artifact <<{kind}>> BDC {operators} EMC")

    def link_element(self, paragraph: Element, number: int) -> Element:
        """The element of the paragraph's ``number``-th link; it joins its parent where it is first drawn."""
        key = (paragraph, number)
        if key not in self._links:
            self._links[key] = paragraph.new("Link")
        return self._links[key]

    def link(self, element: Element, href: str, box: Box, words: str) -> None:
        """Make ``box`` a link; ``words`` are what it says."""
        name = f"Link{len(self._parents)}"
        address = quote(href, safe="%/:=&?~#+!$,;'@()*[]")
        entries = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "F": 4,
            "Border": PDFArray([0, 0, 0]),
            "Rect": _rectangle(box),
            "Contents": PDFString(words or address),
            "StructParent": self._own(element, name),
            "A": PDFDictionary({"S": "/URI", "URI": PDFString(address)}),
        }
        self._canvas._addAnnotation(PDFDictionary(entries), name)

    def signature_field(self, element: Element, field: str, tooltip: str, box: Box) -> None:
        """An empty signature field at ``box``, with an empty appearance for the signing room to replace."""
        name = f"Field-{field}"
        corner = PDFArray([0, 0, round(box[2] - box[0], 2), round(box[3] - box[1], 2)])
        form = PDFDictionary({"Type": "/XObject", "Subtype": "/Form", "BBox": corner, "Resources": PDFDictionary({})})
        looks = PDFStream(dictionary=form, content="q Q")
        entries = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "F": 132,  # print, locked
            "T": PDFString(field),
            "TU": PDFString(tooltip),
            "Rect": _rectangle(box),
            "P": self._document.thisPageRef(),
            "StructParent": self._own(element, name),
            "AP": PDFDictionary({"N": self._document.Reference(looks)}),
        }
        self._canvas._addAnnotation(PDFDictionary(entries), name)
        self._fields.append(PDFObjectReference(self._document.annotationName(name)))

    def outline(self, title: str, level: int, top: float) -> None:
        """A bookmark to the height ``top`` of this page."""
        key = f"heading-{self._outlined}"
        self._outlined += 1
        self._canvas.bookmarkHorizontalAbsolute(key, top)
        self._canvas.addOutlineEntry(title, key, level)

    def end_page(self) -> None:
        """Close this page; what follows stands on the next."""
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._page_key, PDFName("S")
        self._parents[self._page_key] = self._marks
        self._marks = []
        self._page_key = self._new_key()

    def finish(self, attachments: Iterable[Attachment]) -> bytes:
        """The whole file; call after ``end_page`` of the last page."""
        del self._parents[self._page_key]
        add_structure(self._document, self._root, self._parents)
        conformance.complete(self._document, self._facts, tuple(attachments))
        if self._fields:
            self._document.Catalog.AcroForm = PDFDictionary({"Fields": PDFArray(self._fields), "SigFlags": 1})
        return bytes(self._document.GetPDFData(self._canvas))

    def _own(self, element: Element, name: str) -> int:
        element.kids.append(Annotation(self._document.thisPageName(), self._document.annotationName(name)))
        key = self._new_key()
        self._parents[key] = element
        return key

    def _new_key(self) -> int:
        key = len(self._parents)
        self._parents[key] = []  # taken; a page's marks follow when it ends
        return key


def _rectangle(box: Box) -> Any:
    return PDFArray([round(edge, 2) for edge in box])
