"""The desk's figures: every child in turn, each ratio from one run. ``python -m benchmarks.desk`` prints them as JSON.

It asks for a screen by itself: Xvfb where there is one, else Qt's offscreen platform.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
STARTS: Final = 9
XVFB: Final = ("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24")
NONE: Final = "offscreen"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRun:
    """What was measured of the window; lists hold one figure a turn, milliseconds."""

    screen: str
    bare: list[float]
    first: list[float]
    clicks: Mapping[str, list[float]]
    """"alone" and "clicked", each also with "_cpu"; "answers" and "gaps"."""
    scroll: Mapping[int, Mapping[str, Any]]
    """By pixels per point of the screen: "frames", "seconds" and "bare", the frames with a page not drawn yet."""
    sizes: list[float]
    """MB after every 200 of 1,000 toggles."""


def run() -> DeskRun:
    """Measure the window on the best screen there is."""
    screen = "Xvfb" if shutil.which(XVFB[0]) else NONE
    wrapped = XVFB if screen == "Xvfb" else ()
    with tempfile.TemporaryDirectory() as home:
        platform = {} if wrapped else {"QT_QPA_PLATFORM": NONE}
        environment = {**os.environ, **platform, "EXOCONSENT_HOME": home}
        command = [*wrapped, sys.executable, "-m", "benchmarks.desk"]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    told["scroll"] = {int(ratio): figures for ratio, figures in told["scroll"].items()}
    return DeskRun(screen=screen, **told)


def measure() -> dict[str, Any]:
    """Everything, on the screen that is there."""
    bare, first = [], []
    for _ in range(STARTS + 1):
        bare.append(_start("bare"))
        first.append(_start("first"))
    return {
        "bare": bare[1:],
        "first": first[1:],
        "clicks": _child("clicks"),
        "scroll": {ratio: _child("scroll", QT_SCALE_FACTOR=str(ratio)) for ratio in (1, 2)},
        "sizes": _child("flat")["sizes"],
    }


def _start(kind: str) -> float:
    """Milliseconds from the start of the process to its first paint."""
    began = time.monotonic()
    painted: float = _child(kind)
    return (painted - began) * 1000


def _child(kind: str, **environment: str) -> Any:
    command = [sys.executable, "-m", "benchmarks.desk_child", kind]
    surroundings = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    print(json.dumps(measure()))
