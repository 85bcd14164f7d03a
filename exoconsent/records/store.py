"""Store: filing papers and what happens to them later; each act is one transaction with its entry in the audit log.

When a method returns, what it did is on the disk. Nothing that was filed is ever changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from exoconsent.errors import BadInputError, TamperedError
from exoconsent.records import changes
from exoconsent.records.audit import Act
from exoconsent.records.database import Connection, telling
from exoconsent.records.events import ACTS, add_event, events_of
from exoconsent.records.filed import aware, check, columns_of, document_of, filing_of
from exoconsent.records.listing import COLUMNS, listed, row_of
from exoconsent.records.record import Event, EventKind, Field, Filing, Record, Row, Scope
from exoconsent.records.retention import Retention
from exoconsent.records.rows import Mark, Value, insert, insert_known, sha256, update

if TYPE_CHECKING:
    from exoconsent.records.vault import Vault

SHAPING: Final = (EventKind.CORRECTION, EventKind.VOID, EventKind.WITHDRAWAL, EventKind.RENEWAL)
"""Events that change how lists show a record."""
_PLAIN: Final = (EventKind.VIEW, EventKind.REPRINT, EventKind.PRINT, EventKind.EXPORT, EventKind.NOTE)
"""Events that bar nothing and change nothing."""

Detail: TypeAlias = Callable[[Mapping[str, Any], tuple[Event, ...]], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event about to be written."""

    kind: EventKind
    reason: str = field(default="", repr=False)
    tell: str = ""
    """The part of the detail that may stand in the audit log, where no patient data may."""


class Store:
    """The records of a vault. Each method raises ``StorageError`` when the disk refuses; nothing is half done."""

    def __init__(self, vault: "Vault", retention: Retention | None = None) -> None:
        """``retention`` is the clinic's policy; it is asked again when a date of birth is corrected."""
        self.vault, self.retention = vault, retention or Retention()

    @property
    def connection(self) -> Connection:
        """The vault's connection."""
        return self.vault.connection

    def file(self, filing: Filing, now: datetime) -> Row:
        """File a paper. The very same paper is filed once; another one of that number gets a "-2".

        Raises ``BadInputError`` for a number or a time that cannot be filed.
        """
        check(filing, now)
        with self.writing():
            record_id, number = self._place(filing)
            if record_id is None:
                shown, marks = self._put_in(self._free_id(), number, filing, now)
                self.vault.audit.note(Act.FILE, about=number, detail=filing.kind.value, rows=marks, now=now)
        return self.row(record_id, now.date()) if record_id is not None else row_of(shown, now.date())

    def row(self, record_id: int, on: date) -> Row:
        """The record as lists show it on the day ``on``. Raises ``BadInputError`` when there is none."""
        with self.reading():
            sql = f"SELECT {COLUMNS} FROM listing WHERE record_id = ?"
            found = self.connection.execute(sql, (record_id,)).fetchone()
        if found is None:
            raise unknown()
        return row_of(found, on)

    def by_number(self, number: str, on: date) -> Row | None:
        """The record of that document number, or None."""
        with self.reading():
            found = self.connection.execute("SELECT id FROM records WHERE number = ?", (number,)).fetchone()
        return self.row(found["id"], on) if found else None

    def events(self, record_id: int) -> tuple[Event, ...]:
        """What happened to a record, in order."""
        with self.reading():
            return events_of(self.connection, record_id)

    def open(self, record_id: int, on: date) -> Record:
        """The whole record. Noting that somebody looked is the caller's act (``note_event``).

        Raises:
            BadInputError: there is no such record.
            TamperedError: the sealed file, or the row in the list, is not what was filed.
        """
        with self.reading():
            record = self.filed(record_id)
            whole = self.connection.execute(
                "SELECT d.*, s.strokes, f.text AS form_text FROM documents d LEFT JOIN strokes s USING (record_id)"
                " LEFT JOIN form_texts f ON f.sha256 = d.form_sha256 WHERE record_id = ?",
                (record_id,),
            ).fetchone()
            events = events_of(self.connection, record_id)
            shown = self.connection.execute("SELECT * FROM listing WHERE record_id = ?", (record_id,)).fetchone()
        _compare(record, whole, shown, events)
        return Record(
            row=row_of(shown, on),
            filing=filing_of(record, whole),
            events=events,
            filed_by=record["filed_by"],
            pdf_sha256=record["pdf_sha256"],
        )

    def note_event(
        self, record_id: int, kind: EventKind, reason: str, detail: Mapping[str, str], now: datetime
    ) -> Event:
        """Note a view, print, reprint, export or remark. The other kinds have methods of their own."""
        if kind not in _PLAIN:
            raise ValueError(f"{kind} has a method of its own")
        act = Happening(kind=kind, reason=changes.reason_given(reason, needed=False))
        return self.happen(record_id, act, lambda record, events: detail, now)

    def withdraw(self, record_id: int, scopes: Iterable[Scope], reason: str, now: datetime) -> Event:
        """Note that the patient withdraws, wholly or in part; a patient owes no reason, so it may be empty.

        Raises ``BadInputError`` when nothing is named, or all of it was withdrawn before, or the paper is no consent.
        """
        named, said = frozenset(scopes), changes.reason_given(reason, needed=False)
        act = Happening(kind=EventKind.WITHDRAWAL, reason=said, tell="scopes")
        return self.happen(record_id, act, lambda record, events: changes.to_withdraw(record, events, named), now)

    def void(self, record_id: int, reason: str, now: datetime) -> Event:
        """Mark a record as filed in error. It stays readable. Raises ``BadInputError`` without a reason."""
        act = Happening(kind=EventKind.VOID, reason=changes.reason_given(reason, needed=True))
        return self.happen(record_id, act, lambda _, events: changes.to_void(events), now)

    def renewed(self, record_id: int, by: str, now: datetime) -> Event:
        """Note that the consent of number ``by``, filed already, took the place of this one. ``BadInputError``."""

        def detail(record: Mapping[str, Any], events: tuple[Event, ...]) -> Mapping[str, str]:
            newer = self.connection.execute("SELECT * FROM records WHERE number = ?", (by,)).fetchone()
            return changes.to_renew(record, events, newer)

        return self.happen(record_id, Happening(kind=EventKind.RENEWAL, tell="number"), detail, now)

    def correct(self, record_id: int, name: Field, new: str, reason: str, now: datetime) -> Event:
        """Set right what the archive shows; the signed paper stays as it is, and the former value still finds it.

        ``new`` of a date of birth is YYYY-MM-DD, or empty for unknown. Raises ``BadInputError``.
        """

        def detail(record: Mapping[str, Any], events: tuple[Event, ...]) -> Mapping[str, str]:
            return changes.to_correct(record, listed(record, events), name, new, self.retention)

        said = changes.reason_given(reason, needed=True)
        return self.happen(record_id, Happening(kind=EventKind.CORRECTION, reason=said, tell="field"), detail, now)

    def happen(self, record_id: int, act: Happening, detail: Detail, now: datetime) -> Event:
        """One event with its entry; ``detail`` looks at the record inside the transaction, and may refuse."""
        aware(now)
        with self.writing() as connection:
            record = self.filed(record_id)
            known = detail(record, events_of(connection, record_id))
            event = add_event(connection, record_id, act.kind, act.reason, known, self.vault.audit.author, now)
            events = events_of(connection, record_id)
            marks = [event]
            if act.kind in SHAPING:
                shown = listed(record, events)
                del shown["record_id"]
                marks.append(update(connection, "listing", record_id, **shown))
            told = known.get(act.tell, "")
            self.vault.audit.note(ACTS[act.kind], about=record["number"], detail=told, rows=marks, now=now)
        return events[-1]

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, its errors told as sentences."""
        with self.vault.transaction() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the archive, whatever another program writes meanwhile; errors told as sentences."""
        with self.vault.lock, telling(self.vault.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def filed(self, record_id: int) -> Mapping[str, Any]:
        """The row of ``records``. Raises ``BadInputError`` when there is none."""
        found = self.connection.execute("SELECT * FROM records WHERE id = ?", (record_id,)).fetchone()
        if found is None:
            raise unknown()
        return dict(found)

    def _place(self, filing: Filing) -> tuple[int | None, str]:
        """The id of the very same paper if it was filed, and the number to file under."""
        for turn in count(1):
            number = filing.number if turn == 1 else f"{filing.number}-{turn}"
            found = self.connection.execute("SELECT * FROM records WHERE number = ?", (number,)).fetchone()
            if found is not None and self._same(found, filing):
                return found["id"], number
            if found is None and not self._deleted(number):
                return None, number
        raise AssertionError("turns never end")

    def _same(self, record: Mapping[str, Any], filing: Filing) -> bool:
        """Of a paper without a file, what was written about it has to be the same."""
        known = (record["kind"], record["pdf_sha256"], record["content_hash"])
        if known != (filing.kind, sha256(filing.pdf), filing.content_hash):
            return False
        if filing.pdf:
            return True
        sql = "SELECT draft, reasons FROM documents WHERE record_id = ?"
        whole = self.connection.execute(sql, (record["id"],)).fetchone()
        mine = document_of(filing)
        made = record["created"] == filing.created.isoformat()
        return made and all(whole[part] == mine[part] for part in ("draft", "reasons"))

    def _deleted(self, number: str) -> bool:
        sql = "SELECT 1 FROM tombstones WHERE number = ?"
        return self.connection.execute(sql, (number,)).fetchone() is not None

    def _free_id(self) -> int:
        """Beyond every record that is or was: the id of a deleted one is not given again."""
        ids = "SELECT coalesce(max(id), 0) FROM records UNION SELECT coalesce(max(record_id), 0) FROM tombstones"
        return 1 + max(int(row[0]) for row in self.connection.execute(ids))

    def _put_in(
        self, record_id: int, number: str, filing: Filing, now: datetime
    ) -> tuple[Mapping[str, Any], list[Mark]]:
        """Its row in the list, and the marks of all its rows."""
        record: dict[str, Value] = {
            **columns_of(filing), "id": record_id, "number": number, "filed_at": now.isoformat(),
            "filed_by": self.vault.audit.author.id, "pdf_sha256": (whole := sha256(filing.pdf)),
        }  # fmt: skip
        document, shown = document_of(filing), listed(record, ())
        return shown, [
            insert(self.connection, "records", **record),
            *self._form_text(str(document["form_sha256"]), filing.form_text),
            insert_known(self.connection, "documents", {"record_id": record_id, **document}, {"pdf": whole}),
            insert(self.connection, "strokes", record_id=record_id, strokes=filing.strokes),
            insert(self.connection, "listing", **shown),
        ]

    def _form_text(self, digest: str, text: str) -> list[Mark]:
        """The form's text, unless an earlier paper brought it."""
        if self.connection.execute("SELECT 1 FROM form_texts WHERE sha256 = ?", (digest,)).fetchone():
            return []
        return [insert(self.connection, "form_texts", sha256=digest, text=text)]


def unknown() -> BadInputError:
    """There is no such record."""
    return BadInputError.saying("there is no such record; it may have been deleted by rule meanwhile")


def _compare(record: Mapping[str, Any], whole: Any, shown: Any, events: tuple[Event, ...]) -> None:
    """Raise ``TamperedError`` when parts of a record are gone or do not belong together."""
    number = record["number"]
    if whole is None or whole["strokes"] is None or whole["form_text"] is None or shown is None:
        raise TamperedError(f"{number}: a part of this record is missing. Check the archive")
    if sha256(bytes(whole["pdf"])) != record["pdf_sha256"]:
        raise TamperedError(f"{number}: the document is not the one that was filed. Check the archive")
    if sha256(whole["form_text"].encode()) != whole["form_sha256"]:
        raise TamperedError(f"{number}: the form's text is not the one that was filed. Check the archive")
    if dict(shown) != listed(record, events):
        raise TamperedError(f"{number}: the list shows it differently from what was filed. Check the archive")
