"""Sticks: the stick is pulled out while a backup or an export is written to it.

python -m tests.soak.sticks [--count N] [--sabotage NAME]
"""
# ruff: noqa: T201 - a program that prints its result

import shutil
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

from exoconsent.errors import ExoConsentError
from exoconsent.records import container
from tests.soak import disks, practice
from tests.soak.asking import asked, examined, home
from tests.soak.child import Ack, Child, Outcome

_PROMISED = 3
"""Of four pulls the last comes right after a backup was said to be whole: however busy the machine is, one does."""


def main() -> int:
    options = asked("tests.soak.sticks", count=20)
    ends: Counter[str] = Counter()
    violations, start = 0, time.monotonic()
    with home() as place:
        disks.skip_unless_allowed(place)
        practice.found(place / "base")
        before = container.digest_of(practice.old_backup(place / "base")).hex()
        blank = disks.made(place / "blank", 32)
        with disks.mounted(blank, place / "at") as at:
            shutil.copytree(place / "base" / practice.STICK, at, dirs_exist_ok=True)
        whole, _, _ = _once(place, blank, None, before, pull=False)
        for number in range(options.count):
            delay = None if number % 4 == _PROMISED else whole * (number + 0.5) / options.count
            _, outcome, bad = _once(place, blank, delay, before)
            ends["said to be done" if any(kind == "exported" for kind, *_ in outcome.acks) else "told"] += 1
            violations += bool(bad)
            for sentence in bad[:2] if violations < 10 else ():
                print(f"  pull {number}: {sentence}")
    took = time.monotonic() - start
    print(f"sticks pulled: {options.count}, {dict(ends)}, {violations} violations, {took:.1f} s")
    return 1 if violations or not ends["told"] else 0


def _once(
    place: Path, blank: Path, delay: float | None, before: str, *, pull: bool = True
) -> tuple[float, Outcome, list[str]]:
    """Work with a stick that is pulled after ``delay`` seconds, or once a backup was promised; then look at it."""
    room, image = place / "room", place / "image"
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(place / "base", room)
    shutil.copyfile(blank, image)
    with disks.mounted(image, room / practice.STICK) as at:
        child = Child(partial(_to_the_stick), room)
        child.hear()
        start = time.monotonic()
        if pull:
            child.hear_of("backup") if delay is None else time.sleep(delay)
            disks.cut(at)
        outcome = child.end()
        took = time.monotonic() - start
    with disks.mounted(image, room / practice.STICK):
        bad = examined(room, outcome, before)
    return took, outcome, bad


def _to_the_stick(room: Path, ack: Ack) -> None:
    ack("ready", "")
    for work in (practice.make_backup, practice.export_papers):
        try:
            work(room, ack)
        except ExoConsentError as told:
            ack("told", str(told))


if __name__ == "__main__":
    sys.exit(main())
