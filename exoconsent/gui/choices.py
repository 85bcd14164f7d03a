"""Choices by hand about sections, as drafts: in, out, up and down, each with the words of its step to undo."""

from dataclasses import dataclass, replace

from exoconsent.consent.adapt import Adaptation, Decision, Outcome
from exoconsent.consent.draft import Draft
from exoconsent.gui.translation import mark, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A draft to change to, and what the Undo menu calls the change."""

    draft: Draft
    words: str


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
        words = mark("Step", "Put back “{title}”") if wanted else mark("Step", "Take out “{title}”")
        return Step(draft=draft.restore(section_id), words=said(words, title=title))
    if wanted:
        words = mark("Step", "Add “{title}”")
        return Step(draft=draft.add(section_id, reason), words=said(words, title=title))
    words = mark("Step", "Leave out “{title}”")
    return Step(draft=draft.leave_out(section_id, reason), words=said(words, title=title))


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
