"""Rules as data: any/all of eq, in, has_any, lt, gte over facts; an answer comes with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, ClassVar

from exoconsent.consent.facts import UNKNOWN, Facts, in_full, matches


class Op(StrEnum):
    """The closed list of relations."""

    EQ = "eq"
    IN = "in"
    HAS_ANY = "has_any"
    LT = "lt"
    GTE = "gte"


class Truth(Enum):
    """Kleene's three values: a fact that nobody entered makes neither true nor false."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A truth value and why, in words."""

    truth: Truth
    reason: str
    value: str = ""
    """The listed value that matched, e.g. ``US`` for jurisdiction US-TX; empty unless true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Always:
    """The rule that always holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One fact compared."""

    __test__: ClassVar[bool] = False  # pytest would take the name for a test class
    field: str
    op: Op
    value: Any
    """A scalar for eq, lt, gte; a tuple of strings for in and has_any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """True when one of the conditions is."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """True when all conditions are."""

    conditions: tuple["Condition", ...]


Condition = Always | Test | AnyOf | AllOf


def evaluate(condition: Condition, facts: Facts) -> Answer:
    """The truth of ``condition`` under ``facts``, with the reason that decided it."""
    match condition:
        case Always():
            return Answer(truth=Truth.TRUE, reason="always")
        case Test():
            return _test(condition, facts)
        case AnyOf():
            return _any(evaluate(c, facts) for c in condition.conditions)
        case AllOf():
            return _all(evaluate(c, facts) for c in condition.conditions)


def fields_of(condition: Condition) -> tuple[str, ...]:
    """The facts that ``condition`` asks for, in order, without repetition."""
    match condition:
        case Test():
            return (condition.field,)
        case AnyOf() | AllOf():
            return tuple(dict.fromkeys(f for c in condition.conditions for f in fields_of(c)))
        case _:
            return ()


def _any(answers: Iterable[Answer]) -> Answer:
    found = tuple(answers)
    truth = max((a.truth for a in found), key=lambda t: t.value, default=Truth.FALSE)
    return _joined(truth, found, " or " if truth is Truth.UNKNOWN else " and ")


def _all(answers: Iterable[Answer]) -> Answer:
    found = tuple(answers)
    truth = min((a.truth for a in found), key=lambda t: t.value, default=Truth.TRUE)
    return _joined(truth, found, " and ")


def _joined(truth: Truth, answers: tuple[Answer, ...], word: str) -> Answer:
    deciding = [a for a in answers if a.truth is truth]
    value = next((a.value for a in deciding if a.value), "")
    return Answer(truth=truth, reason=word.join(dict.fromkeys(a.reason for a in deciding)), value=value)


def _test(test: Test, facts: Facts) -> Answer:
    value = facts.get(test.field)
    if value is UNKNOWN:
        return Answer(truth=Truth.UNKNOWN, reason=f"{test.field} is not known")
    hit = _hit(test, value)
    if hit is None and not in_full(value):
        return Answer(truth=Truth.UNKNOWN, reason=f"whether {test.field} has {', '.join(test.value)} is not known")
    if hit is None:
        return Answer(truth=Truth.FALSE, reason=_miss_words(test, value))
    return Answer(truth=Truth.TRUE, reason=_hit_words(test, value, hit), value=hit)


def _hit(test: Test, value: Any) -> str | None:
    match test.op:
        case Op.EQ:
            return str(test.value) if value == test.value else None
        case Op.IN:
            return next((str(v) for v in test.value if matches(test.field, value, v)), None)
        case Op.HAS_ANY:
            return next((str(v) for v in test.value if v in value), None)
        case Op.LT:
            return str(value) if value < test.value else None
        case Op.GTE:
            return str(value) if value >= test.value else None


def _hit_words(test: Test, value: Any, hit: str) -> str:
    match test.op:
        case Op.HAS_ANY:
            return f"{test.field} has {', '.join(v for v in test.value if v in value)}"
        case Op.LT:
            return f"{test.field} is {value}, under {test.value}"
        case Op.GTE:
            return f"{test.field} is {value}, {test.value} or over"
        case Op.IN if hit != value:
            return f"{test.field} is {value}, in {hit}"
        case _:
            return f"{test.field} is {_word(value)}"


def _miss_words(test: Test, value: Any) -> str:
    if test.op is Op.HAS_ANY:
        return f"{test.field} has none of {', '.join(test.value)}"
    return f"{test.field} is {_word(value)}"


def _word(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
