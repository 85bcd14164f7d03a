"""A hostile hand that has the database key: random changes to a closed archive, triggers taken off and put back."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exoconsent.records.database import FILE, DatabaseError, connect
from exoconsent.records.opening import DEMO_KEY
from exoconsent.records.rows import COVERED

TABLES = (*COVERED, "audit", "chain_head")
KEYS = {**COVERED, "audit": "seq", "chain_head": "id"}
Change = Callable[[Any, random.Random], str]


def mutate(folder: Path, seed: int) -> str:
    """Make one change to the demo archive in ``folder``; what was done, in words for a failing test."""
    choice = random.Random(seed)
    connection = connect(folder / FILE, DEMO_KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    done = ""
    while not done:  # a change that happens to change nothing is none
        change = choice.choice(CHANGES)
        before = picture(connection)
        triggers = without_triggers(connection)
        try:
            done = change(connection, choice)
        except (DatabaseError, OverflowError):  # not every try is one that the tables take
            done = ""
        for sql in triggers:
            connection.execute(sql)
        if picture(connection) == before:
            done = ""
    connection.close()
    return f"{seed}: {done}"


def picture(connection: Any) -> list[Any]:
    shown: list[Any] = [tuple(connection.execute("PRAGMA user_version").fetchone())]
    for table in (*TABLES, "lookup_data", "lookup_idx", "lookup_config", "sqlite_schema"):
        found = connection.execute(f"SELECT * FROM {table}").fetchall()
        shown.append(sorted(repr(tuple(row)) for row in found if "trigger" not in repr(tuple(row))[:12]))
    return shown


def without_triggers(connection: Any) -> list[str]:
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def pick(connection: Any, choice: random.Random, table: str = "") -> tuple[str, Any]:
    filled = [t for t in ([table] if table else TABLES) if count(connection, t)]
    table = choice.choice(filled)
    keys = [row[0] for row in connection.execute(f"SELECT {KEYS[table]} FROM {table} ORDER BY 1").fetchall()]
    return table, choice.choice(keys)


def count(connection: Any, table: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def columns(connection: Any, table: str) -> list[str]:
    return [row[0] for row in connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()]


def other(value: Any, choice: random.Random) -> Any:
    if isinstance(value, int):
        return value + choice.choice((-1, 1, 1000))
    if isinstance(value, str):
        place = choice.randrange(len(value) + 1)
        return choice.choice((value[:place] + choice.choice("a0 {Z") + value[place:], value[:-1], "", value + " "))
    data = bytearray(value or b"\0")
    data[choice.randrange(len(data))] ^= 1 << choice.randrange(8)
    return bytes(data)


def edit(connection: Any, choice: random.Random, table: str = "") -> str:
    table, key = pick(connection, choice, table)
    name = choice.choice(columns(connection, table))
    old = connection.execute(f"SELECT {name} FROM {table} WHERE {KEYS[table]} = ?", (key,)).fetchone()[0]
    connection.execute(f"UPDATE {table} SET {name} = ? WHERE {KEYS[table]} = ?", (other(old, choice), key))
    return f"edited {table} {key} {name}"


def delete(connection: Any, choice: random.Random) -> str:
    table, key = pick(connection, choice)
    connection.execute(f"DELETE FROM {table} WHERE {KEYS[table]} = ?", (key,))
    return f"deleted {table} {key}"


def insert(connection: Any, choice: random.Random) -> str:
    table, key = pick(connection, choice)
    row = dict(connection.execute(f"SELECT * FROM {table} WHERE {KEYS[table]} = ?", (key,)).fetchone())
    row[KEYS[table]] = f"{key}x" if isinstance(key, str) else key + choice.choice((1, 100, -500))
    if "number" in row:
        row["number"] = f"{row['number']}-9"
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
    return f"inserted {table} {row[KEYS[table]]}"


def swap_rows(connection: Any, choice: random.Random) -> str:
    table, one = pick(connection, choice)
    _, two = pick(connection, choice, table)
    names = [name for name in columns(connection, table) if name != KEYS[table]]
    name = choice.choice(names)
    key = KEYS[table]
    values = [connection.execute(f"SELECT {name} FROM {table} WHERE {key} = ?", (k,)).fetchone()[0] for k in (one, two)]
    if name == "number":
        return ""
    for place, value in ((one, values[1]), (two, values[0])):
        connection.execute(f"UPDATE {table} SET {name} = ? WHERE {key} = ?", (value, place))
    return f"swapped {name} of {table} {one} and {two}"


def swap_keys(connection: Any, choice: random.Random) -> str:
    table, one = pick(connection, choice)
    _, two = pick(connection, choice, table)
    if one == two or table == "chain_head":
        return ""
    key, middle = KEYS[table], "~" if isinstance(one, str) else -77
    for old, new in ((one, middle), (two, one), (middle, two)):
        connection.execute(f"UPDATE {table} SET {key} = ? WHERE {key} = ?", (new, old))
    return f"swapped the places of {table} {one} and {two}"


def cut_tail(connection: Any, choice: random.Random) -> str:
    gone = choice.randrange(1, 4)
    connection.execute("DELETE FROM audit WHERE seq > (SELECT max(seq) FROM audit) - ?", (gone,))
    return f"cut {gone} entries off the log"


def close_gap(connection: Any, choice: random.Random) -> str:
    _, seq = pick(connection, choice, "audit")
    connection.execute("DELETE FROM audit WHERE seq = ?", (seq,))
    for (later,) in connection.execute("SELECT seq FROM audit WHERE seq > ? ORDER BY seq", (seq,)).fetchall():
        connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (later - 1, later))
    return f"took entry {seq} out and closed the gap"


def schema(connection: Any, choice: random.Random) -> str:
    sql = choice.choice(
        (
            "DROP INDEX audit_about",
            "DROP INDEX events_of",
            "CREATE TABLE extra (a)",
            "CREATE TRIGGER quiet AFTER INSERT ON records BEGIN DELETE FROM settings; END",
            "CREATE VIEW shown AS SELECT * FROM records",
            "ALTER TABLE settings ADD COLUMN more TEXT",
            "PRAGMA user_version = 0",
        )
    )
    if "user_version" in sql:
        return ""  # opening would run the steps again and fail in words: a test of its own
    connection.execute(sql)
    return sql


def search(connection: Any, choice: random.Random) -> str:
    key = connection.execute("SELECT max(record_id) FROM listing").fetchone()[0]
    sql, values = choice.choice(
        (
            ("INSERT INTO lookup (rowid, words) VALUES (?, 'somebody else')", (key + 50,)),
            ("INSERT INTO lookup (lookup, rowid, words) SELECT 'delete', record_id, words FROM listing LIMIT 1", ()),
            ("DELETE FROM lookup_idx", ()),
            ("DELETE FROM lookup_data WHERE id > 10", ()),
            ("INSERT INTO lookup_config VALUES ('automerge', 2)", ()),
        )
    )
    connection.execute(sql, values)
    return sql


CHANGES: list[Change] = [
    *[edit] * 5, *[delete] * 3, *[insert] * 3, *[swap_rows] * 2, *[swap_keys] * 2, cut_tail, close_gap, schema, search,
]  # fmt: skip
for _table in TABLES:  # every table is met often enough, however small it is
    CHANGES.append(lambda connection, choice, table=_table: edit(connection, choice, table))
