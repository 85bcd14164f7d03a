"""The one place where things are wired together: the window without arguments, the command line with them."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from exoconsent.errors import ExitCode
from exoconsent.hardening import harden
from exoconsent.offline.guards import guard
from exoconsent.offline.kernel import Kernel
from exoconsent.program import CHILD, NAME, lend_libraries


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code."""
    guards = guard()  # before anything else is loaded
    os.umask(0o077)  # whatever is written from here on is its owner's alone
    harden()
    if arguments[:1] == [CHILD]:
        return _child(arguments[1:])
    given = given_file(arguments)
    if arguments and not given:
        from exoconsent.cli import main as command_line

        return command_line(arguments)
    return _window(far_display(os.environ) if guards.kernel is Kernel.HELD else "", given)


def from_shell() -> int:
    """Run what the command line says; what a wheel's start script calls."""
    return main(sys.argv[1:])


def _child(named: Sequence[str]) -> int:
    """Be a child process of the bundle, which cannot start a module as Python can."""
    if named == ["signing"]:
        from exoconsent.signing.child import run

        run()
    if named == ["words"]:
        from exoconsent.pdf.words_apart import main as words

        words()
        return ExitCode.FINE
    return ExitCode.BAD_ARGUMENTS


def _window(far: str, given: Path | None) -> int:
    if not has_display(os.environ):
        _say_error(f"There is no display here, so no window can open. The commands work without one: {NAME} --help")
        return ExitCode.BAD_ARGUMENTS
    if far:
        _say_error(f'The display "{far}" is reached through a network, which this program never uses. Start it there.')
        return ExitCode.BAD_ARGUMENTS
    lend_libraries()
    try:
        from exoconsent.gui.faults import catch_faults
        from exoconsent.gui.start import run
    except ImportError as missing:
        _say_error(f"The window cannot open: {missing}. The commands work without it: {NAME} --help")
        return ExitCode.BAD_ARGUMENTS
    catch_faults()
    return run(given)


def _say_error(sentence: str) -> None:
    from exoconsent.cli.output import say_error  # brings the whole command line, for which no window waits

    say_error(sentence)


def given_file(arguments: Sequence[str]) -> Path | None:
    """The file that the window shall show, when a double-click on one started the program; a command is none."""
    if len(arguments) != 1:
        return None
    path = Path(arguments[0])
    return path if path.suffix.lower() in (".exopack", ".pdf") and path.is_file() else None


def far_display(environment: Mapping[str, str]) -> str:
    """The X display if only a network leads to it, as "localhost:10.0" of a remote log-in; else empty.

    Asked beforehand, because Qt ends the whole program when the system refuses it that network.
    """
    display = environment.get("DISPLAY", "")
    host = display.rpartition(":")[0]
    local = host in ("", "unix") or host.startswith("/")
    wayland = environment.get("WAYLAND_DISPLAY", "")
    other = environment.get("QT_QPA_PLATFORM", "xcb").split(":")[0] != "xcb"
    return "" if local or wayland or other else display


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether Qt would find a screen; asked beforehand, because Qt ends the whole program when it finds none."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
