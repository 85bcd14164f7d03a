"""Unfinished work: taken up again from Today, and after the program was cut off."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exoconsent.errors import ExoConsentError
from exoconsent.gui.signing_journal import SigningJournal
from exoconsent.records.desk import DONE, Entry, State, new_id

if TYPE_CHECKING:
    from exoconsent.consent.draft import Patient
    from exoconsent.gui.keeper import Keeper
    from exoconsent.gui.messages import Messages
    from exoconsent.gui.places.today import TodayPlace
    from exoconsent.gui.session import Session
    from exoconsent.gui.signing_desk import SigningDesk


class Unfinished(QObject):
    """Does what Today asks for, and looks over the desk when the program starts."""

    def __init__(
        self,
        session: "Session",
        keeper: "Keeper",
        signing: "SigningDesk",
        today: "TodayPlace",
        messages: "Messages",
        go: Callable[[bool], None],
    ) -> None:
        """``go`` shows Today (True) or the form (False)."""
        super().__init__(messages)
        self._session, self._keeper, self._signing, self._messages = session, keeper, signing, messages
        self._today, self._go = today, go
        today.draft_wanted.connect(self.open_draft)
        today.signing_wanted.connect(signing.resume)
        today.anew_wanted.connect(self._begin_anew)
        today.removed.connect(self._remove)
        today.expected.connect(self._expect)
        today.put_back.connect(self._put_back)
        keeper.kept.connect(today.refresh)
        signing.filed.connect(today.refresh)

    def look_over(self) -> bool:
        """Settle what a power cut left between two steps, open the draft that was on screen, tell what still waits.

        Whether a draft was opened.
        """
        desk = self._session.clinic.desk()
        left = desk.left_open()
        try:
            desk.tidy(self._session.now())
            settled = [self._settle(entry) for entry in desk.entries()]
        except ExoConsentError as fault:
            self._messages.error(str(fault))
            return False
        waiting = sum(entry.state is State.SIGNING for entry in settled)
        again = next((e for e in settled if left and e.id == left.id and e.state is State.DRAFT), None)
        if again is not None:
            self._keeper.resume(again)
            words = self.tr("ExoConsent was cut off. The draft that was open is here again, as it was last kept.")
            self._messages.warn(words)
        if waiting:
            words = self.tr("%n consents still want signatures: Today (Alt+2) goes on with them.", "", waiting)
            self._messages.warn(words, (self.tr("Show them"), lambda: self._go(True)))
        return again is not None

    def open_draft(self, entry: Entry) -> None:
        """Open a draft from Today as it lies on disk now."""
        entry = self._session.clinic.desk().entry(entry.id) or entry
        if entry.id != self._keeper.entry_id:
            self._keeper.resume(entry)
        self._go(False)

    def _settle(self, entry: Entry) -> Entry:
        """A signing without a signature is a draft again; one that only wants filing is filed."""
        frozen = entry.frozen
        if entry.state is not State.SIGNING or frozen is None:
            return entry
        journal = SigningJournal(self._session.clinic, entry, self._session.now)
        if frozen.complete:
            journal.file(frozen.pdf)
            return replace(entry, state=State.SIGNED)
        if journal.put_off():
            return replace(entry, state=State.DRAFT, frozen=None)
        return entry

    def _begin_anew(self, entry: Entry, reason: str) -> None:
        self._signing.give_up(SigningJournal(self._session.clinic, entry, self._session.now), reason)

    def _remove(self, entry: Entry) -> None:
        desk = self._session.clinic.desk()
        entry = desk.entry(entry.id) or entry
        for_good = entry.state in (State.REMOVED, State.NONE)
        told = self.tr("The draft was removed for good.")
        if entry.state is State.NONE:
            told = self.tr("Nobody waits for this patient any more.")
        try:
            if for_good:
                desk.remove(entry.id)
            else:
                desk.keep(replace(entry, state=State.REMOVED, changed=self._session.now()))
        except ExoConsentError as fault:
            self._messages.error(str(fault))
            return
        if entry.id == self._keeper.entry_id:
            self._keeper.forget()
            self._session.open(self._session.blank(entry.draft.form_id))
        self._today.refresh()
        if for_good:
            self._messages.say(told)
            return
        self._messages.say(self.tr("The draft was removed."), (self.tr("Put it back"), lambda: self._put_back(entry)))

    def _expect(self, patient: "Patient", form_id: str) -> None:
        """A line of Today for somebody who will come; named twice is named once."""
        desk, now = self._session.clinic.desk(), self._session.now()
        draft = replace(self._session.blank(form_id), patient=patient)
        waiting = {(e.draft.patient, e.draft.form_id) for e in desk.entries() if e.state not in DONE}
        try:
            if (patient, form_id) not in waiting:
                desk.keep(Entry(id=new_id(), state=State.NONE, changed=now, draft=draft))
        except ExoConsentError as fault:
            self._messages.error(str(fault))
        self._today.refresh()

    def _put_back(self, entry: Entry) -> None:
        try:
            self._session.clinic.desk().keep(replace(entry, state=State.DRAFT))
        except ExoConsentError as fault:
            self._messages.error(str(fault))
        self._today.refresh()
