"""The checks: every problem of the newest pages as a list to walk, go to and, for warnings, to answer with a note."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.flags import CLEARABLE
from exoconsent.consent.form import section_text
from exoconsent.consent.problem import Problem, Severity
from exoconsent.gui.blank_facts import place_of
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label
from exoconsent.gui.plain_words import in_words
from exoconsent.gui.reasons import ask_sentence
from exoconsent.gui.session import Session, Sheet
from exoconsent.gui.translation import mark

_WORDS: Final = {
    Severity.ERROR: mark("Checks", "Error"),
    Severity.WARNING: mark("Checks", "Warning"),
    Severity.INFO: mark("Checks", "Note"),
}
_TAKE_BACK: Final = {
    "SECTION-MANDATORY": mark("Checks", "Put it back"),
    "CHOICE-IDLE": mark("Checks", "Take the choice back"),
}
"""The rules have changed under a choice by hand: one press puts the section where they want it."""
_ICONS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class ChecksPane(QWidget):
    """Enter goes to the place of a problem, A answers a warning with a note."""

    go = Signal(str)
    """``section:ID``, ``fact:NAME``, ``blank:NAME``, ``panel:PLACE`` or ``form``."""
    restore_asked = Signal(str)
    """Id of a section: take back a choice by hand that the rules do not allow any more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin empty, until the first pages are done."""
        super().__init__(parent)
        self._session = session
        self._problems: tuple[Problem, ...] = ()
        self.refusals: Callable[[], tuple[Problem, ...]] = tuple
        """What stands in fields and was not taken; the pages know nothing of it."""
        self.title, self.list = plain_label(self.tr("Checks")), QListWidget()
        self.list.setAccessibleName(self.tr("Checks"))
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.goto, self.note = QPushButton(self.tr("Go to it")), QPushButton()
        self._build()
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        self.goto.clicked.connect(self._go)
        self.note.clicked.connect(self._answer)
        key = QShortcut(QKeySequence("A"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._answer)
        session.rendered.connect(self.show_sheet)
        if session.sheet is not None:
            self.show_sheet(session.sheet)
        self._allow()

    def _build(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        buttons = QHBoxLayout()
        buttons.addWidget(self.goto)
        buttons.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    @property
    def current(self) -> Problem | None:
        """The problem under the cursor."""
        row = self.list.currentRow()
        return self._problems[row] if 0 <= row < len(self._problems) else None

    def show_sheet(self, sheet: Sheet) -> None:
        """Follow the newest pages; the cursor stays on its problem while there is one."""
        self._show((*self.refusals(), *sheet.prepared.problems))

    def refresh(self) -> None:
        """What fields refuse has changed."""
        sheet = self._session.sheet
        self._show((*self.refusals(), *(sheet.prepared.problems if sheet else ())))

    def _show(self, problems: tuple[Problem, ...]) -> None:
        if problems == self._problems:
            return
        before, row = self.current, self.list.currentRow()
        self._problems = problems
        self.list.clear()
        for problem in problems:
            self.list.addItem(_item(problem, self._message(problem)))
        keys = [_key(problem) for problem in self._problems]
        if before is not None and keys:
            self.list.setCurrentRow(keys.index(_key(before)) if _key(before) in keys else min(row, len(keys) - 1))
        self.title.setText(
            self.tr("Checks: {counts}").format(counts=count_words(self._problems) or self.tr("nothing open"))
        )
        self.list.setAccessibleName(self.title.text())
        self._allow()

    def next_problem(self) -> None:
        """On to the next one in the way, and from the last to the first; F8."""
        open_rows = [row for row, problem in enumerate(self._problems) if problem.open]
        rows = open_rows or list(range(len(self._problems)))
        if rows:
            here = self.list.currentRow()
            self.list.setCurrentRow(next((row for row in rows if row > here), rows[0]))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _answer(self) -> None:
        problem = self.current
        if problem is not None and problem.code in _TAKE_BACK:
            self.restore_asked.emit(problem.place.removeprefix("section:"))
        else:
            self.accept_with_note()

    def accept_with_note(self) -> None:
        """Ask for the note on a warning, or for the paper that clears a STOP, and keep it in the draft."""
        problem = self.current
        if problem is None or not _answerable(problem):
            return
        draft, code = self._session.draft, problem.code
        key = code if problem.severity is Severity.ERROR else problem.key
        clears = problem.severity is Severity.ERROR
        title = self.tr("Record the paper") if clears else self.tr("Accept the warning")
        known = draft.clearances if clears else draft.acknowledged
        asked = self.tr("Note (kept with the consent):")  # by itself: the catalogue maker cannot see into f-strings
        question = f"{self._message(problem)}\n{problem.remedy}\n\n{asked}"
        note = ask_sentence(self, title, question, known.get(key, ""))
        if note is None:
            return
        draft = self._session.draft
        if clears:
            draft = replace(draft, clearances=MappingProxyType({**draft.clearances, code: note}))
        else:
            draft = draft.acknowledge(key, note)
        self._session.apply(draft, self.tr("Note on {code}").format(code=code))

    def _go(self) -> None:
        if self.current is not None:
            self.go.emit(self._place(self.current))

    def _place(self, problem: Problem) -> str:
        return place_of(problem, self._session.draft.facts)

    def _allow(self) -> None:
        problem = self.current
        self.goto.setEnabled(problem is not None and self._place(problem) not in ("", "form"))
        back = _say(_TAKE_BACK.get(problem.code, "")) if problem else ""
        self.note.setEnabled(bool(back) or (problem is not None and _answerable(problem)))
        self.note.setText(f"{back} (A)" if back else self.tr("Accept with note… (A)"))
        self.note.setAccessibleName(back or self.tr("Accept with a note"))

    def _message(self, problem: Problem) -> str:
        """In words; a section by its title."""
        kind, _, name = problem.place.partition(":")
        form = self._session.clinic.library.forms.get(self._session.draft.form_id)
        sections = form.sections if form and kind == "section" else ()
        titles = [section_text(s, self._session.draft.language).title for s in sections if s.id == name]
        named = problem.message.replace(name, f"“{titles[0]}”", 1) if titles else problem.message
        return in_words(named)


def count_words(problems: tuple[Problem, ...]) -> str:
    """``1 error, 2 warnings`` of what is in the way; empty when nothing is."""
    counts = Counter(problem.severity for problem in problems if problem.open)
    return ", ".join(
        f"{counts[severity]} {_say(_WORDS[severity]).lower()}{'' if counts[severity] == 1 else 's'}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if counts[severity]
    )


def _answerable(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING or problem.code in CLEARABLE


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place, problem.message


def _say(words: str) -> str:
    return QCoreApplication.translate("Checks", words) if words else ""


def _item(problem: Problem, message: str) -> QListWidgetItem:
    text = f"{_say(_WORDS[problem.severity])}: {message}"
    if problem.acknowledged:
        text += "\n" + _say(mark("Checks", "Accepted: {note}")).format(note=problem.acknowledged)
    elif problem.remedy:
        text += f"\n{problem.remedy}"
    return QListWidgetItem(icon("check" if problem.acknowledged else _ICONS[problem.severity]), text)
