"""The pen: draws lines of text, rules, boxes and pictures on the tagged canvas, and notes where things lie."""

from collections.abc import Iterable
from typing import Final

from exoconsent.pdf.design import ACCENT, HAIR, INK, Ink
from exoconsent.pdf.figures import Picture
from exoconsent.pdf.layout import Fragment, FragmentKind
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import LAYOUT, PAGINATION, Box, TaggedCanvas
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

    def __init__(self, canvas: TaggedCanvas) -> None:
        """A pen on the first page."""
        self.canvas = canvas
        self.page = 0
        self.fragments: list[Fragment] = []

    def note(self, kind: FragmentKind, name: str, box: Box) -> None:
        """Remember where something lies."""
        left, bottom, right, top = (round(edge, 2) for edge in box)
        self.fragments.append(
            Fragment(
                kind=kind,
                id=name,
                page=self.page,
                x=left,
                y=bottom,
                width=round(right - left, 2),
                height=round(top - bottom, 2),
            )
        )

    def text(self, element: Element | None, placed: Iterable[Placed], ink: Ink = INK, kind: str = PAGINATION) -> None:
        """Draw lines as content of ``element``, or as an artifact of ``kind`` where there is none."""
        run = _TextRun(self.canvas, element, ink, kind)
        for line, x, top in placed:
            run.line(line, x, top - line.rise)
        run.close()

    def rule(
        self, left: float, right: float, y: float, weight: float = 0.6, ink: Ink = HAIR, kind: str = LAYOUT
    ) -> None:
        """A horizontal line."""
        self.canvas.artifact(f"{stroke(ink, weight)} {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S", kind)

    def panel(
        self, box: Box, fill: Ink | None = None, edge: Ink | None = None, weight: float = 0.8, kind: str = LAYOUT
    ) -> None:
        """A rectangle, filled, edged or both."""
        left, bottom, right, top = box
        shape = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
        colours = [f"{ink_operator(fill)} rg"] if fill else []
        colours += [stroke(edge, weight)] if edge else []
        paint = "B" if fill and edge else "f" if fill else "S"
        self.canvas.artifact(f"q {' '.join(colours)} {shape} {paint} Q", kind)

    def picture(self, element: Element | None, picture: Picture, x: float, bottom: float, kind: str = LAYOUT) -> None:
        """A drawing as the figure ``element``, or as an artifact."""
        operators = f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm {picture.operators} Q"
        if element is None:
            self.canvas.artifact(operators, kind)
            return
        box = f"{x:.2f} {bottom:.2f} {x + picture.width:.2f} {bottom + picture.height:.2f}"
        element.attributes = f"<< /O /Layout /Placement /Block /BBox [ {box} ] >>"
        self.canvas.add(f"{self.canvas.mark(element)} {operators} EMC")


def ink_operator(ink: Ink) -> str:
    """The three numbers of a colour."""
    return " ".join(f"{part:g}" for part in ink)


def stroke(ink: Ink, weight: float) -> str:
    """Operators that set colour and weight of lines."""
    return f"{ink_operator(ink)} RG {weight:g} w"


class _TextRun:
    """One text object: the marks stand inside it, so that links can take turns with their paragraph."""

    def __init__(self, canvas: TaggedCanvas, element: Element | None, ink: Ink, kind: str) -> None:
        self._canvas = canvas
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
        for bit in line.bits:
            if bit.hints is not None:
                self._blank(bit, bit.hints, x, y)
                move = True
            else:
                self._bit(bit, line.size, x, y, move=move)
                move = False
            x += bit.width

    def close(self) -> None:
        """Put the finished text object on the page, then its rules and links."""
        if self._out:
            self._canvas.add(f"BT {' '.join(self._out)} EMC ET")
        if self._rules:
            self._canvas.artifact(" ".join(self._rules))
        for element, href, box, words in self._links:
            self._canvas.link(element, href, box, words)

    def _bit(self, bit: Bit, size: float, x: float, y: float, *, move: bool) -> None:
        owner = self._owner(bit)
        self._switch(owner, ACCENT if bit.link else self._ink)
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
            for part in line.bits:
                self._bit(part, line.size, x, top - line.rise, move=True)
            top -= line.height

    def _owner(self, bit: Bit) -> Element | str:
        if self._element is None:
            return self._kind
        return self._canvas.link_element(self._element, bit.link) if bit.link else self._element

    def _switch(self, owner: Element | str, ink: Ink) -> None:
        if owner is self._open:
            return
        if self._open:
            self._out.append("EMC")
        mark = f"/Artifact <<{owner}>> BDC" if isinstance(owner, str) else self._canvas.mark(owner)
        self._out.append(f"{ink_operator(ink)} rg {mark}")
        self._open = owner

    def _show(self, font: str, size: float, text: str) -> None:
        for resource, operator in self._canvas.codes.show(font, text):
            if self._font != (resource, size):
                self._out.append(f"{resource} {size:g} Tf")
                self._font = (resource, size)
            self._out.append(operator)

    def _rule(self, left: float, right: float, y: float, weight: float, ink: Ink) -> None:
        self._rules.append(f"{stroke(ink, weight)} {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")
