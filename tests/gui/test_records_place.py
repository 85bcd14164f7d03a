"""Records: a few letters find, Enter opens, every deed works by its key, and no wrong patient's page is shown."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QScrollArea, QWidget

from exoconsent.clinic import Clinic
from exoconsent.gui.places.records import RecordsPlace
from exoconsent.gui.records_dialogs import CorrectDialog, ReasonDialog, RecordQuestion, WithdrawDialog
from exoconsent.gui.records_paper import list_paper, list_pdf
from exoconsent.gui.records_source import PAGE, Column, Listing
from exoconsent.gui.session import Session
from exoconsent.records.record import Field, Kind, Scope, State
from exoconsent.records.slots import Role
from tests.gui.archive_in_memory import NOW, Shelf, row

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HOW_MANY = 2 * PAGE + 20


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("clinic"))


@pytest.fixture(scope="module")
def pdf(qapp) -> bytes:
    rows = tuple(row(n) for n in range(60))
    return list_pdf(list_paper("Pages", (), rows, (612.0, 792.0), mirrored=False))


@pytest.fixture
def session(qapp, clinic: Clinic) -> Iterator[Session]:
    session = Session(clinic, lambda: NOW)
    yield session
    session.close()


@pytest.fixture
def shelf(pdf: bytes) -> Shelf:
    return Shelf([row(n) for n in range(HOW_MANY)], pdf)


def shown(qtbot, session: Session, shelf: Shelf) -> RecordsPlace:
    place = RecordsPlace(session, lambda: shelf)
    place.errands.ask = lambda dialog: pytest.fail(f"nobody asked for {dialog}")
    qtbot.addWidget(place)
    place.resize(1180, 760)
    with qtbot.waitExposed(place):
        place.show()
    place.setFocus()
    settled(qtbot, place)
    return place


@pytest.fixture
def place(qtbot, session: Session, shelf: Shelf) -> RecordsPlace:
    return shown(qtbot, session, shelf)


def settled(qtbot, place: RecordsPlace) -> None:
    """Every answer has come."""
    qtbot.waitUntil(lambda: place.asked is not None and not place.search.waits and not place.errands.finding)
    place._session.filing.rest()
    qtbot.wait(20)


def type_in(qtbot, place: RecordsPlace, letters: str) -> None:
    qtbot.keyClicks(place.search.line, letters)
    settled(qtbot, place)


def names(place: RecordsPlace) -> list[str]:
    lines = range(min(place.model.rowCount(), PAGE))
    return [place.model.data(place.model.index(n, COLUMN[Column.NAME])) for n in lines]


COLUMN = {column: n for n, column in enumerate(Column)}


def open_one(qtbot, place: RecordsPlace, line: int = 0) -> None:
    place.table.choose(line)
    qtbot.keyClick(place.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.document.opened is not None)


def answered(place: RecordsPlace, fill) -> list[RecordQuestion]:
    """Whoever is asked fills the dialog in and presses OK, when that is on."""
    asked: list[RecordQuestion] = []

    def ask(dialog: RecordQuestion) -> bool:
        asked.append(dialog)
        fill(dialog)
        return dialog.ok.isEnabled()

    place.errands.ask = ask
    return asked


# ---------------------------------------------------------------- finding


def test_the_search_has_the_keyboard_at_once_and_letters_find(qtbot, place: RecordsPlace) -> None:
    assert place.search.line.hasFocus()
    assert place.model.rowCount() == HOW_MANY
    type_in(qtbot, place, "nun")
    assert set(names(place)) == {"José Núñez"}
    assert "records" in place.count.text()


def test_enter_right_after_the_letters_opens_the_first_hit(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    qtbot.keyClicks(place.search.line, "sosa")
    qtbot.keyClick(place.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.document.opened is not None)
    assert place.document.row.name == "Ana Sosa"
    assert place.table.hasFocus()
    assert [call for call in shelf.calls if call[0] == "open"] == [("open", place.document.row.id)]


def test_only_the_newest_question_is_answered(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    hold, begun = threading.Event(), threading.Event()

    def wait(text: str) -> None:
        if text == "lee":
            begun.set()
            hold.wait(10)

    shelf.gate = wait
    place.search.line.setText("lee")
    qtbot.waitUntil(begun.is_set)
    place.search.line.setText("kerr")
    qtbot.wait(80)
    hold.set()
    qtbot.waitUntil(lambda: place.model.rowCount() > 0 and set(names(place)) == {"Ian Kerr"})
    settled(qtbot, place)
    assert set(names(place)) == {"Ian Kerr"}


def test_the_window_lives_while_the_archive_thinks(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    hold = threading.Event()
    shelf.gate = lambda _text: hold.wait(10)
    type_slowly = place.search.line
    qtbot.keyClicks(type_slowly, "wu")
    qtbot.wait(100)
    qtbot.keyClicks(type_slowly, "x")
    assert type_slowly.text() == "wux"
    hold.set()
    settled(qtbot, place)
    assert threading.get_ident() not in shelf.threads
    assert len(shelf.threads) == 1


def test_filters_narrow_and_show_all_forgets_them(qtbot, place: RecordsPlace) -> None:
    assert not place.search.everything.isEnabled()
    place.search.state.setCurrentIndex(place.search.state.findData(State.VOID))
    place.search.lot.setCurrentIndex(place.search.lot.findData("LOT-001"))
    place.search.since.setText("2026-01-01")
    settled(qtbot, place)
    rows = [place.model.row(n) for n in range(place.model.rowCount())]
    assert rows
    assert {(r.state, r.lot) for r in rows} == {(State.VOID, "LOT-001")}
    assert place.search.everything.isEnabled()
    place.search.everything.click()
    settled(qtbot, place)
    assert place.model.rowCount() == HOW_MANY
    assert not place.search.ask.narrows


def test_a_day_that_cannot_be_read_filters_nothing_and_is_told(qtbot, place: RecordsPlace) -> None:
    place.search.until.setText("31/02/2026")
    settled(qtbot, place)
    assert place.model.rowCount() == HOW_MANY
    assert "Signed to" in place.search.trouble.text()
    assert place.search.until.accessibleDescription()


def test_rows_further_down_come_when_they_are_looked_at(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    offsets = {call[2] for call in shelf.calls if call[0] == "find"}
    assert offsets == {0}, "nothing is fetched that nobody sees"
    place.table.setFocus()
    qtbot.keyClick(place.table, Qt.Key.Key_End, CTRL)
    qtbot.waitUntil(lambda: place.model.row(HOW_MANY - 1) is not None)
    assert {call[2] for call in shelf.calls if call[0] == "find"} == {0, 2 * PAGE}


def test_every_column_sorts_by_its_head_and_by_the_keyboards_menu(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    head = place.table.horizontalHeader()
    for column in Column:
        position = head.sectionViewportPosition(COLUMN[column]) + 10
        head.setOffset(0)
        qtbot.mouseClick(
            head.viewport(), Qt.MouseButton.LeftButton, pos=head.viewport().rect().center().__class__(position, 5)
        )
        settled(qtbot, place)
        assert place.search.ask.column is column
    menu = place.table.actions()[-1].menu()
    ways = []
    for _twice in range(2):
        menu.actions()[COLUMN[Column.NAME]].trigger()
        settled(qtbot, place)
        ways.append(place.search.ask.descending)
    assert place.search.ask.column is Column.NAME
    assert sorted(ways) == [False, True]
    assert names(place) == sorted(names(place), reverse=ways[-1])


def test_letters_typed_on_the_list_go_on_searching(qtbot, place: RecordsPlace) -> None:
    place.table.setFocus()
    qtbot.keyClicks(place.table, "k")
    qtbot.keyClicks(place.search.line, "err")
    settled(qtbot, place)
    assert place.search.line.hasFocus()
    assert set(names(place)) == {"Ian Kerr"}


# ---------------------------------------------------------------- the document


def test_the_document_stands_beside_the_list_with_its_history(qtbot, place: RecordsPlace) -> None:
    open_one(qtbot, place)
    row_ = place.table.chosen()
    assert row_.name in place.document.whose.label.text()
    assert row_.number in place.document.how.text()
    qtbot.waitUntil(lambda: place.document.pages.canvas.picture(0) is not None)
    words = [place.document.events.item(n).text() for n in range(place.document.events.count())]
    assert "Dr Rahman: Looked at" in words[0]
    assert f"filed as {row_.number}" in words[-1]


def test_a_double_click_is_one_look(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    middle = place.table.visualRect(place.model.index(2, 1)).center()
    for gesture in (qtbot.mouseClick, qtbot.mouseDClick):
        gesture(place.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: place.document.opened is not None)
    qtbot.keyClick(place.table, Qt.Key.Key_Return)
    settled(qtbot, place)
    assert [call for call in shelf.calls if call[0] == "open"] == [("open", place.table.chosen().id)]


def test_on_another_line_the_document_before_is_gone_at_once(qtbot, place: RecordsPlace) -> None:
    open_one(qtbot, place)
    pages = place.document.pages
    qtbot.keyClick(place.table, Qt.Key.Key_Down)
    assert place.document.opened is None
    assert pages.canvas.desk is None
    assert place.document.row.id == place.table.chosen().id
    assert place.document.events.count() == 0


def test_a_document_that_comes_late_is_not_shown_for_another_line(qtbot, place: RecordsPlace) -> None:
    place.table.choose(0)
    place.open_row(place.table.chosen())
    place.table.choose(1)
    settled(qtbot, place)
    assert place.document.opened is None
    assert place.document.row.id == place.table.chosen().id


def test_a_damaged_file_is_said_in_words(qtbot, session: Session, shelf: Shelf) -> None:
    shelf.pdf = b"%PDF-1.7 and nothing more"
    place = shown(qtbot, session, shelf)
    open_one(qtbot, place)
    assert "damaged" in place.document.pages.canvas.words
    shelf.pdf = b""
    open_one(qtbot, place, 1)
    assert "Nothing was printed" in place.document.pages.canvas.words


def test_zoom_keeps_to_its_limits(qtbot, place: RecordsPlace) -> None:
    open_one(qtbot, place)
    width = place.document.pages.canvas.width()
    for _step in range(30):
        place.does["zoom_in"]()
    assert width < place.document.pages.canvas.width() < 5 * width
    place.does["zoom_reset"]()
    assert place.document.pages.canvas.width() == width


# ---------------------------------------------------------------- deeds


def test_verify_says_its_verdict_in_words(qtbot, place: RecordsPlace) -> None:
    place.table.choose(0)
    qtbot.keyClick(place, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: place.errands.reading is not None)
    assert "nobody has signed" in place.errands.reading.words.toPlainText()
    assert place.errands.reading.windowTitle() == place.table.chosen().number


def test_a_copy_is_printed_under_its_number(qtbot, place: RecordsPlace) -> None:
    place.table.choose(0)
    with qtbot.waitSignal(place.errands.print_wanted) as told:
        place.does["print"]()
    assert [bytes(told.args[0]), told.args[1]] == [b"%PDF copy", place.table.chosen().number]


def test_export_asks_for_a_folder_and_tells_no_name(qtbot, place: RecordsPlace, shelf: Shelf, tmp_path: Path) -> None:
    place.table.choose(0)
    place.errands.ask_folder = lambda: tmp_path
    with qtbot.waitSignal(place.errands.said) as told:
        place.does["save"]()
    chosen = place.table.chosen()
    assert ("export", chosen.id, tmp_path) in shelf.calls
    assert chosen.number in told.args[0]
    assert chosen.name not in told.args[0]
    place.errands.ask_folder = lambda: None
    before = len(shelf.calls)
    place.does["save"]()
    assert len(shelf.calls) == before


@pytest.mark.parametrize("whole", [True, False])
def test_withdrawing_whole_or_in_part(qtbot, place: RecordsPlace, shelf: Shelf, whole: bool) -> None:
    line = next(n for n in range(PAGE) if place.model.row(n).state is State.SIGNED)
    open_one(qtbot, place, line)
    chosen = place.table.chosen()

    def fill(dialog: WithdrawDialog) -> None:
        assert not dialog.ok.isEnabled(), "Enter alone withdraws nothing"
        assert chosen.name in " ".join(label.text() for label in dialog.findChildren(QLabel))
        (dialog.whole if whole else dialog.part).setChecked(True)
        if not whole:
            assert not dialog.ok.isEnabled()
            dialog.scopes[Scope.PHOTOS].setChecked(True)

    asked = answered(place, fill)
    qtbot.keyClick(place, Qt.Key.Key_T, CTRL)
    state = State.WITHDRAWN if whole else State.PART_WITHDRAWN
    qtbot.waitUntil(lambda: place.table.chosen() is not None and place.table.chosen().state is state)
    assert place.table.chosen().id == chosen.id, "the line stays chosen"
    assert len(asked) == 1
    assert shelf.happened[chosen.id][-1].scopes == ((Scope.ALL,) if whole else (Scope.PHOTOS,))
    qtbot.waitUntil(lambda: "Withdrawn:" in place.document.events.item(0).text())


def test_a_part_that_was_withdrawn_before_is_not_withdrawn_again(qtbot) -> None:
    dialog = WithdrawDialog(None, row(0, withdrawn=(Scope.PHOTOS,)))
    qtbot.addWidget(dialog)
    dialog.part.setChecked(True)
    assert not dialog.scopes[Scope.PHOTOS].isEnabled()
    assert not dialog.ok.isEnabled()
    dialog.scopes[Scope.DATA].setChecked(True)
    assert dialog.chosen == (Scope.DATA,)


def test_voiding_and_correcting_want_a_reason(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    line = next(n for n in range(PAGE) if place.model.row(n).state is State.SIGNED)
    place.table.choose(line)
    chosen = place.table.chosen()
    answered(place, lambda dialog: dialog.value.setText("Margaret O’Neil"))
    qtbot.keyClick(place, Qt.Key.Key_F2)
    settled(qtbot, place)
    assert chosen.id not in shelf.happened, "no reason, no correction"

    def fill(dialog: RecordQuestion) -> None:
        if isinstance(dialog, CorrectDialog):
            dialog.value.setText("Margaret O’Neil")
        dialog.reason.setPlainText("Typing mistake")

    asked = answered(place, fill)
    qtbot.keyClick(place, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: place.table.chosen() is not None and place.table.chosen().name == "Margaret O’Neil")
    qtbot.keyClick(place, Qt.Key.Key_Delete, CTRL | SHIFT)
    qtbot.waitUntil(lambda: place.table.chosen() is not None and place.table.chosen().state is State.VOID)
    assert [type(dialog) for dialog in asked] == [CorrectDialog, ReasonDialog]
    assert [event.reason for event in shelf.happened[chosen.id]] == ["Typing mistake", "Typing mistake"]


@pytest.mark.parametrize(
    ("field", "typed", "right"),
    [
        (Field.BORN, "30 Apr 1961", "1961-04-30"),
        (Field.BORN, "", ""),
        (Field.TREATMENT, "knee", "knee"),
        (Field.PRODUCT, " Exo Two ", "Exo Two"),
        (Field.LOT, "", ""),
    ],
)
def test_everything_that_lists_show_can_be_corrected(qtbot, field: Field, typed: str, right: str) -> None:
    dialog = CorrectDialog(None, row(0, born=date(1961, 3, 30), lot="LX-1", product="Exo One"))
    qtbot.addWidget(dialog)
    dialog.reason.setPlainText("Misread")
    dialog.field.setCurrentIndex(dialog.field.findData(field))
    assert not dialog.ok.isEnabled(), "as it was is no correction"
    dialog.value.setText(typed)
    assert dialog.ok.isEnabled(), dialog.trouble.text()
    assert (dialog.chosen, dialog.right) == (field, right)


def test_no_day_and_no_name_are_no_corrections(qtbot) -> None:
    dialog = CorrectDialog(None, row(0))
    qtbot.addWidget(dialog)
    dialog.reason.setPlainText("Misread")
    dialog.value.setText("")
    assert not dialog.ok.isEnabled()
    dialog.field.setCurrentIndex(dialog.field.findData(Field.BORN))
    dialog.value.setText("31.2.1961")
    assert not dialog.ok.isEnabled()
    assert "calendar" in dialog.trouble.text()


def test_renewing_hands_over_a_new_draft(qtbot, place: RecordsPlace) -> None:
    line = next(n for n in range(PAGE) if place.model.row(n).state is State.EXPIRED)
    place.table.choose(line)
    with qtbot.waitSignal(place.errands.draft_wanted) as told:
        qtbot.keyClick(place, Qt.Key.Key_R, CTRL)
    assert told.args[0].patient.name == place.table.chosen().name


def test_what_a_role_may_not_do_is_off_and_says_why(qtbot, session: Session, shelf: Shelf) -> None:
    shelf.role = Role.FRONT_DESK
    place = shown(qtbot, session, shelf)
    place.table.choose(0)
    for name in ("void", "correct"):
        button = place.acts.buttons[name]
        assert not button.isEnabled()
        assert "role" in button.accessibleDescription()
        assert "role" in button.toolTip()
    assert "Mark as void" in place.acts.why.text()
    assert place.acts.why.isVisible()
    assert place.acts.buttons["withdraw"].isEnabled() or place.table.chosen().state is State.VOID
    with qtbot.waitSignal(place.acts.refused) as told:
        qtbot.keyClick(place, Qt.Key.Key_F2)
    assert "role" in told.args[0]


@pytest.mark.parametrize(
    ("changed", "barred"),
    [
        ({"state": State.VOID}, {"withdraw", "form", "renew", "void"}),
        ({"state": State.WITHDRAWN, "withdrawn": (Scope.ALL,)}, {"withdraw", "form"}),
        ({"kind": Kind.DECLINED, "state": State.DECLINED}, {"withdraw", "form"}),
        ({"state": State.SIGNED}, set()),
    ],
)
def test_a_deed_that_makes_no_sense_for_a_record_is_off(qtbot, session: Session, changed, barred: set[str]) -> None:
    place = shown(qtbot, session, Shelf([row(0, **changed)]))
    place.table.choose(0)
    off = {name for name, button in place.acts.buttons.items() if not button.isEnabled() and button.isVisible()}
    assert off == barred
    assert all(place.acts.buttons[name].accessibleDescription() for name in off)


def test_deleting_is_offered_only_on_its_list_and_needs_a_reason_and_a_tick(qtbot, session: Session) -> None:
    old = row(0, keep_until=NOW.date().replace(year=2020))
    shelf = Shelf([old, row(1)])
    place = shown(qtbot, session, shelf)
    place.table.choose(0)
    assert place.acts.buttons["ask_deletion"].isHidden() or not place.acts.buttons["ask_deletion"].isVisible()
    with qtbot.waitSignal(place.acts.refused):
        qtbot.keyClick(place, Qt.Key.Key_D, CTRL)
    place.show_list(Listing.KEPT)
    settled(qtbot, place)
    assert place.model.rowCount() == 1
    place.table.choose(0)
    answered(place, lambda dialog: dialog.reason.setPlainText("Ten years are over"))
    with qtbot.waitSignal(place.errands.said):
        qtbot.keyClick(place, Qt.Key.Key_D, CTRL)
    settled(qtbot, place)
    assert shelf.happened[old.id][-1].reason == "Ten years are over"
    asked = answered(place, lambda dialog: None)
    qtbot.keyClick(place, Qt.Key.Key_D, CTRL | SHIFT)
    settled(qtbot, place)
    assert len(asked) == 1
    assert len(shelf.rows) == 2, "without the tick nothing is deleted"
    answered(place, lambda dialog: dialog.agreed.setChecked(True))
    with qtbot.waitSignal(place.errands.said):
        qtbot.keyClick(place, Qt.Key.Key_D, CTRL | SHIFT)
    settled(qtbot, place)
    assert [r.id for r in shelf.rows] == [2]
    assert "Nobody is on this list" in place.empty.words.text()


def test_a_deed_that_fails_says_so_and_the_list_stays(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    place.table.choose(0)
    shelf.broken = "The disk is full."
    place.open_row(place.table.chosen())
    qtbot.waitUntil(lambda: "disk is full" in place.document.pages.canvas.words)
    assert place.model.rowCount() == HOW_MANY


# ---------------------------------------------------------------- lists and empty states


def test_lot_recall_lists_everyone_and_prints_from_the_worker(qtbot, place: RecordsPlace, shelf: Shelf) -> None:
    place.search.listed(Listing.LOT, "LOT-003")
    settled(qtbot, place)
    wanted = len(shelf.got_lot("LOT-003"))
    assert place.model.rowCount() == wanted
    assert "LOT-003" in place.banner.words.text()
    assert str(wanted) in place.banner.words.text()
    with qtbot.waitSignal(place.errands.print_wanted) as told:
        place.banner.print.click()
    assert bytes(told.args[0]).startswith(b"%PDF")
    assert told.args[1] == "exoconsent-list"
    place.banner.back.click()
    settled(qtbot, place)
    assert place.banner.isHidden()
    assert place.model.rowCount() == HOW_MANY


@pytest.mark.parametrize("listing", [Listing.DUE, Listing.EXPIRED, Listing.KEPT])
def test_the_other_lists(qtbot, place: RecordsPlace, shelf: Shelf, listing: Listing) -> None:
    lists = {Listing.DUE: shelf.due, Listing.EXPIRED: shelf.expired, Listing.KEPT: shelf.kept_too_long}
    place.show_list(listing)
    settled(qtbot, place)
    assert place.model.rowCount() == len(lists[listing](NOW.date()))
    if not place.model.rowCount():
        assert "Nobody" in place.empty.words.text()
    type_in(qtbot, place, "sosa")
    assert place.banner.isHidden(), "whoever types leaves the list"
    assert set(names(place)) == {"Ana Sosa"}


def test_the_menu_of_lists_asks_for_the_lot(qtbot, place: RecordsPlace) -> None:
    recall = place.lists.menu().actions()[0]
    place.lists.ask_lot = str
    recall.trigger()
    settled(qtbot, place)
    assert place.banner.isHidden(), "no lot, no list"
    place.lists.ask_lot = lambda: "LOT-002"
    recall.trigger()
    settled(qtbot, place)
    assert "LOT-002" in place.banner.words.text()
    assert place.table.hasFocus()


def test_sorting_a_list_keeps_it(qtbot, place: RecordsPlace) -> None:
    place.search.listed(Listing.LOT, "LOT-003")
    settled(qtbot, place)
    place.search.sort(Column.BORN, descending=False)
    settled(qtbot, place)
    born = [place.model.row(n).born for n in range(place.model.rowCount())]
    known = [day for day in born if day]
    assert known == sorted(known)
    assert born == [*known, *([None] * (len(born) - len(known)))], "unknown ones come last"


def test_empty_states_have_one_sentence_and_one_button_that_helps(qtbot, session: Session, place: RecordsPlace) -> None:
    type_in(qtbot, place, "xyz")
    assert "No record" in place.empty.words.text()
    assert place.acts.isHidden()
    place.empty.button.click()
    settled(qtbot, place)
    assert place.model.rowCount() == HOW_MANY
    nothing = shown(qtbot, session, Shelf([]))
    assert "Nothing is filed yet" in nothing.empty.words.text()
    with qtbot.waitSignal(nothing.form_wanted):
        nothing.empty.button.click()


def test_a_failing_archive_gives_a_sentence_says_what_is_safe_and_tries_again(
    qtbot, session: Session, shelf: Shelf
) -> None:
    shelf.broken = "Another program has the records open. Close it there"
    place = shown(qtbot, session, shelf)
    assert shelf.broken in place.empty.words.text()
    assert "what is filed stays filed" in place.empty.words.text()
    shelf.broken = ""
    place.empty.button.click()
    settled(qtbot, place)
    assert place.model.rowCount() == HOW_MANY


def test_a_mistake_of_ours_quotes_nobody(qtbot, session: Session) -> None:
    def opens() -> Shelf:
        raise KeyError("Margaret O'Neill")

    place = RecordsPlace(session, opens)
    qtbot.addWidget(place)
    with qtbot.waitExposed(place):
        place.show()
    qtbot.waitUntil(lambda: place.empty.failed)
    assert "KeyError" in place.empty.words.text()
    assert "Margaret" not in place.empty.words.text()


# ---------------------------------------------------------------- everybody


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, place: RecordsPlace) -> None:
    open_one(qtbot, place)
    inside = (QScrollArea, QDialog)
    for widget in place.findChildren(QWidget):
        named = widget.accessibleName() or getattr(widget, "text", str)()
        within = isinstance(widget.parentWidget(), QLineEdit) or "qt_" in widget.objectName()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not within:
            assert named or isinstance(widget, inside), widget


def test_no_patient_in_names_of_objects_or_titles(qtbot, place: RecordsPlace) -> None:
    open_one(qtbot, place)
    name = place.table.chosen().name
    for widget in (place, *place.findChildren(QWidget)):
        assert name not in widget.objectName()
        assert name not in widget.windowTitle()
    assert name not in repr(place.search.ask)
    assert name not in repr(replace(place.search.ask, text=name))


def test_closing_while_the_archive_thinks_does_no_harm(qtbot, session: Session, shelf: Shelf) -> None:
    place = shown(qtbot, session, shelf)
    place.search.line.setText("lee")
    qtbot.wait(60)
    session.close()
    qtbot.wait(60)
    assert place.model.rowCount() >= 0
