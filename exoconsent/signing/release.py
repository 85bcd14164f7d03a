"""Release: whether a folder with a new version of this program is whole and comes from who made the present one.

The folder's list ``SHA256SUMS`` (as ``sha256sum`` writes it) names every file in it; ``SHA256SUMS.sig`` is the Ed25519
signature (RFC 8032) of that list's bytes. A stick that was swapped or changed on its way is found, an old release that
was genuine in its day is not: its version number must tell.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exoconsent.errors import BadInputError
from exoconsent.files import read_limited, why
from exoconsent.paths import RESOURCES

SUMS: Final = "SHA256SUMS"
SIGNATURE: Final = "SHA256SUMS.sig"
PUBLIC_KEY: Final = RESOURCES / "release" / "exoconsent-release.pem"
"""The key that releases of this program are signed with, which every copy of it carries."""
_LIST_LIMIT: Final = 4 << 20
_KEY_LIMIT: Final = 4096
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_LEFT_BY_SYSTEMS: Final = re.compile(r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|System Volume Information|\.Trash.*")
"""Files that a system puts onto every stick by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was found in a folder."""

    signed: bool
    """The list carries a signature."""
    genuine: bool
    """The signature is of the given key."""
    files: int
    """So many files are listed."""
    missing: tuple[str, ...] = ()
    """Listed, but not there or not readable."""
    changed: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    """There, but not listed; nobody vouches for them."""

    @property
    def fine(self) -> bool:
        """Whether it may be installed."""
        return self.genuine and not (self.missing or self.changed or self.strange)

    def sentences(self) -> tuple[str, ...]:
        """What that means, the verdict first."""
        return (_verdict(self), *_named("missing", self.missing), *_named("changed", self.changed),
                *_named("not in the list, so nobody vouches for it", self.strange))  # fmt: skip


def check_release(folder: Path, key: Path = PUBLIC_KEY) -> Release:
    """Look through ``folder``; what a list names outside of it is refused.

    Raises ``BadInputError`` when there is no list, the list makes no sense, or ``key`` is not an Ed25519 public key.
    """
    sums = read_limited(folder / SUMS, _LIST_LIMIT)
    listed = _listed(sums, str(folder / SUMS))
    signature = folder / SIGNATURE
    signed = signature.is_file()
    genuine = signed and _is_of(key, read_limited(signature, _KEY_LIMIT), sums)
    states = {name: _state(folder, name, digest) for name, digest in listed.items()}
    return Release(
        signed=signed,
        genuine=genuine,
        files=len(listed),
        missing=tuple(name for name, state in states.items() if state == "missing"),
        changed=tuple(name for name, state in states.items() if state == "changed"),
        strange=tuple(_unlisted(folder, listed)),
    )


def _listed(sums: bytes, path: str) -> dict[str, str]:
    listed = {}
    try:
        lines = sums.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        lines = ["?"]
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        parts = found[2].split("/") if found else [".."]
        if not found or {"", ".", ".."} & set(parts) or "\\" in found[2] or ":" in found[2]:
            raise BadInputError.saying(f"line {number} is not a checksum with a file of this folder", path)
        listed[found[2]] = found[1]
    if not listed:
        raise BadInputError.saying("names no file", path)
    return listed


def _is_of(key: Path, signature: bytes, sums: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        public = load_pem_public_key(read_limited(key, _KEY_LIMIT))
    except ValueError:
        public = None
    if not isinstance(public, Ed25519PublicKey):
        raise BadInputError.saying("is not an Ed25519 public key in PEM form", str(key))
    try:
        public.verify(signature, sums)
    except InvalidSignature:
        return False
    return True


def _state(folder: Path, name: str, digest: str) -> str:
    path = folder.joinpath(*name.split("/"))
    if path.is_symlink() or not path.is_file():
        return "missing"
    try:
        with path.open("rb") as file:
            return "" if hashlib.file_digest(file, "sha256").hexdigest() == digest else "changed"
    except OSError:
        return "missing"


def _unlisted(folder: Path, listed: dict[str, str]) -> list[str]:
    found = []
    try:
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            name = "/".join(parts)
            known = name in listed or name in (SUMS, SIGNATURE) or any(map(_LEFT_BY_SYSTEMS.fullmatch, parts))
            if not known and (path.is_symlink() or not path.is_dir()):
                found.append(name)
    except OSError as fault:
        raise BadInputError.saying(f"could not be read ({why(fault)})", str(folder)) from None
    return found


def _verdict(release: Release) -> str:
    if release.fine:
        return f"Genuine and whole: {release.files} files, signed by who made this program."
    if not release.signed:
        return "Not signed: nobody vouches for where this comes from. Do not install it in a clinic."
    if not release.genuine:
        return "The signature is not of who made this program, or the list was changed. Do not install it."
    return "The list is genuine, but the folder is not what it says. Do not install it; get it anew."


def _named(what: str, names: tuple[str, ...]) -> tuple[str, ...]:
    shown = names[:20]
    more = (f"and {len(names) - len(shown)} more",) if len(names) > len(shown) else ()
    return (*(f"{name}: {what}" for name in shown), *more)
