"""A draft as plain JSON values and back: how it is kept between two days and over a power cut."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from exoconsent.consent.draft import Draft, Earlier, Patient
from exoconsent.consent.facts import Facts, read_facts
from exoconsent.errors import BadInputError

_TEXTS = ("left_out", "added", "answers", "people", "acknowledged", "clearances")
"""The fields of a draft that hold a text by key."""


def plain_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as JSON knows values: mappings as objects, tuples as lists."""
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in facts.items()}


def draft_as_json(draft: Draft) -> dict[str, Any]:
    """Everything of ``draft``, so that ``draft_from_json`` gives an equal one."""
    patient = draft.patient
    return {
        "form": draft.form_id,
        "language": draft.language,
        "parallel": draft.parallel,
        "patient": {
            "name": patient.name,
            "born": patient.born.isoformat() if patient.born else None,
            "synthetic": patient.synthetic,
        },
        "facts": plain_facts(draft.facts),
        "order": list(draft.order),
        "earlier": dataclasses.asdict(draft.earlier) if draft.earlier else None,
        **{name: dict(getattr(draft, name)) for name in _TEXTS},
    }


def draft_from_json(tree: Any) -> Draft:
    """The draft that ``draft_as_json`` wrote.

    Raises:
        BadInputError: it is not one, or holds facts that this edition does not know; the sentence names no values.
    """
    try:
        patient = tree["patient"]
        return Draft(
            form_id=_text(tree["form"]),
            language=_text(tree["language"]),
            parallel=_text(tree.get("parallel", "")),  # drafts of older editions know one language
            patient=Patient(name=_text(patient["name"]), born=_day(patient["born"]), synthetic=_is_true(patient)),
            facts=_facts(tree["facts"]),
            earlier=_earlier(tree.get("earlier")),
            order=tuple(_text(section_id) for section_id in tree["order"]),
            **{name: _texts(tree[name]) for name in _TEXTS},
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadInputError.saying("the kept draft is not as ExoConsent wrote it") from None


def _earlier(tree: Any) -> Earlier | None:
    return None if tree is None else Earlier(number=_text(tree["number"]), sha256=_text(tree["sha256"]))


def _facts(tree: Any) -> Facts:
    facts, complaints = read_facts({key: value for key, value in tree.items() if value is not None})
    if complaints:
        raise BadInputError.saying("the kept draft holds facts that this edition of ExoConsent does not know")
    return facts


def _texts(tree: Any) -> Mapping[str, str]:
    return MappingProxyType({_text(key): _text(text) for key, text in tree.items()})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _is_true(patient: Any) -> bool:
    if type(patient["synthetic"]) is not bool:
        raise TypeError
    return bool(patient["synthetic"])


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)
