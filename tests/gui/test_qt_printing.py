"""Printing by Qt, into a PDF file in place of Windows' print system."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from exoconsent.gui.printing import Fate, Order, PrintChoice, PrintError, Queue, QueueState, Sides, printer_of
from exoconsent.gui.qt_printing import QtPrinter, set_up
from exoconsent.pdf.layout import PAPER_POINTS, Paper
from exoconsent.pdf.raster import page_pixels


def two_pages(paper: Paper = Paper.A4) -> bytes:
    """A black square in the top left corner of the first page, in the bottom right one of the second."""
    out, (width, height) = io.BytesIO(), PAPER_POINTS[paper]
    canvas = Canvas(out, pagesize=(width, height))
    canvas.rect(0, height - 50, 50, 50, fill=1)
    canvas.showPage()
    canvas.rect(width - 50, 0, 50, 50, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


class ToFile(QtPrinter):
    """Knows one printer, a file."""

    def __init__(self, path: Path, state: QueueState = QueueState.READY) -> None:
        self.path, self.state = path, state

    def queues(self) -> tuple[Queue, ...]:
        return (Queue(name="File", state=self.state),)

    def _device(self, queue: Queue) -> QPrinter:
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(self.path))
        return device


def dark(pdf: bytes, page: int, x: float, y: float) -> bool:
    """Whether the point at these fractions of the page is ink."""
    pixels = page_pixels(pdf, page, 72)
    return pixels.data[int(y * pixels.height) * pixels.stride + 4 * int(x * pixels.width)] < 60


@pytest.mark.parametrize("paper", list(Paper))
def test_a_page_fills_its_paper_from_edge_to_edge(qapp, tmp_path, paper) -> None:
    path = tmp_path / "out.pdf"
    assert ToFile(path).send(Order(pdf=two_pages(paper), number="EC-1", paper=paper)) == ""
    printed = path.read_bytes()
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 2, "copies are the print system's work"
        for page in pdf.pages:
            assert [float(side) for side in page.MediaBox][2:] == pytest.approx(PAPER_POINTS[paper], abs=1)
    assert dark(printed, 0, 0.01, 0.01)
    assert not dark(printed, 0, 0.99, 0.99)
    assert dark(printed, 1, 0.99, 0.99)


class Told(QPrinter):
    """Without a print system Qt forgets sides and tray again."""

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self.sides = duplex

    def setPaperSource(self, source: QPrinter.PaperSource) -> None:
        self.tray = source


def test_the_device_is_told_number_copies_sides_and_tray(qapp) -> None:
    choice = PrintChoice(copies=2, patient_copies=1, sides=Sides.SHORT, tray="Lower")
    device = set_up(Told(), Order(pdf=b"", number="EC-1", paper=Paper.LETTER, choice=choice))
    assert (device.docName(), device.copyCount(), device.collateCopies()) == ("EC-1", 3, True)
    assert device.sides is QPrinter.DuplexMode.DuplexShortSide
    assert device.tray is QPrinter.PaperSource.Lower
    assert device.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    unknown = set_up(Told(), Order(pdf=b"", number="EC-1", choice=PrintChoice(tray="Attic")))
    assert not hasattr(unknown, "tray")


@pytest.mark.qt_log_ignore("QPainter::begin.*Returned false")
@pytest.mark.parametrize(
    ("printer", "sentence"),
    [
        (ToFile(Path("nowhere") / "at" / "all.pdf"), "did not take the job: it could not be opened"),
        (ToFile(Path("unused.pdf"), QueueState.PAUSED), "is paused"),
    ],
)
def test_what_keeps_qt_from_printing_is_told(qapp, printer, sentence) -> None:
    with pytest.raises(PrintError, match=sentence):
        printer.send(Order(pdf=two_pages(), number="EC-1"))
    assert not printer.path.exists()


def test_windows_prints_by_qt_and_knows_nothing_of_a_job_afterwards(qapp) -> None:
    printer = printer_of("win32")
    assert isinstance(printer, QtPrinter)
    assert printer.fate("") == Fate(over=True)


def test_qts_print_library_is_loaded_only_where_it_prints() -> None:
    program = "import exoconsent.gui.window, sys; sys.exit('PySide6.QtPrintSupport' in sys.modules)"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
