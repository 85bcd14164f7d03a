"""What is filled in or signed in a parallel print: once, with its labels in both languages."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from exoconsent.consent import document as tree
from exoconsent.pdf.abreast import Abreast
from exoconsent.pdf.blocks import AnswerLines, picture_of
from exoconsent.pdf.bricks import Bond, Brick, Cell, Frame, Row, Text
from exoconsent.pdf.design import ACCENT, HAIR, Design, in_language
from exoconsent.pdf.figures import Picture
from exoconsent.pdf.front import RuledRows
from exoconsent.pdf.pen import Pen, stacked
from exoconsent.pdf.signatures import SignatureFrame, SigningRoom
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tables import TableBrick
from exoconsent.pdf.typeset import Lines, Type, break_lines, cell_lines, text_lines

_LABEL: Final = 0.21
"""Part of the width that the labels of one language take."""
_ROW_HEAD: Final = "<< /O /Table /Scope /Row >>"
_COLUMN_HEAD: Final = "<< /O /Table /Scope /Column >>"


def identity(consent: tree.Consent, other: tree.Consent, element: Element, design: Design) -> Brick:
    """Label, label, value."""
    rows = []
    for (label, value), (theirs, _) in zip(consent.identity, other.identity, strict=True):
        row = element.new("TR")
        rows.append(Row(_entry((label, theirs), value, row, design, other.language), pad=_pad(design)))
    return RuledRows(rows, width=design.measure, gap=design.section_gap * 0.9)


def asks(mine: tree.TableBlock, yours: tree.TableBlock) -> bool:
    """Whether both are tables to be filled in, what is asked beside what is entered; others have more to say."""
    rows = [row for each in (mine, yours) for row in (each.header, *each.rows)]
    return not mine.caption and all(len(row) == 2 for row in rows) and len(mine.rows) == len(yours.rows)


def table(
    mine: tree.TableBlock, yours: tree.TableBlock, parent: Element, design: Design, tallest: float, language: str
) -> list[Brick]:
    """A table to be filled in: what is asked in both languages, then the entry."""
    element = parent.new("Table")
    row = element.new("THead").new("TR")
    (first, a), (second, b), (third, c) = _columns(design)
    corner, entry = row.new("TD"), row.new("TH", attributes=_COLUMN_HEAD)
    theirs = in_language(design, language).bold
    names = (
        (corner, "", mine.header[0], design.bold, (first, a)),
        (corner, language, yours.header[0], theirs, (second, b)),
        (entry, "", mine.header[-1], design.bold, (third, c / 2)),
        (entry, language, yours.header[-1], theirs, (third + c / 2, c / 2)),
    )
    cells = [
        Cell(element=_passage(cell, spoken), x=x, lines=text_lines(text, kind, width))
        for cell, spoken, text, kind, (x, width) in names
    ]
    body = element.new("TBody")
    rows = [
        Row(_entry((_plain(a[0]), _plain(b[0])), a[-1], body.new("TR"), design, language), pad=_pad(design))
        for a, b in zip(mine.rows, yours.rows, strict=True)
    ]
    head = Row(cells, pad=_pad(design))
    brick = TableBrick(head, rows, width=design.measure, gap=design.paragraph_gap, tallest=tallest)
    brick.again = 0.0  # every row says in both languages what is asked
    return [brick]


def _entry(labels: tuple[str, str], value: tree.Spans, row: Element, design: Design, language: str) -> list[Cell]:
    (first, a), (second, b), (third, c) = _columns(design)
    head = row.new("TH", attributes=_ROW_HEAD)
    mine, theirs = _passage(head, ""), _passage(head, language)
    light = replace(in_language(design, language).bold, bold=False)
    return [
        Cell(element=mine, x=first, lines=text_lines(labels[0], design.bold, a), ink=ACCENT),
        Cell(element=theirs, x=second, lines=text_lines(labels[1], light, b), ink=ACCENT),
        Cell(element=row.new("TD"), x=third, lines=cell_lines(value, design.body, c)),
    ]


def _passage(parent: Element, language: str) -> Element:
    element = parent.new("P")
    element.language = language
    return element


def _columns(design: Design) -> list[tuple[float, float]]:
    """Left edge and text width of the columns: two for labels, one for what is entered."""
    shares, pad = (0.27, 0.27, 0.46), design.pad
    lefts = [design.measure * sum(shares[:index]) for index in range(len(shares))]
    return [(left, design.measure * share - pad) for left, share in zip(lefts, shares, strict=True)]


def _pad(design: Design) -> tuple[float, float]:
    return design.pad * 0.45, design.pad * 0.55


def _plain(spans: tree.Spans) -> str:
    return "".join(span.text for span in spans)


class _Drawing(Brick):
    """A picture by itself."""

    def __init__(self, element: Element, picture: Picture, gap: float) -> None:
        """``gap`` is the white above."""
        self.gap = gap
        self.parts = (picture.height,)
        self._element, self._picture = element, picture

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        pen.picture(self._element, self._picture, x, top - self._picture.height)


def frequency(
    mine: tree.FrequencyBlock,
    yours: tree.FrequencyBlock,
    words: tuple[Element, Element],
    figure: Element,
    design: Design,
    language: str,
) -> list[Brick]:
    """How often a risk happens, in both languages over one picture: a column has no room for words beside it."""
    half = (design.measure - 3 * design.pad) / 2
    left, right = (
        Text(element, break_lines(block.spans, kind, half))
        for element, block, kind in zip(
            words, (mine, yours), (design.body, in_language(design, language).body), strict=True
        )
    )
    picture = picture_of(mine, design)
    bricks: list[Brick] = [Abreast(left, right, half + design.pad, later=True)]
    if picture:
        bricks.append(_Drawing(figure, picture, design.pad * 0.6))
    frame = Frame(bricks, width=design.measure, pad=design.pad, gap=design.paragraph_gap, bar=ACCENT)
    frame.holds_previous = Bond.TIGHT
    return [frame]


def teach_back(
    mine: tree.TeachBackBlock, yours: tree.TeachBackBlock, element: Element, design: Design, language: str
) -> list[Brick]:
    """The question in both languages over one place for the answer."""
    second = in_language(design, language)
    pad = design.pad * 0.55
    width = design.measure - 2 * pad
    half = (width - design.pad) / 2
    bricks: list[Brick] = [
        _both((mine.question, yours.question), (design.bold, second.body), element, half, design.pad, language),
        _both((_asked(mine), _asked(yours)), (design.hint, second.hint), element, half, design.pad, language),
    ]
    if mine.answer:
        bricks.append(Text(element.new("P"), text_lines(mine.answer, design.body, width), gap=design.item_gap))
    else:
        bricks.append(AnswerLines(mine, element, width, design))
    return [Frame(bricks, width=design.measure, pad=pad, gap=design.item_gap * 2, edge=HAIR, weight=0.6)]


def _asked(block: tree.TeachBackBlock) -> str:
    return f"{block.answer_label} · {block.attempts_label}:"


def _both(
    texts: tuple[str, str], kinds: tuple[Type, Type], element: Element, half: float, gutter: float, language: str
) -> Brick:
    mine = Text(element.new("P"), text_lines(texts[0], kinds[0], half))
    theirs = element.new("P")
    theirs.language = language
    return Abreast(mine, Text(theirs, text_lines(texts[1], kinds[1], half)), half + gutter)


def signature(
    mine: tree.SignatureBlock, yours: tree.SignatureBlock, element: Element, design: Design, language: str
) -> Brick:
    """One place to sign under the sentence in both languages."""
    inner = design.measure - 2 * design.pad
    half = (inner - design.pad) / 2
    role = Text(element.new("H3"), text_lines(mine.role_label, design.bold, half), ink=ACCENT, holds_next=True)
    theirs = in_language(design, language)
    second = element.new("H3")
    second.language = language
    named = Text(second, text_lines(yours.role_label, theirs.bold, half), ink=ACCENT, holds_next=True)
    meaning = _both((mine.meaning, yours.meaning), (design.body, theirs.body), element, half, design.pad, language)
    meaning.gap = design.item_gap
    bricks: list[Brick] = [Abreast(role, named, half + design.pad), meaning]
    bricks.append(_Room(mine, yours.signature_label, element, design, language))
    rows = ((mine.name_label, yours.name_label, mine.name), *_extra(mine, yours))
    bricks += _rows((*rows, (mine.time_label, yours.time_label, "")), element, design, language)
    return SignatureFrame(mine.place, bricks, design)


def _extra(mine: tree.SignatureBlock, yours: tree.SignatureBlock) -> Iterable[tuple[str, str, str]]:
    return ((label, theirs, value) for (label, value), (theirs, _) in zip(mine.extra, yours.extra, strict=True))


def _rows(rows: Iterable[tuple[str, str, str]], element: Element, design: Design, language: str) -> Iterable[Brick]:
    inner = design.measure - 2 * design.pad
    label, hint = inner * _LABEL, in_language(design, language).hint
    for mine, theirs, value in rows:
        first, second, third = (element.new("P") for _ in range(3))
        second.language = language
        spans = (tree.Span(text=value, empty=not value),)
        cells = [
            Cell(element=first, x=0.0, lines=text_lines(mine, design.hint, label - design.pad)),
            Cell(element=second, x=label, lines=text_lines(theirs, hint, label - design.pad)),
            Cell(element=third, x=2 * label, lines=cell_lines(spans, design.body, inner - 2 * label)),
        ]
        yield Row(cells, gap=design.item_gap)


class _Room(SigningRoom):
    """Room for the signature with its label in both languages."""

    def __init__(
        self, block: tree.SignatureBlock, theirs: str, element: Element, design: Design, language: str
    ) -> None:
        """``theirs`` is the label in the second language."""
        super().__init__(block, element, design)
        self._column = (design.measure - 2 * design.pad) * _LABEL
        self._left = 2 * self._column
        width = self._column - design.pad
        self._label = text_lines(block.signature_label, design.hint, width)
        self._theirs: Lines = text_lines(theirs, in_language(design, language).hint, width)
        self._theirs_element = Element("P")
        self._theirs_element.parent = element
        self._theirs_element.language = language
        element.kids.insert(element.kids.index(self._label_element) + 1, self._theirs_element)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        super()._draw(pen, x, top, first, last)
        height = sum(line.height for line in self._theirs)
        pen.text(self._theirs_element, stacked(self._theirs, x + self._column, top - self._signing + height))
