"""Whether rules can hold together: decided over all values that facts can take, not by trying some.

A fact takes one of finitely many values as far as rules can tell: an age lies between the years that rules name, a
choice is one of its list, a text or a place is one that rules name or none of them, and of a set each entry is there or
not. ``example`` searches them all, leaving out what cannot matter any more, so "nobody" is a proof.

Facts are taken as known. A fact that is not known makes a rule neither true nor false, and what is printed then is the
careful side (``adapt``); so a rule that "can never hold" may still print while something is unknown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Condition, Op, Test
from exoconsent.consent.facts import OLDEST, VOCABULARY, Facts, Kind, matches
from exoconsent.consent.synonyms import implied, says_none


class TooLongError(Exception):
    """More would have to be tried than anybody waits for, so nobody says whether the rules can hold together."""


PATIENCE: Final = 60_000
"""Comparisons of one fact until a search gives up: a tenth of a second or so. The shipped rules need under 200."""

Name = tuple[str, str]
"""A fact, or a fact and one entry of its set."""
Known = dict[Name, Any]

_ELSE: Final = "something else"
"""Stands for every text that no rule names."""
_STATES: Final = tuple(f"{a}{b}" for a in "XZQABCDEFGHIJKLMNOPRSTUVWY" for b in "XZQABCDEFGHIJKLMNOPRSTUVWY")
"""Areas of a country, the unlikely ones first: one that no rule names stands for all others."""


def example(holding: Iterable[Condition], failing: Iterable[Condition] = ()) -> Facts | None:
    """Facts under which all of ``holding`` are true and all of ``failing`` are false; ``None`` when nobody has such.

    Raises ``TooLongError`` after ``PATIENCE`` comparisons: what has to be tried doubles with every row.
    """
    wanted = [(c, True) for c in holding] + [(c, False) for c in failing]
    found = _search(wanted, _values(t for c, _truth in wanted for t in tests_of(c)), {}, [PATIENCE])
    return None if found is None else _facts(found)


def never(condition: Condition) -> bool:
    """Whether the rule can never hold, whatever is known of a person."""
    return example([condition]) is None


def always(condition: Condition) -> bool:
    """Whether the rule holds for everybody of whom enough is known."""
    return example([], [condition]) is None


def implies(first: Condition, second: Condition) -> bool:
    """Whether ``second`` holds for everybody for whom ``first`` does."""
    return example([first], [second]) is None


def tests_of(condition: Condition) -> Iterator[Test]:
    """Every test in a rule, in order."""
    match condition:
        case Test():
            yield condition
        case AnyOf() | AllOf():
            for inner in condition.conditions:
                yield from tests_of(inner)


def _search(
    wanted: Sequence[tuple[Condition, bool]], values: Mapping[Name, Sequence[Any]], known: Known, patience: list[int]
) -> Any:
    """What is to be known so that each rule has the truth that is wanted, or ``None``."""
    if not _possible(known):
        return None
    patience[0] -= sum(1 for condition, _wanted in wanted for _test_of in tests_of(condition))
    if patience[0] < 0:
        raise TooLongError
    open_rules = []
    for condition, truth in wanted:
        found = _truth(condition, known)
        if found is None:
            open_rules.append((condition, truth))
        elif found is not truth:
            return None
    if not open_rules:
        return known
    name = next(n for t in tests_of(open_rules[0][0]) for n in _names(t) if n not in known)
    tries = (_search(open_rules, values, {**known, name: value}, patience) for value in values[name])
    return next((found for found in tries if found is not None), None)


def _truth(condition: Condition, known: Known) -> bool | None:
    match condition:
        case Always():
            return True
        case Test():
            return _test(condition, known)
        case AnyOf():
            return _joined((_truth(c, known) for c in condition.conditions), True)
        case AllOf():
            return _joined((_truth(c, known) for c in condition.conditions), False)


def _joined(truths: Iterable[bool | None], deciding: bool) -> bool | None:
    """``deciding`` when one is; open when one is open; else the other."""
    found = not deciding
    for truth in truths:
        if truth is deciding:
            return deciding
        if truth is None:
            found = None  # type: ignore[assignment]
    return found


def _test(test: Test, known: Known) -> bool | None:
    if test.op is Op.HAS_ANY:
        return _joined((known.get(name) for name in _names(test)), True)
    value = known.get((test.field, ""))
    return None if value is None else _hits(test, value)


def _hits(test: Test, value: Any) -> bool:
    match test.op:
        case Op.IN:
            return any(matches(test.field, value, listed) for listed in test.value)
        case Op.LT:
            return bool(value < test.value)
        case Op.GTE:
            return bool(value >= test.value)
        case _:
            return bool(value == test.value)


def _names(test: Test) -> list[Name]:
    return [(test.field, entry) for entry in test.value] if test.op is Op.HAS_ANY else [(test.field, "")]


def _values(tests: Iterable[Test]) -> dict[Name, Sequence[Any]]:
    """The values of every fact that the tests ask for, one of each kind that they can tell apart."""
    by_field: dict[str, list[Test]] = {}
    for test in tests:
        by_field.setdefault(test.field, []).append(test)
    values: dict[Name, Sequence[Any]] = {}
    for field, its in by_field.items():
        if VOCABULARY[field].kind is Kind.SET:
            values |= {name: (True, False) for test in its for name in _names(test)}
        else:
            told_apart = {tuple(_hits(t, value) for t in its): value for value in reversed(list(_all(field, its)))}
            values[field, ""] = tuple(told_apart.values())
    return values


def _all(field: str, tests: Sequence[Test]) -> Iterator[Any]:
    fact = VOCABULARY[field]
    named = [v for t in tests for v in (t.value if isinstance(t.value, tuple) else (t.value,))]
    match fact.kind:
        case Kind.YEARS:
            yield from sorted({year for v in (0, *named) for year in (v, v + 1) if year <= OLDEST})
        case Kind.FLAG:
            yield from (True, False)
        case Kind.CHOICE:
            yield from fact.values
        case Kind.REGION:
            unnamed = [next((f"{c}-{s}" for s in _STATES if f"{c}-{s}" not in named), c) for c in ("US", "EU")]
            yield from (*named, *unnamed, "US", "EU", "UK", "JP", "other")
        case _:
            yield from (*named, next(w for w in _others(len(named)) if w not in named))


def _others(several: int) -> Iterator[str]:
    yield _ELSE
    yield from (f"{_ELSE} {place}" for place in range(several))


def _possible(known: Known) -> bool:
    """Whether a set may be so: a word never comes without the entry that it stands for (``synonyms.implied``)."""
    return all(
        known.get((field, implied(field, entry))) is not False
        for (field, entry), there in known.items()
        if there is True and entry and entry not in VOCABULARY[field].values
    )


def _facts(known: Known) -> Facts:
    values: dict[str, Any] = {field: value for (field, entry), value in known.items() if not entry}
    for field in dict.fromkeys(field for field, entry in known if entry):
        there = {entry for (f, entry), value in known.items() if f == field and value}
        meant = {implied(field, entry) for entry in there - set(VOCABULARY[field].values)} - {""}
        bare = bool(there) and all(says_none(field, entry) for entry in there)
        values[field] = tuple(sorted(there | meant | ({_ELSE.replace(" ", "_")} if bare else set())))
    return Facts(values)
