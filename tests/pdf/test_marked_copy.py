"""A copy for paper: every page says that it is one, its signatures are drawn, nothing is sealed or attached."""

import io

import pikepdf
import pypdfium2
import pytest

from exoconsent.consent.document import Consent
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize
from exoconsent.pdf.marked_copy import marked_copy
from exoconsent.pdf.render import render

LINES = ("COPY of record EC-261122-ÄÖ, printed 2026-11-22 23:30.", "WITHDRAWN: photos on 2026-11-10.")


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("paper", Paper)
def test_every_page_says_that_it_is_a_copy_above_its_own_words(full: Consent, size: PrintSize, paper: Paper) -> None:
    pdf = render(full, PrintOptions(size=size, paper=paper)).pdf
    before, after = words(pdf), words(marked_copy(pdf, LINES))
    assert len(before) == len(after)
    for own, copied in zip(before, after, strict=True):
        assert all(line in copied for line in LINES)
        assert set(own.split()) <= set(copied.split()), "nothing of the page is lost"


def test_the_mark_stands_in_the_margin_and_over_nothing(full: Consent) -> None:
    document = pypdfium2.PdfDocument(marked_copy(render(full, PrintOptions()).pdf, LINES))
    for page in document:
        text, height = page.get_textpage(), page.get_height()
        found = text.search(LINES[0][:20]).get_next()
        boxes = [text.get_charbox(index) for index in range(found[0], found[0] + 20)]
        assert min(bottom for _, bottom, _, _ in boxes) > height - 40
        others = [text.get_charbox(i)[3] for i in range(text.count_chars()) if text.get_charbox(i)[3] < height - 30]
        assert max(others) < height - 30
    document.close()


def test_a_copy_has_no_field_no_signature_and_no_attachment(full: Consent) -> None:
    pdf = render(full, PrintOptions()).pdf
    with pikepdf.open(io.BytesIO(pdf)) as before:
        assert before.attachments
        assert "/AcroForm" in before.Root
    with pikepdf.open(io.BytesIO(marked_copy(pdf, LINES))) as after:
        assert not after.attachments
        annotations = [note for page in after.pages for note in page.get("/Annots", [])]
        assert not [note for note in annotations if note.get("/Subtype") == "/Widget"]
