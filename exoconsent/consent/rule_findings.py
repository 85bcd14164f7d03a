"""Rules of a form that can never hold, or always do, with what that means for what is printed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise

from exoconsent.consent.conditions import Always, AnyOf, Condition
from exoconsent.consent.form import Form, Section
from exoconsent.consent.rule_logic import TooLongError, always, example, implies, never


class Finding(StrEnum):
    """What is odd about a rule."""

    NEVER = "can never be true"
    ALWAYS = "is always true"
    NEVER_HERE = "can never be true in this section"
    ALWAYS_HERE = "is always true in this section"
    COVERED = "is covered by the rule before it"
    TOO_LONG = "is too long to judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFinding:
    """One odd rule and its place."""

    section_id: str
    place: str
    """``mandatory``, ``suggested``, ``part NAME`` or ``number NAME``."""
    finding: Finding
    sentence: str
    """What is so, and what follows from it."""


def form_findings(form: Form) -> tuple[RuleFinding, ...]:
    """What is odd about the rules of all sections of a form."""
    return tuple(finding for section in form.sections for finding in section_findings(section))


def section_findings(section: Section) -> tuple[RuleFinding, ...]:
    """What is odd about the rules of one section; each rule is told once."""
    found = {f.place: f for f in reversed([*_of_section(section), *_of_pieces(section), *_hidden_variants(section)])}
    return tuple(reversed(found.values()))


def called_for(section: Section) -> Condition | None:
    """When the section is in by its rules; ``None`` when no rule asks for it."""
    rules = [r for r in (section.applies.mandatory, section.applies.suggested) if r is not None]
    if not rules:
        return None
    return rules[0] if len(rules) == 1 else AnyOf(conditions=tuple(rules))


Told = tuple[Finding, str] | None
"""What is odd about a rule, and what follows from it."""


def _of_section(section: Section) -> Iterator[RuleFinding]:
    needed, offered = section.applies.mandatory, section.applies.suggested
    for place, rule in (("mandatory", needed), ("suggested", offered)):
        if rule is not None and not isinstance(rule, Always):
            yield from _judged(section, place, rule, _alone)
    if needed is not None and offered is not None:
        yield from _judged(section, "suggested", offered, partial(_covered, needed))


def _of_pieces(section: Section) -> Iterator[RuleFinding]:
    pieces = [(f"part {p.id}", p.when) for p in section.parts]
    pieces += [(f"number {n.id}", n.when) for n in section.frequency.numbers]
    for place, rule in pieces:
        if rule is not None and not isinstance(rule, Always):
            yield from _judged(section, place, rule, partial(_within, called_for(section)))


def _judged(section: Section, place: str, rule: Condition, judge: Callable[[Condition], Told]) -> Iterator[RuleFinding]:
    """What ``judge`` says of a rule; that nobody can say where the rule is too long."""
    try:
        told = judge(rule)
    except TooLongError:
        told = Finding.TOO_LONG, "it has too many rows to tell whether it can ever be true"
    if told is not None:
        yield _says(section, place, *told)


def _alone(rule: Condition) -> Told:
    if never(rule):
        return Finding.NEVER, "no patient can meet it"
    return (Finding.ALWAYS, "every patient meets it; choose “always” to say so") if always(rule) else None


def _covered(needed: Condition, offered: Condition) -> Told:
    return (Finding.COVERED, "whoever meets it needs the section anyway") if implies(offered, needed) else None


def _within(base: Condition | None, rule: Condition) -> Told:
    """``rule`` decides over a piece of a section that ``base`` puts in."""
    if never(rule):
        return Finding.NEVER, "no patient can meet it, so it is not printed"
    if always(rule):
        return Finding.ALWAYS, "every patient meets it, so it needs no rule"
    if base is None or example([base]) is None:
        return None
    if example([base, rule]) is None:
        return Finding.NEVER_HERE, "nobody for whom the section is shown can meet it"
    return (Finding.ALWAYS_HERE, "everybody for whom the section is shown meets it") if implies(base, rule) else None


def _hidden_variants(section: Section) -> Iterator[RuleFinding]:
    """Of two variants with the same rule both are printed, and the later one names the variant."""
    variants = [p for p in section.parts if p.variant and p.when is not None]
    for first, second in pairwise(variants):
        if first.when == second.when:
            yield _says(section, f"part {second.id}", Finding.COVERED, f"it has the rule of part {first.id}")


def _says(section: Section, place: str, finding: Finding, why: str) -> RuleFinding:
    return RuleFinding(section_id=section.id, place=place, finding=finding, sentence=f"This rule {finding}: {why}.")
