"""Journeys through the whole window by the gestures of a front desk, a patient and a practitioner; presses are counted.

Letters of names, notes and PINs are typed, not counted; a signature is its ink and the Enter that accepts it.
"""

import contextlib
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from exoconsent.cli import main as command_line
from exoconsent.clinic import Clinic
from exoconsent.consent.adapt import Outcome
from exoconsent.consent.signature import Method
from exoconsent.gui.ceremony import Ceremony
from exoconsent.gui.leaving_pages import PinPage
from exoconsent.gui.made_up import open_made_up
from exoconsent.gui.person_fields import person_changed
from exoconsent.gui.printing import Order
from exoconsent.gui.question_pages import InitialsPage, QuestionPage
from exoconsent.gui.reading_pages import ReadingPages
from exoconsent.gui.reasons import SentenceDialog
from exoconsent.gui.section_button import SectionButton
from exoconsent.gui.session import Session
from exoconsent.gui.signatory_page import SignatoryPage
from exoconsent.gui.signature_pad import SignaturePad
from exoconsent.gui.window import Window
from exoconsent.paths import FORMS
from exoconsent.records.desk import State
from exoconsent.records.record import Kind, Record
from exoconsent.signing.verdict import Verdict
from tests.filed import of

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
DAY = date(2026, 11, 22)
NOW = datetime.combine(DAY, time(10)).astimezone()
STAFF_PIN = "4711"
CTRL = Qt.KeyboardModifier.ControlModifier
NAME = [QPoint(60 + 8 * i, 70 + (30 if i % 2 else -20)) for i in range(20)]
CROSS = ([QPoint(100, 80), QPoint(125, 105)], [QPoint(125, 80), QPoint(100, 105)])
ON_TICK = QPoint(12, 12)


class PaperTray:
    """Stands for the printer."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []

    def send(self, order: Order) -> str:
        self.printed.append(order.pdf)
        return ""


class Person:
    """Sits at the window: every key and click but letters is counted."""

    def __init__(self, qtbot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window
        self.presses = 0

    @property
    def ceremony(self) -> Ceremony:
        found = self.window.signing.ceremony
        assert isinstance(found, Ceremony)
        return found

    @property
    def page(self) -> QWidget:
        found = self.ceremony._stack.currentWidget()
        assert found is not None
        return found

    def focus(self) -> QWidget:
        top = self.window.signing.ceremony or self.window
        return QApplication.focusWidget() or top.focusWidget() or top

    def letters(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(self.focus(), key, held)

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def click(self, button: QWidget, at: QPoint | None = None) -> None:
        self.presses += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or QPoint())

    def press(self, name: str) -> None:
        self.click(self.button(name))

    def button(self, name: str) -> QAbstractButton:
        shown = [b for b in self.ceremony.findChildren(QAbstractButton) if b.isVisible()]
        (found,) = [b for b in shown if name in (b.text().replace("&", ""), b.accessibleName())]
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.ceremony.findChildren(QLabel) if label.isVisible())

    # What a journey is made of

    def known_patient(self, letters: str) -> None:
        self.letters(letters)
        self.enter()

    def to_the_ceremony(self) -> None:
        self.key(Qt.Key.Key_G, CTRL)
        self.qtbot.waitUntil(lambda: self.window.signing.ceremony is not None, timeout=10_000)
        with self.qtbot.waitExposed(self.ceremony):
            pass
        assert isinstance(self.page, ReadingPages)

    def answer_what_the_form_asks(self) -> None:
        """Teach-back and initials, where the form has them."""
        if isinstance(self.page, QuestionPage):
            self.enter()
        if isinstance(self.page, InitialsPage):
            for tick in self.page._ticks:
                QTest.keyClick(tick, Qt.Key.Key_Space)
                self.presses += 1
            self.enter()

    def draw(self, *strokes: list[QPoint]) -> None:
        assert isinstance(self.page, SignatoryPage)
        for points in strokes or (NAME,):
            drag(self.page.pad, points)

    def accept(self) -> None:
        """The Enter that ends a signature; returns when it is sealed."""
        page, ceremony = self.page, self.ceremony
        assert isinstance(page, SignatoryPage)
        with self.qtbot.waitSignal(ceremony.signed, timeout=30_000):
            self.enter()

    def sign(self, role: str) -> None:
        assert isinstance(self.page, SignatoryPage)
        assert self.page.block.role == role
        self.draw()
        self.accept()

    def practitioner_signs(self) -> None:
        assert isinstance(self.page, PinPage)
        self.letters(STAFF_PIN)
        self.enter()
        self.qtbot.waitUntil(lambda: isinstance(self.page, SignatoryPage))  # what was signed before is read first
        if self.focus() is self.page.note:
            self.letters("Talked over.")
        self.sign("practitioner")

    def staff_takes_the_screen_back(self) -> None:
        assert isinstance(self.page, PinPage)
        self.letters(STAFF_PIN)
        self.enter()
        assert self.window.signing.ceremony is None
        self.window.activateWindow()  # on a real screen the window manager does it
        self.qtbot.waitUntil(self.window.isActiveWindow)


def drag(pad: SignaturePad, points: list[QPoint]) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, none, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, none, points[-1])


@pytest.fixture
def session(qapp, tmp_path: Path) -> Iterator[Session]:
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    yield session
    session.close()


@pytest.fixture
def person(qtbot, session: Session) -> Iterator[Person]:
    window = Window(session)
    window.care.pin.choose(STAFF_PIN)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    assert window.form.patient.name.line.hasFocus()
    person = Person(qtbot, window)
    yield person
    if window.signing.ceremony is not None:
        person.ceremony.stop()
        person.ceremony.deleteLater()


def filed(session: Session, kind: Kind) -> list[Record]:
    return of(session.clinic, kind)


def the_filed_one(session: Session) -> Verdict:
    """The only signed paper in the records, read back from the disk and checked."""
    (record,) = (*filed(session, Kind.CONSENT), *filed(session, Kind.WITHDRAWAL))
    assert [entry.state for entry in session.clinic.desk().entries()] == [State.SIGNED]
    return session.clinic.verify(record.filing.pdf)


def signed_by(verdict: Verdict) -> list[str]:
    assert verdict.state.value == "verified", verdict.sentences()
    return [signature.role.value for signature in verdict.signatures if signature.role]


def opened(qtbot, session: Session, case: str, **facts: object) -> None:
    open_made_up(session, case)
    for name, value in facts.items():
        draft = session.draft
        known = person_changed(draft, name, value) if name == "born" else draft.with_fact(name, value)
        session.apply(known, "Set a fact")
    qtbot.waitUntil(lambda: session.current is not None, timeout=10_000)  # not the pages of the empty desk


def test_print_the_form_of_a_known_patient_in_letters_and_two_presses(qtbot, session, person) -> None:
    tray = person.window.outgoing.printer = PaperTray()
    person.known_patient("kneew")
    person.key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(tray.printed), timeout=10_000)
    assert person.presses == 2
    assert session.draft.patient.name == "Testina Kneeworth (fictitious)"
    assert tray.printed == [session.sheet.rendered.pdf]


def test_sign_and_file_in_letters_and_three_presses_and_the_signatures(session, person) -> None:
    person.known_patient("kneew")
    person.to_the_ceremony()
    person.enter()
    assert person.presses == 3
    person.answer_what_the_form_asks()
    for_the_form = person.presses - 3
    person.sign("patient")
    person.practitioner_signs()
    assert person.presses == 3 + for_the_form + len(["Enter", "PIN Enter", "Enter"])
    assert signed_by(the_filed_one(session)) == ["patient", "practitioner"]
    assert person.window.signing.ceremony is None
    assert session.draft.patient.name == ""
    line = person.window.form.patient.name.line
    assert person.window.focusWidget() is line
    assert not line.text()


def test_leave_out_a_risk_with_one_click_and_put_it_back_with_one(qtbot, session, person) -> None:
    opened(qtbot, session, "ex-o01")
    view = person.window.form.view
    decisions = session.sheet.prepared.adaptation.decisions
    suggested = next(d.section.id for d in decisions if d.outcome is Outcome.SUGGESTED)

    def reason_once() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SentenceDialog):
            QTimer.singleShot(10, reason_once)
            return
        QTest.keyClicks(dialog.field, "Not for this treatment")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: view.sheet is session.current)
    QTimer.singleShot(0, reason_once)
    person.click(view.stops.stop(suggested), ON_TICK)
    assert session.draft.left_out == {suggested: "Not for this treatment"}
    qtbot.waitUntil(lambda: view.sheet is session.current, timeout=10_000)
    assert not isinstance(view.stops.stop(suggested), SectionButton)
    person.click(view.stops.stop(suggested))
    assert not session.draft.left_out
    assert person.presses == 2


FIFTEEN = {"born": date(2011, 5, 4), "age": 15}


def test_the_treatment_of_a_child_is_stopped_before_any_signing(qtbot, session, person) -> None:
    opened(qtbot, session, "ex-o01", **FIFTEEN)
    person.key(Qt.Key.Key_G, CTRL)
    assert "A patient under 18 may be treated only in an approved trial." in person.window.messages.history[-1].text
    assert person.window.signing.ceremony is None


@pytest.mark.parametrize(
    ("form", "facts", "roles"),
    [
        ("withdrawal", FIFTEEN, ["child", "guardian", "practitioner"]),  # the rules bar every child's treatment form
        (
            "exosome-treatment",
            {"interpreter_needed": True, "language": "Spanish"},
            ["patient", "interpreter", "practitioner"],
        ),
    ],
)
def test_a_child_with_a_guardian_and_a_patient_with_an_interpreter(
    qtbot, session, person, form: str, facts: dict[str, object], roles: list[str]
) -> None:
    session.open(session.blank(form))
    opened(qtbot, session, "ex-o01", **facts)
    person.to_the_ceremony()
    person.enter()
    person.answer_what_the_form_asks()
    for role in roles[:-1]:
        if person.page.name.isVisible():
            person.letters(f"{role} Mock (fictitious)")
            person.enter()
        person.sign(role)
    person.practitioner_signs()
    assert signed_by(the_filed_one(session)) == roles


@pytest.mark.parametrize("witnesses", [["witness"], ["witness", "second_witness"]])
def test_a_mark_before_one_or_two_witnesses(qtbot, session, person, witnesses: list[str]) -> None:
    opened(qtbot, session, "ex-o01", signs_with_mark=True, two_witnesses=len(witnesses) == 2)
    person.to_the_ceremony()
    person.enter()
    person.answer_what_the_form_asks()
    assert person.page.method is Method.MARK
    person.draw(*CROSS)
    person.accept()
    for number, role in enumerate(witnesses):
        assert person.page.block.role == role
        assert Method.MARK not in person.page.ways
        if number:
            person.letters("witness 0 (fictitious)")
            person.enter()
            person.draw()
            person.enter()
            qtbot.waitUntil(lambda: "cannot be a person who signs in another role" in person.words(), timeout=30_000)
            person.page.name.clear()
            person.page.name.setFocus()
        person.letters(f"Witness {number} (fictitious)")
        person.enter()
        if not number:
            person.draw()
        person.accept()
    person.practitioner_signs()
    verdict = the_filed_one(session)
    assert signed_by(verdict) == ["patient", *witnesses, "practitioner"]
    assert verdict.signatures[0].method is Method.MARK


def test_decline_with_a_reason_is_noted_and_nothing_is_sealed(qtbot, session, person) -> None:
    opened(qtbot, session, "ex-o01")
    number = session.sheet.prepared.consent.number
    person.to_the_ceremony()
    person.press("Decline…")
    person.letters("I want to ask my own doctor")
    person.press("Decline: I do not consent")
    (declined,) = filed(session, Kind.DECLINED)
    assert (declined.row.number, declined.filing.reasons) == (number, (("", "I want to ask my own doctor"),))
    person.staff_takes_the_screen_back()
    assert not filed(session, Kind.CONSENT)
    assert session.draft.patient.name == ""


def test_more_time_keeps_what_was_signed_and_today_goes_on_with_the_rest(qtbot, session, person) -> None:
    opened(qtbot, session, "ex-o01")
    draft = session.draft
    person.to_the_ceremony()
    person.enter()
    person.answer_what_the_form_asks()
    person.sign("patient")
    person.press("I want more time")
    assert "Take the time you need." in person.words()
    person.staff_takes_the_screen_back()
    (entry,) = session.clinic.desk().entries()
    assert (entry.state, entry.frozen.roles, entry.draft) == (State.SIGNING, ("patient",), draft)
    assert not filed(session, Kind.CONSENT)
    person.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    person.enter()
    qtbot.waitUntil(lambda: person.window.signing.ceremony is not None, timeout=10_000)
    with qtbot.waitExposed(person.ceremony):
        pass
    person.enter()
    person.practitioner_signs()
    assert signed_by(the_filed_one(session)) == ["patient", "practitioner"]


def test_reading_again_and_changing_the_mind_about_declining_cost_no_ink(qtbot, session, person) -> None:
    opened(qtbot, session, "ex-o01")
    person.to_the_ceremony()
    person.enter()
    person.answer_what_the_form_asks()
    page = person.page
    person.draw(NAME, *CROSS)
    ink = page.pad.ink_mm()
    person.key(Qt.Key.Key_Z, CTRL)
    assert 0 < page.pad.ink_mm() < ink
    ink = page.pad.ink_mm()
    for way in ("Read again", "Decline…", "Staff: leave with the PIN"):
        person.press(way)
        assert person.page is not page
        person.press("Go on") if way == "Read again" else person.press("Back")
        assert person.page is page
        assert page.pad.ink_mm() == ink
    person.key(Qt.Key.Key_Delete)
    assert page.pad.is_empty()
    person.enter()
    assert "Sign in the white area" in person.words()


def exported(case: str, out: Path) -> dict[str, object]:
    """What ``export`` tells on the command line."""
    patient = FORMS / "patients" / f"{case}.yaml"
    given = ["export", "--form", "exosome-treatment", "--patient", str(patient), "--date", DAY.isoformat()]
    with contextlib.redirect_stdout(io.StringIO()) as told:
        assert command_line([*given, "--out", str(out), "--json"]) == 0
    return json.loads(told.getvalue())


@pytest.mark.parametrize("case", [f"ex-o0{n}" for n in range(1, 7)])
def test_window_and_command_line_make_the_same_consent(qtbot, session, tmp_path, monkeypatch, case: str) -> None:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path / "home"))
    opened(qtbot, session, case)
    told = exported(case, tmp_path / "out.pdf")
    consent = session.sheet.prepared.consent
    assert (consent.number, consent.content_hash) == (told["document"], told["content_hash"])
    assert session.sheet.rendered.pdf == (tmp_path / "out.pdf").read_bytes()
