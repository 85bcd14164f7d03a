"""Key slots: the database key, sealed to one person so that only that person's passphrase brings it back.

Each person has an X25519 pair. The private half lies under a key that Argon2id makes of the passphrase; the database
key is sealed to the public half. So the database key can be changed, and sealed to everybody anew, while nobody else
types a passphrase. Both seals are AES-256-GCM and are bound to what stands beside them.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from exoconsent.records.cost import KEY_BYTES, SALT_BYTES, Cost, checked, derive

_TYPE: Final = "exoconsent key slot 1"
_NONCE: Final = 12
_TAG: Final = 16
_PRIVATE: Final = _NONCE + 32 + _TAG
_SEALED: Final = 32 + _NONCE + KEY_BYTES + _TAG

Random = Callable[[int], bytes]
"""So many bytes that nobody can guess, such as ``secrets.token_bytes``."""


class Role(StrEnum):
    """What somebody may do; each includes the one before it."""

    FRONT_DESK = "front-desk"
    """Prepares, prints, files."""
    PRACTITIONER = "practitioner"
    """Also forms, approvals, the own certificate."""
    MANAGER = "manager"
    """Also users, backup, retention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody of the clinic."""

    id: str
    """Never changes and is never given again."""
    name: str
    """As shown at log-in."""
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What is kept for one user; nothing of it opens anything without the passphrase."""

    user: User
    cost: Cost
    salt: bytes = field(repr=False)
    public: bytes = field(repr=False)
    """The public half of the pair; 32 bytes."""
    private: bytes = field(repr=False)
    """Nonce and the private half under the key made of the passphrase."""
    sealed: bytes = field(repr=False)
    """One-time public half, nonce and the database key."""


class WrongSecretError(Exception):
    """A passphrase that does not open the private half. Never shown: the key ring says it in a sentence."""


class BrokenSlotError(Exception):
    """The passphrase is right but the slot is not what was sealed. Never shown: the key ring says it."""


def new_slot(user: User, secret: bytes, cost: Cost, *, clinic_id: str, epoch: int, key: bytes, random: Random) -> Slot:
    """A slot for ``user`` with a new pair, holding the database ``key`` (32 bytes)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    salt, half = random(SALT_BYTES), random(32)
    public = X25519PrivateKey.from_private_bytes(half).public_key().public_bytes_raw()
    bare = Slot(user=user, cost=checked(cost), salt=salt, public=public, private=b"", sealed=b"")
    nonce = random(_NONCE)
    private = nonce + _cipher(derive(secret, salt, cost)).encrypt(nonce, half, _about_person(bare, clinic_id))
    locked = Slot(user=user, cost=cost, salt=salt, public=public, private=private, sealed=b"")
    return sealed_again(locked, clinic_id=clinic_id, epoch=epoch, key=key, random=random)


def sealed_again(
    slot: Slot, *, clinic_id: str, epoch: int, key: bytes, random: Random, role: Role | None = None
) -> Slot:
    """``slot`` holding ``key`` in ``epoch``, in another ``role`` if one is given; the passphrase is not needed."""
    user = User(id=slot.user.id, name=slot.user.name, role=role or slot.user.role)
    half, nonce = random(32), random(_NONCE)
    bare = Slot(user=user, cost=slot.cost, salt=slot.salt, public=slot.public, private=slot.private, sealed=b"")
    once, wrap = _wrap_key(half, slot.public)
    sealed = once + nonce + _cipher(wrap).encrypt(nonce, key, _about_slot(bare, clinic_id, epoch))
    return Slot(user=user, cost=slot.cost, salt=slot.salt, public=slot.public, private=slot.private, sealed=sealed)


def opened(slot: Slot, secret: bytes, *, clinic_id: str, epoch: int, known: bool = True) -> bytes:
    """The database key. With ``known`` False the work is done and then refused, for a name that nobody has.

    Raises ``WrongSecretError`` or ``BrokenSlotError``; ``TamperedError`` for a cost out of bounds.
    """
    from cryptography.exceptions import InvalidTag

    wrap = derive(secret if known else secret + b"\0nobody", slot.salt, slot.cost)
    nonce, locked = slot.private[:_NONCE], slot.private[_NONCE:]
    try:
        half = _cipher(wrap).decrypt(nonce, locked, _about_person(slot, clinic_id))
    except InvalidTag:
        raise WrongSecretError from None
    return _unsealed(slot, half, _about_slot(slot, clinic_id, epoch))


def _unsealed(slot: Slot, half: bytes, about: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    once, nonce, locked = slot.sealed[:32], slot.sealed[32 : 32 + _NONCE], slot.sealed[32 + _NONCE :]
    try:
        key: bytes = _cipher(_unwrap_key(half, once, slot.public)).decrypt(nonce, locked, about)
    except (InvalidTag, ValueError):  # ValueError: a public half that gives no shared secret
        raise BrokenSlotError from None
    return key


def _wrap_key(half: bytes, public: bytes) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    mine = X25519PrivateKey.from_private_bytes(half)
    once = mine.public_key().public_bytes_raw()
    return once, _mixed(mine.exchange(X25519PublicKey.from_public_bytes(public)), once, public)


def _unwrap_key(half: bytes, once: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    shared = X25519PrivateKey.from_private_bytes(half).exchange(X25519PublicKey.from_public_bytes(once))
    return _mixed(shared, once, public)


def _mixed(shared: bytes, once: bytes, public: bytes) -> bytes:
    return branched(shared, _TYPE.encode() + once + public)


def branched(key: bytes, purpose: bytes) -> bytes:
    """Another 32-byte key made of ``key`` for one ``purpose`` (HKDF with SHA-256)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _about_person(slot: Slot, clinic_id: str) -> bytes:
    """What stays when the role, the epoch or the database key changes."""
    tree = slot_as_json(slot)
    return _canonical({"clinic": clinic_id, **{name: tree[name] for name in ("id", "cost", "salt", "public")}})


def _about_slot(slot: Slot, clinic_id: str, epoch: int) -> bytes:
    tree = slot_as_json(slot)
    del tree["sealed"]
    return _canonical({"clinic": clinic_id, "epoch": epoch, **tree})


def _canonical(tree: Mapping[str, Any]) -> bytes:
    return json.dumps({"type": _TYPE, **tree}, sort_keys=True, separators=(",", ":")).encode()


def slot_as_json(slot: Slot) -> dict[str, Any]:
    """All of ``slot`` as JSON values, bytes in hex."""
    return {
        "id": slot.user.id,
        "name": slot.user.name,
        "role": slot.user.role.value,
        "cost": [slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes],
        "salt": slot.salt.hex(),
        "public": slot.public.hex(),
        "private": slot.private.hex(),
        "sealed": slot.sealed.hex(),
    }


def slot_from_json(tree: Any) -> Slot:
    """The slot of which ``tree`` was made. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
    memory, passes, lanes = (_whole(number) for number in tree["cost"])
    return Slot(
        user=User(id=str(tree["id"]), name=str(tree["name"]), role=Role(tree["role"])),
        cost=Cost(memory_kib=memory, passes=passes, lanes=lanes),
        salt=_bytes(tree["salt"], SALT_BYTES),
        public=_bytes(tree["public"], 32),
        private=_bytes(tree["private"], _PRIVATE),
        sealed=_bytes(tree["sealed"], _SEALED),
    )


def _bytes(text: str, size: int) -> bytes:
    data = bytes.fromhex(text)
    if len(data) != size:
        raise ValueError(size)
    return data


def _whole(number: Any) -> int:
    if type(number) is not int:
        raise TypeError(number)
    return number
