"""Whose packs a clinic knows: keys that a person compared by another way than the stick, in ``pack-signers.json``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from exoconsent.errors import BadFormError, BadInputError, StorageError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.library.jsontree import read_json_tree
from exoconsent.library.pack_folder import SIGNERS as FILE
from exoconsent.library.packs import Signer

_SCHEMA: Final = "exoconsent-pack-signers/1"
_LIMIT: Final = 1 << 20
_KEYS: Final = {"fingerprint", "clinic", "known_since", "compared_by"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A signer whose fingerprint somebody here compared."""

    fingerprint: str
    clinic: str
    """As it was called on the pack then."""
    known_since: str
    compared_by: str


def signers(forms: Path) -> Mapping[str, Known]:
    """The signers that the clinic with this forms folder knows, by fingerprint.

    Raises ``BadInputError`` when the file is not as it was written: then nobody is known.
    """
    path = forms / FILE
    if not path.exists():
        return {}
    try:
        plain = read_json_tree(read_limited(path, _LIMIT), str(path)).value()
    except BadFormError as error:
        raise BadInputError(error.complaints) from None
    if not _sound(plain):
        raise BadInputError.saying("is not as ExoConsent wrote it; delete it and compare fingerprints anew", str(path))
    return {entry["fingerprint"]: Known(**entry) for entry in plain["signers"]}


def know(forms: Path, signer: Signer, by: str, now: datetime) -> None:
    """Keep a signer as known from now on: ``by`` compared the fingerprint. Raises ``StorageError``."""
    entry = Known(fingerprint=signer.fingerprint, clinic=signer.clinic, known_since=now.isoformat(), compared_by=by)
    _write(forms, {**signers(forms), signer.fingerprint: entry})


def forget(forms: Path, fingerprint: str) -> None:
    """Know a signer no more; what was taken in stays. Raises ``StorageError``."""
    _write(forms, {mark: known for mark, known in signers(forms).items() if mark != fingerprint})


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups of four, to be read aloud."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4))


def same_fingerprint(typed: str, fingerprint: str) -> bool:
    """Whether somebody typed this fingerprint, with or without blanks, in capitals or not."""
    return "".join(typed.split()).replace(":", "").lower() == fingerprint


def _write(forms: Path, known: Mapping[str, Known]) -> None:
    entries = [{key: getattr(known[mark], key) for key in sorted(_KEYS)} for mark in sorted(known)]
    data = json.dumps({"schema": _SCHEMA, "signers": entries}, ensure_ascii=False, indent=1).encode() + b"\n"
    try:
        forms.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(f"{forms}: the folder could not be made ({why(fault)})") from None
    write_safely(forms / FILE, data)


def _sound(plain: Any) -> bool:
    return (
        isinstance(plain, dict)
        and plain.get("schema") == _SCHEMA
        and isinstance(plain.get("signers"), list)
        and all(
            isinstance(entry, dict) and set(entry) == _KEYS and all(isinstance(value, str) for value in entry.values())
            for entry in plain["signers"]
        )
    )
