"""A note answers one warning, a paper one STOP; slips of the pen are taken the careful way; flags in words."""

import re
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.clinic import Clinic
from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.draft_json import draft_as_json, draft_from_json
from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, VOCABULARY, Facts, read_facts
from exoconsent.consent.flags import CODES, RULES, raised
from exoconsent.consent.plain_reason import plain_reason
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.synonyms import alike, implied, nearest, speaks_of_none
from tests.journey.bench import NOW, Bench
from tests.journey.test_laws import HEALTHY

CALM = {**HEALTHY, "language": "English"}
ALBUMIN = {**CALM, "excipients": ["human_albumin"], "source": "umbilical", "donor_type": "allogeneic"}
TEXTS = st.text(max_size=12)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(clinic=Clinic.demo(tmp_path_factory.mktemp("home")))


def found(bench: Bench, draft: Draft, code: str) -> list[Problem]:
    return [p for p in bench.clinic.prepare(draft, NOW).problems if p.code == code]


def noted(bench: Bench, draft: Draft, code: str) -> Draft:
    for problem in found(bench, draft, code):
        draft = draft.acknowledge(problem.key, "Asked.")
    assert not any(p.open for p in found(bench, draft, code))
    return draft


# a note answers the sentence that it was given on


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_notes_of_other_sentences_or_places_have_other_keys(one: str, place: str, other: str, elsewhere: str) -> None:
    first = Problem(code="FACT-UNLISTED", severity=Severity.WARNING, message=one, place=place)
    second = replace(first, message=other, place=elsewhere)
    assert (first.key == second.key) == (one == other and place == elsewhere)
    assert first.key.startswith("FACT-UNLISTED:")
    assert replace(first, acknowledged="Seen.", remedy="Else.").key == first.key


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("WARN-")])
def test_a_flag_is_noted_by_its_code_as_patient_files_have_it(code: str) -> None:
    assert Problem(code=code, severity=Severity.WARNING, message="x", place="form").key == code


def test_a_note_on_one_word_leaves_the_next_word_open(bench: Bench) -> None:
    draft = noted(bench, bench.draft({**CALM, "allergies": ["peniciln"]}), "FACT-UNLISTED")
    later = draft.with_fact("allergies", ("peniciln", "wonderdust"))
    assert [p.open for p in found(bench, later, "FACT-UNLISTED")] == [False, True]


def test_a_note_on_one_unknown_fact_leaves_further_ones_open(bench: Bench) -> None:
    draft = noted(bench, bench.draft({k: v for k, v in CALM.items() if k != "blood_donor"}), "FACT-UNKNOWN")
    (problem,) = found(bench, draft.with_fact("breastfeeding", UNKNOWN), "FACT-UNKNOWN")
    assert problem.open


def test_a_note_stays_with_a_kept_draft(bench: Bench) -> None:
    draft = noted(bench, bench.draft({**CALM, "allergies": ["peniciln"]}), "FACT-UNLISTED")
    again = draft_from_json(draft_as_json(draft))
    assert again == draft
    assert not found(bench, again, "FACT-UNLISTED")[0].open


def cleared(*conditions: str) -> Draft:
    facts = Facts({"conditions": conditions})
    return Draft(
        form_id="x", patient=Patient(name=""), facts=facts, clearances={"STOP-ACTIVE-CANCER": "Letter of Dr. X"}
    )


def test_a_paper_that_cleared_a_condition_goes_with_the_condition() -> None:
    draft = cleared("cancer_active")
    assert not draft.with_fact("conditions", ()).clearances
    assert not draft.with_fact("conditions", ("cancer_active", "lymphoma")).clearances, "another cancer"
    assert draft.with_fact("conditions", ("cancer_active", "diabetes")).clearances
    assert draft.with_fact("allergies", ("latex",)).clearances


@given(st.lists(st.sampled_from(VOCABULARY["conditions"].values), unique=True))
def test_a_paper_stays_only_while_what_it_cleared_stays(conditions: list[str]) -> None:
    draft = cleared("cancer_active").with_fact("conditions", tuple(conditions))
    assert bool(draft.clearances) == ("cancer_active" in conditions)


# slips of the pen


SPELLED = [
    (name, word.replace("_", " "), listed)
    for name, listed, words in (
        ("allergies", "human_albumin", ("human_albumin", "human_serum_albumin")),
        ("allergies", "bovine_protein", ("fetal_bovine_serum", "milk_protein")),
        ("allergies", "dmso", ("dimethyl_sulfoxide",)),
        ("conditions", "thrombosis_history", ("deep_vein_thrombosis",)),
    )
    for word in words
]


@pytest.mark.parametrize(("name", "typed", "listed"), SPELLED)
def test_the_order_of_the_words_and_commas_are_free(name: str, typed: str, listed: str) -> None:
    for words in permutations(typed.split()):
        for text in (" ".join(words), ", ".join(words).title()):
            facts, wrong = read_facts({name: [text]})
            assert not wrong
            assert listed in facts[name]


@given(st.data())
def test_one_slip_in_a_long_word_is_asked_about(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["albumin", "penicillin", "streptomycin", "lidocaine", "seafood", "rubber"]))
    at, letter = data.draw(st.integers(0, len(word) - 1)), data.draw(st.sampled_from("aeioxz"))
    kind = data.draw(st.sampled_from(["changed", "left out", "too many"]))
    slip = word[:at] + ("" if kind == "left out" else letter) + word[at + (kind != "too many") :]
    assert nearest("allergies", slip) == implied("allergies", word)
    assert alike(slip, implied("allergies", word))
    assert alike(implied("allergies", word), slip)


def test_listed_allergies_are_not_taken_for_one_another() -> None:
    listed = VOCABULARY["allergies"].values
    assert {(a, b) for a in listed for b in listed if alike(a, b)} == {(a, a) for a in listed}


@pytest.mark.parametrize("typed", ["human serum albumen", "albumen", "albumin, humn", "5 % human albumin"])
def test_a_misspelled_ingredient_stops_and_no_note_answers_it(bench: Bench, typed: str) -> None:
    prepared = bench.prepare({**ALBUMIN, "allergies": [typed]})
    assert "STOP-ALLERGY" in {flag.code for flag in prepared.adaptation.stops if not flag.open}
    (problem,) = [p for p in prepared.problems if p.code == "FACT-UNLISTED"]
    assert (problem.severity, 'did you mean "human albumin"?' in problem.message) == (Severity.ERROR, True)
    elsewhere = bench.prepare({**CALM, "allergies": [typed]})
    assert "STOP-ALLERGY" not in {flag.code for flag in elsewhere.adaptation.stops}
    assert [p.severity for p in elsewhere.problems if p.code == "FACT-UNLISTED"] == [Severity.WARNING]


def test_a_misspelled_ingredient_of_the_product_stops_too(bench: Bench) -> None:
    prepared = bench.prepare({**ALBUMIN, "excipients": ["humn albumin"], "allergies": ["human_albumin"]})
    assert "STOP-ALLERGY" in {flag.code for flag in prepared.adaptation.stops}


@pytest.mark.parametrize("typed", ["none", "None.", "nil known", "No known allergies", "NKA"])
def test_a_list_that_only_says_none_is_none(typed: str) -> None:
    assert read_facts({"allergies": [typed]})[0]["allergies"] == ()
    assert "allergies" not in read_facts({"allergies": [typed, NOT_ALL_ASKED]})[0], "half asked is not known"


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("allergies", ["none", "latex"]),
        ("allergies", ["NKDA"]),
        ("conditions", ["nil", "keloid"]),
        ("conditions", ["no known allergies"]),
    ],
)
def test_none_beside_others_and_a_word_on_medicines_only_are_told(bench: Bench, name: str, entries: list[str]) -> None:
    prepared = bench.prepare({**CALM, name: entries})
    assert [(p.severity, p.place) for p in prepared.problems if p.code == "LIST-NONE"] == [
        (Severity.ERROR, f"fact:{name}")
    ]


def test_no_word_of_the_vocabulary_says_none() -> None:
    assert not [v for fact in VOCABULARY.values() if fact.kind == "set" for v in fact.values if speaks_of_none(v)]


@pytest.mark.parametrize(
    ("notes", "taken", "words"),
    [
        ("warfarin 5 mg daily", [], ["warfarin"]),
        ("Warfarin 5 mg", None, ["warfarin"]),
        ("Xarelto; aspirin", ["anticoagulant"], ["aspirin"]),
        ("apixaban", ["anticoagulant"], []),
        ("blood-thinner", [], ["blood thinner"]),
        ("paracetamol", [], []),
    ],
)
def test_medicines_that_only_the_notes_name_are_told(
    bench: Bench, notes: str, taken: list[str] | None, words: list[str]
) -> None:
    patient = {**CALM, "medicine_notes": notes, "medicines": taken}
    told = [p for p in bench.prepare(patient).problems if p.code == "MEDICINE-NOTED"]
    assert [re.findall('"(.*?)"', p.message) for p in told] == [[word] for word in words]
    assert all(p.severity is Severity.WARNING and p.place == "fact:medicines" for p in told)


def test_pregnant_and_not_able_to_become_so_is_a_contradiction(bench: Bench) -> None:
    both = {**CALM, "pregnant": "yes", "pregnancy_possible": False}
    assert [p.severity for p in bench.prepare(both).problems if p.code == "PREGNANT-BOTH"] == [Severity.ERROR]
    for fine in ({**both, "pregnancy_possible": True}, {**both, "pregnant": "no"}):
        assert not [p for p in bench.prepare(fine).problems if p.code == "PREGNANT-BOTH"]


# flags in words


@pytest.mark.parametrize(
    ("value", "sentence", "remedy", "is_open"),
    [
        ("yes", "The patient is pregnant.", "Do not treat outside a trial while pregnant.", False),
        (
            "unknown",
            "Not known: whether the patient is pregnant.",
            "Offer a test in private and enter the result.",
            False,
        ),
        (
            None,
            "Not asked yet: whether the patient is pregnant.",
            "Offer a test in private and enter the result.",
            True,
        ),
    ],
)
def test_a_known_pregnancy_is_said_plainly(value: str | None, sentence: str, remedy: str, is_open: bool) -> None:
    facts = read_facts({**CALM, "pregnant": value})[0]
    (flag,) = [f for f in raised(facts) if f.code == "STOP-PREGNANT"]
    assert (flag.sentence, flag.remedy, flag.open) == (sentence, remedy, is_open)
    assert flag.if_so.endswith("Do not treat outside a trial while pregnant."), "paper says it before anybody asked"


def test_what_nobody_asked_is_asked_for_and_not_alarmed_about() -> None:
    flags = [flag for flag in raised(Facts()) if flag.code != "STOP-IDENTITY"]
    assert {flag.code for flag in flags} == set(CODES) - {"STOP-IDENTITY"}
    for flag in flags:
        assert flag.sentence.startswith("Not asked yet: ")
        assert flag.remedy.startswith(("Ask and enter it.", "Offer a test"))
        assert flag.open
        assert flag.if_so


def test_no_name_of_the_rules_stands_in_a_message_of_the_review(bench: Bench) -> None:
    names = [name for name in VOCABULARY if "_" in name]
    values = [v for fact in VOCABULARY.values() for v in fact.values if "_" in v]
    patients: list[dict[str, Any]] = [
        {},
        {**ALBUMIN, "allergies": ["human_albumin"], "route": "eye", "pregnant": "unknown", "jurisdiction": "US-TX"},
        {**CALM, "conditions": ["active_infection", "cancer_active", NOT_ALL_ASKED], "setting": "ind_trial"},
        {**CALM, "excipients_known": False, "allergies": ["albumin human"], "donor_type": "allogeneic"},
        {**CALM, "age": 12, "source": "tumour"},
    ]
    for patient in patients:
        for problem in bench.prepare(patient).problems:
            words = set(re.findall(r"\w+", problem.message))
            assert not words & {*names, *values}, problem.message
            assert not re.search(r"conditions is|allergies is|pregnant is|donor_type", problem.message), problem.message


def test_a_reason_is_said_in_the_words_of_the_paper(bench: Bench) -> None:
    words = bench.clinic.library.words["en"]
    assert plain_reason("donor_type is allogeneic and conditions has active_infection, diabetes", words) == (
        "whose cells they were: another person and health conditions: an infection now, diabetes"
    )
    assert plain_reason("age is 17, under 18 and jurisdiction is US-TX, in US", None) == (
        "age in whole years: 17, under 18 and law that applies: US-TX, in US"
    )


def test_every_rule_says_what_to_ask() -> None:
    assert all(rule.ask and not rule.ask.endswith(".") for rule in RULES)
