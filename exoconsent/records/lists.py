"""Lists: who got a lot, what is due, what has run out, what is kept longer than it must be. Nothing acts by itself."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from exoconsent.records.folding import joined
from exoconsent.records.listing import COLUMNS, row_of
from exoconsent.records.record import Kind, Row
from exoconsent.records.store import Store

DUE_DAYS: Final = 14
"""How long before its last day a consent counts as due for renewal; a choice of this product."""
_MANY: Final = 1_000
_SEVERAL: Final = re.compile(r"[,;\n]")


def got_lot(store: Store, lot: str, *, on: date) -> tuple[Row, ...]:
    """Every consent, on screen or on paper, that names the lot, the newest first.

    Withdrawn, void and expired ones too: a recall must miss nobody. Spelling does not count (case, blanks, dashes).
    Whether the treatment took place is not known to the archive.
    """
    wanted = joined(lot)
    with store.reading() as connection:
        written = [row[0] for row in connection.execute("SELECT DISTINCT lot FROM listing WHERE lot <> ''")]
    spelled = [text for text in written if wanted and wanted in map(joined, _SEVERAL.split(text))]
    places = ", ".join("?" * len(spelled))
    kinds = (Kind.CONSENT.value, Kind.PAPER.value)
    return _rows(
        store, f"lot <> '' AND lot IN ({places}) AND kind IN (?, ?) ORDER BY record_id DESC", (*spelled, *kinds), on
    )


def moved_from_lot(store: Store, lot: str, *, on: date) -> tuple[Row, ...]:
    """Records that once named the lot and were corrected since: to be looked at in a recall, beside ``got_lot``."""
    with store.reading() as connection:
        corrections = connection.execute(
            "SELECT DISTINCT record_id, detail ->> 'old' AS old FROM events"
            " WHERE kind = 'correction' AND detail ->> 'field' = 'lot'"
        ).fetchall()
    wanted = joined(lot)
    moved = {row["record_id"] for row in corrections if wanted in map(joined, _SEVERAL.split(row["old"]))}
    now = {row.id for row in got_lot(store, lot, on=on)}
    return tuple(store.row(record_id, on) for record_id in sorted(moved - now, reverse=True)) if wanted else ()


def due(store: Store, *, on: date, days: int = DUE_DAYS) -> tuple[Row, ...]:
    """Consents that hold on the day ``on`` and run out within ``days`` days, the first to run out first."""
    # "<> ''" is said again so that SQLite sees that the index of days, which leaves those out, will do.
    clause = "valid_until <> '' AND valid_until BETWEEN ? AND ? AND standing = '' AND kind = ? ORDER BY valid_until"
    asked = (on.isoformat(), (on + timedelta(days=days)).isoformat(), Kind.CONSENT.value)
    return _rows(store, clause, asked, on)


def expired(store: Store, *, on: date, limit: int = _MANY) -> tuple[Row, ...]:
    """Consents that ran out before the day ``on`` and were neither renewed, withdrawn nor void, the latest first."""
    clause = "standing = '' AND kind = ? AND valid_until <> '' AND valid_until < ? ORDER BY valid_until DESC LIMIT ?"
    return _rows(store, clause, (Kind.CONSENT.value, on.isoformat(), limit), on)


def kept_too_long(store: Store, *, on: date, limit: int = _MANY) -> tuple[Row, ...]:
    """Records past the last day on which they must be kept, the oldest first; two people may delete them."""
    clause = "keep_until <> '' AND keep_until < ? ORDER BY keep_until, record_id LIMIT ?"
    return _rows(store, clause, (on.isoformat(), limit), on)


def numbers(store: Store) -> tuple[str, ...]:
    """Every document number that was given, those of deleted records too."""
    with store.reading() as connection:
        rows = connection.execute("SELECT number FROM records UNION SELECT number FROM tombstones ORDER BY 1")
        return tuple(row[0] for row in rows)


def _rows(store: Store, clause: str, values: Sequence[Any], on: date) -> tuple[Row, ...]:
    with store.reading() as connection:
        found = connection.execute(f"SELECT {COLUMNS} FROM listing WHERE {clause}", tuple(values)).fetchall()
    return tuple(row_of(row, on) for row in found)
