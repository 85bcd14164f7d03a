"""An article or guideline as paragraphs to pick passages from: plain text, Markdown, HTML, Word, or a PDF with text.

Three texts of each paragraph: ``raw`` is the document's own, ``shown`` the same with its blanks folded and invisible
signs left out, ``repaired`` has look-alike letters put right as well. ``shown`` and ``repaired`` have the same length,
and every place in them leads back to an offset in ``Article.raw``.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePath
from typing import Final

from exoconsent.consent.claims import ClaimRules, Finding, lint
from exoconsent.consent.letters import MixedWord, Repair, mixed_words, repair, skeleton
from exoconsent.errors import BadInputError, Complaint
from exoconsent.library.article_docx import docx_blocks
from exoconsent.library.article_flow import Block, Flow, Role
from exoconsent.library.article_folding import LOST, Edit, Folding
from exoconsent.library.article_html import html_blocks
from exoconsent.library.article_kinds import Kind, kind_of
from exoconsent.library.article_plain import decoded, marks, plain_blocks
from exoconsent.library.source import sentences

__all__ = ["Article", "Kind", "Paragraph", "PdfText", "Role", "read_article"]

PdfText = Callable[[bytes], tuple[str, ...]]
"""The text of each page of a PDF, paragraphs parted by empty lines (``pdf.words_apart.page_texts``)."""

SIZE_LIMIT: Final = 64_000_000
"""Largest file that is looked at, bytes; a PDF with pictures is the largest kind."""
_TITLE_LIMIT: Final = 200
_ILLEGIBLE: Final = 0.2
"""Part of lost signs from which on a text says nothing: a PDF whose font does not tell its letters."""
_NO_RULES: Final = ClaimRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph, heading, list item or table row. Offsets of ``repairs`` and ``edits`` count in ``Article.raw``."""

    number: int
    """One-based, through the whole document."""
    page: int
    """One-based; 0 where the document has no pages."""
    role: Role
    start: int
    """Offset of ``raw`` in ``Article.raw``."""
    raw: str = field(repr=False)
    shown: str = field(repr=False)
    """What is read: blanks folded, invisible signs left out; the document's own letters."""
    repaired: str = field(repr=False)
    """``shown`` with look-alike letters put right; of the same length."""
    edits: tuple[Edit, ...] = field(repr=False)
    repairs: tuple[Repair, ...] = field(repr=False)
    """Look-alike letters that were put right."""
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    """Claims that the lint knows as unfounded; their offsets count in ``repaired``."""

    @property
    def end(self) -> int:
        """Offset in ``Article.raw`` after the last character."""
        return self.start + len(self.raw)

    @property
    def still_mixed(self) -> tuple[MixedWord, ...]:
        """Words of ``repaired`` that still mix scripts: no look-alike explains them."""
        return mixed_words(self.repaired)

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First and last offset (left out) of each sentence in ``repaired``: what one click marks."""
        return tuple((found.start, found.end) for found in sentences(self.repaired))

    def raw_start(self, offset: int) -> int:
        """Where in ``Article.raw`` the character at ``offset`` of ``repaired`` begins."""
        edit = self._edit(offset)
        if edit is None:
            return self.start + offset
        return edit.start if offset < edit.at + len(edit.text) else edit.end + offset - edit.at - len(edit.text)

    def raw_end(self, offset: int) -> int:
        """Where in ``Article.raw`` the character before ``offset`` of ``repaired`` ends."""
        edit = self._edit(offset - 1)
        inside = edit is not None and offset - 1 < edit.at + len(edit.text)
        return edit.end if edit and inside else self.raw_start(offset - 1) + 1

    def offset_of(self, place: int) -> int:
        """Where in ``repaired`` the character at ``place`` of ``Article.raw`` is read; the next one if it is not."""
        before = bisect_right(self.edits, place, key=lambda edit: edit.start)
        if not before:
            return place - self.start
        edit = self.edits[before - 1]
        return edit.at if place < edit.end else edit.at + len(edit.text) + place - edit.end

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of ``repaired``, widened so that it cuts no sign of the document in two (``ﬁ`` is read as fi)."""
        first, last = self._edit(start), self._edit(end - 1)
        if first and first.at < start < first.at + len(first.text):
            start = first.at
        if last and last.at < end < last.at + len(last.text):
            end = last.at + len(last.text)
        return start, end

    def _edit(self, offset: int) -> Edit | None:
        """The last change at or before ``offset``."""
        place = bisect_right(self.edits, offset, key=lambda edit: edit.at)
        return self.edits[place - 1] if place else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document that sections are made from."""

    name: str
    """Of the file, without its folder."""
    title: str
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    kind: Kind
    raw: str = field(repr=False)
    """The text as the file holds it (text, Markdown) or as it was read out of the file (the others)."""
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    pages: int = 0
    """How many pages there are; 0 where the document has none."""
    pages_without_text: tuple[int, ...] = ()
    """One-based pages that hold no text, which are pictures or empty."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Every look-alike letter that was put right."""
        return tuple(found for paragraph in self.paragraphs for found in paragraph.repairs)

    @property
    def lost(self) -> int:
        """How many signs could not be read; each is shown as □."""
        return sum(edit.text == LOST for paragraph in self.paragraphs for edit in paragraph.edits)

    @property
    def joined(self) -> int:
        """How many words that were parted at a line end were joined."""
        return sum(edit.hyphen and not edit.text for paragraph in self.paragraphs for edit in paragraph.edits)

    def paragraph(self, number: int) -> Paragraph:
        """The paragraph with that one-based number. Raises ``IndexError``."""
        if not 1 <= number <= len(self.paragraphs):
            raise IndexError(f"There is no paragraph {number}; the document has {len(self.paragraphs)}.")
        return self.paragraphs[number - 1]

    def paragraph_at(self, place: int) -> Paragraph | None:
        """The paragraph that holds the offset ``place`` of ``raw``, or ``None`` between paragraphs."""
        before = bisect_right(self.paragraphs, place, key=lambda paragraph: paragraph.start)
        found = self.paragraphs[before - 1] if before else None
        return found if found and place < found.end else None


def read_article(data: bytes, name: str, pdf_text: PdfText | None = None, claims: ClaimRules = _NO_RULES) -> Article:
    """The document in ``data``, a file called ``name``; nothing in it is run, followed or fetched.

    Raises:
        BadInputError: of a kind that is not read here, too large, damaged, locked, hostile, or without any text.
    """
    name = PurePath(name.replace("\\", "/")).name
    try:
        return _read(data, name, pdf_text, claims)
    except BadInputError as error:
        raise BadInputError(Complaint(message=c.message, path=c.path or name) for c in error.complaints) from None


def _read(data: bytes, name: str, pdf_text: PdfText | None, claims: ClaimRules) -> Article:
    if len(data) > SIZE_LIMIT:
        raise BadInputError.saying(f"is {len(data):,} bytes large; {SIZE_LIMIT:,} are allowed; split it")
    kind = kind_of(data, name)
    pages: tuple[str, ...] = ()
    title = ""
    if kind is Kind.PDF:
        pages = _pages(data, pdf_text)
        raw, blocks = _paged(pages)
    elif kind in (Kind.DOCX, Kind.HTML):
        raw, blocks, title = (docx_blocks if kind is Kind.DOCX else html_blocks)(data)
    else:
        raw = decoded(data)
        blocks = plain_blocks(raw, marked=kind is Kind.MD)
    paragraphs = tuple(_paragraphs(raw, blocks, claims, marked=kind is Kind.MD))
    article = Article(
        name=name,
        title=title[:_TITLE_LIMIT] or _title(paragraphs, name),
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        raw=raw,
        paragraphs=paragraphs,
        pages=len(pages),
        pages_without_text=tuple(number for number, text in enumerate(pages, start=1) if not text.strip()),
    )
    return _legible(article)


def _pages(data: bytes, pdf_text: PdfText | None) -> tuple[str, ...]:
    if pdf_text is None:
        raise BadInputError.saying("is a PDF, which is not read here; save it as plain text")
    pages = pdf_text(data)
    if not any(text.strip() for text in pages):
        raise BadInputError.saying(
            f"is a scan: none of its {len(pages)} pages holds text, only pictures. Ask for the document with text, or "
            "have its text recognised (OCR) first and check it"
        )
    return pages


def _paged(pages: Iterable[str]) -> tuple[str, tuple[Block, ...]]:
    flow = Flow()
    for number, text in enumerate(pages, start=1):
        flow.page(number)
        for part in text.split("\n\n"):
            flow.block()
            flow.words(part)
    return flow.done()


def _paragraphs(raw: str, blocks: tuple[Block, ...], claims: ClaimRules, *, marked: bool) -> Iterator[Paragraph]:
    folding = Folding(raw)
    folded = [folding.folded(b.start, b.end, marks(raw, b) if marked else ()) for b in blocks]
    kept = [(block, *found) for block, found in zip(blocks, folded, strict=True) if found[0].strip()]
    repaired, repairs = repair("\n\n".join(shown for _block, shown, _edits in kept))
    start, place = 0, 0
    for number, (block, shown, edits) in enumerate(kept, start=1):
        last = bisect_right(repairs, start + len(shown), lo=place, key=lambda found: found.offset)
        text = repaired[start : start + len(shown)]
        paragraph = Paragraph(
            number=number, page=block.page, role=block.role, start=block.start, raw=raw[block.start : block.end],
            shown=shown, repaired=text, edits=edits, repairs=(), findings=_findings(text, claims),
        )  # fmt: skip
        yield replace(paragraph, repairs=tuple(map(partial(_placed, paragraph, start), repairs[place:last])))
        start, place = start + len(shown) + 2, last


def _placed(paragraph: Paragraph, start: int, found: Repair) -> Repair:
    return replace(found, offset=paragraph.raw_start(found.offset - start))


def _findings(text: str, claims: ClaimRules) -> tuple[Finding, ...]:
    return lint(text, claims, skeleton) if claims.rules else ()


def _title(paragraphs: tuple[Paragraph, ...], name: str) -> str:
    """The first heading, or a short first paragraph, or the file's name."""
    heading = next((p.repaired for p in paragraphs if p.role is Role.HEADING), "")
    first = paragraphs[0].repaired if paragraphs else ""
    short = first if len(first) <= _TITLE_LIMIT else ""
    return (heading or short or PurePath(name).stem)[:_TITLE_LIMIT]


def _legible(article: Article) -> Article:
    letters = sum(len(paragraph.shown) for paragraph in article.paragraphs)
    if not letters:
        raise BadInputError.saying("holds no text; choose another document")
    if article.lost > _ILLEGIBLE * letters:
        raise BadInputError.saying(
            "does not tell which letters its text is made of; ask for another copy, or have its text recognised (OCR)"
        )
    return article
