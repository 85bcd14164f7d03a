"""Sealing and verifying against bare pyHanko on the same file, in turns, so that a busy minute hits both alike."""

import io
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks import table
from exoconsent.cli.demo import FORM, scribble
from exoconsent.clinic import Clinic
from exoconsent.consent.signature import Attestation, Method, Role
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.signing import offline
from exoconsent.signing.keys import ClinicKey
from exoconsent.signing.seal import seal
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify

ROUNDS: Final = 41
NOW: Final = datetime(2026, 3, 1, 13, 5, tzinfo=UTC)
SEAL_ASKED, VERIFY_ASKED = 1.5, 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRun:
    """Milliseconds of each turn, ours and bare."""

    pages: int
    seal: list[float]
    bare_seal: list[float]
    verify: list[float]
    bare_verify: list[float]


def run(rounds: int = ROUNDS) -> SealRun:
    """Measure with the consent of an invented patient who needs an interpreter: three signatories."""
    offline.prepare()
    pages, base, attestations, key = _document()
    whole = base
    for index, attestation in enumerate(attestations):
        whole = seal(whole, attestation, key, "here", index == 0, name_on_page=True)
    pinned = {key.fingerprint}
    assert verify(whole, Expected(), pinned).state is State.VERIFIED
    seals = _turns(
        rounds,
        lambda: seal(base, attestations[0], key, "here", True, name_on_page=True),
        lambda: bare_seal(base, key, attestations[0].field),
    )
    verdicts = _turns(rounds, lambda: verify(whole, Expected(), pinned), lambda: bare_verify(whole))
    return SealRun(pages=pages, seal=seals[0], bare_seal=seals[1], verify=verdicts[0], bare_verify=verdicts[1])


def seal_report(measured: SealRun) -> str:
    """The section about signatures."""
    words = f"A consent of {measured.pages} pages, P-256, the key open; medians of turns in one process, wall time."
    return f"## Signatures\n\n{words}\n\n{table.table(_rows(measured))}\n"


def ratio(mine: Sequence[float], base: Sequence[float]) -> float:
    """The ratio of the medians."""
    return median(mine) / median(base)


def _rows(measured: SealRun) -> Iterator[Sequence[str]]:
    yield "what", "median ms", "ratio", "asked"
    yield "a seal by bare pyHanko, cached key", f"{median(measured.bare_seal):.1f}", "1.00", ""
    over = f"{ratio(measured.seal, measured.bare_seal):.2f}"
    yield "a seal by ExoConsent, ink drawn", f"{median(measured.seal):.1f}", over, f"at most {SEAL_ASKED:.2f}"
    yield "three signatures verified by bare pyHanko", f"{median(measured.bare_verify):.1f}", "1.00", ""
    over = f"{ratio(measured.verify, measured.bare_verify):.2f}"
    yield "three verified by ExoConsent's policy", f"{median(measured.verify):.1f}", over, f"at most {VERIFY_ASKED:.2f}"


def _turns(rounds: int, *acts: Callable[[], Any]) -> list[list[float]]:
    taken: list[list[float]] = [[] for _ in acts]
    for number in range(rounds + 2):
        for act, times in zip(acts, taken, strict=True):
            started = time.perf_counter()
            act()
            if number >= 2:  # the first two warm up
                times.append(1000 * (time.perf_counter() - started))
    return taken


def _document() -> tuple[int, bytes, list[Attestation], ClinicKey]:
    with tempfile.TemporaryDirectory() as folder:
        clinic = Clinic.demo(Path(folder))
        patient = read_patient_file(FORMS / "patients" / "ex-o04.yaml")
        patient = replace(patient, facts=patient.facts.with_value("interpreter_needed", True))
        prepared = clinic.prepare(clinic.begin(FORM, patient), NOW)
        rendered = clinic.render(prepared, PrintOptions())
        key = clinic.key(NOW)
    made = [
        Attestation(
            role=Role(block.role),
            field=block.field,
            name=block.name or "Somebody",
            meaning=block.meaning,
            method=Method.DRAWN,
            strokes=scribble(Role(block.role)),
            time=NOW,
        )
        for block in prepared.consent.signatures
    ]
    return rendered.pages, rendered.pdf, made, key


@cache
def _cached_signer(key: ClinicKey) -> Any:
    """The library's signer with the key parsed once."""
    from asn1crypto import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class Cached(Signer):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            assert isinstance(key.private, EllipticCurvePrivateKey)
            return key.private.sign(data, ECDSA(hashes.SHA256()))

    return Cached(signing_cert=x509.Certificate.load(key.certificate), cert_registry=SimpleCertificateStore())


def bare_seal(pdf: bytes, key: ClinicKey, field: str) -> Any:
    """What pyHanko does by itself: certify and sign the field, without ink."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name="Maria Exempla",
        reason="I agree.", location="here", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS,
    )  # fmt: skip
    return signers.PdfSigner(meta, signer=_cached_signer(key)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), existing_fields_only=True, bytes_reserved=8192
    )


def bare_verify(pdf: bytes) -> None:
    """The library's own conclusion on each signature, each certificate trusted as its own root."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        assert validate_pdf_signature(signature, context).bottom_line


if __name__ == "__main__":
    print(seal_report(run()))
