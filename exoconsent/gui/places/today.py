"""Today: drafts and consents of this desk, those that still want something first; Enter goes on with one."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.form import FALLBACK_LANGUAGE, form_text
from exoconsent.errors import ExoConsentError
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_label
from exoconsent.gui.reading import Reading
from exoconsent.gui.reasons import ask_sentence
from exoconsent.gui.records_words import ICONS, STATES, moment, standing
from exoconsent.gui.today_rows import Row, rows_of
from exoconsent.gui.translation import Marked, mark, said
from exoconsent.records import record
from exoconsent.records.desk import State

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.gui.session import Session

WORDS: Final[Mapping[str, Marked]] = {
    **{state.value: words for state, words in STATES.items()},
    State.SIGNING: mark("Today", "Signatures missing"),
    State.NONE: mark("Today", "No consent yet"),
    State.DRAFT: mark("Today", "Draft"),
    State.PRINTED: mark("Today", "Printed, to be signed on paper"),
    State.SIGNED: mark("Today", "Signed and filed"),
    State.REMOVED: mark("Today", "Removed draft"),
}
"""The desk's states and those of the records, which are words as well."""
_ICONS: Final[Mapping[str, str]] = {
    **{state.value: drawing for state, drawing in ICONS.items()},
    State.SIGNING: "waiting",
    State.NONE: "person",
    State.DRAFT: "form",
    State.PRINTED: "print",
    State.REMOVED: "declined",
}
_ENTER: Final[Mapping[str, Marked]] = {
    State.SIGNING: mark("Today", "&Go on signing"),
    State.NONE: mark("Today", "&Open a new form"),
    State.DRAFT: mark("Today", "&Open draft"),
    State.PRINTED: mark("Today", "&Open draft"),
    State.REMOVED: mark("Today", "&Put it back"),
}
_ASIDE: Final[Mapping[str, Marked]] = {
    State.SIGNING: mark("Today", "&Begin anew…"),
    State.NONE: mark("Today", "&Remove from the list"),
    State.DRAFT: mark("Today", "&Remove draft"),
    State.PRINTED: mark("Today", "&Remove draft"),
    State.REMOVED: mark("Today", "&Remove for good"),
}


_NOT_SIGNED: Final[Mapping[str, Marked]] = {
    record.State.DECLINED: mark("Today", "Declined on {time}.\n\nReason given: {reason}"),
    record.State.GIVEN_UP: mark("Today", "Signing given up on {time}.\n\nReason: {reason}"),
}


_BORN: Final = 2
_CHANGED: Final = 4


class TodayPlace(QWidget):
    """The list with what can be done about the chosen line."""

    draft_wanted = Signal(object)
    """The ``Entry`` of a draft to open."""
    signing_wanted = Signal(object)
    """The ``Entry`` whose signing shall go on."""
    anew_wanted = Signal(object, str)
    """The ``Entry`` whose signing shall be given up, and the reason."""
    print_wanted = Signal(object)
    """The ``record.Row`` of a signed consent to print a copy of."""
    expected = Signal(object, str)
    """The ``Patient`` who is expected today, and the form for them."""
    removed = Signal(object)
    """The ``Entry`` of a draft to remove; of one that was removed already, for good."""
    put_back = Signal(object)
    """The ``Entry`` of a removed draft that is wanted after all."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        """Lists desk and records of ``session`` each time it is shown."""
        super().__init__(parent)
        self._session = session
        self.rows: tuple[Row, ...] = ()
        self.reading: Reading | None = None
        self._title = plain_label("")
        font = self._title.font()
        font.setPointSize(font.pointSize() + 5)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._trouble = plain_label("")
        self._trouble.setWordWrap(True)
        self.table = self._make_table()
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        for widget in (self._title, self.table, self._trouble):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(self._make_buttons())
        key = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, self.refresh, context=key)
        QShortcut(QKeySequence("Del"), self.table, self.set_aside, context=key)
        QShortcut(QKeySequence("Ins"), self, self.expect, context=key)

    def showEvent(self, event: QShowEvent) -> None:
        """What others filed meanwhile is there too."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look at desk and records again."""
        if not self.isVisible():
            return  # showEvent looks
        row = self.table.currentRow()
        found = rows_of(self._session.clinic, self._session.now())
        self.rows = found.rows
        self._title.setText(self._headline())
        self._trouble.setText("\n".join(found.troubles))
        self._trouble.setVisible(bool(found.troubles))
        self.table.setRowCount(len(self.rows))
        for index, line in enumerate(self.rows):
            self._fill(index, line)
        if self.rows:
            self.table.setCurrentCell(min(max(row, 0), len(self.rows) - 1), 0)
        self._offer()

    def _headline(self) -> str:
        if not self.rows:
            words = self.tr("Nothing is on the desk. Drafts and signed consents of today appear here by themselves.")
            expecting = self.tr("Who is expected can be named beforehand.")
            return f"{words} {expecting}"
        missing = sum(row.state is State.SIGNING for row in self.rows)
        drafts = sum(row.state in (State.DRAFT, State.PRINTED) for row in self.rows)
        papers = sum(row.state not in (State.REMOVED, State.NONE) for row in self.rows)
        none = sum(row.state is State.NONE for row in self.rows)
        parts = [self.tr("Today: %n papers", "", papers)]
        parts += [self.tr("%n without a consent", "", none)] if none else []
        parts += [self.tr("%n with signatures missing", "", missing)] if missing else []
        parts += [self.tr("%n drafts", "", drafts)] if drafts else []
        return ", ".join(parts)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        born, changed = self.tr("Date of birth"), self.tr("Last change")
        titles = [self.tr("State"), self.tr("Patient"), born, self.tr("Document"), changed]
        table.setHorizontalHeaderLabels(titles)
        table.setAccessibleName(self.tr("Papers of today"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setVisible(False)
        table.horizontalHeader().setHighlightSections(False)
        modes, header = QHeaderView.ResizeMode, table.horizontalHeader()
        header.setSectionResizeMode(modes.Stretch)
        for short in (_BORN, _CHANGED):  # the room is for names and titles
            header.setSectionResizeMode(short, modes.ResizeToContents)
        table.setShowGrid(False)
        table.cellActivated.connect(lambda row, _column: self.enter(self.rows[row]))
        table.currentCellChanged.connect(self._offer)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        self.go, self.aside = QPushButton(said(_ENTER[State.DRAFT])), QPushButton(said(_ASIDE[State.DRAFT]))
        self.go.clicked.connect(lambda: self.enter(self.rows[self.table.currentRow()]))
        self.copies = QPushButton(self.tr("&Print a copy"))
        self.aside.clicked.connect(self.set_aside)
        self.copies.clicked.connect(lambda: self.print_wanted.emit(self.signed()))
        self.expecting = QPushButton(self.tr("E&xpect a patient…"))
        self.expecting.clicked.connect(self.expect)
        row = QHBoxLayout()
        row.addWidget(self.expecting)
        row.addStretch(1)
        for button in (self.aside, self.copies, self.go):
            row.addWidget(button)
        return row

    def _fill(self, index: int, row: Row) -> None:
        state = QTableWidgetItem(icon(_ICONS[row.state]), said(WORDS[row.state]))
        today = row.time.date() == self._session.now().date()
        when = row.time.astimezone(self._session.now().tzinfo).strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
        name = row.name or (self.tr("(no name yet)") if row.entry else "")
        born = row.born.isoformat() if row.born else ""
        for column, text in enumerate((name, born, row.number or self._form_title(row), when), start=1):
            self.table.setItem(index, column, QTableWidgetItem(text))
        self.table.setItem(index, 0, state)

    def _form_title(self, row: Row) -> str:
        """Of a draft, which has no number yet."""
        form = self._session.clinic.library.forms.get(row.entry.draft.form_id) if row.entry else None
        return form_text(form, FALLBACK_LANGUAGE).title if form else ""

    def _chosen(self) -> Row | None:
        row = self.table.currentRow()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def signed(self) -> record.Row | None:
        """The chosen line's signed consent; None when it is none."""
        row = self._chosen()
        filed = row.filed if row is not None else None
        return filed if filed is not None and filed.signed_at is not None else None

    def _offer(self, *_cells: int) -> None:
        """The buttons say what can be done about the chosen line."""
        row = self._chosen()
        self.go.setVisible(row is not None)
        self.copies.setVisible(self.signed() is not None)
        stage = row.entry.state if row is not None and row.entry is not None else None
        self.aside.setVisible(stage is not None)
        if row is not None:
            self.go.setText(self.tr("&Look at it") if stage is None or _holds(row) else said(_ENTER[stage]))
            self.aside.setText(said(_ASIDE[stage]) if stage is not None else "")

    def expect(self) -> None:
        """Name those who will come today."""
        from exoconsent.gui.expected import ask_expected

        self.dialog = ask_expected(self._session, self, self.expected.emit)

    def enter(self, row: Row) -> None:
        """Open a draft, go on signing, or say what may be said of a finished paper."""
        entry = row.entry
        if row.filed is not None and (entry is None or _holds(row)):
            self.look(row.filed)
        elif entry is not None and entry.state in (State.NONE, State.DRAFT, State.PRINTED):
            self.draft_wanted.emit(entry)
        elif entry is not None and entry.state is State.REMOVED:
            self.put_back.emit(entry)
        elif entry is not None:
            self.signing_wanted.emit(entry)

    def set_aside(self) -> None:
        """Remove the chosen draft, the second time for good, or give up its signing with a reason."""
        row = self._chosen()
        if row is None or row.entry is None:
            return
        if row.entry.state is not State.SIGNING:
            self.removed.emit(row.entry)
            return
        question = self.tr("Why is the signing given up? The signatures made so far are kept with this reason.")
        reason = ask_sentence(self, self.tr("Begin anew"), question)
        if reason:
            self.anew_wanted.emit(row.entry, reason)

    def look(self, filed: record.Row) -> None:
        """Open a record: what was signed is verified first, of the others one reads why they were not."""
        archive = self._session.clinic.archive(self._session.now)
        self._title.setText(self.tr("{number} is being checked…").format(number=filed.number))

        self._session.jobs.submit(
            "verify",
            lambda: self._told(archive, filed),
            partial(self._show, filed),
            lambda fault: self._show(filed, self._sentence(fault)),
        )

    def _told(self, archive: "Archive", filed: record.Row) -> str:
        """In the worker: how it stands, and what its seals prove or why there are none."""
        zone = self._session.now().tzinfo
        if filed.state in _NOT_SIGNED:
            reasons = dict(archive.open(filed.id).filing.reasons)
            reason = reasons.get("") or self.tr("none")
            return said(_NOT_SIGNED[filed.state], time=moment(filed.filed_at, zone), reason=reason)
        return "\n\n".join((standing(filed), *archive.verify(filed.id).sentences()))

    def _show(self, filed: record.Row, words: str) -> None:
        self.refresh()
        self.reading = Reading(filed.number, words, self)
        self.reading.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reading.open()

    def _sentence(self, fault: Exception) -> str:
        if isinstance(fault, ExoConsentError):
            return str(fault)
        words = self.tr("This paper could not be checked ({kind}); do not rely on it yet.")
        return words.format(kind=type(fault).__name__)


def _holds(row: Row) -> bool:
    """Whether an expected person's consent is there and holds, so that nothing is to be prepared."""
    return row.filed is not None and row.filed.state is record.State.SIGNED
