"""The seal itself: one incremental PAdES revision, made by pyHanko; imported on demand, after ``offline.prepare``."""

# pyHanko is only partly annotated.
# mypy: disallow-untyped-calls=False

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final

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
from exoconsent.signing.differences import text_fields
from exoconsent.signing.keys import ClinicKey

_ROOM = 1024
"""Bytes kept for attributes, signature value (RSA-4096: 512) and framing, besides twice the certificate's length."""


_DIGEST: Final = 64
"""Bytes of a certificate's SHA-256 with its framing."""


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
        self._letters = dict(_empty_texts(self._writer))
        self.ends = [_end(value.get_object()) for _, value, _ in found if value is not None]
        """Where the signed bytes of each signature end."""

    @property
    def lines(self) -> dict[str, tuple[float, float]]:
        """Width and height of each text field in which nothing stands yet, points."""
        return {name: _size(widget) for name, widget in self._letters.items()}

    def write(self, field: str, words: str, appearance: bytes) -> None:
        """Put ``words`` into a text field of ``lines``, with what they look like; sealed with the next ``seal``."""
        widget = self._letters[field]
        widget[generic.pdf_name("/V")] = generic.TextStringObject(words)
        self._draw(widget, appearance)

    def box(self, field: str) -> tuple[float, float]:
        """Width and height of the field's box, points."""
        return _size(self._widgets[field])

    def seal(self, revision: Revision, appearance: bytes, key: ClinicKey) -> bytes:
        """The file with ``revision`` appended."""
        steps = PdfCMSEmbedder().write_cms(revision.field, self._writer, existing_fields_only=True)
        next(steps)
        self._draw(self._widgets[revision.field], appearance)
        _declare_pades(self._writer)
        steps.send(SigObjSetup(sig_placeholder=_placeholder(revision, key), mdp_setup=_permissions(revision.certify)))
        prepared, output = steps.send(SigIOSetup(md_algorithm=DIGEST))
        steps.send(_signed(prepared.document_digest, key))
        sealed: bytes = output.getvalue()
        return sealed

    def _draw(self, widget: Any, appearance: bytes) -> None:
        width, height = _size(widget)
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
        widget[generic.pdf_name("/AP")] = generic.DictionaryObject(
            {generic.pdf_name("/N"): self._writer.add_object(form)}
        )
        self._writer.update_container(widget)


def _size(widget: Any) -> tuple[float, float]:
    width, height = annot_width_height(widget)
    return float(width), float(height)


def _empty_texts(writer: QuietWriter) -> Iterator[tuple[str, Any]]:
    """Text fields of this program: each is one widget on the top level of the form."""
    for name, field in text_fields(writer):
        if "/V" not in field and "/Kids" not in field:
            yield name, field


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
        bytes_reserved=2 * (2 * len(key.certificate) + _room(key) + _ROOM),
    )
    placeholder[generic.pdf_name(statement.KEY)] = generic.TextStringObject(revision.statement)
    return placeholder


def _room(key: ClinicKey) -> int:
    """Bytes for the authorities' certificates, and for the digests by which the signed attributes name them."""
    return sum(len(certificate) + _DIGEST for certificate in key.chain)


def _permissions(certify: bool) -> SigMDPSetup | None:
    """The first signature certifies: later ones may fill fields (P=2), nothing else may change."""
    return SigMDPSetup(md_algorithm=DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS) if certify else None


def _signed(digest: bytes, key: ClinicKey) -> bytes:
    path = [x509.Certificate.load(certificate) for certificate in (key.certificate, *key.chain)]
    return signature_over(digest, path, lambda data: _sign(key, data))


def _sign(key: ClinicKey, data: bytes) -> bytes:
    """The raw signature with the open key; pyHanko's own signer would parse the key anew, twice for each signature."""
    if isinstance(key.private, EllipticCurvePrivateKey):
        return key.private.sign(data, ECDSA(hashes.SHA256()))
    return key.private.sign(data, PKCS1v15(), hashes.SHA256())
