"""Record: what the archive keeps of one paper, as values: what is filed, its light row, the whole, and its events.

Nothing here changes after filing. What happens later to a paper (a withdrawal, a correction, a reprint) is an ``Event``
beside it, and where the paper stands (``State``) is computed from its kind, its dates and its events.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What sort of paper a record is."""

    CONSENT = "consent"
    WITHDRAWAL = "withdrawal"
    """A paper of its own, on which a patient withdrew."""
    DECLINED = "declined"
    GIVEN_UP = "given-up"
    """Staff ended the signing to begin anew."""
    PAPER = "paper"
    """Printed to be signed by hand; the program does not know what came of it."""


class State(StrEnum):
    """Where a record stands on a day."""

    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    PART_WITHDRAWN = "part-withdrawn"
    EXPIRED = "expired"
    VOID = "void"
    DECLINED = "declined"
    GIVEN_UP = "given-up"
    PAPER = "paper"
    RENEWED = "renewed"
    """A newer consent took its place."""


class EventKind(StrEnum):
    """What can happen to a record after it was filed."""

    CORRECTION = "correction"
    """``detail``: field, old, new."""
    VOID = "void"
    WITHDRAWAL = "withdrawal"
    """``detail``: scopes, separated by blanks."""
    RENEWAL = "renewal"
    """``detail``: number of the newer consent."""
    REPRINT = "reprint"
    PRINT = "print"
    VIEW = "view"
    EXPORT = "export"
    NOTE = "note"
    DELETION_ASKED = "deletion-asked"


class Scope(StrEnum):
    """What a patient withdraws from."""

    ALL = "all"
    FURTHER_SESSIONS = "further-sessions"
    PHOTOS = "photos"
    DATA = "data"


class Field(StrEnum):
    """What a correction may set right in the archive's index; the signed paper itself stays as it is."""

    PATIENT_NAME = "patient_name"
    BORN = "born"
    TREATMENT = "treatment"
    PRODUCT = "product"
    LOT = "lot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One paper that is to be filed, with everything that belongs to it."""

    number: str
    """Document number; letters, digits and dashes."""
    kind: Kind
    form_id: str
    form_title: str
    edition: str
    """The form's edition as text, e.g. "2026-01"."""
    form_text: str = field(repr=False)
    """The form's own text as used that day."""
    language: str
    patient_name: str = field(repr=False)
    """May be empty only where nobody knew it."""
    born: date | None = field(repr=False)
    treatment: str = field(repr=False)
    product: str
    lot: str = field(repr=False)
    """Lot of the product; empty where it was not known at signing."""
    decided_by: str = field(repr=False)
    """Who decided for the patient: "patient", or role and name of the representative."""
    created: datetime
    """The clock when the paper was made, aware."""
    signed_at: datetime | None
    """The last signature, aware; None for papers that nobody signed on screen."""
    valid_until: date | None
    """The last day on which a treatment may rest on it; None where that has no meaning."""
    keep_until: date | None
    """The last day on which it must be kept (see ``retention``); None where no rule is known: never deleted then."""
    draft: str = field(repr=False)
    """The draft as JSON text."""
    consent: str = field(repr=False)
    """The consent tree as JSON text."""
    pdf: bytes = field(repr=False)
    """The sealed file; empty where there is none."""
    signatures: str = field(default="[]", repr=False)
    """Who signed, in what role, when and how, as JSON text."""
    strokes: str = field(default="[]", repr=False)
    """The drawn lines as JSON text; with times only if the clinic chose to keep them."""
    facts: str = field(default="{}", repr=False)
    """The facts as JSON text."""
    reasons: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Section left out or added by hand, and why; for a declined or given-up paper ("", why)."""
    warnings: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Acknowledged warning, and the practitioner's note."""
    content_hash: str = ""
    """Of the consent's content, as printed in its QR code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record as lists show it, with corrections applied."""

    id: int
    number: str
    kind: Kind
    name: str = field(repr=False)
    born: date | None = field(repr=False)
    form_id: str
    form_title: str
    language: str
    treatment: str = field(repr=False)
    lot: str = field(repr=False)
    signed_at: datetime | None
    filed_at: datetime
    valid_until: date | None
    keep_until: date | None
    state: State
    """On the day for which the row was asked."""
    product: str = ""
    withdrawn: tuple[Scope, ...] = ()
    """From what the patient withdrew; also told where ``state`` has something graver to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a record; never changed and never taken back."""

    id: int
    record_id: int
    kind: EventKind
    at: datetime
    user: str
    """The user's id."""
    user_name: str = ""
    """The user's name on that day."""
    reason: str = field(default="", repr=False)
    detail: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What a withdrawal is about, in order; empty for everything else."""
        named = self.detail.get("scopes", "").split() if self.kind is EventKind.WITHDRAWAL else []
        return tuple(scope for scope in Scope if scope.value in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record whole: as it was filed, as it stands, and what happened since."""

    row: Row
    filing: Filing = field(repr=False)
    """As filed; corrections are only in ``row`` and ``events``."""
    events: tuple[Event, ...] = ()
    filed_by: str = ""
    """The user's id."""
    pdf_sha256: str = ""
    """Of the sealed file, in hex; compared when the record was opened."""


WITHDRAWABLE: Final = (Kind.CONSENT, Kind.PAPER)
"""What a patient can withdraw."""
_BY_KIND: Final = {Kind.DECLINED: State.DECLINED, Kind.GIVEN_UP: State.GIVEN_UP, Kind.PAPER: State.PAPER}


def withdrawn(events: Iterable[Event]) -> tuple[Scope, ...]:
    """All that was withdrawn, each once, in the order of ``Scope``."""
    named = {scope for event in events for scope in event.scopes}
    return tuple(scope for scope in Scope if scope in named)


def standing(events: Iterable[Event]) -> State | None:
    """What the events made of a record, the gravest first; None when nothing but its kind and dates tells."""
    events = tuple(events)
    kinds, gone = {event.kind for event in events}, withdrawn(events)
    if EventKind.VOID in kinds:
        return State.VOID
    if gone:
        return State.WITHDRAWN if Scope.ALL in gone else State.PART_WITHDRAWN
    return State.RENEWED if EventKind.RENEWAL in kinds else None


def state_of(kind: Kind, valid_until: date | None, stands: State | None, on: date) -> State:
    """Where a record stands on the day ``on``; ``stands`` is what its events made of it.

    A patient's wish goes before dates: an expired consent whose photographs were forbidden reads "part-withdrawn".
    """
    if stands is not None:
        return stands
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    return State.EXPIRED if valid_until is not None and valid_until < on else State.SIGNED
