"""The page is the picker: real gestures on the real pages, and the pages follow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from exoconsent.clinic import Clinic
from exoconsent.gui import page_images
from exoconsent.gui.page_desk import GAP, STRIP, Desk
from exoconsent.gui.page_images import PageImages
from exoconsent.gui.page_stops import ADD
from exoconsent.gui.page_view import PageView
from exoconsent.gui.section_button import Chip, SectionButton
from exoconsent.gui.session import Session
from exoconsent.library.patients import read_patient
from exoconsent.paths import FORMS

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
SUGGESTED = "blood-tissue-donation"
REQUIRED = "regulatory-status"
UNCALLED = "interpreter-declaration"
ON_TICK = QPoint(12, 12)
ON_TEXT = QPoint(STRIP + 40, 20)
A4 = (595.28, 841.89)


@pytest.fixture
def desk_session(tmp_path: Path) -> Iterator[Session]:
    clinic = Clinic.demo(tmp_path)
    path = FORMS / "patients" / "ex-o01.yaml"
    session = Session(clinic, lambda: NOW)
    session.open(clinic.begin("exosome-treatment", read_patient(path.read_bytes(), path.name)))
    yield session
    session.close()


def apply_toggle(session: Session, section_id: str, included: bool) -> None:
    draft = session.draft
    if included:
        back = section_id in draft.left_out
        draft = draft.restore(section_id) if back else draft.add(section_id, "asked for")
    else:
        draft = (
            draft.restore(section_id) if section_id in draft.added else draft.leave_out(section_id, "not <b>wanted</b>")
        )
    session.apply(draft, "toggle")


@pytest.fixture
def pages(qtbot, desk_session: Session) -> PageView:
    view = PageView(desk_session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.toggle_asked.connect(lambda i, on: apply_toggle(desk_session, i, on))
    with qtbot.waitExposed(view):
        view.show()
    settle(qtbot, view, desk_session)
    return view


def settle(qtbot, view: PageView, session: Session) -> None:
    qtbot.waitUntil(lambda: view.sheet is not None and view.sheet.draft == session.draft, timeout=8000)


def section(view: PageView, section_id: str) -> SectionButton:
    stop = view.stops.stop(section_id)
    assert isinstance(stop, SectionButton), section_id
    return stop


def chip(view: PageView, section_id: str) -> Chip:
    stop = view.stops.stop(section_id)
    assert isinstance(stop, Chip), section_id
    return stop


def test_one_click_leaves_out_and_one_puts_back(qtbot, pages: PageView, desk_session: Session) -> None:
    pages.select(SUGGESTED)
    button = section(pages, SUGGESTED)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=ON_TICK)
    assert SUGGESTED in desk_session.draft.left_out
    assert button.going, "marked at once"
    assert not button.isChecked()
    assert pages.sheet.draft != desk_session.draft, "while the true page still follows"
    settle(qtbot, pages, desk_session)
    assert SUGGESTED not in [s.id for s in pages.stops.spots.printed]
    out = chip(pages, SUGGESTED)
    assert out.x() > pages._canvas.desk.page(0).right()
    assert "left out" in out.accessibleName()
    assert "<b>" not in out.toolTip()
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert out.text().startswith("✓")
    settle(qtbot, pages, desk_session)
    assert section(pages, SUGGESTED).isChecked()


def test_a_click_on_the_text_selects_and_removes_nothing(qtbot, pages: PageView, desk_session: Session) -> None:
    before = desk_session.draft
    with qtbot.waitSignal(pages.selected, check_params_cb=lambda i: i == SUGGESTED):
        qtbot.mouseClick(section(pages, SUGGESTED), Qt.MouseButton.LeftButton, pos=ON_TEXT)
    assert desk_session.draft == before
    assert section(pages, SUGGESTED).chosen


def test_a_required_section_is_locked_and_says_why(qtbot, pages: PageView, desk_session: Session) -> None:
    button, before = section(pages, REQUIRED), desk_session.draft
    with qtbot.assertNotEmitted(pages.toggle_asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=ON_TICK)
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert desk_session.draft == before
    assert button.isChecked()
    assert button.accessibleName() == "This treatment is not approved, section 2 of 24, in the form, required"
    assert button.accessibleDescription().startswith("Required, cannot be left out: always\n")
    assert "No exosome product is approved" in button.accessibleDescription(), "the wording is told too"
    assert "always" in button.toolTip()


def test_a_screen_reader_sees_a_check_box_with_its_state(pages: PageView) -> None:
    seen = QAccessible.queryAccessibleInterface(section(pages, SUGGESTED))
    assert seen.role() == QAccessible.Role.CheckBox
    assert seen.state().checked
    assert seen.text(QAccessible.Text.Name).endswith("section 14 of 24, in the form")
    assert all(stop.accessibleName() for stop in pages.stops.walk)


def test_space_toggles_and_the_focus_goes_with_the_section(qtbot, pages: PageView, desk_session: Session) -> None:
    section(pages, SUGGESTED).setFocus()
    qtbot.keyClick(section(pages, SUGGESTED), Qt.Key.Key_Space)
    settle(qtbot, pages, desk_session)
    assert chip(pages, SUGGESTED).hasFocus()
    qtbot.keyClick(chip(pages, SUGGESTED), Qt.Key.Key_Space)
    settle(qtbot, pages, desk_session)
    assert section(pages, SUGGESTED).hasFocus()


def test_arrows_walk_in_reading_order_as_one_tab_stop(qtbot, pages: PageView) -> None:
    walk = pages.stops.walk
    tab_stops = [w for w in walk if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(tab_stops) == 1
    walk[1].setFocus()
    seen = []
    pages.selected.connect(seen.append)
    for _ in walk[2:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is walk[-1]
    assert seen == [w.section_id for w in walk[2:] if w.section_id != ADD]
    assert not walk[-1].visibleRegion().isEmpty(), "it came into sight"
    qtbot.keyClick(walk[-1], Qt.Key.Key_Home)
    qtbot.keyClick(walk[0], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is walk[0]
    assert [w for w in walk if w.focusPolicy() & Qt.FocusPolicy.TabFocus] == [walk[0]]


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_alt_and_arrows_ask_to_move(qtbot, pages: PageView, key: Qt.Key, step: int) -> None:
    asked = []
    pages.move_asked.connect(lambda i, by: asked.append((i, by)))
    qtbot.keyClick(section(pages, SUGGESTED), key, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(section(pages, "record-of-talk"), key, Qt.KeyboardModifier.AltModifier)
    assert asked == [(SUGGESTED, step)], "the fixed parts of a form stay where they are"


def test_what_no_rule_asks_for_waits_in_one_menu(qtbot, pages: PageView, desk_session: Session) -> None:
    menu = chip(pages, ADD).menu()
    titles = [a.text() for a in menu.actions()]
    assert len(titles) == len(pages.stops.spots.not_called_for)
    menu.actions()[titles.index("Interpreter")].trigger()
    assert UNCALLED in desk_session.draft.added
    settle(qtbot, pages, desk_session)
    assert section(pages, UNCALLED).accessibleName().endswith("added by hand")


def test_a_continuation_forwards_its_clicks(qtbot, pages: PageView) -> None:
    rest, section_id, _index = pages.stops._rest[0]
    with qtbot.waitSignal(pages.selected, check_params_cb=lambda i: i == section_id):
        qtbot.mouseClick(rest, Qt.MouseButton.LeftButton)
    assert section(pages, section_id).hasFocus()
    assert rest.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_mark_goes_when_nobody_applies_what_was_asked(qtbot, desk_session: Session) -> None:
    view = PageView(desk_session)
    qtbot.addWidget(view)
    view.show()
    settle(qtbot, view, desk_session)
    marked = []
    view.toggle_asked.connect(lambda i, _on: marked.append(section(view, i).going))
    qtbot.mouseClick(section(view, SUGGESTED), Qt.MouseButton.LeftButton, pos=ON_TICK)
    assert marked == [True]
    assert not section(view, SUGGESTED).going
    assert section(view, SUGGESTED).isChecked()


def test_undo_takes_the_mark_away_before_the_page_comes(qtbot, pages: PageView, desk_session: Session) -> None:
    qtbot.mouseClick(section(pages, SUGGESTED), Qt.MouseButton.LeftButton, pos=ON_TICK)
    desk_session.undo.undo()
    assert not section(pages, SUGGESTED).going


def test_a_hundred_quick_toggles_end_in_the_right_page(qtbot, pages: PageView, desk_session: Session) -> None:
    for _ in range(101):
        stop = pages.stops.stop(SUGGESTED)
        qtbot.keyClick(stop, Qt.Key.Key_Space)
    assert SUGGESTED in desk_session.draft.left_out
    settle(qtbot, pages, desk_session)
    assert isinstance(pages.stops.stop(SUGGESTED), Chip)
    assert pages.sheet is desk_session.sheet


def test_pages_and_buttons_of_two_drafts_are_never_mixed(qtbot, pages: PageView, desk_session: Session) -> None:
    pictures = pages._now.images
    held = []
    desk_session.rendered.connect(lambda _sheet: held.append((pages.sheet, pages._now.images)))
    pages.toggle_asked.emit(SUGGESTED, False)
    settle(qtbot, pages, desk_session)
    assert all(images._pdf is sheet.rendered.pdf for sheet, images in held), "a sheet stands with its own pictures"
    assert all(images.has(pages._in_sight(pages._now)) for _sheet, images in held), "and never without them"
    assert len(held) == 1
    assert pages._now.images is not pictures
    page = next(p for p in range(pages.sheet.rendered.pages) if pages._picture(p) is not None)
    pictures._asked = (page, 96)
    pictures._take(QImage(1, 1, QImage.Format.Format_RGB32))
    assert pages._picture(page).width() > 1, "a late picture of the old draft is not shown"


def test_a_newer_sheet_comes_with_all_pages_in_sight(qtbot, pages: PageView, desk_session: Session) -> None:
    pages.set_zoom(0.4)
    bar, shown = pages.verticalScrollBar(), []

    def look(_sheet: object) -> None:
        sight = pages._canvas.desk.pages_between(bar.value(), bar.value() + pages.viewport().height())
        shown.append([pages._picture(page) is not None for page in sight])

    pages.shown.connect(look)
    pages.toggle_asked.emit(SUGGESTED, False)
    settle(qtbot, pages, desk_session)
    assert len(shown[0]) >= 2
    assert all(shown[0]), "no white page flashes up"


def on_screen(view: PageView, section_id: str) -> int:
    return section(view, section_id).y() - view.verticalScrollBar().value()


def test_what_one_looks_at_stays_when_pages_before_it_change(qtbot, pages: PageView, desk_session: Session) -> None:
    bar = pages.verticalScrollBar()
    bar.setValue(section(pages, SUGGESTED).y() - 100)
    before, scrolled = on_screen(pages, SUGGESTED), bar.value()
    others = [s.id for s in pages.stops.spots.printed if s.decision is not None and not s.locked]
    earlier = next(i for i in others if section(pages, i).y() < scrolled - 400)
    pages.toggle_asked.emit(earlier, False)
    settle(qtbot, pages, desk_session)
    assert bar.value() != scrolled, "the words before it are shorter now"
    assert on_screen(pages, SUGGESTED) == before
    desk_session.undo.undo()
    settle(qtbot, pages, desk_session)
    assert (on_screen(pages, SUGGESTED), bar.value()) == (before, scrolled)


def test_the_chosen_section_stays_rather_than_the_one_above_it(qtbot, pages: PageView, desk_session: Session) -> None:
    walk = [s.id for s in pages.stops.spots.printed if s.decision is not None]
    above = walk[walk.index(SUGGESTED) - 1]
    pages.verticalScrollBar().setValue(section(pages, SUGGESTED).y() - 400)
    pages._choose(SUGGESTED)
    before = on_screen(pages, SUGGESTED)
    desk_session.apply(replace(desk_session.draft, order=(*walk[: walk.index(above)], SUGGESTED, above)), "move")
    settle(qtbot, pages, desk_session)
    assert section(pages, SUGGESTED).y() < section(pages, above).y()
    assert on_screen(pages, SUGGESTED) == before


def test_the_view_opens_at_the_first_section_that_can_be_picked(pages: PageView) -> None:
    top = pages.verticalScrollBar().value()
    assert 0 < section(pages, REQUIRED).y() - top < 100


def test_zoom_keeps_what_one_looks_at_and_the_width_of_the_strip(qtbot, pages: PageView) -> None:
    pages.select(SUGGESTED)
    shift = section(pages, SUGGESTED).y() - pages.verticalScrollBar().value()
    pages.set_zoom(2.0)
    assert pages.zoom == 2.0
    assert abs(section(pages, SUGGESTED).y() - pages.verticalScrollBar().value() - 2 * shift) < 80
    desk = pages._canvas.desk
    text = desk.page(0).x() + round(72.0 * desk.dpi / 72)
    assert text - section(pages, SUGGESTED).x() == STRIP
    page = desk.pages_between(pages.verticalScrollBar().value(), pages.verticalScrollBar().value() + 1)[0]
    qtbot.waitUntil(lambda: pages._picture(page) is not None and pages._picture(page).size() == desk.page_size)
    assert pages.horizontalScrollBar().value() == 0, "lines are read from their beginning"
    pages.set_zoom(0.5)
    pages.set_zoom(1.5)
    assert pages.horizontalScrollBar().value() == 0
    pages.set_zoom(99)
    assert pages.zoom == 3.0


def test_fit_width_follows_the_window_and_ctrl_wheel_zooms(qtbot, pages: PageView) -> None:
    assert pages.horizontalScrollBar().maximum() == 0
    before = pages.zoom
    pages.resize(1100, 700)
    qtbot.waitUntil(lambda: pages.zoom > before)
    assert pages.horizontalScrollBar().maximum() == 0
    fitting = pages.zoom
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pages.viewport(), event)
    assert pages.zoom == pytest.approx(fitting * 1.1)
    pages.fit_width()
    assert pages.zoom == pytest.approx(fitting)


def test_pages_that_could_not_be_made_leave_the_last_ones_greyed(qtbot, pages: PageView, desk_session: Session) -> None:
    desk_session.failed.emit("The clinic's forms cannot be read.")
    assert pages._canvas.outdated
    pages.toggle_asked.emit(SUGGESTED, False)
    settle(qtbot, pages, desk_session)
    assert not pages._canvas.outdated


def test_opening_another_draft_takes_the_pages_of_the_one_before_away(
    qtbot, pages: PageView, desk_session: Session
) -> None:
    old = pages.sheet
    desk_session.open(Session.blank("exosome-treatment"))
    assert pages.sheet is None
    assert pages._canvas.desk is None
    assert not pages.stops.walk
    desk_session.rendered.emit(old)
    desk_session.failed.emit("The pages could not be made.")
    assert pages.sheet is None, "a late sheet of the other patient is not shown"
    settle(qtbot, pages, desk_session)
    assert 0 < section(pages, REQUIRED).y() - pages.verticalScrollBar().value() < 100


def test_the_canvas_stays_left_to_right(qtbot, pages: PageView) -> None:
    pages.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pages._canvas.layoutDirection() == Qt.LayoutDirection.LeftToRight


class JobsAtOnce:
    """Does every job while it is being handed in, as a worker that is never late."""

    def submit(self, _name, function, then, failed) -> None:
        try:
            value = function()
        except ValueError as fault:
            failed(fault)
        else:
            then(value)


def test_only_the_wanted_pictures_are_kept(monkeypatch) -> None:
    drawn = []

    def draw(_pdf: bytes, page: int, dpi: int) -> QImage:
        drawn.append(page)
        return QImage(dpi, dpi, QImage.Format.Format_RGB32)

    monkeypatch.setattr(page_images, "draw_page", draw)
    images = PageImages(JobsAtOnce(), "test", b"", lambda _images: None)
    for page in range(40):
        images.want((page, page + 1, page - 1), 10)
        assert images.has((page, page + 1))
    assert [page for page in range(-1, 42) if images.image(page) is not None] == [38, 39, 40]
    assert drawn[:3] == [0, 1, -1]
    assert len(drawn) == len(set(drawn)), "nothing was drawn twice on the way"


def test_a_page_that_cannot_be_drawn_is_asked_for_once(monkeypatch) -> None:
    asked = []

    def refuse(_pdf: bytes, page: int, _dpi: int) -> QImage:
        asked.append(page)
        raise ValueError

    monkeypatch.setattr(page_images, "draw_page", refuse)
    images = PageImages(JobsAtOnce(), "test", b"", lambda _images: None)
    images.want((0,), 10)
    images.want((0,), 10)
    assert asked == [0]
    assert images.has((0,))
    assert images.image(0) is None


@pytest.mark.parametrize("dpi", [38, 96, 101, 288])
def test_the_desk_finds_the_pages_between_two_heights(dpi: int) -> None:
    desk = Desk(pages=31, paper=A4, dpi=dpi)
    height = desk.size.height()
    assert list(desk.pages_between(0, height)) == list(range(31))
    for page in (0, 7, 30):
        middle = desk.page(page).center().y()
        assert list(desk.pages_between(middle, middle + 1)) == [page]
    assert list(desk.pages_between(-500, -400)) == [0]
    assert list(desk.pages_between(height + 5, height + 900)) == [30]
    assert desk.page(1).top() - desk.page(0).bottom() == GAP + 1
    fitted = Desk(pages=1, paper=A4, dpi=Desk.dpi_at(Desk.zoom_to_fit(1000, A4)))
    assert 990 <= fitted.size.width() <= 1004
    assert fitted.page_size != QSize()
