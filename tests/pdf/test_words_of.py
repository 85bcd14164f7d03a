"""The words of a PDF: its paragraphs, pages without text, and files that are none."""

import io
import resource
import threading
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from exoconsent.errors import BadInputError
from exoconsent.library.article import read_article
from exoconsent.library.article_passage import passage
from exoconsent.pdf import words_apart
from exoconsent.pdf.raster import opened
from exoconsent.pdf.words_apart import page_texts
from exoconsent.pdf.words_of import pages_of

ROOT = Path(__file__).parents[2]
LONG = (
    "Adverse events were recorded in 212 patients over 24 months, and the most common event was pain where it went in. "
)


@pytest.fixture
def font() -> str:
    pdfmetrics.registerFont(TTFont("ArticleFont", ROOT / "resources" / "fonts" / "NotoSans-Regular.ttf"))
    return "ArticleFont"


def flowing(*texts: str, font: str = "Helvetica") -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()
    style["BodyText"].fontName = font
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


def test_the_shipped_article_as_a_pdf(font):
    """Look-alike letters and all; paragraphs are those of the text file."""
    text = (ROOT / "forms" / "sources" / "source-article.txt").read_text(encoding="utf-8")
    article = read_article(flowing(*text.split("\n\n"), font=font), "article.pdf", page_texts)
    repaired = (ROOT / "tests" / "library" / "data" / "norm.txt").read_text(encoding="utf-8")
    assert "\n\n".join(p.repaired for p in article.paragraphs) == repaired
    assert len(article.repairs) == 811
    found = passage(article, 2, *article.paragraphs[1].sentences[4])
    assert (found.page, found.repaired[:30]) == (1, "Patients who received products")


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
    for read in (page_texts, pages_of):
        with pytest.raises(BadInputError, match=words):
            read(pdf)


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
    with pytest.raises(BadInputError, match="100,000 letters"):
        page_texts(out.getvalue())


def test_a_page_that_would_fill_the_memory():
    """38 kB that would be 3 GB here; in the other process it ends at the bound."""
    pack = zlib.compressobj(9)
    data = [pack.compress(b"BT /F 1 Tf 1 1 Td "), *(pack.compress(b"(abcdefghij) Tj " * 60_000) for _ in range(40))]
    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = document.make_indirect(pikepdf.Stream(document, b"".join([*data, pack.flush()])))
        page.Contents.Filter = pikepdf.Name.FlateDecode
        document.save(out, compress_streams=False)
    assert len(out.getvalue()) < 200_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BadInputError, match="within bounds"):
        page_texts(out.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_a_reading_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(words_apart, "_CODE", "while True: pass")
    monkeypatch.setattr(words_apart, "SECONDS", 0.3)
    with pytest.raises(BadInputError, match="within bounds"):
        page_texts(b"%PDF-")


def test_a_crash_stays_in_the_other_process(monkeypatch):
    monkeypatch.setattr(words_apart, "_CODE", "import os; os.abort()")
    with pytest.raises(BadInputError, match="within bounds"):
        page_texts(b"%PDF-")


def test_others_draw_while_a_long_document_is_read():
    """PDFium is given back every few pages."""
    pdf, waited, reading = many(400), [], threading.Event()

    def read() -> None:
        reading.set()
        pages_of(pdf)

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
