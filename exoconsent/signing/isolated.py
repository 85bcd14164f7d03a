"""A PDF from outside, opened only in a child process with limits; whatever befalls the child becomes a sentence."""

import json
import os
import subprocess
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import exoconsent
from exoconsent.program import child_command
from exoconsent.signing.passing import (
    Examination,
    Inspection,
    examination_from_json,
    inspection_from_json,
    verdict_from_json,
)
from exoconsent.signing.verdict import Verdict, not_verified
from exoconsent.signing.verify import Expected

WALL_SECONDS: Final = 30.0
"""More than the child's processor time, for a computer that is busy with other things."""
SIZE_LIMIT: Final = 100 << 20
_ROOT: Final = Path(exoconsent.__file__).resolve().parent.parent
_KEPT: Final = ("SYSTEMROOT", "LD_LIBRARY_PATH")
"""What a Python needs to start; nothing else of the environment is handed on."""


class NoAnswerError(Exception):
    """Why the child did not answer, in words."""


def verify_in_child(
    pdf: bytes,
    expected: Expected,
    pinned: Collection[str],
    practitioners: Collection[str] = (),
    *,
    command: Sequence[str] = (),
    wall_seconds: float = WALL_SECONDS,
) -> Verdict:
    """The verdict on ``pdf``, read in a child process; never raises for anything that is in the file.

    ``command`` starts the child where there is no plain Python, e.g. in a frozen bundle.
    """
    question = _question("verify", expected, pinned, practitioners)
    try:
        return verdict_from_json(_ask(question, pdf, command, wall_seconds))
    except NoAnswerError as why:
        return not_verified(f"The file was not verified: {why}.")
    except (ValueError, KeyError, TypeError):
        return not_verified("The file was not verified: the checking process gave an answer that makes no sense.")


def examine_in_child(
    pdf: bytes,
    expected: Expected,
    pinned: Collection[str],
    practitioners: Collection[str] = (),
    *,
    command: Sequence[str] = (),
    wall_seconds: float = WALL_SECONDS,
) -> Examination:
    """What ``verify_in_child`` and ``inspect_in_child`` answer, from one child and one reading."""
    question = _question("examine", expected, pinned, practitioners)
    try:
        return examination_from_json(_ask(question, pdf, command, wall_seconds))
    except NoAnswerError as why:
        reason = f"{why}"
    except (ValueError, KeyError, TypeError):
        reason = "the checking process gave an answer that makes no sense"
    inspection = Inspection(sentence=f"The file could not be read: {reason}.")
    return Examination(inspection=inspection, verdict=not_verified(f"The file was not verified: {reason}."))


def _question(
    do: str, expected: Expected, pinned: Collection[str], practitioners: Collection[str]
) -> Mapping[str, Any]:
    return {
        "do": do,
        "fields": expected.fields,
        "content_hash": expected.content_hash,
        "pinned": sorted(pinned),
        "practitioners": sorted(practitioners),
    }


def inspect_in_child(pdf: bytes, *, command: Sequence[str] = (), wall_seconds: float = WALL_SECONDS) -> Inspection:
    """The embedded record and the signature fields of ``pdf``, read in a child process and not verified."""
    try:
        return inspection_from_json(_ask({"do": "inspect"}, pdf, command, wall_seconds))
    except NoAnswerError as why:
        return Inspection(sentence=f"The file could not be read: {why}.")
    except (ValueError, KeyError, TypeError):
        return Inspection(
            sentence="The file could not be read: the reading process gave an answer that makes no sense."
        )


def _ask(question: Mapping[str, Any], pdf: bytes, command: Sequence[str], wall_seconds: float) -> str:
    if len(pdf) > SIZE_LIMIT:
        raise NoAnswerError(f"it is larger than {SIZE_LIMIT >> 20} MB")
    try:
        done = subprocess.run(
            command or _command(),
            input=json.dumps(question).encode() + b"\n" + pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=_ROOT,
            timeout=wall_seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise NoAnswerError(f"it took longer than {wall_seconds:.0f} s, as a file made to harm would") from None
    except OSError as error:
        raise NoAnswerError(f"the checking process could not be started ({error.strerror})") from error
    if done.returncode:
        raise NoAnswerError("it is not a PDF that can be read, or it asks for more memory or time than a consent needs")
    return done.stdout.decode()


def _command() -> list[str]:
    """Python without the current folder and the user's packages on its path: a file there must not become code."""
    return child_command("signing", ["-P", "-s", "-B", "-m", "exoconsent.signing.child"])


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
