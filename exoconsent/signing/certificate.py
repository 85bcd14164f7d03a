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


def read_public(data: bytes, path: str) -> str:
    """The fingerprint of the certificate file ``data`` (DER); raises ``BadInputError`` when it is none."""
    from cryptography import x509

    try:
        x509.load_der_x509_certificate(data)
    except ValueError:
        raise BadInputError.saying("is not a certificate (DER), so nothing can be checked against it", path) from None
    return fingerprint(data)


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
