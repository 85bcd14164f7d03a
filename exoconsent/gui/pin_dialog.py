"""The dialog that sets the staff PIN: four to eight digits, typed twice."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from exoconsent.gui.messages import plain_label
from exoconsent.gui.staff_pin import FORGOTTEN, LONGEST, StaffPin, fault
from exoconsent.gui.translation import said

_LETTERS = 56
"""Width of the sentences, in average letters."""


class PinDialog(QDialog):
    """Sets the PIN when it is accepted."""

    def __init__(self, pin: StaffPin, parent: QWidget | None = None) -> None:
        """Without asking for the old one: who sits at the open desk is staff, and a forgotten PIN is set anew here."""
        super().__init__(parent)
        self._staff_pin = pin
        self.setWindowTitle(self.tr("Staff PIN"))
        self.pin, self.again = _line(self.tr("New staff PIN")), _line(self.tr("New staff PIN once more"))
        why = plain_label(
            self.tr(
                "While a patient reads and signs, the screen is theirs alone. "
                "Only this PIN leads out of it, so that nobody is left alone with other patients' papers."
            )
        )
        forgotten = plain_label(said(FORGOTTEN))
        self.trouble = plain_label("")
        form = QFormLayout()
        for words, line in ((self.tr("&PIN, 4 to 8 digits"), self.pin), (self.tr("Once &more"), self.again)):
            form.addRow(words, line)
            line.textEdited.connect(self._look)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(why)
        column.addLayout(form)
        for label in (self.trouble, forgotten):
            column.addWidget(label)
        for label in (why, forgotten, self.trouble):
            label.setWordWrap(True)
            label.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        column.addWidget(self._buttons())
        self._look()

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = buttons.button(kinds.Ok)
        self.ok.setText(self.tr("&Set PIN"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        """Keep it, if it may be kept."""
        if not fault(self.pin.text(), self.again.text()):
            self._staff_pin.choose(self.pin.text())
            super().accept()

    def _look(self) -> None:
        wrong = fault(self.pin.text(), self.again.text())
        self.ok.setEnabled(not wrong)
        self.trouble.setText(wrong if self.again.text() else "")
        self.again.setAccessibleDescription(self.trouble.text())


def _line(words: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(LONGEST)
    line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), line))
    line.setAccessibleName(words)
    return line
