"""The pad: three sources, one owner per stroke, a dot is no signature, undo and clear."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exoconsent.consent.signature import Point
from exoconsent.gui.ink_model import QUIET_MS, InkModel, Source
from exoconsent.gui.signature_pad import SignaturePad

PATH = [QPoint(60 + 8 * i, 80 + (30 if i % 2 else -20)) for i in range(20)]


class Arrivals:
    """When events arrive, set by the test."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def arrivals() -> Arrivals:
    return Arrivals()


@pytest.fixture
def pad(qtbot, arrivals):
    pad = SignaturePad(now_ms=arrivals)
    qtbot.addWidget(pad)
    pad.resize(680, 200)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def drag(pad, points=PATH) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def stylus(pointer=QPointingDevice.PointerType.Pen) -> QPointingDevice:
    can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    return QPointingDevice("pen", 71, QInputDevice.DeviceType.Stylus, pointer, can, 1, 1)


def pen(pad, device, kind, at, pressure, stamp) -> None:
    button = Qt.MouseButton.LeftButton if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    where = QPointF(at)
    event = QTabletEvent(
        kind, device, where, QPointF(pad.mapToGlobal(at)), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, button, button,
    )  # fmt: skip
    event.setTimestamp(stamp)
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()


def pen_stroke(pad, device, points=PATH) -> None:
    pen(pad, device, QEvent.Type.TabletPress, points[0], 0.2, 1000)
    for i, point in enumerate(points[1:], 1):
        pen(pad, device, QEvent.Type.TabletMove, point, 0.2 + i * 0.03, 1000 + 10 * i)
    pen(pad, device, QEvent.Type.TabletRelease, points[-1], 0.0, 1000 + 10 * len(points))


def test_mouse_draws_in_millimetres(qtbot, pad) -> None:
    with qtbot.waitSignal(pad.ink_changed):
        drag(pad)
    strokes = pad.strokes()
    assert strokes is not None
    assert len(strokes.strokes) == 1
    first = strokes.strokes[0][0]
    assert first.x == pytest.approx(60 * 25.4 / pad.logicalDpiX())
    assert first.pressure == -1
    assert strokes.width == pytest.approx(680 * 25.4 / pad.logicalDpiX())


def test_ink_is_seen(pad) -> None:
    before = pad.grab().toImage()
    drag(pad)
    assert pad.grab().toImage() != before


def test_the_picture_is_the_same_drawn_at_once_or_by_and_by(pad) -> None:
    drag(pad)
    by_and_by = pad.grab().toImage()
    pad._redraw()
    assert pad.grab().toImage() == by_and_by


def test_pen_brings_pressure_and_time(pad) -> None:
    pen_stroke(pad, stylus())
    stroke = pad.strokes().strokes[0]
    assert [p.t for p in stroke[:3]] == [0, 10, 20]
    assert stroke[-1].pressure == pytest.approx(0.2 + 19 * 0.03)


def test_eraser_end_of_the_pen_draws_nothing(pad) -> None:
    pen_stroke(pad, stylus(QPointingDevice.PointerType.Eraser))
    assert pad.is_empty()


def test_finger_draws_and_a_second_finger_does_not(pad) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(1, PATH[0], pad).commit()
    for point in PATH[1:8]:
        QTest.touchEvent(pad, device).move(1, point, pad).commit()
    QTest.touchEvent(pad, device).stationary(1).press(2, QPoint(300, 100), pad).commit()
    for point in PATH[8:]:
        QTest.touchEvent(pad, device).move(1, point, pad).move(2, QPoint(600, 20), pad).commit()
    QTest.touchEvent(pad, device).release(1, PATH[-1], pad).release(2, QPoint(600, 20), pad).commit()
    strokes = pad.strokes()
    assert len(strokes.strokes) == 1
    assert max(p.x for p in strokes.strokes[0]) == pytest.approx(PATH[-1].x() * 25.4 / pad.logicalDpiX(), abs=0.1)


def test_palm_is_ignored_while_the_pen_is_down(pad) -> None:
    device, hand = stylus(), QTest.createTouchDevice()
    pen(pad, device, QEvent.Type.TabletPress, PATH[0], 0.5, 10)
    QTest.touchEvent(pad, hand).press(1, QPoint(500, 180), pad).commit()
    for i, point in enumerate(PATH[1:], 1):
        pen(pad, device, QEvent.Type.TabletMove, point, 0.5, 10 + i)
        QTest.touchEvent(pad, hand).move(1, QPoint(500 + i, 180), pad).commit()
    pen(pad, device, QEvent.Type.TabletRelease, PATH[-1], 0, 60)
    QTest.touchEvent(pad, hand).release(1, QPoint(520, 180), pad).commit()
    assert len(pad.strokes().strokes) == 1
    assert max(p.y for p in pad.strokes().strokes[0]) < 150 * 25.4 / pad.logicalDpiX()


def test_palm_that_came_first_gives_way_to_the_pen(pad) -> None:
    hand = QTest.createTouchDevice()
    QTest.touchEvent(pad, hand).press(1, QPoint(500, 180), pad).commit()
    pen_stroke(pad, stylus())
    QTest.touchEvent(pad, hand).release(1, QPoint(500, 180), pad).commit()
    assert len(pad.strokes().strokes) == 1
    assert pad.strokes().strokes[0][0].pressure == pytest.approx(0.2)


def test_echo_of_the_pen_as_mouse_is_no_second_stroke(pad, arrivals) -> None:
    pen_stroke(pad, stylus())
    arrivals.ms += 40
    drag(pad)
    assert len(pad.strokes().strokes) == 1
    arrivals.ms += QUIET_MS
    drag(pad)
    assert len(pad.strokes().strokes) == 2


def test_dot_is_not_a_signature(qtbot, pad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    assert not pad.is_empty()
    assert pad.strokes() is None
    drag(pad, [QPoint(100, 100), QPoint(140, 100)])
    assert pad.strokes() is None


def test_undo_and_clear_by_keys(qtbot, pad) -> None:
    empty = pad.grab().toImage()
    drag(pad)
    drag(pad, [p + QPoint(200, 10) for p in PATH])
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.strokes().strokes) == 1
    drag(pad)
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty()
    assert pad.strokes() is None
    assert pad.grab().toImage() == empty


def test_right_button_draws_nothing(pad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    assert pad.is_empty()


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["begin", "move", "end", "cancel", "undo"]),
        st.sampled_from(list(Source)),
        st.floats(0, 100),
        st.integers(-50, 400),
    ),
    max_size=60,
)


@given(EVENTS)
def test_every_stroke_has_one_source_and_time_never_runs_back(events) -> None:
    ink, now = InkModel(), 0
    for verb, source, x, step in events:
        now += max(0, step)
        at = Point(x=x, y=0, t=now + step, pressure=source)  # the source travels as pressure
        before = ink.owner
        if verb == "begin":
            assert ink.begin(source, at, now) is (ink.owner is source and before is not source)
        elif verb == "move":
            ink.move(source, at, now)
        elif verb == "end":
            assert ink.end(source, now) is (before is source)
        elif verb == "cancel":
            ink.cancel(source)
        else:
            ink.undo()
        for stroke in (*ink.done, ink.open):
            assert len({p.pressure for p in stroke}) <= 1
        times = [p.t for stroke in (*ink.done, ink.open) for p in stroke]
        assert all(a <= b for a, b in itertools.pairwise(times))
        assert all(t >= 0 for t in times)
        assert (ink.owner is None) is (ink.open == ())
