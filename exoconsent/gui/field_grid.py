"""Room for large text: fields in as few rows as the width allows, and a window that scrolls before it cuts."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

Cell = tuple[QLabel, QWidget, int]
"""Label, its field, and the field's share of the width."""
_GAP = 8


class FieldGrid(QWidget):
    """Labels above their fields; where one row is too narrow for all, two, then four."""

    def __init__(self, cells: Sequence[Cell], parent: QWidget | None = None) -> None:
        """In one row until the width is known."""
        super().__init__(parent)
        self._cells = tuple(cells)
        self._rows = 0
        self._shown: tuple[Cell, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)
        self._arrange(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as four rows can be, as high as the rows are that there are now."""
        return QSize(self._width_of(4), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows where it got narrow."""
        super().resizeEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Arrange anew, after a field was hidden or shown."""
        width = self.width()
        self._arrange(next((rows for rows in (1, 2, 4) if self._width_of(rows) <= width), 4))

    def _width_of(self, rows: int) -> int:
        """Pixels that the widest of so many rows needs."""
        shown = [max(w.minimumSizeHint().width(), w.minimumWidth()) for _label, w, _share in self._wanted()]
        each = -(-len(shown) // rows)
        return max(sum(shown[i : i + each]) + _GAP * (each - 1) for i in range(0, len(shown), each))

    def _wanted(self) -> tuple[Cell, ...]:
        """Without the fields that somebody hid, which would leave holes; before it is shown, every field is hidden."""
        by_hand = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return tuple(cell for cell in self._cells if not (cell[1].isHidden() and cell[1].testAttribute(by_hand)))

    def _arrange(self, rows: int) -> None:
        wanted = self._wanted()
        if (rows, wanted) == (self._rows, self._shown):
            return
        self._rows, self._shown = rows, wanted
        each = -(-len(wanted) // rows)
        for number, (label, field, share) in enumerate(wanted):
            row, column = divmod(number, each)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, share if rows == 1 else 1)
        for column in range(each, len(self._cells)):
            self._grid.setColumnStretch(column, 0)
        self.updateGeometry()


class Roomy(QScrollArea):
    """Around everything: on a screen that is too small for large text it scrolls, and nothing is cut off."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        """``inside`` fills it as long as there is room."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)


class LowArea(QScrollArea):
    """A page that scrolls by itself and asks for no height, so that what stands around it need not scroll, too."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As wide as what it holds, and hardly any height."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())
