"""The table of Records: arrows move, Enter or a click opens, letters go on searching."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from exoconsent.gui.icons import icon_size
from exoconsent.gui.records_model import COLUMNS, RecordsModel
from exoconsent.gui.records_source import Column
from exoconsent.records.record import Row

_LETTERS: Final = {
    Column.STATE: 18,
    Column.NAME: 17,
    Column.BORN: 11,
    Column.SIGNED: 11,
    Column.TREATMENT: 17,
    Column.FORM: 18,
    Column.LOT: 13,
    Column.NUMBER: 20,
}
"""Width of each column at first, average letters."""


class RecordsTable(QTableView):
    """Shows a ``RecordsModel``."""

    opened = Signal(object)
    """The ``Row`` that was asked for."""
    moved = Signal(object)
    """The ``Row`` that is chosen now, or None."""
    typed = Signal(str)
    """Letters that belong into the search line."""

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        """``model`` is kept."""
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Records found"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._head()
        self._fit()
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def chosen(self) -> Row | None:
        """The row that is chosen."""
        return self.rows.row(self.currentIndex().row())

    def choose(self, line: int) -> None:
        """Choose that line and bring it into sight, without opening it."""
        index = self.rows.index(line, max(0, self.currentIndex().column()))
        how = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)
        self.scrollTo(index)

    def sorted_by(self, column: Column, *, descending: bool) -> None:
        """Show the little arrow there, and ask for nothing."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.horizontalHeader()
        blocked = head.blockSignals(True)
        head.setSortIndicator(COLUMNS.index(column), order)
        head.blockSignals(blocked)

    def keyboardSearch(self, search: str) -> None:
        """Qt would walk through all rows; the archive finds better."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard finds a line to start from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.choose(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _head(self) -> None:
        self.verticalHeader().setVisible(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.sortIndicatorChanged.connect(self.rows.sort)

    def _fit(self) -> None:
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.setIconSize(icon_size(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(28, line * 3 // 2))
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, _LETTERS[column] * letter + 12)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.rows.row(now.row()))
