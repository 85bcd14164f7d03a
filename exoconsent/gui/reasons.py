"""The dialog that asks for a sentence once: a reason, a note, the text of a blank. Only good text is taken."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from exoconsent.consent.cleantext import clean_text
from exoconsent.gui.messages import plain_label


class _Answer(QPlainTextEdit):
    """Room for a sentence; Enter ends it, Shift+Enter begins a new line."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in every field of one line."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.given.emit()
        else:
            super().keyPressEvent(event)


class SentenceDialog(QDialog):
    """One question with room for an answer; Enter or OK gives it, Shift+Enter begins a line, Esc gives none."""

    def __init__(self, parent: QWidget | None, title: str, question: str, initial: str = "") -> None:
        """``question`` is plain text and stands above the field; ``initial`` is selected, to be typed over."""
        super().__init__(parent)
        self.setWindowTitle(title)
        asked = plain_label(question)
        asked.setWordWrap(True)
        self.field = _Answer(initial)
        self.field.setAccessibleName(question)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(5 * self.fontMetrics().lineSpacing())
        self.field.selectAll()
        self.trouble = plain_label("")
        self.trouble.setWordWrap(True)
        self.trouble.setVisible(False)
        kinds = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(kinds)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.field.given.connect(self.ok.click)  # which does nothing while it is off
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (asked, self.field, self.trouble, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(30 * self.fontMetrics().averageCharWidth() + 200)
        self.field.textChanged.connect(self._look)
        self._look()

    @property
    def text(self) -> str:
        """The answer in Unicode form NFC."""
        return clean_text(self.field.toPlainText(), lines=True)[0]

    def _look(self) -> None:
        text, problems = clean_text(self.field.toPlainText(), what=self.tr("This text"), lines=True)
        self.ok.setEnabled(bool(text) and not problems)
        self.trouble.setText(". ".join(problems))
        self.trouble.setVisible(bool(problems))


def ask_sentence(parent: QWidget | None, title: str, question: str, initial: str = "") -> str | None:
    """The answer, never empty, or ``None`` when the person thought better of it."""
    dialog = SentenceDialog(parent, title, question, initial)
    given = dialog.exec() == QDialog.DialogCode.Accepted
    text = dialog.text
    dialog.deleteLater()
    return text if given and text else None


def ask_reason(parent: QWidget | None, title: str) -> str | None:
    """Why a section is left out or added, as it will be kept with the consent."""
    question = QCoreApplication.translate("Reason", "Reason (kept with the consent and printed in its notes):")
    return ask_sentence(parent, title, question)
