"""Signatures of packs: the same for the same input, for one key, one purpose and exactly these bytes."""

import pytest

from exoconsent.signing.packs import is_signed, public_key, signed

SECRET = bytes(range(32))
MANIFEST = b'{"schema": "exoconsent-pack/1"}'


def test_what_is_signed_is_known_and_nothing_else():
    key, signature = public_key(SECRET), signed(MANIFEST, SECRET)
    assert (len(key), len(signature)) == (32, 64)
    assert signed(MANIFEST, SECRET) == signature
    assert is_signed(MANIFEST, signature, key)
    assert not is_signed(MANIFEST + b" ", signature, key)
    assert not is_signed(MANIFEST, signature, public_key(bytes(32)))
    for place in range(64):
        assert not is_signed(MANIFEST, signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1 :], key)


@pytest.mark.parametrize("key", [b"", b"x" * 31, b"\xff" * 32, bytes(33)])
@pytest.mark.parametrize("signature", [b"", bytes(64), bytes(65)])
def test_what_is_no_key_or_no_signature_signs_nothing(key, signature):
    assert not is_signed(MANIFEST, signature, key)


def test_a_signature_for_another_purpose_does_not_fit():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    bare = Ed25519PrivateKey.from_private_bytes(SECRET).sign(MANIFEST)
    assert not is_signed(MANIFEST, bare, public_key(SECRET))
