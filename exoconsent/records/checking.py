"""Checking: whether the archive is what the program wrote, row by row, and what is not is named.

Found without anything from outside: every change of a row or of an entry by somebody who has the database key but does
not forge the chain. Whoever takes the time to forge the chain too, or puts the whole folder back as it was, is found by
an anchor that was kept elsewhere and is younger than what was changed.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from exoconsent.errors import ExoConsentError, TamperedError
from exoconsent.records import rows
from exoconsent.records.anchor import Anchor
from exoconsent.records.audit import START, TORN, Act, Entry, entry_of
from exoconsent.records.database import Connection, DatabaseError, checkpoint, corrupt, told
from exoconsent.records.findings import Findings, Gathering, Kind
from exoconsent.records.schema import strange
from exoconsent.records.sealing import standing

if TYPE_CHECKING:
    from exoconsent.records.vault import Vault

TAIL: Final = 50
"""Entries that the quick check at the start looks at."""
TAIL_ROWS: Final = 12
"""Rows that it looks at, those named last: some hundred kilobytes for each filed paper, so that nobody waits."""
_FOR_GOOD: Final = frozenset({"records", "form_texts", "documents", "strokes", "events", "tombstones"})
"""Tables whose rows never change."""
_Place = tuple[str, str]


def check(vault: "Vault", anchors: Iterable[Anchor] = ()) -> Findings:
    """The whole check; seconds to minutes. It notes nothing itself. Raises ``StorageError`` when the disk refuses.

    Args:
        vault: nobody else writes to it meanwhile.
        anchors: ends of the log that were kept outside, in any order.
    """
    found = Gathering()
    with vault.lock:
        connection = vault.connection
        _file(connection, vault, found)
        try:
            _schema(connection, found)
            last, named, entries = _chain(vault, found)
            _head(vault, last, found)
            _anchors(connection, anchors, last, found)
            counted = _rows(connection, named, found)
            _search(connection, found)
            _keys(vault, found)
        except DatabaseError as fault:
            found.add(Kind.FILE, str(told(fault, vault.path)))
            entries = counted = 0
    return found.result(entries, counted)


def check_quickly(vault: "Vault", anchors: Iterable[Anchor] = ()) -> Findings:
    """What can be seen at once at the start: form, end of the log, its latest rows, anchors, key file."""
    found = Gathering()
    with vault.lock:
        connection = vault.connection
        try:
            _schema(connection, found)
            first = _first_of_tail(connection)
            last, named, entries = _chain(vault, found, first)
            _head(vault, last, found)
            _anchors(connection, anchors, last, found)
            latest = list(named.items())[-TAIL_ROWS:]
            for (table, key), digest in latest:
                _compare(connection, rows.mark(connection, table, key), digest, found)
            _keys(vault, found)
        except DatabaseError as fault:
            found.add(Kind.FILE, str(told(fault, vault.path)))
            entries, latest = 0, []
    return found.result(entries, len(latest))


def _file(connection: Connection, vault: "Vault", found: Gathering) -> None:
    """The pages. First the log is written into the file, or a checkpoint torn by a power cut would look hostile."""
    try:
        if checkpoint(connection):
            for row in connection.execute("PRAGMA cipher_integrity_check").fetchmany(20):
                found.add(Kind.FILE, f"the file was damaged or changed ({row[0]})")
        for row in connection.execute("PRAGMA integrity_check(20)").fetchall():
            if row[0] != "ok":
                found.add(Kind.FILE, f"the file does not fit together ({row[0]})")
    except DatabaseError as fault:
        found.add(Kind.FILE, str(told(fault, vault.path)))


def _schema(connection: Connection, found: Gathering) -> None:
    for sentence in strange(connection):
        found.add(Kind.SCHEMA, f"the form of the archive was changed: {sentence}")


def _first_of_tail(connection: Connection) -> int:
    end = connection.execute("SELECT max(seq) FROM audit").fetchone()[0] or 0
    return max(0, end - TAIL)


def _chain(vault: "Vault", found: Gathering, since: int = 0) -> tuple[tuple[int, bytes], dict[_Place, str], int]:
    """Follow the chain behind entry ``since``; its end, the last mark of each row, and how many entries there were."""
    connection, named, count = vault.connection, dict[_Place, str](), 0
    before = connection.execute("SELECT mac FROM audit WHERE seq = ?", (since,)).fetchone()
    seq, mac = since, bytes(before[0]) if before else START
    for row in connection.execute("SELECT * FROM audit WHERE seq > ? ORDER BY seq", (since,)):
        count += 1
        _gap(seq, row["seq"], found)
        entry = _entry(row, found)
        if entry is not None:
            _sealed(vault, entry, mac, found)
            _named(entry, named, found)
        seq, mac = row["seq"], bytes(row["mac"])
    below = connection.execute("SELECT count(*) FROM audit WHERE seq < 1").fetchone()[0]
    if below:
        found.add(Kind.ENTRY_EDITED, "the log has an entry before its first")
    return (seq, mac), named, count


def _gap(before: int, seq: int, found: Gathering) -> None:
    if seq == before + 2:
        found.add(Kind.ENTRY_MISSING, f"entry {before + 1} of the log is missing")
    elif seq > before + 2:
        found.add(Kind.ENTRY_MISSING, f"entries {before + 1} to {seq - 1} of the log are missing")


def _entry(row: Any, found: Gathering) -> Entry | None:
    try:
        return entry_of(row)
    except TamperedError as fault:
        found.add(Kind.ENTRY_EDITED, str(fault))
        return None


def _sealed(vault: "Vault", entry: Entry, previous: bytes, found: Gathering) -> None:
    if vault.audit.mac_of(entry, previous) != entry.mac:
        found.add(
            Kind.ENTRY_EDITED,
            f"entry {entry.seq} of the log ({_when(entry)}, {entry.act}) was changed, put in, or moved, or one just"
            " before it was",
        )
    elif entry.doubt.startswith(TORN):
        found.add(Kind.TAIL, f"entry {entry.seq} of the log: {entry.doubt}")
    elif entry.doubt:
        found.add(Kind.CLOCK, f"entry {entry.seq} of the log: {entry.doubt}")


def _named(entry: Entry, named: dict[_Place, str], found: Gathering) -> None:
    for mark in entry.rows:
        if mark.table not in rows.COVERED:
            found.add(Kind.ENTRY_EDITED, f"entry {entry.seq} of the log names a table that is not covered")
            continue
        place = (mark.table, mark.key)
        if mark.table in _FOR_GOOD and entry.act != Act.MIGRATE and _undone(place, mark.digest, named):
            found.add(Kind.ENTRY_ADDED, f"entry {entry.seq} of the log changes what was filed: {_place(*place)}")
        named[place] = mark.digest


def _undone(place: _Place, digest: str, named: dict[_Place, str]) -> bool:
    before = named.get(place)
    if digest == "":  # only an agreed deletion takes a filed row out; what it leaves is compared with the tombstone
        return place[0] == "tombstones"
    return before is not None and before != digest


def _head(vault: "Vault", last: tuple[int, bytes], found: Gathering) -> None:
    heads = vault.connection.execute("SELECT id, seq, highest, mac FROM chain_head").fetchall()
    whole = len(heads) == 1 and vault.audit.head_mac(heads[0]["seq"], heads[0]["highest"], last[1]) == heads[0]["mac"]
    if not whole or heads[0]["seq"] != last[0]:
        told_end = f"entry {heads[0]['seq']}" if heads else "another place"
        found.add(Kind.TAIL, f"the log ends with entry {last[0]}, but its seal was made for {told_end}")


def _anchors(connection: Connection, anchors: Iterable[Anchor], last: tuple[int, bytes], found: Gathering) -> None:
    for anchor in anchors:
        row = connection.execute("SELECT mac FROM audit WHERE seq = ?", (anchor.seq,)).fetchone()
        when = anchor.at[:16].replace("T", " ")
        if anchor.seq > last[0]:
            found.add(
                Kind.ROLLED_BACK,
                f"an older state of the archive was put back: an anchor of {when} knows {anchor.seq} entries, the"
                f" archive has {last[0]}",
            )
        elif anchor.seq and (row is None or bytes(row[0]).hex() != anchor.mac_hex):
            found.add(
                Kind.ROLLED_BACK,
                f"the log was written anew: entry {anchor.seq} is not the one that an anchor of {when} knows",
            )


def _rows(connection: Connection, named: dict[_Place, str], found: Gathering) -> int:
    count = 0
    for mark in standing(connection):
        count += 1
        _compare(connection, mark, named.pop((mark.table, mark.key), ""), found)
    for (table, key), digest in named.items():
        _compare(connection, rows.Mark(table, key, ""), digest, found)
    _deletions(connection, named, found)
    return count


def _compare(connection: Connection, mark: rows.Mark, digest: str, found: Gathering) -> None:
    """A row as it stands against what the log says of it; an empty digest means "not there"."""
    if mark.digest == digest:
        return
    place = _place(mark.table, mark.key, _number(connection, mark.table, mark.key))
    if not digest:
        found.add(Kind.ROW_ADDED, f"{place} was put in by something other than ExoConsent")
    elif not mark.digest:
        found.add(Kind.ROW_MISSING, f"{place} is missing")
    else:
        found.add(Kind.ROW_EDITED, f"{place} was changed after it was written")


def _deletions(connection: Connection, named: dict[_Place, str], found: Gathering) -> None:
    """Records that the log takes out must have left a tombstone."""
    gone = [key for (table, key), digest in named.items() if table == "records" and not digest]
    for key in gone:
        if connection.execute("SELECT 1 FROM tombstones WHERE record_id = ?", (key,)).fetchone() is None:
            found.add(Kind.ENTRY_ADDED, f"the log takes out record {key}, but nobody agreed to delete it")


def _search(connection: Connection, found: Gathering) -> None:
    try:
        connection.execute("INSERT INTO lookup (lookup, rank) VALUES ('integrity-check', 1)")
        # That check takes a segment without its entry point for a small one.
        sql = "SELECT DISTINCT id >> 37 FROM lookup_data WHERE id > 10 EXCEPT SELECT segid FROM lookup_idx"
        if connection.execute(sql).fetchone():
            found.add(Kind.SEARCH, "the search index does not fit the records; it can be made anew")
    except DatabaseError as fault:
        if not corrupt(fault):  # the disk refused, which says nothing about the index
            raise
        found.add(Kind.SEARCH, "the search index does not fit the records; it can be made anew")


def _keys(vault: "Vault", found: Gathering) -> None:
    """The key file against what the archive noted, and the mirror of its users."""
    if vault.keyring is None:
        return
    from exoconsent.records import keyfile

    try:
        digest = keyfile.read(vault.folder).keyring.digest()
    except ExoConsentError as fault:
        found.add(Kind.KEYS, str(fault))
        return
    if digest not in {vault.about("keyring"), vault.about("keyring.next")}:
        found.add(Kind.KEYS, "the key file is not the one that this archive wrote last")
    users = vault.connection.execute("SELECT id, name, role FROM users WHERE removed_at = ''").fetchall()
    if {tuple(row) for row in users} != {(u.id, u.name, u.role.value) for u in vault.keyring.users}:
        found.add(Kind.KEYS, "the users in the archive are not those of the key file")


def _place(table: str, key: str, number: str = "") -> str:
    return f"{table}, row {key}{f' ({number})' if number else ''}"


def _number(connection: Connection, table: str, key: str) -> str:
    """The document number that a row belongs to, where it has one."""
    if table not in {"records", "documents", "strokes", "listing"}:
        return ""
    row = connection.execute("SELECT number FROM records WHERE id = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _when(entry: Entry) -> str:
    return entry.at.isoformat(sep=" ", timespec="minutes")
