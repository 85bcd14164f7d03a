"""The table of Batch: a line of the list, whose it is, what came of it and what is to be done."""

from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from exoconsent.gui.icons import icon

_LINE, _NAME, _RESULT, _TODO = range(4)
_NAME_WIDTH = 220
"""Pixels at first; it can be drawn wider."""


_ROOM: Final = 12
"""Pixels around the words of a line."""


class BatchTable(QTableWidget):
    """Read by lines of the file, whatever row they stand in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(0, 4, parent)
        titles = [self.tr("Line"), self.tr("Patient"), self.tr("Result"), self.tr("What to do")]
        self.setHorizontalHeaderLabels(titles)
        self.setAccessibleName(self.tr("Lines of the list"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().lineSpacing() + _ROOM)
        self._size_columns()

    def _size_columns(self) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setHighlightSections(False)
        header.setSectionResizeMode(modes.Stretch)
        header.setSectionResizeMode(_LINE, modes.ResizeToContents)
        header.setSectionResizeMode(_NAME, modes.Interactive)
        header.resizeSection(_NAME, _NAME_WIDTH)

    def add(self, line: int, name: str, result: str, to_do: str, drawing: str = "") -> None:
        """One more row, below the others."""
        row = self.rowCount()
        self.setRowCount(row + 1)
        for column, text in enumerate((str(line), name, result, to_do)):
            self.setItem(row, column, QTableWidgetItem(text))
        self._write(row, result, to_do, drawing)

    def tell(self, line: int, result: str, to_do: str, drawing: str) -> None:
        """What came of a line, brought into sight."""
        row = next(row for row in range(self.rowCount()) if self.line(row) == line)
        self._write(row, result, to_do, drawing)
        self.scrollTo(self.model().index(row, _RESULT))

    def line(self, row: int) -> int:
        """Which line of the file stands in ``row``."""
        return int(self._cell(row, _LINE).text())

    def _write(self, row: int, result: str, to_do: str, drawing: str) -> None:
        for column, text in ((_RESULT, result), (_TODO, to_do)):
            self._cell(row, column).setText(text)
            self._cell(row, column).setToolTip(text)
        if drawing:
            self._cell(row, _RESULT).setIcon(icon(drawing))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        """What ``add`` put there."""
        return cast("QTableWidgetItem", self.item(row, column))
