"""Licences: the texts of everything that ships, gathered from the packages, and what they leave out filled in here."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from tree import ROOT

OURS: Final = Path(__file__).with_name("licences")
"""Texts that packages do not carry: copies from Debian's copyright files and common licences."""
FILLED_IN: Final = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt", "qt-base.txt", "qt-svg.txt", "icu.txt", "qt.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt", "qt.txt"),
    "sqlcipher3": ("sqlcipher.txt", "Apache-2.0.txt"),
}
EXPRESSIONS: Final = {
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "pypdfium2": "Apache-2.0 AND BSD-3-Clause",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "uharfbuzz": "Apache-2.0",
}
"""SPDX, where a package says it in free words only; read in its licence file."""
_NAMED: Final = re.compile(r"(licen[sc]e|copying|notice|authors|copyright)", re.IGNORECASE)


def expression(name: str) -> str:
    """The licence of a package as SPDX writes it; raises ``SystemExit`` when nobody has looked it up yet."""
    said = distribution(name).metadata.get("License-Expression") or EXPRESSIONS.get(name)
    if not said and re.fullmatch(r"[A-Za-z0-9.\-]+( (OR|AND) [A-Za-z0-9.\-]+)*", short := _short(name)):
        said = short
    if not said:
        raise SystemExit(f"{name}: its licence is not known; read it and name it in .ship/licences.py")
    return said


def _short(name: str) -> str:
    return distribution(name).metadata.get("License") or ""


def texts(name: str) -> dict[str, bytes]:
    """The licence files of an installed package by a flat name; empty when it carries none."""
    found = {}
    for file in distribution(name).files or ():
        place = file.as_posix()
        inside = re.search(r"\.dist-info/(?:licenses/)?(.+)", place)
        named = _NAMED.search(place.rpartition("/")[2]) or "/licenses/" in place
        if inside and named and not place.endswith((".py", ".pyc", ".json")):
            found[inside[1].replace("/", "_")] = Path(str(file.locate())).read_bytes()
    found |= {text: (OURS / text).read_bytes() for text in FILLED_IN.get(name, ())}
    return found


def write(folder: Path, packages: Iterable[str], system: Mapping[str, Path] = {}) -> None:
    """Put the texts of ``packages``, of Python, of ours and of Debian's packages ``system`` into ``folder``.

    Raises ``SystemExit`` when one has none: nothing ships without its licence.
    """
    missing = []
    for name in packages:
        found = texts(name)
        if not found:
            missing.append(name)
        for text, content in found.items():
            _put(folder / name / text, content)
    if missing:
        raise SystemExit(f"no licence text for: {', '.join(missing)}; fill it in under .ship/licences")
    for package, copyright_file in system.items():
        _put(folder / "system" / f"{package}.txt", copyright_file.read_bytes())
    shutil.copy(ROOT / "LICENSE", folder / "exoconsent.txt")
    shutil.copy(ROOT / "THIRD-PARTY-LICENSES.md", folder / "THIRD-PARTY-LICENSES.md")


def write_python(folder: Path) -> None:
    """The texts of the Python that goes along, and of the start program that PyInstaller makes."""
    place = Path(sys.base_prefix)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    candidates = (place / "lib" / version / "LICENSE.txt", place / "LICENSE.txt", place / "LICENSE")
    _put(folder / "python" / "LICENSE.txt", next(path for path in candidates if path.is_file()).read_bytes())
    for text, content in texts("pyinstaller").items():
        _put(folder / "pyinstaller" / text, content)


def debian_packages(libraries: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """Which Debian package, with its version, each of the building machine's libraries comes from: package to files."""
    found: dict[str, tuple[str, ...]] = {}
    for path in libraries:
        package = _owner(path)
        found[package] = (*found.get(package, ()), path.name)
    return found


def _owner(path: Path) -> str:
    """The system knows a library by the path under which its package put it, which may be another one."""
    real = path.resolve()
    for place in dict.fromkeys([str(path), str(real), str(real).removeprefix("/usr"), f"/usr{path}"]):
        asked = subprocess.run(["dpkg-query", "-S", place], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    raise SystemExit(f"{path}: no Debian package owns it, so its licence is not known")


def debian_version(package: str) -> str:
    """The installed version of a Debian package."""
    told = ["dpkg-query", "-W", "-f", "${Version}\n", package]
    return subprocess.run(told, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
