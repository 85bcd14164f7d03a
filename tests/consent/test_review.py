"""Review on the real form: each kind of problem is found at its place, and nothing else changes."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.draft import Draft
from exoconsent.consent.form import Approval
from exoconsent.consent.problem import Severity
from exoconsent.consent.review import RECHECK_DAYS
from exoconsent.consent.review_elements import unexplained
from tests.journey.bench import FORM, NOW, Bench
from tests.journey.test_laws import HEALTHY

CALM = {**HEALTHY, "language": "English"}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(clinic=Clinic.demo(tmp_path_factory.mktemp("home")))


def problems(prepared: Prepared, code: str) -> list[str]:
    return [p.message for p in prepared.problems if p.code == code]


def with_facts(bench: Bench, **facts: Any) -> Prepared:
    return bench.prepare({**CALM, **facts})


def with_draft(bench: Bench, **changes: Any) -> Prepared:
    return bench.clinic.prepare(replace(bench.draft(CALM), **changes), NOW)


def test_a_calm_patient_has_only_the_unapproved_edition_open(bench: Bench) -> None:
    prepared = bench.prepare(CALM)
    assert [p.code for p in prepared.problems if p.open] == ["STATUS-STALE", "EDITION-UNAPPROVED"]
    assert prepared.ready


def test_a_note_closes_a_warning_and_no_error(bench: Bench) -> None:
    draft = bench.draft(CALM).acknowledge("NAME-MISSING", "Nice try.")
    for problem in bench.clinic.prepare(draft, NOW).problems:
        draft = draft.acknowledge(problem.key, "Seen.")
    nameless = replace(draft, patient=replace(draft.patient, name=" "))
    assert not [p for p in bench.clinic.prepare(draft, NOW).problems if p.open]
    assert "NAME-MISSING" in {p.code for p in bench.clinic.prepare(nameless, NOW).problems if p.open}


@pytest.mark.parametrize(
    ("facts", "code", "says"),
    [
        ({"product": {"name": "a", "maker": "b", "lot": "c"}}, "EXPIRY-MISSING", "expiry date is missing"),
        ({"product": {"name": "a", "maker": "b", "lot": "c", "expiry": "soon"}}, "EXPIRY-UNREADABLE", '"soon"'),
        ({"product": {"name": "a", "maker": "b", "lot": "c", "expiry": "2026-11-21"}}, "EXPIRED", "2026-11-21"),
        ({"conditions": ["diabetis"]}, "FACT-UNLISTED", 'did you mean "diabetes"?'),
        ({"medicines": ["wonderdrug"]}, "FACT-UNLISTED", 'no rule knows "wonderdrug"'),
        ({"donor_type": "allogeneic"}, "SOURCE-DONOR", 'made from "a plant" and cells of "another person" do not fit'),
        ({"age": 40, "source": "placental"}, "SOURCE-DONOR", 'cells of "not from a person" do not fit'),
        ({"language": "Spanish"}, "LNG-01", "the patient's language"),
    ],
)
def test_problem_of_the_facts(bench: Bench, facts: dict[str, Any], code: str, says: str) -> None:
    (message,) = problems(with_facts(bench, **facts), code)
    assert says in message


def test_an_expiry_of_today_is_good(bench: Bench) -> None:
    product = {"name": "a", "maker": "b", "lot": "c", "expiry": NOW.date().isoformat()}
    assert not problems(with_facts(bench, product=product), "EXPIRED")


def test_what_is_not_known_is_listed_once(bench: Bench) -> None:
    prepared = bench.prepare({k: v for k, v in CALM.items() if k not in ("route", "allergies")})
    (message,) = problems(prepared, "FACT-UNKNOWN")
    assert message.startswith("not known: allergies; way into the body.")


def test_age_typed_in_and_date_of_birth_are_compared(bench: Bench) -> None:
    draft = bench.draft(CALM)
    born = replace(draft, patient=replace(draft.patient, born=date(1980, 1, 1)))
    assert problems(bench.clinic.prepare(born, NOW), "AGE-DIFFERS") == [
        "the age typed in is 40, by the date of birth it is 46, which is used"
    ]
    ahead = replace(draft, patient=replace(draft.patient, born=date(2030, 1, 1)))
    assert problems(bench.clinic.prepare(ahead, NOW), "AGE-UNKNOWN") == ["the date of birth lies ahead of today"]


def test_wrong_choices_are_errors_with_suggestions(bench: Bench) -> None:
    left_out = MappingProxyType({"regulatory-status": "too long", "risk-canser": "typo"})
    prepared = with_draft(bench, left_out=left_out)
    assert problems(prepared, "SECTION-MANDATORY") == ["regulatory-status cannot be left out, it is mandatory: always"]
    assert 'did you mean "risk-cancer"?' in problems(prepared, "SECTION-UNKNOWN")[0]
    assert not prepared.ready


def test_the_clinic_s_own_words_are_linted_like_the_form_s(bench: Bench) -> None:
    profile = replace(bench.clinic.profile, lines=("Safe and effective since 2019",))
    clinic = replace(bench.clinic, profile=profile)
    prepared = clinic.prepare(bench.draft(CALM), NOW)
    assert problems(prepared, "CLAIM-reassurance") or [p for p in prepared.problems if p.code.startswith("CLAIM-")]
    assert problems(prepared, "REG-05")


def test_letters_of_mixed_scripts_are_told(bench: Bench) -> None:
    draft = bench.draft(CALM)
    spelled = replace(draft, patient=replace(draft.patient, name="Sаmuel Pretend (fictitious)"))
    assert "Sаmuel" in problems(bench.clinic.prepare(spelled, NOW), "MIXED-SCRIPTS")[0]
    assert not problems(bench.prepare(CALM), "MIXED-SCRIPTS")


def test_an_empty_blank_is_an_error_with_its_section(bench: Bench) -> None:
    answers = MappingProxyType({k: v for k, v in bench.clinic.profile.answers.items() if k != "treatment.price"})
    clinic = replace(bench.clinic, profile=replace(bench.clinic.profile, answers=answers))
    prepared = clinic.prepare(bench.draft(CALM), NOW)
    found = [p for p in prepared.problems if p.code == "BLANK-EMPTY"]
    assert [(p.severity, p.place, p.message) for p in found] == [
        (Severity.ERROR, "section:costs-injury-cover", "not filled in: price in all")
    ]
    assert all(block.field == "" for block in prepared.consent.signatures), "blocks for paper stay, fields go"


def test_a_language_without_text_is_an_error_and_marked_on_the_page(bench: Bench) -> None:
    prepared = with_draft(bench, language="fr")
    assert problems(prepared, "TRANSLATION-MISSING") == ['the form has no text in "fr"']
    assert any("No text in the language asked for (fr)" in notice for notice in prepared.consent.notices)


def test_a_draft_edition_is_marked_and_an_approved_one_is_not(bench: Bench) -> None:
    form = bench.clinic.library.forms[FORM]
    approved = replace(form, edition=replace(form.edition, approval=Approval.APPROVED, approved_by="Dr. A"))
    library = replace(bench.clinic.library, forms=MappingProxyType({FORM: approved}))
    clinic = replace(bench.clinic, library=library)
    real = replace(bench.draft(CALM), patient=replace(bench.draft(CALM).patient, synthetic=False))
    assert clinic.prepare(real, NOW).consent.notices == ()
    assert "DRAFT, not approved" in bench.prepare(CALM).consent.notices[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The Food and Drug Administration (FDA) says. FDA again.", ()),
        ("FDA (the drug office) says.", ()),
        ("Ask about the IND.", ("IND",)),
        ("In the US and the UK.", ()),
    ],
)
def test_abbreviations_want_their_words(text: str, left: tuple[str, ...]) -> None:
    assert unexplained(text) == left


def test_equal_drafts_of_one_day_are_one_document(bench: Bench, tmp_path: Path) -> None:
    one, two = bench.prepare(CALM), bench.clinic.prepare(bench.draft(CALM), NOW.replace(hour=23))
    assert (one.consent.number, one.consent.content_hash) == (two.consent.number, two.consent.content_hash)
    other = bench.prepare({**CALM, "route": "topical_broken"})
    assert other.consent.number != one.consent.number
    assert other.consent.content_hash != one.consent.content_hash


def test_hash_changes_with_any_printed_word(bench: Bench) -> None:
    draft: Draft = bench.draft(CALM)
    renamed = replace(draft, patient=replace(draft.patient, name="Testina Kneeworth (fictitious )"))
    assert bench.clinic.prepare(renamed, NOW).consent.content_hash != bench.prepare(CALM).consent.content_hash


def test_an_unlisted_condition_is_told_and_an_unlisted_medicine_is_a_warning(bench: Bench) -> None:
    told = {p.severity for p in with_facts(bench, conditions=["autism"]).problems if p.code == "FACT-UNLISTED"}
    warned = {p.severity for p in with_facts(bench, medicines=["wonderdrug"]).problems if p.code == "FACT-UNLISTED"}
    assert (told, warned) == ({Severity.INFO}, {Severity.WARNING})


def test_choices_and_clearances_that_do_nothing_are_errors(bench: Bench) -> None:
    idle = with_draft(
        bench,
        left_out=MappingProxyType({"risk-systemic-route": "x"}),
        added=MappingProxyType({"risk-infection-contamination": "x"}),
        clearances=MappingProxyType({"STOP-PREGNANT": "x"}),
    )
    said = " ".join(problems(idle, "CHOICE-IDLE"))
    assert "risk-systemic-route is out already" in said
    assert "risk-infection-contamination is in already, it is mandatory: always" in said
    assert problems(idle, "CLEARANCE-IDLE") == [
        "no paper clears STOP-PREGNANT; only STOP-ACTIVE-CANCER and STOP-LESION can be cleared"
    ]


def test_a_fresh_check_of_the_approval_status_is_not_stale(bench: Bench) -> None:
    form = bench.clinic.library.forms[FORM]
    for days, stale in ((0, False), (RECHECK_DAYS, False), (RECHECK_DAYS + 1, True)):
        day = (NOW.date() - timedelta(days=days)).isoformat()
        checked = replace(form, edition=replace(form.edition, facts_checked_on=day))
        clinic = replace(bench.clinic, library=replace(bench.clinic.library, forms=MappingProxyType({FORM: checked})))
        assert bool(problems(clinic.prepare(bench.draft(CALM), NOW), "STATUS-STALE")) is stale


def test_a_person_of_226_years_is_an_error(bench: Bench) -> None:
    draft = bench.draft(CALM)
    old = replace(draft, patient=replace(draft.patient, born=date(1800, 1, 1)))
    assert problems(bench.clinic.prepare(old, NOW), "AGE-IMPOSSIBLE") == ["nobody is 226 years old"]
