"""The archive as people use it: looking, copies, withdrawals, corrections, deletion by two, and what the log tells."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest

from exoconsent.clinic import Clinic, accounts
from exoconsent.clinic.copies import marks_of
from exoconsent.clinic.filing import Outcome
from exoconsent.errors import BadInputError, StorageError, TamperedError
from exoconsent.records.export import SCHEMA
from exoconsent.records.record import EventKind, Field, Kind, Scope, State
from exoconsent.records.search import Filters, Order
from exoconsent.records.slots import Role
from exoconsent.signing.verdict import State as Seal
from tests.clinic.stage import NOW, PASSPHRASE, STAFF, Clock, log_in


@pytest.fixture
def archive(copy, clock):
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    yield archive
    clinic.close()


def happened(archive, record_id, kind):
    return [event for event in archive.events(record_id) if event.kind is kind]


def test_who_looked_is_told_and_under_which_name(copy, template, clock) -> None:
    clinic, archive = log_in(copy, Role.FRONT_DESK, clock)
    archive.open(template.row.id)
    clinic.close()
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    [view] = happened(archive, template.row.id, EventKind.VIEW)
    assert view.user_name == STAFF[Role.FRONT_DESK]
    entry = next(entry for entry in archive.upkeep.log() if entry.act == "view")
    assert entry.about == template.row.number
    assert template.row.name not in repr(archive.upkeep.log())
    clinic.close()


@pytest.mark.parametrize("words", ["samplo", "BALDWICK", "bald sam", "1988-11-12", "12.11.1988", "test-0001"])
def test_it_is_found_by_what_one_knows(archive, template, words) -> None:
    assert [row.id for row in archive.find(words)] == [template.row.id]
    assert archive.count(words) == 1


def test_it_is_found_by_number_filter_and_day(archive, template, clock) -> None:
    assert archive.find(template.row.number[:8])
    assert not archive.find("xylophone")
    assert archive.find("", Filters(kind=Kind.CONSENT))
    assert not archive.find("", Filters(kind=Kind.DECLINED))
    assert archive.filed_on(clock().date())
    assert not archive.filed_on(clock().date() - timedelta(days=1))
    assert archive.known(Order.LOT) == ("TEST-0001",)
    assert [row.id for row in archive.got_lot("test 0001")] == [template.row.id]
    archive.correct(template.row.id, Field.LOT, "TEST-0002", "misread")
    assert [row.lot for row in archive.got_lot("test 0001")] == ["TEST-0002"], "a recall must miss nobody"


def test_a_copy_bears_its_mark_on_each_page_and_what_became_of_it(archive, template) -> None:
    pages = archive.reprint(template.row.id)
    assert pages != template.consent.pdf
    assert all("COPY of record" in text for text in texts(pages))
    assert "WITHDRAWN" not in texts(pages)[0]
    archive.withdraw(template.row.id, (Scope.PHOTOS,), "")
    assert "WITHDRAWN: photos" in texts(archive.reprint(template.row.id))[0]
    archive.void(template.row.id, "the wrong person")
    record = archive.open(template.row.id)
    assert marks_of(record, NOW)[1].startswith("VOID since 2026-11-22")
    assert len(happened(archive, template.row.id, EventKind.REPRINT)) == 2
    assert archive.open(template.row.id).filing.pdf == template.consent.pdf, "the original stays as it was signed"


def texts(pdf):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_an_export_opens_without_us_and_names_nobody_outside(archive, template, tmp_path, clock) -> None:
    archive.withdraw(template.row.id, (Scope.FURTHER_SESSIONS,), "moves away")
    folder = archive.export(template.row.id, tmp_path)
    number = template.row.number
    assert {p.name for p in folder.iterdir()} == {f"{number}.pdf", f"{number}.json", "SHA256SUMS", "HOW-TO-READ.txt"}
    assert (folder / f"{number}.pdf").read_bytes() == template.consent.pdf
    told = json.loads((folder / f"{number}.json").read_bytes())
    assert told["schema"] == SCHEMA == "exoconsent-filed/1"
    assert told["as_it_stands"]["state"] == "part-withdrawn"
    assert told["as_filed"]["patient"]["name"] == template.row.name
    assert "strokes" not in told["as_filed"]
    assert len(happened(archive, template.row.id, EventKind.EXPORT)) == 1
    with pytest.raises(StorageError):
        archive.export(template.row.id, tmp_path / "not there")
    assert len(happened(archive, template.row.id, EventKind.EXPORT)) == 1, "what failed is not told as done"


def test_a_withdrawal_in_parts_then_whole_and_not_twice(archive, template) -> None:
    archive.withdraw(template.row.id, (Scope.PHOTOS, Scope.DATA), "")
    assert archive.find()[0].state is State.PART_WITHDRAWN
    assert archive.find()[0].withdrawn == (Scope.PHOTOS, Scope.DATA)
    archive.withdraw(template.row.id, (Scope.ALL,), "changed my mind")
    assert archive.find()[0].state is State.WITHDRAWN
    with pytest.raises(BadInputError, match="before"):
        archive.withdraw(template.row.id, (Scope.ALL,), "")
    assert archive.verify(template.row.id).state is Seal.VERIFIED, "the seal does not know of it"


def test_a_corrected_name_is_found_by_both_and_the_paper_stays(archive, template) -> None:
    archive.correct(template.row.id, Field.PATIENT_NAME, "Samplo Weddington", "married")
    for words in ("wedding", "baldwick"):
        assert [row.name for row in archive.find(words)] == ["Samplo Weddington"]
    assert archive.open(template.row.id).filing.patient_name == template.row.name
    with pytest.raises(BadInputError, match="reason"):
        archive.correct(template.row.id, Field.LOT, "LX-1", "")


def test_a_deletion_needs_its_time_two_people_and_leaves_a_tombstone(copy, template) -> None:
    late = Clock(datetime(2037, 1, 1, 9, 0, tzinfo=UTC))
    clinic, archive = log_in(copy, Role.MANAGER, Clock())
    with pytest.raises(BadInputError, match="kept until 2036-11-22"):
        archive.upkeep.ask_deletion(template.row.id, "its time is over")
    clinic.close()
    clinic, archive = log_in(copy, Role.MANAGER, late)
    assert [row.id for row in archive.kept_too_long(late().date())] == [template.row.id]
    with pytest.raises(BadInputError, match="two people"):
        archive.upkeep.agree_deletion(template.row.id)
    archive.upkeep.ask_deletion(template.row.id, "its time is over")
    with pytest.raises(BadInputError, match="two people"):
        archive.upkeep.agree_deletion(template.row.id)
    clinic.close()
    clinic, archive = log_in(copy, Role.PRACTITIONER, late)
    grave = archive.upkeep.agree_deletion(template.row.id)
    assert (grave.number, grave.reason) == (template.row.number, "its time is over")
    assert grave.asked_by != grave.agreed_by == archive.user.id
    assert archive.find() == ()
    assert archive.upkeep.check().fine
    with pytest.raises(BadInputError, match="no such record"):
        archive.open(template.row.id)
    clinic.close()


def test_what_somebody_changed_behind_our_back_is_not_opened(archive, template) -> None:
    with archive.vault.transaction() as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE documents SET pdf = ?", (template.consent.pdf + b" ",))
    with pytest.raises(TamperedError, match="not the one that was filed"):
        archive.open(template.row.id)
    found = archive.upkeep.check()
    assert not found.fine
    assert template.row.number in " ".join(found.sentences) or found.sentences


def test_two_people_on_one_folder_see_each_other_s_work(copy, template) -> None:
    one, first = log_in(copy, Role.MANAGER, Clock())
    other, second = log_in(copy, Role.PRACTITIONER, Clock())
    for turn in range(4):
        archive = (first, second)[turn % 2]
        archive.file(template.consent.papers, Outcome(kind=Kind.DECLINED, reason=f"reason {turn}"))
    assert first.count() == second.count() == 5
    assert first.upkeep.check().fine
    one.close()
    other.close()


def test_nothing_shown_of_an_archive_tells_a_patient_or_a_secret(archive, copy, template, clock) -> None:
    clinic = accounts.log_in(copy, STAFF[Role.MANAGER], PASSPHRASE, clock())
    things = (
        archive, archive.upkeep, archive.vault, archive.store, clinic, archive.user, archive.find(),
        archive.open(template.row.id), archive.events(template.row.id), archive.upkeep.log(), template.consent.outcome,
    )  # fmt: skip
    secrets = (template.row.name, "Baldwick", "1988, 11, 12", PASSPHRASE, clinic.passphrase.decode(), "%PDF")
    for thing in things:
        shown = repr(thing) + str(thing)
        assert not [secret for secret in (*secrets, repr(clinic.secret)[2:-1]) if secret in shown], type(thing)
    clinic.close()


def test_the_shelf_opens_the_demo_s_records_only_when_they_are_wanted(tmp_path, clock) -> None:
    clinic = Clinic.demo(tmp_path)
    assert not (tmp_path / "demo").exists()
    assert clinic.archive(clock).vault is clinic.archive(clock).vault
    clinic.close()
    clinic.close()
    assert clinic.archive(clock).find() == (), "the demo opens again"
    clinic.close()


def test_a_clinic_starts_without_database_ciphers_and_seals() -> None:
    heavy = ("sqlcipher3", "sqlite3", "cryptography", "pyhanko", "argon2", "pikepdf", "reportlab")
    lines = (
        "import sys, exoconsent.cli, exoconsent.clinic, exoconsent.clinic.accounts",
        "import exoconsent.clinic.archive, exoconsent.clinic.upkeep",
        f"print(sorted({{name.partition('.')[0] for name in sys.modules}} & set({heavy!r})))",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
