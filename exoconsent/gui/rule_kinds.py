"""What rules can be made of: facts in words, the relations that fit each, the values that each can be compared with."""

from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication

from exoconsent.consent.conditions import AllOf, Op, Test
from exoconsent.consent.facts import VOCABULARY, Fact, Kind
from exoconsent.consent.plain_reason import value_of
from exoconsent.consent.rule_words import years_between
from exoconsent.consent.words import Words
from exoconsent.gui.fact_fields import capital
from exoconsent.gui.fact_lists import set_values
from exoconsent.gui.rule_phrases import fact_called
from exoconsent.gui.translation import mark

ALWAYS: Final = "always"
"""Stands among the facts: a row that holds for everybody."""
REGIONS: Final = ("US", "UK", "EU", "JP", "other")
BETWEEN: Final = "between"
"""Beside the relations of the format: at least one year and under another, in one row."""
Relation = Op | Literal["between"]
SEVERAL: Final = frozenset({Op.IN, Op.HAS_ANY})
"""The relations that take more than one value."""
_RELATIONS: Final = {
    (Kind.YEARS, Op.EQ): mark("Rule", "is exactly"),
    (Kind.YEARS, Op.LT): mark("Rule", "is under"),
    (Kind.YEARS, Op.GTE): mark("Rule", "is at least"),
    BETWEEN: mark("Rule", "is between"),
    (Kind.FLAG, Op.EQ): mark("Rule", "is"),
    (Kind.SET, Op.HAS_ANY): mark("Rule", "has any of"),
    (Kind.REGION, Op.EQ): mark("Rule", "is exactly"),
    (Kind.REGION, Op.IN): mark("Rule", "is in"),
    Op.EQ: mark("Rule", "is"),
    Op.IN: mark("Rule", "is one of"),
}
_SPAN = mark("Rule", "{fact} {relation} {low} and {high}")
_YES, _NO, _OR, _EVERYBODY = (
    mark("Rule", "yes"),
    mark("Rule", "no"),
    mark("Rule", "or"),
    mark("Rule", "holds for everybody"),
)


def say(text: str, **values: object) -> str:
    """``text`` in the language of the interface."""
    words = QCoreApplication.translate("Rule", text)
    return words.format(**values) if values else words


def facts() -> tuple[Fact, ...]:
    """The facts that a rule may ask for, as the vocabulary has them."""
    from exoconsent.library.conditions import UNRULED

    return tuple(fact for name, fact in VOCABULARY.items() if name not in UNRULED)


def relations(fact: Fact) -> tuple[Relation, ...]:
    """The relations that ``fact`` allows."""
    from exoconsent.library.conditions import OPS

    return (*OPS[fact.kind], BETWEEN) if fact.kind is Kind.YEARS else OPS[fact.kind]


def relation_words(fact: Fact, op: Relation) -> str:
    """The relation as it stands between fact and value."""
    return say(_RELATIONS.get((fact.kind, op)) or _RELATIONS[op])


def values_of(fact: Fact) -> tuple[Any, ...]:
    """The values that can be chosen; of an open list, those that the vocabulary knows."""
    if fact.kind is Kind.FLAG:
        return (True, False)
    return REGIONS if fact.kind is Kind.REGION else set_values(fact)


def takes_words(fact: Fact) -> bool:
    """Whether a value that is on no list may be typed."""
    return fact.open or fact.kind in (Kind.TEXT, Kind.REGION)


def value_words(fact: Fact, value: Any, words: Words | None) -> str:
    """One value for people."""
    if isinstance(value, bool):
        return say(_YES if value else _NO)
    if fact.kind in (Kind.TEXT, Kind.REGION, Kind.YEARS):
        return str(value)
    return value_of(fact.name, str(value), words)


def row_words(test: Test | AllOf, words: Words | None) -> str:
    """A row as a screen reader says it: "age in whole years is under 18"."""
    if isinstance(test, AllOf):
        name, low, high = years_between(test) or ("", 0, 0)
        relation = relation_words(VOCABULARY[name], BETWEEN)
        return say(_SPAN, fact=fact_called(name), relation=relation, low=low, high=high)
    fact = VOCABULARY[test.field]
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    listed = f" {say(_OR)} ".join(value_words(fact, value, words) for value in values)
    return f"{fact_called(fact.name)} {relation_words(fact, test.op)} {listed}"


def fact_words(name: str) -> str:
    """A fact as it stands in the list of facts."""
    return capital(fact_called(name))


def everybody() -> str:
    """The words of a row that always holds."""
    return say(_EVERYBODY)


def typed(fact: Fact, text: str) -> tuple[str, str]:
    """A typed value as rules spell it, and what is wrong with it."""
    from exoconsent.library.conditions import wrong_value

    word = " ".join(text.split())
    if fact.kind is Kind.SET:
        word = "_".join(word.lower().replace("-", " ").replace("_", " ").split())
    elif fact.kind is Kind.REGION:
        word = "other" if word.lower() == "other" else word.upper()
    return word, wrong_value(fact, word)
