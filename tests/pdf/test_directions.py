"""Two directions on one page: pictures, columns, names and numbers, each the way in which its reader reads it.

The sentences are test text, made up for these files; no form uses them.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops, ImageOps

from exoconsent.consent.document import Consent
from exoconsent.pdf import bidi, keeping
from exoconsent.pdf.abreast import Turned, turned
from exoconsent.pdf.blocks import Site, block_bricks, picture_of
from exoconsent.pdf.design import design_for, in_language
from exoconsent.pdf.figures import icon_array, not_known
from exoconsent.pdf.furniture import furniture_for
from exoconsent.pdf.layout import PrintOptions, PrintSize
from exoconsent.pdf.parallel import side_by_side
from exoconsent.pdf.pen import Pen
from exoconsent.pdf.render import render
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import Sheet
from exoconsent.pdf.typeset import Type, text_lines
from tests.pdf.checkers import outloud_findings, page_failures
from tests.pdf.conftest import FULL, NOT_KNOWN, frequency, spans
from tests.pdf.own_check import faults, tree_words
from tests.pdf.test_figures import image
from tests.pdf.test_parallel import elements, marks_by_page
from tests.pdf.test_scripts import NAMES, SENTENCES
from tests.pdf.test_scripts import in_language as consent_in

HEADER = Type(size=9, leading=12, bold=True)
LEFT, RIGHT = design_for(PrintOptions(), "en"), design_for(PrintOptions(), "ar")


@cache
def both(mine: str, theirs: str) -> Consent:
    return replace(consent_in(mine), parallel=consent_in(theirs))


# -------------------------------------------------------------------------------------------------------- the pictures


@pytest.mark.parametrize(("low", "high", "per"), [(3, 3, 10), (20, 35, 100), (12, 40, 1000), (4, 9, 10_000)])
def test_people_are_counted_from_the_right_where_reading_begins_there(low: int, high: int, per: int) -> None:
    left, right = icon_array(low, high, per), icon_array(low, high, per, rtl=True)
    assert left is not None
    assert right is not None
    assert ImageChops.difference(image(left), image(right)).getbbox() is not None
    apart = ImageChops.difference(ImageOps.mirror(image(left)), image(right))
    assert sum(value > 128 for value in apart.tobytes()) == 0


def test_a_picture_follows_the_language_of_its_words() -> None:
    block = frequency("3 of 10", 3, 3, 10)
    assert picture_of(block, LEFT) == icon_array(3, 3, 10)
    assert picture_of(block, RIGHT) == icon_array(3, 3, 10, rtl=True)
    assert picture_of(block, in_language(RIGHT, "en")) == icon_array(3, 3, 10)
    assert picture_of(NOT_KNOWN, RIGHT) == not_known(turned=True)
    assert picture_of(NOT_KNOWN, design_for(PrintOptions(), "he")) == not_known()


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", True), ("fa-IR", True), ("ur", True), ("he", False), ("en", False), ("es", False)]
)
def test_the_question_mark_is_turned_in_arabic_writing_only(language: str, expected: bool) -> None:
    assert bidi.asks_turned(language) is expected


# --------------------------------------------------------------------------------------------------------- the columns


def noted(pen: Pen) -> tuple[float, ...]:
    pen.note("section", "it", (60, 0, 160, 10))
    return pen.sheet.drawn().notes[-1][2]


def test_a_column_is_turned_round_inside_itself() -> None:
    for mirror, expected in ((0.0, (140, 240)), (600.0, (360, 460))):
        pen = Pen(Sheet(), mirror)
        with pen.turned(50, 200):
            left, _, right, _ = noted(pen)
        assert (left, right) == expected


@given(st.floats(0, 300), st.floats(1, 300), st.sampled_from([0.0, 595.28]))
def test_what_is_turned_twice_stands_as_it_did(x: float, width: float, mirror: float) -> None:
    pen = Pen(Sheet(), mirror)
    plain = noted(pen)
    with pen.turned(x, width), pen.turned(x, width):
        assert noted(pen) == pytest.approx(plain)
    assert noted(pen) == plain


def test_only_what_runs_against_the_page_is_turned() -> None:
    site = Site(parent=Element("Sect"), section="s", design=LEFT, tallest=600)
    bricks = block_bricks(frequency("3 of 10", 3, 3, 10), site)
    assert turned(bricks, LEFT) == bricks
    assert turned(bricks, in_language(RIGHT, "ar")) == bricks
    for design in (in_language(LEFT, "he"), in_language(RIGHT, "en")):
        assert all(isinstance(brick, Turned) for brick in turned(bricks, design))


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("languages", [("ar", "el"), ("el", "he")])
def test_two_directions_side_by_side_are_clean(languages: tuple[str, str], size: PrintSize, tmp_path: Path) -> None:
    done = render(both(*languages), PrintOptions(size=size))
    assert (faults(done.pdf), page_failures(done.pdf)) == ([], [])
    assert [f for f in outloud_findings(done.pdf, tmp_path) if not f.startswith("ORD-001")] == []
    with pikepdf.open(io.BytesIO(done.pdf)) as file:
        assert all(numbers == sorted(numbers) for numbers in marks_by_page(file).values())
    said = " ".join(tree_words(done.pdf))
    for language in languages:
        assert said.count(SENTENCES[language]) >= 8


def test_every_line_of_the_second_language_runs_its_own_way() -> None:
    """Words of one language set in the direction of the other stand in the wrong order."""
    pages = furniture_for(both("el", "ar"), design_for(PrintOptions(), "el"))
    assert [lines[0].rtl for lines, _ in pages.notices] == [False, True]
    pages = furniture_for(both("ar", "el"), RIGHT)
    assert [lines[0].rtl for lines, _ in pages.notices] == [True, False]


def test_sections_in_two_languages_are_kept() -> None:
    consent = both("ar", "el")
    assert consent.parallel
    first, again = (side_by_side(consent, consent.parallel, RIGHT, 600.0) for _ in range(2))
    assert all(one is two for (one, _), (two, _) in zip(first, again, strict=True))
    warm = render(consent).pdf
    keeping.forget()
    anew = side_by_side(consent, consent.parallel, RIGHT, 600.0)
    assert not any(one is two for (one, _), (two, _) in zip(first, anew, strict=True))
    assert render(consent).pdf == warm


# ------------------------------------------------------------------------------------------------------------ the tree


def writing_modes(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Tag and direction of every element that names one."""
    found = []
    for element, _ in elements(pdf.Root.StructTreeRoot.K):
        given: Any = element.get("/A", [])
        for each in given if isinstance(given, pikepdf.Array) else [given]:
            if "/WritingMode" in each:
                assert each.O == "/Layout"
                found.append((str(element.S), str(each.WritingMode)))
    return found


def test_the_tree_says_which_way_its_lines_run(opened: Callable[[bytes], pikepdf.Pdf]) -> None:
    assert writing_modes(opened(render(consent_in("ru")).pdf)) == []
    assert writing_modes(opened(render(consent_in("ar")).pdf)) == [("/Document", "/RlTb")]
    first, *passages = writing_modes(opened(render(both("ar", "el")).pdf))
    assert first == ("/Document", "/RlTb")
    assert {mode for _, mode in passages} == {"/LrTb"}
    assert {"/Sect", "/L", "/P"} <= {tag for tag, _ in passages}
    assert {mode for _, mode in writing_modes(opened(render(both("el", "he")).pdf))} == {"/RlTb"}


# ---------------------------------------------------------------------------------------------------- names and numbers


def seen(text: str, *, rtl: bool) -> str:
    """The runs of a line from left to right, as an eye meets them; each in the order in which it was written."""
    (line,) = text_lines(text, replace(HEADER, rtl=rtl), 2000)
    order = sorted(range(len(line.bits)), key=lambda index: line.lefts[index])
    return "|".join(line.bits[index].text.strip() for index in order if line.bits[index].text.strip())


def test_a_name_does_not_pull_over_what_stands_beside_it() -> None:
    name = "שרה לוי"
    for text, values, rtl, expected in (
        (f"For {name} 14", (name, "14"), False, f"For|{name}|14"),
        ("Maria Exempla 14 مارس", ("Maria Exempla",), True, "مارس|14|Maria Exempla"),
        ("For שרה · 7 · דוד", ("שרה", "7", "דוד"), False, "For|שרה|·|7|·|דוד"),
    ):
        assert seen(bidi.set_apart(text, values, rtl=rtl), rtl=rtl) == expected
        assert seen(text, rtl=rtl) != expected, "the test shows nothing"


@pytest.mark.parametrize("name", NAMES.values())
def test_the_header_isolates_the_name_and_nothing_of_it_is_read(name: str) -> None:
    for language in ("en", "ar"):
        consent = replace(
            FULL,
            language=language,
            patient_label=f"{name}, 14 3 1951",
            identity=(("A", spans(name)), ("B", spans("14 3 1951"))),
            notices=(),
        )
        patient = furniture_for(consent, design_for(PrintOptions(), language)).patient
        lines = text_lines(patient, replace(HEADER, rtl=language == "ar"), 400)
        shown = "".join(bit.text for line in lines for bit in line.bits)
        assert shown.strip() == consent.patient_label
        assert bidi.ISOLATES.isdisjoint(shown)


@given(st.text(alphabet="ab שרم1 ·,", max_size=30), st.lists(st.text(alphabet="ab שרم1", max_size=6), max_size=4))
def test_isolating_adds_isolates_and_nothing_else(text: str, values: list[str]) -> None:
    for rtl in (False, True):
        for made in (bidi.set_apart(text, values, rtl=rtl), bidi.numbers_in_order(text)):
            assert "".join(c for c in made if c not in bidi.ISOLATES) == text
            assert made.count("\u2069") == made.count("\u2066") + made.count("\u2068")


@pytest.mark.parametrize("number", ["+1 402 555 0142", "402 555 0142", "(402) 555-0142", "2026-11-22"])
@pytest.mark.parametrize("rtl", [False, True])
def test_a_number_to_dial_keeps_its_order_in_every_sentence(number: str, rtl: bool) -> None:
    assert seen(f"هنا {number} نص", rtl=rtl).split("|")[1] == number
    assert number in seen(f"عيادة, {number}", rtl=rtl).split("|")


def test_a_range_runs_as_its_sentence_does() -> None:
    assert seen("في 10-14 يوما", rtl=True) == "يوما|14|-|10|في"
