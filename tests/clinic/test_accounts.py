"""Founding accounts on an empty clinic and on one of the edition before; who gets in afterwards, and who does not."""

import json
import shutil
from datetime import timedelta

import pytest

from exoconsent.clinic import Clinic, accounts
from exoconsent.errors import BadInputError, ExoConsentError, NotAllowedError, StorageError, TamperedError
from exoconsent.records.desk import Desk, Entry, State
from exoconsent.records.keyring import WrongPassphraseError
from exoconsent.records.papers import Outcome
from exoconsent.records.record import Kind
from exoconsent.records.slots import Role
from exoconsent.records.unpacking import Credentials
from exoconsent.signing.verdict import State as Seal
from tests.clinic.stage import MANAGER, NOW, PASSPHRASE, STAFF, Clock, draft_of, log_in, own_folder, prepared_of, signed
from tests.old_papers import file_note, file_signed

OPEN_SECRETS = ("issue.secret", "seal.passphrase")


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def old(tmp_path, clock):
    """A clinic of the edition without accounts: a signed, a declined and a given-up consent, and a draft."""
    folder = own_folder(tmp_path / "old")
    clinic = Clinic.kept(folder)
    done = signed(clinic, prepared_of(clinic, draft_of(clinic)), clock)
    file_signed(folder, done.prepared.consent.number, done.pdf)
    file_note(folder, Outcome.DECLINED, "EC-261122-DECLINED", "afraid of needles", NOW)
    file_note(folder, Outcome.GIVEN_UP, "EC-261122-GIVENUP", "wrong form", NOW, done.pdf)
    entry = Entry(id="a1", state=State.DRAFT, changed=NOW, draft=draft_of(clinic, "Desk Draftson (fictitious)"))
    clinic.desk().keep(entry)
    return folder, done, clinic


def test_an_own_clinic_has_no_accounts_until_the_first_is_made(tmp_path, clock) -> None:
    folder = own_folder(tmp_path / "new")
    assert not accounts.has_accounts(folder)
    assert accounts.user_names(folder) == ()
    with pytest.raises(StorageError, match="no accounts yet"):
        Clinic.kept(folder).archive(clock)
    founded = accounts.found(folder, MANAGER, PASSPHRASE, NOW)
    archive = founded.clinic.archive(clock)
    assert (archive.user.name, archive.user.role) == (MANAGER, Role.MANAGER)
    assert accounts.has_accounts(folder)
    assert accounts.user_names(folder) == (MANAGER,)
    assert archive.find() == ()
    assert archive.upkeep.check().fine
    for secret in (PASSPHRASE, founded.recovery_code, founded.clinic.passphrase.decode(), repr(founded.clinic.secret)):
        assert secret not in repr(founded) + repr(founded.clinic)
    founded.clinic.close()
    with pytest.raises(StorageError, match="closed"):
        founded.clinic.archive(clock)
    with pytest.raises(StorageError, match="already"):
        accounts.found(folder, "Second", PASSPHRASE, NOW)
    assert not set(OPEN_SECRETS) & set(files(folder))


def test_a_weak_passphrase_founds_nothing(tmp_path) -> None:
    folder = own_folder(tmp_path / "new")
    for weak in ("short", "password password password password", MANAGER + " " + MANAGER):
        with pytest.raises(BadInputError):
            accounts.found(folder, MANAGER, weak, NOW)
    assert files(folder) == ["clinic.yaml"]


def test_secrets_are_the_same_at_each_log_in(tmp_path, clock) -> None:
    folder = own_folder(tmp_path / "new")
    first = accounts.found(folder, MANAGER, PASSPHRASE, NOW).clinic
    known = (first.secret, first.passphrase)
    first.close()
    second = accounts.log_in(folder, MANAGER, PASSPHRASE, clock())
    assert (second.secret, second.passphrase) == known
    assert len(second.secret) == 32
    second.close()


def test_a_clinic_of_the_edition_before_is_taken_in_whole(old, clock) -> None:
    folder, done, before = old
    number, key = done.prepared.consent.number, before.key(clock()).fingerprint
    clinic = accounts.found(folder, MANAGER, PASSPHRASE, clock()).clinic
    archive = clinic.archive(clock)
    rows = {row.number: row for row in archive.find()}
    assert {n: row.kind for n, row in rows.items()} == {
        number: Kind.CONSENT,
        "EC-261122-DECLINED": Kind.DECLINED,
        "EC-261122-GIVENUP": Kind.GIVEN_UP,
    }
    record = archive.open(rows[number].id)
    assert record.filing.pdf == done.pdf
    assert archive.verify(rows[number].id).state is Seal.VERIFIED
    assert (record.row.name, record.row.lot) == (done.prepared.draft.patient.name, "TEST-0001")
    assert record.row.form_title == json.loads(done.papers)["form_title"] != "exosome-treatment"
    assert record.filing.signed_at is not None
    assert [mark["role"] for mark in json.loads(record.filing.signatures)] == ["patient", "practitioner"]
    assert archive.open(rows["EC-261122-DECLINED"].id).filing.reasons == (("", "afraid of needles"),)
    assert clinic.key(clock()).fingerprint == key, "the clinic seals with the key it had"
    assert (clinic.secret, clinic.passphrase) == (before.secret, before.passphrase)
    assert [entry.name for entry in clinic.desk().entries()] == ["Desk Draftson (fictitious)"]
    assert clinic.desk().unreadable == ()
    clinic.close()
    left = files(folder)
    assert not [name for name in left if name.startswith(("signed/", "declined/", "given-up/")) or name in OPEN_SECRETS]
    again = accounts.log_in(folder, MANAGER, PASSPHRASE, clock())
    assert [entry.name for entry in again.desk().entries()] == ["Desk Draftson (fictitious)"]
    assert again.archive(clock).upkeep.check().fine
    again.close()


def test_a_consent_taken_in_cannot_be_renewed_without_its_draft_and_says_so(old, clock) -> None:
    folder, done, _ = old
    clinic = accounts.found(folder, MANAGER, PASSPHRASE, clock()).clinic
    archive = clinic.archive(clock)
    row = archive.store.by_number(done.prepared.consent.number, NOW.date())
    assert archive.is_made_up(row.id), "an invented patient stays invented"
    with pytest.raises(BadInputError, match="begin a new form"):
        archive.renew(row.id)
    assert archive.reprint(row.id).startswith(b"%PDF")
    clinic.close()


def test_a_paper_that_is_none_of_ours_stays_and_is_named(old, clock) -> None:
    folder, _, _ = old
    (folder / "signed" / "EC-STRANGE.pdf").write_bytes(b"%PDF-1.4 nothing of ours")
    clinic = accounts.found(folder, MANAGER, PASSPHRASE, clock()).clinic
    archive = clinic.archive(clock)
    assert archive.store.by_number("EC-STRANGE", NOW.date()) is None
    assert "EC-STRANGE.pdf" in " ".join(archive.vault.notices)
    assert (folder / "signed" / "EC-STRANGE.pdf").is_file()
    clinic.close()


def test_a_wrong_passphrase_and_an_unknown_name_hear_the_same_and_the_log_hears_of_them(copy, clock) -> None:
    said = set()
    for name, passphrase in ((MANAGER, "lantern copper velvet ketchup"), ("Nobody", PASSPHRASE), (MANAGER, "")):
        with pytest.raises(WrongPassphraseError) as refused:
            accounts.log_in(copy, name, passphrase, clock())
        said.add(str(refused.value))
    assert len(said) == 1
    sentence = said.pop()
    assert not any(word in sentence for word in (MANAGER, PASSPHRASE, "ketchup"))
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    acts = [entry.act for entry in archive.upkeep.log()]
    assert acts.count("failed-log-in") == 3
    clinic.close()


def test_names_are_not_told_apart_by_capitals_or_blanks(copy, clock) -> None:
    accounts.log_in(copy, f"  {MANAGER.upper()} ", PASSPHRASE, clock()).close()


def test_who_was_removed_gets_in_neither_with_the_new_keys_nor_with_the_old_ones(copy, clock, tmp_path) -> None:
    stolen = tmp_path / "stolen"
    stolen.mkdir()
    for name in ("vault.keys", "vault.keys.copy"):
        shutil.copy(copy / name, stolen / name)
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    gone = next(user for user in archive.users() if user.role is Role.FRONT_DESK)
    archive.upkeep.remove_user(gone.id)
    assert archive.find(), "whoever removed somebody goes on working"
    clinic.close()
    assert STAFF[Role.FRONT_DESK] not in accounts.user_names(copy)
    with pytest.raises(WrongPassphraseError):
        log_in(copy, Role.FRONT_DESK, clock)
    clinic, _ = log_in(copy, Role.PRACTITIONER, clock)
    clinic.close()
    for path in stolen.iterdir():
        shutil.copy(path, copy / path.name)
    with pytest.raises(TamperedError, match="do not belong together"):
        log_in(copy, Role.FRONT_DESK, clock)


def test_a_changed_passphrase_is_one_s_own_affair(copy, clock) -> None:
    clinic, archive = log_in(copy, Role.FRONT_DESK, clock)
    with pytest.raises(WrongPassphraseError):
        archive.upkeep.change_passphrase("not the old one at all", "walnut harbour tulip engine")
    archive.upkeep.change_passphrase(PASSPHRASE, "walnut harbour tulip engine")
    clinic.close()
    with pytest.raises(WrongPassphraseError):
        log_in(copy, Role.FRONT_DESK, clock)
    accounts.log_in(copy, STAFF[Role.FRONT_DESK], "walnut harbour tulip engine", clock()).close()


def test_the_recovery_code_opens_as_manager_and_sets_a_forgotten_passphrase(tmp_path, clock) -> None:
    folder = own_folder(tmp_path / "new")
    founded = accounts.found(folder, MANAGER, PASSPHRASE, clock())
    founded.clinic.close()
    code = founded.recovery_code
    clinic = accounts.log_in_by_code(folder, code.lower().replace("-", " "), clock())
    assert clinic.archive(clock).user.role is Role.MANAGER
    with pytest.raises(ExoConsentError):
        accounts.set_forgotten(clinic, "Nobody", "walnut harbour tulip engine", clock())
    opened = accounts.set_forgotten(clinic, MANAGER, "walnut harbour tulip engine", clock())
    assert opened.archive(clock).user.name == MANAGER
    opened.close()
    with pytest.raises(WrongPassphraseError):
        accounts.log_in(folder, MANAGER, PASSPHRASE, clock())
    accounts.log_in_by_code(folder, code, clock()).close()


def test_a_mistyped_code_is_told_apart_from_a_wrong_one_and_a_new_one_voids_the_old(copy, clock) -> None:
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    first = archive.upkeep.new_recovery_code()
    assert not archive.upkeep.code_kept
    archive.upkeep.code_is_kept()
    second = archive.upkeep.new_recovery_code()
    assert not archive.upkeep.code_kept, "the paper with the old code is worth nothing"
    clinic.close()
    slip = second[:-1] + ("0" if second[-1] != "0" else "1")
    with pytest.raises(BadInputError):
        accounts.log_in_by_code(copy, slip, clock())
    with pytest.raises(WrongPassphraseError):
        accounts.log_in_by_code(copy, first, clock())
    accounts.log_in_by_code(copy, second, clock()).close()


def test_a_backup_is_put_back_by_a_manager_only_and_what_lay_there_is_kept(copy, tmp_path, clock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    backup = archive.upkeep.back_up(stick).path
    clinic.close()
    front_desk = Credentials(name=STAFF[Role.FRONT_DESK], passphrase=PASSPHRASE)
    before = files(copy)
    with pytest.raises(NotAllowedError, match="Ask the manager"):
        accounts.restore(backup, copy, front_desk, clock())
    assert files(copy) == before
    assert [path.name for path in tmp_path.iterdir() if "restored" in path.name] == []
    done = accounts.restore(backup, copy, Credentials(name=MANAGER, passphrase=PASSPHRASE), clock())
    assert (done.records, done.findings) == (1, ())
    assert files(done.aside) == before
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    assert archive.count() == 1
    assert archive.verify(archive.find()[0].id).state is Seal.VERIFIED
    clinic.close()


def test_a_clinic_at_whose_door_nobody_logged_in_can_verify_and_issue_nothing(copy, template, clock) -> None:
    clinic = Clinic.unopened(copy)
    assert clinic.verify(template.consent.pdf).state is Seal.VERIFIED
    with pytest.raises(ExoConsentError):
        clinic.key(clock())
    with pytest.raises(ExoConsentError):
        clinic.archive(clock)


def test_the_demo_clinic_needs_no_account_and_knows_one_user(tmp_path, clock) -> None:
    clinic = Clinic.demo(tmp_path)
    archive = clinic.archive(clock)
    assert archive.user.role is Role.MANAGER
    assert not accounts.user_names(clinic.folder)
    with pytest.raises(BadInputError, match="no accounts"):
        archive.upkeep.add_user("Somebody", Role.FRONT_DESK, PASSPHRASE)
    clinic.close()


def test_a_clock_that_goes_back_is_said_and_lets_people_work(copy, clock) -> None:
    early = Clock(NOW - timedelta(days=30))
    clinic, archive = log_in(copy, Role.FRONT_DESK, early)
    assert archive.upkeep.clock_doubt()
    assert archive.find()
    clinic.close()


def test_the_desk_cannot_be_read_without_the_vault(old, clock) -> None:
    folder, _, _ = old
    accounts.found(folder, MANAGER, PASSPHRASE, clock()).clinic.close()
    stranger = Clinic.unopened(folder).desk()
    assert isinstance(stranger, Desk)
    assert stranger.entries() == ()
    assert len(stranger.unreadable) == 1
