"""The structure tree of a tagged PDF: what each mark on a page means, in logical order (ISO 32000-1, 14.7).

Elements are made while the document is taken apart into bricks, in the order in which they should be read. Drawing
only adds marks to them, so page breaks and repeated table heads cannot disturb the reading order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a page's content."""

    page: str
    """ReportLab's name of the page object."""
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or field that belongs to an element."""

    page: str
    name: str
    """ReportLab's name of the annotation object."""


class Element:
    """One node of the tree. Compared by identity; ``kids`` grows while pages are drawn."""

    __slots__ = ("alt", "attributes", "kids", "language", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, *, alt: str = "", attributes: str = "") -> None:
        """A node at the end of ``parent``; ``attributes`` is an attribute dictionary in PDF syntax."""
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.attributes = attributes
        self.language = ""
        self.kids: list[Element | Mark | Annotation] = []
        if parent is not None:
            parent.kids.append(self)

    def new(self, tag: str, *, alt: str = "", attributes: str = "") -> "Element":
        """A new last child."""
        return Element(tag, self, alt=alt, attributes=attributes)

    def first_page(self) -> str:
        """The page of the first mark at or below; empty when nothing was drawn."""
        pages = (kid.first_page() if isinstance(kid, Element) else kid.page for kid in self.kids)
        return next((page for page in pages if page), "")


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect PDF object that writes itself."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], str]) -> None:
        """``write`` is called when all object numbers are known."""
        self._write = write

    def format(self, _document: Any) -> bytes:
        """The object in PDF syntax; ReportLab calls this."""
        return self._write().encode("ascii")


def pdf_text(text: str) -> str:
    """``text`` as a PDF string: literal where ASCII, otherwise UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


ParentTree = dict[int, Element | list[Element]]
"""For each page the owners of its marks by number, for each annotation its owner."""


def add_structure(document: Any, root: Element, parents: ParentTree) -> None:
    """Put the tree below ``root`` into ReportLab's ``document``."""
    elements = tuple(_drawn(root))
    names = {element: f"Element{index}" for index, element in enumerate(elements)}

    def reference(name: str) -> str:
        number, generation = document.idToObjectNumberAndVersion[name]
        return f"{number} {generation} R"

    writer = _Writer(names=names, reference=reference)
    document.Catalog.StructTreeRoot = document.Reference(Raw(partial(writer.root, root, parents)), "StructureRoot")
    for element, name in names.items():
        document.Reference(Raw(partial(writer.element, element)), name)
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _drawn(root: Element) -> Iterator[Element]:
    """All elements; branches in which nothing was drawn are cut off first, but a row keeps its empty cells."""
    root.kids = [k for k in root.kids if not isinstance(k, Element) or k.tag in ("TH", "TD") or k.first_page()]
    yield root
    for kid in root.kids:
        if isinstance(kid, Element):
            yield from _drawn(kid)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes elements once all object numbers are known."""

    names: dict[Element, str]
    reference: Callable[[str], str]

    def root(self, top: Element, parents: ParentTree) -> str:
        numbers = " ".join(f"{key} {self._owners(value)}" for key, value in sorted(parents.items()))
        return (
            f"<< /Type /StructTreeRoot /K {self._element_reference(top)} "
            f"/ParentTreeNextKey {len(parents)} /ParentTree << /Nums [ {numbers} ] >> >>"
        )

    def element(self, element: Element) -> str:
        above = self.reference("StructureRoot") if element.parent is None else self._element_reference(element.parent)
        page = element.first_page()
        entries = [f"/Type /StructElem /S /{element.tag} /P {above}"]
        entries += [f"/Lang {pdf_text(element.language)}"] if element.language else []
        entries += [f"/Alt {pdf_text(element.alt)}"] if element.alt else []
        entries += [f"/A {element.attributes}"] if element.attributes else []
        entries += [f"/Pg {self.reference(page)}"] if page else []
        kids = [self._kid(kid, page) for kid in element.kids]
        # An only child stands without an array: pyHanko's difference policy knows a signature field in the
        # structure tree by a path that ends in /K /Obj, and calls a signed one tampered with otherwise (pyHanko 0.38).
        entries += [f"/K {kids[0]}"] if len(kids) == 1 else [f"/K [ {' '.join(kids)} ]"] if kids else []
        return f"<< {' '.join(entries)} >>"

    def _kid(self, kid: Element | Mark | Annotation, page: str) -> str:
        match kid:
            case Element():
                return self._element_reference(kid)
            case Mark() if kid.page == page:
                return str(kid.mcid)
            case Mark():
                return f"<< /Type /MCR /Pg {self.reference(kid.page)} /MCID {kid.mcid} >>"
            case Annotation():
                return f"<< /Type /OBJR /Pg {self.reference(kid.page)} /Obj {self.reference(kid.name)} >>"

    def _owners(self, value: Element | list[Element]) -> str:
        if isinstance(value, Element):
            return self._element_reference(value)
        return f"[ {' '.join(map(self._element_reference, value))} ]"

    def _element_reference(self, element: Element) -> str:
        return self.reference(self.names[element])
