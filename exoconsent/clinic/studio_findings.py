"""What is wrong with one section in the making, whoever it will be for; each finding knows the words it is about."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from exoconsent.clinic.studio_assessment import Check, named, of_section
from exoconsent.clinic.studio_files import complaints_of
from exoconsent.consent.claims import ClaimRules, lint
from exoconsent.consent.elements_held import plain_line, plain_words
from exoconsent.consent.form import FALLBACK_LANGUAGE, Section, SectionText
from exoconsent.consent.letters import mixed_words, skeleton
from exoconsent.consent.problem import Severity
from exoconsent.consent.rule_findings import section_findings
from exoconsent.consent.text import Blank, Blocks, inlines_of

_PERCENT: Final = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|percent\b|por ciento\b)")
_COUNTED: Final = re.compile(r"\b(?:of|in|out of|de|entre|cada)\s+[\d.,]*\d", re.IGNORECASE)
_NEAR: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One stretch of printed words."""

    section: Section
    language: str
    where: str
    words: str

    @property
    def named(self) -> str:
        """Where it stands, for people."""
        return f"{named(self.section)} ({self.language}, {self.where})"

    def tell(self, code: str, severity: Severity, message: str, *, words: str, remedy: str) -> Check:
        """A finding about ``words`` in it."""
        return of_section(
            self.section,
            code,
            severity,
            f"{self.named}: {message}",
            remedy=remedy,
            language=self.language,
            part=self.where,
            words=words,
        )


def section_checks(section: Section, claims: ClaimRules) -> tuple[Check, ...]:
    """All that can be said of ``section`` alone."""
    said = tuple(_all(section))
    return (*(check for find in _FINDERS for check in find(section, said)), *_claims(said, claims))


def _file(section: Section, _said: tuple[Said, ...]) -> Iterator[Check]:
    for told in complaints_of(section):
        yield of_section(section, "FORM-FILE", Severity.ERROR, str(told))


def _claims(all_said: tuple[Said, ...], rules: ClaimRules) -> Iterator[Check]:
    remedy = "Say what is known, without this."
    for said in all_said:
        for found in lint(said.words, rules, skeleton):
            message = f'"{found.quote}" must not be said: {found.why}'
            yield said.tell(f"CLAIM-{found.rule}", Severity.ERROR, message, words=found.quote, remedy=remedy)


def _letters(_section: Section, all_said: tuple[Said, ...]) -> Iterator[Check]:
    for said in all_said:
        for word in mixed_words(said.words):
            message = f'"{word.word}" mixes letters of different scripts that look alike'
            yield said.tell("MIXED-SCRIPTS", Severity.WARNING, message, words=word.word, remedy="Type the word anew.")


def _numbers(_section: Section, all_said: tuple[Said, ...]) -> Iterator[Check]:
    remedy = "Write it as “5 of 1,000”."
    for said in all_said:
        for found in _PERCENT.finditer(said.words):
            if not _COUNTED.search(said.words, max(0, found.start() - _NEAR), found.end() + _NEAR):
                message = f'"{found.group()}" without how many of how many people'
                yield said.tell("NO-DENOMINATOR", Severity.WARNING, message, words=found.group(), remedy=remedy)


def _blanks(section: Section, _all_said: tuple[Said, ...]) -> Iterator[Check]:
    """A blank that one language has and the other has not is filled in for some patients only."""
    english = section.texts.get(FALLBACK_LANGUAGE)
    others = [text for tag, text in section.texts.items() if tag != FALLBACK_LANGUAGE]
    for text in others if english else ():
        for part, blocks in text.parts.items():
            before = _blanks_of(english.parts.get(part, ())) if english else set()
            different = sorted(before ^ _blanks_of(blocks))
            if different and blocks:
                listed = ", ".join("{" + name + "}" for name in different)
                message = f"{named(section)} ({text.language}, {part}): other blanks than English: {listed}"
                more = {"language": text.language, "part": part, "remedy": "Put the same blanks into both."}
                yield of_section(section, "BLANKS-DIFFER", Severity.WARNING, message, **more)


def _blanks_of(blocks: Blocks) -> set[str]:
    return {inline.name for inline in inlines_of(blocks) if isinstance(inline, Blank)}


def _rules(section: Section, _all_said: tuple[Said, ...]) -> Iterator[Check]:
    for found in section_findings(section):
        message = f"{named(section)} ({found.place}): {found.sentence}"
        yield of_section(section, "RULE-ODD", Severity.WARNING, message, part="rules")
    if section.applies.mandatory is None and section.applies.suggested is None:
        message = f"{named(section)}: no rule ever shows it; it is in only when it is added by hand"
        yield of_section(section, "RULE-NONE", Severity.INFO, message, part="rules")


_FINDERS: Final[tuple[Callable[[Section, tuple[Said, ...]], Iterator[Check]], ...]] = (
    *(_file, _letters, _numbers, _blanks, _rules),
)


def _all(section: Section) -> Iterator[Said]:
    for language, text in section.texts.items():
        for where, words in _stretches(text):
            if words:
                yield Said(section=section, language=language, where=where, words=words)


def _stretches(text: SectionText) -> Iterator[tuple[str, str]]:
    yield "title", text.title
    for name, blocks in text.parts.items():
        yield name, plain_words(blocks)
    yield "frequency", plain_line(text.frequency)
    for name, line in text.numbers.items():
        yield name, plain_line(line)
    if text.teach_back is not None:
        yield "teach-back", f"{text.teach_back.ask}\n{text.teach_back.good_answer}"
    yield "initials", text.initials
