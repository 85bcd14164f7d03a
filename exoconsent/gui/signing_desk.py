"""From desk to ceremony and back: when one may sign, and where the signed consent goes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.signature import Role
from exoconsent.errors import ExoConsentError
from exoconsent.gui.filing import file_declined, file_signed, keep_partly
from exoconsent.gui.messages import Messages, Offer
from exoconsent.gui.outgoing import Outgoing
from exoconsent.gui.pages_due import PagesDue
from exoconsent.gui.remembered import Remembered

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exoconsent.gui.session import Session, Sheet

FIRST_PIN = "0000"
"""The staff PIN until the clinic sets its own ("staff_pin" in desk.json); accounts will replace it."""
_TOLD = 3
"""Reasons that are told at once; the list of problems has them all."""

MakeCeremony = Callable[..., Any]
"""``Ceremony(clinic, sheet, clock, staff_pin)``: a widget with the signals finished, signed, declined, left."""


def why_not(sheet: "Sheet | None") -> str:
    """Why this sheet cannot be signed on screen now, as sentences; empty when it can."""
    if sheet is None:
        return "The pages are being made; sign when they stand."
    prepared = sheet.prepared
    in_the_way = [p for p in prepared.problems if p.severity is Severity.ERROR]
    if in_the_way:
        return _reasons("Not ready to be signed.", in_the_way)
    answers = any(s.role == Role.PRACTITIONER and s.field for s in prepared.consent.signatures)
    waiting = [p for p in prepared.problems if p.open]
    if waiting and not answers:
        return _reasons("Nobody who signs can answer these warnings; add a note to each.", waiting)
    return ""


def _reasons(start: str, problems: list[Problem]) -> str:
    more = len(problems) - _TOLD
    rest = [f"And {more} more: F8 walks them."] if more > 0 else []
    return " ".join([start, *(p.message for p in problems[:_TOLD]), *rest])


class SigningDesk(QObject):
    """Opens the ceremony on the pages that are on screen and files what comes out of it."""

    gate = Signal(str)
    """Why one cannot sign now; empty when one can."""
    filed = Signal()
    """A consent went to its folder, or was declined; the desk is empty again."""

    def __init__(self, session: "Session", pages: PagesDue, outgoing: Outgoing, messages: Messages) -> None:
        """``make_ceremony`` is open to be set by tests."""
        super().__init__(messages)
        self._session, self._pages, self._outgoing, self._messages = session, pages, outgoing, messages
        self.make_ceremony: MakeCeremony | None = None
        self.staff_pin = FIRST_PIN
        self.ceremony: QWidget | None = None
        self._declined = ""
        session.changed.connect(self._look)
        session.rendered.connect(self._look)

    def use_pin_of(self, remembered: Remembered) -> None:
        """Take the clinic's own staff PIN if it has set one."""
        self.staff_pin = remembered.get("staff_pin", FIRST_PIN)

    @property
    def reason(self) -> str:
        """Why one cannot sign now; empty when one can."""
        return why_not(self._session.current)

    def begin(self) -> None:
        """Open the ceremony as soon as the pages stand, or say why not."""
        if self.ceremony is None:
            self._pages.then("sign", self._begin)

    def _look(self) -> None:
        self.gate.emit(self.reason)

    def _begin(self, sheet: "Sheet") -> None:
        reason = why_not(sheet)
        if reason:
            self._messages.warn(reason)
            return
        make = self.make_ceremony or _ceremony()
        ceremony = self.ceremony = make(self._session.clinic, sheet, self._session.now, self.staff_pin)
        number = sheet.prepared.consent.number
        ceremony.signed.connect(lambda pdf, _role: self._keep(number, bytes(pdf)))
        ceremony.finished.connect(lambda pdf: self._file(number, bytes(pdf)))
        ceremony.declined.connect(lambda reason: self._decline(number, reason))
        ceremony.left.connect(self._leave)
        screen = ceremony.screen()
        if screen:  # without a window manager nobody else makes it as large as the screen
            ceremony.setGeometry(screen.geometry())
        ceremony.showFullScreen()

    def _keep(self, number: str, pdf: bytes) -> None:
        folder = self._session.clinic.folder
        self._try(lambda: keep_partly(folder, number, pdf), pdf, number)

    def _file(self, number: str, pdf: bytes) -> None:
        self._close()
        folder = self._session.clinic.folder
        if self._try(lambda: file_signed(folder, number, pdf), pdf, number):
            self._clear(self.tr("Filed {number}: signed and sealed in the clinic folder.").format(number=number))

    def _decline(self, number: str, reason: str) -> None:
        """Noted at once; the patient's screen stays until staff take it back."""
        folder, now = self._session.clinic.folder, self._session.now()
        if self._try(lambda: file_declined(folder, number, reason, now)):
            words = self.tr("{number} was declined; that is noted, and nothing was sealed.")
            self._declined = words.format(number=number)

    def _leave(self) -> None:
        self._close()
        if self._declined:
            words, self._declined = self._declined, ""
            self._clear(words)
            return
        words = self.tr("Signing was put off. What was signed so far is kept: Today (Alt+2).")
        self._messages.say(words)
        self.gate.emit(self.reason)

    def _clear(self, words: str) -> None:
        self._session.open(self._session.blank(self._session.draft.form_id))
        self._messages.say(words)
        self.filed.emit()

    def _close(self) -> None:
        ceremony, self.ceremony = self.ceremony, None
        if ceremony is not None:
            ceremony.close()
            # It is still sending the signal that brought us here; letting go of it now would crash.
            QTimer.singleShot(0, self, lambda: ceremony.deleteLater())

    def _try(self, write: Callable[[], object], pdf: bytes = b"", number: str = "") -> bool:
        try:
            write()
        except ExoConsentError as fault:
            save: Offer = (self.tr("Save it elsewhere…"), lambda: self._outgoing.save_bytes(pdf, number))
            self._messages.error(str(fault), save if pdf else None)
            return False
        return True


def _ceremony() -> MakeCeremony:
    from exoconsent.gui.ceremony import Ceremony

    make: MakeCeremony = Ceremony
    return make
