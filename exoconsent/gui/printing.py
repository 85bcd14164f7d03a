"""Printing: this desk's printer, and handing it the very PDF that would be filed."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

from exoconsent.errors import ExoConsentError

MOST_COPIES: Final = 20
_PATIENCE: Final = 15
"""Seconds for a print system that does not answer."""
_ENGLISH: Final = {"LC_ALL": "C", "LANG": "C"}


class PrintError(ExoConsentError):
    """The printer was not reached or refused, as a sentence."""


class QueueState(StrEnum):
    """What a queue would do with a job now."""

    READY = "ready"
    BUSY = "printing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A printer that this computer knows."""

    name: str
    state: QueueState
    reason: str = ""
    """Why it is paused, in the print system's words."""

    @property
    def words(self) -> str:
        """Name and state for a list."""
        return f"{self.name} ({self.state.value})"


class Sides(StrEnum):
    """CUPS and IPP keywords for the sides of the paper."""

    ONE = "one-sided"
    LONG = "two-sided-long-edge"
    SHORT = "two-sided-short-edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """What this desk prints on, and how."""

    printer: str = ""
    """Empty for the system's default printer."""
    copies: int = 1
    """For the clinic."""
    patient_copies: int = 1
    """For the patient to take home; in the same job."""
    sides: Sides = Sides.LONG
    tray: str = ""
    """The print system's word for the tray, e.g. "Tray2"; empty for the printer's own choice."""

    @property
    def total(self) -> int:
        """Copies that come out."""
        return self.copies + self.patient_copies

    def as_json(self) -> dict[str, Any]:
        """For the desk's settings."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "PrintChoice":
        """What ``as_json`` gave; anything else in it counts as not chosen."""
        plain = cls()
        return cls(
            printer=_word(kept.get("printer")),
            copies=_count(kept.get("copies"), plain.copies),
            patient_copies=_count(kept.get("patient_copies"), plain.patient_copies, least=0),
            sides=Sides(kept["sides"]) if kept.get("sides") in set(Sides) else plain.sides,
            tray=_word(kept.get("tray")),
        )


class Printer(Protocol):
    """A way to paper."""

    def queues(self) -> tuple[Queue, ...]:
        """The printers, the system's default first; raises ``PrintError`` when nobody can say."""

    def send(self, pdf: bytes, number: str, choice: PrintChoice) -> str:
        """Print; the job's id. Raises ``PrintError``. ``number`` titles the job, so it must not name anybody."""

    def trouble(self, job: str) -> str:
        """Why a job that was sent does not come out, as a sentence; empty when nothing is known to be wrong."""


class CupsPrinter:
    """CUPS (Linux, macOS), by its own commands ``lp`` and ``lpstat``."""

    def queues(self) -> tuple[Queue, ...]:
        """By ``lpstat -p -d``."""
        done = _run(["lpstat", "-p", "-d"])
        return parse_queues(done.stdout.decode(errors="replace"))

    def send(self, pdf: bytes, number: str, choice: PrintChoice) -> str:
        """By ``lp``, the PDF on its standard input: no copy of it is left in a folder of ours."""
        queue = _queue(self.queues(), choice.printer)
        command = ["lp", "-d", queue.name, "-n", str(choice.total), "-o", f"sides={choice.sides}", "-o", "collate=true"]
        tray = ["-o", f"media={choice.tray}"] if choice.tray else []
        done = _run([*command, *tray, "-t", number, "-"], pdf)
        if done.returncode:
            raise PrintError(f'The printer "{queue.name}" did not take the job: {_reason(done)}')
        found = re.search(r"request id is (\S+)", done.stdout.decode(errors="replace"))
        return found.group(1) if found else ""

    def trouble(self, job: str) -> str:
        """By ``lpstat``: what the finished job says of itself, else what its queue says."""
        finished = _run(["lpstat", "-l", "-W", "completed", "-o"]).stdout.decode(errors="replace")
        alerts = _alerts(finished, job)
        if alerts is not None:
            bad = "cancel" in alerts or "abort" in alerts
            return f"The print job failed: the print system gave it up ({alerts})." if bad else ""
        queue = next((q for q in self.queues() if job.rpartition("-")[0] == q.name), None)
        return _paused(queue) if queue and queue.state is QueueState.PAUSED else ""


class NoPrinter:
    """Where ExoConsent cannot print by itself yet: Windows, and computers without CUPS."""

    def __init__(self, sentence: str) -> None:
        """``sentence`` says why and what to do."""
        self._sentence = sentence

    def queues(self) -> tuple[Queue, ...]:
        """Always ``PrintError``."""
        raise PrintError(self._sentence)

    def send(self, pdf: bytes, number: str, choice: PrintChoice) -> str:
        """Always ``PrintError``."""
        raise PrintError(self._sentence)

    def trouble(self, job: str) -> str:
        """There is no job."""
        return ""


def printer_of(platform: str = sys.platform) -> Printer:
    """This computer's way to paper."""
    if platform == "win32":
        return NoPrinter("Printing from ExoConsent is not built for Windows yet; save the PDF and print it from there.")
    if shutil.which("lp") is None or shutil.which("lpstat") is None:
        return NoPrinter("No printer: this computer has no print system (CUPS with its command lp).")
    return CupsPrinter()


def parse_queues(text: str) -> tuple[Queue, ...]:
    """The queues in the words of ``lpstat -p -d`` (English), the default first."""
    lines = text.splitlines()
    found = []
    for line, after in zip(lines, [*lines, ""][1:], strict=True):
        match = re.match(r"printer (\S+) (is idle|now printing|disabled)", line)
        if match:
            state = {"is idle": QueueState.READY, "now printing": QueueState.BUSY}.get(match[2], QueueState.PAUSED)
            reason = after.strip() if state is QueueState.PAUSED and after[:1].isspace() else ""
            found.append(Queue(name=match[1], state=state, reason=reason))
    default = re.search(r"^system default destination: (\S+)", text, re.MULTILINE)
    return tuple(sorted(found, key=lambda q: not (default and q.name == default[1])))


def _queue(queues: tuple[Queue, ...], wanted: str) -> Queue:
    if not queues:
        raise PrintError("No printer: this computer knows none. Add one in the system's settings.")
    queue = next((q for q in queues if q.name == wanted), None) if wanted else queues[0]
    if queue is None:
        raise PrintError(f'This desk\'s printer "{wanted}" is not there any more. Choose another: Ctrl+Shift+P.')
    if queue.state is QueueState.PAUSED:
        raise PrintError(_paused(queue))
    return queue


def _paused(queue: Queue) -> str:
    reason = f" ({queue.reason})" if queue.reason and queue.reason.lower() != "paused" else ""
    return f'The printer "{queue.name}" is paused{reason}. Resume it in the system\'s settings.'


def _alerts(text: str, job: str) -> str | None:
    """What stands behind "Alerts:" below a job; None when that job is not listed."""
    here = None
    for line in text.splitlines():
        if line[:1].strip():
            if here is not None:
                return here
            here = "" if line.split(maxsplit=1)[0] == job else None
        elif here is not None and line.strip().startswith("Alerts:"):
            here = line.partition(":")[2].strip()
    return here


def _run(command: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    from os import environ

    try:
        return subprocess.run(
            command, input=given, capture_output=True, check=False, timeout=_PATIENCE, env={**environ, **_ENGLISH}
        )
    except subprocess.TimeoutExpired:
        raise PrintError("The print system does not answer.") from None
    except OSError:
        raise PrintError("No printer: this computer has no print system (CUPS with its command lp).") from None


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    words = done.stderr.decode(errors="replace").strip().removeprefix("lp: ")
    return words[:200] or "it gave no reason."


def _word(value: object) -> str:
    return value if isinstance(value, str) and re.fullmatch(r"[\w.,+:@/-]{0,127}", value) and value[:1] != "-" else ""


def _count(value: object, otherwise: int, least: int = 1) -> int:
    return value if type(value) is int and least <= value <= MOST_COPIES else otherwise
