"""Review of languages: translations missing, unreviewed or out of date, and rules that know no such language."""

from collections.abc import Iterator

from exoconsent.consent.case import Case, error, warning
from exoconsent.consent.parallel import code, languages, standings
from exoconsent.consent.problem import Problem
from exoconsent.consent.translation import Standing

_SENTENCES = {
    Standing.UNREVIEWED: "the translation was not reviewed by a person: {texts}",
    Standing.STALE: "the English text has changed since the translation was made, or nobody knows of which: {texts}",
    Standing.MISSING: "there is no translation, so the English text is printed: {texts}",
}
_REMEDIES = {
    Standing.UNREVIEWED: "Have a qualified translator review it, or note why it is used.",
    Standing.STALE: "Have the translation brought up to date, or note why it is used.",
    Standing.MISSING: "Have it translated, or note who interprets it.",
}


def _translation(case: Case) -> Iterator[Problem]:
    for language in languages(case.draft):
        if language not in case.form.texts:
            yield error("TRANSLATION-MISSING", f'the form has no text in "{language}"', "form", "Use an interpreter.")
            return
    for standing, texts in standings(case.form, case.draft, case.adaptation, *case.words).items():
        message = _SENTENCES[standing].format(texts=", ".join(dict.fromkeys(texts)))
        yield warning(code(standing), message, "form", _REMEDIES[standing])


def _unchecked(case: Case) -> Iterator[Problem]:
    """Where no banned pattern is written in a language, the lint would pass everything: that is said, never hidden."""
    for language in languages(case.draft):
        if language not in case.rulebook.claims.languages:
            message = f'claims that must not be made: not checked in this language ("{language}")'
            yield warning("CLAIMS-UNCHECKED", message, "form", "Have a person who reads it look for promises.")


LANGUAGE_FINDERS = (_translation, _unchecked)
