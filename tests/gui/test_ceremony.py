"""The ceremony from the first page to sealed bytes, by the gestures of a patient and a practitioner."""

import dataclasses
import inspect
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from exoconsent.clinic import Clinic
from exoconsent.consent.jurisdiction import Demand, Wording
from exoconsent.consent.on_screen import Answer, OnScreen, read_note, to_note
from exoconsent.consent.signature import Attestation, Method, Role
from exoconsent.errors import BadInputError, NotReadyError
from exoconsent.gui.brief import Asked, Brief
from exoconsent.gui.ceremony import Ceremony
from exoconsent.gui.help_key import HelpKey
from exoconsent.gui.help_window import HelpWindow
from exoconsent.gui.pin_gate import PinGate
from exoconsent.gui.question_pages import InitialsPage, QuestionPage, teach_back
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Sheet
from exoconsent.gui.signatory_page import SignatoryPage
from exoconsent.gui.signature_pad import SignaturePad
from exoconsent.gui.staff_pin import StaffPin
from exoconsent.gui.staff_read import StaffRead
from exoconsent.gui.touch import TARGET_PX
from exoconsent.library.patients import read_patient
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.signing.appearance import draw_signature
from exoconsent.signing.isolated import inspect_in_child

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
APART = (Demand.GIVEN, Demand.SIGNED_SEPARATELY)
PIN = "2468"
SIGN_TIMEOUT = 30_000
PATH = [QPoint(60 + 8 * i, 70 + (30 if i % 2 else -20)) for i in range(20)]


class Watch:
    """Seconds, as of ``time.monotonic``."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def clinic(tmp_path_factory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("clinic"))


def sheet_of(clinic: Clinic, case: str, form: str = "exosome-treatment", **facts) -> Sheet:
    path = FORMS / "patients" / f"{case}.yaml"
    draft = clinic.begin(form, read_patient(path.read_bytes(), path.name))
    for name, value in facts.items():
        draft = dataclasses.replace(draft, facts=draft.facts.with_value(name, value))
    prepared = clinic.prepare(draft, NOW)
    return Sheet(draft=draft, prepared=prepared, rendered=clinic.render(prepared, PrintOptions()))


@pytest.fixture(scope="module")
def sheet(clinic) -> Sheet:
    return sheet_of(clinic, "ex-o04")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(qtbot, clinic, clock):
    made = []

    def make(sheet: Sheet, pin: str | PinGate = PIN, **more: object) -> Ceremony:
        ceremony = Ceremony(clinic, sheet, clock, pin, **more)
        made.append(ceremony)
        qtbot.addWidget(ceremony)
        ceremony.resize(1280, 900)
        with qtbot.waitExposed(ceremony):
            ceremony.show()
        return ceremony

    yield make
    for ceremony in made:
        ceremony.stop()


def press(ceremony: Ceremony, name: str) -> None:
    buttons = [
        b
        for b in ceremony.findChildren(QAbstractButton)
        if b.isVisible() and name in (b.text().replace("&", ""), b.accessibleName())
    ]
    assert len(buttons) == 1, (name, [b.text() for b in ceremony.findChildren(QAbstractButton) if b.isVisible()])
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def here(ceremony: Ceremony, kind: type):
    page = ceremony._stack.currentWidget()
    assert isinstance(page, kind), type(page).__name__
    return page


def drag(pad: SignaturePad, points=PATH) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def to_first_signature(ceremony: Ceremony) -> SignatoryPage:
    press(ceremony, "Go on")
    questions = here(ceremony, QuestionPage)
    QTest.mouseClick(questions.go_on, Qt.MouseButton.LeftButton)
    page = here(ceremony, InitialsPage)
    for tick in page._ticks:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    press(ceremony, "Go on")
    return here(ceremony, SignatoryPage)


def give_pin(ceremony: Ceremony, pin: str = PIN) -> None:
    QTest.keyClicks(ceremony._pin.pin, pin)
    QTest.keyClick(ceremony._pin.pin, Qt.Key.Key_Return)


def words(ceremony: Ceremony) -> str:
    return "\n".join(label.text() for label in ceremony.findChildren(QLabel) if label.isVisible())


def test_patient_and_practitioner_sign_and_the_result_is_verified(qtbot, clinic, sheet, opened) -> None:
    ceremony = opened(sheet)
    handed = []
    ceremony.signed.connect(lambda pdf, role: handed.append((role, pdf)))
    press(ceremony, "Go on")
    questions = here(ceremony, QuestionPage)
    QTest.keyClicks(questions._answers[0], "no, it is not approved")
    QTest.mouseClick(questions.go_on, Qt.MouseButton.LeftButton)
    initials = here(ceremony, InitialsPage)
    assert initials.initials.text() == "SB"
    for tick in initials._ticks:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    press(ceremony, "Go on")

    page = here(ceremony, SignatoryPage)
    assert "Patient: Samplo Baldwick (fictitious)" in words(ceremony)
    assert page.block.meaning in words(ceremony)
    assert not page.note.isVisible()
    drag(page.pad)
    with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT):
        press(ceremony, "Accept this signature")

    assert "give this screen to the practitioner" in words(ceremony)
    give_pin(ceremony)
    page = here(ceremony, SignatoryPage)
    drag(page.pad)
    press(ceremony, "Accept this signature")
    assert "Write a note on the open warnings" in words(ceremony)
    QTest.keyClicks(page.note, "Discussed.")
    with qtbot.waitSignal(ceremony.finished, timeout=SIGN_TIMEOUT) as done:
        press(ceremony, "Accept this signature")

    pdf = done.args[0]
    assert [role for role, _ in handed] == ["patient", "practitioner"]
    assert handed[1][1] == pdf
    assert handed[0][1].startswith(sheet.rendered.pdf)
    assert pdf.startswith(handed[0][1])
    verdict = clinic.verify(pdf)
    assert verdict.state.value == "verified"
    notes = {s.role: s.note for s in verdict.signatures}
    patient, practitioner = read_note(notes[Role.PATIENT]), read_note(notes[Role.PRACTITIONER])
    assert patient.answers[0].words == "no, it is not approved"
    assert patient.answers[1].words == ""
    assert (patient.initials, len(patient.initialled), patient.initials_confirmed) == ("SB", 4, False)
    assert practitioner.note == "Discussed."
    assert practitioner.not_own_words == tuple(range(1, len(patient.answers) + 1))
    assert practitioner.warnings
    assert 'Initials "SB" to: ' in "\n".join(verdict.sentences())


def test_keyboard_alone_signs_by_typed_name(qtbot, sheet, opened) -> None:
    ceremony = opened(sheet)

    def key(code: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or ceremony, code)

    def tab_to(name: str) -> None:
        for _ in range(60):
            focus = QApplication.focusWidget()
            if name in (focus.accessibleName(), focus.property("text")):
                return
            key(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came to {name}")

    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    tab_to("Your initials")
    for _ in range(4):
        key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName().startswith("My initials to: ")
        key(Qt.Key.Key_Space)
    tab_to("Go on")
    key(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), SignaturePad)
    tab_to("Draw")
    key(Qt.Key.Key_Right)
    assert QApplication.focusWidget().property("text") == "Type my name"
    tab_to("Type your full name")
    QTest.keyClicks(QApplication.focusWidget(), "Samplo Baldwick")
    key(Qt.Key.Key_Return)
    assert "Tick" in words(ceremony)
    assert QApplication.focusWidget().accessibleName() == "This is my signature"
    key(Qt.Key.Key_Space)
    tab_to("Accept this signature")
    with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT) as signed:
        key(Qt.Key.Key_Return)
    field = next(f for f in inspect_in_child(signed.args[0]).fields if f.signed)
    assert field.name == "sign-patient"


def test_a_dot_is_refused_and_the_page_says_what_to_do(sheet, opened) -> None:
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    press(ceremony, "Accept this signature")
    assert "Sign in the white area" in words(ceremony)
    QTest.mouseClick(page.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    press(ceremony, "Accept this signature")
    assert "too little for a signature (20 mm)" in words(ceremony)
    assert not ceremony._sealing.jobs._newest


def test_initials_are_wanted_for_every_sentence(sheet, opened) -> None:
    ceremony = opened(sheet)
    press(ceremony, "Go on")
    QTest.mouseClick(here(ceremony, QuestionPage).go_on, Qt.MouseButton.LeftButton)
    page = here(ceremony, InitialsPage)
    QTest.keyClick(page._ticks[0], Qt.Key.Key_Space)
    press(ceremony, "Go on")
    assert "3 sentences have no initials yet" in words(ceremony)
    assert here(ceremony, InitialsPage) is page


def test_an_error_stands_on_the_page_and_the_ink_stays(qtbot, clinic, sheet, opened, monkeypatch) -> None:
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    drag(page.pad)
    faults = [NotReadyError([]), OSError("patient's name"), BadInputError.saying("The disk is full.")]

    def refuse(*_given, **_named):
        raise faults.pop(0)

    with monkeypatch.context() as broken:
        broken.setattr(Clinic, "sign", refuse)
        press(ceremony, "Accept this signature")
        assert not page.isEnabled()
        qtbot.waitUntil(page.isEnabled)
        press(ceremony, "Accept this signature")
        qtbot.waitUntil(lambda: "could not be made (OSError)" in words(ceremony))
        assert "patient's name" not in words(ceremony)
        press(ceremony, "Accept this signature")
        qtbot.waitUntil(lambda: "The disk is full." in words(ceremony))
    assert page.pad.strokes() is not None
    with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT):
        press(ceremony, "Accept this signature")


def test_reading_again_keeps_the_ink_and_leads_back(sheet, opened) -> None:
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    drag(page.pad)
    press(ceremony, "Read again")
    assert ceremony._stack.currentWidget() is ceremony._reading
    press(ceremony, "Go on")
    assert here(ceremony, SignatoryPage) is page
    assert page.pad.strokes() is not None


def test_pages_are_shown_and_grow(qtbot, sheet, opened) -> None:
    ceremony = opened(sheet)
    first = ceremony._reading._pages[0]
    qtbot.waitUntil(lambda: not first.pixmap().isNull())
    small, points = first.width(), ceremony.font().pointSize()
    assert first.accessibleName() == f"Page 1 of {sheet.rendered.pages}"
    press(ceremony, "Text size 3 of 3")
    assert first.width() > 1.6 * small
    assert ceremony.font().pointSize() > points
    qtbot.waitUntil(lambda: first.pixmap().width() >= first.width() - 4)
    QTest.keyClick(ceremony._reading._scroll, Qt.Key.Key_PageDown)
    assert ceremony._reading._scroll.verticalScrollBar().value() > 0


def test_only_pages_near_the_eye_hold_a_picture(qtbot, sheet, opened) -> None:
    ceremony = opened(sheet)
    pages, bar = ceremony._reading._pages, ceremony._reading._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: not pages[2].pixmap().isNull())
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not pages[-1].pixmap().isNull())
    assert pages[0].pixmap().isNull()


def test_decline_with_a_reason_then_only_the_pin_leads_out(qtbot, sheet, opened) -> None:
    ceremony = opened(sheet)
    press(ceremony, "Decline…")
    QTest.keyClicks(ceremony._decline.reason, "I want to ask my doctor")
    with qtbot.waitSignal(ceremony.declined) as said:
        press(ceremony, "Decline: I do not consent")
    assert said.args == ["I want to ask my doctor"]
    assert "You said no" in words(ceremony)
    with qtbot.assertNotEmitted(ceremony.left):
        give_pin(ceremony, "0000")
    assert not ceremony.close()
    with qtbot.waitSignal(ceremony.left):
        give_pin(ceremony)
    assert ceremony.close()


def test_more_time_postpones(qtbot, sheet, opened) -> None:
    ceremony = opened(sheet)
    with qtbot.waitSignal(ceremony.postponed):
        press(ceremony, "I want more time")
    assert "Please give this screen back" in words(ceremony)


def test_escape_and_closing_do_not_leave(qtbot, sheet, opened) -> None:
    ceremony = opened(sheet)
    QTest.keyClick(ceremony, Qt.Key.Key_Escape)
    assert ceremony.isVisible()
    assert not ceremony.close()
    assert ceremony.isVisible()
    assert "Leave the signing" in words(ceremony)
    press(ceremony, "Back")
    assert ceremony._stack.currentWidget() is ceremony._reading


def test_three_wrong_pins_cost_ten_seconds_and_who_opens_is_told(qtbot, sheet, opened) -> None:
    watch = Watch()
    ceremony = opened(sheet, PinGate(PIN, watch))
    press(ceremony, "Staff: leave with the PIN")
    for _ in range(3):
        give_pin(ceremony, "1111")
    with qtbot.assertNotEmitted(ceremony.left):
        give_pin(ceremony)
    assert "Wait 10 seconds" in words(ceremony)
    watch.now += 10
    with qtbot.assertNotEmitted(ceremony.left):
        give_pin(ceremony)
    assert "a wrong staff PIN was typed here 3 times" in words(ceremony)
    with qtbot.waitSignal(ceremony.left):
        press(ceremony, "Go on")


def test_pin_gate_waits_longer_each_time_and_a_right_pin_forgets() -> None:
    watch = Watch()
    gate = PinGate("ž1", watch)
    waits = []
    for _ in range(6):
        assert not any(gate.opens(p) for p in ("", "z1", "ž12"))
        waits.append(gate.seconds_left())
        assert not gate.opens("ž1"), "while waiting nothing opens"
        watch.now += waits[-1] - 0.5
        assert gate.seconds_left() == 1
        watch.now += 0.5
    assert waits == [10, 30, 60, 300, 300, 300]
    assert gate.wrong == 18
    assert gate.opens("ž1")
    assert not any(gate.opens(p) for p in ("1", "2", "3"))
    assert gate.seconds_left() == 10


def test_pin_gate_does_not_look_at_the_clock_on_the_wall() -> None:
    assert inspect.signature(PinGate).parameters["clock"].default is time.monotonic


def test_wrong_tries_outlive_the_ceremony(sheet, opened) -> None:
    pin = StaffPin(Remembered())
    pin.choose(PIN)
    for _ in range(3):
        pin.gate.opens("1111")
    ceremony = opened(sheet, pin.gate)
    press(ceremony, "Staff: leave with the PIN")
    give_pin(ceremony)
    assert "Wait 10 seconds" in words(ceremony) or "Wait 9 seconds" in words(ceremony)


@pytest.fixture
def with_notice(clinic) -> Sheet:
    """A consent with a notice (of made-up words) that is signed by itself."""
    wording = Wording(language="en", paragraphs=("Made up.",), copied_from="-", copied_by="-", copied_on="2026-11-22")
    packs = tuple(
        dataclasses.replace(p, notice=p.notice and dataclasses.replace(p.notice, wording=wording, demands=APART))
        for p in clinic.library.jurisdictions
    )
    library = dataclasses.replace(clinic.library, jurisdictions=packs)
    return sheet_of(dataclasses.replace(clinic, library=library), "ex-o04", jurisdiction="US-WA")


def test_a_notice_is_signed_by_itself_right_behind_the_consent(qtbot, clinic, with_notice, opened) -> None:
    ceremony = opened(with_notice, "")
    page = to_first_signature(ceremony)
    assert not page.block.section
    handed = []
    ceremony.signed.connect(lambda pdf, role: handed.append((role, pdf)))
    for index in range(2):
        drag(page.pad)
        with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT):
            press(ceremony, "Accept this signature")
        if index == 0:
            page = here(ceremony, SignatoryPage)
            assert page.block.section == "notice-us-wa"
            assert "law of Washington" in words(ceremony)
            assert page.name.text() == page.block.name
    assert "give this screen to the practitioner" in words(ceremony)
    assert [role for role, _ in handed] == ["patient", "patient"]
    first, second = clinic.verify(handed[1][1]).signatures
    assert (first.field, second.field) == ("sign-patient", "sign-patient-notice-us-wa")
    assert read_note(first.note).initials
    assert second.note == "", "answers and initials are sealed once"


def test_a_ceremony_cut_off_before_the_notice_asks_nothing_again(qtbot, clinic, with_notice, opened) -> None:
    partly = clinic.sign(with_notice.rendered.pdf, Role.PATIENT, "Samplo Baldwick", None, NOW, method=Method.TYPED)
    ceremony = opened(with_notice, "", so_far=partly, signed_roles=["patient"])
    press(ceremony, "Go on")
    qtbot.waitUntil(lambda: isinstance(ceremony._stack.currentWidget(), SignatoryPage), timeout=SIGN_TIMEOUT)
    assert here(ceremony, SignatoryPage).block.section == "notice-us-wa"


def test_interrupted_ceremony_goes_on_with_who_is_missing(qtbot, clinic, sheet, opened) -> None:
    role, strokes = Role.PATIENT, None
    partly = clinic.sign(sheet.rendered.pdf, role, "Samplo Baldwick", strokes, NOW, method=Method.TYPED)
    ceremony = opened(sheet, "", so_far=partly, signed_roles=["patient"])
    press(ceremony, "Go on")
    assert "give this screen to the practitioner" in words(ceremony)
    press(ceremony, "Go on")  # this clinic has set no PIN
    qtbot.waitUntil(lambda: isinstance(ceremony._stack.currentWidget(), SignatoryPage), timeout=SIGN_TIMEOUT)
    assert here(ceremony, SignatoryPage).block.role == "practitioner"
    with pytest.raises(BadInputError):
        Ceremony(clinic, sheet, lambda: NOW, PIN, signed_roles=["patient", "practitioner"])


def test_mark_only_where_a_witness_signs(qtbot, clinic, sheet, opened) -> None:
    page = to_first_signature(opened(sheet))
    assert list(page.ways) == [Method.DRAWN, Method.TYPED]
    with_witness = sheet_of(clinic, "ex-o04", signs_with_mark=True)
    ceremony = opened(with_witness)
    page = to_first_signature(ceremony)
    QTest.mouseClick(page.ways[Method.MARK], Qt.MouseButton.LeftButton)
    drag(page.pad, [QPoint(100, 80), QPoint(120, 100)])
    drag(page.pad, [QPoint(120, 80), QPoint(100, 100)])
    with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT):
        press(ceremony, "Accept this signature")
    page = here(ceremony, SignatoryPage)
    assert page.block.role == "witness"
    assert Method.MARK not in page.ways
    drag(page.pad)
    press(ceremony, "Accept this signature")
    assert "Write your name in print first." in words(ceremony)
    QTest.keyClicks(page.name, "Samplo Baldwick (fictitious)")
    press(ceremony, "Accept this signature")
    qtbot.waitUntil(lambda: "cannot be a person who signs in another role" in words(ceremony), timeout=SIGN_TIMEOUT)


def test_everything_has_a_name_is_plain_and_big_enough(sheet, opened) -> None:
    ceremony = opened(sheet)
    to_first_signature(ceremony)
    for label in ceremony.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    for button in ceremony.findChildren(QAbstractButton):
        if button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text()
            assert button.minimumHeight() >= TARGET_PX
    for field in (*ceremony.findChildren(QLineEdit), *ceremony.findChildren(SignaturePad)):
        assert field.accessibleName()
    for text in ceremony.findChildren(QPlainTextEdit):
        assert text.accessibleName() or not text.isVisible()
    assert "Baldwick" not in ceremony.windowTitle()


@pytest.mark.skipif("EXOCONSENT_PICTURES" not in os.environ, reason="pictures are for looking at")
def test_pictures(qtbot, sheet, opened) -> None:
    folder = Path(os.environ["EXOCONSENT_PICTURES"])
    ceremony = opened(sheet)

    def picture(name: str) -> None:
        qtbot.wait(150)
        ceremony.grab().save(str(folder / name))

    qtbot.waitUntil(lambda: not ceremony._reading._pages[1].pixmap().isNull())
    picture("cer-read.png")
    press(ceremony, "Go on")
    picture("cer-questions.png")
    QTest.mouseClick(here(ceremony, QuestionPage).go_on, Qt.MouseButton.LeftButton)
    picture("cer-initials.png")
    for tick in here(ceremony, InitialsPage)._ticks:
        tick.toggle()
    press(ceremony, "Go on")
    page = here(ceremony, SignatoryPage)
    drag(page.pad)
    picture("cer-sign.png")
    QTest.mouseClick(page.ways[Method.TYPED], Qt.MouseButton.LeftButton)
    press(ceremony, "Text size 3 of 3")
    press(ceremony, "Accept this signature")
    picture("cer-typed.png")
    ceremony._waiting.pop(0)
    ceremony._show_signatory()
    press(ceremony, "Text size 1 of 3")
    picture("cer-practitioner.png")
    press(ceremony, "Decline…")
    picture("cer-decline.png")
    press(ceremony, "Staff: leave with the PIN")
    picture("cer-pin.png")


def test_enter_leads_through_the_questions(sheet, opened) -> None:
    ceremony = opened(sheet)
    press(ceremony, "Go on")
    page = here(ceremony, QuestionPage)
    assert page.focusWidget() is page._scroll, "one Enter goes on where answers are only spoken"
    QTest.keyClick(page._scroll, Qt.Key.Key_Tab)
    assert page.focusWidget() is page._answers[0]
    QTest.keyClicks(page._answers[0], "nobody has")
    QTest.keyClick(page._answers[0], Qt.Key.Key_Return)
    assert page.focusWidget() is page._answers[1]
    QTest.keyClick(page._answers[1], Qt.Key.Key_Return)
    assert page.focusWidget() is page._answers[2]
    assert not page.findChildren(QCheckBox), "own words or not is for staff to say"
    page._scroll.setFocus()
    QTest.keyClick(page._scroll, Qt.Key.Key_Return)
    assert here(ceremony, InitialsPage)


def test_larger_words_reach_every_page_under_a_style_sheet_too(qapp, sheet, opened) -> None:
    qapp.setStyleSheet("QPushButton { border: 1px solid black; }")
    try:
        ceremony = opened(sheet)
        press(ceremony, "Text size 3 of 3")
        page = to_first_signature(ceremony)
        for widget in (page.accept, page.typed, page.problem, *page.ways.values()):
            assert widget.font().pointSize() == 20
    finally:
        qapp.setStyleSheet("")


def type_name(page: SignatoryPage, name: str) -> None:
    QTest.mouseClick(page.ways[Method.TYPED], Qt.MouseButton.LeftButton)
    page.typed.clear()
    page.typed.insert(name)  # QTest types no accents
    if not page.is_mine.isChecked():
        QTest.keyClick(page.is_mine, Qt.Key.Key_Space)


def test_another_name_is_asked_about_recorded_and_told_to_the_practitioner(qtbot, clinic, sheet, opened) -> None:
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    type_name(page, "Mickey Mouse")
    with qtbot.assertNotEmitted(ceremony._sealing.sealed):
        press(ceremony, "Accept this signature")
        assert "The form says “Samplo Baldwick (fictitious)”. You gave “Mickey Mouse”. Is this you?" in words(ceremony)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert "Then do not sign here" in words(ceremony), "Enter alone says no"
        press(ceremony, "Accept this signature")
    with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT) as signed:
        press(ceremony, "Yes, that is me, spelled otherwise")
    (signature,) = clinic.verify(signed.args[0]).signatures
    assert signature.name == "Mickey Mouse"
    assert read_note(signature.note).printed_name == "Samplo Baldwick (fictitious)"
    give_pin(ceremony)
    assert "Patient: signed as “Mickey Mouse”; the form says “Samplo Baldwick (fictitious)”." in words(ceremony)


@pytest.mark.parametrize("name", ["baldwick SAMPLO", "Sámplo  Baldwick"])
def test_the_same_name_in_another_spelling_is_not_asked_about(qtbot, sheet, opened, name: str) -> None:
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    type_name(page, name)
    with qtbot.waitSignal(ceremony.signed, timeout=SIGN_TIMEOUT):
        press(ceremony, "Accept this signature")


def test_a_yes_holds_for_the_name_it_was_said_to(sheet, opened, monkeypatch) -> None:
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    signed = []
    page.signed.disconnect()
    page.signed.connect(signed.append)
    type_name(page, "Mickey Mouse")
    press(ceremony, "Accept this signature")
    press(ceremony, "Yes, that is me, spelled otherwise")
    assert [s.name for s in signed] == ["Mickey Mouse"]
    type_name(page, "Minnie Mouse")
    press(ceremony, "Accept this signature")
    assert "“Minnie Mouse”. Is this you?" in words(ceremony)
    assert len(signed) == 1


def test_initials_of_somebody_else_are_asked_about(sheet, opened) -> None:
    ceremony = opened(sheet)
    press(ceremony, "Go on")
    QTest.mouseClick(here(ceremony, QuestionPage).go_on, Qt.MouseButton.LeftButton)
    page = here(ceremony, InitialsPage)
    page.initials.clear()
    QTest.keyClicks(page.initials, "ZQ")
    for tick in page._ticks:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    press(ceremony, "Go on")
    assert here(ceremony, InitialsPage) is page
    assert "Are “ZQ” your initials?" in words(ceremony)
    press(ceremony, "No")
    assert page.focusWidget() is page.initials
    press(ceremony, "Go on")
    press(ceremony, "Yes, these are my initials")
    assert here(ceremony, SignatoryPage)
    assert page.put_into(OnScreen()).initials_confirmed


def to_practitioner(qtbot, clinic, sheet, opened, note: str = "", name: str = "Samplo Baldwick") -> Ceremony:
    """As after a power cut, so that what the page tells comes out of the sealed file."""
    signed = clinic.sign(sheet.rendered.pdf, Role.PATIENT, name, None, NOW, method=Method.TYPED, note=note)
    ceremony = opened(sheet, so_far=signed, signed_roles=["patient"])
    press(ceremony, "Go on")
    give_pin(ceremony)
    qtbot.waitUntil(lambda: isinstance(ceremony._stack.currentWidget(), SignatoryPage), timeout=SIGN_TIMEOUT)
    return ceremony


ANSWERED = OnScreen(
    answers=(Answer(question=1, section="x", words="nobody has"), Answer(question=2, section="x")),
    initials="ZQ",
    initialled=("x",),
    initials_confirmed=True,
)


def test_the_practitioner_reads_the_answers_and_ticks_them(qtbot, clinic, sheet, opened) -> None:
    ceremony = to_practitioner(qtbot, clinic, sheet, opened, to_note(ANSWERED))
    page = here(ceremony, SignatoryPage)
    asked = len(teach_back(sheet.prepared.consent))
    assert f"{asked} of {asked} questions are not ticked as answered in own words." in words(ceremony)
    assert "gave the initials “ZQ”" in words(ceremony)
    press(ceremony, "Read and tick…")
    read = here(ceremony, StaffRead)
    assert "“nobody has”" in words(ceremony)
    assert words(ceremony).count("Nothing was written.") == asked - 1
    QTest.keyClick(read.ticks[0], Qt.Key.Key_Space)
    QTest.keyClick(read.ticks[0], Qt.Key.Key_Return)
    assert here(ceremony, SignatoryPage) is page
    assert f"{asked - 1} of {asked} questions are not ticked" in words(ceremony)
    drag(page.pad)
    press(ceremony, "Accept this signature")
    assert "Write a note on" in words(ceremony)
    QTest.keyClicks(page.note, "Talked through.")
    with qtbot.waitSignal(ceremony.finished, timeout=SIGN_TIMEOUT) as done:
        press(ceremony, "Accept this signature")
    verdict = clinic.verify(done.args[0])
    sealed = read_note(verdict.signatures[1].note)
    assert sealed.own_words == (1,)
    assert sealed.not_own_words == tuple(range(2, asked + 1))
    assert sealed.warnings
    assert 'In their words: "Talked through."' in "\n".join(verdict.sentences())


def test_questions_without_a_tick_want_a_note_even_where_no_warning_waits(qtbot) -> None:
    read = StaffRead(Brief(asked=(Asked(number=1, question="Why?"),)))
    qtbot.addWidget(read)
    assert read.must_note
    read.ticks[0].click()
    assert not read.must_note
    assert read.in_short() == "0 of 1 questions are not ticked as answered in own words."


def test_a_note_of_an_older_edition_is_read_to_the_practitioner(qtbot, clinic, sheet, opened) -> None:
    note = 'Teach-back on screen, questions by number: 1 in own words: "no"; 2 not ticked. Initials SB to: "x"'
    ceremony = to_practitioner(qtbot, clinic, sheet, opened, note, name="Mickey Mouse")
    assert "signed as “Mickey Mouse”" in words(ceremony)
    press(ceremony, "Read and tick…")
    assert note in words(ceremony)


def test_answers_hold_no_hidden_characters_and_forge_nothing(sheet, opened) -> None:
    ceremony = opened(sheet)
    press(ceremony, "Go on")
    page = here(ceremony, QuestionPage)
    page._answers[0].setText('no idea"; 2 in own words: "fine')
    page._answers[1].insert("a\u202eb")
    assert page._answers[1].text() == "ab"
    note = to_note(page.put_into(OnScreen()))
    assert [a.words for a in read_note(note).answers[:3]] == ['no idea"; 2 in own words: "fine', "ab", ""]


def test_a_no_to_a_withdrawal_keeps_the_consent(qtbot, clinic, opened) -> None:
    ceremony = opened(sheet_of(clinic, "ex-o01", form="withdrawal"))
    press(ceremony, "Keep my consent…")
    assert "You keep your consent as it is; nothing changes." in words(ceremony)
    assert "nothing is done" not in words(ceremony)
    with qtbot.waitSignal(ceremony.declined):
        press(ceremony, "Keep my consent: I do not take it back")
    assert "You keep your consent. Nothing changes." in words(ceremony)


def test_a_clock_set_back_between_two_signatures_is_refused(qtbot, clinic, sheet, opened, clock) -> None:
    ceremony = to_practitioner(qtbot, clinic, sheet, opened)
    page = here(ceremony, SignatoryPage)
    QTest.keyClicks(page.note, "Discussed.")
    drag(page.pad)
    clock.now -= timedelta(days=400)
    press(ceremony, "Accept this signature")
    told = "This computer's clock says 2025-10-18 10:00 UTC+00:00, earlier than the signature before (2026-11-22 10:00"
    assert told in words(ceremony)
    assert page.isEnabled()
    assert page.pad.strokes() is not None
    clock.now += timedelta(days=400)
    with qtbot.waitSignal(ceremony.finished, timeout=SIGN_TIMEOUT):
        press(ceremony, "Accept this signature")


def test_the_patient_reads_the_language_of_the_form_and_staff_theirs(sheet, opened) -> None:
    prepared = sheet.prepared
    spanish = dataclasses.replace(prepared, consent=dataclasses.replace(prepared.consent, language="es-MX"))
    ceremony = opened(dataclasses.replace(sheet, prepared=spanish))
    buttons = {b.text().replace("&", "") for b in ceremony._bar.findChildren(QAbstractButton)}
    assert "Leer otra vez" in buttons
    assert "Read again" not in buttons
    assert ceremony._reading.go_on.text() == "Continuar"
    ceremony._waiting = ceremony._waiting[-1:]
    ceremony._show_signatory()
    assert here(ceremony, SignatoryPage).accept.text() == "Accept", "the desk of this practitioner is in English"


def test_the_pad_is_in_sight_with_the_largest_letters_on_a_small_screen(qtbot, clinic, sheet, opened) -> None:
    ceremony = to_practitioner(qtbot, clinic, sheet, opened)
    ceremony.resize(1024, 700)
    press(ceremony, "Text size 3 of 3")
    page = here(ceremony, SignatoryPage)
    qtbot.waitUntil(lambda: not page.staff.warnings.isVisible())
    assert "open warnings wait for your note" in words(ceremony)
    seen = page._scroll.viewport()
    top = page.pad.mapTo(seen, QPoint(0, 0)).y()
    assert top + 80 <= seen.height(), f"the pad begins at {top} of {seen.height()}"
    ceremony.resize(1280, 1400)
    press(ceremony, "Text size 1 of 3")
    qtbot.waitUntil(page.staff.warnings.isVisible)


def test_the_box_on_the_page_tells_what_the_seal_holds() -> None:
    def box(note: str, width: float = 280.0) -> bytes:
        about = Attestation(
            role=Role.PATIENT,
            field="sign-patient",
            name="Samplo Baldwick",
            meaning="x",
            method=Method.TYPED,
            strokes=None,
            time=NOW,
            note=note,
        )
        return draw_signature(about, width, 40)

    assert box("") == box("plain words")
    told = box(to_note(ANSWERED))
    assert told.startswith(box("")[:200]), "the signature itself is drawn as large"
    assert len(told) > len(box(""))
    assert box(to_note(ANSWERED), 120.0) == box("", 120.0), "never at the cost of a readable time"


def test_f1_opens_help_beside_the_signing_screen_and_leads_back(qtbot, qapp, sheet, opened) -> None:
    key = HelpKey(qapp, Remembered())
    ceremony = opened(sheet)
    page = to_first_signature(ceremony)
    key._serve(ceremony.windowHandle())
    qtbot.keyClick(ceremony, Qt.Key.Key_F1)
    (shown,) = (w for w in qapp.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible())
    assert shown.page.textCursor().block().text() == "The signing screen, for staff"
    assert shown.print.isHidden(), "a patient who holds the screen prints nothing"
    assert shown.parent() is ceremony
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.isVisible())
    assert ceremony.isVisible()
    assert page.isVisible(), "and the signing goes on where it was"
    qapp.focusWindowChanged.disconnect(key._serve)
