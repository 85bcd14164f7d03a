"""The sample: a real consent of an invented patient who ships with us, cut to four pages of ours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from exoconsent.clinic import Clinic
from exoconsent.consent.adapt import Adaptation, adapt
from exoconsent.consent.assemble import Setting, assemble, content_hash
from exoconsent.consent.document import Block, Consent, ParagraphBlock, SectionBlock, TeachBackBlock
from exoconsent.consent.draft import Draft
from exoconsent.consent.form import Form
from exoconsent.library.patients import read_patient
from exoconsent.paths import FORMS

FORM: Final = "exosome-treatment"
PATIENT: Final = FORMS / "patients" / "ex-o04.yaml"
NOW: Final = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
PAGES: Final = 4


@dataclass(frozen=True)
class Desk:
    """A demo clinic with one draft on the desk; making it is what a fresh process has to do first."""

    clinic: Clinic
    draft: Draft

    @classmethod
    def open(cls) -> "Desk":
        """Load forms, words and patient; nothing is written."""
        clinic = Clinic.demo(Path("unused"))
        patient = read_patient(PATIENT.read_bytes(), PATIENT.name)
        return cls(clinic=clinic, draft=clinic.begin(FORM, patient))

    @cached_property
    def form(self) -> Form:
        """The form that is filled."""
        return self.clinic.form(FORM)

    @cached_property
    def day(self) -> datetime:
        """Midnight before ``NOW``, as ``Clinic.prepare`` takes it."""
        return NOW.replace(hour=0, minute=0)

    def named(self, turn: int) -> Draft:
        """The draft for somebody else: the name tells the turns apart, so that no round repeats an earlier one."""
        name = f"Samplo Baldwick {turn:03} (fictitious)"
        people = {**self.draft.people, "patient": name}
        return replace(self.draft, patient=replace(self.draft.patient, name=name), people=people)

    def adapt(self, draft: Draft) -> Adaptation:
        """Decide every section."""
        return adapt(self.form, draft, NOW.date())

    def assemble(self, draft: Draft, adaptation: Adaptation) -> Consent:
        """The whole tree with its hash, as ``Clinic.prepare`` assembles it, but without review and record."""
        clinic = self.clinic
        setting = Setting(
            profile=clinic.profile,
            words=clinic.library.words[draft.language],
            number=clinic.number_of(draft, NOW.date()),
            created=self.day,
        )
        consent = assemble(self.form, draft, adaptation, setting)
        return replace(consent, content_hash=content_hash(consent))

    def consent(self, turn: int) -> Consent:
        """The whole tree of one turn."""
        draft = self.named(turn)
        return self.assemble(draft, self.adapt(draft))


def cut(consent: Consent, ids: Sequence[str]) -> Consent:
    """``consent`` with the sections ``ids`` alone, and of the teach-back with its first question alone."""
    return replace(consent, sections=tuple(map(_shortened, (s for s in consent.sections if s.id in ids))))


def four_pages(consent: Consent) -> tuple[str, ...]:
    """Ids of sections with which ``consent`` fills exactly four pages of ours.

    Sections are tried one by one, those first that bring kinds of block which none before them has, then in their
    order; a section stays if the document keeps to four pages. Raises ``ValueError`` if that ends below four.
    """
    kept: tuple[str, ...] = ()
    for section in _by_new_kinds(consent.sections):
        if _pages(cut(consent, (*kept, section.id))) <= PAGES:
            kept = (*kept, section.id)
    if _pages(cut(consent, kept)) != PAGES:
        raise ValueError(f"no choice of sections fills {PAGES} pages; choose another patient in benchmarks/sample.py")
    return kept


def _pages(consent: Consent) -> int:
    from exoconsent.pdf.render import render

    return render(consent).pages


def _shortened(section: SectionBlock) -> SectionBlock:
    questions = [b for b in section.blocks if isinstance(b, TeachBackBlock)]
    return replace(section, blocks=tuple(b for b in section.blocks if b not in questions[1:]))


def _by_new_kinds(sections: Sequence[SectionBlock]) -> list[SectionBlock]:
    left = list(sections)
    seen: set[type[Block]] = {ParagraphBlock}
    ordered: list[SectionBlock] = []
    while left:
        best = max(left, key=lambda section: len(_kinds(section) - seen))  # the first of equals
        left.remove(best)
        ordered.append(best)
        seen |= _kinds(best)
    return ordered


def _kinds(section: SectionBlock) -> set[type[Block]]:
    return {type(block) for block in section.blocks}
