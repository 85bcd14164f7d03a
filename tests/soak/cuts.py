"""Cuts: the power goes while the clinic works; what was acknowledged is there afterwards, and nothing is half.

    python -m tests.soak.cuts [--count N] [--sabotage NAME]

The writer is held still before the cut: the kernel lets an fsync that is under way race with the shutdown.
"""
# ruff: noqa: T201 - a program that prints its result

import random
import shutil
import sys
import time
from pathlib import Path

from exoconsent.records import container
from tests.soak import disks, practice
from tests.soak.asking import asked, examined, home
from tests.soak.child import Child

LONGEST = 0.5
"""Seconds of work before the cut."""


def main() -> int:
    options = asked("tests.soak.cuts", count=150)
    with home() as place:
        disks.skip_unless_allowed(place)
        practice.found(place / "base")
        before = container.digest_of(practice.old_backup(place / "base")).hex()
        blank = disks.made(place / "blank", 48)
        with disks.mounted(blank, place / "at") as at:
            shutil.copytree(place / "base", at / "room")
        dice, acks, violations, start = random.Random(options.seed), 0, 0, time.monotonic()
        for number in range(options.count):
            bad, said = _once(place, blank, number, dice.uniform(0, LONGEST), before)
            acks += said
            violations += bool(bad)
            for sentence in bad[:2] if violations < 10 else ():
                print(f"  cut {number}: {sentence}")
    took = time.monotonic() - start
    print(f"power cuts: {options.count}, {acks} acknowledgements, {violations} violations, {took:.1f} s")
    return 1 if violations else 0


def _once(place: Path, blank: Path, number: int, delay: float, before: str) -> tuple[list[str], int]:
    image, at = place / "image", place / "at"
    shutil.copyfile(blank, image)
    with disks.mounted(image, at):
        child = Child(practice.without_end(number), at / "room")
        child.hear()
        time.sleep(delay)
        child.stop()
        disks.cut(at)
        child.kill()
        outcome = child.end()
    with disks.mounted(image, at):
        return examined(at / "room", outcome, before), len(outcome.acks)


if __name__ == "__main__":
    sys.exit(main())
