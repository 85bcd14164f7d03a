"""Events: what happens to a filed record later, each a row of its own beside it."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from exoconsent.errors import TamperedError
from exoconsent.records.audit import Act, Author
from exoconsent.records.database import Connection
from exoconsent.records.record import Event, EventKind
from exoconsent.records.rows import Mark, insert

ACTS: Final = {
    EventKind.CORRECTION: Act.CORRECT,
    EventKind.VOID: Act.VOID,
    EventKind.WITHDRAWAL: Act.WITHDRAW,
    EventKind.RENEWAL: Act.RENEW,
    EventKind.REPRINT: Act.REPRINT,
    EventKind.PRINT: Act.PRINT,
    EventKind.VIEW: Act.VIEW,
    EventKind.EXPORT: Act.EXPORT,
    EventKind.NOTE: Act.NOTE,
    EventKind.DELETION_ASKED: Act.DELETION_ASKED,
}
"""The act of the audit log for each kind of event."""


def events_of(connection: Connection, record_id: int) -> tuple[Event, ...]:
    """The events of one record in their order. Raises ``TamperedError`` when a row is none."""
    rows = connection.execute("SELECT * FROM events WHERE record_id = ? ORDER BY id", (record_id,))
    return tuple(map(_event, rows))


def all_events(connection: Connection) -> Mapping[int, tuple[Event, ...]]:
    """The events of every record that has any. Raises ``TamperedError`` when a row is none."""
    found: dict[int, list[Event]] = defaultdict(list)
    for row in connection.execute("SELECT * FROM events ORDER BY id"):
        found[row["record_id"]].append(_event(row))
    return {record_id: tuple(events) for record_id, events in found.items()}


def add_event(
    connection: Connection,
    record_id: int,
    kind: EventKind,
    reason: str,
    detail: Mapping[str, str],
    author: Author,
    now: datetime,
) -> Mark:
    """Put in an event, inside the transaction of its entry in the audit log."""
    number = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM events").fetchone()[0]
    return insert(
        connection, "events", id=number, record_id=record_id, kind=kind.value, at=now.isoformat(),
        user_id=author.id, user_name=author.name, reason=reason,
        detail=json.dumps(dict(detail), ensure_ascii=False, sort_keys=True),
    )  # fmt: skip


def _event(row: Any) -> Event:
    try:
        detail = {str(key): str(value) for key, value in json.loads(row["detail"]).items()}
        return Event(
            id=row["id"], record_id=row["record_id"], kind=EventKind(row["kind"]),
            at=datetime.fromisoformat(row["at"]), user=row["user_id"], user_name=row["user_name"],
            reason=row["reason"], detail=detail,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise TamperedError(f"event {row['id']} is not as ExoConsent wrote it") from None
