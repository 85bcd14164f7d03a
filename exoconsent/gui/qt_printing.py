"""Printing by Qt (Windows): pages drawn at 300 dpi and painted on a QPrinter, in a worker thread."""

from itertools import count
from typing import Final

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from exoconsent.gui.print_words import NOT_OPENED, REFUSED
from exoconsent.gui.printing import Fate, Order, PrintError, Queue, QueueState, Sides, fit_queue
from exoconsent.gui.translation import said
from exoconsent.pdf.layout import Paper
from exoconsent.pdf.raster import page_pixels

DPI: Final = 300
_PAGE: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_DUPLEX: Final = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}
_STATES: Final = {
    QPrinter.PrinterState.Idle: QueueState.READY,
    QPrinter.PrinterState.Active: QueueState.BUSY,
}


class QtPrinter:
    """The system's printers as Qt knows them. The system spools the job; it cannot be taken back from here."""

    def queues(self) -> tuple[Queue, ...]:
        """By ``QPrinterInfo``."""
        default = QPrinterInfo.defaultPrinterName()
        names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default)
        return tuple(Queue(name=name, state=_state(name)) for name in names)

    def trays(self, name: str) -> tuple[str, ...]:
        """Qt tells them on Windows only."""
        ask = getattr(QPrinter(QPrinterInfo.printerInfo(name)), "supportedPaperSources", None)
        return tuple(source.name for source in ask()) if ask else ()

    def send(self, order: Order) -> str:
        """Page by page, so that one page's pixels are held and not the document's; no id comes back."""
        queue = fit_queue(self.queues(), order.choice.printer)
        device = set_up(self._device(queue), order)
        painter = QPainter()
        if not painter.begin(device):
            raise _broke_off(queue)
        try:
            _paint(painter, device, order.pdf, queue)
        finally:
            painter.end()
        if device.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
            raise _broke_off(queue)
        return ""

    def fate(self, job: str) -> Fate:
        """Nothing more is known once the system has the job."""
        return Fate(over=True)

    def cancel(self, job: str) -> None:
        """Not possible."""

    def _device(self, queue: Queue) -> QPrinter:
        return QPrinter(QPrinterInfo.printerInfo(queue.name), QPrinter.PrinterMode.HighResolution)


def set_up(device: QPrinter, order: Order) -> QPrinter:
    """``device`` told how to print ``order``; what it cannot do it leaves undone."""
    choice = order.choice
    device.setDocName(order.number)
    device.setCreator("ExoConsent")
    device.setResolution(DPI)
    device.setPageSize(QPageSize(_PAGE[order.paper]))
    device.setFullPage(True)
    device.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    device.setCopyCount(choice.total)
    device.setCollateCopies(True)
    device.setDuplex(_DUPLEX[choice.sides])
    if choice.tray in QPrinter.PaperSource.__members__:
        device.setPaperSource(QPrinter.PaperSource[choice.tray])
    return device


def _paint(painter: QPainter, device: QPrinter, pdf: bytes, queue: Queue) -> None:
    for page in count():
        try:
            pixels = page_pixels(pdf, page, DPI)
        except IndexError:
            return
        if page and not device.newPage():
            raise _broke_off(queue)
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
        painter.drawImage(_place(image, device), image)


def _place(image: QImage, device: QPrinter) -> QRect:
    """The whole sheet; on a printer that has other paper, as large as fits, so that nothing is cut off."""
    sheet = device.paperRect(QPrinter.Unit.DevicePixel).toRect()
    place = QRect(sheet.topLeft(), image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio))
    if abs(place.width() - sheet.width()) <= 2 and abs(place.height() - sheet.height()) <= 2:
        return sheet  # the same paper, rounded another way
    place.moveCenter(sheet.center())
    return place


def _state(name: str) -> QueueState:
    return _STATES.get(QPrinterInfo.printerInfo(name).state(), QueueState.PAUSED)


def _broke_off(queue: Queue) -> PrintError:
    return PrintError(said(REFUSED, name=queue.name, reason=said(NOT_OPENED)))
