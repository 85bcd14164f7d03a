"""Required elements of a consent, as rules with citations; an element is "found" or "not found", never "compliant".

Source: field.md part 4. What the law asks of a clinic is for its counsel; these are the places to look.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from exoconsent.consent.conditions import Condition, Truth, evaluate
from exoconsent.consent.facts import Facts, in_full
from exoconsent.consent.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """One way in which an element may be found."""

    kind: str
    """``text`` (a pattern over the printed words), ``section``, ``furniture``, ``fact`` or ``print``."""
    value: str
    language: str = "en"
    """Of a text pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRule:
    """One required element."""

    id: str
    mode: str
    """T any treatment, M minor, L representative, E electronic signature, P print."""
    severity: str
    what: str
    citation: str
    remedy: str = ""
    when: Condition | None = None
    found: tuple[Finder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is on the page, as the finders look at it."""

    text: str
    sections: frozenset[str]
    furniture: frozenset[str]
    """Names of fixed pieces, e.g. ``signature:patient``, ``letterhead``, ``record_of_talk``."""
    measures: frozenset[str]
    """Print properties that hold, e.g. ``grade_8``."""
    facts: Facts
    languages: frozenset[str] = frozenset({"en"})
    """Of the printed words; a pattern in another language says nothing about them."""
    unmeasured: frozenset[str] = frozenset()
    """Print properties that nobody knows how to measure in this language."""


def check(rules: tuple[ElementRule, ...], printed: Printed, not_applicable: Mapping[str, str]) -> tuple[Problem, ...]:
    """The elements that apply and were not found."""
    missing = (r for r in rules if _applies(r, printed.facts) and not any(_found(f, printed) for f in r.found))
    return tuple(_problem(rule, not_applicable.get(rule.id, ""), _can_tell(rule, printed)) for rule in missing)


def _can_tell(rule: ElementRule, printed: Printed) -> bool:
    """Whether any finder of the rule can look at a document in this language."""
    return any(_readable(f, printed) for f in rule.found)


def _readable(finder: Finder, printed: Printed) -> bool:
    if finder.kind == "text":
        return finder.language in printed.languages
    return finder.kind != "print" or finder.value not in printed.unmeasured


def _applies(rule: ElementRule, facts: Facts) -> bool:
    return rule.when is None or evaluate(rule.when, facts).truth is not Truth.FALSE


def _found(finder: Finder, printed: Printed) -> bool:
    match finder.kind:
        case "text":
            return _readable(finder, printed) and re.search(finder.value, printed.text, re.IGNORECASE) is not None
        case "section":
            return finder.value in printed.sections
        case "furniture":
            return finder.value in printed.furniture
        case "fact":
            return in_full(printed.facts.get(finder.value))
        case "print":
            return finder.value in printed.measures
        case _:
            raise ValueError(finder.kind)


def _problem(rule: ElementRule, excuse: str, told: bool) -> Problem:
    severity = Severity.INFO if excuse else Severity(rule.severity) if told else Severity.WARNING
    seen = "not found" if told else "not checked in this language"
    message = f"{seen}: {rule.what}" + (f" (not applicable here: {excuse})" if excuse else "")
    return Problem(
        code=rule.id, severity=severity, message=message, place="form", remedy=rule.remedy, citation=rule.citation
    )
