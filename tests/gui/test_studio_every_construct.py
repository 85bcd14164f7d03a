"""Every construct of the form format is changed in the studio's panes, and nothing else changes with it."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit

from exoconsent.consent.conditions import Op, Test
from exoconsent.consent.form import (
    Applies,
    Edition,
    Evidence,
    Form,
    FormText,
    Frequency,
    FrequencyNumber,
    Keep,
    Part,
    Provenance,
    Section,
    SectionText,
    TeachBack,
)
from exoconsent.library.load import load_library, parse
from exoconsent.paths import FORMS
from tests.gui.studio_panes import Panes, differing

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
RULE = Test(field="age", op=Op.GTE, value=60)
FILE = """schema: exoconsent-section/1
id: rich
category: risk
applies:
  mandatory: always
  suggested: {field: route, in: [iv]}
frequency:
  band: rare
  note: for staff
  numbers:
    - {id: joints, low: 4, high: 9, per: 10000, when: {field: route, in: [intra_articular]}, sources: [S59]}
    - {id: veins, low: 1, high: 2, per: 300}
evidence: {sources: [S01, S02], confidence: high, note: for staff too}
provenance:
  - {document: source-article, claim: c06, start: 559, end: 690, verdict: supported}
parts:
  - {id: main, keep: first}
  - {id: iv, variant: true, when: {field: route, in: [iv]}}
  - {id: not_chosen, otherwise: true}
text:
  en:
    status: draft
    title: Rich
    parts: {main: Words., iv: "**In** a vein, {patient.name}.", not_chosen: "- one\\n- two"}
    frequency: "How often: rare."
    numbers: {joints: "Of 10,000 **joints**, 4 to 9.", veins: "Of 300 for {patient.name}, 1 or 2."}
    teach_back: {ask: "What?", good_answer: That.}
    initials: I know.
  es:
    status: reviewed
    reviewed_by: A. Nurse
    reviewed_on: "2026-01-02"
    translated_from: "0123456789abcdef"
    title: Rico
    parts: {main: Palabras., iv: En vena., not_chosen: Nada.}
    frequency: "Frecuencia: raro."
    numbers: {joints: "De 10,000, 4 a 9.", veins: "De 300, 1 o 2."}
    teach_back: {ask: "¿Qué?", good_answer: Eso.}
    initials: Lo sé.
"""


@pytest.fixture(scope="module")
def panes(qapp, tmp_path_factory) -> Iterator[Panes]:
    panes = Panes(tmp_path_factory.mktemp("home"), lambda: NOW)
    ask = lambda _parent, _old, then: then(RULE)  # noqa: E731
    panes.editor.rules.ask_rule = panes.editor.parts.ask_rule = panes.editor.frequency.numbers.ask_rule = ask
    yield panes
    panes.close()


@pytest.fixture(scope="module")
def form() -> Form:
    section, complaints = parse(FILE.encode(), "rich.yaml", "section")
    assert complaints == ()
    return replace(load_library(FORMS).forms["exosome-treatment"], sections=(section,))


def typed(line: QLineEdit, words: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def chosen(box: QComboBox, value: object) -> None:
    index = box.findData(value)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def rule(panes: Panes, name: str, index: int) -> None:
    panes.editor.rules.boxes[name].setCurrentIndex(index)
    panes.editor.rules.boxes[name].activated.emit(index)


def cell(panes: Panes, column: int, words: str) -> None:
    item = panes.editor.frequency.numbers.table.item(0, column)
    assert item is not None
    assert item.flags() & Qt.ItemFlag.ItemIsEditable
    item.setText(words)


def part_menu(panes: Panes, words: str) -> None:
    """Choose an entry of the menu of parts, as it is now."""
    menu = panes.editor.parts.menu()
    panes.editor.parts.fill()
    actions = [a for m in (menu, *(a.menu() for a in menu.actions() if a.menu())) for a in m.actions()]
    (action,) = [a for a in actions if a.text() == words and a.isEnabled()]
    action.trigger()


def line_of_number(panes: Panes, words: str) -> None:
    edit = panes.editor.frequency.numbers.line.edit
    QTest.keyClicks(edit, words)
    edit.commit()


def words_of(panes: Panes, words: str) -> None:
    QTest.keyClicks(panes.editor.wording.edit, words)
    panes.session.commit()


READ_AGAIN = {"SectionText.status", "SectionText.reviewed_by", "SectionText.reviewed_on"}
"""What somebody had read is a draft again once its words change."""
PARTS = {"Section.parts", "SectionText.parts"} | READ_AGAIN
NUMBERS = {"Frequency.numbers", "SectionText.numbers"} | READ_AGAIN
Act = Callable[[Panes], object]
ACTS: dict[str, tuple[str, str, Act, set[str]]] = {}


def act(what: str, do: Act, *wanted: str, part: str = "main", language: str = "en") -> None:
    """Doing ``do`` to the words of that language and part changes the fields ``wanted``."""
    ACTS[what] = language, part, do, set(wanted)


act("category", lambda p: chosen(p.editor.category, "status"), "Section.category")
act("never required", lambda p: rule(p, "mandatory", 0), "Applies.mandatory")
act("required when", lambda p: rule(p, "mandatory", 2), "Applies.mandatory")
act("suggested", lambda p: p.editor.rules.change["suggested"].click(), "Applies.suggested")
act("band", lambda p: chosen(p.editor.frequency.band, "not_known"), "Frequency.band")
act("note on it", lambda p: typed(p.editor.frequency.note, "told"), "Frequency.note")
act("number's name", lambda p: cell(p, 0, "Knee joints"), "FrequencyNumber.id", "SectionText.numbers", *READ_AGAIN)
act("number from", lambda p: cell(p, 1, "5"), "FrequencyNumber.low")
act("number to", lambda p: cell(p, 2, "12"), "FrequencyNumber.high")
act("number of", lambda p: cell(p, 3, "1000"), "FrequencyNumber.per")
act("number's sources", lambda p: cell(p, 4, "S60, GK"), "FrequencyNumber.sources")
act("number when", lambda p: p.editor.frequency.numbers.when.click(), "FrequencyNumber.when")
act("number always", lambda p: p.editor.frequency.numbers.always.click(), "FrequencyNumber.when")
act("number's line", lambda p: line_of_number(p, "About: "), "SectionText.numbers")
act("number added", lambda p: p.editor.frequency.numbers.add.click(), "Frequency.numbers")
act("number out", lambda p: p.editor.frequency.numbers.drop.click(), *NUMBERS)
act("sources", lambda p: typed(p.editor.sources.sources, "S05"), "Evidence.sources")
act("confidence", lambda p: chosen(p.editor.sources.confidence, "low"), "Evidence.confidence")
act("note on sources", lambda p: typed(p.editor.sources.note, "told"), "Evidence.note")
act("verdict", lambda p: chosen(p.editor.sources.verdicts.verdict, "outdated"), "Provenance.verdict")
act("claim", lambda p: typed(p.editor.sources.verdicts.claim, "c07"), "Provenance.claim")
act("part added", lambda p: p.editor.parts.add("Very young"), *PARTS)
act("part out", lambda p: part_menu(p, "Take this part out"), *PARTS)
act("part's name", lambda p: p.editor.parts.rename("A vein"), "Part.id", "SectionText.parts", *READ_AGAIN, part="iv")
act("part later", lambda p: part_menu(p, "Print it later"), "Part.id", "Part.keep", "Part.variant", "Part.when")
act("part when", lambda p: part_menu(p, "Printed when…"), "Part.when")
act("part always", lambda p: part_menu(p, "Always printed"), "Part.when", "Part.variant", part="iv")
act("variant", lambda p: part_menu(p, "Names the variant"), "Part.variant", part="iv")
act("not known", lambda p: part_menu(p, "Also printed while a fact is not known"), "Part.if_unknown", part="iv")
act("otherwise", lambda p: part_menu(p, "Printed when no variant is"), "Part.otherwise", part="not_chosen")
act("kept", lambda p: part_menu(p, "all"), "Part.keep", part="iv")
act("title", lambda p: typed(p.editor.title, "Richer"), "SectionText.title")
act("wording", lambda p: words_of(p, "More. "), "SectionText.parts")
act("bullets", lambda p: (p.editor.wording.edit.toggle_bullets(), p.session.commit()), "SectionText.parts")
act("blank", lambda p: p.editor.wording.edit.insert_blank("patient.name"), "SectionText.parts")
act("frequency's line", lambda p: QTest.keyClicks(p.editor.frequency.line.edit, "So: "), "SectionText.frequency")
act("initials", lambda p: typed(p.editor.asks.initials, "I see."), "SectionText.initials")
act("ask", lambda p: typed(p.editor.asks.ask, "Who?"), "TeachBack.ask")
act("answer", lambda p: typed(p.editor.asks.answer, "Nobody."), "TeachBack.good_answer")
act("asked no more", lambda p: (p.editor.asks.ask.clear(), typed(p.editor.asks.answer, " ")), "SectionText.teach_back")
act("status", lambda p: chosen(p.editor.read.status, "machine"), "SectionText.status")
act("reviewed", lambda p: chosen(p.editor.read.status, "reviewed"), *READ_AGAIN)
act("read by", lambda p: typed(p.editor.read.by, "B. Nurse"), "SectionText.reviewed_by", language="es")
act("read on", lambda p: typed(p.editor.read.on, "2026-03-04"), "SectionText.reviewed_on", language="es")
act("made from", lambda p: p.editor.read.same.click(), "SectionText.translated_from", language="es")
act("language out", lambda p: p.editor.read.out.click(), "Section.texts", language="es")
act("spanish words", lambda p: words_of(p, "Ahora. "), "SectionText.parts", *READ_AGAIN, language="es")


@pytest.mark.parametrize("what", ACTS)
def test_one_field_of_a_section_is_changed_and_nothing_else(panes: Panes, form: Form, what: str) -> None:
    language, part, do, wanted = ACTS[what]
    panes.show(form, "rich")
    panes.editor.show_language(language)
    panes.editor.show_part(part)
    do(panes)
    panes.session.commit()
    now = panes.session.section
    assert now is not None
    assert differing(form.sections[0], now) == wanted, panes.said
    panes.session.undo.undo()
    while panes.session.undo.canUndo():
        panes.session.undo.undo()
    assert panes.session.form == form


def form_line(name: str, words: str) -> Act:
    return lambda p: typed(getattr(p.words, name), words)


FORM_ACTS: dict[str, tuple[str, Act, set[str]]] = {
    "title": ("en", form_line("title", "Ours"), {"FormText.title"}),
    "subtitle": ("en", form_line("subtitle", "Below"), {"FormText.subtitle"}),
    "notice": ("en", form_line("notice", "Look it over"), {"FormText.review_notice"}),
    "intro": ("en", lambda p: QTest.keyClicks(p.words.intro.edit, "Now. "), {"FormText.intro"}),
    "status": ("en", lambda p: chosen(p.words.standing.status, "reviewed"), {"FormText.status"}),
    "number": ("en", lambda p: typed(p.words.standing.number, "7"), {"Edition.number"}),
    "facts": ("en", lambda p: typed(p.words.standing.checked, "2026-11-01"), {"Edition.facts_checked_on"}),
    "first": ("en", lambda p: p.words.first.click(), {"Form.personal_first"}),
    "withdrawal": ("en", lambda p: p.words.withdrawal.click(), {"Form.withdrawal"}),
    "days": ("en", lambda p: p.words.days.setValue(30), {"Form.validity_days"}),
    "spanish": ("es", form_line("title", "Nuestro"), {"FormText.title"}),
    "language out": ("es", lambda p: p.words.standing.out.click(), {"Form.texts"}),
    "made from": ("es", lambda p: p.words.standing.same.click(), {"FormText.translated_from"}),
}


@pytest.mark.parametrize("what", FORM_ACTS)
def test_one_field_of_a_form_is_changed_and_nothing_else(panes: Panes, form: Form, what: str) -> None:
    language, do, wanted = FORM_ACTS[what]
    stale = replace(form.texts["es"], translated_from="0" * 16)
    form = replace(form, texts={**form.texts, "es": stale})
    panes.show(form)
    panes.words.show_language(language)
    do(panes)
    panes.session.commit()
    assert panes.session.form is not None
    assert differing(form, panes.session.form) == wanted, panes.said


PUBLISHED = {"Edition.approval", "Edition.approved_by", "Edition.approved_on"}
"""Written by publishing alone."""
PICKED = {f"Provenance.{f.name}" for f in fields(Provenance)} - {"Provenance.claim", "Provenance.verdict"}
"""Written by picking a passage, and by nothing afterwards."""
NAMED = {"Section.id", "Form.id", "Section.path", "Form.path", "SectionText.language", "FormText.language"}
"""Given when a section, form or language is begun: file names, under which filed consents know them."""
WHOLE = {"Section.applies", "Section.frequency", "Section.evidence", "Form.edition", "Form.sections"}
"""Only ever changed by their members; the order of sections is the list's (test_studio)."""
GROWN = {"Section.provenance"}
"""Grown by the article's reader alone (test_article)."""


def test_no_construct_is_left_out() -> None:
    kinds = (Form, Edition, FormText, Section, Applies, Part, Frequency, FrequencyNumber, Evidence, Provenance)
    every = {f"{kind.__name__}.{f.name}" for kind in (*kinds, SectionText, TeachBack) for f in fields(kind)}
    changed = set().union(*(act[-1] for act in (*ACTS.values(), *FORM_ACTS.values())))
    assert every - changed == PUBLISHED | PICKED | NAMED | WHOLE | GROWN


def test_a_name_that_is_taken_is_refused_in_words(panes: Panes, form: Form) -> None:
    panes.show(form, "rich")
    panes.said.clear()
    panes.editor.parts.rename("IV")
    cell(panes, 0, "veins")
    cell(panes, 1, "-4")
    assert panes.session.form == form
    assert len(panes.said) == 3
    assert panes.editor.frequency.numbers.table.item(0, 0).text() == "joints"


def test_a_part_is_named_and_named_anew(panes: Panes, form: Form, monkeypatch) -> None:
    panes.show(form, "rich")
    panes.editor.show_part("iv")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Into a vein", True))
    part_menu(panes, "Another name…")
    assert panes.editor.part_id == "into_a_vein"
    assert panes.session.section.texts["es"].parts["into_a_vein"] == form.sections[0].texts["es"].parts["iv"]
    assert Keep.FIRST is panes.session.section.parts[0].keep
