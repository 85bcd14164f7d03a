"""Verdicts and inspections as JSON, for the way back from the child process."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from exoconsent.consent.signature import Method, Role
from exoconsent.signing.findings import FieldState, Findings
from exoconsent.signing.verdict import SignatureVerdict, State, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a document says of itself; nothing here is verified."""

    record: Mapping[str, Any] | None = dataclasses.field(default=None, repr=False)
    """The embedded ``consent.json``; ``None`` when there is none that can be read."""
    fields: tuple[FieldState, ...] = ()
    """Signature fields, in the document's order."""
    sentence: str = ""
    """Why nothing could be read; empty when something could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Both answers about one file, from one reading of it."""

    inspection: Inspection
    verdict: Verdict


def verdict_to_json(verdict: Verdict) -> str:
    """``verdict`` as one line."""
    return json.dumps(asdict(verdict), default=datetime.isoformat)


def verdict_from_json(text: str) -> Verdict:
    """The verdict in ``text``.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    return _verdict(json.loads(text))


def _verdict(content: Mapping[str, Any]) -> Verdict:
    return Verdict(
        state=State(content["state"]),
        signatures=tuple(_signature(one) for one in content["signatures"]),
        missing=_texts(content["missing"]),
        unexpected=_texts(content["unexpected"]),
        problems=_texts(content["problems"]),
        remarks=_texts(content["remarks"]),
    )


def findings_to_json(findings: Findings) -> str:
    """The fields and the record of ``findings`` as one line."""
    return json.dumps(_said(findings))


def examination_to_json(verdict: Verdict, findings: Findings) -> str:
    """``verdict`` with the fields and the record of ``findings`` as one line."""
    return json.dumps({**_said(findings), "verdict": asdict(verdict)}, default=datetime.isoformat)


def examination_from_json(text: str) -> Examination:
    """The examination in ``text``; raises as ``verdict_from_json`` does."""
    return Examination(inspection=inspection_from_json(text), verdict=_verdict(json.loads(text)["verdict"]))


def _said(findings: Findings) -> dict[str, Any]:
    return {"record": findings.record, "fields": [asdict(field) for field in findings.fields]}


def inspection_from_json(text: str) -> Inspection:
    """The inspection in ``text``.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    content = json.loads(text)
    return Inspection(record=content["record"], fields=tuple(FieldState(**field) for field in content["fields"]))


def _signature(content: Mapping[str, Any]) -> SignatureVerdict:
    role, method, time = content["role"], content["method"], content["time"]
    read = {
        "role": None if role is None else Role(role),
        "method": None if method is None else Method(method),
        "time": None if time is None else datetime.fromisoformat(time),
        "faults": _texts(content["faults"]),
    }
    return SignatureVerdict(**{**content, **read})


def _texts(raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(text, str) for text in raw):
        raise TypeError
    return tuple(raw)
