"""Draft: verbs return new drafts, reasons are kept, age follows the day of signing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.draft import Draft, Patient, age_on
from exoconsent.consent.facts import UNKNOWN, Facts
from exoconsent.errors import BadInputError

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def draft(**changes: object) -> Draft:
    return Draft(
        form_id="f", patient=Patient(name="Testina Kneeworth (fictitious)"), facts=Facts({"age": 40}), **changes
    )


def test_verbs_leave_the_old_draft_alone() -> None:
    first = draft()
    second = first.leave_out("risk-cancer", "discussed before").add("risk-x", "asked for")
    assert (dict(first.left_out), dict(first.added)) == ({}, {})
    assert dict(second.left_out) == {"risk-cancer": "discussed before"}
    assert dict(second.added) == {"risk-x": "asked for"}
    assert dict(second.restore("risk-cancer").left_out) == {}
    assert "risk-cancer" not in second.add("risk-cancer", "after all").left_out


@pytest.mark.parametrize("verb", ["leave_out", "add", "acknowledge"])
def test_a_choice_without_a_reason_is_refused(verb: str) -> None:
    with pytest.raises(BadInputError, match="risk-cancer: give a reason"):
        getattr(draft(), verb)("risk-cancer", "  ")


def test_no_name_in_the_repr() -> None:
    shown = repr(draft(people={"witness": "Wim Witness"}, answers={"patient.name": "Maria"}))
    assert not any(name in shown for name in ("Testina", "Wim", "Maria"))


def test_leap_day_birthday_comes_on_the_first_of_march() -> None:
    born = date(2008, 2, 29)
    assert [age_on(born, day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [17, 18]


def test_date_of_birth_overrules_a_typed_age_and_the_future_is_unknown() -> None:
    born = Draft(form_id="f", patient=Patient(name="X", born=date(2000, 1, 2)), facts=Facts({"age": 5}))
    assert born.facts_on(date(2026, 1, 1))["age"] == 25
    assert born.facts_on(date(1999, 1, 1)).get("age") is UNKNOWN
    assert draft().facts_on(date(2026, 1, 1))["age"] == 40


@given(DAYS, DAYS)
def test_age_grows_by_one_a_year_on_the_birthday(born: date, day: date) -> None:
    age = age_on(born, day)
    assert age - age_on(born, day - timedelta(days=1)) in (0, 1)
    assert (age >= 0) == (day >= born)
