"""Twenty-six seeded faults: each is caught by our own check, by page or by outloud, or the net has a hole."""

import io
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from exoconsent.pdf.render import render
from tests.pdf.checkers import outloud_findings, page_failures
from tests.pdf.own_check import elements, faults, kids

Fault = Callable[[pikepdf.Pdf], None]
FAULTS: dict[str, Fault] = {}
ANNOTATIONS = {"link": "/Link", "field": "/Widget"}


def fault(make: Fault) -> Fault:
    """Enter ``make(file)``, which spoils an open file, under its name."""
    FAULTS[make.__name__] = make
    return make


def first(file: pikepdf.Pdf, tag: str) -> Any:
    return next(element for element in elements(file) if str(element.S) == tag)


def annotations(file: pikepdf.Pdf, kind: str) -> list[Any]:
    found = [a for page in file.pages for a in page.obj.get("/Annots", []) if a.Subtype == ANNOTATIONS[kind]]
    assert found
    return found


def drop(holder: Any, *keys: str) -> None:
    for key in keys:
        del holder[key]


def first_font(file: pikepdf.Pdf) -> Any:
    fonts = file.pages[0].obj.Resources.Font
    return next(font for _, font in sorted(fonts.items()) if "/ToUnicode" in font)


def rewrite_page(file: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    """The first page on which ``change`` finds something."""
    for page in file.pages:
        page.contents_coalesce()
        before = page.obj.Contents.read_bytes()
        if (after := change(before)) != before:
            page.obj.Contents = file.make_stream(after)
            return
    raise AssertionError("nothing was spoiled")


@fault
def picture_without_words(file):
    drop(first(file, "/Figure"), "/Alt")


@fault
def picture_named_by_its_file(file):
    first(file, "/Figure").Alt = pikepdf.String("IMG_2041.jpg")


@fault
def document_without_language(file):
    drop(file.Root, "/Lang")


@fault
def no_structure_tree(file):
    drop(file.Root, "/StructTreeRoot")


@fault
def not_marked_as_tagged(file):
    drop(file.Root, "/MarkInfo")


@fault
def title_not_displayed(file):
    drop(file.Root, "/ViewerPreferences")


@fault
def tabs_in_no_order(file):
    for page in file.pages:
        drop(page.obj, "/Tabs")


@fault
def table_head_without_scope(file):
    drop(first(file, "/TH"), "/A")


@fault
def table_head_emptied(file):
    first(file, "/TH").K = pikepdf.Array([])


@fault
def heading_level_skipped(file):
    first(file, "/H2").S = Name.H4


@fault
def page_header_not_an_artifact(file):
    opening = rb"/Artifact\s*<<[^>]*/Pagination[^>]*>>\s*BDC"

    def change(data: bytes) -> bytes:
        found = next(
            (m for m in re.finditer(opening, data) if b"Tj" in data[m.end() : data.index(b"EMC", m.end())]), None
        )
        if not found:
            return data
        end = data.index(b"EMC", found.end())
        return data[: found.start()] + data[found.end() : end] + data[end + 3 :]

    rewrite_page(file, change)


@fault
def text_hidden_as_an_artifact(file):
    rewrite_page(file, lambda data: re.sub(rb"/P\s*<<\s*/MCID \d+[^>]*>>\s*BDC", b"/Artifact BMC", data, count=1))


@fault
def parent_tree_entry_dropped(file):
    tree = file.Root.StructTreeRoot.ParentTree
    tree.Nums = pikepdf.Array(list(tree.Nums)[2:])


@fault
def mark_without_owner(file):
    rewrite_page(file, lambda data: re.sub(rb"/MCID 1\b", b"/MCID 900", data, count=1))


@fault
def two_paragraphs_exchanged(file):
    """The tree reads them in another order than the page; every mark still has an owner."""
    paragraphs = [e for e in elements(file) if str(e.S) == "/P" and len(kids(e)) == 1 and isinstance(kids(e)[0], int)]
    one, two = next((a, b) for a, b in itertools.pairwise(paragraphs) if a.Pg == b.Pg)
    one.K, two.K = two.K, one.K


@fault
def link_without_words(file):
    for annotation in annotations(file, "link"):
        drop(annotation, "/Contents")


@fault
def link_not_printed(file):
    for annotation in annotations(file, "link"):
        annotation.F = 0


@fault
def field_without_words(file):
    for annotation in annotations(file, "field"):
        drop(annotation, "/TU")


@fault
def field_outside_the_structure(file):
    for annotation in annotations(file, "field"):
        drop(annotation, "/StructParent")


@fault
def metadata_without_pdfua(file):
    data = file.Root.Metadata.read_bytes()
    spoiled = re.sub(rb"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=.1.", b"", data)
    assert spoiled != data
    file.Root.Metadata = file.make_stream(spoiled, Type=Name.Metadata, Subtype=Name.XML)


@fault
def title_differs_in_info_and_metadata(file):
    file.docinfo["/Title"] = "Another title"


@fault
def no_output_intent(file):
    drop(file.Root, "/OutputIntents")


@fault
def font_without_unicode(file):
    drop(first_font(file), "/ToUnicode")


@fault
def font_not_embedded(file):
    font = first_font(file)
    descriptor = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
    drop(descriptor, next(key for key in ("/FontFile2", "/FontFile3") if key in descriptor))


@fault
def attachment_without_relationship(file):
    drop(file.Root.AF[0], "/AFRelationship")


@fault
def attachment_not_among_the_associated_files(file):
    drop(file.Root, "/AF")


@fault
def list_item_without_body(file):
    first(file, "/LBody").S = Name.Div


def spoiled(pdf: bytes, change: Fault) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        file.save(out, static_id=True)
    return out.getvalue()


def untouched(file: pikepdf.Pdf) -> None:
    """Nothing: what remains is what pikepdf does on saving."""


def caught_by(pdf: bytes, folder: Path) -> str:
    """The first of the checkers that says anything, cheapest first; empty when none does."""
    checkers = {"own": faults, "page": page_failures, "outloud": lambda p: outloud_findings(p, folder)}
    return next((name for name, ask in checkers.items() if ask(pdf)), "")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from exoconsent.cli.demo import FORM
    from tests.pdf.test_conformance import Clinic, prepared

    clinic = Clinic.demo(tmp_path_factory.mktemp("home"))
    return render(prepared(clinic, FORM, "ex-o04").consent).pdf


def test_there_are_at_least_twenty_six() -> None:
    assert len(FAULTS) >= 26


def test_a_file_that_was_only_saved_again_is_clean(clean: bytes, tmp_path: Path) -> None:
    assert caught_by(spoiled(clean, untouched), tmp_path) == ""


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_seeded_fault_is_caught(name: str, clean: bytes, tmp_path: Path) -> None:
    pdf = spoiled(clean, FAULTS[name])
    assert pdf != spoiled(clean, untouched)
    assert caught_by(pdf, tmp_path)


def test_the_words_in_order_catch_what_no_checker_does(clean: bytes) -> None:
    from tests.pdf.own_check import tree_words

    assert tree_words(spoiled(clean, two_paragraphs_exchanged)) != tree_words(clean)
