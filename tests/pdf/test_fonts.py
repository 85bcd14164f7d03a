"""Which face shows which character, and which characters are refused."""

import pytest

from exoconsent.paths import RESOURCES
from exoconsent.pdf import embedding, fonts


def test_the_first_face_holds_what_it_can_and_the_second_the_rest() -> None:
    assert [name for name, _, _ in fonts.stretches("knee", False)] == ["AtkinsonHyperlegible-Regular"]
    assert [name for name, _, _ in fonts.stretches("γόνατο", True)] == ["NotoSans-Bold"]


def test_a_word_keeps_one_face_where_one_holds_it_all() -> None:
    assert fonts.stretches("β-test", False)[0][:2] == ("NotoSans-Regular", "β-test")


def test_a_word_that_no_single_face_holds_is_cut() -> None:
    assert [text for _, text, _ in fonts.stretches("≥≤β", False)] == ["≥≤", "β"]


@pytest.mark.parametrize("text", ["\u05d0", "\u0639", "\u0928", "\u0e01", "\u200f", "\U0001f600", "\u6f22", "\u2610"])
def test_what_cannot_be_shown_is_named(text: str) -> None:
    assert fonts.unprintable(f"abc {text}{text}") == (text,)


def test_marks_about_breaking_and_spaces_are_fine() -> None:
    assert fonts.unprintable("a\u00adb\u200bc\u2011d\u202fe\u00a0f\ng\th\u2003i") == ()
    assert fonts.tidy("e\u0301\u00adx\u2011y") == "éx-y"


def test_codes_of_ascii_are_ascii_and_brackets_are_escaped() -> None:
    (shown,) = embedding.show(fonts.BASE_FONT, "a(b)\\")
    assert (shown.operator, shown.letters) == ("(a\\(b\\)\\\\) Tj", frozenset())


@pytest.mark.parametrize("text", ["•", "é ’", "Ω", "ж", "≥"])
def test_the_code_of_a_character_depends_on_nothing_but_itself(text: str) -> None:
    alone = [(shown.page, shown.operator) for shown in embedding.show("NotoSans-Regular", text)]
    embedding.show("NotoSans-Regular", f"before {text}")
    embedding.show.cache_clear()
    assert [(shown.page, shown.operator) for shown in embedding.show("NotoSans-Regular", text)] == alone


def test_no_two_faces_have_one_name_on_the_page() -> None:
    names = sorted(path.stem for path in (RESOURCES / "fonts").glob("*.ttf"))
    assert len({embedding.resource((name, 0)) for name in names}) == len(names)
