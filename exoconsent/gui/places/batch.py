"""Batch: the forms of a whole list of patients, made one after the other while the desk goes on working."""

import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.gui.batch_example import ExampleButton
from exoconsent.gui.batch_table import BatchTable
from exoconsent.gui.choosing import file_to_open, folder_for
from exoconsent.gui.form_box import FormBox
from exoconsent.gui.icons import icon
from exoconsent.gui.kept_options import named
from exoconsent.gui.messages import Heading, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exoconsent.clinic.batch import Batch, Made
    from exoconsent.consent.words import Words
    from exoconsent.gui.session import Session
    from exoconsent.library.patient_list import ListedPatient, PatientList
    from exoconsent.records.desk import Entry

_JOB: Final = "batch-one"


class BatchPlace(QWidget):
    """Choose a list, press Make: each line says what came of it, and what is to be done about it."""

    print_wanted = Signal(bytes, str)
    """A form for the printer, and its number."""
    draft_wanted = Signal(object)
    """The ``Entry`` of a form that somebody wants to look at."""
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        """``ask_list`` and ``ask_folder`` are open to be set by tests."""
        super().__init__(parent)
        self._session = session
        self.ask_list: Callable[[], Path | None] = self._ask_list
        self.ask_folder: Callable[[], Path | None] = self._ask_folder
        self.list: PatientList | None = None
        self._waiting: deque[ListedPatient] = deque()
        self._entries: dict[int, Entry] = {}
        """What was made, by the line of the file."""
        self._batch: Batch | None = None
        self._folder: Path | None = None
        self._started, self._rest, self._done, self._all = 0.0, 0.0, 0, 0
        self.running = self.paused = False
        self._lay_out()
        self._listen()
        self._offer()

    # ------------------------------------------------------------------ what one sees

    def _lay_out(self) -> None:
        self.title = Heading(self.tr("Batch"), 1.25, bold=True)
        self.words = plain_label(
            self.tr(
                "The forms of a whole list of patients: a CSV file, as a spreadsheet saves it. An example shows which "
                "headings and words it may have. Each form is laid on the desk as a draft (Today) and may be printed."
            )
        )
        self.words.setWordWrap(True)
        self.choose, self.form = QPushButton(icon("export"), self.tr("&Choose a list…")), FormBox(self._session)
        self.example = ExampleButton(self._session.clinic.library.words)
        self.prints = QCheckBox(self.tr("&Print each"))
        self.saves = QCheckBox(self.tr("Save each as a PD&F in a folder"))
        self.make, self.pause = QPushButton(self.tr("&Make them")), QPushButton(self.tr("Pa&use"))
        self.stop = QPushButton(self.tr("&Stop after this one"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far the list is"))
        self.table = BatchTable()
        self._arrange()

    def _arrange(self) -> None:
        top, choices, deeds = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        label = plain_label(self.tr("F&orm"))
        label.setBuddy(self.form)
        for widget in (self.choose, self.example, label, self.form):
            top.addWidget(widget, 1 if widget is self.form else 0)
        for tick in (self.prints, self.saves):
            choices.addWidget(tick)
        choices.addStretch(1)
        for widget in (self.make, self.pause, self.stop):
            deeds.addWidget(widget)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        deeds.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.words)
        for row in (top, choices, deeds):
            column.addLayout(row)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.choose)

    def _listen(self) -> None:
        self.choose.clicked.connect(self.take_list)
        self.example.told.connect(self.told)
        self.example.refused.connect(self.refused)
        self.make.clicked.connect(self.begin)
        self.pause.clicked.connect(self._pause)
        self.stop.clicked.connect(self.end)
        self.table.cellActivated.connect(self._enter)
        QShortcut(QKeySequence("Ctrl+O"), self, self.take_list, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _offer(self) -> None:
        """Only what makes sense now can be pressed."""
        ready = self.list is not None and bool(self._waiting)
        self.make.setEnabled(ready and not self.running)
        for button in (self.pause, self.stop):
            button.setEnabled(self.running)
        self.pause.setText(self.tr("Go on") if self.paused else self.tr("Pa&use"))
        for widget in (self.choose, self.form, self.prints, self.saves):
            widget.setEnabled(not self.running)
        self.bar.setVisible(self._all > 0)
        self.bar.setMaximum(max(self._all, 1))
        self.bar.setValue(self._done)
        self.bar.setFormat(self._progress())

    def _progress(self) -> str:
        words = self.tr("{done} of {all}").format(done=self._done, all=self._all)
        if not self.running or self.paused or not self._done:
            return words
        left = (self._all - self._done) * (time.monotonic() - self._started) / self._done
        if left < 60:
            return self.tr("{done}, about %n seconds left", "", max(1, round(left))).format(done=words)
        return self.tr("{done}, about %n minutes left", "", round(left / 60)).format(done=words)

    def showEvent(self, event: QShowEvent) -> None:
        """The forms may have changed since."""
        super().showEvent(event)
        if not self.running:
            self.form.refresh()

    # ------------------------------------------------------------------ the list

    def take_list(self) -> None:
        """Ask for the file and show what is in it."""
        if self.running:
            return
        path = self.ask_list()
        if path is not None:
            words = self._session.clinic.library.words.values()
            self._session.jobs.submit("batch-list", lambda: _read(path, words), self._show_list, self._no_list)

    def _ask_list(self) -> Path | None:
        return file_to_open(self, self.tr("Choose a list of patients"), self.tr("Lists (*.csv *.txt *.tsv)"))

    def _no_list(self, fault: Exception) -> None:
        self.refused.emit(str(fault) if isinstance(fault, ExoConsentError) else type(fault).__name__)

    def _show_list(self, found: "PatientList") -> None:
        self.list, self._waiting = found, deque(found.patients)
        self._entries.clear()
        self._done, self._all = 0, len(found.patients)
        self.title.label.setText(self.tr("Batch: %n patients", "", len(found.patients)))
        self.form.refresh()
        self.table.setRowCount(0)
        mend = self.tr("Mend this line in the list and choose it again; what is made stays.")
        for bad in found.wrong:
            why = ". ".join(complaint.message for complaint in bad.complaints)
            self.table.add(bad.line, bad.name, self.tr("Left out: {why}").format(why=why), mend, drawing="error")
        for one in found.patients:
            self.table.add(one.line, one.patient.name, self.tr("waits"), "")
        if found.unread:
            columns = ", ".join(found.unread)
            self.refused.emit(
                self.tr("These columns were not read, for no fact is called so: {columns}.").format(columns=columns)
            )
        self._offer()
        self.make.setFocus()

    # ------------------------------------------------------------------ making

    def begin(self) -> None:
        """Make what waits."""
        if self.running or not self._waiting:
            return
        self._folder = self.ask_folder() if self.saves.isChecked() else None
        if self.saves.isChecked() and self._folder is None:
            return
        from exoconsent.clinic.batch import Batch

        options = self._session.options
        self._batch = Batch(self._session.clinic, self.form.form_id, options, named(options))
        self._started, self._done, self._all = time.monotonic(), 0, len(self._waiting)
        self.running, self.paused = True, False
        self._offer()
        self._next()

    def _ask_folder(self) -> Path | None:
        return folder_for(self, self.tr("Where shall the PDFs go?"))

    def _next(self) -> None:
        if self.paused or not self.running:
            return
        if not self._waiting:
            self.end()
            return
        one, batch, folder = self._waiting[0], self._batch, self._folder
        printed, now = self.prints.isChecked(), self._session.now()
        if batch is None:
            return

        def work() -> "Made":
            made = batch.make(one, now, printed=printed)
            if folder is not None:
                write_safely(folder / f"{made.number}.pdf", made.pdf)
            return made

        self._session.jobs.submit(_JOB, work, lambda made: self._made(one, made), lambda why: self._failed(one, why))

    def _made(self, one: "ListedPatient", made: "Made") -> None:
        self._entries[one.line] = made.entry
        result = self.tr("Made, %n pages", "", made.pages)
        if made.again:
            result = self.tr("Was there already, %n pages", "", made.pages)
        to_do, drawing = "", "check"
        if made.stops:
            result = ". ".join((result, self.tr("Marked NOT FOR SIGNATURE")))
            to_do, drawing = self._why(made.stops), "warning"
        elif made.open:
            to_do = self.tr("Still open before it is signed: %n (Enter opens it)", "", made.open)
        self.table.tell(one.line, result, to_do, drawing)
        if self.prints.isChecked():
            self.print_wanted.emit(made.pdf, made.number)
        self._on()

    def _why(self, stops: tuple[str, ...]) -> str:
        more = self.tr("and %n more", "", len(stops) - 1) if len(stops) > 1 else ""
        return f"{stops[0]} ({more})" if more else stops[0]

    def _failed(self, one: "ListedPatient", fault: Exception) -> None:
        why = str(fault) if isinstance(fault, ExoConsentError) else type(fault).__name__
        to_do = self.tr("Mend this line in the list and choose it again; what is made stays.")
        self.table.tell(one.line, self.tr("Not made: {why}").format(why=why), to_do, "error")
        self._on()

    def _on(self) -> None:
        self._waiting.popleft()
        self._done += 1
        self._offer()
        self._next()

    def _pause(self) -> None:
        self.paused = not self.paused
        now = time.monotonic()
        self._rest, self._started = (now, self._started) if self.paused else (0.0, self._started + now - self._rest)
        self._offer()
        if not self.paused:
            self._next()

    def end(self) -> None:
        """After the one that is being made; what is made stays, and Make goes on with the rest."""
        self.running = self.paused = False
        self._offer()
        made = len(self._entries)
        self.told.emit(self.tr("%n forms are made. They lie in Today as drafts.", "", made))

    def _enter(self, row: int, _column: int) -> None:
        entry = self._entries.get(self.table.line(row))
        if entry is not None:
            self.draft_wanted.emit(entry)


def _read(path: Path, words: "Iterable[Words]") -> "PatientList":
    from exoconsent.library.list_columns import spoken
    from exoconsent.library.patient_list import read_patient_list

    return read_patient_list(path, spoken(words))
