"""Any script: names in every document, documents from right to left, shaped words that read as they were written.

The sentences below are test text, made up for this file; no form uses them.
"""

import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from exoconsent.consent.document import (
    BulletsBlock,
    Consent,
    InitialsBlock,
    Labels,
    ParagraphBlock,
    SectionBlock,
    SignatureBlock,
    Span,
    TableBlock,
)
from exoconsent.errors import BadInputError
from exoconsent.pdf import mixed
from exoconsent.pdf.layout import PrintOptions, PrintSize
from exoconsent.pdf.pen import Pen, stacked
from exoconsent.pdf.render import render
from exoconsent.pdf.tags import Sheet
from exoconsent.pdf.typeset import Type, text_lines
from tests.pdf.checkers import outloud_findings, page_failures
from tests.pdf.conftest import FULL, NOT_KNOWN, frequency, spans
from tests.pdf.own_check import faults, tree_words
from tests.pdf.spoken import spoken

NAMES = {
    "Latin": "Nguyễn Thị Ọlá́ Łuk",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Анна Щербакова",
    "Arabic": "محمد علي (لبنان)",
    "Persian": "می‌خواهم پرویز",
    "Hebrew": "שָׂרָה לֵוִי",
    "Devanagari": "श्रीमती कृष्णा कुँवर",
}
SENTENCES = {
    "ar": "نص اختبار (2%) في 10-14 يوما، بعد COVID-19، كما كتبت Maria Exempla (Omaha) هنا. الإيمان.",
    "he": "טקסט לבדיקה (2%) בתוך 10-14 ימים, אחרי COVID-19, כתבה Maria Exempla (Omaha) כאן.",
    "hi": "परीक्षण पाठ (2%) 10-14 दिनों में, COVID-19 के बाद, Maria Exempla (Omaha) ने लिखा। केवल क्षेत्रज्ञ।",
    "el": "Κείμενο δοκιμής (2%) σε 10-14 ημέρες, μετά COVID-19, έγραψε η Maria Exempla (Omaha).",
    "ru": "Пробный текст (2%) за 10-14 дней, после COVID-19, писала Maria Exempla (Omaha).",
}
FOR_LETTERS = "FIG-012"
"""outloud 0.2 takes vowel signs for no letters, so that a description in Devanagari seems to hold too few."""
BODY = Type(size=12, leading=16)


def with_name(name: str) -> Consent:
    block = replace(FULL.signatures[0], name=name)
    return replace(
        FULL,
        title=f"{FULL.title}: {name}",
        patient_label=f"{name}, born 14 March 1951",
        identity=(("Patient", spans(name)), ("Seen by", (Span(text="I, "), Span(text=name), Span(text=", agree.")))),
        notices=(),
        signatures=(block,),
    )


def in_language(language: str) -> Consent:
    """A synthetic form with every kind of block, all of it one test sentence."""
    words = SENTENCES[language]
    short = words.split()[0]
    said = spans(words)
    blocks = (
        ParagraphBlock(
            spans=(
                Span(text=f"{words} "),
                Span(text=short, empty=True),
                Span(text=f" {short} "),
                Span(text=short, bold=True, href="https://example.org/"),
                Span(text="."),
            )
        ),
        BulletsBlock(items=(said, said)),
        TableBlock(caption=words, header=(short, short, short), rows=((spans(short), said, spans("10-14")),)),
        frequency(words, 3, 3, 10),
        replace(NOT_KNOWN, spans=said, alt=words),
        InitialsBlock(label=words, who=short),
    )
    signature = SignatureBlock(
        field="sign-patient",
        role="patient",
        role_label=short,
        meaning=words,
        name=short,
        name_label=short,
        time_label=short,
        signature_label=short,
        extra=((short, ""),),
    )
    return replace(
        FULL,
        language=language,
        title=words,
        patient_label=words,
        form_label=words,
        identity=((short, said), (short, spans("+1 402 555 0142"))),
        notices=(words,),
        stop_reasons=(words,),
        sections=(SectionBlock(id="risk-test", number=1, title=words, blocks=blocks),),
        signatures=(signature,),
        signatures_title=words,
        labels=Labels(page=f"{short} {{page}} / {{pages}}", document=f"{short} {{number}}", continued=short),
    )


@pytest.mark.parametrize("script", NAMES)
def test_a_name_of_any_script_stands_in_an_english_document(script: str, tmp_path: Path) -> None:
    consent = with_name(NAMES[script])
    pdf = render(consent).pdf
    assert (faults(pdf), page_failures(pdf), outloud_findings(pdf, tmp_path)) == ([], [], [])
    assert tree_words(pdf) == spoken(consent)


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("language", SENTENCES)
def test_a_document_in_any_script_is_clean_and_reads_as_written(language: str, size: PrintSize, tmp_path: Path) -> None:
    consent = in_language(language)
    pdf = render(consent, PrintOptions(size=size)).pdf
    heard = [
        finding for finding in outloud_findings(pdf, tmp_path) if not (language == "hi" and FOR_LETTERS in finding)
    ]
    assert (faults(pdf), page_failures(pdf), heard) == ([], [], [])
    assert tree_words(pdf) == spoken(consent)


def test_title_and_bookmarks_keep_the_name(opened: Callable[[bytes], pikepdf.Pdf]) -> None:
    for name in NAMES.values():
        file = opened(render(with_name(name)).pdf)
        assert str(file.docinfo.Title).endswith(name)
        assert file.open_metadata()["dc:title"].endswith(name)
        with file.open_outline() as outline:
            assert outline.root[0].title.endswith(name)


def test_a_document_from_right_to_left_is_mirrored(opened: Callable[[bytes], pikepdf.Pdf]) -> None:
    left, right = render(in_language("ru")), render(in_language("ar"))
    (field,), (turned,) = left.layout.of("field"), right.layout.of("field")
    assert round(field.x + turned.x + turned.width) == 595
    assert field.x > turned.x
    catalogue = opened(right.pdf).Root
    assert catalogue.ViewerPreferences.Direction == "/R2L"
    assert "/Direction" not in opened(left.pdf).Root.ViewerPreferences


def test_words_are_set_from_the_right_and_names_stay_in_order() -> None:
    (line,) = text_lines("نص Maria Exempla هنا", replace(BODY, rtl=True), 400)
    places = dict(zip((bit.text.strip() for bit in line.bits), line.lefts, strict=True))
    assert places["هنا"] < places["Maria Exempla"] < places["نص"]
    assert line.slack == pytest.approx(400 - line.width)


@pytest.mark.parametrize(
    ("rtl", "mirror", "expected"),
    [
        (False, 0.0, lambda width: 50.0),
        (True, 0.0, lambda width: 350.0 - width),
        (True, 600.0, lambda width: 550.0 - width),
        (False, 600.0, lambda width: 250.0),
    ],
)
def test_each_line_stands_at_the_side_on_which_it_begins(
    rtl: bool, mirror: float, expected: Callable[[float], float]
) -> None:
    lines = text_lines("Maria Exempla", replace(BODY, rtl=rtl), 300)
    sheet = Sheet()
    Pen(sheet, mirror).text(None, stacked(lines, 50, 700))
    operators = zlib.decompress(sheet.drawn().content).decode()
    assert f"1 0 0 1 {expected(lines[0].width):.2f} " in operators


def test_a_telephone_number_and_a_latin_address_keep_their_order_in_a_mirrored_document() -> None:
    for text in ("+1 402 555 0142", "12 Harbor Street, Omaha (NE)"):
        (line,) = text_lines(text, replace(BODY, rtl=True), 400)
        assert [bit.level for bit in line.bits] == [0]


def test_a_name_between_words_does_not_pull_figures_over() -> None:
    parts = (("Lot of ", False), ("محمد", False), ("17, 18 units", False))
    levels = [run.level for word in mixed.words(parts, False, "") for _, run in word.runs]
    assert levels[-3:] == [0, 0, 0]


def test_letters_join_and_ligatures_form() -> None:
    (word,) = mixed.words((("لا", False),), True, "ar")
    assert len(word.runs[0][1].clusters) == 1  # lam-alef is one glyph
    assert len({glyph for text in ("ع", "ععع") for c in cluster(text) for glyph, _, _, _ in c.glyphs}) == 4


def cluster(text: str) -> tuple[mixed.Cluster, ...]:
    return mixed.runs(text, False, 1, "ar")[0].clusters


@pytest.mark.parametrize("character", ["\u6f22", "\u0e01", "\U0001f600", "\u0995", "\u1820"])
def test_a_character_without_a_face_is_refused_by_name(character: str) -> None:
    with pytest.raises(BadInputError, match=f"U\\+{ord(character):04X}"):
        render(with_name(f"محمد {character}"))


def test_a_long_word_is_cut_between_clusters_and_none_is_lost() -> None:
    word = "محمد" * 40
    lines = text_lines(word, replace(BODY, rtl=True), 100)
    assert len(lines) > 3
    assert all(line.width <= 100.1 for line in lines)
    assert "".join(bit.text for line in lines for bit in line.bits) == word


def test_the_bytes_are_the_same_in_another_process() -> None:
    code = (
        "from tests.pdf.test_scripts import *; import hashlib; "
        "render(with_name(NAMES['Hebrew'])); print(hashlib.sha256(render(in_language('ar')).pdf).hexdigest())"
    )
    command = [sys.executable, "-c", code]
    there = {subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    here = subprocess.run(
        [*command[:2], code.split("; ", 1)[0] + "; import hashlib; " + code.rsplit("; ", 1)[1]],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert there == {here}
