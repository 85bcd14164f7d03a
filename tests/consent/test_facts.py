"""The closed vocabulary: what is taken, what is refused and in which words."""

from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, VOCABULARY, Kind, in_full, listed, read_facts


def complaints(**given_facts: object) -> list[str]:
    return [str(c) for c in read_facts(given_facts)[1]]


def test_wrong_values_are_told_all_at_once_with_suggestions() -> None:
    assert complaints(rout="iv", route="intra_articulr", age=130, charged="yes", conditions="diabetes") == [
        'unknown fact "rout", did you mean "route"?',
        'route: unknown value "intra_articulr", did you mean "intra_articular"? (one of '
        + ", ".join(VOCABULARY["route"].values)
        + ")",
        "age: 130 is not an age; give whole years from 0 to 125",
        "charged: 'yes' is neither true nor false; leave it out when it is not known",
        "conditions: give a list of words, [] for none",
    ]


def test_jurisdiction_takes_a_country_or_its_area() -> None:
    for good in ("US-TX", "us-tx", "UK", "EU-DE", "JP", "other", "US"):
        assert not complaints(jurisdiction=good)
    for bad in ("USA", "US-Texas", "Mars", "", "UK-EN"):
        assert complaints(jurisdiction=bad), bad


def test_free_text_in_sets_is_spelled_like_the_vocabulary() -> None:
    facts, wrong = read_facts({"conditions": ["Cancer history", "atrial-fibrillation", "cancer_history"]})
    assert not wrong
    assert facts["conditions"] == ("atrial_fibrillation", "cancer_history")


def test_unquoted_yes_and_no_mean_yes_and_no() -> None:
    assert read_facts({"pregnant": False})[0]["pregnant"] == "no"
    assert read_facts({"pregnant": True})[0]["pregnant"] == "yes"


def test_none_means_not_known() -> None:
    facts, wrong = read_facts({"age": None, "route": None})
    assert (len(facts), wrong, facts.get("age")) == (0, [], UNKNOWN)


def test_facts_do_not_show_themselves() -> None:
    facts, _ = read_facts({"conditions": ["cancer_active"], "product": {"name": "X", "lot": "L-1"}})
    assert "cancer" not in repr(facts)
    assert (facts.product("lot"), facts.product("maker")) == ("L-1", "")


@given(st.sampled_from(sorted(VOCABULARY)), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()))
def test_anything_is_either_taken_or_told(name: str, value: object) -> None:
    facts, wrong = read_facts({name: value})
    assert (name in facts) == (not wrong and value is not None)


def test_every_choice_has_values_and_only_sets_are_open() -> None:
    for fact in VOCABULARY.values():
        assert bool(fact.values) >= (fact.kind is Kind.CHOICE)
        assert not fact.open or fact.kind is Kind.SET


def test_a_set_may_say_that_the_rest_was_not_asked() -> None:
    facts, wrong = read_facts({"conditions": ["Diabetes", "others not asked"], "allergies": [NOT_ALL_ASKED]})
    assert not wrong
    assert (listed(facts["conditions"]), in_full(facts["conditions"])) == (("diabetes",), False)
    assert "allergies" not in facts, "nothing known is not known"
    assert in_full(read_facts({"conditions": []})[0]["conditions"])
    assert (listed(UNKNOWN), in_full(UNKNOWN)) == ((), False)
