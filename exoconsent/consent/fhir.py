"""The consent as FHIR R4 resources, for an health record that imports it later: a pure function of what was decided.

One ``Bundle`` (collection) of ``Patient``, ``Organization``, ``Consent`` and ``QuestionnaireResponse``: plain JSON
data. Ids come from the document number alone, so equal consents give equal bytes. Names of code systems are identifiers
of our own (``urn:exoconsent:…``), never addresses to be fetched; the ``http://`` names are those that FHIR R4 itself
fixes. Documented in ``docs/record-format.md``.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.draft import Draft
from exoconsent.consent.fhir_answers import SYSTEM, Item, absent, fact_items, product_items, section_items, text_item
from exoconsent.consent.form import Form
from exoconsent.consent.signature import Role

NAME: Final = "consent.fhir.json"
MIME: Final = "application/fhir+json"

Resource = dict[str, Any]

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:exoconsent:document")
_SCOPE: Final = {"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "treatment"}
"""FHIR R4 binds the scope of a consent to this list (Consent.scope, extensible)."""
_THEIR_OWN: Final = (Role.PATIENT, Role.CHILD)
_FOR_ANOTHER: Final = (Role.GUARDIAN, Role.REPRESENTATIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that the resources say."""

    form: Form
    draft: Draft
    adaptation: Adaptation
    consent: doc.Consent
    ready: bool
    """Nothing bars signing."""


def bundle(known: Known) -> Resource:
    """The FHIR R4 bundle of one consent, as it stands before anybody signs."""
    resources = (_patient(known), _organization(known), _consent(known), _response(known))
    return {
        "resourceType": "Bundle",
        "id": _id(known, "Bundle"),
        "identifier": {"system": f"{SYSTEM}:document", "value": known.consent.number},
        "type": "collection",
        "timestamp": known.consent.created,
        "entry": [{"fullUrl": f"urn:uuid:{r['id']}", "resource": r} for r in resources],
    }


def _id(known: Known, kind: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{known.consent.number}/{kind}"))


def _reference(known: Known, kind: str) -> Resource:
    return {"reference": f"urn:uuid:{_id(known, kind)}", "type": kind}


def _patient(known: Known) -> Resource:
    patient = known.draft.patient
    name = {"text": patient.name} if patient.name.strip() else {"_text": absent("unknown")}
    born = {"birthDate": patient.born.isoformat()} if patient.born else {"_birthDate": absent("unknown")}
    tag = [{"system": f"{SYSTEM}:record", "code": "synthetic", "display": "an invented person"}]
    meta = {"meta": {"tag": tag}} if patient.synthetic else {}
    return {"resourceType": "Patient", "id": _id(known, "Patient"), **meta, "name": [name], **born}


def _organization(known: Known) -> Resource:
    return {
        "resourceType": "Organization",
        "id": _id(known, "Organization"),
        "name": known.consent.letterhead.name,
    }


def _consent(known: Known) -> Resource:
    form, consent = known.form, known.consent
    kind = "withdrawal" if form.withdrawal else "treatment"
    edition = {"system": f"{SYSTEM}:form", "version": form.edition.number, "code": form.id, "display": consent.title}
    return {
        "resourceType": "Consent",
        "id": _id(known, "Consent"),
        "extension": [{"url": f"{SYSTEM}:content-hash", "valueString": consent.content_hash}],
        "identifier": [{"system": f"{SYSTEM}:document", "value": consent.number}],
        # Never "active": whether it was signed stands in the signatures of the PDF, which come later.
        "status": "proposed" if known.ready else "draft",
        "scope": {"coding": [dict(_SCOPE)]},
        "category": [{"coding": [{"system": f"{SYSTEM}:kind", "code": kind}], "text": consent.title}],
        "patient": _reference(known, "Patient"),
        "dateTime": consent.created,
        "performer": list(_performers(known)),
        "organization": [_reference(known, "Organization")],
        "sourceReference": _reference(known, "QuestionnaireResponse"),
        "policyRule": {"coding": [edition], "text": consent.form_label},
    }


def _performers(known: Known) -> Iterator[Resource]:
    """Who decides: the patient, or somebody with the right to decide for the patient."""
    for signatory in known.adaptation.signatories:
        if signatory.role in _THEIR_OWN:
            yield _reference(known, "Patient")
        elif signatory.role in _FOR_ANOTHER:
            name = known.draft.people.get(signatory.role, "").strip()
            yield {"type": "RelatedPerson", **({"display": name} if name else {"_display": absent("unknown")})}


def _response(known: Known) -> Resource:
    form = known.form
    return {
        "resourceType": "QuestionnaireResponse",
        "id": _id(known, "QuestionnaireResponse"),
        "identifier": {"system": f"{SYSTEM}:document", "value": known.consent.number},
        "questionnaire": f"{SYSTEM}:form:{form.id}|{form.edition.number}",
        "status": "completed" if known.ready else "in-progress",
        "subject": _reference(known, "Patient"),
        "authored": known.consent.created,
        "item": list(_groups(known)),
    }


def _groups(known: Known) -> Iterator[Item]:
    facts, adaptation = known.adaptation.facts, known.adaptation
    yield _group("facts", "What was known about patient and treatment", fact_items(facts))
    yield _group("product", "The product", product_items(facts))
    yield _group("sections", "Sections, and why each is in or out", section_items(adaptation, known.draft.language))
    questions = tuple(_teach_back(known.consent))
    if questions:
        yield _group("teach-back", "Teach-back", questions)
    if adaptation.flags:
        flags = tuple(text_item(f"flags.{f.code}", f.sentence, f.reason) for f in adaptation.flags)
        yield _group("flags", "What stops or warns", flags)


def _group(link: str, text: str, items: Sequence[Item]) -> Item:
    return {"linkId": link, "text": text, "item": list(items)}


def _teach_back(consent: doc.Consent) -> Iterator[Item]:
    """Each question with the patient's own words; what was not written down is said to be unknown."""
    for section in consent.sections:
        for block in section.blocks:
            if isinstance(block, doc.TeachBackBlock):
                yield text_item(f"teach-back.{block.section_id}", block.question, block.answer)
