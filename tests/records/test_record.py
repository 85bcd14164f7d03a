"""Record values: where a record stands follows from its kind, its dates and its events, and nothing tells a name."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.errors import BadInputError
from exoconsent.records.record import Event, EventKind, Kind, Scope, State, standing, state_of, withdrawn
from exoconsent.records.retention import Retention, later, valid_until
from tests.records.filings import NOW, filing

DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2100, 1, 1))


def event(kind: EventKind, scopes: str = "") -> Event:
    detail = {"scopes": scopes} if scopes else {}
    return Event(id=1, record_id=1, kind=kind, at=NOW, user="demo", reason="Maria", detail=detail)


SCOPES = st.sets(st.sampled_from(list(Scope)), min_size=1).map(" ".join)
EVENTS = st.lists(
    st.one_of(
        st.sampled_from([k for k in EventKind if k is not EventKind.WITHDRAWAL]).map(event),
        SCOPES.map(lambda scopes: event(EventKind.WITHDRAWAL, scopes)),
    )
)


@given(events=EVENTS, more=EVENTS)
def test_later_events_only_make_it_graver(events: list[Event], more: list[Event]) -> None:
    order = [None, State.RENEWED, State.PART_WITHDRAWN, State.WITHDRAWN, State.VOID]
    assert order.index(standing(events)) <= order.index(standing(events + more))
    assert standing(events) == standing(reversed(events)), "the order of events does not matter"


@given(events=EVENTS)
def test_views_reprints_and_notes_change_nothing(events: list[Event]) -> None:
    quiet = (EventKind.VIEW, EventKind.REPRINT, EventKind.PRINT, EventKind.EXPORT, EventKind.NOTE, EventKind.CORRECTION)
    assert standing(events) == standing([e for e in events if e.kind not in quiet])


@given(events=EVENTS, on=DAYS, days=st.integers(-400, 400), kind=st.sampled_from(list(Kind)))
def test_a_state_is_never_milder_than_what_happened(events: list[Event], on: date, days: int, kind: Kind) -> None:
    state = state_of(kind, on + timedelta(days=days), standing(events), on)
    if withdrawn(events):
        assert state in {State.VOID, State.WITHDRAWN, State.PART_WITHDRAWN}
    if state is State.SIGNED:
        assert days >= 0, "the last day still counts"
        assert kind in {Kind.CONSENT, Kind.WITHDRAWAL}


def test_the_day_after_the_last_is_expired_and_no_day_never_expires() -> None:
    last = date(2026, 4, 30)
    assert state_of(Kind.CONSENT, last, None, last) is State.SIGNED
    assert state_of(Kind.CONSENT, last, None, last + timedelta(days=1)) is State.EXPIRED
    assert state_of(Kind.WITHDRAWAL, None, None, date(2999, 1, 1)) is State.SIGNED
    assert state_of(Kind.PAPER, last, None, date(2999, 1, 1)) is State.PAPER


def test_values_show_no_patient_in_their_repr() -> None:
    told = repr(filing()) + repr(event(EventKind.CORRECTION))
    for secret in ("Exempla", "1980", "I agree", "Maria"):
        assert secret not in told


@given(day=DAYS, born=st.none() | DAYS)
def test_nothing_is_kept_shorter_than_the_policy(day: date, born: date | None) -> None:
    policy = Retention()
    kept = policy.keep_until(day, born)
    assert kept >= later(day, 10)
    if born is None or (born <= day and later(born, 18) > day):
        assert kept >= later(born or day, 28), "a minor's record outlasts the 28th birthday"


@given(day=DAYS, years=st.integers(1, 60), more=st.integers(1, 40))
def test_a_longer_policy_keeps_longer(day: date, years: int, more: int) -> None:
    born = date(1900, 1, 1)
    assert Retention(years=years).keep_until(day, born) < Retention(years=years + more).keep_until(day, born)


def test_leap_days_are_kept_a_day_longer_not_shorter() -> None:
    assert later(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert later(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_policies_that_cannot_be_meant_are_refused_and_short_ones_remarked() -> None:
    for parts in ({"years": 0}, {"years": 500}, {"minors_until_age": 17}, {"minors_until_age": 500}):
        with pytest.raises(BadInputError):
            Retention(**parts)
    assert "164.530" in Retention(years=5).remarks()[0]
    assert not Retention(years=6).remarks()


def test_a_consent_holds_sixty_days_unless_told_otherwise() -> None:
    assert valid_until(date(2026, 3, 1)) == date(2026, 4, 30)
    assert valid_until(date(2026, 3, 1), 1) == date(2026, 3, 2)
    with pytest.raises(BadInputError):
        valid_until(date(2026, 3, 1), 0)
