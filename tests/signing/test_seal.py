"""Sealing: what was shown stays the beginning, one revision is added, and everything else is refused in a sentence."""

import io
import re
import shutil
import subprocess
from datetime import datetime, timedelta, timezone

import pikepdf
import pypdfium2
import pytest

from exoconsent.consent.signature import Method, Point, Strokes
from exoconsent.errors import BadInputError, NotReadyError, TamperedError
from exoconsent.signing import SEAL_PROPERTIES
from exoconsent.signing.seal import seal
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def signature(pdf, field):
    with opened(pdf) as document:
        found = next(f for f in document.Root.AcroForm.Fields if str(f.T) == field)
        return {key: str(found.V.get(key, "")) for key in ("/Name", "/Reason", "/Location", "/M", "/SubFilter")}


def test_each_revision_begins_with_the_bytes_that_were_shown(documents):
    shown = documents.base
    for sealed in documents.signed:
        assert sealed.startswith(shown)
        assert sealed.count(b"%%EOF") == shown.count(b"%%EOF") + 1
        shown = sealed


def test_the_signature_says_who_why_where_and_when(documents, attest):
    plus = timezone(timedelta(hours=5, minutes=45))
    when = datetime(2026, 7, 1, 9, 30, 15, 250_000, tzinfo=plus)
    sealed = seal(
        documents.base, attest(time=when, note="Warned of bruises."), documents.key, "12 Harbour Street", True
    )
    assert signature(sealed, "sign-patient") == {
        "/Name": "Maria Exempla",
        "/Reason": "I have read this and I agree. [patient, drawn] Note: Warned of bruises.",
        "/Location": "12 Harbour Street",
        "/M": "D:20260701093015+05'45'",
        "/SubFilter": "/ETSI.CAdES.detached",
    }


def test_the_first_signature_closes_the_document_and_later_ones_do_not(documents):
    with opened(documents.whole) as document:
        by_name = {str(f.T): f.V for f in document.Root.AcroForm.Fields}
        assert by_name["sign-patient"].Reference[0].TransformParams.P == 2
        assert document.Root.Perms.DocMDP.objgen == by_name["sign-patient"].objgen
        assert "/Reference" not in by_name["sign-witness"]
        assert "/Reference" not in by_name["sign-practitioner"]


def test_info_and_metadata_are_left_alone(documents):
    """pyHanko would rewrite both and lose PDF/A; the override rests on a private name, so it is watched here."""
    with opened(documents.base) as before, opened(documents.whole) as after:
        assert dict(before.docinfo.items()) == dict(after.docinfo.items())
        assert "/Metadata" not in after.Root


def test_a_document_written_by_an_older_pdf_keeps_its_pages(documents):
    with opened(documents.base) as before, opened(documents.whole) as after:
        for old, new in zip(before.pages, after.pages, strict=True):
            assert old.Contents.read_bytes() == new.Contents.read_bytes()


def test_the_appearance_needs_no_font(documents):
    with opened(documents.whole) as document:
        for field in document.Root.AcroForm.Fields:
            assert len(field.AP.N.Resources) == 0
            assert list(map(float, field.AP.N.BBox)) == [0, 0, 200, 52]


def blue_pixels(picture):
    data = picture.convert("RGB").tobytes()
    return sum(1 for r, b in zip(data[::3], data[2::3], strict=True) if b > r + 60 and r < 120)


def test_pdfium_shows_the_ink(documents):
    document = pypdfium2.PdfDocument(documents.whole)
    document.init_forms()
    assert blue_pixels(document[1].render(scale=1.5).to_pil()) > 300
    document.close()


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler")
def test_poppler_shows_the_ink(documents, tmp_path):
    from PIL import Image

    (tmp_path / "a.pdf").write_bytes(documents.whole)
    subprocess.run(["pdftoppm", "-r", "100", "-f", "2", "-l", "2", "-png", "a.pdf", "a"], cwd=tmp_path, check=True)
    with Image.open(next(tmp_path.glob("*.png"))) as picture:
        assert blue_pixels(picture) > 300


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="needs poppler")
@pytest.mark.parametrize("kind", ["p256", "rsa"])
def test_pdfsig_finds_every_signature_valid(kind, documents, rsa_key, seal_all, tmp_path):
    pdf = documents.whole if kind == "p256" else seal_all(documents.base, rsa_key)[-1]
    (tmp_path / "a.pdf").write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", "-nocert", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature is Valid") == 3


def test_an_rsa_key_seals_and_verifies(documents, rsa_key, seal_all):
    sealed = seal_all(documents.base, rsa_key)
    assert verify(sealed[-1], Expected(), {rsa_key.fingerprint}).state is State.VERIFIED


def test_a_typed_name_and_a_mark_are_sealed(documents, attest):
    mark = Strokes(
        width=20, height=20, strokes=((Point(x=0, y=0), Point(x=8, y=8)), (Point(x=8, y=0), Point(x=0, y=8)))
    )
    first = seal(documents.base, attest(method=Method.MARK, strokes=mark), documents.key, "here", True)
    both = seal(first, attest("sign-witness", method=Method.TYPED, strokes=None), documents.key, "here", False)
    verdict = verify(both, Expected(), {documents.key.fingerprint})
    assert [s.method for s in verdict.signatures] == [Method.MARK, Method.TYPED]
    assert verdict.state is State.INCOMPLETE


@pytest.mark.parametrize("name", ["Ægir Þór Ólafsson", "山田花子", "O'Neill (Jr.) \\ x", "<b>Eve</b> & Co"])
def test_any_name_comes_back_from_the_seal(name, documents, attest):
    sealed = seal(documents.base, attest(name=name), documents.key, "東京", True, name_on_page=True)
    verdict = verify(sealed, Expected(), {documents.key.fingerprint})
    assert verdict.signatures[0].name == name
    assert signature(sealed, "sign-patient")["/Name"] == name


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"hello", b"%PDF-1.7\nstartxref\n99999\n%%EOF"])
def test_what_is_no_pdf_is_refused(pdf, attest, documents):
    with pytest.raises(BadInputError, match="not a PDF that can be read"):
        seal(pdf, attest(), documents.key, "here", True)


def test_only_an_empty_field_of_the_document_can_be_signed(documents, attest):
    with pytest.raises(BadInputError, match='no signature field "sign-nobody"; it has sign-patient'):
        seal(documents.base, attest("sign-nobody"), documents.key, "here", True)
    with pytest.raises(BadInputError, match="signed already"):
        seal(documents.signed[0], attest("sign-patient"), documents.key, "here", False)


def test_first_and_later_are_not_mixed_up(documents, attest):
    with pytest.raises(BadInputError, match="has no signature yet"):
        seal(documents.base, attest(), documents.key, "here", False)
    with pytest.raises(BadInputError, match="has signatures already"):
        seal(documents.signed[0], attest("sign-witness"), documents.key, "here", True)


def test_nobody_signs_on_top_of_something_added(documents, attest):
    with pytest.raises(TamperedError, match="after its last signature"):
        seal(documents.signed[0] + b"\n", attest("sign-witness"), documents.key, "here", False)


def test_a_slip_of_the_hand_is_no_signature(documents, attest):
    dot = Strokes(width=9, height=9, strokes=((Point(x=1, y=1), Point(x=2, y=1)),))
    with pytest.raises(NotReadyError):
        seal(documents.base, attest(strokes=dot), documents.key, "here", True)


def test_a_time_without_offset_and_endless_notes_are_refused(documents, attest):
    with pytest.raises(BadInputError, match="UTC offset"):
        seal(documents.base, attest(time=datetime(2026, 3, 1)), documents.key, "here", True)  # noqa: DTZ001
    with pytest.raises(BadInputError, match="too long"):
        seal(documents.base, attest(note="x" * 30_000), documents.key, "here", True)


def test_a_long_clinic_name_fits_its_seal(attest, documents):
    from cryptography.hazmat.primitives.asymmetric import ec

    from exoconsent.signing.certificate import self_signed
    from exoconsent.signing.keys import ClinicKey

    private = ec.generate_private_key(ec.SECP256R1())
    long = self_signed(private, "Klinik für Ästhetik Ωμέγα 東京 " * 9, attest().time)
    key = ClinicKey(certificate=long, private=private)
    assert verify(seal(documents.base, attest(), key, "here", True), Expected(), {key.fingerprint}).signatures[0].good


def test_no_strokes_and_no_biometrics_are_kept_beside_the_picture(documents):
    said = re.search(rb"/EXOC_Attestation \((.*)\)", documents.signed[0])[1]
    assert b"pressure" not in said
    assert b"strokes" not in said


def test_the_seal_keeps_what_the_room_promises_to_the_rules(documents):
    """``SEAL_PROPERTIES`` is what printed elements rest on; here each name is measured on a sealed file."""
    measured = {
        "sealed_signatures": verify(documents.whole, Expected(), {documents.key.fingerprint}).state is State.VERIFIED,
        "time_with_offset": signature(documents.whole, "sign-witness")["/M"].endswith("+01'00'"),
    }
    assert {name for name, kept in measured.items() if kept} == SEAL_PROPERTIES
