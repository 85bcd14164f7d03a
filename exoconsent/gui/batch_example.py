"""An example of a list for Batch: two invented patients, with the headings and the words that a list may have."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.consent.words import Words
from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.gui.choosing import place_to_save
from exoconsent.gui.help_chapters import language_of_window
from exoconsent.gui.icons import icon

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": (
            *("Patient", "Born", "Route", "Treatment for", "Health conditions", "Allergies", "Pregnant"),
            *("Product", "Maker", "Lot", "Expiry", "Form in"),
        ),
        "es": (
            *("Paciente", "Nacimiento", "Vía de aplicación", "Tratamiento para", "Enfermedades", "Alergias"),
            *("Embarazada", "Producto", "Fabricante", "Lote", "Caducidad", "Formulario en"),
        ),
    }
)
_PRODUCT: Final = ("Sample-EV", "Invented Biologics", "TEST-0001", "2099-12-31")


def example_list(words: Mapping[str, Words], language: str) -> bytes:
    """The file, as spreadsheets read it (UTF-8 with its mark), in ``language`` or else in English."""
    language = language if language in _HEADINGS and language in words else FALLBACK_LANGUAGE
    say = words[language].value
    joint = (say("route", "intra_articular"), say("indication", "joint_osteoarthritis"), say("conditions", "diabetes"))
    vein = (say("route", "iv"), say("indication", "general_wellness"), "")
    rows = (
        _HEADINGS[language],
        ("Testina Sample", "1961-04-30", *joint, say("allergies", "latex"), say("pregnant", "no"), *_PRODUCT, language),
        ("Samplo Example", "1985-12-01", *vein, "", "", *_PRODUCT, language),
    )
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8-sig")


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
            write_safely(path, example_list(self._words, language_of_window(tuple(_HEADINGS))))
        except ExoConsentError as fault:
            self.refused.emit(str(fault))
        else:
            self.told.emit(self.tr("{name} is saved. Open it with a spreadsheet.").format(name=path.name))

    def _ask(self) -> Path | None:
        title, kinds = self.tr("Save an example list"), self.tr("Lists (*.csv)")
        return place_to_save(self, title, "", "list.csv", kinds)
