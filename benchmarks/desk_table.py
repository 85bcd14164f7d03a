"""The desk's figures as a table: each beside what was asked of it."""

from collections.abc import Iterator, Sequence
from statistics import median, quantiles

from benchmarks import table
from benchmarks.desk import DeskRun


def desk_report(run: DeskRun) -> str:
    """The section about the window."""
    return f"## The desk\n\nScreen: {run.screen}, by Qt's own software drawing.\n\n{table.table(desk_rows(run))}\n"


def desk_rows(run: DeskRun) -> Iterator[Sequence[str]]:
    """What, median, 95th percentile, ratio of the medians, what was asked."""
    yield "what", "median ms", "p95 ms", "ratio", "asked"
    yield "first paint of a bare QMainWindow", *_pair(run.bare), "1.00", ""
    yield "first paint of ExoConsent", *_pair(run.first), _over(run.first, run.bare), "at most 1.50"
    clicks = run.clicks
    yield "the changed PDF and the visible pages, without a window", *_pair(clicks["alone"]), "1.00", ""
    ratio = _over(clicks["clicked"], clicks["alone"])
    yield "from click to the visible pages redrawn", *_pair(clicks["clicked"]), ratio, "at most 1.50"
    ratio = _over(clicks["clicked_cpu"], clicks["alone_cpu"])
    yield "the same in CPU time, of both threads", *_pair(clicks["clicked_cpu"]), ratio, ""
    yield "the answer under the finger", *_pair(clicks["answers"]), "", "one frame, 16.7 ms"
    yield "the window's thread away while pages are made", *_pair(clicks["gaps"]), "", "p95 at most 16 ms"
    for scale, figures in run.scroll.items():
        rate = len(figures["frames"]) / figures["seconds"]
        words = f"a frame of scrolling at {scale} x: {rate:.0f} a second, {figures['bare']} with a page not drawn yet"
        yield words, *_pair(figures["frames"]), "", "60 a second"
    growth = f"{run.sizes[-1] / run.sizes[0]:.2f}"
    yield f"memory after 1,000 toggles over that after 200 ({run.sizes[0]:.0f} MB)", "", "", growth, "flat"


def _pair(figures: Sequence[float]) -> tuple[str, str]:
    return f"{median(figures):.1f}", f"{quantiles(figures, n=20)[-1]:.1f}"


def _over(mine: Sequence[float], base: Sequence[float]) -> str:
    """The median of the ratios turn by turn, which neighbours on the machine disturb least."""
    return f"{median(m / b for m, b in zip(mine, base, strict=True)):.2f}"
