"""Replay: the rows that filing wrote, put into a twin of the archive by bare SQL: what the database itself takes."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from exoconsent.records.store import Store

CHANGES: Final = ("INSERT", "UPDATE", "DELETE")


class Recorder:
    """A connection that keeps each change with what was bound to it, until they are taken."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._kept: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, bound: Any = ()) -> Any:
        """As the connection does."""
        if sql.startswith(CHANGES):
            self._kept.append((sql, bound))
        return self._connection.execute(sql, bound)

    def taken(self) -> list[tuple[str, Any]]:
        """The changes since the last asking."""
        taken, self._kept = self._kept, []
        return taken


@contextmanager
def recorded(store: "Store") -> Iterator[Recorder]:
    """Let the archive's changes be kept meanwhile; it costs it some microseconds a paper."""
    vault, plain = store.vault, store.vault.connection
    recorder: Any = Recorder(plain)
    vault.connection = vault.audit._connection = recorder
    try:
        yield recorder
    finally:
        vault.connection = vault.audit._connection = plain


@contextmanager
def twin(store: "Store", path: Path) -> Iterator["Store"]:
    """The same archive once more, as a bare connection; its pages are read as search and lists would have done."""
    from exoconsent.records.database import checkpoint, connect

    assert checkpoint(store.connection)
    shutil.copyfile(store.vault.path, path)
    other = bare_store(connect(path, store.vault.key), path)
    yield other
    other.connection.close()
    path.unlink()


def bare_store(connection: Any, path: Path) -> "Store":
    """A store on any connection to the archive's tables, without a vault around it."""
    from exoconsent.records.store import Store

    vault: Any = SimpleNamespace(connection=connection, lock=threading.RLock(), path=path)
    return Store(vault)
