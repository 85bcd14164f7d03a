from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.errors import TamperedError
from exoconsent.records.audit import Act, Author, Entry, entry_of
from exoconsent.records.rows import COVERED, Mark, digest, insert, mark, put, remove, update
from exoconsent.records.vault import Vault
from tests.records.filings import NOW


@pytest.fixture
def vault(tmp_path):
    vault = Vault.open_demo(tmp_path, NOW, clock=lambda: NOW)
    yield vault
    vault.close()


def test_an_entry_needs_a_transaction(vault):
    with pytest.raises(ValueError, match="transaction"):
        vault.audit.note(Act.VIEW)


def test_entries_are_numbered_without_gaps_and_chained(vault):
    head = vault.audit.head()
    with vault.transaction():
        first = vault.audit.note(Act.VIEW, about="EC-1")
        second = vault.audit.note(Act.PRINT, about="EC-1", author=Author(id="bo", name="Bo"))
    assert (first.seq, second.seq) == (head.seq + 1, head.seq + 2)
    assert vault.audit.mac_of(first, bytes.fromhex(head.mac_hex)) == first.mac
    assert vault.audit.mac_of(second, first.mac) == second.mac
    assert vault.audit.mac_of(second, first.mac[::-1]) != second.mac
    assert vault.audit.head().mac_hex == second.mac.hex()
    assert list(vault.audit.entries(about="EC-1")) == [first, second]
    assert list(vault.audit.entries(since=first.seq)) == [second]
    assert vault.audit.latest(1) == (second,)
    assert second.user_name == "Bo"


def test_what_is_rolled_back_leaves_no_entry(vault):
    before = vault.audit.head()
    with pytest.raises(ZeroDivisionError), vault.transaction():
        vault.audit.note(Act.VIEW, detail=str(1 / 0))
    assert vault.audit.head() == before


def test_time_zones_and_small_steps_raise_no_doubt(vault):
    with vault.transaction():
        abroad = vault.audit.note(Act.VIEW, now=NOW.astimezone(timezone(timedelta(hours=-8))))
        small = vault.audit.note(Act.VIEW, now=NOW - timedelta(seconds=59))
        back = vault.audit.note(Act.VIEW, now=NOW - timedelta(minutes=2))
    assert (abroad.doubt, small.doubt) == ("", "")
    assert "2026-03-01 13:03+00:00" in back.doubt


def test_a_doubt_stays_until_the_old_time_is_reached_again(vault):
    with vault.transaction():
        vault.audit.note(Act.VIEW, now=datetime(2040, 1, 1, tzinfo=UTC))
        assert vault.audit.note(Act.VIEW, now=NOW).doubt
        assert vault.audit.note(Act.VIEW, now=NOW + timedelta(days=1)).doubt
        assert not vault.audit.note(Act.CLOCK, now=NOW + timedelta(days=1)).doubt
        assert not vault.audit.note(Act.VIEW, now=NOW + timedelta(days=2)).doubt


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
entries = st.builds(
    Entry,
    seq=st.integers(1, 5), at=st.datetimes(timezones=st.just(UTC)), user_id=texts, user_name=texts, act=texts,
    about=texts, detail=texts, doubt=texts, rows=st.lists(st.builds(Mark, texts, texts, texts), max_size=2).map(tuple),
)  # fmt: skip


@given(entries, entries)
def test_different_entries_never_have_the_same_content(one, two):
    assert (one.content() == two.content()) == (one == two)


@pytest.mark.parametrize(
    ("column", "value"), [("at", "yesterday"), ("rows", "[[1]]"), ("rows", "{}"), ("rows", "[ ]"), ("at", "2026-03-01")]
)
def test_a_row_that_is_no_entry_is_told(vault, column, value):
    row = dict(vault.connection.execute("SELECT * FROM audit WHERE seq = 1").fetchone())
    assert entry_of(row).seq == 1
    with pytest.raises(TamperedError, match="entry 1 of the log"):
        entry_of({**row, column: value})


def test_marks_follow_rows(vault):
    connection = vault.connection
    with vault.transaction():
        first = insert(connection, "settings", name="a", value="1")
        assert mark(connection, "settings", "a") == first
        second = update(connection, "settings", "a", value="2")
        assert second.digest != first.digest
        assert put(connection, "settings", name="a", value="1") == first
        assert remove(connection, "settings", "a") == Mark("settings", "a", "")
        assert mark(connection, "settings", "a").digest == ""
        with pytest.raises(LookupError):
            update(connection, "settings", "a", value="3")
        with pytest.raises(ValueError, match="columns"):
            insert(connection, "settings", name="a")
        with pytest.raises(ValueError, match="covered"):
            insert(connection, "audit", seq=1)


values = st.one_of(st.none(), st.integers(-(2**40), 2**40), texts, st.binary(max_size=8))


@given(st.tuples(values, values), st.tuples(values, values))
def test_different_rows_never_have_the_same_digest(one, two):
    same = [(type(value), value) for value in one] == [(type(value), value) for value in two]
    assert (digest("t", ("a", "b"), one) == digest("t", ("a", "b"), two)) == same


def test_every_table_is_covered_or_bears_its_own_seal(vault):
    found = vault.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'lookup%' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert {row[0] for row in found} == {*COVERED, "audit", "chain_head"}
