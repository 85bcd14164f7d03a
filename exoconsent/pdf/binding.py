"""Binding: drawn pages, their tree, the fonts and the file's facts become one PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from exoconsent.consent.document import Attachment
from exoconsent.pdf import conformance, embedding
from exoconsent.pdf.bidi import written_rtl
from exoconsent.pdf.bookmarks import add_bookmarks
from exoconsent.pdf.file import PdfFile, pdf_text, references
from exoconsent.pdf.structure import Element, Tree
from exoconsent.pdf.tags import Bookmark, Drawn, Link, SignatureField

_PRINT: Final = 4
_LOCKED: Final = 128
"""Annotation flags (ISO 32000-1, 12.5.3)."""
_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
"""What an address keeps as it is."""

Parts = tuple[Drawn, ...]
"""What makes up a page, in the order of drawing; their marks count on from one another."""


def bind(
    pages: Sequence[Parts],
    size: tuple[float, float],
    root: Element,
    facts: conformance.Facts,
    attachments: tuple[Attachment, ...],
) -> bytes:
    """The whole file; ``size`` is width and height of the paper in points."""
    file = PdfFile()
    catalogue, above = file.reserve(), file.reserve()
    numbers = [file.reserve() for _ in pages]
    tree = Tree(root, numbers)
    binder = _Binder(file=file, tree=tree, numbers=numbers, above=above, size=size)
    for parts in pages:
        binder.page(parts)
    file.put(binder.fonts, f"<< {embedding.add_fonts(file, binder.used)} >>")
    file.put(above, f"<< /Type /Pages /Count {len(pages)} /Kids {references(numbers)} >>")
    side = " /Direction /R2L" if written_rtl(facts.language) else ""
    entries = [
        f"<< /Type /Catalog /Pages {above} 0 R /Lang {pdf_text(facts.language)} /MarkInfo << /Marked true >>",
        f"/ViewerPreferences << /DisplayDocTitle true{side} >> /StructTreeRoot {tree.write(file)} 0 R",
        conformance.add_archive(file, facts, attachments),
        add_bookmarks(file, binder.bookmarks),
    ]
    if binder.fields:
        entries.append(f"/AcroForm << /Fields {references(binder.fields)} /SigFlags 1 >>")
    file.put(catalogue, f"{' '.join(entries)} >>")
    return file.finish(catalogue, conformance.add_info(file, facts))


@dataclass(slots=True, kw_only=True)
class _Binder:
    file: PdfFile
    tree: Tree
    numbers: list[int]
    above: int
    size: tuple[float, float]
    fonts: int = 0
    used: dict[embedding.CodePage, set[str]] = field(default_factory=dict)
    streams: dict[bytes, int] = field(default_factory=dict)
    fields: list[int] = field(default_factory=list)
    bookmarks: list[tuple[Bookmark, int]] = field(default_factory=list)
    """With the object number of their page."""

    def __post_init__(self) -> None:
        self.fonts = self.file.reserve()

    def page(self, parts: Parts) -> None:
        """The next page."""
        index = len(self.tree.marks)
        number = self.numbers[index]
        self.tree.page(tuple(element for part in parts for element in part.marks))
        for part in parts:
            self.tree.boxes.update(part.boxes)
            self.bookmarks += [(bookmark, number) for bookmark in part.bookmarks]
            for code_page, letters in part.used:
                self.used.setdefault(code_page, set()).update(letters)
        streams = [self._stream(part.content) for part in parts]
        annotations = [self._annotation(each, index) for part in parts for each in part.annotations]
        more = f" /Annots {references(annotations)}" if annotations else ""
        self.file.put(
            number,
            f"<< /Type /Page /Parent {self.above} 0 R /MediaBox [ 0 0 {self.size[0]:g} {self.size[1]:g} ] "
            f"/Resources << /Font {self.fonts} 0 R >> /Contents {references(streams)} "
            f"/StructParents {index} /Tabs /S{more} >>",
        )

    def _stream(self, content: bytes) -> int:
        """What stands alike on many pages is written once."""
        if content not in self.streams:
            self.streams[content] = self.file.packed(content)
        return self.streams[content]

    def _annotation(self, annotation: Link | SignatureField, page: int) -> int:
        number = self.file.reserve()
        key = self.tree.key(annotation.element, page, number)
        head = f"<< /Type /Annot /Rect {_numbers(annotation.box)} /StructParent {key} "
        if isinstance(annotation, Link):
            self.file.put(number, head + _link(annotation))
        else:
            self.file.put(number, head + self._field(annotation, page))
            self.fields.append(number)
        return number

    def _field(self, signature: SignatureField, page: int) -> str:
        """An empty signature field with an empty appearance, for the signing room to replace."""
        left, bottom, right, top = signature.box
        looks = self.file.stream(
            b"q Q",
            f"/Type /XObject /Subtype /Form /BBox {_numbers((0, 0, right - left, top - bottom))} /Resources << >>",
        )
        return (
            f"/Subtype /Widget /FT /Sig /F {_PRINT + _LOCKED} /T {pdf_text(signature.name)} "
            f"/TU {pdf_text(signature.tooltip)} /P {self.numbers[page]} 0 R /AP << /N {looks} 0 R >> >>"
        )


def _link(link: Link) -> str:
    address = quote(link.href, safe=_SAFE)
    return (
        f"/Subtype /Link /F {_PRINT} /Border [ 0 0 0 ] /Contents {pdf_text(link.words or address)} "
        f"/A << /S /URI /URI {pdf_text(address)} >> >>"
    )


def _numbers(numbers: Iterable[float]) -> str:
    return f"[ {' '.join(f'{round(number, 2):.8g}' for number in numbers)} ]"
