"""What other programs read out of a consent: pdftotext, PDFium and MuPDF give the model's text for Latin scripts."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.document import Consent
from exoconsent.pdf.layout import PrintOptions, PrintSize
from tests.pdf.spoken import spoken
from tests.pdf.test_conformance import ALL, PATIENTS, prepared

DOCUMENTS = [("exosome-treatment", "ex-o04"), ("withdrawal", "ex-o01")]
if ALL:
    DOCUMENTS = [(form, patient) for form in ("exosome-treatment", "withdrawal") for patient in PATIENTS]


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
@pytest.mark.parametrize(("form", "patient"), DOCUMENTS)
def test_what_is_read_is_the_text(clinic: Clinic, tmp_path: Path, tool: str, form: str, patient: str) -> None:
    if tool != "pdfium" and not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    ready = prepared(clinic, form, patient)
    done = clinic.render(ready, PrintOptions(size=PrintSize.STANDARD))
    file = tmp_path / "read.pdf"
    file.write_bytes(done.pdf)
    read = plain(TOOLS[tool](file).replace("\ufffe", "").replace("\f", " "))
    said = spoken(ready.consent)
    missing = words(plain(" ".join(said))) - words(read)
    surplus = words(read) - words(plain(" ".join((*said, *furniture(ready.consent, done.pages)))))
    assert missing == Counter()
    assert all(count <= done.pages for count in surplus.values()), surplus
    assert set(surplus) <= continued(ready), set(surplus) - continued(ready)
    lost = [sentence for sentence in sentences(ready) if sentence not in read]
    assert len(lost) <= done.pages, lost  # a sentence over two pages has a footer and a header in it


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
