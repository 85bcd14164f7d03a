"""Anchor: where the audit log ended at some moment, kept outside the archive so that a rollback shows."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exoconsent.errors import BadInputError
from exoconsent.files import read_limited, write_safely

FILE: Final = "exoconsent-anchor.json"
_SCHEMA: Final = "exoconsent-anchor/1"
_SHORT: Final = 16
"""Digits of the mac that are printed in big letters."""
_TEXT: Final = re.compile(r"EXOCONSENT-ANCHOR-1;(\d{1,18});([0-9a-f]{64});([0-9T:.+-]{0,40})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One entry of the log by its number and mac; it names no person and may be printed."""

    seq: int
    mac_hex: str
    at: str
    """The entry's time, ISO 8601; empty for a log without entries."""

    def as_text(self) -> str:
        """One line for a QR code or a print."""
        return f"EXOCONSENT-ANCHOR-1;{self.seq};{self.mac_hex};{self.at}"

    def short(self) -> str:
        """What a person compares by eye: the number and the first 16 digits in groups of four."""
        return f"{self.seq} · " + " ".join(self.mac_hex[i : i + 4] for i in range(0, _SHORT, 4))

    @classmethod
    def from_text(cls, text: str) -> "Anchor":
        """The anchor in a scanned or typed line. Raises ``BadInputError``."""
        found = _TEXT.fullmatch(text.strip())
        if not found:
            raise BadInputError.saying("this is not an anchor of ExoConsent; scan or type the whole line again")
        return cls(seq=int(found[1]), mac_hex=found[2], at=found[3])


def read_printed(line: str) -> tuple[int, str]:
    """Number and the first digits of the mac, as ``short`` prints them, or the whole line. ``BadInputError``."""
    if whole := _TEXT.fullmatch(line.strip()):
        return int(whole[1]), whole[2]
    found = re.fullmatch(r"(\d{1,18})[^0-9a-f]+([0-9a-f ]{16,40})", line.strip().lower())
    digits = found[2].replace(" ", "") if found else ""
    if found is None or len(digits) != _SHORT:
        raise BadInputError.saying("type the number, a dot or a blank, and the sixteen digits as they are printed")
    return int(found[1]), digits


def write_anchor(folder: Path, clinic_id: str, anchor: Anchor) -> Path:
    """Keep ``anchor`` in ``folder``, beside those of other clinics; raises ``StorageError``.

    A newer one of the same clinic is never replaced by an older one: that is what a rolled-back archive would do.
    """
    path = folder / FILE
    known = _read(path) if path.exists() else {}
    if clinic_id not in known or known[clinic_id].seq <= anchor.seq:
        known[clinic_id] = anchor
    tree = {"schema": _SCHEMA, "clinics": {name: known[name].as_text() for name in sorted(known)}}
    write_safely(path, json.dumps(tree, indent=2).encode() + b"\n")
    return path


def read_anchor(folder: Path, clinic_id: str) -> Anchor | None:
    """The anchor of this clinic in ``folder``; None where there is none. A damaged file raises ``BadInputError``."""
    path = folder / FILE
    return _read(path).get(clinic_id) if path.exists() else None


def _read(path: Path) -> dict[str, Anchor]:
    try:
        tree = json.loads(read_limited(path, 1 << 20))
        clinics = {_SCHEMA: tree["clinics"]}[tree["schema"]]
        return {str(name): Anchor.from_text(text) for name, text in clinics.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadInputError.saying("is not a file of anchors as ExoConsent writes it", str(path)) from None
