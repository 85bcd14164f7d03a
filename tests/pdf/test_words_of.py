"""The words of a PDF: its paragraphs, pages without text, and files that are none."""

import io
import threading
import time

import pikepdf
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from exoconsent.errors import BadInputError
from exoconsent.pdf.raster import opened
from exoconsent.pdf.words_of import page_texts

LONG = (
    "Adverse events were recorded in 212 patients over 24 months, and the most common event was pain where it went in. "
)


def flowing(*texts: str) -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()
    story = [Paragraph(text, style["Heading1" if text.isupper() else "BodyText"]) for text in texts]
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def lines(*rows: str) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    text = page.beginText(72, 700)
    for row in rows:
        text.textLine(row)
    page.drawText(text)
    page.showPage()
    page.rect(10, 10, 50, 50)
    page.showPage()
    page.save()
    return out.getvalue()


def locked(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def test_paragraphs_are_those_of_the_page():
    (page,) = page_texts(flowing("RESULTS", LONG * 4, LONG * 2, "Short one."))
    parts = [" ".join(part.split()) for part in page.split("\n\n")]
    assert parts == ["RESULTS", (LONG * 4).strip(), (LONG * 2).strip(), "Short one."]


def test_words_parted_at_the_line_end_and_a_page_without_text():
    found = page_texts(lines("Joint infec-", "tion occurred in 2 of 212 pa-", "tients."))
    assert found == ("Joint infec-\ntion occurred in 2 of 212 pa-\ntients.", "")


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (b"", "damaged"),
        (b"hello", "damaged"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (flowing("Text.")[:300], "damaged"),
        (locked(lines("a")), "password"),
    ],
)
def test_what_is_no_readable_pdf(pdf, words):
    with pytest.raises(BadInputError, match=words):
        page_texts(pdf)


def many(count: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(count):
            document.add_blank_page()
        document.save(out)
    return out.getvalue()


def test_too_many_pages():
    with pytest.raises(BadInputError, match="1,000 are read at most"):
        page_texts(many(1_001))


def test_a_page_of_too_many_letters():
    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = document.make_stream(b"BT /F 1 Tf 1 1 Td " + b"(abcdefghij) Tj " * 15_000 + b"ET")
        document.save(out)
    began = time.perf_counter()
    with pytest.raises(BadInputError, match="100,000 letters"):
        page_texts(out.getvalue())
    assert time.perf_counter() - began < 8


def test_others_draw_while_a_long_document_is_read():
    """PDFium is given back every few pages."""
    pdf, waited, reading = many(400), [], threading.Event()

    def read() -> None:
        reading.set()
        page_texts(pdf)

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait()
    while reader.is_alive():
        began = time.perf_counter()
        with opened(pdf):
            waited.append(time.perf_counter() - began)
    reader.join()
    assert waited
    assert max(waited) < 2
