"""What other programs read out of a consent: pdftotext, PDFium and MuPDF give the model's text for Latin scripts."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pypdfium2
import pytest

from exoconsent.cli.demo import FORM
from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.document import Consent
from exoconsent.pdf.layout import PrintOptions, PrintSize
from exoconsent.pdf.render import render
from tests.pdf.spoken import spoken
from tests.pdf.test_conformance import ALL, FORM_IDS, LANGUAGES, PATIENTS, prepared
from tests.pdf.test_scripts import SENTENCES, in_language

DOCUMENTS = [(FORM, "ex-o04", "en"), (FORM, "ex-o05", "es"), ("withdrawal", "ex-o01", "en")]
if ALL:
    DOCUMENTS = list(product(FORM_IDS, PATIENTS, LANGUAGES))


def by_pdftotext(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True).stdout.decode()


def by_mutool(pdf: Path) -> str:
    done = subprocess.run(["mutool", "draw", "-q", "-F", "text", "-o", "-", pdf], capture_output=True, check=True)
    return done.stdout.decode()


def by_pdfium(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


TOOLS: dict[str, Callable[[Path], str]] = {"pdftotext": by_pdftotext, "mutool": by_mutool, "pdfium": by_pdfium}

OWN_WORDS = ("·", "SIGN")
"""The dot in the footer; MuPDF draws the word SIGN into a signature field that is still empty."""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("home"))


def furniture(consent: Consent, pages: int) -> Iterator[str]:
    """What stands on every page besides the text."""
    for number in range(1, pages + 1):
        yield consent.labels.page.format(page=number, pages=pages)
        yield consent.patient_label
        yield consent.form_label
        yield consent.labels.document.format(number=consent.number)
        if number > 1:
            yield from consent.notices


def plain(text: str) -> str:
    """One space between words, none before a mark: a comma behind a blank's ruled line stands apart on the page."""
    return re.sub(r"\s+(?=[,;.:](\s|$))", "", re.sub(r"\s+", " ", text))


def words(text: str) -> Counter[str]:
    """Without the marks at their ends: one behind a blank's ruled line is a word of its own to some readers."""
    return Counter(bare for word in text.split() if (bare := word.rstrip(",;:.")))


@pytest.mark.parametrize("tool", sorted(TOOLS))
@pytest.mark.parametrize(("form", "patient", "language"), DOCUMENTS)
def test_what_is_read_is_the_text(
    clinic: Clinic, tmp_path: Path, tool: str, form: str, patient: str, language: str
) -> None:
    ready = prepared(clinic, form, patient, language)
    done = clinic.render(ready, PrintOptions(size=PrintSize.STANDARD))
    read = read_by(tool, done.pdf, tmp_path)
    said = spoken(ready.consent)
    missing = words(plain(" ".join(said))) - words(read)
    surplus = words(read) - words(plain(" ".join((*said, *furniture(ready.consent, done.pages)))))
    assert missing == Counter()
    assert all(count <= done.pages for count in surplus.values()), surplus
    assert set(surplus) <= continued(ready), set(surplus) - continued(ready)
    lost = [sentence for sentence in sentences(ready) if sentence not in read]
    assert len(lost) <= done.pages, lost  # a sentence over two pages has a footer and a header in it


def read_by(tool: str, pdf: bytes, folder: Path) -> str:
    if tool != "pdfium" and not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    return plain(TOOLS[tool](file).replace("\ufffe", "").replace("\f", " "))


@pytest.mark.parametrize("tool", sorted(TOOLS))
@pytest.mark.parametrize("language", ["el", "ru"])
def test_greek_and_cyrillic_are_read_as_latin_is(tmp_path: Path, tool: str, language: str) -> None:
    read = read_by(tool, render(in_language(language)).pdf, tmp_path)
    assert read.count(SENTENCES[language]) >= 8


def as_written(words: str) -> str:
    return words


def turned_round(words: str) -> str:
    return words[::-1]


@pytest.mark.parametrize(
    ("language", "gives"), [("el", as_written), ("hi", as_written), ("ar", turned_round), ("he", turned_round)]
)
def test_what_pdfium_makes_of_each_script_is_what_we_say(
    tmp_path: Path, language: str, gives: Callable[[str], str]
) -> None:
    """It turns what runs from right to left round letter by letter, as ``docs/scripts.md`` says."""
    read = read_by("pdfium", render(in_language(language)).pdf, tmp_path).replace(" ", "")
    word = SENTENCES[language].split()[1]
    assert gives(word) in read
    assert gives is as_written or word not in read


def continued(ready: Prepared) -> set[str]:
    """Words of the lines "4. Title … (continued)" and of a table's head, which later pages repeat."""
    consent = ready.consent
    titles = [f"{s.number}. {s.title} ({consent.labels.continued})" for s in consent.sections]
    heads = [text for s in consent.sections for b in s.blocks for text in getattr(b, "header", ())]
    title = f"{consent.signatures_title} ({consent.labels.continued})"
    known = " ".join((*titles, *heads, title)).split()
    return {*known, *(word.rstrip(",:;.") for word in known), "…", *OWN_WORDS}


def sentences(ready: Prepared) -> list[str]:
    """Every paragraph as one run of words."""
    from exoconsent.consent.document import ParagraphBlock, words_of

    blocks = (b for s in ready.consent.sections for b in s.blocks if isinstance(b, ParagraphBlock))
    return [plain(text).strip() for b in blocks for text in words_of(b)]
