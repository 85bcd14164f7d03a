"""Facts, product and sections as items of a FHIR R4 questionnaire response; what is not known is said to be so.

"Not known" is FHIR's own ``data-absent-reason`` in the place of the value, never an empty answer and never a guess.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.adapt import Adaptation, Decision
from exoconsent.consent.facts import NOT_ALL_ASKED, PRODUCT_KEYS, UNKNOWN, VOCABULARY, Fact, Facts, Kind
from exoconsent.consent.form import section_text

SYSTEM: Final = "urn:exoconsent"
"""Begins the names of all identifiers and code systems that are ours."""

Item = dict[str, Any]
Value = Mapping[str, Any]

_ABSENT: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def absent(reason: str) -> dict[str, Any]:
    """The extension in place of a value; ``reason`` is a code of FHIR's data-absent-reason, such as ``unknown``."""
    return {"extension": [{"url": _ABSENT, "valueCode": reason}]}


def fact_items(facts: Facts) -> tuple[Item, ...]:
    """Every fact of the vocabulary but the product, known or not."""
    asked = (fact for fact in VOCABULARY.values() if fact.kind is not Kind.PRODUCT)
    return tuple(_item(f"facts.{fact.name}", fact.words, *_answers(fact, facts.get(fact.name))) for fact in asked)


def product_items(facts: Facts) -> tuple[Item, ...]:
    """Name, maker, lot and the other details of the product."""
    return tuple(text_item(f"product.{key}", key.replace("_", " "), facts.product(key)) for key in PRODUCT_KEYS)


def section_items(adaptation: Adaptation, language: str) -> tuple[Item, ...]:
    """Every section of the form: what was decided, and the rule or reason that decided."""
    return tuple(_section(decision, language) for decision in adaptation.decisions)


def text_item(link: str, question: str, answer: str) -> Item:
    """A question with words as answer; without words, the answer is unknown."""
    return _item(link, question, {"valueString": answer} if answer.strip() else _unknown("valueString"))


def _section(decision: Decision, language: str) -> Item:
    link = f"sections.{decision.section.id}"
    outcome = {"valueCoding": {"system": f"{SYSTEM}:outcome", "code": decision.outcome.value.replace(" ", "-")}}
    details = [
        _item(f"{link}.outcome", "outcome by the rules", outcome),
        _item(f"{link}.printed", "stands in the document", {"valueBoolean": decision.included}),
        text_item(f"{link}.reason", "the rule, with the value used", decision.reason),
    ]
    chosen = (("by-hand", "reason of a choice by hand", decision.by_hand), ("variant", "variant", decision.variant))
    details += [text_item(f"{link}.{key}", words, said) for key, words, said in chosen if said]
    return {"linkId": link, "text": section_text(decision.section, language).title, "item": details}


def _item(link: str, text: str, *answers: Value) -> Item:
    return {"linkId": link, "text": text, "answer": [dict(answer) for answer in answers]}


def _unknown(kind: str, reason: str = "unknown") -> Value:
    """An answer without a value; complex values bear the extension inside, plain ones beside them."""
    return {kind: absent(reason)} if kind == "valueCoding" else {f"_{kind}": absent(reason)}


def _answers(fact: Fact, value: Any) -> tuple[Value, ...]:
    if value is UNKNOWN or value == "":
        return (_unknown(_PLACE[fact.kind]),)
    if fact.kind is Kind.SET:
        return _set(fact, value)
    return ({_PLACE[fact.kind]: _SAID[fact.kind](fact, value)},)


def _set(fact: Fact, value: tuple[str, ...]) -> tuple[Value, ...]:
    """Each entry; an empty set is a known "none", a half-asked one ends in an answer that was not asked."""
    if not value:
        return ({"valueCoding": {"system": f"{SYSTEM}:fact", "code": "none", "display": "none known"}},)
    told = [{"valueCoding": _coding(fact, v)} for v in value if v != NOT_ALL_ASKED]
    rest = [_unknown("valueCoding", "not-asked")] if NOT_ALL_ASKED in value else []
    return (*told, *rest)


def _coding(fact: Fact, value: str) -> Value:
    """A value of the closed list by its code; anything else that was typed stays text."""
    if value in fact.values:
        return {"system": f"{SYSTEM}:fact:{fact.name}", "code": value}
    return {"display": value.replace("_", " ")}


_PLACE: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.YEARS: "valueInteger",
        Kind.FLAG: "valueBoolean",
        Kind.CHOICE: "valueCoding",
        Kind.SET: "valueCoding",
        Kind.TEXT: "valueString",
        Kind.REGION: "valueString",
    }
)
_SAID: Final[Mapping[Kind, Callable[[Fact, Any], Any]]] = MappingProxyType(
    {
        Kind.YEARS: lambda _fact, value: value,
        Kind.FLAG: lambda _fact, value: value,
        Kind.CHOICE: _coding,
        Kind.TEXT: lambda _fact, value: value,
        Kind.REGION: lambda _fact, value: value,
    }
)
