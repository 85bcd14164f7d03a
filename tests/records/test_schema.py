import shutil
from pathlib import Path

import pytest

from exoconsent.errors import StorageError
from exoconsent.records import schema
from exoconsent.records.checking import check
from exoconsent.records.database import FILE, DatabaseError, connect
from exoconsent.records.opening import DEMO_KEY
from exoconsent.records.rows import mark
from exoconsent.records.schema import STEPS, migrate, strange, version
from exoconsent.records.store import Store
from exoconsent.records.upgrade import take_in
from exoconsent.records.vault import Vault
from tests.old_archives import make
from tests.records.cheap import CHEAP, lowered_floor
from tests.records.filings import NOW, filing
from tests.records.hostile import without_triggers

OLD = Path(make.__file__).parent
ARCHIVES = sorted((path for path in OLD.iterdir() if (path / FILE).is_file()), key=lambda path: int(path.name))
NEXT = """
ALTER TABLE settings ADD COLUMN since TEXT NOT NULL DEFAULT '';
UPDATE settings SET since = 'before' WHERE name = 'paper';
CREATE TABLE notes (a TEXT NOT NULL) STRICT;
CREATE TRIGGER notes_stay BEFORE DELETE ON notes BEGIN
    SELECT RAISE(ABORT, 'notes stay');
END;
"""


@pytest.fixture
def demo(tmp_path):
    vault = Vault.open_demo(tmp_path / "demo", NOW, clock=lambda: NOW)
    vault.set_setting("paper", "a4")
    vault.set_setting("other", "1")
    Store(vault).file(filing(), NOW)
    vault.close()
    return tmp_path / "demo"


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """An edition of the program with one more step."""
    steps = tmp_path / "steps"
    shutil.copytree(STEPS, steps)
    (steps / "0002.sql").write_text(NEXT)
    monkeypatch.setattr(schema, "STEPS", steps)
    return steps


def reopened(folder):
    return Vault.open_demo(folder, NOW, clock=lambda: NOW)


def test_a_new_archive_has_the_form_of_the_steps(demo):
    connection = connect(demo / FILE, DEMO_KEY)
    assert version(connection) == max(int(path.stem) for path in STEPS.glob("*.sql"))
    assert strange(connection) == ()
    connection.execute("ANALYZE")  # statistics may come and go
    assert strange(connection) == ()


def test_a_step_is_taken_after_a_dated_copy_and_verifies(demo, newer):
    vault = reopened(demo)
    assert version(vault.connection) == 2
    findings = check(vault)
    assert findings.fine, findings.sentences
    moved = [entry for entry in vault.audit.entries() if entry.act == "migrate"]
    assert [entry.detail for entry in moved] == ["schema 2"]
    assert {row.table for row in moved[0].rows} == {"settings"}
    copy = demo / "records-before-2-2026-03-01.exodb"
    before = connect(copy, DEMO_KEY, readonly=True)
    assert version(before) == 1
    assert before.execute("SELECT number FROM records").fetchone()[0] == filing().number
    assert copy.stat().st_mode & 0o77 == 0
    vault.close()
    assert [entry.act for entry in reopened(demo).audit.latest(2)] == ["log-in", "log-in"]  # taken once


def test_a_migration_does_not_heal_what_was_changed(demo, newer):
    connection = connect(demo / FILE, DEMO_KEY)
    triggers = without_triggers(connection)
    connection.execute("UPDATE settings SET value = 'x' WHERE name = 'other'")
    connection.execute("UPDATE records SET lot = 'x'")
    for sql in triggers:
        connection.execute(sql)
    connection.close()
    sentences = " ".join(check(reopened(demo)).sentences)
    assert "settings, row other was changed" in sentences
    assert "records, row 1" in sentences
    assert "row paper" not in sentences


def test_a_step_that_fails_leaves_the_archive_as_it_was(demo, newer):
    (newer / "0002.sql").write_text(NEXT + "\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StorageError):
        reopened(demo)
    connection = connect(demo / FILE, DEMO_KEY)
    assert version(connection) == 1
    assert strange(connection, STEPS) == ()
    assert mark(connection, "settings", "paper").digest
    with pytest.raises(DatabaseError):
        connection.execute("SELECT * FROM notes")


def test_a_newer_archive_is_refused_in_words(demo):
    connection = connect(demo / FILE, DEMO_KEY)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (demo / FILE).read_bytes()
    with pytest.raises(StorageError, match=r"newer edition of ExoConsent \(schema 99; this one knows 1\)"):
        reopened(demo)
    assert (demo / FILE).read_bytes() == before


def test_two_copies_of_one_day_are_both_kept(demo, newer):
    (demo / "records-before-2-2026-03-01.exodb").write_bytes(b"of this morning")
    reopened(demo)
    assert (demo / "records-before-2-2026-03-01.exodb").read_bytes() == b"of this morning"
    assert (demo / "records-before-2-2026-03-01-2.exodb").stat().st_size > 4096


def test_an_empty_file_gets_all_steps(tmp_path):
    connection = connect(tmp_path / FILE, DEMO_KEY, create=True)
    assert migrate(connection, tmp_path / FILE, NOW) == 0
    assert strange(connection) == ()
    assert not list(tmp_path.glob("*before*"))


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: f"schema {path.name}")
def test_an_archive_of_every_earlier_schema_opens_and_verifies(archive, tmp_path):
    """When this fails for a schema that is not released yet, make its archive again: see ``tests/old_archives``."""
    folder = tmp_path / "clinic"
    shutil.copytree(archive, folder)
    vault = Vault.open(folder, make.USER, make.PASSPHRASE, make.MADE, clock=lambda: make.MADE)
    findings = check(vault)
    assert findings.fine, findings.sentences
    store = Store(vault)
    record = store.by_number("EC-261122-BBBBBBBB", make.MADE.date())
    assert (record.name, record.lot) == ("محمد الأمين", "LX-12")
    assert store.open(record.id, make.MADE.date()).filing.lot == "LX-13"
    assert vault.secret("issue.secret") == b"s" * 32
    vault.close()
    code = (archive / make.CODE_FILE).read_text().strip()
    assert [user.name for user in Vault.open_recovery(folder, code, make.MADE).users()] == [make.USER, make.OTHER]


def test_there_is_an_archive_for_every_released_schema():
    assert [path.name for path in ARCHIVES] == [str(int(path.stem)) for path in sorted(STEPS.glob("*.sql"))]


def test_a_folder_of_the_edition_without_accounts_is_taken_in(tmp_path):
    folder = tmp_path / "clinic"
    shutil.copytree(OLD / "0", folder)
    with lowered_floor():
        vault, _ = take_in(
            folder, "Clinic", "Ann", make.PASSPHRASE, NOW, make.read_stand_in, cost=CHEAP, clock=lambda: NOW
        )
        assert check(vault).fine
    assert vault.notices == ()
    assert vault.connection.execute("SELECT count(*) FROM records").fetchone()[0] == 4
    assert {path.name for path in folder.iterdir()} >= {"clinic.yaml", FILE, "vault.keys"}
    assert not (folder / "signed").exists()
