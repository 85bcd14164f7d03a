"""Where the pages lie on the grey desk at one zoom: points of a page to pixels of the canvas and back."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from exoconsent.pdf.layout import Fragment

GAP = 16
"""Pixels of desk around and between pages."""
GUTTER = 188
"""Pixels beside the pages, for chips; on the right where one reads from left to right."""
STRIP = 28
"""Pixels left of the text for the tick; does not shrink with the zoom, or the tick would cover the first letter."""
AIR = 4
"""Pixels around a section's words."""
LEAST_TARGET = 28
"""Smallest height of anything to click, pixels (design/screens.md part 7)."""
SCREEN_DPI = 96
"""Dots per inch at zoom 1."""
POINTS = 72
"""Points per inch."""

_TITLE_MIDDLE = 9.5
"""Points; half of a title's line in standard print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Pages under each other, all of one size."""

    pages: int
    paper: tuple[float, float]
    """Width and height, points."""
    dpi: int
    left: int = 0
    """Extra desk on the left, so that pages stand in the middle of a wide window; pixels."""
    mirrored: bool = False
    """The window is read from right to left: the chips are left of the pages, which themselves stay as they are."""

    @property
    def page_size(self) -> QSize:
        """Pixels of one page, rounded up as PDFium does."""
        return QSize(math.ceil(self.paper[0] * self.dpi / POINTS), math.ceil(self.paper[1] * self.dpi / POINTS))

    @property
    def size(self) -> QSize:
        """Pixels of the whole desk."""
        page = self.page_size
        return QSize(2 * self.left + GAP + page.width() + GUTTER, GAP + self.pages * (page.height() + GAP))

    def page(self, index: int) -> QRect:
        """The rectangle of a zero-based page."""
        size = self.page_size
        left = self.left + (GUTTER if self.mirrored else GAP)
        return QRect(left, GAP + index * (size.height() + GAP), size.width(), size.height())

    @property
    def gutter(self) -> int:
        """Where the chips begin, pixels from the left."""
        return self.left + GAP // 2 if self.mirrored else self.page(0).right() + GAP // 2

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages that show between two heights; at least one when there are any."""
        step = self.page_size.height() + GAP
        first = max(0, min((top - GAP) // step, self.pages - 1))
        last = max(first, min((bottom - GAP) // step, self.pages - 1))
        return range(first, min(last + 1, self.pages))

    def box(self, fragment: Fragment) -> QRect:
        """The pixels of a fragment with the strip for its tick, and a little air so that an outline cuts no letter."""
        page, k = self.page(fragment.page), self.dpi / POINTS
        top = page.y() + round((self.paper[1] - fragment.y - fragment.height) * k)
        left = page.x() + round(fragment.x * k) - STRIP
        height = max(LEAST_TARGET, round(fragment.height * k) + 2 * AIR)
        return QRect(left, top - AIR, STRIP + round(fragment.width * k) + 2 * AIR, height)

    @property
    def title_line(self) -> int:
        """Pixels from the top of a section to the middle of its title."""
        return AIR + round(_TITLE_MIDDLE * self.dpi / POINTS)

    @staticmethod
    def dpi_at(zoom: float) -> int:
        """Whole dots per inch at that zoom, so that picture and page have the same pixels."""
        return max(1, round(SCREEN_DPI * zoom))

    @staticmethod
    def zoom_to_fit(width: int, paper: tuple[float, float]) -> float:
        """The largest zoom of whole dots per inch at which page and gutter fit into ``width`` pixels."""
        return math.floor((width - GAP - GUTTER) * POINTS / paper[0]) / SCREEN_DPI
