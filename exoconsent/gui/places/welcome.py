"""Welcome: three cards on the first start; nothing here asks for an account, a key or a network."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label


class _Card(QFrame):
    """Icon, title, what it is good for, button."""

    def __init__(self, picture: str, title: str, words: str, button: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        sign = QLabel()
        sign.setPixmap(icon(picture).pixmap(QSize(40, 40), self.devicePixelRatioF()))
        head, text = plain_label(title), plain_label(words)
        font = head.font()
        font.setPointSize(font.pointSize() + 3)
        font.setBold(True)
        head.setFont(font)
        text.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.addWidget(sign)
        column.addWidget(head)
        column.addWidget(text, 1)
        column.addWidget(self.button)


class WelcomePlace(QWidget):
    """Says which card was taken; whoever listens acts."""

    clinic_wanted = Signal()
    printer_wanted = Signal()
    example_wanted = Signal()
    desk_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the cards."""
        super().__init__(parent)
        title = plain_label(self.tr("Welcome to ExoConsent"))
        font = title.font()
        font.setPointSize(font.pointSize() * 2)
        title.setFont(font)
        line = plain_label(self.tr("Three things to begin with, in any order. All of it stays on this computer."))
        skip = QPushButton(self.tr("&Begin with an empty form"))
        skip.clicked.connect(self.desk_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 36, 40, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(line)
        column.addLayout(self._cards())
        row = QHBoxLayout()
        row.addWidget(skip)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _cards(self) -> QGridLayout:
        clinic = _Card(
            "clinic",
            self.tr("Name your clinic"),
            self.tr("Your name and address on every form. They stand in a file in your clinic folder."),
            self.tr("&How to"),
        )
        printer = _Card(
            "print",
            self.tr("Choose a printer"),
            self.tr("Ctrl+P then prints at once: the clinic's copy and the patient's."),
            self.tr("&Choose…"),
        )
        example = _Card(
            "person",
            self.tr("Try with a made-up patient"),
            self.tr("An invented patient fills the form. Nothing you do with it can harm anything."),
            self.tr("&Try"),
        )
        grid = QGridLayout()
        grid.setSpacing(16)
        signals = (self.clinic_wanted, self.printer_wanted, self.example_wanted)
        for place, (card, signal) in enumerate(zip((clinic, printer, example), signals, strict=True)):
            card.button.clicked.connect(signal)
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        self.setFocusProxy(example.button)
        self.cards = (clinic, printer, example)
        return grid
