"""One person's act of signing: every check that can bar it, then the seal."""

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from exoconsent.consent.record import SCHEMA
from exoconsent.consent.signature import Attestation, Method, Role, Strokes
from exoconsent.consent.signing_gate import accepted_warnings, refuse_own_certificate, refuse_signer, signatory_of
from exoconsent.errors import TamperedError
from exoconsent.signing.issue import is_marked
from exoconsent.signing.keys import ClinicKey
from exoconsent.signing.passing import Examination
from exoconsent.signing.seal import seal
from exoconsent.signing.verdict import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who signs, how and when."""

    role: Role
    name: str = dataclasses.field(repr=False)
    """Printed name."""
    strokes: Strokes | None
    """``None`` for a typed name."""
    time: datetime
    """Aware; the claimed time of this computer."""
    method: Method
    note: str = dataclasses.field(repr=False)
    field: str = ""
    """Which of the role's places; empty: the one that is signed next."""
    own_certificate: bool = False
    """Sealed with a practitioner's own certificate, not with the clinic's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the clinic lends to an act."""

    name: str
    secret: bytes = dataclasses.field(repr=False)
    """Marks what the clinic issued."""
    open_key: Callable[[], ClinicKey]
    """Opens the key that seals; asked only when nothing bars the signature."""
    log: str = ""
    """Where its audit log ends; sealed with the signature."""


def perform(act: Act, pdf: bytes, examination: Examination, office: Office) -> bytes:
    """``pdf``, which ``examination`` was made of, with one more signature behind the bytes that were shown.

    Raises:
        TamperedError: it is none of this clinic's, or was changed.
        NotReadyError: it may not be signed in this role now.
        BadInputError: as ``seal`` does.
    """
    record = examination.inspection.record
    if record is None or record.get("schema") != SCHEMA:
        raise TamperedError(f"this is not a consent made by ExoConsent. {examination.inspection.sentence}".strip())
    signed = {field.name for field in examination.inspection.fields if field.signed}
    signers = _signers(pdf, signed, examination, office.secret)
    signatory = signatory_of(record, act.role, signed, act.field)
    refuse_signer(record, act.role, act.name, act.method, signed, signers)
    refuse_own_certificate(act.role, signed, act.own_certificate)
    attestation = Attestation(
        role=act.role,
        field=signatory["field"],
        name=act.name,
        meaning=signatory["meaning"],
        method=act.method,
        strokes=act.strokes,
        time=act.time,
        note=accepted_warnings(record, act.role, act.note),
        log=office.log,
    )
    on_page = signatory["name"] == act.name
    return seal(pdf, attestation, office.open_key(), office.name, first=not signed, name_on_page=on_page)


def _signers(pdf: bytes, signed: Collection[str], examination: Examination, secret: bytes) -> tuple[str, ...]:
    """The names of those who signed before.

    Nobody signs what this clinic did not issue, nor behind a signature that no longer holds: ``TamperedError``.
    """
    if not signed:
        if not is_marked(pdf, secret):
            raise TamperedError("this file is not as this clinic's program made it, so it cannot be signed here")
        return ()
    if examination.verdict.state is State.NOT_VERIFIED:
        raise TamperedError("\n".join(examination.verdict.sentences()))
    return tuple(signature.name for signature in examination.verdict.signatures if signature.name)
