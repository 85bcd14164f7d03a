"""Search: any beginning of any word of a name finds its record, in any script; nothing that is typed is an error."""

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.records import search
from exoconsent.records.folding import fold, joined, query_of, tokens_of, tokens_of_date, words_of
from exoconsent.records.record import EventKind, Field, Kind, Scope, State
from exoconsent.records.search import Filters, Order
from exoconsent.records.store import Store
from tests.records.filings import LATER, NOW, TODAY, filing, opened

NAMES = (
    "José Müller-O’Brien", "Łukasz Żółć", "Søren Ærø", "Nguyễn Thị Ánh", "İbrahim Işık", "Ελένη Παπαδοπούλου",
    "Алёна Йорданова", "محمد عبد‌الله", "فاطمة الزهراء", "שָׁלוֹם כהן", "प्रिया क्षेत्री", "สมชาย ใจดี", "王小明", "김민수",
    "やまだ たろう", "Straße Groß", "ﬁona", "𞤀𞤣𞤢𞤥", "Ana-María de la Cruz y O'Neill",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = opened(tmp_path_factory.mktemp("archive"))
    for index, name in enumerate(NAMES):
        made.file(
            filing(f"EC-260301-N{index:03}", patient_name=name, born=date(1950, 1, 2) + timedelta(days=index)), NOW
        )
    yield made
    made.vault.close()


def names(store: Store, text: str) -> set[str]:
    return {row.name for row in search.find(store, text, on=TODAY)}


@pytest.mark.parametrize("name", NAMES)
def test_any_prefix_of_any_word_finds_the_record_with_or_without_accents(store: Store, name: str) -> None:
    for word in name.split():
        for end in range(1, len(word) + 1):
            typed = word[:end]
            for way in (typed, typed.upper(), typed.lower(), fold(typed), unicodedata.normalize("NFD", typed)):
                assert name in names(store, way), f"{way!r}"


@given(name=st.text(min_size=1, max_size=40), data=st.data())
@settings(max_examples=300)
def test_a_prefix_of_a_word_begins_one_of_the_words_it_is_indexed_under(name: str, data: st.DataObject) -> None:
    """The law itself, without a database: every term of a query is a prefix of a token, whatever the script."""
    tokens = set(tokens_of(name))
    for word in name.split():
        typed = word[: data.draw(st.integers(1, len(word)))]
        for asked in words_of(typed):
            assert any(token.startswith(asked) for token in tokens), (typed, asked, tokens)


@given(text=st.text(max_size=30))
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


ODD = (
    '"', '""', "*", "a*", "NEAR(a b)", "a AND", "OR", "NOT a", "(", ")", "a:b", "name:x", "^a", "-a", "+", "\0", "a\0b",
    "'", "';DROP TABLE records;--", "😀", "👩‍⚕️", "\ud800", "\u202e", "%", "_", "{a b}: c", "1/", "7.", "..", "1.1.1.1",
    "9" * 5_000, "a " * 5_000, "ß" * 500, "\U000e0001", "\n\t",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:12]))
def test_odd_queries_never_fail(store: Store, text: str) -> None:
    search.find(store, text, on=TODAY)
    search.count(store, text, on=TODAY)


@given(
    text=st.text(alphabet=st.characters(), max_size=60) | st.text(alphabet='"*()^:+-ANDORNEAT \0\ud800', max_size=20)
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_fails(store: Store, text: str) -> None:
    found = search.find(store, text, on=TODAY, limit=3)
    assert len(found) <= 3
    assert search.count(store, text, on=TODAY) >= len(found)


def test_the_raw_text_as_a_query_would_fail(store: Store) -> None:
    """The negative control: what folding keeps away from the index."""
    with pytest.raises(Exception, match=r"fts5|syntax|unterminated"):
        store.connection.execute("SELECT * FROM lookup WHERE lookup MATCH ?", ('a AND "',)).fetchall()


@pytest.mark.parametrize(
    "typed", ["07.03.1980", "7.3.1980", "7/3/80", "3/7/1980", "1980-03-07", "1980-3-7", "07031980", "800307"]
)
def test_a_date_of_birth_is_found_in_any_order(tmp_path: Path, typed: str) -> None:
    store = opened(tmp_path)
    store.file(filing(), NOW)
    store.file(filing("EC-2", born=date(1999, 12, 31)), NOW)
    for end in range(4, len(typed) + 1):
        assert "EC-260301-ABCDEFGH" in {row.number for row in search.find(store, typed[:end], on=TODAY)}, typed[:end]
    assert len(search.find(store, typed, on=TODAY)) == 1


@given(day=st.dates(min_value=date(1900, 1, 1)))
def test_a_date_typed_in_part_is_a_prefix(day: date) -> None:
    tokens = tokens_of_date(day)
    for written in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.month}/{day.day}/{day.year}"):
        asked = query_of(written)
        assert any(f'"{token}"*' in asked for token in tokens)


def test_numbers_lots_and_treatments_are_found_however_they_are_spelled(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.file(filing(lot="LX-12/B"), NOW)
    for typed in (
        "EC-260301",
        "ec260301abc",
        "abcd",
        "LX-12/B",
        "lx12b",
        "lx 12",
        "microneed",
        "exempla jos",
        "exem 1980",
    ):
        assert len(search.find(store, typed, on=TODAY)) == 1, typed
    for typed in ("zzz", "exempla zzz", "empla", "1981"):
        assert not search.find(store, typed, on=TODAY), typed
    assert joined("LX-12/B") == "lx12b"


def test_a_former_name_still_finds_the_record_and_the_list_shows_the_new_one(tmp_path: Path) -> None:
    store = opened(tmp_path)
    row = store.file(filing(patient_name="Ana Ruiz"), NOW)
    store.correct(row.id, Field.PATIENT_NAME, "Ana Müller", "married", NOW)
    for typed in ("ruiz", "muller", "mueller"):
        assert [found.name for found in search.find(store, typed, on=TODAY)] == ["Ana Müller"]


def test_filters_agree_with_the_states_of_the_rows(tmp_path: Path) -> None:
    store = opened(tmp_path)
    made = [
        store.file(filing(f"EC-{i}", kind=kind, valid_until=None if i % 2 else date(2026, 4, 30)), NOW)
        for i, kind in enumerate([*Kind, Kind.CONSENT, Kind.CONSENT, Kind.CONSENT, Kind.CONSENT])
    ]
    consents = [row.id for row in made if row.kind is Kind.CONSENT]
    store.void(consents[1], "wrong patient", NOW)
    store.withdraw(consents[2], [Scope.ALL], "", NOW)
    store.withdraw(consents[3], [Scope.DATA], "", NOW)
    store.renewed(consents[4], "EC-0", NOW)
    for on in (TODAY, LATER.date()):
        rows = search.find(store, "", on=on)
        assert len(rows) == len(made)
        for state in State:
            wanted = {row.id for row in rows if row.state is state}
            assert {row.id for row in search.find(store, "", on=on, filters=Filters(state=state))} == wanted
            assert search.count(store, "jos", on=on, filters=Filters(state=state)) == len(wanted)
    assert {row.state for row in search.find(store, "", on=LATER.date())} >= {State.EXPIRED, State.VOID, State.RENEWED}


def test_filters_pages_and_orders(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for i, name in enumerate(("Zoë", "anna", "Élise", "Bob")):
        at = NOW + timedelta(days=i)
        store.file(filing(f"EC-{i}", patient_name=name, signed_at=at, lot=f"L{i % 2}", born=date(1990 - i, 1, 1)), at)

    def found(**parts: object) -> list[str]:
        return [row.name for row in search.find(store, "", on=TODAY, **parts)]

    assert found() == ["Bob", "Élise", "anna", "Zoë"], "the newest first"
    assert found(order=Order.NAME, ascending=True) == ["anna", "Bob", "Élise", "Zoë"]
    assert found(order=Order.BORN, ascending=True) == ["Bob", "Élise", "anna", "Zoë"]
    assert found(limit=2, offset=1) == ["Élise", "anna"]
    assert found(filters=Filters(lot="L1")) == ["Bob", "anna"]
    assert found(filters=Filters(since=TODAY + timedelta(days=1), until=TODAY + timedelta(days=2))) == ["Élise", "anna"]
    assert search.known(store, Order.LOT) == ("L0", "L1")
    assert search.count(store, "", on=TODAY, at_most=3) == 3
    for order in Order:
        assert len(search.find(store, "b", on=TODAY, order=order)) == 1
    with pytest.raises(ValueError):
        search.known(store, Order.NAME)


def test_views_leave_the_list_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    row = store.file(filing(), NOW)
    store.note_event(row.id, EventKind.VIEW, "", {}, NOW)
    assert search.find(store, "", on=TODAY) == (row,)


def test_the_index_gives_matches_in_order_so_that_no_keystroke_sorts_them_all(store: Store) -> None:
    """What keeps a keystroke short with 100,000 records (docs/benchmarks.md)."""
    told: list[str] = []
    store.connection.set_trace_callback(told.append)
    search.find(store, "ana mar", on=TODAY)
    search.find(store, "", on=TODAY, order=Order.NAME)
    search.find(store, "", on=TODAY, order=Order.BORN)
    store.connection.set_trace_callback(None)
    asked = [sql for sql in told if sql.startswith("SELECT record_id, number")]  # the index asks itself too
    plans = ["; ".join(row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")) for sql in asked]
    typed, by_name, by_birthday = plans
    assert "SCAN lookup VIRTUAL TABLE INDEX" in typed
    assert "TEMP B-TREE" not in typed + by_name
    assert "TEMP B-TREE" in by_birthday, "the control: without an index of its own it is sorted"
