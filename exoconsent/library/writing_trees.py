"""Forms and sections as the plain values of their YAML files: every key in its usual order, nothing said twice.

Two equal values have equal trees, so the trees tell what an editor changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from exoconsent.consent.conditions import Always, AnyOf, Condition, Test
from exoconsent.consent.form import (
    FALLBACK_LANGUAGE,
    Edition,
    Form,
    FormText,
    Frequency,
    FrequencyNumber,
    Keep,
    Part,
    Provenance,
    Section,
    SectionText,
)
from exoconsent.consent.text import Blocks, Inlines, Paragraph
from exoconsent.library.markdown_writer import to_markdown

Tree = dict[str, Any]


class Short(dict[str, Any]):
    """Keys with values that stand on one line, in braces, where they fit."""


class Row(list[Any]):
    """A list that stands on one line, in brackets, where it fits."""


class Prose(str):
    """Markdown of several lines, which may be folded at blanks."""

    __slots__ = ()


def section_tree(section: Section) -> Tree:
    """The values of a section's file.

    Raises:
        ValueError: Markdown has no way to say one of its texts.
    """
    return _given(
        schema="exoconsent-section/1",
        id=section.id,
        category=section.category.value,
        applies=_given(mandatory=_when(section.applies.mandatory), suggested=_when(section.applies.suggested)),
        frequency=_frequency(section.frequency),
        evidence={
            "sources": Row(section.evidence.sources),
            "confidence": section.evidence.confidence,
            **_given(note=section.evidence.note or None),
        },
        provenance=[_provenance(passage) for passage in section.provenance] or None,
        parts=[_part(part) for part in section.parts],
        text={tag: _section_text(text) for tag, text in _english_first(section.texts)},
    )


def form_tree(form: Form, sections: Sequence[str] | None = None) -> Tree:
    """The values of a form's file; ``sections`` names its sections where ``form`` holds none yet.

    Raises:
        ValueError: Markdown has no way to say one of its texts.
    """
    return _given(
        schema="exoconsent-form/1",
        id=form.id,
        edition=_edition(form.edition),
        sections=list(sections) if sections is not None else [section.id for section in form.sections],
        personal_first=form.personal_first or None,
        withdrawal=form.withdrawal or None,
        validity_days=form.validity_days or None,
        text={tag: _form_text(text) for tag, text in _english_first(form.texts)},
    )


def condition_tree(condition: Condition) -> Any:
    """A rule as it stands in a file."""
    match condition:
        case Always():
            return "always"
        case Test():
            several = isinstance(condition.value, tuple)
            value = Row(condition.value) if several else condition.value
            return Short({"field": condition.field, condition.op.value: value})
        case _:
            word = "any" if isinstance(condition, AnyOf) else "all"
            return Short({word: Row(condition_tree(c) for c in condition.conditions)})


def _given(**values: Any) -> Tree:
    """The keys that have a value."""
    return {key: value for key, value in values.items() if value is not None}


def _english_first(texts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from sorted(texts.items(), key=lambda pair: pair[0] != FALLBACK_LANGUAGE)


def _when(condition: Condition | None) -> Any:
    return None if condition is None else condition_tree(condition)


def _line(text: str) -> str:
    """A text that is printed as it stands; reading makes one blank of several."""
    return " ".join(text.split())


def _prose(blocks: Blocks) -> Prose:
    return Prose(to_markdown(blocks) if blocks else "")


def _inlines(inlines: Inlines) -> str:
    return to_markdown((Paragraph(inlines=inlines),))[:-1]


def _frequency(frequency: Frequency) -> Tree:
    return _given(
        band=frequency.band.value,
        note=frequency.note or None,
        numbers=[_number(number) for number in frequency.numbers] or None,
    )


def _number(number: FrequencyNumber) -> Short:
    return Short(
        _given(
            id=number.id,
            low=number.low,
            high=number.high,
            per=number.per,
            when=_when(number.when),
            sources=Row(number.sources) if number.sources else None,
        )
    )


def _provenance(passage: Provenance) -> Short:
    """Every field that differs from its default, so that a field added to ``Provenance`` is written as well."""
    told = ((f, getattr(passage, f.name)) for f in fields(passage))
    return Short({f.name: value for f, value in told if f.default is MISSING or value != f.default})


def _part(part: Part) -> Short:
    return Short(
        _given(
            id=part.id,
            variant=part.variant or None,
            otherwise=part.otherwise or None,
            if_unknown=None if part.if_unknown else False,
            keep=None if part.keep is Keep.NOTHING else part.keep.value,
            when=_when(part.when),
        )
    )


def _section_text(text: SectionText) -> Tree:
    asked = text.teach_back
    return _given(
        status=text.status.value,
        translated_from=text.translated_from or None,
        title=_line(text.title),
        parts={name: _prose(blocks) for name, blocks in text.parts.items()},
        frequency=_inlines(text.frequency) if text.frequency else None,
        numbers={name: _inlines(line) for name, line in text.numbers.items()} or None,
        teach_back={"ask": _line(asked.ask), "good_answer": _line(asked.good_answer)} if asked else None,
        initials=_line(text.initials) or None,
        reviewed_by=_line(text.reviewed_by) or None,
        reviewed_on=text.reviewed_on or None,
    )


def _edition(edition: Edition) -> Tree:
    return _given(
        number=_line(edition.number),
        approval=edition.approval.value,
        approved_by=_line(edition.approved_by) or None,
        approved_on=edition.approved_on or None,
        facts_checked_on=edition.facts_checked_on,
    )


def _form_text(text: FormText) -> Tree:
    return _given(
        status=text.status.value,
        translated_from=text.translated_from or None,
        title=_line(text.title),
        subtitle=_line(text.subtitle),
        review_notice=_line(text.review_notice),
        intro=_prose(text.intro),
    )
