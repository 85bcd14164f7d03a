"""The checks of the form that is being made: what stops publishing first; Enter goes to the section."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from exoconsent.consent.problem import Problem, Severity
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.translation import mark, said

_WORDS: Final = {
    Severity.ERROR: mark("StudioChecks", "Error"),
    Severity.WARNING: mark("StudioChecks", "Warning"),
    Severity.INFO: mark("StudioChecks", "Note"),
}
_ICONS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class StudioChecks(QWidget):
    """Errors stop publishing, never keeping."""

    go = Signal(str)
    """Id of a section; empty for the form itself."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()
        self.title, self.list = plain_label(self.tr("Checks")), QListWidget()
        self.list.setAccessibleName(self.tr("Checks"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._go)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        session.checked.connect(self.show_problems)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """The newest ones; the cursor stays where it is."""
        errors = sum(p.severity is Severity.ERROR for p in problems)
        warnings = sum(p.severity is Severity.WARNING for p in problems)
        told = (self.tr("%n error(s)", "", errors), self.tr("%n warning(s)", "", warnings))
        counts = ", ".join(words for words, n in zip(told, (errors, warnings), strict=True) if n)
        self.title.setText(self.tr("Checks: {counts}").format(counts=counts or self.tr("nothing stops publishing")))
        self.list.setAccessibleName(self.title.text())
        if problems == self.problems:
            return
        row, self.problems = self.list.currentRow(), problems
        self.list.clear()
        for problem in problems:
            text = f"{said(_WORDS[problem.severity])}: {problem.message}"
            item = QListWidgetItem(
                icon(_ICONS[problem.severity]), f"{text}\n{problem.remedy}" if problem.remedy else text
            )
            item.setData(Qt.ItemDataRole.UserRole, problem.place)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(problems) - 1))

    @property
    def bars(self) -> bool:
        """Something stops publishing."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    def _go(self, item: QListWidgetItem) -> None:
        kind, _, name = str(item.data(Qt.ItemDataRole.UserRole)).partition(":")
        self.go.emit(name if kind == "section" else "")
