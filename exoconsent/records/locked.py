"""Locked files: one small JSON value per file, encrypted and bound to its name, written whole or not at all."""

import json
import os
from pathlib import Path
from typing import Any, Final

from exoconsent.errors import StorageError
from exoconsent.files import read_limited, write_safely

SIZE_LIMIT: Final = 64 << 20
"""Bytes; a draft has some thousand, a half-signed consent some hundred thousand."""
_MARK: Final = b"ExoConsent locked file 1\n"
_NONCE: Final = 12
"""Bytes, fresh at every writing: a nonce used twice would open AES-GCM."""


def write_locked(path: Path, key: bytes, value: Any) -> None:
    """Keep ``value`` (anything JSON holds) under AES-256-GCM with the 32-byte ``key``. Raises ``StorageError``.

    The file's name is bound to its content, so that no file can be put in another's place.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    write_safely(path, _MARK + nonce + AESGCM(key).encrypt(nonce, plain, _bound(path)))


def read_locked(path: Path, key: bytes) -> Any:
    """The value in ``path``.

    Raises:
        BadInputError: the file cannot be read.
        StorageError: it was damaged, exchanged, or locked with another key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    mark, nonce, locked = _parts(read_limited(path, SIZE_LIMIT))
    try:
        plain = AESGCM(key).decrypt(nonce, locked, _bound(path)) if mark == _MARK else b""
        return json.loads(plain)
    except (InvalidTag, ValueError):
        raise StorageError(f"{path}: is damaged or belongs to another clinic; it was left where it is") from None


def _parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    start = len(_MARK)
    return data[:start], data[start : start + _NONCE], data[start + _NONCE :]


def _bound(path: Path) -> bytes:
    return _MARK + path.name.encode()
