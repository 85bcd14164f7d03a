"""Printing by CUPS (Linux, macOS): its commands lp, lpstat, lpoptions and cancel."""

import re
import subprocess
from collections.abc import Sequence
from typing import Final

from exoconsent.gui.cups_jobs import JobState, job_state
from exoconsent.gui.print_words import (
    CANCELLED,
    FAR,
    GIVEN_UP,
    HELD,
    NO_REASON,
    NO_SYSTEM,
    REASONS,
    REFUSED,
    SILENT,
    TOO_LATE,
    WAITS,
)
from exoconsent.gui.printing import Fate, Order, PrintError, Queue, QueueState, fit_queue
from exoconsent.gui.translation import said
from exoconsent.offline.kernel import Kernel, standing
from exoconsent.pdf.layout import Paper
from exoconsent.program import system_environment

PATIENCE: Final = 15
"""Seconds for a print system that does not answer."""
_ENGLISH: Final = {"LC_ALL": "C", "LANG": "C"}
_MEDIA: Final = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_STATES: Final = {"is idle": QueueState.READY, "now printing": QueueState.BUSY}
_DEAF: Final = ("Scheduler is not running", "Unable to connect", "Bad file descriptor", "Connection refused")
"""What the commands say, with exit 1, when CUPS itself is down; without printers they end the same way."""

Done = subprocess.CompletedProcess[bytes]


class CupsPrinter:
    """CUPS as this computer has set it up."""

    def queues(self) -> tuple[Queue, ...]:
        """By ``lpstat -p -d``."""
        return parse_queues(_lpstat("-p", "-d"))

    def trays(self, name: str) -> tuple[str, ...]:
        """By ``lpoptions -l``."""
        return parse_trays(_text(_run(["lpoptions", "-p", name, "-l"]).stdout))

    def send(self, order: Order) -> str:
        """By ``lp``, the PDF on its standard input: no copy of it is left in a folder of ours."""
        queue = fit_queue(self.queues(), order.choice.printer)
        done = _run(["lp", "-d", queue.name, *flags(order), "-t", order.number, "-"], order.pdf)
        if done.returncode:
            raise PrintError(said(REFUSED, name=queue.name, reason=_reason(done)))
        found = re.search(r"request id is (\S+)", _text(done.stdout))
        return found.group(1) if found else ""

    def fate(self, job: str) -> Fate:
        """By libcups, which knows the state of a finished job; ``lpstat`` tells what the printer says."""
        name = job.rpartition("-")[0]
        said_of = _lpstat("-l", "-p", name)
        queue = next(iter(parse_queues(said_of)), None)
        state = job_state(job) or _listed_state(job)
        reason = queue.reason if queue else ""
        if state is JobState.ABORTED:
            return Fate(over=True, trouble=said(GIVEN_UP, reason=reason or said(NO_REASON).rstrip(".")))
        if state is JobState.CANCELLED:
            return Fate(over=True, trouble=said(CANCELLED))
        if state is JobState.DONE or state is None:
            return Fate(over=True)
        return Fate(over=False, trouble=_waits(name, queue, state, said_of))

    def cancel(self, job: str) -> None:
        """By ``cancel``."""
        done = _run(["cancel", job])
        if done.returncode:
            raise PrintError(said(TOO_LATE, reason=_reason(done)))


def flags(order: Order) -> list[str]:
    """What ``lp`` is told. Trays have two spellings: IPP's in small letters, and the printer driver's own."""
    choice, media = order.choice, _MEDIA[order.paper]
    by_driver = choice.tray != choice.tray.lower()
    medium = media if by_driver or not choice.tray else f"{media},{choice.tray}"
    slot = ["-o", f"InputSlot={choice.tray}"] if by_driver else []
    sides = ["-o", f"sides={choice.sides}", "-o", "collate=true"]
    return ["-n", str(choice.total), *sides, "-o", f"media={medium}", *slot]


def parse_queues(text: str) -> tuple[Queue, ...]:
    """The queues in the words of ``lpstat -p -d`` (English), the default first."""
    lines = text.splitlines()
    found = []
    for line, after in zip(lines, [*lines, ""][1:], strict=True):
        match = re.match(r"printer (\S+) (is idle|now printing|disabled)", line)
        if match:
            state = _STATES.get(match[2], QueueState.PAUSED)
            reason = after.strip() if after[:1].isspace() and after.strip() != "Form mounted:" else ""
            found.append(Queue(name=match[1], state=state, reason=reason))
    default = re.search(r"^system default destination: (\S+)", text, re.MULTILINE)
    return tuple(sorted(found, key=lambda q: not (default and q.name == default[1])))


def parse_trays(text: str) -> tuple[str, ...]:
    """The trays in the words of ``lpoptions -l``: "InputSlot/Tray: *Tray1 Tray2"."""
    found = re.search(r"^InputSlot/[^:\n]*:(.*)$", text, re.MULTILINE)
    return tuple(word.removeprefix("*") for word in found[1].split()) if found else ()


def parse_alerts(text: str, job: str) -> str | None:
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


def _listed_state(job: str) -> JobState | None:
    """Without libcups: CUPS 2.4 says no more of an aborted job than of a good one, so this finds fewer failures."""
    alerts = parse_alerts(_lpstat("-l", "-W", "completed", "-o"), job)
    if alerts is None:
        return JobState.WAITING if parse_alerts(_lpstat("-l", "-o"), job) is not None else None
    if "cancel" in alerts:
        return JobState.CANCELLED
    return JobState.ABORTED if "abort" in alerts else JobState.DONE


def _waits(name: str, queue: Queue | None, state: JobState, said_of: str) -> str:
    """Why a job that is not over does not come out; empty when it does, or just waits its turn."""
    if queue and queue.pause:
        return queue.pause
    alerts = re.search(r"^\s+Alerts: (.*)$", said_of, re.MULTILINE)
    words = [re.sub(r"-(error|warning|report)$", "", word) for word in alerts[1].split()] if alerts else []
    known = next((REASONS[word] for word in words if word in REASONS), None)
    if known:
        return said(WAITS, name=name, reason=said(known))
    if state is JobState.HELD:
        return said(WAITS, name=name, reason=(queue.reason if queue else "").rstrip(".") or said(HELD))
    return ""


def _lpstat(*question: str) -> str:
    done = _run(["lpstat", *question])
    complaint = _text(done.stderr)
    if done.returncode and any(words in complaint for words in _DEAF):
        raise PrintError(_why_deaf())
    return _text(done.stdout)


def _why_deaf() -> str:
    """Where only a network would lead to the print system, the offline guard is why."""
    server = _text(_run(["lpstat", "-H"]).stdout).strip()
    barred = standing() is Kernel.HELD and not server.startswith("/")
    return said(FAR, server=server) if barred else said(SILENT)


def _run(command: Sequence[str], given: bytes = b"") -> Done:
    environment = {**system_environment(), **_ENGLISH}
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=PATIENCE, env=environment)
    except subprocess.TimeoutExpired:
        raise PrintError(said(SILENT)) from None
    except OSError:
        raise PrintError(said(NO_SYSTEM)) from None


def _reason(done: Done) -> str:
    words = re.sub(r"^(lp|cancel): (Error - |cancel-job failed: )?", "", _text(done.stderr).strip())
    return words[:200] or said(NO_REASON)


def _text(data: bytes) -> str:
    return data.decode(errors="replace")
