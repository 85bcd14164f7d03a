"""Rules as logic, sentences and counts: what can never hold is proved, against trying every value."""

import itertools
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Op, Test, Truth, evaluate
from exoconsent.consent.facts import VOCABULARY, Facts, read_facts
from exoconsent.consent.form import Applies, Band, Category, Evidence, Frequency, Part, Section
from exoconsent.consent.rule_count import count, count_section
from exoconsent.consent.rule_findings import Finding, form_findings, section_findings
from exoconsent.consent.rule_logic import always, example, implies, never
from exoconsent.consent.rule_words import PHRASES, rule_words
from exoconsent.library.conditions import UNRULED
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.library.made_forms import CONDITIONS

SHIPPED = load_library(FORMS)
MINOR = Test(field="age", op=Op.LT, value=18)
ADULT = Test(field="age", op=Op.GTE, value=18)
IV = Test(field="route", op=Op.IN, value=("iv",))
NOSE = Test(field="route", op=Op.EQ, value="intranasal")
CANCER = Test(field="conditions", op=Op.HAS_ANY, value=("cancer_active", "cancer_history"))
KELOID = Test(field="conditions", op=Op.HAS_ANY, value=("keloid",))
TEXAS = Test(field="jurisdiction", op=Op.EQ, value="US-TX")
US = Test(field="jurisdiction", op=Op.IN, value=("US",))
PAYS = Test(field="charged", op=Op.EQ, value=True)
FREE = Test(field="charged", op=Op.EQ, value=False)


def both(*conditions):
    return AllOf(conditions=conditions)


def either(*conditions):
    return AnyOf(conditions=conditions)


@pytest.mark.parametrize(
    "impossible",
    [
        both(MINOR, ADULT),
        both(IV, NOSE),
        both(PAYS, either(FREE, both(IV, NOSE))),
        Test(field="age", op=Op.LT, value=0),
        both(Test(field="age", op=Op.GTE, value=17), MINOR, Test(field="age", op=Op.EQ, value=16)),
        both(TEXAS, Test(field="jurisdiction", op=Op.IN, value=("EU", "UK"))),
    ],
)
def test_what_nobody_can_meet_is_found(impossible):
    assert never(impossible)
    assert not always(impossible)


@pytest.mark.parametrize(
    "certain",
    [
        Always(),
        either(MINOR, ADULT),
        either(PAYS, FREE),
        Test(field="age", op=Op.GTE, value=0),
        Test(field="route", op=Op.IN, value=VOCABULARY["route"].values),
        Test(field="jurisdiction", op=Op.IN, value=("US", "EU", "UK", "JP", "other")),
        either(both(PAYS, MINOR), FREE, ADULT),
    ],
)
def test_what_everybody_meets_is_found(certain):
    assert always(certain)
    assert not never(certain)


@pytest.mark.parametrize(
    "fine", [both(CANCER, KELOID), both(TEXAS, US), Test(field="language", op=Op.EQ, value="es"), both(ADULT, IV)]
)
def test_honest_rules_are_left_alone(fine):
    assert not never(fine)
    assert not always(fine)
    assert evaluate(fine, example([fine])).truth is Truth.TRUE
    assert evaluate(fine, example([], [fine])).truth is Truth.FALSE


def test_one_rule_within_another():
    assert implies(TEXAS, US)
    assert not implies(US, TEXAS)
    assert implies(Test(field="conditions", op=Op.HAS_ANY, value=("cancer_history",)), CANCER)
    assert implies(Test(field="age", op=Op.LT, value=12), MINOR)
    assert implies(
        Test(field="allergies", op=Op.HAS_ANY, value=("shrimp",)),
        Test(field="allergies", op=Op.HAS_ANY, value=("fish_seafood",)),
    ), "who writes shrimp is taken for allergic to fish and seafood"


SMALL = {
    "age": (0, 17, 18, 125),
    "route": VOCABULARY["route"].values,
    "charged": (True, False),
    "conditions": [tuple(c) for n in range(3) for c in itertools.combinations(("cancer_active", "keloid"), n)],
    "jurisdiction": ("US", "US-TX", "US-CA", "UK"),
}
SMALL_TESTS = st.sampled_from((MINOR, ADULT, IV, NOSE, CANCER, KELOID, TEXAS, US, PAYS, FREE))
SMALL_RULES = st.recursive(
    SMALL_TESTS,
    lambda inner: st.builds(
        lambda kind, parts: kind(conditions=tuple(parts)),
        st.sampled_from((AnyOf, AllOf)),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=8,
)
EVERYBODY = [Facts(dict(zip(SMALL, values, strict=True))) for values in itertools.product(*SMALL.values())]


@settings(deadline=None, max_examples=60)
@given(SMALL_RULES, SMALL_RULES)
def test_the_proof_agrees_with_trying_every_person(first, second):
    truths = {evaluate(first, facts).truth for facts in EVERYBODY}
    assert never(first) == (Truth.TRUE not in truths)
    assert always(first) == (Truth.FALSE not in truths)
    within = all(
        evaluate(second, facts).truth is Truth.TRUE for facts in EVERYBODY if evaluate(first, facts).truth is Truth.TRUE
    )
    assert implies(first, second) == within


@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(CONDITIONS)
def test_an_example_is_a_person_whom_the_rule_sees_so(condition):
    for facts, truth in ((example([condition]), Truth.TRUE), (example([], [condition]), Truth.FALSE)):
        if facts is not None:
            assert evaluate(condition, facts).truth is truth
            assert read_facts(dict(facts)) == (facts, []) or dict(read_facts(dict(facts))[0]) == dict(facts)


@pytest.mark.parametrize("form", SHIPPED.forms.values(), ids=lambda f: f.id)
def test_the_shipped_rules_are_in_order(form):
    assert form_findings(form) == ()


def made(mandatory=None, suggested=None, parts=()):
    return Section(
        id="made",
        category=Category.RISK,
        applies=Applies(mandatory=mandatory, suggested=suggested),
        frequency=Frequency(band=Band.NOT_KNOWN),
        evidence=Evidence(sources=(), confidence="low"),
        provenance=(),
        parts=parts,
        texts=MappingProxyType({}),
    )


def test_findings_speak_of_a_rule_together_with_its_section():
    section = made(
        MINOR,
        both(MINOR, IV),
        (Part(id="old", when=ADULT), Part(id="young", when=Test(field="age", op=Op.LT, value=30)), Part(id="x")),
    )
    assert [(f.place, f.finding) for f in section_findings(section)] == [
        ("suggested", Finding.COVERED),
        ("part old", Finding.NEVER_HERE),
        ("part young", Finding.ALWAYS_HERE),
    ]
    assert section_findings(made(both(MINOR, ADULT)))[0].sentence == (
        "This rule can never be true: no patient can meet it."
    )
    assert [f.finding for f in section_findings(made(either(MINOR, ADULT)))] == [Finding.ALWAYS]
    assert section_findings(made(Always())) == ()
    twins = (Part(id="a", when=IV, variant=True), Part(id="b", when=IV, variant=True))
    assert [(f.place, f.finding) for f in section_findings(made(Always(), parts=twins))] == [
        ("part b", Finding.COVERED)
    ]


def test_counting_takes_what_is_not_known_for_seen():
    people = [Facts({"age": 9}), Facts({"age": 40}), Facts({})]
    assert count(MINOR, people).sentence == "2 of 3 would see it, 1 of them because a fact is not known"
    assert count(ADULT, people[:2]).sentence == "1 of 2 would see it"
    assert count(None, people).see == 0
    assert count_section(made(MINOR, ADULT), people).see == 3
    assert count_section(made(), people).see == 0


def test_a_rule_is_a_sentence():
    words = SHIPPED.words["en"]
    rule = both(MINOR, either(IV, CANCER), FREE)
    assert rule_words(rule, words) == (
        "the patient is under 18 years old, and (the way into the body is “a drip into a vein”, or "
        "the patient has “cancer now” or “cancer in the past”), and the patient does not pay"
    )
    assert rule_words(TEXAS) == "the law that applies is that of “US-TX”"
    assert rule_words(Always()) == "always"
    assert rule_words(None) == "never by itself"
    assert rule_words(either(both(PAYS))) == "the patient pays"


def test_every_fact_has_its_phrase():
    for fact in VOCABULARY.values():
        if fact.name not in UNRULED:
            assert any(key.split(".")[0] == fact.name for key in PHRASES), fact.name


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(CONDITIONS)
def test_any_rule_is_a_sentence_without_names_of_programs(condition):
    said = rule_words(condition, SHIPPED.words["en"], PHRASES)
    assert "{" not in said
    assert not any(f"{name} " in said for name in VOCABULARY if "_" in name)
