"""Editions of forms in a clinic's folder: published whole, never changed, and readable for ever.

``forms/editions/<form>/<number>/`` holds the form, its sections and the fixed words of its languages as files, and
``manifest.json`` with their hashes. A draft is what stands in ``forms`` itself; publishing copies it.
"""

import hashlib
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.form import FALLBACK_LANGUAGE, Approval, Form, Section, form_text
from exoconsent.consent.words import Words
from exoconsent.errors import BadFormError, BadInputError, StorageError, TamperedError
from exoconsent.files import read_limited, sync_folder, why, write_once
from exoconsent.library.editions_manifest import (
    FILE,
    SIZE_LIMIT,
    Published,
    checked_details,
    checked_number,
    read_manifest,
)
from exoconsent.library.editions_review import Review, check_review
from exoconsent.library.forms import with_sections
from exoconsent.library.load import parse
from exoconsent.library.nodes import Sink
from exoconsent.library.writing import patched, write_form, write_section

FOLDER: Final = "editions"


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
    """The fixed words of its time, by language."""


def publish(
    folder: Path, draft: Form, issue: Issue, words: Mapping[str, bytes], review: Review | None, *, second_reader: bool
) -> Published:
    """Make ``draft`` an edition in the clinic's ``folder`` of forms: approved, whole or not at all.

    Args:
        folder: the clinic's own folder of forms.
        draft: the form with its sections, as it was loaded.
        issue: number, who, when, and what is said about it.
        words: the files of fixed words of the form's languages, by tag.
        review: what a second practitioner said of this draft.
        second_reader: whether this clinic asks for one.

    Raises:
        BadInputError: something is missing, the number is taken, or the draft is not what was reviewed.
        BadFormError: the draft's files were changed meanwhile and can no longer be read.
        StorageError: it could not be written; nothing was left.
    """
    checked_details(issue.by, issue.note, issue.review_by)
    target = _target(folder, draft.id, issue.number)
    if second_reader:
        check_review(draft, review, issue.by)
    form = _approved(draft, issue)
    files = _files(draft, form, words)
    published = Published(
        form_id=draft.id,
        number=issue.number,
        title=form_text(draft, FALLBACK_LANGUAGE).title,
        by=issue.by.strip(),
        at=issue.at.isoformat(timespec="seconds"),
        note=issue.note.strip(),
        validity_days=form.validity_days,
        review_by=issue.review_by,
        reviewed_by=review.read_by if review is not None and second_reader else "",
        files={name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    )
    _write(target, {**files, FILE: published.data})
    return published


def editions(folder: Path, form_id: str) -> tuple[Published, ...]:
    """The published editions of a form, the oldest first; those that cannot be read are left out."""
    found = [p for place in _places(folder, form_id) for p in (_listed(place),) if isinstance(p, Published)]
    return tuple(sorted(found, key=lambda p: (datetime.fromisoformat(p.at).timestamp(), p.number)))


def broken_editions(folder: Path, form_id: str) -> tuple[str, ...]:
    """A sentence for each edition whose manifest cannot be read."""
    return tuple(p for place in _places(folder, form_id) for p in (_listed(place),) if isinstance(p, str))


def read_edition(folder: Path, form_id: str, number: str) -> PublishedForm:
    """A published edition with its form and words.

    Raises:
        BadInputError: there is none of that number, or a file of it cannot be read.
        TamperedError: a file is not what was published.
    """
    place = folder / FOLDER / form_id / checked_number(number)
    published = read_manifest(read_limited(place / FILE, SIZE_LIMIT), str(place / FILE))
    if (published.form_id, published.number) != (form_id, number):
        raise TamperedError(f"{place}: this is edition {published.number} of {published.form_id}; somebody moved it")
    files = {name: _unchanged(place / name, digest) for name, digest in published.files.items()}
    sections = {s.id: s for s in (_read(data, place / n, "section") for n, data in files.items() if _in(n, "sections"))}
    file = _read(files.get(f"{form_id}.yaml", b""), place / f"{form_id}.yaml", "form")
    sink = Sink(str(place / f"{form_id}.yaml"))
    form = with_sections(file, sections, sink)
    sink.raise_as(BadFormError)
    words = (_read(data, place / name, "words") for name, data in files.items() if _in(name, "words"))
    return PublishedForm(
        published=published, form=form, words=MappingProxyType({given.language: given for given in words})
    )


def newest(folder: Path, form_id: str) -> PublishedForm | None:
    """The newest edition of a form, or ``None`` before the first; raises as ``read_edition``."""
    found = editions(folder, form_id)
    return read_edition(folder, form_id, found[-1].number) if found else None


def in_use(folder: Path, forms: Mapping[str, Form]) -> Mapping[str, Form]:
    """The forms for patients: the newest edition of each that has one, else the form as it is given, still a draft.

    Raises:
        TamperedError: an edition is not what was published.
    """
    known = {*forms, *published_forms(folder)}
    found = {form_id: newest(folder, form_id) for form_id in sorted(known)}
    return MappingProxyType({i: f.form if f is not None else forms[i] for i, f in found.items()})


def published_forms(folder: Path) -> tuple[str, ...]:
    """Ids of the forms that have an edition."""
    root = folder / FOLDER
    names = sorted(p.name for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    return tuple(name for name in names if editions(folder, name))


def next_number(folder: Path, form: Form) -> str:
    """A number for the next edition: one more than the highest, or the draft's own while it is free."""
    taken = [p.name for p in _places(folder, form.id)]
    whole = [int(n) for n in taken if n.isascii() and n.isdigit()]
    if form.edition.number.casefold() not in {n.casefold() for n in taken}:
        return form.edition.number
    return str(max(whole, default=0) + 1)


def _target(folder: Path, form_id: str, number: str) -> Path:
    target = folder / FOLDER / form_id / checked_number(number)
    if number.casefold() in {p.name.casefold() for p in _places(folder, form_id)}:  # Windows takes A and a for one
        raise BadInputError.saying(f"edition {number} of {form_id} is published already; give the next number")
    return target


def _places(folder: Path, form_id: str) -> list[Path]:
    root = folder / FOLDER / form_id
    return sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith(".")) if root.is_dir() else []


def _listed(place: Path) -> Published | str:
    try:
        return read_manifest(read_limited(place / FILE, SIZE_LIMIT), str(place))
    except (TamperedError, BadInputError) as error:
        return str(error)


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


def _read(data: bytes, path: Path, kind: str) -> Any:
    value, complaints = parse(data, str(path), kind, name=path.stem)
    if complaints:
        raise BadFormError(complaints)
    return value


def _in(name: str, folder: str) -> bool:
    return name.startswith(f"{folder}/")


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """All files under another name first; the folder gets its own name when everything is on the disk."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        for name, data in files.items():
            write_once(temporary / name, data)
        for inner in _folders(temporary):
            sync_folder(inner)
        temporary.rename(target)
        sync_folder(target.parent)
    except OSError as fault:
        with suppress(OSError):
            shutil.rmtree(temporary)
        raise StorageError(f"{target}: could not be written ({why(fault)}); nothing was published") from None


def _folders(place: Path) -> Iterator[Path]:
    yield from (p for p in place.rglob("*") if p.is_dir())
    yield place
