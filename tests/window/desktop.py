"""A real desktop without a screen: Xvfb, a window manager, a message bus, hands on the keyboard, ears at AT-SPI."""

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from tests.window.tree import Node, Tree

ROOT = Path(__file__).resolve().parents[2]
SCREEN = (1600, 1000)
PATIENCE = 30.0
"""Seconds until something that must happen did not."""
CRASHES = (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS)
TOOLS = ("Xvfb", "openbox", "dbus-run-session", "xdotool")
T = TypeVar("T")


def missing_tools() -> list[str]:
    """What these tests need and this computer lacks."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    pyatspi = Path("/usr/lib/python3/dist-packages/pyatspi")
    return lacking if pyatspi.is_dir() else [*lacking, "python3-pyatspi"]


def eventually(look: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """The first true answer of ``look``; fails with ``what`` when none comes in time."""
    end = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < end, f"waited {patience:g} s in vain: {what}"
        time.sleep(0.02)
    return found


@dataclass(slots=True)
class Desktop:
    """One for all tests; programs come and go on it."""

    folder: str
    """Where the screen lies as a file while it is on."""
    environment: dict[str, str] = field(default_factory=dict)
    _running: list[subprocess.Popen[Any]] = field(default_factory=list)
    _runtime: TemporaryDirectory[str] = field(
        default_factory=lambda: TemporaryDirectory(prefix="exo-", ignore_cleanup_errors=True)
    )

    def begin(self) -> None:
        """Screen first, then the bus, then the window manager on both."""
        self.environment = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        self.environment["XDG_RUNTIME_DIR"] = self._runtime.name  # two desktops at once share no bus for screen readers
        self.environment["DISPLAY"] = self._screen()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        self._start(["openbox"], stdin=subprocess.DEVNULL)
        eventually(lambda: self.run("xdotool", "get_desktop", check=False).isdigit(), "a window manager")

    def end(self) -> None:
        """Take down what was begun, the newest first."""
        for process in reversed(self._running):
            stop(process)
        self._runtime.cleanup()

    def run(self, *command: str, check: bool = True) -> str:
        """A tool's output on this desktop."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=30, check=False)
        assert not check or done.returncode == 0, (command, done.stderr)
        return done.stdout.strip()

    def pixels(self, box: tuple[int, int, int, int], around: int = 1) -> bytes:
        """The screen in ``box`` (x, y, width, height) and a little around it, straight from Xvfb's memory (XWD)."""
        raw = (Path(self.folder) / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", raw[:100])
        start, line, depth = head[0] + head[19] * 12, head[12], head[11] // 8
        x, y = max(0, box[0] - around), max(0, box[1] - around)
        right, bottom = min(SCREEN[0], box[0] + box[2] + around), min(SCREEN[1], box[1] + box[3] + around)
        rows = (raw[start + row * line + x * depth : start + row * line + right * depth] for row in range(y, bottom))
        return b"".join(rows)

    def _screen(self) -> str:
        read, write = os.pipe()
        size = "x".join(map(str, (*SCREEN, 24)))
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-fbdir", self.folder]
        self._start(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            return f":{pipe.readline().strip()}"

    def _bus(self) -> str:
        command = ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null']
        bus = self._start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert bus.stdout is not None
        return str(bus.stdout.readline().strip())

    def _start(self, command: list[str], **more: Any) -> subprocess.Popen[Any]:
        more = {"stderr": subprocess.DEVNULL, "env": self.environment, "start_new_session": True, **more}
        process = subprocess.Popen(command, **more)
        self._running.append(process)
        return process


def stop(process: subprocess.Popen[Any]) -> None:
    """End a process that these tests started, and what it started."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(3)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
        break
    process.wait(3)


class Reader:
    """The other end of ``reader.py``."""

    def __init__(self, desktop: Desktop) -> None:
        command = [sys.executable, str(Path(__file__).with_name("reader.py"))]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = desktop._start(command, **pipes)
        self.ask("said")

    def ask(self, do: str, **wish: Any) -> Any:
        """One question, one answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **wish}) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        assert "fault" not in told, told
        return told["value"]


class Program:
    """main.py as a person meets it: by keyboard, mouse and ear."""

    def __init__(self, desktop: Desktop, reader: Reader, home: Path, extra: Mapping[str, str], *command: str) -> None:
        """Start it, by ``command`` if one is given."""
        self.desktop, self.reader, self.home = desktop, reader, home
        self.presses = 0
        """Keys pressed so far, a chord counting as one and typed letters as none."""
        watched = {"PYTHONPATH": str(Path(__file__).with_name("guard")), "PYTHONFAULTHANDLER": "1"}
        environment = {**desktop.environment, "EXOCONSENT_HOME": str(home), **watched, **extra}
        self.errors = home / "stderr"
        with self.errors.open("wb") as pipe:
            started = command or (sys.executable, str(ROOT / "main.py"))
            self.process = subprocess.Popen(started, env=environment, cwd=home, stderr=pipe, start_new_session=True)
        reader.ask("said")
        reader.ask("focused")
        self.window = eventually(self._window, "the window of ExoConsent")
        desktop.run("xdotool", "windowactivate", "--sync", self.window)

    def close(self) -> None:
        """End it, however it stands; it may not have crashed, nor have done what makes it crash."""
        crashed = self.process.poll() in CRASHES
        stop(self.process)
        assert not crashed, self.complaints()
        assert "A worker loads" not in self.complaints(), self.complaints()

    # Hands

    def press(self, *keys: str) -> None:
        """Press keys in xdotool's words, such as ``ctrl+p``."""
        self.presses += len(keys)
        self.desktop.run("xdotool", "key", "--delay", "12", *keys)

    def type(self, letters: str) -> None:
        """Type letters."""
        self.desktop.run("xdotool", "type", "--delay", "8", letters)

    def click(self, node: Node) -> None:
        """With the mouse, in its middle."""
        self.click_at(*node.middle)

    def click_at(self, x: int, y: int) -> None:
        """With the mouse, at a place on the screen."""
        self.desktop.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def drag(self, points: Iterable[tuple[int, int]]) -> None:
        """Press at the first, lead over all, let go at the last."""
        (x, y), *rest = points
        moves = [word for px, py in rest for word in ("mousemove", str(px), str(py), "sleep", "0.01")]
        start = ("mousemove", str(x), str(y), "mousedown", "1", "sleep", "0.02")
        self.desktop.run("xdotool", *start, *moves, "mouseup", "1")

    # Ears

    def tree(self) -> Tree:
        """What a screen reader finds now."""
        return Tree(tuple(map(Node.read, self.reader.ask("tree"))))

    def find(self, role: str, name: str, patience: float = PATIENCE) -> Node:
        """Wait for a showing thing with ``name`` somewhere in its name."""
        try:
            return eventually(lambda: self.tree().all(role, name), f"{role} “{name}”", patience)[0]
        except AssertionError as late:
            raise AssertionError(f"{late}; {self.standing()}") from None

    def act(self, node: Node, action: str) -> None:
        """By the screen reader's hand; ``node`` must be of the newest tree."""
        assert self.reader.ask("act", node=node.node, action=action), f"{node} has no action {action}: {node.actions}"

    def said(self, words: str, patience: float = PATIENCE) -> str:
        """Wait until something with ``words`` is announced; all that was announced until then."""
        heard: list[str] = []

        def look() -> bool:
            heard.extend(self.reader.ask("said"))
            return any(words in line for line in heard)

        try:
            eventually(look, f"announcing “{words}”", patience)
        except AssertionError as late:
            raise AssertionError(f"{late}; heard {heard}") from None
        return "\n".join(heard)

    def focus(self) -> Node:
        """What has the keyboard now."""
        return eventually(lambda: self.tree().focused, "anything with the focus")

    def on(self, name: str) -> Node:
        """Wait until something with ``name`` in its name has the keyboard; keys before that go elsewhere."""
        return eventually(lambda: (at := self.tree().focused) and name in at.name and at, f"the keyboard on “{name}”")

    def went(self) -> list[Node]:
        """What got the keyboard since the last asking."""
        return [Node.read(told) for told in self.reader.ask("focused")]

    # Eyes

    def picture(self, path: Path) -> Path:
        """The whole screen as PNG."""
        self.desktop.run("import", "-window", "root", str(path))
        return path

    def looks_other(self, box: tuple[int, int, int, int], before: bytes, patience: float = 1.0) -> bool:
        """Whether what shows in ``box`` becomes another picture than it was."""
        end = time.monotonic() + patience
        while self.desktop.pixels(box) == before:
            if time.monotonic() > end:
                return False
            time.sleep(0.01)
        return True

    def complaints(self) -> str:
        """What it wrote to standard error."""
        return self.errors.read_text()

    def standing(self) -> str:
        """What there is instead of what was waited for, and where the keyboard was."""
        shown = [f"{n.role} “{n.name}”" for n in self.tree().all() if n.name]
        went = [f"{n.role} “{n.name}”" for n in self.went()]
        return f"ended: {self.process.poll()}; shows {shown}; keyboard on {went}; wrote {self.complaints()!r}"

    def _window(self) -> str:
        assert self.process.poll() is None, self.errors.read_text()
        return self.desktop.run("xdotool", "search", "--onlyvisible", "--name", "^ExoConsent$", check=False)
