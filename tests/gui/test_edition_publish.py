"""Publishing in the window by real gestures: what stops it, the second reader, and what the desk prints afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from exoconsent.clinic import Clinic, accounts
from exoconsent.consent.draft import Patient
from exoconsent.consent.form import Approval
from exoconsent.consent.text import Paragraph, plain
from exoconsent.gui.upkeep_rules import RulesPage
from exoconsent.gui.window import CLINIC
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records.slots import Role
from exoconsent.settings import own_clinic
from tests.gui.accounts import ANNA, BEN, NOW, OTHER_WORDS, WORDS, cheap_accounts, founded
from tests.gui.edition_window import ALT, BLEEDING, FORM, LEFT, SOON, Desk, press, said, words_of

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Clinic.demo(tmp_path))
    yield desk
    desk.close()


def test_publishing_by_keyboard_takes_the_draft_mark_away_and_nothing_else_does(qtbot, desk: Desk) -> None:
    desk.says("Press firmly.")
    qtbot.waitUntil(lambda: desk.place.studio.undo.isClean(), timeout=SOON)
    desk.settle()
    qtbot.keyClick(desk.window, Qt.Key.Key_1, ALT)  # the desk has the draft by now, with its mark
    desk.settle()
    form = desk.session.clinic.form(FORM)
    assert form.section(BLEEDING).texts["en"].parts["main"] == (Paragraph(inlines=plain("Press firmly.")),)
    assert form.edition.approval is Approval.DRAFT
    assert draft_mark(desk)
    qtbot.keyClick(desk.window, Qt.Key.Key_4, ALT)
    dialog = desk.publishing()
    assert "first edition" in words_of(dialog.changes)
    assert not dialog.accept_button.isEnabled()
    assert "what is new" in dialog.trouble.text()
    qtbot.keyClick(dialog.number, Qt.Key.Key_Return)  # Enter in a field publishes nothing
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.publish("Wording on bleeding")
    assert "Edition 1 of" in said(desk)
    assert desk.session.clinic.form(FORM).edition.approval is Approval.APPROVED
    assert not draft_mark(desk)
    assert "published: edition 1" in desk.place.state.text()


def draft_mark(desk: Desk) -> bool:
    """Whether the printed pages at the desk say that the form is a draft."""
    session = desk.session
    prepared = session.clinic.prepare(session.blank(FORM), NOW)
    pdf = session.clinic.render(prepared, PrintOptions()).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        return any("DRAFT, not approved" in page.get_textpage().get_text_bounded() for page in document)


def test_errors_stop_it_and_lead_to_the_section(qtbot, desk: Desk) -> None:
    desk.place.tree.add_titled("Tingling")
    desk.place.studio.choose("")
    dialog = desk.publishing()
    assert dialog.errors.isVisible()
    assert "Mend the errors" in dialog.trouble.text()
    qtbot.keyClicks(dialog.note, "too early")
    assert not dialog.accept_button.isEnabled()
    wanted = next(r for r in range(dialog.errors.count()) if dialog.errors.item(r).data(Qt.ItemDataRole.UserRole))
    dialog.errors.setCurrentRow(wanted)
    qtbot.keyClick(dialog.errors, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.place.studio.section_id == "tingling", timeout=SOON)
    assert desk.place.editions.publishing is None


def test_what_changed_is_told_by_words_and_not_by_colour_alone(qtbot, desk: Desk) -> None:
    desk.publish("first")
    desk.says("Press firmly.")
    desk.place.studio.commit()
    desk.place.tree.add_titled("Tingling")
    qtbot.keyClicks(desk.place.editor.wording.edit, "You may feel tingling.")
    dialog = desk.publishing()
    told = words_of(dialog.changes)
    assert "Since edition 1:" in told
    assert "[new: Press firmly.]" in told
    assert "[gone: " in told
    assert "Tingling" in told
    assert dialog.number.text() == "2"
    assert dialog.changes.accessibleName() == "What changed"
    qtbot.keyClicks(dialog.review_by, "2020-01-01")
    qtbot.keyClicks(dialog.note, "more")
    assert "must lie ahead" in dialog.trouble.text()
    dialog.review_by.clear()
    qtbot.keyClicks(dialog.review_by, "1 Nov 2027")
    dialog.days.setValue(90)
    qtbot.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(lambda: desk.place.editions.publishing is None, timeout=SOON)
    last = desk.place.studio.studio.editions(FORM)[-1]
    assert (last.number, last.validity_days, last.review_by, last.note) == ("2", 90, "2027-11-01", "more")


def test_a_draft_that_changed_outside_meanwhile_is_not_published_unseen(qtbot, desk: Desk) -> None:
    desk.says("Press firmly.")
    dialog = desk.publishing()
    own = desk.session.clinic.folder / "forms" / "sections" / f"{BLEEDING}.yaml"
    own.write_text(own.read_text().replace("Press firmly.", "Press by hand."))
    qtbot.keyClicks(dialog.note, "unseen")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(lambda: "changed meanwhile" in dialog.trouble.text(), timeout=SOON)
    assert desk.place.studio.studio.editions(FORM) == ()


def test_the_next_consent_gets_the_new_edition_and_the_open_one_its_own(qtbot, desk: Desk) -> None:
    session = desk.session
    desk.publish("first")
    assert session.clinic.form(FORM).edition.number == "1"
    session.apply(replace(session.draft, patient=Patient(name="Made Up")), "Set name")
    desk.says("Press firmly.")
    desk.publish("second")
    assert session.clinic.form(FORM).edition.number == "1", "somebody has begun with it"
    assert "stays as it was begun" in said(desk)
    session.open(session.blank(FORM))
    assert session.clinic.form(FORM).edition.number == "2"
    session.apply(replace(session.draft, patient=Patient(name="Made Up")), "Set name")
    qtbot.waitUntil(lambda: session.current is not None, timeout=SOON)
    desk.says("Press very firmly.")
    desk.publish("third")
    assert session.current.prepared.form.edition.number == "2"
    button = desk.window.messages.findChild(QAbstractButton)
    assert button.text() == "Change the open one, too"
    qtbot.mouseClick(button, LEFT)
    assert session.current is None, "the pages of before print nothing any more"
    qtbot.waitUntil(lambda: session.current is not None, timeout=SOON)
    assert session.current.prepared.form.edition.number == "3"
    assert session.draft.patient.name == "Made Up"


def test_everything_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    dialog = desk.publishing()
    nameless = [w for w in dialog.findChildren(QWidget) if _asks(w) and not (w.accessibleName() or _text(w))]
    assert nameless == []


def _asks(widget: QWidget) -> bool:
    inner = widget.objectName() in ("qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton")
    bar = widget.metaObject().className() in ("QTabBar", "QTabWidget")
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and not (inner or bar)


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


# ---------------------------------------------------------------------- the second reader


@pytest.fixture
def cheap(tmp_path: Path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    with cheap_accounts():
        yield


@pytest.mark.usefixtures("cheap")
def test_a_second_reader_logs_in_and_agrees(qtbot, tmp_path: Path) -> None:
    clinic, _code = founded(tmp_path)
    clinic.archive(lambda: NOW).upkeep.add_user(BEN, Role.PRACTITIONER, OTHER_WORDS)
    anna = Desk(qtbot, clinic)
    anna.window.go(CLINIC)
    rules = anna.window.clinic.findChild(RulesPage)
    qtbot.waitUntil(lambda: rules.standing is not None, timeout=SOON)
    rules.reader.setChecked(True)
    rules.keep_reader.click()
    anna.settle()
    anna.window.go(3)
    anna.says("Press firmly.")
    dialog = anna.publishing()
    qtbot.keyClicks(dialog.note, "second pair of eyes")
    assert "second reader has to agree" in dialog.trouble.text()
    assert not dialog.accept_button.isEnabled()
    assert BEN in dialog.review.words.text()
    press(qtbot, dialog.review.ask)
    qtbot.waitUntil(lambda: "put this draft forward" in dialog.review.words.text(), timeout=SOON)
    assert "cannot agree to your own draft" in dialog.review.words.text()
    assert not dialog.review.agree.isVisible()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()
    anna.close()

    ben = Desk(qtbot, accounts.log_in(own_clinic(tmp_path), BEN, OTHER_WORDS, NOW))
    qtbot.waitUntil(lambda: f"{ANNA} asks for a review" in ben.place.state.text(), timeout=SOON)
    dialog = ben.publishing()
    assert ANNA in dialog.review.words.text()
    press(qtbot, dialog.review.decline)
    qtbot.waitUntil(lambda: "what must change" in dialog.trouble.text(), timeout=SOON)
    press(qtbot, dialog.review.agree)
    qtbot.waitUntil(lambda: "agreed to it" in dialog.review.words.text(), timeout=SOON)
    dialog.reject()
    ben.close()

    anna = Desk(qtbot, accounts.log_in(own_clinic(tmp_path), ANNA, WORDS, NOW))
    anna.publish("read by two")
    assert anna.place.studio.studio.editions(FORM)[-1].reviewed_by == BEN
    assert anna.place.studio.studio.editions(FORM)[-1].by == ANNA
    anna.close()


def test_who_is_affected_is_told_by_number(qtbot, tmp_path: Path) -> None:
    from tests.gui.test_edition_shelf import file_consent

    clinic = Clinic.demo(tmp_path)
    desk = Desk(qtbot, clinic)
    desk.publish("first")
    number = file_consent(desk.session.clinic)
    desk.now = datetime(2026, 11, 23, tzinfo=UTC)
    first = next(iter(desk.place.studio.studio.working(FORM).sections)).id
    desk.place.studio.choose(first)
    desk.place.editor.wording.edit.selectAll()
    qtbot.keyClicks(desk.place.editor.wording.edit, "Quite other words about this.")
    told = words_of(desk.publishing().affected)
    assert number in told
    assert "a new consent is suggested" in told
    assert "1 of 1 filed consents" in told
    desk.place.editions.publishing.reject()
    desk.close()
