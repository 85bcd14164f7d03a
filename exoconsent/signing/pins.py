"""Certificates that a clinic knows besides its own: practitioners' own, each a file in the clinic's folder.

A practitioner's certificate vouches for the practitioner's signature only. Were it trusted for others, one person could
make a whole signed consent alone.
"""

from pathlib import Path
from typing import Final

from exoconsent.errors import StorageError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.signing.certificate import CERTIFICATE_LIMIT, fingerprint, read_public

FOLDER: Final = "certificates"
_SUFFIX: Final = ".der"


def pin(clinic_folder: Path, data: bytes, path: str) -> bytes:
    """Keep the certificate file ``data`` (DER or PEM) as known; returns it as DER.

    Raises:
        BadInputError: it is no certificate.
        StorageError: it could not be kept.
    """
    certificate = read_public(data, path)
    folder = clinic_folder / FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(f"{folder}: the folder could not be made ({why(fault)})") from None
    write_safely(folder / f"{fingerprint(certificate)}{_SUFFIX}", certificate)
    return certificate


def pinned_certificates(clinic_folder: Path) -> tuple[bytes, ...]:
    """The practitioners' certificates (DER) that this clinic knows; put there by ``pin`` or by hand, DER or PEM.

    Raises:
        BadInputError: a file in the folder is no certificate.
        StorageError: the folder cannot be read.
    """
    folder = clinic_folder / FOLDER
    try:
        found = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    except FileNotFoundError:
        return ()
    except OSError as fault:
        raise StorageError(f"{folder}: cannot be read ({why(fault)})") from None
    return tuple(read_public(read_limited(path, CERTIFICATE_LIMIT), str(path)) for path in found)
