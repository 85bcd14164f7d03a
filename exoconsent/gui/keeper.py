"""Keeper: the open draft goes to disk by itself, well within a second, so that a power cut costs nobody their work."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exoconsent.errors import ExoConsentError
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.kept_options import named, options_of
from exoconsent.records.desk import Entry, State, new_id

if TYPE_CHECKING:
    from exoconsent.consent.draft import Draft
    from exoconsent.gui.session import Session
    from exoconsent.pdf.layout import PrintSize
    from exoconsent.records.desk import Desk

SAVE_MS: Final = 250
"""A change is on its way to disk after this long, however fast the next ones follow."""


class Keeper(QObject):
    """Writes the draft of ``session`` in a worker of its own: a slow disk must not hold up window or pages."""

    kept = Signal()
    """What lies on the desk has changed."""

    def __init__(self, session: "Session", complain: Callable[[str], None], parent: QObject | None = None) -> None:
        """``complain`` is told, as a sentence, when the disk refuses; once until it takes drafts again."""
        super().__init__(parent)
        self._session, self._complain = session, complain
        self._jobs = Jobs(self)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self._save)
        self._complained = self._printed = False
        self._last: tuple[Draft, PrintSize] | None = None
        """What needs no keeping: as it was begun, or as it lies on disk."""
        self._next: Entry | None = None
        self._begin(new_id(), on_disk=False)
        session.changed.connect(self._changed)
        session.printed_as.connect(self._changed)
        session.leaving.connect(self.flush)
        session.opened.connect(self._opened)

    @property
    def desk(self) -> "Desk":
        """Where the entries lie."""
        return self._session.clinic.desk()

    @property
    def entry_id(self) -> str:
        """The open draft's entry."""
        return self._id

    def resume(self, entry: Entry) -> None:
        """Open the draft of ``entry`` and go on keeping it there."""
        self._next = entry
        self._session.open(entry.draft)
        size = options_of(entry).size  # the paper is the desk's, the size was chosen for who reads
        self._session.print_as(replace(self._session.options, size=size))

    def flush(self) -> bool:
        """Keep the draft now and wait until it is on disk; whether it is, or there is nothing to keep."""
        self._timer.stop()
        self._jobs.rest()
        if not self._due():
            return True
        try:
            self._keep(self._entry())
        except ExoConsentError as fault:
            self._failed(fault)
            return False
        self._done(None)
        return True

    def hold(self) -> bool:
        """Keep the draft on disk even if nobody has changed it yet: it is about to be signed."""
        self._last = None
        return self.flush()

    def printed(self, number: str) -> None:
        """A document went to the printer: of the open draft that is kept too, until something in it changes."""
        sheet = self._session.current
        ours = sheet is not None and sheet.prepared.consent.number == number
        if ours and self._session.draft.patient.name and not self._printed:
            self._printed, self._last = True, None
            self._save()

    def close(self) -> None:
        """Keep what is open and note that the program ends in order."""
        self.flush()
        self._jobs.finish()
        self._quietly(lambda: self.desk.mark_open(""))

    def forget(self) -> None:
        """Let the open entry be somebody else's to write from here on: it was frozen, filed or removed."""
        self._timer.stop()
        self._jobs.rest()
        self._begin(new_id(), on_disk=False)
        self._quietly(lambda: self.desk.mark_open(""))

    def _begin(self, entry_id: str, *, on_disk: bool) -> None:
        self._id, self._on_disk, self._next, self._printed = entry_id, on_disk, None, False
        self._expected: Entry | None = None
        self._last = self._session.draft, self._session.options.size

    def _opened(self, _draft: object) -> None:
        self._timer.stop()
        resumed = self._next
        self._begin(resumed.id if resumed else new_id(), on_disk=bool(resumed))
        self._expected = resumed if resumed and resumed.state is State.NONE else None
        self._quietly(lambda: self.desk.mark_open(resumed.id if resumed else ""))

    def _changed(self, _draft: object) -> None:
        self._keep_expecting()
        if self._due():
            self._printed = False
            if not self._timer.isActive():
                self._timer.start()

    def _keep_expecting(self) -> None:
        """Who is expected for one form still is when their draft becomes another form's: it gets a line of its own.

        Back at the expected form it takes that line again.
        """
        expected, now = self._expected, self._id
        if expected is None or (self._session.draft.form_id == expected.draft.form_id) == (now == expected.id):
            return
        self._timer.stop()
        self._jobs.rest()
        back = now != expected.id
        self._id, self._on_disk = expected.id if back else new_id(), back
        if back:
            self._quietly(lambda: self.desk.remove(now))
            self._quietly(lambda: self.desk.mark_open(expected.id))
        else:
            self._quietly(lambda: self.desk.keep(expected))
        self._last = None

    def _due(self) -> bool:
        return (self._session.draft, self._session.options.size) != self._last

    def _entry(self) -> Entry:
        session = self._session
        options = named(session.options)
        state = State.PRINTED if self._printed else State.DRAFT
        return Entry(id=self._id, state=state, changed=session.now(), draft=session.draft, options=options)

    def _save(self) -> None:
        entry = self._entry()
        self._jobs.submit("draft", lambda: self._keep(entry), self._done, self._failed)

    def _keep(self, entry: Entry) -> None:
        """In the worker, or on the window's thread while the worker rests."""
        desk = self.desk
        if entry.draft == self._session.blank(entry.draft.form_id):
            desk.remove(entry.id)  # everything was taken back: nothing is left that somebody could miss
        else:
            desk.keep(entry)
        if not self._on_disk:
            desk.mark_open(entry.id)
        self._on_disk, self._last = True, (entry.draft, options_of(entry).size)

    def _done(self, _nothing: object) -> None:
        self._complained = False
        self.kept.emit()

    def _failed(self, fault: Exception) -> None:
        if not self._complained:
            self._complained = True
            known = str(fault) if isinstance(fault, ExoConsentError) else type(fault).__name__
            words = self.tr(
                "This draft cannot be kept on disk: it is only on this screen, and lost if the power fails. "
                "Print it or make room. {why}"
            )
            self._complain(words.format(why=known))

    def _quietly(self, write: Callable[[], None]) -> None:
        try:
            write()
        except ExoConsentError as fault:
            self._failed(fault)
