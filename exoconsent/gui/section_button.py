"""The things to press on a page: a printed section with its tick or lock, its continuation, and the chips beside it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from exoconsent.gui.page_desk import STRIP
from exoconsent.gui.page_paint import lock, painting, strike, tick, tint

_FAR = 10_000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}


def _step(event: QKeyEvent, modifier: Qt.KeyboardModifier) -> int:
    """Which way an arrow asks to go, 0 when the key is another; the keypad's arrows count too."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if held == modifier else 0


class SectionButton(QAbstractButton):
    """One printed section: a check box over its first rectangle on the pages, a plain button when it is locked."""

    toggle_asked = Signal()
    text_clicked = Signal()
    walked = Signal(int)
    """Up or down by so many places."""
    carried = Signal(int)
    """Asked to be moved up (-1) or down (1)."""
    entered = Signal(bool)
    """Has the focus; whether it came by keyboard."""

    def __init__(self, section_id: str, canvas: QWidget) -> None:
        """Over ``canvas``; placed and named by ``PageStops``."""
        super().__init__(canvas)
        self.section_id = section_id
        self.locked = False
        self.chosen = False
        self.going = False
        self.title_line = 0
        self._on_text = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._clicked)

    def show_state(self, *, locked: bool, going: bool, chosen: bool) -> None:
        """Lock, mark and outline; ``going`` is struck out at once, before the page follows."""
        if (locked, going, chosen) == (self.locked, self.going, self.chosen) and self.isCheckable() != locked:
            return
        self.locked, self.going, self.chosen = locked, going, chosen
        self.setCheckable(not locked)
        self.setChecked(not locked and not going)
        self.update()

    def nextCheckState(self) -> None:
        """The tick follows the draft alone, not the finger."""

    def _clicked(self) -> None:
        on_text, self._on_text = self._on_text, False
        if on_text or self.locked:
            self.text_clicked.emit()
        else:
            self.toggle_asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember what was hit: only the strip with the tick may take a section out."""
        self._on_text = event.position().x() >= STRIP
        super().mouseReleaseEvent(event)
        self._on_text = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Alt they move the section; Space is Qt's own click."""
        if step := _step(event, Qt.KeyboardModifier.NoModifier):
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
