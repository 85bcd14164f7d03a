"""The rail: one button per place, its icon and its word, at the leading edge of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from exoconsent.gui.icons import icon

_BAR = 5
"""Width of the mark beside the current place, pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place of the desk."""

    name: str
    """Also the name of its icon."""
    words: str


class _RailButton(QToolButton):
    """The current one has a bar at its edge, a frame and bold words: none of them a colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's button, then the bar."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        try:
            with QPainter(self) as painter:
                left = 0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - _BAR
                painter.fillRect(left, 0, _BAR, self.height(), self.palette().color(QPalette.ColorRole.Highlight))
        except Exception:  # noqa: BLE001 - an error while painting would take the program down
            return


class Rail(QWidget):
    """The places, one of them current."""

    chosen = Signal(int)
    """Index of another place that was asked for."""

    def __init__(self, stops: tuple[Stop, ...], parent: QWidget | None = None) -> None:
        """One button for each of ``stops``, in order."""
        super().__init__(parent)
        self.buttons = tuple(self._button(stop, number) for number, stop in enumerate(stops, start=1))
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(4)
        for index, button in enumerate(self.buttons):
            group.addButton(button, index)
            column.addWidget(button)
        column.addStretch(1)
        self._here = -1
        group.idToggled.connect(self._toggled)  # not idClicked: a screen reader toggles

    def mark(self, index: int) -> None:
        """Show which place is current; -1 for none of them."""
        self._here, group = index, self.buttons[0].group()
        group.setExclusive(index >= 0)
        for number, button in enumerate(self.buttons):
            button.setChecked(number == index)
            font = button.font()
            font.setBold(number == index)
            button.setFont(font)
            here = self.tr("You are here.") if number == index else ""
            button.setAccessibleDescription(f"Alt+{number + 1}. {here}".strip())

    def _toggled(self, number: int, on: bool) -> None:
        if on and number != self._here:
            self.chosen.emit(number)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for button in self.buttons:
                self._fit(button)

    def _fit(self, button: QToolButton) -> None:
        side = self.fontMetrics().height() * 3 // 2
        button.setIconSize(QSize(side, side))
        button.setMinimumSize(self.fontMetrics().horizontalAdvance(button.text()) * 5 // 4 + 28, side * 2 + 12)

    def _button(self, stop: Stop, number: int) -> _RailButton:
        button = _RailButton(self)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setText(stop.words)
        button.setIcon(icon(stop.name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit(button)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(stop.words)
        button.setToolTip(f"{stop.words} (Alt+{number})")
        return button
