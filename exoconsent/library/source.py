"""A source document as passages: sentences with their offsets, look-alike letters put right and listed."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from exoconsent.consent.letters import Repair, repair
from exoconsent.errors import BadInputError

ENDINGS: Final = (".txt", ".md")
SIZE_LIMIT: Final = 1_000_000

_END: Final = re.compile(
    r"[.!?…]+[\"'”’)\]]*(?=\s|$)|(?<=[a-z]{2})[.!?](?=[A-Z][a-z]*\s)|\n[ \t]*\r?\n\s*|\n(?=[ \t]*[-*#])"
)
"""The end of a sentence; also where the next one was glued on (``involved.One recent case``)."""
_SHORT: Final = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|approx|No|Fig|e\.g|i\.e|cf|al)|\b[A-Z])\.$")
"""What stands before a full stop that ends no sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a source."""

    start: int
    """Zero-based offset of the first character."""
    end: int
    """Offset after the last character."""
    text: str
    """The sentence with look-alike letters put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document that forms draw on. Offsets are the same in ``raw`` and ``text``."""

    name: str
    sha256: str
    """Of the bytes, in hexadecimal."""
    raw: str = field(repr=False)
    text: str = field(repr=False)
    """``raw`` with look-alike letters put right."""
    passages: tuple[Passage, ...] = field(repr=False)
    repairs: tuple[Repair, ...] = field(repr=False)


def read_source(data: bytes, name: str) -> SourceDocument:
    r"""The document in ``data``; a byte order mark is dropped, line ends stay as they are.

    Raises:
        BadInputError: not a plain-text file, too large, or not UTF-8.
    """
    raw = _decoded(data, name)
    text, repairs = repair(raw)
    return SourceDocument(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        raw=raw,
        text=text,
        passages=tuple(sentences(text)),
        repairs=repairs,
    )


def _decoded(data: bytes, name: str) -> str:
    if not name.lower().endswith(ENDINGS):
        raise BadInputError.saying(
            f"only plain text ({' or '.join(ENDINGS)}) can be read; save the document as text", name
        )
    if len(data) > SIZE_LIMIT:
        raise BadInputError.saying(f"is {len(data):,} bytes large; {SIZE_LIMIT:,} are allowed; split it", name)
    if b"\0" in data:
        raise BadInputError.saying("is not a text file (it holds zero bytes); save it as plain text in UTF-8", name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError.saying("is not UTF-8; save it again with the encoding UTF-8", name) from None


def sentences(text: str) -> Iterator[Passage]:
    """The sentences of ``text`` in order; only blanks lie between them."""
    start = 0
    for end in _ends(text):
        piece = text[start:end]
        words = piece.strip()
        if words:
            first = start + piece.index(words[0])
            yield Passage(start=first, end=first + len(words), text=words)
        start = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if not found.group().startswith(".") or not _SHORT.search(text, max(0, found.start() - 12), found.start() + 1):
            yield found.end()
    yield len(text)
