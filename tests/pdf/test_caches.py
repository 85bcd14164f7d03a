"""What is kept may save time and nothing else: the same bytes, and a page untouched by a change is not drawn again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.document import BulletsBlock, Consent, ParagraphBlock, SectionBlock, Span
from exoconsent.pdf import embedding, keeping, kept, symbols, typeset
from exoconsent.pdf.layout import PrintOptions, PrintSize
from exoconsent.pdf.render import render
from tests.pdf.conftest import FULL, SECTIONS

LONG = tuple(
    SectionBlock(
        id=f"s{number}",
        number=number,
        title=f"Section {number}",
        blocks=(ParagraphBlock(spans=(Span(text=f"Word {number} stands here again and again. " * 30),)),),
    )
    for number in range(1, 25)
)
OPTIONS = [PrintOptions(size=size) for size in PrintSize]

drafts = st.builds(
    lambda chosen, name, notice, mark: replace(
        FULL,
        sections=tuple(s for s, kept_in in zip((*SECTIONS, *LONG[:4]), chosen, strict=True) if kept_in),
        patient_label=name,
        identity=(("Patient", (Span(text=name),)),),
        notices=(notice,) if notice else (),
        content_hash=mark * 64,
    ),
    st.lists(st.booleans(), min_size=10, max_size=10),
    st.sampled_from(["Ana Exempla", "Żaneta Ółć", "Νίκη Παπαδοπούλου"]),
    st.sampled_from(["", "DRAFT", "DRAFT, not approved " * 6]),
    st.sampled_from("0123456789abcdef"),
)


def forget() -> None:
    kept.forget()
    for cached in (typeset.break_lines, embedding.show, embedding._subset):
        cached.cache_clear()


@given(st.lists(st.tuples(drafts, st.sampled_from(OPTIONS)), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None)
def test_what_was_rendered_before_does_not_change_a_byte(asked: list[tuple[Consent, PrintOptions]]) -> None:
    warm = [render(consent, options) for consent, options in asked]
    for before, (consent, options) in zip(warm, asked, strict=True):
        forget()
        cold = render(consent, options)
        assert (cold.pdf, cold.layout) == (before.pdf, before.layout)


def pages_drawn(consent: Consent) -> int:
    before = kept.drawn.cache_info().misses
    render(consent)
    return kept.drawn.cache_info().misses - before


@pytest.fixture
def long_consent() -> Consent:
    forget()
    return replace(FULL, sections=LONG, stop_reasons=(), content_hash="0" * 64)


def test_another_patient_is_drawn_on_the_first_page_and_at_the_signatures_only(long_consent: Consent) -> None:
    pages = pages_drawn(long_consent)
    name = replace(long_consent.signatures[0], name="Ana Exempla")
    other = replace(
        long_consent,
        patient_label="Ana Exempla",
        identity=(("Patient", (Span(text="Ana Exempla"),)), *long_consent.identity[1:]),
        signatures=(name, *long_consent.signatures[1:]),
        content_hash="1" * 64,
    )
    assert pages > 8
    assert pages_drawn(other) == 3


def test_pages_before_a_toggled_section_are_not_drawn_again(long_consent: Consent) -> None:
    pages_drawn(long_consent)
    toggled = replace(long_consent, sections=(*LONG[:-2], LONG[-1]), content_hash="2" * 64)
    assert pages_drawn(toggled) <= 3


def test_a_changed_section_is_drawn_anew(long_consent: Consent) -> None:
    before = render(long_consent).pdf
    bullets = BulletsBlock(items=((Span(text="quite another text"),),))
    changed = replace(long_consent, sections=(replace(LONG[0], blocks=(bullets,)), *LONG[1:]))
    assert render(changed).pdf != before


def test_another_patient_leaves_most_bricks_of_the_first_page_as_they_are(long_consent: Consent) -> None:
    render(long_consent)
    before = kept._stretch.cache_info().misses
    render(replace(long_consent, identity=(("Patient", (Span(text="Ana Exempla"),)), *long_consent.identity[1:])))
    assert kept._stretch.cache_info().misses - before <= 2


def test_two_rows_and_two_signatories_alike_are_both_printed() -> None:
    row, block = ("Witness", (Span(text="", empty=True),)), replace(FULL.signatures[0], field="")
    twice = render(replace(FULL, identity=(row, row), signatures=(block, block)))
    once = render(replace(FULL, identity=(row,), signatures=(block,)))
    assert _rows(twice.pdf) == _rows(once.pdf) + 1
    assert len(twice.layout.of("signature")) == 2


def _rows(pdf: bytes) -> int:
    return pdf.count(b"/S /TR ")


def test_nothing_is_kept_without_end() -> None:
    assert len(keeping.KEPT) > 5
    for cached in (
        *keeping.KEPT,
        kept._front,
        kept._section,
        kept._signatures,
        kept.drawn,
        typeset.break_lines,
        embedding.show,
        embedding._subset,
        symbols._changed,
        symbols._letter,
    ):
        assert cached.cache_info().maxsize is not None
