"""StaffNote: on the page of the practitioner's signature, what waits in few words, the way to it, and the note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import big_button, plain_label

_NOTE_PX = 84


class StaffNote(Spoken, QWidget):
    """Empty and hidden for everybody else. The warnings stand on it where there is room, else behind ``read``."""

    read_wanted = Signal()

    def __init__(self, *, wanted: bool, warnings: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        """``wanted``: whether this signatory may add a note at all."""
        super().__init__(parent)
        self.must = False
        """Whether a note is wanted before signing."""
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_PX)
        self.summary = plain_label(bold=True)
        self.read = big_button(self.tr("Read and tick…"), self.read_wanted.emit)
        self.warnings = QWidget()
        self._has_warnings = bool(warnings)
        listed = QVBoxLayout(self.warnings)
        listed.setContentsMargins(0, 0, 0, 0)
        for warning in warnings:
            listed.addWidget(plain_label(f"•  {warning}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self.warnings):
            column.addWidget(widget)
        row = QHBoxLayout()  # beside each other: what is saved in height is the pad's
        row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.note, 1)
        column.addLayout(row)
        self.setVisible(wanted)
        self.tell("", must=False)

    def tell(self, summary: str, *, must: bool) -> None:
        """What is still to be read or noted."""
        self.must = must
        self.summary.setText(summary)
        for widget in (self.summary, self.read):
            widget.setVisible(bool(summary))
        name = self.tr("Your note on what waits") if must else self.tr("Your note (optional)")
        self.note.setAccessibleName(name)
        self.note.setPlaceholderText(name)

    def show_warnings(self, shown: bool) -> None:
        """In full here, or only behind ``read``."""
        self.warnings.setVisible(shown and self._has_warnings)
