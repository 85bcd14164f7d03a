"""Places that are not built yet: what will be here, and what to do until then."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import Heading, plain_label
from exoconsent.gui.translation import mark

SENTENCES: Final = {
    "batch": mark(
        "Quiet",
        "Batch will make the consents of a whole list of patients; until then “main.py export” makes them one by one.",
    ),
}


class QuietPlace(QWidget):
    """An honest empty place."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        """``name`` is a key of ``SENTENCES`` and of the icons, ``words`` the place's name on screen."""
        super().__init__(parent)
        picture, title = IconLabel(name, 3), Heading(words)
        self.sentence = plain_label(QCoreApplication.translate("Quiet", SENTENCES[name]))
        self.sentence.setWordWrap(True)
        self.sentence.setMaximumWidth(52 * self.fontMetrics().averageCharWidth() + 200)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sentence.setAccessibleName(self.sentence.text())
        self.setFocusProxy(self.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(14)
        for widget in (picture, title, self.sentence):
            column.addWidget(widget)
        column.addStretch(1)
