"""An example of a list of patients: two invented ones, with the headings and the words that a list may have."""

import csv
import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.consent.words import Words

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
LANGUAGES: Final = tuple(_HEADINGS)
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
