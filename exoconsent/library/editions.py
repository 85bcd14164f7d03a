"""Editions of forms in a clinic's folder: published whole, never changed, and readable for ever.

``forms/editions/<form>/<number>/`` holds the form, its sections and the fixed words of its languages as files, and
``manifest.json`` with their hashes. A draft is what stands in ``forms`` itself; publishing copies it.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.form import FALLBACK_LANGUAGE, Approval, Form, Section, form_text
from exoconsent.consent.words import Words
from exoconsent.errors import BadFormError, BadInputError, TamperedError
from exoconsent.files import read_limited
from exoconsent.library.editions_manifest import (
    FILE,
    SIZE_LIMIT,
    Published,
    checked_details,
    checked_number,
    read_manifest,
)
from exoconsent.library.editions_review import Review, check_review
from exoconsent.library.editions_words import read_kept
from exoconsent.library.editions_write import write_edition
from exoconsent.library.forms import with_sections
from exoconsent.library.load import parse
from exoconsent.library.nodes import Sink
from exoconsent.library.writing import patched, write_form, write_section

FOLDER: Final = "editions"
_READ: Final = 512
"""Files that are remembered; a form has about thirty."""
ASIDE: Final = "editions-aside"
"""Where editions lie that were changed after publishing and put aside by a person; their numbers stay taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is said of an edition when it is published."""

    number: str
    by: str
    at: datetime
    """With its zone."""
    note: str
    validity_days: int = 0
    """0 for as long as the clinic's consents usually stand."""
    review_by: str = ""
    """ISO date, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedForm:
    """A published edition as it is printed."""

    published: Published
    form: Form
    words: Mapping[str, Words]
    """The fixed words of its time, by language; not made whole for a program that knows more keys."""


def publish(
    folder: Path,
    draft: Form,
    issue: Issue,
    words: Mapping[str, bytes],
    review: Review | None,
    *,
    second_reader: bool,
    taken: Collection[str] = (),
    noted: Callable[[Published], None] = lambda _published: None,
) -> Published:
    """Make ``draft`` an edition in the clinic's ``folder`` of forms: approved, whole or not at all.

    Args:
        folder: the clinic's own folder of forms.
        draft: the form with its sections, as it was loaded.
        issue: number, who, when, and what is said about it.
        words: the files of fixed words of the form's languages, by tag.
        review: what a second practitioner said of this draft.
        second_reader: whether this clinic asks for one.
        taken: numbers that were given before, also of editions that are gone.
        noted: is called when all is on the disk but the edition's own name, and raises when it is not to get that.

    Raises:
        BadInputError: something is missing, the number is taken, or the draft is not what was reviewed.
        BadFormError: the draft's files were changed meanwhile and can no longer be read.
        StorageError: it could not be written; nothing was left, unless it says that it is finished later.
    """
    checked_details(issue.by, issue.note, issue.review_by)
    target = _target(folder, draft.id, issue.number, taken)
    if second_reader:
        check_review(draft, review, issue.by)
    form = _approved(draft, issue)
    files = _files(draft, form, words)
    published = _published(form, issue, review.read_by if review is not None and second_reader else "", files)
    write_edition(target, {**files, FILE: published.data}, lambda: noted(published))
    return published


def editions(folder: Path, form_id: str) -> tuple[Published, ...]:
    """The published editions of a form, the oldest first; those that cannot be read are left out."""
    found = [p for place in places(folder, form_id) for p in (_listed(place),) if isinstance(p, Published)]
    return tuple(sorted(found, key=lambda p: (p.time.timestamp(), p.number)))


def broken_editions(folder: Path, form_id: str) -> tuple[str, ...]:
    """A sentence for each edition whose manifest cannot be read."""
    return tuple(p for place in places(folder, form_id) for p in (_listed(place),) if isinstance(p, str))


def read_edition(folder: Path, form_id: str, number: str) -> PublishedForm:
    """A published edition with its form and words.

    Raises:
        BadInputError: there is none of that number, or a file of it cannot be read.
        TamperedError: a file is not what was published.
    """
    place = folder / FOLDER / form_id / checked_number(number)
    published, files = checked_files(folder, form_id, number)
    sections = {s.id: s for s in (_read(data, place / n, "section") for n, data in files.items() if _in(n, "sections"))}
    file = _read(files.get(f"{form_id}.yaml", b""), place / f"{form_id}.yaml", "form")
    sink = Sink(str(place / f"{form_id}.yaml"))
    form = with_sections(file, sections, sink)
    sink.raise_as(BadFormError)
    words = (read_kept(data, place / name) for name, data in files.items() if _in(name, "words"))
    return PublishedForm(
        published=published, form=form, words=MappingProxyType({given.language: given for given in words})
    )


def checked_files(folder: Path, form_id: str, number: str) -> tuple[Published, Mapping[str, bytes]]:
    """An edition's manifest and files, each compared with its hash; errors as for ``read_edition``."""
    place = folder / FOLDER / form_id / checked_number(number)
    published = read_manifest(read_limited(place / FILE, SIZE_LIMIT), str(place / FILE))
    if (published.form_id, published.number) != (form_id, number):
        raise TamperedError(f"{place}: this is edition {published.number} of {published.form_id}; somebody moved it")
    return published, {name: _unchanged(place / name, digest) for name, digest in published.files.items()}


def newest(folder: Path, form_id: str) -> PublishedForm | None:
    """The newest edition of a form, or ``None`` before the first; raises as ``read_edition``."""
    found = editions(folder, form_id)
    return read_edition(folder, form_id, found[-1].number) if found else None


def places(folder: Path, form_id: str) -> list[Path]:
    """The folders of a form's editions, whatever lies in them."""
    return _folders_in(folder / FOLDER / form_id)


def next_number(folder: Path, form: Form, also: Collection[str] = ()) -> str:
    """A number for the next edition: one more than the highest, or the draft's own while it is free.

    ``also`` are taken, too: numbers of editions that are gone.
    """
    taken = [*_taken(folder, form.id), *also]
    whole = [int(n) for n in taken if n.isascii() and n.isdigit()]
    if form.edition.number.casefold() not in {n.casefold() for n in taken}:
        return form.edition.number
    return str(max(whole, default=0) + 1)


def _target(folder: Path, form_id: str, number: str, taken: Collection[str]) -> Path:
    target = folder / FOLDER / form_id / checked_number(number)
    if number.casefold() in {
        name.casefold() for name in (*_taken(folder, form_id), *taken)
    }:  # Windows takes A and a for one
        raise BadInputError.saying(f"edition {number} of {form_id} is published already; give the next number")
    return target


def _taken(folder: Path, form_id: str) -> list[str]:
    return [p.name for base in (FOLDER, ASIDE) for p in _folders_in(folder / base / form_id)]


def _folders_in(root: Path) -> list[Path]:
    return sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith(".")) if root.is_dir() else []


def _listed(place: Path) -> Published | str:
    try:
        return read_manifest(read_limited(place / FILE, SIZE_LIMIT), str(place))
    except (TamperedError, BadInputError) as error:
        return str(error)


def _published(form: Form, issue: Issue, reviewed_by: str, files: Mapping[str, bytes]) -> Published:
    return Published(
        form_id=form.id,
        number=issue.number,
        title=form_text(form, FALLBACK_LANGUAGE).title,
        by=issue.by.strip(),
        at=issue.at.isoformat(timespec="seconds"),
        note=issue.note.strip(),
        validity_days=form.validity_days,
        review_by=issue.review_by,
        reviewed_by=reviewed_by,
        files={name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    )


def _approved(draft: Form, issue: Issue) -> Form:
    edition = replace(
        draft.edition,
        number=issue.number,
        approval=Approval.APPROVED,
        approved_by=issue.by.strip(),
        approved_on=issue.at.date().isoformat(),
    )
    return replace(draft, edition=edition, validity_days=issue.validity_days or draft.validity_days)


def _files(draft: Form, form: Form, words: Mapping[str, bytes]) -> dict[str, bytes]:
    """All files of the edition; those of the draft go in as they stand, comments and all."""
    base = _source(draft.path)
    files = {f"{form.id}.yaml": patched(base, form) if base else write_form(form)}
    files |= {f"sections/{section.id}.yaml": _section_file(section) for section in form.sections}
    missing = [tag for tag in form.texts if tag not in words]
    if missing:
        raise BadInputError.saying(f"the fixed words in {', '.join(missing)} are missing; without them nothing prints")
    return files | {f"words/{tag}.yaml": words[tag] for tag in form.texts}


def _section_file(section: Section) -> bytes:
    data = _source(section.path)
    if not data:
        return write_section(section)
    value, complaints = parse(data, section.path, "section")
    if complaints:
        raise BadFormError(complaints)
    if value != section:
        raise BadInputError.saying("was changed after it was opened here; open the form again", section.path)
    return data


def _source(path: str) -> bytes:
    return read_limited(Path(path), SIZE_LIMIT) if path and Path(path).is_file() else b""


def _unchanged(path: Path, digest: str) -> bytes:
    data = read_limited(path, SIZE_LIMIT)
    if hashlib.sha256(data).hexdigest() != digest:
        raise TamperedError(f"{path}: this is not the file that was published; bring it back from a backup")
    return data


@lru_cache(maxsize=_READ)
def _read(data: bytes, path: Path, kind: str) -> Any:
    """Editions never change, so what was read of one is remembered by its very bytes."""
    value, complaints = parse(data, str(path), kind, name=path.stem)
    if complaints:
        raise BadFormError(complaints)
    return value


def _in(name: str, folder: str) -> bool:
    return name.startswith(f"{folder}/")
