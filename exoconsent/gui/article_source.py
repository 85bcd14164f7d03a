"""Where a section is from: one line for each passage, kept for ever, with the way back to the document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from exoconsent.consent.form import Provenance
from exoconsent.gui.article_words import provenance_words
from exoconsent.gui.messages import plain_label, plain_tip


class SourceLines(QWidget):
    """Hidden for a section that was made of nothing but its author's own words."""

    show_asked = Signal(object)
    """The ``Provenance`` to be shown in its document (``ArticlePane.show_source``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without lines."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Where the section is from"))
        self.sources: tuple[Provenance, ...] = ()
        self.labels: tuple[QLabel, ...] = ()
        self.buttons: tuple[QPushButton, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.hide()

    def show_sources(self, sources: Sequence[Provenance]) -> None:
        """Those of another section, or of this one after a change."""
        if tuple(sources) == self.sources:
            return
        self.sources = tuple(sources)
        for widget in (*self.labels, *self.buttons):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.labels = tuple(_line(found) for found in sources)
        self.buttons = tuple(map(self._button, sources))
        for row, (label, button) in enumerate(zip(self.labels, self.buttons, strict=True)):
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(sources))

    def _button(self, found: Provenance) -> QPushButton:
        button = QPushButton(self.tr("Show in the document"))
        button.setAccessibleDescription(provenance_words(found))
        button.clicked.connect(lambda: self.show_asked.emit(found))
        return button


def _line(found: Provenance) -> QLabel:
    label = plain_label(provenance_words(found))
    label.setWordWrap(True)
    label.setToolTip(plain_tip(found.repaired or found.quotation))
    return label
