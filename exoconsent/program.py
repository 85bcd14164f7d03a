"""Program: how this copy of ExoConsent came onto the computer, and how it starts its children and other programs.

There are three ways: the source, a wheel in a Python of its own, and the bundle, which brings its Python along and has
no ``python -m``. A bundle changes where the system looks for libraries, so that it finds its own ones; a program of the
system that inherited this would load them, too.
"""

import ctypes
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_SHIPPED: Final = Path(__file__).resolve().with_name("shipped")
NAME: Final = "exoconsent" if getattr(sys, "frozen", False) or _SHIPPED.is_dir() else "main.py"
"""What a person types to start this copy: a bundle and a wheel have a command, the source has its file."""
CHILD: Final = "--child"
"""As the bundle's first argument: be the child process that the second one names."""
_WITH_STREAMS: Final = "exoconsent-cli.exe"
DATA: Final = "exoconsent-data"
"""A folder of this name beside the bundle's own folder keeps clinics and settings: program and clinic on one stick."""
SPARE: Final = "spare"
"""Where a bundle for Linux keeps the libraries that a desktop system has and a bare one lacks."""
ORDER: Final = "order.txt"
"""Their names, each after those that it needs."""
_SEARCH: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_BEFORE: Final = "_ORIG"
"""Where a bundle keeps what such a variable held before."""


def is_bundle() -> bool:
    """Whether this is the bundle, not a Python that runs our files."""
    return bool(getattr(sys, "frozen", False))


def child_command(name: str, python: Sequence[str]) -> list[str]:
    """What starts a child process: this Python with the arguments ``python``, or the bundle as its child ``name``.

    Windows gives a program with a window no streams to answer on, so there the bundle's second program is the child.
    """
    if not is_bundle():
        return [sys.executable, *python]
    other = Path(sys.executable).with_name(_WITH_STREAMS)
    return [str(other) if other.is_file() else sys.executable, CHILD, name]


def again(without: Path | None = None) -> list[str]:
    """What starts this program once more as it was started, but for the file that it was given."""
    return [sys.executable, *(word for word in sys.orig_argv[1:] if not without or Path(word) != without)]


def portable_home() -> Path | None:
    """The folder ``DATA`` beside the bundle's folder; ``None`` where there is none, or no bundle.

    Beside it and not inside, so that an upgrade replaces the program's folder whole.
    """
    if not is_bundle():
        return None
    folder = Path(sys.executable).resolve().parent.parent / DATA
    return folder if folder.is_dir() else None


def system_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment as a program of the system should have it: without the bundle's own libraries."""
    given = {name: value for name, value in environment.items() if not name.startswith("_PYI_")}
    if not is_bundle():
        return given
    for name in _SEARCH:
        before = given.pop(name + _BEFORE, "")
        given.pop(name, None)
        if before:
            given[name] = before
    return given


def lend_libraries(folder: Path | None = None) -> tuple[str, ...]:
    """Load from the bundle those spare libraries that this system lacks; their names. To be called before Qt is loaded.

    The system's own come first, because its other libraries fit them, and they get its updates. Never raises: Qt says
    what is missing in the end.
    """
    spare = folder or Path(getattr(sys, "_MEIPASS", "")) / SPARE
    if not (folder or is_bundle()) or not (spare / ORDER).is_file():
        return ()
    names = (spare / ORDER).read_text(encoding="ascii").split()
    return tuple(name for name in names if not _is_loaded(name) and _is_loaded(str(spare / name)))


def _is_loaded(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
