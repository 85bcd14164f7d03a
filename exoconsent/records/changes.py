"""Changes: what may happen to a filed record, and in what words it is refused. Pure; ``store`` writes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from exoconsent.consent.cleantext import clean_name, clean_text, text_problems
from exoconsent.errors import BadInputError
from exoconsent.records.record import WITHDRAWABLE, Event, Field, Kind, Scope, State, standing, withdrawn
from exoconsent.records.retention import Retention

_REASON_LIMIT: Final = 2_000
_OLDEST: Final = date(1850, 1, 1)


def reason_given(reason: str, *, needed: bool) -> str:
    """``reason`` without blanks around it. Raises ``BadInputError`` when it is missing or cannot be printed."""
    clean = reason.strip()
    if needed and not clean:
        raise BadInputError.saying("give a reason; it is kept with the record")
    problems = text_problems(clean, what="the reason", limit=_REASON_LIMIT, lines=True)
    if problems:
        raise BadInputError.saying("; ".join(problems))
    return clean


def to_withdraw(record: Mapping[str, Any], events: tuple[Event, ...], scopes: frozenset[Scope]) -> dict[str, str]:
    """The detail of a withdrawal. Raises ``BadInputError`` when there is nothing to withdraw."""
    gone = withdrawn(events)
    if not scopes:
        raise BadInputError.saying("say from what the patient withdraws: all, further sessions, photos or data")
    if Kind(record["kind"]) not in WITHDRAWABLE or standing(events) is State.VOID:
        raise BadInputError.saying("only a consent can be withdrawn, and only one that is not void")
    if Scope.ALL in gone or scopes <= set(gone):
        raise BadInputError.saying("the patient withdrew this before; the record says so")
    return {"scopes": " ".join(scope for scope in Scope if scope in scopes)}


def to_void(events: tuple[Event, ...]) -> dict[str, str]:
    """The detail of a void. Raises ``BadInputError`` for what is void."""
    if standing(events) is State.VOID:
        raise BadInputError.saying("this record is void already")
    return {}


def to_renew(record: Mapping[str, Any], events: tuple[Event, ...], newer: Mapping[str, Any] | None) -> dict[str, str]:
    """The detail of a renewal by the record ``newer``. Raises ``BadInputError`` when that cannot be."""
    kinds = {Kind(one["kind"]) for one in (record, newer) if one}
    if newer is None or newer["id"] == record["id"] or not kinds <= set(WITHDRAWABLE):
        raise BadInputError.saying("a consent is renewed by another consent that was filed before")
    if standing(events) is State.RENEWED:
        raise BadInputError.saying("this consent was renewed before; the record says by which")
    return {"number": str(newer["number"])}


def to_correct(
    record: Mapping[str, Any], shown: Mapping[str, Any], name: Field, new: str, retention: Retention
) -> dict[str, str]:
    """The detail of a correction of what lists show. Raises ``BadInputError`` when ``new`` cannot stand there.

    A corrected date of birth can make the patient a minor of that day; the record is then kept longer, never shorter.
    """
    old = str(shown["name" if name is Field.PATIENT_NAME else name])
    clean = _cleaned(name, new)
    if clean == old:
        raise BadInputError.saying("this is what the record says already")
    detail = {"field": name.value, "old": old, "new": clean}
    if name is Field.BORN and shown["keep_until"]:
        day = datetime.fromisoformat(record["signed_at"] or record["created"]).date()
        kept = retention.keep_until(day, date.fromisoformat(clean) if clean else None)
        detail["keep_until"] = max(kept.isoformat(), str(shown["keep_until"]))
    return detail


def _cleaned(name: Field, new: str) -> str:
    if name is Field.BORN:
        return _birthday(new.strip())
    clean, problems = clean_name(new) if name is Field.PATIENT_NAME else clean_text(new)
    if problems:
        raise BadInputError.saying("; ".join(problems))
    return clean


def _birthday(text: str) -> str:
    try:
        if not text or date.fromisoformat(text) >= _OLDEST:
            return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        pass
    raise BadInputError.saying("a date of birth is written as YYYY-MM-DD")
