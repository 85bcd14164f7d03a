"""(Form, Draft) → every Problem at once: the window's checklist, the CLI's output, the gate before signing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from exoconsent.consent.adapt import Outcome
from exoconsent.consent.case import Case, error, info, warning
from exoconsent.consent.draft import age_on
from exoconsent.consent.facts import OLDEST, UNKNOWN, VOCABULARY, Kind, did_you_mean, in_full, listed
from exoconsent.consent.flags import CLEARABLE
from exoconsent.consent.form import Approval
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.review_elements import ELEMENT_FINDERS
from exoconsent.consent.review_words import WORD_FINDERS
from exoconsent.consent.synonyms import implied


def review(case: Case) -> tuple[Problem, ...]:
    """Every problem of the case, errors first; warnings carry the note that acknowledged them."""
    finders = _ALWAYS if case.form.withdrawal else (*_TREATMENT, *_ALWAYS)
    problems = [problem for find in finders for problem in find(case)]
    order = list(Severity)
    noted = (replace(p, acknowledged=_note(case.draft.acknowledged, p)) for p in problems)
    return tuple(sorted(noted, key=lambda p: order.index(p.severity)))


def _note(acknowledged: Mapping[str, str], problem: Problem) -> str:
    return acknowledged.get(problem.code, "") if problem.severity is Severity.WARNING else ""


def _flags(case: Case) -> Iterator[Problem]:
    for flag in case.adaptation.flags:
        say = error if flag in case.adaptation.stops else warning
        yield say(flag.code, f"{flag.sentence} ({flag.reason})", "form", flag.remedy)


def _patient(case: Case) -> Iterator[Problem]:
    born, typed = case.draft.patient.born, case.draft.facts.get("age")
    if case.adaptation.facts.get("age") is UNKNOWN:
        ahead = born is not None and born > case.on
        message = "the date of birth lies ahead of today" if ahead else "neither date of birth nor age is known"
        yield error("AGE-UNKNOWN", message, "fact:age", "Enter the date of birth.")
    elif case.adaptation.facts["age"] > OLDEST:
        yield error(
            "AGE-IMPOSSIBLE", f"nobody is {case.adaptation.facts['age']} years old", "fact:age", "Check the year."
        )
    elif born and typed is not UNKNOWN and typed != age_on(born, case.on):
        message = f"the age typed in is {typed}, by the date of birth it is {age_on(born, case.on)}, which is used"
        yield warning("AGE-DIFFERS", message, "fact:age", "Check the date of birth.")
    if not case.draft.patient.name.strip():
        yield error("NAME-MISSING", "the patient's name is missing", "fact:name", "Enter the name.")
    if any(c in case.draft.patient.name for c in "<>{}&\\"):
        yield info("NAME-SIGNS", "the name holds signs such as < or {; it is printed just as typed", "fact:name")


def _product(case: Case) -> Iterator[Problem]:
    expiry = case.adaptation.facts.product("expiry")
    if not expiry:
        yield error("EXPIRY-MISSING", "the product's expiry date is missing", "fact:product", "Read it from the vial.")
        return
    try:
        expired = date.fromisoformat(expiry) < case.on
    except ValueError:
        message = f'the expiry date "{expiry}" is not a date'
        yield error("EXPIRY-UNREADABLE", message, "fact:product", "Write it as YYYY-MM-DD.")
        return
    if expired:
        yield error("EXPIRED", f"the product expired on {expiry}", "fact:product", "Do not use this lot.")


def _facts(case: Case) -> Iterator[Problem]:
    facts = case.adaptation.facts
    for fact in VOCABULARY.values():
        for value in listed(facts.get(fact.name)) if fact.open and fact.values else ():
            if value not in fact.values and not implied(fact.name, value):
                near = did_you_mean(value, fact.values)
                message = f'{fact.name}: no rule knows "{value}"{near}'
                say = warning if near or fact.name in _NEVER_ASIDE else _told
                yield say("FACT-UNLISTED", message, f"fact:{fact.name}", "Check whether a listed one fits.")
    for name in _TOLD_BY_PATIENT:
        if facts.get(name) is not UNKNOWN and not in_full(facts.get(name)):
            message = f"{name}: some are known, about all others nobody asked"
            yield error("LIST-PART", message, f"fact:{name}", "Ask, then say that there are no others.")
    asked = [name for name, fact in VOCABULARY.items() if fact.kind is not Kind.TEXT]
    unknown = [name for name in asked if not in_full(facts.get(name))]
    if unknown:
        told = (name if facts.get(name) is UNKNOWN else f"{name} beside those listed" for name in unknown)
        message = f"not known: {', '.join(told)}; every rule that asks takes the careful side"
        yield warning("FACT-UNKNOWN", message, f"fact:{unknown[0]}", "Enter what is known.")


def _origin(case: Case) -> Iterator[Problem]:
    source, donor = (case.adaptation.facts.get(name) for name in ("source", "donor_type"))
    if source is UNKNOWN or donor is UNKNOWN or "unknown" in (source, donor):
        return
    if donor not in _DONORS_OF.get(source, ("allogeneic", "autologous")):
        message = f"source {source} and donor {donor} do not fit together, so one of them is wrong"
        yield error("SOURCE-DONOR", message, "fact:source", "Read both from the product's papers.")


def _checked(case: Case) -> Iterator[Problem]:
    """Whether an exosome product is approved can change any day (medical.md part 4, 1 and part 8, 1)."""
    day = case.form.edition.facts_checked_on
    if not day or (case.on - date.fromisoformat(day)).days > RECHECK_DAYS:
        message = f"the facts on approval are from {day or 'an unknown day'}, over {RECHECK_DAYS} days ago"
        yield warning("STATUS-STALE", message, "form", "Check with the medicines agency today and note it.")


def _choices(case: Case) -> Iterator[Problem]:
    decisions = {d.section.id: d for d in case.adaptation.decisions}
    for section_id in (*case.draft.left_out, *case.draft.added):
        if section_id not in decisions:
            message = f'the form has no section "{section_id}"{did_you_mean(section_id, decisions)}'
            yield error("SECTION-UNKNOWN", message, "form")
    for section_id, chosen in ((i, d) for i, d in decisions.items() if i in case.draft.left_out):
        if chosen.outcome is Outcome.MANDATORY:
            message = f"{section_id} cannot be left out, it is {chosen.reason}"
            yield error("SECTION-MANDATORY", message, f"section:{section_id}", "Take it back in.")
        elif chosen.outcome is Outcome.NOT_CALLED_FOR:
            yield error("CHOICE-IDLE", f"{section_id} is out already, it is {chosen.reason}", f"section:{section_id}")
    for section_id, chosen in ((i, d) for i, d in decisions.items() if i in case.draft.added):
        if chosen.outcome is not Outcome.NOT_CALLED_FOR:
            yield error("CHOICE-IDLE", f"{section_id} is in already, it is {chosen.reason}", f"section:{section_id}")
    for code in case.draft.clearances:
        if code not in CLEARABLE:
            message = f"no paper clears {code}; only {' and '.join(CLEARABLE)} can be cleared"
            yield error("CLEARANCE-IDLE", message, "form", "Take the clearance out.")


def _edition(case: Case) -> Iterator[Problem]:
    if case.form.edition.approval is not Approval.APPROVED:
        message = f"edition {case.form.edition.number} is a draft that no practitioner has approved"
        yield warning("EDITION-UNAPPROVED", message, "form", "Have a practitioner and a lawyer review it.")


def _told(code: str, message: str, place: str, _remedy: str) -> Problem:
    return info(code, message, place)


_DONORS_OF = {
    "plant": ("non_human",),
    "salmon_fish": ("non_human",),
    "own_blood": ("autologous",),
    "own_tissue": ("autologous",),
}
"""The donor types that fit a source; any other source is human."""
_NEVER_ASIDE = ("allergies", "medicines")
"""An entry that no rule knows is a warning here; conditions are often other things, such as autism."""
_TOLD_BY_PATIENT = ("conditions", "allergies", "medicines")
"""Lists that stand on the paper which the patient signs; half a list is as little ready as none (``BLANK-EMPTY``)."""
RECHECK_DAYS = 90
"""How long a check of the approval status is good for; a house rule."""

Find = Callable[[Case], Iterator[Problem]]

_ALWAYS: tuple[Find, ...] = (_patient, _choices, _edition, *WORD_FINDERS)
_TREATMENT: tuple[Find, ...] = (_flags, _product, _origin, _checked, _facts, *ELEMENT_FINDERS)
"""What a consent to treatment needs beyond any form; who takes consent back is asked for none of it."""
