"""Look-alike letters: what is repaired, what is left alone, what is shown to the reviewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.letters import TWINS, mixed_words, repair, skeleton


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("еxоsоmе", "exosome"),
        ("this is а test", "this is a test"),
        ("wаs а bad", "was a bad"),
        ("Αlpha", "Alpha"),
        ("H2О", "H2O"),
    ],
)
def test_mixed_words_and_lone_letters_are_repaired(raw, repaired):
    assert repair(raw)[0] == repaired


@pytest.mark.parametrize(
    "honest",
    [
        "Лечение экзосомами",
        "а это не тест",
        "Θεραπεία",
        "año, niño, garantía",
        "TNFα and IFNα",
        "μg of β2",
        "the word оса here",
        "α cells",
        "Сорок а один",
        "Wебсайт",
        "plain words",
        "",
    ],
)
def test_honest_words_are_left_alone(honest):
    assert repair(honest) == (honest, ())


def test_repairs_are_listed():
    (found,) = repair("sаfe")[1]
    assert (found.offset, found.raw, found.repaired) == (1, "а", "a")
    assert found.words == "CYRILLIC SMALL LETTER A for LATIN SMALL LETTER A"


def test_mixed_words_are_shown_with_their_place():
    text = "A sаfe drug, TNFα, μg, Wебсайт, оса and Москва."
    assert [(w.word, text[w.start : w.end]) for w in mixed_words(text)] == [("sаfe", "sаfe"), ("Wебсайт", "Wебсайт")]
    assert [w.word for w in mixed_words("the word оса here")] == ["оса"], "looks Latin among Latin words"


def test_the_skeleton_shows_what_a_reader_sees():
    assert skeleton("ѕаfе ｓａｆｅ 𝐬𝐚𝐟𝐞 garantía Ж") == "safe safe safe garantía Ж"


def test_every_twin_is_one_foreign_letter_for_one_latin():
    assert all(len(k) == len(v) == 1 and not k.isascii() and v.isascii() and v.isalpha() for k, v in TWINS.items())


TEXTS = st.text(alphabet=st.one_of(st.sampled_from([*TWINS, *"abc жщωя .-\n"]), st.characters()), max_size=60)


@given(TEXTS)
def test_length_is_kept_and_repairing_twice_changes_nothing_more(text):
    once, repairs = repair(text)
    assert len(once) == len(text) == len(skeleton(text))
    assert [(r.offset, r.raw) for r in repairs] == [
        (i, a) for i, (a, b) in enumerate(zip(text, once, strict=True)) if a != b
    ]
    assert skeleton(once) == skeleton(text)
    assert skeleton(skeleton(text)) == skeleton(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_latin_is_never_touched(text):
    assert repair(text) == (text, ())
    assert mixed_words(text) == ()
    assert skeleton(text) == text
