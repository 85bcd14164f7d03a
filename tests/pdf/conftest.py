"""A consent that holds every kind of block, and ways to look at what was made of it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pikepdf
import pytest

from exoconsent.consent.document import (
    Attachment,
    Block,
    BulletsBlock,
    Consent,
    FigureKind,
    FrequencyBlock,
    InitialsBlock,
    Labels,
    Letterhead,
    ParagraphBlock,
    SectionBlock,
    SignatureBlock,
    Span,
    Spans,
    TableBlock,
    TeachBackBlock,
)


def spans(text: str, **look: bool) -> Spans:
    return (Span(text=text, **look),)


def paragraph(text: str) -> ParagraphBlock:
    return ParagraphBlock(spans=spans(text))


def initials(sentence: str) -> InitialsBlock:
    return InitialsBlock(label=sentence, who="Patient's initials")


def signature(role: str, label: str, name: str, extra: tuple[tuple[str, str], ...] = ()) -> SignatureBlock:
    return SignatureBlock(
        field=f"sign-{role}",
        role=role,
        role_label=label,
        meaning=f"As {label.lower()}, I have read this form or it was read to me. My questions were answered.",
        name=name,
        name_label="Printed name",
        time_label="Date and time",
        signature_label="Signature",
        extra=extra,
    )


def frequency(words: str, low: int, high: int, per: int) -> FrequencyBlock:
    return FrequencyBlock(
        spans=spans(words),
        kind=FigureKind.ICON_ARRAY,
        alt=f"A picture of people: {low} to {high} of {per} are filled.",
        low=low,
        high=high,
        per=per,
    )


NOT_KNOWN = FrequencyBlock(
    spans=(
        Span(text="How often: not known. ", bold=True),
        Span(text="Nobody has counted this in people treated with exosomes."),
    ),
    kind=FigureKind.NOT_KNOWN,
    alt="A crowd with a question mark: nobody knows how many are affected.",
)

STATUS: tuple[Block, ...] = (
    ParagraphBlock(
        spans=(
            Span(text="No exosome product is approved in the United States. "),
            Span(text="This treatment is not approved", bold=True),
            Span(text=", and the clinic has shown you what the "),
            Span(text="FDA public notice on exosomes", href="https://example.org/notice?a=1&b=ü"),
            Span(text=" says. Read it "),
            Span(text="before", emphasis=True),
            Span(text=" you decide."),
        )
    ),
    BulletsBlock(
        items=(
            spans("The product is made from donated tissue that was screened for infection, as far as the maker says."),
            spans("You may say no. Your other care goes on as before."),
            spans("You may change your mind until the treatment begins, and you need not say why."),
        )
    ),
    ParagraphBlock(
        spans=(
            Span(text="The product is "),
            Span(text="product name", empty=True),
            Span(text=" with lot number "),
            Span(text="lot number", empty=True),
            Span(text=". The maker's certificate was seen on 3 March 2026."),
        )
    ),
    ParagraphBlock(spans=spans("For staff: copy the lot number from the box, not from the order."), small=True),
)

ALTERNATIVES = TableBlock(
    caption="What else can be done",
    header=("Choice", "What may be good", "What may be bad"),
    rows=(
        (
            spans("Physical therapy"),
            spans("Less pain for many people after 6 to 12 weeks"),
            spans("Takes time and effort"),
        ),
        (
            spans("Steroid injection"),
            spans("Less pain for some weeks"),
            spans("Blood sugar may rise; not often a year"),
        ),
        (spans("Do nothing now"), spans("No risk from treatment"), spans("Pain may stay, get better or get worse")),
    ),
    widths=(1.0, 1.6, 1.6),
)

INFECTION: tuple[Block, ...] = (
    paragraph(
        "Bacteria can get into the place of the injection or into the blood. In 2019, people in Nebraska fell very ill "
        "after products sold as exosomes. Tell us at once about fever, chills, or a hot, red, swollen joint."
    ),
    NOT_KNOWN,
    frequency("Of 10,000 joint injections with other drugs, 4 to 9 led to an infected joint.", 4, 9, 10_000),
    initials("I know that an infection can happen and can be serious."),
)

PAIN: tuple[Block, ...] = (
    paragraph("Most people feel pain or swelling for a day or two."),
    frequency("Of 100 people, 20 to 35 have more pain on the day after an injection.", 20, 35, 100),
    frequency("Of 1,000 people, 12 faint at the sight of the needle.", 12, 12, 1000),
    frequency("Of 10 people, 3 need a pain tablet.", 3, 3, 10),
    initials("I know about pain and swelling."),
)

TEACH_BACK: tuple[Block, ...] = (
    paragraph("We ask in order to check how well we explained."),
    TeachBackBlock(
        question="What could go wrong after the injection, and what would you do then?",
        section_id="risk-infection",
        answer_label="In the patient's own words",
        attempts_label="How often explained:",
    ),
    TeachBackBlock(
        question="What is known about the benefit?",
        section_id="status",
        answer="That nobody knows yet whether it helps, and that it is not approved.",
        answer_label="In the patient's own words",
        attempts_label="How often explained:",
    ),
)

GREEK_AND_CYRILLIC = paragraph(
    "Name in the passport: Ελένη Παπαδοπούλου; Анна Иванова. Cost: 1 200 € (±5 µg, ½ dose, ≥ 2 × a day)."
)

SECTIONS = (
    SectionBlock(id="status", number=1, title="This product is not approved", blocks=STATUS),
    SectionBlock(
        id="alternatives",
        number=2,
        title="Other choices",
        blocks=(paragraph("You can choose among these:"), ALTERNATIVES),
    ),
    SectionBlock(id="risk-infection", number=3, title="Infection", blocks=INFECTION),
    SectionBlock(id="risk-pain", number=4, title="Pain and swelling at the place of the injection", blocks=PAIN),
    SectionBlock(id="privacy", number=5, title="Your records", blocks=(GREEK_AND_CYRILLIC,)),
    SectionBlock(id="teach-back", number=6, title="Telling it back", blocks=TEACH_BACK),
)

FULL = Consent(
    language="en-US",
    title="Consent to treatment with an exosome product",
    subtitle="Injection into the left knee",
    letterhead=Letterhead(
        name="Harbor Joint Clinic",
        lines=("12 Harbor Street, Omaha, NE 68102", "Phone 402 555 0142, answered day and night"),
    ),
    number="2026-000123",
    form_label="Exosome consent, edition 3",
    patient_label="Maria Exempla, born 14 March 1951",
    created="2026-03-04T09:30:00-06:00",
    identity=(
        ("Patient", spans("Maria Exempla")),
        ("Date of birth", spans("14 March 1951")),
        ("Practitioner", spans("Dr. Jo O'Neill, license NE-4411")),
        ("Allergies", (Span(text="allergies on record", empty=True),)),
    ),
    notices=("DRAFT, not approved by the clinic",),
    stop_reasons=(
        "The lot number is missing. Enter it from the box before anyone signs.",
        "The text in English has not been reviewed by a clinician.",
    ),
    sections=SECTIONS,
    signatures=(
        signature("patient", "Patient", "Maria Exempla"),
        signature("interpreter", "Interpreter", "", (("Language and ID", ""), ("Mode", "by phone"))),
        signature("practitioner", "Practitioner", "Dr. Jo O'Neill"),
    ),
    signatures_title="Signatures",
    labels=Labels(page="Page {page} of {pages}", document="Document {number}", continued="continued"),
    content_hash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    attachments=(
        Attachment(
            name="consent.json",
            mime="application/json",
            description="Consent as data",
            data=b'{"number":"2026-000123"}',
        ),
    ),
)


@pytest.fixture
def full() -> Consent:
    """Every kind of block, on several pages."""
    return FULL


@pytest.fixture
def with_sections() -> Callable[..., Consent]:
    """The same consent with other sections and nothing on its first page but the title."""

    def make(*sections: SectionBlock, **changes: object) -> Consent:
        bare = replace(FULL, sections=sections, identity=(), stop_reasons=(), notices=(), attachments=())
        return replace(bare, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def opened() -> Iterator[Callable[[bytes], pikepdf.Pdf]]:
    """Opens PDF bytes with pikepdf and closes them afterwards."""
    files: list[pikepdf.Pdf] = []

    def open_it(pdf: bytes) -> pikepdf.Pdf:
        files.append(pikepdf.open(io.BytesIO(pdf)))
        return files[-1]

    yield open_it
    for file in files:
        file.close()
