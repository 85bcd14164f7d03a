"""Where the things that ship with ExoConsent lie, found from the package, never from the working folder."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_IN_WHEEL: Final = _PACKAGE / "shipped"
"""A wheel may put files into its package only; the source and the bundle have them beside it."""
_ROOT: Final = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent

RESOURCES: Final = _ROOT / "resources"
"""Fonts, icons, schemas, translations."""

FORMS: Final = _ROOT / "forms"
"""The forms, sections, rules and example patients that ship."""

DOCS: Final = _ROOT / "docs"
"""What Help shows: the chapters in Markdown and their pictures; a folder for each language but English."""
