"""How many of some people would see a section or meet a rule: the live count beside a rule that is being made."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from exoconsent.consent.conditions import Condition, Truth, evaluate
from exoconsent.consent.facts import Facts
from exoconsent.consent.form import Section
from exoconsent.consent.rule_findings import called_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Of how many people a rule is true, and of how many nobody can say."""

    yes: int
    not_known: int
    """A fact is missing, so they would see it too: the careful side."""
    of: int

    @property
    def see(self) -> int:
        """How many would see it."""
        return self.yes + self.not_known

    @property
    def sentence(self) -> str:
        """For example "41 of 200 would see it, 3 of them because a fact is not known"."""
        unsure = f", {self.not_known} of them because a fact is not known" if self.not_known else ""
        return f"{self.see} of {self.of} would see it{unsure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Who is counted: people of nobody's, and facts of the clinic's filed consents, never added up."""

    made_up: tuple[Facts, ...] = field(default=(), repr=False)
    filed: tuple[Facts, ...] = field(default=(), repr=False)
    newest: int = 0
    """``filed`` are those among so many of the newest records, and there are older ones; 0 when all are counted."""


def count(condition: Condition | None, people: Iterable[Facts]) -> Count:
    """How many of ``people`` meet ``condition``; nobody meets a rule that is not there."""
    truths = [Truth.FALSE if condition is None else evaluate(condition, facts).truth for facts in people]
    return Count(yes=truths.count(Truth.TRUE), not_known=truths.count(Truth.UNKNOWN), of=len(truths))


def count_section(section: Section, people: Iterable[Facts]) -> Count:
    """How many of ``people`` would see ``section``, required or suggested."""
    return count(called_for(section), people)
