"""Vault: a clinic's opened archive: its database, who opened it, the log, and what the clinic keeps secret.

How it is founded and opened stands in ``opening``; how users and keys change in ``accounts``.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exoconsent.errors import StorageError
from exoconsent.records import rows
from exoconsent.records.audit import Act, Audit, Author
from exoconsent.records.database import Connection, DatabaseError, checkpoint, telling, transaction
from exoconsent.records.slots import Role, User

if TYPE_CHECKING:
    from exoconsent.records.cost import Cost
    from exoconsent.records.keyring import Keyring

CHAIN_KEY: Final = "chain.key"
"""The secret that chains the log; random, made with the archive, never changed."""
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """This machine's time with its offset."""
    return datetime.now(UTC).astimezone()


class Vault:
    """One opened archive. May be used from several threads: ``transaction`` lets one in at a time."""

    def __init__(
        self,
        folder: Path,
        path: Path,
        connection: Connection,
        key: bytes,
        user: User,
        *,
        keyring: "Keyring | None" = None,
        clock: Clock = system_clock,
        notices: tuple[str, ...] = (),
    ) -> None:
        """For ``opening``; ``keyring`` is None for the demo clinic, which has no accounts."""
        self.folder: Final = folder
        self.path: Final = path
        """The database."""
        self.connection = connection
        self.user = user
        self.notices = notices
        """Sentences about what was found and mended while opening."""
        self.lock = threading.RLock()
        self._key, self._keyring, self._clock = key, keyring, clock
        self.pending: Keyring | None = None
        """A change of the key file that the disk refused; ``accounts`` finishes it."""
        self.audit = Audit(connection, self._chain_key(), Author(id=user.id, name=user.name), clock, path)

    # ------------------------------------------------------------------ founding and opening

    @classmethod
    def create(
        cls,
        folder: Path,
        clinic_name: str,
        user_name: str,
        passphrase: str,
        now: datetime,
        cost: "Cost | None" = None,
        *,
        clock: Clock = system_clock,
        fill: "Callable[[Vault], None] | None" = None,
    ) -> "tuple[Vault, str]":
        """Found an archive in ``folder``; the opened vault and the recovery code that is printed now or never.

        The first user is a manager. ``fill`` puts in what is there before anybody sees the archive; founding is whole
        or not at all. Raises ``StorageError`` when there is an archive already or the disk refuses, ``BadInputError``
        when the passphrase will not do.
        """
        from exoconsent.records.opening import create

        return create(folder, clinic_name, user_name, passphrase, now, cost, clock=clock, fill=fill)

    @classmethod
    def open(
        cls, folder: Path, user_name: str, passphrase: str, now: datetime, *, clock: Clock = system_clock
    ) -> "Vault":
        """Open with a user's passphrase.

        Raises ``WrongPassphraseError``; ``TamperedError`` when the key file was exchanged; ``StorageError``.
        """
        from exoconsent.records.opening import open_with

        return open_with(folder, lambda keyring: keyring.unlock(user_name, passphrase), now, clock)

    @classmethod
    def open_recovery(cls, folder: Path, code: str, now: datetime, *, clock: Clock = system_clock) -> "Vault":
        """Open with the printed recovery code; errors as for ``open``."""
        from exoconsent.records.opening import open_recovery

        return open_recovery(folder, code, now, clock)

    @classmethod
    def open_demo(cls, folder: Path, now: datetime, *, clock: Clock = system_clock) -> "Vault":
        """The demo clinic's archive, made on first use, under a key that everybody may know."""
        from exoconsent.records.opening import open_demo

        return open_demo(folder, now, clock)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether the folder holds an archive, or what is left of one that must not be founded over."""
        from exoconsent.records.opening import exists

        return exists(folder)

    @staticmethod
    def user_names(folder: Path) -> tuple[str, ...]:
        """The names to choose from at log-in; empty where there is no archive."""
        from exoconsent.records.opening import user_names

        return user_names(folder)

    # ------------------------------------------------------------------ work

    @property
    def key(self) -> bytes:
        """The database key, for a backup under the same key."""
        return self._key

    @property
    def keyring(self) -> "Keyring | None":
        """The key slots as last written; None for the demo clinic."""
        return self._keyring

    def now(self) -> datetime:
        """The clock's time, aware."""
        return self._clock()

    def take_key(self, key: bytes) -> None:
        """For ``accounts``: the archive has this key now."""
        self._key = key

    def take_keyring(self, ring: "Keyring") -> None:
        """For ``accounts``: these slots are valid now."""
        self._keyring, self.pending = ring, None

    @property
    def clinic_id(self) -> str:
        """Random, made with the archive; names it in anchors and backups."""
        return self.about("clinic.id")

    @property
    def clinic_name(self) -> str:
        """The name given at founding."""
        return self.about("clinic.name")

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One change, whole or not at all, on the disk when it is left; the driver's errors become sentences.

        Inside another one it belongs to that one, so nobody may catch what an inner one raises and go on.
        """
        with self.lock, telling(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            with transaction(self.connection):
                yield self.connection

    def about(self, name: str) -> str:
        """What the archive knows about itself; empty when it does not."""
        found = self._value("meta", name)
        return "" if found is None else str(found)

    def secret(self, name: str) -> bytes | None:
        """A kept secret, or None."""
        found = self._value("secrets", name)
        return None if found is None else bytes(found)

    def keep_secret(self, name: str, value: bytes) -> None:
        """Keep a secret, replacing the one of that name. Raises ``StorageError``."""
        with self.transaction() as connection:
            self.audit.note(Act.SECRET, about=name, rows=[rows.put(connection, "secrets", name=name, value=value)])

    def setting(self, name: str, default: str = "") -> str:
        """What the clinic chose."""
        found = self._value("settings", name)
        return default if found is None else str(found)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a choice; the log tells the new value. Raises ``StorageError``."""
        with self.transaction() as connection:
            mark = rows.put(connection, "settings", name=name, value=value)
            self.audit.note(Act.SETTING, about=name, detail=value, rows=[mark])

    def note(self, act: Act, *, about: str = "", detail: str = "") -> None:
        """Log an act that changes no row, in a transaction of its own."""
        with self.transaction():
            self.audit.note(act, about=about, detail=detail)

    def confirm_clock(self) -> None:
        """Somebody looked and says that the clock is right now; later entries are compared with this time."""
        self.note(Act.CLOCK, detail="the clock was confirmed")

    # ------------------------------------------------------------------ users and keys

    def users(self) -> tuple[User, ...]:
        """Those who may log in, in the order of their slots."""
        if self._keyring is None:
            return (self.user,)
        return self._keyring.users

    def add_user(self, name: str, role: Role, passphrase: str) -> User:
        """A new user. Raises ``BadInputError`` for a name taken or a passphrase that will not do."""
        from exoconsent.records.accounts import add_user

        return add_user(self, name, role, passphrase)

    def remove_user(self, user_id: str) -> None:
        """Take a user's access away for good: the archive gets a new key, which no older key file opens."""
        from exoconsent.records.accounts import remove_user

        remove_user(self, user_id)

    def change_role(self, user_id: str, role: Role) -> None:
        """Give a user another role; the last manager stays manager."""
        from exoconsent.records.accounts import change_role

        change_role(self, user_id, role)

    def change_passphrase(self, old: str, new: str) -> None:
        """The user of this vault changes the passphrase. Raises ``WrongPassphraseError``, ``BadInputError``."""
        from exoconsent.records.accounts import change_passphrase

        change_passphrase(self, old, new)

    def reset_passphrase(self, user_id: str, new: str) -> None:
        """A manager, or whoever holds the recovery code, sets a forgotten passphrase anew; a new key follows."""
        from exoconsent.records.accounts import reset_passphrase

        reset_passphrase(self, user_id, new)

    def new_recovery_code(self) -> str:
        """A new code; the archive gets a new key, so the printed one opens nothing any more."""
        from exoconsent.records.accounts import new_recovery_code

        return new_recovery_code(self)

    def close(self) -> None:
        """Write the log into the file and forget the key as far as Python can: the process's end empties memory."""
        with self.lock:
            with suppress(DatabaseError):  # already closed, or others are reading: the log stays and is whole
                checkpoint(self.connection)
            self.connection.close()
            self._key = b""

    def _value(self, table: str, name: str) -> Any:
        with self.lock, telling(self.path):
            found = self.connection.execute(f"SELECT value FROM {table} WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def _chain_key(self) -> bytes:
        key = self.secret(CHAIN_KEY)
        if key is None or len(key) != 32:
            raise StorageError(f"{self.path}: the key of its log is missing; restore the last backup")
        return key
