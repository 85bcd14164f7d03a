import os
import shutil
from datetime import timedelta

import pytest

from exoconsent.errors import ExoConsentError, StorageError
from exoconsent.records.audit import Act
from exoconsent.records.checking import check, check_quickly
from exoconsent.records.database import FILE, connect
from exoconsent.records.deletion import agree_deletion, ask_deletion
from exoconsent.records.findings import SHOWN, Gathering, Kind
from exoconsent.records.mending import mend_lists
from exoconsent.records.opening import DEMO_KEY
from exoconsent.records.record import EventKind, Field, Scope
from exoconsent.records.rows import mark
from exoconsent.records.vault import Vault
from tests.records.filings import LATER, NOW, become, filing, opened
from tests.records.hostile import mutate, without_triggers

SOAK = int(os.environ.get("EXOCONSENT_SOAK", "0"))
MUTATIONS = 1000 if SOAK else 60


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """An archive with something in every table, a deletion among it."""
    folder = tmp_path_factory.mktemp("filled")
    store = opened(folder)
    for place in range(6):
        number = f"EC-260301-AAAAAAA{place}"
        store.file(filing(number, patient_name=f"Testina Muster {place}", pdf=b"%PDF" + bytes([place]) * 5000), NOW)
    ids = [store.by_number(f"EC-260301-AAAAAAA{place}", NOW.date()).id for place in range(6)]
    store.withdraw(ids[0], [Scope.PHOTOS], "", NOW)
    store.void(ids[1], "filed twice", NOW)
    store.note_event(ids[2], EventKind.VIEW, "", {}, NOW)
    store.correct(ids[2], Field.PATIENT_NAME, "Testina Anders", "married", NOW)
    store.vault.set_setting("paper", "a4")
    store.vault.set_setting("paper", "letter")
    store.vault.keep_secret("issue.secret", b"s" * 32)
    store.vault.confirm_clock()
    ask_deletion(store, ids[5], "past its day", LATER)
    become(store, "other")
    agree_deletion(store, ids[5], LATER)
    become(store, "demo")
    store.vault.close()
    return folder


@pytest.fixture
def copied(filled, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(filled, folder)
    return folder


def reopened(folder):
    return Vault.open_demo(folder, LATER + timedelta(days=1), clock=lambda: LATER + timedelta(days=1))


def test_an_archive_in_daily_use_is_fine(copied):
    vault = reopened(copied)
    for look in (check, check_quickly):
        findings = look(vault, [vault.audit.head()])
        assert findings.fine
        assert not findings.sentences
    assert check(vault).rows > 20


def test_every_hostile_change_is_found(filled, tmp_path):
    missed = []
    for seed in range(MUTATIONS):
        folder = tmp_path / str(seed)
        shutil.copytree(filled, folder)
        done = mutate(folder, seed)
        try:
            vault = reopened(folder)
        except ExoConsentError:  # not even opened, and told in words
            continue
        if check(vault).fine:
            missed.append(done)
        vault.close()
        shutil.rmtree(folder)
    assert not missed


def changed(folder, *statements):
    connection = connect(folder / FILE, DEMO_KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = without_triggers(connection)
    for sql in statements:
        connection.execute(sql)
    for sql in triggers:
        connection.execute(sql)
    connection.close()
    return reopened(folder)


@pytest.mark.parametrize(
    ("sql", "kind", "words"),
    [
        ("UPDATE records SET lot = 'other' WHERE id = 1", Kind.ROW_EDITED, "row 1 (EC-260301-AAAAAAA0) was changed"),
        ("DELETE FROM strokes WHERE record_id = 2", Kind.ROW_MISSING, "strokes, row 2 (EC-260301-AAAAAAA1) is missing"),
        ("INSERT INTO settings VALUES ('x', 'y')", Kind.ROW_ADDED, "settings, row x was put in"),
        ("DELETE FROM audit WHERE seq = 4", Kind.ENTRY_MISSING, "entry 4 of the log is missing"),
        ("DELETE FROM audit WHERE seq IN (4, 5)", Kind.ENTRY_MISSING, "entries 4 to 5 of the log are missing"),
        ("UPDATE audit SET detail = 'x' WHERE seq = 3", Kind.ENTRY_EDITED, "entry 3 of the log"),
        ("UPDATE audit SET at = replace(at, '+00:00', 'Z') WHERE seq = 3", Kind.ENTRY_EDITED, "entry 3 of the log"),
        ("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", Kind.TAIL, "did not end as it was sealed"),
        ("DELETE FROM chain_head", Kind.TAIL, "did not end as it was sealed"),
        ("UPDATE listing SET words = 'nobody' WHERE record_id = 1", Kind.SEARCH, "search index"),
    ],
)  # fmt: skip
def test_what_was_changed_is_named(copied, sql, kind, words):
    findings = check(changed(copied, sql))
    assert [f for f in findings.found if f.kind is kind and words in f.sentence], findings.sentences


def test_a_dropped_trigger_is_found_at_the_start(copied):
    connection = connect(copied / FILE, DEMO_KEY)
    connection.execute("DROP TRIGGER records_same")
    connection.close()
    findings = check_quickly(reopened(copied))
    assert findings.sentences == ("the form of the archive was changed: trigger records_same is missing",)


def test_an_old_archive_put_back_is_found_by_an_anchor_only(copied, tmp_path):
    old = tmp_path / "old"
    shutil.copytree(copied, old)
    vault = reopened(copied)
    for _ in range(3):
        vault.note(Act.VIEW)
    anchor = vault.audit.head()
    vault.close()
    before = reopened(old)
    assert check(before).fine
    findings = check(before, [anchor])
    assert [f.kind for f in findings.found] == [Kind.ROLLED_BACK]
    for _ in range(5):  # work that goes on after the rollback does not hide it
        before.note(Act.VIEW, detail="another history")
    assert [f.kind for f in check_quickly(before, [anchor]).found] == [Kind.ROLLED_BACK]
    assert "written anew" in check(before, [anchor]).sentences[0]


def test_a_tail_cut_with_a_forged_seal_is_found_by_an_anchor(copied):
    vault = reopened(copied)
    anchor = vault.audit.head()
    connection = vault.connection
    without_triggers(connection)
    seq, mac = connection.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1 OFFSET 1").fetchone()
    connection.execute("DELETE FROM audit WHERE seq > ?", (seq,))
    highest = connection.execute("SELECT highest FROM chain_head").fetchone()[0]
    seal = vault.audit.head_mac(seq, highest, mac)
    connection.execute("UPDATE chain_head SET seq = ?, mac = ?", (seq, seal))
    kinds = {finding.kind for finding in check(vault, [anchor]).found}
    assert Kind.ROLLED_BACK in kinds
    assert Kind.TAIL not in kinds


def test_a_forged_entry_cannot_rewrite_what_was_filed(copied):
    vault = reopened(copied)
    without_triggers(vault.connection)
    with vault.transaction() as connection:
        connection.execute("UPDATE records SET lot = 'other' WHERE id = 1")
        vault.audit.note(Act.FILE, rows=[mark(connection, "records", 1)])
    assert Kind.ENTRY_ADDED in {finding.kind for finding in check(vault).found}
    with vault.transaction() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, key in (("events", "record_id"), ("strokes", "record_id"), ("documents", "record_id")):
            connection.execute(f"DELETE FROM {table} WHERE {key} = 2")
        connection.execute("DELETE FROM listing WHERE record_id = 2")
        connection.execute("DELETE FROM records WHERE id = 2")
        vault.audit.note(Act.DELETION_AGREED, rows=[("records", "2", "")])
    assert any("nobody agreed" in sentence for sentence in check(vault).sentences)


def test_uncertain_times_are_told_and_are_no_tampering(copied):
    vault = Vault.open_demo(copied, NOW, clock=lambda: NOW)
    findings = check(vault)
    assert findings.fine
    assert {finding.kind for finding in findings.found} == {Kind.CLOCK}


def test_a_bit_flipped_in_any_page_is_told(copied):
    reopened(copied).close()
    path = copied / FILE
    whole = path.read_bytes()
    for page in range(0, len(whole), 4096):
        damaged = bytearray(whole)
        damaged[page + 1999] ^= 1
        path.write_bytes(damaged)
        try:
            vault = reopened(copied)
        except StorageError:
            continue
        assert Kind.FILE in {finding.kind for finding in check(vault).found}
        vault.close()


def test_pages_that_changed_places_or_are_older_are_told(copied):
    """SQLCipher binds a page to its place, not to its time: an older page is found because it no longer fits."""
    path = copied / FILE
    reopened(copied).close()
    old = path.read_bytes()
    vault = reopened(copied)
    vault.set_setting("paper", "a5")
    vault.close()
    whole = path.read_bytes()
    pages = range(4096, min(len(old), len(whole)), 4096)
    changed = [page for page in pages if old[page : page + 4096] != whole[page : page + 4096]]
    assert changed
    tries = [whole[:page] + old[page : page + 4096] + whole[page + 4096 :] for page in changed]
    first, second = whole[4096:8192], whole[8192:12288]
    tries.append(whole[:4096] + second + first + whole[12288:])
    for data in tries:
        path.write_bytes(data)
        try:
            vault = reopened(copied)
        except StorageError:
            continue
        assert not check(vault).fine
        vault.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE listing SET name = 'Somebody', words = 'somebody' WHERE record_id = 1",
        "DELETE FROM listing WHERE record_id = 2",
        "DELETE FROM lookup_idx",
        "DELETE FROM lookup_data WHERE id > 10",
        "INSERT INTO lookup_config VALUES ('automerge', 2)",
        "INSERT INTO lookup (rowid, words) VALUES (99, 'somebody else')",
    ],
)
def test_lists_and_search_can_be_made_anew(copied, sql):
    vault = changed(copied, sql)
    assert not check(vault).fine
    mended = mend_lists(vault)
    findings = check(vault)
    assert findings.fine, findings.sentences
    assert (mended > 0) == ("listing" in sql)
    assert "made anew" in vault.audit.latest(1)[0].detail


def test_many_findings_are_counted_not_listed(copied):
    findings = check(changed(copied, "UPDATE secrets SET value = zeroblob(32) WHERE name = 'chain.key'"))
    assert not findings.fine
    gathering = Gathering()
    for number in range(SHOWN + 5):
        gathering.add(Kind.FILE, str(number))
    assert gathering.result(0, 0).sentences[-1] == "and 5 more"
