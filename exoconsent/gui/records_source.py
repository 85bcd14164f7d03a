"""What Records asks of the archive, as one value, and the answers; everything here runs in the worker."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from exoconsent.pdf.raster import page_sizes
from exoconsent.records.record import Record, Row, State

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.records.search import Filters, Order

PAGE: Final = 200
"""Rows that are fetched at once."""


class Column(StrEnum):
    """What a list shows of a record, in its order."""

    STATE = "state"
    NAME = "name"
    BORN = "born"
    SIGNED = "signed_at"
    TREATMENT = "treatment"
    FORM = "form_title"
    LOT = "lot"
    NUMBER = "number"


class Listing(StrEnum):
    """Which records are listed."""

    ALL = "all"
    LOT = "lot"
    DUE = "due"
    EXPIRED = "expired"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to the archive; shown without what was typed, which is a patient's name."""

    text: str = field(default="", repr=False)
    state: State | None = None
    form_id: str = ""
    treatment: str = field(default="", repr=False)
    lot: str = field(default="", repr=False)
    since: date | None = None
    until: date | None = None
    column: Column = Column.SIGNED
    descending: bool = True
    listing: Listing = Listing.ALL
    on: date
    """This desk's day."""

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        parts = (self.text.strip(), self.state, self.form_id, self.treatment, self.lot, self.since, self.until)
        return any(parts) or self.listing is not Listing.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """The first rows of an answer."""

    rows: tuple[Row, ...]
    more: bool
    """There may be others behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A record with what is needed to show it."""

    record: Record
    papers: tuple[tuple[float, float], ...]
    """Width and height of each page, points; empty when there is no PDF, or none that can be drawn."""


def first_hits(archive: "Archive", ask: Ask) -> Hits:
    """The first page of what was asked for; a list comes whole."""
    if ask.listing is not Listing.ALL:
        return Hits(rows=_sorted(_listed(archive, ask), ask), more=False)
    rows = more_hits(archive, ask, 0)
    return Hits(rows=rows, more=len(rows) == PAGE)


def more_hits(archive: "Archive", ask: Ask, page: int) -> tuple[Row, ...]:
    """A later page."""
    return archive.find(
        ask.text, filters_of(ask), PAGE, page * PAGE, order_of(ask.column), ascending=not ask.descending
    )


def total(archive: "Archive", ask: Ask) -> int:
    """How many there are."""
    return archive.count(ask.text, filters_of(ask))


def order_of(column: Column) -> "Order":
    """The archive's own name of a column."""
    from exoconsent.records.search import Order

    orders = {
        Column.STATE: Order.STATE,
        Column.NAME: Order.NAME,
        Column.BORN: Order.BORN,
        Column.SIGNED: Order.SIGNED,
        Column.TREATMENT: Order.TREATMENT,
        Column.FORM: Order.FORM,
        Column.LOT: Order.LOT,
        Column.NUMBER: Order.NUMBER,
    }
    return orders[column]


def rights_of(archive: "Archive") -> frozenset[str]:
    """Everything the user may do, by its name in ``clinic.permissions``."""
    from exoconsent.clinic.permissions import Deed

    return frozenset(deed.value for deed in Deed if archive.may(deed))


def choices_of(archive: "Archive") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The treatments and the lots that there are."""
    return archive.known(order_of(Column.TREATMENT)), archive.known(order_of(Column.LOT))


def filters_of(ask: Ask) -> "Filters":
    """The archive's own filters."""
    from exoconsent.records.search import Filters

    return Filters(
        state=ask.state,
        form_id=ask.form_id,
        lot=ask.lot,
        treatment=ask.treatment,
        since=ask.since,
        until=ask.until,
    )


def opened(archive: "Archive", record_id: int) -> Opened:
    """A record to be shown; the archive notes the view."""
    record = archive.open(record_id)
    return Opened(record=record, papers=_papers(record.filing.pdf))


def history(archive: "Archive", before: Opened) -> Opened:
    """The same with the events as they are now."""
    record = replace(before.record, events=archive.events(before.record.row.id))
    return replace(before, record=record)


def _papers(pdf: bytes) -> tuple[tuple[float, float], ...]:
    try:
        return page_sizes(pdf) if pdf else ()
    except Exception:  # noqa: BLE001 - whatever PDFium says of a damaged file: it cannot be drawn
        return ()


def _listed(archive: "Archive", ask: Ask) -> tuple[Row, ...]:
    match ask.listing:
        case Listing.LOT:
            return archive.got_lot(ask.lot)
        case Listing.DUE:
            return archive.due(ask.on)
        case Listing.EXPIRED:
            return archive.expired(ask.on)
        case _:
            return archive.kept_too_long(ask.on)


def _sorted(rows: tuple[Row, ...], ask: Ask) -> tuple[Row, ...]:
    """Empty ones last in either direction; ties by number, so that the order never wavers."""
    known = [row for row in rows if getattr(row, ask.column.value)]
    unknown = [row for row in rows if not getattr(row, ask.column.value)]
    known.sort(key=lambda row: row.number)
    known.sort(key=lambda row: _key(row, ask.column), reverse=ask.descending)
    return (*known, *unknown)


def _key(row: Row, column: Column) -> Any:
    value = getattr(row, column.value)
    return value.casefold() if isinstance(value, str) else value
