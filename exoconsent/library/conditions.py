"""Conditions as they stand in a file, checked against the vocabulary: field, relation and values must fit."""

import difflib
import re
from typing import Any, Final

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Condition, Op, Test
from exoconsent.consent.facts import NOT_ALL_ASKED, VOCABULARY, Fact, Kind, did_you_mean
from exoconsent.library.nodes import Entries, Items, Node, Scalar, Sink

UNRULED: Final = ("gender", "product")
"""Facts that no rule may ask: gender decides nothing (ask ``pregnancy_possible``), a product is not one value."""
OPS: Final[dict[Kind, tuple[Op, ...]]] = {
    Kind.YEARS: (Op.EQ, Op.LT, Op.GTE),
    Kind.FLAG: (Op.EQ,),
    Kind.CHOICE: (Op.EQ, Op.IN),
    Kind.SET: (Op.HAS_ANY,),
    Kind.TEXT: (Op.EQ, Op.IN),
    Kind.REGION: (Op.EQ, Op.IN),
    Kind.PRODUCT: (),
}
"""The relations that each kind of fact allows."""
AGE_LIMIT: Final = 125
REGION_PATTERN: Final = "^(UK|JP|other|(US|EU)(-[A-Z]{2})?)$"
SLUG_PATTERN: Final = "^[a-z0-9]+(_[a-z0-9]+)*$"
_SHAPE: Final = "a rule is always, {field: …, in: […]}, {any: […]} or {all: […]}"


def read_condition(node: Node, sink: Sink) -> Condition:
    """The condition at ``node``; what is wrong goes to ``sink``, and then the answer means nothing."""
    if isinstance(node, Scalar) and node.data == "always":
        return Always()
    if not isinstance(node, Entries):
        sink.say(node, f"this is not a rule; {_SHAPE}")
        return Always()
    keys = [key.text for key, _below in node.entries]
    for word, join in (("any", AnyOf), ("all", AllOf)):
        if word in keys:
            return join(conditions=_several(node, word, sink))
    return _test(node, sink)


def wrong_value(fact: Fact, data: Any) -> str:
    """What is wrong with one plain value that ``fact`` is compared with; empty when nothing is."""
    return _CHECKS[fact.kind](fact, data)


def _several(node: Entries, word: str, sink: Sink) -> tuple[Condition, ...]:
    for key, _below in node.entries:
        if key.text != word:
            sink.say(key, f'"{key.text}" may not stand beside "{word}"; put it into the list as a rule of its own')
    below = node.get(word)
    if not isinstance(below, Items) or not below.items:
        sink.say(node.key(word), f'"{word}" needs a list of at least one rule')
        return ()
    return tuple(read_condition(item, sink) for item in below.items)


def _test(node: Entries, sink: Sink) -> Condition:
    fact = _fact(node, sink)
    ops = [(key, below) for key, below in node.entries if key.text != "field"]
    for key, _below in ops:
        if key.text not in {op.value for op in Op}:
            known = [*(op.value for op in Op), "field", "any", "all"]
            sink.say(key, f'unknown relation "{key.text}"{did_you_mean(key.text, known)}; use {", ".join(Op)}')
            return Always()
    if len(ops) != 1:
        sink.say(node, f"a test needs one relation, not {len(ops)}; {_SHAPE}")
        return Always()
    key, below = ops[0]
    if fact is None:
        return Always()
    return Test(field=fact.name, op=Op(key.text), value=_value(fact, key, below, sink))


def _fact(node: Entries, sink: Sink) -> Fact | None:
    field = node.get("field")
    if not isinstance(field, Scalar) or not isinstance(field.data, str):
        sink.say(node, f'the fact is missing ("field: …"); {_SHAPE}')
        return None
    if field.data == "gender":
        sink.say(field, 'no rule may ask for "gender"; ask what matters, for example pregnancy_possible')
        return None
    if field.data not in VOCABULARY or field.data in UNRULED:
        known = [name for name in VOCABULARY if name not in UNRULED]
        sink.say(field, f'unknown fact "{field.data}"{did_you_mean(field.data, known) or "; see consent/facts.py"}')
        return None
    return VOCABULARY[field.data]


def _value(fact: Fact, key: Scalar, below: Node, sink: Sink) -> Any:
    op = Op(key.text)
    if op not in OPS[fact.kind]:
        allowed = " or ".join(OPS[fact.kind])
        sink.say(key, f'"{op}" does not fit {fact.name} ({fact.words}); use {allowed}')
        return ()
    if op not in (Op.IN, Op.HAS_ANY):
        return _one(fact, below, sink)
    if not isinstance(below, Items) or not below.items:
        sink.say(key, f'"{op}" needs a list of at least one value, for example {op}: [{_example(fact)}]')
        return ()
    return tuple(_one(fact, item, sink) for item in below.items)


def _one(fact: Fact, node: Node, sink: Sink) -> Any:
    data = node.data if isinstance(node, Scalar) else None
    wrong = _CHECKS[fact.kind](fact, data) if isinstance(node, Scalar) else f"{fact.name} needs one plain value here"
    if wrong:
        sink.say(node, wrong)
    return data


def _wrong_years(fact: Fact, data: Any) -> str:
    fine = isinstance(data, int) and not isinstance(data, bool) and 0 <= data <= AGE_LIMIT
    return "" if fine else f"{fact.name} is compared with whole years from 0 to {AGE_LIMIT}"


def _wrong_flag(fact: Fact, data: Any) -> str:
    return "" if isinstance(data, bool) else f"{fact.name} is compared with true or false"


def _wrong_choice(fact: Fact, data: Any) -> str:
    if isinstance(data, str) and data in fact.values:
        return ""
    word = str(data).lower() if isinstance(data, bool) else data
    near = did_you_mean(str(word), fact.values)
    return f'unknown value "{word}" of {fact.name}{near} (one of {", ".join(fact.values)})'


def _wrong_set(fact: Fact, data: Any) -> str:
    """An open set takes any word; one that almost spells a known word is a slip, since it would never match."""
    if not isinstance(data, str) or not re.fullmatch(SLUG_PATTERN, data):
        return f"{fact.name} takes words in small letters joined by _, for example {_example(fact)}"
    if data == NOT_ALL_ASKED:
        return f"{NOT_ALL_ASKED} says that nobody asked; a rule cannot look for it"
    if data in fact.values:
        return ""
    if not fact.open:
        return _wrong_choice(fact, data)
    near = difflib.get_close_matches(data, fact.values, n=1, cutoff=0.9)
    return f'unknown value "{data}" of {fact.name}, did you mean "{near[0]}"?' if near else ""


def _wrong_text(fact: Fact, data: Any) -> str:
    return (
        "" if isinstance(data, str) and data.strip() == data != "" else f"{fact.name} is compared with text; use quotes"
    )


def _wrong_region(fact: Fact, data: Any) -> str:
    fine = isinstance(data, str) and re.fullmatch(REGION_PATTERN, data)
    return "" if fine else f'"{data}" is not a {fact.name}; give US, US-xx, UK, EU, EU-xx, JP or other'


_CHECKS: Final = {
    Kind.YEARS: _wrong_years,
    Kind.FLAG: _wrong_flag,
    Kind.CHOICE: _wrong_choice,
    Kind.SET: _wrong_set,
    Kind.TEXT: _wrong_text,
    Kind.REGION: _wrong_region,
}


def _example(fact: Fact) -> str:
    return fact.values[0] if fact.values else "…"
