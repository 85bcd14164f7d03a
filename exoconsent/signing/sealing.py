"""The seal itself: one incremental PAdES revision, made by pyHanko; imported on demand, after ``offline.prepare``."""

# pyHanko is only partly annotated.
# mypy: disallow-untyped-calls=False

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.form_tools import annot_width_height, get_single_field_annot
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import constants
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from exoconsent.signing import statement
from exoconsent.signing.cms_form import DIGEST, signature_over
from exoconsent.signing.keys import ClinicKey

_ROOM = 1024
"""Bytes kept for attributes, signature value (RSA-4096: 512) and framing, besides twice the certificate's length."""


class QuietWriter(IncrementalPdfFileWriter):
    """Leaves Info and XMP alone: pyHanko's own XMP loses the PDF/UA extension schema (design/pdf.md part 2)."""

    def _update_meta(self) -> None:
        """Write nothing; the name is private in pyHanko, which is therefore pinned, and a test watches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What one revision puts into one field."""

    field: str
    name: str
    reason: str
    location: str
    time: datetime
    statement: str
    certify: bool


class OpenDocument:
    """A PDF about to get one more revision."""

    def __init__(self, pdf: bytes) -> None:
        """Read ``pdf``; anything that pyHanko raises on a damaged file comes through."""
        self._writer = QuietWriter(BytesIO(pdf))
        found = list(enumerate_sig_fields(self._writer))
        self.fields = {str(name): value is not None for name, value, _ in found}
        """Signature fields by name, and whether they are signed."""
        self._widgets = {str(name): get_single_field_annot(ref.get_object()) for name, _, ref in found}
        self.ends = [_end(value.get_object()) for _, value, _ in found if value is not None]
        """Where the signed bytes of each signature end."""

    def box(self, field: str) -> tuple[float, float]:
        """Width and height of the field's box, points."""
        width, height = annot_width_height(self._widgets[field])
        return float(width), float(height)

    def seal(self, revision: Revision, appearance: bytes, key: ClinicKey) -> bytes:
        """The file with ``revision`` appended."""
        steps = PdfCMSEmbedder().write_cms(revision.field, self._writer, existing_fields_only=True)
        next(steps)
        self._draw(revision.field, appearance)
        _declare_pades(self._writer)
        steps.send(SigObjSetup(sig_placeholder=_placeholder(revision, key), mdp_setup=_permissions(revision.certify)))
        prepared, output = steps.send(SigIOSetup(md_algorithm=DIGEST))
        steps.send(_signed(prepared.document_digest, key))
        sealed: bytes = output.getvalue()
        return sealed

    def _draw(self, field: str, appearance: bytes) -> None:
        width, height = self.box(field)
        if not width or not height:
            return
        form = generic.StreamObject(stream_data=appearance)
        form.update(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
                generic.pdf_name("/BBox"): generic.ArrayObject(map(generic.FloatObject, (0, 0, width, height))),
                generic.pdf_name("/Resources"): generic.DictionaryObject(),
            }
        )
        form.compress()
        widget = self._widgets[field]
        widget[generic.pdf_name("/AP")] = generic.DictionaryObject(
            {generic.pdf_name("/N"): self._writer.add_object(form)}
        )
        self._writer.update_container(widget)


def _end(signature: Any) -> int:
    _, _, start, length = signature["/ByteRange"]
    return int(start) + int(length)


def _declare_pades(writer: QuietWriter) -> None:
    writer.ensure_output_version(version=(1, 7))
    if writer.output_version < (2, 0):
        writer.register_extension(constants.ESIC_EXTENSION_1)


def _placeholder(revision: Revision, key: ClinicKey) -> SignatureObject:
    placeholder = SignatureObject(
        timestamp=revision.time.replace(microsecond=0),
        subfilter=SigSeedSubFilter.PADES,
        name=revision.name,
        location=revision.location,
        reason=revision.reason,
        bytes_reserved=2 * (2 * len(key.certificate) + _ROOM),
    )
    placeholder[generic.pdf_name(statement.KEY)] = generic.TextStringObject(revision.statement)
    return placeholder


def _permissions(certify: bool) -> SigMDPSetup | None:
    """The first signature certifies: later ones may fill fields (P=2), nothing else may change."""
    return SigMDPSetup(md_algorithm=DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS) if certify else None


def _signed(digest: bytes, key: ClinicKey) -> bytes:
    return signature_over(digest, x509.Certificate.load(key.certificate), lambda data: _sign(key, data))


def _sign(key: ClinicKey, data: bytes) -> bytes:
    """The raw signature with the open key; pyHanko's own signer would parse the key anew, twice for each signature."""
    if isinstance(key.private, EllipticCurvePrivateKey):
        return key.private.sign(data, ECDSA(hashes.SHA256()))
    return key.private.sign(data, PKCS1v15(), hashes.SHA256())
