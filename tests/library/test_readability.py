"""Reading grade and ease, without a network and without nltk."""

import math
import subprocess
import sys
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.library.readability import TABLE, _prepared, _stat, measure, syllables

EASY = "You can say no. You can stop at any time. Call us if you have a fever. It is your choice."
HARD = (
    "Notwithstanding the aforementioned considerations, administration of extracellular vesicle preparations "
    "necessitates comprehensive evaluation of immunological contraindications."
)


def test_easy_is_easier_than_hard():
    easy, hard = measure(EASY, "en"), measure(HARD, "en")
    assert easy.grade < 3
    assert hard.grade > 15
    assert easy.ease > 90 > 10 > hard.ease
    assert (easy.words, easy.sentence_words) == (21, 5.2)


def test_known_formula():
    """Flesch-Kincaid by hand: 6 words, 1 sentence, 8 syllables (the-risk-of-in-fec-tion-is-low is 8 with 6 words)."""
    reading = measure("The risk of infection is low.", "en")
    assert reading.grade == pytest.approx(round(0.39 * 6 + 11.8 * 8 / 6 - 15.59, 1))


def test_every_line_is_a_sentence_and_dots_in_numbers_are_none():
    assert measure("First point here\nSecond point here", "en").sentence_words == 3
    assert measure("About 0.037 of www.fda.gov cases were bad.", "en").sentence_words == 7


def test_nothing_to_read():
    assert (measure("", "en").grade, measure(" \n", "en").words) == (0.0, 0)


def test_spanish_has_its_own_formula():
    reading = measure("El riesgo no se conoce. Llame a la clínica si tiene fiebre.", "es-MX")
    assert reading.ease > 90
    assert reading.grade < 4


def test_a_language_without_formula_says_so():
    reading = measure("Das ist ein Satz mit Wörtern.", "de")
    assert math.isnan(reading.grade)
    assert reading.words == 6


def test_the_table_corrects_hyphenation():
    table = syllables()
    assert len(table["fever"][0]) == 2
    assert len(table["area"][0]) == 3
    assert 40_000 < len(table) < 60_000
    assert TABLE.stat().st_size < 200_000
    assert TABLE.with_name("LICENSE").read_text().count("Carnegie Mellon") >= 2
    assert TABLE.read_bytes()[4:8] == bytes(4), "the time in the gzip header is fixed"


def test_nltk_is_not_there_and_not_needed():
    code = (
        "import sys; from exoconsent.library.readability import measure; assert 'textstat' not in sys.modules; "
        "measure('A word or two.', 'en'); assert sys.modules['nltk'].__spec__ is None"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
    assert "nltk" in sys.modules or find_spec("nltk") is None


LINES = st.lists(
    st.sampled_from([EASY, HARD, "Ask: why?", '- "No" (0.5 %)', "It's the patients' choice!", "...", "Sí.", "a:b"])
    | st.text(alphabet="aei nrs'\".,;:!?()-\u00e1\u2019\n", max_size=60),
    max_size=6,
)


@given(LINES, st.sampled_from(["en", "es"]))
@settings(max_examples=150, deadline=None)
def test_lines_added_up_are_what_textstat_finds_in_the_whole(lines: list[str], language: str) -> None:
    text, stat = "\n".join(lines), _stat(language)
    whole, reading = "\n".join(_prepared(text)), measure(text, language)
    grade = stat.flesch_kincaid_grade if language == "en" else stat.crawford
    assert reading.words == stat.lexicon_count(whole)
    if reading.words and stat.syllable_count(whole):
        assert reading.grade == round(grade(whole), 1)
        assert reading.ease == round(stat.flesch_reading_ease(whole), 1)
        assert reading.sentence_words == round(reading.words / stat.sentence_count(whole), 1)
