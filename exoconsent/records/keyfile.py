"""The key ring on the disk: two copies, the newest intact one wins, a worse one is made again and told.

A third file holds the ring of the next database key while the database is being given that key. Which of the two rings
is the right one shows by whose key opens the database, so neither is thrown away before that was tried.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exoconsent.errors import ExoConsentError, StorageError, TamperedError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.records.keyring import Keyring

NAME: Final = "vault.keys"
COPY: Final = "vault.keys.copy"
NEXT: Final = "vault.keys.next"
_LIMIT: Final = 4 << 20
"""Bytes; a slot has less than one thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the key files of a clinic hold."""

    keyring: Keyring
    """The newest intact one of the two copies."""
    pending: Keyring | None
    """A newer ring, for the next database key, left by a change that was cut off."""
    told: tuple[str, ...]
    """A sentence for each copy that was missing, damaged or older: that it was made again, or could not be."""


def exists(folder: Path) -> bool:
    """Whether a clinic's keys lie in ``folder``, whole or not."""
    return any((folder / name).exists() for name in (NAME, COPY))


def write(folder: Path, keyring: Keyring) -> None:
    """Put ``keyring`` into both copies, one after the other, so that one is whole at any time; forget a pending one.

    Raises ``StorageError``.
    """
    data = keyring.to_bytes()
    write_safely(folder / NAME, data)
    write_safely(folder / COPY, data)
    try:
        (folder / NEXT).unlink(missing_ok=True)
    except OSError as fault:
        raise StorageError(f"{folder / NEXT}: could not be removed ({why(fault)})") from None


def write_pending(folder: Path, keyring: Keyring) -> None:
    """Put the ring of the next database key beside the two copies, before the database gets that key.

    ``write`` follows when the database has it. Raises ``StorageError``.
    """
    write_safely(folder / NEXT, keyring.to_bytes())


def read(folder: Path) -> Found:
    """The ring of the clinic in ``folder``; its worse copy is made again from the better one.

    Raises ``StorageError`` when neither is whole, ``TamperedError`` when one that is whole asks for too little work.
    """
    copies = {name: _intact(folder / name) for name in (NAME, COPY)}
    whole = [found for found in copies.values() if isinstance(found, Keyring)]
    if not whole:
        raise _lost(folder, [found for found in copies.values() if isinstance(found, ExoConsentError)])
    newest = max(whole, key=lambda ring: ring.serial)
    worse = [(name, found) for name, found in copies.items() if found != newest]
    told = tuple(_mended(folder / name, found, newest) for name, found in worse)
    return Found(keyring=newest, pending=_pending(folder, newest), told=told)


def _intact(path: Path) -> Keyring | ExoConsentError:
    try:
        return Keyring.from_bytes(read_limited(path, _LIMIT))
    except ExoConsentError as fault:
        return fault


def _pending(folder: Path, newest: Keyring) -> Keyring | None:
    found = _intact(folder / NEXT)
    return found if isinstance(found, Keyring) and found.serial > newest.serial else None


def _mended(path: Path, found: Keyring | ExoConsentError, good: Keyring) -> str:
    state = "differed from the other, newer copy" if isinstance(found, Keyring) else "was missing or damaged"
    try:
        write_safely(path, good.to_bytes())
    except StorageError as fault:
        return f"{path.name} {state} and could not be made again. {fault}"
    return f"{path.name} {state} and was made again from the other copy."


def _lost(folder: Path, faults: list[ExoConsentError]) -> ExoConsentError:
    hostile = next((fault for fault in faults if isinstance(fault, TamperedError)), None)
    if hostile:
        return TamperedError(f"{folder / NAME}: {hostile}")
    return StorageError(
        f"{folder / NAME}: neither this file nor its copy is whole ({'; '.join(map(str, faults))}). "
        "Put back both from the newest backup; without them nothing of this clinic can be opened."
    )
