"""What the harnesses share: their arguments, their folder, and the examination in a child of its own."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak import practice, sabotage
from tests.soak.child import Outcome, quick_place, rerun_with_faults, run


def asked(module: str, count: int) -> argparse.Namespace:
    """The arguments; the keys are made cheap, the sabotage is done, and the fault library is loaded."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--count", type=int, default=count, help="how often")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--sabotage", default="", choices=["", *sabotage.KINDS])
    ask.add_argument("--only", default="", choices=["", *practice.WORKS], help="one work of the harness of faults")
    ask.add_argument("--ways", default="", help="ways to fail: k, h, i, n, I, N")
    options = ask.parse_args()
    if module == "tests.soak.faults":
        rerun_with_faults(module)
    practice.cheap_keys()
    sabotage.commit(options.sabotage)
    return options


@contextmanager
def home() -> Iterator[Path]:
    """A folder in memory that goes away."""
    with tempfile.TemporaryDirectory(dir=quick_place(), prefix="exoconsent-soak-") as place:
        yield Path(place).resolve()


def examined(room: Path, outcome: Outcome, before: str) -> list[str]:
    """What ``practice.examine`` finds, in a child: whatever the examination opens is closed with it."""
    seen = run(lambda where, ack: ack("bad", practice.examine(where, outcome, before)), room)
    if seen.bug:
        return [seen.bug]
    return next((what[0] for kind, *what in seen.acks if kind == "bad"), ["the examination died"])
