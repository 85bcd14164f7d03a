"""The statement of a signature: who signs what, in which role, how and when, as JSON inside the signed bytes.

It stands under ``/EXOC_Attestation`` in the signature dictionary, beside the readable ``/Name``, ``/Reason`` and
``/M``, and also names the bytes that were shown: each revision vouches for the one before it, so nothing can stand
between two.
"""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from exoconsent.consent.on_screen import in_words
from exoconsent.consent.signature import Attestation, Method, Role
from exoconsent.errors import BadInputError

KEY: Final = "/EXOC_Attestation"
"""A private name (ISO 32000 annex E); the prefix is not registered."""
SCHEMA: Final = "exoconsent-attestation/1"
_LENGTH_LIMIT: Final = 20_000


class UnreadableStatementError(Exception):
    """The bytes are not a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one signature says."""

    role: Role
    field: str
    name: str = dataclasses.field(repr=False)
    meaning: str
    method: Method
    time: datetime
    note: str = dataclasses.field(repr=False)
    shown_bytes: int
    """Length of the file that was shown to the signer."""
    shown_sha256: str
    """Its SHA-256, lower-case hex."""


def state(attestation: Attestation, shown: bytes) -> str:
    """The statement as ASCII JSON for ``attestation`` over the file ``shown``.

    Raises:
        BadInputError: the time has no offset, or the texts are unreasonably long.
    """
    if attestation.time.utcoffset() is None:
        raise BadInputError.saying("The time of signing has no UTC offset, so nobody could tell when it was.")
    content = {
        "schema": SCHEMA,
        "role": attestation.role,
        "field": attestation.field,
        "name": attestation.name,
        "meaning": attestation.meaning,
        "method": attestation.method,
        "time": attestation.time.isoformat(timespec="seconds"),
        "note": attestation.note,
        **({"log": attestation.log} if attestation.log else {}),
        "shown": {"bytes": len(shown), "sha256": hashlib.sha256(shown).hexdigest()},
    }
    text = json.dumps(content)
    if len(text) > _LENGTH_LIMIT:
        raise BadInputError.saying(
            "Name, meaning and note of the signature are too long to be sealed; shorten the note."
        )
    return text


def reason(attestation: Attestation) -> str:
    """The readable sentence for ``/Reason``: meaning, role and method, and the signer's note."""
    sentence = f"{attestation.meaning} [{attestation.role}, {attestation.method}]"
    return f"{sentence} Note: {in_words(attestation.note)}" if attestation.note else sentence


def read_statement(text: str) -> Statement:
    """The statement in ``text``.

    Raises:
        UnreadableStatementError: it is none of this schema.
    """
    try:
        content = json.loads(text)
        if content["schema"] != SCHEMA:
            raise UnreadableStatementError("schema")
        return _statement(content)
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise UnreadableStatementError(type(wrong).__name__) from None


def _statement(content: Mapping[str, Any]) -> Statement:
    time = datetime.fromisoformat(content["time"])
    texts = {key: content[key] for key in ("field", "name", "meaning", "note")}
    length, digest = content["shown"]["bytes"], content["shown"]["sha256"]
    if (
        time.utcoffset() is None
        or type(length) is not int
        or not all(type(t) is str for t in (*texts.values(), digest))
    ):
        raise UnreadableStatementError("type")
    return Statement(
        role=Role(content["role"]),
        method=Method(content["method"]),
        time=time,
        shown_bytes=length,
        shown_sha256=digest,
        **texts,
    )
