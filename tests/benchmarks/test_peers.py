"""The benchmark's sample is what it says, and its plain peer prints all of it."""

import io
import re
from types import ModuleType

import pytest
from pikepdf import Dictionary, Pdf
from pypdfium2 import PdfDocument

from benchmarks.peers import floor, floor_reportlab, ours, platypus, tagged
from benchmarks.sample import PAGES, Desk, cut, four_pages
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.document import BulletsBlock, Consent, FrequencyBlock, InitialsBlock, TeachBackBlock


@pytest.fixture(scope="module")
def consent() -> Consent:
    whole = Desk.open().consent(7)
    return cut(whole, four_pages(whole))


def _letters(pdf: bytes) -> str:
    """All that is printed, without spaces: line ends differ from engine to engine."""
    document = PdfDocument(pdf)
    return _squeezed("".join(page.get_textpage().get_text_range() for page in document))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u2010-]+", "", text)


def test_the_sample_fills_four_pages_of_ours(consent: Consent) -> None:
    assert len(PdfDocument(ours.render(consent))) == PAGES


def test_the_sample_has_the_kinds_of_block_that_consents_are_made_of(consent: Consent) -> None:
    kinds = {type(block) for section in consent.sections for block in section.blocks}
    assert kinds >= {BulletsBlock, FrequencyBlock, InitialsBlock, TeachBackBlock}
    assert consent.signatures


def test_the_sample_bears_the_name_of_its_turn() -> None:
    desk = Desk.open()
    one, other = desk.consent(1), desk.consent(2)
    assert one.patient_label != other.patient_label
    assert one.content_hash != other.content_hash
    assert one.sections[:5] == other.sections[:5]


@pytest.mark.parametrize("peer", [platypus, tagged], ids=lambda peer: peer.__name__)
def test_platypus_prints_every_word_of_the_sample(consent: Consent, peer: ModuleType) -> None:
    printed = _letters(peer.render(consent))
    for section in consent.sections:
        assert _squeezed(section.title) in printed
    pictures = {
        block.alt for section in consent.sections for block in section.blocks if isinstance(block, FrequencyBlock)
    }
    lost = [words for _, words in printed_words(consent) if words not in pictures and _squeezed(words) not in printed]
    assert lost == []
    assert _squeezed("Page 1 of ") in printed


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("peer", [tagged, floor_reportlab], ids=lambda peer: peer.__name__)
def test_the_tagged_peers_are_what_the_table_says(consent: Consent, peer: ModuleType, profile: str) -> None:
    page = pytest.importorskip("page")
    assert page.validate_pdf_bytes(peer.render(consent), profile=profile).failures == []


def test_the_floor_writes_our_own_file(consent: Consent) -> None:
    assert floor.render(consent) == ours.render(consent)


def test_the_replay_through_reportlab_holds_all_of_our_file(consent: Consent) -> None:
    replayed, own = (Pdf.open(io.BytesIO(peer.render(consent))) for peer in (floor_reportlab, ours))
    for page, other in zip(replayed.pages, own.pages, strict=True):
        said = b"\n".join(part.read_bytes() for part in other.Contents)
        assert page.Contents.read_bytes().split() == said.split()
        assert len(page.get("/Annots", [])) == len(other.get("/Annots", []))
    assert _elements(replayed) == _elements(own)
    assert _titles(replayed) == _titles(own)


def _titles(pdf: Pdf) -> list[str]:
    """What the outline says."""
    return [title for item in pdf.open_outline().root for title in (item.title, *(kid.title for kid in item.children))]


def _elements(pdf: Pdf) -> list[str]:
    """The kinds of all structure elements."""
    return sorted(str(o.S) for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/StructElem")
