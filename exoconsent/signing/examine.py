"""Examining a PDF with pyHanko: everything the judgement needs, as values; loaded on demand, after ``offline``.

Whatever a hostile file makes this raise is caught by ``verify``; a fault in one signature is told in words here.
"""

# pyHanko is only partly annotated.
# mypy: disallow-untyped-calls=False

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from exoconsent.signing import statement
from exoconsent.signing.byterange import BadRangeError, Covered, covered
from exoconsent.signing.certificate import fingerprint, subject_words
from exoconsent.signing.cms_form import ForeignFormError, certificate_of
from exoconsent.signing.differences import differences
from exoconsent.signing.findings import Change, FieldState, Findings, Found
from exoconsent.signing.offline import finish
from exoconsent.signing.statement import Statement, UnreadableStatementError, read_statement

RECORD: Final = "consent.json"
_RECORD_LIMIT: Final = 4_000_000
_USAGE: Final = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
"""Either is enough, as in PAdES; a practitioner's own certificate often has only the first."""


def examine(pdf: bytes) -> Findings:
    """Everything there is to know about ``pdf``; raises whatever pyHanko raises on what is no proper PDF."""
    reader = PdfFileReader(BytesIO(pdf))
    filled = [(str(name), value is not None, ref) for name, value, ref in enumerate_sig_fields(reader)]
    signatures = [EmbeddedPdfSignature(reader, ref, name) for name, signed, ref in filled if signed]
    found = sorted(finish(_examine_all(pdf, signatures)), key=lambda f: f.end)
    return Findings(
        size=len(pdf),
        fields=tuple(FieldState(name=name, signed=signed) for name, signed, _ in filled),
        record=_record(reader),
        signatures=tuple(found),
        changes=_changes(reader, found, signatures, len(pdf)),
        remains=not signatures and b"/ByteRange" in pdf,
    )


def look(pdf: bytes) -> Findings:
    """The fields and the record of ``pdf``, without examining its signatures."""
    reader = PdfFileReader(BytesIO(pdf))
    fields = [FieldState(name=str(n), signed=value is not None) for n, value, _ in enumerate_sig_fields(reader)]
    return Findings(size=len(pdf), fields=tuple(fields), record=_record(reader), signatures=(), remains=False)


def _changes(
    reader: PdfFileReader, found: list[Found], signatures: list[EmbeddedPdfSignature], size: int
) -> tuple[str, ...]:
    """What a forger changed, seen from the last signature whose successors are more than signatures."""
    whole = [f for f in found if f.intact]
    broken = [f for f in whole if not f.accepted] or whole[-1:]
    if not whole or (whole[-1].end == size and whole[-1:] == broken and broken[0].accepted):
        return ()
    seen = next(s.signed_revision for s in signatures if str(s.field_name) == broken[-1].field)
    try:
        return differences(reader, seen)
    except Exception:  # noqa: BLE001 (only words are lost; the verdict does not rest on them)
        return ()


async def _examine_all(pdf: bytes, signatures: list[EmbeddedPdfSignature]) -> list[Found]:
    return [await _examine(pdf, signature) for signature in signatures]


async def _examine(pdf: bytes, signature: EmbeddedPdfSignature) -> Found:
    field = str(signature.field_name)
    try:
        place = covered(pdf, signature.byte_range, signature.pkcs7_content)
        certificate = certificate_of(place.cms)
    except BadRangeError as wrong:
        return _broken(field, f"{wrong}.")
    except (ForeignFormError, ValueError):
        return _broken(field, "the signature is not in the form in which this program writes it.")
    status = await async_validate_pdf_signature(signature, _context(certificate), key_usage_settings=_USAGE)
    said, faults = _statement(pdf, signature, place)
    return Found(
        field=field,
        end=place.end,
        intact=bool(status.intact and status.valid),
        accepted=bool(status.bottom_line) and _reaches_far_enough(status),
        change=_change(status),
        fingerprint=fingerprint(certificate.dump()),
        subject=subject_words(certificate.dump()),
        permissions=_permissions(signature),
        statement=said,
        faults=faults,
    )


def _broken(field: str, fault: str) -> Found:
    return Found(
        field=field,
        end=0,
        intact=False,
        accepted=False,
        change=Change.OTHER,
        fingerprint="",
        permissions=None,
        statement=None,
        faults=(fault,),
    )


def _context(certificate: x509.Certificate) -> ValidationContext:
    """The certificate as its own root, at its own first moment.

    Whether it may be trusted is not asked here: the judgement compares its fingerprint with the clinic's. Neither
    today's clock nor any network is asked (design/security.md part 2, row 21).
    """
    return ValidationContext(
        trust_roots=[certificate],
        allow_fetching=False,
        moment=certificate.not_valid_before,
        revocation_mode="soft-fail",
    )


def _reaches_far_enough(status: PdfSignatureStatus) -> bool:
    return bool(status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION)


def _change(status: PdfSignatureStatus) -> Change:
    result = status.diff_result
    if not isinstance(result, DiffResult) or result.modification_level > ModificationLevel.FORM_FILLING:
        return Change.OTHER
    return Change.NOTHING if result.modification_level is ModificationLevel.NONE else Change.SIGNATURES


def _permissions(signature: EmbeddedPdfSignature) -> int | None:
    level = signature.docmdp_level
    return None if level is None else int(level.value)


def _statement(pdf: bytes, signature: EmbeddedPdfSignature, place: Covered) -> tuple[Statement | None, tuple[str, ...]]:
    try:
        said = read_statement(str(signature.sig_object[statement.KEY]))
    except (UnreadableStatementError, KeyError):
        return None, ("it does not say who signed what.",)
    shown = 0 < said.shown_bytes <= place.hole_start
    if not shown or hashlib.sha256(pdf[: said.shown_bytes]).hexdigest() != said.shown_sha256:
        return said, ("the document that was shown when this was signed is not the beginning of this file.",)
    return said, ()


def _record(reader: PdfFileReader) -> Mapping[str, Any] | None:
    """The attached ``consent.json``; a record that cannot be read is none."""
    try:
        specs = [spec.get_object() for spec in reader.root["/AF"]]
        (spec,) = (s for s in specs if str(s.get("/UF", s.get("/F"))) == RECORD and s["/AFRelationship"] == "/Data")
        data: bytes = spec["/EF"]["/F"].data
        content = json.loads(data) if len(data) <= _RECORD_LIMIT else None
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
    return content if isinstance(content, dict) else None
