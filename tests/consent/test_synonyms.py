"""Everyday words reach the rules: warfarin is a blood thinner, fish a fish allergy, an unclear cancer one of now."""

import pytest

from exoconsent.consent.facts import VOCABULARY, read_facts
from exoconsent.consent.synonyms import _BY_WORD, implied


@pytest.mark.parametrize(
    ("name", "typed", "listed"),
    [
        ("medicines", "Warfarin", "anticoagulant"),
        ("medicines", "clopidogrel", "antiplatelet"),
        ("medicines", "methotrexate", "immunosuppressant"),
        ("allergies", "fish", "fish_seafood"),
        ("allergies", "Human serum albumin", "human_albumin"),
        ("excipients", "albumin", "human_albumin"),
        ("conditions", "lung cancer", "cancer_active"),
        ("conditions", "breast cancer in remission", "cancer_history"),
        ("conditions", "rheumatoid arthritis", "inflammatory_arthritis"),
        ("conditions", "HIV", "immunosuppressed"),
    ],
)
def test_the_listed_entry_stands_beside_the_word_as_typed(name: str, typed: str, listed: str) -> None:
    facts, wrong = read_facts({name: [typed]})
    assert not wrong
    assert set(facts[name]) == {listed, typed.lower().replace(" ", "_")}


@pytest.mark.parametrize(("name", "typed"), [("conditions", "autism"), ("allergies", "peanut"), ("medicines", "tea")])
def test_other_words_stay_as_they_are(name: str, typed: str) -> None:
    assert read_facts({name: [typed]})[0][name] == (typed,)


def test_every_synonym_means_an_entry_of_the_vocabulary_and_is_none_itself() -> None:
    for name, words in _BY_WORD.items():
        listed = VOCABULARY["allergies" if name == "excipients" else name].values
        assert set(words.values()) <= set(listed)
        assert not set(words) & set(listed)
        assert all(implied(name, word) == meant for word, meant in words.items())
