"""Notices of the law: printed at the size of the law, measured in the finished file, refused when smaller."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from exoconsent.consent.document import Consent, ParagraphBlock, SectionBlock, Span, StatuteBlock
from exoconsent.errors import BadInputError
from exoconsent.pdf import statutes
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize, Rendered
from exoconsent.pdf.poster import Poster, render_poster
from exoconsent.pdf.raster import page_png, text_sizes
from exoconsent.pdf.render import render
from exoconsent.pdf.statutes import measured
from tests.pdf.checkers import outloud_findings, page_failures
from tests.pdf.own_check import faults, tree_words
from tests.pdf.spoken import spoken

LETTER = PrintOptions(paper=Paper.LETTER)
CAPITAL = 0.668
"""Height of the H of Atkinson Hyperlegible in parts of its size (OS/2 sCapHeight 668 of 1000)."""
Make = Callable[..., Consent]


def statute(*paragraphs: str, points: int = 40) -> StatuteBlock:
    return StatuteBlock(
        paragraphs=paragraphs or ("HHH example words of no law.", "They are made up."),
        language="en",
        points=points,
        paper=(8.5, 11.0),
        citation="Example Code 1",
    )


def notice(block: StatuteBlock) -> SectionBlock:
    return SectionBlock(id="notice-us-ca", number=0, title="Notice", blocks=(block,), own_page=True)


def text(name: str, number: int) -> SectionBlock:
    return SectionBlock(id=name, number=number, title=name, blocks=(ParagraphBlock(spans=(Span(text="Words."),)),))


def poster(block: StatuteBlock) -> Poster:
    created = datetime(2026, 11, 22, tzinfo=UTC)
    return Poster(id="notice-us-ca", title="California", author="A clinic", created=created, block=block)


def ink_height(png: bytes, dpi: int) -> float:
    """Points from the first to the last dark row of the first line of a page that holds capitals alone."""
    import io

    grey = Image.open(io.BytesIO(png)).convert("L").point(lambda value: 255 if value < 128 else 0)
    box = grey.getbbox()
    assert box
    return (box[3] - box[1]) * 72 / dpi


@pytest.mark.parametrize("size", PrintSize)
def test_letters_of_a_notice_in_a_consent_are_as_large_as_the_law_asks(with_sections: Make, size: PrintSize) -> None:
    consent = with_sections(text("one", 1), notice(statute()), text("two", 2))
    rendered = render(consent, PrintOptions(paper=Paper.LETTER, size=size))
    (found,) = measured(rendered)
    assert found.section == "notice-us-ca"
    assert found.points >= 40


def test_nothing_else_stands_on_its_page(with_sections: Make) -> None:
    rendered = render(with_sections(text("one", 1), notice(statute()), text("two", 2)), LETTER)
    pages = {f.id: f.page for f in rendered.layout.of("section")}
    assert len(set(pages.values())) == 3
    assert sorted(pages, key=lambda name: pages[name]) == ["one", "notice-us-ca", "two"]


def test_ink_on_the_wall_is_as_high_as_forty_points_are() -> None:
    rendered = render_poster(poster(statute("HHHH")), LETTER)
    height = ink_height(page_png(rendered.pdf, 0, 288), 288)
    assert height == pytest.approx(40 * CAPITAL, abs=0.5)
    smaller = render_poster(poster(statute("HHHH", points=36)), LETTER)
    assert ink_height(page_png(smaller.pdf, 0, 288), 288) < height - 2


def test_the_wall_shows_nothing_but_the_notice() -> None:
    rendered = render_poster(poster(statute("First words of it.", "Last words of it.")), LETTER)
    document = pypdfium2.PdfDocument(rendered.pdf)
    read = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    assert read == "First words of it. Last words of it."
    assert measured(rendered)[0].points >= 40
    assert rendered.pdf == render_poster(poster(statute("First words of it.", "Last words of it.")), LETTER).pdf


def test_a_long_notice_goes_on_and_every_sheet_is_large() -> None:
    rendered = render_poster(poster(statute(*("Many words stand here. " * 6 for _ in range(6)))), LETTER)
    assert rendered.pages > 1
    for page in range(rendered.pages):
        assert min(text_sizes(rendered.pdf, page, (0, 0, 612, 792))) >= 40


def test_paper_that_is_too_small_is_refused(with_sections: Make) -> None:
    with pytest.raises(BadInputError, match=r"8\.5 by 11 inches"):
        render_poster(poster(statute()), PrintOptions(paper=Paper.A4))
    with pytest.raises(BadInputError, match="Choose Letter"):
        render(with_sections(notice(statute())), PrintOptions(paper=Paper.A4))


def test_a_notice_that_came_out_smaller_is_refused(with_sections: Make) -> None:
    """The file is what counts: a typesetter that shrank the words would be found."""
    small = render(with_sections(notice(statute(points=30))), LETTER)
    with pytest.raises(BadInputError, match="came out at 30 points; the law asks for 40"):
        statutes.hold_to_the_law(with_sections(notice(statute(points=40))), small)


def test_a_notice_that_is_not_there_is_refused(with_sections: Make) -> None:
    without = render(with_sections(text("one", 1)), LETTER)
    with pytest.raises(BadInputError, match="came out at 0 points"):
        statutes.hold_to_the_law(with_sections(notice(statute())), without)


def test_measuring_sees_scale_and_place(with_sections: Make) -> None:
    rendered = render(with_sections(notice(statute()), text("two", 2)), LETTER)
    page = rendered.layout.of("statute")[0].page
    assert min(text_sizes(rendered.pdf, page, (0, 0, 612, 792))) < 12, "the footer is small"
    assert text_sizes(rendered.pdf, page, (0, 0, 1, 1)) == ()


def test_no_size_in_the_law_prints_at_the_size_of_the_text(with_sections: Make) -> None:
    free = replace(statute(points=0), paper=(0.0, 0.0))
    for size, least in ((PrintSize.STANDARD, 12), (PrintSize.LARGE, 18)):
        rendered: Rendered = render(with_sections(notice(free)), PrintOptions(size=size))
        assert measured(rendered)[0].points == pytest.approx(least)


def signed_apart(consent: Consent) -> Consent:
    """With a place to sign by itself on the page of the notice, and in a second language where there is one."""
    first = consent.signatures[0]
    apart = replace(first, field="sign-patient-notice-us-ca", section="notice-us-ca", role_label="For the notice")
    other = consent.parallel and signed_apart(consent.parallel)
    return replace(consent, signatures=(first, apart, *consent.signatures[1:]), parallel=other)


@pytest.mark.parametrize("parallel", [False, True])
def test_a_notice_signed_by_itself_is_signed_on_its_own_page(
    with_sections: Make, tmp_path: Path, parallel: bool
) -> None:
    consent = with_sections(text("one", 1), notice(statute()), text("two", 2))
    if parallel:
        consent = replace(consent, parallel=replace(consent, language="es"))
    consent = signed_apart(consent)
    rendered = render(consent, LETTER)
    pages = {f.id: f.page for f in (*rendered.layout.of("section"), *rendered.layout.of("field"))}
    assert pages["sign-patient-notice-us-ca"] == pages["notice-us-ca"]
    others = {page for name, page in pages.items() if name not in ("sign-patient-notice-us-ca", "notice-us-ca")}
    assert pages["notice-us-ca"] not in others
    assert measured(rendered)[0].points >= 40
    fields = [f.id for f in rendered.layout.of("field")]
    assert len(fields) == len(set(fields)) == len(consent.signatures)
    assert faults(rendered.pdf) == []
    assert page_failures(rendered.pdf) == []
    if not parallel:
        assert tree_words(rendered.pdf) == spoken(consent)
        assert outloud_findings(rendered.pdf, tmp_path) == []


words = st.lists(st.text(st.sampled_from("abcdefgh ABC.,"), min_size=1, max_size=90), min_size=1, max_size=4)


@settings(max_examples=15, deadline=None)
@given(words.filter(lambda w: any(t.strip() for t in w)), st.integers(12, 90))
def test_whatever_the_words_no_letter_is_smaller(paragraphs: list[str], points: int) -> None:
    kept = tuple(" ".join(p.split()) for p in paragraphs if p.strip())
    assert measured(render_poster(poster(statute(*kept, points=points)), LETTER))[0].points >= points - 0.01
