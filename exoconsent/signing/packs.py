"""Signatures of form packs: Ed25519 over the manifest, with a key that a clinic keeps for its packs alone.

The key is not the one that seals consents: whoever holds a pack's key can offer wording, never a patient's signature.
"""

from typing import Final

SECRET_BYTES: Final = 32
_PURPOSE: Final = b"exoconsent pack 1\0"
"""Signed in front of the manifest, so that a signature made for anything else never fits a pack."""


def public_key(secret: bytes) -> bytes:
    """The 32 bytes by which others check what ``secret`` (32 random bytes) signs."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def signed(manifest: bytes, secret: bytes) -> bytes:
    """The signature of ``manifest``, 64 bytes; the same for the same input (RFC 8032)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).sign(_PURPOSE + manifest)


def is_signed(manifest: bytes, signature: bytes, key: bytes) -> bool:
    """Whether who holds the secret of ``key`` signed exactly these bytes; a key that is none signed nothing."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _PURPOSE + manifest)
    except (InvalidSignature, ValueError):
        return False
    return True
