"""Nothing is lost: drafts go to disk by themselves, Today goes on with them, a signing goes on after a power cut."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exoconsent.clinic import Clinic
from exoconsent.consent.form import form_text
from exoconsent.errors import StorageError
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.session import Session
from exoconsent.gui.window import FORM, TODAY, Window
from exoconsent.pdf.layout import PrintSize
from exoconsent.records.desk import Desk, State
from exoconsent.records.record import Kind
from exoconsent.records.store import Store
from tests.filed import full_disk, mark, of, records

NOW = datetime.now(UTC).astimezone()
CTRL = Qt.KeyboardModifier.ControlModifier


class StubCeremony(QWidget):
    """Stands for the ceremony: a test says what comes out of it."""

    finished = Signal(bytes)
    signed = Signal(bytes, str, str)
    declined = Signal(str)
    left = Signal()

    def __init__(self, clinic, sheet, clock, staff_pin, *, so_far=b"", signed_roles=()) -> None:
        super().__init__()
        self.sheet, self.so_far, self.signed_roles = sheet, so_far, signed_roles


@pytest.fixture
def desk_of(qtbot, tmp_path: Path):
    """Starts the program anew on the same folder, as after a crash."""
    made: list[Window] = []

    def start() -> Window:
        window = Window(Session(Clinic.demo(tmp_path), lambda: NOW))
        window.care.pin.choose("4711")
        window.signing.make_ceremony = StubCeremony
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.unfinished.look_over()
        made.append(window)
        return window

    yield start
    for window in made:
        window.session.close()
        window.keeper._jobs.finish()


def crash(window: Window) -> None:
    """As if the plug was pulled: nothing is written any more."""
    window.keeper._timer.stop()
    window.keeper._jobs.finish()
    window.session.close()
    window.hide()


def type_name(qtbot, window: Window, name: str) -> None:
    form = window.form
    assert isinstance(form, FormPlace)
    form.find_patient()
    qtbot.keyClicks(form.patient.name.line, name)


def kept_names(window: Window) -> list[str]:
    return [entry.name for entry in window.session.clinic.desk().entries()]


def test_typing_goes_to_disk_by_itself_and_is_there_after_a_crash(qtbot, desk_of) -> None:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    qtbot.waitUntil(lambda: kept_names(window) == ["Zelda Example"], timeout=5_000)
    crash(window)
    again = desk_of()
    assert again.session.draft.patient.name == "Zelda Example"
    assert "cut off" in again.messages.text
    assert "Zelda" not in again.messages.text
    assert again.keeper.entry_id == window.keeper.entry_id


def test_an_end_in_order_keeps_the_draft_for_today_and_opens_nothing_by_itself(qtbot, desk_of) -> None:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    window.close()
    again = desk_of()
    assert again.session.draft.patient.name == ""
    assert kept_names(again) == ["Zelda Example"]
    again.go(TODAY)
    assert [row.state for row in again.today.rows] == [State.DRAFT]
    assert again.today.table.item(0, 1).text() == "Zelda Example"
    qtbot.keyClick(again.today.table, Qt.Key.Key_Return)
    assert again.session.draft.patient.name == "Zelda Example"
    assert again.stack.currentIndex() == FORM


def test_what_is_typed_when_another_draft_is_opened_stays_with_the_first(qtbot, desk_of) -> None:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.session.draft.patient.name == ""
    assert kept_names(window) == ["Zelda Example"]
    type_name(qtbot, window, "Other Example")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert sorted(kept_names(window)) == ["Other Example", "Zelda Example"]
    assert "Kept" in window.messages.text


def test_a_draft_that_was_only_looked_at_or_taken_back_leaves_nothing(qtbot, desk_of) -> None:
    window = desk_of()
    open_made_up(window.session, FIRST)
    window.keeper.flush()
    assert kept_names(window) == []
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    window.session.apply(window.session.draft.with_fact("charged", True), "Set charged")
    window.keeper.flush()
    assert len(kept_names(window)) == 1
    window.session.undo.undo()
    window.keeper.flush()
    assert kept_names(window) == []


def test_a_disk_that_refuses_is_told_once_and_tried_again(qtbot, desk_of, tmp_path: Path) -> None:
    window = desk_of()
    folder = tmp_path / "demo" / "desk"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    type_name(qtbot, window, "Zelda")
    qtbot.waitUntil(lambda: "cannot be kept on disk" in window.messages.text, timeout=5_000)
    told = len(window.messages.history)
    qtbot.keyClicks(window.form.patient.name.line, " Ex")
    assert not window.keeper.flush()
    assert len(window.messages.history) == told
    folder.unlink()
    assert window.keeper.flush()
    assert kept_names(window) == [window.session.draft.patient.name]


def test_a_removed_draft_can_be_put_back(qtbot, desk_of) -> None:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    window.go(TODAY)
    qtbot.mouseClick(window.today.aside, Qt.MouseButton.LeftButton)
    assert states(window) == [State.REMOVED]
    qtbot.mouseClick(window.messages._button, Qt.MouseButton.LeftButton)
    assert kept_names(window) == ["Zelda Example"]
    assert states(window) == [State.DRAFT]


def states(window: Window) -> list[State]:
    assert [row.state for row in window.today.rows] == [e.state for e in window.session.clinic.desk().entries()]
    return [row.state for row in window.today.rows]


def removed_from_today(qtbot, desk_of) -> Window:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    window.go(TODAY)
    qtbot.keyClick(window.today.table, Qt.Key.Key_Delete)
    assert states(window) == [State.REMOVED]
    window.messages.say("Something else happened.")
    return window


def test_a_removed_draft_can_be_put_back_after_the_next_message(qtbot, desk_of) -> None:
    window = removed_from_today(qtbot, desk_of)
    qtbot.mouseClick(window.today.go, Qt.MouseButton.LeftButton)
    assert states(window) == [State.DRAFT]
    qtbot.keyClick(window.today.table, Qt.Key.Key_Return)
    assert window.session.draft.patient.name == "Zelda Example"


def test_a_draft_removed_twice_is_gone(qtbot, desk_of) -> None:
    window = removed_from_today(qtbot, desk_of)
    qtbot.mouseClick(window.today.aside, Qt.MouseButton.LeftButton)
    assert states(window) == []


def test_today_tells_namesakes_apart_and_drafts_by_their_form(qtbot, desk_of) -> None:
    window = desk_of()
    for born in (date(1961, 4, 30), date(1999, 12, 1)):
        type_name(qtbot, window, "Zelda Example")
        draft = window.session.draft
        window.session.apply(replace(draft, patient=replace(draft.patient, born=born)), "born")
        qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    window.go(TODAY)
    table = window.today.table
    cells = [[table.item(row, column).text() for column in range(1, 4)] for row in range(table.rowCount())]
    title = form_text(window.session.clinic.form(draft.form_id), "en").title
    assert sorted(cells) == [["Zelda Example", day, title] for day in ("1961-04-30", "1999-12-01")]
    assert "2 papers" in window.today._title.text()
    assert "2 drafts" in window.today._title.text()


@pytest.fixture
def signing(qtbot, desk_of):
    """A window whose ceremony stands open on a ready consent."""
    window = desk_of()
    with qtbot.waitSignal(window.session.rendered, timeout=20_000):
        open_made_up(window.session, FIRST)
    window.signing.begin()
    qtbot.waitUntil(lambda: window.signing.ceremony is not None, timeout=20_000)
    return window


def shown(window: Window) -> bytes:
    return window.signing.ceremony.sheet.rendered.pdf


def test_a_crash_before_the_first_signature_leaves_a_draft(signing: Window, desk_of) -> None:
    crash(signing)
    again = desk_of()
    (entry,) = again.session.clinic.desk().entries()
    assert entry.state is State.DRAFT
    assert entry.draft == signing.session.draft


def test_a_signing_goes_on_after_a_crash_on_the_very_same_pages(qtbot, signing: Window, desk_of) -> None:
    pdf = shown(signing) + b"\n%patient"
    signing.signing.ceremony.signed.emit(pdf, "patient", mark("patient"))
    crash(signing)
    again = desk_of()
    assert "Today (Alt+2) goes on with" in again.messages.text
    qtbot.mouseClick(again.messages._button, Qt.MouseButton.LeftButton)
    assert again.today.rows[0].state is State.SIGNING
    qtbot.keyClick(again.today.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.signing.ceremony is not None, timeout=20_000)
    ceremony = again.signing.ceremony
    assert (ceremony.so_far, ceremony.signed_roles) == (pdf, ("patient",))
    assert ceremony.sheet.rendered.pdf == shown(signing)
    ceremony.signed.emit(pdf + b"\n%practitioner", "practitioner", mark("practitioner"))
    ceremony.finished.emit(pdf + b"\n%practitioner")
    (filed,) = records(again.session.clinic)
    assert filed.filing.pdf == pdf + b"\n%practitioner"
    assert [json.loads(mark("patient"))["role"], "practitioner"] == [
        s["role"] for s in json.loads(filed.filing.signatures)
    ]


def test_a_signing_of_another_day_keeps_its_number_and_its_day(qtbot, signing: Window, desk_of) -> None:
    pdf, number = shown(signing), signing.signing.ceremony.sheet.prepared.consent.number
    signing.signing.ceremony.signed.emit(pdf + b"1", "patient", mark("patient"))
    crash(signing)
    again = desk_of()
    again.session._now = lambda: NOW + timedelta(days=1)
    (entry,) = again.session.clinic.desk().entries()
    again.signing.resume(entry)
    qtbot.waitUntil(lambda: again.signing.ceremony is not None, timeout=20_000)
    assert shown(again) == pdf
    assert again.signing.ceremony.sheet.prepared.consent.number == number


def test_everybody_signed_and_then_the_power_went_files_it_at_the_next_start_once(signing: Window, desk_of) -> None:
    pdf = shown(signing)
    wanted = [b.role for b in signing.signing.ceremony.sheet.prepared.consent.signatures if b.field]
    for role in wanted:
        signing.signing.ceremony.signed.emit(pdf + role.encode(), role, mark(role))
    crash(signing)
    for _start in range(3):
        again = desk_of()
        crash(again)
    assert [r.filing.pdf for r in records(again.session.clinic)] == [pdf + wanted[-1].encode()]
    assert [e.state for e in again.session.clinic.desk().entries()] == [State.SIGNED]


def test_pages_that_came_out_otherwise_are_never_signed_further(qtbot, signing: Window, desk_of) -> None:
    signing.signing.ceremony.signed.emit(b"%PDF of another edition", "patient", mark("patient"))
    crash(signing)
    again = desk_of()
    (entry,) = again.session.clinic.desk().entries()
    again.signing.resume(entry)
    qtbot.waitUntil(lambda: "cannot be signed further" in again.messages.text, timeout=20_000)
    assert again.signing.ceremony is None
    qtbot.mouseClick(again.messages._button, Qt.MouseButton.LeftButton)
    assert again.session.draft == entry.draft
    states = {e.state for e in again.session.clinic.desk().entries()}
    assert states == {State.GIVEN_UP, State.DRAFT}, "the fresh draft is on disk at once"
    (given_up,) = of(again.session.clinic, Kind.GIVEN_UP)
    assert (given_up.row.number, given_up.filing.pdf) == (entry.number, b"%PDF of another edition")


def test_leaving_after_a_signature_clears_the_desk_and_begin_anew_asks_why(qtbot, signing: Window, monkeypatch) -> None:
    draft = signing.session.draft
    signing.signing.ceremony.signed.emit(shown(signing) + b"1", "patient", mark("patient"))
    signing.signing.ceremony.left.emit()
    assert signing.session.draft.patient.name == "", "half-signed pages are not edited"
    signing.go(TODAY)
    monkeypatch.setattr("exoconsent.gui.places.today.ask_sentence", lambda *_asked: "The route was wrong")
    qtbot.mouseClick(signing.today.aside, Qt.MouseButton.LeftButton)
    assert signing.session.draft == draft
    (given_up,) = of(signing.session.clinic, Kind.GIVEN_UP)
    assert given_up.filing.reasons == (("", "The route was wrong"),)


def test_leaving_without_a_signature_keeps_the_draft_on_screen_and_on_disk(signing: Window) -> None:
    draft = signing.session.draft
    signing.signing.ceremony.left.emit()
    assert signing.session.draft == draft
    assert [e.state for e in signing.session.clinic.desk().entries()] == [State.DRAFT]


def test_today_shows_each_paper_once_with_its_patient_missing_first(qtbot, signing: Window) -> None:
    name = signing.session.draft.patient.name
    signing.signing.ceremony.signed.emit(shown(signing), "patient", mark("patient"))
    signing.signing.ceremony.finished.emit(shown(signing))
    type_name(qtbot, signing, "Draft Example")
    signing.save()
    signing.go(TODAY)
    table = signing.today.table
    rows = [[table.item(r, c).text() for c in range(2)] for r in range(table.rowCount())]
    assert rows == [["Draft", "Draft Example"], ["Signed and filed", name]]
    assert not table.item(0, 0).icon().isNull()
    table.setCurrentCell(1, 0)
    assert not signing.today.aside.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: signing.today.reading is not None, timeout=20_000)
    assert signing.today.reading.words.toPlainText()
    assert name not in signing.today.reading.windowTitle()


def test_what_has_come_up_against_a_consent_since_bars_going_on(qtbot, signing: Window, desk_of) -> None:
    signing.signing.ceremony.signed.emit(shown(signing) + b"1", "patient", mark("patient"))
    crash(signing)
    again = desk_of()
    (entry,) = again.session.clinic.desk().entries()
    most = again.session.clinic.profile.validity_days
    again.session._now = lambda: NOW + timedelta(days=most + 1)
    again.signing.resume(entry)
    qtbot.waitUntil(lambda: "cannot be signed further" in again.messages.text, timeout=20_000)
    assert f"{most + 1} days ago" in again.messages.text
    assert again.signing.ceremony is None


def test_pages_of_yesterday_are_neither_signed_nor_printed(qtbot, desk_of) -> None:
    window = desk_of()
    with qtbot.waitSignal(window.session.rendered, timeout=20_000):
        open_made_up(window.session, FIRST)
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    number = window.session.current.prepared.consent.number
    window.session._now = lambda: NOW + timedelta(days=1)
    assert window.session.current is None
    window.signing.begin()
    qtbot.waitUntil(lambda: window.signing.ceremony is not None, timeout=20_000)
    assert window.signing.ceremony.sheet.prepared.consent.number != number


def test_a_crash_in_the_ceremony_of_a_patient_nobody_edited_brings_the_patient_back(signing: Window, desk_of) -> None:
    crash(signing)
    again = desk_of()
    assert again.session.draft == signing.session.draft
    assert "cut off" in again.messages.text


def refuse(*_given: object) -> None:
    raise StorageError("the disk is full")


def test_nobody_signs_what_cannot_be_kept(qtbot, desk_of, monkeypatch) -> None:
    window = desk_of()
    with qtbot.waitSignal(window.session.rendered, timeout=20_000):
        open_made_up(window.session, FIRST)
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    monkeypatch.setattr(Desk, "keep", refuse)
    window.signing.begin()
    assert window.signing.ceremony is None
    assert "the disk is full" in window.messages.text


def test_a_signature_that_could_not_be_kept_is_never_called_kept(qtbot, signing: Window, monkeypatch) -> None:
    pdf = shown(signing) + b"1"
    with monkeypatch.context() as full:
        full.setattr(Desk, "keep", refuse)
        signing.signing.ceremony.signed.emit(pdf, "patient", mark("patient"))
        signing.signing.ceremony.left.emit()
        assert "NOT on the disk" in signing.messages.text
        assert signing.session.draft.patient.name, "the desk is not cleared"
    qtbot.mouseClick(signing.messages._button, Qt.MouseButton.LeftButton)
    (entry,) = signing.session.clinic.desk().entries()
    assert (entry.state, entry.frozen.pdf) == (State.SIGNING, pdf)
    assert "is kept" in signing.messages.text


def test_a_decline_that_could_not_be_noted_is_told_until_it_is(qtbot, signing: Window, monkeypatch) -> None:
    with monkeypatch.context() as full:
        full.setattr(Store, "file", full_disk)
        signing.signing.ceremony.declined.emit("afraid of needles")
        signing.signing.ceremony.left.emit()
        assert "DECLINED" in signing.messages.text
        assert signing.session.draft.patient.name
    qtbot.mouseClick(signing.messages._button, Qt.MouseButton.LeftButton)
    (declined,) = of(signing.session.clinic, Kind.DECLINED)
    assert declined.filing.reasons == (("", "afraid of needles"),)
    assert signing.session.draft.patient.name == ""


def test_a_decline_after_a_signature_says_where_the_signature_is(signing: Window) -> None:
    signing.signing.ceremony.signed.emit(shown(signing) + b"1", "patient", mark("patient"))
    signing.signing.ceremony.declined.emit("")
    signing.signing.ceremony.left.emit()
    assert "sealed and kept with the note" in signing.messages.text


def test_large_print_belongs_to_a_draft_and_comes_back_with_it(qtbot, desk_of) -> None:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    window.built.actions["large"].trigger()
    assert window.form.patient.print_size.currentIndex() == 1
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.session.options.size is PrintSize.STANDARD
    assert not window.built.actions["large"].isChecked()
    window.unfinished.open_draft(window.session.clinic.desk().entries()[0])
    assert window.session.options.size is PrintSize.LARGE
    assert window.built.actions["large"].isChecked()


def test_closing_over_a_draft_that_is_not_on_disk_asks_first(qtbot, desk_of, monkeypatch) -> None:
    window = desk_of()
    type_name(qtbot, window, "Zelda Example")
    answers = iter([False, True])
    monkeypatch.setattr("exoconsent.gui.window.give_up_draft", lambda _parent: next(answers))
    monkeypatch.setattr(Desk, "keep", refuse)
    assert not window.close(), "stay"
    assert window.isVisible()
    assert window.close()


def test_undo_in_the_line_that_finds_facts_takes_back_a_step_of_the_form(qtbot, desk_of) -> None:
    window = desk_of()
    window.go(FORM)
    window.session.apply(window.session.draft.with_fact("pregnant", False), "Set pregnant")
    facts = window.form.facts
    facts.show()
    window.activateWindow()
    facts.search.setFocus()
    qtbot.keyClicks(facts.search, "lot")
    qtbot.keyClick(facts.search, Qt.Key.Key_Z, CTRL)
    assert not window.session.undo.canUndo()
    assert facts.search.text() == "lot"
