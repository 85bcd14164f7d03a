"""What the desk tells: notices that end with their step, choices that the rules overtook, flags, words for names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from exoconsent.clinic import Clinic
from exoconsent.gui.flag_box import FlagBox
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.messages import Messages
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.places.welcome import WelcomePlace
from exoconsent.gui.plain_words import in_words
from exoconsent.gui.reasons import SentenceDialog
from exoconsent.gui.session import Session

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SUGGESTED, IDLE = "risk-cancer", "risk-systemic-route"


@pytest.fixture
def session(qapp, tmp_path: Path) -> Iterator[Session]:
    made = Session(Clinic.demo(tmp_path), lambda: NOW)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def place(qtbot, session: Session) -> FormPlace:
    made = FormPlace(session)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitExposed(made):
        made.show()
    open_made_up(session, FIRST)
    stand(qtbot, session)
    return made


def stand(qtbot, session: Session) -> None:
    qtbot.waitUntil(lambda: session.current is not None, timeout=20_000)


def answer(text: str) -> None:
    """When the next dialog is open, type ``text`` and accept it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SentenceDialog):
            dialog.field.setPlainText(text)
            dialog.ok.click()
        else:
            QTimer.singleShot(10, act)

    QTimer.singleShot(0, act)


def problem_of(place: FormPlace, code: str) -> int:
    return next(row for row, problem in enumerate(place.checks._problems) if problem.code == code)


def overtaken(qtbot, place: FormPlace, session: Session) -> None:
    """A section was left out by hand, and then a fact came that makes it mandatory."""
    draft = session.draft.leave_out(SUGGESTED, "Not relevant.")
    session.apply(draft.with_fact("conditions", ("cancer_history",)), "x")
    stand(qtbot, session)


def test_a_section_that_became_mandatory_is_put_back_from_the_checks(qtbot, place: FormPlace, session: Session) -> None:
    overtaken(qtbot, place, session)
    place.checks.list.setCurrentRow(problem_of(place, "SECTION-MANDATORY"))
    assert place.checks.note.text() == "Put it back (A)"
    assert SUGGESTED not in place.checks.list.currentItem().text(), "sections have titles"
    assert "If you have had cancer" in place.checks.list.currentItem().text()
    place.checks.list.setFocus()
    qtbot.keyClick(place.checks.list, Qt.Key.Key_A)
    assert not session.draft.left_out
    assert session.undo.undoText().startswith("Put back “If you have had cancer")
    stand(qtbot, session)
    assert "SECTION-MANDATORY" not in {p.code for p in place.checks._problems}


def test_the_section_itself_offers_to_be_put_back(qtbot, place: FormPlace, session: Session) -> None:
    overtaken(qtbot, place, session)
    place.go(f"section:{SUGGESTED}")
    assert (place.why.toggle.text(), place.why.toggle.isEnabled()) == ("Put it back", True)
    qtbot.mouseClick(place.why.toggle, Qt.MouseButton.LeftButton)
    assert not session.draft.left_out
    stand(qtbot, session)
    assert not place.why.toggle.isEnabled()


def test_a_choice_that_changes_nothing_any_more_is_taken_back(qtbot, place: FormPlace, session: Session) -> None:
    session.apply(session.draft.leave_out(IDLE, "Not wanted."), "x")
    stand(qtbot, session)
    place.go(f"section:{IDLE}")
    assert place.why.toggle.text() == "Take the choice back"
    qtbot.mouseClick(place.why.toggle, Qt.MouseButton.LeftButton)
    assert not session.draft.left_out
    session.undo.undo()
    stand(qtbot, session)
    place.checks.list.setCurrentRow(problem_of(place, "CHOICE-IDLE"))
    assert place.checks.note.text() == "Take the choice back (A)"
    qtbot.mouseClick(place.checks.note, Qt.MouseButton.LeftButton)
    assert not session.draft.left_out


def test_a_notice_ends_with_the_next_step_and_when_its_own_is_undone(qtbot, place: FormPlace, session: Session) -> None:
    answer("Not relevant.")
    place._toggle(SUGGESTED, wanted=False)
    assert "Ctrl+Z undoes it" in place.notice.text()
    session.apply(session.draft.with_fact("body_site", "left knee"), "Set body site")
    assert place.notice.text() == ""
    assert not place.notice.isVisible()
    session.undo.undo()
    place._toggle(SUGGESTED, wanted=True)
    assert "Ctrl+Z undoes it" in place.notice.text()
    session.undo.undo()
    assert place.notice.text() == ""


def test_changing_the_form_and_back_brings_the_choices_back(qtbot, place: FormPlace, session: Session) -> None:
    session.apply(replace(session.draft.leave_out(SUGGESTED, "because"), order=("regulatory-status",)), "x")
    before = session.draft
    place.patient._choose_form("withdrawal")
    assert (dict(session.draft.left_out), session.draft.order) == ({}, ())
    assert "come back with the form" in place.notice.text()
    place.patient._choose_form("exosome-treatment")
    assert session.draft == before
    assert place.notice.text() == ""
    session.open(session.blank("withdrawal"))
    place.patient._choose_form("exosome-treatment")
    assert not session.draft.left_out, "another patient has no choices of the one before"


def texts(box: FlagBox) -> list[str]:
    return [label.text() for label in box.findChildren(QLabel) if label.text()]


def test_many_stops_have_a_count_and_one_line_each(qtbot, place: FormPlace, session: Session) -> None:
    draft = session.draft.with_fact("conditions", ("cancer_active", "active_infection", "immunosuppressed"))
    session.apply(draft.with_fact("pregnant", "yes").with_fact("allergies", ("human_albumin",)), "x")
    stand(qtbot, session)
    flags = session.current.prepared.adaptation.stops
    assert len(flags) > 2
    words = texts(place.why.flags)
    assert f"{len(flags)} STOPs: not for signature" in words
    for flag in flags:
        assert f"• {flag.label}" in words
        assert flag.sentence not in words
    area = place.why._flag_area.viewport()
    QApplication.processEvents()
    labels = [label for label in place.why.flags.findChildren(QLabel) if label.text().startswith("• ")]
    seen = [label for label in labels[: len(flags)] if area.rect().contains(label.mapTo(area, label.rect().center()))]
    assert len(seen) == len(flags), "every STOP is in sight on a small screen"


def test_checks_speak_in_words(qtbot, place: FormPlace, session: Session) -> None:
    draft = session.draft.with_fact("conditions", ("active_infection",)).with_fact("donor_type", "non_human")
    session.apply(draft, "x")
    stand(qtbot, session)
    told = " ".join(place.checks.list.item(row).text() for row in range(place.checks.list.count()))
    assert "_" not in told
    assert "an infection now" in told


def test_names_of_programs_become_words_and_other_words_stay() -> None:
    assert in_words("excipients_known is not known") == "all other ingredients are known is not known"
    assert in_words('conditions has active_infection; see "A_B"') == 'conditions has active infection; see "A_B"'


def test_nothing_open_is_not_all_well(qtbot, place: FormPlace, session: Session) -> None:
    notes = {p.key: "Seen." for p in session.current.prepared.problems}
    session.apply(replace(session.draft, acknowledged=MappingProxyType(notes)), "x")
    stand(qtbot, session)
    assert place.checks.title.text() == "Checks: nothing open"


def test_welcome_promises_no_more_than_it_keeps(qtbot) -> None:
    welcome = WelcomePlace()
    qtbot.addWidget(welcome)
    assert "harm" not in " ".join(label.text() for label in welcome.findChildren(QLabel))


def test_an_older_message_says_what_it_is_about(qtbot) -> None:
    messages, done = Messages(), []
    qtbot.addWidget(messages)
    messages.say("Printed EC-1. Still open: 2 (F8).", ("Print again", lambda: done.append("again")))
    messages.outdate("Printed EC-1.", "EC-1")
    assert messages.text == "Printed EC-1."
    assert messages._button.text() == messages._button.accessibleName() == "Print again (EC-1)"
    messages._button.click()
    assert done == ["again"]
    assert len(messages.history) == 1


def test_another_language_stands_beside_the_patients(place: FormPlace, session: Session) -> None:
    box = place.patient.language
    index = box.findText("Español beside English")
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)
    assert (session.draft.language, session.draft.parallel) == ("es", "en")
    assert box.currentText() == "Español beside English"
    session.undo.undo()
    assert box.currentText() == "English"
