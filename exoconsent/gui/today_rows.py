"""The rows of Today: each paper once, from the desk's entries and the clinic's folder, unfinished ones first."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from exoconsent.records.desk import DONE, Desk, Entry, State
from exoconsent.records.papers import Outcome, Paper, papers_of_day

_STATE: Final = {
    Outcome.SIGNED: State.SIGNED,
    Outcome.DECLINED: State.DECLINED,
    Outcome.GIVEN_UP: State.GIVEN_UP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of Today; shown without its patient."""

    state: State
    name: str = field(default="", repr=False)
    """The patient's; empty when the desk does not know whose paper it is."""
    born: date | None = field(default=None, repr=False)
    """What tells two patients of one name apart."""
    number: str = ""
    time: datetime
    entry: Entry | None = None
    """What can be taken up again."""
    paper: Paper | None = None
    """What can be looked at."""


def rows_of(desk: Desk, folder: Path, now: datetime) -> tuple[Row, ...]:
    """Everything unfinished, and what was finished on the day of ``now``."""
    entries = desk.entries()
    known = {entry.number: entry for entry in entries if entry.number}
    open_ones = [_open(entry) for entry in entries if entry.state not in DONE]
    return (*open_ones, *(_done(paper, known) for paper in papers_of_day(folder, now)))


def _open(entry: Entry) -> Row:
    born = entry.draft.patient.born
    return Row(state=entry.state, name=entry.name, born=born, number=entry.number, time=entry.changed, entry=entry)


def _done(paper: Paper, known: dict[str, Entry]) -> Row:
    entry = known.get(paper.number) or known.get(paper.number.rpartition("-")[0])
    return Row(
        state=_STATE[paper.outcome],
        name=entry.name if entry else "",
        born=entry.draft.patient.born if entry else None,
        number=paper.number,
        time=paper.time,
        paper=paper,
    )
