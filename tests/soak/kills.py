"""Kills: the program is killed at random moments, again and again on the same clinic.

python -m tests.soak.kills [--count N] [--sabotage NAME]
"""
# ruff: noqa: T201 - a program that prints its result

import random
import shutil
import sys
import time

from exoconsent.records import container
from tests.soak import practice
from tests.soak.asking import asked, examined, home
from tests.soak.child import Child, Outcome

LONGEST = 0.06
"""Seconds of life: of one life from its birth, so that opening is cut too, of the next from the start of its work."""
LIVES = 25
"""Lives that one clinic goes through before a fresh one takes its place, so that examining stays quick."""


def main() -> int:
    options = asked("tests.soak.kills", count=10_000)
    dice, acks, violations, start = random.Random(options.seed), 0, 0, time.monotonic()
    with home() as place:
        practice.found(place / "base")
        before = container.digest_of(practice.old_backup(place / "base")).hex()
        room = place / "room"
        whole = Outcome()
        for life in range(options.count):
            if life % LIVES == 0:
                shutil.rmtree(room, ignore_errors=True)
                shutil.copytree(place / "base", room)
                whole = Outcome()
            child = Child(practice.without_end(life), room)
            if life % 2:
                child.hear()
            time.sleep(dice.uniform(0, LONGEST))
            child.kill()
            outcome = child.end()
            acks += len(outcome.acks)
            whole.acks += outcome.acks
            whole.tries += outcome.tries
            whole.bug = outcome.bug
            bad = examined(room, whole, before)
            violations += bool(bad)
            for sentence in bad[:2] if violations < 10 else ():
                print(f"  life {life}: {sentence}")
    took = time.monotonic() - start
    print(f"kills: {options.count}, {acks} acknowledgements, {violations} violations, {took:.1f} s")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
