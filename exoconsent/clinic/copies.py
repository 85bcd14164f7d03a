"""Copies on paper: what stands at the top of each page of a record that is printed again."""

from datetime import datetime

from exoconsent.errors import BadInputError
from exoconsent.pdf.marked_copy import marked_copy
from exoconsent.records.record import EventKind, Record, Scope

_SCOPES = {
    Scope.ALL: "everything",
    Scope.FURTHER_SESSIONS: "further sessions",
    Scope.PHOTOS: "photos",
    Scope.DATA: "use of data",
}


def copy_of(record: Record, now: datetime) -> bytes:
    """The record's pages for the printer, each marked as a copy. Raises ``BadInputError`` where there are none."""
    if not record.filing.pdf:
        raise BadInputError.saying("there are no pages of this record: it was never signed on screen")
    return marked_copy(record.filing.pdf, marks_of(record, now))


def marks_of(record: Record, now: datetime) -> tuple[str, ...]:
    """The lines of the mark: that it is a copy, and what a reader of the consent alone would not know."""
    line = f"COPY of record {record.row.number}, printed {now:%Y-%m-%d %H:%M}. The sealed original is in the records."
    since = _since(record)
    return (line, since) if since else (line,)


def _since(record: Record) -> str:
    for event in reversed(record.events):
        if event.kind is EventKind.VOID:
            return f"VOID since {event.at:%Y-%m-%d}: this paper no longer counts."
    taken_back = [
        f"{', '.join(_SCOPES[scope] for scope in event.scopes)} on {event.at:%Y-%m-%d}"
        for event in record.events
        if event.kind is EventKind.WITHDRAWAL
    ]
    return f"WITHDRAWN: {'; '.join(taken_back)}." if taken_back else ""
