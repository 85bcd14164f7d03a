"""Changes to a form in the studio, each a new form: a section put in, changed, moved or taken out, a language begun."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from exoconsent.consent.conditions import Always
from exoconsent.consent.form import (
    FALLBACK_LANGUAGE,
    Applies,
    Approval,
    Band,
    Category,
    Edition,
    Evidence,
    Form,
    Frequency,
    Part,
    Section,
    SectionText,
    TextStatus,
)
from exoconsent.consent.text import Blocks, Paragraph, plain
from exoconsent.consent.translation import source_mark
from exoconsent.library.article_passage import free_id

MAIN: Final = "main"
"""The part that a new section begins with."""
NOT_KNOWN: Final = "How often: not known."
UNWRITTEN: Final = "…"
"""Stands in the preview where nothing is written yet."""


def new_section(title: str, category: Category, taken: Collection[str]) -> Section:
    """A section without wording, shown to everybody; ``taken`` are the ids that there are."""
    band = Band.NOT_KNOWN if category is Category.RISK else Band.NOT_APPLICABLE
    text = SectionText(
        language=FALLBACK_LANGUAGE,
        status=TextStatus.DRAFT,
        title=title.strip(),
        parts=MappingProxyType({MAIN: ()}),
        frequency=plain(NOT_KNOWN) if band is Band.NOT_KNOWN else (),
    )
    return Section(
        id=free_id(title, taken),
        category=category,
        applies=Applies(suggested=Always()),
        frequency=Frequency(band=band),
        evidence=Evidence(sources=(), confidence="low"),
        provenance=(),
        parts=(Part(id=MAIN),),
        texts=MappingProxyType({FALLBACK_LANGUAGE: text}),
    )


def new_form(title: str, like: Form, taken: Collection[str], *, with_sections: bool) -> Form:
    """A draft of a free name with what stands above the sections of ``like``, and its sections when they are wanted.

    Without sections it begins in English alone: of a translation, nothing but the title's would be left to translate.
    """
    texts = {tag: text for tag, text in like.texts.items() if with_sections or tag == FALLBACK_LANGUAGE}
    english = texts.get(FALLBACK_LANGUAGE)
    if english is not None:
        texts[FALLBACK_LANGUAGE] = replace(english, title=" ".join(title.split()), status=TextStatus.DRAFT)
    edition = Edition(number="1", approval=Approval.DRAFT, facts_checked_on=like.edition.facts_checked_on)
    return replace(
        like,
        id=free_id(title, taken),
        edition=edition,
        sections=like.sections if with_sections else (),
        texts=MappingProxyType(texts),
        path="",
    )


def with_section(form: Form, section: Section, place: int = -1) -> Form:
    """``form`` with that section changed, or put in at ``place``, at the end without one."""
    if form.section(section.id) is not None:
        return replace(form, sections=tuple(section if s.id == section.id else s for s in form.sections))
    at = place if 0 <= place <= len(form.sections) else len(form.sections)
    return replace(form, sections=(*form.sections[:at], section, *form.sections[at:]))


def without_section(form: Form, section_id: str) -> Form:
    """``form`` without that section; its file stays, for other forms may hold it."""
    return replace(form, sections=tuple(s for s in form.sections if s.id != section_id))


def with_moved(form: Form, section_id: str, place: int) -> Form:
    """``form`` with that section at ``place`` among the others, counted from 0 once it is taken out."""
    section = form.section(section_id)
    if section is None:
        return form
    return with_section(without_section(form, section_id), section, max(0, min(place, len(form.sections) - 1)))


def with_text(section: Section, text: SectionText) -> Section:
    """``section`` with the words of one language."""
    return replace(section, texts=MappingProxyType({**section.texts, text.language: text}))


def still_read(before: Section, after: Section) -> Section:
    """``after`` with what was read by somebody a draft again where its words are no longer those that were read."""
    for tag, text in after.texts.items():
        old = before.texts.get(tag)
        if old is None or {old.status, text.status} != {TextStatus.REVIEWED}:
            continue
        same_reader = (old.reviewed_by, old.reviewed_on) == (text.reviewed_by, text.reviewed_on)
        if same_reader and source_mark(old) != source_mark(text):
            after = with_text(after, replace(text, status=TextStatus.DRAFT, reviewed_by="", reviewed_on=""))
    return after


def text_in(section: Section, language: str) -> SectionText:
    """The words in ``language`` to be edited; an empty text where there is none yet."""
    found = section.texts.get(language)
    empty = MappingProxyType({part.id: () for part in section.parts})
    return found or SectionText(language=language, status=TextStatus.DRAFT, title="", parts=empty)


def printable(form: Form) -> Form:
    """``form`` with dots wherever a draft says nothing yet, so that its pages can be made."""
    texts = {tag: replace(t, title=t.title or UNWRITTEN, intro=t.intro or _dots()) for tag, t in form.texts.items()}
    return replace(form, texts=MappingProxyType(texts), sections=tuple(map(_printable, form.sections)))


def _printable(section: Section) -> Section:
    given: Mapping[str, SectionText] = section.texts
    if FALLBACK_LANGUAGE not in given:
        given = {**given, FALLBACK_LANGUAGE: text_in(section, FALLBACK_LANGUAGE)}
    texts = {tag: _filled(section, text) for tag, text in given.items()}
    return replace(section, texts=MappingProxyType(texts))


def _filled(section: Section, text: SectionText) -> SectionText:
    parts = {part.id: text.parts.get(part.id) or _dots() for part in section.parts}
    numbers = {n.id: text.numbers.get(n.id) or plain(UNWRITTEN) for n in section.frequency.numbers}
    return replace(
        text, title=text.title or UNWRITTEN, parts=MappingProxyType(parts), numbers=MappingProxyType(numbers)
    )


def _dots() -> Blocks:
    return (Paragraph(inlines=plain(UNWRITTEN)),)


def says_the_same(one: Form, other: Form) -> bool:
    """Whether two states of a form differ in nothing but their number and where their files lie."""
    return _placeless(one) == _placeless(replace(other, edition=one.edition))


def _placeless(form: Form) -> Form:
    return replace(form, path="", sections=tuple(replace(section, path="") for section in form.sections))
