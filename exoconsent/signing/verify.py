"""Verifying: our own strict policy over what was found (design/security.md part 4).

pyHanko's conclusion is necessary, never enough. Besides it: the signatures are exactly the expected ones; each was made
with a pinned key, in our own form, over the whole file of its time; each revision names, by length and hash, the file
that it was put on, so that nothing but signatures stands after the first; the last signature ends with the file. Any
exception means "not verified".
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from exoconsent.consent.signature import Role
from exoconsent.signing import offline
from exoconsent.signing.findings import Change, Findings, Found
from exoconsent.signing.verdict import SignatureVerdict, State, Verdict, not_verified

_FILL_FORMS = 2
"""DocMDP level under which only fields may be filled (ISO 32000-1, table 254)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Which signature fields must be signed."""

    fields: tuple[str, ...] = ()
    """Empty: those that the document's own embedded record names."""
    content_hash: str = ""
    """The record must name this content; empty when any will do."""


def verify(pdf: bytes, expected: Expected, pinned: Collection[str], practitioners: Collection[str] = ()) -> Verdict:
    """The verdict on ``pdf``, with the clinic's certificates pinned by their SHA-256 fingerprints; never raises.

    ``practitioners`` are the fingerprints of certificates that are good for a practitioner's signature only. For a file
    from outside use ``isolated.verify_in_child``: this reads it in the process that asks.
    """
    return examined(pdf, expected, pinned, practitioners)[0]


def examined(
    pdf: bytes, expected: Expected, pinned: Collection[str], practitioners: Collection[str] = ()
) -> tuple[Verdict, Findings | None]:
    """The verdict as ``verify`` gives it, and what it rests on; ``None`` for a file that could not be examined."""
    offline.prepare()
    try:
        from exoconsent.signing.examine import examine

        findings = examine(pdf)
        return judge(findings, expected, pinned, practitioners), findings
    except Exception as error:  # noqa: BLE001 (any exception at all means that the file was not verified)
        kind = type(error).__name__  # never its text, which may quote the document
    sentence = f"The file cannot be read as a signed PDF ({kind}): it is damaged, or something was changed in it."
    return not_verified(sentence), None


def judge(
    findings: Findings, expected: Expected, pinned: Collection[str], practitioners: Collection[str] = ()
) -> Verdict:
    """The verdict on what was found."""
    wanted, allowed = _wanted(findings, expected)
    signed = [found.field for found in findings.signatures]
    known = frozenset(practitioners) - frozenset(pinned)
    signatures = tuple(_one(found, findings, pinned, known) for found in findings.signatures)
    missing = tuple(field for field in wanted if field not in signed)
    unexpected = tuple(field for field in signed if field not in allowed)
    problems = tuple(_problems(findings, wanted, unexpected, expected))
    return Verdict(
        state=_state(signatures, missing, problems),
        signatures=signatures,
        missing=missing,
        unexpected=unexpected,
        problems=problems,
        remarks=tuple(_remarks(findings)),
    )


def _remarks(findings: Findings) -> Iterator[str]:
    """What a reader should know although nothing is wrong with the file."""
    printed = {e["field"]: e.get("name", "") for e in _entries(findings.record)}
    for found in findings.signatures:
        name = printed.get(found.field, "")
        if found.statement and name and found.statement.name != name:
            yield f"{found.field}: signed by {found.statement.name}, but the form has the printed name {name}."


def _state(signatures: tuple[SignatureVerdict, ...], missing: tuple[str, ...], problems: tuple[str, ...]) -> State:
    if problems or not all(signature.good for signature in signatures):
        return State.NOT_VERIFIED
    if not signatures:
        return State.UNSIGNED
    return State.INCOMPLETE if missing else State.VERIFIED


def _wanted(findings: Findings, expected: Expected) -> tuple[tuple[str, ...], frozenset[str]]:
    """The fields that must be signed, and those that may be.

    A signature field on the page that the record does not name is wanted too: a record that was cut short must not
    make a document complete.
    """
    named = dict(_signatories(findings.record))
    unnamed = tuple(field.name for field in findings.fields if field.name not in named and not field.signed)
    wanted = expected.fields or (*(field for field, required in named.items() if required), *unnamed)
    return wanted, frozenset(wanted) | named.keys()


def _signatories(record: Mapping[str, Any] | None) -> Iterator[tuple[str, bool]]:
    yield from ((entry["field"], entry.get("required") is not False) for entry in _entries(record))


def _entries(record: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    listed = (record or {}).get("signatories")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("field"), str):
            yield entry


def _problems(
    findings: Findings, wanted: tuple[str, ...], unexpected: tuple[str, ...], expected: Expected
) -> Iterator[str]:
    found = findings.signatures
    if findings.remains:
        yield "There are remains of a signature in the file, but no signature: it was taken out."
    if found and not wanted:
        yield "The file does not say who has to sign it, so it cannot be told whether it is complete."
    if unexpected:
        yield f"There are signatures that nobody expected: {', '.join(unexpected)}."
    if expected.content_hash and (findings.record or {}).get("content_hash") != expected.content_hash:
        yield "The file is another document than the one that was asked for."
    if found:
        yield from _chain_problems(findings)
        yield from (f"Changed after a signature: {change}" for change in findings.changes)


def _chain_problems(findings: Findings) -> Iterator[str]:
    found = findings.signatures
    if found[-1].end != findings.size:
        yield "Something was added to the file after its last signature, or the last signature does not cover it all."
    if any(later.statement and later.statement.shown_bytes != earlier.end for earlier, later in pairwise(found)):
        yield "Something stands between two signatures that belongs to neither."
    if [f.permissions for f in found] != [_FILL_FORMS] + [None] * (len(found) - 1):
        yield "The first signature does not close the document as this program does."


def _one(found: Found, findings: Findings, pinned: Collection[str], practitioners: Collection[str]) -> SignatureVerdict:
    said, own = found.statement, found.fingerprint in practitioners
    faults = (*_faults(found, findings.record), *(_own_faults(found, findings) if own else ()))
    verdict = SignatureVerdict(
        field=found.field,
        intact=found.intact,
        trusted=found.fingerprint in pinned or own,
        fingerprint=found.fingerprint,
        certificate=found.subject,
        own=own,
        since=_since(found, findings.size),
        faults=faults,
    )
    if said is None:
        return verdict
    return dataclasses.replace(
        verdict,
        role=said.role,
        name=said.name,
        meaning=said.meaning,
        method=said.method,
        time=said.time,
        note=said.note,
    )


def _faults(found: Found, record: Mapping[str, Any] | None) -> Iterator[str]:
    yield from found.faults
    if found.end and not found.intact:
        yield "what was signed is not what is in the file now."
    elif found.end and not found.accepted:
        yield "what follows this signature is more than signatures, or does not hang together."
    if found.statement and found.statement.field != found.field:
        yield "the signature was made for another place in the document."
    asked = next((entry.get("role") for entry in _entries(record) if entry["field"] == found.field), None)
    if found.statement and asked not in (None, found.statement.role):
        yield "the signature was made in another role than the document asks for in this place."


def _own_faults(found: Found, findings: Findings) -> Iterator[str]:
    """A practitioner's own certificate is not the clinic's: it neither opens a document nor speaks for others."""
    if found.statement and found.statement.role is not Role.PRACTITIONER:
        yield "a practitioner's own certificate vouches for the practitioner's signature only."
    if found is findings.signatures[0]:
        yield "the first signature must be sealed with the clinic's key, which says that the document is the clinic's."


def _since(found: Found, size: int) -> str:
    match found.change:
        case Change.NOTHING if found.end == size:
            return "nothing was added to the file after this signature."
        case Change.SIGNATURES:
            return "after this signature only further signatures were added."
        case _:
            return "it cannot be said that the document is unchanged since this signature."
