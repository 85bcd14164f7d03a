"""What leaves the desk: the PDF on paper or in a file of one's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.gui.choosing import place_to_save
from exoconsent.gui.messages import Messages, Offer
from exoconsent.gui.pages_due import PagesDue
from exoconsent.gui.print_choices import Keep, PrintChoices
from exoconsent.gui.print_dialog import PrintDialog
from exoconsent.gui.printing import Fate, Order, PrintChoice, Printer, Queue, printer_of
from exoconsent.gui.remarks import NO_REMARK, Remark, Sent, Shown
from exoconsent.gui.remembered import Remembered

if TYPE_CHECKING:
    from exoconsent.gui.session import Session, Sheet

LOOKS_MS: Final = (1500, 4000, 10_000, 30_000, 60_000, 120_000, 300_000)
"""When a job is looked after again: most are printed or refused in seconds, paper may be refilled in minutes."""
T = TypeVar("T")


class Outgoing(QObject):
    """Prints and saves what is on screen."""

    went = Signal(str)
    """The number of a document that went to the printer."""

    def __init__(self, session: "Session", pages: PagesDue, messages: Messages, remembered: Remembered) -> None:
        """``printer``, ``ask_where`` and ``looks_ms`` are open to be set by tests."""
        super().__init__(messages)
        self._session, self._pages, self._messages = session, pages, messages
        self._turn, self._drafts = 0, 0
        self._shown = Shown()
        self.refused: Callable[[], tuple[str, ...]] = tuple
        """What fields show and the pages do not hold, as sentences."""
        session.opened.connect(self._outdate)
        self._folder = ""
        self._cancelled: set[str] = set()
        self.choices = PrintChoices(remembered)
        self.printer: Printer | None = None
        self.ask_where: Callable[[str], Path | None] = self._ask_where
        self.looks_ms = LOOKS_MS
        self.dialog: PrintDialog | None = None

    @property
    def choice(self) -> PrintChoice:
        """How this desk prints the open form."""
        return self.choices.of(self._session.draft.form_id)

    def save(self) -> None:
        """Ask where, and write the PDF there."""
        self._pages.then("save", self._save)

    def _save(self, sheet: "Sheet") -> None:
        self.save_bytes(sheet.rendered.pdf, sheet.prepared.consent.number)
        if caution := self._caution():
            self._messages.warn(caution)

    def _caution(self) -> str:
        refused = self.refused()
        return self.tr("CAUTION: {what} F8 goes there.").format(what=" ".join(refused)) if refused else ""

    def save_bytes(self, pdf: bytes, number: str) -> None:
        """Ask where, and write ``pdf`` there."""
        path = self.ask_where(f"{number}.pdf")
        if path is None:
            return
        try:
            write_safely(path, pdf)
        except ExoConsentError as fault:
            elsewhere = (self.tr("Save elsewhere…"), lambda: self.save_bytes(pdf, number))
            self._messages.error(self._unsaved(fault, path), elsewhere)
        else:
            self._messages.say(self.tr("Saved {number} as a PDF.").format(number=number))

    def print_now(self) -> None:
        """Print on this desk's printer, without a question."""
        choice = self.choice
        self._pages.then("print", lambda sheet: self._print(sheet, choice))

    def print_filed(self, pdf: bytes, number: str) -> None:
        """Print a document that is not on screen, such as a filed one, as this desk prints."""
        self._send(Order(pdf=pdf, number=number, paper=self._session.options.paper, choice=self.choices.desk))

    def print_dialog(self) -> None:
        """Ask how, then print."""
        self._ask(settle=False)

    def choose_printer(self) -> None:
        """Ask how Ctrl+P shall print; nothing is printed."""
        self._ask(settle=True)

    def _ask(self, *, settle: bool) -> None:
        self._submit(
            lambda way: way.queues(),
            lambda queues: self._open(queues, "", settle=settle),
            lambda fault: self._open((), self._words(fault), settle=settle),
        )

    def _open(self, queues: tuple[Queue, ...], trouble: str, *, settle: bool) -> None:
        choice = self.choices.desk if settle else self.choice
        dialog = self.dialog = PrintDialog(queues, choice, trouble, settle=settle, parent=self._messages.window())
        dialog.finished.connect(lambda result: self._answered(dialog, bool(result), settle=settle))
        dialog.printer_shown.connect(self._find_trays)
        dialog.ask_trays()
        dialog.open()

    def _find_trays(self, name: str) -> None:
        self._submit(lambda way: way.trays(name), partial(self._show_trays, name), lambda _fault: None)

    def _show_trays(self, name: str, trays: tuple[str, ...]) -> None:
        if self.dialog is not None:
            self.dialog.show_trays(name, trays)

    def _answered(self, dialog: PrintDialog, accepted: bool, *, settle: bool) -> None:
        choice, keep, save = dialog.choice, dialog.keep, dialog.save_instead
        dialog.deleteLater()
        self.dialog = None
        if save:
            self.save()
        if not accepted:
            return
        self.choices.keep(choice, self._session.draft.form_id, Keep.DESK if settle else keep)
        if settle:
            self._messages.say(self.tr("Ctrl+P prints on “{name}” from now on.").format(name=choice.printer))
        else:
            self._pages.then("print", lambda sheet: self._print(sheet, choice))

    def _print(self, sheet: "Sheet", choice: PrintChoice) -> None:
        order = Order(
            pdf=sheet.rendered.pdf, number=sheet.prepared.consent.number, paper=sheet.options.paper, choice=choice
        )
        self._send(order, self._remark(sheet))

    def _send(self, order: Order, remark: Remark = NO_REMARK) -> None:
        self._submit(
            lambda way: way.send(order),
            lambda job: self._sent(order, job, remark),
            lambda fault: self._tell_of(
                order.number,
                replace(remark, words=""),
                self._messages.error,
                self._words(fault),
                self._save_instead(order),
            ),
        )

    def _remark(self, sheet: "Sheet") -> Remark:
        """Nothing of it keeps the form from being printed: it may be signed on paper."""
        prepared, words = sheet.prepared, []
        blank, stopped = not sheet.draft.patient.name, bool(prepared.consent.stop_reasons)
        count = sum(problem.open for problem in prepared.problems)
        caution = self._caution()
        if caution:
            words.append(caution)
        if blank:
            words.append(self.tr("This is a blank copy, to be filled in by hand."))
        if stopped:
            words.append(self.tr("It is marked NOT FOR SIGNATURE; F8 shows why."))
        elif count and not blank:
            words.append(self.tr("Still open before it is signed: {count} (F8).").format(count=count))
        return Remark(words=" ".join(words), grave=stopped or bool(caution), turn=self._drafts)

    def _sent(self, order: Order, job: str, remark: Remark) -> None:
        choice = order.choice
        where = choice.printer or job.rpartition("-")[0] or self.tr("the printer")
        words = self.tr("Printing {number} on “{where}”: {copies} for the clinic, {patient} for the patient.")
        told = words.format(number=order.number, where=where, copies=choice.copies, patient=choice.patient_copies)
        self.went.emit(order.number)
        sent = Sent(order=order, job=job, where=where, told=told, remark=remark)
        self._tell(sent, told, self._again(sent), self._stop(sent))
        if job:
            self._look_later(sent, 0, "")

    def _look_later(self, sent: Sent, look: int, known: str) -> None:
        if look < len(self.looks_ms):
            QTimer.singleShot(self.looks_ms[look], self, lambda: self._look(sent, look, known))

    def _look(self, sent: Sent, look: int, known: str) -> None:
        self._submit(
            lambda way: way.fate(sent.job),
            lambda fate: self._tell_fate(sent, fate, look, known),
            lambda _fault: self._look_later(sent, look + 1, known),
        )

    def _tell_fate(self, sent: Sent, fate: Fate, look: int, known: str) -> None:
        """Each trouble is told once; that it is over only while nothing else was told in between."""
        if sent.job in self._cancelled:
            return
        if fate.trouble and fate.trouble != known:
            offers = self._save_instead(sent.order), None if fate.over else self._stop(sent)
            bare = replace(sent.remark, words="")
            self._tell_of(sent.order.number, bare, self._messages.error, fate.trouble, *offers)
        elif fate.over and self._messages.text in (sent.told, sent.remark.after(sent.told)):
            words = self.tr("Printed {number} on “{where}”.").format(number=sent.order.number, where=sent.where)
            self._tell(sent, words, self._again(sent))
        if not fate.over:
            self._look_later(sent, look + 1, fate.trouble)

    def _tell(self, sent: Sent, words: str, *offers: Offer | None) -> None:
        tell = self._messages.warn if sent.remark.grave else self._messages.say
        self._tell_of(sent.order.number, sent.remark, tell, words, *offers)

    def _tell_of(
        self, number: str, remark: Remark, tell: Callable[..., None], words: str, *offers: Offer | None
    ) -> None:
        """Tell of the document ``number``; its remark only while it is on screen."""
        here = remark.turn == self._drafts
        self._shown = Shown(text=remark.after(words) if here else words, bare=words, number=number)
        tell(self._shown.text, *offers)
        if not here:
            self._messages.outdate(words, number)

    def _outdate(self, _draft: object) -> None:
        """Another patient is on screen: "Print again" must not seem to mean that one."""
        self._drafts += 1
        shown, self._shown = self._shown, Shown()
        if shown.text and self._messages.text == shown.text:
            self._messages.outdate(shown.bare, shown.number)

    def _again(self, sent: Sent) -> Offer:
        """The same pages, whatever stands on screen by then."""
        return self.tr("Print again"), lambda: self._send(sent.order, sent.remark)

    def _save_instead(self, order: Order) -> Offer:
        return self.tr("Save PDF instead"), lambda: self.save_bytes(order.pdf, order.number)

    def _stop(self, sent: Sent) -> Offer | None:
        return (self.tr("Cancel printing"), lambda: self._cancel(sent)) if sent.job else None

    def _cancel(self, sent: Sent) -> None:
        self._submit(
            lambda way: way.cancel(sent.job),
            lambda _nothing: self._is_cancelled(sent),
            lambda fault: self._tell_of(
                sent.order.number, sent.remark, self._messages.warn, self._words(fault), self._again(sent)
            ),
        )

    def _is_cancelled(self, sent: Sent) -> None:
        self._cancelled.add(sent.job)
        words = self.tr("Cancelled the printing of {number}.").format(number=sent.order.number)
        self._tell_of(sent.order.number, sent.remark, self._messages.say, words, self._again(sent))

    def _submit(
        self, work: Callable[[Printer], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Each job under a name of its own: a second print must not silence what is told about the first."""
        self._turn += 1
        self._session.errands.submit(f"print {self._turn}", partial(work, self._way()), then, failed)

    def _words(self, fault: Exception) -> str:
        if isinstance(fault, ExoConsentError):
            return str(fault)
        return self.tr("Printing failed ({kind}).").format(kind=type(fault).__name__)

    def _unsaved(self, fault: Exception, path: Path) -> str:
        """Without the path: a person's folder may be named after anybody, and messages are read over shoulders."""
        return self.tr("The PDF was not saved: the file {why}.").format(why=str(fault).removeprefix(f"{path}: "))

    def _way(self) -> Printer:
        """Looked for on the window's thread: on Windows it loads a part of Qt (see ``loading``)."""
        if self.printer is None:
            self.printer = printer_of()
        return self.printer

    def _ask_where(self, name: str) -> Path | None:
        """In the documents at first, then where the last one went; an existing file is asked about by the dialog."""
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title, kinds = self.tr("Save PDF"), self.tr("PDF (*.pdf)")
        chosen = place_to_save(self._messages.window(), title, self._folder or usual, name, kinds)
        self._folder = str(chosen.parent) if chosen else self._folder
        return chosen
