"""Editions in the audit log: what it says of them, and noting what becomes of them.

The log is sealed and lies in the encrypted archive, so whoever rewrites the files of an edition together with its
manifest, or takes an edition away, is found by comparing.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from exoconsent.errors import ExoConsentError, StorageError, TamperedError
from exoconsent.library import editions
from exoconsent.library.editions_in_use import edition_lines, forms_with_editions, in_use
from exoconsent.library.editions_log import EditionsLog, Logged
from exoconsent.library.editions_write import finish

if TYPE_CHECKING:
    from exoconsent.library.editions_manifest import Published
    from exoconsent.records.audit import Entry
    from exoconsent.records.vault import Vault

FORMS: Final = "forms"
_ABOUT: Final = "form "
_PUBLISHED: Final = re.compile(r"edition (\S+), published (\S+), sha256 ([0-9a-f]{64})(?:, noted afterwards)?")
_ASIDE: Final = re.compile(r"edition (\S+) (?:put aside|accepted as gone)")
_BEFORE: Final = re.compile(r"(\S+) edition (\S+)( put aside: it was changed)?")
"""As it was noted before the log kept digests."""
_UNOPENED: Final = (
    "the log that says what was published can be read by whoever logs in, and nobody has; log in and try again"
)
UNOPENED: Final = EditionsLog(unread=_UNOPENED)
"""Of a clinic whose records nobody has opened."""
_Forms = dict[str, dict[str, Logged]]


def told(vault: "Vault", *, adopt: bool = True) -> EditionsLog:
    """What the log says of the editions in the vault's folder; ``unread`` when it cannot be believed.

    An edition that a power cut kept from its name gets it. Editions from before the log kept digests count as sound;
    with ``adopt`` their digests are noted now, so that they are held fast from here on.
    """
    from exoconsent.records.audit import Act

    folder = vault.folder / FORMS
    try:
        found = _read(vault.audit.sealed(Act.PUBLISH, _ABOUT))
        _settle(folder, found)
        if unknown := _unknown(folder, found):
            before = _noted_before(vault.audit.sealed(Act.PUBLISH)) & unknown
            _take_in(folder, found, before)
            if adopt:
                _adopt(vault, folder, found, before)
    except ExoConsentError as fault:
        return EditionsLog(unread=f"the log that says what was published cannot be believed: {fault}")
    return EditionsLog(forms=_frozen(found))


def note_published(vault: "Vault", published: "Published", more: str = "") -> None:
    """An edition is about to get its name. Raises ``StorageError``; it must not get it then."""
    detail = f"edition {published.number}, published {published.at}, sha256 {published.sha256}{more}"
    _note(vault, published.form_id, detail)


def note_aside(vault: "Vault", form_id: str, number: str, *, gone: bool) -> None:
    """An edition is put aside, or somebody accepts that it is gone. Raises ``StorageError``."""
    _note(vault, form_id, f"edition {number} {'accepted as gone' if gone else 'put aside'}")


def disagreements(vault: "Vault") -> tuple[str, ...]:
    """A sentence for each form whose editions beside the vault are not what its log says; nothing is written."""
    held = in_use(vault.folder / FORMS, {}, told(vault, adopt=False)).withheld
    return tuple(
        f"{form.title}, edition {form.number}: {form.why}; it is not printed for patients" for form in held.values()
    )


def _note(vault: "Vault", form_id: str, detail: str) -> None:
    from exoconsent.records.audit import Act

    vault.note(Act.PUBLISH, about=f"{_ABOUT}{form_id}", detail=detail)


def _read(entries: "Iterable[Entry]") -> _Forms:
    """The last word on each edition."""
    found: _Forms = {}
    for entry in entries:
        form = found.setdefault(entry.about.removeprefix(_ABOUT), {})
        if put_out := _PUBLISHED.fullmatch(entry.detail):
            number, at, digest = put_out.groups()
            form[number] = Logged(number=number, digest=digest, at=at)
        elif taken := _ASIDE.fullmatch(entry.detail):
            number = taken[1]
            form[number] = replace(form.get(number, Logged(number=number)), aside=True)
        else:
            raise TamperedError(f"entry {entry.seq} says something of an edition that this ExoConsent does not know")
    return found


def _settle(folder: Path, found: Mapping[str, Mapping[str, Logged]]) -> None:
    for form_id, form in found.items():
        for logged in form.values():
            if logged.digest and not logged.aside:
                with suppress(StorageError):  # then it is gone for now, which is told with the way out
                    finish(folder / editions.FOLDER / form_id / logged.number, logged.digest)


def _unknown(folder: Path, found: _Forms) -> set[tuple[str, str]]:
    here = (
        (form_id, place.name) for form_id in forms_with_editions(folder) for place in editions.places(folder, form_id)
    )
    return {(form_id, number) for form_id, number in here if number not in found.get(form_id, {})}


def _noted_before(entries: "Iterable[Entry]") -> set[tuple[str, str]]:
    known = [match.groups() for entry in entries if (match := _BEFORE.fullmatch(entry.detail))]
    aside = {(form_id, number) for form_id, number, words in known if words}
    return {(form_id, number) for form_id, number, _ in known} - aside


def _take_in(folder: Path, found: _Forms, before: set[tuple[str, str]]) -> None:
    for form_id, number in before:
        found.setdefault(form_id, {})[number] = Logged(number=number)


def _adopt(vault: "Vault", folder: Path, found: _Forms, before: set[tuple[str, str]]) -> None:
    """Note the digests of sound editions; where the disk refuses, the next opening does it."""
    for form_id in sorted({form_id for form_id, _ in before}):
        for line in edition_lines(folder, form_id):
            if line.published and not line.wrong and (form_id, line.number) in before:
                with suppress(StorageError):
                    note_published(vault, line.published, ", noted afterwards")
                    found[form_id][line.number] = Logged(
                        number=line.number, digest=line.published.sha256, at=line.published.at
                    )


def _frozen(found: _Forms) -> Mapping[str, Mapping[str, Logged]]:
    return MappingProxyType({form_id: MappingProxyType(form) for form_id, form in found.items()})
