"""Prepared: a draft with everything that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.draft import Draft
from exoconsent.consent.form import Form
from exoconsent.consent.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A draft with everything that follows from it; shown without its patient."""

    form: Form
    draft: Draft
    adaptation: Adaptation = field(repr=False)
    consent: doc.Consent
    problems: tuple[Problem, ...] = field(repr=False)
    validity_days: int
    """How long the consent stands once it is signed."""

    @property
    def ready(self) -> bool:
        """Nothing bars signing; warnings may still wait for the practitioner's note."""
        return not any(p.bars for p in self.problems)


def with_choices(draft: Draft, left_out: Mapping[str, str], added: Mapping[str, str]) -> Draft:
    """``draft`` with sections left out and added by hand, each with its reason."""
    for section_id, reason in left_out.items():
        draft = draft.leave_out(section_id, reason)
    for section_id, reason in added.items():
        draft = draft.add(section_id, reason)
    return draft
