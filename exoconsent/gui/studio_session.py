"""StudioSession: the one form that is open in Templates; every change passes here, can be undone and is kept."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from exoconsent.clinic.studio_steps import still_read, with_section
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, Section
from exoconsent.errors import ExoConsentError
from exoconsent.gui.studio_pace import Pace
from exoconsent.gui.studio_step import FormStep, sentence, unless_none
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.clinic.studio import FormLine, Look, Studio
    from exoconsent.clinic.studio_assessment import Assessment
    from exoconsent.clinic.studio_people import Person
    from exoconsent.gui.session import Session
    from exoconsent.pdf.layout import PrintOptions

KEEP_MS, WATCH_MS = 700, 2000
"""After the last change, until it is kept; and how often the files are looked after."""
_OUTSIDE = mark("StudioSession", "Changes made outside")


class StudioSession(QObject):
    """Panes read ``form`` from here and keep no copy."""

    changed = Signal(object)
    """The new ``Form``, at once."""
    leaving = Signal()
    """Another form or section comes: whatever is still being typed belongs to this one, and is applied now."""
    opened = Signal(object)
    """Another ``Form`` was opened, after ``changed``."""
    chosen = Signal(str)
    """Id of the section that is edited now; empty for the form itself."""
    listed = Signal(object)
    """The ``FormLine`` of every form."""
    checked = Signal(object)
    """The ``Problem``s of the newest form."""
    assessed = Signal(object)
    """The ``Assessment`` they stand in, a moment before."""
    peopled = Signal(object)
    """The ``Person``s as whom it can be looked at."""
    looked = Signal(object)
    """The ``Look`` at the newest form."""
    not_looked = Signal(str)
    """Why the pages could not be made; the last good ones stay."""
    kept = Signal(object)
    """Written to the disk, with the ``Complaint``s that keep it from patients."""
    refused = Signal(str)
    """Something was not done, as a sentence."""

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        """``session`` is the desk's, for its clinic, clock and workers."""
        super().__init__(parent)
        self.desk = session
        self.undo = QUndoStack(self)
        self.section_id = ""
        self.person: Person | None = None
        self.language = FALLBACK_LANGUAGE
        self.options: PrintOptions | None = None
        self.may_change = False
        self.people: tuple[Person, ...] = ()
        self._studio: Studio | None = None
        self._form: Form | None = None
        self._writing, self.pace = False, Pace()
        self._timers = {
            name: QTimer(self, singleShot=name != "watch", interval=rest)
            for name, rest in (("keep", KEEP_MS), ("look", 0), ("watch", WATCH_MS))
        }
        self._timers["keep"].timeout.connect(self.keep)
        self._timers["look"].timeout.connect(self._look)
        self._timers["watch"].timeout.connect(self._watch)

    @property
    def studio(self) -> "Studio":
        """Made when it is first asked for: it reads files."""
        if self._studio is None:
            self._studio = self.desk.clinic.studio(self.desk.now)
        return self._studio

    @property
    def form(self) -> Form | None:
        """The open form; ``None`` before the first."""
        return self._form

    @property
    def section(self) -> Section | None:
        """The section that is edited."""
        return self._form.section(self.section_id) if self._form else None

    def begin(self, form_id: str = "") -> None:
        """Show the place: read the files in the worker, then open ``form_id``, or the form that was open."""

        def work() -> "tuple[tuple[FormLine, ...], bool]":
            studio = self.studio
            return studio.forms(), studio.may_change()

        def done(found: "tuple[tuple[FormLine, ...], bool]") -> None:
            lines, self.may_change = found
            self.listed.emit(lines)
            ids, now = [line.id for line in lines], self._form.id if self._form else ""
            wanted = next((i for i in (form_id, now, self.desk.draft.form_id) if i in ids), ids[0] if ids else "")
            if wanted and wanted != now:
                self.open(wanted)
            self._timers["watch"].start()

        self.desk.filing.submit("studio-begin", work, done, self._fault)
        self.desk.filing.submit("studio-people", lambda: self.studio.people(), self._meet, self._fault)

    def rest(self) -> None:
        """The place is left: what was typed is kept, and the files are looked after no more."""
        self._timers["watch"].stop()
        self.leaving.emit()
        self.keep()

    def close(self) -> None:
        """Before quitting: what was typed is on the disk when this comes back."""
        self.rest()
        self.desk.filing.rest()

    def open(self, form_id: str) -> None:
        """Another form; what came before cannot be undone into it."""
        self.leaving.emit()
        self.keep()
        self._take(form_id)

    def choose(self, section_id: str) -> None:
        """Edit another section of the form; empty for the form's own words."""
        if section_id != self.section_id:
            self.leaving.emit()
            self.section_id = section_id
            self.chosen.emit(section_id)

    def apply(self, form: Form, words: str, field: str = "") -> None:
        """Change to ``form``; ``words`` name the step in the Undo menu. Steps in one ``field`` are one while typing."""
        if self._form is None or form == self._form:
            return
        if not self.may_change:
            self.refused.emit(self.tr("Only a practitioner or the manager may change forms."))
            self.changed.emit(self._form)
            return
        about = f"{self.section_id}/{field}" if field else ""
        self.undo.push(FormStep(self, self._form, form, words, about, self.section_id))

    def apply_section(self, section: Section, words: str, field: str = "") -> None:
        """The same for one section."""
        before = self._form.section(section.id) if self._form else None
        if self._form is not None and section != before:
            told = still_read(before, section) if before is not None else section
            self.apply(with_section(self._form, told), words, field)

    def add_section(self, section: Section, place: int = -1) -> None:
        """Put a new section in, behind the chosen one without a place, and edit it."""
        self.commit()
        if self._form is None:
            return
        if place < 0:
            ids = [s.id for s in self._form.sections]
            place = ids.index(self.section_id) + 1 if self.section_id in ids else len(ids)
        text = section.texts.get(FALLBACK_LANGUAGE)
        words = self.tr("Add {title}").format(title=text.title if text else "")
        self.apply(with_section(self._form, section, place), words)
        self.choose(section.id)

    def show(self, form: Form, section_id: str | None = None) -> None:
        """Make ``form`` the open one and tell everybody; only for ``apply`` and undoing."""
        self._form = form
        wanted = self.section_id if section_id is None else section_id
        if wanted and form.section(wanted) is None:
            wanted = form.sections[0].id if form.sections else ""
        if wanted != self.section_id:  # nobody is asked to commit: what stands in the fields is of the form before
            self.section_id = wanted
            self.chosen.emit(wanted)
        self.changed.emit(form)
        self._timers["keep"].start()
        self._timers["look"].start(self.pace.rest)

    def look_as(self, person: "Person | None", language: str, options: "PrintOptions | None" = None) -> None:
        """Preview as somebody else, in another language or size."""
        self.person, self.language, self.options = person, language, options
        self._timers["look"].start(0)

    def keep(self) -> None:
        """Write what was changed to the disk, in the worker."""
        form = self._form
        self._timers["keep"].stop()
        if form is None or self.undo.isClean():
            return
        self._writing = True
        self.undo.setClean()
        self.desk.filing.submit(f"studio-keep {form.id}", lambda: self._write(form), self._kept, self._not_kept)

    def commit(self) -> None:
        """Apply what is still being typed."""
        self.leaving.emit()

    def go_back(self) -> None:
        """Undo the last step."""
        self.commit()
        self.undo.undo()

    def go_on(self) -> None:
        """Do the step again."""
        self.commit()
        self.undo.redo()

    def _write(self, form: Form) -> "tuple[object, tuple[FormLine, ...]]":
        told = self.studio.save_form(form)
        return told, self.studio.forms()

    def _kept(self, answer: "tuple[object, tuple[FormLine, ...]]") -> None:
        self._writing = False
        self.kept.emit(answer[0])
        self.listed.emit(answer[1])

    def _not_kept(self, fault: Exception) -> None:
        self._writing = False
        self.undo.resetClean()
        self._fault(fault)
        if self._form is not None and not isinstance(fault, ExoConsentError):
            return
        self.reread()

    def _meet(self, people: "tuple[Person, ...]") -> None:
        self.people = people
        self.peopled.emit(people)

    def _watch(self) -> None:
        """Somebody may have changed a file by hand."""
        if self._writing or not self.undo.isClean():
            return
        studio = self.studio

        def work() -> bool:
            changed = studio.changed_outside()
            if changed:
                studio.reload()
            return changed

        def done(changed: bool) -> None:
            if changed and not self._writing:
                self.reread()

        self.desk.filing.submit("studio-watch", work, done, self._fault)

    def reread(self, words: str = "") -> None:
        """What stands on the disk now, as a step that can be undone; ``words`` name it."""
        self.commit()
        if self._form is None:
            return
        fresh = self.studio.library.forms.get(self._form.id)
        if fresh is not None and fresh != self._form:
            self.undo.push(FormStep(self, self._form, fresh, words or said(_OUTSIDE), "", self.section_id))
            self.undo.setClean()
            self._timers["keep"].stop()
        self._timers["look"].start(self.pace.rest)

    def _take(self, form_id: str) -> None:
        def done(form: Form) -> None:
            self.undo.clear()
            self.section_id = form.sections[0].id if form.sections else ""
            self._form = form
            self.changed.emit(form)
            self.opened.emit(form)
            self.chosen.emit(self.section_id)
            self._timers["look"].start(0)

        self.desk.filing.submit("studio-open", lambda: self.studio.working(form_id), done, self._fault)

    def _look(self) -> None:
        """Pages first, then the checks; of several only the newest count."""
        form = self._form
        if form is None:
            return
        who, language, options, studio = self.person, self.language, self.options, self.studio

        def pages() -> "Look | None":
            person = who or next(iter(studio.invented()), None)
            if person is None or form is not self._form:
                return None
            return studio.preview(form, person, language, options)

        problems = partial(studio.assess, form, lambda: form is self._form)
        submit, timed = self.desk.jobs.submit, self.pace.timed
        submit("studio-look", timed("pages", pages), unless_none(self.looked.emit), self._no_pages)
        submit("studio-checks", timed("checks", problems), unless_none(self._tell), self._fault)

    def _tell(self, found: "Assessment") -> None:
        self.assessed.emit(found)
        self.checked.emit(found.problems)

    def _no_pages(self, fault: Exception) -> None:
        self.not_looked.emit(sentence(fault))

    def _fault(self, fault: Exception) -> None:
        self.refused.emit(sentence(fault))
