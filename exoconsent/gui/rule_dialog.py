"""The dialog in which a rule is made or changed; it takes only a rule that is finished."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from exoconsent.consent.conditions import Condition
from exoconsent.consent.words import Words
from exoconsent.gui.rule_editor import RuleEditor
from exoconsent.gui.rule_outlook import People
from exoconsent.gui.rule_row import RuleRow


class RuleDialog(QDialog):
    """Begins with one empty row where there is no rule yet."""

    def __init__(
        self, parent: QWidget | None, value: Condition | None, *, words: Words | None, people: People | None
    ) -> None:
        """Show ``value``."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("When it is shown"))
        self.editor = RuleEditor(value, words=words, people=people)
        if value is None:
            self.editor.rule.put(RuleRow(words))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.editor, 1)
        column.addWidget(self.buttons)
        self.editor.go_on_to(*self.buttons.buttons())
        self.editor.missing_changed.connect(self._follow)
        self._follow()
        self._fit()
        if value is None:
            self.editor.rule.parts[0].setFocus()

    def _fit(self) -> None:
        """Room for a few rows at the size of the text, never more than the screen."""
        room, letter = self.screen().availableSize(), self.fontMetrics()
        width, height = 100 * letter.averageCharWidth(), 30 * letter.height()
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def _follow(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self.editor.missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds rows, so only Ctrl+Enter accepts from anywhere."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    def done(self, result: int) -> None:
        """Let the worker come to rest first."""
        self.editor.jobs.finish()
        super().done(result)


def rule_asker(
    words: Words | None, people: People | None
) -> Callable[[QWidget, Condition | None, Callable[[Condition | None], None]], None]:
    """What ``RulesTab.ask_rule`` wants: shows the dialog, and hands the new rule on when it is accepted."""

    def ask(parent: QWidget, value: Condition | None, then: Callable[[Condition | None], None]) -> None:
        dialog = RuleDialog(parent, value, words=words, people=people)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            then(dialog.editor.value)
        dialog.deleteLater()

    return ask
