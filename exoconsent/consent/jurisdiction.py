"""What one state's law asks of a consent, as data: its notice, its required elements, and how surely we know it.

Source: field.md part 4, rows ST-…. Whether such a law covers an exosome product is a question for counsel (ST-XX-00).
"""

from dataclasses import dataclass
from enum import StrEnum

from exoconsent.consent.conditions import Condition
from exoconsent.consent.elements import ElementRule


class Counsel(StrEnum):
    """What the clinic's lawyer has said about the law and this product."""

    ASK = "ask"
    APPLIES = "applies"


class Reading(StrEnum):
    """How the law behind a pack was read."""

    STATUTE = "statute"
    DIGEST = "digest"
    SUMMARY = "summary"


class Demand(StrEnum):
    """What the law asks to be done with a notice."""

    GIVEN = "given"
    DISPLAYED = "displayed"
    INITIALS = "initials"
    SIGNED_SEPARATELY = "signed_separately"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the law, as a named person copied them on a named day."""

    language: str
    paragraphs: tuple[str, ...]
    copied_from: str
    copied_by: str
    copied_on: str
    """ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice that a law asks for."""

    id: str
    """Id of the required element, e.g. ``ST-CA-01``."""
    what: str
    citation: str
    demands: tuple[Demand, ...]
    when_given: str = ""
    posted_at: tuple[str, ...] = ()
    least_points: int = 0
    """Smallest type that the law allows, points; 0 where our source names none."""
    least_paper: tuple[float, float] = (0.0, 0.0)
    """Smallest width and height of the paper, inches; 0 where our source names none."""
    wording: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """What one state's law asks of a consent, as far as our sources say."""

    id: str
    place: str
    """As the fact ``jurisdiction`` has it, e.g. ``US-CA``."""
    name: str
    covers: str
    """The products the law speaks of."""
    question: str
    """What counsel must answer."""
    counsel: Counsel
    counsel_by: str = ""
    """Who said that the law covers the product, with ``counsel_on``."""
    counsel_on: str = ""
    reading: Reading
    enacted: str = ""
    in_force_from: str = ""
    """ISO date; empty where our source gives none."""
    applies: Condition
    notice: Notice | None = None
    elements: tuple[ElementRule, ...] = ()
