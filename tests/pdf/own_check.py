"""Our own check of a tagged PDF: what the public checkers do not look at, and the text as a screen reader gets it.

The checkers (page, outloud) miss a dropped ParentTree entry, a mark without owner, an emptied TH and an attachment that
is not in /AF (design/pdf.md part 1), and none of them knows what the text should be.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
MarkKey = tuple[int, int]
"""Page from 0 and MCID."""


@dataclass
class Marked:
    """What the pages say."""

    text: dict[MarkKey, str] = field(default_factory=dict)
    keys: list[MarkKey] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def faults(pdf: bytes) -> list[str]:
    """Every fault found, each a sentence; empty for a clean file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if "/StructTreeRoot" not in file.Root:
            return ["no structure tree"]
        marked = read_pages(file)
        found = [*marked.faults, *_ownership(file, marked), *_annotations(file), *_attachments(file), *_elements(file)]
    return list(dict.fromkeys(found))


def tree_words(pdf: bytes) -> list[str]:
    """The words in the order of the structure tree; text that an element or mark replaces (ActualText) counts."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return _read(file.Root.StructTreeRoot.K, read_pages(file).text, _numbers(file)).split()


def kids(element: Any) -> list[Any]:
    k = element.get("/K")
    if k is None:
        return []
    return list(k) if isinstance(k, pikepdf.Array) else [k]


def is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    stack = [file.Root.StructTreeRoot.K]
    while stack:
        element = stack.pop(0)
        yield element
        stack = [kid for kid in kids(element) if is_element(kid)] + stack


def marks_of(element: Any, numbers: dict[Any, int]) -> Iterator[MarkKey]:
    for kid in kids(element):
        if isinstance(kid, int):
            yield numbers[element.Pg.objgen], kid
        elif not is_element(kid) and kid.get("/Type") == "/MCR":
            yield numbers[kid.get("/Pg", element.get("/Pg")).objgen], int(kid.MCID)


def read_pages(file: pikepdf.Pdf) -> Marked:
    """Every mark of every page with its text; text outside a mark or in a careless artifact is a fault."""
    found = Marked()
    for index, page in enumerate(file.pages):
        _read_page(found, index, page)
    return found


def _read_page(found: Marked, index: int, page: pikepdf.Page) -> None:
    fonts = {name: _Font(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    open_marks: list[tuple[str, Any]] = []
    font: _Font | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                open_marks.append((str(operands[0]), properties))
                if "/MCID" in properties:
                    key = (index, int(properties["/MCID"]))
                    found.keys.append(key)
                    found.text[key] = str(properties.get("/ActualText", ""))
                elif "/ActualText" in properties:  # a stretch inside a mark, as shaped words have
                    _show(found, index, open_marks[:-1], str(properties["/ActualText"]))
            case "EMC":
                if open_marks:
                    open_marks.pop()
                else:
                    found.faults.append(f"page {index + 1}: a mark ends that never began")
            case "Tf":
                font = fonts[str(operands[0])]
            case shows if shows in SHOWS_TEXT and font:
                _show(found, index, open_marks, font.read(operands[-1]))
    if open_marks:
        found.faults.append(f"page {index + 1}: a mark never ends")


def _show(found: Marked, index: int, open_marks: list[tuple[str, Any]], text: str) -> None:
    if not open_marks and text.strip():
        found.faults.append(f"page {index + 1}: text outside every mark")
    if open_marks and "/ActualText" in open_marks[-1][1] and "/MCID" not in open_marks[-1][1]:
        return  # told already
    for tag, properties in open_marks:
        if text.strip() and tag == "/Artifact" and properties.get("/Type") != "/Pagination":
            found.faults.append(f"page {index + 1}: text in an artifact that is no header, footer or repeated head")
        if "/MCID" in properties and "/ActualText" not in properties:
            found.text[index, int(properties["/MCID"])] += text


class _Font:
    """Codes of a font as the text they stand for."""

    def __init__(self, font: Any) -> None:
        cmap = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
        self._width = 2 if str(font.Subtype) == "/Type0" else 1
        self._map: dict[int, str] = {}
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
            self._map |= {int(c, 16): _utf16(t) for c, t in re.findall(r"<(\w+)>\s*<(\w*)>", block)}
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
            for low, high, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                first = int(target, 16)
                self._map |= {code: chr(first + i) for i, code in enumerate(range(int(low, 16), int(high, 16) + 1))}

    def read(self, shown: Any) -> str:
        pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
        return "".join(self._one(bytes(p)) for p in pieces if isinstance(p, pikepdf.String))

    def _one(self, codes: bytes) -> str:
        steps = range(0, len(codes), self._width)
        return "".join(self._map.get(int.from_bytes(codes[i : i + self._width], "big"), "\ufffd") for i in steps)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _numbers(file: pikepdf.Pdf) -> dict[Any, int]:
    return {page.obj.objgen: index for index, page in enumerate(file.pages)}


def _parents(file: pikepdf.Pdf) -> dict[int, Any]:
    flat = list(file.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, flat[::2]), flat[1::2], strict=True))


def _ownership(file: pikepdf.Pdf, marked: Marked) -> Iterator[str]:
    """MCID, ParentTree and tree say the same, each mark once."""
    numbers, parents = _numbers(file), _parents(file)
    by_tree = [(key, element.objgen) for element in elements(file) for key in marks_of(element, numbers)]
    by_parents = []
    for index, page in enumerate(file.pages):
        owners = parents.get(int(page.obj.get("/StructParents", -1)))
        if owners is None:
            yield f"page {index + 1} has no entry in the ParentTree"
            continue
        by_parents += [((index, mcid), owner.objgen) for mcid, owner in enumerate(owners) if owner is not None]
    if any(count > 1 for count in Counter(marked.keys).values()):
        yield "a mark's number is used twice on a page"
    if sorted(by_tree) != sorted(by_parents):
        yield "tree and ParentTree name different owners of marks"
    if sorted(marked.keys) != sorted(key for key, _ in by_tree):
        yield "marks on the pages and marks in the tree differ"


def _annotations(file: pikepdf.Pdf) -> Iterator[str]:
    parents = _parents(file)
    for index, page in enumerate(file.pages):
        for annotation in page.obj.get("/Annots", []):
            owner = parents.get(int(annotation.get("/StructParent", -1)))
            named = [k.Obj.objgen for k in kids(owner or {}) if not isinstance(k, int) and k.get("/Type") == "/OBJR"]
            if annotation.objgen not in named:
                yield f"page {index + 1}: a link or field belongs to no element"


def _attachments(file: pikepdf.Pdf) -> Iterator[str]:
    listed = {spec.objgen for spec in file.Root.get("/AF", [])}
    names = file.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    for spec in list(names)[1::2]:
        if spec.objgen not in listed:
            yield "an attachment is not in /AF"
        if "/AFRelationship" not in spec:
            yield "an attachment does not say how it belongs to the document"


def _elements(file: pikepdf.Pdf) -> Iterator[str]:
    for element in elements(file):
        match str(element.S):
            case "/TH":
                if not _has_marks(element):
                    yield "a table head is empty"
                if element.get("/A", {}).get("/Scope") not in ("/Row", "/Column", "/Both"):
                    yield "a table head does not say what it heads"
            case "/Figure" if not str(element.get("/Alt", "")).strip():
                yield "a picture has no words"
            case "/LI" if not {"/Lbl", "/LBody"} <= {str(k.S) for k in kids(element) if is_element(k)}:
                yield "a list item has no body"


def _has_marks(element: Any) -> bool:
    return any(not is_element(kid) or _has_marks(kid) for kid in kids(element))


def _read(element: Any, texts: dict[MarkKey, str], numbers: dict[Any, int]) -> str:
    if "/ActualText" in element:
        return str(element.ActualText)
    out = ""
    for kid in kids(element):
        if is_element(kid):
            inside = _read(kid, texts, numbers)
            out += inside if str(kid.S) in ("/Link", "/Span") else f"\n{inside}\n"
        elif isinstance(kid, int):
            out += texts.get((numbers[element.Pg.objgen], kid), "")
        elif kid.get("/Type") == "/MCR":
            out += texts.get((numbers[kid.get("/Pg", element.get("/Pg")).objgen], int(kid.MCID)), "")
    return out
