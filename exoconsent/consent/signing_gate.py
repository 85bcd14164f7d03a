"""The gate before each signature: what bars a person from signing a consent now, by its own record."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from exoconsent.consent import document as doc
from exoconsent.consent.on_screen import free_words
from exoconsent.consent.problem import NOTED_FIRST, Severity
from exoconsent.consent.signature import Method, Role
from exoconsent.errors import Complaint, NotReadyError

Record = Mapping[str, Any]

DECIDERS: Final = (Role.PATIENT, Role.CHILD, Role.GUARDIAN, Role.REPRESENTATIVE)
"""Those whose decision it is."""
WITNESSES: Final = (Role.WITNESS, Role.SECOND_WITNESS)
"""Those who see a mark being made."""
AFTER_DECIDERS: Final = (*WITNESSES, Role.PRACTITIONER)
"""Those who sign that the decision was made: they cannot sign before it."""
_NOBODY_ELSE: Final = (*WITNESSES, Role.INTERPRETER)
"""Those who sign in no other role."""


def signatory_of(record: Record, role: Role, signed: set[str], field: str = "") -> Mapping[str, Any]:
    """The record's entry of ``role`` that is signed next, or that of ``field``, which has to be of that role.

    A role has more than one where the law wants a notice signed by itself. Raises ``NotReadyError`` with everything
    that bars the signature.
    """
    if not record.get("ready"):
        errors = [p for p in record.get("problems", ()) if p["severity"] == Severity.ERROR or _unnoted(p)]
        raise NotReadyError(Complaint(message=f"{p['code']}: {p['message']} {p['remedy']}".strip()) for p in errors)
    listed = record["signatories"]
    mine = [s for s in listed if s["role"] == role and field in ("", s["field"])]
    if not mine:
        roles = dict.fromkeys(s["role"] for s in listed)
        _refuse(f'nobody signs this consent as "{role}"{_at(field)}; it wants: {", ".join(roles)}')
    waiting: list[Mapping[str, Any]] = [s for s in mine if s["field"] not in signed]
    if not waiting:
        _refuse(f"the {role.words} has signed already{_at(field)}; a signature is never replaced")
    return waiting[0]


def still_waiting(blocks: Iterable[doc.SignatureBlock], signed_roles: Iterable[str]) -> tuple[doc.SignatureBlock, ...]:
    """The ``blocks`` not signed yet, where ``signed_roles`` names each signature made so far by its role, in order."""
    left = Counter(signed_roles)
    waiting = []
    for block in blocks:
        if left[block.role] > 0:
            left[block.role] -= 1
        else:
            waiting.append(block)
    return tuple(waiting)


def refuse_signer(
    record: Record, role: Role, name: str, method: Method, signed: set[str], signers: Collection[str] = ()
) -> None:
    """Raise ``NotReadyError`` for a signature out of order, a mark without a witness, a witness of one's own.

    ``signers`` are the names of those who have signed already, as they gave them.
    """
    entries = record["signatories"]
    waiting = [_told(s) for r in DECIDERS for s in entries if s["role"] == r and s["field"] not in signed]
    if role in AFTER_DECIDERS and waiting:
        _refuse(f"the {role.words} signs after the decision: first {', '.join(waiting)}")
    if method is Method.MARK and role in DECIDERS and Role.WITNESS not in {s["role"] for s in entries}:
        _refuse("a mark needs a witness; make the form again with signs_with_mark: true")
    printed = (s["name"] for s in entries if s["role"] != role and s["name"])
    others = {other.casefold() for other in (*printed, *signers)}
    if role in _NOBODY_ELSE and name.casefold() in others:
        _refuse(f"the {role.words} cannot be a person who signs in another role")


def refuse_own_certificate(role: Role, signed: Collection[str], own: bool) -> None:
    """Raise ``NotReadyError`` where a certificate that is not the clinic's may not seal.

    It stands for one practitioner; that the document is the clinic's, only the clinic's key can say, and says first.
    """
    if own and role is not Role.PRACTITIONER:
        _refuse(
            f"a practitioner's own certificate seals the practitioner's signature only, not that of the {role.words}"
        )
    if own and not signed:
        _refuse("the first signature is sealed with the clinic's key; a practitioner's own certificate comes after it")


def accepted_warnings(record: Record, role: Role, note: str) -> str:
    """The practitioner's note with the warnings it answers for; other roles' notes stay as they are.

    Raises ``NotReadyError`` when warnings are open and the practitioner gives no note.
    """
    waiting = {p["code"]: p for p in record["problems"] if p["severity"] == Severity.WARNING and not p["acknowledged"]}
    if role is not Role.PRACTITIONER or not waiting:
        return note
    if not free_words(note).strip():
        complaints = [Complaint(message=f"{p['code']}: {p['message']}") for p in waiting.values()]
        last = Complaint(message="the practitioner signs only with a note on these warnings: give --note")
        raise NotReadyError([*complaints, last])
    return f"{note.strip()} (on {', '.join(sorted(waiting))})"


def _told(entry: Mapping[str, Any]) -> str:
    """The role, with its field where that is another than the role's first."""
    usual = f"sign-{entry['role']}"
    return str(entry["role"]) if entry["field"] == usual else f"{entry['role']}{_at(entry['field'])}"


def _at(field: str) -> str:
    return f" ({field})" if field else ""


def _unnoted(problem: Mapping[str, str]) -> bool:
    return problem["code"] in NOTED_FIRST and not problem["acknowledged"]


def _refuse(sentence: str) -> None:
    raise NotReadyError([Complaint(message=sentence)])
