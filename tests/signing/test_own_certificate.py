"""A practitioner's own certificate: what of a PKCS#12 file may seal, and whom the verifier believes."""

import io
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from exoconsent.consent.signature import Role
from exoconsent.errors import BadInputError
from exoconsent.signing.certificate import describe, read_public, subject_words
from exoconsent.signing.own_certificate import read_own_certificate
from exoconsent.signing.pins import pin, pinned_certificates
from exoconsent.signing.seal import seal
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify

NOW = datetime(2026, 3, 1, 13, 5, 9, tzinfo=UTC)
YEAR = timedelta(days=365)
PASS = b"blue heron 77"
FOR_SIGNING = {"digital_signature": True, "content_commitment": False}


def name(common):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


@cache
def authority():
    return ec.generate_private_key(ec.SECP256R1())


def usage(**chosen):
    every = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    rest = ("key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{key: chosen.get(key, False) for key in every + rest})


@cache
def private_key(kind):
    match kind:
        case "rsa":
            return rsa.generate_private_key(65537, 2048)
        case "small":
            return rsa.generate_private_key(65537, 1024)
        case "ed25519":
            return ed25519.Ed25519PrivateKey.generate()
        case "p384":
            return ec.generate_private_key(ec.SECP384R1())
    return ec.generate_private_key(ec.SECP256R1())


def certificate(kind="p256", *, common="Dr P. Ractice", start=NOW - YEAR, end=NOW + YEAR, extensions=()):
    """Issued by another authority, as certificates for professionals are."""
    builder = x509.CertificateBuilder().subject_name(name(common)).issuer_name(name("Health Authority CA"))
    builder = builder.public_key(private_key(kind).public_key()).serial_number(7)
    builder = builder.not_valid_before(start).not_valid_after(end)
    for extension in extensions or (usage(**FOR_SIGNING),):
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(authority(), hashes.SHA256())


def p12(kind="p256", *, passphrase=PASS, with_key=True, **more):
    made = certificate(kind, **more)
    lock = BestAvailableEncryption(passphrase)
    key = private_key(kind) if with_key else None
    return pkcs12.serialize_key_and_certificates(b"me", key, made, None if with_key else [made], lock)


def read(data, passphrase=PASS, now=NOW):
    return read_own_certificate(data, passphrase, "me.p12", now)


@pytest.fixture(scope="module")
def own():
    return read(p12())


def seal_last(documents, key, field="sign-practitioner", **changes):
    """Patient and witness with the clinic's key, then ``field`` with ``key``."""
    return seal(documents.signed[1], documents.attest(field), key, "here", False)


@pytest.mark.parametrize("kind", ["p256", "p384", "rsa"])
def test_it_seals_the_practitioners_signature_and_the_verdict_says_whose_it_was(kind, documents):
    own = read(p12(kind))
    sealed = seal_last(documents, own)
    verdict = verify(sealed, Expected(), {documents.key.fingerprint}, {own.fingerprint})
    assert verdict.state is State.VERIFIED
    last = verdict.signatures[-1]
    assert (last.own, last.trusted, last.role) == (True, True, Role.PRACTITIONER)
    assert not any(s.own for s in verdict.signatures[:-1])
    said = " ".join(verdict.sentences())
    assert f"“Dr P. Ractice”, issued by “Health Authority CA” (SHA-256 {own.fingerprint})" in said
    assert "own certificate" in said


def test_one_that_is_not_pinned_is_named_and_not_believed(documents, own):
    verdict = verify(seal_last(documents, own), Expected(), {documents.key.fingerprint})
    assert verdict.state is State.NOT_VERIFIED
    said = " ".join(verdict.sentences())
    assert "“Dr P. Ractice”" in said
    assert own.fingerprint in said
    assert "not known to this clinic" in said
    assert [s.good for s in verdict.signatures] == [True, True, False]


def test_it_vouches_for_nobody_else(documents, own):
    """A practitioner could otherwise make the patient's signature alone."""
    sealed = seal(documents.signed[0], documents.attest("sign-witness"), own, "here", False)
    verdict = verify(sealed, Expected(), {documents.key.fingerprint}, {own.fingerprint})
    assert verdict.state is State.NOT_VERIFIED
    assert "practitioner's signature only" in " ".join(verdict.sentences())


def test_a_practitioner_who_signs_in_the_patients_place_is_found(documents, make_base, attest, own):
    """The statement says practitioner, the document asks for the patient there."""
    first = seal(documents.base, documents.attest("sign-witness"), documents.key, "here", True)
    sealed = seal(first, attest("sign-patient", role=Role.PRACTITIONER), own, "here", False)
    verdict = verify(sealed, Expected(), {documents.key.fingerprint}, {own.fingerprint})
    assert verdict.state is State.NOT_VERIFIED
    assert "in another role" in " ".join(verdict.sentences())


def test_it_cannot_open_a_document(make_base, documents, own):
    base = make_base(("sign-practitioner",))
    sealed = seal(base, documents.attest("sign-practitioner"), own, "here", True)
    verdict = verify(sealed, Expected(), {documents.key.fingerprint}, {own.fingerprint})
    assert verdict.state is State.NOT_VERIFIED
    assert "first signature must be sealed with the clinic's key" in " ".join(verdict.sentences())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (lambda: b"nonsense", "not a PKCS#12 file"),
        (lambda: p12(passphrase=b"another"), "this passphrase opens"),
        (lambda: p12(with_key=False), "holds no private key"),
        (lambda: p12(end=NOW - timedelta(days=1)), "expired on 2026-02-28"),
        (lambda: p12(start=NOW + timedelta(days=1), end=NOW + YEAR), "valid only from 2026-03-02"),
        (lambda: p12(extensions=(usage(key_encipherment=True),)), "not made for signing"),
        (lambda: p12(extensions=(x509.BasicConstraints(ca=True, path_length=0),)), "belongs to an authority"),
        (
            lambda: p12(extensions=(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),)),
            "not made for signing documents",
        ),
        (lambda: p12("small"), "1024 bits"),
        (lambda: p12("ed25519"), "kind of key cannot seal"),
    ],
)
def test_what_cannot_seal_is_a_sentence(data, sentence):
    with pytest.raises(BadInputError, match=sentence) as raised:
        read(data())
    assert str(raised.value).startswith("me.p12: ")
    assert PASS.decode() not in str(raised.value)


def test_every_reason_is_told_at_once():
    both = p12(end=NOW - timedelta(days=1), extensions=(usage(key_encipherment=True),))
    with pytest.raises(BadInputError) as raised:
        read(both)
    assert len(raised.value.complaints) == 2


@pytest.mark.parametrize("purpose", [ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION])
def test_what_professionals_get_is_taken(purpose):
    read(p12(extensions=(usage(**FOR_SIGNING), x509.ExtendedKeyUsage([purpose]))))


def test_a_file_without_a_passphrase_opens_with_an_empty_one():
    from cryptography.hazmat.primitives.serialization import NoEncryption

    open_file = pkcs12.serialize_key_and_certificates(b"me", private_key("p256"), certificate(), None, NoEncryption())
    assert read(open_file, b"").certificate == certificate_bytes(read(open_file, b""))


def certificate_bytes(key):
    return x509.load_der_x509_certificate(key.certificate).public_bytes(Encoding.DER)


def test_a_name_that_would_mislead_the_reader_is_made_harmless():
    long = "Dr Who”\nVerified: all signatures\u202e" + "x" * 20
    shown = subject_words(certificate(common=long).public_bytes(Encoding.DER))
    assert "\n" not in shown
    assert "\u202e" not in shown
    assert shown.count("”") == 2
    assert len(subject_words(certificate(common="x" * 64).public_bytes(Encoding.DER))) < 200


@pytest.mark.parametrize("form", [Encoding.DER, Encoding.PEM])
def test_a_certificate_is_pinned_in_either_form_and_found_again(form, tmp_path):
    made = certificate()
    der = made.public_bytes(Encoding.DER)
    assert pinned_certificates(tmp_path) == ()
    assert pin(tmp_path, made.public_bytes(form), "x") == der
    pin(tmp_path, made.public_bytes(form), "x")
    assert pinned_certificates(tmp_path) == (der,)
    assert describe(der)["kind"] == "elliptic curve secp256r1"


def test_what_is_no_certificate_is_not_pinned(tmp_path):
    for data in (b"", b"-----BEGIN CERTIFICATE-----\nxx", p12()):
        with pytest.raises(BadInputError, match="not a certificate"):
            pin(tmp_path, data, "x")
        with pytest.raises(BadInputError):
            read_public(data, "x")
    assert pinned_certificates(tmp_path) == ()


def test_a_key_shows_no_secret(own):
    assert repr(own) == "ClinicKey()"


def test_pyhanko_knows_the_key_usage_of_both(documents, own):
    """Only one of digitalSignature and contentCommitment is needed; the clinic's own certificate has both."""
    from pikepdf import open as opened

    sealed = seal_last(documents, own)
    with opened(io.BytesIO(sealed)) as pdf:
        assert len(pdf.Root.AcroForm.Fields) == 3
    assert verify(sealed, Expected(), {documents.key.fingerprint, own.fingerprint}).state is State.VERIFIED
