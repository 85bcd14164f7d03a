"""Sealing: one person's attestation becomes one signed revision after the bytes that were shown."""

from typing import TYPE_CHECKING

from exoconsent.consent.signature import Attestation
from exoconsent.errors import BadInputError, TamperedError
from exoconsent.signing import offline, statement
from exoconsent.signing.appearance import draw_signature
from exoconsent.signing.ink import check_ink
from exoconsent.signing.keys import ClinicKey
from exoconsent.signing.lines import fill_lines

if TYPE_CHECKING:
    from exoconsent.signing.sealing import OpenDocument


def seal(
    pdf: bytes, attestation: Attestation, key: ClinicKey, location: str, first: bool, *, name_on_page: bool = False
) -> bytes:
    """``pdf`` and after it one PAdES B-B revision that fills ``attestation.field``.

    What was shown stays, byte for byte, the beginning of the result. The claimed time is ``attestation.time``, with its
    UTC offset. ``first`` certifies the document: afterwards only the remaining fields may be signed. ``location`` is
    where the clinic is. ``name_on_page`` says that the printed name already stands beside the box.

    Raises:
        BadInputError: the file cannot be read, has no such field or has it signed already, ``first`` does not fit, or
            the attestation is not whole.
        NotReadyError: too little ink for a signature, or a name that would stand nowhere on the page.
        TamperedError: something was added to the file after the last signature.
    """
    check_ink(attestation.strokes, attestation.method)
    said = statement.state(attestation, pdf)
    document = _open(pdf)
    _check_field(document, attestation.field)
    _check_order(document, first, len(pdf))
    appearance = draw_signature(attestation, *document.box(attestation.field), name_on_page=name_on_page)
    fill_lines(document, attestation)
    sealed = _sealed(document, attestation, said, appearance, key, location, first)
    if not sealed.startswith(pdf):
        raise RuntimeError("the sealed file does not begin with the bytes that were shown")
    return sealed


def _open(pdf: bytes) -> "OpenDocument":
    offline.prepare()
    from exoconsent.signing.sealing import OpenDocument

    try:
        return OpenDocument(pdf)
    except Exception as error:  # noqa: BLE001 (a damaged PDF makes pyHanko raise almost anything)
        kind = type(error).__name__  # never its text, which may quote the document
    raise BadInputError.saying(f"This file cannot be signed: it is not a PDF that can be read ({kind}).")


def _check_field(document: "OpenDocument", field: str) -> None:
    if field not in document.fields:
        known = ", ".join(document.fields) or "none at all"
        raise BadInputError.saying(f'This document has no signature field "{field}"; it has {known}.')
    if document.fields[field]:
        raise BadInputError.saying(f'The field "{field}" is signed already; nobody can sign twice in one place.')


def _check_order(document: "OpenDocument", first: bool, size: int) -> None:
    if first is bool(document.ends):
        already = "has signatures already" if document.ends else "has no signature yet"
        raise BadInputError.saying(
            f"This document {already}, so this cannot be sealed as {'the first' if first else 'a later'} one."
        )
    if document.ends and max(document.ends) != size:
        raise TamperedError(
            "Something was added to this file after its last signature, so nobody should sign on top of it. Verify the "
            "file, and go on with the copy in the clinic's records."
        )


def _sealed(
    document: "OpenDocument",
    attestation: Attestation,
    said: str,
    appearance: bytes,
    key: ClinicKey,
    location: str,
    first: bool,
) -> bytes:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    from exoconsent.signing.sealing import Revision

    revision = Revision(
        field=attestation.field,
        name=attestation.name,
        reason=statement.reason(attestation),
        location=location,
        time=attestation.time,
        statement=said,
        certify=first,
    )
    try:
        return document.seal(revision, appearance, key)
    except (PdfError, SigningError) as error:
        kind = type(error).__name__
    raise BadInputError.saying(
        f"This file could not be sealed ({kind}); nothing was written. Export it again and sign."
    )
