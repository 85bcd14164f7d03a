"""What a field shows and the draft has not taken bars signing, is told with what goes out, and is found by F8."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from exoconsent.clinic import Clinic
from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, in_full
from exoconsent.gui.fact_lists import ProductField, SetField
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.printing import Order
from exoconsent.gui.refusals import CODE
from exoconsent.gui.session import Session
from exoconsent.gui.typed_text import typed_text
from exoconsent.gui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
NOW = datetime(2026, 11, 22, 10).astimezone()
LOST = "\ufffd"
"""What stands where a letter was lost on its way through the clipboard."""
CTRL = Qt.KeyboardModifier.ControlModifier


class StubCeremony(QWidget):
    def __init__(self, *_given: object, **_more: object) -> None:
        super().__init__()
        raise AssertionError("signing must not open")


class Tray:
    """A printer that takes everything."""

    def __init__(self) -> None:
        self.orders: list[Order] = []

    def send(self, order: Order) -> str:
        self.orders.append(order)
        return ""


@pytest.fixture
def window(qtbot, tmp_path: Path):
    window = Window(Session(Clinic.demo(tmp_path), lambda: NOW))
    window.signing.make_ceremony = StubCeremony
    window.outgoing.printer = Tray()  # type: ignore[assignment] # the two that printing needs
    window.care.pin.choose("4711")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    open_made_up(window.session, FIRST)
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    yield window
    window.session.close()
    window.keeper._jobs.finish()


@pytest.fixture
def form(window: Window) -> FormPlace:
    assert isinstance(window.form, FormPlace)
    return window.form


def paste(qtbot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QApplication.clipboard().setText(text)
    qtbot.keyClick(line, Qt.Key.Key_V, CTRL)


def line_of(form: FormPlace, name: str) -> QLineEdit:
    """The line that people write ``name`` into."""
    if name in ("name", "born"):
        return getattr(form.patient, name).line
    if name.startswith("fact:product."):
        product = form.facts.fields["fact:product"]
        assert isinstance(product, ProductField)
        return product.lines[name.rpartition(".")[2]]
    field = form.facts.fields[name]
    return field.others if isinstance(field, SetField) else field.line


REFUSED = {
    "name": f"Maria{LOST} Lopez",
    "born": "31.02.1961",
    "fact:allergies": f"peni{LOST}cillin, latex",
    "fact:product.lot": f"LOT-77{LOST}9",
    "fact:product.expiry": f"2027{LOST}-01-31",
    "fact:medicine_notes": f"apixaban{LOST} 5 mg",
    "fact:jurisdiction": "Mars",
    "people:practitioner": f"Dr{LOST} Who",
    "answers:treatment.pregnancy_wait": f"3{LOST} months",
}


@pytest.mark.parametrize("name", REFUSED)
def test_text_that_is_not_taken_bars_signing_and_is_found_by_f8(
    qtbot, window: Window, form: FormPlace, name: str
) -> None:
    assert window.signing.reason == ""
    before, line = window.session.draft, line_of(form, name)
    if name not in ("name", "born"):
        form.patient.more_asked.emit("")
    paste(qtbot, line, REFUSED[name])
    if form.facts.isVisible():
        qtbot.keyClick(line, Qt.Key.Key_Escape)
        assert not form.facts.isVisible()
    form.commit()
    assert window.session.draft == before
    assert not window.built.actions["sign"].isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    assert "Not ready to be signed" in window.messages.text
    assert "is not in the form" in window.messages.text
    assert REFUSED[name] not in window.messages.as_text(), "what was typed may be about a patient"
    assert form.checks.title.text().startswith("Checks: 1 error")
    assert "1 error" in form.status.text()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    problem = form.checks.current
    assert problem is not None
    assert problem.code == CODE
    qtbot.keyClick(form.checks.list, Qt.Key.Key_Return)
    there = QApplication.focusWidget() or window.focusWidget()
    assert there is line or form.facts.fields[name.removesuffix(".lot").removesuffix(".expiry")].isAncestorOf(there)
    assert line.isVisible()
    assert line.text() == REFUSED[name]


def test_what_is_typed_in_the_very_last_moment_is_refused_too(qtbot, window: Window, form: FormPlace) -> None:
    form.patient.born.line.setFocus()
    form.patient.born.line.selectAll()
    qtbot.keyClicks(form.patient.born.line, "31.02.1961")
    qtbot.keyClick(form.patient.born.line, Qt.Key.Key_G, CTRL)
    assert "Date of birth" in window.messages.text


def test_mended_or_emptied_it_bars_no_more(qtbot, window: Window, form: FormPlace) -> None:
    line = form.patient.born.line
    paste(qtbot, line, "31.02.1961")
    form.commit()
    assert window.signing.reason
    paste(qtbot, line, "1964-11-15")
    form.commit()
    assert window.signing.reason == ""
    assert window.built.actions["sign"].isEnabled()
    assert "error" not in form.status.text()


def test_printing_tells_what_is_not_on_the_paper(qtbot, window: Window, form: FormPlace) -> None:
    paste(qtbot, form.patient.born.line, "31.02.1961")
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Printing EC-" in window.messages.text, timeout=10_000)
    assert "CAUTION: Date of birth: what stands in this field is not in the form." in window.messages.text
    assert window.messages.history[-1].kind.value == "warning"


def test_saving_tells_it_too(qtbot, window: Window, form: FormPlace, tmp_path: Path) -> None:
    window.outgoing.ask_where = lambda name: tmp_path / name
    paste(qtbot, form.patient.born.line, "31.02.1961")
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    assert "CAUTION: Date of birth" in window.messages.text
    assert list(tmp_path.glob("EC-*.pdf"))


def test_another_draft_begins_clean_and_tells_what_stayed_behind(qtbot, window: Window, form: FormPlace) -> None:
    paste(qtbot, form.patient.born.line, "03/04/1961")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert form.refused() == ()
    assert "Not kept with the draft before: Date of birth" in form.notice.text()
    assert "1961" not in form.notice.text()


def test_undoing_the_fact_itself_ends_the_refusal(qtbot, window: Window, form: FormPlace) -> None:
    window.session.apply(window.session.draft.with_fact("medicine_notes", "none"), "Set it")
    field = form.facts.fields["fact:medicine_notes"]
    paste(qtbot, field.line, f"warfarin{LOST}")
    form.commit()
    assert field.refused
    window.session.undo.undo()
    assert not field.refused


def test_these_without_any_takes_back_what_was_said_and_bars(qtbot, window: Window, form: FormPlace) -> None:
    window.session.apply(window.session.draft.with_fact("conditions", ()), "None")
    form.patient.more_asked.emit("conditions")
    field = form.facts.fields["fact:conditions"]
    assert isinstance(field, SetField)
    assert field.state.currentText() == "None"
    qtbot.keyClick(field.state, Qt.Key.Key_Home)
    window.session.undo.undo()
    assert window.session.draft.facts["conditions"] == ()
    field.state.setFocus()
    qtbot.keyClick(field.state, Qt.Key.Key_Up)
    assert field.state.currentText() == "These (all others: no)"
    assert window.session.draft.facts.get("conditions") is UNKNOWN, "it must not go on saying none"
    assert field.state.currentText() == "These (all others: no)", "the choice stays, to be filled"
    assert "Tick what applies" in field.trouble.text()
    assert "Health conditions: what stands" in window.signing.reason
    window.session.undo.undo()
    assert window.session.draft.facts["conditions"] == ()
    assert (field.state.currentText(), field.refused) == ("None", "")


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("peni\u00adcillin", "penicillin"),
        ("Maria\u200b Lopez", "Maria Lopez"),
        ("\ufeffA\u2060B", "AB"),
        ("peni\u200dcillin", "penicillin"),
        ("two\nlines", "two lines"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_what_nobody_sees_is_taken_out_and_what_a_script_needs_stays(typed: str, taken: str) -> None:
    assert typed_text(typed, what="This") == (taken, ())


def test_what_turns_text_around_is_refused_as_before() -> None:
    assert typed_text("LOT\u202e123", what="This")[1]


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("bee ve\u00adnom, nuts", ("bee_venom", "nuts", NOT_ALL_ASKED)),
        ("bee venom; nuts", ("bee_venom", "nuts", NOT_ALL_ASKED)),
        ("bee venom and nuts", ("bee_venom", "nuts", NOT_ALL_ASKED)),
        ("bee venom\nnuts", ("bee_venom", "nuts", NOT_ALL_ASKED)),
        ("sandalwood", ("sandalwood", NOT_ALL_ASKED)),
        ("none", ()),
        ("No known allergies.", ()),
        ("None known", ()),
        ("nil", ()),
    ],
)
def test_a_line_of_allergies_is_read_as_people_write_it(
    qtbot, window: Window, form: FormPlace, typed: str, entries: tuple[str, ...]
) -> None:
    window.session.apply(window.session.draft.with_fact("allergies", UNKNOWN), "x")
    form.patient.more_asked.emit("allergies")
    field = form.facts.fields["fact:allergies"]
    assert isinstance(field, SetField)
    paste(qtbot, field.others, typed)
    qtbot.keyClick(field.others, Qt.Key.Key_Return)
    assert set(window.session.draft.facts["allergies"]) == set(entries)
    assert (field.state.currentText() == "None") == (entries == ())
    assert field.read() == (window.session.draft.facts["allergies"], "")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("allergies", "NKDA"), ("allergies", "No known drug allergies."), ("conditions", "no known allergies")],
)
def test_words_about_another_list_are_no_answer_to_this_one(
    qtbot, window: Window, form: FormPlace, name: str, typed: str
) -> None:
    """Who has no drug allergy may well have a fish allergy: the list is not empty until somebody says so."""
    window.session.apply(window.session.draft.with_fact(name, UNKNOWN), "x")
    form.patient.more_asked.emit(name)
    field = form.facts.fields[f"fact:{name}"]
    assert isinstance(field, SetField)
    paste(qtbot, field.others, typed)
    qtbot.keyClick(field.others, Qt.Key.Key_Return)
    assert field.state.currentText() != "None"
    assert not in_full(window.session.draft.facts[name])
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    told = [problem for problem in window.session.current.prepared.problems if problem.code == "LIST-NONE"]
    assert [problem.place for problem in told] == [f"fact:{name}"]


def test_a_word_for_nothing_may_be_the_beginning_of_another(qtbot, window: Window, form: FormPlace) -> None:
    field = form.facts.fields["fact:medicines"]
    assert isinstance(field, SetField)
    window.session.apply(window.session.draft.with_fact("medicines", UNKNOWN), "x")
    form.patient.more_asked.emit("medicines")
    field.others.setFocus()
    qtbot.keyClicks(field.others, "nil")
    qtbot.waitUntil(lambda: window.session.draft.facts.get("medicines") == (), timeout=2_000)
    qtbot.keyClicks(field.others, "otinib")
    qtbot.keyClick(field.others, Qt.Key.Key_Return)
    assert window.session.draft.facts["medicines"] == ("nilotinib", NOT_ALL_ASKED)


def test_a_birthday_that_was_refused_is_not_there_when_the_draft_is_opened_again(
    qtbot, window: Window, form: FormPlace
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    window.session.apply(window.session.draft.with_fact("charged", True), "x")
    paste(qtbot, form.patient.born.line, "03/04/1961")
    form.commit()
    assert window.session.draft.patient.born is None
    assert "Date of birth" in window.signing.reason
    paste(qtbot, form.patient.born.line, "3 Apr 1961")
    form.commit()
    assert window.session.draft.patient.born == date(1961, 4, 3)
