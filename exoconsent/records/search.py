"""Search: records by what somebody types, by filters and in an order, a page at a time.

What is typed is met by the beginnings of words in names of any script (former ones too), dates of birth in any order of
their digits, document numbers, lots, treatments and products. See ``folding``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from exoconsent.records.folding import query_of
from exoconsent.records.listing import COLUMNS, row_of
from exoconsent.records.record import Kind, Row, State
from exoconsent.records.store import Store

COUNTED: Final = 10_000
"""Beyond this a count says no more than "many"."""


class Order(StrEnum):
    """The column that orders what was found; ties go by filing. The value is the listing's column."""

    FILED = "record_id"
    NAME = "name_key"
    BORN = "born"
    SIGNED = "signed_at"
    VALID_UNTIL = "valid_until"
    FORM = "form_title"
    TREATMENT = "treatment"
    LOT = "lot"
    NUMBER = "number"
    KIND = "kind"
    STATE = "standing"
    """With what became of it: papers of one state stand together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What else has to be so; what is empty or None does not matter."""

    kind: Kind | None = None
    state: State | None = None
    form_id: str = ""
    lot: str = ""
    """As written; ``lists.got_lot`` also finds other spellings."""
    treatment: str = ""
    since: date | None = None
    """First day of signing, or of filing where nobody signed."""
    until: date | None = None
    """Last such day."""


NONE: Final = Filters()


def find(
    store: Store,
    text: str,
    *,
    on: date,
    filters: Filters = NONE,
    order: Order = Order.FILED,
    ascending: bool = False,
    limit: int = 200,
    offset: int = 0,
) -> tuple[Row, ...]:
    """Records whose words begin with what was typed, the newest filed first unless ordered otherwise.

    States are as on the day ``on``. Nothing that can be typed is an error. Raises ``StorageError``.
    """
    tables, where, values = _asked(text, filters, on)
    way = "ASC" if ascending else "DESC"
    # The index of words gives its matches in this order by itself; sorting them would read every one of them.
    first = "lookup.rowid" if order is Order.FILED and "lookup" in tables else f"listing.{order.value}"
    within = ("kind", "valid_until", "record_id") if order is Order.STATE else ("record_id",)
    ties = "" if order is Order.FILED else "".join(f", listing.{column} {way}" for column in within)
    sql = f"SELECT {COLUMNS} FROM {tables}{where} ORDER BY {first} {way}{ties} LIMIT ? OFFSET ?"
    with store.reading() as connection:
        found = connection.execute(sql, (*values, max(limit, 0), max(offset, 0))).fetchall()
    return tuple(row_of(row, on) for row in found)


def count(store: Store, text: str, *, on: date, filters: Filters = NONE, at_most: int = COUNTED) -> int:
    """How many there are, counted up to ``at_most``. Raises ``StorageError``."""
    tables, where, values = _asked(text, filters, on)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {tables}{where} LIMIT ?)"
    with store.reading() as connection:
        return int(connection.execute(sql, (*values, at_most)).fetchone()[0])


def known(store: Store, column: Order) -> tuple[str, ...]:
    """Every value of a column that is there, for a list to choose a filter from."""
    if column not in (Order.FORM, Order.TREATMENT, Order.LOT, Order.KIND):
        raise ValueError("names and dates are typed, not chosen")
    with store.reading() as connection:
        rows = connection.execute(f"SELECT DISTINCT {column.value} FROM listing WHERE {column.value} <> '' ORDER BY 1")
        return tuple(row[0] for row in rows)


def _asked(text: str, filters: Filters, on: date) -> tuple[str, str, list[Any]]:
    """Tables, WHERE clause and values. Text reaches SQL as a value only."""
    query = query_of(text)
    conditions = [*_text(query), *_filtered(filters), *_standing(filters.state, on)]
    tables = "lookup CROSS JOIN listing ON listing.record_id = lookup.rowid" if query else "listing"
    where = f" WHERE {' AND '.join(clause for clause, _ in conditions)}" if conditions else ""
    return tables, where, [value for _, values in conditions for value in values]


def _text(query: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if query:
        yield "lookup MATCH ?", (query,)


def _filtered(filters: Filters) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for column in ("kind", "form_id", "lot", "treatment"):
        if getattr(filters, column):
            # Said twice: the index of lots leaves empty ones out, and SQLite has to see that it will do.
            yield f"listing.{column} <> '' AND listing.{column} = ?", (str(getattr(filters, column)),)
    day = "substr(iif(listing.signed_at <> '', listing.signed_at, listing.filed_at), 1, 10)"
    if filters.since:
        yield f"{day} >= ?", (filters.since.isoformat(),)
    if filters.until:
        yield f"{day} <= ?", (filters.until.isoformat(),)


def _standing(state: State | None, on: date) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The same rule as ``record.state_of``, in SQL."""
    match state:
        case None:
            return
        case State.SIGNED | State.EXPIRED:
            yield "listing.standing = '' AND listing.kind IN (?, ?)", (Kind.CONSENT.value, Kind.WITHDRAWAL.value)
            past = "listing.valid_until <> '' AND listing.valid_until < ?"
            yield (f"({past})" if state is State.EXPIRED else f"NOT ({past})"), (on.isoformat(),)
        case State.DECLINED | State.GIVEN_UP | State.PAPER:
            yield "listing.standing = '' AND listing.kind = ?", (state.value,)
        case _:
            yield "listing.standing <> '' AND listing.standing = ?", (state.value,)  # said twice for its partial index
