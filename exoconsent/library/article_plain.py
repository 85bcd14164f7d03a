"""Plain text and Markdown as blocks: places in the text itself, so that offsets are those of the file."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from exoconsent.errors import BadInputError
from exoconsent.library.article_flow import BLOCK_LIMIT, TEXT_LIMIT, Block, Role

SIZE_LIMIT: Final = 8_000_000

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ITEM: Final = re.compile(r"\s{0,40}[-*+•▪◦‣][ \t]+")
_NUMBERED: Final = re.compile(r"\s{0,40}\d{1,3}[.)][ \t]+\S")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+")
_NOTHING: Final = re.compile(r"\s*(?:```+.*|~~~+.*|(?:[-*_=][ \t]*){3,}|\|?[ \t]*:?-{3,}[-:| \t]*)?\s*")
"""A line of Markdown without words: empty, a fence, a rule or the line below a table's head."""
_QUOTED: Final = re.compile(r"\s{0,40}>[> \t]*")
_MARKS: Final = (
    re.compile(r"\\(?=[!-/:-@\[-`{-~])"),
    re.compile(r"\*\*(?=\S)[^\0]{1,200}?(?<=\S)(?P<end>\*\*)"),
    re.compile(r"(?<![\\*\w])\*(?=[^\s*])[^*\0]{1,500}?(?<=[^\s*])(?P<end>\*)(?![*\w])"),
    re.compile(r"(?<![\\_\w])__?(?=[^\s_])[^_\0]{1,500}?(?<=[^\s_])(?P<end>__?)(?![_\w])"),
    re.compile(r"!?\[(?=[^\[\]\0]{0,500}\]\()[^\[\]\0]{0,500}(?P<end>\]\([^)\s]{0,500}(?:\s+\"[^\"]{0,200}\")?\))"),
    re.compile(r"`(?=[^`\0]{1,300}`)[^`\0]{1,300}(?P<end>`)"),
)
"""Marks of Markdown that stand in pairs, or a backslash; each is bounded, so that no file can make them slow."""


def decoded(data: bytes) -> str:
    """``data`` as text; a byte order mark is dropped, line ends stay as they are.

    Raises:
        BadInputError: too large, not text, or not in UTF-8 (or UTF-16 with its mark).
    """
    if len(data) > SIZE_LIMIT:
        raise BadInputError.saying(f"is {len(data):,} bytes large; {SIZE_LIMIT:,} are allowed; split it")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError.saying("is not UTF-8; save it again with the encoding UTF-8") from None
    if "\0" in text:
        raise BadInputError.saying("is not a text file (it holds zero bytes); save it as plain text in UTF-8")
    if len(text) > TEXT_LIMIT:
        raise BadInputError.saying(f"holds more than {TEXT_LIMIT:,} characters of text; split it")
    return text


def plain_blocks(text: str, *, marked: bool = False) -> tuple[Block, ...]:
    """The paragraphs of ``text``, parted by empty lines; a list item is one of its own. ``marked`` for Markdown."""
    blocks: list[Block] = []
    for start, end, role in _stretches(text, marked=marked):
        piece = text[start:end]
        words = piece.strip()
        if words:
            first = start + piece.index(words)
            blocks.append(Block(start=first, end=first + len(words), role=role))
        if len(blocks) > BLOCK_LIMIT:
            raise BadInputError.saying(f"holds more than {BLOCK_LIMIT:,} paragraphs, which no article does; split it")
    return tuple(blocks)


def _stretches(text: str, *, marked: bool) -> Iterator[tuple[int, int, Role]]:
    start, role = 0, Role.TEXT
    for line in _LINE.finditer(text):
        begin, kind = _begins(line.group(), marked=marked)
        if kind is None and not _empty(line.group(), marked=marked):
            if role is Role.HEADING or (role is Role.ROW):  # these end with their line
                yield start, line.start(), role
                start, role = line.start(), Role.TEXT
            continue
        yield start, line.start(), role
        start, role = (line.start() + begin, kind) if kind else (line.end(), Role.TEXT)
    yield start, len(text), role


def _begins(line: str, *, marked: bool) -> tuple[int, Role | None]:
    """How many characters of ``line`` are the mark of a new block, and the block's role; ``None``: none begins."""
    if marked and (found := _HEADING.match(line)):
        return found.end(), Role.HEADING
    if marked and line.lstrip().startswith("|") and not _empty(line, marked=True):
        return 0, Role.ROW
    if not _empty(line, marked=marked) and (found := _ITEM.match(line)):
        return found.end(), Role.ITEM
    if _NUMBERED.match(line):
        return 0, Role.ITEM
    if marked and (found := _QUOTED.match(line)):
        return found.end(), Role.TEXT
    return 0, None


def _empty(line: str, *, marked: bool) -> bool:
    return bool(_NOTHING.fullmatch(line)) if marked else not line.strip()


def marks(text: str, block: Block) -> frozenset[tuple[int, int]]:
    """Where Markdown's own marks stand in a block: bold, slanted, code, links; offsets into ``text``."""
    piece = text[block.start : block.end]
    found: set[tuple[int, int]] = set()
    for pattern in _MARKS:
        for match in pattern.finditer(piece):
            if "end" not in pattern.groupindex:
                found.add(match.span())
                continue
            end = match.span("end")
            opening = piece[match.start() : match.start() + 2]
            long = 2 if opening in ("**", "__", "![") else 1
            found |= {(match.start(), match.start() + long), end}
    return frozenset((block.start + a, block.start + b) for a, b in found)
