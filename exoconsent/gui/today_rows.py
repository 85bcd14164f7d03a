"""The rows of Today: each paper once, from the desk's entries and the clinic's records, unfinished ones first."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from exoconsent.errors import ExoConsentError
from exoconsent.records import record
from exoconsent.records.desk import DONE, Entry, State

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of Today; shown without its patient."""

    state: State | record.State
    name: str = field(default="", repr=False)
    """The patient's; empty when nobody wrote it yet."""
    born: date | None = field(default=None, repr=False)
    """What tells two patients of one name apart."""
    number: str = ""
    time: datetime
    entry: Entry | None = None
    """What can be taken up again."""
    filed: record.Row | None = None
    """What can be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The lines, and sentences about what could not be read."""

    rows: tuple[Row, ...]
    troubles: tuple[str, ...] = ()


def rows_of(clinic: "Clinic", now: datetime) -> Rows:
    """Everything unfinished, and what was filed on the day of ``now``."""
    desk = clinic.desk()
    unfinished = tuple(_open(entry) for entry in desk.entries() if entry.state not in DONE)
    try:
        filed = clinic.archive(lambda: now).filed_on(now.date())
    except ExoConsentError as fault:
        return Rows(rows=unfinished, troubles=(*desk.unreadable, str(fault)))
    return Rows(rows=(*unfinished, *map(_done, filed)), troubles=desk.unreadable)


def _open(entry: Entry) -> Row:
    born = entry.draft.patient.born
    return Row(state=entry.state, name=entry.name, born=born, number=entry.number, time=entry.changed, entry=entry)


def _done(row: record.Row) -> Row:
    time = row.signed_at or row.filed_at
    return Row(state=row.state, name=row.name, born=row.born, number=row.number, time=time, filed=row)
