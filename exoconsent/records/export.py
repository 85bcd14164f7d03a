"""Export: records as plain files that open without ExoConsent, for a patient, another clinic, or for leaving us."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exoconsent.records.how_to_read import about_all, about_one
from exoconsent.records.out_folder import OutFolder, new_folder
from exoconsent.records.record import Event, EventKind, Record
from exoconsent.records.spreadsheet import csv_lines

if TYPE_CHECKING:
    from exoconsent.records.store import Store

SCHEMA: Final = "exoconsent-filed/1"
"""Documented in ``docs/record-format.md``; the JSON inside a PDF is another one (``consent.record``)."""
INDEX: Final = (
    "number", "kind", "state", "withdrawn", "patient", "born", "form", "form_id", "edition", "language", "treatment",
    "product", "lot", "decided_by", "created", "signed_at", "filed_at", "valid_until", "keep_until", "seal",
    "content_hash", "sha256", "file",
)  # fmt: skip
_FOR_STAFF: Final = {EventKind.VIEW, EventKind.PRINT, EventKind.REPRINT, EventKind.EXPORT}
"""Who looked at a record is the clinic's own log; it is no part of what was agreed."""

Verify = Callable[[Record], str]
"""What is to be said of a record's seal, in a word or a sentence."""


def export_one(record: Record, folder: Path, now: datetime) -> Path:
    """Write ``record`` into a new folder below ``folder``, named by its document number, and return that.

    It holds the PDF, the record as JSON, check sums and how to read them. The drawn signatures are in the PDF; their
    strokes are biometric data and stay in the archive. Raises ``StorageError``; then nothing was written.
    """
    number = record.row.number
    with new_folder(folder, f"{number}-{now:%Y%m%d-%H%M%S}", "the export") as room:
        _put(room, "", record, _told(record.events), strokes=False)
        room.put("HOW-TO-READ.txt", about_one(number, now))
    return folder / f"{number}-{now:%Y%m%d-%H%M%S}"


def export_all(store: "Store", folder: Path, now: datetime, verify: Verify, clinic: str) -> Path:
    """Write the whole archive into a new folder below ``folder`` and return that.

    Args:
        store: the archive; each record's hashes are checked as it is opened.
        folder: a folder that is there, with room for everything.
        now: aware.
        verify: says what the index tells of each seal.
        clinic: the clinic's name, for the text on how to read.

    Raises:
        StorageError: the disk refused; then nothing was written.
        TamperedError: a record is not what was filed; check the archive first.
    """
    name = f"exoconsent-export-{now:%Y%m%d-%H%M%S}"
    with new_folder(folder, name, "the export") as room:
        rows: list[tuple[str, ...]] = []
        for record in _all(store, now):
            place = f"documents/{record.row.filed_at:%Y-%m}/"
            _put(room, place, record, record.events, strokes=True)
            rows.append(_index_row(record, place, verify(record)))
        room.put("index.csv", csv_lines(INDEX, rows))
        room.put("deleted.csv", _table(store, "tombstones", "record_id"))
        room.put("log.csv", _table(store, "audit", "seq", leave_out=("rows", "mac")))
        room.put("HOW-TO-READ.txt", about_all(clinic, len(rows), now))
    return folder / name


def record_json(record: Record, events: Iterable[Event], *, strokes: bool) -> bytes:
    """One record as JSON for people and programs: as it was filed, as it stands, and what happened since."""
    tree = {
        "schema": SCHEMA,
        "number": record.row.number,
        "as_filed": _filed(record, strokes=strokes),
        "as_it_stands": _standing(record),
        "events": [_event(event) for event in events],
        "pdf_sha256": record.pdf_sha256,
    }
    return json.dumps(tree, ensure_ascii=False, indent=1).encode() + b"\n"


def _put(room: OutFolder, place: str, record: Record, events: Iterable[Event], *, strokes: bool) -> None:
    number = record.row.number
    if record.filing.pdf:
        room.put(f"{place}{number}.pdf", record.filing.pdf)
    room.put(f"{place}{number}.json", record_json(record, events, strokes=strokes))


def _told(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(event for event in events if event.kind not in _FOR_STAFF)


def _all(store: "Store", now: datetime) -> Iterator[Record]:
    """Every record in the order of filing, one at a time, so that memory does not grow with the archive."""
    numbers = store.vault.connection.execute("SELECT id FROM records ORDER BY id").fetchall()
    for (record_id,) in numbers:
        yield store.open(record_id, now.date())


def _table(store: "Store", table: str, order: str, leave_out: tuple[str, ...] = ()) -> Iterator[bytes]:
    found = store.vault.connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
    names = [column[0] for column in found.description]
    kept = [place for place, name in enumerate(names) if name not in leave_out]
    yield from csv_lines([names[i] for i in kept], ([str(row[i]) for i in kept] for row in found))


def _index_row(record: Record, place: str, seal: str) -> tuple[str, ...]:
    row, filing = record.row, record.filing
    return (
        row.number, row.kind.value, row.state.value, " ".join(scope.value for scope in row.withdrawn), row.name,
        _day(row.born), row.form_title, row.form_id, filing.edition, row.language, row.treatment, filing.product,
        row.lot, filing.decided_by, _time(filing.created), _time(row.signed_at), _time(row.filed_at),
        _day(row.valid_until), _day(row.keep_until), seal, filing.content_hash, record.pdf_sha256,
        f"{place}{row.number}.pdf" if filing.pdf else "",
    )  # fmt: skip


def _filed(record: Record, *, strokes: bool) -> dict[str, Any]:
    filing = record.filing
    tree: dict[str, Any] = {
        "kind": filing.kind.value,
        "form": {"id": filing.form_id, "title": filing.form_title, "edition": filing.edition},
        "language": filing.language,
        "patient": {"name": filing.patient_name, "born": _day(filing.born)},
        "treatment": filing.treatment,
        "product": filing.product,
        "lot": filing.lot,
        "decided_by": filing.decided_by,
        "created": _time(filing.created),
        "signed_at": _time(filing.signed_at),
        "filed_at": _time(record.row.filed_at),
        "valid_until": _day(filing.valid_until),
        "keep_until": _day(filing.keep_until),
        "content_hash": filing.content_hash,
        "reasons": [{"section": section, "reason": reason} for section, reason in filing.reasons],
        "warnings": [{"warning": warning, "note": note} for warning, note in filing.warnings],
        "form_text": filing.form_text,
    }
    parts = ("facts", "draft", "consent", "signatures") + (("strokes",) if strokes else ())
    return tree | {name: _parsed(getattr(filing, name)) for name in parts}


def _standing(record: Record) -> dict[str, Any]:
    row = record.row
    return {
        "state": row.state.value,
        "withdrawn": [scope.value for scope in row.withdrawn],
        "patient": {"name": row.name, "born": _day(row.born)},
        "treatment": row.treatment,
        "lot": row.lot,
        "valid_until": _day(row.valid_until),
        "keep_until": _day(row.keep_until),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind.value,
        "at": _time(event.at),
        "by": event.user_name or event.user,
        "reason": event.reason,
        "detail": dict(event.detail),
    }


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # a part that is no JSON is still told, as the text it is
        return text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _time(time: datetime | None) -> str:
    return time.isoformat(timespec="seconds") if time else ""
