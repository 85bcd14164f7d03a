"""The tables, in Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from benchmarks import machine
from benchmarks.engines import BASE, FLOOR, FLOOR_REPORTLAB, NOTHING, OURS, TYPST_WARM
from benchmarks.measure import CPU, WALL, Figures, Pick, Run, Turn, middle, ratio


def report(run: Run) -> str:
    """Everything that a run has to tell."""
    parts = (
        "## Making the pages, warm",
        table(_pages_rows(run)),
        "## After a change, warm",
        table(_change_rows(run)),
        "## The whole way: adapt, assemble, render",
        table(_way_rows(run)),
        "## Where our own time goes, warm",
        table(_stage_rows(run)),
        "## The run",
        "\n".join(f"* {line}" for line in _circumstances(run)),
    )
    return "\n\n".join(parts) + "\n"


def table(rows: Iterable[Sequence[str]]) -> str:
    """Markdown; the first row is the head."""
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    padded = ([*row, *[""] * (len(head) - len(row))] for row in (head, rule, *body))
    return "\n".join(f"| {' | '.join(row)} |" for row in padded)


def _rendering(measure: int) -> Pick:
    return lambda turn: turn["render"][measure]


def _way(turn: Turn) -> float:
    return sum(turn[stage][CPU] for stage in ("adapt", "assemble", "render"))


def _pages_rows(run: Run) -> Iterator[Sequence[str]]:
    yield "engine", "CPU ms", "wall ms", "CPU ratio", "wall ratio", "pages", "kB", "the file is"
    base = run.figures[BASE.key].turns
    for one in run.figures.values():
        if one.missing:
            yield one.engine.title, one.missing
        elif one.engine is not NOTHING:
            times = (f"{middle(one.turns, _rendering(m)):.1f}" for m in (CPU, WALL))
            ratios = (f"{ratio(one.turns, base, _rendering(m)):.2f}" for m in (CPU, WALL))
            yield one.engine.title, *times, *ratios, str(one.pages), f"{one.size / 1000:.0f}", one.engine.standards


def _change_rows(run: Run) -> Iterator[Sequence[str]]:
    """Each figure with what was asked of it."""
    yield "what", "CPU ms", "ratio", "asked"
    ours = run.figures[OURS.key]
    title = "another patient: to"
    floors = ((FLOOR_REPORTLAB, "at most 1.50"), (FLOOR, "at most 1.50"))
    for engine, asked in ((BASE, "at most 0.26"), (TYPST_WARM, "at most 1.00"), *floors):
        other = run.figures[engine.key]
        if not other.missing:
            share = ratio(ours.turns, other.turns, _rendering(CPU))
            yield f"{title} {other.engine.title}", f"{middle(ours.turns, _rendering(CPU)):.1f}", f"{share:.2f}", asked
    for turns, pages in ((ours.toggles, f"{ours.pages} pages"), (ours.whole_toggles, "the whole form")):
        anew = f"{middle(turns, lambda turn: turn['anew'][CPU]):.1f}"
        yield f"{pages}, every page laid out and drawn anew", anew, "1.00", ""
        left = f"{middle(turns, lambda turn: turn['toggled'][CPU]):.1f}"
        yield f"{pages}, one section left out", left, _toggled(turns), "at most 0.60"


def _toggled(turns: Sequence[Turn]) -> str:
    return f"{median(turn['toggled'][CPU] / turn['anew'][CPU] for turn in turns):.2f}"


def _way_rows(run: Run) -> Iterator[Sequence[str]]:
    yield (
        "engine",
        "warm, CPU ms",
        "ratio",
        "cold, wall ms",
        "ratio",
        "of it the engine, ms",
        "ratio",
        "peak MB, 1 document",
        f"peak MB, {run.rounds} more",
    )
    base = run.figures[BASE.key]
    for one in run.figures.values():
        yield (one.engine.title, one.missing) if one.missing else (one.engine.title, *_way_cells(one, base))


def _way_cells(one: Figures, base: Figures) -> Iterator[str]:
    yield f"{middle(one.turns, _way):.1f}"
    yield f"{ratio(one.turns, base.turns, _way):.2f}"
    for mine, theirs in ((one.cold, base.cold), (one.cold_engine, base.cold_engine)):
        nothing = one.engine is NOTHING and mine is one.cold_engine
        yield "" if nothing else f"{median(mine):.0f}"
        yield "" if nothing else f"{median(m / t for m, t in zip(mine, theirs, strict=True)):.2f}"
    yield f"{median(one.cold_peak):.0f}"
    yield f"{one.peak:.0f}"


def _stage_rows(run: Run) -> Iterator[Sequence[str]]:
    ours = run.figures[OURS.key]
    yield "stage", "CPU ms"
    stages = (
        ("adapt", ours.turns, f"adapt ({run.whole_sections} sections printed)"),
        ("assemble", ours.turns, "assemble all of them"),
        ("render", ours.turns, f"render {ours.pages} pages"),
        ("prepare", ours.whole, "a click: adapt, assemble, review, record"),
        ("render", ours.whole, "a click: render all pages, with the record attached"),
    )
    for stage, turns, title in stages:
        yield title, f"{middle(turns, lambda turn, stage=stage: turn[stage][CPU]):.1f}"  # type: ignore[misc]


def _circumstances(run: Run) -> Iterator[str]:
    yield from machine.describe()
    yield f"medians of {run.rounds} warm and {run.cold_rounds} cold rounds; {run.seconds:.0f} s in all"
    yield f"{run.words} words in the sections {', '.join(run.sections)}"
