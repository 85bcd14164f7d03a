"""The files of a clinic's forms as the studio reads and writes them: finished ones among the forms, others beside.

What does not read back without a fault is kept in ``forms/unfinished``, where the desk and ``load_library`` never
look: a mistake never stops saving, and never stops the clinic.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.form import Form, Section
from exoconsent.errors import BadFormError, BadInputError, Complaint, ExoConsentError, StorageError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.library.editions_drafts import as_draft, own_path, save
from exoconsent.library.forms import FormFile, with_sections
from exoconsent.library.load import Library, load_library, parse, read_file
from exoconsent.library.nodes import Sink
from exoconsent.library.writing import read_unfinished, write_form, write_section

UNFINISHED: Final = "unfinished"
SIZE_LIMIT: Final = 1 << 20
_WATCHED: Final = ("*.yaml", "sections/*.yaml", "words/*.yaml", "rules/*.yaml", "rules/jurisdictions/*.yaml")
_CHANGED: Final = (
    "was changed outside the window meanwhile; it was read anew, and your step can be undone or done again"
)

State = Mapping[Path, tuple[int, int]]
Put = dict[Path, tuple[bytes | None, bytes]]
"""What stood in a file, and what was written there."""


class StudioFiles:
    """The library of one clinic with its drafts, tolerant of faults; blocking, for one thread at a time."""

    def __init__(self, folder: Path, builtin: Path) -> None:
        """``folder`` is the clinic's own folder of forms, which need not be there yet."""
        self.folder, self.builtin = folder, builtin
        self.complaints: tuple[Complaint, ...] = ()
        """What is wrong in the files, each with its line."""
        self.library = self._read()

    def reload(self) -> Library:
        """Read what stands on the disk now."""
        self.library = self._read()
        return self.library

    def changed(self) -> bool:
        """Whether somebody else wrote, made or deleted a file since it was read."""
        return self._look() != self._state

    def is_own(self, value: Form | Section) -> bool:
        """Whether the clinic has its own copy."""
        return any(own_path(base, value).is_file() for base in (self.folder, self.folder / UNFINISHED))

    def words(self, language: str) -> bytes:
        """The file of fixed words in that language, the clinic's own or that which ships. Raises ``BadInputError``."""
        name = f"words/{language}.yaml"
        own = self.folder / name
        return read_limited(own if own.is_file() else self.builtin / name, SIZE_LIMIT)

    def unfinished(self) -> frozenset[str]:
        """Ids of the forms and sections that hold a fault and are kept beside the others."""
        base = self.folder / UNFINISHED
        return frozenset(path.stem for pattern in ("*.yaml", "sections/*.yaml") for path in base.glob(pattern))

    def write(self, form: Form) -> tuple[Complaint, ...]:
        """Keep the form and those of its sections that changed; what is still wrong with them comes back.

        Raises:
            BadInputError: a file was changed outside meanwhile (it is read anew), or a text cannot be kept at all.
            StorageError: the disk refused.
        """
        self._refuse_outside()
        before = self.library.forms.get(form.id)
        known = {s.id: s for s in (*self.library.sections.values(), *(before.sections if before else ()))}
        told = self._keep_all([s for s in form.sections if _unlike(s, known.get(s.id))])
        waits, clean = own_path(self.folder / UNFINISHED, form).is_file(), all(map(self._clean, form.sections))
        if waits or not clean or _unlike_form(form, before):
            told += self._keep(form, clean=clean)
        self.reload()
        return tuple(told)

    def finish(self, form: Form) -> None:
        """Forget what was unfinished of ``form``, so that it does not lie over files that were written anew."""
        values: tuple[Form | Section, ...] = (form, *form.sections)
        for value in values:
            try:
                own_path(self.folder / UNFINISHED, value).unlink(missing_ok=True)
            except OSError as error:
                raise StorageError(f"{self.folder / UNFINISHED}: could not be cleared ({why(error)})") from None

    def _refuse_outside(self) -> None:
        look = self._look()
        if look == self._state:
            return
        changed = sorted({p for p, s in {*look.items(), *self._state.items()} if (look.get(p), s) != (s, look.get(p))})
        self.reload()
        raise BadInputError.saying(_CHANGED, str(changed[0]) if changed else "")

    def _keep_all(self, sections: Sequence[Section]) -> list[Complaint]:
        """Keep each; the library is read once for all of them. Only where that goes wrong is each tried alone."""
        put: Put = {}
        try:
            faults = self._put_all(sections, put)
            sound = self._stands(put)
        except StorageError:
            sound = False
        if not sound:
            self._take_back(put)
            return [c for section in sections for c in self._keep(section)]
        for section in sections:
            self._lay_beside(section) if section.id in faults else self._settle(section)
        return [c for section in sections for c in faults.get(section.id, ())]

    def _put_all(self, sections: Sequence[Section], put: Put) -> Mapping[str, tuple[Complaint, ...]]:
        """Among the forms, and noted in ``put``; complaints by id of those that cannot be there."""
        faults = {}
        for section in sections:
            own = own_path(self.folder, section)
            try:
                old = read_limited(own, SIZE_LIMIT) if own.is_file() else None
                self._put(section, old)
                put[own] = old, read_limited(own, SIZE_LIMIT)
            except (BadInputError, BadFormError) as fault:
                faults[section.id] = fault.complaints
        return faults

    def _stands(self, put: Put) -> bool:
        """Whether the library can be read with these files; one that could not be read before may stay so."""
        if not put:
            return True
        try:
            load_library(self.builtin, self.folder)
        except BadFormError as error:
            paths = set(map(str, put))
            return bool(self.complaints) and not any(c.path in paths for c in error.complaints)
        return True

    def _take_back(self, put: Put) -> None:
        """What stood there before, except where a hand has written meanwhile."""
        for own, (old, new) in put.items():
            if own.is_file() and read_limited(own, SIZE_LIMIT) == new:
                own.unlink() if old is None else write_safely(own, old)

    def _keep(self, value: Form | Section, *, clean: bool = True) -> tuple[Complaint, ...]:
        told = self._saved(value) if clean else ()
        if clean and not told:
            self._settle(value)
        else:
            self._lay_beside(value)
        return told

    def _settle(self, value: Form | Section) -> None:
        """It is finished: no draft lies over it any more."""
        with suppress(OSError):
            own_path(self.folder / UNFINISHED, value).unlink(missing_ok=True)

    def _lay_beside(self, value: Form | Section) -> None:
        """Among the unfinished ones."""
        beside = own_path(self.folder / UNFINISHED, value)
        draft = as_draft(value) if isinstance(value, Form) else value
        data = write_form(draft, unfinished=True) if isinstance(draft, Form) else write_section(draft, unfinished=True)
        try:
            beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{beside.parent}: could not be made ({why(error)})") from None
        write_safely(beside, data)

    def _saved(self, value: Form | Section) -> tuple[Complaint, ...]:
        try:
            self._save(value)
        except (BadInputError, BadFormError) as fault:
            return fault.complaints
        return ()

    def _save(self, value: Form | Section) -> None:
        """Among the forms; taken back when the library as a whole could then not be read any more."""
        own = own_path(self.folder, value)
        old = read_limited(own, SIZE_LIMIT) if own.is_file() else None
        was_fine = not self.complaints
        self._put(value, old)
        try:
            load_library(self.builtin, self.folder)
        except BadFormError as error:
            about = [c for c in error.complaints if c.path == str(own)]
            if was_fine or about:
                own.unlink() if old is None else write_safely(own, old)
                raise BadFormError(about or error.complaints) from None

    def _put(self, value: Form | Section, old: bytes | None) -> None:
        """Into the clinic's file, else into a copy of the one that ships; one beyond reading is kept beside the new."""
        own, shipped = own_path(self.folder, value), own_path(self.builtin, value)
        kind = "section" if isinstance(value, Section) else "form"
        if old is not None and parse(old, str(own), kind, name=value.id)[1]:
            fresh = write_section(value) if isinstance(value, Section) else write_form(as_draft(value))
            write_safely(own.with_name(f"{own.name}.old"), old)
            write_safely(own, fresh)
            return
        source = own if old is not None else shipped
        save(self.folder, replace(value, path=str(source) if source.is_file() else ""))

    def _clean(self, section: Section) -> bool:
        """Whether a form among the forms may name it."""
        there = any(own_path(base, section).is_file() for base in (self.folder, self.builtin))
        return there and not own_path(self.folder / UNFINISHED, section).is_file()

    def _read(self) -> Library:
        self._state = self._look()
        own = self.folder if self.folder.is_dir() else None
        try:
            library, self.complaints = load_library(self.builtin, own), ()
        except BadFormError as error:
            library, self.complaints = load_library(self.builtin), error.complaints
            library = self._laid_over(library, self.folder)
        return self._laid_over(library, self.folder / UNFINISHED)

    def _laid_over(self, library: Library, folder: Path) -> Library:
        """``library`` with what can be understood of the forms and sections in ``folder``."""
        found = {s.id: s for s in _values(folder.glob("sections/*.yaml"), "section")}
        files: list[FormFile] = list(_values(folder.glob("*.yaml"), "form"))
        if not found and not files:
            return library
        sections = {**library.sections, **found}
        forms = {f.id: replace(f, sections=tuple(sections[s.id] for s in f.sections)) for f in library.forms.values()}
        forms |= {file.form.id: with_sections(file, sections, Sink(file.form.path)) for file in files}
        return replace(library, sections=MappingProxyType(sections), forms=MappingProxyType(forms))

    def _look(self) -> State:
        """Time of change and size of every file of forms, sections and fixed words, the unfinished ones too."""
        found = {}
        for base in (self.folder, self.folder / UNFINISHED):
            for path in (p for pattern in _WATCHED for p in base.glob(pattern)):
                with suppress(OSError):
                    state = path.stat()
                    found[path] = (state.st_mtime_ns, state.st_size)
        return found


def complaints_of(value: Form | Section) -> tuple[Complaint, ...]:
    """What a file with that form or section would be told, line by line."""
    kind = "section" if isinstance(value, Section) else "form"
    if kind == "section" and value.path and read_file(Path(value.path), kind) == (value, ()):
        return ()  # it says what its file says, and that was read without a fault
    try:
        data = write_section(value, unfinished=True) if kind == "section" else write_form(value, unfinished=True)  # type: ignore[arg-type]
    except BadInputError as error:
        return error.complaints
    return parse(data, f"{value.id}.yaml", kind, name=value.id)[1]


def _values(paths: Iterable[Path], kind: str) -> Iterable[Any]:
    for path in sorted(paths):
        with suppress(ExoConsentError, OSError):
            yield read_unfinished(read_limited(path, SIZE_LIMIT), str(path), kind)[0]


def _unlike(section: Section, before: Section | None) -> bool:
    return before is None or replace(section, path="") != replace(before, path="")


def _unlike_form(form: Form, before: Form | None) -> bool:
    if before is None or [s.id for s in form.sections] != [s.id for s in before.sections]:
        return True
    return replace(form, sections=(), path="") != replace(before, sections=(), path="")
