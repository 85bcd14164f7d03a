"""Backup: one file, encrypted as a whole, read back, genuine or refused; the snapshot behind it."""

import hashlib
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.errors import BadInputError, StorageError, TamperedError
from exoconsent.records import backup, container, cost, keyring, proving, slots
from exoconsent.records.anchor import Anchor, read_anchor, write_anchor
from exoconsent.records.audit import Act
from exoconsent.records.carried import Carried, carried_bytes, carried_from_bytes, gather, safe_name
from exoconsent.records.checking import check
from exoconsent.records.snapshot import snapshot
from exoconsent.records.store import Store
from exoconsent.records.unpacking import Credentials, unlocked
from exoconsent.records.vault import Vault
from tests.soak.practice import CLINIC, MANAGER, NOW, PASS, STICK, filing, found_again, opened

ANA = Credentials(name=MANAGER, passphrase=PASS[MANAGER])


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "derive", lambda secret, salt, _cost: hashlib.sha256(secret + salt).digest())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    found_again(tmp_path)
    return tmp_path


def made(room: Path) -> tuple[Vault, backup.Backup]:
    vault = opened(room)
    return vault, backup.back_up(vault, room / STICK, NOW)


def test_a_backup_is_one_file_that_tells_nothing_and_can_be_proven(room: Path) -> None:
    vault, kept = made(room)
    assert kept.path is not None
    assert kept.name == "exoconsent-soak-20261122-100000.exobackup"
    assert kept.path.stat().st_mode & 0o777 == 0o600
    data = kept.path.read_bytes()
    assert len(data) == kept.size
    for word in (b"Patient", b"%PDF", b"OLD-1", b"title: one", b"SQLite"):
        assert word not in data
        assert word.decode().encode("utf-16-le") not in data
    assert container.digest_of(kept.path).hex() == kept.sha256
    assert unlocked(kept.path, ANA).fact("records") == "3"
    assert [entry.act for entry in vault.audit.latest(2)] == [Act.BACKUP, Act.BACKUP]
    assert check(vault).fine
    vault.close()


def test_the_anchor_beside_it_is_the_end_of_the_log_inside(room: Path) -> None:
    vault, kept = made(room)
    anchor = read_anchor(room / STICK, vault.clinic_id)
    assert kept.path is not None
    assert anchor is not None
    assert container.open_backup(kept.path).head.anchor == anchor.as_text()
    assert check(vault, [anchor]).fine
    vault.close()


def test_the_last_backup_is_known_and_its_age_calls_for_another(room: Path) -> None:
    vault, kept = made(room)
    last = backup.last_backup(vault)
    assert last
    assert (last.name, last.sha256, last.at) == (kept.name, kept.sha256, NOW)
    assert backup.age(vault, NOW + timedelta(days=3)) == timedelta(days=3)
    assert backup.age(vault, NOW - timedelta(days=3)) == timedelta()
    assert not backup.due(vault, NOW + timedelta(days=6, hours=23))
    assert backup.due(vault, NOW + timedelta(days=7))
    vault.close()


def test_a_clinic_without_a_backup_is_reminded_at_once(tmp_path: Path) -> None:
    vault, _ = Vault.create(tmp_path / "c", "C", MANAGER, PASS[MANAGER], NOW, cost.FLOOR)
    assert backup.last_backup(vault) is None
    assert backup.age(vault, NOW) is None
    assert backup.due(vault, NOW)
    vault.close()


def test_two_backups_in_one_second_are_two_files_and_the_earlier_ones_stay(room: Path) -> None:
    old = {path: path.read_bytes() for path in (room / STICK).glob("*.exobackup")}
    vault, first = made(room)
    second = backup.back_up(vault, room / STICK, NOW)
    assert second.name == "exoconsent-soak-20261122-100000-2.exobackup"
    assert first.path
    assert first.path.exists()
    assert all(path.read_bytes() == data for path, data in old.items())
    vault.close()


def test_what_a_pulled_stick_kept_is_taken_away_and_nothing_else(room: Path) -> None:
    ours = room / STICK / ".exoconsent-soak-20200101-000000.exobackup.tmp"
    others = room / STICK / ".exoconsent-other-20200101-000000.exobackup.tmp"
    ours.write_bytes(b"half")
    others.write_bytes(b"half")
    made(room)[0].close()
    assert not ours.exists()
    assert others.exists()


@pytest.mark.parametrize("where", ["missing", "inside"])
def test_a_place_that_is_none_is_refused_in_words(room: Path, where: str) -> None:
    vault = opened(room)
    target = room / "nowhere" if where == "missing" else room / CLINIC / "forms"
    with pytest.raises(StorageError, match=r"no such folder|inside the clinic's own folder"):
        backup.back_up(vault, target, NOW)
    vault.close()


def test_no_room_is_told_before_anything_is_written(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = opened(room)
    before = sorted((room / STICK).iterdir())
    usage = shutil.disk_usage(room)._replace(free=70_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(StorageError, match="has 0 MB free and the backup needs 2 MB"):
        backup.back_up(vault, room / STICK, NOW)
    assert sorted((room / STICK).iterdir()) == before
    vault.close()


def test_a_disk_that_gives_back_something_else_is_found(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = opened(room)
    monkeypatch.setattr(proving, "_sync", lambda handle: os.pwrite(handle, b"x", 5000))
    with pytest.raises(StorageError, match="did not give back what was written"):
        backup.back_up(vault, room / STICK, NOW)
    assert len(list((room / STICK).glob("*exobackup*"))) == 1
    last = backup.last_backup(vault)
    assert last
    assert last.at < NOW
    vault.close()


def test_an_anchor_that_knows_more_is_told_and_never_replaced(room: Path) -> None:
    vault = opened(room)
    later = Anchor(seq=10_000, mac_hex="ab" * 32, at="2027-01-01T00:00:00+00:00")
    write_anchor(room / STICK, vault.clinic_id, later)
    kept = backup.back_up(vault, room / STICK, NOW)
    assert "an older copy of the archive was put back" in kept.warning
    assert read_anchor(room / STICK, vault.clinic_id) == later
    vault.close()


def test_every_flipped_byte_of_a_backup_is_refused(room: Path) -> None:
    vault, kept = made(room)
    vault.close()
    assert kept.path
    whole = kept.path.read_bytes()
    bad = room / "bad.exobackup"
    for place in {*range(0, 400, 7), *range(400, len(whole), len(whole) // 60), len(whole) - 1, len(whole) - 40}:
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((BadInputError, StorageError, TamperedError, keyring.WrongPassphraseError)):
            unlocked(bad, ANA)
    for size in (0, 10, 30, 500, len(whole) - 1):
        bad.write_bytes(whole[:size])
        with pytest.raises((BadInputError, StorageError)):
            unlocked(bad, ANA)


def test_a_forged_check_sum_is_no_help_without_the_key(room: Path) -> None:
    vault, kept = made(room)
    vault.close()
    assert kept.path
    data = bytearray(kept.path.read_bytes())
    data[-5000] ^= 1
    data[-64:-32] = hashlib.sha256(data[:-64]).digest()
    forged = room / "forged.exobackup"
    forged.write_bytes(data)
    container.digest_of(forged)
    with pytest.raises(TamperedError, match="changed by somebody"):
        unlocked(forged, ANA)


def test_a_backup_of_a_newer_program_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.exobackup"
    path.write_bytes(b"ExoConsent backup 2\n" + bytes(100))
    with pytest.raises(BadInputError, match="newer ExoConsent"):
        container.open_backup(path)
    path.write_bytes(b"PK" + bytes(100))
    with pytest.raises(BadInputError, match="is not a backup"):
        container.open_backup(path)


def test_work_goes_on_while_a_snapshot_is_copied(room: Path) -> None:
    vault = opened(room)
    store = Store(vault)
    with snapshot(vault.path, vault.key) as snap:
        first = b"".join(snap.pieces())
        for number in ("A-1", "A-2", "A-3"):
            store.file(filing(number), NOW)
        vault.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        assert b"".join(snap.pieces()) == first
        assert snap.connection.execute("SELECT count(*) FROM records").fetchone()[0] == 3
    assert vault.connection.execute("SELECT count(*) FROM records").fetchone()[0] == 6
    with snapshot(vault.path, vault.key) as snap:
        assert b"".join(snap.pieces()) != first
    vault.close()


NAMES = st.from_regex(r"[a-z0-9é_.-]{1,12}(/[a-z0-9 ]{1,9}[a-z])?", fullmatch=True).filter(
    lambda name: not name.startswith(".") and not name.split("/")[0].endswith((".", ".tmp"))
)


@given(
    st.dictionaries(NAMES, st.binary(max_size=20), max_size=3),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
)
def test_carried_files_come_back_as_they_were(files: dict[str, bytes], summary: dict[str, str]) -> None:
    carried = Carried(files=tuple(sorted(files.items())), summary=tuple(sorted(summary.items())))
    assert carried_from_bytes(carried_bytes(carried)) == carried


@pytest.mark.parametrize(
    "name",
    ["../a", "a/../b", "/a", "a//b", "c:\\a", "a\\b", "", ".", "a/.", "con:", "a\n", "records.exodb", ".x", "a. "],
)
def test_a_name_that_would_leave_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        safe_name(name)


def test_links_and_half_written_files_are_not_carried(room: Path) -> None:
    (room / CLINIC / "link").symlink_to("/etc/hostname")
    (room / CLINIC / ".half.tmp").write_bytes(b"x")
    assert [name for name, _ in gather(room / CLINIC).files] == ["clinic.yaml", "forms/one.yaml"]
