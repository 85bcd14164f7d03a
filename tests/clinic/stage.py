"""A clinic of one's own with accounts at a cheap cost, a clock, and a consent that three people can argue about."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic, Prepared, accounts
from exoconsent.clinic.archive import Archive
from exoconsent.clinic.filing import Outcome, papers_of
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.signature import Method, Role
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS, RESOURCES
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records import cost
from exoconsent.records.record import Kind
from exoconsent.records.slots import Role as Staff
from exoconsent.records.upgrade import take_in
from exoconsent.records.vault import Vault
from tests.records.cheap import CHEAP, lowered_floor

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
MANAGER, PASSPHRASE = "Mara Mustermann", "lantern copper velvet mustard"
STAFF = {Staff.FRONT_DESK: "Fritz Frontdesk", Staff.PRACTITIONER: "Petra Practice", Staff.MANAGER: MANAGER}
FORM = "exosome-treatment"


class Clock:
    """Shows what it was set to, and a second more each time, so that nothing happens at one moment.

    The newest one is also the clock by which vaults note what brings no time of its own.
    """

    newest: "Clock"

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now
        Clock.newest = self

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Passphrases cost nothing inside, and vaults go by the test's clock; nothing that ships can do either."""
    with lowered_floor(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(cost, "calibrated", lambda _clock: CHEAP)
        for opens in (Vault.create, Vault.open, Vault.open_recovery, Vault.open_demo, take_in):
            patch.setitem(opens.__kwdefaults__, "clock", lambda: Clock.newest())
        yield


def own_folder(folder: Path) -> Path:
    """A clinic of one's own, named in the window a moment ago."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(RESOURCES / "demo" / "clinic.yaml", folder / "clinic.yaml")
    return folder


def staffed(folder: Path, now: datetime = NOW) -> Clinic:
    """Such a clinic with a manager, a practitioner and the front desk, all with one passphrase."""
    clinic = accounts.found(own_folder(folder), MANAGER, PASSPHRASE, now).clinic
    upkeep = clinic.archive(lambda: now).upkeep
    for role, name in STAFF.items():
        if name != MANAGER:
            upkeep.add_user(name, role, PASSPHRASE)
    return clinic


def published(folder: Path, form_id: str) -> Path:
    """The folder of such a clinic, closed again, with one edition of that form."""
    clock = Clock(NOW)
    with cheap_keys():
        clinic = staffed(folder)
        clinic.studio(clock).publish(form_id, "1", "first")
        clinic.close()
    return folder


def draft_of(clinic: Clinic, name: str = "", born: date | None = None) -> Draft:
    """A draft that can be signed by patient and practitioner."""
    draft = clinic.begin(FORM, read_patient_file(FORMS / "patients" / "ex-o04.yaml"))
    if not name:
        return draft
    patient = Patient(name=name, born=born or draft.patient.born, synthetic=True)
    return replace(draft, patient=patient, people={**draft.people, "patient": name})


@dataclass(frozen=True)
class Signed:
    prepared: Prepared
    papers: str
    pdf: bytes
    marks: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        return Outcome(kind=Kind.CONSENT, pdf=self.pdf, marks=self.marks)


def prepared_of(clinic: Clinic, draft: Draft, now: datetime = NOW) -> Prepared:
    prepared = clinic.prepare(draft, now)
    assert prepared.ready, [p.message for p in prepared.problems if p.bars]
    return prepared


def signed(clinic: Clinic, prepared: Prepared, clock: Clock) -> Signed:
    """Everybody signs who must, as the ceremony does it."""
    pdf, marks = clinic.render(prepared, PrintOptions()).pdf, []
    for block in prepared.consent.signatures:
        role = Role(block.role)
        name, time = block.name or f"{block.role_label} (fictitious)", clock()
        note = "Seen." if role is Role.PRACTITIONER else ""
        pdf = clinic.sign(pdf, role, name, scribble(role), time, note=note, field=block.field)
        marks.append(clinic.signature_of(role, block.field, name, Method.DRAWN, scribble(role), time))
    return Signed(prepared=prepared, papers=papers_of(prepared), pdf=pdf, marks=tuple(marks))


def log_in(folder: Path, role: Staff, clock: Clock) -> tuple[Clinic, Archive]:
    clinic = accounts.log_in(folder, STAFF[role], PASSPHRASE, clock())
    return clinic, clinic.archive(clock)
