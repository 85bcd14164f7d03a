"""How long the pages and checks wait for the next step."""

import pytest

from exoconsent.clinic.studio_assessment import SupersededError
from exoconsent.gui import studio_pace
from exoconsent.gui.studio_pace import LONGEST_MS, Pace
from exoconsent.gui.studio_wording import REST_MS


def took(pace: Pace, name: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((0.0, seconds))
    monkeypatch.setattr(studio_pace, "perf_counter", lambda: next(times))
    assert pace.timed(name, lambda: name)() == name


def test_with_the_rest_of_the_text_a_look_waits_as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    pace = Pace()
    assert pace.rest == 0
    took(pace, "pages", 9, monkeypatch)
    assert pace.rest == 0  # the first time everything is read
    took(pace, "pages", 0.2, monkeypatch)
    for _twice in range(2):
        took(pace, "checks", 0.3, monkeypatch)
    assert pace.rest == 500 - REST_MS
    took(pace, "pages", 7, monkeypatch)
    assert pace.rest == 500 - REST_MS  # the computer was busy with something else


def test_a_small_form_is_looked_at_when_the_text_has_rested(monkeypatch: pytest.MonkeyPatch) -> None:
    pace = Pace()
    for _twice in range(2):
        took(pace, "pages", 0.1, monkeypatch)
    assert pace.rest == 0


def test_it_never_waits_longer_than_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    pace = Pace()
    for _twice in range(2):
        took(pace, "pages", 9, monkeypatch)
    assert pace.rest == LONGEST_MS


def test_what_nobody_waits_for_does_not_count() -> None:
    def superseded() -> str:
        raise SupersededError

    pace = Pace()
    assert pace.timed("checks", superseded)() is None
    assert pace.timed("pages", lambda: None)() is None
    assert pace.rest == 0
