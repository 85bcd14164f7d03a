"""The consent as FHIR R4: a kept library accepts it, what is not known is said to be, and nothing is made up."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from exoconsent.clinic import Clinic
from exoconsent.consent import fhir
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.facts import NOT_ALL_ASKED, VOCABULARY, Facts, Kind, read_facts
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("home"))


def of_example(clinic: Clinic, name: str, form: str = "exosome-treatment") -> Draft:
    return clinic.begin(form, read_patient_file(FORMS / "patients" / f"{name}.yaml"))


def bytes_of(clinic: Clinic, draft: Draft) -> bytes:
    found = [a for a in clinic.prepare(draft, NOW).consent.attachments if a.name == fhir.NAME]
    assert [a.mime for a in found] == [fhir.MIME]
    return found[0].data


def resource(data: bytes, kind: str) -> dict[str, Any]:
    entries = json.loads(data)["entry"]
    return next(e["resource"] for e in entries if e["resource"]["resourceType"] == kind)


def items(data: bytes) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}

    def walk(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            assert node["linkId"] not in found
            found[node["linkId"]] = node
            walk(node.get("item", []))

    walk(resource(data, "QuestionnaireResponse")["item"])
    return found


def reason(answer: dict[str, Any]) -> str:
    (place,) = answer.values()
    (extension,) = place["extension"]
    assert extension["url"] == ABSENT
    return extension["valueCode"]


EXAMPLES = [f"ex-o0{n}" for n in range(1, 7)]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("form", ["exosome-treatment", "withdrawal"])
def test_a_kept_library_reads_it_and_gives_back_the_same(clinic: Clinic, name: str, form: str) -> None:
    data = bytes_of(clinic, of_example(clinic, name, form))
    back = Bundle.model_validate_json(data).model_dump_json()
    assert json.loads(back) == json.loads(data.replace(b"+00:00", b"Z"))


def test_the_library_would_refuse_what_is_no_fhir(clinic: Clinic) -> None:
    whole = json.loads(bytes_of(clinic, of_example(clinic, "ex-o01")))
    for change in ({"status": None}, {"scope": None}, {"signedBy": "x"}, {"dateTime": "tomorrow"}):
        broken = json.loads(json.dumps(whole))
        entry = next(e for e in broken["entry"] if e["resource"]["resourceType"] == "Consent")
        entry["resource"] = {k: v for k, v in {**entry["resource"], **change}.items() if v is not None}
        with pytest.raises(ValidationError):
            Bundle.model_validate(broken)


def test_every_reference_leads_to_a_resource_of_the_bundle(clinic: Clinic) -> None:
    data = bytes_of(clinic, of_example(clinic, "ex-o06"))
    whole = json.loads(data)
    names = {e["fullUrl"]: e["resource"]["resourceType"] for e in whole["entry"]}
    assert len(names) == len(whole["entry"]) == 4
    for e in whole["entry"]:
        assert e["fullUrl"] == f"urn:uuid:{e['resource']['id']}"
    for found, kind in re.findall(r'"reference":"([^"]+)","type":"([^"]+)"', data.decode()):
        assert names[found] == kind


def test_no_address_is_one_that_had_to_be_fetched(clinic: Clinic) -> None:
    text = bytes_of(clinic, of_example(clinic, "ex-o03")).decode()
    fixed_by_fhir = {ABSENT, "http://terminology.hl7.org/CodeSystem/consentscope"}
    assert set(re.findall(r'"(https?://[^"]+)"', text)) <= fixed_by_fhir
    systems = set(re.findall(r'"system":"([^"]+)"', text)) - fixed_by_fhir
    assert systems
    assert all(system.startswith("urn:exoconsent:") for system in systems)


def test_ids_follow_the_document_number_and_tell_nothing_else(clinic: Clinic) -> None:
    draft = of_example(clinic, "ex-o01")
    one = clinic.prepare(draft, NOW, number="EC-1").consent.attachments[1].data
    other = replace(draft, patient=Patient(name="Another Name", born=date(1970, 1, 1)))
    same_number = clinic.prepare(other, NOW, number="EC-1").consent.attachments[1].data
    next_number = clinic.prepare(draft, NOW, number="EC-2").consent.attachments[1].data

    def ids(data: bytes) -> list[str]:
        return [e["resource"]["id"] for e in json.loads(data)["entry"]]

    assert ids(one) == ids(same_number)
    assert not set(ids(one)) & set(ids(next_number))
    assert one == clinic.prepare(draft, NOW, number="EC-1").consent.attachments[1].data


def test_what_nobody_entered_is_not_known(clinic: Clinic) -> None:
    draft = replace(of_example(clinic, "ex-o01"), facts=Facts(), patient=Patient(name=""))
    data = bytes_of(clinic, draft)
    Bundle.model_validate_json(data)
    found = items(data)
    expected_no = {"signs_with_mark", "two_witnesses"}  # asked only when it comes up
    for fact in VOCABULARY.values():
        if fact.kind is not Kind.PRODUCT and fact.name not in expected_no:
            assert [reason(a) for a in found[f"facts.{fact.name}"]["answer"]] == ["unknown"], fact.name
    assert [reason(a) for a in found["product.lot"]["answer"]] == ["unknown"]
    patient = resource(data, "Patient")
    assert "birthDate" not in patient
    assert patient["_birthDate"]["extension"][0]["valueCode"] == "unknown"
    assert resource(data, "Consent")["status"] == "draft"


def test_a_list_asked_in_part_says_that_the_rest_was_not_asked(clinic: Clinic) -> None:
    draft = of_example(clinic, "ex-o01").with_fact("conditions", ("diabetes", NOT_ALL_ASKED))
    answers = items(bytes_of(clinic, draft))["facts.conditions"]["answer"]
    assert answers[0]["valueCoding"]["code"] == "diabetes"
    assert [reason(a) for a in answers[1:]] == ["not-asked"]
    none = items(bytes_of(clinic, draft.with_fact("conditions", ())))["facts.conditions"]["answer"]
    assert [a["valueCoding"]["code"] for a in none] == ["none"]


def test_typed_words_get_no_code(clinic: Clinic) -> None:
    draft = of_example(clinic, "ex-o01").with_fact("conditions", ("gout",))
    (answer,) = items(bytes_of(clinic, draft))["facts.conditions"]["answer"]
    assert answer == {"valueCoding": {"display": "gout"}}


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_says_the_same_as_the_record(clinic: Clinic, name: str) -> None:
    prepared = clinic.prepare(of_example(clinic, name), NOW)
    record = json.loads(prepared.consent.attachments[0].data)
    data = prepared.consent.attachments[1].data
    found = items(data)
    for section in record["sections"]:
        link = f"sections.{section['id']}"
        assert found[f"{link}.printed"]["answer"] == [{"valueBoolean": section["printed"]}]
        assert found[f"{link}.reason"]["answer"] == [{"valueString": section["reason"]}]
    for key, value in record["facts"]["product"].items():
        assert found[f"product.{key}"]["answer"] == [{"valueString": value}]
    consent = resource(data, "Consent")
    assert consent["status"] == ("proposed" if record["ready"] else "draft")
    assert consent["extension"][0]["valueString"] == record["content_hash"]
    flags = {i["linkId"] for i in found.get("flags", {}).get("item", [])}
    assert flags == {f"flags.{f['code']}" for f in (*record["stop"], *record["warn"])}
    questions = found["teach-back"]["item"]
    assert len(questions) > 5
    assert {reason(a) for i in questions for a in i["answer"]} == {"unknown"}


def test_who_decides_for_another_is_named_or_said_to_be_unknown(clinic: Clinic) -> None:
    child = of_example(clinic, "ex-o05")
    (_, guardian) = (
        resource(bytes_of(clinic, replace(child, people=p)), "Consent")["performer"]
        for p in ({}, {"guardian": "Ada Exempla"})
    )
    assert {"type": "RelatedPerson", "display": "Ada Exempla"} in guardian
    nobody = resource(bytes_of(clinic, replace(child, people={})), "Consent")["performer"]
    assert any("_display" in p for p in nobody)


choices = {fact.name: st.sampled_from(fact.values) for fact in VOCABULARY.values() if fact.kind is Kind.CHOICE} | {
    fact.name: st.booleans() for fact in VOCABULARY.values() if fact.kind is Kind.FLAG
}
words = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({}, optional={**choices, "body_site": words, "conditions": st.lists(words, max_size=3)}))
def test_whatever_is_known_it_is_fhir(clinic: Clinic, known: dict[str, Any]) -> None:
    facts, wrong = read_facts(known)
    assert not wrong
    data = bytes_of(clinic, replace(of_example(clinic, "ex-o01"), facts=facts))
    Bundle.model_validate_json(data)
    found = items(data)
    for name, value in known.items():
        if isinstance(value, bool):
            assert found[f"facts.{name}"]["answer"] == [{"valueBoolean": value}]
