"""Paper for people: the page to keep, one denominator, large print with the same numbers, the notice command."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from exoconsent.cli import main
from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.document import CardBlock, FigureKind, FrequencyBlock, SectionBlock, words_of
from exoconsent.consent.facts import UNKNOWN
from exoconsent.consent.form import FrequencyNumber
from exoconsent.consent.patient_copy import SECTION as KEEP
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS, RESOURCES
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize, Rendered

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
EXAMPLES = [f"ex-o0{n}" for n in range(1, 7)]
LANGUAGES = sorted(p.stem for p in (FORMS / "words").glob("*.yaml"))


def prepared(clinic: Clinic, name: str, language: str = "en") -> Prepared:
    draft = clinic.begin("exosome-treatment", read_patient_file(FORMS / "patients" / f"{name}.yaml"), language)
    return clinic.prepare(draft, NOW)


def keep_page(made: Prepared) -> SectionBlock:
    return next(s for s in made.consent.sections if s.id == KEEP)


def page_texts(rendered: Rendered) -> list[str]:
    document = pypdfium2.PdfDocument(rendered.pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


# --------------------------------------------------------------------------------------------------- the page to keep


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("paper", Paper)
def test_it_is_one_page_at_standard_size(clinic: Clinic, name: str, paper: Paper) -> None:
    made = prepared(clinic, name)
    rendered = clinic.render(made, PrintOptions(paper=paper))
    pages = [f.page for f in rendered.layout.of("section") if f.id == KEEP]
    if made.adaptation.stops:
        return  # the reasons not to sign stand on every page and take its room; nobody is handed that page
    assert len(pages) == 1
    others = {f.page for f in rendered.layout.fragments if f.id != KEEP}
    assert pages[0] not in others


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_in_every_language(clinic: Clinic, language: str) -> None:
    rendered = clinic.render(prepared(clinic, "ex-o01", language), PrintOptions())
    assert len([f for f in rendered.layout.of("section") if f.id == KEEP]) == 1


def test_large_print_lays_it_out_anew_and_keeps_the_card_whole(clinic: Clinic) -> None:
    made = prepared(clinic, "ex-o02")
    rendered = clinic.render(made, PrintOptions(size=PrintSize.LARGE, paper=Paper.LETTER))
    (card,) = (b for b in keep_page(made).blocks if isinstance(b, CardBlock))
    texts = page_texts(rendered)
    with_card = [text for text in texts if card.title in text]
    assert len(with_card) == 1
    for value in ("Mockvial", "Fictitious Biologics", "TEST-0001", "December 31, 2099", made.consent.number):
        assert value in with_card[0]


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_says_when_to_call_whom_in_the_words_of_the_form(clinic: Clinic, name: str) -> None:
    made = prepared(clinic, name)
    kept = [words for block in keep_page(made).blocks[:-1] for words in words_of(block)]
    aftercare = next(s for s in made.consent.sections if s.id == "aftercare-seek-help")
    said = [words for block in aftercare.blocks for words in words_of(block)]
    assert set(kept) <= set(said), "nothing is said that the form does not say"
    text = "\n".join(kept)
    for words in ("555-0199", "Sample Valley Hospital", "Trouble breathing", "Same day", "Within days", "product card"):
        assert words in text
    assert re.search(r"Call (911|999|112|the emergency number)", text)
    if made.adaptation.facts.get("route") == "iv":
        assert "fever with shaking is an emergency" in text


def test_the_number_to_call_follows_the_country(clinic: Clinic) -> None:
    draft = clinic.begin("exosome-treatment", read_patient_file(FORMS / "patients" / "ex-o01.yaml"))
    for place, words in (("UK", "Call 999 now"), ("EU-DE", "Call 112 now"), ("JP", "Call 119 now")):
        made = clinic.prepare(draft.with_fact("jurisdiction", place), NOW)
        assert words in "\n".join(w for b in keep_page(made).blocks for w in words_of(b))
    unknown = clinic.prepare(draft.with_fact("jurisdiction", UNKNOWN), NOW)
    text = "\n".join(w for b in keep_page(unknown).blocks for w in words_of(b))
    assert "the emergency number of your country" in text
    assert "911" not in text


def test_what_is_not_known_is_a_line_to_write_on(clinic: Clinic) -> None:
    draft = clinic.begin("exosome-treatment", read_patient_file(FORMS / "patients" / "ex-o01.yaml"))
    nothing = clinic.prepare(draft.with_fact("product", {"name": "Exo One"}), NOW)
    (card,) = (b for b in keep_page(nothing).blocks if isinstance(b, CardBlock))
    empty = [line[at - 1].text for line in card.lines for at, span in enumerate(line) if span.empty]
    assert empty == ["Maker: ", "Lot (batch): ", "Use before: ", "Given on: "]
    told = [p for p in nothing.problems if p.place == f"section:{KEEP}"]
    assert not told, "its section tells what is not filled in"


# ------------------------------------------------------------------------------------- numbers, and large print


def denominators(made: Prepared) -> set[int]:
    blocks = (b for s in made.consent.sections for b in s.blocks)
    return {b.per for b in blocks if isinstance(b, FrequencyBlock) and b.kind is FigureKind.ICON_ARRAY}


def test_all_icon_arrays_of_a_document_share_one_denominator(clinic: Clinic) -> None:
    found = [denominators(prepared(clinic, name)) for name in EXAMPLES]
    assert all(len(each) <= 1 for each in found)
    assert {10_000} in found, "some example must print a number, or this test says nothing"
    whole = {n.per for s in clinic.library.sections.values() for n in s.frequency.numbers}
    assert whole == {10_000}


def test_a_second_denominator_is_found(clinic: Clinic) -> None:
    section = clinic.library.sections["risk-bleeding-anticoagulant"]
    (number, *_) = section.frequency.numbers
    odd: FrequencyNumber = replace(number, per=1000)
    form = clinic.library.forms["exosome-treatment"]
    changed = replace(section, frequency=replace(section.frequency, numbers=(odd,)))
    sections = tuple(changed if s.id == section.id else s for s in form.sections)
    mixed = replace(clinic, library=replace(clinic.library, forms={form.id: replace(form, sections=sections)}))
    drafts = [
        mixed.begin(form.id, read_patient_file(FORMS / "patients" / f"{name}.yaml")).add(section.id, "for the test")
        for name in EXAMPLES
    ]
    made = [
        mixed.prepare(d.with_fact("route", "intra_articular").with_fact("medicines", ("anticoagulant",)), NOW)
        for d in drafts
    ]
    assert any(denominators(m) == {1000, 10_000} for m in made)
    assert all("NUM-03" in {p.code for p in m.problems} for m in made if len(denominators(m)) > 1)


@pytest.mark.parametrize("name", ["ex-o01", "ex-o06"])
def test_large_print_is_laid_out_anew_with_the_same_numbers(clinic: Clinic, name: str) -> None:
    made = prepared(clinic, name)
    standard, large = (clinic.render(made, PrintOptions(size=size)) for size in PrintSize)
    headings = [f"{s.number}. {s.title}" for s in made.consent.sections if s.number]
    assert [h.split(".")[0] for h in headings] == [str(n) for n in range(1, len(headings) + 1)]
    for rendered in (standard, large):
        text = " ".join(page_texts(rendered))
        places = [text.index(heading) for heading in headings]
        assert places == sorted(places)
    order = [list(dict.fromkeys(f.id for f in r.layout.of("section"))) for r in (standard, large)]
    assert order[0] == order[1]
    assert large.pages > standard.pages * 1.4, "laid out anew, not shrunk to the same pages"


def test_the_page_to_keep_is_read_by_the_lint_as_well(clinic: Clinic) -> None:
    assert f"section:{KEEP}" in {place for place, _ in printed_words(prepared(clinic, "ex-o01").consent)}


# ------------------------------------------------------------------------------------------------- the wall notice


def own_clinic(folder: Path) -> Path:
    shipped = (FORMS / "rules" / "jurisdictions" / "us-ca.yaml").read_text(encoding="utf-8")
    own = folder / "forms" / "rules" / "jurisdictions" / "us-ca.yaml"
    own.parent.mkdir(parents=True)
    wording = "  wording:\n    language: en\n    words: Example words, made up.\n"
    wording += "    copied_from: nowhere\n    copied_by: nobody\n    copied_on: '2026-11-22'\n"
    own.write_text(shipped + wording, encoding="utf-8")
    (folder / "clinic.yaml").write_bytes((RESOURCES / "demo" / "clinic.yaml").read_bytes())
    return folder


def test_the_command_prints_the_wall_notice_and_its_measured_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EXOCONSENT_PASSPHRASE", "x")
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path / "home"))
    out = tmp_path / "wall.pdf"
    call = ["notice", "--jurisdiction", "us-ca", "--date", "2026-11-22", "--out", str(out), "--json"]
    assert main([*call, "--clinic", str(own_clinic(tmp_path))]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["points"], told["least"], told["pages"]) == (40.0, 40, 1)
    assert out.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("place", "says"),
    [("US-CA", "its wording is not in this program"), ("US-FL", "holds no notice"), ("US-TX", "there is no pack")],
)
def test_the_command_refuses_rather_than_make_words_up(
    place: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    assert main(["notice", "--jurisdiction", place, "--out", str(tmp_path / "wall.pdf")]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "wall.pdf").exists()
