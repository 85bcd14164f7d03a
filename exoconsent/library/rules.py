"""The rule files: banned claims and required elements."""

import re

from exoconsent.consent.claims import ClaimRule, ClaimRules
from exoconsent.consent.elements import ElementRule, Finder
from exoconsent.consent.facts import VOCABULARY, did_you_mean
from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.library.fields import below, condition, count, items, pairs, word, words
from exoconsent.library.nodes import Entries, Node, Scalar, Sink
from exoconsent.library.shape import check_shape

PATTERN_LIMIT = 500
"""Longest pattern; a longer one is two rules."""


def read_claims(tree: Node, sink: Sink) -> ClaimRules:
    """The banned claims in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "claims", sink)
    _unrepeated(items(tree, "rules"), sink)
    return ClaimRules(
        rules=tuple(_claim(node, sink) for node in items(tree, "rules")), exceptions=words(tree, "exceptions")
    )


def read_elements(tree: Node, sink: Sink) -> tuple[ElementRule, ...]:
    """The required elements in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "elements", sink)
    _unrepeated(items(tree, "elements"), sink)
    return elements_of(tree, sink)


def elements_of(tree: Node, sink: Sink) -> tuple[ElementRule, ...]:
    """The rules in the list ``elements`` of any file."""
    return tuple(_element(node, sink) for node in items(tree, "elements"))


def _claim(node: Node, sink: Sink) -> ClaimRule:
    return ClaimRule(
        id=word(node, "id"),
        pattern=_pattern(node, "re", sink),
        why=word(node, "why"),
        unless_near=_pattern(node, "unless_near", sink),
        near=count(node, "near") or 60,
        language=word(node, "language") or FALLBACK_LANGUAGE,
    )


def _element(node: Node, sink: Sink) -> ElementRule:
    return ElementRule(
        id=word(node, "id"),
        mode=word(node, "mode"),
        severity=word(node, "severity"),
        what=word(node, "what"),
        citation=word(node, "citation"),
        remedy=word(node, "remedy"),
        when=condition(node, "when", sink),
        found=tuple(finder for found in items(node, "found") for finder in _finders(found, sink)),
    )


def _finders(node: Node, sink: Sink) -> list[Finder]:
    if not isinstance(node, Entries):
        return []
    if node.get("text"):
        _pattern(node, "text", sink)
    fact = word(node, "fact")
    if fact and fact not in VOCABULARY:
        sink.say(below(node, "fact"), f'unknown fact "{fact}"{did_you_mean(fact, VOCABULARY)}')
    found = [Finder(kind=key.text, value=str(value.data)) for key, value in node.entries if isinstance(value, Scalar)]
    by_language = below(node, "translated")
    tags = [key.text for key, _value in pairs(node, "translated")]
    return found + [Finder(kind="text", value=_pattern(by_language, tag, sink), language=tag) for tag in tags]


def _pattern(node: Node | None, key: str, sink: Sink) -> str:
    """The regular expression below ``key``; one that cannot be used, or matches everything, is told."""
    found, pattern = below(node, key), word(node, key)
    if not pattern:
        return ""
    if len(pattern) > PATTERN_LIMIT:
        sink.say(found, f'the pattern in "{key}" is longer than {PATTERN_LIMIT} characters; split the rule')
        return ""
    try:
        if re.compile(pattern, re.IGNORECASE).search(""):
            sink.say(found, f'the pattern in "{key}" matches any text, even none; make it ask for a word')
    except (re.error, RecursionError, OverflowError) as error:
        sink.say(found, f'the pattern in "{key}" cannot be read ({error}); check brackets and backslashes')
    return pattern


def _unrepeated(nodes: tuple[Node, ...], sink: Sink) -> None:
    seen: dict[str, int] = {}
    for node in nodes:
        name = word(node, "id")
        if name and name in seen:
            sink.say(node, f'rule "{name}" stands here a second time (first on line {seen[name]}); rename one')
        seen.setdefault(name, node.line)
