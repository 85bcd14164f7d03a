"""Carrying a section by its handle, what a screen reader's Toggle does, and rows of chips that fit small screens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from exoconsent.gui.chip_row import GAP, ChipRow
from exoconsent.gui.rail import Rail, Stop
from exoconsent.gui.section_button import TICK_HEIGHT, SectionButton
from exoconsent.gui.section_drag import SectionDrag

HANDLE = QPoint(14, TICK_HEIGHT + 10)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot) -> QWidget:
    canvas = QWidget()
    qtbot.addWidget(canvas)
    canvas.resize(400, 500)
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


@pytest.fixture
def sections(canvas: QWidget) -> list[SectionButton]:
    made = [SectionButton(name, canvas) for name in "abcd"]
    for place, button in enumerate(made):
        button.movable = True
        button.show_state(locked=False, going=False, chosen=False)
        button.setGeometry(0, place * 110, 400, 100)
        button.show()
    return made


def carry(button: SectionButton, by: int, start: QPoint = HANDLE) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(button, LEFT, none, start)
    for step in range(1, 6):
        QTest.mouseMove(button, start + QPoint(0, by * step // 5))
    QTest.mouseRelease(button, LEFT, none, start + QPoint(0, by))


@pytest.mark.parametrize(("which", "by", "moved"), [(1, 130, 1), (1, -130, -1), (0, 350, 3), (1, 20, None)])
def test_a_section_lands_where_it_is_let_go(canvas, sections, which: int, by: int, moved: int | None) -> None:
    asked: list[tuple[str, int]] = []
    drag = SectionDrag(canvas, lambda: sections)
    drag.moved.connect(lambda section, places: asked.append((section, places)))
    toggled: list[int] = []
    for button in sections:
        drag.watch(button)
        button.toggle_asked.connect(lambda: toggled.append(1))
    carry(sections[which], by)
    assert asked == ([(sections[which].section_id, moved)] if moved else [])
    assert not toggled, "a drag takes nothing out"


def test_escape_puts_it_back(canvas, sections) -> None:
    drag = SectionDrag(canvas, lambda: sections)
    asked: list[str] = []
    drag.moved.connect(lambda section, _places: asked.append(section))
    drag.watch(sections[0])
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(sections[0], LEFT, none, HANDLE)
    QTest.mouseMove(sections[0], HANDLE + QPoint(0, 250))
    assert any(w.isVisible() and type(w).__name__ == "_Line" for w in canvas.children() if isinstance(w, QWidget))
    QTest.keyClick(sections[0], Qt.Key.Key_Escape)
    QTest.mouseRelease(sections[0], LEFT, none, HANDLE + QPoint(0, 250))
    assert not asked


def test_a_click_on_the_handle_selects_and_takes_nothing_out(qtbot, sections) -> None:
    with qtbot.assertNotEmitted(sections[0].toggle_asked), qtbot.waitSignal(sections[0].text_clicked):
        qtbot.mouseClick(sections[0], LEFT, pos=HANDLE)


def test_a_screen_readers_toggle_asks_as_a_click_does(qtbot, sections) -> None:
    with qtbot.waitSignal(sections[0].toggle_asked):
        sections[0].toggle()
    assert sections[0].isChecked(), "the tick follows the draft, not the reader's hand"


def test_a_screen_readers_toggle_goes_to_the_place(qtbot) -> None:
    rail = Rail((Stop(name="form", words="Form"), Stop(name="today", words="Today")))
    qtbot.addWidget(rail)
    rail.mark(0)
    with qtbot.waitSignal(rail.chosen, check_params_cb=lambda place: place == 1):
        rail.buttons[1].toggle()


def test_a_row_of_many_chips_asks_for_no_more_height_than_it_needs(qtbot) -> None:
    holder, outer = QWidget(), QWidget()
    qtbot.addWidget(outer)
    row = ChipRow(holder)
    for number in range(14):
        row.addWidget(QPushButton(f"Chip number {number}"))
    hidden = QPushButton("hidden")
    row.addWidget(hidden)
    hidden.hide()
    chip = row.itemAt(0).sizeHint()
    assert row.sizeHint().height() == chip.height()
    two = 2 * chip.width() + 2 * GAP
    assert row.heightForWidth(two) <= 14 * (chip.height() + GAP)
    assert holder.minimumSizeHint().height() < 2 * chip.height(), "else the window cannot be small"
