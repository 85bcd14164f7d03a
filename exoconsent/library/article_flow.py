"""Blocks of a document in reading order, gathered from a parser's events; a short table row becomes one line."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exoconsent.errors import BadInputError

TEXT_LIMIT: Final = 2_000_000
"""Longest text of a document, characters; a guideline of 300 pages has under 1,000,000."""
BLOCK_LIMIT: Final = 50_000
TAG_LIMIT: Final = 1_000_000
"""Most tags of a page or a part; 300 pages of Word have about 300,000."""
_ROW: Final = 300
"""A table row up to this length is read as one line; a longer one is layout, and its cells are paragraphs."""


class Role(StrEnum):
    """What a paragraph is in its document, as far as the file says so."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph's place in the text of its document."""

    start: int
    end: int
    role: Role = Role.TEXT
    page: int = 0
    """One-based; 0 where the document has no pages."""


def check_tags(data: bytes) -> None:
    """Refuse markup that would fill the memory with tags. Raises ``BadInputError``."""
    if data.count(b"<") > TAG_LIMIT:
        raise BadInputError.saying(f"holds more than {TAG_LIMIT:,} tags, which no article does; save it as plain text")


class Flow:
    """Takes a document's words in reading order and parts them into blocks.

    Raises ``BadInputError`` as soon as there is more text than any article has.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._texts: list[str] = []
        self._length = 0
        self._open: list[str] = []
        self._waiting = 0
        self._role = Role.TEXT
        self._page = 0
        self._depth = 0
        self._cells: list[list[tuple[Role, str]]] = []

    def words(self, text: str) -> None:
        """More words of the block that is open."""
        self._open.append(text)
        self._waiting += len(text)
        self._check(self._length + self._waiting)

    def block(self, role: Role = Role.TEXT) -> None:
        """Here a block ends and another one, of ``role``, begins."""
        text = "".join(self._open).strip()
        self._open.clear()
        if text and self._depth:
            self._cells[-1].append((self._role, text))
        elif text:
            self._put(self._role, text)
        self._role = role

    def page(self, number: int) -> None:
        """Here the one-based page ``number`` begins."""
        self.block()
        self._page = number

    def row(self) -> None:
        """Here a table row begins; a row inside a row belongs to its cell."""
        self.block()
        self._depth += 1
        if self._depth == 1:
            self._cells = [[]]

    def cell(self) -> None:
        """Here a cell of the row begins."""
        self.block()
        if self._depth == 1 and self._cells[-1]:
            self._cells.append([])

    def end_row(self) -> None:
        """Here the row ends."""
        self.block()
        self._depth -= 1
        if self._depth:
            return
        cells = [cell for cell in self._cells if cell]
        line = " | ".join(" ".join(text for _role, text in cell) for cell in cells)
        for role, text in (
            [(Role.ROW, line)] if line and len(line) <= _ROW else [part for cell in cells for part in cell]
        ):
            self._put(role, text)
        self._cells = []

    def done(self) -> tuple[str, tuple[Block, ...]]:
        """The whole text, blocks parted by an empty line, and where each block lies in it."""
        self.block()
        return "\n\n".join(self._texts), tuple(self._blocks)

    def _put(self, role: Role, text: str) -> None:
        self._waiting = 0
        start = self._length + 2 * bool(self._blocks)
        self._length = start + len(text)
        self._texts.append(text)
        self._blocks.append(Block(start=start, end=self._length, role=role, page=self._page))
        if len(self._blocks) > BLOCK_LIMIT:
            raise BadInputError.saying(f"holds more than {BLOCK_LIMIT:,} paragraphs, which no article does; split it")
        self._check(self._length)

    def _check(self, length: int) -> None:
        if length > TEXT_LIMIT:
            raise BadInputError.saying(f"holds more than {TEXT_LIMIT:,} characters of text; split it")
