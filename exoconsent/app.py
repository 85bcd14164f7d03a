"""The one place where things are wired together: the window without arguments, the command line with them."""

import os
import sys
from collections.abc import Mapping, Sequence

from exoconsent.errors import ExitCode
from exoconsent.hardening import harden


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code."""
    os.umask(0o077)  # whatever is written from here on is its owner's alone
    harden()
    if arguments:
        from exoconsent.cli import main as command_line

        return command_line(arguments)
    return _window()


def _window() -> int:
    if not has_display(os.environ):
        _say_error("There is no display here, so no window can open. The commands work without one: main.py --help")
        return ExitCode.BAD_ARGUMENTS
    try:
        from exoconsent.gui.faults import catch_faults
        from exoconsent.gui.start import run
    except ImportError as missing:
        _say_error(f"The window cannot open: {missing}. The commands work without it: main.py --help")
        return ExitCode.BAD_ARGUMENTS
    catch_faults()
    return run()


def _say_error(sentence: str) -> None:
    from exoconsent.cli.output import say_error  # brings the whole command line, for which no window waits

    say_error(sentence)


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether Qt would find a screen; asked beforehand, because Qt ends the whole program when it finds none."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
