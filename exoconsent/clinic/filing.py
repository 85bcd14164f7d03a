"""What is filed of a consent: everything that made it, written down when signing begins and kept until it is filed."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from exoconsent.consent.draft_json import draft_as_json, plain_facts
from exoconsent.consent.facts import UNKNOWN
from exoconsent.consent.form import FALLBACK_LANGUAGE, form_text
from exoconsent.consent.signature import CONSENTING, Method, Strokes
from exoconsent.errors import StorageError
from exoconsent.records.record import Filing, Kind

if TYPE_CHECKING:
    from exoconsent.clinic.prepared import Prepared

_PATIENT: Final = "patient"
_AS_KNOWN: Final = (
    *("number", "form_id", "form_title", "edition", "form_text", "language", "patient_name", "treatment"),
    *("product", "lot", "decided_by", "draft", "consent", "facts", "content_hash"),
)
"""What is filed just as the papers have it."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a consent."""

    kind: Kind
    pdf: bytes = dataclasses.field(default=b"", repr=False)
    """The sealed file, or the part that was signed; empty when nothing was."""
    marks: tuple[str, ...] = dataclasses.field(default=(), repr=False)
    """Each signature as ``mark_of`` wrote it."""
    reason: str = dataclasses.field(default="", repr=False)
    """Why it was declined or given up."""


def papers_of(prepared: "Prepared") -> str:
    """All of ``prepared`` that is filed later, as JSON text: forms and program may change before that."""
    draft, consent, facts = prepared.draft, prepared.consent, prepared.adaptation.facts
    product = facts.get("product", UNKNOWN)
    details: Mapping[str, str] = {} if product is UNKNOWN else product
    return _json(
        {
            "number": consent.number,
            "form_id": prepared.form.id,
            "form_title": form_text(prepared.form, FALLBACK_LANGUAGE).title,
            "edition": prepared.form.edition.number,
            "form_text": as_text(prepared.form),
            "language": draft.language,
            "patient_name": draft.patient.name,
            "born": draft.patient.born.isoformat() if draft.patient.born else None,
            "treatment": _treatment(facts),
            "product": details.get("name", ""),
            "lot": details.get("lot", ""),
            "decided_by": next((block.role for block in consent.signatures if block.role in CONSENTING), _PATIENT),
            "created": consent.created,
            "draft": _json(draft_as_json(draft)),
            "consent": as_text(dataclasses.replace(consent, attachments=())),
            "facts": _json(plain_facts(facts)),
            "reasons": [*draft.left_out.items(), *draft.added.items()],
            "warnings": list(draft.acknowledged.items()),
            "content_hash": consent.content_hash,
            "withdrawal": prepared.form.withdrawal,
            "validity_days": prepared.validity_days,
            "renews": draft.earlier.number if draft.earlier else "",
        }
    )


def renews(papers: str) -> str:
    """The number of the consent that these papers renew; empty for none."""
    return str(_read(papers)["renews"])


def filing_of(papers: str, outcome: Outcome, keep_until: "Callable[[date, date | None], date]") -> Filing:
    """The papers with their outcome, as the archive keeps them.

    ``keep_until`` says for the day of a paper and the patient's birthday how long it is kept.
    """
    known = _read(papers)
    marks = [json.loads(mark) for mark in outcome.marks]
    signed_at = max((datetime.fromisoformat(mark["time"]) for mark in marks), default=None)
    born = date.fromisoformat(known["born"]) if known["born"] else None
    created = datetime.fromisoformat(known["created"])
    kind = Kind.WITHDRAWAL if known["withdrawal"] and outcome.kind is Kind.CONSENT else outcome.kind
    days = timedelta(days=known["validity_days"])
    return Filing(
        **{name: known[name] for name in _AS_KNOWN},
        kind=kind,
        born=born,
        created=created,
        signed_at=signed_at,
        valid_until=signed_at.date() + days if kind is Kind.CONSENT and signed_at else None,
        keep_until=keep_until((signed_at or created).date(), born),
        pdf=outcome.pdf,
        signatures=_json([{key: mark[key] for key in mark if key != "strokes"} for mark in marks]),
        strokes=_json([{"field": mark["field"], "strokes": mark["strokes"]} for mark in marks]),
        reasons=(*((key, why) for key, why in known["reasons"]), *([("", outcome.reason)] if outcome.reason else [])),
        warnings=tuple((key, note) for key, note in known["warnings"]),
    )


def mark_of(
    role: str, field: str, name: str, method: Method, time: datetime, strokes: Strokes | None, *, timing: bool
) -> str:
    """One signature as the archive keeps it, as JSON text.

    ``timing`` also keeps when each point was drawn and how hard the pen was pressed: traits of the body, which the
    clinic has to choose to keep.
    """
    drawn = strokes and {
        "schema": "exoconsent-strokes/1",
        "width": strokes.width,
        "height": strokes.height,
        "strokes": [[[p.x, p.y, *((p.t, p.pressure) if timing else ())] for p in stroke] for stroke in strokes.strokes],
    }
    known = {"role": role, "field": field, "name": name, "method": method.value, "time": time.isoformat()}
    return _json({**known, "strokes": drawn})


def as_text(value: Any) -> str:
    """A value of the domain as JSON with sorted keys; equal values give equal text."""
    return _json(_plain(value))


def _read(papers: str) -> dict[str, Any]:
    try:
        known: dict[str, Any] = json.loads(papers)
    except ValueError:
        raise StorageError(
            "what was kept of this consent for filing cannot be read; print or save it instead"
        ) from None
    return known


def _treatment(facts: Mapping[str, Any]) -> str:
    """Route and reason in the vocabulary's words, for lists and searches."""
    known = (facts.get(name, UNKNOWN) for name in ("route", "indication"))
    return ", ".join(str(value).replace("_", " ") for value in known if value is not UNKNOWN)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(inner) for inner in value)
    if isinstance(value, (tuple, list)):
        return [_plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
