"""(Form, Draft) → what is in, what is out, why, and the STOP and WARN flags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exoconsent.consent.conditions import Always, Answer, Condition, Truth, evaluate
from exoconsent.consent.draft import Draft
from exoconsent.consent.facts import Facts
from exoconsent.consent.flags import Flag, Level, raised
from exoconsent.consent.form import Category, Form, FrequencyNumber, Part, Section
from exoconsent.consent.signatories import Signatory, signatories


class Outcome(StrEnum):
    """What the rules say about a section."""

    MANDATORY = "mandatory"
    SUGGESTED = "suggested"
    NOT_CALLED_FOR = "not called for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether a section is in, and why."""

    section: Section
    outcome: Outcome
    included: bool
    reason: str
    """The rule in words with the value used, e.g. "mandatory: route is intra_articular"."""
    careful: bool = False
    """A fact is not known, so the careful side was taken."""
    by_hand: str = ""
    """The reason a person gave for choosing otherwise."""
    personal: bool = False
    """In for a reason of this patient or treatment, not for everybody."""
    variant: str = ""
    """Name of the chosen variant; empty where the section has none that fits."""
    parts: tuple[Part, ...] = ()
    numbers: tuple[FrequencyNumber, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """All decisions on one draft, in printing order."""

    decisions: tuple[Decision, ...]
    flags: tuple[Flag, ...]
    signatories: tuple[Signatory, ...]
    facts: Facts

    @property
    def printed(self) -> tuple[Decision, ...]:
        """The decisions on sections that are in."""
        return tuple(d for d in self.decisions if d.included)

    @property
    def stops(self) -> tuple[Flag, ...]:
        """The STOP flags."""
        return tuple(f for f in self.flags if f.level is Level.STOP)

    @property
    def warnings(self) -> tuple[Flag, ...]:
        """The WARN flags."""
        return tuple(f for f in self.flags if f.level is Level.WARN)

    def ids(self, outcome: Outcome) -> tuple[str, ...]:
        """Ids of all sections with that outcome, in or not."""
        return tuple(d.section.id for d in self.decisions if d.outcome is outcome)


def adapt(form: Form, draft: Draft, on: date) -> Adaptation:
    """Decide every section of ``form`` for ``draft`` as on the day ``on``."""
    facts = draft.facts_on(on)
    decisions = [_decide(section, draft, facts) for section in form.sections]
    if form.personal_first:
        decisions = _personal_first(decisions)
    return Adaptation(
        decisions=tuple(_by_hand_order(decisions, draft.order)),
        flags=() if form.withdrawal else raised(facts, tuple(draft.clearances)),
        signatories=signatories(facts),
        facts=facts,
    )


def _decide(section: Section, draft: Draft, facts: Facts) -> Decision:
    outcome, answer = _outcome(section, facts)
    included, by_hand = _chosen(section.id, outcome, draft)
    parts, variant = _parts(section, facts)
    careful = answer.truth is Truth.UNKNOWN
    return Decision(
        section=section,
        outcome=outcome,
        included=included,
        reason=f"{outcome}: {answer.reason}" + (", taken the careful way" if careful else ""),
        careful=careful,
        by_hand=by_hand,
        personal=outcome is Outcome.MANDATORY and not isinstance(section.applies.mandatory, Always),
        variant=variant,
        parts=parts,
        numbers=tuple(n for n in section.frequency.numbers if _holds(n.when, facts)),
    )


def _outcome(section: Section, facts: Facts) -> tuple[Outcome, Answer]:
    missed = []
    rules = ((Outcome.MANDATORY, section.applies.mandatory), (Outcome.SUGGESTED, section.applies.suggested))
    for outcome, rule in rules:
        if rule is None:
            continue
        answer = evaluate(rule, facts)
        if answer.truth is not Truth.FALSE:
            return outcome, answer
        missed.append(answer.reason)
    reason = "; ".join(dict.fromkeys(missed)) or "no rule asks for it"
    return Outcome.NOT_CALLED_FOR, Answer(truth=Truth.FALSE, reason=reason)


def _chosen(section_id: str, outcome: Outcome, draft: Draft) -> tuple[bool, str]:
    """Whether it is in after choices by hand, and the reason given; the rules alone bind what is mandatory."""
    if outcome is Outcome.SUGGESTED and section_id in draft.left_out:
        return False, draft.left_out[section_id]
    if outcome is Outcome.NOT_CALLED_FOR and section_id in draft.added:
        return True, draft.added[section_id]
    return outcome is not Outcome.NOT_CALLED_FOR, ""


def _parts(section: Section, facts: Facts) -> tuple[tuple[Part, ...], str]:
    answers = {part.id: evaluate(part.when or Always(), facts) for part in section.parts}
    chosen = [part for part in section.parts if not part.otherwise and _prints(part, answers[part.id])]
    known = [part for part in chosen if part.variant and answers[part.id].truth is Truth.TRUE]
    if not any(part.variant for part in chosen):
        chosen = [part for part in section.parts if part.otherwise or part in chosen]
    return tuple(chosen), answers[known[-1].id].value if known else ""


def _prints(part: Part, answer: Answer) -> bool:
    return answer.truth is Truth.TRUE or (answer.truth is Truth.UNKNOWN and part.if_unknown)


def _holds(when: Condition | None, facts: Facts) -> bool:
    """A borrowed number is printed only where it surely belongs."""
    return when is None or evaluate(when, facts).truth is Truth.TRUE


def _personal_first(decisions: list[Decision]) -> list[Decision]:
    """Risks with a personal reason before general ones, in the places that risks have in the form."""
    places = [i for i, d in enumerate(decisions) if d.section.category in (Category.RISK, Category.SPECIAL_POPULATION)]
    risks = sorted((decisions[i] for i in places), key=lambda d: not d.personal)
    ordered = list(decisions)
    for place, decision in zip(places, risks, strict=True):
        ordered[place] = decision
    return ordered


def _by_hand_order(decisions: Iterable[Decision], order: tuple[str, ...]) -> list[Decision]:
    rank: Mapping[str, int] = {section_id: i for i, section_id in enumerate(order)}
    return sorted(decisions, key=lambda d: rank.get(d.section.id, len(rank)))
