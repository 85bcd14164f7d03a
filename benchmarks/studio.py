"""The studio's figures: typing in a form of 200 sections. ``python -m benchmarks.studio`` prints its table."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from statistics import median, quantiles

from benchmarks.desk import NONE, ROOT, XVFB
from benchmarks.table import table

Figures = Mapping[str, Mapping[str, list[float]]]
"""By number of sections: milliseconds by name."""


def run() -> Figures:
    """Measure on the best screen there is."""
    wrapped = XVFB if shutil.which(XVFB[0]) else ()
    with tempfile.TemporaryDirectory() as home:
        platform = {} if wrapped else {"QT_QPA_PLATFORM": NONE}
        environment = {**os.environ, **platform, "EXOCONSENT_HOME": home}
        command = [*wrapped, sys.executable, "-m", "benchmarks.studio_child"]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    found: Figures = json.loads(done.stdout)
    return found


def studio_report(figures: Figures) -> str:
    """The section of the page."""
    return f"## The studio\n\n{table(_rows(figures))}\n"


def _rows(figures: Figures) -> Iterator[Sequence[str]]:
    """What, median, 95th percentile, ratio, what was asked."""
    yield "what", "median ms", "p95 ms", "ratio", "asked"
    for sections, found in figures.items():
        form = f"form of {sections} sections"
        yield f"{form}: a letter in a bare text field", *_pair(found["bare"]), "1.00", ""
        yield (
            f"{form}: a letter in the studio",
            *_pair(found["typed"]),
            _over(found, "typed", "bare"),
            "one frame, 16.7 ms",
        )
        yield f"{form}: a letter while pages and checks are made", *_pair(found["busy"]), "", "one frame, 16.7 ms"
        yield f"{form}: all checks, without a window", *_pair(found["alone"]), "1.00", ""
        yield (
            f"{form}: from the end of typing to the checks",
            *_pair(found["checks"]),
            _over(found, "checks", "alone"),
            "",
        )
        yield f"{form}: from the end of typing to the pages", *_pair(found["pages"]), "", ""
        yield f"{form}: the window's thread away meanwhile", *_pair(found["gaps"]), "", "p95 at most 16 ms"
    few, many = figures.values()
    ratio = f"{median(many['typed']) / median(few['typed']):.2f}"
    yield "a letter in the large form over one in the small", "", "", ratio, "at most 2.00"


def _over(found: Mapping[str, list[float]], mine: str, base: str) -> str:
    return f"{median(m / b for m, b in zip(found[mine], found[base], strict=True)):.2f}"


def _pair(figures: Sequence[float]) -> tuple[str, str]:
    return f"{median(figures):.1f}", f"{quantiles(figures, n=20)[-1]:.1f}"


if __name__ == "__main__":
    print(studio_report(run()), end="")
