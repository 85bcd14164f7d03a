"""Widgets for fingers and for reading aloud: big buttons, plain words, announcements."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from exoconsent.gui import messages

TARGET_PX: Final = 44
"""Least height and width of what a finger should hit (WCAG 2.2, 2.5.5)."""


def plain_label(text: str = "", *, bold: bool = False) -> QLabel:
    """Words as they are: text that somebody typed never becomes markup."""
    label = messages.plain_label(text)
    label.setWordWrap(True)
    if bold:
        font = QFont()
        font.setBold(True)  # only the weight is set, the size follows the ceremony
        label.setFont(font)
    return label


def big_button(text: str, pressed: Callable[[], None] | None = None, *, name: str = "") -> QPushButton:
    """A button of at least ``TARGET_PX``; ``name`` is read aloud instead of the text, where they differ."""
    button = QPushButton(text)
    button.setMinimumSize(TARGET_PX, TARGET_PX)
    button.setAutoDefault(True)
    if name:
        button.setAccessibleName(name)
    if pressed is not None:
        button.clicked.connect(lambda _checked=False: pressed())
    return button


def big_tick(text: str, name: str = "") -> QCheckBox:
    """A tick box of at least ``TARGET_PX``."""
    tick = QCheckBox(text)
    tick.setMinimumHeight(TARGET_PX)
    tick.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    tick.setAccessibleName(name or text)
    return tick


def big_line(name: str, limit: int) -> QLineEdit:
    """A line to type on, at most ``limit`` letters."""
    line = QLineEdit()
    line.setMinimumHeight(TARGET_PX)
    line.setMaxLength(limit)
    line.setAccessibleName(name)
    return line


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text``."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
