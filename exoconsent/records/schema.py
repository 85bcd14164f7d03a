"""Schema: the numbered steps by which an archive comes to today's form, and a look whether it still has that form."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

import sqlcipher3

from exoconsent.errors import StorageError
from exoconsent.files import sync_folder
from exoconsent.records.database import APPLICATION_ID, Connection, telling, transaction

STEPS: Final = Path(__file__).with_name("migrations")
"""``0001.sql`` and so on; a step that was released never changes."""

Sealing = Callable[[int], Callable[[], None]]
"""Called inside the transaction of a step, before it, with the version to be reached; what it returns is called after
the step, to note in the log what the step changed."""


def migrate(
    connection: Connection, path: Path, now: datetime, sealing: Sealing | None = None, steps: Path | None = None
) -> int:
    """Bring the archive to the newest schema, each step whole or not at all; the version it had before.

    Before the first step on an archive that holds something, a dated copy under the same key is put beside it.

    Raises:
        StorageError: the archive was written by a newer ExoConsent, or the disk refuses.
    """
    known = _steps(steps or STEPS)
    with telling(path):
        before = version(connection)
        if before > max(known):
            raise StorageError(
                f"{path}: was written by a newer edition of ExoConsent (schema {before}; this one knows"
                f" {max(known)}); install the newer edition. Nothing was changed"
            )
        if 0 < before < max(known):
            _copy_before(connection, path, before + 1, now)
        for number in range(before + 1, max(known) + 1):
            _step(connection, number, known[number], sealing)
    return before


def version(connection: Connection) -> int:
    """The archive's schema; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def strange(connection: Connection, steps: Path | None = None) -> tuple[str, ...]:
    """What in the form of the archive is not as the steps make it: a sentence for each table, index or trigger."""
    wanted, found = _expected(steps or STEPS), _shape(connection)
    sentences = [f"{name} is missing" for name in wanted if name not in found]
    sentences += [f"{name} does not belong here" for name in found if name not in wanted]
    sentences += [f"{name} was changed" for name in wanted if name in found and found[name] != wanted[name]]
    if version(connection) != max(_steps(steps or STEPS)):
        sentences.append("the number of the schema was changed")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        sentences.append("the mark of ExoConsent in the file's header was changed")
    return tuple(sorted(sentences))


def _step(connection: Connection, number: int, script: str, sealing: Sealing | None) -> None:
    with transaction(connection):
        if version(connection) >= number:  # another program was faster
            return
        seal = sealing(number) if sealing and number > 1 else None
        for statement in _statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        getattr(connection, "columns", {}).clear()
        if seal:
            seal()


def _copy_before(connection: Connection, path: Path, number: int, now: datetime) -> Path:
    """A whole copy beside the archive, encrypted with the same key; one that is there already is left."""
    target = path.with_name(f"records-before-{number}-{now:%Y-%m-%d}.exodb")
    turn = 2
    while target.exists():
        target = path.with_name(f"records-before-{number}-{now:%Y-%m-%d}-{turn}.exodb")
        turn += 1
    temporary = target.with_name(f".{target.name}.tmp")
    temporary.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(temporary),))
    temporary.chmod(0o600)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    sync_folder(target.parent)
    return target


def _steps(folder: Path) -> Mapping[int, str]:
    return {int(path.stem): path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.sql"))}


def _statements(script: str) -> list[str]:
    found, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlcipher3.complete_statement(held):
            found.append(held)
            held = ""
    return found


@cache
def _expected(steps: Path) -> Mapping[str, str]:
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        for _, script in sorted(_steps(steps).items()):
            connection.executescript(script)
        return _shape(connection)
    finally:
        connection.close()


def _shape(connection: Connection) -> Mapping[str, str]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY rowid"
    rows = connection.execute(sql).fetchall()  # statistics may come and go
    shape = {f"{row[0]} {row[1]}": f"{row[2]}\n{row[3] or ''}" for row in rows}
    if "table lookup_config" in shape:  # version 5 is version 4 after the first deletion that leaves no trace
        settings = connection.execute("SELECT k, v FROM lookup_config").fetchall()
        shape |= {f"setting {row[0]} of the search index": str(row[1]).replace("5", "4") for row in settings}
    return shape
