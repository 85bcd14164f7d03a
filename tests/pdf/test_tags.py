"""The structure: every mark has one owner, nothing is drawn unmarked, and the tree reads as the model does."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from exoconsent.consent.document import Consent, FigureKind, FrequencyBlock, SectionBlock, Span, TableBlock, words_of
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize
from exoconsent.pdf.render import render

FREQUENCY = FrequencyBlock(
    spans=(Span(text="Three of ten."),), kind=FigureKind.ICON_ARRAY, alt="Three of ten.", low=3, high=3, per=10
)
Open = Callable[[bytes], pikepdf.Pdf]
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "BI"}
ALL = [PrintOptions(size=size, paper=paper) for size in PrintSize for paper in Paper]


def kids(element: Any) -> list[Any]:
    k = element.get("/K")
    if k is None:
        return []
    return list(k) if isinstance(k, pikepdf.Array) else [k]


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    stack = [file.Root.StructTreeRoot.K]
    while stack:
        element = stack.pop(0)
        yield element
        stack = [
            k for k in kids(element) if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/StructElem"
        ] + stack


def marks(file: pikepdf.Pdf) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Page, MCID and owner of every mark, as the tree has them."""
    numbers = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    for element in elements(file):
        for kid in kids(element):
            if isinstance(kid, int):
                yield numbers[element.Pg.objgen], kid, element.objgen
            elif kid.get("/Type") == "/MCR":
                yield numbers[kid.Pg.objgen], int(kid.MCID), element.objgen


def parent_tree(file: pikepdf.Pdf) -> dict[int, Any]:
    flat = list(file.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, flat[::2]), flat[1::2], strict=True))


@pytest.mark.parametrize("options", ALL, ids=str)
def test_marks_parent_tree_and_kids_are_one_to_one(full: Consent, opened: Open, options: PrintOptions) -> None:
    file = opened(render(full, options).pdf)
    by_tree = list(marks(file))
    assert len(by_tree) == len({(page, mcid) for page, mcid, _ in by_tree})
    tree = parent_tree(file)
    by_parents, on_pages = [], []
    for index, page in enumerate(file.pages):
        owners = tree[int(page.obj.StructParents)]
        by_parents += [(index, mcid, owner.objgen) for mcid, owner in enumerate(owners)]
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                on_pages.append((index, int(operands[1].MCID)))
    assert sorted(by_tree) == sorted(by_parents)
    assert sorted(on_pages) == sorted((page, mcid) for page, mcid, _ in by_tree)


def test_every_annotation_belongs_to_its_element(full: Consent, opened: Open) -> None:
    file = opened(render(full).pdf)
    tree = parent_tree(file)
    found = {}
    for page in file.pages:
        assert page.obj.Tabs == "/S"
        for annotation in page.obj.get("/Annots", []):
            owner = tree[int(annotation.StructParent)]
            assert [k.Obj.objgen for k in kids(owner) if not isinstance(k, int) and k.Type == "/OBJR"] == [
                annotation.objgen
            ]
            found.setdefault(str(annotation.Subtype), []).append(str(owner.S))
    assert found == {"/Link": ["/Link"], "/Widget": ["/Form"] * 3}


@pytest.mark.parametrize("options", ALL, ids=str)
def test_nothing_is_drawn_outside_a_mark(full: Consent, opened: Open, options: PrintOptions) -> None:
    for page in opened(render(full, options).pdf).pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth in (0, 1)
            assert depth or str(operator) not in PAINTS
        assert depth == 0


def marked_text(file: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """The text of each mark through the fonts' own ToUnicode maps."""
    texts: dict[tuple[int, int], str] = {}
    for index, page in enumerate(file.pages):
        maps = {name: to_unicode(font) for name, font in page.obj.Resources.Font.items()}
        mcid, current = None, {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    mcid = int(operands[1].MCID) if "/MCID" in operands[1] else None
                case "Tf":
                    current = maps[str(operands[0])]
                case "Tj" if mcid is not None:
                    shown = "".join(current[code] for code in bytes(operands[0]))
                    texts[index, mcid] = texts.get((index, mcid), "") + shown
    return texts


def to_unicode(font: Any) -> dict[int, str]:
    blocks = re.findall(r"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes().decode(), re.DOTALL)
    pairs = re.findall(r"<(\w+)> <(\w+)>", " ".join(blocks))
    return {int(code, 16): bytes.fromhex(target).decode("utf-16-be") for code, target in pairs}


def model_words(consent: Consent) -> Iterator[str]:
    """What the tree must read, in order; a figure's words stand in its Alt."""
    yield from consent.notices
    yield from (consent.letterhead.name, *consent.letterhead.lines, consent.title, consent.subtitle)
    for reason in consent.stop_reasons:
        yield from ("!", reason)
    for label, value in consent.identity:
        yield from (label, "".join(s.text for s in value))
    for section in consent.sections:
        yield f"{section.number}. {section.title}"
        for block in section.blocks:
            words = list(words_of(block))
            match type(block).__name__:
                case "BulletsBlock":
                    yield from (part for item in words for part in ("•", item))
                case "InitialsBlock":
                    yield from reversed(words)
                case "TeachBackBlock":
                    yield from (words[0], words[2], words[3], words[1])
                case "FrequencyBlock":
                    yield words[0]
                case _:
                    yield from words
    yield consent.signatures_title
    for s in consent.signatures:
        yield from (s.role_label, s.meaning, s.signature_label, s.name_label, s.name)
        yield from (text for row in s.extra for text in row)
        yield s.time_label


@pytest.mark.parametrize("options", ALL, ids=str)
def test_the_tree_reads_as_the_model(full: Consent, opened: Open, options: PrintOptions) -> None:
    file = opened(render(full, options).pdf)
    texts = marked_text(file)
    numbers = {page.obj.objgen: index for index, page in enumerate(file.pages)}

    def read(element: Any) -> str:
        out = ""
        for kid in kids(element):
            if isinstance(kid, int):
                out += texts.get((numbers[element.Pg.objgen], kid), "")
            elif kid.get("/Type") == "/MCR":
                out += texts.get((numbers[kid.Pg.objgen], int(kid.MCID)), "")
            elif kid.get("/Type") == "/StructElem":
                out += read(kid) if str(kid.S) in ("/Link", "/Span") else f"\n{read(kid)}\n"
        return out

    assert read(file.Root.StructTreeRoot.K).split() == " ".join(model_words(full)).split()


def test_pictures_have_words_and_heads_have_scope(full: Consent, opened: Open) -> None:
    file = opened(render(full).pdf)
    alts = [str(e.Alt) for e in elements(file) if str(e.S) == "/Figure"]
    blocks = [b for s in full.sections for b in s.blocks if isinstance(b, FrequencyBlock)]
    assert alts == [b.alt for b in blocks]
    heads = [e for e in elements(file) if str(e.S) == "/TH"]
    assert len(heads) == 3 + 2 + len(full.identity)  # the corner of a table heads nothing
    assert all(e.A.Scope in ("/Row", "/Column") and kids(e) for e in heads)
    assert [str(e.S) for e in elements(file) if str(e.S) in ("/H1", "/H2", "/H3")][:2] == ["/H1", "/H2"]


def test_alternative_words_may_be_in_any_script_and_empty_cells_stay(full: Consent, opened: Open) -> None:
    figure = replace(FREQUENCY, alt="3 из 10 (три)")
    table = TableBlock(caption="", header=("A", "B"), rows=(((Span(text="x"),), (Span(text=""),)),))
    section = SectionBlock(id="s", number=1, title="T", blocks=(figure, table))
    file = opened(render(replace(full, sections=(section,), identity=())).pdf)
    assert [str(e.Alt) for e in elements(file) if str(e.S) == "/Figure"] == ["3 из 10 (три)"]
    assert [len(kids(e)) for e in elements(file) if str(e.S) == "/TR"] == [2, 2]


def test_the_file_says_what_it_is(full: Consent, opened: Open) -> None:
    file = opened(render(full).pdf)
    root = file.Root
    assert (str(root.Lang), root.MarkInfo.Marked, root.ViewerPreferences.DisplayDocTitle) == ("en-US", True, True)
    assert root.OutputIntents[0].S == "/GTS_PDFA1"
    with file.open_metadata() as meta:
        assert meta["dc:title"] == full.title == str(file.docinfo.Title)
        assert meta["pdfaid:part"] == "3"
        assert meta["pdfaid:conformance"] == "A"
        assert meta["pdfuaid:part"] == "1"
        assert meta["xmp:CreateDate"] == "2026-03-04T15:30:00+00:00"
    assert str(file.docinfo.CreationDate).rstrip("'") == "D:20260304153000+00'00"
    (attached,) = root.AF
    assert (attached.AFRelationship, str(attached.UF)) == ("/Data", "consent.json")
    assert root.Names.EmbeddedFiles.Names[1].objgen == attached.objgen
    assert attached.EF.F.read_bytes() == full.attachments[0].data


def test_all_fonts_are_embedded_and_streams_end_on_a_line(full: Consent, opened: Open) -> None:
    pdf = render(full).pdf
    file = opened(pdf)
    fonts = {name: font for page in file.pages for name, font in page.obj.Resources.Font.items()}
    assert fonts
    assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
    assert pdf.count(b"endstream") == pdf.count(b"\r\nendstream")


def test_no_signatures_no_form(full: Consent, opened: Open) -> None:
    assert "/AcroForm" not in opened(render(replace(full, signatures=())).pdf).Root
