"""The key ring of a clinic: who may open it, the recovery code, and one seal over all of it.

Whoever has the database key has the whole clinic, so that key also makes the seal: a ring that was changed by somebody
without it is refused as soon as anybody opens it. An *older* whole ring put back is sealed as well as it ever was; that
is found by its ``digest``, which the database remembers.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from exoconsent.errors import BadInputError, ExitCode, ExoConsentError, StorageError, TamperedError
from exoconsent.records.cost import KEY_BYTES, Cost, checked
from exoconsent.records.naming import named, same_as
from exoconsent.records.passphrase import prepared, refused
from exoconsent.records.recovery import read_code
from exoconsent.records.slots import (
    BrokenSlotError,
    Random,
    Role,
    Slot,
    User,
    WrongSecretError,
    branched,
    new_slot,
    opened,
    sealed_again,
    slot_as_json,
    slot_from_json,
)

FORMAT: Final = "exoconsent-keys/1"
RECOVERY: Final = User(id="recovery", name="Recovery code", role=Role.MANAGER)
"""Whoever holds the printed code."""
_WRONG: Final = (
    "This name and passphrase do not open this clinic. Look at capital letters and the language of the keyboard, "
    "then try again."
)
_WRONG_CODE: Final = (
    "This recovery code does not open this clinic. It may belong to another clinic, or a newer one was printed since. "
    "Compare it with the paper once more."
)
_CHANGED: Final = (
    "The key file of this clinic was changed by something other than ExoConsent. Put back vault.keys from the newest "
    "backup, and find out who could write to this folder."
)
_FREE: Final = 2
"""Wrong tries that cost no time: a slip of the finger and the caps lock."""
_LONGEST_WAIT: Final = 60.0


class WrongPassphraseError(ExoConsentError):
    """A name, passphrase or recovery code that does not open the clinic; the sentence never says which."""

    exit_code = ExitCode.RECORDS


def delay_after(failures: int) -> float:
    """Seconds to wait before the next try after so many wrong ones in a row: 0, 0, 0, 1, 2, 4 … 60."""
    if failures <= _FREE:
        return 0.0
    return min(2.0 ** min(failures - _FREE - 1, 10), _LONGEST_WAIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    """All slots of a clinic. Every change gives a new ring with the next ``serial``; nothing here is secret."""

    clinic_id: str
    epoch: int
    """Which database key this is for; counts from 1."""
    serial: int
    """Counts the changes from 1."""
    slots: tuple[Slot, ...]
    recovery: Slot
    seal: bytes = field(default=b"", repr=False)
    """HMAC-SHA256 over all the rest, with a key made of the database key."""

    @classmethod
    def new(
        cls,
        clinic_id: str,
        database_key: bytes,
        user: User,
        passphrase: str,
        recovery_code: str,
        cost: Cost,
        random: Random,
    ) -> "Keyring":
        """A first ring with one manager. Raises ``BadInputError`` for a name, passphrase or code that will not do."""
        if len(database_key) != KEY_BYTES or user.role is not Role.MANAGER:
            raise ValueError("a clinic begins with a manager and a key of 32 bytes")
        made = _maker(clinic_id, 1, database_key, random)
        ring = cls(
            clinic_id=clinic_id,
            epoch=1,
            serial=0,
            slots=(made(named(user, ()), _secret(passphrase, user), cost),),
            recovery=made(RECOVERY, read_code(recovery_code), cost),
        )
        return ring._next(database_key)

    @property
    def users(self) -> tuple[User, ...]:
        """Everybody who may open the clinic, in the order in which they came."""
        return tuple(slot.user for slot in self.slots)

    def unlock(self, user_name: str, passphrase: str) -> tuple[bytes, User]:
        """The database key and who this is.

        Raises:
            WrongPassphraseError: with one sentence, after the same work, for a wrong passphrase and an unknown name.
            TamperedError: the passphrase is right, but the ring was changed.
        """
        found = next((slot for slot in self.slots if same_as(slot.user.name) == same_as(user_name)), None)
        return self._open(found or self.slots[0], prepared(passphrase), _WRONG, known=found is not None)

    def unlock_with_recovery(self, code: str) -> tuple[bytes, User]:
        """The same by the printed code; the user is ``RECOVERY``. Raises ``BadInputError`` for a typing error, too."""
        return self._open(self.recovery, read_code(code), _WRONG_CODE)

    def verify(self, database_key: bytes) -> None:
        """Raise ``TamperedError`` unless this ring is just as it was sealed with ``database_key``."""
        if not hmac.compare_digest(self.seal, self._sealed(database_key)):
            raise TamperedError(_CHANGED)

    def with_user(self, user: User, passphrase: str, *, database_key: bytes, cost: Cost, random: Random) -> "Keyring":
        """The ring with one more user. Raises ``BadInputError`` for a name that is taken or a weak passphrase."""
        self.verify(database_key)
        if user.id in {known.id for known in (*self.users, RECOVERY)}:
            raise ValueError("an id is never given twice")
        made = _maker(self.clinic_id, self.epoch, database_key, random)
        slot = made(named(user, self.users), _secret(passphrase, user), cost)
        return replace(self, slots=(*self.slots, slot))._next(database_key)

    def without_user(self, user_id: str, new_database_key: bytes, *, database_key: bytes, random: Random) -> "Keyring":
        """The ring without one user, for another database key, in the next epoch; nobody types a passphrase.

        Raises ``BadInputError`` for the only manager and when there is no such user.
        """
        self.verify(database_key)
        gone = self._slot(user_id)
        rest = tuple(slot for slot in self.slots if slot is not gone)
        return replace(self, slots=_managed(rest)).rekeyed(new_database_key, random=random)

    def rekeyed(self, new_database_key: bytes, *, random: Random) -> "Keyring":
        """The same users with another database key, in the next epoch. The caller has opened or verified this ring."""
        if len(new_database_key) != KEY_BYTES:
            raise ValueError("a database key has 32 bytes")
        again = _again(self.clinic_id, self.epoch + 1, new_database_key, random)
        slots = tuple(again(slot, None) for slot in self.slots)
        ring = replace(self, epoch=self.epoch + 1, slots=slots, recovery=again(self.recovery, None))
        return ring._next(new_database_key)

    def with_passphrase(
        self, user_id: str, old: str, new: str, *, random: Random, cost: Cost | None = None
    ) -> "Keyring":
        """The ring after somebody changed the own passphrase. Raises as ``unlock``, and for a weak new one."""
        key, _ = self.unlock(self._slot(user_id).user.name, old)
        return self.with_new_passphrase(user_id, new, database_key=key, random=random, cost=cost)

    def with_new_passphrase(
        self, user_id: str, new: str, *, database_key: bytes, random: Random, cost: Cost | None = None
    ) -> "Keyring":
        """The ring after a passphrase was forgotten and set anew by a manager or with the recovery code.

        An old copy of the ring still gives the same database key for the old passphrase: if somebody else knows that
        passphrase, let ``rekeyed`` follow. Raises ``BadInputError`` for a weak one.
        """
        self.verify(database_key)
        old = self._slot(user_id)
        made = _maker(self.clinic_id, self.epoch, database_key, random)
        return self._with(made(old.user, _secret(new, old.user), cost or old.cost))._next(database_key)

    def with_role(self, user_id: str, role: Role, *, database_key: bytes, random: Random) -> "Keyring":
        """The ring with another role for one user. Raises ``BadInputError`` when no manager would be left."""
        self.verify(database_key)
        again = _again(self.clinic_id, self.epoch, database_key, random)
        return self._with(again(self._slot(user_id), role))._next(database_key)

    def with_new_recovery(
        self, code: str, *, database_key: bytes, random: Random, cost: Cost | None = None
    ) -> "Keyring":
        """The ring with another recovery code; the one before does not open it any more."""
        self.verify(database_key)
        made = _maker(self.clinic_id, self.epoch, database_key, random)
        return replace(self, recovery=made(RECOVERY, read_code(code), cost or self.recovery.cost))._next(database_key)

    def digest(self) -> str:
        """SHA-256 of the ring as it is written, in hex."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """The ring as a file: JSON, one way only, with a check against damage on its last line."""
        tree = {**self._tree(), "seal": self.seal.hex()}
        body = json.dumps(tree, indent=1, sort_keys=True).encode() + b"\n"
        return body + b"sha256 " + hashlib.sha256(body).hexdigest().encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> "Keyring":
        """The ring that was written as ``data``.

        Raises ``StorageError`` for damage and for another edition, ``TamperedError`` for a cost out of bounds.
        """
        body, mark, rest = data.rpartition(b"sha256 ")
        if not mark or rest != hashlib.sha256(body).hexdigest().encode() + b"\n":
            raise StorageError("The key file is damaged")
        try:
            ring = _ring(json.loads(body))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            raise StorageError("The key file was not written by this edition of ExoConsent") from None
        if ring.to_bytes() != data:
            raise StorageError("The key file is not as ExoConsent writes it")
        return ring

    def _open(self, slot: Slot, secret: bytes, wrong: str, *, known: bool = True) -> tuple[bytes, User]:
        try:
            key = opened(slot, secret, clinic_id=self.clinic_id, epoch=self.epoch, known=known)
        except WrongSecretError:
            raise WrongPassphraseError(wrong) from None
        except BrokenSlotError:
            raise TamperedError(_CHANGED) from None
        self.verify(key)
        return key, slot.user

    def _slot(self, user_id: str) -> Slot:
        for slot in self.slots:
            if slot.user.id == user_id:
                return slot
        raise BadInputError.saying("This user is not in the list of users any more. Open the list again.")

    def _with(self, changed: Slot) -> "Keyring":
        slots = tuple(changed if slot.user.id == changed.user.id else slot for slot in self.slots)
        return replace(self, slots=_managed(slots))

    def _next(self, database_key: bytes) -> "Keyring":
        ring = replace(self, serial=self.serial + 1)
        return replace(ring, seal=ring._sealed(database_key))

    def _sealed(self, database_key: bytes) -> bytes:
        body = json.dumps(self._tree(), sort_keys=True, separators=(",", ":")).encode()
        return hmac.digest(branched(database_key, b"exoconsent key ring seal 1"), body, "sha256")

    def _tree(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "clinic": self.clinic_id,
            "epoch": self.epoch,
            "serial": self.serial,
            "slots": [slot_as_json(slot) for slot in self.slots],
            "recovery": slot_as_json(self.recovery),
        }


def _maker(clinic_id: str, epoch: int, key: bytes, random: Random) -> Callable[[User, bytes, Cost], Slot]:
    def made(user: User, secret: bytes, cost: Cost) -> Slot:
        return new_slot(user, secret, cost, clinic_id=clinic_id, epoch=epoch, key=key, random=random)

    return made


def _again(clinic_id: str, epoch: int, key: bytes, random: Random) -> Callable[[Slot, Role | None], Slot]:
    def again(slot: Slot, role: Role | None) -> Slot:
        return sealed_again(slot, clinic_id=clinic_id, epoch=epoch, key=key, random=random, role=role)

    return again


def _ring(tree: Any) -> Keyring:
    if tree["format"] != FORMAT or type(tree["epoch"]) is not int or type(tree["serial"]) is not int:
        raise ValueError(tree["format"])
    ring = Keyring(
        clinic_id=str(tree["clinic"]),
        epoch=tree["epoch"],
        serial=tree["serial"],
        slots=tuple(slot_from_json(slot) for slot in tree["slots"]),
        recovery=slot_from_json(tree["recovery"]),
        seal=bytes.fromhex(tree["seal"]),
    )
    if not ring.slots:
        raise ValueError("nobody")
    for slot in (*ring.slots, ring.recovery):
        checked(slot.cost)
    return ring


def _managed(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    if not any(slot.user.role is Role.MANAGER for slot in slots):
        raise BadInputError.saying("A clinic needs a manager. Make somebody else a manager first.")
    return slots


def _secret(passphrase: str, user: User) -> bytes:
    if wrong := refused(passphrase, names=(user.name,)):
        raise BadInputError.saying(" ".join(wrong))
    return prepared(passphrase)
