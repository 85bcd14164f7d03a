"""Faults: every single file operation of the real work fails in turn, in six ways.

    python -m tests.soak.faults [--count N] [--only NAME] [--ways khinIN] [--sabotage NAME]

``--count`` takes so many of them, spread evenly; 0 takes all. Ways: k killed before it, h killed half way through a
write, i I/O error, n no space left; as capitals every later operation fails as well.
"""
# ruff: noqa: T201 - a program that prints its result

import shutil
import sys
import time
from collections import Counter
from pathlib import Path

from exoconsent.records import container
from tests.soak import practice
from tests.soak.asking import asked, examined, home
from tests.soak.child import Fault, Outcome, run


def main() -> int:
    options = asked("tests.soak.faults", count=0)
    ways = options.ways or "khinIN"
    with_signing = options.only in ("", "signing")
    names = [options.only] if options.only else list(practice.WORKS)
    most = options.count // len(names) if options.count else 0
    with home() as place:
        practice.found(place / "base")
        practice.later_steps(place / "steps")
        if with_signing:
            _ready_to_sign(place)
        bad = sum(_try_all(place, name, ways, -(-most // 4) if name == "signing" else most) for name in names)
    return 1 if bad else 0


def _ready_to_sign(place: Path) -> None:
    from tests.soak.signing import Pages  # late: it loads the makers of pages and seals

    pages = Pages(place, place / "base")
    practice.WORKS["signing"] = pages.work
    practice.MORE_LOOKS.append(pages.examine)


def _try_all(place: Path, name: str, ways: str, most: int) -> int:
    start = time.monotonic()
    before = container.digest_of(practice.old_backup(place / "base")).hex()
    whole, bad = _try(place, name, Fault(mode="k", at=0), before)
    if bad or whole.told:
        print(f"{name}: bad without any fault: {bad} {whole.told}")
        return 1
    faults = [
        Fault(mode=way.lower(), at=number, always=way.isupper())
        for way in ways
        for number in range(1, whole.operations + 1)
    ]
    if most:
        faults = [faults[place * len(faults) // most] for place in range(min(most, len(faults)))]
    ends: Counter[str] = Counter()
    violations = 0
    for fault in faults:
        outcome, bad = _try(place, name, fault, before)
        ends["told"] += bool(outcome.told)
        ends["acknowledged"] += bool(outcome.acks)
        violations += bool(bad)
        for sentence in bad[:2] if violations < 15 else ():
            print(f"  {name}, {fault}: {sentence}")
    took = time.monotonic() - start
    print(
        f"{name}: {whole.operations} operations, {len(faults)} faults, {violations} violations;"
        f" a failure told in {ends['told']}, something acknowledged in {ends['acknowledged']}; {took:.1f} s",
        flush=True,
    )
    return violations


def _try(place: Path, name: str, fault: Fault, before: str) -> tuple[Outcome, list[str]]:
    room = place / "room"
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(place / "base", room)
    outcome = run(practice.WORKS[name], room, fault)
    return outcome, examined(room, outcome, before)


if __name__ == "__main__":
    sys.exit(main())
