"""The structure tree of a tagged PDF: what each mark on a page means, in logical order (ISO 32000-1, 14.7).

Elements are made while the document is taken apart into bricks, in the order in which they should be read. They never
change afterwards: what is drawn of them is noted with each page, so page breaks and repeated table heads cannot disturb
the reading order, and elements may be kept together with their section from one version of a draft to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exoconsent.pdf.bidi import written_rtl
from exoconsent.pdf.file import PdfFile, pdf_text, references

_CELLS = ("TH", "TD")
"""A row keeps its empty cells."""
_RUNS = {False: "<< /O /Layout /WritingMode /LrTb >>", True: "<< /O /Layout /WritingMode /RlTb >>"}
"""Which way lines run; holds for all that is below (ISO 32000-1, 14.8.5.4.2), left to right unless it is said."""


class Element:
    """One node of the tree. Compared by identity."""

    __slots__ = ("_head", "_links", "alt", "attributes", "kids", "language", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, *, alt: str = "", attributes: str = "") -> None:
        """A node at the end of ``parent``; ``attributes`` is an attribute dictionary in PDF syntax."""
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.attributes = attributes
        self.language = ""
        self.kids: list[Element] = []
        self._links: dict[int, Element] = {}
        self._head = ""
        if parent is not None:
            parent.kids.append(self)

    def new(self, tag: str, *, alt: str = "", attributes: str = "") -> "Element":
        """A new last child."""
        return Element(tag, self, alt=alt, attributes=attributes)

    def link(self, number: int) -> "Element":
        """The element of this paragraph's ``number``-th link; it stands among its kids where it is first drawn."""
        if number not in self._links:
            link = Element("Link")
            link.parent = self
            self._links[number] = link
        return self._links[number]

    def head(self) -> str:
        """The entries that say what it is."""
        if not self._head:
            language = f" /Lang {pdf_text(self.language)}" if self.language else ""
            alt = f" /Alt {pdf_text(self.alt)}" if self.alt else ""
            self._head = f"<< /Type /StructElem /S /{self.tag}{language}{alt}"
        return self._head


Kid = tuple[int, int, int]
"""What an element has on a page: the page's index, the number of a mark (-1 for none), the object of an annotation."""


@dataclass(slots=True)
class Tree:
    """The tree of one document, with all that was drawn of it."""

    root: Element
    pages: Sequence[int]
    """Object numbers of the pages."""
    marks: list[tuple[Element, ...]] = field(default_factory=list)
    """For each page the owners of its marks, by number."""
    annotations: list[Element] = field(default_factory=list)
    """Their owners, in the order of the keys that ``key`` gave."""
    boxes: dict[Element, str] = field(default_factory=dict)
    """Attributes that depend on the place."""
    own: "dict[Element, list[Element | Kid]]" = field(default_factory=dict)
    """What was drawn of each element, and its links, in reading order."""

    def page(self, marks: tuple[Element, ...]) -> None:
        """The next page and what was marked on it."""
        page = len(self.marks)
        self.marks.append(marks)
        for mcid, element in enumerate(marks):
            self._own(element, (page, mcid, 0))

    def key(self, element: Element, page: int, annotation: int) -> int:
        """Give ``element`` an annotation; returns its key in the parent tree."""
        self._own(element, (page, -1, annotation))
        self.annotations.append(element)
        return len(self.pages) + len(self.annotations) - 1

    def write(self, file: PdfFile) -> int:
        """Put the tree into ``file``; returns the number of its root."""
        return _Writer(tree=self, file=file, top=file.reserve()).write()

    def _own(self, element: Element, kid: Kid) -> None:
        own = self.own.get(element)
        if own is None:
            own = self.own[element] = []
            if element.tag == "Link" and element.parent is not None:
                self.own.setdefault(element.parent, []).append(element)
        own.append(kid)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    tree: Tree
    file: PdfFile
    top: int
    numbers: dict[Element, int] = field(default_factory=dict)
    """0 for those of which nothing was drawn."""
    begins: dict[Element, int] = field(default_factory=dict)
    """The page on which each begins."""
    kids: "dict[Element, list[Element | Kid]]" = field(default_factory=dict)
    """What stands below each, without branches of which nothing was drawn."""

    def write(self) -> int:
        self._number(self.tree.root)
        self._put(self.tree.root, self.top, rtl=False)
        numbers = self.numbers
        keys = [references(map(numbers.__getitem__, marks)) for marks in self.tree.marks]
        keys += [f"{numbers[element]} 0 R" for element in self.tree.annotations]
        nums = " ".join(f"{key} {owners}" for key, owners in enumerate(keys))
        self.file.put(
            self.top,
            f"<< /Type /StructTreeRoot /K {numbers[self.tree.root]} 0 R /ParentTreeNextKey {len(keys)} "
            f"/ParentTree << /Nums [ {nums} ] >> >>",
        )
        return self.top

    # From the top, not by ``parent``: what is kept from another document has had another parent there.
    def _number(self, element: Element) -> int:
        """Number ``element`` and choose what stands below; returns its page, -1 if nothing of it was drawn."""
        own = self.tree.own.get(element, ())
        below: list[Element | Kid] = []
        begins = -1
        for kid in (*element.kids, *own):
            page = self._number(kid) if isinstance(kid, Element) else kid[0]
            if page >= 0 or (isinstance(kid, Element) and kid.tag in _CELLS):
                below.append(kid)
            begins = page if begins < 0 else begins
        self.kids[element], self.begins[element] = below, begins
        written = begins >= 0 or element.tag in _CELLS or element is self.tree.root
        self.numbers[element] = self.file.reserve() if written else 0
        return begins

    def _put(self, element: Element, above: int, *, rtl: bool) -> None:
        before, rtl = rtl, written_rtl(element.language) if element.language else rtl
        pages, page, number = self.tree.pages, self.begins[element], self.numbers[element]
        below = []
        for kid in self.kids[element]:
            if isinstance(kid, Element):
                below.append(f"{self.numbers[kid]} 0 R")
                self._put(kid, number, rtl=rtl)
            elif kid[2]:
                below.append(f"<< /Type /OBJR /Pg {pages[kid[0]]} 0 R /Obj {kid[2]} 0 R >>")
            elif kid[0] == page:
                below.append(str(kid[1]))
            else:
                below.append(f"<< /Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]} >>")
        attributes = self.tree.boxes.get(element, element.attributes)
        if rtl != before:
            attributes = f"[ {attributes} {_RUNS[rtl]} ]" if attributes else _RUNS[rtl]
        shape = f" /A {attributes}" if attributes else ""
        place = f" /Pg {pages[page]} 0 R" if page >= 0 else ""
        # An only child stands without an array: pyHanko's difference policy knows a signature field in the
        # structure tree by a path that ends in /K /Obj, and calls a signed one tampered with otherwise (pyHanko 0.38).
        kids = f" /K {below[0]}" if len(below) == 1 else f" /K [ {' '.join(below)} ]" if below else ""
        self.file.put(number, f"{element.head()} /P {above} 0 R{shape}{place}{kids} >>")
