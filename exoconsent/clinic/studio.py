"""Studio: the forms of a clinic while they are being made: kept as files, checked, looked at, published."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from exoconsent.clinic import studio_checks, studio_people, studio_steps
from exoconsent.clinic.forms_in_use import library_in_use, words_kept_with
from exoconsent.clinic.permissions import Deed
from exoconsent.clinic.second_reader import wants_second_reader
from exoconsent.clinic.spelling import ClinicSpelling
from exoconsent.clinic.studio_assessment import Assessment, always
from exoconsent.clinic.studio_editions import StudioEditions
from exoconsent.clinic.studio_files import StudioFiles
from exoconsent.clinic.studio_people import Person
from exoconsent.consent.affected import Affected, Filed
from exoconsent.consent.comparing import Changes, compare
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.facts import Facts, did_you_mean
from exoconsent.consent.form import FALLBACK_LANGUAGE, Approval, Category, Form, Section
from exoconsent.consent.problem import Problem, Severity
from exoconsent.errors import BadInputError, Complaint, ExoConsentError
from exoconsent.library import editions
from exoconsent.library.editions_drafts import BroughtBack
from exoconsent.library.editions_manifest import Published
from exoconsent.library.editions_review import review_of
from exoconsent.library.load import Library
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions, Rendered

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.clinic.clinic import Clinic
    from exoconsent.clinic.packs import Packs
    from exoconsent.clinic.prepared import Prepared
    from exoconsent.library.editions_in_use import EditionLine


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A form as the list of forms shows it."""

    id: str
    title: str
    own: bool
    """The clinic has its own copy; otherwise it is as it came with ExoConsent."""
    approval: Approval
    edition: str
    """The number on the draft."""
    published: str = ""
    """The newest edition for patients; empty before the first."""
    unfinished: bool = False
    """The draft holds a fault that keeps it from patients."""
    withheld: "EditionLine | None" = None
    """The newest edition where it is not as it was published, so that the form is kept from patients."""
    ahead: bool = False
    """The draft says something else than the newest edition, which is what patients get."""
    asked_by: str = ""
    """Who put the draft forward to be read by somebody else, until it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A form as one person would get it."""

    prepared: "Prepared"
    rendered: Rendered
    options: PrintOptions


class Studio:
    """The acts of the Templates place. Blocking, one thread at a time; whoever may not change forms is refused."""

    def __init__(self, clinic: "Clinic", clock: Callable[[], datetime], builtin: Path = FORMS) -> None:
        """``clock`` gives aware times."""
        self.clinic, self.clock, self.builtin = clinic, clock, builtin
        self.folder = clinic.folder / "forms"
        """The clinic's own forms; not there before the first change."""
        self.files = StudioFiles(self.folder, builtin)
        self.shelf = StudioEditions(self)
        """Their editions."""
        self.spelling = ClinicSpelling(self.folder, builtin)
        self._checker = studio_checks.Checker()
        self._newest: dict[tuple[str, str], Form] = {}

    @property
    def library(self) -> Library:
        """Everything the drafts say, as last read."""
        return self.files.library

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """What is wrong in the clinic's files, with file and line."""
        return self.files.complaints

    def forms(self) -> tuple[FormLine, ...]:
        """All forms, the clinic's own first."""
        found, faulty = self.shelf.lines_of(self.library.forms), self.files.unfinished()
        lines = [self._line(form, found[form.id], faulty) for form in self.library.forms.values()]
        return tuple(sorted(lines, key=lambda line: (not line.own, line.title.casefold())))

    def working(self, form_id: str) -> Form:
        """The form as it is being made: the clinic's own copy, else the one that ships. ``BadInputError``."""
        form = self.library.forms.get(form_id)
        if form is None:
            raise BadInputError.saying(f'there is no form "{form_id}"{did_you_mean(form_id, self.library.forms)}')
        return form

    def sections(self, form_id: str) -> tuple[Section, ...]:
        """Its sections, in the patient's reading order."""
        return self.working(form_id).sections

    def others(self, form: Form) -> tuple[Section, ...]:
        """The sections of the library that ``form`` has not."""
        there = {section.id for section in form.sections}
        return tuple(section for section in self.library.sections.values() if section.id not in there)

    def changed_outside(self) -> bool:
        """Whether files were changed by hand, or by a pack, since they were read."""
        return self.files.changed()

    def reload(self) -> None:
        """Read the files anew."""
        self.files.reload()

    # ------------------------------------------------------------------ changing

    def may_change(self) -> bool:
        """Whether the person who is logged in may."""
        try:
            return self._archive().may(Deed.FORMS)
        except ExoConsentError:
            return False

    def save_form(self, form: Form) -> tuple[Complaint, ...]:
        """Keep ``form`` and its changed sections among the clinic's own; what is still wrong with them comes back.

        Raises:
            BadInputError: a file was changed outside meanwhile, or a text cannot be kept as it is.
            NotAllowedError: another role may.
            StorageError: the disk refused.
        """
        self._archive().refuse(Deed.FORMS)
        return self.files.write(form)

    def save_section(self, form_id: str, section: Section) -> tuple[Complaint, ...]:
        """The same for one section of a form, which is put in when it is new."""
        return self.save_form(studio_steps.with_section(self.working(form_id), section))

    def new_section(self, title: str, category: Category) -> Section:
        """A section of a free name, without wording, in no form yet."""
        return studio_steps.new_section(title, category, self.library.sections)

    def remove_section(self, form_id: str, section_id: str) -> tuple[Complaint, ...]:
        """Take a section out of a form; its file stays."""
        return self.save_form(studio_steps.without_section(self.working(form_id), section_id))

    def move_section(self, form_id: str, section_id: str, place: int) -> tuple[Complaint, ...]:
        """Put a section at another place, counted from 0."""
        return self.save_form(studio_steps.with_moved(self.working(form_id), section_id, place))

    # ------------------------------------------------------------------ looking

    def checks(self, form: Form) -> tuple[Problem, ...]:
        """What is wrong with ``form`` whoever it is for, and with the clinic's files; errors stop publishing."""
        return self.assess(form).problems

    def assess(self, form: Form, wanted: Callable[[], bool] = always) -> Assessment:
        """The same, with reading grades and required elements; ``SupersededError`` once it is not ``wanted``."""
        say = partial(Problem, code="FORM-FILE", severity=Severity.ERROR, place="form")
        found = self._checker.assess(form, self.library, wanted)
        files = (say(message=self._shown(complaint)) for complaint in self.complaints)
        return replace(found, problems=(*files, *found.problems, *self.spelling.remarks(form)))

    def _shown(self, complaint: Complaint) -> str:
        """With the file as it lies in the folder of forms, and its line."""
        path = Path(complaint.path)
        inside = path.is_relative_to(self.folder)
        return str(replace(complaint, path=str(path.relative_to(self.folder))) if inside else complaint)

    def people(self) -> tuple[Person, ...]:
        """As whom a form can be looked at: the invented patients, filed consents by number, the two hundred."""
        found = self.filed()
        newest = studio_people.left_out(self._archive()) if found else 0
        filed = tuple(studio_people.of_filed(one, newest) for one in found)
        return (*self.invented(), *filed, *studio_people.made_up("made-up person"))

    def invented(self) -> tuple[Person, ...]:
        """The made-up patients that ship, to look at a form as one of them."""
        return _invented(self.builtin / "patients", self.clock().date())

    def filed(self, form_id: str = "") -> tuple[Filed, ...]:
        """Facts of the newest filed consents; none where this person may not look, or there are no records."""
        try:
            return studio_people.filed(self._archive(), form_id)
        except ExoConsentError:
            return ()

    def preview(
        self, form: Form, who: Person | Facts, language: str = "en", options: PrintOptions | None = None
    ) -> Look:
        """The pages of ``form`` for somebody, as the desk would print them today."""
        shown = studio_steps.printable(form)
        forms, kept = {**self.library.forms, form.id: shown}, words_kept_with(self.builtin, self.folder, form)
        clinic = replace(self.clinic, library=replace(self.library, forms=MappingProxyType(forms), edition_words=kept))
        patient = who.patient if isinstance(who, Person) else None
        if patient is not None:
            draft = clinic.begin(form.id, patient, language)
        else:
            facts = who.facts if isinstance(who, Person) else who
            draft = Draft(form_id=form.id, patient=Patient(name="", synthetic=True), facts=facts, language=language)
        prepared = clinic.prepare(draft, self.clock())
        chosen = options or PrintOptions()
        return Look(prepared=prepared, rendered=clinic.render(prepared, chosen), options=chosen)

    # ------------------------------------------------------------------ editions and packs

    @property
    def second_reader(self) -> bool:
        """Whether this clinic has every form read by a second practitioner before it is published."""
        return wants_second_reader(self._archive())

    def in_use(self) -> Library:
        """What the desk is to work with now: newest editions, and drafts of forms that have none. ``BadFormError``."""
        return library_in_use(self.builtin, self.folder, self.shelf.log())

    def next_number(self, form_id: str) -> str:
        """A free number for the next edition."""
        return self.shelf.next_number(self.working(form_id))

    def publish(self, form_id: str, number: str, note: str, validity_days: int = 0, review_by: str = "") -> Published:
        """Make the draft, as it stands on the disk, an edition for patients.

        Raises:
            BadInputError: errors are left in it, something is missing, or a second practitioner has not agreed.
            NotAllowedError: another role may.
            StorageError: nothing was published.
        """
        return self.shelf.publish(form_id, number, note, validity_days, review_by)

    def editions(self, form_id: str) -> tuple[Published, ...]:
        """The published ones, the oldest first."""
        return editions.editions(self.folder, form_id)

    def edition(self, form_id: str, number: str) -> Form:
        """A published edition to read; raises ``BadInputError``, ``TamperedError``."""
        return self.shelf.read(form_id, number)

    def bring_back(self, form_id: str, number: str) -> BroughtBack:
        """Make an edition the draft again; errors as for ``editions_drafts.bring_back``."""
        return self.shelf.bring_back(form_id, number)

    def compare(self, old: Form, new: Form) -> Changes:
        """What is different, word by word, rules as sentences."""
        return compare(old, new, self.library.words.get(FALLBACK_LANGUAGE))

    def affected(self, form: Form) -> tuple[Affected, ...]:
        """Which filed consents of the published editions ``form`` would change."""
        return self.shelf.affected(form, self.filed(form.id))

    def packs(self) -> "Packs":
        """Forms for other clinics, and theirs for this one."""
        from exoconsent.clinic.packs import Packs

        return Packs(self.clinic, self.clock, self.builtin)

    def _archive(self) -> "Archive":
        return self.clinic.archive(self.clock)

    def _is_ahead(self, form: Form, number: str) -> bool:
        """Whether ``form`` says something else than an edition, which never changes and so is read once."""
        if (form.id, number) not in self._newest:
            self._newest[form.id, number] = self.edition(form.id, number)
        return not studio_steps.says_the_same(self._newest[form.id, number], form)

    def _line(self, form: Form, found: "tuple[EditionLine, ...]", faulty: frozenset[str]) -> FormLine:
        sound, asked = [line.number for line in found if not line.wrong], review_of(self.folder, form.id)
        text = form.texts.get(FALLBACK_LANGUAGE)
        values: tuple[Form | Section, ...] = (form, *form.sections)
        return FormLine(
            id=form.id,
            title=(text.title if text else "") or form.id,
            own=any(map(self.files.is_own, values)),
            approval=form.edition.approval,
            edition=form.edition.number,
            published=sound[-1] if sound else "",
            unfinished=bool(faulty & {form.id, *(s.id for s in form.sections)}),
            withheld=found[-1] if found and found[-1].wrong else None,
            ahead=bool(sound) and self._is_ahead(form, sound[-1]),
            asked_by=asked.asked_by if asked and not asked.read_by else "",
        )


@lru_cache(maxsize=4)
def _invented(folder: Path, on: date) -> tuple[Person, ...]:
    return studio_people.invented(folder, on)
