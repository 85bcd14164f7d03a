"""The button of Batch that saves an example of a list."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exoconsent.consent.words import Words
from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.gui.choosing import place_to_save
from exoconsent.gui.help_chapters import language_of_window
from exoconsent.gui.icons import icon
from exoconsent.library.example_list import LANGUAGES, example_list


class ExampleButton(QPushButton):
    """Asks where to, and saves the example there."""

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, words: Mapping[str, Words]) -> None:
        """``words`` by language; ``ask`` is open to be set by tests."""
        super().__init__()
        self.setText(self.tr("Save an e&xample…"))
        self.setIcon(icon("save"))
        self._words = words
        self.ask: Callable[[], Path | None] = self._ask
        self.clicked.connect(self.save)

    def save(self) -> None:
        """Where it was said; what came of it is told."""
        path = self.ask()
        if path is None:
            return
        try:
            write_safely(path, example_list(self._words, language_of_window(LANGUAGES)))
        except ExoConsentError as fault:
            self.refused.emit(str(fault))
        else:
            self.told.emit(self.tr("{name} is saved. Open it with a spreadsheet.").format(name=path.name))

    def _ask(self) -> Path | None:
        title, kinds = self.tr("Save an example list"), self.tr("Lists (*.csv)")
        return place_to_save(self, title, "", "list.csv", kinds)
