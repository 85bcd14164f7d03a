"""The people whose pages the studio shows and counts: the invented patients, the two hundred, filed consents."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.clinic.edition_content import content_of
from exoconsent.clinic.permissions import Deed
from exoconsent.consent.affected import Filed
from exoconsent.consent.draft_json import draft_from_json
from exoconsent.consent.facts import Facts
from exoconsent.consent.rule_count import Crowd
from exoconsent.consent.synthetic import made_up_people
from exoconsent.errors import ExoConsentError, NotAllowedError
from exoconsent.library.patients import PatientFile, read_patient_file
from exoconsent.records.record import Kind

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive

FILED_LIMIT: Final = 200
"""So many of the newest filed consents are looked at: enough for a count, and quickly read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as whom a form is looked at."""

    words: str
    """An invented person's name; of a filed consent only its number, which tells nothing about the patient."""
    facts: Facts = field(repr=False)
    patient: PatientFile | None = field(default=None, repr=False)
    """The invented person's file; the others are facts alone."""
    filed: bool = False
    """A filed consent, of which nothing but facts is taken."""
    language: str = ""
    """Of a filed consent."""
    newest: int = 0
    """Of a filed consent: only so many of the newest records were looked at; 0 when all were."""


def invented(folder: Path, on: date) -> tuple[Person, ...]:
    """The made-up patients in ``folder``; a file that cannot be read is left out."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            patient = read_patient_file(path)
        except ExoConsentError:
            continue
        found.append(Person(words=patient.name or path.stem, facts=_facts_on(patient, on), patient=patient))
    return tuple(found)


def made_up(words: str) -> tuple[Person, ...]:
    """The two hundred of ``consent.synthetic``, each called ``words`` with its number and the facts that tell most."""
    return tuple(
        Person(words=_told(f"{words} {number}", facts), facts=facts) for number, facts in enumerate(made_up_people(), 1)
    )


def of_filed(found: Filed, newest: int = 0) -> Person:
    """A filed consent as somebody to look at a form as: number and facts; ``newest`` as in ``Person``."""
    return Person(words=found.number, facts=found.facts, filed=True, language=found.language, newest=newest)


def crowd(people: tuple[Person, ...]) -> Crowd:
    """Who is counted: the two hundred, and apart from them the filed consents among ``people``."""
    newest = max((p.newest for p in people), default=0)
    return Crowd(made_up=made_up_people(), filed=tuple(p.facts for p in people if p.filed), newest=newest)


def _told(words: str, facts: Facts) -> str:
    known = [str(facts[name]).replace("_", " ") for name in ("age", "indication", "route") if name in facts]
    return f"{words}: {', '.join(known)}" if known else words


def filed(archive: "Archive", form_id: str = "") -> tuple[Filed, ...]:
    """Number, edition, language and facts of the newest filed consents, of one form or of all.

    Raises ``NotAllowedError`` for who may not change forms.
    """
    archive.refuse(Deed.FORMS)
    rows = (row for row in archive.find(limit=FILED_LIMIT) if row.kind is Kind.CONSENT)
    return tuple(f for row in rows if form_id in ("", row.form_id) for f in _filed(archive, row.id))


def left_out(archive: "Archive") -> int:
    """``FILED_LIMIT`` where there are more records than ``filed`` looks at, so that this can be said; else 0."""
    try:
        return FILED_LIMIT if archive.find(limit=1, offset=FILED_LIMIT) else 0
    except NotAllowedError:  # who may not look at records is shown none of them
        return 0


def _filed(archive: "Archive", record_id: int) -> Iterator[Filed]:
    """Nobody looks at the record, only at its facts, so no look is noted."""
    filing = archive.store.open(record_id, archive.clock().date()).filing
    try:
        draft = draft_from_json(json.loads(filing.draft))
    except (ValueError, KeyError, TypeError, ExoConsentError):
        return  # filed by another program or without a draft: nobody can say what it held
    facts = draft.facts_on(filing.created.date())
    content, approved = content_of(filing.form_text)
    yield Filed(
        number=filing.number,
        edition=filing.edition,
        facts=facts,
        language=filing.language,
        content=content,
        approved=approved,
    )


def _facts_on(patient: PatientFile, on: date) -> Facts:
    from exoconsent.consent.draft import Draft, Patient

    draft = Draft(form_id="", patient=Patient(name="", born=patient.born), facts=patient.facts)
    return draft.facts_on(on)
