"""(Form, Draft) → every Problem at once: the window's checklist, the CLI's output, the gate before signing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from exoconsent.consent.adapt import Outcome
from exoconsent.consent.case import Case, error, info, warning
from exoconsent.consent.draft import age_on
from exoconsent.consent.facts import OLDEST, UNKNOWN, did_you_mean
from exoconsent.consent.flags import CLEARABLE, UNASKED
from exoconsent.consent.form import Approval
from exoconsent.consent.notices import find_notices
from exoconsent.consent.plain_reason import plain_reason
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.review_elements import ELEMENT_FINDERS
from exoconsent.consent.review_facts import FACT_FINDERS, english
from exoconsent.consent.review_words import WORD_FINDERS


def review(case: Case) -> tuple[Problem, ...]:
    """Every problem of the case, errors first; warnings carry the note that acknowledged them."""
    finders = _ALWAYS if case.form.withdrawal else (*_TREATMENT, *_ALWAYS)
    problems = [problem for find in finders for problem in find(case)]
    order = list(Severity)
    noted = (replace(p, acknowledged=_note(case.draft.acknowledged, p)) for p in problems)
    return tuple(sorted(noted, key=lambda p: order.index(p.severity)))


def _note(acknowledged: Mapping[str, str], problem: Problem) -> str:
    return acknowledged.get(problem.key, "") if problem.severity is Severity.WARNING else ""


def _flags(case: Case) -> Iterator[Problem]:
    for flag in case.adaptation.flags:
        say = error if flag in case.adaptation.stops else warning
        because = "" if flag.sentence.startswith(UNASKED) else f" ({plain_reason(flag.reason, english(case))})"
        yield say(flag.code, f"{flag.sentence}{because}", "form", flag.remedy)


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
            yield error("SECTION-MANDATORY", message, f"section:{section_id}", "Put it back: press its tick.")
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


RECHECK_DAYS = 90
"""How long a check of the approval status is good for; a house rule."""

Find = Callable[[Case], Iterator[Problem]]

_ALWAYS: tuple[Find, ...] = (_patient, _choices, _edition, *WORD_FINDERS)
_TREATMENT: tuple[Find, ...] = (_flags, _product, _checked, *FACT_FINDERS, find_notices, *ELEMENT_FINDERS)
"""What a consent to treatment needs beyond any form; who takes consent back is asked for none of it."""
