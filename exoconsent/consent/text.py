"""Section text as a tree: paragraphs and bullets of runs, with blanks still open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool = False
    emphasis: bool = False
    href: str = ""
    """Address of a link; empty for plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place that the draft fills, such as ``{patient.name}``."""

    name: str
    """Dotted name from the closed list in ``blanks.BLANKS``."""
    bold: bool = False
    emphasis: bool = False


Inline = Run | Blank
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph."""

    inlines: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A bulleted list; an item is one paragraph."""

    items: tuple[Inlines, ...]


Block = Paragraph | Bullets
Blocks = tuple[Block, ...]


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every run and blank of ``blocks`` in reading order."""
    for block in blocks:
        for inlines in (block.inlines,) if isinstance(block, Paragraph) else block.items:
            yield from inlines


def plain(text: str) -> Inlines:
    """``text`` as a single plain run."""
    return (Run(text=text),)
