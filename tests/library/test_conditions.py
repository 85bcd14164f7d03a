"""Rules in files: the reader and the schema must refuse the same things."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Op, Test
from exoconsent.consent.facts import VOCABULARY, Kind
from exoconsent.library.conditions import OPS, UNRULED, read_condition
from exoconsent.library.jsontree import read_json_tree
from exoconsent.library.nodes import Sink
from exoconsent.library.schemas import build

Test.__test__ = False  # a value, whatever pytest makes of its name
SCHEMA = Draft202012Validator({**build()["section"]["$defs"]["condition"], "$defs": build()["section"]["$defs"]})


def read(data):
    sink = Sink("x")
    condition = read_condition(read_json_tree(json.dumps(data).encode(), "x"), sink)
    return condition, [c.message for c in sink.complaints]


def test_a_rule_of_the_library():
    rule = {
        "all": [
            {"any": [{"field": "medicines", "has_any": ["anticoagulant"]}]},
            {"field": "route", "in": ["iv"]},
            "always",
        ]
    }
    assert read(rule) == (
        AllOf(
            conditions=(
                AnyOf(conditions=(Test(field="medicines", op=Op.HAS_ANY, value=("anticoagulant",)),)),
                Test(field="route", op=Op.IN, value=("iv",)),
                Always(),
            )
        ),
        [],
    )


@pytest.mark.parametrize("fact", [f for f in VOCABULARY.values() if f.name not in UNRULED], ids=lambda f: f.name)
@pytest.mark.parametrize("op", list(Op))
def test_each_fact_takes_the_relations_of_its_kind(fact, op):
    one = {Kind.YEARS: 3, Kind.FLAG: True, Kind.REGION: "US-TX"}.get(fact.kind, (*fact.values, "word")[0])
    rule = {"field": fact.name, op.value: [one] if op in (Op.IN, Op.HAS_ANY) else one}
    assert (read(rule)[1] == []) is (op in OPS[fact.kind])
    assert SCHEMA.is_valid(rule) is (op in OPS[fact.kind])


def test_an_open_set_takes_new_words_but_no_slips():
    assert read({"field": "conditions", "has_any": ["gout"]})[1] == []
    assert "did you mean" in read({"field": "conditions", "has_any": ["osteoarthritus"]})[1][0]
    assert "small letters" in read({"field": "conditions", "has_any": ["Active infection"]})[1][0]


@pytest.mark.parametrize("name", UNRULED)
def test_no_rule_asks_for_these(name):
    assert read({"field": name, "eq": "x"})[1]


FIELDS = st.sampled_from([*VOCABULARY, "rout", 3])
VALUES = st.sampled_from(
    ["iv", "yes", True, 3, 200, -1, 0.5, None, "US-TX", "Texas", "osteoarthritis", "a b", "", [], {}, "lacks"]
)
TESTS = st.fixed_dictionaries(
    {"field": FIELDS}, optional={op.value: st.one_of(VALUES, st.lists(VALUES, max_size=2)) for op in Op}
)
RULES = st.recursive(
    st.one_of(TESTS, st.sampled_from(["always", "never", 1, None, [], {}])),
    lambda below: st.dictionaries(st.sampled_from(["any", "all", "field"]), st.lists(below, max_size=2), max_size=2),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(RULES)
def test_reader_and_schema_agree(rule):
    assert (read(rule)[1] == []) is SCHEMA.is_valid(rule)
