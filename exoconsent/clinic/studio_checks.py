"""What is wrong with a form in the making, whoever it will be for: errors stop publishing, never saving."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from exoconsent.clinic.studio_files import complaints_of
from exoconsent.consent.claims import ClaimRules, lint
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, Section, SectionText
from exoconsent.consent.letters import mixed_words, skeleton
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.review_words import GRADE_LIMIT
from exoconsent.consent.rule_findings import section_findings
from exoconsent.consent.text import Blank, Blocks, Bullets, Inlines
from exoconsent.consent.translation import Standing, held
from exoconsent.library.readability import LANGUAGES, measure

LEAST_WORDS: Final = 40
"""Less is too little to measure a grade on, as in ``review_words``."""
ALIKE: Final = 0.5
"""Two sections that share so large a part of their five-word runs say the same thing; a house figure."""
_RUN: Final = 5
_PERCENT: Final = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|percent\b|por ciento\b)")
_COUNTED: Final = re.compile(r"\b(?:of|in|out of|de|entre|cada)\s+[\d.,]*\d", re.IGNORECASE)
_NEAR: Final = 80

Runs = frozenset[tuple[str, ...]]
"""Every five words that stand together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One stretch of printed words."""

    section: Section
    language: str
    where: str
    words: str


class Checker:
    """Looks at a form; what it found about a section is kept until that section changes."""

    def __init__(self) -> None:
        """Knowing nothing yet."""
        self._known: dict[str, tuple[Section, ClaimRules, tuple[Problem, ...]]] = {}
        self._shared: dict[str, tuple[Section, Runs]] = {}

    def checks(self, form: Form, claims: ClaimRules) -> tuple[Problem, ...]:
        """Everything that can be said of ``form`` without a patient, errors first."""
        found = [*_of_file(form, "form"), *_languages(form)]
        found += [p for section in form.sections for p in self._of(section, claims)]
        found += _twice(form, {section.id: self._runs(section) for section in form.sections})
        if not form.sections:
            found.append(_problem("FORM-EMPTY", Severity.ERROR, "the form has no sections", "form"))
        order = list(Severity)
        return tuple(sorted(dict.fromkeys(found), key=lambda p: order.index(p.severity)))

    def _of(self, section: Section, claims: ClaimRules) -> tuple[Problem, ...]:
        known = self._known.get(section.id)
        if known is None or known[0] is not section or known[1] is not claims:
            said = tuple(_all(section))
            found = [p for find in _FINDERS for p in find(section, said)]
            known = self._known[section.id] = section, claims, (*found, *_claims(said, claims))
        return known[2]

    def _runs(self, section: Section) -> Runs:
        known = self._shared.get(section.id)
        if known is None or known[0] is not section:
            known = self._shared[section.id] = section, _runs(section)
        return known[1]


def grade(section: Section, language: str) -> float | None:
    """The US school grade of a section's wording; ``None`` where there is too little of it, or no formula."""
    text = section.texts.get(language)
    words = "\n".join(map(plain_words, text.parts.values())) if text else ""
    if len(words.split()) < LEAST_WORDS or language.partition("-")[0] not in LANGUAGES:
        return None
    return measure(words, language).grade


def form_grade(form: Form, language: str) -> float | None:
    """The same of all sections together."""
    texts = (t for s in form.sections for t in (s.texts.get(language),) if t)
    words = "\n".join(plain_words(blocks) for text in texts for blocks in text.parts.values())
    if len(words.split()) < LEAST_WORDS or language.partition("-")[0] not in LANGUAGES:
        return None
    return measure(words, language).grade


def plain_words(blocks: Blocks) -> str:
    """The words of a text, a line for each paragraph and bullet; blanks as dots."""
    lines = (b.items if isinstance(b, Bullets) else (b.inlines,) for b in blocks)
    return "\n".join(_line(inlines) for rows in lines for inlines in rows)


def _line(inlines: Inlines) -> str:
    return "".join("…" if isinstance(i, Blank) else i.text for i in inlines)


def _of_file(value: Form | Section, place: str) -> Iterator[Problem]:
    for told in complaints_of(value):
        yield _problem("FORM-FILE", Severity.ERROR, str(told), place)


def _file(section: Section, _said: tuple[_Said, ...]) -> Iterator[Problem]:
    yield from _of_file(section, _place(section))


def _claims(all_said: tuple[_Said, ...], rules: ClaimRules) -> Iterator[Problem]:
    for said in all_said:
        for found in lint(said.words, rules, skeleton):
            message = f'{_named(said)}: "{found.quote}" must not be said: {found.why}'
            yield _problem(
                f"CLAIM-{found.rule}", Severity.ERROR, message, _place(said.section), "Say what is known, without this."
            )


def _letters(_section: Section, all_said: tuple[_Said, ...]) -> Iterator[Problem]:
    for said in all_said:
        for word in mixed_words(said.words):
            message = f'{_named(said)}: "{word.word}" mixes letters of different scripts that look alike'
            yield _problem("MIXED-SCRIPTS", Severity.WARNING, message, _place(said.section), "Repair the letters.")


def _numbers(_section: Section, all_said: tuple[_Said, ...]) -> Iterator[Problem]:
    for said in all_said:
        for found in _PERCENT.finditer(said.words):
            if not _COUNTED.search(said.words, max(0, found.start() - _NEAR), found.end() + _NEAR):
                message = f'{_named(said)}: "{found.group()}" without how many of how many people'
                yield _problem(
                    "NO-DENOMINATOR", Severity.WARNING, message, _place(said.section), "Write it as “5 of 1,000”."
                )


def _reading(section: Section, _all_said: tuple[_Said, ...]) -> Iterator[Problem]:
    for language in section.texts:
        value = grade(section, language)
        if value is not None and value > GRADE_LIMIT:
            message = f"{_title(section)} ({language}): reads at US grade {value:.1f}, over {GRADE_LIMIT:.0f}"
            yield _problem("READING-SECTION", Severity.INFO, message, _place(section))


def _rules(section: Section, _all_said: tuple[_Said, ...]) -> Iterator[Problem]:
    for found in section_findings(section):
        message = f"{_title(section)} ({found.place}): {found.sentence}"
        yield _problem("RULE-ODD", Severity.WARNING, message, _place(section))
    if section.applies.mandatory is None and section.applies.suggested is None:
        message = f"{_title(section)}: no rule ever shows it; it is in only when it is added by hand"
        yield _problem("RULE-NONE", Severity.INFO, message, _place(section))


def _languages(form: Form) -> Iterator[Problem]:
    for language in (tag for tag in form.texts if tag != FALLBACK_LANGUAGE):
        unread = 0
        for section in form.sections:
            standing = held(section.texts, language).standing
            unread += standing is Standing.UNREVIEWED
            if standing in _STANDINGS:
                message = f"{_title(section)} ({language}): {_STANDINGS[standing]}"
                yield _problem(f"TRANSLATION-{standing.name}", Severity.WARNING, message, _place(section))
        if unread:
            message = f"{unread} sections ({language}): no person has reviewed these translations"
            yield _problem("TRANSLATION-UNREVIEWED", Severity.INFO, message, "form")


def _twice(form: Form, runs: Mapping[str, Runs]) -> Iterator[Problem]:
    for one, two in combinations(form.sections, 2):
        shared = len(runs[one.id] & runs[two.id])
        least = min(len(runs[one.id]), len(runs[two.id]))
        same_title = _title(one).casefold() == _title(two).casefold()
        if same_title or (least >= _RUN and shared / least > ALIKE):
            message = f"{_title(two)}: says much the same as {_title(one)}"
            yield _problem("SECTIONS-ALIKE", Severity.WARNING, message, _place(two), "Join them, or take one out.")


_STANDINGS: Final = {
    Standing.STALE: "the English text has changed since this translation was made",
    Standing.MISSING: "there is no translation; English is printed",
}
_FINDERS: Final[tuple[Callable[[Section, tuple[_Said, ...]], Iterator[Problem]], ...]] = (
    *(_file, _letters, _numbers, _rules, _reading),
)


def _all(section: Section) -> Iterator[_Said]:
    for language, text in section.texts.items():
        for where, words in _stretches(text):
            if words:
                yield _Said(section=section, language=language, where=where, words=words)


def _stretches(text: SectionText) -> Iterator[tuple[str, str]]:
    yield "title", text.title
    for name, blocks in text.parts.items():
        yield name, plain_words(blocks)
    yield "frequency", _line(text.frequency)
    for name, line in text.numbers.items():
        yield name, _line(line)
    if text.teach_back is not None:
        yield "teach-back", f"{text.teach_back.ask}\n{text.teach_back.good_answer}"
    yield "initials", text.initials


def _runs(section: Section) -> Runs:
    text = section.texts.get(FALLBACK_LANGUAGE)
    words = re.findall(r"\w+", " ".join(map(plain_words, text.parts.values())).casefold()) if text else []
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _named(said: _Said) -> str:
    return f"{_title(said.section)} ({said.language}, {said.where})"


def _title(section: Section) -> str:
    text = section.texts.get(FALLBACK_LANGUAGE)
    return (text.title if text else "") or section.id


def _place(section: Section) -> str:
    return f"section:{section.id}"


def _problem(code: str, severity: Severity, message: str, place: str, remedy: str = "") -> Problem:
    return Problem(code=code, severity=severity, message=message, place=place, remedy=remedy)
