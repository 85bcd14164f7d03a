"""Platypus flowables that mark what they draw on a tagged canvas."""

from typing import Any, Final

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph, Table

from benchmarks.peers.tagged_canvas import El, TaggedCanvas

_SHOWS: Final = ("Tj", "TJ", "T*")


class Marked(PDFTextObject):  # type: ignore[misc]
    """A text object whose shown text belongs to one element."""

    _code: list[str]

    def __init__(self, canvas: "TaggedCanvas", x: float, y: float, element: El) -> None:
        super().__init__(canvas, x, y)
        self._element = element

    def _textOut(self, text: str, TStar: int = 0) -> None:
        super()._textOut(text + " " if TStar and text[-1:] not in (" ", "-") else text, TStar)

    def getCode(self) -> str:
        """The finished text object, marked where it shows anything."""
        if any(code.endswith(_SHOWS) for code in self._code):
            self._code = [*self._code[:1], self._canvas.mark(self._element), *self._code[1:], "EMC"]
        return str(super().getCode())


class Words(Paragraph):  # type: ignore[misc]
    """A paragraph of an element; drawn a second time it is an artifact."""

    element: El

    def split(self, width: float, height: float) -> list[Any]:
        """Both halves belong to the element."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts

    def beginText(self, x: float, y: float) -> Any:
        """ReportLab asks here for the object to draw into."""
        return Marked(self.canv, x, y, self.element) if not self._again else self.canv.beginText(x, y)

    def draw(self) -> None:
        """Draw, marked."""
        self._again = id(self) in self.canv.seen
        self.canv.seen.add(id(self))
        if self._again:
            with self.canv.artifact("/Type /Pagination"):
                self.drawPara(0)
        else:
            self.drawPara(0)


class Item(Flowable):  # type: ignore[misc]
    """A bullet and its paragraph."""

    def __init__(self, label: Words | None, body: Words, indent: float) -> None:
        super().__init__()
        self._label, self._body, self._indent = label, body, indent

    def getSpaceBefore(self) -> float:
        """White above."""
        return float(self._body.getSpaceBefore())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size."""
        if self._label:
            self._label.wrap(self._indent, height)
        self.height = self._body.wrap(width - self._indent, height)[1]
        return width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """The second half has no bullet."""
        parts = self._body.split(width - self._indent, height)
        return [Item(None if index else self._label, part, self._indent) for index, part in enumerate(parts)]

    def draw(self) -> None:
        """Bullet first."""
        if self._label:
            self._label.drawOn(self.canv, 0, self.height - self._label.height)
        self._body.drawOn(self.canv, self._indent, 0)


class Grid(Table):  # type: ignore[misc]
    """A table whose rules and backgrounds are artifacts; its cells mark themselves."""

    def _drawBkgrnd(self) -> None:
        with self.canv.artifact():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with self.canv.artifact():
            super()._drawLines()


class Field(Flowable):  # type: ignore[misc]
    """Room for a signature, with its field."""

    def __init__(self, element: El, name: str, tip: str, height: float) -> None:
        super().__init__()
        self._what, self.height = (element, name, tip), height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Only the field; the box is the table's."""
        x, y = self.canv.absolutePosition(0, 0)
        self.canv.field(*self._what, (x, y, x + self.width, y + self.height))
