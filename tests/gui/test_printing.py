"""Printing with a print system made of scripts: what is sent, and what is said when it goes wrong.

``tests/journey/test_cups.py`` does the same with a real one.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from exoconsent.clinic import Clinic
from exoconsent.gui.cups import CupsPrinter, parse_queues, parse_trays
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.print_choices import Keep, PrintChoices
from exoconsent.gui.printing import (
    NoPrinter,
    Order,
    PrintChoice,
    PrintError,
    QueueState,
    Sides,
    printer_of,
)
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from exoconsent.pdf.layout import Paper

IDLE = "printer Front_desk is idle.  enabled since Mon 23 Nov 2026\n"
BUSY = "printer Back now printing Back-7.  enabled since Mon 23 Nov 2026\n"
PAUSED = "printer Front_desk disabled since Mon 23 Nov 2026 -\n\tOut of paper\n"
DEFAULT = "system default destination: Front_desk\n"


class FakeCups:
    """Two scripts in PATH; what ``lp`` got lies in ``args`` and ``stdin``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.says(IDLE + DEFAULT)
        self.finished("")
        self.waiting("")
        self.lp('echo "request id is Front_desk-12 (0 file(s))"')
        self._script("lpoptions", 'echo "InputSlot/Tray: *Tray1 Tray2"')
        self._script("cancel", f'echo "$1" > "{folder}/cancelled"')

    def says(self, text: str) -> None:
        (self.folder / "queues").write_text(text)
        done, queues = self.folder / "done", self.folder / "queues"
        cases = f'*completed*) cat "{done}";; "-l -o") cat "{self.folder}/waiting";; *) cat "{queues}";;'
        self._script("lpstat", f'case "$*" in {cases} esac')

    def finished(self, text: str) -> None:
        (self.folder / "done").write_text(text)

    def waiting(self, text: str) -> None:
        (self.folder / "waiting").write_text(text)

    def lp(self, answer: str) -> None:
        self._script("lp", f'printf "%s\\n" "$@" > "{self.folder}/args"; cat > "{self.folder}/stdin"; {answer}')

    @property
    def args(self) -> list[str]:
        return (self.folder / "args").read_text().splitlines()

    def _script(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    folder = tmp_path / "cups"
    folder.mkdir()
    monkeypatch.setattr("exoconsent.gui.cups.job_state", lambda _job: None)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return FakeCups(folder)


def order(choice: PrintChoice = PrintChoice()) -> Order:
    return Order(pdf=b"%PDF", number="EC-1", choice=choice)


def test_queues_are_read_with_state_and_reason_the_default_first() -> None:
    queues = parse_queues(BUSY + PAUSED + DEFAULT)
    assert [(q.name, q.state, q.reason) for q in queues] == [
        ("Front_desk", QueueState.PAUSED, "Out of paper"),
        ("Back", QueueState.BUSY, ""),
    ]
    assert queues[0].words == "Front_desk (paused)"
    assert parse_queues("lpstat: No destinations added.\nno system default destination\n") == ()


def test_the_pdf_itself_goes_to_lp_with_both_copies_in_one_job(cups: FakeCups) -> None:
    choice = PrintChoice(printer="Front_desk", copies=2, patient_copies=1, sides=Sides.LONG, tray="Tray2")
    order = Order(pdf=b"%PDF-1.7 \x00\xff", number="EC-1", paper=Paper.LETTER, choice=choice)
    assert CupsPrinter().send(order) == "Front_desk-12"
    assert "PDF" not in repr(order)
    assert (cups.folder / "stdin").read_bytes() == b"%PDF-1.7 \x00\xff"
    assert cups.args == [
        *("-d", "Front_desk", "-n", "3", "-o", "sides=two-sided-long-edge", "-o", "collate=true"),
        *("-o", "media=Letter", "-o", "InputSlot=Tray2", "-t", "EC-1", "-"),
    ]


def test_trays_have_the_drivers_spelling_or_ipps(cups: FakeCups) -> None:
    CupsPrinter().send(order(PrintChoice(tray="tray-2")))
    assert "media=A4,tray-2" in cups.args
    assert parse_trays("PageSize/Size: *A4\nInputSlot/Media Source: Auto *Upper Lower\n") == ("Auto", "Upper", "Lower")
    assert parse_trays("lpoptions: no PPD\n") == ()


def test_without_a_choice_the_default_printer_is_taken(cups: FakeCups) -> None:
    cups.says(BUSY + IDLE + DEFAULT)
    CupsPrinter().send(order())
    assert cups.args[:4] == ["-d", "Front_desk", "-n", "2"]


@pytest.mark.parametrize(
    ("queues", "wanted", "words"),
    [
        ("", "", "No printer"),
        (PAUSED, "", "paused (Out of paper)"),
        (IDLE, "Attic", "not there any more"),
    ],
)
def test_a_printer_that_cannot_print_is_told_before_sending(cups: FakeCups, queues, wanted, words) -> None:
    cups.says(queues)
    with pytest.raises(PrintError, match=words.replace("(", r"\(").replace(")", r"\)")):
        CupsPrinter().send(order(PrintChoice(printer=wanted)))
    assert not (cups.folder / "args").exists()


def test_a_refused_job_is_told_with_the_reason(cups: FakeCups) -> None:
    cups.lp('echo "lp: The printer is not accepting jobs." >&2; exit 1')
    with pytest.raises(PrintError, match="did not take the job: The printer is not accepting jobs"):
        CupsPrinter().send(order())


def test_a_job_is_looked_after_even_without_libcups(cups: FakeCups) -> None:
    printer = CupsPrinter()
    cups.finished("Front_desk-12 me 1024 Mon\n\tAlerts: job-completed-successfully\n\tqueued for Front_desk\n")
    assert (printer.fate("Front_desk-12").over, printer.fate("Front_desk-12").trouble) == (True, "")
    cups.finished("Front_desk-1 me 9 Mon\n\tAlerts: none\nFront_desk-12 me 9 Mon\n\tAlerts: aborted-by-system\n")
    assert "print job failed" in printer.fate("Front_desk-12").trouble
    cups.finished("Front_desk-12 me 9 Mon\n\tAlerts: job-canceled-by-user\n")
    assert "cancelled" in printer.fate("Front_desk-12").trouble


def test_a_computer_without_cups_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = printer_of("linux")
    assert isinstance(missing, NoPrinter)
    with pytest.raises(PrintError, match="No printer"):
        missing.queues()
    with pytest.raises(PrintError, match="No printer"):
        CupsPrinter().queues()


def test_a_print_system_that_hangs_or_is_down_does_not_answer(cups: FakeCups, monkeypatch: pytest.MonkeyPatch) -> None:
    cups._script("lpstat", 'echo "lpstat: Scheduler is not running." >&2; exit 1')
    with pytest.raises(PrintError, match="does not answer"):
        CupsPrinter().queues()
    monkeypatch.setattr("exoconsent.gui.cups.PATIENCE", 0.05)
    cups._script("lpstat", "exec sleep 5")
    with pytest.raises(PrintError, match="does not answer"):
        CupsPrinter().send(order())


@given(
    st.builds(PrintChoice, copies=st.integers(1, 20), patient_copies=st.integers(0, 20), sides=st.sampled_from(Sides))
)
def test_a_choice_that_was_kept_is_read_again(choice: PrintChoice) -> None:
    assert PrintChoice.read(choice.as_json()) == choice


def test_windows_names_of_printers_are_kept() -> None:
    name = r"\\server\HP LaserJet (front desk) #2"
    assert PrintChoice.read(PrintChoice(printer=name).as_json()).printer == name


def test_a_form_keeps_only_what_it_does_otherwise() -> None:
    choices = PrintChoices(Remembered())
    choices.keep(PrintChoice(printer="Front"), "exosome-treatment", Keep.DESK)
    choices.keep(PrintChoice(printer="Front", copies=3, sides=Sides.ONE), "withdrawal", Keep.FORM)
    choices.keep(PrintChoice(printer="Other", copies=9), "withdrawal", Keep.ONCE)
    assert choices.of("exosome-treatment") == PrintChoice(printer="Front")
    assert choices.of("withdrawal") == PrintChoice(printer="Front", copies=3, sides=Sides.ONE)
    choices.keep(PrintChoice(printer="New"), "exosome-treatment", Keep.DESK)
    assert choices.of("withdrawal") == PrintChoice(printer="New", copies=3, sides=Sides.ONE)
    choices.keep(PrintChoice(printer="New"), "withdrawal", Keep.DESK)
    assert choices.of("withdrawal") == PrintChoice(printer="New")


KEYS = st.sampled_from(["printer", "copies", "patient_copies", "sides", "tray"])


@given(st.dictionaries(KEYS, st.one_of(st.integers(), st.text(), st.none(), st.booleans(), st.lists(st.text()))))
def test_settings_edited_by_hand_never_become_options_of_lp(kept) -> None:
    choice = PrintChoice.read({k: v for k, v in kept.items() if not isinstance(v, list)} if "sides" in kept else kept)
    assert 1 <= choice.total <= 40
    assert not choice.printer.startswith("-")
    assert " " not in choice.tray


@pytest.fixture
def window(qtbot, cups, tmp_path):
    session = Session(Clinic.demo(tmp_path), lambda: datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    window = Window(session, form_place=lambda _session, parent: QWidget(parent))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    session.close()


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_ctrl_p_prints_at_once_the_pages_of_what_was_just_entered(qtbot, window, cups) -> None:
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=20_000)
    assert (cups.folder / "stdin").read_bytes() == window.session.current.rendered.pdf
    assert "1 for the clinic, 1 for the patient" in window.messages.text
    assert window.session.current.prepared.consent.number in cups.args
    assert "Kneeworth" not in window.messages.text + " ".join(cups.args)


def test_a_blank_form_may_always_be_printed_and_is_called_blank(qtbot, window, cups) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    window.session.show(window.session.draft)
    qtbot.waitUntil(lambda: "Printing" in window.messages.text, timeout=20_000)
    assert (cups.folder / "stdin").read_bytes() == window.session.current.rendered.pdf
    assert "This is a blank copy" in window.messages.text
    marked = bool(window.session.current.prepared.consent.stop_reasons)
    assert ("NOT FOR SIGNATURE" in window.messages.text) is marked


def test_a_form_with_a_stop_is_printed_and_said_to_be_marked(qtbot, window, cups) -> None:
    open_made_up(window.session, FIRST)
    window.session.apply(window.session.draft.with_fact("pregnant", "yes"), "Pregnant")
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=20_000)
    assert window.session.current.prepared.consent.stop_reasons
    assert "marked NOT FOR SIGNATURE" in window.messages.text
    assert window.messages.history[-1].kind.value == "warning"
    assert (cups.folder / "stdin").read_bytes() == window.session.current.rendered.pdf


def test_print_again_prints_the_same_pages_whatever_is_on_screen(qtbot, window, cups) -> None:
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=20_000)
    printed, number = window.session.current.rendered.pdf, window.session.current.prepared.consent.number
    window.session.open(window.session.blank("exosome-treatment"))
    (cups.folder / "stdin").unlink()
    assert window.messages._button.text() == f"Print again ({number})", "not the patient who is on screen by now"
    assert "F8" not in window.messages.text, "what is open there is not what is open here"
    qtbot.mouseClick(window.messages._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len([m for m in window.messages.history if f"Printing {number}" in m.text]) == 2)
    assert (cups.folder / "stdin").read_bytes() == printed


def test_printing_is_cancelled_with_one_click(qtbot, window, cups) -> None:
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=20_000)
    assert window.messages._second.text() == "Cancel printing"
    qtbot.mouseClick(window.messages._second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Cancelled the printing" in window.messages.text)
    assert (cups.folder / "cancelled").read_text() == "Front_desk-12\n"


def test_paper_that_runs_out_after_sending_is_told_once_and_then_that_it_came_out(qtbot, window, cups) -> None:
    window.outgoing.looks_ms = (1,) * 50
    cups.says("printer Front_desk now printing Front_desk-12.\n\tNo paper\n\tAlerts: media-empty-error\n" + DEFAULT)
    cups.waiting("Front_desk-12 me 9 Mon\n\tAlerts: job-printing\n")
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "out of paper" in window.messages.text, timeout=20_000)
    assert window.messages._button.text() == "Save PDF instead"
    qtbot.wait(30)
    assert sum("out of paper" in m.text for m in window.messages.history) == 1


def test_a_finished_job_is_told_while_its_notice_stands(qtbot, window, cups) -> None:
    window.outgoing.looks_ms = (1,)
    cups.finished("Front_desk-12 me 9 Mon\n\tAlerts: job-completed-successfully\n")
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Printed EC-" in window.messages.text, timeout=20_000)
    assert not window.messages._second.isVisible()
    assert "Still open before it is signed" in window.messages.text, "the notice is gone in a second, this is not"


def test_no_printer_offers_to_save_the_pdf_instead(qtbot, window, cups, tmp_path) -> None:
    cups.says("")
    open_made_up(window.session, FIRST)
    window.outgoing.ask_where = lambda name: tmp_path / name
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "No printer" in window.messages.text, timeout=20_000)
    qtbot.mouseClick(window.messages._button, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("EC-*.pdf"))) == 1


def test_the_dialog_prints_and_is_remembered(qtbot, window, cups) -> None:
    cups.says(IDLE + BUSY)
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.outgoing.dialog is not None, timeout=20_000)
    dialog = window.outgoing.dialog
    dialog._printer.setCurrentIndex(1)
    dialog._copies.setValue(3)
    dialog._patient.setValue(0)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=20_000)
    assert cups.args[:4] == ["-d", "Back", "-n", "3"]
    assert window.outgoing.choice.printer == "Back", "a desk without a printer keeps its first choice"
    assert window.outgoing.choices.of("withdrawal").copies == 3


def test_the_dialog_keeps_for_one_form_and_offers_the_printers_trays(qtbot, window, cups) -> None:
    window.outgoing.choices.keep(PrintChoice(printer="Front_desk"), "", Keep.DESK)
    open_made_up(window.session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.outgoing.dialog is not None, timeout=20_000)
    dialog = window.outgoing.dialog
    assert dialog.keep is Keep.ONCE
    qtbot.waitUntil(lambda: dialog._tray.count() == 3)
    dialog._tray.setCurrentText("Tray2")
    dialog._keep.setCurrentIndex(dialog._keep.findData(Keep.FORM.value))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=20_000)
    assert "InputSlot=Tray2" in cups.args
    assert window.outgoing.choice.tray == "Tray2"
    assert window.outgoing.choices.desk.tray == ""
    assert window.outgoing.choices.of("withdrawal").tray == ""


def test_a_hanging_print_system_keeps_no_page_waiting(qtbot, window, cups) -> None:
    asked, answer = cups.folder / "asked", cups.folder / "answer"
    cups._script(
        "lpstat", f'touch "{asked}"; while [ ! -e "{answer}" ]; do sleep 0.02; done; cat "{cups.folder}/queues"'
    )
    open_made_up(window.session, FIRST)
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(asked.exists)
    try:
        with qtbot.waitSignal(window.session.rendered, timeout=10_000):
            window.session.apply(window.session.draft.with_fact("pregnant", "yes"), "Pregnant")
        assert "Printing" not in window.messages.text
    finally:
        answer.touch()
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=10_000)


def test_a_pdf_that_cannot_be_saved_is_told_without_the_folders_name(qtbot, window, tmp_path) -> None:
    window.outgoing.ask_where = lambda name: tmp_path / "Testina Kneeworth" / name
    window.outgoing.save_bytes(b"%PDF", "EC-1")
    assert "was not saved: the file could not be written (No such file" in window.messages.text
    assert "Kneeworth" not in window.messages.text
    assert window.messages._button.text() == "Save elsewhere…"


def test_the_dialog_without_printers_says_so_and_can_save(qtbot, window, cups, tmp_path) -> None:
    cups.says("")
    open_made_up(window.session, FIRST)
    window.outgoing.ask_where = lambda name: tmp_path / name
    window.outgoing.print_dialog()
    qtbot.waitUntil(lambda: window.outgoing.dialog is not None, timeout=20_000)
    window.outgoing.dialog._save()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("EC-*.pdf"))), timeout=20_000)


def test_saving_begins_in_the_documents_asks_before_overwriting_and_remembers_the_folder(
    qtbot, window, tmp_path
) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"before")
    asked, folders = [], []

    def overwrite() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.Yes).click()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        folders.append(dialog.directory().absolutePath())
        assert dialog.selectedFiles()[0].endswith("/EC-1.pdf")
        dialog.selectFile(str(tmp_path / "mine"))
        QTimer.singleShot(0, overwrite)
        dialog.accept()

    for _ in range(2):
        QTimer.singleShot(0, choose)
        window.outgoing.save_bytes(b"%PDF new", "EC-1")
    assert (tmp_path / "mine.pdf").read_bytes() == b"%PDF new"
    assert len(asked) == 2
    assert "mine.pdf" in asked[0]
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert folders[0] in {usual, str(Path(usual).parent)}, "or above, on a computer without a folder for documents"
    assert folders[1] == str(tmp_path)
    assert "mine" not in window.messages.text
