"""The records' figures as a table: each beside its yardstick and what was asked of it."""

from collections.abc import Iterator, Sequence
from statistics import median, quantiles

from benchmarks import table
from benchmarks.records import RecordsRun


def records_report(run: RecordsRun) -> str:
    """The section about the archive."""
    words = f"{run.records:,} records of nobody, {run.megabytes:.0f} MB; wall time, in turns with the yardstick."
    return f"## Records\n\n{words}\n\n{table.table(records_rows(run))}\n"


def records_rows(run: RecordsRun) -> Iterator[Sequence[str]]:
    """What, median, 95th percentile, ratio of the medians, what was asked."""
    yield "what", "median ms", "p95 ms", "ratio", "asked"
    yield "a keystroke of a search on plain SQLite", *_pair(run.typed_plain), "1.00", ""
    ratio = f"{_p95(run.typed) / _p95(run.typed_plain):.2f} (p95)"
    yield "a keystroke of a search", *_pair(run.typed), ratio, "p95 under 16 ms"
    yield "one record opened, its file compared with its hash", *_pair(run.opened), "", "under 50 ms"
    yield "the bytes of a paper in one bare SQLCipher transaction", *_pair(run.bare), "1.00", ""
    yield "a paper filed", *_pair(run.filed), _over(run.filed, run.bare), "at most 1.50"
    yield "all its rows with the index and the log, by bare SQL in one transaction", *_pair(run.replayed), "1.00", ""
    yield "a paper filed, against that", *_pair(run.filed), _over(run.filed, run.replayed), "at most 1.50"
    yield "start to the first list, no records", *_pair(run.started_empty), "1.00", ""
    yield (
        "start to the first list, with all of them",
        *_pair(run.started),
        _over(run.started, run.started_empty),
        ("at most 1.10"),
    )
    yield "the database's file copied and synced", *_pair(run.copied), "1.00", ""
    yield "a backup, read back and compared", *_pair(run.backed), _over(run.backed, run.copied), "at most 1.50"
    yield "the file copied, synced, read back and compared", *_pair(run.compared), "1.00", ""
    yield "a backup, against that", *_pair(run.backed), _over(run.backed, run.compared), "at most 1.50"


def _pair(figures: Sequence[float]) -> tuple[str, str]:
    return f"{median(figures):.1f}", f"{_p95(figures):.1f}"


def _p95(figures: Sequence[float]) -> float:
    return quantiles(figures, n=20, method="inclusive")[-1]


def _over(mine: Sequence[float], base: Sequence[float]) -> str:
    return f"{median(mine) / median(base):.2f}"
