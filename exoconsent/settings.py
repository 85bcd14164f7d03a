"""Where a clinic's own things lie on this computer, and what the environment may change."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from exoconsent.program import portable_home

HOME_VARIABLE: Final = "EXOCONSENT_HOME"
"""Names the folder for everything that ExoConsent keeps; for tests, and where it shall lie elsewhere."""
PASSPHRASE_VARIABLE: Final = "EXOCONSENT_PASSPHRASE"
"""Opens a clinic where nobody can type, e.g. in a script."""
USER_VARIABLE: Final = "EXOCONSENT_USER"
"""Who logs in to a clinic with accounts where nobody can type."""
P12_PASSPHRASE_VARIABLE: Final = "EXOCONSENT_P12_PASSPHRASE"
"""Opens a practitioner's own certificate file in the same way."""


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder in which ExoConsent keeps clinics: what the environment names, the stick's, or the system's custom."""
    if chosen := environment.get(HOME_VARIABLE):
        return Path(chosen)
    if portable := portable_home():
        return portable
    if sys.platform == "win32":
        return Path(environment.get("APPDATA") or Path.home()) / "ExoConsent"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ExoConsent"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "exoconsent"


def own_clinic(home: Path) -> Path:
    """Where the clinic that was named in the window lies; there is none until then."""
    return home / "clinic"
