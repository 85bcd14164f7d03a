"""Two editions of a form side by side: sections that came, went and moved; changed words; rules as sentences."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exoconsent.consent.conditions import Condition
from exoconsent.consent.form import Form, FormText, Frequency, Section, SectionText
from exoconsent.consent.rule_words import rule_words
from exoconsent.consent.word_changes import Piece, Word, differs, of_blocks, of_line, of_text, word_changes
from exoconsent.consent.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """The changed words of one place in one language."""

    section_id: str
    """Empty for the form's own texts."""
    language: str
    place: str
    """``title``, ``part NAME`` (a part or variant), ``frequency``, ``number NAME``, ``teach_back.ask`` and so on."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule that says something else now."""

    section_id: str
    place: str
    """``mandatory``, ``suggested``, ``part NAME`` or ``number NAME``."""
    before: str
    """When it held, as a clause (``rule_words``)."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A setting that is another one now: category, frequency band, sources, status of a text, edition and the like."""

    section_id: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that differs between two editions."""

    added: tuple[str, ...]
    """Ids of sections that are new, in the order of the newer edition."""
    removed: tuple[str, ...]
    moved: tuple[str, ...]
    """Sections that stand in another place among those that stayed."""
    texts: tuple[TextChange, ...]
    rules: tuple[RuleChange, ...]
    values: tuple[ValueChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.added, self.removed, self.moved, self.texts, self.rules, self.values))

    @property
    def wording(self) -> bool:
        """Whether a patient could read or be shown something else; settings such as a note do not count."""
        return any((self.added, self.removed, self.moved, self.texts, self.rules))


def compare(old: Form, new: Form, words: Words | None = None) -> Changes:
    """What is different in ``new``; ``words`` say the values in rules as patients read them."""
    before, after = [s.id for s in old.sections], [s.id for s in new.sections]
    pairs = [(o, n) for n in new.sections for o in (old.section(n.id),) if o is not None and o != n]
    return Changes(
        added=tuple(i for i in after if i not in before),
        removed=tuple(i for i in before if i not in after),
        moved=_moved([i for i in before if i in after], [i for i in after if i in before]),
        texts=(*_form_texts(old, new), *(change for o, n in pairs for change in _section_texts(o, n))),
        rules=tuple(change for o, n in pairs for change in _rules(o, n, words)),
        values=(*_values("", _of_form(old), _of_form(new)), *(c for o, n in pairs for c in _section_values(o, n))),
    )


def _moved(before: list[str], after: list[str]) -> tuple[str, ...]:
    """The fewest ids whose move explains the new order."""
    blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {i for block in blocks for i in before[block.a : block.a + block.size]}
    return tuple(i for i in after if i not in stayed)


Places = dict[str, tuple[Word, ...]]


def _form_texts(old: Form, new: Form) -> Iterator[TextChange]:
    for tag in dict.fromkeys((*old.texts, *new.texts)):
        yield from _texts("", tag, _form_places(old.texts.get(tag)), _form_places(new.texts.get(tag)))


def _section_texts(old: Section, new: Section) -> Iterator[TextChange]:
    for tag in dict.fromkeys((*old.texts, *new.texts)):
        yield from _texts(new.id, tag, _section_places(old.texts.get(tag)), _section_places(new.texts.get(tag)))


def _texts(section_id: str, language: str, old: Places, new: Places) -> Iterator[TextChange]:
    for place in dict.fromkeys((*new, *old)):
        pieces = word_changes(old.get(place, ()), new.get(place, ()))
        if differs(pieces):
            yield TextChange(section_id=section_id, language=language, place=place, pieces=pieces)


def _form_places(text: FormText | None) -> Places:
    if text is None:
        return {}
    named = {name: of_text(getattr(text, name)) for name in ("title", "subtitle", "review_notice")}
    return {**named, "intro": of_blocks(text.intro)}


def _section_places(text: SectionText | None) -> Places:
    if text is None:
        return {}
    asked = text.teach_back
    return {
        "title": of_text(text.title),
        **{f"part {name}": of_blocks(blocks) for name, blocks in text.parts.items()},
        "frequency": of_line(text.frequency),
        **{f"number {name}": of_line(line) for name, line in text.numbers.items()},
        "teach_back.ask": of_text(asked.ask if asked else ""),
        "teach_back.good_answer": of_text(asked.good_answer if asked else ""),
        "initials": of_text(text.initials),
    }


def _rules(old: Section, new: Section, words: Words | None) -> Iterator[RuleChange]:
    before, after = _rules_of(old), _rules_of(new)
    for place in dict.fromkeys((*after, *before)):
        was, now = before.get(place), after.get(place)
        if was != now and (place in before) == (place in after):
            yield RuleChange(
                section_id=new.id, place=place, before=_said(place, was, words), after=_said(place, now, words)
            )


def _said(place: str, rule: Condition | None, words: Words | None) -> str:
    """A part or number without a rule is always printed; a section without one never is by itself."""
    whole = place in ("mandatory", "suggested")
    return rule_words(rule, words) if rule is not None or whole else "always"


def _rules_of(section: Section) -> dict[str, Condition | None]:
    return {
        "mandatory": section.applies.mandatory,
        "suggested": section.applies.suggested,
        **{f"part {part.id}": part.when for part in section.parts},
        **{f"number {number.id}": number.when for number in section.frequency.numbers},
    }


def _values(section_id: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[ValueChange]:
    for place in dict.fromkeys((*new, *old)):
        before, after = str(old.get(place, "")), str(new.get(place, ""))
        if before != after:
            yield ValueChange(section_id=section_id, place=place, before=before, after=after)


def _section_values(old: Section, new: Section) -> Iterator[ValueChange]:
    yield from _values(new.id, _of_section(old), _of_section(new))


def _of_form(form: Form) -> dict[str, Any]:
    edition = form.edition
    return {
        **{name: getattr(edition, name) for name in ("number", "approval", "facts_checked_on")},
        "personal_first": _yes(form.personal_first),
        "withdrawal": _yes(form.withdrawal),
        "validity_days": form.validity_days or "",
        **{f"status {tag}": text.status.value for tag, text in form.texts.items()},
    }


def _of_section(section: Section) -> dict[str, Any]:
    evidence = section.evidence
    passages = [f"{p.document} {p.start}-{p.end} {p.claim} {p.verdict}".strip() for p in section.provenance]
    return {
        "category": section.category.value,
        **_of_frequency(section.frequency),
        "sources": ", ".join(evidence.sources),
        "confidence": evidence.confidence,
        "evidence note": evidence.note,
        "provenance": "; ".join(passages),
        "parts": ", ".join(_part(section)),
        **{f"status {tag}": text.status.value for tag, text in section.texts.items()},
    }


def _part(section: Section) -> Iterator[str]:
    for part in section.parts:
        marks = [w for w, on in (("variant", part.variant), ("otherwise", part.otherwise)) if on]
        marks += [] if part.if_unknown else ["not when unknown"]
        marks += [f"keep {part.keep}"] if part.keep != "nothing" else []
        yield f"{part.id} ({', '.join(marks)})" if marks else part.id


def _of_frequency(frequency: Frequency) -> dict[str, Any]:
    rates = {f"number {n.id}": f"{n.low}-{n.high} of {n.per} ({', '.join(n.sources)})" for n in frequency.numbers}
    return {"band": frequency.band.value, "frequency note": frequency.note, **rates}


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
