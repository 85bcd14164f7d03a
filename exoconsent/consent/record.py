"""The machine-readable consent that travels inside the PDF: what was decided, by which rule, and who must sign.

Documented in ``docs/record-format.md``; the schema name changes when a key changes its meaning.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from exoconsent.consent import document as doc
from exoconsent.consent import fhir
from exoconsent.consent.adapt import Adaptation, Decision
from exoconsent.consent.assemble import canonical_json, content_hash
from exoconsent.consent.draft import Draft
from exoconsent.consent.draft_json import plain_facts
from exoconsent.consent.form import Form
from exoconsent.consent.problem import Problem, Severity

SCHEMA: Final = "exoconsent-record/1"
NAME: Final = "consent.json"


def finish(
    form: Form, draft: Draft, adaptation: Adaptation, consent: doc.Consent, problems: tuple[Problem, ...]
) -> doc.Consent:
    """The consent as it goes to the printer: signature fields only if nothing bars signing, the record attached."""
    errors = [p for p in problems if p.bars]
    if errors:
        consent = _for_paper(consent)
    consent = dataclasses.replace(consent, content_hash=content_hash(consent))
    record = canonical_json(_record(form, draft, adaptation, consent, problems))
    attachment = doc.Attachment(
        name=NAME, mime="application/json", description="This consent in machine-readable form", data=record
    )
    return dataclasses.replace(
        consent, attachments=(attachment, _as_fhir(form, draft, adaptation, consent, not errors))
    )


def _for_paper(consent: doc.Consent) -> doc.Consent:
    """The blocks stay for signing on paper; without a field nothing can be signed on screen."""
    unsigned = tuple(dataclasses.replace(s, field="") for s in consent.signatures)
    sections = tuple(
        dataclasses.replace(s, blocks=tuple(map(_without_entry, s.blocks)))
        if any(isinstance(b, doc.InitialsBlock | doc.TeachBackBlock) for b in s.blocks)
        else s
        for s in consent.sections
    )
    return dataclasses.replace(consent, signatures=unsigned, sections=sections)


def _without_entry(block: doc.Block) -> doc.Block:
    if isinstance(block, doc.InitialsBlock | doc.TeachBackBlock):
        return dataclasses.replace(block, entry="")
    return block


def _as_fhir(form: Form, draft: Draft, adaptation: Adaptation, consent: doc.Consent, ready: bool) -> doc.Attachment:
    """The same in the words of an electronic health record."""
    known = fhir.Known(form=form, draft=draft, adaptation=adaptation, consent=consent, ready=ready)
    data = canonical_json(fhir.bundle(known))
    return doc.Attachment(
        name=fhir.NAME, mime=fhir.MIME, description="This consent as HL7 FHIR R4 resources", data=data
    )


def _record(
    form: Form, draft: Draft, adaptation: Adaptation, consent: doc.Consent, problems: tuple[Problem, ...]
) -> Mapping[str, Any]:
    patient = draft.patient
    return {
        "schema": SCHEMA,
        "document": consent.number,
        "created": consent.created,
        "language": consent.language,
        **({"parallel": consent.parallel.language} if consent.parallel else {}),
        "content_hash": consent.content_hash,
        "form": {"id": form.id, **dataclasses.asdict(form.edition)},
        "patient": {
            "name": patient.name,
            "born": patient.born.isoformat() if patient.born else None,
            "synthetic": patient.synthetic,
        },
        "facts": plain_facts(adaptation.facts),
        "sections": [_section(d) for d in adaptation.decisions],
        "stop": [_flag(f) for f in adaptation.stops],
        "warn": [{**_flag(f), "note": draft.acknowledged.get(f.code, "")} for f in adaptation.warnings],
        "problems": [_problem(p) for p in problems if p.severity is not Severity.INFO],
        "ready": not any(p.bars for p in problems),
        "signatories": [
            {"role": s.role, "field": s.field, "meaning": s.meaning, "name": s.name}
            for s in consent.signatures
            if s.field
        ],
        "previous": dataclasses.asdict(draft.earlier) if draft.earlier else None,
    }


def _section(decision: Decision) -> Mapping[str, Any]:
    return {
        "id": decision.section.id,
        "outcome": decision.outcome.value,
        "printed": decision.included,
        "reason": decision.reason,
        "by_hand": decision.by_hand,
        "variant": decision.variant,
    }


def _flag(flag: Any) -> Mapping[str, str]:
    return {"code": flag.code, "sentence": flag.sentence, "reason": flag.reason}


def _problem(problem: Problem) -> Mapping[str, str]:
    return {k: str(v) for k, v in dataclasses.asdict(problem).items()}
