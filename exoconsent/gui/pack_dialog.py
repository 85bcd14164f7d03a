"""PacksDialog: make a pack, look into one, undo the last one; and the fingerprint that others compare."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.card import trouble_line, words
from exoconsent.gui.messages import plain_label
from exoconsent.gui.pack_fingerprint import Fingerprint
from exoconsent.gui.pack_words import last_words
from exoconsent.library.pack_signers import grouped

if TYPE_CHECKING:
    from exoconsent.gui.pack_desk import Looked, PackDesk, Standing
    from exoconsent.library.pack_log import Taken

_LETTERS = 84


class PacksDialog(QDialog):
    """Everything it needs is read in the worker; until then only Close can be pressed."""

    def __init__(self, desk: "PackDesk", parent: QWidget | None = None) -> None:
        """``desk`` does what the buttons say."""
        super().__init__(parent)
        self._desk, self._sure = desk, False
        self.standing: Standing | None = None
        self.setWindowTitle(self.tr("Packs"))
        self.make, self.look = QPushButton(self.tr("&Make a pack…")), QPushButton(self.tr("&Open a pack…"))
        self.undo, self.last = QPushButton(self.tr("&Undo the last pack")), words("")
        self.fingerprint, self.copy = Fingerprint(self.tr("Fingerprint")), QPushButton(self.tr("&Copy"))
        self.trouble = trouble_line(self)
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.look.clicked.connect(self._look)
        self.undo.clicked.connect(self._undo)
        self.copy.clicked.connect(self._copy)
        self._able(False)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        why = self.tr(
            "A pack carries forms, sections, translations and laws to another clinic, on a stick. It is signed, and it "
            "never holds a patient's data."
        )
        make = self.tr("Choose what goes in; then it is written where you say.")
        look = self.tr("See who signed it and every word that it would change. Nothing is taken in by looking.")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(words(why))
        for button, text in ((self.make, words(make)), (self.look, words(look)), (self.undo, self.last)):
            column.addWidget(_row(button, text))
        column.addWidget(self._prints())
        column.addWidget(self.trouble)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _prints(self) -> QFrame:
        frame, column, row = QFrame(), QVBoxLayout(), QHBoxLayout()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        column.addWidget(words(self.tr("Fingerprint of your packs. Read it to whoever opens one for the first time:")))
        self.copy.setAccessibleName(self.tr("Copy the fingerprint"))
        row.addWidget(self.fingerprint)
        row.addStretch(1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        frame.setLayout(column)
        return frame

    def _able(self, able: bool) -> None:
        for button in (self.make, self.look, self.copy):
            button.setEnabled(able)
        self.undo.setEnabled(able and self.standing is not None and self.standing.last is not None)

    def show_standing(self, standing: "Standing") -> None:
        """How things stand was read."""
        self.standing = standing
        self.fingerprint.show_fingerprint(standing.fingerprint)
        self.last.setText(last_words(standing.last))
        for button, text in ((self.undo, self.last),):
            button.setAccessibleDescription(text.text())
        self._able(True)
        self.make.setFocus()

    def _make(self) -> None:
        if self.standing is not None:
            self._desk.show_make(self.standing)

    def _look(self) -> None:
        path = self._desk.ask_which()
        if path is not None:
            self._able(False)
            self._tell(self.tr("Reading it and trying out what it would do…"))
            self._desk.look(path, self._looked, self.show_trouble)

    def _looked(self, looked: "Looked") -> None:
        self._desk.show_looked(looked)

    def _undo(self) -> None:
        """The first press says what it does, the second does it."""
        if not self._sure:
            self._sure = True
            self.undo.setText(self.tr("&Undo it now"))
            self._tell(
                self.tr("What it brought goes, and what it replaced comes back, as it was. Press again to do that.")
            )
            return
        self._able(False)
        self._desk.undo(self._undone, self.show_trouble)

    def _undone(self, _taken: "Taken") -> None:
        self.accept()

    def _copy(self) -> None:
        if self.standing is not None:
            QGuiApplication.clipboard().setText(grouped(self.standing.fingerprint))
            self._tell(self.tr("Copied. The telephone or paper is the way to tell it, not the stick with the pack."))

    def show_trouble(self, sentence: str) -> None:
        """Something was not done."""
        self._able(self.standing is not None)
        self._tell(sentence)

    def _tell(self, text: str) -> None:
        self.trouble.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.trouble, text))


def _row(button: QPushButton, text: QWidget) -> QWidget:
    row, line = QWidget(), QHBoxLayout()
    button.setMinimumHeight(36)
    button.setMinimumWidth(24 * button.fontMetrics().averageCharWidth())
    button.setAccessibleName(button.text().replace("&", "").replace("…", ""))
    if isinstance(text, type(plain_label(""))):
        button.setAccessibleDescription(text.text())
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(button)
    line.addWidget(text, 1)
    row.setLayout(line)
    return row
