"""Restore: into an empty folder or not at all; looked at, compared and tried out before."""

import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from exoconsent.errors import BadInputError, StorageError
from exoconsent.records import backup, container, slots
from exoconsent.records.anchor import read_anchor
from exoconsent.records.audit import Act
from exoconsent.records.checking import check
from exoconsent.records.differences import dry_run
from exoconsent.records.keyring import WrongPassphraseError
from exoconsent.records.record import Scope
from exoconsent.records.restore import last_restore_test, look, restore, restore_test
from exoconsent.records.store import Store
from exoconsent.records.unpacking import Credentials
from exoconsent.records.vault import Vault
from tests.soak.practice import (
    CLINIC,
    DESK,
    MANAGER,
    NOW,
    PASS,
    STICK,
    filing,
    found,
    found_again,
    old_backup,
    opened,
    sha,
)

ANA = Credentials(name=MANAGER, passphrase=PASS[MANAGER])


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "derive", lambda secret, salt, _cost: hashlib.sha256(secret + salt).digest())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    found_again(tmp_path)
    return tmp_path


def test_a_look_tells_what_is_inside_and_writes_nothing(room: Path) -> None:
    before = sorted(room.rglob("*"))
    seen = look(old_backup(room), ANA)
    assert (seen.clinic, seen.records, seen.files) == ("Soak", 3, ("clinic.yaml", "forms/one.yaml"))
    assert seen.made == NOW - timedelta(days=1)
    assert sorted(room.rglob("*")) == before
    with pytest.raises(WrongPassphraseError):
        look(old_backup(room), Credentials(name=MANAGER, passphrase="not the passphrase at all"))


@pytest.mark.parametrize("folder", ["new", "deep/er", "empty"])
def test_a_restored_clinic_opens_and_holds_everything(room: Path, folder: str) -> None:
    (room / "empty").mkdir()
    done = restore(old_backup(room), room / folder, ANA, NOW)
    assert done.findings == ()
    assert (room / folder / "forms" / "one.yaml").read_text() == "title: one\n" * 100
    with_desk = Vault.open(room / folder, DESK, PASS[DESK], NOW, clock=lambda: NOW)
    store = Store(with_desk)
    for number in ("OLD-1", "OLD-2", "OLD-3"):
        row = store.by_number(number, NOW.date())
        assert row
        assert hashlib.sha256(store.open(row.id, NOW.date()).filing.pdf).hexdigest() == sha(number)
    assert Act.RESTORE in [entry.act for entry in with_desk.audit.latest(5)]
    anchor = read_anchor(room / STICK, with_desk.clinic_id)
    assert anchor
    assert check(with_desk, [anchor]).fine
    with_desk.close()
    assert not [path for path in (room / folder).parent.iterdir() if path.name.endswith(".tmp")]


def test_only_an_empty_folder_is_restored_into(room: Path) -> None:
    (room / "full").mkdir()
    (room / "full" / "x").write_text("mine")
    before = sorted((room / CLINIC).rglob("*"))
    for folder in (room / "full", room / CLINIC, room / "full" / "x"):
        with pytest.raises(StorageError, match="is not an empty folder"):
            restore(old_backup(room), folder, ANA, NOW)
    assert sorted((room / CLINIC).rglob("*")) == before


def test_a_wrong_passphrase_leaves_nothing(room: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        restore(old_backup(room), room / "new", Credentials(name=MANAGER, passphrase="wrong wrong wrong wrong"), NOW)
    assert not (room / "new").exists()


def test_the_printed_code_restores_and_a_mistyped_one_is_told(room: Path) -> None:
    vault = opened(room)
    code = vault.new_recovery_code()
    kept = backup.back_up(vault, room / STICK, NOW)
    vault.close()
    assert kept.path
    assert restore(kept.path, room / "new", Credentials(recovery=code), NOW).findings == ()
    with pytest.raises(BadInputError):
        look(kept.path, Credentials(recovery=code[:-1]))


def test_a_demo_clinic_comes_back_without_any_passphrase(tmp_path: Path) -> None:
    vault = Vault.open_demo(tmp_path / "demo", NOW, clock=lambda: NOW)
    Store(vault).file(filing("D-1"), NOW)
    (tmp_path / "stick").mkdir()
    kept = backup.back_up(vault, tmp_path / "stick", NOW)
    assert kept.path
    assert restore_test(vault, kept.path, NOW).fine
    vault.close()
    restore(kept.path, tmp_path / "back", Credentials(), NOW)
    again = Vault.open_demo(tmp_path / "back", NOW, clock=lambda: NOW)
    assert Store(again).by_number("D-1", NOW.date())
    again.close()


def test_a_dry_run_says_what_is_newer_on_each_side(room: Path) -> None:
    vault = opened(room)
    store = Store(vault)
    restore(old_backup(room), room / "other", ANA, NOW)
    store.file(filing("HERE-1"), NOW)
    row = store.by_number("OLD-2", NOW.date())
    assert row
    store.withdraw(row.id, [Scope.PHOTOS], "", NOW)
    (room / CLINIC / "forms" / "two.yaml").write_text("2")
    other = Vault.open(room / "other", MANAGER, PASS[MANAGER], NOW, clock=lambda: NOW)
    Store(other).file(filing("THERE-1"), NOW)
    (room / "other" / "forms" / "one.yaml").write_text("1")
    kept = backup.back_up(other, room / STICK, NOW)
    other.close()
    assert kept.path
    before = sorted((room / CLINIC).rglob("*"))
    seen = dry_run(kept.path, ANA, vault)
    assert sorted((room / CLINIC).rglob("*")) == before
    assert (seen.here.filed, seen.here.changed, seen.here.files) == (("HERE-1",), ("OLD-2",), ("forms/two.yaml",))
    assert (seen.backup.filed, seen.backup.changed, seen.files_differ) == (("THERE-1",), (), ("forms/one.yaml",))
    assert seen.forked
    assert seen.sentences == (
        "Only here: 1 filed (HERE-1); 1 changed later (OLD-2); files forms/two.yaml.",
        "Only in the backup: 1 filed (THERE-1).",
        "Other contents on the two sides: forms/one.yaml.",
    )
    assert dry_run(old_backup(room), ANA, vault).backup.filed == ()
    vault.close()


def test_a_fresh_backup_and_the_archive_say_the_same(room: Path) -> None:
    vault = opened(room)
    kept = backup.back_up(vault, room / STICK, NOW)
    assert kept.path
    seen = dry_run(kept.path, ANA, vault)
    assert seen.sentences == ("The backup holds what is here.",)
    assert not seen.forked
    vault.close()


def test_the_yearly_test_is_one_call_and_remembered(room: Path) -> None:
    vault = opened(room)
    assert last_restore_test(vault) is None
    before = sorted(path for path in (room / CLINIC).rglob("*") if "exodb" not in path.name)
    test = restore_test(vault, old_backup(room), NOW)
    assert test.fine
    assert test.records == 3
    assert last_restore_test(vault) == test
    assert vault.audit.latest(1)[0].act == Act.RESTORE_TEST
    assert sorted(path for path in (room / CLINIC).rglob("*") if "exodb" not in path.name) == before
    vault.close()


def test_the_yearly_test_names_what_is_wrong_inside(room: Path) -> None:
    vault = opened(room)
    vault.connection.execute("DROP TRIGGER records_same")
    vault.connection.execute("UPDATE records SET lot = 'L8' WHERE number = 'OLD-2'")
    kept = backup.back_up(vault, room / STICK, NOW)
    assert kept.path
    test = restore_test(vault, kept.path, NOW)
    assert not test.fine
    assert any("OLD-2" in finding for finding in test.findings)
    vault.close()


def test_a_backup_from_before_the_key_changed_asks_for_that_times_passphrase(room: Path) -> None:
    vault = opened(room)
    vault.remove_user(next(user.id for user in vault.users() if user.name == DESK))
    with pytest.raises(StorageError, match="before the archive's key was changed"):
        restore_test(vault, old_backup(room), NOW)
    assert restore_test(vault, old_backup(room), NOW, ANA).fine
    vault.close()


def test_a_backup_of_another_clinic_is_no_test_of_ours(room: Path, tmp_path: Path) -> None:
    found(tmp_path / "second")
    vault = opened(room)
    with pytest.raises(StorageError, match="another clinic"):
        restore_test(vault, old_backup(tmp_path / "second"), NOW)
    assert not dry_run(old_backup(tmp_path / "second"), ANA, vault).same_clinic
    vault.close()


def test_leftovers_of_a_restore_that_was_cut_off_are_taken_away(room: Path) -> None:
    left = room / ".12345678.unpacked.tmp"
    left.mkdir()
    (left / "records.exodb").write_bytes(b"half")
    restore(old_backup(room), room / "new", ANA, NOW)
    assert not left.exists()


def test_a_damaged_backup_restores_nothing(room: Path) -> None:
    bad = room / "bad.exobackup"
    shutil.copyfile(old_backup(room), bad)
    with bad.open("r+b") as file:
        file.seek(20_000)
        file.write(b"\0\1\2\3")
    with pytest.raises(StorageError, match="damaged"):
        restore(bad, room / "new", ANA, NOW)
    assert not (room / "new").exists()
    assert container.open_backup(bad).head.database > 0
