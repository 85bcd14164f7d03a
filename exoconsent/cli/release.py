"""The command ``check-release``: whether a folder with a version of this program may be installed."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from exoconsent.cli.output import say, say_json
from exoconsent.errors import ExitCode
from exoconsent.signing.release import PUBLIC_KEY, check_release


def run(options: argparse.Namespace) -> int:
    """Say what was found; ``TAMPERED`` (6) for anything but a genuine and whole release."""
    release = check_release(options.folder, options.key)
    if options.json:
        say_json({**asdict(release), "fine": release.fine})
    else:
        say("\n".join(release.sentences()))
    return ExitCode.FINE if release.fine else ExitCode.TAMPERED


def add(subs: Any) -> None:
    """The command's arguments."""
    from exoconsent.cli.arguments import command  # it names this module

    part = command(subs, "check-release", run, "whether a folder with a version of this program is genuine and whole")
    part.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds SHA256SUMS")
    part.add_argument("--key", type=Path, default=PUBLIC_KEY, metavar="FILE.pem", help="another public key than ours")
    part.add_argument("--json", action="store_true", help="print what was found as JSON")
