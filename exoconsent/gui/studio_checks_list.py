"""The checks of the form that is being made: its reading grade, what stops publishing first, the required elements."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.review_words import GRADE_LIMIT
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label
from exoconsent.gui.studio_elements_list import ElementsList
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.clinic.studio_assessment import Assessment

_WORDS: Final = {
    Severity.ERROR: mark("StudioChecks", "Error"),
    Severity.WARNING: mark("StudioChecks", "Warning"),
    Severity.INFO: mark("StudioChecks", "Note"),
}
_ICONS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_FOUND = Qt.ItemDataRole.UserRole


class StudioChecks(QWidget):
    """Errors stop publishing, never keeping."""

    go = Signal(object)
    """The ``Problem`` to go to; with its place in the words where it is a ``Check``."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session = session
        self._found: Assessment | None = None
        self._language = FALLBACK_LANGUAGE
        self.problems: tuple[Problem, ...] = ()
        self.grades, self.list, self.elements = plain_label(""), QListWidget(), ElementsList()
        self.tabs = QTabWidget()
        self._lay_out()
        self.list.itemActivated.connect(lambda item: self.go.emit(item.data(_FOUND)))
        self.elements.go.connect(self.go)
        session.checked.connect(self.show_problems)
        session.assessed.connect(self._assessed)
        session.chosen.connect(lambda _id: self._tell_grades())

    @property
    def bars(self) -> bool:
        """Something stops publishing."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    def show_language(self, tag: str) -> None:
        """Grades and elements of the words that are being edited."""
        self._language = tag
        self._tell_grades()
        self._tell_elements()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """The newest ones; the cursor stays where it is."""
        self._title(problems)
        if problems == self.problems:
            return
        row, self.problems = self.list.currentRow(), problems
        self.list.clear()
        for problem in problems:
            self._add(problem)
        self.list.setCurrentRow(min(max(row, 0), len(problems) - 1))

    def next_problem(self) -> None:
        """On to the next one, and from the last to the first; F8."""
        self.tabs.setCurrentWidget(self.list)
        if rows := self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % rows)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self.grades.setWordWrap(True)
        self.grades.setAccessibleName(self.tr("Reading grade"))
        self.grades.setToolTip(
            self.tr("US school grade: Flesch-Kincaid for English, Crawford for Spanish. It changes as you type.")
        )
        self.list.setAccessibleName(self.tr("Checks"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tabs.setAccessibleName(self.tr("Checks"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.list, self.tr("Checks"))
        self.tabs.addTab(self.elements, self.tr("Required"))
        self.tabs.setTabToolTip(1, self.tr("What a consent must hold, which rule asks for it, and what gives it"))
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.grades)
        column.addWidget(self.tabs, 1)

    def _add(self, problem: Problem) -> None:
        text = f"{said(_WORDS[problem.severity])}: {problem.message}"
        asked = self.tr("Asked for by: {source}").format(source=problem.citation) if problem.citation else ""
        item = QListWidgetItem(
            icon(_ICONS[problem.severity]), "\n".join(line for line in (text, problem.remedy, asked) if line)
        )
        item.setData(_FOUND, problem)
        self.list.addItem(item)

    def _title(self, problems: tuple[Problem, ...]) -> None:
        errors = sum(p.severity is Severity.ERROR for p in problems)
        warnings = sum(p.severity is Severity.WARNING for p in problems)
        told = (self.tr("%n error(s)", "", errors), self.tr("%n warning(s)", "", warnings))
        counts = ", ".join(words for words, n in zip(told, (errors, warnings), strict=True) if n)
        words = self.tr("Checks: {counts}").format(counts=counts or self.tr("nothing stops publishing"))
        self.tabs.setTabText(0, words)
        self.list.setAccessibleName(words)

    def _assessed(self, found: "Assessment") -> None:
        self._found = found
        self._tell_grades()
        self._tell_elements()

    def _tell_grades(self) -> None:
        """A number always stands there; where nobody can tell it, that does."""
        if self._found is None:
            return
        grades = self._found.grades.get(self._language)
        section = grades.sections.get(self._session.section_id) if grades else None
        whole = grades.form if grades else None
        words = self.tr("Reading grade ({language}): this section {section}, the form {form}; limit {limit}")
        self.grades.setText(
            words.format(
                language=self._language, section=self._grade(section), form=self._grade(whole), limit=f"{GRADE_LIMIT:g}"
            )
        )

    def _grade(self, value: float | None) -> str:
        if value is None:
            return self.tr("not measured (too few words)")
        return (
            self.tr("{grade}, over the limit").format(grade=f"{value:.1f}") if value > GRADE_LIMIT else f"{value:.1f}"
        )

    def _tell_elements(self) -> None:
        if self._found is not None:
            held = self._found.elements.get(self._language) or self._found.elements.get(FALLBACK_LANGUAGE, ())
            self.tabs.setTabText(1, self.elements.show_elements(held, self._found.titles))
