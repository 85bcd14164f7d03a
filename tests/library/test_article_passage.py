"""Passages and the draft sections made of them: place, quotation and hash stay with the section for ever."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.form import Band, Category
from exoconsent.consent.text import Paragraph, Run
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.article import read_article
from exoconsent.library.article_passage import (
    found_again,
    free_id,
    passage,
    provenance_of,
    section_draft,
    slug,
)
from exoconsent.library.load import load_library, parse
from exoconsent.library.writing import write_section
from tests.library.article_files import docx, paragraph

DATA = (Path(__file__).parents[2] / "forms" / "sources" / "source-article.txt").read_bytes()
ARTICLE = read_article(DATA, "source-article.txt")


def nebraska():
    second = ARTICLE.paragraphs[1]
    return passage(ARTICLE, 2, *second.sentences[4])


def draft(**changes):
    return section_draft(
        (nebraska(),), **{"id": "risk-own", "title": "Infection", "category": Category.RISK, **changes}
    )


def test_a_passage_keeps_its_place_and_both_texts():
    found = nebraska()
    assert (found.start, found.end) == (559, 690)  # as forms/sections has it
    assert found.quotation == ARTICLE.raw[559:690]
    assert found.repaired.startswith("Patients who received products marketed as containing exosomes")
    assert found.quotation != found.repaired
    assert (found.name, found.paragraph, found.page) == ("source-article.txt", 2, 0)
    assert found.sha256 == ARTICLE.sha256


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_selection_is_found_again(data):
    part = data.draw(st.sampled_from(ARTICLE.paragraphs))
    start = data.draw(st.integers(0, len(part.repaired) - 1))
    end = data.draw(st.integers(start + 1, len(part.repaired)))
    if not part.repaired[start:end].strip():
        return
    found = passage(ARTICLE, part.number, start, end)
    assert found.repaired == part.repaired[start:end].strip()
    assert ARTICLE.raw[found.start : found.end] == found.quotation
    assert found_again(ARTICLE, provenance_of(found)) == found


def test_it_is_found_in_another_copy_too():
    kept = provenance_of(nebraska())
    other = read_article(docx("".join(map(paragraph, ["New first.", *DATA.decode().split("\n\n")]))), "new.docx")
    again = found_again(other, kept)
    assert again is not None
    assert (again.paragraph, again.name, again.repaired) == (3, "new.docx", nebraska().repaired)
    assert found_again(read_article(b"Something else.", "a.txt"), kept) is None


def test_a_ligature_is_marked_whole():
    article = read_article("The ﬁrst".encode(), "a.txt")
    found = passage(article, 1, 5, 9)
    assert (found.start, found.end, found.quotation) == (4, 8, "first")


@pytest.mark.parametrize(("start", "end", "words"), [(3, 3, "no words"), (1, 2, "no words"), (0, 20_000, "sentences")])
def test_what_is_no_passage(start, end, words):
    article = read_article(b"a  " + b"b" * 30_000, "a.txt")
    with pytest.raises(BadInputError, match=words):
        passage(article, 1, start, end)


def test_a_place_that_is_not_there():
    with pytest.raises(IndexError):
        passage(ARTICLE, 7, 0, 1)
    with pytest.raises(IndexError):
        passage(ARTICLE, 1, 0, 10_000)


def test_a_draft_is_the_passage_word_for_word():
    section = draft()
    assert section.texts["en"].parts["main"] == (Paragraph(inlines=(Run(text=nebraska().repaired),)),)
    assert section.texts["en"].status == "draft"
    assert section.evidence.confidence == "low"
    assert section.provenance == (provenance_of(nebraska()),)


def test_a_draft_is_written_and_read_again():
    section = draft(band=Band.NOT_KNOWN, frequency="How often this happens is not known.")
    value, complaints = parse(write_section(section), "risk-own.yaml", "section", "risk-own")
    assert complaints == ()
    assert value.provenance == section.provenance
    assert value.texts == section.texts
    assert value.provenance[0].quotation == ARTICLE.raw[559:690]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "title is missing"),
        ({"title": "a{b}"}, "printed as it stands"),
        ({"title": "a\u202eb"}, "direction"),
        ({"band": Band.RARE}, "how often"),
    ],
)
def test_what_is_no_draft(changes, words):
    with pytest.raises(BadInputError, match=words):
        draft(**changes)


def test_braces_would_be_blanks():
    article = read_article(b"Given to {patient.name}.", "a.txt")
    with pytest.raises(BadInputError, match="brace"):
        section_draft((passage(article, 1, 0, 24),), id="a", title="A", category=Category.RISK)
    with pytest.raises(BadInputError, match="no passage"):
        section_draft((), id="a", title="A", category=Category.RISK)


def test_ids():
    assert free_id("Infección en la articulación", ()) == "infeccion-en-la-articulacion"
    assert free_id("Риск", ("section",)) == "section-2"
    assert free_id("A b", ("a-b", "a-b-2")) == "a-b-3"
    assert slug("…", "document") == "document"


@pytest.fixture
def own(tmp_path):
    (tmp_path / "sections").mkdir()
    return tmp_path


def complaints(forms_folder, own, text: bytes) -> list[str]:
    (own / "sections" / "risk-own.yaml").write_bytes(text)
    try:
        load_library(forms_folder, own)
    except BadFormError as error:
        return [c.message for c in error.complaints]
    return []


def test_the_library_checks_the_quotation_where_the_document_is_there(forms_folder, own):
    text = write_section(draft()).decode()
    assert complaints(forms_folder, own, text.encode()) == []
    moved = text.replace("start: 559", "start: 560")
    assert moved != text
    assert any("something else at 560-690" in said for said in complaints(forms_folder, own, moved.encode()))


def test_a_section_stands_when_its_document_is_gone(forms_folder, own):
    article = read_article(docx(paragraph("Words of a guideline.")), "My guideline (2025).docx")
    section = section_draft((passage(article, 1, 0, 21),), id="risk-own", title="A", category=Category.RISK)
    assert section.provenance[0].document == "my-guideline-2025"
    assert complaints(forms_folder, own, write_section(section)) == []


def test_a_quotation_needs_its_document(forms_folder, own):
    text = write_section(draft()).decode()
    torn = re.sub(r" *sha256: .*\n", "", text)
    assert ARTICLE.sha256 not in torn
    assert any(
        '"name", "sha256" and "quotation" together' in said for said in complaints(forms_folder, own, torn.encode())
    )
