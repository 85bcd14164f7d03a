"""Full: a day's work on a disk with ever less room, from none at all to enough.

python -m tests.soak.full [--count LEVELS] [--sabotage NAME]
"""
# ruff: noqa: T201 - a program that prints its result

import errno
import os
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

from exoconsent.records import container
from tests.soak import disks, practice
from tests.soak.asking import asked, examined, home
from tests.soak.child import Outcome, run

_LESS = 16 << 10
ROOM = 3 << 20
"""Bytes that a whole day needs, with some to spare; the levels lie closer where there is little."""


def main() -> int:
    options = asked("tests.soak.full", count=50)
    ends: Counter[str] = Counter()
    violations, start = 0, time.monotonic()
    with home() as place:
        disks.skip_unless_allowed(place)
        practice.found(place / "base")
        before = container.digest_of(practice.old_backup(place / "base")).hex()
        blank = disks.made(place / "blank", 24)
        with disks.mounted(blank, place / "at") as at:
            shutil.copytree(place / "base", at / "room")
        for level in range(options.count):
            outcome, bad = _once(place, blank, int(ROOM * (level / max(1, options.count - 1)) ** 2), before)
            kinds = sorted({kind for kind, *_ in outcome.acks})
            ends["all" if "passphrase" in kinds and not outcome.told else "some" if kinds else "nothing"] += 1
            violations += bool(bad)
            for sentence in bad[:2] if violations < 10 else ():
                print(f"  level {level}: {sentence}")
    took = time.monotonic() - start
    print(f"full disk: {options.count} levels, acknowledged {dict(ends)}, {violations} violations, {took:.1f} s")
    return 1 if violations or not (ends["all"] and ends["some"] + ends["nothing"]) else 0


def _once(place: Path, blank: Path, free: int, before: str) -> tuple[Outcome, list[str]]:
    image, at = place / "image", place / "at"
    shutil.copyfile(blank, image)
    with disks.mounted(image, at):
        ballast = at / "ballast"
        there = os.statvfs(at)
        with ballast.open("wb") as file:
            _fill(file.fileno(), max(1, there.f_bavail * there.f_frsize - free))
        outcome = run(practice.a_day, at / "room")
        ballast.unlink()
        return outcome, examined(at / "room", outcome, before)


def _fill(handle: int, size: int) -> None:
    """Take up ``size`` bytes, or as many as there are: the list of the file's own blocks needs some room as well."""
    while size > 0:
        try:
            os.posix_fallocate(handle, 0, size)
        except OSError as fault:
            if fault.errno != errno.ENOSPC:
                raise
            size -= _LESS
        else:
            return


if __name__ == "__main__":
    sys.exit(main())
