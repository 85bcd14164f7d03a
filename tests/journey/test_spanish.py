"""The Spanish texts: the same blocks, blanks and numbers as the English, reviewed as strictly, marked until checked."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.assemble import canonical_json
from exoconsent.consent.claims import lint
from exoconsent.consent.document import ParagraphBlock
from exoconsent.consent.draft import Draft
from exoconsent.consent.draft_json import draft_as_json, draft_from_json
from exoconsent.consent.elements import ElementRule, Finder, Printed, check
from exoconsent.consent.facts import Facts
from exoconsent.consent.form import FormText, Section, SectionText, TextStatus
from exoconsent.consent.letters import skeleton
from exoconsent.consent.problem import Severity
from exoconsent.consent.signature import Role
from exoconsent.consent.text import Blank, Block, Blocks, Bullets, Inlines, Paragraph, Run
from exoconsent.consent.translation import Standing, held, source_mark
from exoconsent.errors import NotReadyError
from exoconsent.library.load import load_library
from exoconsent.library.patients import read_patient
from exoconsent.library.readability import measure
from exoconsent.library.translations import work_on
from exoconsent.paths import FORMS

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LIBRARY = load_library(FORMS)
PATIENTS = sorted(path.stem for path in (FORMS / "patients").glob("*.yaml"))
SECTIONS = sorted(LIBRARY.sections)
NUMBER = re.compile(r"\d[\d,.:-]*\d|\d")
REASON = "An interpreter with a certificate read it out (invented example)."
Text = SectionText | FormText


def passages(text: Text) -> Iterator[tuple[str, Blocks]]:
    """Every passage of a text by its name."""
    if isinstance(text, FormText):
        yield "intro", text.intro
        return
    yield from text.parts.items()
    yield "frequency", (Paragraph(inlines=text.frequency),)
    yield from ((name, (Paragraph(inlines=line),)) for name, line in text.numbers.items())


def rows(block: Block) -> tuple[Inlines, ...]:
    return block.items if isinstance(block, Bullets) else (block.inlines,)


def shape(row: Inlines) -> tuple[object, ...]:
    """All of a line but its words: blanks with their face, bold stretches, links, numbers."""
    runs = [i for i in row if isinstance(i, Run)]
    return (
        sorted((i.name, i.bold) for i in row if isinstance(i, Blank)),
        sum(i.bold for i in row),
        [i.href for i in runs if i.href],
        sorted(NUMBER.findall(" ".join(i.text for i in runs))),
    )


@pytest.mark.parametrize("name", [*SECTIONS, *sorted(LIBRARY.forms)])
def test_every_line_has_the_blanks_numbers_and_stresses_of_the_english(name: str) -> None:
    texts = (LIBRARY.sections.get(name) or LIBRARY.forms[name]).texts
    english, spanish = dict(passages(texts["en"])), dict(passages(texts["es"]))
    assert english.keys() == spanish.keys()
    for key, blocks in english.items():
        assert [type(b) for b in blocks] == [type(b) for b in spanish[key]], key
        for mine, yours in zip(blocks, spanish[key], strict=True):
            assert [shape(row) for row in rows(mine)] == [shape(row) for row in rows(yours)], key


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_asks_the_same_and_reads_as_easily(name: str) -> None:
    english, spanish = (LIBRARY.sections[name].texts[tag] for tag in ("en", "es"))
    assert bool(english.teach_back) == bool(spanish.teach_back)
    assert bool(english.initials) == bool(spanish.initials)
    words = "\n".join(
        "".join(i.text if isinstance(i, Run) else "dato" for i in row)
        for _, blocks in passages(spanish)
        for block in blocks
        for row in rows(block)
    )
    reading = measure(words, "es")
    assert reading.ease >= 65  # Fernandez Huerta; 60 to 70 is what most adults read
    assert reading.sentence_words <= 17


def test_nothing_is_missing_or_made_from_an_older_english_text() -> None:
    assert [work for work in work_on(LIBRARY) if work.standing is not Standing.UNREVIEWED] == []
    assert all(text.texts["es"].status is TextStatus.MACHINE for text in LIBRARY.sections.values())


def test_emergency_numbers_and_agencies_stay() -> None:
    for section in LIBRARY.sections.values():
        for name, blocks in section.texts["en"].parts.items():
            told = {w for b in blocks for r in rows(b) for i in r if isinstance(i, Run) for w in NAMES.findall(i.text)}
            spanish = " ".join(
                i.text for b in section.texts["es"].parts[name] for r in rows(b) for i in r if isinstance(i, Run)
            )
            assert all(word in spanish for word in told), (section.id, name, told)


NAMES = re.compile(r"\b(?:FDA|CDC|MHRA|PMDA|AABB|HIPAA|IND|IRB|GMP|MedWatch|911|999|112|119|\S+@\S+\w|1-800-[\w-]+)")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("clinic"))


def draft(clinic: Clinic, patient: str, language: str = "es", parallel: str = "") -> Draft:
    path = FORMS / "patients" / f"{patient}.yaml"
    begun = clinic.begin("exosome-treatment", read_patient(path.read_bytes(), path.name), language)
    return replace(begun, parallel=parallel)


def found(prepared: Prepared) -> set[tuple[str, str]]:
    return {(p.code, p.severity.value) for p in prepared.problems if p.severity is not Severity.INFO}


@pytest.mark.parametrize("patient", PATIENTS)
def test_a_spanish_document_is_reviewed_as_strictly(clinic: Clinic, patient: str) -> None:
    english = found(clinic.prepare(draft(clinic, patient, "en"), NOW))
    spanish = found(clinic.prepare(draft(clinic, patient), NOW))
    parallel = found(clinic.prepare(draft(clinic, patient, "es", "en"), NOW))
    unreviewed = ("TRANSLATION-UNREVIEWED", "warning")
    assert spanish - english <= {unreviewed, ("LNG-01", "error")}
    assert unreviewed in spanish
    assert english - spanish == set()
    assert parallel - english == {unreviewed}


@pytest.mark.parametrize("patient", PATIENTS)
def test_nothing_of_a_blank_or_a_flag_is_left_in_english(clinic: Clinic, patient: str) -> None:
    consent = clinic.prepare(draft(clinic, patient), NOW).consent
    said = " ".join((*consent.notices, *consent.stop_reasons, *(s.meaning for s in consent.signatures)))
    assert not re.search(r"\b(the|of|and|is|not known|signature)\b", said)
    empty = [s.text for e in consent.sections for b in e.blocks for s in getattr(b, "spans", ()) if s.empty]
    assert set(empty) <= {LIBRARY.words["es"].hint(name.removeprefix("blank.")) for name in BLANK_KEYS} | {""}


BLANK_KEYS = [key for key in LIBRARY.words["es"].texts if key.startswith("blank.")]


def test_an_unreviewed_translation_bars_signing_until_a_reason_is_noted(clinic: Clinic) -> None:
    begun = draft(clinic, "ex-o01", "es", "en")
    before = clinic.prepare(begun, NOW)
    assert not before.ready
    assert all(not block.field for block in before.consent.signatures)
    after = clinic.prepare(begun.acknowledge("TRANSLATION-UNREVIEWED", REASON), NOW)
    assert after.ready
    assert [block.field for block in after.consent.signatures] == ["sign-patient", "sign-practitioner"]
    notes = next(section for section in after.consent.sections if section.id == "staff-notes")
    assert REASON in str(notes.blocks)
    record = json.loads(after.consent.attachments[0].data)
    kept = {p["code"]: p["acknowledged"] for p in record["problems"]}
    assert kept["TRANSLATION-UNREVIEWED"] == REASON
    assert (record["language"], record["parallel"]) == ("es", "en")


def test_the_gate_says_which_translation_waits(clinic: Clinic) -> None:
    from exoconsent.consent.signing_gate import signatory_of

    record = json.loads(clinic.prepare(draft(clinic, "ex-o01", "es", "en"), NOW).consent.attachments[0].data)
    with pytest.raises(NotReadyError, match="TRANSLATION-UNREVIEWED"):
        signatory_of(record, Role.PATIENT, set())


def changed(clinic: Clinic, name: str, section: Section) -> Clinic:
    """The clinic with another text of one section."""
    forms = {
        form_id: replace(form, sections=tuple(section if s.id == name else s for s in form.sections))
        for form_id, form in clinic.library.forms.items()
    }
    return replace(clinic, library=replace(clinic.library, forms=MappingProxyType(forms)))


def test_a_missing_section_is_printed_in_english_and_marked(clinic: Clinic) -> None:
    section = LIBRARY.sections["risk-cancer"]
    texts = MappingProxyType({"en": section.texts["en"]})
    other = changed(clinic, section.id, replace(section, texts=texts))
    prepared = other.prepare(draft(other, "ex-o01").add(section.id, "asked for"), NOW)
    printed = next(s for s in prepared.consent.sections if s.id == section.id)
    assert (printed.language, printed.title) == ("en", section.texts["en"].title)
    mark = printed.blocks[0]
    assert isinstance(mark, ParagraphBlock)
    assert mark.language == "es"
    assert "texto en inglés" in mark.spans[0].text
    assert "TRANSLATION-MISSING" in {p.code for p in prepared.problems if p.bars}
    assert "TRADUCCIÓN" in " ".join(prepared.consent.notices)


def test_an_english_text_that_changed_is_told(clinic: Clinic) -> None:
    section = LIBRARY.sections["risk-cancer"]
    english = replace(section.texts["en"], title="Another title")
    texts = MappingProxyType({**section.texts, "en": english})
    assert held(texts, "es").standing is Standing.STALE
    other = changed(clinic, section.id, replace(section, texts=texts))
    prepared = other.prepare(draft(other, "ex-o01").add(section.id, "asked for"), NOW)
    assert "TRANSLATION-STALE" in {p.code for p in prepared.problems if p.bars}
    reviewed = replace(section.texts["es"], status=TextStatus.REVIEWED, translated_from=source_mark(english))
    assert held({**texts, "es": reviewed}, "es").standing is Standing.FINE


@pytest.mark.parametrize(
    "claim",
    [
        "Es un tratamiento muy seguro.",
        "Los exosomas se consideran seguros.",
        "No hay riesgos.",
        "Sin efectos secundarios.",
        "Garantizamos que mejora.",
        "Este producto cura la artrosis.",
        "Está clínicamente probado.",
        "Un resultado milagroso.",
        "Es un producto libre de virus.",
        "Rigurosamente probado.",
        "Está registrado en la FDA.",
        "Usted renuncia a todos sus derechos.",
        "Usted libera a la clínica de toda responsabilidad.",
        "La clínica no es responsable de daños.",
        "Asumo todos los riesgos.",
        "Las infecciones son poco frecuentes.",
        "Esto es muy raro.",
        "Afortunadamente, no pasa.",
        "Entiendo todo.",
        "No debe donar sangre nunca más.",
    ],
)
def test_claims_are_banned_in_spanish(claim: str) -> None:
    assert lint(claim, LIBRARY.claims, skeleton)


def test_every_rule_and_every_pattern_has_its_spanish_twin() -> None:
    ids = {tag: {rule.id for rule in LIBRARY.claims.rules if rule.language == tag} for tag in ("en", "es")}
    assert {f"{name}-es" for name in ids["en"]} == ids["es"]
    for rule in LIBRARY.elements:
        tags = {finder.language for finder in rule.found if finder.kind == "text"}
        assert tags in (set(), {"en", "es"}), rule.id


def test_what_nobody_wrote_a_pattern_for_is_said_and_not_passed() -> None:
    rule = ElementRule(
        id="X-01",
        mode="T",
        severity="error",
        what="a thing",
        citation="c",
        found=(Finder(kind="text", value="thing"),),
    )
    empty: frozenset[str] = frozenset()
    printed = Printed(
        text="thing", sections=empty, furniture=empty, measures=empty, facts=Facts(), languages=frozenset({"fr"})
    )
    (problem,) = check((rule,), printed, {})
    assert (problem.severity, problem.message) == (Severity.WARNING, "not checked in this language: a thing")


def test_a_draft_keeps_its_second_language_and_older_drafts_have_none(clinic: Clinic) -> None:
    begun = draft(clinic, "ex-o01", "es", "en")
    tree = draft_as_json(begun)
    assert draft_from_json(json.loads(json.dumps(tree))) == begun
    del tree["parallel"]
    assert draft_from_json(tree).parallel == ""


def test_an_english_consent_is_spelled_as_before(clinic: Clinic) -> None:
    consent = clinic.prepare(draft(clinic, "ex-o01", "en"), NOW).consent
    tree = json.loads(canonical_json(replace(consent, attachments=())))
    assert "parallel" not in tree
    assert all("language" not in section for section in tree["sections"])


def test_the_day_is_written_as_in_spain_and_mexico() -> None:
    assert LIBRARY.words["es"].day(date(2026, 3, 4).isoformat()) == "4 de marzo de 2026"


def test_an_export_in_two_languages(tmp_path: Path) -> None:
    from exoconsent.cli import main

    out = tmp_path / "both.pdf"
    patient = str(FORMS / "patients" / "ex-o01.yaml")
    call = ["export", "--form", "withdrawal", "--patient", patient, "--out", str(out)]
    assert main([*call, "--language", "es", "--parallel", "en"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert main([*call[:-1], str(tmp_path / "x.pdf"), "--parallel", "fr"]) == 1
