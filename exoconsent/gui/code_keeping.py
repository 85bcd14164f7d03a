"""The recovery code on screen, once: it goes on only when somebody has it on paper and can read it there."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.card import Rows, trouble_line, words

_LAST: Final = 4
"""Characters of the code that are typed back, to show that the paper can be read."""


class CodeKeeping(QWidget):
    """Words, the code in big letters, and what shows that it is on paper. The code cannot be copied to a clipboard."""

    print_wanted = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        """Without a code until ``show_code``."""
        super().__init__()
        why = self.tr(
            "When every passphrase is forgotten, only this code opens the records. It is shown once. Print it now, or "
            "write it down, and keep the paper where you keep valuables, away from this computer."
        )
        self.code, self.typed = words(""), QLineEdit()
        self.print_code = QPushButton(self.tr("&Print the code"))
        self.kept = QCheckBox(self.tr("The paper lies in a &safe place"))
        self.trouble = trouble_line(self)
        self.begin = QPushButton(self.tr("&Begin"))
        self._style()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(words(why))
        column.addWidget(self.code)
        column.addWidget(self.print_code)
        column.addWidget(Rows((self.tr("Type its last four characters from the p&aper"), self.typed)))
        column.addWidget(self.kept)
        column.addWidget(self.trouble)
        column.addWidget(self.begin)
        self.setFocusProxy(self.print_code)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self.kept.setFocus)
        self.kept.toggled.connect(self._look)
        self.kept.clicked.connect(self._on_to_begin)
        self.begin.setAutoDefault(True)  # Enter presses it, which on a page only Space would
        self.print_code.clicked.connect(lambda: self.print_wanted.emit("".join(self.code.text().split())))
        self.begin.clicked.connect(self._enter)

    def _style(self) -> None:
        font = self.code.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.code.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for who listens to the screen; it can still not be copied

    def show_code(self, code: str) -> None:
        """Begin with ``code``."""
        groups = code.split("-")
        half = len(groups) // 2
        self.code.setText("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))
        self.code.setAccessibleName(self.tr("Recovery code: {code}").format(code=" ".join(groups)))
        self.typed.clear()
        self.kept.setChecked(False)
        self._look()
        self.print_code.setFocus()

    def say(self, sentence: str) -> None:
        """What became of the printing."""
        self.trouble.setText(sentence)

    def forget(self) -> None:
        """The code is gone from the screen."""
        self.code.clear()
        self.code.setAccessibleName("")
        self.typed.clear()

    def _read(self) -> bool:
        last = "".join(letter for letter in self.code.text() if letter.isalnum())[-_LAST:]
        return bool(last) and self.typed.text().strip().upper() == last

    def _look(self) -> None:
        missing = ""
        if not self._read():
            missing = self.tr("Type the last four characters as they stand on the paper.")
            if len(self.typed.text().strip()) >= _LAST:
                missing = self.tr("These are not the last four characters of this code. Look at the paper again.")
        elif not self.kept.isChecked():
            missing = self.tr("Put the paper away, then tick that.")
        self.begin.setEnabled(not missing)
        self.trouble.setText(missing)
        self.begin.setAccessibleDescription(missing)

    def _on_to_begin(self) -> None:
        if self.begin.isEnabled():
            self.begin.setFocus()

    def _enter(self) -> None:
        if self.begin.isEnabled():
            self.done.emit()
