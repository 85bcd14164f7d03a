"""What is found of a form in the making: problems with their place in the words, reading grades, required elements."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from exoconsent.consent.elements_held import Held
from exoconsent.consent.form import FALLBACK_LANGUAGE, Section
from exoconsent.consent.problem import Problem, Severity

Item = TypeVar("Item")


class SupersededError(Exception):
    """Nobody waits for this any more: the form has changed. What was found of its sections is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Problem):
    """A problem, and where in a section it is."""

    language: str = ""
    """Tag of the text; empty where it is about no words."""
    part: str = ""
    """Id of a part, or ``title``, ``frequency``, ``teach-back``, ``initials``, ``rules``; empty for the section."""
    words: str = ""
    """As they stand there, to be found and selected."""

    @property
    def section_id(self) -> str:
        """Empty for the form itself."""
        kind, _, name = self.place.partition(":")
        return name if kind == "section" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """US school grades in one language; ``None`` where there is too little text, or no formula."""

    form: float | None = None
    sections: Mapping[str, float | None] = field(default_factory=dict)
    """By id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything that can be said of a form without a patient."""

    problems: tuple[Problem, ...]
    """Errors first; they stop publishing, never keeping."""
    grades: Mapping[str, Grades]
    """By language."""
    elements: Mapping[str, tuple[Held, ...]]
    """By language; none of a withdrawal."""
    titles: Mapping[str, str]
    """Of sections, by id."""


def always() -> bool:
    """Somebody waits for the answer."""
    return True


def while_wanted(items: Iterable[Item], wanted: Callable[[], bool]) -> Iterator[Item]:
    """``items``; raises ``SupersededError`` before the next as soon as nobody wants them."""
    for item in items:
        if not wanted():
            raise SupersededError
        yield item


def named(section: Section) -> str:
    """Its English title, else its id."""
    text = section.texts.get(FALLBACK_LANGUAGE)
    return (text.title if text else "") or section.id


def of_section(section: Section, code: str, severity: Severity, message: str, **more: str) -> Check:
    """A finding about a section; ``more`` are fields of ``Check``."""
    return Check(code=code, severity=severity, message=message, place=f"section:{section.id}", **more)
