"""Papers to file, of nobody, and an archive to file them in."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from exoconsent.records.audit import Author
from exoconsent.records.record import Filing, Kind
from exoconsent.records.store import Store
from exoconsent.records.vault import Vault

NOW = datetime(2026, 3, 1, 13, 5, tzinfo=UTC)
TODAY = NOW.date()
LATER = datetime(2037, 1, 2, 9, 0, tzinfo=UTC)
"""Past the day until which these are kept."""


def filing(number: str = "EC-260301-ABCDEFGH", **parts: Any) -> Filing:
    known: dict[str, Any] = {
        "number": number, "kind": Kind.CONSENT, "form_id": "facial", "form_title": "Facial", "edition": "2026-01",
        "form_text": "I agree.", "language": "en", "patient_name": "José Exempla", "born": date(1980, 3, 7),
        "treatment": "Microneedling", "product": "Exo", "lot": "LX-12", "decided_by": "patient", "created": NOW,
        "signed_at": NOW, "valid_until": date(2026, 4, 30), "keep_until": date(2036, 3, 1), "draft": '{"a": 1}',
        "consent": '{"b": 2}', "pdf": b"%PDF " + number.encode(), "content_hash": "ab" * 32,
    }  # fmt: skip
    return Filing(**(known | parts))


def opened(folder: Path) -> Store:
    return Store(Vault.open_demo(folder, NOW, clock=lambda: NOW))


def become(store: Store, name: str) -> None:
    """Another user goes on in the same vault."""
    store.vault.audit.author = Author(id=name, name=name)


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every filed row as it lies in the file."""
    tables = ("records", "form_texts", "documents", "strokes", "events", "tombstones")
    return {
        table: [tuple(row) for row in store.connection.execute(f"SELECT * FROM {table} ORDER BY 1")] for table in tables
    }
