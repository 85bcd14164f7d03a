"""The log as a table in words: who did what, when, about which document."""

from typing import Final

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.card import words
from exoconsent.gui.upkeep_words import act_words, moment
from exoconsent.records.audit import Entry

SHOWN: Final = 200
"""The newest acts; the whole log goes out with “Export all records”."""


class LogDialog(QDialog):
    """Read only. Document numbers stand in it, and nobody's name but those of staff."""

    def __init__(self, parent: QWidget, entries: tuple[Entry, ...], names: dict[str, str]) -> None:
        """``entries`` the newest first; ``names`` of users by id."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log of the last acts"))
        heads = [self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("About"), self.tr("Remark")]
        self.table = QTableWidget(len(entries), len(heads))
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(heads)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for row, entry in enumerate(entries):
            self._fill(row, entry, names)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        about = self.tr("Each line is sealed to the one before it. A line that was changed or taken out is found.")
        for part in (words(about), self.table, buttons):
            column.addWidget(part)
        self.resize(920, 560)
        if entries:
            self.table.selectRow(0)
        self.table.setFocus()

    def _fill(self, row: int, entry: Entry, names: dict[str, str]) -> None:
        cells = (moment(entry.at), entry.user_name, act_words(entry), names.get(entry.about, entry.about), entry.doubt)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip("")
            self.table.setItem(row, column, item)
