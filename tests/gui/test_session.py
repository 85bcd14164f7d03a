"""The session: pages follow a gesture at once, and no page is made that nobody waits for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from exoconsent.clinic import Clinic
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.session import Session

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def quick(qapp, tmp_path: Path) -> Iterator[Session]:
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    yield session
    session.close()


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.finish()


def no_fault(fault: Exception) -> None:
    raise AssertionError from fault


def test_an_empty_desk_has_pages_without_anybody_asking(qtbot, quick: Session) -> None:
    with qtbot.waitSignal(quick.rendered, timeout=8000):
        pass
    assert quick.current is quick.sheet is not None


def test_a_gesture_is_handed_to_the_worker_in_the_same_turn(qtbot, quick: Session, monkeypatch) -> None:
    handed = []
    monkeypatch.setattr(quick.jobs, "submit", lambda name, *_: handed.append(name))
    quick.apply(quick.draft.with_fact("charged", True), "one")
    quick.apply(quick.draft.with_fact("pregnant", False), "of the same gesture")
    assert not handed
    assert quick._soon.interval() == 0
    qtbot.waitUntil(lambda: bool(handed))
    assert handed == ["pages"], "one page for both"


def test_a_page_that_is_overtaken_is_neither_laid_out_nor_told(qtbot, quick: Session, monkeypatch) -> None:
    began, go_on, made = Event(), Event(), []
    prepare, render = Clinic.prepare, Clinic.render

    def slow(clinic: Clinic, draft, now):
        began.set()
        assert go_on.wait(8)
        return prepare(clinic, draft, now)

    def counted(clinic: Clinic, prepared, options):
        made.append(prepared.draft)
        return render(clinic, prepared, options)

    monkeypatch.setattr(Clinic, "prepare", slow)
    monkeypatch.setattr(Clinic, "render", counted)
    qtbot.waitUntil(began.is_set)
    quick.apply(quick.draft.with_fact("charged", True), "newer")
    told = []
    quick.rendered.connect(lambda sheet: told.append(sheet.draft))
    go_on.set()
    qtbot.waitUntil(lambda: quick.current is not None, timeout=8000)
    assert made == told == [quick.draft]


def test_pages_that_are_overtaken_on_their_way_are_not_told(qtbot, quick: Session) -> None:
    qtbot.waitUntil(lambda: quick.current is not None, timeout=8000)
    told = []
    quick.rendered.connect(lambda sheet: told.append(sheet.draft))
    old = quick.current
    quick.apply(quick.draft.with_fact("charged", True), "newer")
    quick._done(old)  # as if the worker had posted it a moment ago
    assert told == []
    qtbot.waitUntil(lambda: quick.current is not None, timeout=8000)
    assert told == [quick.draft]


def test_of_jobs_in_the_queue_only_the_newest_is_computed(qtbot, jobs: Jobs) -> None:
    began, go_on, computed, told = Event(), Event(), [], []

    def first() -> int:
        began.set()
        assert go_on.wait(8)
        return 0

    jobs.submit("pages", first, told.append, no_fault)
    qtbot.waitUntil(began.is_set)
    for number in range(1, 20):
        jobs.submit("pages", lambda n=number: computed.append(n) or n, told.append, no_fault)
    go_on.set()
    qtbot.waitUntil(lambda: bool(told), timeout=8000)
    assert computed == told == [19]
    assert not jobs._postmen or qtbot.waitUntil(lambda: not jobs._postmen) is None
