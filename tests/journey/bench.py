"""The shipped form, invented attributes and the whole way to printed words, for the journeys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.draft import Draft
from exoconsent.consent.facts import read_facts
from exoconsent.library.patients import PatientFile
from exoconsent.library.yamltree import read_tree

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
CASES_FILE = Path(__file__).parent / "data" / "cases_open.yaml"
FORM = "exosome-treatment"


def open_cases() -> list[dict[str, Any]]:
    return read_tree(CASES_FILE.read_bytes(), CASES_FILE.name).value()["cases"]


@dataclass(frozen=True)
class Bench:
    """Adapts and prepares attributes under the shipped exosome form."""

    clinic: Clinic

    def draft(self, attributes: Mapping[str, Any]) -> Draft:
        facts, wrong = read_facts(attributes)
        assert not wrong, wrong
        patient = PatientFile(name="Testina Kneeworth (fictitious)", facts=facts, synthetic=True)
        return self.clinic.begin(FORM, patient)

    def adapt(self, attributes: Mapping[str, Any]) -> Adaptation:
        return self.clinic.adapt(self.draft(attributes), TODAY)

    def prepare(self, attributes: Mapping[str, Any]) -> Prepared:
        return self.clinic.prepare(self.draft(attributes), NOW)

    def text(self, attributes: Mapping[str, Any]) -> str:
        return "\n".join(words for _, words in printed_words(self.prepare(attributes).consent))
