"""A person's hand at the window: mouse on real places, keys wherever the keyboard is; and pictures of what it saw."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

SHOTS = "EXOCONSENT_SHOTS"
"""Names a folder for pictures; without it none are made."""
LEFT = Qt.MouseButton.LeftButton
PRESSES = 400
"""More presses than anybody would make to get somewhere."""


class Hand:
    """What mouse and keyboard have in common."""

    def __init__(self, qtbot: object, window: QWidget, name: str) -> None:
        self.qtbot, self.window, self.name = qtbot, window, name
        self.presses, self.shots = 0, 0

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=20_000)  # type: ignore[attr-defined]

    def shot(self, what: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of a dialog."""
        self.shots += 1
        folder = os.environ.get(SHOTS)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            QApplication.processEvents()
            (widget or self.window).grab().save(str(Path(folder) / f"{self.name}-{self.shots:02}-{what}.png"))

    def awake(self) -> None:
        """A desktop gives the keyboard back to the window when a dialog closes; the platform of tests does not."""
        wanted = QApplication.activeModalWidget() or self.window
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is not wanted:
            wanted.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is wanted)

    def during(self, opens: Callable[[], object], drive: Callable[[QDialog], object]) -> None:
        """Do what opens a dialog that waits, and ``drive`` it; a fault closes it and comes out here."""
        faults: list[BaseException] = []
        seen: list[QDialog] = []

        def poll(tries: int = 0) -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                if tries < 2000:
                    QTimer.singleShot(10, lambda: poll(tries + 1))
                return
            seen.append(dialog)
            if faults:
                dialog.reject()
                return
            try:
                drive(dialog)
                assert not dialog.isVisible(), f"{dialog.windowTitle()} is still open"
            except BaseException as fault:  # noqa: BLE001 - whatever it is comes out of ``during``
                faults.append(fault)
                dialog.reject()
                QTimer.singleShot(0, lambda: poll(tries))  # whatever opens next is not waited for, either

        QTimer.singleShot(0, poll)
        try:
            opens()
            self.wait(lambda: seen)  # a key presses a button a moment later
        finally:
            if faults:
                raise faults[0]

    def write(self, words: str) -> None:
        """Type, letters with accents too."""
        self.awake()
        for letter in words:
            self.presses += 1
            widget = QApplication.focusWidget()
            assert widget is not None
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "\r" if letter == "\n" else letter)
                QApplication.sendEvent(widget, event)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, wherever the keyboard is."""
        self.awake()
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()


class Mouse(Hand):
    """Clicks, drags and the wheel; letters are typed, since there is no other way."""

    def click(self, widget: QWidget, place: QPoint | None = None, *, shift: bool = False) -> None:
        self.awake()
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        if isinstance(widget, QAbstractScrollArea):
            widget = widget.viewport()
        self.reach(widget)
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        at = place if place is not None else widget.rect().center()
        assert widget.visibleRegion().contains(at), (widget.accessibleName(), at, widget.rect())
        self.presses += 1
        QTest.mouseClick(widget, LEFT, held, at)
        QApplication.processEvents()

    def reach(self, widget: QWidget) -> None:
        """Turn the wheel where something lies outside of a page that scrolls."""
        above = widget.parentWidget()
        while above is not None and not (isinstance(above, QScrollArea) and above.widgetResizable()):
            above = above.parentWidget()
        for _turn in range(PRESSES if isinstance(above, QScrollArea) else 0):
            top = widget.mapTo(above.viewport(), widget.rect().center()).y()
            if 0 <= top < above.viewport().height():
                return
            self.wheel(above.viewport(), up=top < 0)

    button = click
    """Press it."""

    def into(self, widget: QWidget, words: str) -> None:
        """Click into a field and type over what stands there."""
        self.click(widget)
        assert QApplication.focusWidget() is not None
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(words)

    def choose(self, box: QComboBox, index: int) -> None:
        """Open the list and click an entry."""
        assert index >= 0
        self.click(box)
        view = box.view()
        self.wait(view.isVisible)
        QTest.qWait(20)
        assert isinstance(view, QListView)
        view.scrollTo(box.model().index(index, 0))
        self.click(view.viewport(), view.visualRect(box.model().index(index, 0)).center())
        self.wait(lambda: not view.isVisible())

    def row(self, tree: QTreeWidget, words: str) -> None:
        """Click a line."""
        item = next(i for i in _items(tree) if i.text(0) == words)
        box = tree.visualItemRect(item)
        for _turn in range(PRESSES):
            if tree.viewport().rect().contains(box):
                break
            self.wheel(tree.viewport(), up=box.top() < 0)
            box = tree.visualItemRect(item)
        self.click(tree.viewport(), QPoint(40, box.center().y()))

    def tab(self, tabs: QTabWidget, widget: QWidget) -> None:
        """Click the tab on which ``widget`` stands."""
        index = next(i for i in range(tabs.count()) if tabs.widget(i).isAncestorOf(widget))
        self.click(tabs.tabBar(), tabs.tabBar().tabRect(index).center())

    def wheel(self, widget: QWidget, *, up: bool = False) -> None:
        at = QPointF(widget.rect().center())
        turn = QPoint(0, 120 if up else -120)
        event = QWheelEvent(
            at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def place_in(self, view: QPlainTextEdit, position: int) -> QPoint:
        """Where a letter stands, after turning the wheel until it is in sight."""
        cursor = QTextCursor(view.document())
        cursor.setPosition(position)
        for _turn in range(PRESSES):
            box = view.cursorRect(cursor)
            if view.viewport().rect().contains(box):
                return box.center()
            self.wheel(view.viewport(), up=box.top() < 0)
        raise AssertionError("never in sight")

    def drag(self, view: QPlainTextEdit, first: int, last: int) -> None:
        """Over words, from letter to letter."""
        begin = self.place_in(view, first)
        QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, begin)
        end = self.place_in(view, last)
        QTest.mouseMove(view.viewport(), (begin + end) / 2)
        QTest.mouseMove(view.viewport(), end)
        QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
        self.presses += 1

    def ok(self, dialog: QDialog) -> None:
        """The button that accepts."""
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        self.click(box.button(QDialogButtonBox.StandardButton.Ok))


class Keys(Hand):
    """Keys alone; the mouse is not touched."""

    def go(self, widget: QWidget) -> None:
        """Tab until the keyboard is there."""
        self.awake()
        wanted = widget.focusProxy() or widget
        been: list[QWidget] = []
        for _press in range(PRESSES):
            now = QApplication.focusWidget()
            if now is not None and (now is wanted or now is widget or widget.isAncestorOf(now)):
                return
            been.append(now)
            self.press(Qt.Key.Key_Tab)
        names = list(dict.fromkeys(f"{type(w).__name__} {w.accessibleName() if w else ''}" for w in been))
        raise AssertionError(f"{widget.accessibleName() or widget} is never reached; been to {names}")

    def alt(self, button: QAbstractButton) -> None:
        """The key of its letter."""
        letter = button.text()[button.text().index("&") + 1].upper()
        pressed: list[bool] = []
        button.clicked.connect(lambda: pressed.append(True))
        self.press(Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)
        self.wait(lambda: pressed)  # it looks pressed for a moment first

    def button(self, button: QAbstractButton) -> None:
        """By its letter, or by walking there."""
        if "&" in button.text():
            self.alt(button)
        else:
            self.go(button)
            self.press(Qt.Key.Key_Space)

    def ok(self, dialog: QDialog) -> None:
        """Ctrl+Enter where Enter means something else."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if dialog.isVisible():
            self.press(Qt.Key.Key_Return)

    def into(self, widget: QWidget, words: str) -> None:
        """Go to a field and type over what stands there."""
        self.go(widget)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(words)

    def choose(self, box: QComboBox, index: int) -> None:
        """Arrow down or up to an entry."""
        self.go(box)
        for _press in range(PRESSES):
            if box.currentIndex() == index:
                return
            self.press(Qt.Key.Key_Down if box.currentIndex() < index else Qt.Key.Key_Up)
        raise AssertionError(f"{box.accessibleName()} does not come to {index}")

    def row(self, tree: QTreeWidget, words: str) -> None:
        """Walk to a line."""
        self.go(tree)
        names = [item.text(0) for item in _items(tree)]
        for _press in range(PRESSES):
            here = tree.currentItem().text(0)
            if here == words:
                return
            self.press(Qt.Key.Key_Down if names.index(here) < names.index(words) else Qt.Key.Key_Up)

    def tab(self, tabs: QTabWidget, widget: QWidget) -> None:
        """Walk along the tabs."""
        index = next(i for i in range(tabs.count()) if tabs.widget(i).isAncestorOf(widget))
        self.go(tabs.tabBar())
        for _press in range(PRESSES):
            if tabs.currentIndex() == index:
                return
            self.press(Qt.Key.Key_Right if tabs.currentIndex() < index else Qt.Key.Key_Left)


def _items(tree: QTreeWidget) -> Iterator[object]:
    return (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
