"""Filed: a paper as values and as rows of the archive, there and back, and what bars it from being filed."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from exoconsent.errors import BadInputError, TamperedError
from exoconsent.records.record import Filing, Kind
from exoconsent.records.rows import sha256

_NUMBER: Final = re.compile(r"[A-Za-z0-9-]{1,60}")
_TEXTS: Final = (
    "number", "kind", "patient_name", "form_id", "form_title", "edition", "language", "treatment", "product", "lot",
    "decided_by", "content_hash",
)  # fmt: skip
_TIMES: Final = ("created", "signed_at")
_DAYS: Final = ("born", "valid_until", "keep_until")
_DOCUMENT: Final = ("pdf", "draft", "consent", "signatures", "facts")
_PAIRS: Final = ("reasons", "warnings")


def check(filing: Filing, now: datetime) -> None:
    """Raise ``BadInputError`` for a number or a time with which nothing can be filed."""
    if not _NUMBER.fullmatch(filing.number):
        raise BadInputError.saying("a document number has letters, digits and dashes only; this paper was not filed")
    for time in filter(None, (now, filing.created, filing.signed_at)):
        aware(time)


def aware(time: datetime) -> None:
    """Raise ``BadInputError`` for a time without zone: it would mean another moment elsewhere."""
    if time.tzinfo is None:
        raise BadInputError.saying("a time without its zone cannot be filed")


def columns_of(filing: Filing) -> dict[str, str]:
    """The columns of ``records`` that a paper brings itself; unknown times and days are empty."""
    texts = {name: str(getattr(filing, name)) for name in _TEXTS}
    return texts | {name: _iso(getattr(filing, name)) for name in (*_TIMES, *_DAYS)}


def document_of(filing: Filing) -> dict[str, str | bytes]:
    """The columns of ``documents`` but the id; the form's text is kept once for all, under its hash."""
    parts = {name: getattr(filing, name) for name in _DOCUMENT} | {"form_sha256": _text_sha256(filing.form_text)}
    return parts | {name: json.dumps(getattr(filing, name), ensure_ascii=False) for name in _PAIRS}


def filing_of(record: Mapping[str, Any], document: Mapping[str, Any]) -> Filing:
    """The paper from its rows, strokes and the form's text among them. Raises ``TamperedError`` when they are none."""
    try:
        known: dict[str, Any] = {name: record[name] for name in _TEXTS} | {name: document[name] for name in _DOCUMENT}
        known |= {name: tuple((str(a), str(b)) for a, b in json.loads(document[name])) for name in _PAIRS}
        known |= {name: datetime.fromisoformat(record[name]) if record[name] else None for name in _TIMES}
        known |= {name: date.fromisoformat(record[name]) if record[name] else None for name in _DAYS}
        known |= {"kind": Kind(record["kind"]), "pdf": bytes(document["pdf"])}
        known |= {name: document[name] for name in ("strokes", "form_text")}
        return Filing(**known)
    except (ValueError, TypeError, RecursionError):
        raise TamperedError(f"{record['number']}: what was filed is not as ExoConsent wrote it") from None


@lru_cache(maxsize=4)
def _text_sha256(text: str) -> str:
    """Of a form's text; the forms of a clinic are few and long."""
    return sha256(text.encode())


def _iso(moment: date | datetime | None) -> str:
    return moment.isoformat() if moment else ""


assert {field.name for field in fields(Filing)} == {
    *_TEXTS,
    *_TIMES,
    *_DAYS,
    *_DOCUMENT,
    *_PAIRS,
    "strokes",
    "form_text",
}
