"""Records in the window, with the real archive of the demo clinic: keys, printing, renewing, and thousands of rows."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from exoconsent.clinic import Clinic
from exoconsent.clinic.filing import Outcome, mark_of, papers_of
from exoconsent.consent.signature import Method
from exoconsent.gui.help import keys_text
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.records_dialogs import RecordQuestion
from exoconsent.gui.records_model import RecordsModel
from exoconsent.gui.records_table import RecordsTable
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from exoconsent.records.record import Kind, Scope, State
from tests.gui.archive_in_memory import row
from tests.gui.opened import opened

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
RECORDS = 2
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class StubForm(QWidget):
    """Stands for the Form place."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.patient = QLineEdit()
        self.patient.setAccessibleName("Patient")
        QVBoxLayout(self).addWidget(self.patient)

    def find_patient(self) -> None:
        self.patient.setFocus()


@pytest.fixture
def window(qtbot, tmp_path: Path):
    with opened(qtbot, Window(Session(Clinic.demo(tmp_path), lambda: NOW), form_place=StubForm)) as window:
        yield window


def file_one(window: Window) -> None:
    """An invented patient's consent, as if it had been signed."""
    session = window.session
    open_made_up(session, FIRST)
    prepared = session.clinic.prepare(session.draft, NOW)
    pdf = session.clinic.render(prepared, session.options).pdf
    signed = mark_of("patient", "signature.patient", "Test Signer", Method.TYPED, NOW, None, timing=False)
    outcome = Outcome(kind=Kind.CONSENT, pdf=pdf, marks=(signed,))
    session.clinic.archive(session.now).file(papers_of(prepared), outcome)


def press(qtbot, window: Window, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, held)


def test_from_alt_3_to_the_document_by_letters_alone(qtbot, window: Window) -> None:
    file_one(window)
    patient = window.session.draft.patient
    press(qtbot, window, Qt.Key.Key_3, ALT)
    assert window.stack.currentWidget() is window.records
    assert window.records.search.line.hasFocus()
    qtbot.keyClicks(window.records.search.line, patient.name.split()[-2][:5].lower())
    press(qtbot, window, Qt.Key.Key_Return)
    document = window.records.document
    qtbot.waitUntil(lambda: document.opened is not None, timeout=10_000)
    assert document.row.name == patient.name
    qtbot.waitUntil(lambda: document.pages.canvas.picture(0) is not None, timeout=10_000)
    assert patient.name not in window.windowTitle()
    assert patient.name not in window.messages.as_text()
    assert "Looked at" in document.events.item(0).text()


def test_the_windows_keys_concern_what_shows(qtbot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    file_one(window)
    printed = []
    monkeypatch.setattr(window.outgoing, "_send", lambda order, *_more: printed.append(order))
    window.go(RECORDS)
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 1, timeout=10_000)
    press(qtbot, window, Qt.Key.Key_P, CTRL)
    assert not printed
    assert "Choose a record" in window.messages.text
    window.records.table.choose(0)
    press(qtbot, window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(printed), timeout=10_000)
    assert printed[0].number == window.records.table.chosen().number
    assert printed[0].pdf.startswith(b"%PDF")
    window.records.table.setFocus()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert window.records.search.line.hasFocus()
    window.go(0)
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert window.form.patient.hasFocus()


def test_a_withdrawal_reaches_the_archive_and_the_list(qtbot, window: Window) -> None:
    file_one(window)
    window.go(RECORDS)
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 1, timeout=10_000)
    window.records.table.choose(0)

    def ask(dialog: RecordQuestion) -> bool:
        dialog.part.setChecked(True)
        dialog.scopes[Scope.PHOTOS].setChecked(True)
        return dialog.ok.isEnabled()

    window.records.errands.ask = ask
    press(qtbot, window, Qt.Key.Key_T, CTRL)
    chosen = window.records.table.chosen
    qtbot.waitUntil(lambda: chosen() is not None and chosen().state is State.PART_WITHDRAWN, timeout=10_000)
    assert "is filed" in window.messages.text


def test_renewing_opens_the_new_draft_at_the_form(qtbot, window: Window) -> None:
    file_one(window)
    before = window.session.draft
    window.session.open(window.session.blank(before.form_id))
    window.go(RECORDS)
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 1, timeout=10_000)
    window.records.table.choose(0)
    press(qtbot, window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: window.stack.currentIndex() == 0, timeout=10_000)
    assert window.session.draft.patient == before.patient
    assert window.session.draft.facts == before.facts


def test_help_lists_the_keys_of_records(qapp) -> None:
    assert "\tWithdraw (in Records)" in keys_text()
    assert "Ins\tExpect a patient (in Today)" in keys_text()


def test_a_hundred_thousand_rows_scroll_without_a_stutter(qtbot) -> None:
    """One screenful is drawn well within what the eye takes for at once; only pages in sight are asked for."""
    rows = tuple(row(n) for n in range(200))
    model, asked = RecordsModel(UTC), []
    table = RecordsTable(model)
    model.page_wanted.connect(lambda page: (asked.append(page), model.fill(page, rows)))
    qtbot.addWidget(table)
    table.resize(900, 600)
    with qtbot.waitExposed(table):
        table.show()
    model.show(rows)
    model.grow(100_000)
    took = []
    for line in range(0, 100_000, 5_003):
        begun = time.perf_counter()
        table.scrollTo(model.index(line, 0))
        table.grab()
        took.append(time.perf_counter() - begun)
        qtbot.wait(1)
    assert sorted(took)[len(took) // 2] < 0.1
    assert len(asked) <= 2 * len(took)


def test_letters_on_screen_are_unique(qtbot, window: Window) -> None:
    """In Spanish too; the letters of the menus belong to it."""
    window.go(RECORDS)
    buttons = [*window.records.findChildren(QAbstractButton), *window.statusBar().findChildren(QAbstractButton)]
    texts = [*(b.text() for b in buttons), *(action.text() for action in window.menuBar().actions())]
    found = re.findall(r"&(\w)", " ".join(texts).lower())
    assert len(found) > 12
    assert len(set(found)) == len(found), sorted(found)


def test_on_a_small_screen_the_place_fits_without_scrolling(qtbot, window: Window) -> None:
    file_one(window)
    window.resize(1366, 728)
    window.go(RECORDS)
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 1, timeout=10_000)
    frame = window.centralWidget()
    qtbot.waitUntil(lambda: frame.verticalScrollBar().maximum() == 0)
    corner = window.records.acts.mapTo(frame, window.records.acts.rect().bottomRight())
    assert corner.y() <= frame.height()
