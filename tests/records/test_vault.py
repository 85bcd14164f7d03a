import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from exoconsent.errors import BadInputError, ExoConsentError, StorageError, TamperedError
from exoconsent.records import accounts, keyfile, opening
from exoconsent.records.audit import Act
from exoconsent.records.checking import check
from exoconsent.records.database import FILE, connect
from exoconsent.records.keyring import WrongPassphraseError
from exoconsent.records.slots import Role
from exoconsent.records.vault import Vault
from tests.records.cheap import CHEAP, lowered_floor
from tests.records.filings import NOW

ANN, BO, NEW = "lantern copper velvet mustard", "gravel penguin antler mosaic", "walnut harbor tulip anvil"
SOAK = int(os.environ.get("EXOCONSENT_SOAK", "0"))


@pytest.fixture(autouse=True)
def cheap():
    with lowered_floor():
        yield


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("founded") / "clinic"
    with lowered_floor():
        vault, code = Vault.create(folder, "Clinic", "Ann", ANN, NOW, CHEAP, clock=lambda: NOW)
        vault.add_user("Bo", Role.FRONT_DESK, BO)
        vault.keep_secret("issue.secret", b"s" * 32)
        vault.close()
    return folder, code


@pytest.fixture
def clinic(founded, tmp_path):
    folder = tmp_path / "clinic"
    shutil.copytree(founded[0], folder)
    return folder


def entered(folder, name="Ann", passphrase=ANN, now=NOW):
    return Vault.open(folder, name, passphrase, now, clock=lambda: now)


def id_of(vault, name):
    return next(user.id for user in vault.users() if user.name == name)


def acts(vault):
    return [entry.act for entry in vault.audit.entries()]


def test_a_founded_vault_opens_for_its_users_and_by_its_code(clinic, founded):
    assert Vault.exists(clinic)
    assert Vault.user_names(clinic) == ("Ann", "Bo")
    vault = entered(clinic, "bo", BO)
    assert (vault.user.name, vault.user.role, vault.clinic_name) == ("Bo", Role.FRONT_DESK, "Clinic")
    assert vault.secret("issue.secret") == b"s" * 32
    assert vault.secret("nothing") is None
    vault.close()
    by_code = Vault.open_recovery(clinic, founded[1], NOW)
    assert by_code.user.role is Role.MANAGER
    assert by_code.audit.latest(1)[0].detail == "Recovery code"


def test_no_second_archive_is_founded_over_one(clinic):
    with pytest.raises(StorageError, match="holds an archive already"):
        Vault.create(clinic, "Clinic", "Eve", NEW, NOW, CHEAP)
    (clinic / FILE).unlink()  # its keys still open backups
    with pytest.raises(StorageError, match="holds an archive already"):
        Vault.create(clinic, "Clinic", "Eve", NEW, NOW, CHEAP)
    with pytest.raises(StorageError, match="is missing; restore it"):
        entered(clinic)


def test_a_weak_passphrase_founds_nothing(tmp_path):
    with pytest.raises(BadInputError):
        Vault.create(tmp_path / "new", "Clinic", "Ann", "short", NOW, CHEAP)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("point", ["_found", "_finish"])
def test_founding_cut_off_begins_anew(tmp_path, monkeypatch, point):
    def cut(*_args):
        raise StorageError("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(opening, point, cut)
        with pytest.raises(StorageError):
            Vault.create(tmp_path, "Clinic", "Ann", ANN, NOW, CHEAP)
    assert not Vault.exists(tmp_path)
    vault, _ = Vault.create(tmp_path, "Clinic", "Ann", NEW, NOW, CHEAP)
    vault.close()
    assert entered(tmp_path, "Ann", NEW).user.name == "Ann"
    assert not (tmp_path / opening.UNFINISHED).exists()


def test_wrong_passphrase_and_unknown_name_say_the_same_and_are_logged_later(clinic):
    told = []
    for name, passphrase in (("Ann", BO), ("Nobody", ANN)):
        with pytest.raises(WrongPassphraseError) as fault:
            entered(clinic, name, passphrase)
        told.append(str(fault.value))
    assert told[0] == told[1]
    assert (clinic / "failed-log-ins").read_text() == 2 * "2026-03-01T13:05:00+00:00\n"
    vault = entered(clinic)
    assert acts(vault)[-3:] == ["failed-log-in", "failed-log-in", "log-in"]
    assert not (clinic / "failed-log-ins").exists()


def test_a_removed_user_opens_nothing_with_any_key_file(clinic, tmp_path):
    kept = {name: (clinic / name).read_bytes() for name in (keyfile.NAME, keyfile.COPY)}
    vault = entered(clinic)
    before = vault.key
    vault.remove_user(id_of(vault, "Bo"))
    assert vault.key != before
    vault.close()
    assert check(entered(clinic)).fine
    with pytest.raises(WrongPassphraseError):
        entered(clinic, "Bo", BO)
    for name, data in kept.items():
        (clinic / name).write_bytes(data)
    with pytest.raises(TamperedError, match="do not belong together"):
        entered(clinic, "Bo", BO)
    with pytest.raises(StorageError, match="key does not belong"):
        connect(clinic / FILE, before)


def test_an_old_key_file_with_an_old_passphrase_put_back_is_refused(clinic):
    kept = {name: (clinic / name).read_bytes() for name in (keyfile.NAME, keyfile.COPY)}
    vault = entered(clinic)
    vault.change_passphrase(ANN, NEW)
    vault.close()
    assert entered(clinic, "Ann", NEW)
    for name, data in kept.items():
        (clinic / name).write_bytes(data)
    with pytest.raises(TamperedError, match="an older one may have been put"):
        entered(clinic)


def test_an_old_copy_of_one_key_file_is_mended_and_told(clinic):
    old = (clinic / keyfile.NAME).read_bytes()
    vault = entered(clinic)
    vault.change_role(id_of(vault, "Bo"), Role.PRACTITIONER)
    vault.close()
    (clinic / keyfile.NAME).write_bytes(old)
    again = entered(clinic, "Bo", BO)
    assert again.user.role is Role.PRACTITIONER
    assert len(again.notices) == 1


def test_users_roles_passphrases_and_codes_change_and_are_logged(clinic, founded):
    vault = entered(clinic)
    bo = id_of(vault, "Bo")
    vault.change_role(bo, Role.MANAGER)
    vault.reset_passphrase(bo, NEW)
    code = vault.new_recovery_code()
    cy = vault.add_user("Cy", Role.FRONT_DESK, "turnip lantern quartz ribbon")
    assert [user.name for user in vault.users()] == ["Ann", "Bo", "Cy"]
    done = [act for act in acts(vault) if act != "keys"]
    assert done[-4:] == ["role", "passphrase", "recovery", "user-added"]
    vault.remove_user(cy.id)
    assert check(vault).fine
    vault.close()
    with pytest.raises(WrongPassphraseError):
        Vault.open_recovery(clinic, founded[1], NOW)
    assert Vault.open_recovery(clinic, code, NOW).users()[1].name == "Bo"
    assert entered(clinic, "Bo", NEW).user.role is Role.MANAGER


def test_the_last_manager_stays(clinic):
    vault = entered(clinic)
    with pytest.raises(BadInputError, match="manager"):
        vault.remove_user(vault.user.id)
    with pytest.raises(BadInputError, match="manager"):
        vault.change_role(vault.user.id, Role.FRONT_DESK)


CHANGES = {
    "add": lambda vault: vault.add_user("Cy", Role.FRONT_DESK, NEW),
    "remove": lambda vault: vault.remove_user(id_of(vault, "Bo")),
    "role": lambda vault: vault.change_role(id_of(vault, "Bo"), Role.MANAGER),
    "code": lambda vault: vault.new_recovery_code(),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("point", ["write_pending", "rekey", "after rekey", "write one", "write", "_take"])
def test_a_change_of_keys_cut_off_anywhere_leaves_the_old_or_the_new(clinic, monkeypatch, change, point):
    vault = entered(clinic)

    def cut(*_args, **_rest):
        raise KeyboardInterrupt

    def one_copy(folder, ring):
        (folder / keyfile.NAME).write_bytes(ring.to_bytes())
        raise KeyboardInterrupt

    places = {
        "write_pending": (keyfile, "write_pending", cut), "rekey": (accounts, "rekey", cut),
        "after rekey": (keyfile, "write", cut), "write one": (keyfile, "write", one_copy),
        "write": (accounts, "_take", cut), "_take": (accounts, "_mirror", cut),
    }  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(*places[point])
        with suppress(KeyboardInterrupt):
            CHANGES[change](vault)
    vault.connection.close()
    after = entered(clinic)
    assert after.secret("issue.secret") == b"s" * 32
    findings = check(after)
    assert findings.fine, findings.sentences
    assert after.about("keyring") == after.keyring.digest()
    assert after.about("keyring.next") == ""
    after.close()
    again = entered(clinic)
    again.add_user("Dee", Role.FRONT_DESK, "turnip lantern quartz ribbon")  # and goes on
    again.close()
    assert entered(clinic, "Dee", "turnip lantern quartz ribbon").user.name == "Dee"
    assert not (clinic / keyfile.NEXT).exists()


def test_a_disk_that_refuses_the_key_file_is_told_and_the_next_change_finishes_it(clinic, monkeypatch):
    vault = entered(clinic)

    def full(*_args):
        raise StorageError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(keyfile, "write", full)
        with pytest.raises(StorageError):
            vault.remove_user(id_of(vault, "Bo"))
    vault.add_user("Cy", Role.FRONT_DESK, NEW)
    assert [user.name for user in vault.users()] == ["Ann", "Cy"]
    vault.close()
    assert check(entered(clinic)).fine


REMOVE = """
import sys
from datetime import datetime
from pathlib import Path
from exoconsent.records import cost
from exoconsent.records.vault import Vault
from exoconsent.records.slots import Role
from tests.records.cheap import CHEAP
from tests.records.filings import NOW
cost.FLOOR = CHEAP
vault = Vault.open(Path(sys.argv[1]), "Ann", sys.argv[2], NOW)
print("ready", flush=True)
while True:
    user = vault.add_user("Cy", Role.FRONT_DESK, sys.argv[3])
    vault.remove_user(user.id)
"""


def test_killed_at_any_moment_of_changing_keys_it_opens(clinic):
    """The file is filled so that giving it another key takes a while."""
    vault = entered(clinic)
    for number in range(40):
        vault.keep_secret(f"filler-{number}", bytes([number]) * 50_000)
    vault.close()
    choice = random.Random(5)
    root = Path(__file__).resolve().parent.parent.parent
    for _ in range(300 if SOAK else 6):
        command = [sys.executable, "-c", REMOVE, str(clinic), ANN, NEW]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
        child.stdout.readline()
        try:
            child.wait(choice.random() * 0.15)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        vault = entered(clinic)
        findings = check(vault)
        assert findings.fine, findings.sentences
        for user in vault.users():
            if user.name == "Cy":
                vault.remove_user(user.id)
        assert len(vault.secret("filler-7")) == 50_000
        vault.close()


def test_two_programs_on_one_folder_keep_one_chain(clinic):
    one, two = entered(clinic), entered(clinic, "Bo", BO)
    failed = []

    def work(vault):
        try:
            for number in range(30):
                vault.set_setting("seen", str(number))
        except ExoConsentError as fault:
            failed.append(fault)

    threads = [threading.Thread(target=work, args=(vault,)) for vault in (one, two)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert not failed
    assert check(one).fine
    assert acts(one).count("setting") == 60


def test_one_vault_is_used_by_several_threads(clinic):
    vault = entered(clinic)
    threads = [threading.Thread(target=lambda: [vault.note(Act.VIEW) for _ in range(20)]) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert acts(vault).count("view") == 80
    assert check(vault).fine


def test_what_fails_inside_a_transaction_leaves_nothing(clinic):
    vault = entered(clinic)
    before = vault.audit.head()

    def work():
        with vault.transaction():
            vault.set_setting("a", "b")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()
    assert vault.setting("a", "none") == "none"
    assert vault.audit.head() == before


def test_settings_are_kept_and_told(clinic):
    vault = entered(clinic)
    vault.set_setting("paper", "a4")
    vault.set_setting("paper", "letter")
    assert vault.setting("paper") == "letter"
    assert vault.audit.latest(1)[0].detail == "letter"


def test_a_copied_folder_opens_with_a_passphrase_only_and_names_nobody(clinic, tmp_path):
    vault = entered(clinic)
    vault.set_setting("note", "Testina Muster")
    for name in (FILE, f"{FILE}-wal"):
        data = (clinic / name).read_bytes()
        for marker in (b"Testina", "Testina".encode("utf-16-le"), b"SQLite format", b"CREATE TABLE"):
            assert marker not in data
    vault.close()


def test_files_are_for_their_owner_only(clinic):
    if os.name == "nt":
        pytest.skip("POSIX modes")
    vault = entered(clinic)
    vault.set_setting("a", "b")
    modes = {path.name: path.stat().st_mode & 0o77 for path in clinic.iterdir() if path.is_file()}
    assert set(modes.values()) == {0}, modes


def test_the_clock_is_doubted_until_somebody_confirms_it(clinic):
    early = NOW - timedelta(days=400)
    vault = entered(clinic, now=early)
    assert "uncertain" in vault.audit.clock_doubt(early)
    assert "uncertain" in vault.audit.latest(1)[0].doubt
    vault.confirm_clock()
    assert vault.audit.clock_doubt(early) == ""
    vault.note(Act.VIEW)
    assert vault.audit.latest(1)[0].doubt == ""


def test_the_demo_needs_no_account_and_says_so(tmp_path):
    vault = Vault.open_demo(tmp_path / "demo", NOW)
    assert vault.user.role is Role.MANAGER
    assert vault.users() == (vault.user,)
    with pytest.raises(BadInputError, match="demo"):
        vault.add_user("Cy", Role.FRONT_DESK, NEW)
    vault.close()
    assert not (tmp_path / "demo" / keyfile.NAME).exists()
    assert check(Vault.open_demo(tmp_path / "demo", NOW)).rows > 0


def test_a_removed_key_of_the_log_is_told(clinic):
    vault = entered(clinic)
    connection, key = vault.connection, vault.key
    connection.execute("DELETE FROM secrets WHERE name = 'chain.key'")
    vault.close()
    assert len(key) == 32
    with pytest.raises(StorageError, match="key of its log"):
        entered(clinic)
