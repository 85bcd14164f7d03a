"""A practitioner's own certificate with its key, from a PKCS#12 file; a sentence for each one that cannot seal."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

from exoconsent.errors import BadInputError, Complaint
from exoconsent.signing.certificate import subject_words
from exoconsent.signing.keys import ClinicKey

if TYPE_CHECKING:
    from cryptography import x509

    from exoconsent.signing.certificate import PrivateKey

P12_LIMIT: Final = 1 << 18
"""Bytes; a key with a few certificates has a tenth of it."""
_CHAIN_LIMIT: Final = 4
"""Authorities between a person and a root; more than three are unheard of."""
_RSA_BITS: Final = 2048
"""Least size of an RSA key (ETSI TS 119 312, 2023: legacy, still readable everywhere)."""
_PURPOSES: Final = frozenset(
    {
        "2.5.29.37.0",  # any
        "1.3.6.1.5.5.7.3.2",  # showing who one is
        "1.3.6.1.5.5.7.3.4",  # e-mail
        "1.3.6.1.5.5.7.3.36",  # documents (RFC 9336)
        "1.3.6.1.4.1.311.10.3.12",  # documents, Microsoft's number
        "1.2.840.113583.1.1.5",  # documents, Adobe's number
    }
)
"""Extended key usages of which one at least must be named, where the certificate names any."""


def read_own_certificate(data: bytes, passphrase: bytes, path: str, now: datetime) -> ClinicKey:
    """The key and certificate in the PKCS#12 file ``data``, fit to seal at the moment ``now``.

    Raises:
        BadInputError: the passphrase does not open it, or what is in it cannot seal; every reason at once.
    """
    private, certificate, others = _opened(data, passphrase, path)
    wrong = tuple(_wrong(private, certificate, now))
    if wrong:
        raise BadInputError(Complaint(message=message, path=path) for message in wrong)
    chain = tuple(map(_der, _authorities(certificate, others)))
    return ClinicKey(certificate=_der(certificate), private=cast("PrivateKey", private), chain=chain)


def _opened(data: bytes, passphrase: bytes, path: str) -> "tuple[object, x509.Certificate, list[x509.Certificate]]":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        private, certificate, others = pkcs12.load_key_and_certificates(data, passphrase or None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        message = "is not a PKCS#12 file (.p12, .pfx) that this passphrase opens; type it again, capitals count"
        raise BadInputError.saying(message, path) from None
    if private is None:
        message = "holds no private key; export the certificate again together with its key"
        raise BadInputError.saying(message, path)
    if certificate is None:
        raise BadInputError.saying("holds no certificate that belongs to its key; export both together", path)
    return private, certificate, others


def _authorities(certificate: "x509.Certificate", others: "list[x509.Certificate]") -> "Iterator[x509.Certificate]":
    """Those of ``others`` that lead up from ``certificate``, without a root: whoever believes it has it."""
    below = certificate
    for _ in range(_CHAIN_LIMIT):
        above = next((other for other in others if _issued(below, other)), None)
        if above is None or above.issuer == above.subject:
            return
        yield above
        below = above


def _issued(below: "x509.Certificate", above: "x509.Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return above != below


def _wrong(private: object, certificate: "x509.Certificate", now: datetime) -> Iterator[str]:
    yield from _wrong_kind(private, certificate)
    who = f"the certificate of {subject_words(_der(certificate))}"
    if now < certificate.not_valid_before_utc:
        day = f"{certificate.not_valid_before_utc:%Y-%m-%d}"
        yield f"{who} is valid only from {day}; check this computer's clock, or sign after that day"
    if now > certificate.not_valid_after_utc:
        day = f"{certificate.not_valid_after_utc:%Y-%m-%d}"
        yield f"{who} expired on {day}; ask who issued it for a new one, or sign with the clinic's key"
    yield from (f"{who} {reason}" for reason in _wrong_use(certificate))


def _wrong_kind(private: object, certificate: "x509.Certificate") -> Iterator[str]:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.x509.oid import PublicKeyAlgorithmOID

    if certificate.public_key_algorithm_oid == PublicKeyAlgorithmOID.RSASSA_PSS:
        yield "its key is for RSA-PSS only, which too few PDF readers know; use an RSA or elliptic-curve key"
    elif isinstance(private, rsa.RSAPrivateKey):
        if private.key_size < _RSA_BITS:
            yield f"its RSA key has {private.key_size} bits, which can be forged; {_RSA_BITS} are the least"
    elif not isinstance(private, ec.EllipticCurvePrivateKey) or private.key_size < 256:
        yield "its kind of key cannot seal so that PDF readers know it; use RSA or elliptic-curve P-256 to P-521"


def _wrong_use(certificate: "x509.Certificate") -> Iterator[str]:
    from cryptography import x509

    try:
        extensions = certificate.extensions
    except ValueError:
        yield "cannot be read to its end"
        return
    for extension in extensions:
        match extension.value:
            case x509.BasicConstraints(ca=True):
                yield "belongs to an authority that issues certificates, not to a person who signs"
            case x509.KeyUsage(digital_signature=False, content_commitment=False):
                yield "is not made for signing (its key usage says so)"
            case x509.ExtendedKeyUsage() as purposes if _PURPOSES.isdisjoint(p.dotted_string for p in purposes):
                yield "is not made for signing documents (its extended key usage says so)"


def _der(certificate: "x509.Certificate") -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)
