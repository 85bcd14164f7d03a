"""What the command line prints: sentences for people, JSON for programs, progress on long work."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from exoconsent.consent.problem import Problem, Severity


def say(text: str) -> None:
    """A line for the reader on standard output."""
    print(text)


def say_error(text: str) -> None:
    """A line on standard error."""
    print(text, file=sys.stderr)


def say_json(value: Any) -> None:
    """A value for a program, in one stable spelling."""
    print(json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True))


def say_problems(problems: Iterable[Problem], least: Severity = Severity.WARNING) -> None:
    """The problems as a checklist on standard error; notes already given are shown."""
    order = list(Severity)
    for problem in problems:
        if order.index(problem.severity) > order.index(least):
            continue
        note = f" [noted: {problem.acknowledged}]" if problem.acknowledged else ""
        citation = f" [{problem.citation}]" if problem.citation else ""
        say_error(f"{problem.severity}: {problem.code}: {problem.message}. {problem.remedy}{citation}{note}".strip())


def problem_json(problem: Problem) -> dict[str, str]:
    """A problem for a program."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "place": problem.place,
        "remedy": problem.remedy,
        "citation": problem.citation,
        "acknowledged": problem.acknowledged,
    }


class Progress:
    """Steps of long work on standard error, rewritten in place on a terminal."""

    def __init__(self, total: int, quiet: bool = False) -> None:
        """Count up to ``total``; say nothing when ``quiet``."""
        self._total, self._done, self._quiet = total, 0, quiet

    def step(self, text: str) -> None:
        """One more step begins."""
        self._done += 1
        if not self._quiet:
            say_error(f"[{self._done}/{self._total}] {text}")
