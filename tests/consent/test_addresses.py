"""Addresses in text become links, and the words stay the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.addresses import linked
from exoconsent.consent.document import Span


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("write to desk@clinic.example, or call", ["mailto:desk@clinic.example"]),
        ("a.b+c@x-y.org.", ["mailto:a.b+c@x-y.org"]),
        (
            "see https://example.org/a?b=c, and (https://example.org/d).",
            ["https://example.org/a?b=c", "https://example.org/d"],
        ),
        ("at 5 @ home, user@host, http://example.org", []),
        ("", []),
    ],
)
def test_addresses_are_linked(text: str, links: list[str]) -> None:
    assert [span.href for span in linked(Span(text=text, bold=True)) if span.href] == links


@given(st.text(alphabet="ab@.:/ -" + "https", max_size=60))
def test_the_words_and_their_face_stay(text: str) -> None:
    parts = list(linked(Span(text=text, emphasis=True)))
    assert "".join(part.text for part in parts) == text
    assert all(part.emphasis for part in parts)


def test_a_link_and_an_empty_blank_are_left_alone() -> None:
    for span in (Span(text="a@b.org", href="https://example.org"), Span(text="a@b.org", empty=True)):
        assert list(linked(span)) == [span]
