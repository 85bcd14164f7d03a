"""Passages picked from an article, with their place for ever, and a draft section made of them: nothing is reworded."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from exoconsent.consent.cleantext import clean_text
from exoconsent.consent.conditions import Condition
from exoconsent.consent.form import (
    Applies,
    Band,
    Category,
    Evidence,
    Frequency,
    Part,
    Provenance,
    Section,
    SectionText,
    TextStatus,
)
from exoconsent.consent.text import Blocks, Inlines, Paragraph, Run, plain
from exoconsent.errors import BadInputError
from exoconsent.library.article import Article

LENGTH_LIMIT: Final = 10_000
"""Longest passage, characters; a page of print holds about 3,000."""
MAIN: Final = "main"
"""The part of a draft section that holds its wording."""

_ID_LIMIT: Final = 60
_TITLE_LIMIT: Final = 200
_MARKS: Final = ("{", "}", "**", "](", "`")
"""What ``fields.plain`` refuses in a title."""
_NOTE: Final = "Drafted from passages of {names}. A clinician must check it against newer evidence."


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article."""

    sha256: str
    """Of the article's bytes."""
    name: str
    """Of the article's file."""
    paragraph: int
    """One-based."""
    page: int
    """One-based; 0 where the article has no pages."""
    start: int
    """Zero-based offset of the first character in ``Article.raw``."""
    end: int
    """Offset after the last character."""
    quotation: str
    """In the document's own letters; blanks are folded, invisible signs left out."""
    repaired: str
    """The quotation with look-alike letters put right; of the same length."""


def passage(article: Article, paragraph: int, start: int, end: int) -> Passage:
    """What is marked in a one-based ``paragraph``: offsets into its repaired text, ``end`` left out.

    Blanks at its ends are left out; it is widened to whole signs of the document (a ligature is one sign).

    Raises:
        BadInputError: nothing, or more than a passage, is marked.
        IndexError: there is no such place.
    """
    found = article.paragraph(paragraph)
    if not 0 <= start <= end <= len(found.repaired):
        raise IndexError(f"{start}-{end} does not lie in paragraph {paragraph}, which is {len(found.repaired)} long.")
    marked = found.repaired[start:end]
    if not marked.strip():
        raise BadInputError.saying("no words are marked; mark a passage first")
    if len(marked) > LENGTH_LIMIT:
        raise BadInputError.saying(f"more than {LENGTH_LIMIT:,} characters are marked; mark the sentences you need")
    first = start + len(marked) - len(marked.lstrip())
    first, last = found.whole(first, first + len(marked.strip()))
    return Passage(
        sha256=article.sha256,
        name=article.name,
        paragraph=paragraph,
        page=found.page,
        start=found.raw_start(first),
        end=found.raw_end(last),
        quotation=found.shown[first:last],
        repaired=found.repaired[first:last],
    )


def found_again(article: Article, provenance: Provenance) -> Passage | None:
    """The passage that a section was made of, in the article at hand; in another edition of it, the same words.

    ``None`` where the words are not there.
    """
    if article.sha256 == provenance.sha256:
        paragraph = article.paragraph_at(provenance.start)
        if paragraph is not None:
            start, end = paragraph.offset_of(provenance.start), paragraph.offset_of(provenance.end)
            if start < end and paragraph.shown[start:end] == provenance.quotation:
                return passage(article, paragraph.number, start, end)
    words = provenance.repaired or provenance.quotation
    for paragraph in article.paragraphs if words else ():
        start = paragraph.repaired.find(words)
        if start >= 0:
            return passage(article, paragraph.number, start, start + len(words))
    return None


def provenance_of(found: Passage) -> Provenance:
    """The passage as a section keeps it in its file."""
    return Provenance(
        document=slug(PurePath(found.name).stem, "document"),
        start=found.start,
        end=found.end,
        name=clean_text(_visible(found.name))[0] or "document",
        sha256=found.sha256,
        page=found.page,
        paragraph=found.paragraph,
        quotation=found.quotation,
        repaired=found.repaired if found.repaired != found.quotation else "",
    )


def section_draft(
    passages: Sequence[Passage],
    *,
    id: str,
    title: str,
    category: Category,
    language: str = "en",
    wording: Blocks = (),
    band: Band = Band.NOT_APPLICABLE,
    frequency: str = "",
    mandatory: Condition | None = None,
    suggested: Condition | None = None,
) -> Section:
    """A draft section of ``passages``: their repaired words, one paragraph each, unless ``wording`` says it otherwise.

    ``frequency`` is the line printed for ``band``, which every band but ``not_applicable`` needs. How sure the
    evidence is stays "low" until a clinician says more.

    Raises:
        BadInputError: no passage; no title, or one that cannot be printed; a passage with braces, which mean blanks.
    """
    if not passages:
        raise BadInputError.saying("no passage is marked; mark one or more first")
    text = SectionText(
        language=language,
        status=TextStatus.DRAFT,
        title=_title(title),
        parts=MappingProxyType({MAIN: wording or tuple(map(_as_paragraph, passages))}),
        frequency=_frequency_line(band, frequency),
    )
    return Section(
        id=id,
        category=category,
        applies=Applies(mandatory=mandatory, suggested=suggested),
        frequency=Frequency(band=band),
        evidence=Evidence(sources=(), confidence="low", note=_NOTE.format(names=_names(passages))),
        provenance=tuple(map(provenance_of, passages)),
        parts=(Part(id=MAIN),),
        texts=MappingProxyType({language: text}),
    )


def free_id(title: str, taken: Collection[str]) -> str:
    """An id made of ``title`` that is not among ``taken``."""
    base = slug(title, "section")
    return next(name for name in _numbered(base, len(taken)) if name not in taken)


def slug(text: str, otherwise: str) -> str:
    """``text`` as an id: small Latin letters and digits joined by ``-``; ``otherwise`` where nothing is left."""
    plain_letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-")[:_ID_LIMIT].strip("-") or otherwise


def _numbered(base: str, taken: int) -> Iterable[str]:
    yield base
    yield from (f"{base}-{number}" for number in range(2, taken + 3))


def _frequency_line(band: Band, line: str) -> Inlines:
    if band is Band.NOT_APPLICABLE:
        return ()
    if not line.strip():
        raise BadInputError.saying("how often it happens is missing; write it, or that it is not known")
    return plain(" ".join(line.split()))


def _as_paragraph(found: Passage) -> Paragraph:
    if "{" in found.repaired or "}" in found.repaired:
        raise BadInputError.saying(
            "a passage holds a brace, { or }, which means a blank in a form; mark the words around it, or word it anew"
        )
    return Paragraph(inlines=(Run(text=found.repaired),))


def _title(title: str) -> str:
    clean, problems = clean_text(" ".join(title.split()), what="the title", limit=_TITLE_LIMIT)
    if problems:
        raise BadInputError.saying(problems[0])
    if not clean:
        raise BadInputError.saying("the title is missing; write what the section is about")
    for mark in _MARKS:
        if mark in clean:
            raise BadInputError.saying(f'the title is printed as it stands and may not hold "{mark}"; delete it')
    return clean


def _names(passages: Sequence[Passage]) -> str:
    return ", ".join(dict.fromkeys(provenance_of(found).name for found in passages))


def _visible(name: str) -> str:
    return "".join(char for char in name if char.isprintable())
