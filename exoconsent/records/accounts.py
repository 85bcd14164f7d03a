"""Accounts: how users and keys change, so that a power cut leaves the old state or the new one.

The key file and the archive are two files. The archive therefore notes the digest of the key file that is about to be
written, then the file is written, then the archive takes it as the valid one. Cut off in between, the next opening
finds one of the two noted digests and settles it; any other key file was put there by somebody and opens nothing.
When somebody is removed the archive itself gets a new key; until that is settled the new key file also lies beside
the valid one under another name, so that whichever key the archive has, there is a file for it.
"""

import os
from datetime import datetime
from typing import TYPE_CHECKING, Final

from exoconsent.errors import BadInputError, TamperedError
from exoconsent.records import rows
from exoconsent.records.audit import Act
from exoconsent.records.database import KEY_BYTES, Connection, rekey, telling
from exoconsent.records.slots import Role, User

if TYPE_CHECKING:
    from exoconsent.records.keyring import Keyring
    from exoconsent.records.vault import Vault

KEYRING: Final = "keyring"
KEYRING_NEXT: Final = "keyring.next"
"""Names in ``meta``: digest of the valid key file, and of the one that is just being written."""
_FINISHED: Final = "a change of the key file that was cut off was finished"


def add_user(vault: "Vault", name: str, role: Role, passphrase: str) -> User:
    """See ``Vault.add_user``."""
    ring = _ring(vault)
    user = User(id=os.urandom(8).hex(), name=name, role=role)
    cost = ring.slots[0].cost
    later = ring.with_user(user, passphrase, database_key=vault.key, cost=cost, random=os.urandom)
    _change(vault, later, Act.USER_ADDED, user.id, role.value)
    return later.users[-1]


def remove_user(vault: "Vault", user_id: str) -> None:
    """See ``Vault.remove_user``."""
    key = os.urandom(KEY_BYTES)
    later = _ring(vault).without_user(user_id, key, database_key=vault.key, random=os.urandom)
    _change(vault, later, Act.USER_REMOVED, user_id, "", key)


def change_role(vault: "Vault", user_id: str, role: Role) -> None:
    """See ``Vault.change_role``."""
    later = _ring(vault).with_role(user_id, role, database_key=vault.key, random=os.urandom)
    _change(vault, later, Act.ROLE, user_id, role.value)


def change_passphrase(vault: "Vault", old: str, new: str) -> None:
    """See ``Vault.change_passphrase``."""
    later = _ring(vault).with_passphrase(vault.user.id, old, new, random=os.urandom)
    _change(vault, later, Act.PASSPHRASE, vault.user.id)


def reset_passphrase(vault: "Vault", user_id: str, new: str) -> None:
    """See ``Vault.reset_passphrase``."""
    key = os.urandom(KEY_BYTES)
    later = _ring(vault).with_new_passphrase(user_id, new, database_key=vault.key, random=os.urandom)
    _change(vault, later.rekeyed(key, random=os.urandom), Act.PASSPHRASE, user_id, "set anew", key)


def new_recovery_code(vault: "Vault") -> str:
    """See ``Vault.new_recovery_code``."""
    from exoconsent.records.recovery import new_code

    key, code = os.urandom(KEY_BYTES), new_code(os.urandom)
    later = _ring(vault).with_new_recovery(code, database_key=vault.key, random=os.urandom)
    _change(vault, later.rekeyed(key, random=os.urandom), Act.RECOVERY, key=key)
    return code


def settle(vault: "Vault", ring: "Keyring | None") -> None:
    """Compare the key file with what the archive noted of it, and finish what was cut off.

    Raises ``TamperedError`` when it is neither of the two noted: an older one was put back, or it was changed.
    """
    if ring is None:
        return
    valid, later, digest = vault.about(KEYRING), vault.about(KEYRING_NEXT), ring.digest()
    if later and digest == later:
        _take(vault, ring, Act.KEYS, detail=_FINISHED)
    elif digest != valid:
        raise TamperedError(
            f"{vault.folder}: the key file is not the one that this archive wrote last; an older one may have been put"
            " back. Put back the newest vault.keys, or restore the last backup"
        )
    elif later:
        with vault.transaction() as connection:
            mark = rows.put(connection, "meta", name=KEYRING_NEXT, value="")
            vault.audit.note(Act.KEYS, detail="a change of the key file that was cut off did not happen", rows=[mark])


def _change(
    vault: "Vault", ring: "Keyring", act: Act, about: str = "", detail: str = "", key: bytes | None = None
) -> None:
    from exoconsent.records import keyfile

    with vault.lock:
        with vault.transaction() as connection:
            mark = rows.put(connection, "meta", name=KEYRING_NEXT, value=ring.digest())
            vault.audit.note(Act.KEYS, about=about, detail="the key file is about to be written", rows=[mark])
        if key is not None:
            keyfile.write_pending(vault.folder, ring)
            with telling(vault.path):
                rekey(vault.connection, key)
            vault.take_key(key)
        vault.pending = ring
        keyfile.write(vault.folder, ring)
        _take(vault, ring, act, about, detail)


def _take(vault: "Vault", ring: "Keyring", act: Act, about: str = "", detail: str = "") -> None:
    """The archive takes the written key file as the valid one, and its users into its mirror."""
    with vault.transaction() as connection:
        marks = [
            rows.put(connection, "meta", name=KEYRING, value=ring.digest()),
            rows.put(connection, "meta", name=KEYRING_NEXT, value=""),
            *_mirror(connection, ring, vault.now()),
        ]
        vault.audit.note(act, about=about, detail=detail, rows=marks)
    vault.take_keyring(ring)


def _mirror(connection: Connection, ring: "Keyring", now: datetime) -> list[rows.Mark]:
    """The rows of the mirror that differ from the key file, set right."""
    known = {row["id"]: row for row in connection.execute("SELECT * FROM users").fetchall()}
    marks, at = [], now.isoformat()
    for user in ring.users:
        row = known.pop(user.id, None)
        if row is None:
            marks.append(mirrored(connection, user, at))
        elif (row["name"], row["role"], row["removed_at"]) != (user.name, user.role.value, ""):
            changes = {"name": user.name, "role": user.role.value, "removed_at": ""}
            marks.append(rows.update(connection, "users", user.id, **changes))
    for user_id, row in known.items():
        if not row["removed_at"]:
            marks.append(rows.update(connection, "users", user_id, removed_at=at))
    return marks


def mirrored(connection: Connection, user: User, added_at: str) -> rows.Mark:
    """A new row of the mirror of users."""
    return rows.insert(
        connection, "users", id=user.id, name=user.name, role=user.role.value, added_at=added_at, removed_at=""
    )


def _ring(vault: "Vault") -> "Keyring":
    """The valid key slots, after finishing what the disk refused earlier in this session."""
    from exoconsent.records import keyfile

    if vault.pending is not None:
        keyfile.write(vault.folder, vault.pending)
        _take(vault, vault.pending, Act.KEYS, detail=_FINISHED)
    if vault.keyring is None:
        raise BadInputError.saying("the demo clinic has no accounts")
    return vault.keyring
