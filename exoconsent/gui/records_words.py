"""The words of Records: states, events and scopes as people say them, and days as lists show them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Final

from exoconsent.gui.translation import Marked, mark, said
from exoconsent.records.record import Event, EventKind, Field, Row, Scope, State

STATES: Final[Mapping[State, Marked]] = {
    State.SIGNED: mark("Records", "Signed"),
    State.WITHDRAWN: mark("Records", "Withdrawn"),
    State.PART_WITHDRAWN: mark("Records", "Withdrawn in part"),
    State.EXPIRED: mark("Records", "Expired"),
    State.VOID: mark("Records", "Void"),
    State.DECLINED: mark("Records", "Declined"),
    State.GIVEN_UP: mark("Records", "Signing given up"),
    State.PAPER: mark("Records", "Printed for paper"),
    State.RENEWED: mark("Records", "Renewed since"),
}
ICONS: Final[Mapping[State, str]] = {
    State.SIGNED: "check",
    State.WITHDRAWN: "withdrawn",
    State.PART_WITHDRAWN: "part",
    State.EXPIRED: "expired",
    State.VOID: "void",
    State.DECLINED: "declined",
    State.GIVEN_UP: "declined",
    State.PAPER: "print",
    State.RENEWED: "renew",
}
"""Each state has a drawing of its own beside its word, except that nothing came of two of them."""
SCOPES: Final[Mapping[Scope, Marked]] = {
    Scope.ALL: mark("Records", "the whole consent"),
    Scope.FURTHER_SESSIONS: mark("Records", "further sessions"),
    Scope.PHOTOS: mark("Records", "photographs"),
    Scope.DATA: mark("Records", "use of data"),
}
FIELDS: Final[Mapping[Field, Marked]] = {
    Field.PATIENT_NAME: mark("Records", "patient's name"),
    Field.BORN: mark("Records", "date of birth"),
    Field.TREATMENT: mark("Records", "treatment"),
    Field.PRODUCT: mark("Records", "product"),
    Field.LOT: mark("Records", "lot"),
}
EVENTS: Final[Mapping[EventKind, Marked]] = {
    EventKind.CORRECTION: mark("Records", "Corrected: {field}, from “{old}” to “{new}”"),
    EventKind.VOID: mark("Records", "Marked as void"),
    EventKind.WITHDRAWAL: mark("Records", "Withdrawn: {scopes}"),
    EventKind.RENEWAL: mark("Records", "Renewed by {number}"),
    EventKind.REPRINT: mark("Records", "A copy was made for printing"),
    EventKind.PRINT: mark("Records", "Printed"),
    EventKind.VIEW: mark("Records", "Looked at"),
    EventKind.EXPORT: mark("Records", "Exported"),
    EventKind.NOTE: mark("Records", "Note"),
    EventKind.DELETION_ASKED: mark("Records", "Deletion asked for; a second person has to agree"),
}
_BY: Final = mark("Records", "{when}, {who}: {what}")
_WHY: Final = mark("Records", "{what}. Reason: {reason}")
_FILED: Final = mark("Records", "{when}: filed as {number}")
_VALID: Final = mark("Records", "valid until {day}")
_KEEP: Final = mark("Records", "to be kept until {day}")
_GONE: Final = mark("Records", "withdrawn: {scopes}")


def state_words(state: State) -> str:
    """The state in the language of the window."""
    return said(STATES[state])


def day(value: date | datetime | None, zone: tzinfo | None = None) -> str:
    """As 2026-11-22, the way in which lists sort and nobody mistakes month for day; a moment on this desk's day."""
    if isinstance(value, datetime):
        value = value.astimezone(zone).date()
    return value.isoformat() if value else ""


def moment(value: datetime, zone: tzinfo | None = None) -> str:
    """Day and minute on this desk's clock."""
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def scopes_words(scopes: Iterable[Scope]) -> str:
    """What was withdrawn, one after the other."""
    return ", ".join(said(SCOPES[scope]) for scope in scopes)


def standing(row: Row) -> str:
    """In what state a record is, and until when it holds and is kept."""
    parts = [state_words(row.state)]
    if row.withdrawn:
        parts.append(said(_GONE, scopes=scopes_words(row.withdrawn)))
    if row.valid_until and row.state in (State.SIGNED, State.EXPIRED, State.PART_WITHDRAWN):
        parts.append(said(_VALID, day=day(row.valid_until)))
    parts.append(said(_KEEP, day=day(row.keep_until)))
    return " · ".join(parts)


def filed_words(row: Row, zone: tzinfo | None = None) -> str:
    """The beginning of every history."""
    return said(_FILED, when=moment(row.filed_at, zone), number=row.number)


def event_words(event: Event, zone: tzinfo | None = None) -> str:
    """One event as a sentence, with the name that who did it had then."""
    what = said(EVENTS[event.kind], **_details(event)) if _details(event) else said(EVENTS[event.kind])
    if event.reason:
        what = said(_WHY, what=what, reason=event.reason)
    return said(_BY, when=moment(event.at, zone), who=event.user_name or event.user, what=what)


def _details(event: Event) -> dict[str, str]:
    if event.kind is EventKind.WITHDRAWAL:
        return {"scopes": scopes_words(event.scopes)}
    if event.kind is EventKind.CORRECTION:
        named = event.detail.get("field", "")
        words = said(FIELDS[Field(named)]) if named in set(Field) else named
        return {"field": words, "old": event.detail.get("old", ""), "new": event.detail.get("new", "")}
    if event.kind is EventKind.RENEWAL:
        return {"number": event.detail.get("number", "")}
    return {}
