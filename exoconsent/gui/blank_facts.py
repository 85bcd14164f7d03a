"""Where a problem is mended: the fact, person's name or typed answer behind each blank, the fact behind each flag."""

from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.conditions import Condition
from exoconsent.consent.draft import Draft
from exoconsent.consent.facts import PRODUCT_KEYS, UNKNOWN, VOCABULARY, Facts, in_full
from exoconsent.consent.flags import RULES
from exoconsent.consent.problem import Problem
from exoconsent.consent.signature import Role

FACT_OF: Final = MappingProxyType(
    {
        "patient.name": "fact:name",
        "patient.born": "fact:born",
        "patient.allergies": "fact:allergies",
        "patient.medicines": "fact:medicines",
        "patient.conditions": "fact:conditions",
        "patient.language": "fact:language",
        "product.excipients": "fact:excipients",
        "treatment.source": "fact:source",
        "treatment.donor": "fact:donor_type",
        "treatment.route": "fact:route",
        "treatment.indication": "fact:indication",
        "treatment.body_site": "fact:body_site",
        "treatment.medicines": "fact:medicine_notes",
        "treatment.donor_papers": "fact:donor_docs",
        **{f"product.{key}": "fact:product" for key in PRODUCT_KEYS},
        **{f"{role}.name": f"people:{role}" for role in Role if f"{role}.name" in BLANKS and role is not Role.PATIENT},
    }
)
"""The field that fills a blank (consent/filling.py); the rest are answers."""
_BY_WORDS: Final = MappingProxyType({words: name for name, words in BLANKS.items()})
_BY_CODE: Final = MappingProxyType(
    {
        "STOP-IDENTITY": ("product",),
        "STOP-ALLERGY": ("allergies", "excipients", "source"),
        "STOP-ALLERGY-UNKNOWN": ("allergies", "excipients_known"),
    }
)
"""What the flags look at whose rule is a function (consent/flags.py)."""
_EMPTY: Final = "not filled in: "


def is_answered(blank: str) -> bool:
    """Whether the blank is filled by an answer typed for this treatment."""
    return blank not in FACT_OF and not blank.startswith("form.")


def blank_of(problem: Problem) -> str:
    """The blank that a ``BLANK-EMPTY`` problem is about; empty for any other problem."""
    if problem.code != "BLANK-EMPTY":
        return ""
    return _BY_WORDS.get(problem.message.removeprefix(_EMPTY), "")


def place_of(problem: Problem, facts: Facts) -> str:
    """Where the window goes: the problem's own place, or the fact that a flag hangs on, first one not yet known."""
    blank = blank_of(problem)
    if blank:
        return f"blank:{blank}"
    asked = _asked(problem.code) if problem.place == "form" else ()
    unknown = [name for name in asked if not in_full(facts.get(name))]
    return f"fact:{(unknown or asked)[0]}" if asked else problem.place


def _asked(code: str) -> tuple[str, ...]:
    rule = next((rule.rule for rule in RULES if rule.code == code), None)
    if isinstance(rule, Condition):
        tests = (rule, *getattr(rule, "conditions", ()))
        return tuple(name for test in tests if (name := getattr(test, "field", "")) in VOCABULARY)
    return _BY_CODE.get(code, ())


def shown(place: str, draft: Draft) -> Any:
    """What stands in the draft at ``fact:NAME``, ``people:ROLE`` or ``answers:BLANK``; ``UNKNOWN`` for nothing."""
    kind, _, name = place.partition(":")
    if kind == "fact":
        return draft.facts.get(name) if name in VOCABULARY else UNKNOWN
    return (draft.people if kind == "people" else draft.answers).get(name, UNKNOWN)
