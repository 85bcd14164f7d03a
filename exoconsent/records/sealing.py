"""Sealing: after a step of the schema the log names every covered row that the step changed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from exoconsent.errors import TamperedError
from exoconsent.records import rows
from exoconsent.records.audit import Act, Audit, Author
from exoconsent.records.database import Connection
from exoconsent.records.schema import Sealing

_ROWS_OF_AN_ENTRY: Final = 1000


def seal_migration(connection: Connection, path: Path, author: Author, clock: Callable[[], datetime]) -> Sealing:
    """What ``migrate`` calls around each step.

    A row that was not as the log says before the step is not named after it: a migration must not heal what a hostile
    hand changed.
    """

    def before(number: int) -> Callable[[], None]:
        found = connection.execute("SELECT value FROM secrets WHERE name = 'chain.key'").fetchone()
        if found is None:
            raise TamperedError(f"{path}: the key of its log is missing; restore the last backup")
        audit = Audit(connection, bytes(found[0]), author, clock, path)
        wrong = {(mark.table, mark.key) for mark in _changed(connection, audit)}

        def after() -> None:
            marks = (mark for mark in _changed(connection, audit) if (mark.table, mark.key) not in wrong)
            _note(audit, number, marks)

        return after

    return before


def _note(audit: Audit, number: int, marks: Iterator[rows.Mark]) -> None:
    batch = list(islice(marks, _ROWS_OF_AN_ENTRY))
    audit.note(Act.MIGRATE, detail=f"schema {number}", rows=batch)
    while batch := list(islice(marks, _ROWS_OF_AN_ENTRY)):
        audit.note(Act.MIGRATE, rows=batch)


def _changed(connection: Connection, audit: Audit) -> Iterator[rows.Mark]:
    """The rows that are not as the log says, as they stand now."""
    named = named_rows(entry.rows for entry in audit.entries())
    for mark in standing(connection):
        if named.pop((mark.table, mark.key), "") != mark.digest:
            yield mark
    yield from (rows.Mark(table, key, "") for (table, key), digest in named.items() if digest)


def named_rows(marks: Iterable[Iterable[rows.Mark]]) -> dict[tuple[str, str], str]:
    """What the log says last of each row."""
    return {(mark.table, mark.key): mark.digest for entry in marks for mark in entry}


def standing(connection: Connection) -> Iterator[rows.Mark]:
    """The marks of all covered rows as they stand."""
    for table, key in rows.COVERED.items():
        columns = rows.columns(connection, table)
        names = ", ".join(f'"{name}"' for name in columns)
        place = columns.index(key)
        for row in connection.execute(f"SELECT {names} FROM {table} ORDER BY {key}"):
            values = tuple(row)
            yield rows.Mark(table, str(values[place]), rows.digest(table, columns, values))
