"""A dialog with text to read: Keys, About, messages, a verdict. Text is text, whatever it looks like."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget


class Reading(QDialog):
    """Shows ``text``; Esc or Enter closes it."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        """``title`` must not name a patient; it stands in the system's list of windows."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.words = QPlainTextEdit(text)
        self.words.setReadOnly(True)
        self._line_up(text)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.resize(680, 460)

    def _line_up(self, text: str) -> None:
        """What stands behind a tab begins below each other, whatever the letters before it measure."""
        letters = self.words.fontMetrics()
        heads = [letters.horizontalAdvance(line.partition("\t")[0]) for line in text.splitlines() if "\t" in line]
        if heads:
            self.words.setTabStopDistance(max(heads) + 2 * letters.averageCharWidth())
