"""Session: the one open draft of the desk. Every change passes here, can be undone, and is told to all panes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.draft import ClinicProfile, Draft, Patient
from exoconsent.consent.facts import Facts
from exoconsent.errors import ExoConsentError
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.translation import mark, said
from exoconsent.pdf.layout import PrintOptions, PrintSize, Rendered

if TYPE_CHECKING:
    from exoconsent.library.load import Library

_NO_PAGES = mark("Session", "The pages could not be made ({kind}).")

Ahead = Callable[[Rendered], Mapping[int, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A draft with its finished pages."""

    draft: Draft
    prepared: Prepared
    rendered: Rendered
    options: PrintOptions = field(default_factory=PrintOptions)
    pictures: Mapping[int, Any] = field(default_factory=dict, repr=False, compare=False)
    """What ``Session.ahead`` made of the pages, by page."""


class _Swap(QUndoCommand):
    """Old draft for new and back."""

    def __init__(self, session: "Session", old: Draft, new: Draft, words: str) -> None:
        super().__init__(words)
        self._session, self._old, self._new = session, old, new

    def redo(self) -> None:
        self._session.show(self._new)

    def undo(self) -> None:
        self._session.show(self._old)


class Session(QObject):
    """Owns the draft; panes read it from here and keep no copy."""

    changed = Signal(object)
    """The new ``Draft``, at once."""
    leaving = Signal()
    """Another draft is about to be opened: whatever is still being typed belongs to this one, and is kept now."""
    opened = Signal(object)
    """Another ``Draft`` was begun or opened, after ``changed``: whatever was typed for the one before is forgotten."""
    rendered = Signal(object)
    """The ``Sheet`` of the newest draft, when its pages are done."""
    printed_as = Signal(object)
    """The new ``PrintOptions``."""
    forms_renewed = Signal()
    """The forms are other ones now: an edition was published, or a draft of a form was changed."""
    failed = Signal(str)
    """Why the pages could not be made, as a sentence; the last good ones stay."""

    def __init__(self, clinic: Clinic, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """``now`` is this computer's clock, aware; passed in so that tests fix it."""
        super().__init__(parent)
        self.clinic = clinic
        self.jobs = Jobs(self)
        self.errands = Jobs(self)
        """For what waits for others, such as the print system, so that the pages never wait too."""
        self.filing = Jobs(self)
        """For the archive alone: what is filed waits for no page, and one thread has its connection."""
        self.undo = QUndoStack(self)
        self.options = PrintOptions()
        self.sheet: Sheet | None = None
        self.ahead: Callable[[], Ahead] | None = None
        """Asked before pages are made; what it gives runs in the worker on the finished ones, to draw those in sight
        without coming back to the window's thread in between."""
        self._now = now
        self._soon = QTimer(self, singleShot=True, interval=0)
        """Several changes of one gesture make one page. Typed text has waited in its field for the hand to rest."""
        self._soon.timeout.connect(self._render)
        self._newer: Library | None = None
        self._draft = self.blank("exosome-treatment")
        self._soon.start()

    @property
    def draft(self) -> Draft:
        """The open draft."""
        return self._draft

    @property
    def current(self) -> Sheet | None:
        """The sheet of the open draft as it stands today; None while its pages are being made."""
        sheet = self.sheet
        fresh = (
            sheet and sheet.draft == self._draft and sheet.options == self.options and not self._of_another_day(sheet)
        )
        return sheet if fresh else None

    def renew(self) -> None:
        """Make the pages anew if midnight has passed since: ages, expiry and the document's number hang on the day."""
        if self.sheet is not None and self._of_another_day(self.sheet):
            self._soon.start()

    def _of_another_day(self, sheet: Sheet) -> bool:
        made = datetime.fromisoformat(sheet.prepared.consent.created)
        return made.date() != self._now().astimezone(made.tzinfo).date()

    def now(self) -> datetime:
        """This computer's clock."""
        return self._now()

    @staticmethod
    def blank(form_id: str) -> Draft:
        """A draft about nobody yet."""
        return Draft(form_id=form_id, patient=Patient(name=""), facts=Facts())

    def apply(self, draft: Draft, words: str) -> None:
        """Change to ``draft``; ``words`` name the change in the Undo menu ("Leave out Bleeding")."""
        if draft != self._draft:
            self.undo.push(_Swap(self, self._draft, draft, words))

    def open(self, draft: Draft) -> None:
        """Begin with another draft; what came before cannot be undone into it."""
        self.leaving.emit()
        self.use_newer()
        self.undo.clear()
        self.print_as(replace(self.options, size=PrintSize.STANDARD))  # large print was for the one before
        self.show(draft)
        self.opened.emit(draft)

    def take_forms(self, library: "Library") -> bool:
        """Work with newer forms; whether the open draft keeps its own, until another is opened.

        What is filled in was read and chosen by the older form: nobody gets other words under the hand unasked.
        """
        old, form_id = self.clinic.library, self._draft.form_id
        self._newer = library if library != old else None
        begun = self._draft != self.blank(form_id)
        now, before = ((one.forms.get(form_id), one.words_of(form_id)) for one in (library, old))
        same = now == before
        if begun and not same:
            return True
        self.use_newer()
        return False

    def use_newer(self) -> None:
        """Let the open draft use them too; its pages are made anew, and those of before print nothing any more."""
        if self._newer is None:
            return
        self.clinic, self._newer = replace(self.clinic, library=self._newer), None
        self.sheet = None
        self.jobs.forget("pages")
        self.forms_renewed.emit()
        self._soon.start()

    def take_letterhead(self, profile: ClinicProfile) -> None:
        """Pages from now on stand under another letterhead; those of before print nothing any more."""
        self.clinic = replace(self.clinic, profile=profile)
        self.sheet = None
        self.jobs.forget("pages")
        self._soon.start()

    def show(self, draft: Draft) -> None:
        """Make ``draft`` the open one and let everybody know; only for ``apply``, ``open`` and undoing."""
        self._draft = draft
        self.changed.emit(draft)
        self._soon.start()

    def print_as(self, options: PrintOptions) -> None:
        """Lay the pages out anew in another size or on other paper."""
        if options != self.options:
            self.options = options
            self.printed_as.emit(options)
            self._soon.start()

    def close(self) -> None:
        """Begin no page any more and wait for the one that is being made; before quitting."""
        self._soon.stop()
        self.jobs.finish()
        self.errands.finish()
        self.filing.finish()

    def _render(self) -> None:
        draft, options, now = self._draft, self.options, self._now()
        ahead = self.ahead() if self.ahead else None

        def work() -> Sheet | None:
            prepared = self.clinic.prepare(draft, now)
            if draft is not self._draft or options is not self.options:
                return None  # a newer page follows, and nobody is told of this one
            rendered = self.clinic.render(prepared, options)
            pictures = ahead(rendered) if ahead else {}
            return Sheet(draft=draft, prepared=prepared, rendered=rendered, options=options, pictures=pictures)

        self.jobs.submit("pages", work, self._done, self._fault)

    def _done(self, sheet: Sheet | None) -> None:
        """Pages that a change overtook while they were on their way are nobody's any more; newer ones follow."""
        if sheet is not None and (sheet.draft, sheet.options) == (self._draft, self.options):
            self.sheet = sheet
            self.rendered.emit(sheet)

    def _fault(self, fault: Exception) -> None:
        known = isinstance(fault, ExoConsentError)
        self.failed.emit(str(fault) if known else said(_NO_PAGES, kind=type(fault).__name__))
