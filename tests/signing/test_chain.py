"""The authorities' certificates that travel with a practitioner's own: which go along, and that none is exchanged."""

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from exoconsent.signing.own_certificate import read_own_certificate
from exoconsent.signing.seal import seal
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify

NOW = datetime(2026, 3, 1, 13, 5, 9, tzinfo=UTC)
YEAR = timedelta(days=365)
ABOVE = {"Dr P. Ractice": "Issuing CA", "Issuing CA": "Middle CA", "Middle CA": "Root CA", "Root CA": "Root CA"}


@cache
def key(common):
    return ec.generate_private_key(ec.SECP256R1())


@cache
def made(common, issuer=""):
    def name(words):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])

    above = issuer or ABOVE[common]
    builder = x509.CertificateBuilder().subject_name(name(common)).issuer_name(name(above))
    builder = builder.public_key(key(common).public_key()).serial_number(x509.random_serial_number())
    return builder.not_valid_before(NOW - YEAR).not_valid_after(NOW + YEAR).sign(key(above), hashes.SHA256())


def der(common):
    return made(common).public_bytes(Encoding.DER)


def own(*others):
    person = "Dr P. Ractice"
    data = pkcs12.serialize_key_and_certificates(b"me", key(person), made(person), others, NoEncryption())
    return read_own_certificate(data, b"", "me.p12", NOW)


@pytest.fixture(scope="module")
def whole():
    """With everything in the file, in no order, and an authority that has nothing to do with it."""
    others = (made("Root CA"), made("Middle CA"), made("Stranger CA", "Stranger CA"), made("Issuing CA"))
    return own(*others)


@pytest.fixture(scope="module")
def sealed(documents, whole):
    return seal(documents.signed[1], documents.attest("sign-practitioner"), whole, "here", False)


def verdict_of(pdf, documents, key):
    return verify(pdf, Expected(), {documents.key.fingerprint}, {key.fingerprint})


def signature_in(pdf):
    """The last CMS of the file, and where its hexadecimal stands."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    end = pdf.index(b">", start)
    return cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode())), start, end


def with_cms(pdf, info):
    _, start, end = signature_in(pdf)
    return pdf[:start] + info.dump(force=True).hex().upper().encode().ljust(end - start, b"0") + pdf[end:]


def test_the_way_up_goes_along_without_root_and_strangers(whole):
    assert whole.chain == (der("Issuing CA"), der("Middle CA"))
    assert own(made("Middle CA")).chain == (), "a gap ends it"
    assert own().chain == ()


def test_a_namesake_that_did_not_issue_it_stays_out():
    assert own(made("Issuing CA", "Issuing CA"), made("Root CA")).chain == ()
    false = x509.CertificateBuilder().subject_name(made("Issuing CA").subject).issuer_name(made("Middle CA").subject)
    false = false.public_key(key("another").public_key()).serial_number(5)
    false = false.not_valid_before(NOW - YEAR).not_valid_after(NOW + YEAR).sign(key("another"), hashes.SHA256())
    assert own(false).chain == ()


def test_the_signature_holds_them_and_is_verified(sealed, whole, documents):
    certificates = signature_in(sealed)[0]["content"]["certificates"]
    assert {c.chosen.dump() for c in certificates} == {whole.certificate, *whole.chain}
    verdict = verdict_of(sealed, documents, whole)
    assert verdict.state is State.VERIFIED, verdict.sentences()
    assert verdict.signatures[-1].fingerprint == whole.fingerprint


def test_an_authority_is_not_trusted_by_being_there(sealed, documents):
    from exoconsent.signing.certificate import fingerprint

    pins = {documents.key.fingerprint}
    assert verify(sealed, Expected(), pins, {fingerprint(der("Issuing CA"))}).state is State.NOT_VERIFIED


@pytest.mark.parametrize("change", ["taken out", "put in", "exchanged", "doubled", "all taken out"])
def test_nobody_changes_the_certificates(sealed, whole, documents, change):
    info, _, _ = signature_in(sealed)
    kept = [c.chosen.dump() for c in info["content"]["certificates"]]
    stranger = made("Stranger CA", "Stranger CA").public_bytes(Encoding.DER)
    issuing = kept.index(der("Issuing CA"))
    changed = {
        "taken out": kept[:issuing] + kept[issuing + 1 :],
        "put in": [*kept, stranger],
        "exchanged": [stranger if i == issuing else each for i, each in enumerate(kept)],
        "doubled": [*kept, kept[issuing]],
        "all taken out": [],
    }[change]
    info["content"]["certificates"] = [asn1_x509.Certificate.load(each) for each in changed]
    forged = with_cms(sealed, info)
    assert len(forged) == len(sealed)
    assert forged != sealed
    assert verdict_of(forged, documents, whole).state is State.NOT_VERIFIED
    assert verdict_of(with_cms(sealed, signature_in(sealed)[0]), documents, whole).state is State.VERIFIED
