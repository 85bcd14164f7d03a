"""Bundle: builds the folder that holds program and Python, checks what is in it, and packs it.

Runs the same on Linux, Windows and macOS, each for itself; PyInstaller cannot build for another system.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import licences
from bill import Part, bill
from contents import OLDEST_GLIBC, misplaced, taken
from elf import asked, is_elf
from locked import Locked, locked
from packing import tar_xz, zipped
from sums import seal
from tree import PACKAGES_FILE, RELEASE, ROOT, SYSTEM_FILE, WORK, epoch, files_below, version

BUILT: Final = WORK / "dist" / "exoconsent"
LIMIT: Final = 200_000_000
"""Bytes of the unpacked folder, licences included; issue 7."""
SYSTEM: Final = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
README: Final = Path(__file__).with_name("stick") / "bundle.txt"


def main() -> None:
    """Build, check, pack."""
    build()
    if SYSTEM == "linux":
        strip()
    complete()
    check()
    pack()


def build() -> None:
    """Let PyInstaller gather the files, with everything that could differ from run to run held still."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    still = {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    folders = ["--workpath", str(WORK / "pyinstaller"), "--distpath", str(WORK / "dist")]
    recipe = str(Path(__file__).with_name("exoconsent.spec"))
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR", *folders, recipe]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **still})


def strip() -> None:
    """Take the marks for debuggers out of the libraries; half of Python's and SQLCipher's size is that."""
    libraries = [path for path in files_below(BUILT / "_internal") if is_elf(path)]
    subprocess.run(["strip", "--strip-debug", *map(str, libraries)], check=True)


def complete() -> None:
    """Add what a person should find beside the program: how to start it, the licences, the bill of materials."""
    owners = licences.debian_packages(Path(path) for path in system_libraries().values())
    copyrights = {package: Path("/usr/share/doc") / package / "copyright" for package in owners}
    packages = inside()
    licences.write(BUILT / "licences", [one.name for one in packages], copyrights)
    licences.write_python(BUILT / "licences")
    parts = [pypi(one) for one in packages]
    parts += [Part(name=package, version=licences.debian_version(package), kind="deb") for package in owners]
    parts.append(Part(name="cpython", version=platform.python_version(), kind="generic", licence="PSF-2.0"))
    text = bill("exoconsent", version(), parts, epoch())
    (BUILT / "sbom.cdx.json").write_text(text, encoding="utf-8")
    (BUILT / "README.txt").write_text(
        README.read_text(encoding="utf-8").replace("VERSION", version()), encoding="utf-8"
    )


def inside() -> list[Locked]:
    """The locked packages of which something is in the bundle; what is in it and not locked is our fault."""
    found = set(json.loads((ROOT / PACKAGES_FILE).read_text())) - {"pyinstaller"}
    known = {one.name: one for one in locked()}
    if strange := found - set(known):
        raise SystemExit(f"in the bundle, but not in requirements.lock: {', '.join(sorted(strange))}")
    return [known[name] for name in sorted(found)]


def pypi(package: Locked) -> Part:
    """A locked package as the bill names it."""
    return Part(name=package.name, version=package.version, kind="pypi", licence=licences.expression(package.name))


def system_libraries() -> dict[str, str]:
    """The building machine's libraries that are in the bundle, with the files that they were; Linux only."""
    path = ROOT / SYSTEM_FILE
    return json.loads(path.read_text()) if path.is_file() else {}


def check() -> None:
    """Raise ``SystemExit`` with everything that is wrong with the bundle."""
    places = [path.relative_to(BUILT).as_posix() for path in files_below(BUILT)]
    faults = [
        f"{place}: must not ship" for place in misplaced(place for place in places if not place.startswith("licences/"))
    ]
    size = sum(path.stat().st_size for path in files_below(BUILT))
    if size > LIMIT:
        faults.append(f"{size:,} bytes are more than {LIMIT:,}")
    if SYSTEM == "linux":
        faults += _unmet()
    if faults:
        raise SystemExit("\n".join(faults))
    print(f"The bundle: {len(places)} files, {size / 1e6:.1f} MB, nothing in it that must not be.")


def _unmet() -> list[str]:
    """Libraries that are neither here nor on every Linux, and what wants a newer system than the oldest we name."""
    files = [path for path in files_below(BUILT) if is_elf(path)]
    here = {path.name for path in files}
    faults = []
    for path in files:
        wants = asked(path)
        faults += [f"{path.name}: wants {name}" for name in wants.libraries - here if taken(name)]
        spare = path.parent.name == "spare"  # only loaded on a system without an own one, which is not the oldest
        if not spare and wants.versions.get("GLIBC", ()) > OLDEST_GLIBC:
            faults.append(f"{path.name}: wants GLIBC {wants.versions['GLIBC']}")
    return faults


def pack() -> None:
    """The archive for clinics, beside its bill of materials, listed and signed."""
    folder = RELEASE / f"bundle-{SYSTEM}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    name = f"exoconsent-{version()}-{SYSTEM}-{platform.machine().lower()}"
    if SYSTEM == "windows":
        zipped(BUILT, folder / f"{name}.zip", f"exoconsent-{version()}", epoch())
    else:
        tar_xz(BUILT, folder / f"{name}.tar.xz", f"exoconsent-{version()}", epoch())
    shutil.copy(BUILT / "sbom.cdx.json", folder / f"{name}.cdx.json")
    shutil.copy(BUILT / "README.txt", folder / "README.txt")
    seal(folder)
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
