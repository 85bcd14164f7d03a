"""The terminal's front door: one boundary where errors become sentences and exit codes."""

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from exoconsent.cli.arguments import UsageError, parse
from exoconsent.cli.output import say_error
from exoconsent.errors import ExitCode, ExoConsentError
from exoconsent.files import why


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns an ``ExitCode``, also for our own bugs."""
    _tolerant_streams()
    try:
        return _run(parse(arguments))
    except UsageError as fault:
        say_error(str(fault))
        return ExitCode.BAD_ARGUMENTS
    except ExoConsentError as fault:
        say_error(str(fault))
        return fault.exit_code
    except BrokenPipeError:
        return _reader_left()
    except OSError as fault:  # the world's fault that no room foresaw
        say_error(f"The system refused something that was needed: {why(fault)}. Nothing was changed.")
        return ExitCode.RECORDS
    except Exception as bug:  # noqa: BLE001 - the one place where our own bugs end
        say_error(_bug_report(bug))
        return ExitCode.OUR_BUG


def _run(options: argparse.Namespace) -> int:
    """Run the command; the clinic that somebody logged in to is closed again, whatever comes."""
    try:
        return int(options.run(options))
    finally:
        if clinic := getattr(options, "opened", None):
            clinic.close()


def _tolerant_streams() -> None:
    """A terminal without some letter shows a replacement instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _reader_left() -> int:
    sys.stderr.close()  # Python would complain about the closed pipe at exit
    return ExitCode.FINE


def _bug_report(bug: Exception) -> str:
    """Kind and place only: the message of an exception may hold a patient's words."""
    frames = [f for f in traceback.extract_tb(bug.__traceback__) if "exoconsent" in f.filename]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return (
        f"This is a bug in ExoConsent: {type(bug).__name__} at {places}. Nothing was changed. Please report this line."
    )
