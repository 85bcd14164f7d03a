"""Draft: one patient's consent in the making. Every verb returns a new Draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from exoconsent.consent.document import Logo
from exoconsent.consent.facts import UNKNOWN, Facts
from exoconsent.consent.flags import stale_clearances
from exoconsent.errors import BadInputError

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """Whom the consent is about; shown without name or birthday."""

    name: str = field(repr=False)
    born: date | None = field(default=None, repr=False)
    synthetic: bool = False
    """An invented person; every print says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicProfile:
    """The clinic as its papers show it, with its usual answers."""

    name: str
    lines: tuple[str, ...] = ()
    """Letterhead lines below the name."""
    answers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Usual filling of blanks, by blank name."""
    not_applicable: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Required elements that do not bind this clinic, with the reason (field.md part 4: "applies to us")."""
    validity_days: int = 60
    """How long a signed consent stands; 60 is the VA's rule (38 CFR 17.32)."""
    logo: Logo | None = None
    """Kept beside the file of the others, as a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The filed consent that a new one renews."""

    number: str
    """Its document number."""
    sha256: str
    """Of its sealed file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that was entered and chosen for one consent."""

    form_id: str
    patient: Patient
    facts: Facts
    language: str = "en"
    """Language of the document, a BCP 47 tag."""
    parallel: str = ""
    """A second language, printed beside ``language``; empty for a document in one."""
    left_out: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Reason by id of each suggested section that a person left out."""
    added: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Reason by id of each section that a person added by hand."""
    order: tuple[str, ...] = ()
    """Section ids in an order made by hand; ids not named keep their place after these."""
    answers: Mapping[str, str] = field(default_factory=lambda: _NOTHING, repr=False)
    """Blanks filled for this patient."""
    people: Mapping[str, str] = field(default_factory=lambda: _NOTHING, repr=False)
    """Printed name by role."""
    acknowledged: Mapping[str, str] = field(default_factory=lambda: _NOTHING, repr=False)
    """Note by ``Problem.key`` of each warning that was seen and accepted."""
    clearances: Mapping[str, str] = field(default_factory=lambda: _NOTHING, repr=False)
    """Note by code of each STOP whose cause was cleared on paper."""
    earlier: Earlier | None = None
    """What it renews; None for a consent of its own."""

    def facts_on(self, day: date) -> Facts:
        """The facts with the age on ``day``; a date of birth overrules an age typed in."""
        if self.patient.born is None:
            return self.facts
        age = age_on(self.patient.born, day)
        return self.facts.with_value("age", UNKNOWN if age < 0 else age)

    def leave_out(self, section_id: str, reason: str) -> "Draft":
        """Without that section; raises ``BadInputError`` without a reason."""
        added = _without(self.added, section_id)
        return replace(self, left_out=_with_reason(self.left_out, section_id, reason), added=added)

    def add(self, section_id: str, reason: str) -> "Draft":
        """With that section by hand; raises ``BadInputError`` without a reason."""
        left_out = _without(self.left_out, section_id)
        return replace(self, added=_with_reason(self.added, section_id, reason), left_out=left_out)

    def restore(self, section_id: str) -> "Draft":
        """As the rules say, without a choice by hand about that section."""
        return replace(self, left_out=_without(self.left_out, section_id), added=_without(self.added, section_id))

    def acknowledge(self, key: str, note: str) -> "Draft":
        """With a note on the warning of that ``Problem.key``; raises ``BadInputError`` without one."""
        return replace(self, acknowledged=_with_reason(self.acknowledged, key, note))

    def with_fact(self, name: str, value: object) -> "Draft":
        """With one fact set, or forgotten when ``value`` is ``UNKNOWN``.

        A paper cleared a STOP as it stood: when what raises it has changed, the clearance goes.
        """
        facts = self.facts.with_value(name, value)
        stale = stale_clearances(self.facts, facts)
        kept = MappingProxyType({code: note for code, note in self.clearances.items() if code not in stale})
        return replace(self, facts=facts, clearances=kept if len(kept) < len(self.clearances) else self.clearances)


def age_on(born: date, day: date) -> int:
    """Whole years from ``born`` to ``day``; negative when ``born`` lies ahead.

    A person born on 29 February has the birthday on 1 March in other years, the later and so the careful day for
    reaching majority.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _with_reason(known: Mapping[str, str], key: str, reason: str) -> Mapping[str, str]:
    if not reason.strip():
        raise BadInputError.saying(f"{key}: give a reason, it is kept with the consent")
    return MappingProxyType({**known, key: reason.strip()})


def _without(known: Mapping[str, str], key: str) -> Mapping[str, str]:
    return MappingProxyType({k: v for k, v in known.items() if k != key})
