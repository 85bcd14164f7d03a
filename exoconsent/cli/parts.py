"""A part of a command with parts of its own, such as ``records find``."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def part(parts: Any, name: str, run: Callable[[argparse.Namespace], int], summary: str) -> Any:
    """The parser of ``name``, which calls ``run``; every part knows ``--json`` and the options of its command."""
    made = parts.add_parser(name, help=summary, description=summary)
    made.set_defaults(run=run)
    made.add_argument("--json", action="store_true", help="print the answer as JSON")
    for option, meta in (("--clinic", "FOLDER"), ("--user", "NAME")):  # also behind the part's name
        kind = Path if meta == "FOLDER" else str
        made.add_argument(option, type=kind, metavar=meta, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return made
