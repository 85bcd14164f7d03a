"""The rule for values typed by people."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.cleantext import clean_name, clean_text, code_point, text_problems


@pytest.mark.parametrize(
    "name",
    [
        "José",
        "Nguyễn Văn A",
        "محمد علي",
        "ישראל",
        "राम‌कुमार",
        "李小龍",
        "O’Brien",
        "👩‍⚕️ Ann",
        "<i>Bob</i>",
        "a" * 200,
        "می‌خواهم",
    ],
)
def test_names_of_the_world_stay(name):
    clean, problems = clean_name(name)
    assert problems == ()
    assert clean == unicodedata.normalize("NFC", name)


def test_decomposed_letters_are_composed():
    assert clean_name("Jose\u0301 ") == ("José", ())


@pytest.mark.parametrize(
    "bad", ["", "  ", "a\nb", "a\u202eb", "a\u2028b", "a\ue000b", "a\U000e0041b", "a\u0378b", "a\ud800b", "a" * 201]
)
def test_bad_names_are_told(bad):
    (problem,) = clean_name(bad)[1]
    assert problem.startswith("the name ")


def test_line_ends_where_they_are_allowed():
    assert text_problems("a\nb\tc", lines=True) == ()
    assert len(text_problems("a\nb\tc")) == 2
    assert text_problems("a\rb", lines=True)


def test_each_kind_is_told_once_with_its_first_place():
    (problem,) = text_problems("ab\u202e\u202e")
    assert "U+202E (RIGHT-TO-LEFT OVERRIDE), at character 3" in problem
    assert code_point("\x07") == "U+0007"


@given(st.text())
def test_cleaning_is_settled_after_once(text):
    clean, problems = clean_text(text)
    assert clean_text(clean) == (clean, problems)
    if not problems:
        clean.encode("utf-8")
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in clean)


@pytest.mark.parametrize(
    "name", ["Анна Иванова", "Сара", "Ελένη Παπαδοπούλου", "Жан-Marie Дюпон", "Anna Сара", "TNFα Clinic"]
)
def test_a_name_wholly_in_one_script_is_honest(name):
    assert clean_name(name) == (name, ())


@pytest.mark.parametrize(
    ("name", "letter", "place"),
    [("M\u0430ria Exempla", "CYRILLIC SMALL LETTER A", 2), ("Exempla \u03a4oula", "GREEK CAPITAL LETTER TAU", 9)],
)
def test_a_look_alike_in_a_latin_name_is_told(name, letter, place):
    (problem,) = clean_name(name)[1]
    assert letter in problem
    assert f"at character {place}," in problem
