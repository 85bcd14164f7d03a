"""Editions in use: of each form the newest one, unless it was changed or is gone; then that form is withheld by name.

An older wording in place of the newest edition would be printed without anybody noticing, so nobody decides it but a
person: by publishing a new edition, or by putting aside what is wrong. A log, where given, says what was published.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, form_text
from exoconsent.consent.words import Words
from exoconsent.errors import BadFormError, BadInputError, ExoConsentError, StorageError, TamperedError
from exoconsent.files import read_limited, sync_folder, why
from exoconsent.library.editions import ASIDE, FOLDER, PublishedForm, checked_files, places, read_edition
from exoconsent.library.editions_drafts import as_draft
from exoconsent.library.editions_log import EditionsLog, Logged
from exoconsent.library.editions_manifest import FILE, SIZE_LIMIT, Published, checked_number, read_manifest
from exoconsent.library.editions_words import Shipped, whole
from exoconsent.library.load import Fault, Withheld

_COPIES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """One edition as it lies in the folder."""

    number: str
    published: Published | None
    """``None`` when its manifest cannot be read, or when the edition is gone."""
    wrong: str = ""
    """Why it is not used for patients, as a sentence; empty for one that is as it was published."""
    fault: Fault | None = None
    """Of which kind that is."""
    when: float | None = None
    """When it was published, in seconds, as far as anybody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InUse:
    """The forms for patients, and those that may not be used."""

    forms: Mapping[str, Form]
    withheld: Mapping[str, Withheld]
    words: Mapping[str, Mapping[str, Words]]
    """The fixed words of those that are editions, by form id and language; an edition that kept none is not there."""


def edition_lines(folder: Path, form_id: str, log: EditionsLog | None = None) -> tuple[EditionLine, ...]:
    """Every edition of a form, each compared with its hashes; the oldest first, at the end those without a day.

    With ``log`` each is compared with what was noted of it, and those that are gone are among them.
    """
    found = places(folder, form_id)
    here, noted = {place.name for place in found}, log.standing(form_id) if log else ()
    lines = [_line(folder, form_id, place, log) for place in found]
    lines += [_gone(folder, form_id, logged) for logged in noted if logged.number not in here]
    return tuple(sorted(lines, key=lambda line: (line.when is None, line.when or 0.0, line.number)))


def in_use(
    folder: Path,
    forms: Mapping[str, Form],
    log: EditionsLog | None = None,
    shipped: Shipped = lambda _language: None,
) -> InUse:
    """The newest edition of each form that has one, else the form as it is given: a draft, whatever its file says.

    A form is withheld when its newest edition was changed, is gone, is not in the ``log``, or cannot be printed by this
    program, and when one whose day cannot be read may be the newest. What an edition's words lack is ``shipped``.
    """
    used, withheld = {form_id: as_draft(form) for form_id, form in forms.items()}, {}
    said: dict[str, Mapping[str, Words]] = {}
    for form_id in sorted({*forms_with_editions(folder), *(log.forms if log else ())}):
        lines = edition_lines(folder, form_id, log)
        if not lines:  # all were put aside
            continue
        last = lines[-1]
        try:
            edition = _newest(folder, form_id, last)
            if FALLBACK_LANGUAGE in edition.words:
                said[form_id] = whole(edition.words, shipped)
            used[form_id] = edition.form
        except ExoConsentError as error:
            used.pop(form_id, None)
            withheld[form_id] = Withheld(
                title=_title(form_id, lines, forms),
                number=last.number,
                why=str(error),
                fault=last.fault or (Fault.OUTGROWN if isinstance(error, BadFormError) else Fault.CHANGED),
            )
    return InUse(forms=MappingProxyType(used), withheld=MappingProxyType(withheld), words=MappingProxyType(said))


def forms_with_editions(folder: Path) -> tuple[str, ...]:
    """Ids of the forms that have an edition, sound or not."""
    root = folder / FOLDER
    names = sorted(p.name for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    return tuple(name for name in names if places(folder, name))


def put_aside(folder: Path, form_id: str, number: str, log: EditionsLog | None = None) -> Path:
    """Take an edition that is wrong by its hashes or by ``log`` out of the way; it is kept, its number stays taken.

    Raises:
        BadInputError: there is none of that number, or it is as it was published.
        StorageError: it could not be moved.
    """
    here = {place.name: place for place in places(folder, form_id)}
    if number not in here:
        raise BadInputError.saying(f"there is no edition {number} of {form_id}")
    if not _line(folder, form_id, here[number], log).wrong:
        raise BadInputError.saying(f"edition {number} of {form_id} is as it was published, so it stays where it is")
    target = _free(folder / ASIDE / form_id / number)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(here[number], target)
        sync_folder(target.parent)
    except OSError as fault:
        raise StorageError(f"{here[number]}: could not be moved ({why(fault)})") from None
    return target


def _newest(folder: Path, form_id: str, line: EditionLine) -> PublishedForm:
    if line.wrong:
        raise TamperedError(line.wrong)
    edition = read_edition(folder, form_id, line.number)
    if edition.published != line.published:
        raise TamperedError(f"edition {line.number} was changed while it was read")
    return edition


def _line(folder: Path, form_id: str, place: Path, log: EditionsLog | None) -> EditionLine:
    published, fault = None, None
    try:
        checked_number(place.name)
        published = read_manifest(read_limited(place / FILE, SIZE_LIMIT), str(place))
        checked_files(folder, form_id, place.name)
        fault, wrong = log.judge(published) if log else (None, "")
    except ExoConsentError as error:
        fault, wrong = Fault.CHANGED, str(error)
    when = log.when(form_id, place.name) if log else None
    when = published.time.timestamp() if when is None and published else when
    return EditionLine(number=place.name, published=published, wrong=wrong, fault=fault, when=when)


def _gone(folder: Path, form_id: str, logged: Logged) -> EditionLine:
    day = f", published on {logged.at[:10]}," if logged.at else ""
    why = f"edition {logged.number}{day} does not lie in {folder / FOLDER / form_id}, and nobody put it aside"
    if (folder / ASIDE / form_id / logged.number).exists():
        why = f"edition {logged.number}{day} was moved to {folder / ASIDE / form_id}, and nobody did that in Templates"
    when = datetime.fromisoformat(logged.at).timestamp() if logged.at else None
    return EditionLine(number=logged.number, published=None, wrong=why, fault=Fault.GONE, when=when)


def _title(form_id: str, lines: tuple[EditionLine, ...], forms: Mapping[str, Form]) -> str:
    known = [line.published.title for line in lines if line.published and not line.wrong]
    return known[-1] if known else form_text(forms[form_id], FALLBACK_LANGUAGE).title if form_id in forms else form_id


def _free(target: Path) -> Path:
    names = (target, *(target.with_name(f"{target.name}.{copy}") for copy in range(2, _COPIES)))
    return next((name for name in names if not name.exists()), target)
