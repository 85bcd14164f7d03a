"""Editions held fast by the audit log: honest ways stay open, and no hand without the key changes what is printed."""

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from exoconsent.clinic import Clinic, accounts
from exoconsent.clinic.edition_log import disagreements, told
from exoconsent.clinic.filing import Outcome, papers_of
from exoconsent.clinic.packs import Choice
from exoconsent.clinic.studio import Studio
from exoconsent.consent.form import Approval
from exoconsent.errors import BadInputError, NotAllowedError, StorageError, TamperedError
from exoconsent.library import editions_write
from exoconsent.library.editions_manifest import FILE, read_manifest
from exoconsent.library.load import Fault
from exoconsent.records import audit
from exoconsent.records.backup import back_up
from exoconsent.records.record import Kind
from exoconsent.records.slots import Role as Staff
from exoconsent.records.unpacking import Credentials
from tests.clinic.stage import MANAGER, NOW, PASSPHRASE, Clock, draft_of, log_in, staffed
from tests.library import packing

FORM, OTHER = "withdrawal", "exosome-treatment"
HERE = f"forms/editions/{FORM}"


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed clinic with editions 1 and 2 of one form, a day apart, and a sound backup of that."""
    from tests.clinic.stage import cheap_keys

    folder, clock = tmp_path_factory.mktemp("editions") / "clinic", Clock(NOW)
    with cheap_keys():
        clinic = staffed(folder)
        studio = clinic.studio(clock)
        studio.publish(FORM, "1", "first")
        clock.now += timedelta(days=1)
        studio.publish(FORM, "2", "second")
        clinic.close()
    return folder


@pytest.fixture
def folder(two_editions: Path, tmp_path: Path, clock: Clock) -> Path:
    clock.now += timedelta(days=2)
    return Path(shutil.copytree(two_editions, tmp_path / "clinic"))


@pytest.fixture
def opened(clock: Clock):
    """Log in as somebody; closed at the end."""
    clinics: list[Clinic] = []

    def log(folder: Path, role: Staff = Staff.PRACTITIONER) -> Clinic:
        clinics.append(log_in(folder, role, clock)[0])
        return clinics[-1]

    yield log
    for clinic in clinics:
        clinic.close()


def forged(place: Path, words: str = "# kindly\n", **told_of: str) -> None:
    """Rewrite a section of an edition, and its manifest so that all hashes fit, as a hand without the key can."""
    section = next(iter(sorted((place / "sections").iterdir())))
    section.write_bytes(section.read_bytes() + words.encode())
    published = read_manifest((place / FILE).read_bytes(), "")
    digest = hashlib.sha256(section.read_bytes()).hexdigest()
    files = {**published.files, f"sections/{section.name}": digest}
    (place / FILE).write_bytes(replace(published, files=files, **told_of).data)


def fault(clinic: Clinic, number: str = "2") -> Fault:
    """Why the form is withheld; all others work."""
    assert OTHER in clinic.library.forms
    with pytest.raises(TamperedError, match=f"is not printed for patients.*edition {number}"):
        clinic.form(FORM)
    return clinic.library.withheld[FORM].fault


def lines(studio: Studio) -> dict[str, Fault | None]:
    return {line.number: line.fault for line in studio.shelf.lines(FORM)}


# ---------------------------------------------------------------------- honest


def test_what_was_published_is_used_and_the_log_keeps_its_digest(folder: Path, opened, clock: Clock) -> None:
    clinic = opened(folder)
    assert clinic.form(FORM).edition.number == "2"
    assert clinic.form(FORM).edition.approval is Approval.APPROVED
    entries = clinic.archive(clock).vault.audit.sealed(audit.Act.PUBLISH, "form ")
    digests = [hashlib.sha256((folder / HERE / n / FILE).read_bytes()).hexdigest() for n in ("1", "2")]
    assert [entry.detail.rpartition(" ")[2] for entry in entries] == digests
    assert {entry.about for entry in entries} == {f"form {FORM}"}
    assert lines(clinic.studio(clock)) == {"1": None, "2": None}
    assert disagreements(clinic.archive(clock).vault) == ()


def test_the_front_desk_gets_it_too_and_a_log_in_writes_nothing_about_editions(folder, opened, clock) -> None:
    clinic = opened(folder, Staff.FRONT_DESK)
    assert clinic.form(FORM).edition.number == "2"
    with pytest.raises(NotAllowedError):
        clinic.studio(clock).shelf.put_aside(FORM, "2")
    assert len(clinic.archive(clock).vault.audit.sealed(audit.Act.PUBLISH, "form ")) == 2


def test_a_backup_holds_both_and_they_agree(folder: Path, opened, clock: Clock, tmp_path: Path) -> None:
    clinic = opened(folder, Staff.MANAGER)
    vault = clinic.archive(clock).vault
    (tmp_path / "stick").mkdir()
    backup = back_up(vault, tmp_path / "stick", clock())
    clinic.studio(clock).publish(FORM, "3", "after the backup")
    assert clinic.archive(clock).upkeep.restore_test(backup.path).fine
    clinic.close()
    newer = folder.rename(tmp_path / "newer")
    opens = Credentials(name=MANAGER, passphrase=PASSPHRASE)
    assert accounts.restore(backup.path, folder, opens, clock()).findings == ()
    assert opened(folder).form(FORM).edition.number == "2"
    # The older records with newer forms beside them: said, and not printed.
    shutil.copytree(newer / HERE / "3", folder / HERE / "3")
    clinic = opened(folder)
    assert fault(clinic, "3") is Fault.UNKNOWN
    with pytest.raises(TamperedError, match="older backup than the forms"):
        clinic.form(FORM)


def test_a_backup_of_what_somebody_forged_says_so_when_it_is_tried_and_restored(
    folder: Path, opened, clock: Clock, tmp_path: Path
) -> None:
    forged(folder / HERE / "2")
    clinic = opened(folder, Staff.MANAGER)
    (tmp_path / "stick").mkdir()
    backup = back_up(clinic.archive(clock).vault, tmp_path / "stick", clock())
    tried = clinic.archive(clock).upkeep.restore_test(backup.path)
    assert [("edition 2" in found, "not printed" in found) for found in tried.findings] == [(True, True)]
    opens = Credentials(name=MANAGER, passphrase=PASSPHRASE)
    assert accounts.restore(backup.path, tmp_path / "back", opens, clock()).findings == tried.findings


def test_a_pack_taken_in_and_undone_leaves_the_editions_as_they_are(folder: Path, opened, clock: Clock) -> None:
    (folder / "forms" / "our-form.yaml").write_bytes(packing.form(sections=("risk-cancer",)))
    clinic = opened(folder)
    packs = clinic.studio(clock).packs()
    data = packs.make(Choice(forms=("our-form",)), "Ours")
    (folder / "forms" / "our-form.yaml").unlink()
    packs.take(packs.look(packs.read(data, "x.exopack")))
    for again in (clinic.studio(clock).in_use(), packs.undo() and clinic.studio(clock).in_use()):
        assert again.forms[FORM].edition.number == "2"
    clinic.close()
    assert opened(folder).library.withheld == {}


def test_a_power_cut_before_the_name_is_no_false_alarm(folder: Path, opened, clock: Clock, monkeypatch) -> None:
    clinic = opened(folder)

    def cut(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(editions_write, "_name", cut)
    with pytest.raises(KeyboardInterrupt):
        clinic.studio(clock).publish(FORM, "3", "cut off")
    monkeypatch.undo()
    clinic.close()
    assert not (folder / HERE / "3").exists()
    assert opened(folder).form(FORM).edition.number == "3"


def test_a_log_that_cannot_be_written_publishes_nothing(folder: Path, opened, clock: Clock, monkeypatch) -> None:
    clinic = opened(folder)

    def full(*_args: object, **_more: object) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(audit.Audit, "note", full)
    with pytest.raises(StorageError, match="full"):
        clinic.studio(clock).publish(FORM, "3", "too much")
    monkeypatch.undo()
    assert sorted(p.name for p in (folder / HERE).iterdir()) == ["1", "2"]
    assert clinic.studio(clock).in_use().forms[FORM].edition.number == "2"


def test_editions_from_before_are_used_and_held_fast_from_the_next_log_in(folder: Path, opened, clock: Clock) -> None:
    clinic = opened(folder)
    vault = clinic.archive(clock).vault
    for number in ("8", "9"):  # as the program before wrote it
        place = folder / HERE / number
        shutil.copytree(folder / HERE / "2", place)
        at = (clock.now + timedelta(minutes=int(number))).isoformat()
        published = replace(read_manifest((place / FILE).read_bytes(), ""), number=number, at=at)
        (place / FILE).write_bytes(published.data)
        vault.note(audit.Act.PUBLISH, detail=f"{FORM} edition {number}")
    vault.note(audit.Act.PUBLISH, detail=f"{FORM} edition 8 put aside: it was changed")
    assert told(vault, adopt=False).forms[FORM]["9"].digest == ""
    before = len(vault.audit.sealed(audit.Act.PUBLISH, "form "))
    again = clinic.studio(clock)
    assert again.in_use().forms[FORM].sections
    assert lines(again) == {"1": None, "2": None, "8": Fault.UNKNOWN, "9": None}
    entries = vault.audit.sealed(audit.Act.PUBLISH, "form ")
    assert [entry.detail.endswith("noted afterwards") for entry in entries[before:]] == [True]
    clinic.close()
    forged(folder / HERE / "9")
    assert fault(opened(folder), "9") is Fault.CHANGED


def test_a_clinic_taken_into_accounts_without_editions_has_nothing_to_say(folder: Path, opened, clock: Clock) -> None:
    shutil.rmtree(folder / "forms")
    clinic = opened(folder)
    assert fault(clinic) is Fault.GONE
    assert set(told(clinic.archive(clock).vault).forms) == {FORM}


# ---------------------------------------------------------------------- hostile, without the key


def test_files_and_manifest_rewritten_together_are_found(folder: Path, opened, clock: Clock) -> None:
    forged(folder / HERE / "2")
    clinic = opened(folder)
    assert fault(clinic) is Fault.CHANGED
    studio = clinic.studio(clock)
    assert lines(studio) == {"1": None, "2": Fault.CHANGED}
    assert studio.forms()[0].withheld or studio.forms()[1].withheld
    for act in (studio.edition, studio.bring_back):
        with pytest.raises(TamperedError, match="another seal"):
            act(FORM, "2")
    assert studio.edition(FORM, "1").edition.number == "1"


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"])
def test_a_forged_day_neither_hides_the_newest_nor_lifts_an_old_one(folder: Path, opened, at: str) -> None:
    forged(folder / HERE / "2", at=at)
    clinic = opened(folder)
    assert fault(clinic) is Fault.CHANGED
    clinic.close()
    shutil.rmtree(folder / HERE / "2")
    forged(folder / HERE / "1", at=at)
    assert fault(opened(folder)) is Fault.GONE


def test_an_old_edition_rewritten_is_said_and_the_newest_still_prints(folder: Path, opened, clock: Clock) -> None:
    forged(folder / HERE / "1")
    clinic = opened(folder)
    assert clinic.form(FORM).edition.number == "2"
    assert lines(clinic.studio(clock)) == {"1": Fault.CHANGED, "2": None}


@pytest.mark.parametrize("what", ["newest", "form", "all", "forms", "aside"])
def test_an_edition_that_was_taken_away_is_missed(folder: Path, opened, what: str) -> None:
    if what == "aside":
        (folder / "forms" / "editions-aside" / FORM).mkdir(parents=True)
        (folder / HERE / "2").rename(folder / "forms" / "editions-aside" / FORM / "2")
    else:
        gone = {"newest": f"{HERE}/2", "form": HERE, "all": "forms/editions", "forms": "forms"}[what]
        shutil.rmtree(folder / gone)
    clinic = opened(folder)
    assert fault(clinic) is Fault.GONE
    match = "nobody did that in Templates" if what == "aside" else "nobody put it aside"
    with pytest.raises(TamperedError, match=match):
        clinic.form(FORM)


def test_an_edition_that_somebody_made_up_is_not_used(folder: Path, opened, clock: Clock) -> None:
    made_up = folder / HERE / "3"
    shutil.copytree(folder / HERE / "2", made_up)
    forged(made_up, number="3", at=(clock.now + timedelta(days=1)).isoformat())
    clinic = opened(folder)
    assert fault(clinic, "3") is Fault.UNKNOWN
    assert clinic.studio(clock).shelf.put_aside(FORM, "3") == folder / "forms" / "editions-aside" / FORM / "3"
    assert clinic.studio(clock).in_use().forms[FORM].edition.number == "2"


def test_a_draft_that_calls_itself_approved_is_a_draft(folder: Path, opened) -> None:
    text = (Path("forms") / f"{OTHER}.yaml").read_text(encoding="utf-8")
    approved = 'approval: approved\n  approved_by: Dr. Nobody\n  approved_on: "2026-11-01"'
    (folder / "forms" / f"{OTHER}.yaml").write_text(text.replace("approval: draft", approved), encoding="utf-8")
    assert opened(folder).form(OTHER).edition.approval is Approval.DRAFT


def test_who_has_not_logged_in_prints_no_edition(folder: Path) -> None:
    for clinic in (Clinic.unopened(folder), Clinic.open(folder, b"no accounts, the records were taken away")):
        assert fault(clinic) is Fault.UNREAD
        with pytest.raises(TamperedError, match="log in and try again"):
            clinic.form(FORM)
        clinic.close()


# ---------------------------------------------------------------------- ways out


def test_a_new_edition_is_a_way_out_and_no_number_is_given_twice(folder: Path, opened, clock: Clock) -> None:
    shutil.rmtree(folder / HERE)
    studio = opened(folder).studio(clock)
    assert studio.next_number(FORM) == "3"
    with pytest.raises(BadInputError, match="published already"):
        studio.publish(FORM, "2", "again")
    studio.publish(FORM, "3", "anew")
    assert studio.in_use().forms[FORM].edition.number == "3"
    assert lines(studio) == {"1": Fault.GONE, "2": Fault.GONE, "3": None}


def test_that_it_is_gone_is_accepted_and_the_log_tells_who_did(folder: Path, opened, clock: Clock, tmp_path) -> None:
    (folder / HERE / "2").rename(tmp_path / "kept")
    clinic = opened(folder)
    studio = clinic.studio(clock)
    assert studio.shelf.put_aside(FORM, "2") is None
    last = clinic.archive(clock).vault.audit.latest(1)[0]
    assert (last.act, last.about, last.detail) == ("publish", f"form {FORM}", "edition 2 accepted as gone")
    assert studio.in_use().forms[FORM].edition.number == "1"
    with pytest.raises(BadInputError, match="no edition 2"):
        studio.shelf.put_aside(FORM, "2")
    assert clinic.archive(clock).vault.audit.latest(1)[0] == last, "what was refused is not noted"
    # Put there again behind everybody's back, it does not come into use by itself.
    (tmp_path / "kept").rename(folder / HERE / "2")
    assert studio.in_use().withheld[FORM].fault is Fault.UNKNOWN


def test_a_folder_put_back_from_a_backup_is_a_way_out(folder: Path, opened, clock: Clock, two_editions: Path) -> None:
    forged(folder / HERE / "2")
    studio = opened(folder).studio(clock)
    assert FORM in studio.in_use().withheld
    shutil.rmtree(folder / HERE / "2")
    shutil.copytree(two_editions / HERE / "2", folder / HERE / "2")
    assert studio.in_use().forms[FORM].edition.number == "2"


def test_what_was_changed_is_put_aside_and_noted(folder: Path, opened, clock: Clock) -> None:
    forged(folder / HERE / "2")
    clinic = opened(folder)
    studio = clinic.studio(clock)
    with pytest.raises(BadInputError, match="stays where it is"):
        studio.shelf.put_aside(FORM, "1")
    assert (studio.shelf.put_aside(FORM, "2") / FILE).is_file()
    assert clinic.archive(clock).vault.audit.latest(1)[0].detail == "edition 2 put aside"
    assert studio.in_use().forms[FORM].edition.number == "1"
    clinic.close()
    assert opened(folder).form(FORM).edition.number == "1"


# ---------------------------------------------------------------------- hostile, with the key


def rewritten(clinic: Clinic, clock: Clock, sql: str, *values: object) -> None:
    """Change the log in the opened database, as a hand with the key can, without forging its seals."""
    connection = clinic.archive(clock).vault.connection
    triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
    for row in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {row[0]}")
    assert connection.execute(sql, values).rowcount == 1


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE audit SET detail = ?1 WHERE detail LIKE 'edition 2,%'", Fault.UNREAD),
        ("UPDATE audit SET about = '' WHERE detail LIKE 'edition 2,%' AND ?1 <> ''", Fault.UNREAD),
        ("DELETE FROM audit WHERE detail LIKE 'edition 2,%' AND ?1 <> ''", Fault.UNKNOWN),
    ],
)
def test_a_log_changed_with_the_key_vouches_for_nothing(folder, opened, clock, sql: str, expected: Fault) -> None:
    clinic = opened(folder)
    forged(folder / HERE / "2")
    digest = read_manifest((folder / HERE / "2" / FILE).read_bytes(), "").sha256
    rewritten(clinic, clock, sql, f"edition 2, published {NOW.isoformat()}, sha256 {digest}")
    assert clinic.studio(clock).in_use().withheld[FORM].fault is expected
    assert not clinic.archive(clock).upkeep.check_quickly().fine, "and the check names it"


# ---------------------------------------------------------------------- who is affected


def test_a_consent_filed_on_a_draft_does_not_count_as_the_edition_of_its_number(folder, opened, clock: Clock) -> None:
    clinic = opened(folder)
    studio = clinic.studio(clock)
    archive = clinic.archive(clock)

    def file(clinic: Clinic, name: str) -> str:
        prepared = clinic.prepare(draft_of(clinic, name), clock())
        return archive.file(papers_of(prepared), Outcome(kind=Kind.CONSENT)).number

    on_draft = file(clinic, "Dora Draft")
    section = studio.working(OTHER).section("risk-cancer")
    text = section.texts["en"]
    studio.save_section(OTHER, replace(section, texts={**section.texts, "en": replace(text, title="Other words")}))
    as_published = file(replace(clinic, library=studio.in_use()), "Petra Draft")
    studio.publish(OTHER, "1", "first", validity_days=30)
    on_edition = file(replace(clinic, library=studio.in_use()), "Edna Edition")
    found = {one.number: (one.edition, one.approved) for one in studio.filed(OTHER)}
    assert found == {on_draft: ("1", False), as_published: ("1", False), on_edition: ("1", True)}
    text = studio.working(OTHER).section("risk-cancer").texts["en"]
    section = studio.working(OTHER).section("risk-cancer")
    studio.save_section(OTHER, replace(section, texts={**section.texts, "en": replace(text, title="New words")}))
    outlook = studio.shelf.outlook(OTHER)
    assert (outlook.filed, outlook.on_drafts) == (2, 1)
    assert {one.number for one in outlook.affected} <= {as_published, on_edition}
    assert {one.number for one in studio.affected(studio.working(OTHER))} == {one.number for one in outlook.affected}


def test_the_manifest_is_as_it_was_written(folder: Path) -> None:
    data = (folder / HERE / "1" / FILE).read_bytes()
    assert read_manifest(data, "").data == data
    assert json.loads(data)["number"] == "1"
