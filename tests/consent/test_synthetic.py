"""The two hundred made-up people: every value of every fact, the same each time, nothing that excludes itself."""

import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256

import pytest

from exoconsent.consent.conditions import AnyOf, Op, Test
from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, VOCABULARY, Facts, Kind, read_facts
from exoconsent.consent.rule_count import count
from exoconsent.consent.synthetic import MANY, made_up_people

PEOPLE = made_up_people()
DIGEST = """
from hashlib import sha256
from exoconsent.consent.synthetic import made_up_people
people = [sorted((k, str(v)) for k, v in one.items()) for one in made_up_people()]
print(sha256(repr(people).encode()).hexdigest())
"""


def held(name: str) -> Counter:
    """How often each value stands there; of sets each entry."""
    values = [facts.get(name) for facts in PEOPLE]
    sets = VOCABULARY[name].kind is Kind.SET
    return Counter(e for v in values for e in (v if sets and v is not UNKNOWN else (v,)))


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_value_of_every_fact_is_there_and_not_known_too(name: str) -> None:
    fact = VOCABULARY[name]
    if fact.kind is Kind.PRODUCT:
        assert {facts.product("name").startswith("Made-up") for facts in PEOPLE if "product" in facts} == {True}
    else:
        found = held("allergies" if name == "gender" else name)
        wanted = (True, False) if fact.kind is Kind.FLAG else fact.values
        assert all(found[value] for value in wanted), [v for v in wanted if not found[v]]
    assert any(name not in facts for facts in PEOPLE)
    assert sum(name in facts for facts in PEOPLE) > (10 if name in ("signs_with_mark", "two_witnesses") else 100)
    if fact.kind is Kind.SET:
        assert found[NOT_ALL_ASKED], "known in part"
        assert () in [facts.get(name) for facts in PEOPLE], "asked, and there is nothing"
        assert any(e not in (*VOCABULARY["allergies"].values, *fact.values, NOT_ALL_ASKED, UNKNOWN) for e in found)


def test_they_are_facts_as_the_desk_would_read_them() -> None:
    assert len(PEOPLE) == MANY == 200
    for facts in PEOPLE:
        again, wrong = read_facts(dict(facts))
        assert (dict(again), wrong) == (dict(facts), [])


def test_what_excludes_each_other_is_kept_apart() -> None:
    for facts in PEOPLE:
        if facts.get("pregnancy_possible") is False:
            assert facts.get("pregnant") == "no"
            assert facts.get("breastfeeding") is not True
        if facts.get("pregnancy_possible") is True:
            assert 12 <= facts["age"] <= 55
        assert facts.get("donor_type") != "autologous" or facts["source"] in ("own_blood", "own_tissue")
    ages = [facts["age"] for facts in PEOPLE if "age" in facts]
    assert (min(ages) < 3, max(ages) > 90) == (True, True)
    assert sum(age < 18 for age in ages) < sum(40 <= age < 65 for age in ages)


def test_they_are_the_same_every_time() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", DIGEST], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    here = sha256(repr([sorted((k, str(v)) for k, v in one.items()) for one in PEOPLE]).encode()).hexdigest()
    assert told == [here, here]


def test_a_count_is_quick() -> None:
    rule = AnyOf(
        conditions=(
            *(Test(field="age", op=Op.EQ, value=n) for n in range(20)),
            Test(field="route", op=Op.IN, value=("iv", "inhaled")),
            Test(field="medicines", op=Op.HAS_ANY, value=("anticoagulant", "antiplatelet")),
        )
    )
    begin = time.perf_counter()
    found = count(rule, (*PEOPLE, *PEOPLE))
    assert time.perf_counter() - begin < 0.2  # 0.01 on a quiet desk
    assert 0 < found.yes < found.of == 400
    assert found.not_known


def test_nobody_is_shown_by_accident() -> None:
    assert repr(PEOPLE[0]).startswith("Facts(")
    assert all(isinstance(facts, Facts) for facts in PEOPLE)
