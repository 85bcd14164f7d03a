"""Notices of the law: who gets one, what the review says, and that no wording is ever made up."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.document import InitialsBlock, StatuteBlock
from exoconsent.consent.facts import Facts
from exoconsent.consent.jurisdiction import Counsel, Demand, Jurisdiction, Wording
from exoconsent.consent.notices import in_force, wall_notice, with_notices
from exoconsent.consent.problem import Problem, Severity
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS, RESOURCES
from tests.journey.bench import NOW, Bench
from tests.journey.test_laws import HEALTHY

WORDING = Wording(
    language="en",
    paragraphs=("Example words in the place of a law's.", "They are made up."),
    copied_from="nowhere",
    copied_by="nobody",
    copied_on="2026-11-22",
)
PLACES = {"US-CA": "ST-CA-01", "US-UT": "ST-UT-01", "US-WA": "ST-WA-01"}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("home"))


def with_packs(clinic: Clinic, **changes: Any) -> Clinic:
    """The clinic with changed notices; ``counsel`` changes the packs themselves."""
    counsel = changes.pop("counsel", Counsel.ASK)
    packs = tuple(
        replace(pack, counsel=counsel, notice=replace(pack.notice, **changes) if pack.notice else None)
        for pack in clinic.library.jurisdictions
    )
    return replace(clinic, library=replace(clinic.library, jurisdictions=packs))


def prepared(clinic: Clinic, place: str, **facts: Any) -> Prepared:
    return Bench(clinic=clinic).prepare({**HEALTHY, "jurisdiction": place, **facts})


def of_state(made: Prepared) -> dict[str, Problem]:
    return {p.code: p for p in made.problems if p.code.startswith("ST-")}


def notices(made: Prepared) -> list[StatuteBlock]:
    return [b for s in made.consent.sections for b in s.blocks if isinstance(b, StatuteBlock)]


# ------------------------------------------------------------------------------------------------- what ships


def test_no_shipped_pack_holds_words_of_a_law(clinic: Clinic) -> None:
    """Our sources give none word for word; whoever adds some must have read the statute."""
    packs = clinic.library.jurisdictions
    assert {pack.place for pack in packs} == {"US-CA", "US-UT", "US-WA", "US-FL"}
    for pack in packs:
        assert pack.counsel is Counsel.ASK
        assert "ask counsel" in pack.question
        assert pack.in_force_from == "", "our sources give no day"
        assert pack.notice is None or pack.notice.wording is None


def test_size_and_paper_are_those_of_the_sources(clinic: Clinic) -> None:
    found = {p.place: (p.notice.least_points, p.notice.least_paper) for p in clinic.library.jurisdictions if p.notice}
    letter = (8.5, 11.0)
    assert found == {"US-CA": (40, letter), "US-UT": (40, letter), "US-WA": (0, (0.0, 0.0))}
    posted = {p.place for p in clinic.library.jurisdictions if p.notice and Demand.DISPLAYED in p.notice.demands}
    assert posted == {"US-CA", "US-UT"}


@pytest.mark.parametrize("place", PLACES)
def test_missing_words_are_told_and_nothing_is_printed(clinic: Clinic, place: str) -> None:
    made = prepared(clinic, place)
    assert not notices(made)
    problem = of_state(made)[PLACES[place]]
    assert problem.severity is Severity.WARNING
    assert problem.citation
    assert f"forms/rules/jurisdictions/{place.lower()}.yaml" in problem.remedy
    assert "not_applicable" in problem.remedy
    assert made.ready


@pytest.mark.parametrize("place", ["US-TX", "UK", "EU-DE", "other"])
def test_other_places_hear_nothing_of_it(clinic: Clinic, place: str) -> None:
    assert not of_state(prepared(clinic, place))


def test_an_unknown_place_is_told_and_prints_no_notice(clinic: Clinic) -> None:
    made = Bench(clinic=with_packs(clinic, wording=WORDING)).prepare(
        {k: v for k, v in HEALTHY.items() if k != "jurisdiction"}
    )
    assert not notices(made)
    assert of_state(made)["ST-XX-00"].severity is Severity.INFO
    assert in_force(clinic.library.jurisdictions, Facts()) == ()


# ------------------------------------------------------------------------------------------- once the words are here


@pytest.mark.parametrize("place", PLACES)
def test_words_of_the_law_get_pages_of_their_own(clinic: Clinic, place: str) -> None:
    made = prepared(with_packs(clinic, wording=WORDING), place)
    (block,) = notices(made)
    assert block.paragraphs == WORDING.paragraphs
    (section,) = (s for s in made.consent.sections if block in s.blocks)
    assert section.own_page
    assert section.number == 0
    assert of_state(made)[PLACES[place]].severity is Severity.INFO
    assert "ask counsel" in of_state(made)[PLACES[place]].message


def test_counsel_who_says_yes_makes_missing_words_an_error(clinic: Clinic) -> None:
    made = prepared(with_packs(clinic, counsel=Counsel.APPLIES), "US-CA")
    assert of_state(made)["ST-CA-01"].severity is Severity.ERROR
    assert not made.ready
    assert prepared(with_packs(clinic, counsel=Counsel.APPLIES, wording=WORDING), "US-CA").ready


def test_counsel_who_says_no_is_kept_with_the_reason(clinic: Clinic) -> None:
    excused: Mapping[str, str] = MappingProxyType({**clinic.profile.not_applicable, "ST-CA-01": "Counsel, 3 May 2026."})
    calm = replace(with_packs(clinic, wording=WORDING), profile=replace(clinic.profile, not_applicable=excused))
    made = prepared(calm, "US-CA")
    assert not notices(made)
    assert of_state(made)["ST-CA-01"].severity is Severity.INFO
    assert "Counsel, 3 May 2026." in of_state(made)["ST-CA-01"].message


def signed_apart(clinic: Clinic, *further: Demand) -> Clinic:
    return with_packs(clinic, wording=WORDING, demands=(Demand.GIVEN, Demand.SIGNED_SEPARATELY, *further))


def test_a_line_for_initials_stands_below_it_where_the_law_asks(clinic: Clinic) -> None:
    made = prepared(with_packs(clinic, wording=WORDING, demands=(Demand.GIVEN, Demand.INITIALS)), "US-UT")
    (section,) = (s for s in made.consent.sections if s.id == "notice-us-ut")
    (line,) = (b for b in section.blocks if isinstance(b, InitialsBlock))
    assert (line.who, line.entry) == ("Initials", "initials-notice-us-ut")
    assert of_state(made)["ST-UT-01"].severity is Severity.INFO
    assert not [s for s in made.consent.signatures if s.section]


@pytest.mark.parametrize("further", [(), (Demand.INITIALS,)])
def test_a_notice_signed_by_itself_has_a_place_of_its_own_behind_that_of_who_decides(
    clinic: Clinic, further: tuple[Demand, ...]
) -> None:
    made = prepared(signed_apart(clinic, *further), "US-UT", interpreter_needed=True)
    first, apart, *rest = made.consent.signatures
    assert (first.field, first.section) == ("sign-patient", "")
    assert (apart.role, apart.field, apart.section) == ("patient", "sign-patient-notice-us-ut", "notice-us-ut")
    assert apart.name == first.name
    assert "law of Utah" in apart.meaning
    assert "law of Utah" in apart.role_label
    assert [s.role for s in rest] == ["interpreter", "practitioner"]
    assert not [s for s in rest if s.section]
    (section,) = (s for s in made.consent.sections if s.id == apart.section)
    assert not [b for b in section.blocks if isinstance(b, InitialsBlock)], "signed once, not initialled too"
    problem = of_state(made)["ST-UT-01"]
    assert problem.severity is Severity.INFO
    assert "with a signature of its own" in problem.message


def test_a_guardian_signs_the_notice_and_a_child_does_not(clinic: Clinic) -> None:
    made = prepared(signed_apart(clinic), "US-WA")
    patient, practitioner = made.consent.signatures[0], made.consent.signatures[-1]
    child, guardian = (replace(patient, role=role, field=f"sign-{role}") for role in ("child", "guardian"))
    packs, facts = signed_apart(clinic).library.jurisdictions, made.adaptation.facts
    blocks = with_notices((child, guardian, practitioner), packs, facts, {}, clinic.library.words["en"])
    assert [(s.role, s.section) for s in blocks] == [
        ("child", ""), ("guardian", ""), ("guardian", "notice-us-wa"), ("practitioner", ""),
    ]  # fmt: skip


def test_each_place_to_sign_has_its_own_name_also_on_paper(clinic: Clinic) -> None:
    made = prepared(signed_apart(clinic), "US-UT")
    on_paper = [replace(s, field="") for s in made.consent.signatures]
    assert [s.place for s in on_paper] == [s.field for s in made.consent.signatures]
    assert len({s.place for s in on_paper}) == len(on_paper)


def test_no_notice_no_place_to_sign_it(clinic: Clinic) -> None:
    excused = MappingProxyType({**clinic.profile.not_applicable, "ST-UT-01": "Counsel, 3 May 2026."})
    apart = signed_apart(clinic)
    for calm, place in (
        (replace(apart, profile=replace(clinic.profile, not_applicable=excused)), "US-UT"),
        (with_packs(clinic, demands=(Demand.SIGNED_SEPARATELY,)), "US-UT"),
        (apart, "US-TX"),
    ):
        assert not [s for s in prepared(calm, place).consent.signatures if s.section]
    draft = replace(Bench(clinic=apart).draft({**HEALTHY, "jurisdiction": "US-UT"}), form_id="withdrawal")
    assert not [s for s in apart.prepare(draft, NOW).consent.signatures if s.section]


def test_a_claim_in_the_law_is_a_warning_and_in_the_form_an_error(clinic: Clinic) -> None:
    said = replace(WORDING, paragraphs=("This treatment is guaranteed.",))
    made = prepared(with_packs(clinic, wording=said), "US-CA")
    (claim,) = (p for p in made.problems if p.code.startswith("CLAIM-"))
    assert claim.severity is Severity.WARNING
    assert claim.place == "statute:notice-us-ca"
    assert "REG-05" not in {p.code for p in made.problems}


def test_who_takes_consent_back_gets_no_notice_and_no_page_to_keep(clinic: Clinic) -> None:
    bench = Bench(clinic=with_packs(clinic, wording=WORDING))
    draft = replace(bench.draft({**HEALTHY, "jurisdiction": "US-CA"}), form_id="withdrawal")
    made = bench.clinic.prepare(draft, NOW)
    assert not notices(made)
    assert not of_state(made)
    assert "keep-this-page" not in {s.id for s in made.consent.sections}


def test_states_look_for_their_own_elements(clinic: Clinic) -> None:
    assert "ST-FL-01-DOCTOR" in of_state(prepared(clinic, "US-FL"))
    stopped = prepared(clinic, "US-WA")
    assert not [code for code in of_state(stopped) if code.startswith("ST-WA-02")]
    bare = tuple(
        replace(f, sections=f.sections[1:]) for f in clinic.library.forms.values() if f.id == "exosome-treatment"
    )
    less = replace(clinic, library=replace(clinic.library, forms={f.id: f for f in bare}))
    assert of_state(prepared(less, "US-WA"))["ST-WA-02-NATURE"].severity is Severity.ERROR


# ------------------------------------------------------------------------------------------------------- files


def pack_of(clinic: Clinic, place: str) -> Jurisdiction:
    return next(p for p in clinic.library.jurisdictions if p.place == place)


def test_the_wall_gets_only_words_that_are_there(clinic: Clinic) -> None:
    with pytest.raises(BadInputError, match="its wording is not in this program"):
        wall_notice(pack_of(clinic, "US-CA"))
    with pytest.raises(BadInputError, match="holds no notice"):
        wall_notice(pack_of(clinic, "US-FL"))
    assert wall_notice(pack_of(with_packs(clinic, wording=WORDING), "US-CA")).points == 40


def test_a_clinic_puts_the_words_into_its_own_folder(tmp_path: Path) -> None:
    shipped = (FORMS / "rules" / "jurisdictions" / "us-ca.yaml").read_text(encoding="utf-8")
    own = tmp_path / "forms" / "rules" / "jurisdictions" / "us-ca.yaml"
    own.parent.mkdir(parents=True)
    words = (
        "  wording:\n    language: en\n    words: |\n      Example words,\n      made up.\n\n"
        "      A second paragraph.\n    copied_from: nowhere\n    copied_by: nobody\n    copied_on: '2026-11-22'\n"
    )
    own.write_text(shipped + words, encoding="utf-8")
    (tmp_path / "clinic.yaml").write_bytes((RESOURCES / "demo" / "clinic.yaml").read_bytes())
    clinic = Clinic.open(tmp_path, b"x")
    (block,) = notices(prepared(clinic, "US-CA"))
    assert block.paragraphs == ("Example words, made up.", "A second paragraph.")
    own.write_text(shipped + words.replace("Example words", "Example [words]"), encoding="utf-8")
    with pytest.raises(BadFormError, match=r"us-ca\.yaml:\d+: \"\[words\]\" stands for words that are missing"):
        load_library(FORMS, tmp_path / "forms")
