"""ELF: what a Linux program or library asks of the system, as objdump tells it."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MAGIC: Final = b"\x7fELF"
_VERSION: Final = re.compile(r"\b(GLIBC|GLIBCXX|CXXABI)_(\d+(?:\.\d+)+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one file asks for."""

    libraries: frozenset[str]
    """By their names, e.g. ``libxcb.so.1``."""
    versions: Mapping[str, tuple[int, ...]]
    """The newest of each kind, e.g. ``{"GLIBC": (2, 34)}``."""


def is_elf(path: Path) -> bool:
    """Whether ``path`` is a program or library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == MAGIC


def asked(path: Path) -> Asked:
    """What ``path`` asks for."""
    told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
    needs = told.partition("Version References:")[2]
    versions: dict[str, tuple[int, ...]] = {}
    for kind, number in _VERSION.findall(needs):
        found = tuple(int(part) for part in number.split("."))
        versions[kind] = max(found, versions.get(kind, ()))
    return Asked(libraries=frozenset(re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE)), versions=versions)


def reached(roots: Iterable[Path], others: Mapping[str, Path]) -> frozenset[str]:
    """The names among ``others`` that ``roots`` need, directly or through one another."""
    found: set[str] = set()
    waiting = [name for path in roots for name in asked(path).libraries]
    while waiting:
        name = waiting.pop()
        if name in others and name not in found:
            found.add(name)
            waiting += asked(others[name]).libraries
    return frozenset(found)


def in_order(libraries: Mapping[str, Path]) -> list[str]:
    """The names of ``libraries`` so that each comes after those that it needs."""
    done: list[str] = []

    def add(name: str) -> None:
        if name in libraries and name not in done:
            for needed in sorted(asked(libraries[name]).libraries - {name}):
                add(needed)
            done.append(name)

    for name in sorted(libraries):
        add(name)
    return done


def system_libraries() -> dict[str, Path]:
    """The building machine's libraries by name, as its loader knows them."""
    told = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", told, re.MULTILINE)
    return {name: Path(path) for name, path in reversed(found)}
