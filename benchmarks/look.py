"""The look that every engine is asked for: our page, sizes, white space, inks and font files; lengths in points.

The figures repeat ``exoconsent.pdf.design``, which would bring ReportLab into the peers' processes; a test keeps both
together.
"""

from typing import Final

from exoconsent.paths import RESOURCES

FONTS: Final = RESOURCES / "fonts"
FAMILY: Final = "Atkinson Hyperlegible"
REGULAR: Final = FONTS / "AtkinsonHyperlegible-Regular.ttf"
BOLD: Final = FONTS / "AtkinsonHyperlegible-Bold.ttf"

WIDTH, HEIGHT = 595.28, 841.89
SIDE: Final = 72.0
TOP: Final = 134.56
"""Header and two lines of notices stand above."""
BOTTOM: Final = 94.0
MEASURE: Final = WIDTH - 2 * SIDE
BODY: Final = 12.0
LEAD: Final = 1.34
"""Of running text; headings are set closer."""
LEADING: Final = BODY * LEAD
SMALL: Final = 10.0
HINT: Final = 9.0
HEADING: Final = 14.0
TITLE: Final = 22.8
SUBTITLE: Final = 13.0
CLINIC: Final = 16.8
PARAGRAPH_GAP: Final = 8.4
ITEM_GAP: Final = 2.4
SECTION_GAP: Final = 19.2
PAD: Final = 10.2
INDENT: Final = 15.6
SIGNING: Final = 54.0
WRITING: Final = 26.0
LABELS: Final = 0.3
"""Part of the measure that the labels of identity and signatures take."""

ACCENT: Final = "#124561"
HAIR: Final = "#9e9e9e"
PANEL: Final = "#f1f4f6"
BAND: Final = "#e6e6e6"
