"""Sums: the list of a release's files with their SHA-256, and the signature of whoever made it."""

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from tree import ROOT

KEY_VARIABLE: Final = "EXOCONSENT_RELEASE_KEY"
"""Names the file with the private key."""
PUBLIC_KEY: Final = ROOT / "resources" / "release" / "exoconsent-release.pem"
SUMS, SIGNATURE, UNSIGNED = "SHA256SUMS", "SHA256SUMS.sig", "UNSIGNED.txt"
_UNSIGNED_WORDS: Final = """This build is not signed: whoever built it named no key. It can be checked for damage
(sha256sum -c SHA256SUMS), not for where it comes from. Do not install it in a clinic.
"""


def seal(folder: Path) -> bool:
    """Write the list of everything in ``folder``, and sign it with the key that the environment names.

    Returns whether it is signed; a build without a key says so in a file of its own. Raises ``SystemExit`` when the key
    is not the one whose public half ships.
    """
    key = _key()
    for name in (SUMS, SIGNATURE, UNSIGNED):
        (folder / name).unlink(missing_ok=True)
    if key is None:
        (folder / UNSIGNED).write_text(_UNSIGNED_WORDS, encoding="utf-8")
    elif PUBLIC_KEY.is_file():
        shutil.copy(PUBLIC_KEY, folder / PUBLIC_KEY.name)
    sums = sums_of(folder)
    (folder / SUMS).write_bytes(sums)
    if key is None:
        print(f"{folder.name}: NOT SIGNED, because {KEY_VARIABLE} names no key")
        return False
    (folder / SIGNATURE).write_bytes(key.sign(sums))
    print(f"{folder.name}: signed")
    return True


def sums_of(folder: Path) -> bytes:
    """The list as ``sha256sum -c`` reads it, sorted by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in (SUMS, SIGNATURE))
    named = sorted((path.relative_to(folder).as_posix(), path) for path in files)
    return "".join(f"{digest(path)}  {name}\n" for name, path in named).encode()


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _key() -> Ed25519PrivateKey | None:
    named = os.environ.get(KEY_VARIABLE)
    if not named:
        return None
    key = load_pem_private_key(Path(named).read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit(f"{named}: is not an Ed25519 key")
    if PUBLIC_KEY.is_file() and load_pem_public_key(PUBLIC_KEY.read_bytes()) != _public(key):
        raise SystemExit(f"{named}: is not the private half of {PUBLIC_KEY.relative_to(ROOT)}, which ships")
    return key


def _public(key: Ed25519PrivateKey) -> Ed25519PublicKey:
    return key.public_key()
