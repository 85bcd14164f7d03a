"""The language of the interface: which catalogues ship, which one this desk chose, which way its lines run.

The words of forms, facts and problems are not in these catalogues: they are in the language of the document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from exoconsent.gui.remembered import Remembered
from exoconsent.paths import RESOURCES

CATALOGUES: Final = RESOURCES / "translations"
KEY: Final = "language"
SOURCE: Final = "en"
"""What the sources are written in; its catalogue holds only the plural forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that the interface can speak."""

    code: str
    name: str
    """In the language itself, so that whoever needs it can read it."""
    unreviewed: str = ""
    """Says in the language itself that nobody who speaks it has checked the words yet; empty when somebody has."""

    @property
    def words(self) -> str:
        """How it stands in the menu."""
        return f"{self.name} ({self.unreviewed})" if self.unreviewed else self.name


LANGUAGES: Final = (
    Language(code="en", name="English"),
    Language(code="es", name="Español", unreviewed="Traducción sin revisar"),
)


def chosen(remembered: Remembered) -> str:
    """The code that this desk chose; empty for the system's own language."""
    kept = remembered.get(KEY, "")
    return kept if kept in {language.code for language in LANGUAGES} else ""


def spoken(choice: str, wished: Iterable[str]) -> str:
    """The code to speak: the choice, else the first of the system's wishes ("es-MX", "en") that ships, else English."""
    known = {language.code for language in LANGUAGES}
    wishes = (wish.replace("_", "-").partition("-")[0].lower() for wish in wished)
    return choice or next((wish for wish in wishes if wish in known), SOURCE)


def speak(application: QApplication, remembered: Remembered) -> str:
    """Load the catalogues before the first widget is made, and lay out as the language is read; its code."""
    code = spoken(chosen(remembered), QLocale.system().uiLanguages())
    places = (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"exoconsent_{code}", str(CATALOGUES)),
    )
    for name, folder in places:
        _install(application, name, folder)
    # Said outright, for Qt would mirror English words wherever the system reads from right to left.
    rightward = QLocale(code).textDirection() is Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rightward else Qt.LayoutDirection.RightToLeft)
    return code


def _install(application: QCoreApplication, name: str, folder: str) -> None:
    """A catalogue that is missing leaves the English words, which is better than no program."""
    catalogue = QTranslator(application)
    if catalogue.load(name, folder):
        application.installTranslator(catalogue)
