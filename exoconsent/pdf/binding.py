"""Binding: drawn pages, their tree, the fonts and the file's facts become one PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from exoconsent.consent.document import Attachment, Logo
from exoconsent.pdf import conformance, embedding
from exoconsent.pdf.bidi import written_rtl
from exoconsent.pdf.bookmarks import add_bookmarks
from exoconsent.pdf.file import PdfFile, pdf_text, references
from exoconsent.pdf.logo import packed
from exoconsent.pdf.structure import Element, Tree
from exoconsent.pdf.tags import Bookmark, Drawn, Link, SignatureField, TextField, logo_resource

_PRINT: Final = 4
_LOCKED: Final = 128
"""Annotation flags (ISO 32000-1, 12.5.3)."""
_READ_ONLY: Final = 1
"""Field flag (12.7.3.1)."""
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
        entries.append(f"/AcroForm << /Fields {references(binder.fields)} /SigFlags 1{binder.lettering} >>")
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
    logos: dict[Logo, int] = field(default_factory=dict)
    fields: list[int] = field(default_factory=list)
    empty: dict[str, int] = field(default_factory=dict)
    """Appearances of text fields, by the size of their box."""
    texts: int = 0
    """How many of the fields hold text."""
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
        logos = {logo for part in parts for logo in part.logos}
        pictures = f" /XObject << {' '.join(sorted(map(self._logo, logos)))} >>" if logos else ""
        self.file.put(
            number,
            f"<< /Type /Page /Parent {self.above} 0 R /MediaBox [ 0 0 {self.size[0]:g} {self.size[1]:g} ] "
            f"/Resources << /Font {self.fonts} 0 R{pictures} >> /Contents {references(streams)} "
            f"/StructParents {index} /Tabs /S{more} >>",
        )

    def _stream(self, content: bytes) -> int:
        """What stands alike on many pages is written once."""
        if content not in self.streams:
            self.streams[content] = self.file.packed(content)
        return self.streams[content]

    def _logo(self, logo: Logo) -> str:
        """Its entry among a page's resources; the pixels are written once."""
        if logo not in self.logos:
            self.logos[logo] = self.file.packed(
                packed(logo),
                f"/Type /XObject /Subtype /Image /Width {logo.width} /Height {logo.height} /ColorSpace /DeviceRGB "
                "/BitsPerComponent 8",
            )
        return f"{logo_resource(logo)} {self.logos[logo]} 0 R"

    @property
    def lettering(self) -> str:
        """What ISO 32000-1 (12.7.3.3) asks of fields with text: a face, one that is embedded. Ours draw paths."""
        if not self.texts:
            return ""
        face = embedding.resource(min(self.used))
        return f" /DR << /Font {self.fonts} 0 R >> /DA ({face} 0 Tf 0 g)"

    def _annotation(self, annotation: Link | SignatureField | TextField, page: int) -> int:
        number = self.file.reserve()
        key = self.tree.key(annotation.element, page, number)
        head = f"<< /Type /Annot /Rect {_numbers(annotation.box)} /StructParent {key} "
        if isinstance(annotation, Link):
            self.file.put(number, head + _link(annotation))
        else:
            self.file.put(number, head + self._field(annotation, page))
            self.fields.append(number)
        return number

    def _field(self, field: SignatureField | TextField, page: int) -> str:
        """An empty field with an empty appearance, for the signing room to replace."""
        left, bottom, right, top = field.box
        self.texts += isinstance(field, TextField)
        kind = f"/FT /Tx /Ff {_READ_ONLY}" if isinstance(field, TextField) else "/FT /Sig"
        looks = self._empty((right - left, top - bottom), own=isinstance(field, SignatureField))
        return (
            f"/Subtype /Widget {kind} /F {_PRINT + _LOCKED} /T {pdf_text(field.name)} "
            f"/TU {pdf_text(field.tooltip)} /P {self.numbers[page]} 0 R /AP << /N {looks} 0 R >> >>"
        )

    def _empty(self, size: tuple[float, float], *, own: bool) -> int:
        """An empty form of that size, ``own`` to one field; lines of one size share theirs."""
        box = _numbers((0, 0, *size))
        looks = self.empty.get(box, 0)
        if own or not looks:
            looks = self.file.stream(b"q Q", f"/Type /XObject /Subtype /Form /BBox {box} /Resources << >>")
        if not own:
            self.empty[box] = looks
        return looks


def _link(link: Link) -> str:
    address = quote(link.href, safe=_SAFE)
    return (
        f"/Subtype /Link /F {_PRINT} /Border [ 0 0 0 ] /Contents {pdf_text(link.words or address)} "
        f"/A << /S /URI /URI {pdf_text(address)} >> >>"
    )


def _numbers(numbers: Iterable[float]) -> str:
    return f"[ {' '.join(f'{round(number, 2):.8g}' for number in numbers)} ]"
