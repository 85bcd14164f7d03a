"""The rows of Records as Qt wants them: as many as there are, fetched a page at a time, only those in sight."""

from collections import OrderedDict
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.records_source import PAGE, Column
from exoconsent.gui.records_treatments import Treatments
from exoconsent.gui.records_words import ICONS, day, standing, state_words
from exoconsent.gui.translation import mark, said
from exoconsent.records.record import Row

KEPT: Final = 30
"""Pages that are kept; 6,000 rows."""
COLUMNS: Final = tuple(Column)
_TITLES: Final = {
    Column.STATE: mark("Records", "State"),
    Column.NAME: mark("Records", "Patient"),
    Column.BORN: mark("Records", "Born"),
    Column.SIGNED: mark("Records", "Signed on"),
    Column.TREATMENT: mark("Records", "Treatment"),
    Column.FORM: mark("Records", "Form"),
    Column.LOT: mark("Records", "Lot"),
    Column.NUMBER: mark("Records", "Number"),
}
_COMING: Final = "…"
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


def column_title(column: Column) -> str:
    """As it stands above the column."""
    return said(_TITLES[column])


class RecordsModel(QAbstractTableModel):
    """Rows that are not there yet show as “…” and are asked for; the newest wish first, one page at a time."""

    page_wanted = Signal(int)
    sort_wanted = Signal(object, bool)
    """``Column``, and whether the last comes first."""

    def __init__(self, zone: tzinfo | None = None, parent: Any = None, *, treatments: Treatments | None = None) -> None:
        """``zone`` is this desk's, for days; without ``treatments`` these stand as they were filed."""
        super().__init__(parent)
        self._zone, self._treatments = zone, treatments or Treatments()
        self._total = 0
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._wanted: int | None = None
        self._asked: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def show(self, rows: tuple[Row, ...]) -> None:
        """Another answer begins with these."""
        self.beginResetModel()
        pages = range(0, len(rows), PAGE)
        self._pages = OrderedDict((start // PAGE, rows[start : start + PAGE]) for start in pages)
        self._total, self._wanted, self._asked = len(rows), None, None
        self.endResetModel()

    def grow(self, total: int) -> None:
        """There are so many in all."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()

    def fill(self, page: int, rows: tuple[Row, ...]) -> None:
        """A page has come; an empty one stands for one that could not be had, so that nobody asks for ever."""
        self._asked = None
        self._pages[page] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min((page + 1) * PAGE, self._total) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def row(self, number: int) -> Row | None:
        """What stands in that line; none while it is on its way."""
        rows = self._pages.get(number // PAGE, ())
        return rows[number % PAGE] if 0 <= number < self._total and number % PAGE < len(rows) else None

    def line_of(self, record_id: int) -> int:
        """The line of a record among those that are here; -1 for none."""
        lines = (page * PAGE + n for page, rows in self._pages.items() for n, r in enumerate(rows) if r.id == record_id)
        return next(lines, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """All there are, whether they are here or not."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Those of ``Column``."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole and 0 <= section < len(COLUMNS):
            return column_title(COLUMNS[section])
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Words, the state's drawing beside its word, and all that is cut off as a tool tip."""
        if role not in (_Role.DisplayRole, _Role.DecorationRole, _Role.ToolTipRole) or not index.isValid():
            return None
        column, row = COLUMNS[index.column()], self.row(index.row())
        if row is None:
            return self._missing(index.row()) if role == _Role.DisplayRole else None
        if role == _Role.DisplayRole:
            return self._words(row, column)
        if role == _Role.DecorationRole:
            return icon(ICONS[row.state]) if column is Column.STATE else None
        return plain_tip(standing(row) if column is Column.STATE else self._words(row, column))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The archive sorts; nothing changes until its answer comes."""
        if 0 <= column < len(COLUMNS):
            self.sort_wanted.emit(COLUMNS[column], order is Qt.SortOrder.DescendingOrder)

    def _words(self, row: Row, column: Column) -> str:
        match column:
            case Column.STATE:
                return state_words(row.state)
            case Column.BORN:
                return day(row.born)
            case Column.SIGNED:
                return day(row.signed_at, self._zone)
            case Column.TREATMENT:
                return self._treatments.words(row.treatment)
            case _:
                return str(getattr(row, column.value))

    def _missing(self, number: int) -> str:
        page = number // PAGE
        if page in self._pages:
            return ""  # it was asked for, and the archive had less or refused
        self._wanted = page
        if self._asked is None and not self._soon.isActive():
            self._soon.start()
        return _COMING

    def _ask(self) -> None:
        if self._wanted is not None and self._wanted not in self._pages:
            self._asked, self._wanted = self._wanted, None
            self.page_wanted.emit(self._asked)
