"""The window: its places, menus and keys; printing, saving and signing wait for the true page."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from exoconsent.clinic import Clinic
from exoconsent.consent.draft import Patient
from exoconsent.errors import BadInputError
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.window import CLINIC, FORM, TODAY, Window
from exoconsent.records.desk import State
from exoconsent.records.record import Kind
from exoconsent.records.store import Store
from tests.filed import full_disk, mark, records

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class StubForm(QWidget):
    """Stands for the Form place: remembers what it was told."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.told: list[str] = []
        self.patient = QLineEdit()
        self.patient.setAccessibleName("Patient")
        QVBoxLayout(self).addWidget(self.patient)

    def find_patient(self) -> None:
        self.patient.setFocus()

    def next_problem(self) -> None:
        self.told.append("next")


class StubCeremony(QWidget):
    """Stands for the ceremony: a test says what comes out of it."""

    finished = Signal(bytes)
    signed = Signal(bytes, str, str)
    declined = Signal(str)
    left = Signal()

    def __init__(self, clinic, sheet, clock, staff_pin, *, so_far=b"", signed_roles=()) -> None:
        super().__init__()
        self.sheet, self.staff_pin, self.so_far, self.signed_roles = sheet, staff_pin, so_far, signed_roles


@pytest.fixture
def session(qapp, tmp_path: Path):
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    yield session
    session.close()


@pytest.fixture
def window(qtbot, session: Session) -> Window:
    window = Window(session, form_place=StubForm)
    window.signing.make_ceremony = StubCeremony
    window.care.pin.choose("4711")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def ready(qtbot, window: Window, session: Session) -> Window:
    with qtbot.waitSignal(session.rendered, timeout=20_000):
        open_made_up(session, FIRST)
    return window


def press(qtbot, window: Window, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(window.focusWidget() or window, key, held)


CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_alt_and_a_number_go_to_each_place_and_mark_it(qtbot, window) -> None:
    for index in (1, 2, 3, 4, 5, 0):
        press(qtbot, window, Qt.Key(Qt.Key.Key_1 + index), ALT)
        assert window.stack.currentIndex() == index
        assert [b.isChecked() for b in window.rail.buttons] == [n == index for n in range(6)]
        assert [b.font().bold() for b in window.rail.buttons] == [n == index for n in range(6)]
        assert "You are here" in window.rail.buttons[index].accessibleDescription()
    assert window.form.patient.hasFocus()


def test_the_rail_works_by_click_and_by_space(qtbot, window) -> None:
    qtbot.mouseClick(window.rail.buttons[1], Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.today
    window.rail.buttons[3].setFocus()
    qtbot.keyClick(window.rail.buttons[3], Qt.Key.Key_Space)
    assert window.stack.currentIndex() == 3


def test_undo_and_redo_name_what_they_undo(qtbot, window, session) -> None:
    session.apply(session.draft.with_fact("charged", True), "Set Charged")
    words = [a.text() for a in window.built.menus["&Edit"].actions()]
    assert words[:2] == ["Undo Set Charged", "Redo"]
    window.rail.buttons[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert session.draft == session.blank("exosome-treatment")
    assert window.built.menus["&Edit"].actions()[1].text() == "Redo Set Charged"
    press(qtbot, window, Qt.Key.Key_Y, CTRL)
    assert session.undo.index() == 1


def test_every_menu_line_has_words_of_its_own_and_no_key_is_given_twice(window) -> None:
    lines = [a for menu in window.built.menus.values() for a in menu.actions() if not a.isSeparator() and not a.menu()]
    keys = [key.toString() for a in lines for key in a.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+E", "Ctrl+P", "Ctrl+Shift+P", "Ctrl+G", "Ctrl+N", "Ctrl+L", "F8", "F1", "F6", "Alt+1"} <= set(keys)
    assert all(a.text() for a in lines)


def test_what_the_form_place_cannot_do_is_off_and_what_it_can_is_handed_on(qtbot, window) -> None:
    assert not window.built.actions["zoom_in"].isEnabled()
    press(qtbot, window, Qt.Key.Key_F8)
    assert window.form.told == ["next"]


def test_signing_is_off_with_its_reason_and_the_key_says_it(qtbot, window, session) -> None:
    qtbot.waitUntil(lambda: True)
    with qtbot.waitSignal(session.rendered, timeout=20_000):
        session.show(session.draft)
    action = window.built.actions["sign"]
    assert not action.isEnabled()
    assert "Not ready to be signed" in action.toolTip()
    assert window.sign_button.accessibleDescription() == window.signing.reason
    press(qtbot, window, Qt.Key.Key_G, CTRL)
    assert window.messages.text == window.signing.reason
    assert window.signing.ceremony is None


def test_signing_opens_the_pages_on_screen_files_them_and_clears_the_desk(qtbot, ready, session, tmp_path) -> None:
    assert ready.built.actions["sign"].isEnabled()
    press(qtbot, ready, Qt.Key.Key_G, CTRL)
    ceremony = ready.signing.ceremony
    assert ceremony.sheet is session.current
    assert ceremony.isFullScreen()
    number = ceremony.sheet.prepared.consent.number
    ceremony.signed.emit(b"%PDF one", "patient", mark("patient"))
    (entry,) = session.clinic.desk().entries()
    assert (entry.state, entry.frozen.roles, entry.frozen.pdf) == (State.SIGNING, ("patient",), b"%PDF one")
    ceremony.finished.emit(b"%PDF two")
    (filed,) = records(session.clinic)
    assert (filed.row.number, filed.filing.pdf) == (number, b"%PDF two")
    (entry,) = session.clinic.desk().entries()
    assert (entry.state, entry.frozen.pdf) == (State.SIGNED, b"")
    assert session.draft == session.blank("exosome-treatment")
    assert number in ready.messages.text
    assert ready.signing.ceremony is None


def test_the_key_pressed_before_the_page_is_done_waits_for_it(qtbot, window, session) -> None:
    open_made_up(session, FIRST)
    press(qtbot, window, Qt.Key.Key_G, CTRL)
    qtbot.waitUntil(lambda: window.signing.ceremony is not None, timeout=20_000)
    assert window.signing.ceremony.sheet.draft == session.draft
    window.signing.ceremony.left.emit()
    assert session.draft.patient.name
    assert "put off" in window.messages.text


def test_declining_is_noted_with_its_reason_and_nothing_is_filed_as_signed(qtbot, ready, tmp_path) -> None:
    ready.signing.begin()
    ready.signing.ceremony.signed.emit(b"%PDF one", "patient", mark("patient"))
    ready.signing.ceremony.declined.emit("wants to ask her daughter")
    assert ready.signing.ceremony is not None, "the patient's screen stays until staff take it back"
    ready.signing.ceremony.left.emit()
    (declined,) = records(ready.session.clinic)
    assert declined.row.kind is Kind.DECLINED
    assert declined.filing.reasons == (("", "wants to ask her daughter"),)
    assert declined.filing.pdf == b"%PDF one"
    assert "daughter" not in ready.messages.text


def test_a_full_disk_while_filing_keeps_the_copy_and_offers_another_place(
    qtbot, ready, session, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(Store, "file", full_disk)
    ready.signing.begin()
    ready.signing.ceremony.finished.emit(b"%PDF two")
    assert "disk is full" in ready.messages.text
    assert session.draft.patient.name, "the desk is not cleared before the consent is safe"
    ready.outgoing.ask_where = lambda name: tmp_path / name
    qtbot.mouseClick(ready.messages._button, Qt.MouseButton.LeftButton)
    assert [p.read_bytes() for p in tmp_path.glob("EC-*.pdf")] == [b"%PDF two"]


def test_ctrl_e_writes_the_newest_pages(qtbot, window, session, tmp_path) -> None:
    window.outgoing.ask_where = lambda name: tmp_path / name
    open_made_up(session, FIRST)
    press(qtbot, window, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("EC-*.pdf"))), timeout=20_000)
    assert next(tmp_path.glob("EC-*.pdf")).read_bytes() == session.current.rendered.pdf
    assert "Kneeworth" not in window.messages.text


def test_saving_where_it_cannot_be_says_so(qtbot, ready, tmp_path) -> None:
    ready.outgoing.ask_where = lambda name: tmp_path / "missing" / name
    ready.outgoing.save()
    assert "could not be written" in ready.messages.text
    assert ready.messages.history[-1].kind.value == "error"


def test_large_print_lays_the_page_out_anew_and_saving_waits_for_it(qtbot, ready, session, tmp_path) -> None:
    small = session.current.rendered.pages
    press(qtbot, ready, Qt.Key.Key_L, CTRL)
    assert session.current is None
    ready.outgoing.ask_where = lambda name: tmp_path / name
    ready.outgoing.save()
    qtbot.waitUntil(lambda: session.current is not None, timeout=20_000)
    assert session.current.rendered.pages > small
    assert next(tmp_path.glob("EC-*.pdf")).read_bytes() == session.current.rendered.pdf


def test_a_page_that_cannot_be_made_is_told_and_stops_a_waiting_print(qtbot, window, session) -> None:
    def refuse(*_given):
        raise BadInputError.saying("section “Scarring” has an unknown blank")

    clinic = session.clinic
    session.clinic = type(
        "Broken", (), {"prepare": refuse, "folder": clinic.folder, "desk": clinic.desk, "close": clinic.close}
    )()
    session.show(session.draft)
    window.outgoing.print_now()
    qtbot.waitUntil(lambda: "Scarring" in window.messages.text, timeout=20_000)
    window.outgoing.save()
    assert [m.text for m in window.messages.history].count(window.messages.text) == 2


def test_no_patient_stands_in_a_title_or_a_message(qtbot, ready, session) -> None:
    titles = {w.windowTitle() for w in (ready, *ready.findChildren(QWidget))}
    assert not any("Kneeworth" in title for title in titles)
    assert not any("Kneeworth" in m.text for m in ready.messages.history)
    assert "Kneeworth" in session.draft.patient.name


def test_new_clears_the_desk(qtbot, ready, session) -> None:
    press(qtbot, ready, Qt.Key.Key_N, CTRL)
    assert session.draft == session.blank("exosome-treatment")
    assert not session.undo.canUndo()


def test_the_first_start_shows_three_cards_and_tries_an_invented_patient(qtbot, window, session) -> None:
    window.show_welcome()
    welcome = window.stack.currentWidget()
    assert len(welcome.cards) == 3
    assert not any(b.isChecked() for b in window.rail.buttons)
    qtbot.mouseClick(welcome.cards[0].button, Qt.MouseButton.LeftButton)
    assert window.care.dialog.isVisible()
    window.care.dialog.reject()
    qtbot.keyClick(welcome.cards[2].button, Qt.Key.Key_Space)
    assert session.draft.patient.synthetic
    assert window.stack.currentIndex() == 0
    assert window.remembered.get("welcomed", False)


def test_help_lists_every_key_and_about_says_offline(qtbot, window) -> None:
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    text = window.reading.words.toPlainText()
    for key in ("Ctrl+P", "Ctrl+G", "F8", "Alt+1", "Ctrl+Z", "Space"):
        assert key in text
    window.reading.close()
    window.built.actions["about"].trigger()
    assert "no network connection" in window.reading.words.toPlainText()


def test_f6_walks_through_the_panes(qtbot, window) -> None:
    window.form.patient.setFocus()
    seen = []
    for _turn in range(3):
        press(qtbot, window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        seen.append(
            next(n for n, p in enumerate((window.rail, window.stack, window.statusBar())) if p.isAncestorOf(focused))
        )
    assert seen == [2, 0, 1]


def test_everything_that_takes_the_keyboard_has_a_name(window) -> None:
    window.show_welcome()
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.objectName().startswith("qt_"):
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name, f"{type(widget).__name__} has no name"


def test_text_is_text_whatever_it_looks_like(window) -> None:
    window.messages.error("<b>loud</b>")
    texts = [label for label in window.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in texts} == {Qt.TextFormat.PlainText}
    window._tell_gate("<img src=x>")
    assert "&lt;img" in window.built.actions["sign"].toolTip()


@pytest.mark.parametrize("spoiled", [b"", b"[1]", b"{", b"\xff", b"[" * 100_000])
def test_a_spoiled_settings_file_counts_as_none(tmp_path, spoiled: bytes) -> None:
    path = tmp_path / "desk.json"
    path.write_bytes(spoiled)
    assert Remembered(path).get("theme", "") == ""


def test_a_setting_that_cannot_be_kept_is_told_and_still_holds(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    told: list[str] = []
    remembered = Remembered(tmp_path / "file" / "desk.json")
    remembered.complain = told.append
    remembered.put("theme", "dark")
    assert remembered.get("theme", "") == "dark"
    assert len(told) == 1


def test_a_draft_of_somebody_real_is_not_in_a_repr_of_the_window(window, session) -> None:
    session.open(session.blank("exosome-treatment").__class__(**{
        "form_id": "exosome-treatment", "patient": Patient(name="Somebody Real"), "facts": session.draft.facts,
    }))  # fmt: skip
    assert "Somebody" not in repr(window) + window.windowTitle()


def test_who_was_sent_to_the_form_is_not_sent_there_any_more_once_there(qtbot, window) -> None:
    window.go(TODAY)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Go there first" in window.messages.text
    window.go(CLINIC)
    assert "Go there first" in window.messages.text
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.messages.text == ""
    assert "Go there first" in window.messages.as_text(), "the history keeps it"
    window.messages.say("Something else.")
    window.go(TODAY)
    window.go(FORM)
    assert window.messages.text == "Something else."
