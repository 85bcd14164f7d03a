"""The rows of Today: each paper once, from the desk's entries and the clinic's records, unfinished ones first."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from exoconsent.errors import ExoConsentError
from exoconsent.records import record
from exoconsent.records.desk import DONE, Entry, State

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.clinic.archive import Archive

_MOST: Final = 50
"""Records of one name that are looked through for the newest consent."""
_TELLING: Final = (
    record.State.SIGNED,
    record.State.PART_WITHDRAWN,
    record.State.WITHDRAWN,
    record.State.EXPIRED,
    record.State.PAPER,
)
"""What says how an expected person's consent stands; a void, declined or renewed paper says nothing."""


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
    entries = tuple(entry for entry in desk.entries() if entry.state not in DONE)
    try:
        archive = clinic.archive(lambda: now)
        filed = archive.filed_on(now.date())
        unfinished = [_expected(entry, archive) if entry.state is State.NONE else _open(entry) for entry in entries]
    except ExoConsentError as fault:
        return Rows(rows=tuple(map(_open, entries)), troubles=(*desk.unreadable, str(fault)))
    today = {row.id for row in filed}
    once = sorted((row for row in unfinished if row.filed is None or row.filed.id not in today), key=_settled)
    return Rows(rows=(*once, *map(_done, filed)), troubles=desk.unreadable)


def _expected(entry: Entry, archive: "Archive") -> Row:
    """Somebody who is expected: how the newest consent on that form stands, or that there is none."""
    patient, form_id = entry.draft.patient, entry.draft.form_id
    found = archive.find(patient.name, limit=_MOST)
    last = next(
        (
            row
            for row in found
            if (row.name, row.born, row.form_id) == (patient.name, patient.born, form_id) and row.state in _TELLING
        ),
        None,
    )
    return replace(_open(entry), state=last.state, number=last.number, filed=last) if last else _open(entry)


def _settled(row: Row) -> bool:
    """Whether nothing is missing: an expected person's consent that still holds."""
    return row.state is record.State.SIGNED


def _open(entry: Entry) -> Row:
    born = entry.draft.patient.born
    return Row(state=entry.state, name=entry.name, born=born, number=entry.number, time=entry.changed, entry=entry)


def _done(row: record.Row) -> Row:
    time = row.signed_at or row.filed_at
    return Row(state=row.state, name=row.name, born=row.born, number=row.number, time=time, filed=row)
