"""Start-up of what ships beside a bare Qt window, cold and warm: ``python -m benchmarks.ship [BUNDLE]`` prints it.

All are watched from outside, by the X server's own notice that a window was mapped, because nothing can be put into
a bundle. Every turn starts each of them. Cold: the pages of their files were given back to the system before.
"""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks import table

ROOT: Final = Path(__file__).resolve().parent.parent
BUNDLE: Final = ROOT / "build" / "work" / "dist" / "exoconsent" / "exoconsent"
TURNS: Final = 9
PATIENCE: Final = 60.0
"""Seconds that a window may take to come."""
BARE: Final = (
    "from PySide6.QtWidgets import QApplication, QMainWindow; a = QApplication([]); w = QMainWindow();"
    " w.resize(1280, 860); w.show(); a.exec()"
)
SUBSTRUCTURE_NOTIFY: Final = 1 << 19
MAP_NOTIFY: Final = 19


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """Something with a window."""

    title: str
    command: Sequence[str]
    trees: Sequence[Path]
    """Where its files lie."""


def starters(bundle: Path) -> tuple[Starter, ...]:
    """The bare window, the source, the bundle."""
    python = Path(sys.base_prefix) / "lib"
    venv = Path(sys.prefix) / "lib"
    return (
        Starter(title="a bare QMainWindow, from Python", command=(sys.executable, "-c", BARE), trees=(python, venv)),
        Starter(
            title="ExoConsent, from source",
            command=(sys.executable, "main.py"),
            trees=(python, venv, ROOT / "exoconsent"),
        ),
        Starter(title="ExoConsent, the bundle", command=(str(bundle),), trees=(bundle.parent,)),
    )


def measure(bundle: Path, turns: int = TURNS) -> Mapping[str, dict[str, list[float]]]:
    """Milliseconds by title, "cold" and "warm"; the first warm turn is not counted."""
    found: dict[str, dict[str, list[float]]] = {one.title: {"cold": [], "warm": []} for one in starters(bundle)}
    with _screen() as display, tempfile.TemporaryDirectory() as home:
        watch = _Watch(display)
        for turn in range(turns + 1):
            for one in starters(bundle):
                _give_back(one.trees)
                cold = _start(one, watch, display, home)
                warm = _start(one, watch, display, home)
                if turn:
                    found[one.title]["cold"].append(cold)
                    found[one.title]["warm"].append(warm)
    return found


def report(found: Mapping[str, dict[str, list[float]]]) -> str:
    """The table, with ratios to the bare window turn by turn."""
    bare = next(iter(found.values()))
    rows: list[Sequence[str]] = [("from the start to the window", "warm ms", "ratio", "cold ms", "ratio")]
    for title, figures in found.items():
        cells = [title]
        for kind in ("warm", "cold"):
            ratio = median(mine / base for mine, base in zip(figures[kind], bare[kind], strict=True))
            cells += [f"{median(figures[kind]):.0f}", f"{ratio:.2f}"]
        rows.append(cells)
    return table.table(iter(rows))


class _Watch:
    """Hears of every window that is mapped on a screen."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._screen = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._screen))
        self._x.XSelectInput(self._screen, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self._x.XSync(self._screen, 0)

    def forget(self) -> None:
        """What was heard so far does not count."""
        self._x.XSync(self._screen, 1)

    def wait(self) -> float:
        """The moment when the next window is there."""
        event = (ctypes.c_long * 24)()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            while self._x.XPending(self._screen):
                self._x.XNextEvent(self._screen, ctypes.byref(event))
                if ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == MAP_NOTIFY:
                    return time.monotonic()
            time.sleep(0.0005)
        raise TimeoutError


def _start(one: Starter, watch: _Watch, display: str, home: str) -> float:
    kept = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    environment = {**kept, "DISPLAY": display, "EXOCONSENT_HOME": home}
    watch.forget()
    began = time.monotonic()
    process = subprocess.Popen(
        one.command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return (watch.wait() - began) * 1000
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _give_back(trees: Sequence[Path]) -> None:
    """Let the system forget the pages of all files below ``trees``; those in use by others it keeps."""
    for path in (path for tree in trees for path in tree.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server: Any = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    print(report(measure(Path(sys.argv[1]) if sys.argv[1:] else BUNDLE)))
