"""What is wrong with a form in the making, whoever it will be for: errors stop publishing, never saving."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, Final

from exoconsent.clinic.studio_assessment import Assessment, Check, Grades, always, named, of_section, while_wanted
from exoconsent.clinic.studio_elements import element_checks, measures
from exoconsent.clinic.studio_files import complaints_of
from exoconsent.clinic.studio_findings import section_checks
from exoconsent.consent.elements import ElementRule
from exoconsent.consent.elements_held import Held, held, plain_words, section_gives
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, Section
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.review_words import GRADE_LIMIT
from exoconsent.consent.translation import Standing
from exoconsent.consent.translation import held as text_held
from exoconsent.library.load import Library
from exoconsent.library.readability import LANGUAGES, counted, reading

LEAST_WORDS: Final = 40
"""Less is too little to measure a grade on, as in ``review_words``."""
ALIKE: Final = 0.5
"""Two sections that share so large a part of their five-word runs say the same thing; a house figure."""
_RUN: Final = 5
_COMMON: Final = 20
"""Of a run of words that stands in more sections than this, the first ones are compared; a house figure."""

Counts = tuple[int, int, int]
"""Words, sentences and syllables."""
Runs = frozenset[tuple[str, ...]]
"""Every five words that stand together."""


class Checker:
    """Looks at a form; what it found about a section is kept until that section changes."""

    def __init__(self) -> None:
        """Knowing nothing yet."""
        self._known: dict[tuple[str, ...], tuple[Section, object, Any]] = {}

    def assess(self, form: Form, library: Library, wanted: Callable[[], bool] = always) -> Assessment:
        """Everything that can be said of ``form`` without a patient; ``SupersededError`` once it is not ``wanted``."""
        found: list[Problem] = [*_of_form(form), *_languages(form)]
        for section in while_wanted(form.sections, wanted):
            found += self._kept(("checks", section.id), section, library.claims, section_checks)
        found += _twice(form, {s.id: self._kept(("runs", s.id), s, None, lambda s, _: _runs(s)) for s in form.sections})
        counts = {tag: self._counts(form, tag) for tag in form.texts}
        grades = {tag: _grades(of, tag) for tag, of in counts.items()}
        found += _hard(form, grades)
        claims = not any(p.code.startswith("CLAIM-") for p in found)
        tags = while_wanted(form.texts, wanted)
        elements = {tag: self._elements(form, tag, library, counts[tag], claims) for tag in tags}
        found += (check for tag, those in elements.items() for check in element_checks(form, tag, those))
        return Assessment(
            problems=_sorted(found),
            grades=grades,
            elements=elements,
            titles={section.id: named(section) for section in form.sections},
        )

    def _elements(
        self, form: Form, tag: str, library: Library, counts: Mapping[str, Counts], claims: bool
    ) -> tuple[Held, ...]:
        rules = rules_of(library)
        words = library.words.get(tag) or library.words[FALLBACK_LANGUAGE]

        def gives(section: Section, language: str) -> Any:
            key = ("gives", section.id, language)
            return self._kept(key, section, rules, lambda one, those: section_gives(those, one, language))

        told = measures(form, tag, reading(counts.values(), tag), no_claims=claims)
        return held(rules, form, tag, words, told, gives)

    def _counts(self, form: Form, tag: str) -> Mapping[str, Counts]:
        """By section; of those that have words in this language."""
        there = (section for section in form.sections if tag in section.texts)
        return {s.id: self._kept(("counts", s.id, tag), s, None, lambda one, _: _counted(one, tag)) for s in there}

    def _kept(self, key: tuple[str, ...], section: Section, more: Any, find: Callable[[Section, Any], Any]) -> Any:
        """What ``find`` says of ``section``, asked again only when it or ``more`` is another one."""
        known = self._known.get(key)
        if known is None or known[0] is not section or known[1] != more:
            known = self._known[key] = section, more, find(section, more)
        return known[2]


def rules_of(library: Library) -> tuple[ElementRule, ...]:
    """The required elements of every consent, and those that the laws of some places ask for."""
    return (*library.elements, *(rule for law in library.jurisdictions for rule in law.elements))


def _sorted(found: Iterable[Problem]) -> tuple[Problem, ...]:
    order = list(Severity)
    return tuple(sorted(dict.fromkeys(found), key=lambda p: order.index(p.severity)))


def _of_form(form: Form) -> Iterator[Check]:
    for told in complaints_of(form):
        yield Check(code="FORM-FILE", severity=Severity.ERROR, message=str(told), place="form")
    if not form.sections:
        yield Check(code="FORM-EMPTY", severity=Severity.ERROR, message="the form has no sections", place="form")


def _counted(section: Section, language: str) -> Counts:
    return counted("\n".join(map(plain_words, section.texts[language].parts.values())), language)


def _grades(counts: Mapping[str, Counts], language: str) -> Grades:
    known = language.partition("-")[0] in LANGUAGES

    def grade(*several: Counts) -> float | None:
        found = reading(several, language)
        return found.grade if known and found.words >= LEAST_WORDS else None

    return Grades(form=grade(*counts.values()), sections={name: grade(of) for name, of in counts.items()})


def _hard(form: Form, grades: Mapping[str, Grades]) -> Iterator[Check]:
    for section in form.sections:
        for language, found in grades.items():
            value = found.sections.get(section.id)
            if value is not None and value > GRADE_LIMIT:
                message = f"{named(section)} ({language}): reads at US grade {value:.1f}, over {GRADE_LIMIT:.0f}"
                yield of_section(section, "READING-SECTION", Severity.INFO, message, language=language)


def _languages(form: Form) -> Iterator[Check]:
    for language in (tag for tag in form.texts if tag != FALLBACK_LANGUAGE):
        unread = 0
        for section in form.sections:
            standing = text_held(section.texts, language).standing
            unread += standing is Standing.UNREVIEWED
            if standing in _STANDINGS:
                message = f"{named(section)} ({language}): {_STANDINGS[standing]}"
                code = f"TRANSLATION-{standing.name}"
                yield of_section(section, code, Severity.WARNING, message, language=language)
        if unread:
            message = f"{unread} sections ({language}): no person has reviewed these translations"
            yield Check(code="TRANSLATION-UNREVIEWED", severity=Severity.INFO, message=message, place="form")


def _twice(form: Form, runs: Mapping[str, Runs]) -> Iterator[Check]:
    """Sections of one title, or that say much the same; counted by what they share, not pair by pair."""
    shared = _shared(runs)
    by_id = {section.id: section for section in form.sections}
    place = {name: n for n, name in enumerate(by_id)}
    alike = {pair for pair, many in shared.items() if many / min(len(runs[one]) for one in pair) > ALIKE}
    titles: defaultdict[str, list[str]] = defaultdict(list)
    for section in form.sections:
        titles[named(section).casefold()].append(section.id)
    alike |= {frozenset(pair) for same in titles.values() for pair in combinations(same, 2)}
    for pair in sorted(tuple(sorted(pair, key=lambda name: place[name])) for pair in alike):
        one, two = (by_id[name] for name in pair)
        message = f"{named(two)}: says much the same as {named(one)}"
        remedy = "Join them, or take one out."
        yield of_section(two, "SECTIONS-ALIKE", Severity.WARNING, message, remedy=remedy)


def _shared(runs: Mapping[str, Runs]) -> Counter[frozenset[str]]:
    """How many runs two sections have in common; of those with enough words."""
    where: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, those in runs.items():
        for run in those if len(those) >= _RUN else ():
            where[run].append(name)
    return Counter(frozenset(pair) for names in where.values() for pair in combinations(names[:_COMMON], 2))


_STANDINGS: Final = {
    Standing.STALE: "the English text has changed since this translation was made",
    Standing.MISSING: "there is no translation; English is printed",
}


def _runs(section: Section) -> Runs:
    text = section.texts.get(FALLBACK_LANGUAGE)
    words = re.findall(r"\w+", " ".join(map(plain_words, text.parts.values())).casefold()) if text else []
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
