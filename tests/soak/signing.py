"""Signing: the real ceremony without its window: pages, seals, the desk between signatures, and filing."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic, Prepared
from exoconsent.clinic.filing import Outcome as Ended
from exoconsent.clinic.filing import papers_of
from exoconsent.clinic.shelf import Shelf
from exoconsent.consent.signature import Method, Role
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records.desk import Entry, Frozen, State
from exoconsent.records.record import Kind
from exoconsent.records.store import Store
from exoconsent.records.vault import Vault
from exoconsent.signing import child, isolated
from exoconsent.signing import verdict as words
from tests.journey.bench import Bench
from tests.journey.test_laws import HEALTHY
from tests.soak import practice
from tests.soak.child import Ack, Outcome

ENTRY = "aa11"


class Pages:
    """A consent ready to be signed, made once before anybody forks."""

    def __init__(self, place: Path, base: Path) -> None:
        isolated._ask = lambda question, pdf, *_: child._answer(question, pdf)  # no second process for each look
        self.clinic = Clinic.demo(place / "pages")
        self.prepared: Prepared = Bench(clinic=self.clinic).prepare(HEALTHY)
        self.pdf = self.clinic.render(self.prepared, PrintOptions()).pdf
        replace(self.clinic, folder=base / practice.CLINIC).key(practice.NOW)
        list(_signatures(replace(self.clinic, folder=base / practice.CLINIC), self.prepared, self.pdf))

    def work(self, room: Path, ack: Ack) -> None:
        """Everybody signs; after each signature the desk has it; then it is filed and cleared from the desk."""
        vault = practice.opened(room)
        clinic = replace(self.clinic, folder=room / practice.CLINIC, shelf=Shelf.holding(vault))
        desk, number, roles, marks = clinic.desk(), self.prepared.consent.number, [], []
        wanted = tuple(block.role for block in self.prepared.consent.signatures)
        frozen = Frozen(number=number, prepared=practice.NOW, wanted=wanted)
        entry = Entry(
            id=ENTRY, state=State.SIGNING, changed=practice.NOW, draft=self.prepared.draft, frozen=frozen
        )  # fmt: skip
        signing, pdf = _signatures(clinic, self.prepared, self.pdf), self.pdf
        for role, pdf in signing:
            roles.append(role)
            marks.append(clinic.signature_of(role, "", role, Method.DRAWN, scribble(Role(role)), practice.NOW))
            entry = replace(entry, frozen=replace(frozen, roles=tuple(roles), pdf=pdf))
            practice.twice(ack, ("desk", len(pdf)), lambda entry=entry: desk.keep(entry))
            ack("desk", len(pdf))
        ended = Ended(kind=Kind.CONSENT, pdf=pdf, marks=tuple(marks))
        papers, archive = papers_of(self.prepared), clinic.archive(lambda: practice.NOW)
        practice.twice(ack, ("sealed", number), lambda: archive.file(papers, ended))
        ack("sealed", number, hashlib.sha256(pdf).hexdigest())
        practice.twice(ack, ("cleared", ""), lambda: desk.keep(replace(entry, state=State.SIGNED)))
        vault.close()

    def examine(self, room: Path, vault: Vault, outcome: Outcome) -> Iterator[str]:
        """The desk can be read and has the last signature; what is filed verifies."""
        clinic = replace(self.clinic, folder=room / practice.CLINIC, shelf=Shelf.holding(vault))
        desk, number = clinic.desk(), self.prepared.consent.number
        entry = next(iter(desk.entries()), None)
        yield from desk.unreadable
        sizes = [what for kind, what, *_ in outcome.acks if kind == "desk"]
        if sizes and (entry is None or entry.frozen is None or len(entry.frozen.pdf) < sizes[-1]):
            yield "a signature that was on the desk is gone"
        row = Store(vault).by_number(number, practice.NOW.date())
        promised = [digest for kind, _, *digest in outcome.acks if kind == "sealed"]
        if promised and row is None:
            yield "the signed consent was called filed and is not there"
        if row is not None:
            pdf = Store(vault).open(row.id, practice.NOW.date()).filing.pdf
            if promised and hashlib.sha256(pdf).hexdigest() != promised[0][0]:
                yield "the signed consent is not the one that was filed"
            if clinic.verify(pdf).state is not words.State.VERIFIED:
                yield f"the signed consent does not verify: {clinic.verify(pdf)}"


def _signatures(clinic: Clinic, prepared: Prepared, pdf: bytes) -> Iterator[tuple[str, bytes]]:
    for minute, block in enumerate(prepared.consent.signatures):
        role, when = Role(block.role), practice.NOW + timedelta(minutes=minute)
        name = block.name or f"{role.words} (mock)"
        pdf = clinic.sign(pdf, role, name, scribble(role), when, note="Explained (test).", field=block.field)
        yield block.role, pdf
