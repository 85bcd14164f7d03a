"""Conditions: Kleene's logic over facts, with reasons that name the fact."""

from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Op, Test, Truth, evaluate, fields_of
from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, Facts

ROUTE = Test(field="route", op=Op.IN, value=("iv", "intranasal"))
CANCER = Test(field="conditions", op=Op.HAS_ANY, value=("cancer_active", "cancer_history"))
MINOR = Test(field="age", op=Op.LT, value=18)
DONOR = Test(field="blood_donor", op=Op.EQ, value=True)
TESTS = (ROUTE, CANCER, MINOR, DONOR)

FACTS = st.fixed_dictionaries(
    {},
    optional={
        "route": st.sampled_from(("iv", "inhaled")),
        "conditions": st.lists(st.sampled_from(("cancer_active", "autism")), unique=True).map(tuple),
        "age": st.integers(0, 99),
        "blood_donor": st.booleans(),
    },
).map(Facts)
CONDITIONS = st.recursive(
    st.sampled_from((*TESTS, Always())),
    lambda inner: st.builds(
        lambda kind, parts: kind(conditions=tuple(parts)),
        st.sampled_from((AnyOf, AllOf)),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


def test_reason_names_the_fact_and_its_value() -> None:
    facts = Facts({"route": "intranasal", "conditions": ("autism", "cancer_history"), "age": 9, "blood_donor": True})
    assert [evaluate(t, facts).reason for t in TESTS] == [
        "route is intranasal",
        "conditions has cancer_history",
        "age is 9, under 18",
        "blood_donor is yes",
    ]


def test_reason_of_a_miss_says_what_is_there_instead() -> None:
    facts = Facts({"route": "inhaled", "conditions": (), "age": 18, "blood_donor": False})
    answers = [evaluate(t, facts) for t in TESTS]
    assert {a.truth for a in answers} == {Truth.FALSE}
    assert [a.reason for a in answers] == [
        "route is inhaled",
        "conditions has none of cancer_active, cancer_history",
        "age is 18",
        "blood_donor is no",
    ]


def test_jurisdiction_lies_in_its_country_and_names_the_listed_value() -> None:
    us = Test(field="jurisdiction", op=Op.IN, value=("US",))
    answer = evaluate(us, Facts({"jurisdiction": "US-TX"}))
    assert (answer.truth, answer.value, answer.reason) == (Truth.TRUE, "US", "jurisdiction is US-TX, in US")
    assert evaluate(us, Facts({"jurisdiction": "UK"})).truth is Truth.FALSE


def test_at_least_relation_holds_from_its_bound_on() -> None:
    adult = Test(field="age", op=Op.GTE, value=18)
    assert [evaluate(adult, Facts({"age": age})).truth for age in (17, 18)] == [Truth.FALSE, Truth.TRUE]


@given(CONDITIONS, FACTS)
def test_any_and_all_are_the_greatest_and_the_least(condition: object, facts: Facts) -> None:
    answer = evaluate(condition, facts)
    if isinstance(condition, AnyOf | AllOf):
        parts = [evaluate(c, facts).truth.value for c in condition.conditions]
        expected = max(parts, default=0) if isinstance(condition, AnyOf) else min(parts, default=2)
        assert answer.truth.value == expected
    assert answer.reason or not fields_of(condition)


@given(CONDITIONS, FACTS, st.sampled_from(("route", "conditions", "age", "blood_donor")))
def test_forgetting_a_fact_never_turns_true_into_false_or_back(condition: object, facts: Facts, name: str) -> None:
    """The law behind the careful side: not knowing can only blur an answer."""
    known, blurred = evaluate(condition, facts).truth, evaluate(condition, facts.with_value(name, UNKNOWN)).truth
    assert blurred in (known, Truth.UNKNOWN)


@given(CONDITIONS, FACTS)
def test_every_fact_asked_for_is_listed(condition: object, facts: Facts) -> None:
    asked = fields_of(condition)
    kept = Facts({k: v for k, v in facts.items() if k in asked})
    assert evaluate(condition, kept) == evaluate(condition, facts)


def test_a_list_known_in_part_says_yes_but_never_no() -> None:
    part = Facts({"conditions": ("cancer_history", NOT_ALL_ASKED)})
    assert evaluate(CANCER, part).truth is Truth.TRUE
    assert evaluate(CANCER, part).reason == "conditions has cancer_history"
    active = Test(field="conditions", op=Op.HAS_ANY, value=("cancer_active",))
    answer = evaluate(active, part)
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, "whether conditions has cancer_active is not known")


@given(CONDITIONS, FACTS, st.sets(st.sampled_from(("cancer_active", "autism"))))
def test_knowing_less_of_a_list_never_turns_true_into_false_or_back(
    condition: object, facts: Facts, kept: set[str]
) -> None:
    value = facts.get("conditions")
    if value is UNKNOWN:
        return
    part = facts.with_value("conditions", (*(v for v in value if v in kept), NOT_ALL_ASKED))
    assert evaluate(condition, part).truth in (evaluate(condition, facts).truth, Truth.UNKNOWN)
