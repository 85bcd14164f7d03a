"""Welcome: three cards on the first start; nothing here asks for an account, a key or a network."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import Heading, plain_label


class _Card(QFrame):
    """Icon, title, what it is good for, button."""

    def __init__(self, picture: str, title: str, words: str, button: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        sign, head, text = IconLabel(picture, 2), Heading(title, 1.25, bold=True), plain_label(words)
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

    def __init__(self, clinic_name: str = "", parent: QWidget | None = None) -> None:
        """Lay out the cards; ``clinic_name`` is that of the own clinic once it has one."""
        super().__init__(parent)
        title = Heading(self.tr("Welcome to ExoConsent"))
        line = plain_label(self.tr("Three things to begin with, in any order. All of it stays on this computer."))
        skip = QPushButton(self.tr("&Begin with an empty form"))
        skip.clicked.connect(self.desk_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 36, 40, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(line)
        column.addLayout(self._cards(clinic_name))
        row = QHBoxLayout()
        row.addWidget(skip)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _cards(self, clinic_name: str) -> QGridLayout:
        asked = self.tr("Your name and address on every form. Until then this is an invented demo clinic.")
        done = self.tr("{name} stands on every form. You can change that here and in Clinic (Alt+6).")
        clinic = _Card(
            "check" if clinic_name else "clinic",
            self.tr("Your clinic has its name") if clinic_name else self.tr("Name your clinic"),
            done.format(name=clinic_name) if clinic_name else asked,
            self.tr("Change it no&w…") if clinic_name else self.tr("Name it no&w…"),
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
            self.tr("An invented patient fills the form, to change, print and sign. Its pages say that it is made up."),
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
