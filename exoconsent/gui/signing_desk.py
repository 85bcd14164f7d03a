"""From desk to ceremony and back: when one may sign, and where the signed consent goes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from exoconsent.errors import ExoConsentError
from exoconsent.gui.keeper import Keeper
from exoconsent.gui.messages import Messages, Offer
from exoconsent.gui.outgoing import Outgoing
from exoconsent.gui.pages_due import PagesDue
from exoconsent.gui.signing_journal import Remade, SigningJournal, remade
from exoconsent.gui.why_not import why_not
from exoconsent.records.desk import State, new_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exoconsent.gui.session import Session, Sheet
    from exoconsent.gui.staff_pin import StaffPin
    from exoconsent.records.desk import Entry

MakeCeremony = Callable[..., Any]
"""``Ceremony(clinic, sheet, clock, staff_pin)``: a widget with the signals finished, signed, declined, left."""


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
        self.refused: Callable[[], tuple[str, ...]] = tuple
        self.ceremony: QWidget | None = None
        self._journal: SigningJournal | None = None
        self._over: Callable[[], None] | None = None
        """What to do when the ceremony is left after its end."""
        self._kept = True
        """What was signed last is on the disk."""
        session.changed.connect(self.look)
        session.rendered.connect(self.look)

    def use_pin(self, pin: "StaffPin", need: Callable[[Callable[[], None]], None]) -> None:
        """``pin`` leads out of the ceremony; ``need`` has it set before the first one, and then does what it is told.

        Without a PIN the ceremony is left without one.
        """
        self._pin, self._need_pin = pin, need

    @property
    def reason(self) -> str:
        """Why one cannot sign now; empty when one can."""
        return why_not(self._session.current, self.refused())

    def begin(self) -> None:
        """Open the ceremony as soon as the pages stand, or say why not."""
        if self.ceremony is None:
            self._pages.then("sign", self._begin)

    def look(self) -> None:
        """Tell anew whether one can sign."""
        self.gate.emit(self.reason)

    def _begin(self, sheet: "Sheet") -> None:
        reason = why_not(sheet, self.refused())
        if reason:
            self._messages.warn(reason)
            return
        self._need_pin(lambda: self._freeze(sheet))

    def _freeze(self, sheet: "Sheet") -> None:
        clinic = self._session.clinic
        journal = SigningJournal.begun(clinic, self._keeper.entry_id, sheet, self._session.now)
        if self._keeper.hold() and self._try(journal.open):  # nobody signs what cannot be kept
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
            partial(remade, clinic, entry, self._session.now()),
            lambda made: self._resumed(made, journal),
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

    def _resumed(self, made: Remade, journal: SigningJournal) -> None:
        if made.sheet is None:
            changed = self.tr("The form or this program has changed since, so the pages would not be the same.")
            self._not_resumed(changed, journal)
        elif made.against:
            self._not_resumed(" ".join(made.against), journal)
        else:
            self._show(made.sheet, journal)

    def _not_resumed(self, why: str, journal: SigningJournal) -> None:
        words = self.tr(
            "{number} cannot be signed further. {why} What was signed is kept; begin anew with fresh pages."
        )
        begin: Offer = (self.tr("Begin anew"), lambda: self.give_up(journal, why or self.tr("Not readable any more.")))
        self._messages.warn(words.format(number=journal.frozen.number, why=why), begin)

    def _show(self, sheet: "Sheet", journal: SigningJournal) -> None:
        make, frozen = self.make_ceremony or _ceremony(), journal.frozen
        ceremony = self.ceremony = make(
            self._session.clinic,
            sheet,
            self._session.now,
            self._pin.gate if self._pin else "",
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

    def _signed(self, pdf: bytes, role: str, mark: str) -> None:
        journal = self._journal
        if journal is not None:
            self._kept = self._try(lambda: journal.signed(role, bytes(pdf), mark))

    def _finished(self, pdf: bytes) -> None:
        journal = self._journal
        self._close()
        if journal is not None:
            self._file(journal, bytes(pdf))

    def _file(self, journal: SigningJournal, pdf: bytes) -> None:
        number = journal.frozen.number
        if self._try(lambda: journal.file(pdf), pdf, number):
            copies: Offer = (self.tr("Print signed copies"), lambda: self._outgoing.print_filed(pdf, number))
            words = self.tr("Filed {number}: signed, sealed and kept in Records.")
            self._clear(words.format(number=number), copies)

    def _decline(self, reason: str) -> None:
        """Noted at once; the patient's screen stays until staff take it back."""
        journal = self._journal
        if journal is None:
            return
        self._over = partial(self._declined, journal)
        if not self._try(lambda: journal.decline(reason)):
            self._over = partial(self._not_noted, journal, reason)

    def _declined(self, journal: SigningJournal) -> None:
        if self._takes_back(journal):
            words = self.tr("{number}: the patient keeps the consent; nothing was taken back. That is noted.")
        else:
            words = self.tr("{number} was declined. That is noted with the reason.")
        if journal.frozen.roles:
            words += " " + self.tr("The signatures made before are sealed and kept with the note.")
        self._clear(words.format(number=journal.frozen.number))

    def _takes_back(self, journal: SigningJournal) -> bool:
        """It is the form that takes consent back: saying no to it keeps the consent."""
        form = self._session.clinic.library.forms.get(journal.entry.draft.form_id)
        return form is not None and form.withdrawal

    def _not_noted(self, journal: SigningJournal, reason: str) -> None:
        """The patient's no must not go under because a disk is full."""
        if self._takes_back(journal):
            words = self.tr("The patient KEEPS the consent ({number}), but that could not be written down. Try again.")
        else:
            words = self.tr(
                "The patient DECLINED {number}, but that could not be written down. Make room and try again."
            )
        again: Offer = (self.tr("Note it again"), lambda: self._note_again(journal, reason))
        self._messages.error(words.format(number=journal.frozen.number), again)

    def _note_again(self, journal: SigningJournal, reason: str) -> None:
        if self._try(lambda: journal.decline(reason)):
            self._declined(journal)
        else:
            self._not_noted(journal, reason)

    def _leave(self) -> None:
        journal, over = self._journal, self._over
        self._over = None
        self._close()
        if over is not None:
            over()
        elif journal is not None:
            self._put_off(journal)

    def _put_off(self, journal: SigningJournal) -> None:
        if not journal.frozen.pdf:
            self._try(journal.put_off)
            self._messages.say(self.tr("Signing was put off; nothing was signed yet. The draft is kept."))
            self.gate.emit(self.reason)
        elif self._kept or self._try(journal.keep_again):
            self._clear(self.tr("Signing was put off. What was signed so far is kept: Today (Alt+2)."))
        else:
            self._tell_unkept(journal)

    def _tell_unkept(self, journal: SigningJournal) -> None:
        words = self.tr(
            "What was signed of {number} is NOT on the disk: it is lost when this program ends. Make room and keep it, "
            "or save it elsewhere."
        )
        pdf, number = journal.frozen.pdf, journal.frozen.number
        keep: Offer = (self.tr("Keep it now"), lambda: self._put_off(journal))
        save: Offer = (self.tr("Save it elsewhere…"), lambda: self._outgoing.save_bytes(pdf, number))
        self._messages.error(words.format(number=number), keep, save)

    def _clear(self, words: str, *offers: Offer) -> None:
        self._keeper.forget()
        self._session.open(self._session.blank(self._session.draft.form_id))
        self._messages.say(words, *offers)
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
