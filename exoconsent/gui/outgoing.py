"""What leaves the desk: the PDF on paper or in a file of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.gui.messages import Messages
from exoconsent.gui.pages_due import PagesDue
from exoconsent.gui.print_dialog import PrintDialog
from exoconsent.gui.printing import PrintChoice, Printer, Queue, printer_of
from exoconsent.gui.remembered import Remembered

if TYPE_CHECKING:
    from exoconsent.gui.session import Session, Sheet

LOOK_AGAIN_MS = 4000
"""After this long a job is looked after once more: most printers have taken or refused it by then."""
_KEY = "printing"
T = TypeVar("T")


class Outgoing(QObject):
    """Prints and saves what is on screen."""

    def __init__(self, session: "Session", pages: PagesDue, messages: Messages, remembered: Remembered) -> None:
        """``printer`` and ``ask_where`` are open to be set by tests."""
        super().__init__(messages)
        self._session, self._pages, self._messages, self._remembered = session, pages, messages, remembered
        self._turn = 0
        self.printer: Printer | None = None
        self.ask_where: Callable[[str], Path | None] = self._ask_where
        self.dialog: PrintDialog | None = None

    @property
    def choice(self) -> PrintChoice:
        """How this desk prints."""
        return PrintChoice.read(self._remembered.get(_KEY, {}))

    def save(self) -> None:
        """Ask where, and write the PDF there."""
        self._pages.then("save", lambda sheet: self.save_bytes(sheet.rendered.pdf, sheet.prepared.consent.number))

    def save_bytes(self, pdf: bytes, number: str) -> None:
        """Ask where, and write ``pdf`` there."""
        path = self.ask_where(f"{number}.pdf")
        if path is None:
            return
        try:
            write_safely(path, pdf)
        except ExoConsentError as fault:
            self._messages.error(str(fault), (self.tr("Save elsewhere…"), lambda: self.save_bytes(pdf, number)))
        else:
            self._messages.say(self.tr("Saved {number} as a PDF.").format(number=number))

    def print_now(self) -> None:
        """Print on this desk's printer, without a question."""
        choice = self.choice
        self._pages.then("print", lambda sheet: self._send(sheet, choice))

    def print_dialog(self) -> None:
        """Ask how, then print."""
        self._ask(settle=False)

    def choose_printer(self) -> None:
        """Ask how Ctrl+P shall print; nothing is printed."""
        self._ask(settle=True)

    def _ask(self, *, settle: bool) -> None:
        printer = self._way()
        self._submit(
            printer.queues,
            lambda queues: self._open(queues, "", settle=settle),
            lambda fault: self._open((), self._words(fault), settle=settle),
        )

    def _open(self, queues: tuple[Queue, ...], trouble: str, *, settle: bool) -> None:
        parent = self._messages.window()
        dialog = self.dialog = PrintDialog(queues, self.choice, trouble, settle=settle, parent=parent)
        dialog.finished.connect(lambda result: self._answered(dialog, bool(result), settle=settle))
        dialog.open()

    def _answered(self, dialog: PrintDialog, accepted: bool, *, settle: bool) -> None:
        choice, keep, save = dialog.choice, dialog.keep, dialog.save_instead
        dialog.deleteLater()
        self.dialog = None
        if save:
            self.save()
        if not accepted:
            return
        if keep or settle:
            self._remembered.put(_KEY, choice.as_json())
        if settle:
            self._messages.say(self.tr("Ctrl+P prints on “{name}” from now on.").format(name=choice.printer))
        else:
            self._pages.then("print", lambda sheet: self._send(sheet, choice))

    def _send(self, sheet: "Sheet", choice: PrintChoice) -> None:
        printer, pdf, number = self._way(), sheet.rendered.pdf, sheet.prepared.consent.number
        self._submit(
            lambda: printer.send(pdf, number, choice),
            lambda job: self._sent(job, number, choice),
            lambda fault: self._not_sent(fault, pdf, number),
        )

    def _sent(self, job: str, number: str, choice: PrintChoice) -> None:
        where = choice.printer or job.rpartition("-")[0] or self.tr("the printer")
        words = self.tr("Printing {number} on “{where}”: {copies} for the clinic, {patient} for the patient.")
        told = words.format(number=number, where=where, copies=choice.copies, patient=choice.patient_copies)
        self._messages.say(told, (self.tr("Print again"), self.print_now))
        if job:
            QTimer.singleShot(LOOK_AGAIN_MS, self, lambda: self._look_after(job))

    def _look_after(self, job: str) -> None:
        self._submit(lambda: self._way().trouble(job), self._warn, lambda _fault: None)

    def _warn(self, sentence: str) -> None:
        if sentence:
            self._messages.error(sentence, (self.tr("Save PDF instead"), self.save))

    def _not_sent(self, fault: Exception, pdf: bytes, number: str) -> None:
        instead = (self.tr("Save PDF instead"), lambda: self.save_bytes(pdf, number))
        self._messages.error(self._words(fault), instead)

    def _submit(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Each job under a name of its own: a second print must not silence what is told about the first."""
        self._turn += 1
        self._session.jobs.submit(f"print {self._turn}", work, then, failed)

    def _words(self, fault: Exception) -> str:
        if isinstance(fault, ExoConsentError):
            return str(fault)
        return self.tr("Printing failed ({kind}).").format(kind=type(fault).__name__)

    def _way(self) -> Printer:
        if self.printer is None:
            self.printer = printer_of()
        return self.printer

    def _ask_where(self, name: str) -> Path | None:
        start = str(Path.home() / name)
        words = self.tr("Save PDF"), self.tr("PDF (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(self._messages.window(), words[0], start, words[1])
        return Path(chosen) if chosen else None
