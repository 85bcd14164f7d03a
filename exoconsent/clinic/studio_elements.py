"""Required elements of a form in the making: which are missing, and which reach only some of whom they concern."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from exoconsent.clinic.studio_assessment import Check, named
from exoconsent.consent.elements import ElementRule
from exoconsent.consent.elements_held import FORM, Held, every_frequency, plain_words, same_denominator
from exoconsent.consent.facts import VOCABULARY
from exoconsent.consent.form import Form, section_text
from exoconsent.consent.problem import Severity
from exoconsent.consent.review_elements import unexplained
from exoconsent.consent.review_words import EASE_LIMIT, GRADE_LIMIT, SENTENCE_LIMIT
from exoconsent.library.readability import LANGUAGES, Reading

OF_ONE_LAW = "S"
"""The mode of elements that the law of one place asks for."""


def measures(form: Form, language: str, found: Reading, *, no_claims: bool) -> Mapping[str, bool]:
    """The print properties that the words of a form decide; the program sees to the others."""
    readable = language.partition("-")[0] not in LANGUAGES
    wording = (plain_words(blocks) for s in form.sections for blocks in section_text(s, language).parts.values())
    return {
        "grade_8": readable or found.grade <= GRADE_LIMIT,
        "ease_60": readable or found.ease >= EASE_LIMIT,
        "short_sentences": found.sentence_words <= SENTENCE_LIMIT,
        "abbreviations_explained": not unexplained(" ".join(wording)),
        "same_denominator": same_denominator(form),
        "frequency_line": every_frequency(form),
        "no_claims": no_claims,
    }


def element_checks(form: Form, language: str, elements: tuple[Held, ...]) -> Iterator[Check]:
    """What is missing in ``language``, and what not everybody would be given."""
    for element in elements:
        if not element.found:
            seen = "not so" if element.measured else "not found" if element.told else "not checked"
            yield _check(element.rule, f"{seen} ({language}): {element.rule.what}", told=element.told)
        elif element.without is not None:
            yield _for_some(form, language, element)


def _for_some(form: Form, language: str, element: Held) -> Check:
    titles = {section.id: named(section) for section in form.sections}
    given = ", ".join(f"“{titles[name]}”" for name in element.sections if name != FORM)
    because = ", ".join(f"{VOCABULARY[name].words}: {value}" for name, value in (element.without or {}).items())
    message = f"{element.rule.what} ({language}): only in {given}, not for everybody whom it concerns"
    found = _check(element.rule, f"{message} (for example {because})" if because else message, told=True)
    severity = max(found.severity, Severity.WARNING, key=list(Severity).index)
    return replace(
        found, severity=severity, place=f"section:{element.sections[0]}", remedy="Show it always.", part="rules"
    )


def _check(rule: ElementRule, message: str, *, told: bool) -> Check:
    """The law of one place bars nobody elsewhere, so there it only warns."""
    severity = Severity(rule.severity)
    if severity is Severity.ERROR and (rule.mode == OF_ONE_LAW or not told):
        severity = Severity.WARNING
    return Check(
        code=rule.id, severity=severity, message=message, place="form", remedy=rule.remedy, citation=rule.citation
    )
