"""What this desk remembers between two days: theme, printer, window. Never anything about a patient."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from exoconsent.errors import ExoConsentError
from exoconsent.files import read_limited, write_safely
from exoconsent.gui.translation import mark, said

FILE: Final = "desk.json"
_LIMIT: Final = 1 << 20
NOT_KEPT: Final = mark(
    "Remembered", "A setting of this desk could not be kept on disk; it holds until ExoConsent is closed."
)


class Remembered:
    """A small JSON file of settings. Keys that this edition does not know are kept for the one that does."""

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path``; without one, or when it cannot be read, begin empty. Without one nothing is written."""
        self._path = path
        self._values = _read(path) if path else {}
        self.complain: Callable[[str], None] = lambda _sentence: None
        """Is told, as a sentence, why a setting could not be kept."""

    def get(self, key: str, otherwise: Any) -> Any:
        """The value of ``key`` if it is of the same type as ``otherwise``; a file edited by hand may hold anything."""
        value = self._values.get(key)
        return value if type(value) is type(otherwise) else otherwise

    def put(self, key: str, value: Any) -> None:
        """Keep ``value``, at once on disk; it holds until closing even when the disk refuses."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_safely(self._path, json.dumps(self._values, indent=2, ensure_ascii=False).encode() + b"\n")
        except (OSError, ExoConsentError):
            self.complain(said(NOT_KEPT))


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(read_limited(path, _LIMIT)) if path.exists() else {}
    except (ExoConsentError, ValueError, RecursionError, OSError):
        return {}
    return values if isinstance(values, dict) else {}
