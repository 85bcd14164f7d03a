"""When Records has nothing to list: one sentence that says why, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import plain_label
from exoconsent.gui.records_source import Ask, Listing


class EmptyPage(QWidget):
    """In place of the table."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says nothing yet."""
        super().__init__(parent)
        self.failed = False
        """The archive could not be asked; the button tries again."""
        self._picture, self.words, self.button = (
            IconLabel("records", 2.5),
            plain_label(""),
            QPushButton(self.tr("Try again")),
        )
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button.setMinimumHeight(32)
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def tell(self, ask: Ask) -> None:
        """Nothing answers ``ask``."""
        if ask.listing is not Listing.ALL:
            self._show("check", self.tr("Nobody is on this list."), self.tr("Back to the search"))
        elif ask.narrows:
            self._show("search", self.tr("No record answers this search."), self.tr("Show all records"))
        else:
            nothing = self.tr("Nothing is filed yet. Signed consents come here by themselves.")
            self._show("records", nothing, self.tr("Go to the form"))

    def fail(self, sentence: str) -> None:
        """The archive could not be asked."""
        safe = self.tr("Nothing was changed, and what is filed stays filed.")
        self._show("warning", f"{sentence} {safe}", self.tr("Try again"), failed=True)

    def _show(self, picture: str, words: str, button: str, *, failed: bool = False) -> None:
        self.failed = failed
        self._picture.show_icon(picture)
        self.words.setText(words)
        self.button.setText(button)
        self.button.setAccessibleDescription(words)
