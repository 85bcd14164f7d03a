"""Which required elements a form holds before there is a patient: what gives each, and who would miss it.

The same rules as at the desk (``elements.check``), asked of the form itself: a section gives an element by its name or
by its words; the program gives what it prints on every form or asks at the desk. As there, an element is "found" or
"not found", never "compliant".
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from exoconsent.consent.conditions import AllOf, Always, Condition
from exoconsent.consent.elements import ElementRule
from exoconsent.consent.facts import Facts
from exoconsent.consent.form import Band, Form, Section, SectionText, form_text, section_text
from exoconsent.consent.rule_findings import called_for
from exoconsent.consent.rule_logic import TooLongError, example
from exoconsent.consent.text import Blank, Blocks, Bullets, Inlines
from exoconsent.consent.words import Words

FORM: Final = ""
"""Stands for the form's own words among the ids of sections."""
_PRINTED: Final = ("label.", "talk.", "text.", "title.")
"""Beginnings of the fixed words that stand on every form."""
_PLACE: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One required element, and what of the form gives it."""

    rule: ElementRule
    sections: tuple[str, ...] = ()
    """Ids of the sections that give it; ``FORM`` is the form's introduction."""
    program: bool = False
    """The program prints it on every form, or asks for it at the desk."""
    told: bool = True
    """Whether the rule can look at a document in this language at all."""
    without: Facts | None = field(default=None, repr=False)
    """Somebody whom the element concerns and to whom none of ``sections`` is shown; ``None`` when there is nobody."""

    @property
    def measured(self) -> bool:
        """A property of the print, such as "no claim of cure": it holds or does not, there is nothing to find."""
        return any(f.kind == "print" for f in self.rule.found)

    @property
    def found(self) -> bool:
        """For somebody at least."""
        return self.program or bool(self.sections)


Giving = Mapping[str, tuple[Condition | None, ...]]
"""By id of a rule: when a section prints what the rule looks for. ``None``: only when it is added by hand."""
Gives = Callable[[Section, str], Giving]


def held(
    rules: Sequence[ElementRule],
    form: Form,
    language: str,
    words: Words,
    measures: Mapping[str, bool],
    gives: Gives | None = None,
) -> tuple[Held, ...]:
    """Of every rule, what gives it in ``language``; nothing for a withdrawal, of which no element is asked.

    ``measures`` says which print properties hold; one that it does not name is the program's own. ``gives`` may
    remember what ``section_gives`` told of a section.
    """
    if form.withdrawal:
        return ()
    ask = gives or (lambda section, tag: section_gives(rules, section, tag))
    given = {FORM: _form_gives(rules, form, language), **{s.id: ask(s, language) for s in form.sections}}
    languages = {form_text(form, language).language, *(section_text(s, language).language for s in form.sections)}
    fixed = _fixed(words)
    return tuple(_held(rule, given, languages, _program_gives(rule, fixed, language, measures)) for rule in rules)


def section_gives(rules: Sequence[ElementRule], section: Section, language: str) -> Giving:
    """What a section gives by its name and by its words, of each of its parts when it is printed."""
    text, base = section_text(section, language), called_for(section)
    found: dict[str, list[Condition | None]] = {}
    for when, words in _stretches(section, text, base):
        for rule in rules:
            if _in_words(rule, words, text.language):
                found.setdefault(rule.id, []).append(when)
    for rule in rules:
        if any(f.kind == "section" and f.value == section.id for f in rule.found):
            found.setdefault(rule.id, []).append(base)
    return {rule: tuple(conditions) for rule, conditions in found.items()}


def plain_words(blocks: Blocks) -> str:
    """The words of a text, a line for each paragraph and bullet; blanks as dots."""
    lines = (b.items if isinstance(b, Bullets) else (b.inlines,) for b in blocks)
    return "\n".join(plain_line(inlines) for rows in lines for inlines in rows)


def plain_line(inlines: Inlines) -> str:
    """One line of it."""
    return "".join("…" if isinstance(i, Blank) else i.text for i in inlines)


def _held(rule: ElementRule, given: Mapping[str, Giving], languages: Collection[str], program: bool) -> Held:
    if program:
        return Held(rule=rule, program=True)
    giving = {section: there[rule.id] for section, there in given.items() if rule.id in there}
    return Held(
        rule=rule,
        sections=tuple(giving),
        told=any(f.kind != "text" or f.language in languages for f in rule.found),
        without=_without(rule, [when for several in giving.values() for when in several]) if giving else None,
    )


def _without(rule: ElementRule, giving: Sequence[Condition | None]) -> Facts | None:
    """A person whom none of ``giving`` reaches; ``None`` too where the rules are too long to tell."""
    try:
        return example([rule.when or Always()], [when for when in giving if when is not None])
    except TooLongError:
        return None


def _program_gives(rule: ElementRule, fixed: str, language: str, measures: Mapping[str, bool]) -> bool:
    return _in_words(rule, fixed, language) or any(
        measures.get(f.value, True) if f.kind == "print" else f.kind in ("furniture", "fact") for f in rule.found
    )


def _in_words(rule: ElementRule, words: str, language: str) -> bool:
    patterns = (f.value for f in rule.found if f.kind == "text" and f.language == language)
    return any(_pattern(pattern).search(words) for pattern in patterns)


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _form_gives(rules: Sequence[ElementRule], form: Form, language: str) -> Giving:
    text = form_text(form, language)
    words = "\n".join((text.title, text.subtitle, plain_words(text.intro)))
    return {rule.id: (Always(),) for rule in rules if _in_words(rule, words, text.language)}


def _stretches(section: Section, text: SectionText, base: Condition | None) -> Iterator[tuple[Condition | None, str]]:
    """The title and lines with the section, each part when it is printed."""
    numbers = (plain_line(line) for line in text.numbers.values())
    asked = (text.teach_back.ask, text.teach_back.good_answer) if text.teach_back else ()
    yield base, "\n".join((text.title, plain_line(text.frequency), *numbers, *asked, text.initials))
    for part in section.parts:
        both = AllOf(conditions=(base, part.when)) if base is not None and part.when is not None else base
        yield both, plain_words(text.parts.get(part.id, ()))


def _fixed(words: Words) -> str:
    """What stands on every form, with something in the place of what is filled in."""
    lines = (_PLACE.sub("1", text) for key, text in words.texts.items() if key.startswith(_PRINTED))
    return " \n".join(f"{line} …" for line in lines)


def same_denominator(form: Form) -> bool:
    """Whether all numbers of the form are counted in the same number of people."""
    return len({n.per for s in form.sections for n in s.frequency.numbers}) <= 1


def every_frequency(form: Form) -> bool:
    """Whether every risk says how often it happens, or that nobody knows."""
    asked = (s.frequency for s in form.sections if s.frequency.band is not Band.NOT_APPLICABLE)
    return all(f.band is Band.NOT_KNOWN or f.numbers for f in asked)
