"""The things to press on a page: a printed section with its tick or lock, its continuation, and the chips beside it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from exoconsent.gui.page_desk import STRIP
from exoconsent.gui.page_paint import grip, lock, painting, strike, tick, tint
from exoconsent.gui.touch import announce

TICK_HEIGHT = 32
"""Pixels from the top of the strip that belong to the tick; what lies below is the handle."""
_LEAST_HANDLE = 24
"""Pixels; a shorter section has no room for a handle and moves by Alt and the arrows."""
_FAR = 10_000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}


def _step(event: QKeyEvent, modifier: Qt.KeyboardModifier) -> int:
    """Which way an arrow asks to go, 0 when the key is another; the keypad's arrows count too."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if held == modifier else 0


class SectionButton(QAbstractButton):
    """One printed section: a check box over its first rectangle on the pages, which cannot be cleared when locked."""

    toggle_asked = Signal()
    text_clicked = Signal()
    walked = Signal(int)
    """Up or down by so many places."""
    carried = Signal(int)
    """Asked to be moved up (-1) or down (1)."""
    dragged = Signal(QPoint)
    """Led by its handle to this point, in its own pixels."""
    dropped = Signal(bool)
    """Let go of; ``False`` when Escape took it back."""
    entered = Signal(bool)
    """Has the focus; whether it came by keyboard."""

    def __init__(self, section_id: str, canvas: QWidget) -> None:
        """Over ``canvas``; placed and named by ``PageStops``."""
        super().__init__(canvas)
        self.section_id = section_id
        self.locked = False
        self.chosen = False
        self.going = False
        self.movable = False
        self.title_line = 0
        self._on_text = False
        self._held: QPointF | None = None
        self._dragging = False
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._clicked)
        self.toggled.connect(self._toggled)

    def show_state(self, *, locked: bool, going: bool, chosen: bool) -> None:
        """Lock, mark and outline; ``going`` is struck out at once, before the page follows."""
        if (locked, going, chosen) == (self.locked, self.going, self.chosen) and self.isChecked() != going:
            return
        self.locked, self.going, self.chosen = locked, going, chosen
        self.setChecked(not going)
        self.update()

    def nextCheckState(self) -> None:
        """The tick follows the draft alone, not the finger."""

    def _toggled(self, checked: bool) -> None:
        """A screen reader's Toggle turns the tick itself instead of clicking: turn it back and take it as a click.

        Later, because a click may ask a question, and the reader would hang until that is answered.
        """
        if checked is self.going:
            self.setChecked(not self.going)
            QTimer.singleShot(0, self, self._clicked)

    def _clicked(self) -> None:
        on_text, self._on_text = self._on_text, False
        if not on_text and not self.locked:
            self.toggle_asked.emit()
            return
        self.text_clicked.emit()
        if not on_text:
            announce(self, self.accessibleDescription().partition("\n")[0])

    @property
    def handled(self) -> bool:
        """Whether it has a handle to be carried by."""
        return self.movable and self.height() >= TICK_HEIGHT + _LEAST_HANDLE

    def _on_handle(self, at: QPointF) -> bool:
        return self.handled and at.x() < STRIP and at.y() >= TICK_HEIGHT

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the handle it may become a drag."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._held = event.position() if left and self._on_handle(event.position()) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it once the hand has moved far enough to mean it."""
        super().mouseMoveEvent(event)
        shape = (
            Qt.CursorShape.OpenHandCursor if self._on_handle(event.position()) else Qt.CursorShape.PointingHandCursor
        )
        if self._held is None:
            self.setCursor(shape)
            return
        far = (event.position() - self._held).manhattanLength() >= QApplication.startDragDistance()
        self._dragging = self._dragging or far
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of a drag, or a click: only the tick itself may take a section out."""
        dragging = self._dragging
        self._on_text = event.position().x() >= STRIP or self._held is not None
        if dragging:
            self.setDown(False)
        super().mouseReleaseEvent(event)
        self._on_text = False
        self._let_go(landed=True)

    def _let_go(self, *, landed: bool) -> None:
        dragging, self._dragging, self._held = self._dragging, False, None
        if dragging:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.dropped.emit(landed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Alt they move the section; Space is Qt's own click; Escape ends a drag."""
        if self._dragging and event.key() == Qt.Key.Key_Escape:
            self.setDown(False)
            self._let_go(landed=False)
        elif step := _step(event, Qt.KeyboardModifier.NoModifier):
            self.walked.emit(step)
        elif abs(step := _step(event, Qt.KeyboardModifier.AltModifier)) == 1:
            self.carried.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the section is the one in hand."""
        super().focusInEvent(event)
        self.entered.emit(event.reason() != Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline, tick or lock, and the mark of a section that is going."""
        with painting(self) as p:
            text = self.rect().adjusted(STRIP, 0, 0, 0)
            if self.going:
                strike(p, text, self.title_line)
            tint(p, self.rect(), hovered=self.underMouse(), chosen=self.chosen, focused=self.hasFocus())
            if self.handled and (self.underMouse() or self.chosen or self.hasFocus()):
                grip(p, TICK_HEIGHT + _LEAST_HANDLE // 2)
            if self.locked:
                lock(p)
            else:
                tick(p, ticked=self.isChecked())


class Continuation(QWidget):
    """The rest of a section on the next page; pressing it is pressing its section's text."""

    pressed = Signal()

    def __init__(self, button: SectionButton, canvas: QWidget) -> None:
        """Looks as ``button`` does."""
        super().__init__(canvas)
        self._button = button
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forward to the section."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends here, for what began here."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same outline and mark as the section's first rectangle, without its tick."""
        with painting(self) as p:
            if self._button.going:
                strike(p, self.rect().adjusted(STRIP, 0, 0, 0), 0)
            tint(p, self.rect(), hovered=False, chosen=self._button.chosen, focused=False)


class Chip(QPushButton):
    """A section that is out, or the button with all that can be added, in the gutter."""

    walked = Signal(int)
    entered = Signal(bool)

    def __init__(self, section_id: str, canvas: QWidget) -> None:
        """Over ``canvas``; placed by ``PageStops``."""
        super().__init__(canvas)
        self.section_id = section_id
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAutoDefault(False)

    def say(self, words: str) -> None:
        """Show ``words``, shortened where they do not fit; an ampersand stays one."""
        self._words = words
        room = self.width() - (40 if self.menu() else 20)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other shortening."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._words:
            self.say(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk on."""
        if step := _step(event, Qt.KeyboardModifier.NoModifier):
            self.walked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this is the one in hand."""
        super().focusInEvent(event)
        self.entered.emit(event.reason() != Qt.FocusReason.MouseFocusReason)
