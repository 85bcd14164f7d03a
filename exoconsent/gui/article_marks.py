"""Marked passages of an article: stretches of paragraphs in reading order, none touching another, with undo."""

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from exoconsent.library.article import Article

_STEPS: Final = 200
"""How many markings can be taken back."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one paragraph; offsets into its repaired text, which are those of the shown text as well."""

    paragraph: int
    """One-based."""
    start: int
    end: int
    """Left out."""

    def overlaps(self, other: "Span") -> bool:
        """Whether both share a character."""
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is marked; every change makes a new value and keeps the one before."""

    spans: tuple[Span, ...] = ()
    anchor: Span | None = None
    """Where the latest marking began; extending goes from here."""
    latest: tuple[Span, ...] = ()
    """What the latest marking covers; extending replaces it."""
    before: tuple["Marks", ...] = field(default=(), repr=False, compare=False)

    def at(self, span: Span) -> Span | None:
        """The marked passage that shares characters with ``span``."""
        return next((marked for marked in self.spans if marked.overlaps(span)), None)

    def toggled(self, span: Span) -> "Marks":
        """``span`` marked; or, where some of it is marked already, taken out of what is marked."""
        if self.at(span) is None:
            return self.added((span,), span)
        return self._next(tuple(piece for marked in self.spans for piece in _cut(marked, span)), None, ())

    def added(self, spans: tuple[Span, ...], anchor: Span) -> "Marks":
        """``spans`` marked as well; what overlaps becomes one passage."""
        return self._next(merged((*self.spans, *spans)), anchor, spans)

    def extended(self, article: Article, to: Span) -> "Marks":
        """The latest marking, from where it began to ``to``; without one, ``to`` alone."""
        if self.anchor is None:
            return self.added((to,), to)
        spans = between(article, self.anchor, to)
        kept = tuple(span for span in self.spans if not any(map(span.overlaps, self.latest)))
        return self._next(merged((*kept, *spans)), self.anchor, spans)

    def without(self, span: Span) -> "Marks":
        """That passage taken out; ``span`` is one of ``spans``."""
        return self._next(tuple(marked for marked in self.spans if marked != span), None, ())

    def undone(self) -> "Marks":
        """As it was before the latest change."""
        return replace(self.before[-1], before=self.before[:-1]) if self.before else self

    def _next(self, spans: tuple[Span, ...], anchor: Span | None, latest: tuple[Span, ...]) -> "Marks":
        before = (*self.before, replace(self, before=()))[-_STEPS:]
        return Marks(spans=spans, anchor=anchor, latest=latest, before=before)


def _cut(marked: Span, span: Span) -> tuple[Span, ...]:
    """What of ``marked`` is left without ``span``; a lone blank is not."""
    if not marked.overlaps(span):
        return (marked,)
    pieces = (replace(marked, end=span.start), replace(marked, start=span.end))
    return tuple(piece for piece in pieces if piece.end - piece.start > 1)


def merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """In reading order; stretches of a paragraph that overlap, or that a blank parts, are one passage."""
    out: list[Span] = []
    for _number, group in groupby(sorted(spans), key=lambda span: span.paragraph):
        first, *rest = group
        for span in rest:
            if span.start <= first.end + 1:
                first = replace(first, end=max(first.end, span.end))
            else:
                out.append(first)
                first = span
        out.append(first)
    return tuple(out)


def between(article: Article, first: Span, last: Span) -> tuple[Span, ...]:
    """Everything from one stretch to the other, either way round, as one span for each paragraph."""
    first, last = min(first, last), max(first, last)
    if first.paragraph == last.paragraph:
        return (Span(first.paragraph, first.start, max(first.end, last.end)),)
    middle = (
        Span(number, 0, len(article.paragraph(number).repaired))
        for number in range(first.paragraph + 1, last.paragraph)
    )
    head = Span(first.paragraph, first.start, len(article.paragraph(first.paragraph).repaired))
    return (head, *middle, Span(last.paragraph, 0, last.end))


def trimmed(article: Article, span: Span) -> Span:
    """Without blanks at its ends; empty where there is nothing else."""
    words = article.paragraph(span.paragraph).repaired[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return replace(span, start=start, end=start + len(words.strip()))


def sentence_at(article: Article, number: int, offset: int) -> Span:
    """The sentence of paragraph ``number`` around ``offset``, or the nearest before it; the whole where none is."""
    found = article.paragraph(number)
    sentences = found.sentences or ((0, len(found.repaired)),)
    start, end = next((s for s in reversed(sentences) if s[0] <= offset), sentences[0])
    return Span(number, start, end)


def step(article: Article, here: Span, by: int) -> Span:
    """The next sentence (1) or the one before (-1), across paragraphs; ``here`` at the ends."""
    sentences = article.paragraph(here.paragraph).sentences
    if by > 0:
        later = next((s for s in sentences if s[0] > here.start), None)
        if later:
            return Span(here.paragraph, *later)
        following = min(here.paragraph + 1, len(article.paragraphs))
        return sentence_at(article, following, 0) if following != here.paragraph else here
    earlier = next((s for s in reversed(sentences) if s[0] < here.start), None)
    if earlier:
        return Span(here.paragraph, *earlier)
    if here.paragraph == 1:
        return here
    return sentence_at(article, here.paragraph - 1, len(article.paragraph(here.paragraph - 1).repaired))
