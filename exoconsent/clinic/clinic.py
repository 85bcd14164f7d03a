"""Clinic: one opened clinic, and the acts that both front doors share."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exoconsent.clinic.archive import Archive
from exoconsent.clinic.filing import mark_of
from exoconsent.clinic.forms_in_use import library_in_use, no_form
from exoconsent.clinic.kept_secrets import DEMO_PASSPHRASE, DEMO_SECRET, SECRET_FILE, demo_vault, in_vault
from exoconsent.clinic.letterhead import with_logo
from exoconsent.clinic.numbering import number_of
from exoconsent.clinic.prepared import Prepared
from exoconsent.clinic.shelf import Shelf
from exoconsent.consent.adapt import Adaptation, adapt
from exoconsent.consent.assemble import Setting, assemble
from exoconsent.consent.case import Case, Rulebook
from exoconsent.consent.draft import ClinicProfile, Draft, Patient
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, days_valid
from exoconsent.consent.record import finish
from exoconsent.consent.review import review
from exoconsent.consent.signature import Method, Role, Strokes
from exoconsent.consent.words import Words
from exoconsent.errors import ExoConsentError
from exoconsent.files import made_once, read_limited
from exoconsent.library.load import Library
from exoconsent.library.pack_folder import settle
from exoconsent.library.patients import PatientFile
from exoconsent.library.profiles import read_profile
from exoconsent.library.readability import measure
from exoconsent.paths import FORMS, RESOURCES
from exoconsent.pdf import PAGE_PROPERTIES
from exoconsent.pdf.layout import PrintOptions, Rendered
from exoconsent.records.desk import Desk
from exoconsent.signing import SEAL_PROPERTIES
from exoconsent.signing.kept_passphrase import PASSPHRASE_FILE

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Studio
    from exoconsent.records.vault import Vault
    from exoconsent.signing.keys import ClinicKey
    from exoconsent.signing.passing import Examination
    from exoconsent.signing.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """One clinic: its folder, forms and profile."""

    folder: Path
    profile: ClinicProfile
    library: Library
    passphrase: bytes = field(repr=False)
    secret: bytes = field(repr=False)
    """Marks what this clinic issued and numbers its documents; random, 32 bytes, never printed."""
    shelf: Shelf = field(repr=False, compare=False)
    """Where its records stand."""

    @classmethod
    def demo(cls, home: Path, forms: Path = FORMS) -> "Clinic":
        """The embedded demo clinic: invented, without account, its key kept in ``home``."""
        settle(home / "demo")
        path = RESOURCES / "demo" / "clinic.yaml"
        profile = with_logo(read_profile(path.read_bytes(), path.name), home / "demo")
        return cls(
            folder=home / "demo",
            profile=profile,
            library=library_in_use(forms, home / "demo" / "forms"),
            passphrase=DEMO_PASSPHRASE,
            secret=DEMO_SECRET,
            shelf=Shelf(partial(demo_vault, home / "demo")),
        )

    @classmethod
    def open(cls, folder: Path, passphrase: bytes, forms: Path = FORMS) -> "Clinic":
        """A clinic of one's own without accounts: ``clinic.yaml`` in ``folder``, key and secret made on first use.

        Files in its own folder ``forms`` are added, or stand in place of those that ship.
        """
        secret = made_once(folder / SECRET_FILE, secrets.token_bytes(32), 32)
        return cls._at(folder, passphrase, secret, Shelf.without_accounts(folder), forms)

    @classmethod
    def kept(cls, folder: Path, forms: Path = FORMS) -> "Clinic":
        """A clinic whose passphrase lies beside its key, made there on first use: it has no accounts yet."""
        from exoconsent.signing.kept_passphrase import kept_passphrase

        return cls.open(folder, kept_passphrase(folder), forms)

    @classmethod
    def of(cls, vault: "Vault", now: datetime, forms: Path = FORMS) -> "Clinic":
        """The clinic of an open vault, in which passphrase and secret lie; they are made on first use."""
        secret = in_vault(vault, SECRET_FILE, secrets.token_bytes(32))
        passphrase = in_vault(vault, PASSPHRASE_FILE, secrets.token_urlsafe(32).encode())
        return cls._at(vault.folder, passphrase, secret, Shelf.holding(vault), forms)

    @classmethod
    def unopened(cls, folder: Path, forms: Path = FORMS) -> "Clinic":
        """A clinic at whose door nobody logged in: it can verify, and what it would issue is nobody's."""
        return cls._at(folder, b"", secrets.token_bytes(32), Shelf.without_accounts(folder), forms)

    @classmethod
    def _at(cls, folder: Path, passphrase: bytes, secret: bytes, shelf: Shelf, forms: Path) -> "Clinic":
        settle(folder)
        path = folder / "clinic.yaml"
        return cls(
            folder=folder,
            profile=with_logo(read_profile(read_limited(path, 1 << 20), str(path)), folder),
            library=library_in_use(forms, folder / "forms", shelf.editions()),
            passphrase=passphrase,
            secret=secret,
            shelf=shelf,
        )

    @property
    def is_demo(self) -> bool:
        """Whether this is the invented clinic, whose seal everybody can make."""
        return self.secret == DEMO_SECRET

    def form(self, form_id: str) -> Form:
        """The form of that name; ``BadInputError`` with a hint; if withheld, ``TamperedError`` or ``BadFormError``."""
        form = self.library.forms.get(form_id)
        if form is None:
            raise no_form(self.library, form_id)
        return form

    def begin(self, form_id: str, patient: PatientFile, language: str = FALLBACK_LANGUAGE) -> Draft:
        """A new draft of a form for a patient."""
        self.form(form_id)
        return Draft(
            form_id=form_id,
            patient=Patient(name=patient.name, born=patient.born, synthetic=patient.synthetic),
            facts=patient.facts,
            language=language,
            answers=patient.answers,
            people=patient.people,
            acknowledged=patient.acknowledge,
            clearances=patient.clearances,
        )

    def adapt(self, draft: Draft, on: date) -> Adaptation:
        """The decisions on every section as on the day ``on``."""
        return adapt(self.form(draft.form_id), draft, on)

    def prepare(self, draft: Draft, now: datetime, number: str = "") -> Prepared:
        """Adapt, assemble and review ``draft``; ``now`` is aware. Equal drafts of one day give equal consents."""
        form = self.form(draft.form_id)
        adaptation = adapt(form, draft, now.date())
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        setting = Setting(
            profile=self.profile,
            words=self._words(draft.language, form.id),
            number=number or self.number_of(draft, now.date()),
            created=day,
            beside=self._words(draft.parallel, form.id) if draft.parallel not in ("", draft.language) else None,
            jurisdictions=self.library.jurisdictions,
        )
        consent = assemble(form, draft, adaptation, setting)
        case = Case(
            form=form,
            draft=draft,
            adaptation=adaptation,
            consent=consent,
            profile=self.profile,
            rulebook=self._rulebook(consent.language),
            words=tuple(words for words in (setting.words, setting.beside) if words),
            on=now.date(),
        )
        problems = review(case)
        return Prepared(
            form=form,
            draft=draft,
            adaptation=adaptation,
            consent=finish(form, draft, adaptation, consent, problems),
            problems=problems,
            validity_days=days_valid(form, self.profile.validity_days),
        )

    def _words(self, language: str, form_id: str) -> Words:
        said = self.library.words_of(form_id)
        return said.get(language, said[FALLBACK_LANGUAGE])

    def _rulebook(self, language: str) -> Rulebook:
        return Rulebook(
            claims=self.library.claims,
            elements=self.library.elements,
            measure=partial(measure, language=language),
            page_properties=PAGE_PROPERTIES | SEAL_PROPERTIES,
            jurisdictions=self.library.jurisdictions,
        )

    def number_of(self, draft: Draft, on: date) -> str:
        """The document number: the day and a keyed digest of the draft, so that it tells nothing about the patient."""
        return number_of(draft, on, self.secret)

    def render(self, prepared: Prepared, options: PrintOptions) -> Rendered:
        """The pages of a prepared consent, marked as issued here; pure: equal input gives equal bytes."""
        from exoconsent.pdf.render import render
        from exoconsent.signing.issue import mark

        rendered = render(prepared.consent, options)
        return replace(rendered, pdf=mark(rendered.pdf, self.secret))

    def sign(
        self,
        pdf: bytes,
        role: Role,
        name: str,
        strokes: Strokes | None,
        now: datetime,
        *,
        method: Method = Method.DRAWN,
        note: str = "",
        field: str = "",
        own: "ClinicKey | None" = None,
    ) -> bytes:
        """``pdf`` with one more signature, as an update behind the bytes that were shown.

        Without ``field`` it goes to the role's next place. ``own`` is a practitioner's own certificate with its key,
        in place of the clinic's. ``TamperedError`` when none of ours, ``NotReadyError`` when it may not be signed.
        """
        from exoconsent.signing.act import Act, Office, perform

        act = Act(
            role=role,
            name=name,
            strokes=strokes,
            time=now,
            method=method,
            note=note,
            field=field,
            own_certificate=bool(own),
        )
        office = Office(
            name=self.profile.name, secret=self.secret, open_key=lambda: own or self.key(now), log=self.shelf.log_head()
        )
        return perform(act, pdf, self.examine(pdf), office)

    def signature_of(
        self, role: str, field: str, name: str, method: Method, strokes: Strokes | None, now: datetime
    ) -> str:
        """A signature as it is filed; with the speed of the pen only where the clinic chose to keep that."""
        try:
            timing = self.archive(lambda: now).upkeep.keeps_timing()
        except ExoConsentError:  # filing will say what is wrong with the records; the signature must not be lost
            timing = False
        return mark_of(role, field, name, method, now, strokes, timing=timing)

    def verify(self, pdf: bytes, certificates: tuple[str, ...] = ()) -> "Verdict":
        """What can honestly be said about the signatures of ``pdf``; looked at in a child process."""
        return self.examine(pdf, certificates).verdict

    def examine(self, pdf: bytes, certificates: tuple[str, ...] = ()) -> "Examination":
        """The verdict on ``pdf``, by ``certificates`` in place of this clinic's, and what it says of itself."""
        from exoconsent.signing.certificate import fingerprint
        from exoconsent.signing.isolated import examine_in_child
        from exoconsent.signing.pins import pinned_certificates
        from exoconsent.signing.verify import Expected

        practitioners = tuple(map(fingerprint, pinned_certificates(self.folder)))
        return examine_in_child(pdf, Expected(), certificates or self.pinned(), practitioners)

    def key(self, now: datetime, kind: str = "p256") -> "ClinicKey":
        """The clinic's key, made on first use as the ``kind`` (of ``signing.keys.KINDS``) that is asked for."""
        from exoconsent.signing.keys import KINDS, load_or_make_key

        return load_or_make_key(self.folder, self.passphrase, self.profile.name, now, KINDS[kind])

    def desk(self) -> Desk:
        """What lies on this clinic's desk: drafts and half-signed consents, locked with a key of their own."""
        return Desk(self.folder / "desk", hmac.new(self.secret, b"exoconsent desk 1", hashlib.sha256).digest())

    def archive(self, clock: Callable[[], datetime]) -> Archive:
        """What it has filed, for who is logged in; ``clock`` is aware. ``ExoConsentError`` when it cannot be opened."""
        return Archive(self.shelf.vault(clock()), clock, self.verify)

    def studio(self, clock: Callable[[], datetime]) -> "Studio":
        """Where its forms are made; blocking, for one thread at a time."""
        from exoconsent.clinic.studio import Studio

        return Studio(self, clock)

    def close(self) -> None:
        """Close the records; whoever wants them again opens them again."""
        self.shelf.close()

    def pinned(self) -> tuple[str, ...]:
        """Fingerprints of the certificates this clinic seals with; empty before the first seal."""
        from exoconsent.signing.certificate import fingerprint
        from exoconsent.signing.keys import has_key, read_certificate

        return (fingerprint(read_certificate(self.folder)),) if has_key(self.folder) else ()
