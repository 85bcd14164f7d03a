"""Finding in an article: words, whatever letters they are spelled with, the next claim, what a section is from."""

import re
from collections.abc import Callable
from pathlib import PurePath

from exoconsent.consent.form import Provenance
from exoconsent.gui.article_marks import Span, sentence_at
from exoconsent.library.article import Article
from exoconsent.library.article_passage import found_again


def next_found(article: Article, words: str, here: Span) -> Span | None:
    """The next sentence after ``here`` that holds ``words``, round the end; looked for in the repaired letters."""
    words = " ".join(words.split())
    if not words:
        return None
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    return _next(article, here, lambda number: tuple(m.start() for m in pattern.finditer(_text(article, number))))


def next_claim(article: Article, here: Span) -> Span | None:
    """The next sentence after ``here`` with a claim that is known as unfounded, round the end."""
    return _next(article, here, lambda number: tuple(f.start for f in article.paragraph(number).findings))


def span_of(article: Article, provenance: Provenance) -> Span | None:
    """The words that a section was made of. The sections that ship know their document and offsets alone."""
    if not provenance.quotation:
        found = article.paragraph_at(provenance.start) if PurePath(article.name).stem == provenance.document else None
        if found is None:
            return None
        end = min(provenance.end, found.end)
        return Span(found.number, found.offset_of(provenance.start), found.offset_of(end))
    again = found_again(article, provenance)
    if again is None:
        return None
    paragraph = article.paragraph(again.paragraph)
    return Span(again.paragraph, paragraph.offset_of(again.start), paragraph.offset_of(again.end))


def _text(article: Article, number: int) -> str:
    return article.paragraph(number).repaired


def _next(article: Article, here: Span, places: Callable[[int], tuple[int, ...]]) -> Span | None:
    last = len(article.paragraphs)
    order = [here.paragraph, *range(here.paragraph + 1, last + 1), *range(1, here.paragraph + 1)]
    for turn, number in enumerate(order):
        for offset in places(number):
            if turn or offset >= here.end:
                return sentence_at(article, number, offset)
    return None
