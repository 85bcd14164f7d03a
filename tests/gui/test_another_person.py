"""Another name over an open draft: whose facts are they? And a known patient taken over an unfinished draft."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from exoconsent.clinic import Clinic
from exoconsent.consent.draft import Draft
from exoconsent.gui.another_person import same_name
from exoconsent.gui.day_text import fold
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.patient_pane import PatientPane
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
NOW = datetime(2026, 11, 22, 10).astimezone()
STOP = "STOP-ACTIVE-CANCER"


@pytest.fixture
def window(qtbot, tmp_path: Path):
    window = Window(Session(Clinic.demo(tmp_path), lambda: NOW))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.session.close()
    window.keeper._jobs.finish()


@pytest.fixture
def pane(window: Window) -> PatientPane:
    return window.form.patient


def filled(window: Window, name: str = "Maria Lopez") -> Draft:
    """A draft with facts, a note and a cleared stop."""
    open_made_up(window.session, FIRST)
    draft = window.session.draft.acknowledge("STATUS-STALE", "Checked.")
    draft = draft.with_fact("conditions", ("cancer_active",))
    draft = replace(draft, patient=replace(draft.patient, name=name), clearances=MappingProxyType({STOP: "Letter"}))
    window.session.apply(draft, "x")
    return window.session.draft


def retype(qtbot, pane: PatientPane, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    line = pane.name.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, name)
    qtbot.keyClick(line, key)


def entries(window: Window) -> dict[str, Draft | None]:
    window.keeper.flush()
    return {entry.name: entry.draft for entry in window.session.clinic.desk().entries()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Lopez", "Maria Lopes"), ("Maria Lopez", "Lopez, Maria"), ("Jon Smith", "John Smith"),
        ("Bob", "Bob Smith"), ("Zoë Núñez", "Zoe Nunez"), ("Anna Reed", "ANNA REED"),
    ],
)  # fmt: skip
def test_a_name_corrected_is_the_same_persons(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maria Lopez", "Zed Other"), ("Zoe Nunez", "Ana Nunez"), ("Maria Lopez", "Maria Gomez"), ("Ann", "Z"), ("A", "")],
)
def test_another_name_is_anothers_even_in_one_family(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_either_way_round(one: str, other: str) -> None:
    same_name(one, other)
    assert same_name(one, one) == bool(fold(one).split())


def test_another_person_begins_with_nothing_and_the_draft_before_stays_as_it_was(
    qtbot, window: Window, pane: PatientPane
) -> None:
    before = filled(window)
    retype(qtbot, pane, "Zed Other")
    assert window.session.draft == before, "nothing is carried over before somebody has said so"
    assert pane.question is not None
    assert pane.question.defaultButton() is pane.question.another
    qtbot.keyClick(pane.question, Qt.Key.Key_Return)
    assert pane.question is None
    draft = window.session.draft
    assert (draft.patient.name, draft.patient.born, dict(draft.facts)) == ("Zed Other", None, {})
    assert (dict(draft.acknowledged), dict(draft.clearances)) == ({}, {})
    assert entries(window) == {"Maria Lopez": before, "Zed Other": draft}
    assert "stays in Today" in window.form.notice.text()


def test_the_same_person_keeps_everything_under_the_corrected_name(qtbot, window: Window, pane: PatientPane) -> None:
    before = filled(window)
    retype(qtbot, pane, "Maria Gomez", Qt.Key.Key_Tab)
    assert pane.question is not None
    pane.question.same.click()
    draft = window.session.draft
    assert draft.patient.name == "Maria Gomez"
    assert (draft.facts, draft.clearances, draft.acknowledged) == (before.facts, before.clearances, before.acknowledged)
    assert window.form.refused() == ()
    window.session.undo.undo()
    assert window.session.draft == before


def test_esc_puts_the_old_name_back(qtbot, window: Window, pane: PatientPane) -> None:
    before = filled(window)
    retype(qtbot, pane, "Zed Other")
    assert pane.question is not None
    qtbot.keyClick(pane.question, Qt.Key.Key_Escape)
    assert pane.name.line.text() == "Maria Lopez"
    assert window.session.draft == before
    assert window.form.refused() == ()


def test_a_small_correction_asks_nothing(qtbot, window: Window, pane: PatientPane) -> None:
    filled(window)
    retype(qtbot, pane, "Maria Lopes")
    assert pane.question is None
    assert window.session.draft.patient.name == "Maria Lopes"


def test_deleting_letter_by_letter_with_rests_asks_just_as_well(qtbot, window: Window, pane: PatientPane) -> None:
    before, line = filled(window), pane.name.line
    line.setFocus()
    line.end(False)
    for _ in range(len("Lopez")):
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
        pane.name.commit()  # a rest of the hand
    for letter in ("\b" * 6) + "Zed Other":
        qtbot.keyClick(line, Qt.Key.Key_Backspace if letter == "\b" else letter)
        pane.name.commit()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert pane.question is not None
    qtbot.keyClick(pane.question, Qt.Key.Key_Return)
    assert entries(window)["Maria Lopez"] == before, "the draft before has its own name again"


def test_until_it_is_said_who_it_is_nobody_signs(qtbot, window: Window, pane: PatientPane) -> None:
    filled(window)
    line = pane.name.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Zed Other")
    qtbot.keyClick(line, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Patient's name: what stands" in window.messages.text, timeout=20_000)
    assert "Zed" not in window.messages.as_text()
    window.form.go("fact:name")
    assert pane.question is not None
    pane.question.reject()


def test_a_name_without_facts_is_just_changed(qtbot, window: Window, pane: PatientPane) -> None:
    retype(qtbot, pane, "Walk In")
    retype(qtbot, pane, "Zed Other")
    assert pane.question is None
    assert window.session.draft.patient.name == "Zed Other"


def test_a_known_patient_over_an_unfinished_draft_begins_another(qtbot, window: Window, pane: PatientPane) -> None:
    retype(qtbot, pane, "Alpha Real")
    window.session.apply(window.session.draft.with_fact("body_site", "left knee"), "x")
    before = window.session.draft
    retype(qtbot, pane, "kneew")
    assert pane.question is None
    assert window.session.draft.patient.synthetic
    assert entries(window) == {"Alpha Real": before, window.session.draft.patient.name: window.session.draft}


def test_a_known_patient_over_a_bare_name_keeps_that_name_too(qtbot, window: Window, pane: PatientPane) -> None:
    retype(qtbot, pane, "Alpha Real")
    retype(qtbot, pane, "kneew")
    assert set(entries(window)) == {"Alpha Real", window.session.draft.patient.name}


def test_letters_that_only_look_for_a_patient_leave_no_draft(qtbot, window: Window, pane: PatientPane) -> None:
    pane.name.line.setFocus()
    qtbot.keyClicks(pane.name.line, "kneew")
    pane.name.commit()
    qtbot.keyClick(pane.name.line, Qt.Key.Key_Return)
    assert set(entries(window)) == {window.session.draft.patient.name}
