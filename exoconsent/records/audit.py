"""Audit: who did what and when, in a chain that shows every later change."""

import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from exoconsent.errors import TamperedError
from exoconsent.records.anchor import Anchor
from exoconsent.records.database import FILE, Connection, telling
from exoconsent.records.rows import Mark

START: Final = b"exoconsent-chain/1".ljust(32, b"\0")
"""Stands before the first entry."""
JITTER: Final = timedelta(minutes=1)
"""Clocks that are set by a radio or a person move back by seconds; that alone is no doubt. Our judgement."""


TORN: Final = "the log did not end as it was sealed"
"""Begins the doubt of an entry that was written behind an end that somebody had changed."""


class Act(StrEnum):
    """What a user did; the value stands in the log."""

    CREATE = "create"
    LOG_IN = "log-in"
    FAILED_LOG_IN = "failed-log-in"
    LOG_OUT = "log-out"
    LOCK = "lock"
    VIEW = "view"
    SEARCH = "search"
    FILE = "file"
    CORRECT = "correct"
    VOID = "void"
    WITHDRAW = "withdraw"
    RENEW = "renew"
    NOTE = "note"
    REPRINT = "reprint"
    PRINT = "print"
    EXPORT = "export"
    BACKUP = "backup"
    RESTORE = "restore"
    RESTORE_TEST = "restore-test"
    USER_ADDED = "user-added"
    USER_REMOVED = "user-removed"
    ROLE = "role"
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYS = "keys"
    """The key file is about to be written."""
    SECRET = "secret"
    SETTING = "setting"
    DELETION_ASKED = "deletion-asked"
    DELETION_AGREED = "deletion-agreed"
    CHECK = "check"
    ANCHOR = "anchor"
    MIGRATE = "migrate"
    PACK = "pack"
    """Forms came in a pack, went out in one, or the last pack was undone."""
    PUBLISH = "publish"
    """An edition of a form went into use, or was put aside."""
    REVIEW = "review"
    """A draft of a form was put forward, agreed to, or not agreed to."""
    CLOCK = "clock"
    """Somebody said that the clock is right now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who acts, as the log keeps it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    seq: int
    """From 1, without gaps; it orders events, the time does not."""
    at: datetime
    user_id: str
    user_name: str
    act: str
    about: str = ""
    """Document number, user id, or "form " and a form's id; never a patient's name."""
    detail: str = field(default="", repr=False)
    rows: tuple[Mark, ...] = field(default=(), repr=False)
    doubt: str = ""
    mac: bytes = field(default=b"", repr=False)

    def content(self) -> bytes:
        """The bytes that the chain covers, without the mac of the entry before."""
        parts = [
            self.seq, self.at.isoformat(), self.user_id, self.user_name, self.act, self.about, self.detail,
            [list(row) for row in self.rows], self.doubt,
        ]  # fmt: skip
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


class Audit:
    """The log of one opened vault."""

    def __init__(
        self,
        connection: Connection,
        chain_key: bytes,
        author: Author,
        clock: Callable[[], datetime],
        path: Path = Path(FILE),
    ) -> None:
        """``chain_key`` has 32 bytes; ``clock`` gives aware times for acts that bring no time of their own.

        ``path`` is named when the disk refuses.
        """
        self._connection, self._key, self.author, self._clock, self._path = connection, chain_key, author, clock, path

    def note(
        self,
        act: Act,
        *,
        about: str = "",
        detail: str = "",
        rows: Sequence[tuple[str, str, str]] = (),
        now: datetime | None = None,
        author: Author | None = None,
    ) -> Entry:
        """Write one entry, inside the transaction of what it tells about.

        Args:
            act: what is done.
            about: document number, user id, or "form " and a form's id.
            detail: what more is worth knowing; no patient data.
            rows: the marks of every covered row that this transaction put in, changed or took out.
            now: aware; the clock's time when not given.
            author: who acts, when it is not the user of the vault (a failed log-in).
        """
        if not self._connection.in_transaction:
            raise ValueError("an entry is written in the transaction of what it tells about")
        head = self._head_row()
        at = now or self._clock()
        who = author or self.author
        seq, previous = self._tail()
        highest = _time(head["highest"], at) if head else at
        doubt = "" if act is Act.CLOCK else _doubt(at, highest)
        if not self._sound(head, seq, previous):  # work goes on, as a consent must not be lost; the entry keeps it
            doubt = f"{TORN}; {doubt}".rstrip("; ")
        entry = Entry(
            seq=seq + 1, at=at, user_id=who.id, user_name=who.name, act=act.value, about=about, detail=detail,
            rows=tuple(Mark(*row) for row in rows), doubt=doubt,
        )  # fmt: skip
        mac = self.mac_of(entry, previous)
        self._write(entry, mac, at if act is Act.CLOCK else max(at, highest))
        return replace(entry, mac=mac)

    def head(self) -> Anchor:
        """Where the log ends now: what an anchor outside the file keeps."""
        with telling(self._path):
            row = self._connection.execute("SELECT seq, at, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        if row is None:
            return Anchor(seq=0, mac_hex=START.hex(), at="")
        return Anchor(seq=row["seq"], mac_hex=bytes(row["mac"]).hex(), at=row["at"])

    def clock_doubt(self, now: datetime) -> str:
        """A sentence when the clock shows less than it did before; empty when it may be right."""
        with telling(self._path):
            head = self._head_row()
        return _doubt(now, _time(head["highest"], now)) if head else ""

    def entries(self, *, about: str = "", since: int = 0, limit: int = -1) -> Iterator[Entry]:
        """The entries after number ``since`` in their order, those about one document or user where given."""
        # The second condition lets the partial index be used.
        where = "about = ? AND about <> ''" if about else "? = ''"
        sql = f"SELECT * FROM audit WHERE {where} AND seq > ? ORDER BY seq LIMIT ?"
        with telling(self._path):
            rows = self._connection.execute(sql, (about, since, limit))
            for row in rows:
                yield entry_of(row)

    def sealed(self, act: Act, prefix: str = "") -> tuple[Entry, ...]:
        """The entries of one act whose ``about`` begins with ``prefix``, in order, each compared with its seal.

        Without ``prefix`` those about nothing; they are found by reading the whole log. Raises ``TamperedError``.
        """
        where = "e.about >= ? AND e.about < ? AND e.about <> ''" if prefix else "e.about = '' AND ? = ?"
        sql = (
            "SELECT e.*, (SELECT p.mac FROM audit p WHERE p.seq = e.seq - 1) AS previous FROM audit e"
            f" WHERE e.act = ? AND {where} ORDER BY e.seq"
        )
        ends = (prefix, f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}") if prefix else ("", "")
        with telling(self._path):
            rows = self._connection.execute(sql, (act.value, *ends)).fetchall()
        return tuple(self._compared(entry_of(row), row["previous"]) for row in rows)

    def _compared(self, entry: Entry, previous: bytes | None) -> Entry:
        if self.mac_of(entry, START if previous is None else bytes(previous)) != entry.mac:
            raise TamperedError(f"entry {entry.seq} of the log is not as ExoConsent wrote it, or one before it is not")
        return entry

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """The last entries, the newest first."""
        with telling(self._path):
            rows = self._connection.execute("SELECT * FROM audit ORDER BY seq DESC LIMIT ?", (limit,)).fetchall()
        return tuple(entry_of(row) for row in rows)

    def mac_of(self, entry: Entry, previous: bytes) -> bytes:
        """The mac that ``entry`` must have behind an entry with the mac ``previous``."""
        return hmac.digest(self._key, entry.content() + b"\n" + previous, "sha256")

    def head_mac(self, seq: int, highest: str, last: bytes) -> bytes:
        """The seal of the head row."""
        return hmac.digest(self._key, f"exoconsent-head/1\n{seq}\n{highest}\n".encode() + last, "sha256")

    def _sound(self, head: Any, seq: int, last: bytes) -> bool:
        if head is None:
            return seq == 0
        return bool(head["seq"] == seq and self.head_mac(seq, head["highest"], last) == head["mac"])

    def _tail(self) -> tuple[int, bytes]:
        row = self._connection.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        return (row["seq"], bytes(row["mac"])) if row else (0, START)

    def _head_row(self) -> Any:
        return self._connection.execute("SELECT seq, highest, mac FROM chain_head").fetchone()

    def _write(self, entry: Entry, mac: bytes, highest: datetime) -> None:
        self._connection.execute(
            "INSERT INTO audit (seq, at, user_id, user_name, act, about, detail, rows, doubt, mac)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.seq, entry.at.isoformat(), entry.user_id, entry.user_name, entry.act, entry.about, entry.detail,
                _as_json(entry.rows), entry.doubt, mac,
            ),
        )  # fmt: skip
        seal = self.head_mac(entry.seq, highest.isoformat(), mac)
        self._connection.execute(
            "INSERT INTO chain_head (id, seq, highest, mac) VALUES (1, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, highest = excluded.highest, mac = excluded.mac",
            (entry.seq, highest.isoformat(), seal),
        )


def entry_of(row: Any) -> Entry:
    """A row of the log as a value. Raises ``TamperedError`` when it cannot be one that was written here."""
    try:
        marks = tuple(Mark(*map(str, mark)) for mark in json.loads(row["rows"]))
        entry = Entry(
            seq=row["seq"], at=datetime.fromisoformat(row["at"]), user_id=row["user_id"], user_name=row["user_name"],
            act=row["act"], about=row["about"], detail=row["detail"], rows=marks, doubt=row["doubt"],
            mac=bytes(row["mac"]),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, RecursionError):
        entry = None
    # Another way of writing the same time or list would pass the chain unseen.
    if entry is None or (row["at"], row["rows"]) != (entry.at.isoformat(), _as_json(entry.rows)):
        raise TamperedError(f"entry {row['seq']} of the log is not as ExoConsent wrote it")
    return entry


def _as_json(marks: Sequence[Mark]) -> str:
    return json.dumps([list(mark) for mark in marks], ensure_ascii=False, separators=(",", ":"))


def _time(text: str, otherwise: datetime) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return otherwise
    return time if time.tzinfo else otherwise


def _doubt(at: datetime, highest: datetime) -> str:
    if at >= highest - JITTER:
        return ""
    earlier, later = (time.isoformat(sep=" ", timespec="minutes") for time in (at, highest))
    return f"the clock showed {earlier}, which is before {later}, the latest time known then; the date is uncertain"
