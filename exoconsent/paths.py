"""Where the things that ship with ExoConsent lie, found from the package, never from the working folder."""

from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parent.parent

RESOURCES: Final = _ROOT / "resources"
"""Fonts, icons, schemas, translations."""

FORMS: Final = _ROOT / "forms"
"""The forms, sections, rules and example patients that ship."""
