"""Who is expected today: a line before there is a paper, which follows what becomes of it and is gone tomorrow."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from exoconsent.clinic import Clinic
from exoconsent.consent.draft import Patient
from exoconsent.gui.expected import ExpectDialog
from exoconsent.gui.session import Session
from exoconsent.gui.today_rows import rows_of
from exoconsent.gui.window import FORM, TODAY, Window
from exoconsent.records import record
from exoconsent.records.desk import State
from exoconsent.records.record import Filing, Scope
from exoconsent.records.store import Store
from tests.gui.opened import opened
from tests.records.filings import filing

NOW = datetime.now(UTC).astimezone()
ANN = Patient(name="Ann Sample", born=date(1980, 5, 6))


@pytest.fixture
def window(qtbot, tmp_path: Path):
    with opened(qtbot, Window(Session(Clinic.demo(tmp_path), lambda: NOW))) as made:
        made.go(TODAY)
        yield made


def states(window: Window) -> list[str]:
    return [row.state.value for row in rows_of(window.session.clinic, NOW).rows]


def expect(qtbot, window: Window, name: str, born: str) -> ExpectDialog:
    qtbot.keyClick(window.today.table, Qt.Key.Key_Insert)
    dialog = window.today.dialog
    qtbot.keyClicks(dialog.name.line, name)
    qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.born.line, born)
    qtbot.keyClick(dialog.born.line, Qt.Key.Key_Return)
    return dialog


def file_one(window: Window, born: date = ANN.born, days: int = 60, form_id: str = "") -> int:
    """A consent of Ann's in the records, signed yesterday, valid for some days."""
    yesterday = NOW - timedelta(days=1)
    one: Filing = filing(
        "EC-260101-AAAAAAAA",
        patient_name=ANN.name,
        born=born,
        form_id=form_id or window.session.draft.form_id,
        created=yesterday,
        signed_at=yesterday,
        valid_until=yesterday.date() + timedelta(days=days),
    )
    return Store(window.session.clinic.archive(lambda: NOW).vault).file(one, yesterday).id


def test_somebody_new_is_named_by_keyboard_alone_and_opened_with_enter(qtbot, window: Window) -> None:
    dialog = expect(qtbot, window, "Ann Sample", "6 May 1980")
    assert "On the list: Ann Sample, 1980-05-06" in dialog.done_words.text()
    assert dialog.name.line.text() == dialog.born.line.text() == "", "ready for the next one"
    qtbot.keyClicks(dialog.name.line, "Bo Example")
    qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.born.line, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert states(window) == ["none", "none"]
    assert window.today.table.item(0, 0).text() == "No consent yet"
    assert "2 without a consent" in window.today._title.text()
    assert "0 drafts" not in window.today._title.text(), "what there is none of needs no words"
    line = next(n for n, row in enumerate(window.today.rows) if row.name == "Ann Sample")
    window.today.table.setCurrentCell(line, 0)
    qtbot.keyClick(window.today.table, Qt.Key.Key_Return)
    assert window.stack.currentIndex() == FORM
    assert window.session.draft.patient == ANN
    window.keeper.flush()
    assert states(window) == ["none", "none"], "opened is not begun"
    window.session.apply(window.session.draft.with_fact("pregnant", False), "Set pregnant")
    window.keeper.flush()
    assert states(window) == ["none", "draft"]


def test_the_same_person_is_on_the_list_once(qtbot, window: Window) -> None:
    for _ in range(2):
        expect(qtbot, window, "Ann Sample", "1980-05-06").close()
    assert states(window) == ["none"]


@pytest.mark.parametrize(
    ("days", "happened", "told"),
    [
        (60, "", "signed"),
        (0, "", "expired"),
        (60, "part", "part-withdrawn"),
        (60, "whole", "withdrawn"),
        (60, "void", "none"),
    ],
)
def test_the_line_says_how_their_consent_stands(window: Window, days: int, happened: str, told: str) -> None:
    record_id = file_one(window, days=days)
    archive = window.session.clinic.archive(lambda: NOW)
    if happened == "void":
        archive.void(record_id, "the wrong person")
    elif happened:
        archive.withdraw(record_id, (Scope.ALL if happened == "whole" else Scope.PHOTOS,), "")
    window.today.expected.emit(ANN, window.session.draft.form_id)
    assert states(window) == [told]


@pytest.mark.parametrize("other", [{"born": date(1980, 5, 7)}, {"form_id": "other"}])
def test_a_namesake_or_another_form_counts_for_nothing(window: Window, other: dict) -> None:
    file_one(window, **other)
    window.today.expected.emit(ANN, window.session.draft.form_id)
    assert states(window) == ["none"]


def test_who_has_a_consent_that_holds_stands_below_who_has_none(qtbot, window: Window) -> None:
    file_one(window)
    for patient in (ANN, Patient(name="Bo Example")):
        window.today.expected.emit(patient, window.session.draft.form_id)
    assert states(window) == ["none", "signed"]
    window.today.table.setCurrentCell(1, 0)
    assert "Look" in window.today.go.text()
    assert window.today.aside.text() == "&Remove from the list"
    qtbot.keyClick(window.today.table, Qt.Key.Key_Delete)
    assert states(window) == ["none"]
    assert [row.state for row in window.session.clinic.archive(lambda: NOW).find("")] == [record.State.SIGNED]


def test_a_paper_filed_today_stands_there_once(window: Window) -> None:
    one = filing(
        "EC-260101-BBBBBBBB",
        patient_name=ANN.name,
        born=ANN.born,
        form_id=window.session.draft.form_id,
        signed_at=NOW,
        valid_until=NOW.date(),
    )
    Store(window.session.clinic.archive(lambda: NOW).vault).file(one, NOW)
    window.today.expected.emit(ANN, window.session.draft.form_id)
    assert states(window) == ["signed"]


def test_tomorrow_nobody_of_today_is_expected(window: Window) -> None:
    window.today.expected.emit(ANN, window.session.draft.form_id)
    desk = window.session.clinic.desk()
    desk.tidy(NOW)
    assert [entry.state for entry in desk.entries()] == [State.NONE]
    desk.keep(replace(desk.entries()[0], changed=NOW - timedelta(days=1)))
    desk.tidy(NOW)
    assert desk.entries() == ()


def test_a_name_is_needed_and_a_day_must_be_one(qtbot, window: Window) -> None:
    dialog = ExpectDialog(window.session)
    qtbot.addWidget(dialog)
    dialog.add.click()
    assert "name" in dialog.done_words.text()
    qtbot.keyClicks(dialog.name.line, "Ann")
    qtbot.keyClicks(dialog.born.line, "31.2.1980")
    dialog.add.click()
    assert "calendar" in dialog.done_words.text()
    dialog.reject()
    assert states(window) == []


def choose_form(window: Window, form_id: str) -> None:
    window.session.apply(replace(window.session.draft, form_id=form_id), "Change form")


def test_who_is_expected_for_one_form_still_is_when_their_draft_becomes_another(qtbot, window: Window) -> None:
    awaited, other = window.session.draft.form_id, "withdrawal"
    window.today.expected.emit(ANN, awaited)
    window.today.refresh()
    window.today.enter(window.today.rows[0])
    window.session.apply(window.session.draft.with_fact("pregnant", False), "Set pregnant")
    window.keeper.flush()
    assert states(window) == ["draft"]
    choose_form(window, other)
    window.keeper.flush()
    found = rows_of(window.session.clinic, NOW).rows
    assert [(r.state, r.entry.draft.form_id) for r in found] == [(State.NONE, awaited), (State.DRAFT, other)]
    assert found[1].entry.draft.facts["pregnant"] == "no"
    assert window.session.clinic.desk().left_open().id == window.keeper.entry_id == found[1].entry.id
    choose_form(window, awaited)
    window.keeper.flush()
    assert states(window) == ["draft"], "back at the form, the line is theirs again"
    assert window.session.clinic.desk().left_open().id == window.keeper.entry_id
