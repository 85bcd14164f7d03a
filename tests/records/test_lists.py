"""Lists: nobody who got a lot is missed, and days count as the calendar does."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.records import lists
from exoconsent.records.record import Field, Kind, Row, Scope
from exoconsent.records.store import Store
from tests.records.filings import NOW, TODAY, filing, opened


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(tmp_path)


def numbers(rows: tuple[Row, ...]) -> list[str]:
    return [row.number for row in rows]


def test_a_recall_misses_nobody_whatever_the_spelling_or_the_state(store: Store) -> None:
    for number, lot in (
        ("A", "LX-12"),
        ("B", "lx 12"),
        ("C", "Lx12; LX-13"),
        ("D", "LX-123"),
        ("E", ""),
        ("F", "LX-12"),
    ):
        store.file(filing(number, lot=lot), NOW)
    store.withdraw(1, [Scope.ALL], "", NOW)
    store.void(6, "filed twice", NOW)
    store.file(filing("P", kind=Kind.PAPER, lot="LX-12"), NOW)
    store.file(filing("Q", kind=Kind.DECLINED, lot="LX-12"), NOW)
    assert numbers(lists.got_lot(store, "lx-12", on=TODAY)) == ["P", "F", "C", "B", "A"]
    assert numbers(lists.got_lot(store, "LX13", on=TODAY)) == ["C"]
    assert lists.got_lot(store, " - ", on=TODAY) == ()
    assert lists.moved_from_lot(store, "", on=TODAY) == ()


def test_a_corrected_lot_moves_and_the_former_is_told_apart(store: Store) -> None:
    row = store.file(filing(lot="LX-12"), NOW)
    store.correct(row.id, Field.LOT, "LX-21", "misread", NOW)
    assert lists.got_lot(store, "LX-12", on=TODAY) == ()
    assert numbers(lists.moved_from_lot(store, "lx12", on=TODAY)) == [row.number]
    assert numbers(lists.got_lot(store, "LX-21", on=TODAY)) == [row.number]
    store.correct(row.id, Field.LOT, "LX-12", "it was right", NOW)
    assert lists.moved_from_lot(store, "LX-12", on=TODAY) == ()


@settings(max_examples=10, deadline=None)
@given(offsets=st.lists(st.integers(-30, 40), min_size=1, max_size=6))
def test_every_consent_is_expired_due_or_neither(tmp_path_factory: pytest.TempPathFactory, offsets: list[int]) -> None:
    store = opened(tmp_path_factory.mktemp("a"))
    for index, offset in enumerate(offsets):
        store.file(filing(f"EC-{index}", valid_until=TODAY + timedelta(days=offset)), NOW)
    due = [row.valid_until for row in lists.due(store, on=TODAY)]
    gone = [row.valid_until for row in lists.expired(store, on=TODAY)]
    assert due == sorted(TODAY + timedelta(days=o) for o in offsets if 0 <= o <= lists.DUE_DAYS)
    assert gone == sorted((TODAY + timedelta(days=o) for o in offsets if o < 0), reverse=True)


def test_what_was_renewed_withdrawn_or_void_is_not_due(store: Store) -> None:
    for number in "ABCD":
        store.file(filing(number), NOW)
    store.withdraw(1, [Scope.ALL], "", NOW)
    store.void(2, "error", NOW)
    store.renewed(3, "D", NOW)
    last = date(2026, 4, 30)
    assert numbers(lists.due(store, on=last)) == ["D"]
    assert numbers(lists.expired(store, on=last + timedelta(days=1))) == ["D"]
    assert numbers(lists.expired(store, on=last)) == []


def test_kept_too_long_begins_the_day_after(store: Store) -> None:
    store.file(filing("A", keep_until=date(2036, 3, 1)), NOW)
    store.file(filing("B", keep_until=None), NOW)
    assert lists.kept_too_long(store, on=date(2036, 3, 1)) == ()
    assert numbers(lists.kept_too_long(store, on=date(2036, 3, 2))) == ["A"]
    assert lists.numbers(store) == ("A", "B")
