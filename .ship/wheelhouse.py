"""Wheelhouse: every wheel that a system with a Python of its own needs, and the script that installs them.

    wheelhouse.py [linux] [windows] [macos]      all three without arguments

Wheels for the other systems are downloaded, not run: that they exist, carry the locked hashes and fit is checked here.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import licences
import own_wheel
from locked import Locked, locked
from packaging.utils import canonicalize_name, parse_wheel_filename
from sums import digest, seal
from tree import RELEASE, ROOT, WORK, epoch, version

if TYPE_CHECKING:
    from bill import Part

PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons of Debian 12 and 13 and of Ubuntu 24.04 and 26.04, and those that python.org gives out."""
STICK: Final = Path(__file__).with_name("stick")
KEPT: Final = ROOT / "build" / "wheels"
"""Downloads are kept here from one build to the next; each is checked against the lock every time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One system that wheels are gathered for."""

    name: str
    platform: str
    """As ``sys.platform`` has it."""
    tags: tuple[str, ...]
    """Of wheels that fit, the best ones first, as pip's ``--platform`` wants them."""
    start: tuple[str, ...]
    """What a person starts there."""

    def environment(self, python: str) -> Mapping[str, str]:
        """The values that conditions in the lock are about."""
        return {
            "sys_platform": self.platform, "python_version": python, "python_full_version": f"{python}.0",
            "implementation_name": "cpython", "platform_python_implementation": "CPython",
        }  # fmt: skip


_LINUX: Final = ("manylinux2014_x86_64", *(f"manylinux_2_{n}_x86_64" for n in (34, 31, 28, 27, 26, 24, 17, 12, 5)))
_MAC_VERSIONS: Final = ("13_0", "12_0", "11_0", "10_15", "10_14", "10_13", "10_12", "10_9")
_MAC: Final = tuple(f"macosx_{n}_{kind}" for kind in ("arm64", "universal2") for n in _MAC_VERSIONS)
TARGETS: Final = {
    "linux": Target(name="linux", platform="linux", tags=_LINUX, start=("install.sh",)),
    "windows": Target(name="windows", platform="win32", tags=("win_amd64",), start=("install.bat",)),
    "macos": Target(name="macos", platform="darwin", tags=_MAC, start=("install.command",)),
}
"""64-bit PCs with glibc 2.34 or newer, 64-bit Windows, and Macs with Apple's processor from macOS 13 on.

Qt's wheels ask for these systems; for Macs with Intel's processor there is no wheel of cryptography 50 any more.
"""


def main() -> None:
    """Build what the command line names."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or TARGETS:
        make(TARGETS[name])


def make(target: Target) -> None:
    """One folder for a stick."""
    folder = RELEASE / f"wheelhouse-{target.name}"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    ours = own_wheel.build(wheels)
    for python in PYTHONS:
        download(target, python, wheels)
        (folder / f"requirements-{python}.txt").write_text(requirements(target, python, ours), encoding="utf-8")
    put_scripts(target, folder)
    licences.write(folder / "licences", sorted({one.name for one in everything(target)} & installed()))
    (folder / "sbom.cdx.json").write_text(sbom(target, wheels), encoding="utf-8")
    seal(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{size / 1e6:8.1f} MB  {folder.relative_to(ROOT)}: {len(list(wheels.iterdir()))} wheels")


def download(target: Target, python: str, wheels: Path) -> None:
    """The wheels for one Python, by the hashes of the lock; already downloaded ones are not asked for."""
    kept = KEPT / target.name
    kept.mkdir(parents=True, exist_ok=True)
    wanted = WORK / "wanted.txt"
    wanted.write_text("\n".join(one.line() for one in locked(target.environment(python))), encoding="utf-8")
    short = python.replace(".", "")
    fits = ["--implementation", "cp", "--python-version", python]
    fits += [word for abi in (f"cp{short}", "abi3", "none") for word in ("--abi", abi)]
    fits += [word for tag in target.tags for word in ("--platform", tag)]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--find-links", str(kept), *fits, "--dest", str(kept)]
    before = subprocess.run([*command, "-r", str(wanted)], check=False, capture_output=True, text=True)
    if before.returncode:
        raise SystemExit(f"{target.name}, Python {python}: {before.stderr.strip()}")
    for path in chosen(kept, locked(target.environment(python)), f"cp{short}", target.tags):
        shutil.copyfile(path, wheels / path.name)


def chosen(folder: Path, wanted: tuple[Locked, ...], python: str, tags: tuple[str, ...]) -> list[Path]:
    """For each package the wheel in ``folder`` that is of the locked version and hash and fits best.

    Raises ``SystemExit`` when there is none.
    """
    found = []
    for one in wanted:
        fitting = [(rank, path) for path in folder.glob("*.whl") if (rank := _fit(path, one, python, tags)) is not None]
        if not fitting:
            raise SystemExit(f"{one.name} {one.version}: no wheel for {python} on {tags[0]}")
        found.append(min(fitting)[1])
    return found


def _fit(path: Path, one: Locked, python: str, tags: tuple[str, ...]) -> tuple[int, str] | None:
    """How well a wheel fits, smaller is better; ``None`` when it does not."""
    name, number, _, wheel_tags = parse_wheel_filename(path.name)
    if canonicalize_name(name) != one.name or str(number) != one.version:
        return None
    places = [
        tags.index(tag.platform) if tag.platform in tags else len(tags)
        for tag in wheel_tags
        if (tag.platform in tags or tag.platform == "any") and _speaks(tag.interpreter, tag.abi, python)
    ]
    if not places or digest(path) not in one.hashes:
        return None
    return min(places), path.name


def _speaks(interpreter: str, abi: str, python: str) -> bool:
    if interpreter == python:
        return abi in (python, "abi3", "none")
    if interpreter.startswith("py3") or interpreter == "py2.py3":
        return abi == "none"
    older = re.fullmatch(r"cp3(\d+)", interpreter)
    return bool(older and abi == "abi3" and int(older[1]) <= int(python[3:]))


def requirements(target: Target, python: str, ours: Path) -> str:
    """What pip is given on the stick: the lock's own lines, and our wheel with its hash."""
    own = f"exoconsent=={version()} --hash=sha256:{digest(ours)}"
    return "\n".join([*(one.line() for one in locked(target.environment(python))), own]) + "\n"


def everything(target: Target) -> set[Locked]:
    """The packages for all Pythons together."""
    return {one for python in PYTHONS for one in locked(target.environment(python))}


def installed() -> set[str]:
    """The packages that lie here, so that their licences can be read; the others' are in their wheels."""
    return {one.name for one in locked()}


def sbom(target: Target, wheels: Path) -> str:
    """The bill of materials, with the hash of every wheel."""
    from bill import bill  # of the building tools; everything else here can be tested without them

    known = {one.name for one in everything(target)}
    parts = [_part(path) for path in sorted(wheels.glob("*.whl")) if _name(path) in known]
    return bill(f"exoconsent-wheelhouse-{target.name}", version(), parts, epoch())


def _part(path: Path) -> "Part":
    from bill import Part

    name = _name(path)
    licence = licences.expression(name) if name in installed() else "Apache-2.0"  # tzdata; its licence is in the wheel
    number = str(parse_wheel_filename(path.name)[1])
    return Part(name=name, version=number, kind="pypi", licence=licence, sha256=digest(path), file=path.name)


def _name(path: Path) -> str:
    return str(canonicalize_name(parse_wheel_filename(path.name)[0]))


def put_scripts(target: Target, folder: Path) -> None:
    """The script that installs, what starts it, and what a person reads."""
    for name in ("install.py", *target.start):
        put(STICK / name, folder / name)
        (folder / name).chmod(0o755)
    about = {"version": version(), "platform": target.platform, "pythons": list(PYTHONS)}
    (folder / "release.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    words = (STICK / "wheelhouse.txt").read_text(encoding="utf-8")
    words = words.replace("VERSION", version()).replace("START", target.start[0])
    (folder / "README.txt").write_text(words, encoding="utf-8")
    for name in ("exoconsent.desktop", "exoconsent.xml", "exoconsent.svg", "exoconsent.ico"):
        put(ROOT / "resources" / "desktop" / name, folder / "desktop" / name)


def put(source: Path, target: Path) -> None:
    """Copy one file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    main()
