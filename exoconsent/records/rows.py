"""Rows: the only way in which covered rows come, change and go; each step returns the mark that the audit log names."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from exoconsent.records.database import Connection

Value: TypeAlias = str | int | bytes | None

COVERED: Final[Mapping[str, str]] = {
    "meta": "name",
    "secrets": "name",
    "settings": "name",
    "users": "id",
    "records": "id",
    "form_texts": "sha256",
    "documents": "record_id",
    "strokes": "record_id",
    "events": "id",
    "listing": "record_id",
    "tombstones": "record_id",
}
"""Covered tables with the column that names a row."""


_NONE: Final[Mapping[str, str]] = {}
_LARGE: Final = 1 << 16
"""Bytes from which a value stands in a digest by its own digest."""


class Mark(NamedTuple):
    """One covered row as an entry of the audit log names it."""

    table: str
    key: str
    digest: str
    """SHA-256 in hex over table, columns and values; empty when the row was taken out."""


def insert(connection: Connection, table: str, **values: Value) -> Mark:
    """Put in a row. Every column has to be given, so that its digest needs no second reading."""
    return insert_known(connection, table, values, _NONE)


def insert_known(connection: Connection, table: str, values: Mapping[str, Value], known: Mapping[str, str]) -> Mark:
    """Put in a row as ``insert`` does; ``known`` has the SHA-256 of large values that were taken already, by column."""
    names = columns(connection, table)
    if set(names) != set(values):
        raise ValueError(f"{table} has the columns {', '.join(names)}")
    row = tuple(_plain(values[name]) for name in names)
    places = ", ".join("?" * len(names))
    connection.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", row)
    return Mark(table, str(values[COVERED[table]]), digest(table, names, row, known))


def update(connection: Connection, table: str, key: str | int, **values: Value) -> Mark:
    """Change columns of one row, which has to be there."""
    changes = ", ".join(f"{name} = ?" for name in values)
    done = connection.execute(
        f"UPDATE {table} SET {changes} WHERE {COVERED[table]} = ?", (*map(_plain, values.values()), key)
    )
    if done.rowcount != 1:
        raise LookupError(f"{table} has no such row")
    return mark(connection, table, key)


def put(connection: Connection, table: str, **values: Value) -> Mark:
    """Put in a row, or change the one of the same key."""
    key = values[COVERED[table]]
    assert isinstance(key, str | int)
    if mark(connection, table, key).digest:
        return update(connection, table, key, **values)
    return insert(connection, table, **values)


def remove(connection: Connection, table: str, key: str | int) -> Mark:
    """Take out one row; the triggers refuse it for what was filed without an agreed deletion."""
    connection.execute(f"DELETE FROM {table} WHERE {COVERED[table]} = ?", (key,))
    return Mark(table, str(key), "")


def mark(connection: Connection, table: str, key: str | int) -> Mark:
    """The mark of a row as it stands now; with an empty digest when it is not there."""
    names = columns(connection, table)
    row = connection.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {COVERED[table]} = ?", (key,)).fetchone()
    return Mark(table, str(key), digest(table, names, tuple(row)) if row else "")


def digest(table: str, names: tuple[str, ...], row: tuple[Value, ...], known: Mapping[str, str] = _NONE) -> str:
    """SHA-256 in hex over table, column names, types, lengths and bytes, so that no value can pass for another."""
    parts = [b"exoconsent-row/1\n%b\n" % table.encode()]
    for name, value in zip(names, row, strict=True):
        kind, data = _encoded(value)
        parts.append(b"%b:%b:%d\n" % (name.encode(), kind, len(data)))
        parts.append(data if len(data) < _LARGE else (known.get(name) or sha256(data)).encode())
    return sha256(b"".join(parts))


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def _encoded(value: Value) -> tuple[bytes, bytes]:
    if isinstance(value, str):  # nearly all are
        return b"text", value.encode()
    if value is None:
        return b"null", b""
    if isinstance(value, int):
        return b"integer", b"%d" % value
    return b"blob", bytes(value)


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, bool) else value


def columns(connection: Connection, table: str) -> tuple[str, ...]:
    """The columns of a covered table in their order."""
    if table not in COVERED:
        raise ValueError("only covered tables are changed through here")
    known: dict[str, tuple[str, ...]] = getattr(connection, "columns", {})  # remembered by our own connections
    if table not in known:
        found: list[Any] = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
        known[table] = tuple(row[0] for row in found)
    return known[table]
