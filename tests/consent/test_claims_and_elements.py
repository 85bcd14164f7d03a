"""The lint for claims, and the required elements: found or not found, with citation."""

import re

import pytest

from exoconsent.consent.claims import ClaimRule, ClaimRules, lint
from exoconsent.consent.elements import ElementRule, Finder, Printed, check
from exoconsent.consent.facts import Facts
from exoconsent.consent.letters import skeleton
from exoconsent.consent.problem import Severity
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS

SHIPPED = load_library(FORMS)


def said(text: str) -> list[str]:
    return [finding.quote for finding in lint(text, SHIPPED.claims, skeleton)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("This is VERY SAFE.", ["VERY SAFE"]),
        ("It is vеry sаfe.", ["vеry sаfe"]),  # the vowels are Cyrillic
        ("No guarantee is given.", []),
        ("We guarantee it works.", ["guarantee"]),
        ("It is not proven to help.", []),
        ("It is proven to help, it cures.", ["proven to", "cures"]),
        ("This is rare.", ["rare"]),
        ("This is rare, about 4 in 10,000 people.", []),
        ("You do not give up any legal right.", []),
        ("We do not give up, but you waive all your rights.", ["waive all your rights"]),
        ("You release the clinic from liability.", ["release the clinic from liab"]),
        ("Fortunately, that being said, it is exciting.", ["Fortunately", "that being said", "exciting"]),
        ("You must never give blood again.", ["must never give blood again"]),
        ("An accurate rarefied cured-leather uncommonness", []),
    ],
)
def test_banned_claims_are_found_and_honest_words_are_not(text: str, quotes: list[str]) -> None:
    assert said(text) == quotes


def test_offsets_point_at_the_quote_in_the_text_as_given() -> None:
    text = "Well. It is vеry sаfe, it cures."
    for finding in lint(text, SHIPPED.claims, skeleton):
        assert text[finding.start : finding.end] == finding.quote
        assert finding.why


def test_the_article_is_full_of_findings() -> None:
    article = (FORMS / "sources" / "source-article.txt").read_text(encoding="utf-8")
    assert len(said(article)) >= 8
    assert "gеnеrаllу considered vеrу safe" in article.replace("і", "i") or said(article)


def test_a_number_must_stand_near() -> None:
    rules = ClaimRules(rules=(ClaimRule(id="f", pattern=r"\brare\b", why="w", unless_near=r"\d+ in \d+", near=10),))
    assert not lint("rare (1 in 90)", rules, skeleton)
    assert lint("rare" + " " * 20 + "1 in 90", rules, skeleton)


def printed(**changes: object) -> Printed:
    known = {"text": "", "sections": frozenset(), "furniture": frozenset(), "measures": frozenset(), "facts": Facts({})}
    return Printed(**{**known, **changes})


def rule(kind: str, value: str) -> ElementRule:
    return ElementRule(
        id="X-01",
        mode="T",
        severity="error",
        what="the thing",
        citation="Law 1",
        found=(Finder(kind=kind, value=value),),
    )


@pytest.mark.parametrize(
    ("kind", "value", "on_page"),
    [
        ("text", "own words", {"text": "In your OWN words"}),
        ("section", "risk-x", {"sections": frozenset({"risk-x"})}),
        ("furniture", "letterhead", {"furniture": frozenset({"letterhead"})}),
        ("print", "grade_8", {"measures": frozenset({"grade_8"})}),
        ("fact", "route", {"facts": Facts({"route": "iv"})}),
    ],
)
def test_each_way_of_finding(kind: str, value: str, on_page: dict[str, object]) -> None:
    assert check((rule(kind, value),), printed(**on_page), {}) == ()
    (problem,) = check((rule(kind, value),), printed(), {})
    assert (problem.message, problem.citation, problem.severity) == ("not found: the thing", "Law 1", Severity.ERROR)


def test_not_applicable_is_told_with_its_reason_and_bars_nothing() -> None:
    (problem,) = check((rule("section", "x"),), printed(), {"X-01": "no such ward here"})
    assert problem.severity is Severity.INFO
    assert "not applicable here: no such ward here" in problem.message


def test_the_shipped_elements_cover_the_modes_and_never_say_compliant() -> None:
    assert {e.mode for e in SHIPPED.elements} == set("TMLEP")
    assert all(e.citation and e.what for e in SHIPPED.elements)
    assert not any(re.search("complian", f"{e.what} {e.remedy}", re.IGNORECASE) for e in SHIPPED.elements)
