"""A ReportLab canvas that writes a structure tree.

The way that a program with ReportLab would go to tagged PDF/A-3a: elements are made with the story, drawing adds marks.
Metadata and colour profile are ours, so that both files say the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from exoconsent.pdf.colour import srgb_profile
from exoconsent.pdf.conformance import Facts, xmp
from exoconsent.pdf.file import pdf_text
from exoconsent.pdf.unicode_map import unicode_map


@dataclass(eq=False)
class El:
    """A node of the tree; ``kids`` are nodes, ``(page, mcid)`` or ``(page, reference)``."""

    tag: str
    parent: "El | None" = None
    attributes: str = ""
    alt: str = ""
    kids: list[Any] = field(default_factory=list)
    name: str = ""

    def new(self, tag: str, attributes: str = "", alt: str = "") -> "El":
        """A new last child."""
        child = El(tag, self, attributes, alt)
        self.kids.append(child)
        return child

    def page(self) -> str:
        """The page where it begins."""
        pages = (kid.page() if isinstance(kid, El) else kid[0] for kid in self.kids)
        return next((page for page in pages if page), "")


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that writes itself when all numbers are known."""

    __RefOnly__ = 1

    def __init__(self, write: Any) -> None:
        self._write = write

    def format(self, _document: Any) -> bytes:
        """The object in PDF syntax; ReportLab calls this."""
        return bytes(self._write().encode("ascii"))


def mend() -> None:
    """The two faults of ReportLab 5.1 that break PDF/A."""
    write = pdfdoc.PDFStream.format
    if write.__name__ != "ended":

        def ended(stream: Any, document: Any) -> bytes:
            return bytes(write(stream, document)).removesuffix(b"endstream\n") + b"\r\nendstream\n"

        pdfdoc.PDFStream.format = ended
        ttfonts.makeToUnicodeCMap = lambda _font, subset: unicode_map(
            ((code, chr(target)) for code, target in enumerate(subset) if target), digits=2
        )


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Collects marks page by page and writes the tree at the end."""

    def __init__(self, *args: Any, root: El, facts: Facts, **options: Any) -> None:
        self._open = False
        super().__init__(*args, **{**options, "invariant": 1, "pdfVersion": (1, 7), "pageCompression": 1})
        self._root, self._facts = root, facts
        self._marks: list[El] = []
        self._owners: dict[int, Any] = {}
        self._fields: list[Any] = []
        self._key = self._new_key()
        self.seen: set[int] = set()
        self.setViewerPreference("DisplayDocTitle", "true")

    def mark(self, element: El) -> str:
        """Open a stretch of ``element``."""
        self._marks.append(element)
        element.kids.append((self._doc.thisPageName(), len(self._marks) - 1))
        return f"/{element.tag} <</MCID {len(self._marks) - 1}>> BDC"

    @contextmanager
    def artifact(self, kind: str = "/Type /Layout") -> Iterator[None]:
        """What is drawn inside is no part of the text."""
        if self._open:
            yield
            return
        self._code.append(f"/Artifact <<{kind}>> BDC")
        self._open = True
        yield
        self._open = False
        self._code.append("EMC")

    def field(self, element: El, name: str, tip: str, box: tuple[float, float, float, float], **more: Any) -> None:
        """An empty field, for a signature unless there is ``more`` to say of it."""
        looks = PDFDictionary({"Type": "/XObject", "Subtype": "/Form", "BBox": PDFArray([0, 0, box[2], box[3]])})
        key = self._new_key()
        self._owners[key] = element
        entries = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "F": 132,
            "T": PDFString(name),
            "TU": PDFString(tip),
            "Rect": PDFArray(list(box)),
            "P": self._doc.thisPageRef(),
            "StructParent": key,
            "AP": PDFDictionary({"N": self._doc.Reference(PDFStream(dictionary=looks, content="q Q"))}),
            **more,
        }
        self._addAnnotation(PDFDictionary(entries), name)
        annotation = self._doc.annotationName(name)
        element.kids.append((self._doc.thisPageName(), annotation))
        self._fields.append(PDFObjectReference(annotation))

    def showPage(self) -> None:
        """Close the page; its marks go into the parent tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._key, PDFName("S")
        self._owners[self._key], self._marks = self._marks, []
        self._key = self._new_key()

    def save(self) -> None:
        """Write tree, metadata and file."""
        document = self._doc
        self._tree(document)
        catalogue = document.Catalog
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
        profile = PDFStream(dictionary=PDFDictionary({"N": 3}), content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
        name = PDFString("sRGB IEC61966-2.1")
        intent = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": name, "Info": name}
        intent["DestOutputProfile"] = document.Reference(profile)
        catalogue.OutputIntents = PDFArray([PDFDictionary(intent)])
        catalogue.Metadata = pdfdoc.XMP(creator=lambda _: xmp(self._facts).encode())
        if self._fields:
            catalogue.AcroForm = PDFDictionary({"Fields": PDFArray(self._fields), "SigFlags": 1})
        document.setDateFormatter(lambda *_: self._facts.pdf_date)
        document.SaveToFile(self._filename, self)

    def _tree(self, document: Any) -> None:
        elements: list[El] = []
        self._number(self._root, elements)

        def reference(name: str) -> str:
            return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"

        def element(one: El) -> str:
            page = one.page()
            out = [f"<< /Type /StructElem /S /{one.tag} /P {reference(one.parent.name if one.parent else 'Root')}"]
            out += [f"/A {one.attributes}"] if one.attributes else []
            out += [f"/Alt {pdf_text(one.alt)}"] if one.alt else []
            out += [f"/Pg {reference(page)}"] if page else []
            kids = [kid_of(kid, page) for kid in one.kids]
            out += [f"/K {kids[0]}" if len(kids) == 1 else f"/K [ {' '.join(kids)} ]"] if kids else []
            return " ".join([*out, ">>"])

        def kid_of(kid: Any, page: str) -> str:
            if isinstance(kid, El):
                return reference(kid.name)
            if isinstance(kid[1], str):
                return f"<< /Type /OBJR /Pg {reference(kid[0])} /Obj {reference(kid[1])} >>"
            return str(kid[1]) if kid[0] == page else f"<< /Type /MCR /Pg {reference(kid[0])} /MCID {kid[1]} >>"

        def root() -> str:
            numbers = []
            for key, owner in sorted(self._owners.items()):
                many = isinstance(owner, list)
                names = " ".join(reference(one.name) for one in (owner if many else [owner]))
                numbers.append(f"{key} [ {names} ]" if many else f"{key} {names}")
            return (
                f"<< /Type /StructTreeRoot /K {reference(elements[0].name)} /ParentTreeNextKey {len(self._owners)} "
                f"/ParentTree << /Nums [ {' '.join(numbers)} ] >> >>"
            )

        document.Catalog.StructTreeRoot = document.Reference(Raw(root), "Root")
        for one in elements:
            document.Reference(Raw(lambda one=one: element(one)), one.name)
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _number(self, element: El, found: list[El]) -> None:
        element.name = f"El{len(found)}"
        found.append(element)
        element.kids = [k for k in element.kids if not isinstance(k, El) or k.tag in ("TH", "TD") or k.page()]
        for kid in element.kids:
            if isinstance(kid, El):
                self._number(kid, found)

    def _new_key(self) -> int:
        self._owners[len(self._owners)] = []
        return len(self._owners) - 1


def _as_artifact(name: str) -> None:
    """Lines and shapes outside a mark are layout."""
    draw = getattr(Canvas, name)

    def drawn(canvas: Any, *args: Any, **options: Any) -> None:
        with canvas.artifact():
            draw(canvas, *args, **options)

    setattr(TaggedCanvas, name, drawn)


for _name in ("line", "lines", "rect", "drawPath"):
    _as_artifact(_name)
