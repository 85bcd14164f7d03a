"""Form, Section, their texts per language, frequency, sources, teach-back and edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from exoconsent.consent.conditions import Condition
from exoconsent.consent.text import Blocks, Inlines


class Category(StrEnum):
    """What a section is about; the order of ``Form.sections`` decides its place, not this."""

    STATUS = "status"
    PRODUCT = "product"
    BENEFITS = "benefits"
    ALTERNATIVES = "alternatives"
    PROCEDURE = "procedure"
    RISK = "risk"
    SPECIAL_POPULATION = "special_population"
    AFTERCARE = "aftercare"
    REPORTING = "reporting"
    COSTS = "costs"
    PRIVACY = "privacy"
    RIGHTS = "rights"
    DECISION_MAKER = "decision_maker"
    COMMUNICATION = "communication"


class Band(StrEnum):
    """Frequency bands of the EU SmPC guideline (medical.md S54), and two honest extras."""

    VERY_COMMON = "very_common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very_rare"
    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"


class TextStatus(StrEnum):
    """Who has checked the wording of one language."""

    DRAFT = "draft"
    MACHINE = "machine"
    REVIEWED = "reviewed"


class Keep(StrEnum):
    """How much of a part stands on the page that the patient keeps as well."""

    NOTHING = "nothing"
    FIRST = "first"
    """Its first paragraph."""
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a section, printed when its condition holds; its words stand in each language's text."""

    id: str
    when: Condition | None = None
    """``None`` is always printed."""
    variant: bool = False
    """The value that made ``when`` true names the section's variant (``adapt``'s ``variants``)."""
    otherwise: bool = False
    """Printed only when no variant part of the section is."""
    if_unknown: bool = True
    """Print when a fact of ``when`` is unknown (the careful side); ``False`` only where choices exclude each other."""
    keep: Keep = Keep.NOTHING
    """How much of it also stands on the page that the patient keeps (``patient_copy``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyNumber:
    """A rate that may be printed, always with what it was counted in."""

    id: str
    low: int
    high: int
    per: int
    when: Condition | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """How often the section's risk happens, as far as anyone knows."""

    band: Band
    note: str = ""
    """For the clinician's view."""
    numbers: tuple[FrequencyNumber, ...] = ()
    """Borrowed numbers from other procedures; they never replace ``band``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the section rests on; clinician's view only."""

    sources: tuple[str, ...]
    confidence: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A passage of a source document that the section answers to."""

    document: str
    start: int
    """Zero-based offset of the first character in the source's text."""
    end: int
    """Offset after the last character."""
    claim: str = ""
    """Claim id in the evidence file, with the verdict there."""
    verdict: str = ""
    name: str = ""
    """Of the document's file; the fields from here on are there when the passage was picked in the studio."""
    sha256: str = ""
    """Of the document's bytes, in hexadecimal; with the quotation it stands even when the document is gone."""
    page: int = 0
    """One-based; 0 where the document has no pages."""
    paragraph: int = 0
    """One-based, through the whole document."""
    quotation: str = ""
    """The passage in the document's own letters; blanks are folded, invisible signs left out."""
    repaired: str = ""
    """The quotation with look-alike letters put right; empty where there were none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachBack:
    """A question that the patient answers in own words, and what a good answer holds."""

    ask: str
    good_answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """The words of a section in one language."""

    language: str
    status: TextStatus
    title: str
    parts: Mapping[str, Blocks]
    """Words by part id."""
    frequency: Inlines = ()
    """The line printed for ``Frequency.band``."""
    numbers: Mapping[str, Inlines] = field(default_factory=lambda: MappingProxyType({}))
    """Line by ``FrequencyNumber.id``; each names the procedure in which the number was counted."""
    teach_back: TeachBack | None = None
    initials: str = ""
    """The sentence to be initialled; empty where no initials are asked."""
    reviewed_by: str = ""
    reviewed_on: str = ""
    translated_from: str = ""
    """``translation.source_mark`` of the English text it was made from; empty for English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """When a section is in. Neither rule true means: not called for."""

    mandatory: Condition | None = None
    suggested: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the library."""

    id: str
    category: Category
    applies: Applies
    frequency: Frequency
    evidence: Evidence
    provenance: tuple[Provenance, ...]
    parts: tuple[Part, ...]
    texts: Mapping[str, SectionText]
    """Text by language tag."""
    path: str = ""
    """File it was read from, for messages."""


class Approval(StrEnum):
    """Whether a practitioner has released the edition for use with patients."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a form."""

    number: str
    approval: Approval
    approved_by: str = ""
    approved_on: str = ""
    facts_checked_on: str = ""
    """Day of the newest paper or check behind what is said about approval (medical.md part 4, 1); ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormText:
    """The words of a form in one language."""

    language: str
    status: TextStatus
    title: str
    subtitle: str
    review_notice: str
    """That a clinician and a lawyer must review the form before use."""
    intro: Blocks
    translated_from: str = ""
    """As in ``SectionText``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An ordered choice of sections."""

    id: str
    edition: Edition
    sections: tuple[Section, ...]
    """In the patient's reading order."""
    texts: Mapping[str, FormText]
    personal_first: bool = False
    """Risks with a personal reason are printed before general ones (medical.md part 5)."""
    withdrawal: bool = False
    """A form to take back consent: signed to stop, so STOP and WARN flags do not bar it."""
    validity_days: int = 0
    """How long a consent from this form stands, in days; 0 for as long as the clinic's usually do."""
    path: str = ""

    def section(self, section_id: str) -> Section | None:
        """The section with that id, or ``None``."""
        return next((s for s in self.sections if s.id == section_id), None)


def days_valid(form: Form, usual: int) -> int:
    """How long a consent from ``form`` stands, in days; ``usual`` is the clinic's own rule."""
    return form.validity_days or usual


FALLBACK_LANGUAGE = "en"
"""The language every text exists in."""


def form_text(form: Form, language: str) -> FormText:
    """The form's words in ``language``, else in English."""
    return form.texts.get(language) or form.texts[FALLBACK_LANGUAGE]


def section_text(section: Section, language: str) -> SectionText:
    """The section's words in ``language``, else in English."""
    return section.texts.get(language) or section.texts[FALLBACK_LANGUAGE]
