"""Programs of the tests' own that put the guards up: a guard stays for ever, so never in the tests' own process."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUARDED = "from exoconsent.offline.guards import guard\nguarded = guard()\n"


def run(code: str, *, guarded: bool = True, under: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """What ``code`` printed, as the first thing after the guards."""
    command = [*under, sys.executable, "-c", (GUARDED if guarded else "") + code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def said(code: str, *, guarded: bool = True) -> str:
    """Standard output of ``code``, which must end well."""
    done = run(code, guarded=guarded)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
