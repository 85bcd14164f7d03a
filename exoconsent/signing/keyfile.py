"""The key file: certificate in the clear, private key under Argon2id and AES-256-GCM, all in one JSON file.

Argon2id (64 MiB, 3 passes, 4 lanes, RFC 9106's second choice) costs a guesser 0.1 to 0.25 s each;
``BestAvailableEncryption`` of the cryptography library stops at 2,048 rounds of PBKDF2, which is 0.4 ms. The
certificate and the cost are bound to the ciphertext as associated data, so neither can be exchanged.
"""

import base64
import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any, Final

SCHEMA: Final = "exoconsent-key/1"
_MEMORY_KIB, _PASSES, _LANES = 65536, 3, 4
_MEMORY_LIMIT_KIB, _PASSES_LIMIT, _LANES_LIMIT = 1 << 20, 16, 16
"""A file that asks for more would only serve to stop the computer."""


class DamagedKeyFileError(Exception):
    """The file is not what was written; nothing about the passphrase is known."""


class WrongPassphraseError(Exception):
    """The file is whole, the passphrase does not open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs (Argon2id)."""

    memory_kib: int = _MEMORY_KIB
    passes: int = _PASSES
    lanes: int = _LANES

    def __post_init__(self) -> None:
        """Refuse less than the floor (an attacker's easier file) and more than this computer should spend."""
        whole = all(type(n) is int for n in (self.memory_kib, self.passes, self.lanes))
        bounds = ((_MEMORY_KIB, _MEMORY_LIMIT_KIB), (_PASSES, _PASSES_LIMIT), (_LANES, _LANES_LIMIT))
        given = (self.memory_kib, self.passes, self.lanes)
        if not whole or not all(low <= n <= high for n, (low, high) in zip(given, bounds, strict=True)):
            raise DamagedKeyFileError("cost out of bounds")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A key file's content, still locked."""

    certificate: bytes
    """DER."""
    cost: Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    locked: bytes = field(repr=False)
    """The PKCS#8 private key, encrypted."""

    def unlock(self, passphrase: bytes) -> bytes:
        """The private key as PKCS#8 (DER).

        Raises:
            WrongPassphraseError: the passphrase is another one.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(_derive(passphrase, self.salt, self.cost)).decrypt(
                self.nonce, self.locked, _bound(self.certificate, self.cost)
            )
        except InvalidTag:
            raise WrongPassphraseError from None


def lock(private: bytes, certificate: bytes, passphrase: bytes) -> KeyFile:
    """``private`` (PKCS#8, DER) locked with ``passphrase`` under a fresh salt and nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost, salt, nonce = Cost(), os.urandom(16), os.urandom(12)
    locked = AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, private, _bound(certificate, cost))
    return KeyFile(certificate=certificate, cost=cost, salt=salt, nonce=nonce, locked=locked)


def to_bytes(key_file: KeyFile) -> bytes:
    """The file's bytes, with a checksum that tells a damaged file from a wrong passphrase."""
    cost = key_file.cost
    content = {
        "schema": SCHEMA,
        "certificate": _base64(key_file.certificate),
        "argon2id": {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
        "salt": _base64(key_file.salt),
        "nonce": _base64(key_file.nonce),
        "key": _base64(key_file.locked),
    }
    return json.dumps({**content, "check": _check(content)}, indent=1).encode() + b"\n"


def from_bytes(data: bytes) -> KeyFile:
    """The content of a key file.

    Raises:
        DamagedKeyFileError: the bytes are not such a file, or not as they were written.
    """
    try:
        content = json.loads(data)
        stated = content.pop("check")
        if stated != _check(content) or content["schema"] != SCHEMA:
            raise DamagedKeyFileError("checksum")
        return KeyFile(
            certificate=_bytes(content["certificate"]),
            cost=Cost(**content["argon2id"]),
            salt=_bytes(content["salt"]),
            nonce=_bytes(content["nonce"]),
            locked=_bytes(content["key"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise DamagedKeyFileError(type(wrong).__name__) from None


def _derive(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(passphrase)


def _bound(certificate: bytes, cost: Cost) -> bytes:
    head = f"{SCHEMA} {cost.memory_kib} {cost.passes} {cost.lanes} "
    return head.encode() + hashlib.sha256(certificate).digest()


def _check(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
