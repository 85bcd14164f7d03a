"""Parallel print: the patient's language and the clinic's side by side, each section's pair on the same line.

In the structure tree each section stands first in the patient's language, then in the other. What is filled in or
signed stands once, with its labels in both. Where columns would be too narrow, as in large print, one stands under the
other, section by section.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from exoconsent.consent import document as tree
from exoconsent.pdf.abreast import Abreast, CatchUp, Indented, turned
from exoconsent.pdf.blocks import RISK_PREFIX, Site, block_bricks, continued_note, heading, section_group
from exoconsent.pdf.bricks import Brick, Text
from exoconsent.pdf.design import Design, in_language
from exoconsent.pdf.flow import Group
from exoconsent.pdf.front import letterhead, stop_box
from exoconsent.pdf.keeping import keep
from exoconsent.pdf.parallel_forms import asks, frequency, identity, signature, table, teach_back
from exoconsent.pdf.structure import Element
from exoconsent.pdf.typeset import balanced_lines, text_lines

_GUTTER: Final = 16.0
_NARROWEST: Final = 17.0
"""Width of a column in its type sizes; narrower, and long words no longer fit."""

_SECTIONS: Final = 128
"""A long consent in two languages and both sizes; about 60 kB each."""

Built = tuple[Group, tuple[Element, ...]]
Signed = tuple[tuple[tree.SignatureBlock, tree.SignatureBlock], ...]
"""Places to sign, each in both languages."""


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """How the two languages share the page."""

    page: Design
    left: Design
    """For the patient's language; as wide as one column."""
    right: Design
    room: float
    """Height of a text area, points."""
    language: str
    """Of the right column."""

    @property
    def columns(self) -> bool:
        """Whether two columns fit; otherwise one language stands under the other."""
        return self.left.measure < self.page.measure

    @property
    def offset(self) -> float:
        """From the left edge of one column to that of the other."""
        return self.left.measure + _GUTTER

    def beside(self, left: Sequence[Brick], right: Sequence[Brick]) -> Iterator[Brick]:
        """Pairs of bricks: abreast, or one after the other."""
        if not self.columns:
            yield from (*left, *right)
            return
        for mine, yours in zip_longest(left, right):
            if mine and yours:
                yield Abreast(mine, yours, self.offset, later=True)
            else:
                yield mine or Indented(yours, self.offset)


def pairing(design: Design, room: float, language: str) -> Pairing:
    """Columns where they are wide enough for the type."""
    column = (design.measure - _GUTTER) / 2
    narrow = column < _NARROWEST * design.body.size
    width = design.measure if narrow else column
    right = in_language(_as_wide(design, width), language)
    return Pairing(page=design, left=_as_wide(design, width), right=right, room=room, language=language)


def side_by_side(consent: tree.Consent, other: tree.Consent, design: Design, room: float) -> list[Built]:
    """Everything from letterhead to signatures in two languages; kept by value, as ``kept`` says."""
    pair = pairing(design, room, other.language)
    mine, yours = _bare(consent), _bare(other)
    built = [_front(mine, yours, pair)]
    theirs = {section.id: section for section in other.sections}
    words = (consent.labels.continued, other.labels.continued)
    signed = tuple(zip(consent.signatures, other.signatures, strict=True))
    for section in consent.sections:
        apart = tuple(both for both in signed if both[0].section == section.id)
        built += _section(section, theirs.get(section.id), apart, pair, words)
    return [*built, _signatures(mine, yours, pair)] if consent.signatures else built


def _bare(consent: tree.Consent) -> tree.Consent:
    """What the first page and the signatures are made from."""
    return replace(
        consent, sections=(), attachments=(), notices=(), number="", content_hash="", created="", parallel=None
    )


def _as_wide(design: Design, measure: float) -> Design:
    return replace(design, width=measure + 2 * design.side)


@keep(16)
def _front(consent: tree.Consent, other: tree.Consent, pair: Pairing) -> Built:
    root = Element("Document")
    bricks = [*letterhead(consent, root, pair.page)]
    titles = [
        turned(_titles(each, _passage(root, each, consent), d), d)
        for each, d in ((consent, pair.left), (other, pair.right))
    ]
    bricks += (*pair.beside(*titles), CatchUp())
    for each, design in ((consent, pair.page), (other, _theirs(pair))):
        if each.stop_reasons:
            bricks += turned([stop_box(each.stop_reasons, _passage(root, each, consent, "L"), design)], design)
    if consent.identity:
        bricks.append(identity(consent, other, root.new("Table"), pair.page))
    return Group(id="", bricks=tuple(bricks), whole=False), tuple(root.kids)


def _passage(root: Element, each: tree.Consent, document: tree.Consent, tag: str = "Div") -> Element:
    """An element for what is in one language."""
    element = root.new(tag)
    element.language = "" if each is document else each.language
    return element


def _titles(consent: tree.Consent, root: Element, design: Design) -> list[Brick]:
    mine = not root.language
    lines = balanced_lines(consent.title, design.title if mine else design.heading, design.measure)
    outline = (consent.title, 0) if mine else None
    title = Text(root.new("H1" if mine else "P"), lines, gap=design.section_gap, outline=outline, holds_next=True)
    under = text_lines(consent.subtitle, design.subtitle, design.measure)
    return [title, Text(root.new("P"), under, gap=design.item_gap, holds_next=True)] if consent.subtitle else [title]


@keep(_SECTIONS)
def _section(
    mine: tree.SectionBlock, yours: tree.SectionBlock | None, apart: Signed, pair: Pairing, words: tuple[str, str]
) -> tuple[Built, ...]:
    """A section with its pair; a page that stands by itself is printed in each language by itself."""
    if yours is None or mine.own_page:
        both = [(mine, words[0], pair.page), *([(yours, words[1], _theirs(pair))] if yours else [])]
        if any(isinstance(block, tree.StatuteBlock) for block in mine.blocks):
            return (_notice(mine, apart, pair, words[0]),)
        return tuple(_alone(section, word, design, pair) for section, word, design in both)
    holder = Element("Document")
    left, right = holder.new("Sect"), holder.new("Sect")
    left.language, right.language = mine.language, yours.language or pair.language
    bricks = [*_Section(mine, yours, pair, left, right).bricks()]
    note = continued_note(_title(mine), words[0], pair.page)
    whole = mine.id.startswith(RISK_PREFIX)
    return ((Group(id=mine.id, bricks=tuple(bricks), whole=whole, continued=note), tuple(holder.kids)),)


def _theirs(pair: Pairing) -> Design:
    return in_language(pair.page, pair.language)


def _alone(section: tree.SectionBlock, word: str, design: Design, pair: Pairing) -> Built:
    holder = Element("Document")
    if design is not pair.page and not section.language:
        section = replace(section, language=pair.language)
    return section_group(section, holder, design, pair.room, word), tuple(holder.kids)


def _notice(section: tree.SectionBlock, apart: Signed, pair: Pairing, word: str) -> Built:
    """The words of the law stand in the law's language, once; below them one place to sign, in both languages."""
    group, elements = _alone(section, word, pair.page, pair)
    signed = [signature(mine, yours, elements[0].new("Sect"), pair.page, pair.language) for mine, yours in apart]
    return replace(group, bricks=(*group.bricks, *signed)), elements


def _title(section: tree.SectionBlock) -> str:
    return f"{section.number}. {section.title}" if section.number else section.title


@dataclass(frozen=True)
class _Section:
    """One section being built in both languages."""

    mine: tree.SectionBlock
    yours: tree.SectionBlock
    pair: Pairing
    left: Element
    right: Element

    def bricks(self) -> Iterator[Brick]:
        """Headings, then the blocks in pairs; what is in one language only stands in its own column."""
        pair = self.pair
        head = heading(_title(self.mine), self.left, pair.left)
        theirs = heading(_title(self.yours), self.right, pair.right)
        theirs.outline = None
        other = turned([theirs], pair.right)
        waiting = [] if pair.columns else other
        yield from pair.beside([head], other) if pair.columns else [head]
        for mine, yours in _pairs(self.mine.blocks, self.yours.blocks):
            shared = self._shared(mine, yours)
            if shared:
                yield from shared
                continue
            left = block_bricks(mine, self._site(self.left, pair.left)) if mine else []
            right = self._second(yours) if yours else []
            if pair.columns:
                yield from pair.beside(left, right)
            else:
                yield from left
                waiting += right
        yield from waiting if self.right.kids[1:] else ()

    def _shared(self, mine: tree.Block | None, yours: tree.Block | None) -> list[Brick]:
        """What is filled in stands once."""
        page = self.pair.page
        match mine, yours:
            case tree.TeachBackBlock(), tree.TeachBackBlock():
                return teach_back(mine, yours, self.left.new("Div"), page, self.pair.language)
            case tree.TableBlock(), tree.TableBlock() if asks(mine, yours):
                return table(mine, yours, self.left, page, self.pair.room, self.pair.language)
            case tree.FrequencyBlock(), tree.FrequencyBlock() if self.pair.columns:
                words = (self.left.new("P"), self.right.new("P"))
                return frequency(mine, yours, words, self.left.new("Figure", alt=mine.alt), page, self.pair.language)
            case _:
                return []

    def _second(self, block: tree.Block) -> list[Brick]:
        """In the second language the sentence that is initialled, but no second line to put the initials on."""
        site = self._site(self.right, self.pair.right)
        if isinstance(block, tree.InitialsBlock):
            block = tree.ParagraphBlock(spans=(tree.Span(text=block.label, bold=True),))
        return turned(block_bricks(block, site), site.design)

    def _site(self, parent: Element, design: Design) -> Site:
        return Site(parent=parent, section=self.mine.id, design=design, tallest=self.pair.room)


def _pairs(
    mine: Sequence[tree.Block], yours: Sequence[tree.Block]
) -> Iterator[tuple[tree.Block | None, tree.Block | None]]:
    """Blocks in pairs. A note on the translation that one of them begins with has no counterpart."""
    left, right = _note(mine), _note(yours)
    if left or right:
        yield left, right
    yield from zip_longest(mine[bool(left) :], yours[bool(right) :])


def _note(blocks: Sequence[tree.Block]) -> tree.Block | None:
    first = blocks[0] if blocks else None
    return first if isinstance(first, tree.ParagraphBlock) and first.small and first.language else None


@keep(16)
def _signatures(consent: tree.Consent, other: tree.Consent, pair: Pairing) -> Built:
    holder = Element("Document")
    element = holder.new("Sect")
    title = heading(consent.signatures_title, element, pair.left)
    second = element.new("H2")
    second.language = other.language
    lines = balanced_lines(other.signatures_title, pair.right.heading, pair.right.measure)
    (theirs,) = turned([Text(second, lines, gap=pair.page.section_gap, ink=title.ink, holds_next=True)], pair.right)
    blocks = [
        signature(mine, yours, element.new("Sect"), pair.page, other.language)
        for mine, yours in zip(consent.signatures, other.signatures, strict=True)
        if not mine.section
    ]
    note = continued_note(consent.signatures_title, consent.labels.continued, pair.page)
    heads = (Abreast(title, theirs, pair.offset),) if pair.columns else (title, theirs)
    group = Group(id="", bricks=(*heads, *blocks), whole=False, continued=note)
    return group, tuple(holder.kids)
