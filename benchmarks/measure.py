"""Measuring: workers take turns, so that a slow minute of the machine hits every engine alike."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Any, Final

from benchmarks.engines import ENGINES, OURS, Engine
from benchmarks.sample import Desk, cut, four_pages
from exoconsent.consent.assemble import printed_words

ROOT: Final = Path(__file__).resolve().parent.parent
WARM_UP: Final = 2
"""Turns that are not counted."""
CPU, WALL = 0, 1

Turn = dict[str, tuple[float, float]]
"""CPU and wall time by stage, milliseconds."""
Pick = Callable[[Turn], float]


@dataclass(slots=True)
class Figures:
    """What was measured of one engine; times in milliseconds, memory in MB."""

    engine: Engine
    missing: str = ""
    cold: list[float] = field(default_factory=list)
    """From the start of a process to its first document."""
    cold_engine: list[float] = field(default_factory=list)
    """Of that: loading the engine and making the first document."""
    cold_peak: list[float] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    whole: list[Turn] = field(default_factory=list)
    toggles: list[Turn] = field(default_factory=list)
    """A section toggled in the four pages."""
    whole_toggles: list[Turn] = field(default_factory=list)
    """A section toggled in the whole form."""
    peak: float = 0.0
    pages: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the benchmark."""

    figures: dict[str, Figures]
    rounds: int
    cold_rounds: int
    sections: tuple[str, ...]
    words: int
    """Printed words of the four pages, without header and footer."""
    whole_sections: int
    seconds: float


def run(rounds: int, cold_rounds: int) -> Run:
    """Measure every engine that is installed."""
    start = time.monotonic()
    consent = Desk.open().consent(0)
    sections = four_pages(consent)
    figures = {engine.key: Figures(engine) for engine in ENGINES}
    for _ in range(cold_rounds):
        for one in figures.values():
            _cold(one, sections)
    _warm([one for one in figures.values() if not one.missing], sections, rounds)
    return Run(
        figures=figures,
        rounds=rounds,
        cold_rounds=cold_rounds,
        sections=sections,
        words=sum(len(text.split()) for _, text in printed_words(cut(consent, sections))),
        whole_sections=len(consent.sections),
        seconds=time.monotonic() - start,
    )


def middle(turns: Sequence[Turn], pick: Pick) -> float:
    """The median over the turns."""
    return median(map(pick, turns))


def ratio(turns: Sequence[Turn], base: Sequence[Turn], pick: Pick) -> float:
    """The median of the ratios round by round, which a drifting clock disturbs least."""
    return median(pick(turn) / pick(other) for turn, other in zip(turns, base, strict=True))


class Worker:
    """A process that makes documents with one engine; see ``benchmarks.worker``."""

    def __init__(self, engine: Engine, sections: Sequence[str]) -> None:
        start = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", engine.key, ",".join(sections)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        self.first = self._answer()
        self.cold = (time.perf_counter() - start) * 1000
        """From the start of the process to its first document."""

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def turn(self, kind: str, number: int) -> Turn:
        """One more document for somebody else."""
        assert self._process.stdin
        self._process.stdin.write(f"{kind} {number}\n")
        self._process.stdin.flush()
        return {stage: (cpu, wall) for stage, (cpu, wall) in self._answer().items()}

    def last(self) -> dict[str, Any]:
        """End it; what it has to say of itself."""
        assert self._process.stdin
        self._process.stdin.close()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a benchmark worker died; its complaint stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _cold(figures: Figures, sections: Sequence[str]) -> None:
    if figures.missing:
        return
    with Worker(figures.engine, sections) as worker:
        figures.missing = worker.first.get("missing", "")
        if figures.missing:
            return
        figures.cold.append(worker.cold)
        figures.cold_engine.append(worker.first["engine"])
        figures.cold_peak.append(worker.last()["peak"])


def _warm(measured: Sequence[Figures], sections: Sequence[str], rounds: int) -> None:
    workers = {one.engine.key: Worker(one.engine, sections) for one in measured}
    clicks = Worker(OURS, sections)  # in processes of their own, so that memory is not counted with the four pages
    toggles, whole = Worker(OURS, sections), Worker(OURS, ())
    for number in range(rounds + WARM_UP):
        shift = number % len(measured)  # nobody always comes after the slowest
        for one in (*measured[shift:], *measured[:shift]):
            worker = workers[one.engine.key]
            one.turns.append(worker.turn("cut", number + 1))
            if one.engine is OURS:
                one.whole.append(clicks.turn("whole", number + 1))
                one.toggles.append(toggles.turn("toggle", number + 1))
                one.whole_toggles.append(whole.turn("toggle", number + 1))
    for extra in (clicks, toggles, whole):
        extra.close()
    for one in measured:
        del one.turns[:WARM_UP], one.whole[:WARM_UP], one.toggles[:WARM_UP], one.whole_toggles[:WARM_UP]
        with workers[one.engine.key] as worker:
            end = worker.last()
        one.peak, one.pages, one.size = end["peak"], end["pages"], end["bytes"]
