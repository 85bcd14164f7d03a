"""The clinic's key: made once, kept locked, opened with its passphrase, and every failure is a sentence."""

import json
import os
import stat
from datetime import UTC, datetime

import pytest

from exoconsent.errors import BadInputError, StorageError
from exoconsent.signing.certificate import fingerprint
from exoconsent.signing.keys import KEY_FILE, load_or_make_key, read_certificate

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PASS = b"correct horse battery staple"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "clinic" / "keys"


def make(folder, passphrase=PASS, now=NOW, **more):
    return load_or_make_key(folder, passphrase, "Dermatology at the River", now, **more)


def test_the_key_is_made_once_and_then_loaded(folder):
    made, loaded = make(folder), make(folder)
    assert made == loaded
    assert made.private.private_numbers() == loaded.private.private_numbers()
    assert made.fingerprint == fingerprint(read_certificate(folder))


def test_the_file_holds_no_open_key_and_only_its_owner_reads_it(folder):
    from cryptography.hazmat.primitives import serialization as form

    key = make(folder)
    plain = key.private.private_bytes(form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    written = (folder / KEY_FILE).read_bytes()
    secret = key.private.private_numbers().private_value.to_bytes(32, "big")
    assert plain not in written
    assert not any(bytes.fromhex(h) in written for h in [secret.hex()])
    assert [p.name for p in folder.iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777])
def test_the_mode_does_not_depend_on_the_umask(folder, mask):
    folder.mkdir(parents=True)
    before = os.umask(mask)
    try:
        make(folder)
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


def test_a_key_shows_no_secret(folder):
    key = make(folder)
    assert repr(key) == "ClinicKey()"
    assert "private" not in repr(key)


def test_a_wrong_passphrase_is_told_from_a_damaged_file(folder):
    make(folder)
    with pytest.raises(BadInputError, match="passphrase does not open"):
        make(folder, b"wrong")
    path = folder / KEY_FILE
    path.write_bytes(path.read_bytes().replace(b'"key": "', b'"key": "A'))
    with pytest.raises(StorageError, match="damaged"):
        make(folder)
    with pytest.raises(StorageError, match="damaged"):
        read_certificate(folder)


def test_every_damaged_byte_is_noticed(folder):
    make(folder)
    path = folder / KEY_FILE
    whole = path.read_bytes()
    kept = json.loads(whole)
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            read_certificate(folder)
        except StorageError:
            continue
        assert json.loads(path.read_bytes()) == kept  # white space only


@pytest.mark.parametrize("change", [{"memory_kib": 8}, {"passes": 1}, {"memory_kib": 1 << 30}, {"lanes": "4"}])
def test_a_file_cannot_make_guessing_cheap_or_opening_endless(folder, change):
    from exoconsent.signing import keyfile

    make(folder)
    path = folder / KEY_FILE
    content = json.loads(path.read_bytes())
    content.pop("check")
    content["argon2id"] |= change
    path.write_text(json.dumps({**content, "check": keyfile._check(content)}))
    with pytest.raises(StorageError, match="damaged"):
        make(folder)


def test_an_exchanged_certificate_does_not_open(folder, tmp_path):
    """The certificate is bound to the key: another one makes opening fail."""
    from exoconsent.signing import keyfile

    make(folder)
    make(tmp_path / "other")
    path = folder / KEY_FILE
    content, other = (json.loads((f / KEY_FILE).read_bytes()) for f in (folder, tmp_path / "other"))
    content.pop("check")
    content["certificate"] = other["certificate"]
    path.write_text(json.dumps({**content, "check": keyfile._check(content)}))
    with pytest.raises(BadInputError, match="does not open"):
        make(folder)


def test_an_empty_passphrase_and_a_nameless_clinic_are_refused(folder):
    with pytest.raises(BadInputError, match="passphrase"):
        make(folder, b"")
    with pytest.raises(BadInputError, match="clinic's name"):
        load_or_make_key(folder, PASS, "  ", NOW)
    assert not (folder / KEY_FILE).exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="could not be kept"):
        make(tmp_path / "file" / "keys")
    with pytest.raises(StorageError, match="no clinic key"):
        read_certificate(tmp_path)


def test_a_failed_write_leaves_nothing(folder, monkeypatch):
    folder.mkdir(parents=True)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        make(folder)
    assert list(folder.iterdir()) == []


def test_the_second_of_two_processes_takes_the_first_ones_key(folder, monkeypatch):
    """An existing key is never replaced, even when it appears between looking and writing."""
    first = make(folder)
    monkeypatch.setattr("exoconsent.signing.keys._exists", lambda path: False)
    assert make(folder) == first


@pytest.mark.parametrize("year", [1980, 2000, 2026, 2040])
def test_the_certificate_outlives_a_clock_that_is_wrong(folder, year):
    from cryptography import x509

    key = make(folder, now=datetime(year, 1, 1, tzinfo=UTC))
    certificate = x509.load_der_x509_certificate(key.certificate)
    assert certificate.not_valid_before_utc <= datetime(min(year, 2000), 1, 1, tzinfo=UTC)
    assert certificate.not_valid_after_utc.year >= max(2054, year + 29)


def test_another_kind_of_key_is_kept_alike(folder):
    from cryptography.hazmat.primitives.asymmetric import rsa

    made = make(folder, generate=lambda: rsa.generate_private_key(65537, 3072))
    assert make(folder).private.key_size == made.private.key_size == 3072
