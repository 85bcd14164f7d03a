"""Today: the consents of this day in the clinic folder, those that still want something first."""

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from exoconsent.errors import ExoConsentError
from exoconsent.files import read_limited
from exoconsent.gui.filing import LIMIT, Paper, State, todays
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label
from exoconsent.gui.reading import Reading
from exoconsent.gui.translation import mark

if TYPE_CHECKING:
    from exoconsent.gui.session import Session

WORDS: Final = {
    State.IN_PROGRESS: mark("Today", "Signatures missing"),
    State.SIGNED: mark("Today", "Signed and filed"),
    State.DECLINED: mark("Today", "Declined"),
}
_ICONS: Final = {State.IN_PROGRESS: "waiting", State.SIGNED: "check", State.DECLINED: "declined"}


class TodayPlace(QWidget):
    """The list; Enter on a line says what may be said of that paper."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        """Lists the clinic folder of ``session`` each time it is shown."""
        super().__init__(parent)
        self._session = session
        self.papers: tuple[Paper, ...] = ()
        self.reading: Reading | None = None
        self._title = plain_label("")
        font = self._title.font()
        font.setPointSize(font.pointSize() + 5)
        self._title.setFont(font)
        self.table = self._make_table()
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        QShortcut(QKeySequence("F5"), self, self.refresh, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def showEvent(self, event: QShowEvent) -> None:
        """What others filed meanwhile is there too."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look into the clinic folder again."""
        self.papers = todays(self._session.clinic.folder, self._session.now())
        waiting = sum(p.state is State.IN_PROGRESS for p in self.papers)
        self._title.setText(
            self.tr("Today: {all} papers, {waiting} with signatures missing. Enter says more about one.").format(
                all=len(self.papers), waiting=waiting
            )
            if self.papers
            else self.tr("Nothing was signed today yet. Consents appear here when they are signed on screen (Ctrl+G).")
        )
        self.table.setRowCount(len(self.papers))
        for row, paper in enumerate(self.papers):
            self._fill(row, paper)
        if self.papers and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([self.tr("State"), self.tr("Document"), self.tr("Last change")])
        table.setAccessibleName(self.tr("Papers of today"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setVisible(False)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setShowGrid(False)
        table.cellActivated.connect(lambda row, _column: self.look(self.papers[row]))
        return table

    def _fill(self, row: int, paper: Paper) -> None:
        state = QTableWidgetItem(icon(_ICONS[paper.state]), QCoreApplication.translate("Today", WORDS[paper.state]))
        today = paper.time.date() == self._session.now().date()
        when = paper.time.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
        for column, item in enumerate((state, QTableWidgetItem(paper.number), QTableWidgetItem(when))):
            self.table.setItem(row, column, item)

    def look(self, paper: Paper) -> None:
        """Open ``paper``: a note is read, a PDF is verified first."""
        if paper.state is State.DECLINED:
            self._show(paper, _declined(paper))
            return
        clinic = self._session.clinic
        self._title.setText(self.tr("{number} is being checked…").format(number=paper.number))
        self._session.jobs.submit(
            "verify",
            lambda: "\n\n".join(clinic.verify(read_limited(paper.path, LIMIT)).sentences()),
            lambda words: self._show(paper, words),
            lambda fault: self._show(paper, _sentence(fault)),
        )

    def _show(self, paper: Paper, words: str) -> None:
        self.refresh()
        self.reading = Reading(paper.number, words, self)
        self.reading.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reading.open()


def _declined(paper: Paper) -> str:
    try:
        note = json.loads(read_limited(paper.path, 1 << 20))
        return f"Declined on {note['declined']}.\n\nReason given: {note['reason'] or 'none'}"
    except (ExoConsentError, ValueError, KeyError, TypeError):
        return "This note cannot be read. The paper was declined; ask whoever was there."


def _sentence(fault: Exception) -> str:
    known = isinstance(fault, ExoConsentError)
    return str(fault) if known else f"This paper could not be checked ({type(fault).__name__}); do not rely on it yet."
