"""The message bar: the one place where something to tell becomes words on screen. Nobody's name stands in it."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from exoconsent.gui.icons import IconLabel

KEPT = 200
"""Messages in the history; a day at a busy desk."""


class Kind(StrEnum):
    """How much a message matters; each has its own icon and word."""

    SAY = "info"
    WARN = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing told."""

    kind: Kind
    text: str


Offer = tuple[str, Callable[[], None]]
"""Words of a button beside the message, and what it does."""


class Messages(QWidget):
    """Shows the newest message, keeps the older ones, tells screen readers."""

    told = Signal(object)
    """The ``Message``, for whoever wants to listen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin silent."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Messages"))
        self.history: tuple[Message, ...] = ()
        self._icon, self._label = IconLabel(), plain_label("")
        self._fit()
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button, self._second = QPushButton(), QPushButton()
        self._offers: dict[QPushButton, Offer | None] = {self._button: None, self._second: None}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        for button in self._offers:
            button.setAccessibleName(self.tr("Act on the message"))
            button.setVisible(False)
            row.addWidget(button)
        self._button.clicked.connect(lambda: self._take(self._button))
        self._second.clicked.connect(lambda: self._take(self._second))

    @property
    def text(self) -> str:
        """The words that stand there now."""
        return self._label.text()

    def as_text(self) -> str:
        """The messages of today, one a line."""
        return "\n".join(message.text for message in self.history) or self.tr("No messages yet.")

    def say(self, text: str, *offers: Offer | None) -> None:
        """Something went as it should. Of ``offers``, here and below, two find room."""
        self._tell(Message(kind=Kind.SAY, text=text), offers)

    def warn(self, text: str, *offers: Offer | None) -> None:
        """Something needs a look."""
        self._tell(Message(kind=Kind.WARN, text=text), offers)

    def error(self, text: str, *offers: Offer | None) -> None:
        """Something was not done."""
        self._tell(Message(kind=Kind.ERROR, text=text), offers)

    def take_back(self, text: str) -> None:
        """What ``text`` asked for was done: it leaves the bar if it stands there; the history keeps it."""
        if self.text == text:
            self._icon.show_icon("")
            self._show("")

    def outdate(self, text: str, about: str) -> None:
        """Another draft is on screen: leave only ``text`` of the message, and have its buttons say what ``about``."""
        self._show(text)
        for button, offer in self._offers.items():
            if offer:
                button.setText(f"{offer[0]} ({about})")
                button.setAccessibleName(button.text())

    def changeEvent(self, event: QEvent) -> None:
        """Two lines of any size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 + 10)

    def _tell(self, message: Message, offers: tuple[Offer | None, ...]) -> None:
        self.history = (*self.history, message)[-KEPT:]
        self._icon.show_icon(message.kind.value)
        self._show(message.text)
        for button, offer in zip(self._offers, (*offers, None, None), strict=False):
            self._set(button, offer)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))
        self.told.emit(message)

    def _show(self, text: str) -> None:
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self._label.setToolTip(plain_tip(text))

    def _set(self, button: QPushButton, offer: Offer | None) -> None:
        self._offers[button] = offer
        button.setText(offer[0] if offer else "")
        button.setAccessibleName(offer[0] if offer else self.tr("Act on the message"))
        button.setVisible(offer is not None)

    def _take(self, button: QPushButton) -> None:
        offer, self._offers[button] = self._offers[button], None
        button.setVisible(False)
        if offer:
            offer[1]()


def plain_label(text: str) -> QLabel:
    """A label that never takes its text for HTML; for everything that comes from data."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def named_for_readers(box: QWidget, name: str, parent: QWidget) -> None:
    """A name for a box without a label on screen: on Linux a screen reader takes a combo box's from its label only."""
    box.setAccessibleName(name)
    label = plain_label(name)
    label.setParent(parent)
    label.setBuddy(box)
    label.hide()


class Heading(QWidget):
    """A title that stays ``factor`` times as large as the text of the window, whatever size that has."""

    def __init__(self, text: str, factor: float = 2.0, *, bold: bool = False) -> None:
        """``text`` is plain."""
        super().__init__()
        self._factor, self._bold = factor, bold
        self.label = plain_label(text)
        self.label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's text; the label itself is not told, for its size is its own."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * self._factor)
        font.setBold(self._bold)
        self.label.setFont(font)


def plain_tip(text: str) -> str:
    """``text`` as a tool tip, which Qt would otherwise take for HTML whenever it looks like some."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""
