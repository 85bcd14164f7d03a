"""Ceremony: the full screen on which a patient reads, asks, signs or declines; staff alone lead out of it.

What is seen is what is signed: the bytes are taken once, when it opens, and each signature is an update behind them.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exoconsent.clinic import Clinic
from exoconsent.consent import document as doc
from exoconsent.consent.on_screen import OnScreen
from exoconsent.consent.signature import CONSENTING, Role
from exoconsent.consent.signing_gate import DECIDERS, WITNESSES, still_waiting
from exoconsent.errors import BadInputError
from exoconsent.gui.brief import Earlier, brief_of
from exoconsent.gui.ceremony_bar import SIZES, CeremonyBar
from exoconsent.gui.ceremony_seal import Sealing
from exoconsent.gui.leaving_pages import DeclinePage, PinPage
from exoconsent.gui.pin_gate import PinGate
from exoconsent.gui.question_pages import InitialsPage, QuestionPage, pages_before_signing
from exoconsent.gui.reading_pages import ReadingPages
from exoconsent.gui.session import Sheet
from exoconsent.gui.signatory_page import SignatoryPage, Signature
from exoconsent.gui.staff_read import StaffRead
from exoconsent.gui.tongue import Spoken, speaking
from exoconsent.gui.touch import size_words


class Ceremony(Spoken, QWidget):
    """A window of its own, so that no shortcut of the desk works while it is open."""

    signed = Signal(bytes, str, str)
    """The document with one more signature, and the role that made it: to be kept at once."""
    finished = Signal(bytes)
    """The sealed document; every signature is on it."""
    declined = Signal(str)
    """The patient said no, with a reason or an empty one; keep it, but wait for ``left`` to close."""
    postponed = Signal()
    """The patient wants more time; wait for ``left`` to close."""
    left = Signal()
    """The staff PIN was given to leave the full screen."""

    def __init__(
        self,
        clinic: Clinic,
        sheet: Sheet,
        clock: Callable[[], datetime],
        staff_pin: str | Callable[[str], bool] | PinGate,
        parent: QWidget | None = None,
        *,
        so_far: bytes = b"",
        signed_roles: Collection[str] = (),
    ) -> None:
        """``so_far`` with ``signed_roles`` takes up an interrupted ceremony: the bytes of the last ``signed``.

        Raises ``BadInputError`` when there is nobody (left) to sign.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._sheet = sheet
        self._language = sheet.prepared.consent.language
        blocks = [b for b in sheet.prepared.consent.signatures if b.field]
        self._waiting = [*still_waiting(blocks, signed_roles)]
        self._roles = {b.role for b in blocks}
        if not self._waiting:
            raise BadInputError.saying(self.tr("Nobody can sign this consent now: settle its problems first."))
        self._gate = staff_pin if isinstance(staff_pin, PinGate) else PinGate(staff_pin)
        self._over = False
        with speaking(self._language) as patients:
            if patients:
                self.setLayoutDirection(QLocale(self._language).textDirection())
            self._sealing = Sealing(clinic, so_far or sheet.rendered.pdf, clock, self, begun=bool(so_far))
            self._build()
        self._sealing.sealed.connect(self._sealed)
        self._sealing.refused.connect(self._refused)
        self._read_from(self._reading)

    # How it is built

    def _build(self) -> None:
        sheet = self._sheet
        self.setWindowTitle(self.tr("Consent"))
        self._reading = ReadingPages(sheet.prepared.consent, sheet.rendered.layout, sheet.rendered.pages)
        self._reading.show_document(self._sealing.pdf)
        self._reading.done.connect(lambda: self._resume())
        self._questions = self._build_questions()
        self._pin = PinPage(self._gate)
        self._pin.opened.connect(lambda: self._on_open())
        self._pin.went_back.connect(self._back)
        self._decline = DeclinePage(withdrawal=sheet.prepared.form.withdrawal)
        self._decline.declined.connect(self._say_no)
        self._decline.went_back.connect(self._back)
        self._page: SignatoryPage | None = None
        self._staff_read: StaffRead | None = None
        self._resume: Callable[[], None] = self._begin_questions
        self._on_open: Callable[[], None] = self._leave
        self._stack = QStackedWidget()
        for page in (self._reading, *self._questions, self._pin, self._decline):
            self._stack.addWidget(page)
        self._bar = self._build_bar()
        column = QVBoxLayout(self)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._resize_words(0)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def _build_questions(self) -> list[QuestionPage | InitialsPage]:
        signer = self._answering()
        if signer is None:
            return []
        pages = pages_before_signing(self._sheet.prepared.consent, signer.name)
        for page in pages:
            page.done.connect(partial(self._asked, page))
        return pages

    def _answering(self) -> doc.SignatureBlock | None:
        """The next signature that carries answers and initials; that of a notice by itself does not."""
        return next((b for b in self._waiting if b.role in CONSENTING and not b.section), None)

    def _build_bar(self) -> CeremonyBar:
        prepared = self._sheet.prepared
        bar = CeremonyBar(prepared.consent.patient_label, withdrawal=prepared.form.withdrawal)
        bar.sized.connect(self._resize_words)
        bar.read_again.connect(lambda: self._read_from(self._reading))
        bar.more_time.connect(self._postpone)
        bar.decline.connect(lambda: self._go(self._decline))
        bar.leave.connect(self._ask_leave)
        return bar

    def _resize_words(self, step: int) -> None:
        self._points, factor = SIZES[step]
        size_words(self, self._points)
        self._reading.zoom(factor)

    # The way through

    def _go(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        if isinstance(page, SignatoryPage | QuestionPage):
            page.begin()
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            page.focusNextChild()

    def _go_and_resume(self, page: QWidget) -> None:
        """Show ``page``, which is where reading again, declining and the PIN lead back to."""
        self._resume = partial(self._go, page)
        self._go(page)

    def _read_from(self, page: ReadingPages) -> None:
        self._stack.setCurrentWidget(page)
        page.read_from_the_top()

    def _back(self) -> None:
        if self._resume == self._begin_questions:
            self._read_from(self._reading)
        else:
            self._resume()

    def _begin_questions(self) -> None:
        self._ask_from(0)

    def _asked(self, page: QuestionPage | InitialsPage) -> None:
        self._ask_from(self._questions.index(page) + 1)

    def _ask_from(self, first: int) -> None:
        rest = self._questions[first:]
        if rest:
            self._go_and_resume(rest[0])
        else:
            self._next_signatory()

    def _next_signatory(self) -> None:
        """Before a member of staff signs, staff takes the screen over, so that nobody else signs in their place."""
        if self._waiting[0].role != Role.PRACTITIONER:
            self._show_signatory()
            return
        self._resume = self._next_signatory
        title = self.tr("Please give this screen to the practitioner")
        self._ask_pin(self._show_signatory, title, self.tr("The practitioner signs next."), back=False)

    def _show_signatory(self) -> None:
        self._sealing.with_earlier(self._show_signatory_after)

    def _show_signatory_after(self, earlier: tuple[Earlier, ...]) -> None:
        block = self._waiting[0]
        staff = block.role == Role.PRACTITIONER
        witnesses = len(self._roles & set(WITNESSES)) if block.role in DECIDERS else 0
        with speaking("" if staff else self._language):
            brief = brief_of(self._sheet.prepared.consent, self._sheet.prepared.problems, earlier)
            warnings = brief.warnings if staff else ()
            self._page = SignatoryPage(block, witnesses=witnesses, staff=staff, warnings=warnings)
            self._staff_read = StaffRead(brief) if staff else None
        self._page.signed.connect(self._seal)
        if self._staff_read is not None:
            self._page.staff.read_wanted.connect(partial(self._go, self._staff_read))
            self._staff_read.done.connect(self._back)
            self._staff_read.serve(self._page.staff)
        for page in filter(None, (self._page, self._staff_read)):
            self._stack.addWidget(page)
            size_words(page, self._points)
        self._go_and_resume(self._page)

    # Signing

    def _seal(self, signature: Signature) -> None:
        block = self._waiting[0]
        if self._sealing.sign(block, signature, self._done_by(block, signature)):
            self._work(busy=True)

    def _done_by(self, block: doc.SignatureBlock, signature: Signature) -> OnScreen:
        """Answers and initials are sealed with the first signature of who consents, so that no accident loses them."""
        done = OnScreen(note=signature.note, printed_name=signature.printed)
        for page in self._questions if self._answering() is block else ():
            done = page.put_into(done)
        return done if self._staff_read is None else self._staff_read.put_into(done)

    def _sealed(self, pdf: bytes, role: str, mark: str) -> None:
        self._waiting.pop(0)
        self._work(busy=False)
        for page in filter(None, (self._page, self._staff_read)):
            self._stack.removeWidget(page)
            page.deleteLater()
        self._page = self._staff_read = None
        if role in CONSENTING:
            self._questions = []
        self._reading.show_document(pdf)
        self.signed.emit(pdf, role, mark)
        if self._waiting:
            self._next_signatory()
        else:
            self._over = True
            self._end(self.tr("Everything is signed"))
            self.finished.emit(pdf)

    def _refused(self, sentence: str) -> None:
        self._work(busy=False)
        if self._page is not None:
            self._page.say(sentence)

    def _work(self, *, busy: bool) -> None:
        self._bar.setEnabled(not busy)
        if self._page is not None:
            self._page.work(busy=busy)

    # The ways out

    def _say_no(self, reason: str) -> None:
        self._end(self._decline.after)
        self.declined.emit(reason)

    def _postpone(self) -> None:
        self._end(self.tr("Take the time you need."))
        self.postponed.emit()

    def _end(self, title: str) -> None:
        self._bar.hide()
        self._ask_pin(self._leave, title, self.tr("Please give this screen back to the staff."), back=False)

    def _ask_leave(self) -> None:
        words = self.tr("Signatures made so far are kept; the rest can be signed later.")
        self._ask_pin(self._leave, self.tr("Leave the signing"), words, back=True)

    def _ask_pin(self, then: Callable[[], None], title: str, words: str, *, back: bool) -> None:
        self._on_open = then
        self._go(self._pin)
        self._pin.ask(title, words, back=back)

    def _leave(self) -> None:
        self._over = True
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads nowhere: the way out is the PIN."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing closes it before its end or the PIN, not even Alt+F4."""
        if self._over:
            self.stop()
            event.accept()
            return
        event.ignore()
        if self._bar.isEnabled() and not self._bar.isHidden():
            self._ask_leave()

    def stop(self) -> None:
        """Let the workers end; called before quitting and before deleting (else it hangs, design/screens.md 0.2)."""
        self._over = True
        self._sealing.jobs.finish()
        self._reading.stop()
