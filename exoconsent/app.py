"""The one place where things are wired together: the window without arguments, the command line with them."""

import os
from collections.abc import Sequence

from exoconsent.errors import ExitCode


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code."""
    os.umask(0o077)  # whatever is written from here on is its owner's alone
    if arguments:
        from exoconsent.cli import main as command_line

        return command_line(arguments)
    return _window()


def _window() -> int:
    try:
        from exoconsent.gui.window import run
    except ImportError:
        from exoconsent.cli.output import say_error

        say_error("The window needs Qt, which is not installed here. The commands work without it: main.py --help")
        return ExitCode.BAD_ARGUMENTS
    return run()
