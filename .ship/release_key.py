"""Release key: makes the pair with which releases are signed; the private half never lies in the project.

release_key.py FILE      writes the private half to FILE (outside the project), the public half to resources/release
"""

import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from sums import KEY_VARIABLE, PUBLIC_KEY
from tree import ROOT


def make(target: Path, public: Path = PUBLIC_KEY) -> None:
    """Write both halves. Raises ``SystemExit`` for a place inside the project, and where there is a key already."""
    private = target.resolve()
    if ROOT.resolve() in (private, *private.parents):
        raise SystemExit(f"{target}: lies in the project, where it would be published one day; name a place outside")
    for path in (private, public):
        if path.exists():
            raise SystemExit(f"{path}: is there already; a key is never replaced by accident")
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
    public.parent.mkdir(parents=True, exist_ok=True)
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    print(f"Private half: {private}. Keep it off every computer that is used for anything else, and keep a copy of it.")
    print(f"Public half: {public}. Commit it, and print it in docs/release.md:\n{public.read_text()}")
    print(f"Sign with: {KEY_VARIABLE}={private} make bundle deb wheelhouse")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    make(Path(sys.argv[1]))
