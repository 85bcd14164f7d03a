"""Review of the required elements: what is on the page, set against the rules with their citations."""

import math
import re
from collections.abc import Iterator

from exoconsent.consent import document as doc
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.case import Case
from exoconsent.consent.claims import lint
from exoconsent.consent.elements import Printed, check
from exoconsent.consent.facts import UNKNOWN
from exoconsent.consent.form import Band, section_text
from exoconsent.consent.letters import skeleton
from exoconsent.consent.notices import STATUTE_PREFIX, in_force
from exoconsent.consent.problem import Problem
from exoconsent.consent.review_words import EASE_LIMIT, GRADE_LIMIT, SENTENCE_LIMIT, prose
from exoconsent.consent.text import Run, inlines_of


def _elements(case: Case) -> Iterator[Problem]:
    texts = " \n".join(text for _, text in printed_words(case.consent))
    printed = Printed(
        text=texts,
        sections=frozenset(section.id for section in case.consent.sections),
        furniture=_furniture(case),
        measures=_measures(case),
        facts=case.adaptation.facts,
        languages=_languages(case.consent),
        unmeasured=_unmeasured(case),
    )
    of_place = in_force(case.rulebook.jurisdictions, case.adaptation.facts)
    rules = (*case.rulebook.elements, *(element for pack in of_place for element in pack.elements))
    yield from check(rules, printed, case.profile.not_applicable)


def _languages(consent: doc.Consent) -> frozenset[str]:
    """Of the printed words: the document's, and English where a section has no translation."""
    return frozenset({consent.language, *(section.language for section in consent.sections if section.language)})


def _unmeasured(case: Case) -> frozenset[str]:
    reading = case.rulebook.measure("word")
    return frozenset({"grade_8", "ease_60"} if math.isnan(reading.ease) else ())


def _furniture(case: Case) -> frozenset[str]:
    consent = case.consent
    pieces = {f"signature:{signature.role}" for signature in consent.signatures}
    pieces |= {"signature_of_decider"} if pieces & _DECIDERS else set()
    pieces |= {"signature_time"} if all(s.time_label for s in consent.signatures) and consent.signatures else set()
    pieces |= {"letterhead"} if consent.letterhead.name.strip() else set()
    pieces |= {"patient_label"} if case.draft.patient.name.strip() in consent.patient_label else set()
    pieces |= {"language_matches"} if _language_matches(case) else set()
    # A stopped consent bears no signature block on purpose: that is told by its flag, not as a missing element.
    return frozenset(pieces | ({"stopped"} if case.adaptation.stops else set()))


_DECIDERS = {"signature:patient", "signature:guardian", "signature:representative"}
LANGUAGE_NAMES = {"en": ("english", "en"), "es": ("spanish", "español", "es")}


def _language_matches(case: Case) -> bool:
    spoken = case.adaptation.facts.get("language")
    if spoken is UNKNOWN:
        return True
    printed = (case.consent.language, *((case.consent.parallel.language,) if case.consent.parallel else ()))
    return any(str(spoken).casefold() in LANGUAGE_NAMES.get(tag, (tag,)) for tag in printed)


def _measures(case: Case) -> frozenset[str]:
    text = "\n".join(prose(section) for section in case.consent.sections)
    reading = case.rulebook.measure(text)
    numbers = [n for d in case.adaptation.printed for n in d.numbers]
    risks = [
        d.section.frequency for d in case.adaptation.printed if d.section.frequency.band is not Band.NOT_APPLICABLE
    ]
    held = {
        "grade_8": reading.grade <= GRADE_LIMIT,
        "ease_60": reading.ease >= EASE_LIMIT,
        "same_denominator": len({n.per for n in numbers}) <= 1,
        "short_sentences": reading.sentence_words <= SENTENCE_LIMIT,
        "abbreviations_explained": not unexplained(_wording(case)),
        "no_claims": not any(
            lint(words, case.rulebook.claims, skeleton)
            for place, words in printed_words(case.consent)
            if not place.startswith(STATUTE_PREFIX)
        ),
        "frequency_line": all(f.band is Band.NOT_KNOWN or f.numbers for f in risks),
    }
    return case.rulebook.page_properties | {name for name, holds in held.items() if holds}


def _wording(case: Case) -> str:
    """The forms' own words, without what blanks and notes bring in."""
    texts = (
        section_text(d.section, case.draft.language).parts[part.id] for d in case.adaptation.printed for part in d.parts
    )
    return " ".join(i.text for blocks in texts for i in inlines_of(blocks) if isinstance(i, Run))


WELL_KNOWN = frozenset({"US", "UK", "EU", "HIV", "VIH", "ID", "OK", "AM", "PM", "YYYY", "MM", "DD"})
"""Abbreviations that most adults read without a key."""


def unexplained(text: str) -> tuple[str, ...]:
    """Abbreviations that stand nowhere in brackets and have no brackets behind them."""
    found = dict.fromkeys(re.findall(r"\b[A-Z]{2,6}\b", text))
    return tuple(a for a in found if a not in WELL_KNOWN and not re.search(rf"\({a}\b|\b{a}s? \(", text))


ELEMENT_FINDERS = (_elements,)
