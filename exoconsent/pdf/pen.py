"""The pen: draws lines of text, rules, boxes and pictures on a tagged sheet, and notes where things lie."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from exoconsent.consent.document import Logo
from exoconsent.pdf.design import ACCENT, HAIR, INK, Ink
from exoconsent.pdf.figures import Picture
from exoconsent.pdf.glyphfonts import stretches
from exoconsent.pdf.layout import FragmentKind
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import LAYOUT, PAGINATION, Box, Sheet
from exoconsent.pdf.typeset import Bit, Line, Lines

_HINT_DROP: Final = 2.0
"""From a ruled blank to the hint under it."""

Placed = tuple[Line, float, float]
"""A line with its left edge and its top."""


def stacked(lines: Lines, x: float, top: float) -> list[Placed]:
    """``lines`` one under the other."""
    placed = []
    for line in lines:
        placed.append((line, x, top))
        top -= line.height
    return placed


class Pen:
    """Draws on the current page; all coordinates are points from the bottom left of the page."""

    def __init__(self, sheet: Sheet, mirror: float = 0.0) -> None:
        """A pen on ``sheet``. With the width of the page as ``mirror``, left and right change places (not in words)."""
        self.sheet = sheet
        self._mirror = mirror
        self._shift = 0.0
        self._waiting: list[Callable[[], None]] = []

    def later(self, draw: Callable[[], None]) -> None:
        """Draw this behind all that is drawn until ``catch_up``: a second column is read after the first."""
        self._waiting.append(draw)

    def catch_up(self) -> None:
        """Draw what was put off."""
        waiting, self._waiting = self._waiting, []
        for draw in waiting:
            draw()

    @contextmanager
    def turned(self, x: float, width: float) -> Iterator[None]:
        """Left and right change places inside a column: for a language that runs against the page's."""
        before = self._mirror, self._shift
        sides = 2 * x + width
        self._mirror, self._shift = (0.0, self._mirror - sides) if self._mirror else (sides + self._shift, 0.0)
        try:
            yield
        finally:
            self._mirror, self._shift = before

    def note(self, kind: FragmentKind, name: str, box: Box) -> None:
        """Remember where something lies."""
        self.sheet.note(kind, name, self._turned(box))

    def field(self, element: Element, name: str, tooltip: str, box: Box) -> None:
        """An empty signature field."""
        self.sheet.signature_field(element, name, tooltip, self._turned(box))
        self.note("field", name, box)

    def text_field(self, element: Element, name: str, tooltip: str, box: Box) -> None:
        """An empty field for letters that come with a signature."""
        self.sheet.text_field(element, name, tooltip, self._turned(box))

    def _turned(self, box: Box) -> Box:
        left, bottom, right, top = box
        if self._mirror:
            return self._mirror - right, bottom, self._mirror - left, top
        return left + self._shift, bottom, right + self._shift, top

    def _left(self, line: Line, x: float) -> float:
        """Where a line begins whose box begins at ``x``: flush with the side on which its reader begins."""
        x += line.slack if line.rtl != bool(self._mirror) else 0.0
        return self._mirror - x - line.width if self._mirror else x + self._shift

    def text(self, element: Element | None, placed: Iterable[Placed], ink: Ink = INK, kind: str = PAGINATION) -> None:
        """Draw lines as content of ``element``, or as an artifact of ``kind`` where there is none."""
        run = _TextRun(self.sheet, element, ink, kind)
        for line, x, top in placed:
            run.line(line, self._left(line, x), top - line.rise)
        run.close()

    def rule(
        self, left: float, right: float, y: float, weight: float = 0.6, ink: Ink = HAIR, kind: str = LAYOUT
    ) -> None:
        """A horizontal line."""
        left, _, right, _ = self._turned((left, y, right, y))
        self.sheet.artifact(f"{stroke(ink, weight)} {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S", kind)

    def panel(
        self, box: Box, fill: Ink | None = None, edge: Ink | None = None, weight: float = 0.8, kind: str = LAYOUT
    ) -> None:
        """A rectangle, filled, edged or both."""
        left, bottom, right, top = self._turned(box)
        shape = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
        colours = [f"{ink_operator(fill)} rg"] if fill else []
        colours += [stroke(edge, weight)] if edge else []
        paint = "B" if fill and edge else "f" if fill else "S"
        self.sheet.artifact(f"q {' '.join(colours)} {shape} {paint} Q", kind)

    def logo(self, logo: Logo, box: Box) -> None:
        """A clinic's logo in a box of its shape."""
        self.sheet.logo(logo, self._turned(box))

    def picture(self, element: Element | None, picture: Picture, x: float, bottom: float, kind: str = LAYOUT) -> None:
        """A drawing as the figure ``element``, or as an artifact."""
        x = self._mirror - x - picture.width if self._mirror else x + self._shift
        operators = f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm {picture.operators} Q"
        if element is None:
            self.sheet.artifact(operators, kind)
            return
        box = f"{x:.2f} {bottom:.2f} {x + picture.width:.2f} {bottom + picture.height:.2f}"
        self.sheet.place(element, f"<< /O /Layout /Placement /Block /BBox [ {box} ] >>")
        self.sheet.add(f"{self.sheet.mark(element)} {operators} EMC")


def ink_operator(ink: Ink) -> str:
    """The three numbers of a colour."""
    return " ".join(f"{part:g}" for part in ink)


def stroke(ink: Ink, weight: float) -> str:
    """Operators that set colour and weight of lines."""
    return f"{ink_operator(ink)} RG {weight:g} w"


class _TextRun:
    """One text object: the marks stand inside it, so that links can take turns with their paragraph."""

    def __init__(self, sheet: Sheet, element: Element | None, ink: Ink, kind: str) -> None:
        self._sheet = sheet
        self._element = element
        self._ink = ink
        self._kind = kind
        self._out: list[str] = []
        self._open: Element | str = ""
        self._font: tuple[str, float] = ("", 0.0)
        self._rules: list[str] = []
        self._links: list[tuple[Element, str, Box, str]] = []

    def line(self, line: Line, x: float, y: float) -> None:
        """Draw one line with its baseline at ``y``."""
        move = True
        for index, bit in enumerate(line.bits):
            left = x + line.lefts[index] if line.lefts else x
            if bit.hints is not None:
                self._blank(bit, bit.hints, left, y)
                move = True
            else:
                self._bit(bit, line.size, left, y, move=move or bool(line.lefts))
                move = False
            x += 0.0 if line.lefts else bit.width

    def close(self) -> None:
        """Put the finished text object on the page, then its rules and links."""
        if self._out:
            self._sheet.add(f"BT {' '.join(self._out)}{' EMC' if self._open else ''} ET")
        if self._rules:
            self._sheet.artifact(" ".join(self._rules))
        for element, href, box, words in self._links:
            self._sheet.link(element, href, box, words)

    def _bit(self, bit: Bit, size: float, x: float, y: float, *, move: bool) -> None:
        owner = self._owner(bit)
        self._switch(owner, ACCENT if bit.link else self._ink)
        if bit.clusters:
            self._glyphs(bit, size, x, y)
        else:
            if move:
                self._out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            self._show(bit.font, size, bit.text)
        if bit.link and isinstance(owner, Element):
            self._links.append((owner, bit.href, (x, y - size * 0.25, x + bit.width, y + size), bit.text.strip()))
            self._rule(x, x + bit.width, y - size * 0.12, 0.6, ACCENT)

    def _blank(self, bit: Bit, hints: Lines, x: float, y: float) -> None:
        self._rule(x, x + bit.width, y, 0.7, INK)
        top = y - _HINT_DROP
        for line in hints:
            left = x + bit.width - line.width if line.rtl else x
            for index, part in enumerate(line.bits):
                at = left + (line.lefts[index] if line.lefts else sum(before.width for before in line.bits[:index]))
                self._bit(part, line.size, at, top - line.rise, move=True)
            top -= line.height

    def _owner(self, bit: Bit) -> Element | str:
        if self._element is None:
            return self._kind
        return self._element.link(bit.link) if bit.link else self._element

    def _switch(self, owner: Element | str, ink: Ink) -> None:
        if owner is self._open:
            return
        if self._open:
            self._out.append("EMC")
        mark = f"/Artifact <<{owner}>> BDC" if isinstance(owner, str) else self._sheet.mark(owner)
        self._out.append(f"{ink_operator(ink)} rg {mark}")
        self._open = owner

    def _show(self, font: str, size: float, text: str) -> None:
        for resource, operator in self._sheet.show(font, text):
            self._set(resource, size)
            self._out.append(operator)

    # A told stretch is a mark of its own between those of its paragraph.
    def _glyphs(self, bit: Bit, size: float, x: float, y: float) -> None:
        resource = self._sheet.show_glyphs(bit.font, bit.clusters)
        self._set(resource, size)
        owner = self._open
        for told, shown in stretches(bit.font, bit.clusters, size, (x, y), rtl=bit.level % 2 == 1):
            if not told or isinstance(owner, str):  # in an artifact nothing is read
                self._switch(owner, ACCENT if bit.link else self._ink)
                self._out.append(shown)
            else:
                close = "EMC " if self._open else ""
                self._out.append(f"{close}{self._sheet.mark(owner, told)} {shown} EMC")
                self._open = ""

    def _set(self, resource: str, size: float) -> None:
        if self._font != (resource, size):
            self._out.append(f"{resource} {size:g} Tf")
            self._font = (resource, size)

    def _rule(self, left: float, right: float, y: float, weight: float, ink: Ink) -> None:
        self._rules.append(f"{stroke(ink, weight)} {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")
