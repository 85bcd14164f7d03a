"""The one form in which our signatures are written (CMS with PAdES attributes, RFC 5652 and EN 319 142-1), both ways.

Outside its signed attributes a CMS has room for change that no digest sees. So a signature that is read is taken apart,
put together again the way it would have been written, and anything that differs is refused: no bit of it can be turned.
"""

# pyHanko is only partly annotated.
# mypy: disallow-untyped-calls=False

from collections.abc import Callable, Sequence
from typing import TypeVar

from asn1crypto import algos, cms, tsp, x509
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute

DIGEST = "sha256"
_T = TypeVar("_T")


class ForeignFormError(Exception):
    """Not a signature in our form."""


def signature_over(digest: bytes, path: Sequence[x509.Certificate], sign: Callable[[bytes], bytes]) -> bytes:
    """The signature (DER) over a file's SHA-256 ``digest``; ``sign`` makes the raw one over its signed attributes.

    ``path`` is the signer's certificate, then those of authorities above it. Certificates lie outside of what is
    signed, so the signed attributes name each of them by its digest (RFC 5035, 5.4): none can be put in or exchanged.
    The time is not among them: PAdES keeps it in the signature dictionary's ``/M``, which is signed with the file.
    """
    protection = {"digest_algorithm": _digest_algorithm(), "signature_algorithm": _mechanism(path[0])}
    attributes = cms.CMSAttributes(
        [
            simple_cms_attribute("content_type", "data"),
            simple_cms_attribute("message_digest", digest),
            simple_cms_attribute("signing_certificate_v2", _named(path)),
            simple_cms_attribute("cms_algorithm_protection", cms.CMSAlgorithmProtection(protection)),
        ]
    )
    return _written(path, attributes, sign(attributes.dump()))


def _named(path: Sequence[x509.Certificate]) -> tsp.SigningCertificateV2:
    each = (as_signing_certificate_v2(certificate)["certs"][0] for certificate in path)
    return tsp.SigningCertificateV2({"certs": list(each)})


def certificate_of(der: bytes) -> x509.Certificate:
    """The certificate in the signature ``der``.

    Raises:
        ForeignFormError: the signature is not exactly as we write it.
        ValueError: it is no CMS at all.
    """
    info = cms.ContentInfo.load(der, strict=True)
    if info["content_type"].native != "signed_data":
        raise ForeignFormError
    signed = info["content"]
    if len(signed["signer_infos"]) != 1:
        raise ForeignFormError
    signer = signed["signer_infos"][0]
    path = _path([choice.chosen for choice in signed["certificates"]], signer["signed_attrs"])
    if _written(path, signer["signed_attrs"], signer["signature"].native) != der:
        raise ForeignFormError
    return path[0]


def _path(certificates: Sequence[object], attributes: cms.CMSAttributes) -> Sequence[x509.Certificate]:
    """``certificates`` in the order in which the signed attributes name them: exactly those, each once."""
    if not certificates or not all(isinstance(each, x509.Certificate) for each in certificates):
        raise ForeignFormError
    known = {each.sha256: each for each in certificates if isinstance(each, x509.Certificate)}
    named = [
        value for each in attributes if each["type"].native == "signing_certificate_v2" for value in each["values"]
    ]
    if len(named) != 1:
        raise ForeignFormError
    wanted = [each["cert_hash"].native for each in named[0]["certs"]]
    if sorted(wanted) != sorted(known) or len(wanted) != len(certificates):
        raise ForeignFormError
    return [known[digest] for digest in wanted]


def _written(path: Sequence[x509.Certificate], attributes: cms.CMSAttributes, signature: bytes) -> bytes:
    certificate = path[0]
    issuer = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", _settled(cms.IssuerAndSerialNumber(issuer))),
        "digest_algorithm": _digest_algorithm(),
        "signed_attrs": attributes,
        "signature_algorithm": _mechanism(certificate),
        "signature": signature,
    }
    signed = {
        "version": "v1",
        "digest_algorithms": cms.DigestAlgorithms((_digest_algorithm(),)),
        "encap_content_info": cms.ContentInfo({"content_type": "data"}),
        "certificates": [x509.Certificate.load(each.dump()) for each in path],
        "signer_infos": [_settled(cms.SignerInfo(signer))],
    }
    content = _settled(cms.SignedData(signed))
    written: bytes = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return written


def _settled(value: _T) -> _T:
    """``value`` as read from its own bytes: asn1crypto encodes what was built by hand anew at every level above it."""
    read: _T = type(value).load(value.dump())  # type: ignore[attr-defined] # asn1crypto is not annotated
    return read


def _digest_algorithm() -> algos.DigestAlgorithm:
    return algos.DigestAlgorithm({"algorithm": DIGEST})


def _mechanism(certificate: x509.Certificate) -> algos.SignedDigestAlgorithm:
    match certificate.public_key.algorithm:
        case "ec":
            return algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
        case "rsa":
            return algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"})
        case _:
            raise ForeignFormError
