"""The fields of a new passphrase: four words that the program offers, or one's own, and the same typed once more."""

import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.card import Rows, hidden_line


class PassphraseFields(QWidget):
    """Shown in plain letters the first time, for it has to be learnt; typed blindly the second time."""

    changed = Signal()

    def __init__(self) -> None:
        """With an offer."""
        super().__init__()
        self.passphrase, self.again = QLineEdit(), hidden_line()
        self.other = QPushButton(self.tr("O&ffer other words"))
        self.other.setAutoDefault(False)  # Enter in a field must not put other words in the place of those typed
        first = Rows((self.tr("New &passphrase: four words, or 15 characters of your own"), self.passphrase))
        second = Rows((self.tr("Type it &once more"), self.again))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(first)
        column.addWidget(self.other)
        column.addWidget(second)
        self.other.clicked.connect(self.offer)
        for line in (self.passphrase, self.again):
            line.textChanged.connect(self.changed)
        self.setFocusProxy(self.again)
        self.offer()

    @property
    def text(self) -> str:
        """What was typed, for the worker; prepared there."""
        return self.passphrase.text()

    def offer(self) -> None:
        """Put a fresh passphrase of four words into the field."""
        from exoconsent.records.passphrase import offered

        self.again.clear()
        self.passphrase.setText(offered(secrets.randbelow))

    def missing(self, *names: str) -> str:
        """What keeps it from being taken, as a sentence; ``names`` are those that others would try first."""
        from exoconsent.records.passphrase import prepared, refused

        if reasons := refused(self.passphrase.text(), names=[name for name in names if name.strip()]):
            return " ".join(reasons)
        same = prepared(self.passphrase.text()) == prepared(self.again.text())
        return "" if same else self.tr("Type the passphrase once more, so that you know it.")

    def forget(self) -> None:
        """Nothing stands there any more."""
        for line in (self.passphrase, self.again):
            line.clear()
