"""From desk to ceremony and back: when one may sign, and where the signed consent goes."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.signature import Role
from exoconsent.errors import ExoConsentError
from exoconsent.gui.keeper import Keeper
from exoconsent.gui.messages import Messages, Offer
from exoconsent.gui.outgoing import Outgoing
from exoconsent.gui.pages_due import PagesDue
from exoconsent.gui.signing_journal import SigningJournal, remade
from exoconsent.gui.translation import mark, said
from exoconsent.records.desk import State, new_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exoconsent.gui.session import Session, Sheet
    from exoconsent.gui.staff_pin import StaffPin
    from exoconsent.records.desk import Entry

_TOLD = 3
"""Reasons that are told at once; the list of problems has them all."""

MakeCeremony = Callable[..., Any]
"""``Ceremony(clinic, sheet, clock, staff_pin)``: a widget with the signals finished, signed, declined, left."""


def why_not(sheet: "Sheet | None") -> str:
    """Why this sheet cannot be signed on screen now, as sentences; empty when it can."""
    if sheet is None:
        return said(mark("SigningDesk", "The pages are being made; sign when they stand."))
    prepared = sheet.prepared
    in_the_way = [p for p in prepared.problems if p.severity is Severity.ERROR]
    if in_the_way:
        return _reasons(said(mark("SigningDesk", "Not ready to be signed.")), in_the_way)
    answers = any(s.role == Role.PRACTITIONER and s.field for s in prepared.consent.signatures)
    waiting = [p for p in prepared.problems if p.open]
    if waiting and not answers:
        words = mark("SigningDesk", "Nobody who signs can answer these warnings; add a note to each.")
        return _reasons(said(words), waiting)
    return ""


def _reasons(start: str, problems: list[Problem]) -> str:
    more = len(problems) - _TOLD
    rest = [said(mark("SigningDesk", "And {more} more: F8 walks them."), more=more)] if more > 0 else []
    return " ".join([start, *(p.message for p in problems[:_TOLD]), *rest])


class SigningDesk(QObject):
    """Opens the ceremony on the pages that are on screen and files what comes out of it."""

    gate = Signal(str)
    """Why one cannot sign now; empty when one can."""
    filed = Signal()
    """A consent went to its folder, or was declined; the desk is empty again."""

    def __init__(
        self, session: "Session", pages: PagesDue, outgoing: Outgoing, messages: Messages, keeper: Keeper
    ) -> None:
        """``make_ceremony`` is open to be set by tests."""
        super().__init__(messages)
        self._keeper = keeper
        self._session, self._pages, self._outgoing, self._messages = session, pages, outgoing, messages
        self.make_ceremony: MakeCeremony | None = None
        self._pin: StaffPin | None = None
        self._need_pin: Callable[[Callable[[], None]], None] = _at_once
        self.ceremony: QWidget | None = None
        self._journal: SigningJournal | None = None
        self._over = ""
        """What to tell when the ceremony is left after its end."""
        session.changed.connect(self._look)
        session.rendered.connect(self._look)

    def use_pin(self, pin: "StaffPin", need: Callable[[Callable[[], None]], None]) -> None:
        """``pin`` leads out of the ceremony; ``need`` has it set before the first one, and then does what it is told.

        Without a PIN the ceremony is left without one.
        """
        self._pin, self._need_pin = pin, need

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
        self._need_pin(lambda: self._freeze(sheet))

    def _freeze(self, sheet: "Sheet") -> None:
        self._keeper.flush()
        clinic = self._session.clinic
        journal = SigningJournal.begun(clinic, self._keeper.entry_id, sheet, self._session.now)
        self._try(journal.open)
        self._show(sheet, journal)

    def resume(self, entry: "Entry") -> None:
        """Go on with a signing that was interrupted: whoever has signed does not sign again."""
        if self.ceremony is None:
            self._need_pin(lambda: self._resume(entry))

    def _resume(self, entry: "Entry") -> None:
        journal = SigningJournal(self._session.clinic, entry, self._session.now)
        if journal.frozen.complete:
            self._file(journal, journal.frozen.pdf)
            return
        clinic = self._session.clinic
        self._session.jobs.submit(
            "resume",
            lambda: remade(clinic, entry),
            lambda sheet: self._resumed(sheet, journal),
            lambda fault: self._not_resumed(str(fault) if isinstance(fault, ExoConsentError) else "", journal),
        )

    def give_up(self, journal: SigningJournal, reason: str) -> None:
        """Set the signatures made so far aside, with the reason, and open a fresh draft of the same consent."""
        fresh = replace(journal.entry, id=new_id(), state=State.DRAFT, frozen=None)
        if self._try(lambda: journal.give_up(reason)) and self._try(lambda: self._keeper.desk.keep(fresh)):
            self._keeper.resume(fresh)
            words = self.tr("{number} was given up; its signatures are kept with your reason. This is a fresh draft.")
            self._messages.say(words.format(number=journal.frozen.number))
            self.filed.emit()

    def _resumed(self, sheet: "Sheet | None", journal: SigningJournal) -> None:
        if sheet is None:
            self._not_resumed("", journal)
        else:
            self._show(sheet, journal)

    def _not_resumed(self, why: str, journal: SigningJournal) -> None:
        words = self.tr(
            "{number} cannot be signed further: its form or this program has changed since. What was signed is kept; "
            "begin anew with fresh pages. {why}"
        )
        begin: Offer = (self.tr("Begin anew"), lambda: self.give_up(journal, self.tr("The form or program changed.")))
        self._messages.warn(words.format(number=journal.frozen.number, why=why).strip(), begin)

    def _show(self, sheet: "Sheet", journal: SigningJournal) -> None:
        make, frozen = self.make_ceremony or _ceremony(), journal.frozen
        ceremony = self.ceremony = make(
            self._session.clinic,
            sheet,
            self._session.now,
            self._pin.check if self._pin else "",
            so_far=frozen.pdf,
            signed_roles=frozen.roles,
        )
        self._journal = journal
        ceremony.signed.connect(self._signed)
        ceremony.finished.connect(self._finished)
        ceremony.declined.connect(self._decline)
        ceremony.left.connect(self._leave)
        screen = ceremony.screen()
        if screen:  # without a window manager nobody else makes it as large as the screen
            ceremony.setGeometry(screen.geometry())
        ceremony.showFullScreen()

    def _signed(self, pdf: bytes, role: str) -> None:
        journal = self._journal
        if journal is not None:
            self._try(lambda: journal.signed(role, bytes(pdf)), bytes(pdf), journal.frozen.number)

    def _finished(self, pdf: bytes) -> None:
        journal = self._journal
        self._close()
        if journal is not None:
            self._file(journal, bytes(pdf))

    def _file(self, journal: SigningJournal, pdf: bytes) -> None:
        number = journal.frozen.number
        if self._try(lambda: journal.file(pdf), pdf, number):
            self._clear(self.tr("Filed {number}: signed and sealed in the clinic folder.").format(number=number))

    def _decline(self, reason: str) -> None:
        """Noted at once; the patient's screen stays until staff take it back."""
        journal = self._journal
        if journal is not None and self._try(lambda: journal.decline(reason)):
            words = self.tr("{number} was declined; that is noted, and nothing was sealed.")
            self._over = words.format(number=journal.frozen.number)

    def _leave(self) -> None:
        journal, words = self._journal, self._over
        self._over = ""
        self._close()
        if words:
            self._clear(words)
        elif journal is not None:
            self._put_off(journal)

    def _put_off(self, journal: SigningJournal) -> None:
        draft_again = not journal.frozen.pdf
        self._try(journal.put_off)
        if draft_again:
            self._messages.say(self.tr("Signing was put off; nothing was signed yet. The draft is kept."))
            self.gate.emit(self.reason)
        else:
            self._clear(self.tr("Signing was put off. What was signed so far is kept: Today (Alt+2)."))

    def _clear(self, words: str) -> None:
        self._keeper.forget()
        self._session.open(self._session.blank(self._session.draft.form_id))
        self._messages.say(words)
        self.filed.emit()

    def _close(self) -> None:
        ceremony, self.ceremony, self._journal = self.ceremony, None, None
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


def _at_once(then: Callable[[], None]) -> None:
    then()


def _ceremony() -> MakeCeremony:
    from exoconsent.gui.ceremony import Ceremony

    make: MakeCeremony = Ceremony
    return make
