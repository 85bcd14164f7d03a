"""The clinic's certificate: self-signed, long-lived, known by its fingerprint.

One self-signed certificate and no chain: a root key would lie in the same folder and so protect nothing, while it would
make everything that it ever signed trusted. Verifying pins exactly this certificate (design/security.md part 4).
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from exoconsent.errors import BadInputError

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey

_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Valid from here on: a computer with a dead battery wakes up in the past and must still be able to seal."""
_NOT_BEFORE_NOW: Final = datetime(2025, 1, 1, tzinfo=UTC)
"""The years of validity are counted from here at least, however wrong the clock is."""
_YEARS: Final = timedelta(days=30 * 365.25)
CERTIFICATE_LIMIT: Final = 1 << 16
"""Bytes of a certificate file."""
_SHOWN_LIMIT: Final = 80
_COMMON_NAME_LIMIT: Final = 64
"""X.520 upper bound of a common name, counted in UTF-8 bytes; readers refuse longer ones."""


def self_signed(private: "PrivateKey", clinic_name: str, now: datetime) -> bytes:
    """A certificate (DER) for ``private`` in the clinic's name, valid for thirty years.

    Raises:
        BadInputError: the clinic has no name.
    """
    from cryptography.hazmat.primitives import hashes, serialization

    certificate = _builder(private, clinic_name, now).sign(private, hashes.SHA256())
    return certificate.public_bytes(serialization.Encoding.DER)


def read_public(data: bytes, path: str) -> bytes:
    """The certificate in the file ``data`` (DER or PEM) as DER; raises ``BadInputError`` when it is none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    load = x509.load_pem_x509_certificate if b"-----BEGIN" in data[:2000] else x509.load_der_x509_certificate
    try:
        return load(data).public_bytes(Encoding.DER)
    except ValueError:
        message = "is not a certificate (DER or PEM), so nothing can be checked against it"
        raise BadInputError.saying(message, path) from None


def subject_words(certificate: bytes) -> str:
    """Whose certificate (DER) it says that it is and who issued it, in quotation marks and safe to print.

    Anybody can write any name into a certificate, so control characters and endless names are taken out.
    """
    from cryptography import x509

    read = x509.load_der_x509_certificate(certificate)
    try:
        subject, issuer = _named(read.subject), _named(read.issuer)
    except ValueError:
        return "a subject that cannot be read"
    if subject == issuer:
        return f"“{subject}”"
    return f"“{subject}”, issued by “{issuer}”"


def describe(certificate: bytes) -> dict[str, str]:
    """Subject, kind of key, validity and fingerprint of a certificate (DER), in words."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    read = x509.load_der_x509_certificate(certificate)
    match read.public_key():
        case ec.EllipticCurvePublicKey() as public:
            kind = f"elliptic curve {public.curve.name}"
        case rsa.RSAPublicKey() as public:
            kind = f"RSA {public.key_size}"
        case _:
            kind = "a key of another kind"
    return {
        "subject": subject_words(certificate),
        "kind": kind,
        "from": f"{read.not_valid_before_utc:%Y-%m-%d}",
        "until": f"{read.not_valid_after_utc:%Y-%m-%d}",
        "sha256": fingerprint(certificate),
    }


def _named(name: "x509.Name") -> str:
    from cryptography.x509.oid import NameOID

    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    written = str(common[0].value) if common else name.rfc4514_string()
    printable = "".join(letter if letter.isprintable() else " " for letter in written)
    shown = " ".join(printable.replace("“", "'").replace("”", "'").split())
    return shown[:_SHOWN_LIMIT] or "no name"


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a DER certificate, 64 lower-case hex digits."""
    return hashlib.sha256(certificate).hexdigest()


def _builder(private: "PrivateKey", clinic_name: str, now: datetime) -> "x509.CertificateBuilder":
    from cryptography import x509

    public, name = private.public_key(), _name(clinic_name)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(public)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(min(now, _EARLIEST)).not_valid_after(max(now, _NOT_BEFORE_NOW) + _YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(), critical=True)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _name(clinic_name: str) -> "x509.Name":
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    words = " ".join(clinic_name.split())
    if not words:
        raise BadInputError.saying("The clinic's key needs the clinic's name; enter it under Clinic and try again.")
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _shortened(words))])


def _shortened(words: str) -> str:
    return words.encode()[:_COMMON_NAME_LIMIT].decode(errors="ignore").strip()


def _usage() -> "x509.KeyUsage":
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
