"""The Form place by real gestures: typing, choosing, leaving out with a reason, walking the checks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from exoconsent.clinic import Clinic
from exoconsent.consent.facts import NOT_ALL_ASKED, PRODUCT_KEYS, UNKNOWN, VOCABULARY, Kind
from exoconsent.consent.flags import CODES
from exoconsent.consent.problem import Severity
from exoconsent.gui.blank_facts import FACT_OF, blank_of, place_of
from exoconsent.gui.examples import examples, matching
from exoconsent.gui.fact_fields import FactField, ListField
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.reasons import SentenceDialog
from exoconsent.gui.session import Session
from exoconsent.library.patients import read_patient
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintSize

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
"""The list of matching names is a popup, which the offscreen screen only half knows."""
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PATIENTS = FORMS / "patients"
SUGGESTED, MANDATORY, IDLE = "risk-cancer", "regulatory-status", "risk-systemic-route"


class StubView(QWidget):
    selected = Signal(str)
    toggle_asked = Signal(str, bool)
    move_asked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.was_selected: list[str] = []

    def select(self, section_id: str) -> None:
        self.was_selected.append(section_id)


@pytest.fixture
def session(qapp, tmp_path: Path) -> Iterator[Session]:
    made = Session(Clinic.demo(tmp_path), lambda: NOW)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def place(qtbot, session: Session) -> FormPlace:
    made = FormPlace(session, view=StubView())
    qtbot.addWidget(made)
    made.resize(1420, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def example(session: Session, name: str = "ex-o01"):
    path = PATIENTS / f"{name}.yaml"
    return session.clinic.begin("exosome-treatment", read_patient(path.read_bytes(), path.name))


def opened(qtbot, session: Session) -> None:
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(example(session))


def answer(text: str | None, seen: list[str] | None = None) -> None:
    """When the next dialog is open, type ``text`` and accept it, or press Esc."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SentenceDialog):
            QTimer.singleShot(10, act)
            return
        if seen is not None:
            seen.append(f"{dialog.windowTitle()}|{dialog.field.accessibleName()}|{dialog.ok.isEnabled()}")
        if text is None:
            dialog.reject()
        else:
            dialog.field.setPlainText(text)
            dialog.ok.click()

    QTimer.singleShot(0, act)


def choose(qtbot, combo: QComboBox, index: int) -> None:
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(index):
        qtbot.keyClick(combo, Qt.Key.Key_Down)


def test_two_letters_and_enter_load_a_whole_example(qtbot, place: FormPlace, session: Session) -> None:
    line = place.patient.name.line
    qtbot.keyClicks(line, "kneew")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert session.draft == example(session)
    assert line.text() == session.draft.patient.name
    assert place.patient.born.line.text() == "1964-11-15"
    assert "62 years old" in place.patient.born.trouble.text()
    assert session.undo.undoText() == "Open patient"
    session.undo.undo()
    assert session.draft.facts == {}


def test_a_walk_ins_name_stays_a_name(qtbot, place: FormPlace, session: Session) -> None:
    line = place.patient.name.line
    qtbot.keyClicks(line, "Nobody Known")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (session.draft.patient.name, session.draft.facts) == ("Nobody Known", {})
    assert session.undo.count() == 1, "one name is one step"


def test_letters_find_the_beginning_of_words_first() -> None:
    known = dict.fromkeys(("Anna Reed", "Rea Smith", "Bo"), None)
    assert matching("re", known) == ("Anna Reed", "Rea Smith")
    assert matching("ea", known) == ("Rea Smith",)
    assert matching("a", known) == ()
    assert len(examples(PATIENTS)) == 6


def test_an_impossible_date_is_told_beside_the_field_and_stays(qtbot, place: FormPlace, session: Session) -> None:
    born = place.patient.born
    qtbot.keyClicks(born.line, "1961-02-30")
    qtbot.keyClick(born.line, Qt.Key.Key_Return)
    assert "not a day" in born.trouble.text().lower()
    assert born.trouble.isVisible()
    assert born.line.accessibleDescription() == born.trouble.text()
    session.apply(session.draft.with_fact("charged", True), "x")
    assert born.line.text() == "1961-02-30", "another change must not take away what was typed"
    assert session.draft.patient.born is None
    session.open(session.blank("exosome-treatment"))
    assert born.line.text() == "", "but another patient must"


def test_a_birthday_is_taken_while_typing_and_undone_in_words(qtbot, place: FormPlace, session: Session) -> None:
    qtbot.keyClicks(place.patient.born.line, "1961-04-30")
    qtbot.waitUntil(lambda: session.draft.patient.born == date(1961, 4, 30), timeout=2000)
    assert session.undo.undoText() == "Set date of birth"
    session.undo.undo()
    assert place.patient.born.line.text() == ""
    session.undo.redo()
    assert place.patient.born.line.text() == "1961-04-30"
    assert "65 years" in place.patient.born.trouble.text()


def test_typing_is_taken_at_once_when_somebody_prints(qtbot, place: FormPlace, session: Session) -> None:
    qtbot.keyClicks(place.patient.name.line, "Walk In")
    place.commit()
    assert session.draft.patient.name == "Walk In"


def test_route_is_chosen_in_words(qtbot, place: FormPlace, session: Session) -> None:
    field = place.patient.fields["route"]
    assert isinstance(field, ListField)
    assert field.combo.itemText(2) == "An injection into a joint"
    choose(qtbot, field.combo, 2)
    assert session.draft.facts["route"] == "intra_articular"
    assert session.undo.undoText() == "Set route"
    session.undo.undo()
    qtbot.keyClick(field.combo, Qt.Key.Key_Home)
    assert field.combo.currentIndex() == 0
    assert "route" not in session.draft.facts


def test_chips_go_from_not_known_to_yes_to_no(qtbot, place: FormPlace, session: Session) -> None:
    chips = {chip.chip.words: chip for chip in place.patient.chips}
    chip = chips["Breast-feeding"]
    states = []
    for _ in range(4):
        states.append((session.draft.facts.get("breastfeeding"), chip.text()[0], chip.isChecked()))
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert states == [(UNKNOWN, "?", False), (True, "✓", True), (False, "–", False), (UNKNOWN, "?", False)]
    assert chip.accessibleName() == "Breast-feeding: yes"
    assert session.undo.undoText() == "Set Breast-feeding"


def test_an_entry_of_a_list_answers_for_itself_alone(qtbot, place: FormPlace, session: Session) -> None:
    chips = {chip.chip.words: chip for chip in place.patient.chips}
    rest = next(rest for rest in place.patient.rests if rest.fact == "conditions")
    assert chips["Cancer now"].text().startswith("?")
    assert not rest.isVisible()
    stops = {f.code for f in session.clinic.adapt(session.draft, NOW.date()).stops}
    qtbot.mouseClick(chips["Diabetes"], Qt.MouseButton.LeftButton)
    assert session.draft.facts["conditions"] == ("diabetes", NOT_ALL_ASKED)
    assert chips["Diabetes"].text().startswith("✓")
    assert chips["Cancer now"].text().startswith("?")
    assert {f.code for f in session.clinic.adapt(session.draft, NOW.date()).stops} == stops
    assert place.facts.fields["fact:conditions"].read() == (("diabetes", NOT_ALL_ASKED), "")
    qtbot.mouseClick(chips["Diabetes"], Qt.MouseButton.LeftButton)
    assert session.draft.facts.get("conditions") is UNKNOWN


def test_the_rest_of_a_list_is_answered_by_a_press_of_its_own(qtbot, place: FormPlace, session: Session) -> None:
    chips = {chip.chip.words: chip for chip in place.patient.chips}
    rest = next(rest for rest in place.patient.rests if rest.fact == "conditions")
    qtbot.mouseClick(chips["Diabetes"], Qt.MouseButton.LeftButton)
    assert rest.isVisible()
    assert rest.text() == "No to the 13 other health conditions"
    assert "an infection now" in rest.toolTip()
    qtbot.mouseClick(rest, Qt.MouseButton.LeftButton)
    assert session.draft.facts["conditions"] == ("diabetes",)
    assert session.undo.undoText() == "Set no other health conditions"
    assert chips["Cancer now"].text().startswith("–")
    assert place.notice.text() == "Health conditions: 13 others that are not ticked count as no."
    assert not rest.isVisible()
    qtbot.mouseClick(chips["Diabetes"], Qt.MouseButton.LeftButton)
    assert session.draft.facts["conditions"] == ()


def test_signing_with_a_mark_can_be_switched_on_and_off(qtbot, place: FormPlace, session: Session) -> None:
    chip = next(chip for chip in place.patient.chips if chip.chip.fact == "signs_with_mark")
    for expected in (True, False, True):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert session.draft.facts.get("signs_with_mark") is expected


def test_panel_reaches_every_fact_and_says_no_more_than_the_draft(place: FormPlace, session: Session) -> None:
    assert {f"fact:{name}" for name in VOCABULARY} <= set(place.facts.fields)
    before = session.undo.count()
    for name in ("ex-o01", "ex-o04", "ex-o06"):
        session.open(example(session, name))
        for fact in VOCABULARY:
            field = place.facts.fields[f"fact:{fact}"]
            value = session.draft.facts.get(fact)
            assert field.read() == (UNKNOWN if value == "" else value, ""), fact
            field.commit()
    assert session.undo.count() == before


@pytest.mark.parametrize("fact", [f for f in VOCABULARY.values() if f.kind in (Kind.CHOICE, Kind.FLAG)], ids=str)
def test_each_choice_can_be_made_with_the_keyboard(qtbot, place: FormPlace, session: Session, fact) -> None:
    place.patient.more_asked.emit(fact.name)
    field = place.facts.fields[f"fact:{fact.name}"]
    assert isinstance(field, ListField)
    choose(qtbot, field.combo, 1)
    expected = True if fact.kind is Kind.FLAG else fact.values[0]
    assert session.draft.facts.get(fact.name) == expected


def test_allergies_are_ticked_and_typed(qtbot, place: FormPlace, session: Session) -> None:
    qtbot.mouseClick(place.patient.allergy, Qt.MouseButton.LeftButton)
    field = place.facts.fields["fact:allergies"]
    assert place.facts.isVisible()
    field.list.setFocus()
    qtbot.keyClick(field.list, Qt.Key.Key_Home)
    qtbot.keyClick(field.list, Qt.Key.Key_Space)
    assert session.draft.facts["allergies"] == ("bovine_protein", NOT_ALL_ASKED)
    qtbot.keyClicks(field.others, "bee venom, nuts")
    qtbot.keyClick(field.others, Qt.Key.Key_Return)
    assert session.draft.facts["allergies"] == ("bee_venom", "bovine_protein", "nuts", NOT_ALL_ASKED)
    assert field.state.currentText() == "These (others not asked)"
    choose(qtbot, field.state, 2)
    assert session.draft.facts["allergies"] == ("bee_venom", "bovine_protein", "nuts")
    assert field.others.text() == "bee venom, nuts"
    assert place.patient.allergy.text().startswith("✓")
    choose(qtbot, field.state, 3)
    assert session.draft.facts["allergies"] == ()
    session.open(session.draft)
    choose(qtbot, field.state, 2)
    assert "Tick what applies" in field_trouble(field)


def field_trouble(field: FactField) -> str:
    field.commit()
    return field.trouble.text()


def test_product_keeps_an_impossible_expiry_and_tells_it(qtbot, place: FormPlace, session: Session) -> None:
    place.patient.more_asked.emit("product")
    field = place.facts.fields["fact:product"]
    assert tuple(field.lines) == PRODUCT_KEYS
    qtbot.keyClicks(field.lines["lot"], "L-7")
    qtbot.keyClicks(field.lines["expiry"], "2027-02-31")
    qtbot.keyClick(field.lines["expiry"], Qt.Key.Key_Return)
    assert dict(session.draft.facts["product"]) == {"lot": "L-7", "expiry": "2027-02-31"}
    assert "not a day" in field.trouble.text()
    field.lines["expiry"].clear()
    qtbot.keyClicks(field.lines["expiry"], "2027-02-28")
    qtbot.keyClick(field.lines["expiry"], Qt.Key.Key_Return)
    assert field.trouble.text() == ""


@pytest.mark.parametrize(("name", "text"), [("age", "old"), ("jurisdiction", "Mars"), ("body_site", "knee\u202e")])
def test_bad_lines_are_told_and_kept(qtbot, place: FormPlace, session: Session, name: str, text: str) -> None:
    place.patient.more_asked.emit(name)
    field = place.facts.fields[f"fact:{name}"]
    field.line.insert(text)
    field.commit()
    assert field.trouble.isVisible()
    assert field.line.text() == text
    assert name not in session.draft.facts


def test_leaving_out_asks_for_a_reason_once(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    seen: list[str] = []
    answer("The patient knows this well.", seen)
    place.view.toggle_asked.emit(SUGGESTED, False)
    assert dict(session.draft.left_out) == {SUGGESTED: "The patient knows this well."}
    assert seen[0].startswith("Leave out “If you have had cancer")
    assert seen[0].endswith("False"), "no OK without a reason"
    assert session.undo.undoText().startswith("Leave out “If you have had cancer")
    place.view.toggle_asked.emit(SUGGESTED, True)  # asks nothing
    assert not session.draft.left_out
    assert session.undo.undoText().startswith("Put back")


def test_no_reason_no_change(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    before = session.draft
    answer(None)
    place.view.toggle_asked.emit(SUGGESTED, False)
    assert session.draft is before


def test_adding_what_no_rule_asks_for_asks_why(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    answer("Asked for it.")
    place.view.toggle_asked.emit(IDLE, True)
    assert dict(session.draft.added) == {IDLE: "Asked for it."}
    place.view.toggle_asked.emit(IDLE, False)
    assert not session.draft.added


def test_a_mandatory_section_stays_and_says_why(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    before = session.draft
    with qtbot.waitSignal(place.told) as told:
        place.view.toggle_asked.emit(MANDATORY, False)
    assert "cannot be left out, it is mandatory" in told.args[0]
    assert place.notice.text() == told.args[0]
    assert session.draft is before


def test_sections_move_past_their_neighbours_on_the_page(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)

    def printed() -> list[str]:
        return [d.section.id for d in session.clinic.adapt(session.draft, NOW.date()).printed]

    before = printed()
    place.view.move_asked.emit(before[9], 1)  # the next section of the form is out; it must not count as a step
    after = [*before[:9], before[10], before[9], *before[11:]]
    assert printed() == after
    place.view.move_asked.emit(before[9], -1)
    assert printed() == before
    place.view.move_asked.emit(before[0], -1)
    assert printed() == before
    assert "cannot be moved" in place.notice.text()


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_why_tells_rule_value_evidence_and_source(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    place.view.selected.emit("risk-bleeding-anticoagulant")
    words = texts(place.why)
    for expected in ("medicines has anticoagulant", "Confidence", "source-article", "A good answer:", "In the form"):
        assert expected in words
    assert not place.why.toggle.isEnabled()
    place.view.selected.emit(IDLE)
    assert "Why is it not here?" in texts(place.why)
    answer("Asked for it.")
    qtbot.mouseClick(place.why.toggle, Qt.MouseButton.LeftButton)
    assert IDLE in session.draft.added
    qtbot.waitUntil(lambda: "Added by hand: “Asked for it.”" in texts(place.why), timeout=10_000)


def test_stop_flags_stand_on_top_with_what_to_do(qtbot, place: FormPlace, session: Session) -> None:
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(example(session).with_fact("pregnant", "yes").with_fact("allergies", UNKNOWN))
    words = texts(place.why.flags)
    assert "STOP: not for signature" in words
    assert place.why.flags.visibleRegion().boundingRect().height() >= 80
    assert (place.width(), place.height()) == (1420, 900), "flags must not push the window"
    assert "The patient is pregnant" in words
    assert "Because pregnant now: yes." in words
    assert "Do not treat outside a trial while pregnant." in words
    assert "allergy, ingredients not known" not in words, "all ingredients are known"
    assert "allergy to the product" in words
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(replace(example(session), facts=example(session).facts.with_value("jurisdiction", "JP")))
    assert not place.why.flags.isVisible()


def test_checks_are_walked_answered_and_counted(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    checks = place.checks
    assert checks.title.text() == "Checks: 2 warnings"
    assert place.status.text() == "19 of 26 sections in · 2 warnings"
    place.next_problem()
    assert checks.list.hasFocus()
    assert checks.current.code == "STATUS-STALE", "the accepted warning is not in the way"
    assert checks.list.currentItem().text().startswith("Warning: ")
    answer("Checked today.")
    key = checks.current.key
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        qtbot.keyClick(checks.list, Qt.Key.Key_A)
    assert session.draft.acknowledged[key] == "Checked today."
    assert session.undo.undoText() == "Note on STATUS-STALE"
    assert checks.title.text() == "Checks: 1 warning"
    assert checks.current.code == "STATUS-STALE"
    assert "Accepted: Checked today." in checks.list.currentItem().text()


def test_enter_goes_to_fact_and_section(qtbot, place: FormPlace, session: Session) -> None:
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(example(session).with_fact("product", UNKNOWN))
    checks = place.checks
    row = next(i for i, p in enumerate(checks._problems) if p.code == "EXPIRY-MISSING")
    checks.list.setCurrentRow(row)
    qtbot.keyClick(checks.list, Qt.Key.Key_Return)
    assert place.facts.isVisible()
    assert place.facts.fields["fact:product"].lines["name"].hasFocus()
    place.go("section:risk-cancer")
    assert place.view.was_selected[-1] == "risk-cancer"
    assert place.why.section == "risk-cancer"
    place.go("fact:name")
    assert place.patient.name.line.hasFocus()


def test_a_section_is_found_by_its_title(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        combo = dialog.findChild(QComboBox)
        combo.setFocus()
        qtbot.keyClicks(combo, "Bleed")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(50, act)
    place.find_section()
    assert place.why.section == "risk-bleeding-anticoagulant"
    place.show_why()
    assert place.focusWidget() is place.why.up, "a required section has nothing to leave out"


def test_a_blank_is_asked_for_or_leads_to_its_fact(qtbot, place: FormPlace, session: Session) -> None:
    draft = example(session)
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(draft.with_fact("pregnancy_possible", True).with_fact("body_site", UNKNOWN))
    checks = place.checks

    def blanks_of() -> dict[str, int]:
        return {blank_of(p): i for i, p in enumerate(checks._problems) if p.code == "BLANK-EMPTY"}

    qtbot.waitUntil(lambda: set(blanks_of()) == {"treatment.pregnancy_wait", "treatment.body_site"}, timeout=10_000)
    blanks = blanks_of()
    seen: list[str] = []
    answer("3 months", seen)
    checks.list.setCurrentRow(blanks["treatment.pregnancy_wait"])
    qtbot.keyClick(checks.list, Qt.Key.Key_Return)
    assert session.draft.answers["treatment.pregnancy_wait"] == "3 months"
    assert "Time to wait before pregnancy:" in seen[0]
    checks.go.emit("blank:treatment.body_site")
    assert place.focusWidget() is place.facts.fields["fact:body_site"].line


def test_every_blank_leads_somewhere(place: FormPlace) -> None:
    for spot in FACT_OF.values():
        known = spot.partition(":")[2] in ("name", "born") or spot in place.facts.fields
        assert known, spot


def test_large_print_is_asked_of_the_session(qtbot, place: FormPlace, session: Session) -> None:
    choose(qtbot, place.patient.print_size, 1)
    assert session.options.size is PrintSize.LARGE


def test_changing_the_form_drops_choices_about_the_other_one(qtbot, place: FormPlace, session: Session) -> None:
    session.open(example(session).leave_out(SUGGESTED, "because"))
    choose(qtbot, place.patient.form, 1)
    assert session.draft.form_id == "withdrawal"
    assert not session.draft.left_out
    session.undo.undo()
    assert SUGGESTED in session.draft.left_out


def test_markup_in_a_name_is_shown_as_typed(qtbot, place: FormPlace, session: Session) -> None:
    opened(qtbot, session)
    session.apply(session.draft.leave_out(SUGGESTED, "<b>bold</b>"), "x")
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.show(session.draft)
    place.view.selected.emit(SUGGESTED)
    assert "<b>bold</b>" in texts(place.why)
    assert {label.textFormat() for label in place.findChildren(QLabel) if label.text()} == {Qt.TextFormat.PlainText}


def test_everything_that_takes_the_focus_has_a_name(place: FormPlace) -> None:
    place.facts.setVisible(True)
    nameless = [
        type(widget).__name__
        for widget in place.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(place)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, FactField)
        and not (isinstance(widget, QToolButton | QLineEdit) and isinstance(widget.parent(), QLineEdit | QComboBox))
    ]
    assert nameless == []


def test_enter_on_a_stop_goes_to_what_is_not_known(qtbot, place: FormPlace, session: Session) -> None:
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(session.blank("exosome-treatment"))
    led = {p.code: place_of(p, session.draft.facts) for p in place.checks._problems}
    assert led["STOP-PREGNANT"] == "fact:pregnant"
    assert led["STOP-IDENTITY"] == "fact:product"
    assert led["EDITION-UNAPPROVED"] == "form"
    assert [code for code, spot in led.items() if code in CODES and spot == "form"] == []
    known = session.draft.with_fact("age", 12).facts
    minor = next(p for p in place.checks._problems if p.code == "STOP-MINOR-NOT-IN-TRIAL")
    assert place_of(minor, known) == "fact:setting"


def test_errors_are_told_by_word_and_icon(qtbot, place: FormPlace, session: Session) -> None:
    with qtbot.waitSignal(session.rendered, timeout=10_000):
        session.open(session.blank("exosome-treatment"))
    item = place.checks.list.item(0)
    assert place.checks._problems[0].severity is Severity.ERROR
    assert item.text().startswith("Error: ")
    assert not item.icon().isNull()
