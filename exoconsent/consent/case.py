"""Case: all that a review looks at, and how a finder says what it found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.claims import ClaimRules
from exoconsent.consent.draft import ClinicProfile, Draft
from exoconsent.consent.elements import ElementRule
from exoconsent.consent.form import Form
from exoconsent.consent.jurisdiction import Jurisdiction
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.words import Words


class Reading(Protocol):
    """What a readability library says of a text."""

    @property
    def grade(self) -> float:
        """US school grade."""

    @property
    def ease(self) -> float:
        """Flesch reading ease, 100 the easiest."""

    @property
    def sentence_words(self) -> float:
        """Words a sentence on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """What a review measures against."""

    claims: ClaimRules
    elements: tuple[ElementRule, ...]
    measure: Callable[[str], Reading]
    """Readability of a text in the document's language."""
    page_properties: frozenset[str]
    """What the renderer promises of every page, e.g. ``body_12_point``; its own tests hold it to that."""
    jurisdictions: tuple[Jurisdiction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a review looks at."""

    form: Form
    draft: Draft
    adaptation: Adaptation
    consent: doc.Consent
    profile: ClinicProfile
    rulebook: Rulebook
    words: tuple[Words, ...]
    """Fixed words of the document's language and of the one beside it."""
    on: date


def error(code: str, message: str, place: str, remedy: str = "") -> Problem:
    """A problem that stops signing."""
    return Problem(code=code, severity=Severity.ERROR, message=message, place=place, remedy=remedy)


def warning(code: str, message: str, place: str, remedy: str = "") -> Problem:
    """A problem to be acknowledged with a note."""
    return Problem(code=code, severity=Severity.WARNING, message=message, place=place, remedy=remedy)


def info(code: str, message: str, place: str) -> Problem:
    """Something worth knowing."""
    return Problem(code=code, severity=Severity.INFO, message=message, place=place)
