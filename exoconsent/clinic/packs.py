"""Packs of a clinic: its forms for others, signed with a key from the vault, and the forms of others taken in."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from exoconsent import __version__
from exoconsent.clinic.kept_secrets import in_vault
from exoconsent.clinic.permissions import Deed
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, Section
from exoconsent.errors import BadInputError
from exoconsent.library import pack_signers, pack_taking
from exoconsent.library.load import Library, load_library
from exoconsent.library.pack_folder import FORMS as FORMS_FOLDER
from exoconsent.library.pack_folder import UNFINISHED, contents
from exoconsent.library.pack_plan import Plan, dry_run
from exoconsent.library.packs import Cover, Pack, Signer, kind_of, make_pack, read_pack
from exoconsent.paths import FORMS
from exoconsent.signing.packs import SECRET_BYTES, is_signed, public_key, signed

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.clinic.clinic import Clinic
    from exoconsent.library.pack_log import Taken

Value = TypeVar("Value")

PACK_KEY: Final = "pack.key"
"""The vault's secret that signs packs; made with the first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What goes into a pack; nothing named means all of the clinic's own."""

    forms: tuple[str, ...] = ()
    """With all their sections, also those that come with ExoConsent: a form is what is read, not what was changed."""
    sections: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Languages whose fixed words go along."""
    laws: tuple[str, ...] = ()
    """Jurisdictions by id, e.g. "us-ca"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can go into a pack."""

    kind: str
    """"form", "section", "words" or "jurisdiction", as ``library.packs.kind_of`` has it."""
    id: str
    title: str
    own: bool
    """The clinic has its own copy; otherwise it is as it came with ExoConsent."""
    unfinished: bool = False
    """A later draft of it, or of a section in it, holds a fault: the pack gets what stood there before."""


@dataclass(frozen=True, slots=True)
class Packs:
    """The acts on packs of an opened clinic; each is refused to who may not change forms. Blocking."""

    clinic: "Clinic"
    clock: Callable[[], datetime]
    builtin: Path = FORMS

    def offers(self) -> tuple[Offer, ...]:
        """What can go into a pack: all forms, translations and laws, and the sections that are the clinic's own.

        Raises ``BadFormError`` when the clinic's forms cannot be read.
        """
        return tuple(self._offers(self._library()))

    def make(self, choice: Choice, title: str, note: str = "") -> bytes:
        """A signed pack. Raises ``BadInputError`` for what there is not, ``StorageError``."""
        from exoconsent.records.audit import Act

        archive = self._allowed()
        secret, files = self._secret(archive), {name: self._file(name) for name in self._names(choice)}
        cover = Cover(
            title=title, note=note, by=archive.user.name, clinic=self.clinic.profile.name, made=self.clock(),
            program=__version__,
        )  # fmt: skip
        pack = make_pack(files, cover, public_key(secret), lambda manifest: signed(manifest, secret))
        archive.vault.note(Act.PACK, detail=f"made: {title} ({len(files)} files)")
        return pack

    def fingerprint(self) -> str:
        """Of this clinic's own packs, for others to compare; the key is made on first use."""
        archive = self._allowed()
        return Signer(key=public_key(self._secret(archive)), clinic="", by="").fingerprint

    def read(self, data: bytes, path: str) -> Pack:
        """The pack, if its signature fits. Raises ``BadInputError``, ``BadFormError``."""
        return read_pack(data, is_signed, path)

    def look(self, pack: Pack) -> Plan:
        """The dry run: what taking it in would do."""
        return dry_run(pack, self.clinic.folder, self.builtin)

    def is_own(self, signer: Signer) -> bool:
        """Whether this clinic signed it, so that nothing has to be compared."""
        return signer.fingerprint in self._own(self._allowed())

    def known(self, signer: Signer) -> str:
        """Since when and by whom a signer is known here, in words; empty for a stranger."""
        found = self.signer(signer)
        return f"known here since {found.known_since[:10]}; compared by {found.compared_by}" if found else ""

    def signer(self, signer: Signer) -> pack_signers.Known | None:
        """What is kept about a signer whom somebody here compared; ``None`` for a stranger."""
        return pack_signers.signers(self._forms).get(signer.fingerprint)

    def know(self, signer: Signer, typed: str) -> None:
        """Know a signer from now on, whose fingerprint was ``typed`` as it came by another way than the pack.

        Raises ``BadInputError`` when it is another one.
        """
        archive = self._allowed()
        if not pack_signers.same_fingerprint(typed, signer.fingerprint):
            raise BadInputError.saying("this is not the fingerprint of who signed the pack; do not take it in")
        pack_signers.know(self._forms, signer, archive.user.name, self.clock())

    def take(self, plan: Plan, replacing: Collection[str] = ()) -> "Taken":
        """Take in what was looked at; errors as for ``pack_taking.take_in``. The clinic has to be opened anew."""
        from exoconsent.records.audit import Act

        archive = self._allowed()
        now, own = self.clock(), self._own(archive)
        with archive.vault.transaction():
            archive.vault.audit.note(Act.PACK, detail=f"taken in: {plan.pack.title} ({plan.pack.signer.fingerprint})")
            return pack_taking.take_in(plan, self.clinic.folder, archive.user.name, now, replacing=replacing, own=own)

    def undo(self) -> "Taken":
        """Undo the last pack; errors as for ``pack_taking.undo``."""
        from exoconsent.records.audit import Act

        archive = self._allowed()
        with archive.vault.transaction():
            undone = pack_taking.undo(self.clinic.folder, self.builtin)
            archive.vault.audit.note(Act.PACK, detail=f"undone: {undone.title} ({undone.fingerprint})")
        return undone

    def last(self) -> "Taken | None":
        """The pack that ``undo`` would undo."""
        return pack_taking.last_taken(self.clinic.folder)

    @property
    def _forms(self) -> Path:
        return self.clinic.folder / FORMS_FOLDER

    def _allowed(self) -> "Archive":
        archive = self.clinic.archive(self.clock)
        archive.refuse(Deed.FORMS)
        return archive

    def _secret(self, archive: "Archive") -> bytes:
        return in_vault(archive.vault, PACK_KEY, secrets.token_bytes(SECRET_BYTES))

    def _own(self, archive: "Archive") -> tuple[str, ...]:
        secret = archive.vault.secret(PACK_KEY)
        return (Signer(key=public_key(secret), clinic="", by="").fingerprint,) if secret else ()

    def _names(self, choice: Choice) -> set[str]:
        if choice == Choice():
            return {name for name in contents(self.clinic.folder) if kind_of(name)}
        library = self._library()
        sections = [_known(library.sections, name, "section") for name in choice.sections]
        for name in choice.forms:
            sections += _known(library.forms, name, "form").sections
        words = [f"words/{_known(library.words, tag, 'language').language}.yaml" for tag in choice.words]
        laws = {law.id: law for law in library.jurisdictions}
        names = {*words, *(f"rules/jurisdictions/{_known(laws, law, 'law').id}.yaml" for law in choice.laws)}
        return names | {f"{form}.yaml" for form in choice.forms} | set(_with_sources(sections))

    def _library(self) -> Library:
        """The forms as they are being made, which may be other than the published editions that the desk prints."""
        return load_library(self.builtin, self._forms if self._forms.is_dir() else None)

    def _offers(self, library: Library) -> Iterator[Offer]:
        own = set(contents(self.clinic.folder))
        waiting = {n.removeprefix(UNFINISHED) for n in own if n.startswith(UNFINISHED)}
        for form in library.forms.values():
            parts = {f"{form.id}.yaml", *(f"sections/{s.id}.yaml" for s in form.sections)}
            yield Offer(
                kind="form", id=form.id, title=_title(form), own=bool(parts & own), unfinished=bool(parts & waiting)
            )
        for section in library.sections.values():
            name = f"sections/{section.id}.yaml"
            if name in own:
                unfinished = name in waiting
                yield Offer(kind="section", id=section.id, title=_title(section), own=True, unfinished=unfinished)
        for tag in library.words:
            yield Offer(kind="words", id=tag, title=tag, own=f"words/{tag}.yaml" in own)
        for law in library.jurisdictions:
            name = f"rules/jurisdictions/{law.id}.yaml"
            yield Offer(kind="jurisdiction", id=law.id, title=law.name, own=name in own)

    def _file(self, name: str) -> bytes:
        own = self._forms.joinpath(*name.split("/"))
        return (own if own.is_file() else self.builtin.joinpath(*name.split("/"))).read_bytes()


def _title(value: Form | Section) -> str:
    text = value.texts.get(FALLBACK_LANGUAGE)
    return (text.title if text else "") or value.id


def _known(known: Mapping[str, Value], name: str, what: str) -> Value:
    if name not in known:
        raise BadInputError.saying(f'there is no {what} "{name}"{did_you_mean(name, known)}')
    return known[name]


def _with_sources(sections: list[Section]) -> Iterator[str]:
    for section in sections:
        yield f"sections/{section.id}.yaml"
        yield from (f"sources/{passage.document}.txt" for passage in section.provenance)
