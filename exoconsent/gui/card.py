"""A card in the middle of an empty window, for what is asked before the desk is there; it scrolls before it cuts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label

_LETTERS = 64
"""Width of a card, in average letters, so that it grows with the text."""
_MOST = 200
"""Share of the width, against 1 on either side."""
Part = QWidget | list[QPushButton]


class Card(QFrame):
    """Parts below each other; a list of buttons stands side by side."""

    def __init__(self, *parts: Part) -> None:
        """In the order in which they are read."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 24, 28, 24)
        self._column.setSpacing(12)
        for part in parts:
            self.add(part)
        self._fit()

    def add(self, part: Part) -> None:
        """One more part below."""
        if isinstance(part, list):
            row = QHBoxLayout()
            for button in part:
                row.addWidget(button)
            self._column.addLayout(row)
        else:
            self._column.addWidget(part)

    def changeEvent(self, event: QEvent) -> None:
        """As many letters wide in every size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(_LETTERS * self.fontMetrics().averageCharWidth() + 56)


class CardPage(QWidget):
    """The whole window with one card, or one after another."""

    def __init__(self) -> None:
        """Empty until ``show_card``."""
        super().__init__()
        self.jobs = Jobs(self)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_card(self, card: QWidget) -> None:
        """In place of the one before, which is gone."""
        inner = QWidget()
        centred(inner, card)
        self._area.setWidget(inner)

    def closeEvent(self, event: QCloseEvent) -> None:
        """No answer of the worker comes after this."""
        self.jobs.finish()
        super().closeEvent(event)


def centred(inside: QWidget, card: QWidget) -> None:
    """``card`` in the middle, as wide as it wants to be where there is room."""
    column, row = QVBoxLayout(inside), QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, _MOST)
    row.addStretch(1)
    column.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)


def words(text: str) -> QLabel:
    """A paragraph."""
    label = plain_label(text)
    label.setWordWrap(True)
    return label


def trouble_line(parent: QWidget) -> QLabel:
    """Where it is said what is missing or went wrong; there is room for two lines from the beginning."""
    label = words("")
    label.setMinimumHeight(2 * parent.fontMetrics().lineSpacing())
    return label


class Rows(QWidget):
    """Each field below its words, named by them and reached by their key."""

    def __init__(self, *fields: tuple[str, QWidget]) -> None:
        """In the order in which they are filled."""
        super().__init__()
        self._rows: dict[QWidget, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for text, field in fields:
            column.addWidget(self._row(text, field))

    def _row(self, text: str, field: QWidget) -> QWidget:
        label, row = words(text), QWidget()
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        if isinstance(field, QComboBox):
            field.view().setAccessibleName(field.accessibleName())
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(field)
        self._rows[field] = row
        return row

    def show_row(self, field: QWidget, *, shown: bool) -> None:
        """Show or hide a field with its words."""
        self._rows[field].setVisible(shown)


def hidden_line() -> QLineEdit:
    """A line whose letters are not shown."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
