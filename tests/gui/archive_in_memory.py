"""An archive that keeps its records in memory: what Records needs of the real one, and nothing that takes time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from exoconsent.clinic.permissions import MAY, Deed
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.facts import Facts
from exoconsent.errors import StorageError
from exoconsent.records.folding import words_of
from exoconsent.records.record import Event, EventKind, Filing, Kind, Record, Row, Scope, State
from exoconsent.records.search import Filters, Order
from exoconsent.records.slots import Role
from exoconsent.signing.verdict import State as Sealed
from exoconsent.signing.verdict import Verdict

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
NAMES = (
    *("Margaret O'Neill", "José Núñez", "Ana Sosa", "Lee Wu"),
    *("Ian Kerr", "Ольга Петрова", "محمد العلي", "Zoë Ångström"),
)
TREATMENTS = ("injection into a joint, osteoarthritis", "topical, scalp", "intravenous, long covid")
FORMS = (("knee", "Exosome injection into the knee"), ("scalp", "Exosomes for the scalp"), ("iv", "Exosome infusion"))
STATES = (State.SIGNED, State.SIGNED, State.SIGNED, State.EXPIRED, State.WITHDRAWN, State.PART_WITHDRAWN, State.PAPER,
          State.DECLINED, State.VOID, State.RENEWED, State.GIVEN_UP)  # fmt: skip
KINDS = {State.DECLINED: Kind.DECLINED, State.GIVEN_UP: Kind.GIVEN_UP, State.PAPER: Kind.PAPER}


def row(n: int, **changed: object) -> Row:
    """The ``n``-th invented record."""
    day = NOW - timedelta(days=n)
    state = STATES[n % len(STATES)]
    form_id, title = FORMS[n % 3]
    made = Row(
        id=n + 1,
        number=f"EC-{day:%y%m%d}-{n:08X}",
        kind=KINDS.get(state, Kind.CONSENT),
        name=NAMES[n % len(NAMES)],
        born=None if n % 13 == 7 else date(1940 + n % 60, 1 + n % 12, 1 + n % 28),
        form_id=form_id,
        form_title=title,
        language="en",
        treatment=TREATMENTS[n % 3],
        lot=f"LOT-{n % 7:03d}",
        signed_at=None if state in KINDS else day,
        filed_at=day,
        valid_until=day.date() + timedelta(days=60),
        keep_until=day.date().replace(year=2036),
        state=state,
        withdrawn={State.WITHDRAWN: (Scope.ALL,), State.PART_WITHDRAWN: (Scope.PHOTOS,)}.get(state, ()),
    )
    return replace(made, **changed)


@dataclass
class Shelf:
    """Stands for ``clinic.archive.Archive``."""

    rows: list[Row]
    pdf: bytes = b""
    role: Role = Role.MANAGER

    def __post_init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.happened: dict[int, list[Event]] = {}
        self.broken = ""
        self.threads: set[int] = set()
        self.gate: Callable[[str], None] = lambda _text: None

    @property
    def user(self) -> SimpleNamespace:
        return SimpleNamespace(id="u1", name="Dr Rahman", role=self.role)

    def may(self, deed: Deed) -> bool:
        return deed in MAY[self.role]

    def known(self, column: Order) -> tuple[str, ...]:
        return tuple(sorted({getattr(r, column.value) for r in self.rows}))

    def _hits(self, text: str, filters: Filters) -> list[Row]:
        self.threads.add(threading.get_ident())
        if self.broken:
            raise StorageError(self.broken)
        wanted = words_of(text)
        found = []
        for r in self.rows:
            words = words_of(f"{r.name} {r.number} {r.lot} {r.born or ''}")
            if not all(any(word.startswith(w) for word in words) for w in wanted):
                continue
            if (filters.state, filters.form_id, filters.lot, filters.treatment) != (
                filters.state and r.state,
                filters.form_id and r.form_id,
                filters.lot and r.lot,
                filters.treatment and r.treatment,
            ):
                continue
            day = r.filed_at.date()
            if (filters.since or day) <= day <= (filters.until or day):
                found.append(r)
        return found

    def find(self, text, filters, limit, offset, order, *, ascending) -> tuple[Row, ...]:
        self.gate(text)
        self.calls.append(("find", text, offset, order, ascending))
        names = {Order.NAME: "name", Order.STATE: "state", Order.FILED: "id"}
        hits = self._hits(text, filters)
        hits.sort(key=lambda r: str(getattr(r, names.get(order, order.value)) or ""), reverse=not ascending)
        return tuple(hits[offset : offset + limit])

    def count(self, text, filters) -> int:
        return len(self._hits(text, filters))

    def open(self, record_id: int) -> Record:
        self.calls.append(("open", record_id))
        if self.broken:
            raise StorageError(self.broken)
        r = self._row(record_id)
        self._note(record_id, EventKind.VIEW)
        filing = Filing(
            number=r.number, kind=r.kind, form_id=r.form_id, form_title=r.form_title, edition="1", form_text="",
            language="en", patient_name=r.name, born=r.born, treatment=r.treatment, product="", lot=r.lot,
            decided_by="patient", created=r.filed_at, signed_at=r.signed_at, valid_until=r.valid_until,
            keep_until=r.keep_until, draft="{}", consent="{}", pdf=self.pdf,
        )  # fmt: skip
        return Record(row=r, filing=filing, events=self.events(record_id))

    def events(self, record_id: int) -> tuple[Event, ...]:
        return tuple(self.happened.get(record_id, ()))

    def verify(self, record_id: int) -> Verdict:
        self.calls.append(("verify", record_id))
        return Verdict(state=Sealed.UNSIGNED)

    def reprint(self, record_id: int) -> bytes:
        self._note(record_id, EventKind.REPRINT)
        return b"%PDF copy"

    def export(self, record_id: int, folder: Path) -> Path:
        self.calls.append(("export", record_id, folder))
        self._note(record_id, EventKind.EXPORT)
        return folder

    def withdraw(self, record_id: int, scopes: tuple[Scope, ...], reason: str) -> Event:
        state = State.WITHDRAWN if Scope.ALL in scopes else State.PART_WITHDRAWN
        self._change(record_id, state=state, withdrawn=scopes)
        return self._note(record_id, EventKind.WITHDRAWAL, reason, {"scopes": " ".join(scopes)})

    def void(self, record_id: int, reason: str) -> Event:
        self._change(record_id, state=State.VOID)
        return self._note(record_id, EventKind.VOID, reason)

    def correct(self, record_id: int, field: str, value: str, reason: str) -> Event:
        old = self._row(record_id).name
        self._change(record_id, name=value)
        return self._note(record_id, EventKind.CORRECTION, reason, {"field": field, "old": old, "new": value})

    def withdrawal_form(self, record_id: int, form_id: str) -> Draft:
        return Draft(form_id=form_id, patient=Patient(name=""), facts=Facts({}))

    def renew(self, record_id: int) -> Draft:
        return Draft(form_id="knee", patient=Patient(name=self._row(record_id).name), facts=Facts())

    @property
    def upkeep(self) -> "Shelf":
        return self

    def ask_deletion(self, record_id: int, reason: str) -> Event:
        return self._note(record_id, EventKind.DELETION_ASKED, reason)

    def agree_deletion(self, record_id: int) -> None:
        self.rows = [r for r in self.rows if r.id != record_id]

    def got_lot(self, lot: str) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.lot == lot)

    def due(self, on: date) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.valid_until and on <= r.valid_until <= on + timedelta(days=14))

    def expired(self, on: date) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.valid_until and r.valid_until < on)

    def kept_too_long(self, on: date) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.keep_until < on)

    def _row(self, record_id: int) -> Row:
        return next(r for r in self.rows if r.id == record_id)

    def _change(self, record_id: int, **changed: object) -> None:
        self.rows = [replace(r, **changed) if r.id == record_id else r for r in self.rows]

    def _note(self, record_id, kind, reason="", detail=None) -> Event:
        events = self.happened.setdefault(record_id, [])
        event = Event(
            id=len(events) + 1,
            record_id=record_id,
            kind=kind,
            at=NOW,
            user="u1",
            user_name="Dr Rahman",
            reason=reason,
            detail=detail or {},
        )
        events.append(event)
        return event
