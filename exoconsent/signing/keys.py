"""The clinic's key: made on first use, kept locked in the clinic's key folder, opened with its passphrase."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from exoconsent.errors import BadInputError, StorageError
from exoconsent.files import why, write_once
from exoconsent.signing.certificate import fingerprint, self_signed
from exoconsent.signing.keyfile import DamagedKeyFileError, KeyFile, WrongPassphraseError, from_bytes, lock, to_bytes

if TYPE_CHECKING:
    from exoconsent.signing.certificate import PrivateKey

KEY_FILE: Final = "clinic-seal.key"
_SIZE_LIMIT: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicKey:
    """What seals: the open private key with its certificate, also a practitioner's own; shown without the key."""

    certificate: bytes = field(repr=False)
    """DER."""
    private: "PrivateKey" = field(repr=False, compare=False)
    chain: tuple[bytes, ...] = field(default=(), repr=False)
    """Certificates (DER) of the authorities between it and a root, nearest first; none for the clinic's own."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, by which verifying knows this clinic."""
        return fingerprint(self.certificate)


def load_or_make_key(
    folder: Path,
    passphrase: bytes,
    clinic_name: str,
    now: datetime,
    generate: "Callable[[], PrivateKey] | None" = None,
) -> ClinicKey:
    """The clinic's key from ``folder``, made there (EC P-256) when there is none yet.

    ``generate`` makes another kind of key (``KINDS``); the file, the seal and the verifier take either.

    Raises:
        BadInputError: the passphrase is empty or not the one that locked the key, or the clinic has no name.
        StorageError: the folder or the file cannot be read or written, or the file is damaged.
    """
    if not passphrase:
        raise BadInputError.saying("The clinic's key needs a passphrase; an empty one protects nothing.")
    path = folder / KEY_FILE
    if not _exists(path):
        _make(path, passphrase, clinic_name, now, generate or _p256)
    return _open(_read(path), passphrase, path)


def read_certificate(folder: Path) -> bytes:
    """The clinic's certificate (DER), without the passphrase; verifying needs only this.

    Raises:
        StorageError: there is no key yet, or its file cannot be read or is damaged.
    """
    return _read(folder / KEY_FILE).certificate


def _p256() -> "PrivateKey":
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1())


def _rsa3072() -> "PrivateKey":
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(65537, 3072)


KINDS: "Final[Mapping[str, Callable[[], PrivateKey]]]" = MappingProxyType({"p256": _p256, "rsa-3072": _rsa3072})
"""Kinds of key by name; the first is made unless asked otherwise, RSA is for old readers that know no curves."""


def has_key(folder: Path) -> bool:
    """Whether the clinic's key was made in ``folder`` already."""
    return _exists(folder / KEY_FILE)


def _make(path: Path, passphrase: bytes, clinic_name: str, now: datetime, generate: "Callable[[], PrivateKey]") -> None:
    from cryptography.hazmat.primitives import serialization as form

    private = generate()
    certificate = self_signed(private, clinic_name, now)
    plain = private.private_bytes(form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    try:
        write_once(path, to_bytes(lock(plain, certificate, passphrase)))
    except OSError as error:
        raise StorageError(
            f"The clinic's key could not be kept in {path.parent} ({why(error)}). Nothing was sealed and no key "
            "was left behind. Make the folder writable or choose another one, then try again."
        ) from error


def _open(key_file: KeyFile, passphrase: bytes, path: Path) -> ClinicKey:
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    try:
        private = load_der_private_key(key_file.unlock(passphrase), password=None)
    except WrongPassphraseError:
        raise BadInputError.saying(
            f"The passphrase does not open the clinic's key in {path.parent}. Type it again; capitals count."
        ) from None
    return ClinicKey(certificate=key_file.certificate, private=cast("PrivateKey", private))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise StorageError(
            f"The clinic's key folder {path.parent} cannot be looked into ({error.strerror})."
        ) from error


def _read(path: Path) -> KeyFile:
    try:
        with path.open("rb") as file:
            return from_bytes(file.read(_SIZE_LIMIT))
    except FileNotFoundError:
        raise StorageError(
            f"There is no clinic key in {path.parent} yet. It is made when the first consent is signed."
        ) from None
    except OSError as error:
        raise StorageError(f"The clinic's key in {path.parent} cannot be read ({error.strerror}).") from error
    except DamagedKeyFileError:
        raise StorageError(
            f"The clinic's key file {path} is damaged: it is not what was written. Put back the copy from your backup; "
            "do not delete the file, because a new key would not match consents sealed so far."
        ) from None
