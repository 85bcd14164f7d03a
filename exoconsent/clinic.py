"""Clinic: one opened clinic, and the acts that both front doors share."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation, adapt
from exoconsent.consent.assemble import Setting, assemble, canonical_json
from exoconsent.consent.case import Case, Rulebook
from exoconsent.consent.draft import ClinicProfile, Draft, Patient
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.record import SCHEMA, finish
from exoconsent.consent.review import review
from exoconsent.consent.signature import Attestation, Method, Role, Strokes
from exoconsent.consent.signing_gate import accepted_warnings, refuse_signer, signatory_of
from exoconsent.errors import BadInputError, TamperedError
from exoconsent.files import made_once, read_limited
from exoconsent.library.load import Library, load_library
from exoconsent.library.patients import PatientFile
from exoconsent.library.profiles import read_profile
from exoconsent.library.readability import measure
from exoconsent.paths import FORMS, RESOURCES
from exoconsent.pdf import PAGE_PROPERTIES
from exoconsent.pdf.layout import PrintOptions, Rendered
from exoconsent.records.desk import Desk
from exoconsent.signing import SEAL_PROPERTIES

if TYPE_CHECKING:
    from exoconsent.signing.keys import ClinicKey
    from exoconsent.signing.verdict import Verdict

DEMO_SECRET: Final = b"the demo clinic has no secrets  "
DEMO_PASSPHRASE: Final = b"demo clinic, not a secret"
"""Opens the demo clinic's key. Everybody may know it: nothing that the demo seals is real."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A draft with everything that follows from it."""

    form: Form
    draft: Draft
    adaptation: Adaptation
    consent: doc.Consent
    problems: tuple[Problem, ...]

    @property
    def ready(self) -> bool:
        """Nothing bars signing; warnings may still wait for the practitioner's note."""
        return not any(p.severity is Severity.ERROR for p in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """One clinic: its folder, forms and profile."""

    folder: Path
    profile: ClinicProfile
    library: Library
    passphrase: bytes
    secret: bytes
    """Marks what this clinic issued and numbers its documents; random, 32 bytes, never printed."""

    @classmethod
    def demo(cls, home: Path, forms: Path = FORMS) -> "Clinic":
        """The embedded demo clinic: invented, without account, its key kept in ``home``."""
        path = RESOURCES / "demo" / "clinic.yaml"
        profile = read_profile(path.read_bytes(), path.name)
        return cls(
            folder=home / "demo",
            profile=profile,
            library=load_library(forms),
            passphrase=DEMO_PASSPHRASE,
            secret=DEMO_SECRET,
        )

    @classmethod
    def open(cls, folder: Path, passphrase: bytes, forms: Path = FORMS) -> "Clinic":
        """A clinic of one's own: ``clinic.yaml`` in ``folder``, its key and secret made there on first use."""
        path = folder / "clinic.yaml"
        profile = read_profile(read_limited(path, 1 << 20), str(path))
        secret = _secret(folder / "issue.secret")
        return cls(folder=folder, profile=profile, library=load_library(forms), passphrase=passphrase, secret=secret)

    @classmethod
    def kept(cls, folder: Path, forms: Path = FORMS) -> "Clinic":
        """A clinic whose passphrase lies beside its key, made there on first use: there are no accounts yet."""
        from exoconsent.signing.kept_passphrase import kept_passphrase

        return cls.open(folder, kept_passphrase(folder), forms)

    @property
    def is_demo(self) -> bool:
        """Whether this is the invented clinic, whose seal everybody can make."""
        return self.secret == DEMO_SECRET

    def form(self, form_id: str) -> Form:
        """The form of that name; raises ``BadInputError`` with a suggestion."""
        form = self.library.forms.get(form_id)
        if form is None:
            known = ", ".join(self.library.forms)
            hint = did_you_mean(form_id, self.library.forms)
            raise BadInputError.saying(f'there is no form "{form_id}"{hint} (there are: {known})')
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
            words=self.library.words.get(draft.language, self.library.words[FALLBACK_LANGUAGE]),
            number=number or self.number_of(draft, now.date()),
            created=day,
        )
        consent = assemble(form, draft, adaptation, setting)
        case = Case(
            form=form,
            draft=draft,
            adaptation=adaptation,
            consent=consent,
            profile=self.profile,
            rulebook=self._rulebook(consent.language),
            on=now.date(),
        )
        problems = review(case)
        return Prepared(
            form=form,
            draft=draft,
            adaptation=adaptation,
            consent=finish(form, draft, adaptation, consent, problems),
            problems=problems,
        )

    def _rulebook(self, language: str) -> Rulebook:
        return Rulebook(
            claims=self.library.claims,
            elements=self.library.elements,
            measure=partial(measure, language=language),
            page_properties=PAGE_PROPERTIES | SEAL_PROPERTIES,
        )

    def number_of(self, draft: Draft, on: date) -> str:
        """The document number: the day and a keyed digest of the draft, so that it tells nothing about the patient."""
        known = {
            "form": draft.form_id,
            "patient": [draft.patient.name, str(draft.patient.born)],
            "facts": {k: dict(v) if isinstance(v, Mapping) else v for k, v in draft.facts.items()},
            "choices": [dict(draft.left_out), dict(draft.added), list(draft.order), draft.language],
            "entries": [dict(draft.answers), dict(draft.people), dict(draft.acknowledged), dict(draft.clearances)],
        }
        digest = hmac.new(self.secret, canonical_json(known), hashlib.sha256).digest()
        return f"EC-{on:%y%m%d}-{base64.b32encode(digest[:5]).decode()}"

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
    ) -> bytes:
        """``pdf`` with one more signature, as an update behind the bytes that were shown.

        Raises ``TamperedError`` when it is not one of ours, ``NotReadyError`` when it may not be signed in this role.
        """
        from exoconsent.signing.isolated import inspect_in_child
        from exoconsent.signing.seal import seal

        inspection = inspect_in_child(pdf)
        record = inspection.record
        if record is None or record.get("schema") != SCHEMA:
            raise TamperedError(f"this is not a consent made by ExoConsent. {inspection.sentence}".strip())
        signed = {field.name for field in inspection.fields if field.signed}
        signers = self._signers(pdf, bool(signed))
        signatory = signatory_of(record, role, signed)
        refuse_signer(record, role, name, method, signed, signers)
        note = accepted_warnings(record, role, note)
        attestation = Attestation(
            role=role,
            field=signatory["field"],
            name=name,
            meaning=signatory["meaning"],
            method=method,
            strokes=strokes,
            time=now,
            note=note,
        )
        name_on_page = signatory["name"] == name
        return seal(pdf, attestation, self.key(now), self.profile.name, first=not signed, name_on_page=name_on_page)

    def _signers(self, pdf: bytes, signed: bool) -> tuple[str, ...]:
        """The names of those who signed before.

        Nobody signs what this clinic did not issue, nor behind a signature that no longer holds: ``TamperedError``.
        """
        from exoconsent.signing.issue import is_marked
        from exoconsent.signing.verdict import State

        if not signed:
            if not is_marked(pdf, self.secret):
                raise TamperedError("this file is not as this clinic's program made it, so it cannot be signed here")
            return ()
        verdict = self.verify(pdf)
        if verdict.state is State.NOT_VERIFIED:
            raise TamperedError("\n".join(verdict.sentences()))
        return tuple(signature.name for signature in verdict.signatures if signature.name)

    def verify(self, pdf: bytes, certificates: tuple[str, ...] = ()) -> "Verdict":
        """What can honestly be said about the signatures of ``pdf``; looked at in a child process."""
        from exoconsent.signing.isolated import verify_in_child
        from exoconsent.signing.verify import Expected

        return verify_in_child(pdf, Expected(), certificates or self.pinned())

    def key(self, now: datetime) -> "ClinicKey":
        """The clinic's key, made on first use."""
        from exoconsent.signing.keys import load_or_make_key

        return load_or_make_key(self.folder, self.passphrase, self.profile.name, now)

    def desk(self) -> Desk:
        """What lies on this clinic's desk: drafts and half-signed consents, locked with a key of their own."""
        return Desk(self.folder / "desk", hmac.new(self.secret, b"exoconsent desk 1", hashlib.sha256).digest())

    def pinned(self) -> tuple[str, ...]:
        """Fingerprints of the certificates this clinic seals with; empty before the first seal."""
        from exoconsent.signing.certificate import fingerprint
        from exoconsent.signing.keys import KEY_FILE, read_certificate

        if not (self.folder / KEY_FILE).exists():
            return ()
        return (fingerprint(read_certificate(self.folder)),)


def with_choices(draft: Draft, left_out: Mapping[str, str], added: Mapping[str, str]) -> Draft:
    """``draft`` with sections left out and added by hand, each with its reason."""
    for section_id, reason in left_out.items():
        draft = draft.leave_out(section_id, reason)
    for section_id, reason in added.items():
        draft = draft.add(section_id, reason)
    return draft


def _secret(path: Path) -> bytes:
    """The clinic's secret, made on first use."""
    return made_once(path, secrets.token_bytes(32), 32)
