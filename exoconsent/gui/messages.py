"""The message bar: the one place where something to tell becomes words on screen. Nobody's name stands in it."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from exoconsent.gui.icons import icon

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
        self._icon, self._label = QLabel(), plain_label("")
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 + 10)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setAccessibleName(self.tr("Act on the message"))
        self._button.setVisible(False)
        self._button.clicked.connect(self._take)
        self._offer: Offer | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)

    @property
    def text(self) -> str:
        """The words that stand there now."""
        return self._label.text()

    def say(self, text: str, offer: Offer | None = None) -> None:
        """Something went as it should."""
        self._tell(Message(kind=Kind.SAY, text=text), offer)

    def warn(self, text: str, offer: Offer | None = None) -> None:
        """Something needs a look."""
        self._tell(Message(kind=Kind.WARN, text=text), offer)

    def error(self, text: str, offer: Offer | None = None) -> None:
        """Something was not done."""
        self._tell(Message(kind=Kind.ERROR, text=text), offer)

    def _tell(self, message: Message, offer: Offer | None) -> None:
        self.history = (*self.history, message)[-KEPT:]
        side = self.fontMetrics().height()
        self._icon.setPixmap(icon(message.kind.value).pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._label.setText(message.text)
        self._label.setAccessibleName(message.text)
        self._label.setToolTip(plain_tip(message.text))
        self._offer = offer
        self._button.setText(offer[0] if offer else "")
        self._button.setAccessibleName(offer[0] if offer else self.tr("Act on the message"))
        self._button.setVisible(offer is not None)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))
        self.told.emit(message)

    def _take(self) -> None:
        offer, self._offer = self._offer, None
        self._button.setVisible(False)
        if offer:
            offer[1]()


def plain_label(text: str) -> QLabel:
    """A label that never takes its text for HTML; for everything that comes from data."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def plain_tip(text: str) -> str:
    """``text`` as a tool tip, which Qt would otherwise take for HTML whenever it looks like some."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""
