"""A fingerprint on screen: shown in groups to be read aloud, and typed in as it is heard on the telephone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from exoconsent.gui.card import words
from exoconsent.gui.messages import plain_label
from exoconsent.gui.pack_words import in_lines
from exoconsent.library.pack_signers import grouped, same_fingerprint

_GROUP = 4


class Fingerprint(QLabel):
    """Four lines of four groups."""

    def __init__(self, name: str) -> None:
        """``name`` is what screen readers call it."""
        super().__init__()
        self.setTextFormat(plain_label("").textFormat())
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._name = name
        self.show_fingerprint("")

    def show_fingerprint(self, fingerprint: str) -> None:
        """Room is kept where there is none yet."""
        self.setText(in_lines(grouped(fingerprint)) or "\n\n\n")
        self.setAccessibleName(f"{self._name}: {grouped(fingerprint)}")


class Compared(QWidget):
    """Asks for the fingerprint that the other clinic told; says while one types how far it is the same."""

    changed = Signal()

    def __init__(self, fingerprint: str) -> None:
        """``fingerprint`` is that of who signed."""
        super().__init__()
        self._fingerprint = fingerprint
        self.line, self.told = QLineEdit(), words("")
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.line.setMaxLength(200)
        self.line.setPlaceholderText("0000 0000 …")
        label = words(self.tr("Call them on a number that you know, and &type the fingerprint that they read to you:"))
        label.setBuddy(self.line)
        self.line.setAccessibleName(label.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (label, self.line, self.told):
            column.addWidget(part)
        self.line.textChanged.connect(self._say)
        self._say()

    @property
    def same(self) -> bool:
        """Whether it is the same to its end."""
        return same_fingerprint(self.line.text(), self._fingerprint)

    @property
    def typed(self) -> str:
        """What was typed."""
        return self.line.text()

    def _say(self) -> None:
        typed = "".join(self.line.text().split()).replace(":", "").lower()
        right = self._fingerprint.startswith(typed)
        if self.same:
            told = self.tr("It is the same. Taking the pack in makes them known here.")
        elif not typed:
            told = self.tr("All 64 signs count; a fingerprint that is only alike is somebody else's.")
        elif right:
            told = self.tr("The same so far: {count} of 64 signs.").format(count=len(typed))
        else:
            at = next(i for i, sign in enumerate(typed) if self._fingerprint[i : i + 1] != sign)
            told = self.tr(
                "NOT the same, from group {number} on. If you heard right, do not take this pack in."
            ).format(number=at // _GROUP + 1)
        self.told.setText(told)
        self.line.setAccessibleDescription(told)
        self.changed.emit()
