"""One of the two processes of the batch: ``python -m benchmarks.batch_child ENGINE SECTION,SECTION...``.

Answers with one line of JSON when it is ready, and with one for every line "FIRST COUNT" that comes in.
"""

import io
import json
import sys
import time
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.engines import BY_KEY, OURS
from benchmarks.sample import Desk, cut
from benchmarks.worker import _why
from exoconsent.consent.document import Consent
from exoconsent.consent.signature import Attestation, Method, Point, Role, Strokes
from exoconsent.signing import offline
from exoconsent.signing.keys import ClinicKey, load_or_make_key

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
STROKES = Strokes(
    width=70,
    height=25,
    strokes=(tuple(Point(x=4 + 3.1 * i, y=6 + 12 * (i % 2), t=40 * i) for i in range(20)),),
)


class Sealer:
    """Seals what an engine made: ours in its field, with the strokes drawn; a peer's file, which has none, bare."""

    def __init__(self, key: ClinicKey) -> None:
        self._key = key
        offline.prepare()

    def ours(self, pdf: bytes, consent: Consent) -> bytes:
        """One PAdES signature of the patient."""
        from exoconsent.signing.seal import seal

        block = next(block for block in consent.signatures if block.field)
        said = Attestation(
            role=Role.PATIENT,
            field=block.field,
            name=block.name,
            meaning=block.meaning,
            method=Method.DRAWN,
            strokes=STROKES,
            time=NOW,
        )
        return seal(pdf, said, self._key, "Sample Valley Clinic", True, name_on_page=True)

    def bare(self, pdf: bytes, _consent: Consent) -> bytes:
        """One invisible PAdES signature by pyHanko alone, the key parsed once."""
        from asn1crypto import x509
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
        from pyhanko.sign.fields import SigSeedSubFilter
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        key: Any = self._key

        class Cached(signers.Signer):
            async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
                signature: bytes = key.private.sign(data, ECDSA(hashes.SHA256()))
                return signature

        signer = Cached(signing_cert=x509.Certificate.load(key.certificate), cert_registry=SimpleCertificateStore())
        meta = signers.PdfSignatureMetadata(
            field_name="Seal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True
        )
        out = signers.PdfSigner(meta, signer=signer).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=8192
        )
        return bytes(out.getbuffer())


def main() -> None:
    """Serve until the input ends."""
    engine, ids = BY_KEY[sys.argv[1]], sys.argv[2].split(",")
    desk = Desk.open()
    with TemporaryDirectory() as name:
        sealer = Sealer(load_or_make_key(Path(name), b"benchmark", "Sample Valley Clinic", NOW))
    seal = sealer.ours if engine is OURS else sealer.bare
    try:
        with redirect_stdout(io.StringIO()):
            render = engine.renderer()
            consent = cut(desk.consent(0), ids)
            seal(render(consent), consent)
    except (ImportError, OSError) as error:
        print(json.dumps({"missing": _why(error)}), flush=True)
        return
    print(json.dumps({}), flush=True)
    for line in sys.stdin:
        first, count = map(int, line.split())
        sealing = 0.0
        for turn in range(first, first + count):
            consent = cut(desk.consent(turn), ids)
            pdf = render(consent)
            start = time.perf_counter()
            seal(pdf, consent)
            sealing += time.perf_counter() - start
        print(json.dumps({"sealing": sealing, "memory": resident()}), flush=True)


def resident() -> float:
    """What this process holds now, MB; 0 where nobody tells."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) * 1024 / 1e6 for line in status.splitlines() if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
