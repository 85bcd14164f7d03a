"""What the program says of its guards: what holds on this computer, what is never done, how anybody can check it.

English; the window says the same in its own language, so each sentence is marked for its catalogue. A sentence about a
guard is chosen by asking the guard, never by the name of the system alone.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exoconsent.offline import kernel, stand_ins
from exoconsent.offline.guards import Guards
from exoconsent.offline.kernel import Kernel
from exoconsent.program import NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A text with places, and what stands in them; the places are never translated."""

    text: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        """In English."""
        return self.text.format(**self.values) if self.values else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and what stands under it."""

    heading: Sentence
    sentences: tuple[Sentence, ...]


CONTEXT: Final = "Offline"
"""Of the catalogue."""


def mark(context: str, text: str) -> str:
    """``text`` itself, found by pyside6-lupdate under ``context``, which must be ``CONTEXT``."""
    return text


_ALL: Final = mark("Offline", "Offline: this program can reach no network on this computer. Every guard holds.")
_SOME: Final = mark(
    "Offline",
    "Offline: this program never uses a network, but not every guard could be put up on this computer. What is missing "
    "is said below.",
)
_HOLDS: Final = mark("Offline", "What holds now")
_NEVER: Final = mark("Offline", "What this program never does")
_NOT_HELD: Final = mark("Offline", "What these guards do not cover")
_CHECK: Final = mark("Offline", "How to check it yourself")
_KERNEL: Final = {
    Kernel.HELD: mark(
        "Offline",
        "Linux holds this program: since its first moment it is refused every connection but those inside this "
        "computer, and so is every program that it starts. It cannot take this off again (seccomp: only local "
        "sockets).",
    ),
    Kernel.OTHER_SYSTEM: mark(
        "Offline",
        "Missing: this system has no guard that a program can put on itself as Linux has. Parts that are not written "
        "in Python, and programs that this one starts, are not held back by the system.",
    ),
    Kernel.OTHER_MACHINE: mark(
        "Offline",
        "Missing: the system's guard is known for the processors x86_64 and aarch64 only, and this is {machine}. Parts "
        "that are not written in Python, and programs that this one starts, are not held back by the system.",
    ),
    Kernel.REFUSED: mark(
        "Offline",
        "Missing: the system would not put up its guard (seccomp). Parts that are not written in Python, and programs "
        "that this one starts, are not held back by the system.",
    ),
}
_HOOK: Final = mark(
    "Offline",
    "Python holds it too: connections, look-ups of names and web addresses are refused before the system is asked.",
)
_NO_HOOK: Final = mark("Offline", "Missing: Python's own guard does not answer.")
_EMPTY: Final = mark("Offline", "Nothing that speaks to networks is loaded, and none of it can be loaded.")
_NOT_EMPTY: Final = mark("Offline", "Missing: something that could speak to networks is loaded: {modules}.")
_TRIED: Final = mark(
    "Offline", "Tried just now: Linux was asked for a way out by {families}. It refused each of them: {answer}."
)
_GIVEN: Final = mark(
    "Offline",
    "Tried just now: Linux was asked for a way out by {families}. It gave it; it was closed at once and nothing was "
    "sent.",
)
_THINGS_NEVER_DONE: Final = (
    mark("Offline", "It opens no connection, answers none and looks up no name."),
    mark("Offline", "It looks for no updates, needs no account and no activation, and reports nothing to anybody."),
    mark("Offline", "It asks no time server and no server for certificates: signing and verifying need none."),
    mark("Offline", "It opens no web browser and loads no picture, typeface or form from elsewhere."),
)
_BEYOND: Final = (
    mark(
        "Offline",
        "Printing hands the pages to this computer's print system. A printer on the clinic's network gets them from "
        "the print system, not from this program.",
    ),
    mark(
        "Offline",
        "What you save or back up into a folder that another program copies elsewhere is copied by that program.",
    ),
    mark(
        "Offline",
        "A screen reader, the desktop and other programs of this computer have their own rules; they are reached by "
        "sockets that stay inside this computer.",
    ),
)
_UNPLUG: Final = mark(
    "Offline", "Pull the network cable, switch the wireless off, or use a computer that never had either: all works."
)
_UNSHARE: Final = mark("Offline", "On Linux, start it where no network exists at all: {line}")
_STRACE: Final = mark("Offline", "On Linux, let a tracer write down every socket: {line}")
_COUNT: Final = mark(
    "Offline",
    "Then look for AF_INET and AF_PACKET in that file: there is none, except the three refused ones of this page, if "
    "you open it.",
)
_SEE_GUARD: Final = mark("Offline", "On Linux, ask the system for the guard; 2 means that a filter is on: {line}")
_SEE_FILES: Final = mark(
    "Offline", "On Linux, let the administrator list the files and sockets that it has open: {line}"
)
_ANYWHERE: Final = mark("Offline", "On every system, this page stands on the command line too: {line}")


def how_started() -> str:
    """What starts this program in a terminal."""
    return f"python3 {NAME}" if NAME.endswith(".py") else NAME


def statement(guards: Guards, *, platform: str, pid: int = 0) -> tuple[Part, ...]:
    """The whole page, from what ``guards`` are and from a trial that is made now.

    ``pid`` is the number of this process if it goes on running, so that it can be looked at.
    """
    headline = Part(heading=_say(_ALL if guards.all_hold else _SOME), sentences=())
    holds = Part(heading=_say(_HOLDS), sentences=(*_holding(guards), *_trials(platform)))
    never = Part(heading=_say(_NEVER), sentences=tuple(map(_say, _THINGS_NEVER_DONE)))
    beyond = Part(heading=_say(_NOT_HELD), sentences=tuple(map(_say, _BEYOND)))
    return (headline, holds, never, beyond, Part(heading=_say(_CHECK), sentences=_checks(platform, pid)))


def _say(text: str, **values: str) -> Sentence:
    return Sentence(text=text, values=values)


def _holding(guards: Guards) -> tuple[Sentence, ...]:
    machine = {"machine": os.uname().machine} if guards.kernel is Kernel.OTHER_MACHINE else {}
    loaded = _say(_EMPTY) if guards.stand_ins else _say(_NOT_EMPTY, modules=", ".join(stand_ins.loaded()) or "?")
    return (_say(_KERNEL[guards.kernel], **machine), _say(_HOOK if guards.hook else _NO_HOOK), loaded)


def _trials(platform: str) -> tuple[Sentence, ...]:
    """Real ones, where the numbers of the families are known."""
    if platform != "linux":
        return ()
    answers = {name: kernel.trial(family) for name, family in kernel.INTERNET.items()}
    given = ", ".join(name for name, answer in answers.items() if not answer)
    refused = ", ".join(name for name, answer in answers.items() if answer)
    why = "; ".join(sorted(set(answers.values()) - {""}))
    tried = (_say(_TRIED, families=refused, answer=why),) if refused else ()
    return (*tried, _say(_GIVEN, families=given)) if given else tried


def _checks(platform: str, pid: int) -> tuple[Sentence, ...]:
    start = how_started()
    on_linux = (
        _say(_UNSHARE, line=f"unshare -rn {start}"),
        _say(_STRACE, line=f"strace -f -e trace=%network -o sockets.txt {start}"),
        _say(_COUNT),
        *(_of_running(pid) if pid else ()),
    )
    return (_say(_UNPLUG), *(on_linux if platform == "linux" else ()), _say(_ANYWHERE, line=f"{start} offline"))


def _of_running(pid: int) -> tuple[Sentence, ...]:
    return (_say(_SEE_GUARD, line=f"grep Seccomp: /proc/{pid}/status"), _say(_SEE_FILES, line=f"sudo lsof -p {pid}"))
