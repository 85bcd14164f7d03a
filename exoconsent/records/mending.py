"""Mending: what follows from the filed rows, the list and the search index, is made anew from them."""

from typing import TYPE_CHECKING, Any

from exoconsent.records import rows
from exoconsent.records.audit import Act
from exoconsent.records.database import Connection
from exoconsent.records.events import events_of
from exoconsent.records.listing import listed

if TYPE_CHECKING:
    from exoconsent.records.vault import Vault


def mend_lists(vault: "Vault") -> int:
    """Make list and search index anew; how many lines of the list had to be set right, which the log keeps.

    Filed rows are never mended: a check names them, and the last backup has them. Raises ``StorageError``.
    """
    with vault.transaction() as connection:
        records = connection.execute("SELECT * FROM records ORDER BY id").fetchall()
        _empty_search(connection)  # first: a broken index would refuse the triggers that follow the list
        marks = [mark for record in records if (mark := _mended(connection, dict(record)))]
        connection.execute("INSERT INTO lookup (lookup) VALUES ('rebuild')")
        told = f"the search index was made anew, and {len(marks)} lines of the list"
        vault.audit.note(Act.CHECK, detail=told, rows=marks)
    return len(marks)


def _empty_search(connection: Connection) -> None:
    connection.execute("DELETE FROM lookup_config WHERE k NOT IN ('version', 'secure-delete')")
    connection.execute("INSERT INTO lookup (lookup) VALUES ('rebuild')")


def _mended(connection: Connection, record: dict[str, Any]) -> rows.Mark | None:
    wanted = listed(record, events_of(connection, record["id"]))
    found = connection.execute("SELECT * FROM listing WHERE record_id = ?", (record["id"],)).fetchone()
    if found is not None and dict(found) == wanted:
        return None
    if found is None:
        return rows.insert(connection, "listing", **wanted)
    changes = {name: value for name, value in wanted.items() if name != "record_id"}
    return rows.update(connection, "listing", record["id"], **changes)
