"""Documents that are damaged, locked, huge or built to harm: each is refused in a sentence, and quickly."""

import io
import struct
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.errors import BadInputError
from exoconsent.library.article import read_article
from tests.library.article_files import WORDS, document, docx, html, paragraph

BOMB = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ) + "]>"
)  # fmt: skip
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def with_doctype(doctype: str, words: str) -> str:
    return (
        f'{doctype}<w:document xmlns:w="{WORDS}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
    )


def locked() -> bytes:
    data = bytearray(docx(paragraph("a")))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"{number}", b"")
    return out.getvalue()


def overlong_list() -> bytes:
    data = bytearray(docx(paragraph("a")))
    struct.pack_into("<I", data, data.rfind(b"PK\5\6") + 12, 90_000_000)
    return bytes(data)


def zip_without(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(docx(paragraph("a")))) as good:
        for other in good.namelist():
            if other != name:
                archive.writestr(other, good.read(other))
    return out.getvalue()


HOSTILE = {
    "zip bomb": (lambda: docx(whole=document(paragraph("a" * 40_000_000))), "a.docx", "unpacks to more than"),
    "bomb of tags": (lambda: docx("<w:p/>" * 2_000_000), "a.docx", "tags"),
    "entity bomb": (lambda: docx(whole=with_doctype(BOMB, "&i;")), "a.docx", "definitions"),
    "entity bomb in UTF-16": (lambda: docx(whole=with_doctype(BOMB, "&i;").encode("utf-16")), "a.docx", "definitions"),
    "file from outside": (lambda: docx(whole=with_doctype(OUTSIDE, "&x;")), "a.docx", "definitions"),
    "nested": (lambda: docx("<w:tbl>" * 100_000), "a.docx", "damaged"),
    "macros": (lambda: docx(paragraph("a"), parts={"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
    "docm": (lambda: docx(paragraph("a")), "a.docm", "macros"),
    "locked": (locked, "a.docx", "password"),
    "locked by Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "a.docx", "password"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "old Word"),
    "many parts": (many_parts, "a.docx", "more parts"),
    "overlong list": (overlong_list, "a.docx", "more parts"),
    "no relations": (lambda: zip_without("_rels/.rels"), "a.docx", "damaged"),
    "no words": (lambda: zip_without("word/document.xml"), "a.docx", "damaged"),
    "cut zip": (lambda: docx(paragraph("a"))[:-40], "a.docx", "damaged"),
    "no zip": (lambda: b"hello", "a.docx", "no Word document"),
    "broken XML": (lambda: docx(whole=b"<w:document>\xff"), "a.docx", "damaged"),
    "100 MB of text": (lambda: b"a" * 100_000_000, "a.txt", "64,000,000"),
    "100 MB of Word": (lambda: b"PK\3\4" + b"a" * 100_000_000, "a.docx", "64,000,000"),
    "40 MB of Word": (lambda: b"PK\3\4" + b"a" * 40_000_000, "a.docx", "32,000,000"),
    "huge page": (lambda: html("a" * 9_000_000), "a.html", "8,000,000"),
    "long page": (lambda: html("<p>a word</p>" * 400_000), "a.html", "paragraphs"),
    "long text": (lambda: b"a word " * 400_000, "a.md", "2,000,000"),
    "deep page": (lambda: html("<div>" * 500_000 + "a"), "a.html", "deeper"),
    "page in an unknown encoding": (lambda: b'<meta charset="zip"><p>a', "a.html", "not read here"),
    "page in a broken encoding": (lambda: b"<meta charset=utf-8><p>\xff", "a.html", "UTF-8"),
    "page of tags": (lambda: html("<b>" * 2_000_000), "a.html", "tags"),
    "page of zeros": (lambda: b"<p>a\0b", "a.html", "zero bytes"),
    "broken text": (lambda: b"a \xff b", "a.txt", "UTF-8"),
    "zeros": (lambda: b"a \0 b", "a.txt", "zero bytes"),
    "half of UTF-16": (lambda: b"\xff\xfea", "a.txt", "UTF-8"),
    "empty": (lambda: b" \n", "a.txt", "empty"),
    "only invisible": (lambda: "\u200b\u202e".encode(), "a.txt", "no text"),
    "only markup": (lambda: html("<script>x</script>"), "a.html", "no text"),
    "picture": (lambda: b"\x89PNG", "scan.png", "OCR"),
    "other": (lambda: b"x", "a.exe", "not read here; read are .docx, .html, .md, .pdf, .txt"),
    "no ending": (lambda: b"x", "README", "not read here"),
    "zip as text": (lambda: docx(paragraph("a")), "a.txt", "right ending"),
    "text as PDF": (lambda: b"hello", "a.pdf", "no PDF"),
    "scan": (lambda: b"%PDF-", "a.pdf", "is a scan: none of its 2 pages holds text"),
    "unreadable font": (lambda: b"%PDF-lost", "a.pdf", "OCR"),
}


def pdf_text(data: bytes) -> tuple[str, ...]:
    return ("\ue001\ue002 \ue003 a",) if b"lost" in data else ("", " \n")


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile(case):
    make, name, words = HOSTILE[case]
    data = make()
    began = time.perf_counter()
    with pytest.raises(BadInputError) as refused:
        read_article(data, name, pdf_text)
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"{name}: ")
    assert time.perf_counter() - began < 8  # a slow machine; here the worst takes under 2


def test_a_pdf_where_none_can_be_read():
    with pytest.raises(BadInputError, match="save it as plain text"):
        read_article(b"%PDF-1.7", "a.pdf")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("*a " * 100_000, "a.md"),
        ("**a " * 100_000, "a.md"),
        ("[" * 1_000_000, "a.md"),
        ("[a](" * 100_000, "a.md"),
        ("`" * 1_000_000 + "a", "a.md"),
        ("_a " * 100_000, "a.md"),
        ("-\n" * 400_000 + "a", "a.txt"),
        ("a-\n" * 100_000, "a.txt"),
        (" " * 900_000 + "a", "a.txt"),
        ("a" * 1_000_000, "a.txt"),
        ("e\u0301" * 200_000, "a.txt"),
        ("\u200b " * 200_000 + "a", "a.txt"),
        ("<p" * 500_000, "a.html"),
        ("<b>a" * 200_000, "a.html"),
        ("|-" * 500_000 + "a", "a.md"),
        ("*_" * 100_000 + "a", "a.md"),
    ],
)
def test_nothing_makes_it_slow(text, name):
    began = time.perf_counter()
    with suppress(BadInputError):
        read_article(text.encode(), name)
    assert time.perf_counter() - began < 5


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_word_document_never_crashes(data):
    good = docx(paragraph("Words of a document."), parts={"word/styles.xml": b"<a/>"})
    place = data.draw(st.integers(0, len(good) - 1))
    bad = bytearray(good)
    match data.draw(st.sampled_from(["flip", "cut", "fill"])):
        case "flip":
            bad[place] ^= data.draw(st.integers(1, 255))
        case "cut":
            del bad[place:]
        case _:
            bad[place : place + 8] = b"\xff" * 8
    with suppress(BadInputError):
        assert read_article(bytes(bad), "a.docx").paragraphs


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='<>/="ab pdivtrlscom-!&#;x01\n', max_size=200))
def test_no_page_crashes(text):
    with suppress(BadInputError):
        assert read_article(text.encode(), "a.html").paragraphs
