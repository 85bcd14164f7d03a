"""Documents, people and keys for the signing tests; the PDFs are plain pages with three fields and a record."""

import io
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from exoconsent.consent.signature import Attestation, Method, Point, Role, Strokes
from exoconsent.signing import offline
from exoconsent.signing.certificate import self_signed
from exoconsent.signing.keys import ClinicKey
from exoconsent.signing.seal import seal
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify

NOW = datetime(2026, 3, 1, 13, 5, 9, tzinfo=UTC)
LOCAL = timezone(timedelta(hours=1))
ROLES = {"sign-patient": Role.PATIENT, "sign-witness": Role.WITNESS, "sign-practitioner": Role.PRACTITIONER}
NAMES = {"sign-patient": "Maria Exempla", "sign-witness": "Wim Witness", "sign-practitioner": "Dr P. Ractice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """A clinic, a stranger, and one consent as each signature leaves it."""

    key: ClinicKey
    stranger: ClinicKey
    """Another key in the same name."""
    base: bytes
    signed: tuple[bytes, bytes, bytes]

    @property
    def whole(self) -> bytes:
        """Signed by all three."""
        return self.signed[2]

    @staticmethod
    def generic():
        """pyHanko's object kinds."""
        offline.prepare()
        from pyhanko.pdf_utils import generic

        return generic

    @staticmethod
    def updated(pdf: bytes, change: Callable[..., object]) -> bytes:
        """``pdf`` with one more revision, unsigned, in which ``change(writer)`` was made."""
        offline.prepare()
        from exoconsent.signing.sealing import QuietWriter

        writer = QuietWriter(io.BytesIO(pdf))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        assert out.getvalue() != pdf
        return out.getvalue()

    @staticmethod
    def replaced(pdf: bytes, pattern: bytes, new: bytes, which: int = -1) -> bytes:
        """One match of ``pattern`` overwritten in place, without moving a byte."""
        found = list(re.finditer(pattern, pdf))[which]
        assert len(new) <= len(found[0])
        return pdf[: found.start()] + new.ljust(len(found[0])) + pdf[found.end() :]

    @staticmethod
    def sealed_over(pdf: bytes, attestation: Attestation, key: ClinicKey) -> bytes:
        """Seal without the checks that ``seal`` makes first."""
        from exoconsent.signing import seal as module

        document = module._open(pdf)
        said = module.statement.state(attestation, pdf)
        return module._sealed(document, attestation, said, b"", key, "here", first=False)

    @staticmethod
    def attest(field: str) -> Attestation:
        """Somebody signing in ``field``."""
        return _attest(field)

    @staticmethod
    def seal_all(base: bytes, key: ClinicKey) -> tuple[bytes, ...]:
        """The document after each signature."""
        return _seal_all(base, key)


@cache
def _key(curve_or_rsa: str) -> ClinicKey:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    private = (
        rsa.generate_private_key(65537, 3072) if curve_or_rsa == "rsa" else ec.generate_private_key(ec.SECP256R1())
    )
    return ClinicKey(certificate=self_signed(private, "Dermatology at the River", NOW), private=private)


def _record(fields: tuple[str, ...]) -> dict[str, object]:
    signatories = [{"role": ROLES[f], "field": f, "required": True} for f in fields]
    return {
        "schema": "exoconsent-record/1",
        "document": "2026-0001",
        "content_hash": "ab" * 32,
        "signatories": signatories,
        "stop": [],
    }


def _base(fields: tuple[str, ...] = tuple(ROLES), record: Mapping[str, object] | None = None) -> bytes:
    pages = io.BytesIO()
    page = canvas.Canvas(pages, pagesize=(595, 842), invariant=1, pageCompression=0)
    page.drawString(72, 770, "Consent to exosome treatment of the LEFT kidney")
    page.showPage()
    page.drawString(72, 770, "Signatures")
    page.save()
    with pikepdf.open(pages) as pdf:
        widgets = [_widget(pdf, name, 640 - 120 * i) for i, name in enumerate(fields)]
        pdf.pages[1].Annots = pdf.make_indirect(pikepdf.Array(widgets))
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(widgets), SigFlags=1))
        _attach(pdf, json.dumps(record if record is not None else _record(fields)).encode())
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return out.getvalue()


def _widget(pdf: pikepdf.Pdf, name: str, y: int) -> pikepdf.Object:
    empty = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 200, 52])
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T=name, TU=name, F=132,
            Rect=[72, y, 272, y + 52], AP=pikepdf.Dictionary(N=empty), P=pdf.pages[1].obj,
        )
    )  # fmt: skip


def _attach(pdf: pikepdf.Pdf, data: bytes) -> None:
    spec = pikepdf.AttachedFileSpec(pdf, data, filename="consent.json", mime_type="application/json")
    pdf.attachments["consent.json"] = spec
    spec.obj.AFRelationship = pikepdf.Name.Data
    pdf.Root.AF = pikepdf.Array([spec.obj])


def _wave(length: int = 60) -> Strokes:
    points = (
        Point(x=5 + i, y=15 + 8 * math.sin(i / 4), t=12 * i, pressure=abs(math.sin(i / 9))) for i in range(length)
    )
    return Strokes(width=90, height=30, strokes=(tuple(points), (Point(x=30, y=3),)))


def _attest(field: str = "sign-patient", **changes: object) -> Attestation:
    values: dict[str, object] = {
        "role": ROLES.get(field, Role.WITNESS), "field": field, "name": NAMES.get(field, "Somebody"),
        "method": Method.DRAWN,
        "meaning": "I have read this and I agree.", "strokes": _wave(), "time": NOW.astimezone(LOCAL),
    }  # fmt: skip
    return Attestation(**{**values, **changes})


def _seal_all(base: bytes, key: ClinicKey, fields: tuple[str, ...] = tuple(ROLES)) -> tuple[bytes, ...]:
    made: list[bytes] = []
    for minute, field in enumerate(fields):
        when = (NOW + timedelta(minutes=minute)).astimezone(LOCAL)
        previous = made[-1] if made else base
        made.append(seal(previous, _attest(field, time=when), key, "12 Harbour Street", not made))
    return tuple(made)


@cache
def _documents() -> Documents:
    base = _base()
    return Documents(key=_key("p256"), stranger=_key("another p256"), base=base, signed=_seal_all(base, _key("p256")))


@pytest.fixture(scope="session")
def documents() -> Documents:
    """One consent, unsigned and after each of its three signatures."""
    return _documents()


@pytest.fixture(scope="session")
def make_base() -> Callable[..., bytes]:
    """``(fields, record)`` → an unsigned PDF."""
    return _base


@pytest.fixture(scope="session")
def attest() -> Callable[..., Attestation]:
    """``(field, **changes)`` → an attestation, drawn unless changed."""
    return _attest


@pytest.fixture(scope="session")
def seal_all() -> Callable[..., tuple[bytes, ...]]:
    """``(base, key, fields)`` → the document after each signature."""
    return _seal_all


@pytest.fixture(scope="session")
def rsa_key() -> ClinicKey:
    """The larger key kind."""
    return _key("rsa")


@pytest.fixture(scope="session")
def refused(documents: Documents) -> Callable[[bytes], None]:
    """Assert that a file made from the signed one is not verified, and that the words say so."""

    def check(pdf: bytes) -> None:
        assert pdf != documents.whole
        verdict = verify(pdf, Expected(), {documents.key.fingerprint})
        assert verdict.state is State.NOT_VERIFIED
        assert "NOT verified" in verdict.sentences()[0]
        assert len(verdict.sentences()) > 1

    return check
