"""ReportLab's floor: the finished operators of our pages replayed on a tagged ReportLab canvas, and only written.

The figure that ours was first held to: 1.5 is what our first typesetter took over a replay of its own operators through
ReportLab. Page operators, tree, outline, signature fields and font subsets are ready before the clock starts; what is
timed makes ReportLab's objects of them, packs the pages and writes the file.
"""

import io
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference, PDFStream, PDFString

from benchmarks.peers.floor import finished
from benchmarks.peers.tagged_canvas import El, Raw, TaggedCanvas, mend
from exoconsent.consent.document import Consent
from exoconsent.pdf import embedding
from exoconsent.pdf.conformance import Facts
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import Drawn, Link, SignatureField, TextField

Ready = tuple[list[str], list[El], Sequence[Drawn]]
"""Operators, owners of the marks, and what else stands on a page."""


def render(consent: Consent) -> bytes:
    """``consent`` as PDF."""
    return prepare(consent)()


def prepare(consent: Consent) -> Callable[[], bytes]:
    """Everything up to the finished operators; what is returned writes the file from them."""
    mend()
    pages, size, root, facts, attachments = finished(consent)
    if attachments:
        raise ValueError("the floor knows no attachments")
    elements: dict[Element, El] = {}
    boxes = {element: words for parts in pages for part in parts for element, words in part.boxes}
    top = _tree(root, elements, boxes)
    ready = [_page(number, parts, elements) for number, parts in enumerate(pages, 1)]
    used: dict[embedding.CodePage, set[str]] = {}
    for code_page, letters in (each for parts in pages for part in parts for each in part.used):
        used.setdefault(code_page, set()).update(letters)
    fonts = {page: embedding._subset(page, frozenset(letters)) for page, letters in sorted(used.items())}
    return partial(_write, ready, size, top, facts, fonts, elements)


def _tree(element: Element, made: dict[Element, El], boxes: dict[Element, str], above: El | None = None) -> El:
    one = made[element] = El(element.tag, above, boxes.get(element, element.attributes), element.alt)
    one.kids = [_tree(kid, made, boxes, one) for kid in element.kids]
    return one


def _owner(element: Element, made: dict[Element, El]) -> El:
    """Links join their paragraph when they are first drawn."""
    if element not in made:
        assert element.parent is not None
        made[element] = made[element.parent].new(element.tag)
    return made[element]


def _page(number: int, parts: Sequence[Drawn], made: dict[Element, El]) -> Ready:
    code = [line for part in parts for line in zlib.decompress(part.content).decode("ascii").split("\n")]
    marks = [_owner(element, made) for part in parts for element in part.marks]
    for mcid, owner in enumerate(marks):
        owner.kids.append((f"Page{number}", mcid))
    return code, marks, parts


def _write(
    pages: Sequence[Ready],
    size: tuple[float, float],
    root: El,
    facts: Facts,
    fonts: dict[embedding.CodePage, Any],
    made: dict[Element, El],
) -> bytes:
    out = io.BytesIO()
    canvas = _Replay(out, pagesize=size, root=root, facts=facts, lang=facts.language)
    for tell, words in (("Title", facts.title), ("Author", facts.author), ("Subject", facts.subject)):
        getattr(canvas, f"set{tell}")(words)
    canvas.setKeywords(facts.keywords)
    canvas.setCreator("ExoConsent")
    canvas.setProducer("ExoConsent with ReportLab")
    for code, marks, parts in pages:
        canvas.replay(code, marks)
        for part in parts:
            for bookmark in part.bookmarks:
                canvas.bookmarkHorizontalAbsolute(bookmark.title, bookmark.top)
                canvas.addOutlineEntry(bookmark.title, bookmark.title, bookmark.level)
            for annotation in part.annotations:
                canvas.annotate(annotation, made[annotation.element])
        canvas.showPage()
    canvas.embed(fonts)
    canvas.save()
    return out.getvalue()


class _Replay(TaggedCanvas):
    """A tagged canvas that is given what others would draw."""

    def _make_preamble(self) -> None:
        self._preamble = ""  # ours says all it needs, and a font that nobody uses would be embedded for it

    def replay(self, code: list[str], marks: list[El]) -> None:
        """The finished operators of this page, and who owns its marks."""
        self._code = code
        self._marks = marks

    def annotate(self, annotation: Link | SignatureField | TextField, element: El) -> None:
        """A field or a link."""
        if isinstance(annotation, Link):
            self._link(annotation, element)
            return
        text = {"FT": "/Tx", "Ff": 1, "DA": PDFString("/AHR0 0 Tf 0 g")} if isinstance(annotation, TextField) else {}
        self.field(element, annotation.name, annotation.tooltip, annotation.box, **text)

    def _link(self, annotation: Link, element: El) -> None:
        key = self._new_key()
        self._owners[key] = element
        entries = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "F": 4,
            "Border": PDFArray([0, 0, 0]),
            "Rect": PDFArray(list(annotation.box)),
            "Contents": PDFString(annotation.words or annotation.href),
            "StructParent": key,
            "A": PDFDictionary({"S": "/URI", "URI": PDFString(annotation.href)}),
        }
        self._addAnnotation(PDFDictionary(entries), f"link{key}")
        element.kids.append((self._doc.thisPageName(), self._doc.annotationName(f"link{key}")))

    def embed(self, fonts: dict[embedding.CodePage, Any]) -> None:
        """The subsets under the names by which the operators call them."""
        document = self._doc
        for page, subset in fonts.items():
            program = document.Reference(_packed(subset.program, Length1=subset.length))
            unicode = document.Reference(_packed(subset.unicode))
            descriptor = document.Reference(_finished(document, f"{subset.descriptor} /FontFile2", program, ">>"))
            ends = ("/FontDescriptor", descriptor, "/ToUnicode", unicode, ">>")
            font = document.Reference(_finished(document, subset.font, *ends))
            document.idToObject["BasicFonts"].dict[embedding.resource(page)[1:]] = font


def _packed(data: bytes, **entries: Any) -> PDFStream:
    return PDFStream(dictionary=PDFDictionary({**entries, "Filter": "/FlateDecode"}), content=data, filters=None)


def _finished(document: Any, *words: str | PDFObjectReference) -> Raw:
    """An object of words and references."""
    return Raw(lambda: " ".join(word if isinstance(word, str) else word.format(document).decode() for word in words))
