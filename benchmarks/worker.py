"""One engine in a process of its own: the whole way once, then a turn for every line that comes in.

``python -m benchmarks.worker ENGINE SECTION,SECTION...`` answers with one line of JSON for the first document, one
for every line "cut N", "whole N" or "toggle N", and one with size, pages and peak memory when its input ends.
"""

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from benchmarks.engines import BY_KEY
from benchmarks.sample import NOW, Desk, cut
from exoconsent.consent.assemble import content_hash
from exoconsent.consent.document import Consent

PANGO: Final = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
OFFICE: Final = "libreoffice-writer-nogui"
Ready = Callable[[Consent], Callable[[], bytes]]


class Watch:
    """Times the stages of one turn: CPU and wall, milliseconds."""

    def __init__(self) -> None:
        self.stages: dict[str, tuple[float, float]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside under ``name``."""
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.stages[name] = (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def cut_turn(desk: Desk, ids: list[str], ready: Ready, turn: int) -> tuple[Watch, bytes]:
    """Adapt, assemble and render the four pages."""
    watch, draft = Watch(), desk.named(turn)
    with watch.stage("adapt"):
        adaptation = desk.adapt(draft)
    with watch.stage("assemble"):
        consent = desk.assemble(draft, adaptation)
    render = ready(cut(consent, ids))
    with watch.stage("render"):
        pdf = render()
    return watch, pdf


def toggle_turn(desk: Desk, ids: list[str], ready: Ready, turn: int) -> tuple[Watch, bytes]:
    """All pages anew, with nothing kept but lines and fonts; then the same document without one of its sections."""
    from exoconsent.pdf import kept

    watch = Watch()
    whole = cut(desk.consent(turn), ids) if ids else desk.consent(turn)
    left_out = whole.sections[turn % len(whole.sections)]
    toggled = replace(whole, sections=tuple(s for s in whole.sections if s is not left_out))
    toggled = replace(toggled, content_hash=content_hash(toggled))
    ready(whole)()  # lines broken, fonts cut
    kept.forget()
    for stage, consent in (("anew", whole), ("toggled", toggled)):
        render = ready(consent)
        with watch.stage(stage):
            pdf = render()
    return watch, pdf


def whole_turn(desk: Desk, _ids: list[str], ready: Ready, turn: int) -> tuple[Watch, bytes]:
    """What a click does: everything, with review and record, on every page."""
    watch, draft = Watch(), desk.named(turn)
    with watch.stage("prepare"):
        prepared = desk.clinic.prepare(draft, NOW)
    render = ready(prepared.consent)
    with watch.stage("render"):
        pdf = render()
    return watch, pdf


TURNS: Final = {"cut": cut_turn, "whole": whole_turn, "toggle": toggle_turn}


def main() -> None:
    """Serve one engine until the input ends."""
    engine, ids = BY_KEY[sys.argv[1]], [name for name in sys.argv[2].split(",") if name]
    desk = Desk.open()
    short = cut(desk.consent(0), ids) if ids else desk.consent(0)
    start = time.perf_counter()
    try:
        with redirect_stdout(io.StringIO()):  # WeasyPrint prints a page of advice where Pango is missing
            ready = engine.preparer()
            pdf = ready(short)()
    except (ImportError, OSError) as error:
        _tell({"missing": _why(error)})
        return
    _tell({"cpu": time.process_time() * 1000, "engine": (time.perf_counter() - start) * 1000})
    for line in sys.stdin:
        kind, turn = line.split()
        watch, _ = TURNS[kind](desk, ids, ready, int(turn))
        _tell(watch.stages)
    _tell({"peak": peak_memory(), "bytes": len(pdf), "pages": _pages(pdf)})


def peak_memory() -> float:
    """The most memory this process has held, MB.

    ``ru_maxrss`` of a child may hold its parent's memory from before the exec, so Linux is asked itself.
    """
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        scale = 1e6 if sys.platform == "darwin" else 1e3
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    return next(int(line.split()[1]) * 1024 / 1e6 for line in status.splitlines() if line.startswith("VmHWM:"))


def _pages(pdf: bytes) -> int:
    from pypdfium2 import PdfDocument

    return len(PdfDocument(pdf)) if pdf else 0


def _why(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and error.name == OFFICE:
        return f"not installed; run: sudo apt-get install {OFFICE}"
    if isinstance(error, ModuleNotFoundError):
        return f"not installed ({error.name}); `make bench` installs it"
    if "load library" in str(error):
        return f"not installed; run: sudo apt-get install {PANGO}"
    return f"not working: {' '.join(str(error).split())[:120]}"


def _tell(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
