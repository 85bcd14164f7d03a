"""What is said about an article: where a passage stands, and what is found in it."""

from pathlib import PurePath
from typing import Final

from exoconsent.consent.form import Provenance
from exoconsent.gui.article_marks import Span
from exoconsent.gui.translation import mark, said
from exoconsent.library.article import Article, Paragraph

_PARAGRAPH = mark("Article", "paragraph {paragraph}")
_PAGE = mark("Article", "page {page}, paragraph {paragraph}")
_SENTENCE = mark("Article", "{place}, sentence {number} of {of}: {words}")
_MARKED = mark("Article", "Marked.")
_CLAIM = mark("Article", "Unfounded claim “{words}”: {why}.")
_TWINS = mark("Article", "Look-alike letters in this sentence: {count}.")
_MIXED = mark("Article", "Words that mix alphabets, left as they are: {words}.")
_FROM = mark("Article", "From {name}, {place}: “{words}”")

QUOTED: Final = 160
"""Letters of a quotation in one line."""


def place_words(page: int, paragraph: int) -> str:
    """Where something stands; ``page`` is 0 in documents without pages."""
    return said(_PAGE, page=page, paragraph=paragraph) if page else said(_PARAGRAPH, paragraph=paragraph)


def sentence_words(article: Article, here: Span, *, marked: bool) -> str:
    """What a screen reader says of the sentence at ``here``."""
    paragraph = article.paragraph(here.paragraph)
    starts = [start for start, _end in paragraph.sentences] or [0]
    number = starts.index(here.start) + 1 if here.start in starts else 1
    words = said(
        _SENTENCE,
        place=place_words(paragraph.page, paragraph.number),
        number=number,
        of=len(starts),
        words=paragraph.repaired[here.start : here.end],
    )
    return " ".join((words, *((said(_MARKED),) if marked else ()), *remarks(paragraph, here)))


def remarks(paragraph: Paragraph, here: Span) -> tuple[str, ...]:
    """What is to be known about the words at ``here``: claims first, then letters."""
    twins = sum(here.start <= paragraph.offset_of(found.offset) < here.end for found in paragraph.repairs)
    mixed = [w.word for w in paragraph.still_mixed if w.start < here.end and here.start < w.end]
    return (
        *claims_in(paragraph, here),
        *((said(_TWINS, count=twins),) if twins else ()),
        *((said(_MIXED, words=", ".join(mixed)),) if mixed else ()),
    )


def claims_in(paragraph: Paragraph, here: Span) -> tuple[str, ...]:
    """The claims at ``here`` that the lint knows as unfounded, each with why."""
    found = (f for f in paragraph.findings if f.start < here.end and here.start < f.end)
    return tuple(dict.fromkeys(said(_CLAIM, words=f.quote, why=f.why.rstrip(".")) for f in found))


def provenance_words(found: Provenance) -> str:
    """The line that stays with a section for ever."""
    words = found.repaired or found.quotation
    words = words if len(words) <= QUOTED else f"{words[: QUOTED - 1].rstrip()}…"
    return said(_FROM, name=PurePath(found.name or found.document).name, place=_place_of(found), words=words)


_CHARACTERS = mark("Article", "characters {start} to {end}")


def _place_of(found: Provenance) -> str:
    """Sections from before the studio know only offsets."""
    if found.paragraph:
        return place_words(found.page, found.paragraph)
    return said(_CHARACTERS, start=found.start, end=found.end)
