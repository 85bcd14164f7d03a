"""Listing: each record as it stands now, made from what was filed and what happened since; lists and search read it.

The table holds nothing of its own: ``listed`` makes a row from a filed row and its events, ``differences`` compares.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from exoconsent.errors import TamperedError
from exoconsent.records.database import Connection
from exoconsent.records.folding import fold, joined, tokens_of, tokens_of_date
from exoconsent.records.record import Event, EventKind, Field, Kind, Row, Scope, State, standing, state_of, withdrawn
from exoconsent.records.rows import Value

COLUMNS: Final = (
    "record_id, number, kind, name, born, form_id, form_title, treatment, product, lot, signed_at, filed_at,"
    " valid_until, keep_until, language, standing, withdrawn"
)
"""What a ``Row`` is read from."""


def listed(record: Mapping[str, Any], events: Iterable[Event]) -> dict[str, Value]:
    """The row of ``listing`` for a row of ``records`` and its events in their order."""
    events = tuple(events)
    corrections = [event.detail for event in events if event.kind is EventKind.CORRECTION]
    now = {name.value: str(record[name.value]) for name in Field}
    kept = str(record["keep_until"])
    for detail in corrections:
        now[detail["field"]] = detail["new"]
        kept = max(kept, detail.get("keep_until", "")) if kept else kept
    stands = standing(events)
    same = ("number", "kind", "form_id", "form_title", "signed_at", "filed_at", "valid_until", "language")
    return {
        "record_id": record["id"],
        **{name: record[name] for name in same},
        "name": now[Field.PATIENT_NAME],
        "name_key": fold(now[Field.PATIENT_NAME]),
        **{name: now[name] for name in ("born", "treatment", "product", "lot")},
        "keep_until": kept,
        "standing": stands.value if stands else "",
        "withdrawn": " ".join(withdrawn(events)),
        "words": " ".join(sorted(set(_words(record, corrections)))),
    }


def _words(record: Mapping[str, Any], corrections: list[Mapping[str, str]]) -> Iterator[str]:
    """Everything under which a record is found, what was corrected too: a former name still finds it."""
    yield from (*tokens_of(record["number"]), joined(record["number"]))
    for name in Field:
        texts = [record[name.value], *(detail["new"] for detail in corrections if detail["field"] == name)]
        for text in filter(None, texts):
            yield from tokens_of_date(date.fromisoformat(text)) if name is Field.BORN else tokens_of(text)
            if name is Field.LOT:
                yield joined(text)


def row_of(row: Mapping[str, Any], on: date) -> Row:
    """A row of ``listing`` as a value, its state as on the day ``on``. Raises ``TamperedError`` when it is none."""
    try:
        kind, valid = Kind(row["kind"]), _day(row["valid_until"])
        stands = State(row["standing"]) if row["standing"] else None
        return Row(
            id=row["record_id"], number=row["number"], kind=kind, name=row["name"], born=_day(row["born"]),
            form_id=row["form_id"], form_title=row["form_title"], language=row["language"],
            treatment=row["treatment"], lot=row["lot"], product=row["product"],
            signed_at=datetime.fromisoformat(row["signed_at"]) if row["signed_at"] else None,
            filed_at=datetime.fromisoformat(row["filed_at"]), valid_until=valid, keep_until=_day(row["keep_until"]),
            state=state_of(kind, valid, stands, on), withdrawn=tuple(map(Scope, row["withdrawn"].split())),
        )  # fmt: skip
    except (ValueError, TypeError):
        raise TamperedError(f"record {row['record_id']} of the list is not as ExoConsent wrote it") from None


def differences(connection: Connection, events_of: Mapping[int, tuple[Event, ...]]) -> Iterator[str]:
    """Sentences on every record whose listed row is not what its filed row and its events make of it."""
    listing = {row["record_id"]: dict(row) for row in connection.execute("SELECT * FROM listing")}
    for record in connection.execute("SELECT * FROM records ORDER BY id"):
        if listing.pop(record["id"], None) != listed(record, events_of.get(record["id"], ())):
            yield f"{record['number']}: the list shows it differently from what was filed"
    yield from (f"{row['number']}: the list shows a record that was not filed" for row in listing.values())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
