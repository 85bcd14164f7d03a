"""Locked: the packages of ``requirements.lock`` as one system needs them, whichever system asks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tree import ROOT

LOCK = ROOT / "requirements.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """One package."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each of its files, in hexadecimal."""

    def line(self) -> str:
        """As pip reads it, without a condition."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{digest}" for digest in self.hashes)])


def locked(environment: Mapping[str, str] | None = None, lock: Path = LOCK) -> tuple[Locked, ...]:
    """What a system with these environment markers needs, by name; without any, this system.

    pip evaluates the conditions of a requirement for the system that it runs on, also when it downloads for another
    one: Windows would be left without tzdata. So they are decided here and not handed on.
    """
    return tuple(sorted(_entries(lock, environment), key=lambda one: one.name))


def _entries(lock: Path, environment: Mapping[str, str] | None) -> Iterator[Locked]:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        requirement = Requirement(line.partition("--hash")[0].strip())
        if requirement.marker and not requirement.marker.evaluate(dict(environment) if environment else None):
            continue
        version = str(requirement.specifier).removeprefix("==")
        hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
        yield Locked(name=canonicalize_name(requirement.name), version=version, hashes=hashes)
