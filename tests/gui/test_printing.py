"""Printing with a print system made of two scripts: what is sent, and what is said when it goes wrong."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exoconsent.clinic import Clinic
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.printing import (
    CupsPrinter,
    NoPrinter,
    PrintChoice,
    PrintError,
    QueueState,
    Sides,
    parse_queues,
    printer_of,
)
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window

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
        self.lp('echo "request id is Front_desk-12 (0 file(s))"')

    def says(self, text: str) -> None:
        (self.folder / "queues").write_text(text)
        done, queues = self.folder / "done", self.folder / "queues"
        self._script("lpstat", f'case "$*" in *completed*) cat "{done}";; *) cat "{queues}";; esac')

    def finished(self, text: str) -> None:
        (self.folder / "done").write_text(text)

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
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return FakeCups(folder)


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
    assert CupsPrinter().send(b"%PDF-1.7 \x00\xff", "EC-1", choice) == "Front_desk-12"
    assert (cups.folder / "stdin").read_bytes() == b"%PDF-1.7 \x00\xff"
    assert cups.args == [
        *("-d", "Front_desk", "-n", "3", "-o", "sides=two-sided-long-edge", "-o", "collate=true"),
        *("-o", "media=Tray2", "-t", "EC-1", "-"),
    ]


def test_without_a_choice_the_default_printer_is_taken(cups: FakeCups) -> None:
    cups.says(BUSY + IDLE + DEFAULT)
    CupsPrinter().send(b"%PDF", "EC-1", PrintChoice())
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
        CupsPrinter().send(b"%PDF", "EC-1", PrintChoice(printer=wanted))
    assert not (cups.folder / "args").exists()


def test_a_refused_job_is_told_with_the_reason(cups: FakeCups) -> None:
    cups.lp('echo "lp: The printer is not accepting jobs." >&2; exit 1')
    with pytest.raises(PrintError, match="did not take the job: The printer is not accepting jobs"):
        CupsPrinter().send(b"%PDF", "EC-1", PrintChoice())


def test_a_job_is_looked_after(cups: FakeCups) -> None:
    printer = CupsPrinter()
    cups.finished("Front_desk-12 me 1024 Mon\n\tAlerts: job-completed-successfully\n\tqueued for Front_desk\n")
    assert printer.trouble("Front_desk-12") == ""
    cups.finished("Front_desk-1 me 9 Mon\n\tAlerts: none\nFront_desk-12 me 9 Mon\n\tAlerts: aborted-by-system\n")
    assert "print job failed" in printer.trouble("Front_desk-12")
    cups.finished("")
    assert printer.trouble("Front_desk-12") == ""
    cups.says(PAUSED)
    assert "is paused" in printer.trouble("Front_desk-12")


def test_windows_and_a_computer_without_cups_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="not built for Windows yet; save the PDF"):
        printer_of("win32").send(b"", "EC-1", PrintChoice())
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = printer_of("linux")
    assert isinstance(missing, NoPrinter)
    with pytest.raises(PrintError, match="No printer"):
        missing.queues()
    with pytest.raises(PrintError, match="No printer"):
        CupsPrinter().queues()


@given(
    st.builds(PrintChoice, copies=st.integers(1, 20), patient_copies=st.integers(0, 20), sides=st.sampled_from(Sides))
)
def test_a_choice_that_was_kept_is_read_again(choice: PrintChoice) -> None:
    assert PrintChoice.read(choice.as_json()) == choice


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


def test_a_blank_form_may_always_be_printed(qtbot, window, cups) -> None:
    window.session.show(window.session.draft)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: (cups.folder / "stdin").exists() and "Printing" in window.messages.text, timeout=20_000)


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
    assert window.outgoing.choice.printer == "Back"


def test_the_dialog_without_printers_says_so_and_can_save(qtbot, window, cups, tmp_path) -> None:
    cups.says("")
    open_made_up(window.session, FIRST)
    window.outgoing.ask_where = lambda name: tmp_path / name
    window.outgoing.print_dialog()
    qtbot.waitUntil(lambda: window.outgoing.dialog is not None, timeout=20_000)
    window.outgoing.dialog._save()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("EC-*.pdf"))), timeout=20_000)
