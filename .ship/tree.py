"""Tree: where things lie in the project, its version, and the one time that everything built from a commit carries."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WORK: Final = ROOT / "build" / "work"
"""What may be thrown away."""
RELEASE: Final = ROOT / "build" / "release"
"""What is given to clinics."""
SYSTEM_FILE: Final = "build/work/system-libraries.json"
"""Names the libraries of the building machine that went into the bundle, with the files that they came from."""
PACKAGES_FILE: Final = "build/work/packages.json"
"""Names the Python packages of which something went into the bundle."""
_LONG_AGO: Final = 315_532_800
"""1980-01-01, the first day that a zip file knows; where there is no commit to ask."""


def version() -> str:
    """The program's version, as the program itself says it."""
    text = (ROOT / "exoconsent" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if not found:
        raise SystemExit("exoconsent/__init__.py names no version")
    return found[1]


def epoch() -> int:
    """Seconds since 1970 of the commit, or what ``SOURCE_DATE_EPOCH`` says."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else _LONG_AGO


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` in the order of its name; nothing hidden, nothing that Python left."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield path
