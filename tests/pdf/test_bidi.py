"""Directions: our levels give the order that python-bidi gives, isolates hold, languages know their side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.pdf.bidi import in_order, levels, visual_order, written_rtl

MIX = st.text(alphabet="ab1 2(),.-%$\u05d0\u05d1\u0639\u0628[]\u0661\u0662/+\u0301\u0650« ", min_size=1, max_size=24)


def seen(text: str, *, rtl: bool) -> str:
    """``text`` as it stands on one line, brackets not turned round."""
    order = list(levels(text, rtl))
    end = len(text.rstrip(" "))
    order[end:] = [int(rtl)] * (len(text) - end)  # rule L1
    return "".join(text[index] for index in visual_order(order))


@given(text=MIX, rtl=st.booleans())
def test_the_order_is_that_of_the_unicode_algorithm(text: str, rtl: bool) -> None:
    bidi = pytest.importorskip("bidi")
    assert seen(text, rtl=rtl) == bidi.get_display(text, base_dir="R" if rtl else "L")


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("\u05d0 (2%) \u05d1", True, "\u05d1 )2%( \u05d0"),
        ("\u05d0 10-14 \u05d1", True, "\u05d1 10-14 \u05d0"),
        ("\u0639 10-14 \u0628", True, "\u0628 14-10 \u0639"),  # after Arabic letters, figures are Arabic numbers
        ("\u0639 COVID-19 \u0628", True, "\u0628 COVID-19 \u0639"),
        ("\u0639 Ann (Omaha) \u0628", True, "\u0628 Ann (Omaha) \u0639"),
    ],
)
def test_figures_brackets_and_names_in_a_sentence(text: str, rtl: bool, expected: str) -> None:
    assert seen(text, rtl=rtl) == expected


def test_an_isolated_number_keeps_its_order() -> None:
    assert "2026-000123" in seen("\u0639 " + in_order("2026-000123"), rtl=True)
    assert "000123-2026" in seen("\u0639 2026-000123", rtl=True)


@given(text=MIX, rtl=st.booleans(), before=MIX, after=MIX)
def test_what_is_isolated_does_not_touch_what_is_around(text: str, rtl: bool, before: str, after: str) -> None:
    around = levels(f"{before}\u2068{text}\u2069{after}", rtl)
    bare = levels(f"{before}\u2068\u2069{after}", rtl)
    assert around[: len(before)] == bare[: len(before)]
    assert around[-len(after) :] == bare[-len(after) :]


@pytest.mark.parametrize("tag", ["ar", "he-IL", "fa", "ur-PK", "pa-Arab-PK", "az-Arab"])
def test_languages_from_right_to_left(tag: str) -> None:
    assert written_rtl(tag)


@pytest.mark.parametrize("tag", ["en-US", "es", "hi", "ar-Latn", "pa", "", "el"])
def test_languages_from_left_to_right(tag: str) -> None:
    assert not written_rtl(tag)
