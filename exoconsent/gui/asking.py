"""Asking: a question on the page with a yes and a no, where going on at once could be a mistake."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import announce, big_button, is_enter, plain_label


class Asking(Spoken, QWidget):
    """Hidden until it asks, and again when it was answered."""

    said_yes = Signal()
    said_no = Signal()

    def __init__(self, yes: str, parent: QWidget | None = None) -> None:
        """``yes`` is the whole answer, so that nobody says it without reading."""
        super().__init__(parent)
        self.question = plain_label(bold=True)
        self.yes = big_button(yes, self.said_yes.emit)
        self.no = big_button(self.tr("No"), self.said_no.emit)
        row = QHBoxLayout()
        for button in (self.no, self.yes):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addLayout(row)
        self.hide()

    def ask(self, question: str) -> None:
        """Show and speak ``question``; Enter alone answers no."""
        self.question.setText(question)
        self.show()
        announce(self.question, question)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        button = self.focusWidget()
        if is_enter(event) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)
