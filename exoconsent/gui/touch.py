"""Widgets for fingers and for reading aloud: big buttons, plain words, announcements."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from exoconsent.consent.cleantext import refused
from exoconsent.gui import messages

TARGET_PX: Final = 44
"""Least height and width of what a finger should hit (WCAG 2.2, 2.5.5)."""
OWN_SIZE: Final = "own_size"
"""The property of a widget whose words keep their size."""
_AIR_PX: Final = 20
_TICK_PX: Final = 28
_TICK_GAP_PX: Final = (TARGET_PX - _TICK_PX) // 2


def plain_label(text: str = "", *, bold: bool = False) -> QLabel:
    """Words as they are: text that somebody typed never becomes markup."""
    label = messages.plain_label(text)
    label.setWordWrap(True)
    if bold:
        font = QFont()
        font.setBold(True)  # only the weight is set, the size follows the ceremony
        label.setFont(font)
    return label


class BigButton(QPushButton):
    """A button with room around its words, so that two of them are never taken for one."""

    def sizeHint(self) -> QSize:
        """The words and the air beside them."""
        return super().sizeHint() + QSize(_AIR_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One that is chosen has a frame, because its shade alone is not seen in the dark; never raises."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        try:
            with QPainter(self) as painter:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 4))
                painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
        except Exception as fault:  # noqa: BLE001 - an exception here ends the process
            self.setToolTip(type(fault).__name__)


def big_button(text: str, pressed: Callable[[], None] | None = None, *, name: str = "") -> QPushButton:
    """A button of at least ``TARGET_PX``; ``name`` is read aloud instead of the text, where they differ."""
    button = BigButton(text)
    button.setMinimumSize(TARGET_PX, TARGET_PX)
    button.setAutoDefault(True)
    if name:
        button.setAccessibleName(name)
    if pressed is not None:
        button.clicked.connect(lambda _checked=False: pressed())
    return button


class BigTick(QCheckBox):
    """A tick box as high as a finger; a press anywhere on it counts, and its box grows with it.

    Painted here and not by a style sheet: that would keep the words from following the size of the ceremony's text.
    """

    def sizeHint(self) -> QSize:
        """The box and the words beside it."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self._beside() + words.width() + _TICK_GAP_PX, max(TARGET_PX, words.height()))

    def hitButton(self, at: QPoint) -> bool:
        """Anywhere."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, focus; never raises (design/screens.md 0.3)."""
        try:
            with QPainter(self) as painter:
                self._paint(painter)
        except Exception as fault:  # noqa: BLE001 - an exception here ends the process
            self.setToolTip(type(fault).__name__)

    def _paint(self, painter: QPainter) -> None:
        style, way, whole = self.style(), self.layoutDirection(), self.rect()
        box = QRect(_TICK_GAP_PX, (self.height() - _TICK_PX) // 2, _TICK_PX, _TICK_PX)
        self._paint_box(painter, style.visualRect(way, whole, box))
        words = style.visualRect(way, whole, whole.adjusted(self._beside(), 0, 0, 0))
        align = style.visualAlignment(way, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        role = QPalette.ColorRole.WindowText
        style.drawItemText(painter, words, int(align), self.palette(), self.isEnabled(), self.text(), role)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(1, 1, -2, -2))

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        """Not the style's: its frame is hardly seen in the dark and not at all in high contrast."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            ends = ((0.22, 0.55), (0.43, 0.75), (0.8, 0.28))
            round_pen = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 4, *round_pen))
            painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in ends])

    def _beside(self) -> int:
        return _TICK_PX + 2 * _TICK_GAP_PX


def big_tick(text: str, name: str = "") -> QCheckBox:
    """A tick box of at least ``TARGET_PX``."""
    tick = BigTick(text)
    tick.setMinimumSize(TARGET_PX, TARGET_PX)
    tick.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    tick.setAccessibleName(name or text)
    return tick


class BigLine(QLineEdit):
    """A line that takes no hidden character, so that what is seen on it is what is sealed."""

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._drop_hidden)

    def _drop_hidden(self, text: str) -> None:
        shown = "".join(char for char in text if not refused(char))
        if shown != text:
            self.setText(shown)


def big_line(name: str, limit: int) -> QLineEdit:
    """A line to type on, at most ``limit`` letters."""
    line = BigLine()
    line.setMinimumHeight(TARGET_PX)
    line.setMaxLength(limit)
    line.setAccessibleName(name)
    return line


def is_enter(event: QKeyEvent) -> bool:
    """Whether Enter alone was pressed, on either block of keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier


def size_words(whole: QWidget, points: int) -> None:
    """Give everything on ``whole`` words of that size, each widget by itself.

    With the style sheet of high contrast no widget takes its font from the one around it.
    """
    for widget in (whole, *whole.findChildren(QWidget)):
        if not widget.property(OWN_SIZE):
            font = widget.font()
            font.setPointSize(points)
            widget.setFont(font)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text``."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
