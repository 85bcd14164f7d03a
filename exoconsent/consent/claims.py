"""The lint for claims that must not be made: banned patterns over every printed word, the clinic's own included."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One banned pattern, case-insensitive (medical.md part 4)."""

    id: str
    pattern: str
    why: str
    unless_near: str = ""
    """A match is fine when this pattern stands within ``near`` characters of it."""
    near: int = 60
    language: str = "en"
    """In which the pattern is written. Every pattern is looked for in every document: a clinic may type in either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRules:
    """The banned patterns with the phrases that are fine although they match."""

    rules: tuple[ClaimRule, ...] = ()
    exceptions: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Cheap, for ``lint`` asks for every printed text; they are compared by value all the same."""
        return hash((len(self.rules), self.exceptions))

    @property
    def languages(self) -> frozenset[str]:
        """The languages that patterns are written in; in any other the lint knows nothing."""
        return frozenset(rule.language for rule in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A banned pattern found in a text."""

    rule: str
    why: str
    start: int
    end: int
    """Offsets into the text that was linted."""
    quote: str


@lru_cache(maxsize=4096)
def lint(text: str, rules: ClaimRules, skeleton: Callable[[str], str]) -> tuple[Finding, ...]:
    """Every banned claim in ``text``, in order.

    The form's own wording is linted for every patient anew, so answers are kept (in memory, bounded).
    ``skeleton`` maps look-alike letters to Latin one for one, so that a claim spelled with Cyrillic letters is found.
    """
    plain = _without(skeleton(text), rules.exceptions)
    findings = [
        Finding(rule=rule.id, why=rule.why, start=m.start(), end=m.end(), quote=text[m.start() : m.end()])
        for rule in rules.rules
        for m in re.finditer(rule.pattern, plain, re.IGNORECASE)
        if not _numbered(rule, plain, m)
    ]
    return tuple(sorted(findings, key=lambda f: (f.start, f.end)))


def _without(text: str, phrases: tuple[str, ...]) -> str:
    """``text`` of the same length with the excused phrases blotted out.

    Only the phrase itself is excused: "do not give up any right" passes, a waiver behind it does not.
    """
    for phrase in phrases:
        text = re.sub(re.escape(phrase), lambda m: "\0" * len(m.group()), text, flags=re.IGNORECASE)
    return text


def _numbered(rule: ClaimRule, text: str, match: re.Match[str]) -> bool:
    if not rule.unless_near:
        return False
    around = text[max(0, match.start() - rule.near) : match.end() + rule.near]
    return re.search(rule.unless_near, around, re.IGNORECASE) is not None
