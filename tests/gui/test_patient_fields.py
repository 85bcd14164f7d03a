"""The patient field and the facts by real gestures: letters find people and facts, days are read as written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QWidget

from exoconsent.clinic import Clinic
from exoconsent.clinic.filing import Outcome, papers_of
from exoconsent.consent.facts import EXPECTED_AT_FIRST, NOT_ALL_ASKED, PRODUCT_KEYS, UNKNOWN, VOCABULARY, Fact, Kind
from exoconsent.errors import StorageError
from exoconsent.gui.day_text import fold, read_day
from exoconsent.gui.examples import examples, matching
from exoconsent.gui.fact_fields import LineField, ListField
from exoconsent.gui.fact_lists import ProductField, SetField
from exoconsent.gui.fact_panel import FactPanel
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.patient_pane import PatientPane
from exoconsent.gui.session import Session
from exoconsent.paths import FORMS
from exoconsent.records import record
from tests.filed import mark

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BORN = date(1951, 3, 14)


@pytest.fixture
def session(qapp, tmp_path: Path) -> Iterator[Session]:
    made = Session(Clinic.demo(tmp_path), lambda: NOW)
    yield made
    made.close()
    made.deleteLater()


def shown(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(1300, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.fixture
def pane(qtbot, session: Session) -> PatientPane:
    return shown(qtbot, PatientPane(session))


@pytest.fixture
def panel(qtbot, session: Session) -> FactPanel:
    return shown(qtbot, FactPanel(session))


@pytest.mark.parametrize(
    "text",
    [
        "1951-03-14", "1951/3/14", "14.3.1951", "14.03.1951", "14 Mar 1951", "14 march 1951", "Mar 14, 1951",
        "March 14th 1951", "14-Mar-1951", "14. Mar. 1951", "14/03/1951", "03/14/1951", "14-3-1951", " 14  mar  1951 ",
        "١٤.٣.١٩٥١",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == (BORN, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("03/04/1951", "Which: 1951-04-03 or 1951-03-04?"),
        ("3-4-1951", "Which: 1951-04-03 or 1951-03-04?"),
        ("30.2.1961", "not a day of the calendar"),
        ("1961-02-30", "not a day of the calendar"),
        ("29 Feb 1961", "not a day of the calendar"),
        ("13/13/1951", "not a day of the calendar"),
        ("00/05/1951", "not a day of the calendar"),
        ("14.3.51", "four digits"),
        ("14 Mar 51", "four digits"),
        ("14 Ma 1951", "can be read"),
        ("14 Foo 1951", "can be read"),
        ("1951", "can be read"),
        ("1951-W01-1", "can be read"),
    ],
)
def test_what_is_no_day_or_two_days_is_refused_with_a_sentence(text: str, words: str) -> None:
    day, trouble = read_day(text)
    assert day is None
    assert words in trouble


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"]))
def test_every_day_reads_back_in_every_unmistakable_way(day: date, style: str) -> None:
    assert read_day(day.strftime(style)) == (day, "")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_numbers_between_slashes_never_mean_a_day_that_was_not_meant(day: date) -> None:
    for style in ("%d/%m/%Y", "%m/%d/%Y"):
        read, trouble = read_day(day.strftime(style))
        assert read == day or (read is None and "Which" in trouble)


@given(st.text(max_size=30))
def test_anything_is_a_day_or_told(text: str) -> None:
    day, trouble = read_day(text)
    assert (day is None) == bool(trouble)


def test_a_day_in_words_is_taken_written_out_and_its_age_told(qtbot, pane: PatientPane, session: Session) -> None:
    qtbot.keyClicks(pane.born.line, "14 Mar 1951")
    qtbot.keyClick(pane.born.line, Qt.Key.Key_Return)
    assert session.draft.patient.born == BORN
    assert pane.born.line.text() == "1951-03-14"
    assert pane.born.trouble.text() == "75 years old"
    assert session.undo.count() == 1


def test_a_day_that_may_be_two_stays_with_a_sentence(qtbot, pane: PatientPane, session: Session) -> None:
    qtbot.keyClicks(pane.born.line, "03/04/1951")
    qtbot.keyClick(pane.born.line, Qt.Key.Key_Return)
    assert session.draft.patient.born is None
    assert pane.born.line.text() == "03/04/1951"
    assert "1951-04-03 or 1951-03-04" in pane.born.trouble.text()


def test_a_day_ahead_is_told(qtbot, pane: PatientPane) -> None:
    qtbot.keyClicks(pane.born.line, (NOW.date() + timedelta(days=1)).isoformat())
    qtbot.keyClick(pane.born.line, Qt.Key.Key_Return)
    assert "ahead of today" in pane.born.trouble.text()


def test_letters_find_names_whatever_their_accents() -> None:
    known: dict[str, Any] = dict.fromkeys(("Zoë Núñez", "Anna Łukasz", "Øyvind Straße"))
    assert matching("nune", known) == ("Zoë Núñez",)
    assert matching("NÚÑ", known) == ("Zoë Núñez",)
    assert matching("zoe  nu", known) == ("Zoë Núñez",)
    assert matching("luk", known) == ("Anna Łukasz",)
    assert matching("strasse", known) == matching("oyv", known) == ("Øyvind Straße",)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letters_list_and_enter_open_a_patient(qtbot, pane: PatientPane, session: Session) -> None:
    name = next(iter(examples(FORMS / "patients")))
    qtbot.keyClicks(pane.name.line, name[:4].upper())
    names = pane.name.line.completer().model()
    assert isinstance(names, QStringListModel)
    assert name in names.stringList()
    assert not pane.name.trouble.isVisible()
    qtbot.keyClick(pane.name.line, Qt.Key.Key_Return)
    assert session.draft.patient.name in examples(FORMS / "patients")
    assert session.draft.patient.born is not None


def test_a_name_that_nobody_has_says_so_until_enter(qtbot, pane: PatientPane, session: Session) -> None:
    qtbot.keyClicks(pane.name.line, "onei")
    qtbot.waitUntil(lambda: bool(pane.name.trouble.text()))
    assert pane.name.trouble.text() == "No one called “onei”. Enter makes a new patient."
    assert pane.name.trouble.isVisible()
    assert pane.name.line.accessibleDescription() == pane.name.trouble.text()
    qtbot.waitUntil(lambda: session.draft.patient.name == "onei")  # it counts after a pause; the words stay
    assert pane.name.trouble.isVisible()
    qtbot.keyClick(pane.name.line, Qt.Key.Key_Return)
    assert session.draft.patient.name == "onei"
    assert not pane.name.trouble.isVisible()


def test_another_name_over_a_known_patient_warns_that_only_the_name_changes(
    qtbot, pane: PatientPane, session: Session
) -> None:
    session.apply(session.draft.with_fact("charged", True), "x")
    qtbot.keyClicks(pane.name.line, "onei")
    qtbot.waitUntil(lambda: "Ctrl+N begins a new patient" in pane.name.trouble.text())
    session.open(session.blank("exosome-treatment"))
    assert pane.name.trouble.text() == ""


@pytest.mark.parametrize("hurry", [False, True], ids=["seen in the list", "Enter before the records answered"])
def test_who_is_in_the_records_is_known_by_letters_and_only_who_they_are(
    qtbot, pane: PatientPane, session: Session, hurry: bool
) -> None:
    open_made_up(session, FIRST)
    clinic, person = session.clinic, session.draft.patient
    prepared = clinic.prepare(replace(session.draft, patient=replace(person, name="Zoë Ąkerman (fictitious)")), NOW)
    outcome = Outcome(kind=record.Kind.CONSENT, pdf=b"%PDF", marks=(mark("patient"),))
    clinic.archive(session.now).file(papers_of(prepared), outcome)
    session.open(session.blank("exosome-treatment"))
    pane.name.line.setFocus()
    qtbot.keyClicks(pane.name.line, "zoe a")
    if not hurry:
        qtbot.waitUntil(lambda: bool(pane.name._names.stringList()))
        assert pane.name._names.stringList()[0].startswith("Zoë Ąkerman (fictitious), born ")
    qtbot.keyClick(pane.name.line, Qt.Key.Key_Return)
    assert session.draft.patient == replace(person, name="Zoë Ąkerman (fictitious)"), "invented people stay invented"
    assert not session.draft.facts, "what was true of their health then has to be asked again"
    qtbot.wait(50)
    assert not pane.name.line.completer().popup().isVisible(), "no answer comes behind it"


def test_enter_before_records_that_cannot_be_read_answer_makes_a_new_patient(
    qtbot, pane: PatientPane, session: Session, monkeypatch
) -> None:
    def refused(*_asked: object) -> None:
        raise StorageError("the disk is gone")

    monkeypatch.setattr(pane.name._people, "_people", refused)
    qtbot.keyClicks(pane.name.line, "onei")
    qtbot.keyClick(pane.name.line, Qt.Key.Key_Return)
    assert session.draft.patient.name == "onei"


def by_letters(qtbot, panel: FactPanel, fact: Fact) -> QWidget:
    """Find the fact by its words and go there with Enter."""
    panel.search.setFocus()
    panel.search.clear()
    qtbot.keyClicks(panel.search, fact.words)
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    field = panel.fields[f"fact:{fact.name}"]
    assert field.isVisible()
    return field


def set_by_hand(qtbot, field: QWidget) -> Any:
    """Set something with the keyboard; what it should be."""
    if isinstance(field, ListField):
        qtbot.keyClick(field.combo, Qt.Key.Key_End)
        return field.fact.values[-1] if field.fact.values else False
    if isinstance(field, SetField):
        qtbot.keyClicks(field.others, "Bee venom")
        qtbot.keyClick(field.others, Qt.Key.Key_Return)
        return ("bee_venom", NOT_ALL_ASKED)
    if isinstance(field, ProductField):
        for key in PRODUCT_KEYS:
            qtbot.keyClicks(field.lines[key], "2027-01-31" if key == "expiry" else f"the {key}")
        qtbot.keyClick(field.lines[key], Qt.Key.Key_Return)
        return MappingProxyType({key: "2027-01-31" if key == "expiry" else f"the {key}" for key in PRODUCT_KEYS})
    assert isinstance(field, LineField)
    typed, value = {Kind.YEARS: ("47", 47), Kind.REGION: ("us-tx", "US-TX")}.get(field.fact.kind, ("words", "words"))
    qtbot.keyClicks(field.line, typed)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    return value


@pytest.mark.parametrize("fact", VOCABULARY.values(), ids=lambda fact: fact.name)
def test_each_fact_is_found_by_letters_set_by_hand_and_read_back(
    qtbot, panel: FactPanel, session: Session, fact: Fact
) -> None:
    field = by_letters(qtbot, panel, fact)
    expected = set_by_hand(qtbot, field)
    assert session.draft.facts.get(fact.name) == expected
    session.undo.undo()
    assert session.draft.facts.get(fact.name) in (UNKNOWN, False)
    session.undo.redo()
    assert field.read() == (expected, "")
    with_it = session.draft
    session.open(session.blank("exosome-treatment"))
    assert field.read()[0] is UNKNOWN or fact.name in EXPECTED_AT_FIRST
    session.open(with_it)
    assert field.read() == (expected, "")


@pytest.mark.parametrize("letters", ["diabetes", "DIÁBET", "cancer"])
def test_an_entry_of_a_list_finds_its_list(qtbot, panel: FactPanel, letters: str) -> None:
    qtbot.keyClicks(panel.search, letters)
    assert {n for n, f in panel.fields.items() if f.isVisible() and n.startswith("fact:")} == {"fact:conditions"}


def test_enter_in_the_search_goes_to_the_first_field_it_found(qtbot, panel: FactPanel) -> None:
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "ability")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.fields["fact:capacity"].combo.hasFocus()


@pytest.mark.parametrize("state", range(4))
def test_a_list_keeps_its_answer_about_the_others(qtbot, panel: FactPanel, session: Session, state: int) -> None:
    field = panel.fields["fact:conditions"]
    assert isinstance(field, SetField)
    session.apply(session.draft.with_fact("conditions", ("diabetes", "keloid")), "x")
    qtbot.keyClick(field.state, Qt.Key.Key_Home)
    for _ in range(state):
        qtbot.keyClick(field.state, Qt.Key.Key_Down)
    wanted = (UNKNOWN, ("diabetes", "keloid", NOT_ALL_ASKED), ("diabetes", "keloid"), ())
    assert session.draft.facts.get("conditions") == wanted[state]
    assert field.read() == (wanted[state], "")
    if state == 3:  # one step too far takes nothing away for good
        qtbot.keyClick(field.state, Qt.Key.Key_Up)
        assert session.draft.facts.get("conditions") == ("diabetes", "keloid")
