"""The command ``offline``: what holds back every network on this computer, and how to check it."""

import argparse
import sys
from dataclasses import asdict
from typing import Any

from exoconsent.cli.output import say, say_json
from exoconsent.errors import ExitCode
from exoconsent.offline.guards import standing
from exoconsent.offline.words import statement


def run(options: argparse.Namespace) -> int:
    """Say it; ``BAD_ARGUMENTS`` (1) where a guard is missing, so that a script can ask."""
    guards = standing()
    if options.json:
        say_json({**asdict(guards), "all_hold": guards.all_hold})
    else:
        for part in statement(guards, platform=sys.platform):
            say("\n".join((str(part.heading), *(f"  - {sentence}" for sentence in part.sentences), "")))
    return ExitCode.FINE if guards.all_hold else ExitCode.BAD_ARGUMENTS


def add(subs: Any) -> None:
    """The command's arguments."""
    from exoconsent.cli.arguments import command  # it names this module

    part = command(subs, "offline", run, "what holds back every network here, and how to check it; exit 1 if not all")
    part.add_argument("--json", action="store_true", help="print the guards as JSON")
