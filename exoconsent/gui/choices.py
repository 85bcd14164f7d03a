"""Choices by hand about sections, as drafts: in, out, up and down, each with the words of its step to undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from exoconsent.consent.adapt import Adaptation, Decision, Outcome
from exoconsent.consent.draft import Draft
from exoconsent.gui.translation import mark, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A draft to change to, and what the Undo menu calls the change."""

    draft: Draft
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was chosen by hand about the sections of one form."""

    left_out: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    added: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    order: tuple[str, ...] = ()

    @classmethod
    def of(cls, draft: Draft) -> "Chosen":
        """What stands in ``draft``."""
        return cls(left_out=draft.left_out, added=draft.added, order=draft.order)

    def on(self, draft: Draft) -> Draft:
        """``draft`` with these choices and no others."""
        return replace(draft, left_out=self.left_out, added=self.added, order=self.order)


def is_idle(draft: Draft, decision: Decision) -> bool:
    """Whether a choice by hand goes against the rules as they stand now: it changes nothing and bars signing."""
    section_id = decision.section.id
    against_out = section_id in draft.left_out and decision.outcome is not Outcome.SUGGESTED
    return against_out or (section_id in draft.added and decision.outcome is not Outcome.NOT_CALLED_FOR)


def decision_on(adaptation: Adaptation, section_id: str) -> Decision | None:
    """The decision on a section; ``None`` when the form has none of that name."""
    return next((d for d in adaptation.decisions if d.section.id == section_id), None)


def needs_reason(decision: Decision, wanted: bool) -> bool:
    """Whether the choice goes against the rules, so that a person has to say why."""
    return wanted is not (decision.outcome is Outcome.SUGGESTED)


def choose(draft: Draft, decision: Decision, wanted: bool, reason: str, title: str) -> Step:
    """Take a section in or out; ``reason`` only counts where one is needed."""
    section_id = decision.section.id
    if not needs_reason(decision, wanted):
        if wanted:
            return put_back(draft, section_id, title)
        return Step(draft=draft.restore(section_id), words=said(mark("Step", "Take out “{title}”"), title=title))
    if wanted:
        words = mark("Step", "Add “{title}”")
        return Step(draft=draft.add(section_id, reason), words=said(words, title=title))
    words = mark("Step", "Leave out “{title}”")
    return Step(draft=draft.leave_out(section_id, reason), words=said(words, title=title))


def put_back(draft: Draft, section_id: str, title: str) -> Step:
    """Without a choice by hand about that section."""
    return Step(draft=draft.restore(section_id), words=said(mark("Step", "Put back “{title}”"), title=title))


def move(draft: Draft, adaptation: Adaptation, section_id: str, by: int, title: str) -> Step | None:
    """Carry a printed section past its neighbour on the page; ``None`` when there is none that way."""
    printed = [d.section.id for d in adaptation.printed]
    if section_id not in printed:
        return None
    target = printed.index(section_id) + by
    if not 0 <= target < len(printed):
        return None
    order = [d.section.id for d in adaptation.decisions if d.section.id != section_id]
    order.insert(order.index(printed[target]) + (1 if by > 0 else 0), section_id)
    words = mark("Step", "Move “{title}” down") if by > 0 else mark("Step", "Move “{title}” up")
    return Step(draft=replace(draft, order=tuple(order)), words=said(words, title=title))
