"""The batch: many patients, each adapted, assembled, rendered and sealed, by two processes at the same time.

``EXOCONSENT_BATCH`` is the number of documents of ours (120 unless told), ``EXOCONSENT_BATCH_PEERS`` that of each
other engine (60), ``EXOCONSENT_BATCH_MEMORY`` that of the run which watches our memory (600).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.engines import BATCH, LIBREOFFICE, OURS, Engine
from benchmarks.measure import ROOT
from benchmarks.table import table

PROCESSES: Final = 2
TURNS: Final = 4
"""Engines take turns, so that a busy minute of the machine hits all alike."""
STEPS: Final = 6
"""How often memory is read."""


@dataclass(slots=True)
class Batch:
    """What one engine did."""

    engine: Engine
    missing: str = ""
    documents: int = 0
    wall: float = 0.0
    """Seconds."""
    sealing: float = 0.0
    """Of that the seals, seconds of both processes together."""

    @property
    def rate(self) -> float:
        """Sealed documents per second."""
        return self.documents / self.wall

    @property
    def rate_unsealed(self) -> float:
        """Documents per second without the time for seals."""
        return self.documents / (self.wall - self.sealing / PROCESSES)


@dataclass(slots=True)
class Memory:
    """What one of our processes held."""

    after: list[int] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    """MB."""


class _Pair:
    """The processes of one engine."""

    def __init__(self, engine: Engine, sections: Sequence[str], processes: int = PROCESSES) -> None:
        command = [sys.executable, "-m", "benchmarks.batch_child", engine.key, ",".join(sections)]
        pipe = subprocess.PIPE
        self._all = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) for _ in range(processes)]
        self.first = self._answers()

    def run(self, first: int, count: int) -> list[dict[str, Any]]:
        """Each process makes ``count`` documents."""
        for index, process in enumerate(self._all):
            assert process.stdin
            process.stdin.write(f"{first + index * count} {count}\n")
            process.stdin.flush()
        return self._answers()

    def close(self) -> None:
        """End them."""
        for process in self._all:
            if process.stdin:
                process.stdin.close()
            process.wait()

    def _answers(self) -> list[dict[str, Any]]:
        answers = []
        for process in self._all:
            assert process.stdout
            line = process.stdout.readline()
            if not line:
                raise RuntimeError("a process of the batch died; its complaint stands above")
            answers.append(json.loads(line))
        return answers


def run(sections: Sequence[str]) -> tuple[list[Batch], Memory]:
    """Measure every engine that is installed, in turns, then our memory."""
    batches = [Batch(engine) for engine in BATCH]
    pairs = {batch.engine.key: _Pair(batch.engine, sections) for batch in batches}
    for batch in batches:
        batch.missing = pairs[batch.engine.key].first[0].get("missing", "")
    for turn in range(TURNS + 1):
        for batch in batches:
            if not batch.missing:
                _turn(batch, pairs[batch.engine.key], turn)
    for pair in pairs.values():
        pair.close()
    return batches, _memory(sections, _number("_MEMORY", 600))


def _number(name: str, usual: int) -> int:
    return int(os.environ.get(f"EXOCONSENT_BATCH{name}", usual))


def _turn(batch: Batch, pair: _Pair, turn: int) -> None:
    """One share of an engine's documents; the first turn is not counted."""
    wanted = _number("", 120) if batch.engine is OURS else _number("_PEERS", 60)
    each = max(1, wanted // PROCESSES // TURNS) if batch.engine is not LIBREOFFICE else 1
    start = time.perf_counter()
    answers = pair.run(turn * each * PROCESSES, each)
    if turn:
        batch.wall += time.perf_counter() - start
        batch.documents += each * PROCESSES
        batch.sealing += sum(answer["sealing"] for answer in answers)


def _memory(sections: Sequence[str], documents: int) -> Memory:
    pair, memory = _Pair(OURS, sections, 1), Memory()
    each = max(1, documents // STEPS)
    for step in range(STEPS):
        (answer,) = pair.run(step * each, each)
        memory.after.append((step + 1) * each)
        memory.held.append(answer["memory"])
    pair.close()
    return memory


def batch_report(batches: Sequence[Batch], memory: Memory) -> str:
    """The section of the page."""
    held = ", ".join(f"{mb:.1f} after {after:,}" for after, mb in zip(memory.after, memory.held, strict=True))
    growth = memory.held[-1] / memory.held[0]
    return (
        f"## The batch: adapted, rendered and sealed by {PROCESSES} processes\n\n{table(_rows(batches))}\n\n"
        f"Memory of one process of ours, MB: {held}. Last over first: {growth:.2f}.\n"
    )


def _rows(batches: Sequence[Batch]) -> Iterator[Sequence[str]]:
    yield "engine", "documents", "sealed, a second", "ours to it", "unsealed, a second", "ours to it", "a seal, ms"
    ours = next(batch for batch in batches if batch.engine is OURS)
    for one in batches:
        if one.missing:
            yield one.engine.title, one.missing
            continue
        yield (
            one.engine.title,
            str(one.documents),
            f"{one.rate:.1f}",
            f"{ours.rate / one.rate:.2f}",
            f"{one.rate_unsealed:.1f}",
            f"{ours.rate_unsealed / one.rate_unsealed:.2f}",
            f"{one.sealing / one.documents * 1000:.1f}",
        )
