"""Text of any size, words read from right to left: nothing is cut, and what has a side changes it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from exoconsent.clinic import Clinic
from exoconsent.gui.field_grid import FieldGrid, Roomy
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.messages import Heading
from exoconsent.gui.page_desk import Desk
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.theme import POINTS, SIZES, Theme, load_font
from exoconsent.gui.window import Window

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SMALL_SCREEN = (1366, 768)
TASK_BAR = 40


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """With our font, and afterwards as it was."""
    font, colours, direction = qapp.font(), qapp.palette(), qapp.layoutDirection()
    qapp.setFont(load_font())
    yield qapp
    qapp.setFont(font)
    qapp.setPalette(colours)
    qapp.setLayoutDirection(direction)


@pytest.fixture
def window(application, qtbot, tmp_path: Path) -> Iterator[Window]:
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    window = Window(session)
    qtbot.addWidget(window)
    yield window
    session.close()


def shown(qtbot, window: Window) -> Window:
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


def left_of(widget: QWidget, other: QWidget) -> bool:
    origin = QPoint(0, 0)
    return widget.mapToGlobal(origin).x() < other.mapToGlobal(origin).x()


@pytest.mark.parametrize("percent", SIZES)
def test_the_size_of_the_text_holds_at_once_and_is_remembered(application, qtbot, percent: int, tmp_path) -> None:
    theme = Theme(application, Remembered(tmp_path / "desk.json"))
    heading, sign, holder = Heading("Title"), IconLabel("info"), QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(heading)
    column.addWidget(sign)
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    theme.resize(percent)
    assert application.font().pointSizeF() == pytest.approx(POINTS * percent / 100)
    qtbot.waitUntil(lambda: heading.label.font().pointSizeF() == pytest.approx(2 * POINTS * percent / 100))
    assert sign.pixmap().height() == sign.fontMetrics().height() * sign.devicePixelRatioF()
    application.setFont(load_font())
    assert Theme(application, Remembered(tmp_path / "desk.json")).size == percent
    assert application.font().pointSizeF() == pytest.approx(POINTS * percent / 100)


def test_a_size_written_by_hand_is_not_believed(application) -> None:
    remembered = Remembered()
    remembered.put("text_size", 4000)
    assert Theme(application, remembered).size == 100


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_on_a_small_screen_the_desk_fits_without_scrolling(qtbot, window: Window, factor: float) -> None:
    """Whether Qt scales everything by half (logical pixels get fewer) or the window's own text is that large."""
    inside = window.findChild(Roomy).widget()
    needed = inside.minimumSizeHint()
    bars = window.menuBar().sizeHint().height() + window.statusBar().sizeHint().height()
    assert needed.width() <= SMALL_SCREEN[0] / factor
    assert needed.height() + bars <= (SMALL_SCREEN[1] - TASK_BAR) / factor + bars


@pytest.mark.parametrize("percent", [150, 200])
def test_with_large_text_nothing_lies_outside_the_window(application, qtbot, percent: int, tmp_path) -> None:
    Theme(application, Remembered()).resize(percent)
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    window = Window(session)
    qtbot.addWidget(window)
    shown(qtbot, window)
    assert window.size().toTuple() == (1280, 800)
    inside = window.findChild(Roomy).widget()
    outside = [w for w in (window.form.patient, window.form.panes, window.form.status) if not fits(w, inside)]
    assert not outside
    session.close()


def fits(widget: QWidget, inside: QWidget) -> bool:
    corner = widget.mapTo(inside, QPoint(widget.width(), widget.height()))
    return corner.x() <= inside.width() and corner.y() <= inside.height()


def test_fields_go_into_more_rows_before_they_are_cut(application, qtbot) -> None:
    cells = [(QLabel(f"Field {number}"), QLineEdit(), 1) for number in range(8)]
    for _label, field, _share in cells:
        field.setMinimumWidth(100)
    grid, holder = FieldGrid(cells), QWidget()
    QVBoxLayout(holder).addWidget(grid)
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    for width, rows in ((1000, 1), (500, 2), (260, 4), (1000, 1)):
        holder.resize(width, 300)
        qtbot.waitUntil(lambda rows=rows: len({field.y() for _label, field, _share in cells}) == rows)
        assert all(field.geometry().right() < width for _label, field, _share in cells)


def test_read_from_the_right_the_desk_is_mirrored(application, qtbot, window: Window) -> None:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, window)
    form = window.form
    assert left_of(form.side, form.view)
    assert left_of(form.view, window.rail)
    assert left_of(form.patient.more, form.patient.chips[0]) or form.patient.more.y() > form.patient.chips[0].y()
    assert left_of(form.patient.born, form.patient.name)


def test_pages_stay_as_they_are_printed_and_the_chips_change_sides(
    application, qtbot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exoconsent.gui.places.form.ask_reason", lambda *_asked: None)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, window)
    open_made_up(window.session, FIRST)
    stops = window.form.view.stops
    qtbot.waitUntil(lambda: stops.stop("+") is not None, timeout=20_000)
    section = next(spot.id for spot in stops.spots.printed if not spot.locked)
    chip, button = stops.stop("+"), stops.stop(section)
    assert chip.geometry().right() < button.x(), "chips stand where the eye comes to last"
    assert window.form.view.layoutDirection() is Qt.LayoutDirection.LeftToRight
    clicked = []
    stops.toggle_asked.connect(lambda section, wanted: clicked.append((section, wanted)))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert clicked == [(section, False)], "the tick is still at the beginning of the printed line"


def test_the_pages_keep_their_size_on_either_side() -> None:
    paper = (612.0, 792.0)
    plain, mirrored = (Desk(pages=2, paper=paper, dpi=96, mirrored=side) for side in (False, True))
    assert plain.size == mirrored.size
    assert plain.page(1).size() == mirrored.page(1).size()
    assert plain.gutter > plain.page(0).right()
    assert 0 < mirrored.gutter < mirrored.page(0).left()
    assert mirrored.page(0).right() < mirrored.size.width()
