"""All harnesses in their long form, then each with a fault put in on purpose, which it has to find.

python -m tests.soak [--short]
"""
# ruff: noqa: T201 - a program that prints its result

import subprocess
import sys
import time

LONG = (
    ("faults",),
    ("cuts", "--count", "150"),
    ("full", "--count", "50"),
    ("sticks", "--count", "20"),
    ("kills", "--count", "10000"),
)
SHORT = (
    ("faults", "--count", "112"),
    ("cuts", "--count", "8"),
    ("full", "--count", "6"),
    ("sticks", "--count", "6"),
    ("kills", "--count", "60"),
)
CONTROLS = (
    ("faults", "--only", "filing", "--ways", "k", "--count", "16", "--sabotage", "early"),
    ("cuts", "--count", "3", "--sabotage", "unsynced"),
    ("full", "--count", "5", "--sabotage", "careless"),
    ("sticks", "--count", "5", "--sabotage", "unsynced"),
    ("kills", "--count", "30", "--sabotage", "early"),
)
"""Each must end with violations."""
LONG_CONTROLS = (("faults", "--only", "backup", "--ways", "kh", "--sabotage", "in-place"),)
SKIPPED = 77


def run(harness: tuple[str, ...]) -> tuple[int, str]:
    """Exit code and output of one harness."""
    command = [sys.executable, "-m", f"tests.soak.{harness[0]}", *harness[1:]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def main() -> int:
    wrong, skipped, start = 0, 0, time.monotonic()
    positive, negative = (SHORT, CONTROLS) if "--short" in sys.argv else (LONG, CONTROLS + LONG_CONTROLS)
    for harness in (*positive, *negative):
        code, said = run(harness)
        expected = 1 if harness in negative else 0
        print(" ".join(harness), "(must find something)" if expected else "", flush=True)
        print(said if code != expected else said.strip().splitlines()[-1] if expected else said.rstrip(), flush=True)
        skipped += code == SKIPPED
        wrong += code not in (expected, SKIPPED)
    print(f"soak: {wrong} harnesses failed, {skipped} skipped, {time.monotonic() - start:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
