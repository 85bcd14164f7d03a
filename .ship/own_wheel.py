"""Own wheel: ExoConsent itself as a wheel, with its forms, resources and docs inside the package."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from contents import DATA, misplaced
from tree import ROOT, WORK, epoch, files_below

STAGE: Final = WORK / "wheel"
_BUILD: Final = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"


def build(target: Path) -> Path:
    """Put the wheel into ``target``; the same commit gives the same bytes. Raises ``SystemExit`` for a strange file."""
    lay_out()
    still = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-W", "ignore", "-c", _BUILD, str(target)]
    mask = 0o022 if os.name == "posix" else -1  # the modes of files go into the wheel
    told = subprocess.run(command, cwd=STAGE, env=still, umask=mask, check=True, capture_output=True, text=True)
    wheel = target / told.stdout.split()[-1]
    with zipfile.ZipFile(wheel) as archive:
        if strange := misplaced(archive.namelist()):
            raise SystemExit(f"must not ship: {', '.join(strange)}")
    return wheel


def lay_out() -> None:
    """The package as it is built from: the files that ship are moved into it, and every file has the same mode."""
    shutil.rmtree(STAGE, ignore_errors=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        put(ROOT / name, STAGE / name)
    for path in files_below(ROOT / "exoconsent"):
        put(path, STAGE / path.relative_to(ROOT))
    for folder in DATA:
        for path in files_below(ROOT / folder):
            put(path, STAGE / "exoconsent" / "shipped" / path.relative_to(ROOT))


def put(source: Path, target: Path) -> None:
    """Copy one file, readable by everybody."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
    target.chmod(0o644)
