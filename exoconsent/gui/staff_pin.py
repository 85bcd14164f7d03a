"""The staff PIN that keeps a patient inside the signing screen; kept as a salted scrypt digest, never as typed."""

import hashlib
import hmac
import secrets
from typing import Any, Final

from exoconsent.gui.pin_gate import PinGate
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.translation import mark, said

KEY: Final = "staff_pin"
SHORTEST, LONGEST = 4, 8
_COST: Final = {"n": 1 << 14, "r": 8, "p": 1}
"""About 50 ms and 16 MB for one try."""
_DIGITS: Final = mark("StaffPin", "A staff PIN has {shortest} to {longest} digits")
_EASY: Final = mark("StaffPin", "This is the PIN that everybody tries first; choose another")
_TWICE: Final = mark("StaffPin", "The two are not the same")
FORGOTTEN: Final = mark(
    "StaffPin",
    "Forgotten? Close ExoConsent (or restart the computer), open it again and set a new PIN in Clinic (Alt+6). "
    "A signing that was interrupted is offered again.",
)


class StaffPin:
    """The PIN of this desk. It is a door for patients, no protection against who can open this computer."""

    def __init__(self, remembered: Remembered) -> None:
        """Kept in ``remembered``."""
        self._remembered = remembered
        self.gate = PinGate(self.check)
        """Counts wrong tries for as long as the program runs, over all ceremonies."""

    @property
    def chosen(self) -> bool:
        """Whether staff have set one; a file edited by hand may hold anything and then counts as none."""
        return _parts(self._remembered.get(KEY, {})) is not None

    def choose(self, pin: str) -> None:
        """Set it; ``pin`` without faults (see ``fault``)."""
        salt = secrets.token_bytes(16)
        kept = {"scheme": "scrypt", **_COST, "salt": salt.hex(), "digest": _digest(pin, salt, _COST).hex()}
        self._remembered.put(KEY, kept)

    def check(self, typed: str) -> bool:
        """Whether ``typed`` is the PIN, compared in constant time; nothing is while none was chosen."""
        parts = _parts(self._remembered.get(KEY, {}))
        if parts is None:
            return False
        salt, digest, cost = parts
        return hmac.compare_digest(_digest(typed, salt, cost), digest)


def fault(pin: str, again: str) -> str:
    """Why this PIN, typed twice, is not taken, as a sentence; empty when it is."""
    if not (SHORTEST <= len(pin) <= LONGEST and pin.isascii() and pin.isdecimal()):
        return said(_DIGITS, shortest=SHORTEST, longest=LONGEST)
    if len(set(pin)) == 1 or pin in "0123456789876543210":
        return said(_EASY)
    return "" if pin == again else said(_TWICE)


def _digest(pin: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "replace"), salt=salt, dklen=32, maxmem=1 << 26, **cost)


def _parts(kept: dict[str, Any]) -> tuple[bytes, bytes, dict[str, int]] | None:
    try:
        salt, digest = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["digest"])
        cost = {key: kept[key] for key in _COST}
    except (KeyError, TypeError, ValueError):
        return None
    sound = kept.get("scheme") == "scrypt" and cost == _COST and len(salt) == 16 and len(digest) == 32
    return (salt, digest, cost) if sound else None
