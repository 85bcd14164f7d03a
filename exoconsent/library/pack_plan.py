"""The dry run: what a pack would do to a clinic's forms, before anything is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from exoconsent.consent.form import Approval
from exoconsent.errors import BadFormError, Complaint
from exoconsent.library.load import Library, load_library
from exoconsent.library.pack_drafts import as_draft, is_approved
from exoconsent.library.pack_folder import UNFINISHED, contents, staged, state_of
from exoconsent.library.pack_log import Taken, last_to_touch, read_log
from exoconsent.library.pack_remarks import remarks
from exoconsent.library.pack_words import Difference, differences
from exoconsent.library.packs import Pack, kind_of


class Way(StrEnum):
    """What becomes of a file of the pack."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    """It is here already, word for word; nothing is written."""


class Reason(StrEnum):
    """Why a person has to choose before something is replaced."""

    BUILT_IN = "built-in"
    OWN = "own"
    OTHER_MAKER = "other-maker"
    EDITED = "edited"
    OLDER = "older"


_SENTENCES: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.BUILT_IN: "{name} is one that comes with ExoConsent; the pack's would be used in its place",
        Reason.OWN: "{name} is this clinic's own work; the pack's would be used in its place",
        Reason.OTHER_MAKER: '{name} came from another maker, "{maker}"; the pack\'s would be used in its place',
        Reason.EDITED: "{name} came from the same maker and was changed here since; these changes would go",
        Reason.OLDER: "{name} is older in this pack than the one that is here",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One file of the pack beside what is here."""

    name: str
    kind: str
    way: Way
    data: bytes = field(repr=False)
    """As it would be written; a form comes in as a draft."""
    before: bytes = field(default=b"", repr=False)
    """What is used here now, the clinic's or the one that comes with ExoConsent; empty where there is none."""
    differences: tuple[Difference, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A file that is replaced only when a person chose so."""

    name: str
    reason: Reason
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What taking in a pack would do; ``pack_taking.take_in`` does exactly that."""

    pack: Pack = field(repr=False)
    coming: tuple[Coming, ...]
    clashes: tuple[Clash, ...]
    faults: tuple[Complaint, ...]
    """Why the forms would not work together afterwards, e.g. an unknown section; the pack cannot be taken in then."""
    remarks: tuple[str, ...]
    """What the pack says of itself that nobody here checked, and claims in it that must not be made."""
    drafted: tuple[str, ...]
    """Forms approved here that would be drafts again, because words in them change."""
    writes: Mapping[str, bytes] = field(repr=False)
    builtin: Path = field(repr=False)
    state: str
    """Mark of the clinic's forms as they were looked at."""

    def those(self, way: Way) -> tuple[Coming, ...]:
        """The files that would go that way."""
        return tuple(coming for coming in self.coming if coming.way is way)


def dry_run(pack: Pack, clinic: Path, builtin: Path) -> Plan:
    """What taking in ``pack`` would do to the forms of the ``clinic`` folder, laid over the ``builtin`` ones.

    Nothing stays written: the result is put together beside the forms, read as a whole and taken away again.

    Raises:
        BadInputError: the clinic's forms hold links or devices, or a form of the pack cannot be made a draft.
        StorageError: the disk refuses.
    """
    here = contents(clinic)
    coming = tuple(_coming(name, data, here, builtin) for name, data in pack.files.items())
    writes = {c.name: c.data for c in coming if c.way is not Way.SAME}
    library, faults = _tried(clinic, builtin, {**here, **writes})
    drafted = tuple(_approved_that_change(library, writes)) if library else ()
    writes |= {name: as_draft(_present(name, here, builtin), name) for name in drafted}
    return Plan(
        pack=pack,
        coming=coming,
        clashes=tuple(_clashes(pack, coming, here, read_log(here))),
        faults=faults,
        remarks=(*remarks(pack.files, load_library(builtin).claims), *_hidden(writes, here)),
        drafted=drafted,
        writes=MappingProxyType(writes),
        builtin=builtin,
        state=state_of(here),
    )


def _hidden(writes: Mapping[str, bytes], here: Mapping[str, bytes]) -> Iterator[str]:
    for name in writes:
        if UNFINISHED + name in here:
            yield f"{name} has a draft here that holds a fault; Templates goes on showing that draft, not the pack's"


def problems_of(clinic: Path, builtin: Path, room: Path) -> tuple[Complaint, ...]:
    """What is wrong with the library whose clinic's part lies in ``room``, told by names below the forms folder."""
    try:
        load_library(builtin, room)
    except BadFormError as error:
        return tuple(replace(c, path=_shown(c.path, room, clinic)) for c in error.complaints)
    return ()


def _coming(name: str, data: bytes, here: Mapping[str, bytes], builtin: Path) -> Coming:
    kind, before = kind_of(name), _present(name, here, builtin)
    drafted = as_draft(data, name) if kind == "form" and is_approved(data, name) else data
    there = name in here or before != b""
    way = Way.NEW if not there else Way.SAME if before in (data, drafted) else Way.CHANGED
    told = differences(before, drafted, name) if way is Way.CHANGED else ()
    return Coming(name=name, kind=kind, way=way, data=drafted, before=before, differences=told)


def _present(name: str, here: Mapping[str, bytes], builtin: Path) -> bytes:
    if name in here:
        return here[name]
    path = builtin.joinpath(*name.split("/"))
    return path.read_bytes() if path.is_file() else b""


def _tried(clinic: Path, builtin: Path, files: Mapping[str, bytes]) -> tuple[Library | None, tuple[Complaint, ...]]:
    with staged(clinic, files) as room:
        faults = problems_of(clinic, builtin, room)
        return (None if faults else load_library(builtin, room)), faults


def _approved_that_change(library: Library, writes: Mapping[str, bytes]) -> Iterator[str]:
    """The forms approved in this clinic in which something else would be printed."""
    words = any(kind_of(name) == "words" for name in writes)
    for form in library.forms.values():
        changed = words or any(f"sections/{section.id}.yaml" in writes for section in form.sections)
        if changed and form.edition.approval is Approval.APPROVED and f"{form.id}.yaml" not in writes:
            yield f"{form.id}.yaml"


def _clashes(
    pack: Pack, all_coming: tuple[Coming, ...], here: Mapping[str, bytes], log: tuple[Taken, ...]
) -> Iterator[Clash]:
    for coming in all_coming:
        if coming.way is Way.CHANGED:
            reason, maker = _reason(pack, coming, here, log)
            if reason:
                sentence = _SENTENCES[reason].format(name=coming.name, maker=maker)
                yield Clash(name=coming.name, reason=reason, sentence=sentence)


def _reason(pack: Pack, coming: Coming, here: Mapping[str, bytes], log: tuple[Taken, ...]) -> tuple[Reason | None, str]:
    if coming.name not in here:
        return Reason.BUILT_IN, ""
    last = last_to_touch(log, coming.name)
    if last is None:
        return Reason.OWN, ""
    if last.fingerprint != pack.signer.fingerprint:
        return Reason.OTHER_MAKER, last.clinic
    if not last.wrote(coming.name, here[coming.name]):
        return Reason.EDITED, ""
    return (Reason.OLDER if pack.made < last.made else None), ""


def _shown(path: str, room: Path, clinic: Path) -> str:
    """A path in the staging folder by its name below the forms; others below the clinic's folder likewise."""
    for folder in (room, clinic):
        if Path(path).is_relative_to(folder):
            return Path(path).relative_to(folder).as_posix()
    return path
