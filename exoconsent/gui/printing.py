"""Printing: this desk's printer, and handing it the very PDF that would be filed."""

import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final, Protocol

from exoconsent.errors import ExoConsentError
from exoconsent.gui.print_words import GONE, NO_SYSTEM, NONE_KNOWN, PAUSED, STATES
from exoconsent.gui.translation import said
from exoconsent.pdf.layout import Paper

MOST_COPIES: Final = 20


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
        return f"{self.name} ({said(STATES[self.state.value])})"

    @property
    def pause(self) -> str:
        """The sentence about a paused printer; empty for one that runs."""
        if self.state is not QueueState.PAUSED:
            return ""
        reason = f" ({self.reason})" if self.reason and self.reason.lower() != "paused" else ""
        return said(PAUSED, name=self.name, reason=reason)


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

    def beyond(self, usual: "PrintChoice") -> dict[str, Any]:
        """What differs from ``usual``: a form keeps only this, and follows the desk in everything else."""
        plain = usual.as_json()
        return {name: value for name, value in self.as_json().items() if value != plain[name]}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "PrintChoice":
        """What ``as_json`` gave; anything else in it counts as not chosen."""
        plain = cls()
        return cls(
            printer=_matching(r"[^\x00-\x1f\x7f]{0,200}", kept.get("printer")),
            copies=_count(kept.get("copies"), plain.copies),
            patient_copies=_count(kept.get("patient_copies"), plain.patient_copies, least=0),
            sides=Sides(kept["sides"]) if kept.get("sides") in set(Sides) else plain.sides,
            tray=_matching(r"[\w.+:@/-]{0,127}", kept.get("tray")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One document to be printed; shown without its bytes, which hold the patient's data."""

    pdf: bytes = field(repr=False)
    number: str
    """Titles the job in the print system, where others can read it; so it is all the job says."""
    paper: Paper = Paper.A4
    """What the pages are laid out for. A printer that is not told cuts off the edges of the other size."""
    choice: PrintChoice = field(default_factory=PrintChoice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a job so far."""

    over: bool
    """Nothing will change any more."""
    trouble: str = ""
    """Why it does not come out, as a sentence; empty when nothing is known to be wrong."""


class Printer(Protocol):
    """A way to paper. Its methods may be called from any thread and may take seconds."""

    def queues(self) -> tuple[Queue, ...]:
        """The printers, the system's default first; raises ``PrintError`` when nobody can say."""

    def trays(self, name: str) -> tuple[str, ...]:
        """The trays of the printer ``name`` in the print system's words; empty when it does not tell."""

    def send(self, order: Order) -> str:
        """Print; the job's id, empty when it cannot be looked after any more. Raises ``PrintError``."""

    def fate(self, job: str) -> Fate:
        """How a job that was sent fares. Raises ``PrintError`` when nobody can say."""

    def cancel(self, job: str) -> None:
        """Take back what was not printed yet. Raises ``PrintError``, also when it is too late."""


class NoPrinter:
    """Where there is no way to paper: a computer without a print system."""

    def __init__(self, sentence: str) -> None:
        """``sentence`` says why and what to do."""
        self._sentence = sentence

    def queues(self) -> tuple[Queue, ...]:
        """Always ``PrintError``."""
        raise PrintError(self._sentence)

    def trays(self, name: str) -> tuple[str, ...]:
        """There are none."""
        return ()

    def send(self, order: Order) -> str:
        """Always ``PrintError``."""
        raise PrintError(self._sentence)

    def fate(self, job: str) -> Fate:
        """There is no job."""
        return Fate(over=True)

    def cancel(self, job: str) -> None:
        """There is no job."""


def printer_of(platform: str = sys.platform) -> Printer:
    """This computer's way to paper."""
    if platform == "win32":
        from exoconsent.gui.qt_printing import QtPrinter

        return QtPrinter()
    if shutil.which("lp") is None or shutil.which("lpstat") is None:
        return NoPrinter(said(NO_SYSTEM))
    from exoconsent.gui.cups import CupsPrinter

    return CupsPrinter()


def fit_queue(queues: tuple[Queue, ...], wanted: str) -> Queue:
    """The queue called ``wanted``, or the first for ""; raises ``PrintError`` when it is not there or is paused."""
    if not queues:
        raise PrintError(said(NONE_KNOWN))
    queue = next((q for q in queues if q.name == wanted), None) if wanted else queues[0]
    if queue is None:
        raise PrintError(said(GONE, name=wanted))
    if queue.pause:
        raise PrintError(queue.pause)
    return queue


def _matching(pattern: str, value: object) -> str:
    """``value`` if it is a word of that kind that no command can take for an option, else nothing."""
    return value if isinstance(value, str) and re.fullmatch(pattern, value) and value[:1] != "-" else ""


def _count(value: object, otherwise: int, least: int = 1) -> int:
    return value if type(value) is int and least <= value <= MOST_COPIES else otherwise
