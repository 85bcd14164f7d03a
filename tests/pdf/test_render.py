"""The public door: same bytes, right places, whole blocks, refused characters, readable codes."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from exoconsent.consent.document import (
    Block,
    BulletsBlock,
    Consent,
    FigureKind,
    FrequencyBlock,
    InitialsBlock,
    ParagraphBlock,
    SectionBlock,
    Span,
    TableBlock,
    TeachBackBlock,
)
from exoconsent.errors import BadInputError
from exoconsent.pdf.layout import PAPER_POINTS, Fragment, Paper, PrintOptions, PrintSize, Rendered
from exoconsent.pdf.raster import page_png
from exoconsent.pdf.render import render

ALL = [PrintOptions(size=size, paper=paper) for size in PrintSize for paper in Paper]
STANDARD, LARGE = PrintOptions(), PrintOptions(size=PrintSize.LARGE)
GOLDEN = Path(__file__).with_name("golden.txt")
Make = Callable[..., Consent]


def texts(pdf: bytes) -> list[str]:
    """The text of each page as PDFium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def words(count: int, start: int = 0) -> str:
    return " ".join(f"word{i}" for i in range(start, start + count))


def section(name: str, *blocks: Block, number: int = 1, title: str = "A section") -> SectionBlock:
    return SectionBlock(id=name, number=number, title=title, blocks=blocks)


def paragraph(text: str) -> ParagraphBlock:
    return ParagraphBlock(spans=(Span(text=text),))


# ------------------------------------------------------------------------------------------------------------ bytes


def test_the_words_of_the_whole_fixture_are_as_agreed(full: Consent) -> None:
    """To renew after a wanted change: write ``golden_text(full)`` to golden.txt and read the difference."""
    assert golden_text(full) == GOLDEN.read_text(encoding="utf-8")


def golden_text(consent: Consent) -> str:
    pages = (" ".join(page.split()) for page in texts(render(consent).pdf))
    return "".join(f"{page}\n\n" for page in pages)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_words_in_order_with_breaks_at_line_ends(full: Consent) -> None:
    pdf = render(full).pdf
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    read = " ".join(raw.split())
    for text in (
        "screened for infection, as far as the maker says. • You may say no.",
        "Choice What may be good What may be bad Physical therapy Less pain for many people after 6 to 12 weeks",
        "Patient's initials I know that an infection can happen and can be serious.",
        "Printed name Maria Exempla Date and time",
        "Ελένη Παπαδοπούλου; Анна Иванова.",
    ):
        assert text in read


SCRIPT = """
import hashlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("fixture", sys.argv[1])
fixture = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fixture)
from exoconsent.pdf.render import render
print(hashlib.sha256(render(fixture.FULL).pdf).hexdigest())
"""


def test_two_processes_give_the_same_bytes(full: Consent) -> None:
    fixture = str(Path(__file__).with_name("conftest.py"))
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, fixture],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1
    assert render(full).pdf == render(full).pdf


def test_importing_the_room_and_its_door_does_not_load_reportlab() -> None:
    code = "import sys, exoconsent.pdf, exoconsent.pdf.render, exoconsent.pdf.raster; print('reportlab' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


# --------------------------------------------------------------------------------------------------- every page


@pytest.mark.parametrize("options", ALL, ids=str)
def test_header_notices_footer_and_code_stand_on_every_page(full: Consent, options: PrintOptions) -> None:
    long = "NOT FOR SIGNATURE: " + "the lot number is missing and the text has not been reviewed. " * 4
    consent = replace(full, notices=("DRAFT, not approved", long))
    done = render(consent, options)
    for number, page in enumerate(texts(done.pdf), 1):
        read = " ".join(page.split())
        assert f"Page {number} of {done.pages}" in read
        for text in (consent.patient_label, consent.form_label, f"Document {consent.number}", *consent.notices):
            assert " ".join(text.split()) in read
        code = f"EXO1|{consent.number}|{number}/{done.pages}|{consent.content_hash[:32]}"
        picture = Image.open(io.BytesIO(page_png(done.pdf, number - 1, 150))).convert("L")
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == [code]


def test_the_code_is_read_even_with_a_long_number_and_many_pages(full: Consent, with_sections: Make) -> None:
    number = "CLINIC-NORTH-2026-00001234"
    blocks = [paragraph(words(300, i)) for i in range(40)]
    done = render(with_sections(section("long", *blocks), number=number, content_hash=full.content_hash))
    assert done.pages > 9
    picture = Image.open(io.BytesIO(page_png(done.pdf, 9, 150)))
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == f"EXO1|{number}|10/{done.pages}|{full.content_hash[:32]}"


def test_notices_without_end_are_refused_not_clipped(full: Consent) -> None:
    with pytest.raises(BadInputError, match="Make them shorter"):
        render(replace(full, notices=("NOT FOR SIGNATURE " * 300,)))


def test_reasons_not_to_sign_stand_on_the_first_page(full: Consent) -> None:
    first = " ".join(texts(render(full, LARGE).pdf)[0].split())
    assert all(reason in first for reason in full.stop_reasons)


def test_the_outline_lists_title_and_sections(full: Consent, opened: Callable[[bytes], pikepdf.Pdf]) -> None:
    with opened(render(full).pdf).open_outline() as outline:
        (top,) = outline.root
        assert top.title == full.title
        assert [item.title for item in top.children][:2] == ["1. This product is not approved", "2. Other choices"]
        assert top.children[-1].title == full.signatures_title


def test_both_sizes_number_the_same_sections(full: Consent) -> None:
    headings = [
        re.findall(r"(?<!\w)(\d\. (?:This|Other|Infection|Pain|Your|Telling))", flat(render(full, o).pdf)) for o in ALL
    ]
    assert [list(dict.fromkeys(found)) for found in headings] == [
        ["1. This", "2. Other", "3. Infection", "4. Pain", "5. Your", "6. Telling"]
    ] * len(ALL)


def sizes(pdf: bytes, opened: Callable[[bytes], pikepdf.Pdf]) -> list[float]:
    pages = opened(pdf).pages
    return [float(o[1]) for page in pages for o, op in pikepdf.parse_content_stream(page) if str(op) == "Tf"]


def test_large_print_is_large_throughout(full: Consent, opened: Callable[[bytes], pikepdf.Pdf]) -> None:
    assert min(sizes(render(full, LARGE).pdf, opened)) >= 16
    assert min(sizes(render(full, STANDARD).pdf, opened)) >= 9


# ------------------------------------------------------------------------------------------------------- the layout


def inside_margins(fragment: Fragment, options: PrintOptions) -> bool:
    width, height = PAPER_POINTS[options.paper]
    left, right = fragment.x, fragment.x + fragment.width
    side = 53.9 if options.size is PrintSize.LARGE else 71.9
    inside = left >= side and right <= width - side
    return inside and fragment.y >= 90 and fragment.y + fragment.height <= height - 60


def test_a_time_without_a_zone_is_our_bug(full: Consent) -> None:
    with pytest.raises(ValueError, match="offset from UTC"):
        render(replace(full, created="2026-03-04T09:30:00"))


@pytest.mark.parametrize("options", ALL, ids=str)
def test_the_layout_knows_sections_initials_and_signatures(full: Consent, options: PrintOptions) -> None:
    done = render(full, options)
    layout = done.layout
    assert list(dict.fromkeys(f.id for f in layout.of("section"))) == [s.id for s in full.sections]
    assert [f.id for f in layout.of("initials")] == ["risk-infection", "risk-pain"]
    assert [f.id for f in layout.of("signature")] == [s.field for s in full.signatures]
    assert [f.id for f in layout.of("field")] == [s.field for s in full.signatures]
    assert all(inside_margins(f, options) and 0 <= f.page < done.pages for f in layout.fragments)
    for block, field in zip(layout.of("signature"), layout.of("field"), strict=True):
        assert block.page == field.page
        assert block.y < field.y
        assert field.y + field.height < block.y + block.height
        assert field.height >= 54
        assert field.width >= 200


def test_signature_fields_are_in_the_form_where_the_layout_says(
    full: Consent, opened: Callable[[bytes], pikepdf.Pdf]
) -> None:
    done = render(full)
    file = opened(done.pdf)
    fields = list(file.Root.AcroForm.Fields)
    assert [str(f.T) for f in fields] == ["sign-patient", "sign-interpreter", "sign-practitioner"]
    for field, place in zip(fields, done.layout.of("field"), strict=True):
        assert (field.FT, field.P.objgen) == ("/Sig", file.pages[place.page].obj.objgen)
        left, bottom, right, top = map(float, field.Rect)
        assert (left, bottom) == pytest.approx((place.x, place.y), abs=0.02)
        assert (right - left, top - bottom) == pytest.approx((place.width, place.height), abs=0.03)
        assert str(field.TU)


def frequency(length: int) -> FrequencyBlock:
    spans = (Span(text=words(length)),)
    return FrequencyBlock(spans=spans, kind=FigureKind.ICON_ARRAY, alt="3 of 100", low=3, high=5, per=100)


BLOCKS: st.SearchStrategy[Any] = st.one_of(
    st.builds(lambda n: paragraph(words(n)), st.integers(1, 260)),
    st.builds(
        lambda ns: BulletsBlock(items=tuple((Span(text=words(n)),) for n in ns)),
        st.lists(st.integers(1, 60), min_size=1, max_size=9),
    ),
    st.builds(frequency, st.integers(1, 60)),
    st.builds(lambda n: InitialsBlock(label=words(n), who="Initials"), st.integers(1, 40)),
    st.builds(
        lambda n: TeachBackBlock(question=words(n), section_id="x", answer_label="Words", attempts_label="How often:"),
        st.integers(1, 40),
    ),
    st.builds(
        lambda rows: TableBlock(
            caption="Table",
            header=("One", "Two"),
            rows=tuple(((Span(text="a"),), (Span(text=words(n)),)) for n in rows),
        ),
        st.lists(st.integers(1, 60), min_size=1, max_size=12),
    ),
)
SECTIONS = st.lists(st.tuples(st.booleans(), st.lists(BLOCKS, min_size=1, max_size=5)), min_size=1, max_size=7)


@given(drawn=SECTIONS, options=st.sampled_from(ALL))
@settings(max_examples=40, deadline=None)
def test_nothing_is_split_that_must_stay_whole(drawn: list[tuple[bool, list[Any]]], options: PrintOptions) -> None:
    sections = tuple(
        section(f"{'risk' if risk else 'text'}-{i}", *blocks, number=i, title=f"Title {i}")
        for i, (risk, blocks) in enumerate(drawn, 1)
    )
    done = render(replace(BARE[0], sections=sections), options)
    check_places(done, sections, options)
    pages = texts(done.pdf)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {done.pages}" in page
    for number, each in enumerate(sections, 1):
        assert any(f"{number}. {each.title}" in " ".join(page.split()) for page in pages)


BARE: list[Consent] = []


@pytest.fixture(autouse=True)
def _bare(with_sections: Make) -> None:
    BARE[:] = [with_sections()]


def check_places(done: Rendered, sections: tuple[SectionBlock, ...], options: PrintOptions) -> None:
    layout = done.layout
    assert all(inside_margins(f, options) for f in layout.fragments)
    wanted = [s.id for s in sections for b in s.blocks if isinstance(b, InitialsBlock)]
    assert [f.id for f in layout.of("initials")] == wanted  # one fragment each: not split
    assert len(layout.of("signature")) == len(BARE[0].signatures)
    height = PAPER_POINTS[options.paper][1]
    room = height - 78 - 94 - (36 if options.size is PrintSize.LARGE else 0)
    for each in sections:
        found = [f for f in layout.of("section") if f.id == each.id]
        assert found
        if each.id.startswith("risk-") and len(found) > 1:
            assert sum(f.height for f in found) > room - 40  # only because it is longer than a page


def test_a_section_longer_than_a_page_goes_on_with_its_title(with_sections: Make) -> None:
    blocks = [paragraph(words(120)) for _ in range(8)]
    done = render(with_sections(section("risk-long", *blocks, title="Long")))
    assert len(done.layout.of("section")) == done.layout.of("section")[-1].page + 1 > 1
    assert "1. Long (continued)" in texts(done.pdf)[1]


# -------------------------------------------------------------------------------------------------------- robustness


def test_four_thousand_words_and_a_word_of_two_thousand_letters(with_sections: Make) -> None:
    monster = "W" * 2000
    consent = with_sections(
        section("long", paragraph(words(4000))),
        section(
            "cells",
            TableBlock(caption="", header=("A", "B"), rows=(((Span(text=words(900)),), (Span(text=monster),)),)),
            number=2,
        ),
        section("risk-words", frequency(900), InitialsBlock(label=words(700), who="Initials"), number=3),
    )
    for options in (STANDARD, LARGE):
        done = render(consent, options)
        assert all(inside_margins(f, options) for f in done.layout.fragments)
        read = flat(done.pdf)
        assert words(4000, 0).split()[-1] in read
        assert read.replace(" ", "").count("W") >= 2000


def ink_outside(png: bytes, dpi: int) -> bool:
    picture = Image.open(io.BytesIO(png)).convert("L")
    edge = picture.crop((picture.width - int(52 / 72 * dpi), 0, picture.width, picture.height))
    return min(edge.tobytes()) < 200


def test_long_words_stay_inside_the_margins_everywhere(full: Consent) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
    consent = replace(
        full,
        title=long,
        subtitle=long,
        notices=(long,),
        patient_label=long,
        form_label=long,
        stop_reasons=(long,),
        identity=((long, (Span(text=long),)),),
        letterhead=replace(full.letterhead, name=long, lines=(long,)),
        sections=(section("s", paragraph(long), InitialsBlock(label=long, who=long), frequency(2), title=long),),
        signatures=(replace(full.signatures[0], meaning=long, name=long, name_label=long, extra=((long, ""),)),),
    )
    for options in (STANDARD, LARGE):
        done = render(consent, options)
        assert not any(ink_outside(page_png(done.pdf, page, 72), 72) for page in range(done.pages))


def test_a_table_repeats_its_head_and_keeps_its_rows(with_sections: Make) -> None:
    rows = tuple(((Span(text=f"row{i}"),), (Span(text=words(20)),)) for i in range(40))
    done = render(with_sections(section("t", TableBlock(caption="Long table", header=("First", "Second"), rows=rows))))
    pages = texts(done.pdf)
    with_rows = [page for page in pages if "row" in page]
    assert len(with_rows) > 2
    assert all(page.count("First") == 1 for page in with_rows)
    for page in with_rows:
        for start, _ in re.findall(r"row(\d+)(\s)", page):
            assert page.count(f"row{start}") == 1
        assert page.split("word19")[-1].count("word0") == 0  # the last row on the page is complete


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title": "Consent \u2610"}, "U+2610 (BALLOT BOX) in the title"),
        ({"patient_label": "\u13a0"}, "U+13A0 (CHEROKEE LETTER A) in the page header"),
        ({"notices": ("\u1820",)}, "U+1820 (MONGOLIAN LETTER A) in the notices"),
        (
            {"sections": (section("x", paragraph("\u6f22"), number=3, title="T"),)},
            'U+6F22 (CJK UNIFIED IDEOGRAPH-6F22) in section 3 "T"',
        ),
    ],
)
def test_a_character_without_a_glyph_is_refused_by_name_and_place(
    full: Consent, change: dict[str, Any], place: str
) -> None:
    with pytest.raises(BadInputError, match=re.escape(place)):
        render(replace(full, **change))


def test_all_refused_characters_are_told_at_once(full: Consent) -> None:
    with pytest.raises(BadInputError) as caught:
        render(replace(full, title="\u2610 \u6f22", subtitle="\u2610"))
    assert len(caught.value.complaints) == 2


def test_a_consent_with_nothing_but_a_title_is_one_page(with_sections: Make) -> None:
    done = render(with_sections(signatures=(), notices=()))
    assert (done.pages, done.layout.fragments) == (1, ())
    assert repr(done).startswith("Rendered(1 pages")


def test_pages_become_pictures(full: Consent) -> None:
    pdf = render(full).pdf
    picture = Image.open(io.BytesIO(page_png(pdf, 0, 72)))
    assert (picture.format, picture.size) == ("PNG", (596, 842))
    with pytest.raises(IndexError, match="no page 100"):
        page_png(pdf, 99, 72)
