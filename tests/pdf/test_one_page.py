"""The page to keep: on one sheet where it can be, on more with a word that says so, and never cut off.

The words below are test text; no form uses them.
"""

from dataclasses import replace
from itertools import product

import pypdfium2
import pytest

from exoconsent.consent.document import BulletsBlock, CardBlock, Consent, SectionBlock, Span
from exoconsent.pdf import kept, one_page
from exoconsent.pdf.design import design_for
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize, Rendered
from exoconsent.pdf.one_page import closer
from exoconsent.pdf.render import render
from tests.pdf.conftest import FULL, paragraph, spans
from tests.pdf.own_check import faults, tree_words
from tests.pdf.spoken import spoken

OVERLEAF = "This page goes on. Keep every sheet."
KEPT = "keep-this-page"
LONG = {
    "words": " ".join(["Maximiliana"] * 17),
    "one word": "X" * 200,
    "arabic": " ".join(["محمد"] * 40),
    "mixed": " ".join(["Maria محمد שרה"] * 14),
}
PRINTS = [PrintOptions(size=size, paper=paper) for size, paper in product(PrintSize, Paper)]


def page_to_keep(points: int, name: str = "Sample", *, overleaf: str = OVERLEAF) -> SectionBlock:
    entries = ("Product", "Lot", "Way in", "Clinic", "Date", "Number")
    lines = tuple((Span(text=f"{entry}: ", bold=True), Span(text=name)) for entry in entries)
    items = tuple(spans(f"warning sign number {number}") for number in range(points))
    card = CardBlock(title="Your card", lines=lines, overleaf=overleaf)
    blocks = (paragraph("Call us day and night."), BulletsBlock(items=items), card)
    return SectionBlock(id=KEPT, number=0, title="Keep this page", blocks=blocks, own_page=True)


def consent(*sections: SectionBlock, name: str = "Sample") -> Consent:
    bare = replace(FULL, sections=sections, stop_reasons=(), notices=(), attachments=(), patient_label=name)
    return replace(bare, identity=(("Patient", spans(name)),))


def sheets(done: Rendered) -> list[int]:
    return [f.page for f in done.layout.of("section") if f.id == KEPT]


def shown(done: Rendered) -> str:
    with pypdfium2.PdfDocument(done.pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize("options", PRINTS, ids=lambda o: f"{o.size}-{o.paper}")
def test_it_stands_on_one_sheet_closer_or_says_that_it_goes_on(options: PrintOptions) -> None:
    counts, said = [], []
    for points in range(4, 44, 4):
        made = consent(page_to_keep(points))
        done = render(made, options)
        counts.append(len(sheets(done)))
        said.append(OVERLEAF in shown(done))
        assert tree_words(done.pdf) == spoken(made)
    assert counts == sorted(counts)
    assert counts[0] == 1
    assert counts[-1] > 1
    assert said == [count > 1 for count in counts]


def most_points_on_one_sheet() -> int:
    kept.forget()
    return max(n for n in range(4, 44) if len(sheets(render(consent(page_to_keep(n))))) == 1)


def test_closer_lines_save_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    tight = most_points_on_one_sheet()
    monkeypatch.setattr(one_page, "closer", lambda design: design)
    assert tight > most_points_on_one_sheet()
    kept.forget()


def test_no_letter_is_made_smaller() -> None:
    for options in PRINTS:
        design = design_for(options, "en")
        tight = closer(design)
        assert (tight.body.size, tight.bold.size, tight.measure) == (design.body.size, design.bold.size, design.measure)
        assert 1.2 * tight.body.size <= tight.body.leading < design.body.leading


@pytest.mark.parametrize("options", PRINTS, ids=lambda o: f"{o.size}-{o.paper}")
@pytest.mark.parametrize("kind", LONG)
def test_names_of_two_hundred_letters_are_never_cut(kind: str, options: PrintOptions) -> None:
    name = LONG[kind]
    theirs = replace(consent(page_to_keep(9, name), name=name), language="el")
    for made in (consent(page_to_keep(9, name), name=name), None):
        both = made or replace(consent(page_to_keep(9, name), name=name), parallel=theirs)
        done = render(both, options)
        assert faults(done.pdf) == []
        if made:
            assert tree_words(done.pdf) == spoken(made)
        for f in done.layout.of("section"):
            assert f.y >= design_for(options, "en").bottom - 0.1
            assert f.x >= 0
        assert "".join(tree_words(done.pdf)).count("".join(name.split())) >= (7 if made else 13)


def test_a_card_from_before_the_word_existed_goes_on_without_it() -> None:
    made = consent(page_to_keep(60, overleaf=""))
    done = render(made)
    assert len(sheets(done)) > 1
    assert tree_words(done.pdf) == spoken(made)
