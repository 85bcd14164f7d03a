"""Drafts in a clinic's folder: copies of what ships, which is never changed, and old editions brought back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from exoconsent.consent.form import Approval, Edition, Form, Section
from exoconsent.errors import ExoConsentError, StorageError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.library.editions import next_number, read_edition
from exoconsent.library.editions_manifest import SIZE_LIMIT
from exoconsent.library.writing import patched, write_form, write_section


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """An old edition that is a draft again."""

    form: Form
    files: tuple[Path, ...]
    """The files that were written."""
    sections: tuple[str, ...]
    """Sections that say again what they said then."""
    other_forms: tuple[str, ...]
    """Other forms that hold one of these sections, so that their drafts changed with it."""


def own_path(folder: Path, value: Form | Section) -> Path:
    """Where the clinic's copy of a form or section stands."""
    return (folder / "sections" if isinstance(value, Section) else folder) / f"{value.id}.yaml"


def save(folder: Path, value: Form | Section) -> Path:
    """Keep a form or section in the clinic's folder, with the order and comments of the file that it came from.

    A form is kept as a draft: approved it becomes by publishing only.

    Raises:
        BadInputError: it holds what such a file may not.
        BadFormError: the file that is there cannot be read; mend it by hand first.
        StorageError: it could not be written.
    """
    path = own_path(folder, value)
    data = _file(path, as_draft(value) if isinstance(value, Form) else value)
    _put({path: data})
    return path


def as_draft(form: Form) -> Form:
    """``form`` without approval."""
    edition = form.edition
    draft = Edition(number=edition.number, approval=Approval.DRAFT, facts_checked_on=edition.facts_checked_on)
    return replace(form, edition=draft)


def copy_of(form: Form, form_id: str, number: str = "1") -> Form:
    """A form of another name with the same sections and words, as a draft."""
    draft = as_draft(form)
    return replace(draft, id=form_id, edition=replace(draft.edition, number=number))


def bring_back(
    folder: Path,
    form_id: str,
    number: str,
    forms: Mapping[str, Form],
    sections: Mapping[str, Section],
    taken: Collection[str] = (),
) -> BroughtBack:
    """Make a published edition the draft again; all of it, or nothing changes.

    ``forms`` and ``sections`` are those of the library as it is now; ``taken`` are numbers that may not be given again.

    Raises:
        BadInputError: there is no such edition.
        TamperedError: it is not what was published.
        StorageError: it could not be written.
    """
    old = read_edition(folder, form_id, number).form
    changed = [s for s in old.sections if unlike(s, sections.get(s.id))]
    draft = as_draft(old)
    draft = replace(draft, edition=replace(draft.edition, number=next_number(folder, draft, taken)))
    files = {own_path(folder, s): read_limited(Path(s.path), SIZE_LIMIT) for s in changed}
    files[own_path(folder, draft)] = patched(read_limited(Path(old.path), SIZE_LIMIT), draft)
    _put(files)
    names = {section.id for section in changed}
    others = [f.id for f in forms.values() if f.id != form_id and names & {s.id for s in f.sections}]
    return BroughtBack(form=draft, files=tuple(files), sections=tuple(s.id for s in changed), other_forms=tuple(others))


def unlike(old: Section, now: Section | None) -> bool:
    """Whether a section says something else now, wherever its file lies."""
    return now is None or replace(old, path="") != replace(now, path="")


def _file(own: Path, value: Form | Section) -> bytes:
    """What is written: the clinic's own file changed, else the file that it came from, else a new one."""
    for path in (own, Path(value.path)):
        if value.path and path.is_file():
            return patched(read_limited(path, SIZE_LIMIT), value)
    return write_section(value) if isinstance(value, Section) else write_form(value)


def _put(files: Mapping[Path, bytes]) -> None:
    """Write all files; when one fails, those written before get their old content back."""
    before = {path: read_limited(path, SIZE_LIMIT) if path.is_file() else None for path in files}
    done: list[Path] = []
    try:
        for path, data in files.items():
            _folder(path.parent)
            write_safely(path, data)
            done.append(path)
    except ExoConsentError:
        for path in done:
            old = before[path]
            path.unlink() if old is None else write_safely(path, old)
        raise


def _folder(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(f"{path}: could not be made ({why(fault)})") from None
