"""Source documents: the article's repairs, its sentences and their offsets."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.errors import BadInputError
from exoconsent.library.source import read_source

NORM = (Path(__file__).parent / "data" / "norm.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article(forms_folder):
    path = forms_folder / "sources" / "source-article.txt"
    return read_source(path.read_bytes(), path.name)


def test_the_article_is_repaired_letter_for_letter(article):
    assert article.sha256 == "7892b774fa5c6ba04cb225a17a40b6c728832afa4c571569eb2b1bc133ffd573"
    assert article.sha256 == hashlib.sha256(article.raw.encode()).hexdigest()
    assert article.text == NORM
    assert len(article.repairs) == 811
    assert all(article.raw[r.offset] == r.raw and article.text[r.offset] == r.repaired for r in article.repairs)
    assert article.repairs[0].words == "CYRILLIC SMALL LETTER IE for LATIN SMALL LETTER E"


def test_glued_sentences_are_parted(article):
    spans = {(p.start, p.end) for p in article.passages}
    assert {(446, 558), (559, 690), (1247, 1358), (1358, 1505), (1724, 1845), (3763, 3913)} <= spans
    assert len(article.passages) == 29


def test_passages_are_their_text(article):
    assert all(article.text[p.start : p.end] == p.text for p in article.passages)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Roe saw 3.5 ml, e.g. here. Then not.", ["Dr. Roe saw 3.5 ml, e.g. here.", "Then not."]),
        ("See www.fda.gov now. U.S. law holds.", ["See www.fda.gov now.", "U.S. law holds."]),
        ('He said "yes." She said no!', ['He said "yes."', "She said no!"]),
        ("Title\r\n\r\nFirst\n\n\nSecond", ["Title", "First", "Second"]),
        ("List\n- one\n- two", ["List", "- one", "- two"]),
        ("", []),
    ],
)
def test_sentences(text, sentences):
    assert [p.text for p in read_source(text.encode(), "a.md").passages] == sentences


@given(st.text(alphabet="ab AB.!?\n\r-\"'еа", max_size=80))
def test_nothing_but_blanks_falls_between_passages(text):
    document = read_source(text.encode(), "a.txt")
    covered = {i for p in document.passages for i in range(p.start, p.end)}
    assert all(document.text[i].isspace() for i in range(len(text)) if i not in covered)
    assert [p.start for p in document.passages] == sorted(p.start for p in document.passages)


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"a", "a.pdf", "plain text"),
        (b"\0", "a.txt", "zero bytes"),
        (b"\xff", "a.txt", "UTF-8"),
        (b"a" * 1_000_001, "a.txt", "allowed"),
    ],
)
def test_what_is_no_text(data, name, word):
    with pytest.raises(BadInputError, match=word):
        read_source(data, name)
