"""Store: filed once, never changed, each act in the log with every row it wrote, and undone as a whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.errors import BadInputError, ExoConsentError, StorageError, TamperedError
from exoconsent.records import rows
from exoconsent.records.audit import Act
from exoconsent.records.events import all_events
from exoconsent.records.filed import columns_of, document_of, filing_of
from exoconsent.records.listing import differences
from exoconsent.records.record import EventKind, Field, Filing, Kind, Scope, State
from exoconsent.records.store import Store
from tests.records.filings import NOW, TODAY, everything, filing, opened


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(tmp_path)


def test_what_was_filed_is_read_back_whole(store: Store) -> None:
    paper = filing(
        reasons=(("photos", "no camera"),),
        warnings=(("age", "seen"),),
        strokes='[{"t": 1}]',
        signed_at=None,
        born=None,
        valid_until=None,
        keep_until=None,
    )
    record = store.open(store.file(paper, NOW).id, TODAY)
    assert record.filing == paper
    assert record.filed_by == "demo"
    assert record.row.keep_until is None
    assert record.events == ()


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TIMES = st.timedeltas(min_value=-timedelta(days=13_000), max_value=timedelta(days=26_000)).map(lambda far: NOW + far)
FILINGS = st.builds(
    Filing, number=st.from_regex(r"[A-Za-z0-9-]{1,20}", fullmatch=True), kind=st.sampled_from(Kind), form_id=TEXT,
    form_title=TEXT, edition=TEXT, form_text=TEXT, language=TEXT, patient_name=TEXT, born=st.none() | st.dates(),
    treatment=TEXT, product=TEXT, lot=TEXT, decided_by=TEXT, created=TIMES, signed_at=st.none() | TIMES,
    valid_until=st.none() | st.dates(), keep_until=st.none() | st.dates(), draft=TEXT, consent=TEXT,
    pdf=st.binary(max_size=20), signatures=TEXT, strokes=TEXT, facts=TEXT,
    reasons=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    warnings=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple), content_hash=TEXT,
)  # fmt: skip


@given(paper=FILINGS)
def test_rows_and_values_are_one_another(paper: Filing) -> None:
    again = filing_of(columns_of(paper), {**document_of(paper), "strokes": paper.strokes, "form_text": paper.form_text})
    # A zone comes back as its offset, which is what a reader in ten years can rely on.
    assert replace(again, created=paper.created, signed_at=paper.signed_at) == paper
    assert again.created.utcoffset() == paper.created.utcoffset()


def test_filing_twice_is_once_and_another_paper_of_that_number_gets_a_turn(store: Store) -> None:
    first, before = store.file(filing(), NOW), None
    before = everything(store), store.vault.audit.head()
    assert store.file(filing(), NOW + timedelta(days=1)) == first
    assert (everything(store), store.vault.audit.head()) == before, "the second time wrote nothing"
    other = filing(pdf=b"%PDF other")
    assert [store.file(other, NOW).number for _ in range(2)] == ["EC-260301-ABCDEFGH-2"] * 2
    third = store.file(filing(pdf=b"%PDF third"), NOW)
    assert third.number == "EC-260301-ABCDEFGH-3"
    assert store.by_number(third.number, TODAY) == third
    assert store.by_number("EC-0", TODAY) is None


def test_notes_without_a_file_are_the_same_only_if_they_say_the_same(store: Store) -> None:
    note = filing(kind=Kind.DECLINED, pdf=b"", reasons=(("", "wants to think"),))
    assert store.file(note, NOW) == store.file(note, NOW)
    assert store.file(replace(note, reasons=(("", "afraid"),)), NOW).number.endswith("-2")
    assert store.file(replace(note, created=NOW + timedelta(hours=1)), NOW).number.endswith("-3")
    assert store.file(replace(note, kind=Kind.GIVEN_UP), NOW).state is State.GIVEN_UP


@given(turns=st.lists(st.integers(0, 3), min_size=1, max_size=8))
@settings(max_examples=15, deadline=None)
def test_however_often_papers_come_each_is_there_once(
    tmp_path_factory: pytest.TempPathFactory, turns: list[int]
) -> None:
    store = opened(tmp_path_factory.mktemp("a"))
    for turn in turns:
        store.file(filing(pdf=f"%PDF {turn}".encode()), NOW)
    filed = [bytes(row["pdf"]) for row in store.connection.execute("SELECT pdf FROM documents")]
    assert sorted(filed) == sorted(f"%PDF {turn}".encode() for turn in set(turns))


ACTS: list[Callable[[Store, int], Any]] = [
    lambda s, i: s.note_event(i, EventKind.VIEW, "", {}, NOW),
    lambda s, i: s.note_event(i, EventKind.EXPORT, "for the patient", {"to": "stick"}, NOW),
    lambda s, i: s.withdraw(i, [Scope.PHOTOS], "", NOW),
    lambda s, i: s.withdraw(i, [Scope.ALL], "no more", NOW),
    lambda s, i: s.void(i, "wrong patient", NOW),
    lambda s, i: s.correct(i, Field.LOT, "LX-99", "misread", NOW),
    lambda s, i: s.correct(i, Field.PATIENT_NAME, "Ana Ruiz", "married", NOW),
    lambda s, i: s.correct(i, Field.BORN, "2012-02-29", "mistyped", NOW),
    lambda s, i: s.renewed(i, "EC-NEWER", NOW),
]


@given(acts=st.lists(st.sampled_from(range(len(ACTS))), max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_that_happens_changes_a_filed_row_and_the_list_always_follows(
    tmp_path_factory: pytest.TempPathFactory, acts: list[int]
) -> None:
    store = opened(tmp_path_factory.mktemp("a"))
    store.file(filing("EC-NEWER"), NOW)
    record_id = store.file(filing(), NOW).id
    before = everything(store)
    for act in acts:
        try:
            ACTS[act](store, record_id)
        except BadInputError:
            continue  # withdrawn twice and the like
        after = everything(store)
        assert {t: after[t] for t in ("records", "documents", "strokes")} == {
            t: before[t] for t in ("records", "documents", "strokes")
        }
        assert after["events"][:-1] == before["events"], "events are only added"
        before = after
    assert list(differences(store.connection, all_events(store.connection))) == []
    assert store.open(record_id, TODAY).filing == filing()
    assert all_covered(store)


def all_covered(store: Store) -> bool:
    """The last mark of every covered row in the log is the row as it stands."""
    named = {(mark.table, mark.key): mark.digest for entry in store.vault.audit.entries() for mark in entry.rows}
    for table, key in rows.COVERED.items():
        for row in store.connection.execute(f"SELECT {key} FROM {table}"):
            mark = rows.mark(store.connection, table, row[0])
            assert named.get((table, str(row[0]))) == mark.digest, f"{table} {row[0]}"
    return True


def test_the_log_tells_the_act_and_the_number_but_no_patient(store: Store) -> None:
    row = store.file(filing(), NOW)
    for act in ACTS[:3] + ACTS[5:8]:
        act(store, row.id)
    entries = list(store.vault.audit.entries(about=row.number))
    told = [Act.FILE, Act.VIEW, Act.EXPORT, Act.WITHDRAW, Act.CORRECT, Act.CORRECT, Act.CORRECT]
    assert [entry.act for entry in entries] == told
    assert entries[3].detail == "photos"
    assert entries[4].detail == "lot"
    written = "".join(entry.content().decode() for entry in entries)
    assert not [word for word in ("Exempla", "Ruiz", "2012", "married", "stick") if word in written]


@pytest.mark.parametrize("table", ["records", "form_texts", "documents", "strokes", "events", "listing", "audit"])
def test_filed_rows_cannot_change_or_vanish(store: Store, table: str) -> None:
    store.void(store.file(filing(), NOW).id, "error", NOW)
    with pytest.raises(Exception, match="filed rows"):
        store.connection.execute(f"DELETE FROM {table}")
    if table == "listing":
        return  # it follows records and events; open and check compare it
    column = {
        "form_texts": "text",
        "records": "patient_name",
        "documents": "draft",
        "strokes": "strokes",
        "events": "reason",
        "audit": "act",
    }
    with pytest.raises(Exception, match="filed rows"):
        store.connection.execute(f"UPDATE {table} SET {column[table]} = ''")


def test_withdrawals_add_up_and_are_refused_twice(store: Store) -> None:
    row = store.file(filing(), NOW)
    store.withdraw(row.id, [Scope.DATA, Scope.PHOTOS], "", NOW)
    assert store.row(row.id, TODAY).withdrawn == (Scope.PHOTOS, Scope.DATA)
    assert store.row(row.id, TODAY).state is State.PART_WITHDRAWN
    for scopes in ([], [Scope.PHOTOS]):
        with pytest.raises(BadInputError):
            store.withdraw(row.id, scopes, "", NOW)
    event = store.withdraw(row.id, [Scope.ALL], "changed my mind", NOW)
    assert (event.kind, event.user, event.reason) == (EventKind.WITHDRAWAL, "demo", "changed my mind")
    assert store.row(row.id, TODAY).state is State.WITHDRAWN
    with pytest.raises(BadInputError):
        store.withdraw(row.id, [Scope.FURTHER_SESSIONS], "", NOW)
    note = store.file(filing("EC-D", kind=Kind.DECLINED), NOW)
    with pytest.raises(BadInputError):
        store.withdraw(note.id, [Scope.ALL], "", NOW)


def test_what_is_refused_leaves_no_trace(store: Store) -> None:
    row = store.file(filing(), NOW)
    before = everything(store), store.vault.audit.head()
    refused: list[Callable[[], Any]] = [
        lambda: store.void(row.id, " ", NOW),
        lambda: store.void(99, "no such record", NOW),
        lambda: store.open(99, TODAY),
        lambda: store.correct(row.id, Field.LOT, "LX-12", "the same", NOW),
        lambda: store.correct(row.id, Field.LOT, "LX\u202e", "hidden", NOW),
        lambda: store.correct(row.id, Field.BORN, "yesterday", "no day", NOW),
        lambda: store.correct(row.id, Field.BORN, "0080-03-07", "no such year", NOW),
        lambda: store.correct(row.id, Field.PATIENT_NAME, "", "empty", NOW),
        lambda: store.correct(row.id, Field.LOT, "LX-1", "", NOW),
        lambda: store.renewed(row.id, row.number, NOW),
        lambda: store.renewed(row.id, "EC-NONE", NOW),
        lambda: store.file(filing("../x"), NOW),
        lambda: store.file(filing("EC-9"), NOW.replace(tzinfo=None)),
        lambda: store.withdraw(row.id, [Scope.ALL], "x" * 3_000, NOW),
    ]
    for act in refused:
        with pytest.raises(BadInputError):
            act()
    with pytest.raises(ValueError):
        store.note_event(row.id, EventKind.VOID, "", {}, NOW)
    assert (everything(store), store.vault.audit.head()) == before


@pytest.mark.parametrize("step", range(1, 6))
def test_a_fault_at_any_row_files_nothing(store: Store, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    from exoconsent.records import store as module

    before, made = everything(store), 0

    def failing(*args: Any, **values: Any) -> Any:
        nonlocal made
        made += 1
        if made == step:
            raise OSError(28, "No space left on device")
        return rows.insert(*args, **values)

    monkeypatch.setattr(module, "insert", failing)
    if step == 5:
        monkeypatch.setattr(store.vault.audit, "note", lambda *a, **k: failing())
    with pytest.raises(StorageError):
        store.file(filing(), NOW)
    assert everything(store) == before
    monkeypatch.undo()
    assert store.file(filing(), NOW).number == filing().number


def test_a_corrected_birthday_keeps_a_minor_longer_and_never_shorter(store: Store) -> None:
    row = store.file(filing(), NOW)
    store.correct(row.id, Field.BORN, "2012-05-06", "mistyped", NOW)
    assert store.row(row.id, TODAY).keep_until == date(2040, 5, 6)
    store.correct(row.id, Field.BORN, "1980-03-07", "it was right", NOW)
    assert store.row(row.id, TODAY).keep_until == date(2040, 5, 6)
    assert store.open(row.id, TODAY).filing.keep_until == date(2036, 3, 1)


HOSTILE = (
    "UPDATE documents SET pdf = x'00'",
    "DELETE FROM strokes",
    "DELETE FROM documents",
    "UPDATE form_texts SET text = 'I agree to more.'",
    "UPDATE listing SET name = 'Somebody Else'",
    "UPDATE listing SET standing = ''",
    "UPDATE listing SET withdrawn = 'nonsense'",
    "UPDATE records SET patient_name = 'Somebody Else'",
    "UPDATE records SET kind = 'nonsense'",
    "UPDATE events SET detail = '[]'",
    'UPDATE events SET detail = \'{"scopes": "photos"}\'',
    "DELETE FROM events",
)


@pytest.mark.parametrize("sql", HOSTILE)
def test_a_record_that_a_hostile_hand_changed_is_not_opened(store: Store, sql: str) -> None:
    row = store.file(filing(), NOW)
    store.withdraw(row.id, [Scope.ALL], "", NOW)
    for (name,) in store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        store.connection.execute(f"DROP TRIGGER {name}")
    assert store.open(row.id, TODAY)
    store.connection.execute(sql)
    with pytest.raises(TamperedError):
        store.open(row.id, TODAY)


def test_a_list_that_was_changed_is_named_by_the_check(store: Store) -> None:
    row = store.file(filing(), NOW)
    store.connection.execute("UPDATE listing SET keep_until = '2026-03-02'")
    assert row.number in next(differences(store.connection, all_events(store.connection)))


def test_details_are_told_back_as_they_were(store: Store) -> None:
    row = store.file(filing(), NOW)
    store.note_event(row.id, EventKind.REPRINT, "lost", {"copies": "2"}, NOW)
    event = store.correct(row.id, Field.TREATMENT, "Topical", "misread", NOW)
    assert dict(event.detail) == {"field": "treatment", "old": "Microneedling", "new": "Topical"}
    assert dict(store.events(row.id)[0].detail) == {"copies": "2"}
    assert store.row(row.id, TODAY).treatment == "Topical"


def test_a_closed_vault_is_told_as_a_sentence(store: Store) -> None:
    store.vault.close()
    with pytest.raises(ExoConsentError):
        store.file(filing(), NOW)


def test_a_record_is_read_as_of_one_moment_while_another_program_writes(tmp_path: Path) -> None:
    """Else an event that comes between two readings would look like tampering."""
    ours, theirs = opened(tmp_path), opened(tmp_path)
    row = ours.file(filing(), NOW)
    with ours.reading() as connection:
        before = connection.execute("SELECT standing FROM listing").fetchone()[0]
        theirs.void(row.id, "filed twice", NOW)
        assert connection.execute("SELECT count(*) FROM events").fetchone()[0] == 0
        assert connection.execute("SELECT standing FROM listing").fetchone()[0] == before
    assert ours.open(row.id, TODAY).row.state is State.VOID
    assert theirs.file(filing(), NOW) == ours.row(row.id, TODAY), "both file it once"


def test_a_form_is_kept_once_for_all_papers_that_used_it(store: Store) -> None:
    first, second = store.file(filing(), NOW), store.file(filing("EC-2"), NOW)
    other = store.file(filing("EC-3", form_text="I agree to more."), NOW)
    assert store.connection.execute("SELECT count(*) FROM form_texts").fetchone()[0] == 2
    texts = [store.open(row.id, TODAY).filing.form_text for row in (first, second, other)]
    assert texts == ["I agree.", "I agree.", "I agree to more."]
