"""The Book: all chapters of Help as text that can be searched, with their headings and where each line stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtGui import QTextDocument

from exoconsent.gui.day_text import fold
from exoconsent.gui.help_chapters import CHAPTERS, chapter_path, chapter_text
from exoconsent.gui.languages import SOURCE

MARKDOWN: Final = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)
MOST: Final = 100
"""Lines that a search shows; whoever gets more types another letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph, a bullet, a heading or a cell of a table, as it is read on screen."""

    chapter: str
    block: int
    """Its number in the chapter, from 0, as ``QTextDocument`` counts."""
    text: str
    heading: str
    """What stands above it; its own words for a heading."""
    level: int = 0
    """Of a heading, from 1; else 0."""


class Book:
    """Read once, when it is first asked."""

    def __init__(self, language: str) -> None:
        """``language`` is a code such as "es"."""
        self.language = language
        self._chapters: dict[str, tuple[Line, ...]] = {}

    def lines(self, chapter: str) -> tuple[Line, ...]:
        """All lines of a chapter."""
        if chapter not in self._chapters:
            self._chapters[chapter] = _lines(chapter, chapter_text(chapter_path(chapter, self.language)))
        return self._chapters[chapter]

    def headings(self, chapter: str) -> tuple[Line, ...]:
        """For the table of contents."""
        return tuple(line for line in self.lines(chapter) if line.level)

    def block(self, chapter: str, anchor: str) -> int:
        """Where the heading ``anchor`` stands; 0 without one.

        Anchors are those of the English text, as in links on the page; a translation has the same headings in the
        same order, which a test holds it to. One in the translation's own words is found, too.
        """
        own = [(anchor_of(line.text), line.block) for line in self.headings(chapter)]
        english = [anchor_of(line.text) for line in self._english.headings(chapter)]
        named = dict(reversed(own))
        if anchor in named:
            return named[anchor]
        return own[english.index(anchor)][1] if anchor in english and len(own) == len(english) else 0

    @cached_property
    def _english(self) -> "Book":
        return self if self.language == SOURCE else Book(SOURCE)

    def find(self, wish: str) -> tuple[Line, ...]:
        """Lines in which every word of ``wish`` begins or stands; headings first, then in the order of the book."""
        words = fold(wish).split()
        if not words:
            return ()
        everything = (line for chapter in CHAPTERS for line in self.lines(chapter.id))
        hits = [(_rank(line, words), line) for line in everything]
        found = sorted((hit for hit in hits if hit[0]), key=lambda hit: -hit[0])
        return tuple(line for _rank_of, line in found)[:MOST]


def _rank(line: Line, words: list[str]) -> int:
    """0: not found. A heading goes before a line, beginnings of words before their middles."""
    text = fold(line.text)
    if not all(word in text for word in words):
        context = f"{fold(line.heading)} {text}"
        found = any(word in text for word in words) and all(word in context for word in words)
        return 1 if found else 0
    begins = all(re.search(rf"\b{re.escape(word)}", text) for word in words)
    return 2 + begins + 2 * bool(line.level)


def anchor_of(heading: str) -> str:
    """What a link calls a heading, as code hosts do: small letters, hyphens for blanks, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def document_of(text: str) -> QTextDocument:
    """The Markdown ``text``, laid out by nobody yet."""
    document = QTextDocument()
    document.setMarkdown(text, MARKDOWN)
    return document


def _lines(chapter: str, text: str) -> tuple[Line, ...]:
    return tuple(_walk(chapter, document_of(text)))


def _walk(chapter: str, document: QTextDocument) -> Iterator[Line]:
    heading, block = "", document.begin()
    while block.isValid():
        words, level = " ".join(block.text().replace("\ufffc", " ").split()), block.blockFormat().headingLevel()
        heading = words if level else heading
        if words:
            yield Line(chapter=chapter, block=block.blockNumber(), text=words, heading=heading, level=level)
        block = block.next()
