"""A folder with a release: genuine and whole, or named for what is wrong with it."""

import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.cli import main
from exoconsent.errors import BadInputError, ExitCode
from exoconsent.signing.release import PUBLIC_KEY, check_release

OURS = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
THEIRS = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
FILES = {"README.txt": b"read me", "wheels/a.whl": b"a wheel", "wheels/b.whl": b"another"}


def pem(key) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def made(place: Path, key=OURS) -> tuple[Path, Path]:
    """The folder and the public key."""
    folder = place / "release"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in FILES.items()).encode()
    (folder / "SHA256SUMS").write_bytes(sums)
    (folder / "SHA256SUMS.sig").write_bytes(key.sign(sums))
    (place / "key.pem").write_bytes(pem(OURS))
    return folder, place / "key.pem"


def test_a_release_as_it_was_made_is_fine(tmp_path):
    found = check_release(*made(tmp_path))
    assert found.fine
    assert found.sentences() == ("Genuine and whole: 3 files, signed by who made this program.",)


def test_one_signed_by_somebody_else_is_not(tmp_path):
    found = check_release(*made(tmp_path, THEIRS))
    assert found.signed
    assert not found.genuine
    assert "not of who made this program" in found.sentences()[0]


def test_every_fault_is_named(tmp_path):
    folder, key = made(tmp_path)
    (folder / "README.txt").unlink()
    (folder / "wheels/a.whl").write_bytes(b"A wheel")
    (folder / "wheels/c.whl").write_bytes(b"of nobody")
    found = check_release(folder, key)
    assert (found.missing, found.changed, found.strange) == (("README.txt",), ("wheels/a.whl",), ("wheels/c.whl",))
    assert found.genuine
    assert not found.fine
    assert len(found.sentences()) == 4


def test_without_a_signature_nobody_vouches(tmp_path):
    folder, key = made(tmp_path)
    (folder / "SHA256SUMS.sig").unlink()
    assert "Not signed" in check_release(folder, key).sentences()[0]


def test_a_link_in_place_of_a_file_is_not_followed(tmp_path):
    folder, key = made(tmp_path)
    (tmp_path / "same").write_bytes(FILES["README.txt"])
    (folder / "README.txt").unlink()
    (folder / "README.txt").symlink_to(tmp_path / "same")
    assert check_release(folder, key).missing == ("README.txt",)


def test_what_systems_leave_on_sticks_does_not_count(tmp_path):
    folder, key = made(tmp_path)
    for name in (".DS_Store", "wheels/._a.whl", "Thumbs.db", "System Volume Information/IndexerVolumeGuid"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert check_release(folder, key).fine


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "./a", "a//b", ""])
def test_a_list_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    folder, key = made(tmp_path)
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  {name}\n")
    with pytest.raises(BadInputError, match="line 1 is not a checksum"):
        check_release(folder, key)


@pytest.mark.parametrize("sums", [b"", b"\xff\xfe", b"nonsense"])
def test_a_list_that_is_none_is_refused(tmp_path, sums):
    folder, key = made(tmp_path)
    (folder / "SHA256SUMS").write_bytes(sums)
    with pytest.raises(BadInputError):
        check_release(folder, key)


def test_no_list_and_no_key_are_sentences(tmp_path):
    folder, key = made(tmp_path)
    key.write_bytes(pem(generate_private_key(SECP256R1())))
    with pytest.raises(BadInputError, match="not an Ed25519 public key"):
        check_release(folder, key)
    key.write_text("no key")
    with pytest.raises(BadInputError, match="not an Ed25519 public key"):
        check_release(folder, key)
    (folder / "SHA256SUMS").unlink()
    with pytest.raises(BadInputError, match="could not be read"):
        check_release(folder, key)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*FILES, "SHA256SUMS", "SHA256SUMS.sig"]), st.data())
def test_no_changed_byte_passes(tmp_path, name, data):
    folder, key = made(tmp_path)
    content = bytearray((folder / name).read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    (folder / name).write_bytes(content)
    try:
        assert not check_release(folder, key).fine
    except BadInputError:
        assert name == "SHA256SUMS"


def test_the_command_tells_it_with_its_exit_code(tmp_path, capsys):
    folder, key = made(tmp_path)
    assert main(["check-release", str(folder), "--key", str(key)]) == ExitCode.FINE
    assert "Genuine and whole" in capsys.readouterr().out
    assert main(["check-release", str(folder)]) == ExitCode.TAMPERED  # by our own key
    assert main(["check-release", str(folder), "--key", str(key), "--json"]) == ExitCode.FINE
    assert '"fine": true' in capsys.readouterr().out
    assert main(["check-release", str(tmp_path / "nowhere")]) == ExitCode.BAD_ARGUMENTS


def test_our_own_key_ships():
    assert PUBLIC_KEY.read_text().startswith("-----BEGIN PUBLIC KEY-----")
