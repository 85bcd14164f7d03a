"""Deletion by rule: two people, only past the last day of keeping, and a tombstone stays.

The backups made before still hold the record; who deletes it should know that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from exoconsent.errors import BadInputError
from exoconsent.records import changes
from exoconsent.records.audit import Act
from exoconsent.records.database import checkpoint, telling
from exoconsent.records.events import events_of
from exoconsent.records.record import Event, EventKind, Kind
from exoconsent.records.rows import Mark, insert, remove
from exoconsent.records.store import Happening, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a deleted record; nothing in it names a patient."""

    record_id: int
    number: str
    kind: Kind
    signed_at: datetime | None
    filed_at: datetime
    keep_until: date
    deleted_at: datetime
    content_hash: str
    pdf_sha256: str
    asked_by: str
    """User id; ``agreed_by`` is another one."""
    agreed_by: str
    reason: str = field(repr=False)


def ask_deletion(store: Store, record_id: int, reason: str, now: datetime) -> Event:
    """Ask for a deletion; another user has to agree. Raises ``BadInputError`` without a reason or before its day."""

    def detail(_: Mapping[str, Any], __: tuple[Event, ...]) -> Mapping[str, str]:
        _past(store, record_id, now)
        return {}

    act = Happening(kind=EventKind.DELETION_ASKED, reason=changes.reason_given(reason, needed=True))
    return store.happen(record_id, act, detail, now)


def asked(store: Store, record_id: int) -> Event | None:
    """The last request for deletion by somebody other than the user of the vault; None when there is none."""
    me = store.vault.audit.author.id
    events = [event for event in store.events(record_id) if event.kind is EventKind.DELETION_ASKED]
    return next((event for event in reversed(events) if event.user != me), None)


def agree_deletion(store: Store, record_id: int, now: datetime) -> Tombstone:
    """Delete what another user asked to delete. Raises ``BadInputError`` when nobody did, or before its day."""
    with store.writing():
        record = store.filed(record_id)
        _past(store, record_id, now)
        request = asked(store, record_id)
        if request is None:
            raise BadInputError.saying("a deletion needs two people: first another user has to ask for it")
        marks = [_bury(store, record, request, now), *_take_out(store, record_id)]
        store.vault.audit.note(Act.DELETION_AGREED, about=record["number"], rows=marks, now=now)
    with store.vault.lock, telling(store.vault.path):
        if not store.connection.in_transaction:
            checkpoint(store.connection)  # the database's own log would hold the deleted pages a while longer
        row = store.connection.execute("SELECT * FROM tombstones WHERE record_id = ?", (record_id,)).fetchone()
    return _tombstone(row)


def tombstones(store: Store) -> tuple[Tombstone, ...]:
    """All that was deleted, the newest deletion first."""
    with store.reading():
        rows = store.connection.execute("SELECT * FROM tombstones ORDER BY deleted_at DESC, record_id DESC").fetchall()
    return tuple(map(_tombstone, rows))


def _past(store: Store, record_id: int, now: datetime) -> None:
    kept = store.row(record_id, now.date()).keep_until
    if kept is None:
        raise BadInputError.saying("no rule says until when this record is kept, so it is never deleted")
    if now.date() <= kept:
        raise BadInputError.saying(f"this record is kept until {kept.isoformat()}; it cannot be deleted before")


def _bury(store: Store, record: Mapping[str, Any], request: Event, now: datetime) -> Mark:
    same = ("number", "kind", "signed_at", "filed_at", "keep_until", "content_hash", "pdf_sha256")
    return insert(
        store.connection, "tombstones", record_id=record["id"], **{name: record[name] for name in same},
        deleted_at=now.isoformat(), asked_by=request.user, agreed_by=store.vault.audit.author.id,
        reason=request.reason,
    )  # fmt: skip


def _take_out(store: Store, record_id: int) -> list[Mark]:
    events = [event.id for event in events_of(store.connection, record_id)]
    steps = [("strokes", record_id), ("documents", record_id), *(("events", event) for event in events)]
    steps += [("listing", record_id), ("records", record_id)]
    return [remove(store.connection, table, key) for table, key in steps]


def _tombstone(row: Any) -> Tombstone:
    known = dict(row)
    signed = known.pop("signed_at")
    return Tombstone(
        kind=Kind(known.pop("kind")),
        signed_at=datetime.fromisoformat(signed) if signed else None,
        filed_at=datetime.fromisoformat(known.pop("filed_at")),
        keep_until=date.fromisoformat(known.pop("keep_until")),
        deleted_at=datetime.fromisoformat(known.pop("deleted_at")),
        **known,
    )
