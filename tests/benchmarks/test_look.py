"""The peers are asked for our look: benchmarks/look.py repeats exoconsent/pdf/design.py, within a tenth."""

import pytest

from benchmarks import look
from exoconsent.pdf.design import ACCENT, HAIR, PANEL, Ink, design_for
from exoconsent.pdf.layout import PrintOptions

DESIGN = design_for(PrintOptions())


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (look.WIDTH, DESIGN.width),
        (look.HEIGHT, DESIGN.height),
        (look.SIDE, DESIGN.side),
        (look.BOTTOM, DESIGN.bottom),
        (look.BODY, DESIGN.body.size),
        (look.LEADING, DESIGN.body.leading),
        (look.SMALL, DESIGN.small.size),
        (look.HINT, DESIGN.hint.size),
        (look.HEADING, DESIGN.heading.size),
        (look.TITLE, DESIGN.title.size),
        (look.SUBTITLE, DESIGN.subtitle.size),
        (look.CLINIC, DESIGN.clinic.size),
        (look.PARAGRAPH_GAP, DESIGN.paragraph_gap),
        (look.ITEM_GAP, DESIGN.item_gap),
        (look.SECTION_GAP, DESIGN.section_gap),
        (look.PAD, DESIGN.pad),
        (look.INDENT, DESIGN.indent),
        (look.SIGNING, DESIGN.signing),
        (look.WRITING, DESIGN.writing),
    ],
)
def test_the_peers_get_our_measures(theirs: float, ours: float) -> None:
    assert theirs == pytest.approx(ours, rel=0.1)


@pytest.mark.parametrize(("theirs", "ours"), [(look.ACCENT, ACCENT), (look.HAIR, HAIR), (look.PANEL, PANEL)])
def test_the_peers_get_our_inks(theirs: str, ours: Ink) -> None:
    assert theirs == "#" + "".join(f"{round(part * 255):02x}" for part in ours)
