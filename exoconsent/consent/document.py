"""The assembled consent: a pure tree of numbered blocks, the only thing that ``pdf`` ever sees.

Everything printed is in this tree, already filled, escaped by nobody and decided by nobody further on:
the renderer chooses places and glyphs, never words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Printed text in one face."""

    text: str
    bold: bool = False
    emphasis: bool = False
    href: str = ""
    """Address of a link; empty for plain text."""
    empty: bool = False
    """An unfilled blank: ``text`` says what belongs there, the page shows a ruled line to write on."""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphBlock:
    """A paragraph."""

    spans: Spans
    small: bool = False
    """Print a size smaller (notes for staff); never used for anything a patient must read."""
    language: str = ""
    """Where it differs from the section's: a note on an untranslated section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletsBlock:
    """A bulleted list."""

    items: tuple[Spans, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table with one header row; the first column heads its row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...] = ()
    """Relative column widths; empty means equal."""


class FigureKind(StrEnum):
    """The pictures a consent may hold."""

    ICON_ARRAY = "icon_array"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyBlock:
    """How often a risk happens: its words with a picture beside them; never split over pages."""

    spans: Spans
    """The words, complete without the picture."""
    kind: FigureKind
    alt: str
    """The picture in words, for people who cannot see it."""
    low: int = 0
    """Fewest people affected among ``per``; icon arrays only."""
    high: int = 0
    """Most people affected among ``per``; equal to ``low`` for a single number."""
    per: int = 0
    """How many people stand in the picture (the denominator)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialsBlock:
    """A line on which the patient puts initials; never split."""

    label: str
    """The sentence being initialled."""
    who: str
    """Under the line, e.g. "Patient's initials"."""
    entry: str = ""
    """Name of the PDF field that initials given on screen are put into; empty where nobody can sign on screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachBackBlock:
    """One question of the teach-back record, with room for the patient's own words; never split."""

    question: str
    section_id: str
    answer: str = ""
    """The patient's words; empty prints lines to write on."""
    answer_label: str
    attempts_label: str
    entry: str = ""
    """Name of the PDF field that an answer given on screen is put into; empty where nobody can sign on screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatuteBlock:
    """Words of the law, printed as they stand at no less than the size the law names."""

    paragraphs: tuple[str, ...]
    language: str
    """Of the words, a BCP 47 tag; a law is not translated."""
    points: int = 0
    """Smallest type allowed; 0 prints at the size of the text."""
    paper: tuple[float, float] = (0.0, 0.0)
    """Smallest width and height of the paper allowed, inches."""
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBlock:
    """A framed card to show to others; never split."""

    title: str
    lines: tuple[Spans, ...]
    overleaf: str = ""
    """What stands under the heading of its section where one page does not hold all of it; printed only then."""


Block = (
    ParagraphBlock
    | BulletsBlock
    | TableBlock
    | FrequencyBlock
    | InitialsBlock
    | TeachBackBlock
    | StatuteBlock
    | CardBlock
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBlock:
    """A numbered section. Its ``id`` is the key of the layout map."""

    id: str
    number: int
    """One-based number on the page; 0 prints the title without a number."""
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False
    """Nothing else stands on its pages."""
    language: str = ""
    """Where it differs from the document's: a section without a translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """One signatory's block: sentence, signature box, printed name, role, time; never split."""

    field: str
    """Name of the PDF signature field, e.g. ``sign-patient``."""
    role: str
    """A ``signature.Role`` value."""
    role_label: str
    """The role in the document's language."""
    meaning: str
    """The sentence being signed."""
    name: str
    """Printed name; empty prints a line to write on."""
    name_label: str
    time_label: str
    signature_label: str
    extra: tuple[tuple[str, str], ...] = ()
    """Further labelled facts, e.g. relation or authority; an empty value prints a line."""
    section: str = ""
    """The section at whose end it stands, apart from the others: a notice that is signed by itself."""

    @property
    def place(self) -> str:
        """Its name in the layout, also where there is no field."""
        return self.field or "-".join(filter(None, ("sign", self.role, self.section)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A clinic's picture as plain pixels; how large it is printed is for the renderer to say."""

    width: int
    """Pixels."""
    height: int
    rgb: bytes = field(repr=False, compare=False)
    """Three bytes a pixel, sRGB, rows from the top; nothing see-through."""
    sha256: str
    """Of size and pixels, in hexadecimal; stands for them wherever the tree is spelled or compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The clinic as it stands at the top of the first page."""

    name: str
    lines: tuple[str, ...] = ()
    logo: Logo | None = None
    """Decoration: the name says the same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The renderer's few fixed words, in the document's language."""

    page: str
    """With ``{page}`` and ``{pages}``."""
    document: str
    """With ``{number}``."""
    continued: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file carried inside the PDF."""

    name: str
    mime: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A whole document, ready to be laid out; shown without its patient."""

    language: str
    """BCP 47 tag."""
    title: str
    subtitle: str = ""
    letterhead: Letterhead
    number: str
    """Document number, unique in the clinic; carries nothing about the patient."""
    form_label: str
    """Form and edition, for header and footer."""
    patient_label: str = field(repr=False)
    """Patient's name and date of birth, for the header of every page."""
    created: str
    """Aware ISO 8601 time of assembling; the only date in the file."""
    identity: tuple[tuple[str, Spans], ...] = field(repr=False)
    """Label and value rows of the identity block."""
    notices: tuple[str, ...] = ()
    """Short lines repeated at the top of every page: "DRAFT, not approved", "NOT FOR SIGNATURE: …"."""
    stop_reasons: tuple[str, ...] = field(default=(), repr=False)
    """Why this consent may not be signed, each a sentence; shown in full on the first page."""
    sections: tuple[SectionBlock, ...] = field(repr=False)
    signatures: tuple[SignatureBlock, ...] = field(repr=False)
    """In order of signing; empty when the consent may not be signed. A role may have more than one."""
    signatures_title: str
    labels: Labels
    content_hash: str = ""
    """SHA-256 (hex) over everything above; set by ``record.finish``."""
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)
    parallel: "Consent | None" = None
    """The same document in a second language, printed beside this one: as many sections, blocks and signatories."""


def words_of(block: Block) -> Iterator[str]:
    """Every printed string of ``block`` in reading order; runs of one paragraph come joined."""
    match block:
        case ParagraphBlock():
            yield _join(block.spans)
        case BulletsBlock():
            yield from map(_join, block.items)
        case TableBlock():
            yield block.caption
            yield from block.header
            for row in block.rows:
                yield from map(_join, row)
        case FrequencyBlock():
            yield _join(block.spans)
            yield block.alt
        case InitialsBlock():
            yield block.label
            yield block.who
        case CardBlock():
            yield block.title
            yield from map(_join, block.lines)
        case StatuteBlock():
            yield from block.paragraphs
        case TeachBackBlock():
            yield from (block.question, block.answer, block.answer_label, block.attempts_label)


def _join(spans: Spans) -> str:
    return "".join(span.text for span in spans)
