"""Backup, restore test, seal of the day, check, settings: the manager's chores as they are done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from exoconsent.clinic.filing import Outcome
from exoconsent.errors import BadInputError, StorageError
from exoconsent.records.record import Kind
from exoconsent.records.retention import Retention
from exoconsent.records.slots import Role
from tests.clinic.stage import MANAGER, NOW, PASSPHRASE, log_in


@pytest.fixture
def archive(copy, clock):
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    yield archive
    clinic.close()


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_backup_is_asked_for_made_remembered_and_tried_out(archive, stick, clock) -> None:
    upkeep = archive.upkeep
    assert upkeep.backup_due()
    assert upkeep.restore_test_due()
    assert upkeep.last_backup() is upkeep.backup_age() is upkeep.last_restore_test() is None
    made = upkeep.back_up(stick)
    assert not upkeep.backup_due()
    assert upkeep.last_backup().sha256 == made.sha256
    assert upkeep.backup_age() < timedelta(minutes=1)
    test = upkeep.restore_test(made.path)
    assert (test.fine, test.records) == (True, 1)
    assert not upkeep.restore_test_due()
    assert upkeep.last_restore_test().name == made.name
    clock.now += timedelta(days=7)
    assert upkeep.backup_due()
    clock.now += timedelta(days=365)
    assert upkeep.restore_test_due()
    acts = [entry.act for entry in upkeep.log()]
    assert {"backup", "restore-test"} <= set(acts)


def test_a_backup_that_cannot_be_made_is_not_remembered(archive, tmp_path) -> None:
    for wrong in (tmp_path / "not there", archive.vault.folder):
        with pytest.raises(StorageError):
            archive.upkeep.back_up(wrong)
    assert archive.upkeep.last_backup() is None


def test_the_seal_of_the_day_finds_an_old_archive_put_back(copy, template, clock, stick, tmp_path) -> None:
    old = (copy / "records.exodb").read_bytes()
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    assert archive.upkeep.kept_anchor(stick) is None
    archive.file(template.consent.papers, Outcome(kind=Kind.DECLINED, reason="no"))
    anchor = archive.upkeep.keep_anchor(stick)
    assert archive.upkeep.kept_anchor(stick) == anchor
    assert archive.upkeep.check((anchor,)).fine
    clinic.close()
    for name in ("records.exodb-wal", "records.exodb-shm"):
        (copy / name).unlink(missing_ok=True)
    (copy / "records.exodb").write_bytes(old)
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    assert archive.upkeep.check().fine, "by itself the old file is whole"
    found = archive.upkeep.check((archive.upkeep.kept_anchor(stick),))
    assert not found.fine
    assert any("older state of the archive was put back" in sentence for sentence in found.sentences), found.sentences
    clinic.close()


def test_settings_hold_and_are_logged(archive, template) -> None:
    upkeep = archive.upkeep
    assert (upkeep.idle_minutes(), upkeep.keeps_timing()) == (3, False)
    for asked, held in ((0, 1), (7, 7), (900, 15)):
        upkeep.set_idle_minutes(asked)
        assert upkeep.idle_minutes() == held
    upkeep.set_retention(Retention(years=20))
    assert archive.retention.years == 20
    row = archive.file(template.consent.papers, Outcome(kind=Kind.DECLINED, reason="no"))
    assert row.keep_until == NOW.date().replace(year=2046)
    assert archive.find()[-1].keep_until == template.row.keep_until, "what was filed before keeps its day"
    with pytest.raises(BadInputError):
        upkeep.set_retention(replace(Retention(), years=0))
    assert [entry.act for entry in upkeep.log()].count("setting") == 4


def test_whose_window_it_is(archive) -> None:
    assert archive.upkeep.is_me(PASSPHRASE)
    assert not archive.upkeep.is_me("somebody else's words here")
    assert archive.upkeep.log(1)[0].act == "failed-log-in"
    archive.upkeep.covered()
    assert archive.upkeep.log(1)[0].act == "lock"
    assert archive.user.name == MANAGER


def test_a_clock_set_back_is_doubted_until_somebody_confirms(archive, clock) -> None:
    assert archive.upkeep.clock_doubt() == ""
    clock.now -= timedelta(days=2)
    assert archive.upkeep.clock_doubt()
    assert archive.upkeep.check().fine, "a clock is no tampering"


def test_everything_leaves_as_files_that_open_without_us(archive, template, stick) -> None:
    archive.file(template.consent.papers, Outcome(kind=Kind.DECLINED, reason='=HYPERLINK("x")'))
    folder = archive.upkeep.export_all(stick)
    index = (folder / "index.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(index) == 3
    assert any("as filed" in line for line in index)
    assert any("not sealed" in line for line in index)
    assert archive.upkeep.log(1)[0].act == "export"
