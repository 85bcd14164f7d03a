"""A forked child that does some work and tells what was acknowledged, maybe with a fault armed."""
# ruff: noqa: T201, BLE001 - a program that prints its result and whatever went wrong is reported

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exoconsent.errors import ExoConsentError

Ack = Callable[..., None]
Work = Callable[[Path, Ack], None]
SOURCE = Path(__file__).with_name("fault.c")
LIBRARY = "EXOCONSENT_FAULT_LIBRARY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Which file operation fails, and how."""

    mode: str
    """k: killed before it; h: killed in the middle of it; i: I/O error; n: no space left."""
    at: int
    """From 1; 0 only counts."""
    always: bool = False
    """Every later one fails too."""

    def __str__(self) -> str:
        names = {"k": "kill", "h": "half", "i": "eio", "n": "full"}
        return f"{names[self.mode]}{' for ever' if self.always else ''} at {self.at}"


@dataclass(slots=True)
class Outcome:
    """What a child said before it ended."""

    acks: list[list[Any]] = field(default_factory=list)
    tries: list[list[Any]] = field(default_factory=list)
    """What was begun; the last may or may not have happened."""
    told: list[str] = field(default_factory=list)
    """Sentences in which a failure was told."""
    bug: str = ""
    """The traceback of an error that was no sentence."""
    operations: int = 0


def rerun_with_faults(module: str) -> None:
    """Start this program again with the fault library loaded; say so and stop where there is no compiler."""
    if LIBRARY in os.environ:
        return
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or not compiler:
        print("skipped: no C compiler here, or not Linux")
        raise SystemExit(77)
    with tempfile.TemporaryDirectory() as place:
        library = str(Path(place) / "fault.so")
        build = [compiler, "-shared", "-fPIC", "-O1", "-o", library, str(SOURCE), "-ldl"]
        subprocess.run(build, check=True)
        again = {**os.environ, "LD_PRELOAD": library, LIBRARY: library}
        raise SystemExit(
            subprocess.run([sys.executable, "-m", module, *sys.argv[1:]], env=again, check=False).returncode
        )


class Child:
    """One forked child at work; ``end`` gives what it said."""

    def __init__(self, work: Work, room: Path, fault: Fault | None = None, trace: Path | None = None) -> None:
        reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reader)
            _live(work, room, writer, fault, trace)
        os.close(writer)
        self._reader = reader
        self._said = b""

    def hear(self) -> bytes:
        """Wait for the next thing it says."""
        piece = os.read(self._reader, 1 << 16)
        self._said += piece
        return piece

    def hear_of(self, kind: str) -> None:
        """Wait until it has said that, or ends."""
        while f'["{kind}"'.encode() not in self._said and self.hear():
            pass

    def stop(self) -> None:
        """Hold it still, in the middle of whatever it does."""
        os.kill(self.pid, signal.SIGSTOP)
        os.waitpid(self.pid, os.WUNTRACED)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> Outcome:
        """Wait for its end."""
        while self.hear():
            pass
        os.close(self._reader)
        os.waitpid(self.pid, 0)
        outcome = Outcome()
        for line in self._said.splitlines():
            kind, *what = json.loads(line)
            match kind:
                case "try":
                    outcome.tries.append(what)
                case "told":
                    outcome.told.append(what[0])
                case "bug":
                    outcome.bug = what[0]
                case "operations":
                    outcome.operations = what[0]
                case _:
                    outcome.acks.append([kind, *what])
        return outcome


def run(work: Work, room: Path, fault: Fault | None = None, trace: Path | None = None) -> Outcome:
    """Do ``work`` in a child to its end."""
    return Child(work, room, fault, trace).end()


def _live(work: Work, room: Path, writer: int, fault: Fault | None, trace: Path | None) -> None:
    def ack(kind: str, *what: Any) -> None:
        os.write(writer, json.dumps([kind, *what]).encode() + b"\n")

    library = ctypes.CDLL(os.environ[LIBRARY]) if fault else None
    try:
        if library and fault:
            log = os.open(trace, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if trace else -1
            where = str(room.resolve()).encode()
            library.fault_arm(where, b"", ord(fault.mode), ctypes.c_long(fault.at), int(fault.always), log)
        work(room, ack)
    except ExoConsentError as told:
        ack("told", str(told))
    except BaseException:
        ack("bug", traceback.format_exc())
    if library:
        ack("operations", library.fault_disarm())
    os._exit(0)


def quick_place() -> str | None:
    """A folder in memory, where syncing costs nothing: for harnesses in which no power is cut."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
