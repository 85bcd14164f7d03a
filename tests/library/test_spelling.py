"""Spelling: no false alarm in our own forms, honest Spanish left alone, slips of the keyboard found and put right."""

import random
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.clinic.spelling import ClinicSpelling
from exoconsent.library.load import load_library
from exoconsent.library.spelling import LANGUAGES, Speller, covers, folded, spots
from exoconsent.library.spelling_texts import form_lines, own_words, section_lines
from exoconsent.paths import FORMS, RESOURCES

LIBRARY = load_library(FORMS)
LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "es": "abcdefghijklmnñopqrstuvwxyzáéíóú"}


@cache
def speller(language: str) -> Speller:
    made = ClinicSpelling(RESOURCES / "nowhere").speller(language)
    assert made is not None
    return made


def lines(language: str) -> list[str]:
    said = [line for section in LIBRARY.sections.values() for line in section_lines(section, language)]
    said += [line for form in LIBRARY.forms.values() for line in form_lines(form, language)]
    return [*said, *LIBRARY.words[language].texts.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_raises_no_alarm(language: str) -> None:
    assert [spot.word for line in lines(language) for spot in speller(language).wrong(line)] == []


@pytest.mark.parametrize(("language", "most"), [("en", 8), ("es", 12)])
def test_hardly_anything_of_it_hangs_on_the_forms_themselves(language: str, most: int) -> None:
    """Lists and rules alone know nearly all of it, so a text of one's own is no sea of wavy lines."""
    extra = (RESOURCES / "spelling" / f"{language}.txt").read_text(encoding="utf-8").split()
    plain = Speller(language, extra)
    assert len({folded(s.word) for line in lines(language) for s in plain.wrong(line)}) <= most


def slips(word: str, dice: random.Random, letters: str) -> str:
    """One letter left out, put in, replaced, or changed places with its neighbour."""
    at, letter = dice.randrange(len(word)), dice.choice(letters)
    swap = min(at, len(word) - 2)
    return (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:swap] + word[swap + 1] + word[swap] + word[swap + 2 :],
    )[dice.randrange(4)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_slips_are_found_and_put_right(language: str) -> None:
    dice, known = random.Random(7), speller(language)
    words = sorted(word for word in own_words(LIBRARY, language) if len(word) >= 4)
    made = [
        (word, wrong) for word in words for _ in range(3) if (wrong := slips(word, dice, LETTERS[language])) != word
    ]
    found = [(word, wrong) for word, wrong in made if not known.known(wrong)]
    assert len(found) / len(made) > 0.9  # the others are words too: "may", "mal"
    asked = dice.sample(found, 60)
    assert sum(word in known.suggestions(wrong) for word, wrong in asked) > 54


HONEST = (
    "años está tiene pueden dígale dígaselo explíquenos tomándolo inyecciones imágenes razones incluye busque "
    "conozca siguió durmieron mantendremos propuso traduje averigüe leyeron caíste oímos pacientes médicas veces "
    "rápidamente extracelulares autoinmunes hubiera estuviéramos vuelto descritas sentirse hacérselo cómo recomendaría "
    "prohíbe reúne continúa empiece obtenga satisfaría construyeron rodillas cicatrices heridas tejidos"
)
BRITISH = "tumour colour haemorrhage anaesthetic oedema organised fibre travelled centre favourites"


@pytest.mark.parametrize("word", HONEST.split())
def test_honest_spanish_is_let_stand(word: str) -> None:
    assert speller("es").known(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("medico", "médico"),
        ("imagenes", "imágenes"),
        ("celulas", "células"),
        ("estan", "están"),
        ("tratamineto", "tratamiento"),
        ("inyecciónes", "inyecciones"),
        ("desarollo", "desarrollo"),
        ("tomandolo", "tomándolo"),
        ("leido", "leído"),
        ("medíco", "médico"),
        ("dolares", "dólares"),
        ("exosmas", "exosomas"),
    ],
)
def test_slips_and_lost_accents_of_spanish(wrong: str, right: str) -> None:
    assert not speller("es").known(wrong)
    assert right in speller("es").suggestions(wrong)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("exosmoe", "exosome"),
        ("Treatmnet", "Treatment"),
        ("immunosupression", "immunosuppression"),
        ("alot", "a lot"),
    ],
)
def test_slips_of_english(wrong: str, right: str) -> None:
    assert not speller("en").known(wrong)
    assert right in speller("en").suggestions(wrong)


@pytest.mark.parametrize("word", BRITISH.split())
def test_british_english_is_let_stand(word: str) -> None:
    assert speller("en").known(word)


def test_names_figures_blanks_and_addresses_are_no_words() -> None:
    text = "Ask Dr Zzyzx at MHRA about {patient.name}, 5mg of Qwrt-12, www.fda.gov/xyzzy or me@xyzz.org. Wrnog one."
    assert [spot.word for spot in spots(text)] == ["Ask", "at", "about", "of", "or", "Wrnog", "one"]
    assert [(s.word, text[s.start : s.end]) for s in speller("en").wrong(text)] == [("Wrnog", "Wrnog")]


def test_a_language_without_a_list_is_not_checked(tmp_path) -> None:
    assert not covers("fr")
    assert covers("es-MX")
    assert ClinicSpelling(tmp_path).speller("fr") is None


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_looked_at(text: str) -> None:
    for spot in spots(text):
        assert text[spot.start : spot.end] == spot.word
        assert not re.search(r"[\s\d{}]", spot.word)
    for language in LANGUAGES:
        assert set(speller(language).wrong(text)) <= set(spots(text))


def test_the_clinics_own_words_are_a_plain_file(tmp_path) -> None:
    spelling = ClinicSpelling(tmp_path / "forms")
    assert not spelling.speller("en").known("zubrowkase")
    spelling.add("Zubrowkase", "en")
    spelling.add("zubrowkase", "en-GB")  # once is enough
    assert spelling.speller("en").known("zubrowkase")
    assert not spelling.speller("es").known("zubrowkase")
    text = spelling.words_file("en").read_text()
    assert text.startswith("# ")
    assert text.count("ubrowkase") == 1
    spelling.words_file("en").write_text(text.replace("Zubrowkase", "frobnicate  # a hand wrote this\nbazquux"))
    assert spelling.speller("en").known("bazquux")
    assert not spelling.speller("en").known("zubrowkase")


def test_remarks_count_and_name_words_and_are_no_errors(tmp_path) -> None:
    from dataclasses import replace
    from types import MappingProxyType

    form = LIBRARY.forms["exosome-treatment"]
    section = form.sections[0]
    text = replace(section.texts["en"], title="Abuot teh treatmnet")
    wrong = replace(section, texts=MappingProxyType({**section.texts, "en": text}))
    spelling = ClinicSpelling(tmp_path)
    assert list(spelling.remarks(form)) == []
    (found,) = spelling.remarks(replace(form, sections=(wrong, *form.sections[1:])))
    assert (found.code, found.severity, found.place) == ("SPELLING", "info", f"section:{section.id}")
    assert '3 words may be misspelt: "Abuot", "teh", "treatmnet"' in found.message
    spelling.ignore("teh", "en", section.id)
    assert "2 words" in next(spelling.remarks(replace(form, sections=(wrong,)))).message
    spelling.on = False
    assert list(spelling.remarks(replace(form, sections=(wrong,)))) == []
