"""The printed code: read however it is typed, and a typing error is named by its group."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exoconsent.errors import BadInputError
from exoconsent.records.recovery import ALPHABET, CODE_BYTES, GROUPS, code_of, new_code, read_code

SECRETS = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)
PLACES = st.integers(0, GROUPS - 1)


def refusal(text: str) -> str:
    with pytest.raises(BadInputError) as caught:
        read_code(text)
    return str(caught.value)


def test_looks_as_printed() -> None:
    assert code_of(bytes(20)) == "00001-00002-00003-00004-00005-00006-00007-00008"
    assert new_code(lambda size: b"\xff" * size).replace("-", "")[:4] == "ZZZZ"


@given(SECRETS)
def test_round_trip(secret: bytes) -> None:
    code = code_of(secret)
    assert read_code(code) == secret
    assert [len(group) for group in code.split("-")] == [5] * GROUPS
    assert set(code) <= set(ALPHABET) | {"-"}


@given(SECRETS, st.data())
def test_read_however_it_is_typed(secret: bytes, data: st.DataObject) -> None:
    typed = []
    for letter in code_of(secret):
        forms = {"0": "0OoＯ", "1": "1IiLlｌ", "-": ["-", " ", "", "–", "—", " - ", "\n", "\u00a0"]}.get(letter)
        typed.append(data.draw(st.sampled_from(list(forms or [letter, letter.lower()]))))
    assert read_code(" " + "".join(typed) + "\n") == secret


@given(SECRETS, PLACES, st.integers(0, 4), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_named_by_its_group(secret: bytes, place: int, at: int, wrong: str) -> None:
    groups = code_of(secret).split("-")
    if groups[place][at] == wrong:
        return
    groups[place] = groups[place][:at] + wrong + groups[place][at + 1 :]
    assert refusal("-".join(groups)).startswith(f"Group {place + 1} of the recovery code is not as printed")
    assert refusal("".join(groups)).startswith(f"Group {place + 1} ")


@settings(max_examples=20)
@given(SECRETS)
@example(bytes(range(20)))
def test_two_characters_exchanged_are_named_by_their_group(secret: bytes) -> None:
    for place, (one, other) in itertools.product(range(GROUPS), itertools.combinations(range(5), 2)):
        groups = code_of(secret).split("-")
        letters = list(groups[place])
        if letters[one] != letters[other]:
            letters[one], letters[other] = letters[other], letters[one]
            groups[place] = "".join(letters)
            assert refusal("-".join(groups)).startswith(f"Group {place + 1} ")


@settings(max_examples=20)
@given(SECRETS)
def test_two_groups_exchanged_are_both_named(secret: bytes) -> None:
    for one, other in itertools.combinations(range(GROUPS), 2):
        groups = code_of(secret).split("-")
        groups[one], groups[other] = groups[other], groups[one]
        assert refusal("-".join(groups)).startswith(f"Each of the groups {one + 1}, {other + 1} ")


@given(SECRETS, PLACES, st.sampled_from("Uu#*é漢"))
def test_a_character_that_no_code_has(secret: bytes, place: int, strange: str) -> None:
    groups = code_of(secret).split("-")
    groups[place] = strange + groups[place][1:]
    assert refusal("-".join(groups)).startswith(f"Group {place + 1} of the recovery code has a character")


@given(SECRETS, PLACES, st.integers(0, 4))
def test_a_forgotten_character_is_counted_and_found_by_its_dashes(secret: bytes, place: int, at: int) -> None:
    groups = code_of(secret).split("-")
    groups[place] = groups[place][:at] + groups[place][at + 1 :]
    assert refusal("-".join(groups)) == (
        f"A recovery code has 40 characters; here are 39. Look at group {place + 1} first."
    )


def test_a_forgotten_group_and_nothing_at_all() -> None:
    code = code_of(bytes(range(20)))
    assert "40 characters; here are 35" in refusal(code[:-6])
    assert "group 1 first" in refusal(code[6:])
    assert refusal("") == refusal(" - ") == "A recovery code has 40 characters; here are 0."
    assert "here are 45" in refusal(code + "-00001")


@given(st.text())
def test_any_other_text_is_refused_in_words(text: str) -> None:
    assert refusal(text).endswith(".")
