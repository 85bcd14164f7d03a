"""A rule as a sentence: "the patient is under 18 years old, and the way into the body is “a drip into a vein”"."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Condition, Op, Test
from exoconsent.consent.facts import VOCABULARY, Kind
from exoconsent.consent.plain_reason import called, value_of
from exoconsent.consent.words import Words

PHRASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "no rule": "never by itself",
        "always": "always",
        "or": "or",
        "and": "and",
        "age.lt": "the patient is under {value} years old",
        "age.gte": "the patient is {value} years old or older",
        "age.eq": "the patient is {value} years old",
        "age.between": "the patient is {low} to {high} years old",
        "pregnancy_possible.yes": "the patient could become pregnant",
        "pregnancy_possible.no": "the patient could not become pregnant",
        "pregnant": "the answer to “pregnant now” is {value}",
        "breastfeeding.yes": "the patient is breast-feeding",
        "breastfeeding.no": "the patient is not breast-feeding",
        "blood_donor.yes": "the patient gives or plans to give blood, tissue or milk",
        "blood_donor.no": "the patient does not give or plan to give blood, tissue or milk",
        "conditions": "the patient has {value}",
        "allergies": "the patient is allergic to {value}",
        "medicines": "the patient takes {value}",
        "medicine_notes": "the notes on medicines are {value}",
        "capacity": "of the ability to decide it is said: {value}",
        "interpreter_needed.yes": "the patient needs an interpreter",
        "interpreter_needed.no": "the patient needs no interpreter",
        "language": "the patient's language is {value}",
        "indication": "the treatment is for {value}",
        "body_site": "the place on the body is {value}",
        "route": "the way into the body is {value}",
        "setting": "the kind of treatment is {value}",
        "source": "the product is made from {value}",
        "donor_type": "the cells came from {value}",
        "excipients_known.yes": "all other ingredients are known",
        "excipients_known.no": "not all other ingredients are known",
        "excipients": "the other ingredients hold {value}",
        "donor_docs": "of the donor papers it is said: {value}",
        "jurisdiction": "the law that applies is that of {value}",
        "charged.yes": "the patient pays",
        "charged.no": "the patient does not pay",
        "signs_with_mark.yes": "the patient signs with an X or a mark",
        "signs_with_mark.no": "the patient does not sign with an X or a mark",
        "two_witnesses.yes": "two witnesses see the mark",
        "two_witnesses.no": "no two witnesses see the mark",
    }
)
"""English phrases by fact; a window in another language gives its own with the same keys."""


def rule_words(condition: Condition | None, words: Words | None = None, phrases: Mapping[str, str] = PHRASES) -> str:
    """When ``condition`` holds, as a clause without capital and full stop; ``None`` is a rule that is not there.

    ``words`` say the values as the patient reads them; without them they are spelled as rules have them.
    """
    if condition is None:
        return phrases["no rule"]
    return _clause(condition, words, phrases, inner=False)


def _clause(condition: Condition, words: Words | None, phrases: Mapping[str, str], *, inner: bool) -> str:
    match condition:
        case Always():
            return phrases["always"]
        case Test():
            return _test(condition, words, phrases)
        case AnyOf(conditions=below):
            return _joined(below, phrases["or"], words, phrases, inner=inner)
        case AllOf(conditions=below):
            if (span := years_between(condition)) is not None:
                return phrases[f"{span[0]}.between"].format(low=span[1], high=span[2])
            return _joined(below, phrases["and"], words, phrases, inner=inner)


def years_between(condition: Condition) -> tuple[str, int, int] | None:
    """Fact, first and last whole year of "at least, and under"; ``None`` for any other rule."""
    match condition:
        case AllOf(conditions=(Test(op=Op.GTE) as low, Test(op=Op.LT) as high)):
            fits = low.field == high.field and low.value < high.value
            return (low.field, low.value, high.value - 1) if fits else None
    return None


def _joined(
    below: tuple[Condition, ...], word: str, words: Words | None, phrases: Mapping[str, str], *, inner: bool
) -> str:
    if len(below) == 1:
        return _clause(below[0], words, phrases, inner=inner)
    said = tuple(dict.fromkeys(_clause(c, words, phrases, inner=True) for c in below))
    text = f", {word} ".join(said)
    return f"({text})" if inner and len(said) > 1 else text


def _test(test: Test, words: Words | None, phrases: Mapping[str, str]) -> str:
    fact = VOCABULARY[test.field]
    if fact.kind is Kind.FLAG:
        return phrases[f"{test.field}.{'yes' if test.value else 'no'}"]
    if fact.kind is Kind.YEARS:
        return phrases[f"{test.field}.{test.op}"].format(value=test.value)
    values = test.value if test.op in (Op.IN, Op.HAS_ANY) else (test.value,)
    either = f" {phrases['or']} ".join(dict.fromkeys(f"“{_value(test.field, v, words)}”" for v in values))
    phrase = phrases.get(test.field, f"{called(test.field)}: {{value}}")
    return phrase.replace("{value}", either)


def _value(field: str, value: Any, words: Words | None) -> str:
    if VOCABULARY[field].kind in (Kind.TEXT, Kind.REGION):
        return str(value)
    return value_of(field, str(value), words)
