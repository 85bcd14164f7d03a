"""Printing through a real CUPS: what reaches the printer, what is said of it, and that nothing is left behind.

Where the scheduler is missing or may not run, these tests are skipped and say why.
"""

import io
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pikepdf
import pytest

from exoconsent.gui.cups import CupsPrinter
from exoconsent.gui.printing import Order, PrintChoice, PrintError, QueueState, Sides
from exoconsent.pdf.layout import Paper, PrintOptions
from tests.journey.bench import Bench

if sys.platform == "win32":
    pytest.skip("Windows has no CUPS", allow_module_level=True)

from exoconsent.gui import cups_jobs
from tests.journey.cups_server import CupsServer, MissingError, until

NAME = "Kneeworth"


@pytest.fixture(scope="module")
def server() -> Iterator[CupsServer]:
    with tempfile.TemporaryDirectory(prefix="cups", ignore_cleanup_errors=True) as home:
        server = CupsServer(Path(home))
        try:
            server.start()
        except MissingError as missing:
            pytest.skip(str(missing))
        server.add("Desk")
        server.add("Driver", driver="*% PostScript")
        server.add("Broken", "fail", "-o", "printer-error-policy=abort-job")
        server.add("Empty", "empty")
        server.add("Resting")
        server.ask("cupsdisable", "-r", "The toner is on its way", "Resting")
        server.add("Full")
        server.ask("cupsreject", "Full")
        server.ask("lpadmin", "-d", "Desk")
        yield server
        server.stop()


@pytest.fixture(autouse=True)
def here(server: CupsServer, monkeypatch: pytest.MonkeyPatch) -> CupsServer:
    """This process asks the test's own scheduler; libcups reads the variable once a thread, so it is told."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    library = cups_jobs._libcups()
    assert library is not None
    library.cupsSetServer(server.environment["CUPS_SERVER"].encode())
    (server.out / "refilled").unlink(missing_ok=True)
    return server


@pytest.fixture(scope="module")
def pdfs(bench: Bench) -> dict[Paper, bytes]:
    prepared = bench.prepare({"age": 40})
    return {paper: bench.clinic.render(prepared, PrintOptions(paper=paper)).pdf for paper in Paper}


@pytest.fixture(scope="module")
def two_pages(pdfs: dict[Paper, bytes]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs[Paper.A4])) as pdf:
        del pdf.pages[2:]
        pdf.save(out)
    return out.getvalue()


@pytest.fixture
def order(pdfs: dict[Paper, bytes]):
    def make(printer: str, paper: Paper = Paper.A4, **choice) -> Order:
        return Order(pdf=pdfs[paper], number="EC-1", paper=paper, choice=PrintChoice(printer=printer, **choice))

    return make


def words(path: Path, *flags: str) -> str:
    command = ["pdftotext", *flags, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def fated(job: str) -> str:
    """The trouble that ``job`` ended with."""
    until(lambda: CupsPrinter().fate(job).over)
    return CupsPrinter().fate(job).trouble


def test_copies_sides_and_the_number_reach_the_printer_and_the_words_stay_words(here, order) -> None:
    job = CupsPrinter().send(order("Desk", copies=2, patient_copies=1, sides=Sides.SHORT))
    printed = here.printed(job)
    assert (printed.title, printed.copies) == ("EC-1", 3)
    assert printed.options["sides"] == "two-sided-short-edge"
    assert printed.options["Duplex"] == "DuplexTumble"
    assert "collate" in printed.options
    assert "Collate=False" not in printed.told
    assert NAME in words(printed.document)
    assert NAME not in printed.told, "the print system's list of jobs is read by others"
    assert fated(job) == ""
    assert NAME not in here.log()


def test_no_copy_of_the_pdf_is_left_in_a_folder(here, order) -> None:
    job = CupsPrinter().send(order("Desk"))
    here.printed(job)
    assert fated(job) == ""
    left = [
        p for p in here.home.rglob("*") if p.is_file() and here.out not in p.parents and p.read_bytes()[:5] == b"%PDF-"
    ]
    assert left == []
    assert list((here.home / "tmp").iterdir()) == []


@pytest.mark.parametrize("tray", ["Tray2", "tray-2"])
def test_a_driver_is_told_the_tray_the_sides_and_every_copy(here, order, two_pages, tray) -> None:
    job = CupsPrinter().send(replace(order("Driver", tray=tray, sides=Sides.LONG), pdf=two_pages))
    script = here.printed(job).document.read_bytes()
    assert script.startswith(b"%!PS")
    assert b"*InputSlot Tray2" in script
    assert b"*Duplex DuplexNoTumble" in script
    assert int(re.findall(rb"%%Pages: (\d+)", script)[-1]) == 2 * 2, "two copies of two pages"
    assert CupsPrinter().trays("Driver") == ("Tray1", "Tray2")


def test_letter_pages_are_not_cut_by_a_printer_that_is_set_to_a4(here, order, tmp_path) -> None:
    (tmp_path / "sent.pdf").write_bytes(order("Desk", Paper.LETTER).pdf)
    printed = here.printed(CupsPrinter().send(order("Desk", Paper.LETTER)))
    assert printed.options["media"] == "Letter"
    sizes = set(re.findall(r'<page width="(\d+)\.\d+" height="(\d+)', words(printed.document, "-bbox")))
    assert sizes == {("612", "792")}
    assert words(printed.document).split() == words(tmp_path / "sent.pdf").split()


def test_queues_are_listed_with_state_and_reason_the_default_first(here, order) -> None:
    job = CupsPrinter().send(order("Empty"))
    until(lambda: any(q.state is QueueState.BUSY for q in CupsPrinter().queues()))
    queues = {q.name: (q.state, q.reason) for q in CupsPrinter().queues()}
    assert next(iter(queues)) == "Desk"
    assert queues["Desk"] == (QueueState.READY, "")
    assert queues["Resting"] == (QueueState.PAUSED, "The toner is on its way")
    assert queues["Empty"][0] is QueueState.BUSY
    CupsPrinter().cancel(job)


@pytest.mark.parametrize(
    ("printer", "sentence"),
    [
        ("Attic", "not there any more"),
        ("Resting", r"paused \(The toner is on its way\)"),
        ("Full", "did not take the job: .*not accepting jobs"),
    ],
)
def test_what_keeps_a_job_from_being_sent_is_told(order, printer, sentence) -> None:
    with pytest.raises(PrintError, match=sentence):
        CupsPrinter().send(order(printer))


def test_a_job_that_the_printer_broke_is_told_with_its_words(order) -> None:
    assert fated(CupsPrinter().send(order("Broken"))) == (
        "The print job failed: the print system gave it up (The drum is worn out)."
    )


def test_an_empty_tray_is_told_and_forgotten_when_it_is_filled(here, order) -> None:
    job = CupsPrinter().send(order("Empty"))
    until(lambda: "it is out of paper" in CupsPrinter().fate(job).trouble)
    assert not CupsPrinter().fate(job).over
    (here.out / "refilled").touch()
    assert fated(job) == ""


def test_a_job_is_cancelled_unless_it_is_too_late(here, order) -> None:
    printer = CupsPrinter()
    job = printer.send(order("Empty"))
    until(lambda: "out of paper" in printer.fate(job).trouble)
    printer.cancel(job)
    assert "was cancelled" in fated(job)
    assert not (here.out / f"{job.rpartition('-')[2]}.told").exists()
    printed = printer.send(order("Desk"))
    assert fated(printed) == ""
    with pytest.raises(PrintError, match=r"could not be cancelled: .*already completed"):
        printer.cancel(printed)


def test_a_scheduler_that_hangs_or_is_gone_does_not_answer(here, order, monkeypatch) -> None:
    monkeypatch.setattr("exoconsent.gui.cups.PATIENCE", 0.3)
    here.process.send_signal(signal.SIGSTOP)
    try:
        with pytest.raises(PrintError, match="does not answer"):
            CupsPrinter().send(order("Desk"))
    finally:
        here.process.send_signal(signal.SIGCONT)
    monkeypatch.setenv("CUPS_SERVER", "localhost:1")
    with pytest.raises(PrintError, match="does not answer"):
        CupsPrinter().queues()


def test_ctrl_p_prints_on_the_desks_printer_and_says_when_it_came_out(qtbot, here, tmp_path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from exoconsent.clinic import Clinic
    from exoconsent.gui.made_up import FIRST, open_made_up
    from exoconsent.gui.session import Session
    from exoconsent.gui.window import Window

    session = Session(Clinic.demo(tmp_path), lambda: datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    window = Window(session, form_place=lambda _session, parent: QWidget(parent))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.outgoing.looks_ms = (20,) * 100
    open_made_up(session, FIRST)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Printed EC-" in window.messages.text, timeout=20_000)
    session.close()
    assert "“Desk”" in window.messages.text
    newest = max(here.out.glob("*.document"), key=lambda path: path.stat().st_mtime_ns)
    assert session.current.prepared.consent.number in words(newest)
    assert NAME in words(newest)


def test_qt_paints_the_pages_into_the_same_queue_from_a_worker(qapp, here, order, two_pages) -> None:
    from exoconsent.gui.qt_printing import QtPrinter

    printer, faults = QtPrinter(), []
    assert printer.queues()[0].name == "Desk"
    assert {q.name: q.state for q in printer.queues()}["Resting"] is QueueState.PAUSED

    def work() -> None:
        try:
            wanted = order("Desk", copies=1, patient_copies=0, sides=Sides.SHORT)
            assert printer.send(replace(wanted, pdf=two_pages)) == ""
        except Exception as fault:  # noqa: BLE001 - told in the test's own thread
            faults.append(fault)

    before = set(here.out.glob("*.told"))
    worker = Thread(target=work)
    worker.start()
    worker.join(60)
    assert not faults
    until(lambda: bool(set(here.out.glob("*.told")) - before), 20)
    told = next(iter(set(here.out.glob("*.told")) - before))
    printed = here.printed(f"Desk-{told.stem}")
    assert printed.title == "EC-1"
    assert printed.options["Duplex"] == "DuplexTumble"
    assert words(printed.document).strip() == "", "the pages are pictures"
