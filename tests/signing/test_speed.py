"""Ratios to bare pyHanko on the same machine in the same minute; asked for with EXOCONSENT_SPEED=1."""

import io
import os
import statistics
import time
from functools import cache

import pytest

from exoconsent.signing import offline
from exoconsent.signing.seal import seal
from exoconsent.signing.verify import Expected, verify

pytestmark = pytest.mark.skipif(not os.environ.get("EXOCONSENT_SPEED"), reason="measured on request only")
ROUNDS = 41


def interleaved(*acts):
    """Median milliseconds of each act, run in turns so that a busy minute hits all alike."""
    taken = [[] for _ in acts]
    for _ in range(ROUNDS):
        for act, times in zip(acts, taken, strict=True):
            started = time.perf_counter()
            act()
            times.append(1000 * (time.perf_counter() - started))
    return [statistics.median(times) for times in taken]


@cache
def cached_signer(key):
    """pyHanko's signer with the key parsed once."""
    from asn1crypto import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class Cached(Signer):
        async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
            return key.private.sign(data, ECDSA(hashes.SHA256()))

    return Cached(signing_cert=x509.Certificate.load(key.certificate), cert_registry=SimpleCertificateStore())


def bare_seal(pdf, key):
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    meta = signers.PdfSignatureMetadata(
        field_name="sign-patient", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name="Maria Exempla",
        reason="I agree.", location="here", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS,
    )  # fmt: skip
    return signers.PdfSigner(meta, signer=cached_signer(key)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), existing_fields_only=True, bytes_reserved=8192
    )


def bare_verify(pdf):
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        assert validate_pdf_signature(signature, context).bottom_line


def test_sealing_costs_little_more_than_bare_pyhanko(documents, attest):
    offline.prepare()
    ours, bare = interleaved(
        lambda: seal(documents.base, attest(), documents.key, "here", True),
        lambda: bare_seal(documents.base, documents.key),
    )
    print(f"seal {ours:.1f} ms, bare {bare:.1f} ms, ratio {ours / bare:.2f}")  # noqa: T201
    assert ours / bare <= 1.5


def test_verifying_three_costs_little_more_than_bare_pyhanko(documents):
    offline.prepare()
    ours, bare = interleaved(
        lambda: verify(documents.whole, Expected(), {documents.key.fingerprint}), lambda: bare_verify(documents.whole)
    )
    print(f"verify {ours:.1f} ms, bare {bare:.1f} ms, ratio {ours / bare:.2f}")  # noqa: T201
    assert ours / bare <= 1.2
