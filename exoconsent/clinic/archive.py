"""Archive: what a clinic has filed, and every act on it; who may not do something is refused here, in words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from exoconsent.clinic.filing import Outcome, filing_of, renews
from exoconsent.clinic.permissions import MAY, Deed, refuse
from exoconsent.consent.draft import Draft, Earlier, Patient
from exoconsent.consent.draft_json import draft_from_json
from exoconsent.consent.facts import Facts
from exoconsent.errors import BadInputError
from exoconsent.records.record import WITHDRAWABLE, Event, EventKind, Field, Kind, Record, Row, Scope

if TYPE_CHECKING:
    from exoconsent.clinic.upkeep import Upkeep
    from exoconsent.records.retention import Retention
    from exoconsent.records.search import Filters, Order
    from exoconsent.records.slots import User
    from exoconsent.records.store import Store
    from exoconsent.records.vault import Vault
    from exoconsent.signing.verdict import Verdict

FILED_IN_A_DAY: Final = 500
"""More than any clinic of ours files in a day."""
RETENTION: Final = "retention"
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Archive:
    """The open vault of one clinic, for the person who is logged in. Blocking; ask it in a worker."""

    vault: "Vault"
    clock: Callable[[], datetime]
    examine: "Callable[[bytes], Verdict]" = field(repr=False)
    """What can honestly be said of a sealed file."""

    @property
    def user(self) -> "User":
        """Who is logged in."""
        return self.vault.user

    @property
    def store(self) -> "Store":
        """The records without anybody at the door; for this package."""
        from exoconsent.records.store import Store

        return Store(self.vault, self.retention)

    @property
    def retention(self) -> "Retention":
        """How long this clinic keeps its records."""
        from exoconsent.records.retention import Retention

        kept = self.vault.setting(RETENTION)
        return Retention(**json.loads(kept)) if kept else Retention()

    @property
    def upkeep(self) -> "Upkeep":
        """Users, backups, checks, settings."""
        from exoconsent.clinic.upkeep import Upkeep

        return Upkeep(self)

    def may(self, deed: Deed) -> bool:
        """Whether the person who is logged in may do that."""
        return Deed(deed) in MAY[self.user.role]

    def refuse(self, deed: Deed) -> None:
        """Raise ``NotAllowedError`` unless the person who is logged in may."""
        refuse(deed, self.user.role)

    def users(self) -> "tuple[User, ...]":
        """Everybody who may log in; who did something is no secret among staff."""
        return self.vault.users()

    # ------------------------------------------------------------------ filing

    def file(self, papers: str, outcome: Outcome) -> Row:
        """File what became of a consent (``papers_of``): once, however often it is asked for.

        On return it is on the disk. Raises ``StorageError``; nothing is half filed then.
        """
        self.refuse(Deed.FILE)
        row = self.store.file(filing_of(papers, outcome, self.retention.keep_until), self.clock())
        number = renews(papers)
        if number and row.kind is Kind.CONSENT:
            self._renewed(number, row)
        if number and row.kind is Kind.WITHDRAWAL:
            self._withdrawn_by(number, row)
        return row

    def _withdrawn_by(self, number: str, form: Row) -> None:
        """The consent that a signed withdrawal form is about is told so, once; the reason names the form."""
        before = self.store.by_number(number, self._today())
        if before is not None and before.kind in WITHDRAWABLE and Scope.ALL not in before.withdrawn:
            self.store.withdraw(before.id, (Scope.ALL,), f"withdrawal form {form.number}", self.clock())

    def _renewed(self, number: str, newer: Row) -> None:
        """The consent that the new one was made from is told so, once."""
        before = self.store.by_number(number, self._today())
        if (
            before is None
            or before.kind not in WITHDRAWABLE
            or any(event.kind is EventKind.RENEWAL for event in self.store.events(before.id))
        ):
            return
        self.store.renewed(before.id, newer.number, self.clock())

    # ------------------------------------------------------------------ finding and looking

    def find(
        self,
        text: str = "",
        filters: "Filters | None" = None,
        limit: int = 200,
        offset: int = 0,
        order: "Order | None" = None,
        ascending: bool = False,
    ) -> tuple[Row, ...]:
        """The records that ``text`` finds: beginnings of names, date of birth, number, lot."""
        from exoconsent.records import search

        self.refuse(Deed.FIND)
        return search.find(
            self.store,
            text,
            on=self._today(),
            filters=filters or search.NONE,
            order=order or search.Order.FILED,
            ascending=ascending,
            limit=limit,
            offset=offset,
        )

    def count(self, text: str = "", filters: "Filters | None" = None) -> int:
        """How many records ``find`` would find, counted up to some thousand."""
        from exoconsent.records import search

        self.refuse(Deed.FIND)
        return search.count(self.store, text, on=self._today(), filters=filters or search.NONE)

    def known(self, column: "Order") -> tuple[str, ...]:
        """Every value of a column that is there, for a list to choose from; never names."""
        from exoconsent.records import search

        self.refuse(Deed.FIND)
        return search.known(self.store, column)

    def open(self, record_id: int) -> Record:
        """One record whole; that somebody looked is noted first."""
        self.refuse(Deed.VIEW)
        self._note(record_id, EventKind.VIEW)
        return self._whole(record_id)

    def events(self, record_id: int) -> tuple[Event, ...]:
        """What happened to a record since it was filed, in order."""
        self.refuse(Deed.VIEW)
        return self.store.events(record_id)

    def verify(self, record_id: int) -> "Verdict":
        """What can honestly be said of a record's seals. Raises ``BadInputError`` where there is no file."""
        self.refuse(Deed.VIEW)
        pdf = self._whole(record_id).filing.pdf
        if not pdf:
            raise BadInputError.saying("nobody signed this paper on screen, so there is no seal to check")
        return self.examine(pdf)

    def filed_on(self, day: date) -> tuple[Row, ...]:
        """What was filed or signed on ``day``, the newest first."""
        from exoconsent.records.search import Filters

        return self.find("", Filters(since=day, until=day), limit=FILED_IN_A_DAY)

    def is_made_up(self, record_id: int) -> bool:
        """Whether the record is about an invented person; every further print about them says so too."""
        self.refuse(Deed.VIEW)
        filing = self._whole(record_id).filing
        known = (json.loads(text).get("patient", {}) for text in (filing.draft, filing.consent))
        return any(patient.get("synthetic") for patient in known)  # without a draft, its own record says it

    def got_lot(self, lot: str) -> tuple[Row, ...]:
        """Everyone whose form names that lot, and last those whose form named it before somebody corrected it."""
        from exoconsent.records.lists import got_lot, moved_from_lot

        self.refuse(Deed.FIND)
        return tuple(row for find in (got_lot, moved_from_lot) for row in find(self.store, lot, on=self._today()))

    def due(self, on: date) -> tuple[Row, ...]:
        """Consents that soon no longer hold on ``on``."""
        from exoconsent.records.lists import due

        self.refuse(Deed.FIND)
        return due(self.store, on=on)

    def expired(self, on: date) -> tuple[Row, ...]:
        """Consents that no longer hold on ``on``."""
        from exoconsent.records.lists import expired

        self.refuse(Deed.FIND)
        return expired(self.store, on=on)

    def kept_too_long(self, on: date) -> tuple[Row, ...]:
        """Records whose time of keeping is over on ``on``; nothing deletes them by itself."""
        from exoconsent.records.lists import kept_too_long

        self.refuse(Deed.FIND)
        return kept_too_long(self.store, on=on)

    # ------------------------------------------------------------------ copies

    def reprint(self, record_id: int) -> bytes:
        """The pages for paper, each with the mark COPY and what became of the consent since."""
        from exoconsent.clinic.copies import copy_of

        self.refuse(Deed.REPRINT)
        record = self._whole(record_id)
        pages = copy_of(record, self.clock())
        self._note(record_id, EventKind.REPRINT)
        return pages

    def export(self, record_id: int, folder: Path) -> Path:
        """PDF, JSON and how to read them, in a new folder below ``folder``. Raises ``StorageError``."""
        from exoconsent.records.export import export_one

        self.refuse(Deed.EXPORT)
        written = export_one(self._whole(record_id), folder, self.clock())
        self._note(record_id, EventKind.EXPORT)
        return written

    # ------------------------------------------------------------------ what happens later

    def withdraw(self, record_id: int, scopes: tuple[Scope, ...], reason: str) -> Event:
        """The patient takes consent back, wholly or in part; no reason is owed."""
        self.refuse(Deed.WITHDRAW)
        return self.store.withdraw(record_id, scopes, reason, self.clock())

    def void(self, record_id: int, reason: str) -> Event:
        """It was filed in error and no longer counts; it stays readable."""
        self.refuse(Deed.VOID)
        return self.store.void(record_id, reason, self.clock())

    def correct(self, record_id: int, field: Field, value: str, reason: str) -> Event:
        """Set right what the archive shows; the signed paper stays as it is."""
        self.refuse(Deed.CORRECT)
        return self.store.correct(record_id, Field(field), value, reason, self.clock())

    def renew(self, record_id: int) -> Draft:
        """A new draft from a filed consent. What was accepted or cleared then has to be looked at again.

        Raises ``BadInputError`` for a paper that is no consent, or that was filed without its draft.
        """
        self.refuse(Deed.RENEW)
        record = self._whole(record_id)
        if record.row.kind not in WITHDRAWABLE:
            raise BadInputError.saying("only a consent can be renewed; begin a new form for this patient")
        if record.filing.draft in ("", "{}"):
            raise BadInputError.saying(
                "this consent was signed before there were accounts and its draft was not kept; begin a new form"
            )
        draft = draft_from_json(json.loads(record.filing.draft))
        earlier = Earlier(number=record.row.number, sha256=record.pdf_sha256)
        return replace(draft, acknowledged=_NOTHING, clearances=_NOTHING, earlier=earlier)

    def withdrawal_form(self, record_id: int, form_id: str) -> Draft:
        """A draft of the withdrawal form about a filed consent, for the same person; signing it withdraws all of it."""
        self.refuse(Deed.WITHDRAW)
        record = self._whole(record_id)
        if record.row.kind not in WITHDRAWABLE:
            raise BadInputError.saying("only a consent can be withdrawn")
        known = json.loads(record.filing.draft or "{}")
        about = Earlier(number=record.row.number, sha256=record.pdf_sha256)
        if not known:
            patient = Patient(name=record.row.name, born=record.row.born)
            return Draft(form_id=form_id, patient=patient, facts=Facts({}), language=record.row.language, earlier=about)
        draft = draft_from_json(known)
        return replace(
            draft,
            form_id=form_id,
            left_out=_NOTHING,
            added=_NOTHING,
            order=(),
            acknowledged=_NOTHING,
            clearances=_NOTHING,
            earlier=about,
        )

    def _whole(self, record_id: int) -> Record:
        return self.store.open(record_id, self._today())

    def _note(self, record_id: int, kind: EventKind, detail: Mapping[str, Any] = _NOTHING) -> None:
        self.store.note_event(record_id, kind, "", detail, self.clock())

    def _today(self) -> date:
        return self.clock().date()
