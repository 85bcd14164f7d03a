"""SheetOut: a sheet of the clinic's own goes to the desk's printer, once; without a printer it is saved on a stick."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.gui.choosing import place_to_save
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.paper import paper_of
from exoconsent.gui.print_choices import PrintChoices
from exoconsent.gui.printing import Order, Printer, PrintError, Sides, printer_of
from exoconsent.gui.remembered import Remembered

NAME: Final = "exoconsent-sheet"
"""What it is called in the printer's queue and as a file: nothing of what stands on it."""


class SheetOut(QObject):
    """Nothing of a sheet is kept here, and none goes through a file of ours or the clipboard."""

    told = Signal(str)
    """What became of it, as a sentence."""

    def __init__(self, parent: QWidget, remembered: Remembered) -> None:
        """``printer`` and ``ask_where`` are open to be set by tests."""
        super().__init__(parent)
        self._parent, self._remembered = parent, remembered
        self.jobs = Jobs(self)
        self.printer: Printer | None = None
        self.ask_where: Callable[[], Path | None] = self._ask_where

    def send(self, pdf: bytes) -> None:
        """One copy, one side, on this desk's printer."""
        choice = replace(PrintChoices(self._remembered).desk, copies=1, patient_copies=0, sides=Sides.ONE)
        order = Order(pdf=pdf, number=NAME, paper=paper_of(self._remembered), choice=choice)
        failed = partial(self._failed, pdf)
        printer = self.printer or printer_of()  # not in the worker: on Windows it loads a part of Qt (see ``loading``)
        self.jobs.submit("sheet", lambda: printer.send(order), self._sent, failed)

    def _sent(self, _job: str) -> None:
        self.told.emit(self.tr("Sent to the printer. Look that the paper comes out and can be read."))

    def _failed(self, pdf: bytes, fault: Exception) -> None:
        if not isinstance(fault, PrintError):
            self.told.emit(self.tr("Printing failed ({kind}).").format(kind=type(fault).__name__))
            return
        path = self.ask_where()
        if path is None:
            self.told.emit(str(fault))
            return
        try:
            write_safely(path, pdf)
        except ExoConsentError as trouble:
            self.told.emit(str(trouble))
        else:
            self.told.emit(self.tr("Saved as a PDF. Print it elsewhere, then delete the file."))

    def _ask_where(self) -> Path | None:
        title = self.tr("There is no printer: save the page on a stick")
        return place_to_save(self._parent, title, "", f"{NAME}.pdf", self.tr("PDF (*.pdf)"))
