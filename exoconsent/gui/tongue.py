"""The patient's tongue: the signing screen speaks the language of the form, whatever the window speaks."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from exoconsent.gui.languages import CATALOGUES

_PLURAL = "%n"


class _Current:
    """What a page that is being made will speak; ``None`` for the language of the window."""

    tongue: QTranslator | None = None


@contextmanager
def speaking(language: str) -> Iterator[bool]:
    """Pages made inside speak ``language``, a tag such as ``es-MX``, if there is a catalogue (what is yielded).

    Empty is the language of the window, for the pages of staff.
    """
    before = _Current.tongue
    _Current.tongue = _catalogue(language)
    try:
        yield _Current.tongue is not None
    finally:
        _Current.tongue = before


def _catalogue(language: str) -> QTranslator | None:
    catalogue = QTranslator()
    code = language.partition("-")[0].lower()
    return catalogue if code.isalpha() and catalogue.load(f"exoconsent_{code}", str(CATALOGUES)) else None


class Spoken:
    """To stand before the Qt class: its ``tr`` keeps to the tongue in which the widget was made."""

    def tr(self, text: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        """``text`` in that language, or as it stands in the source where the catalogue has no words for it."""
        tongue: QTranslator | None = self.__dict__.setdefault("_tongue", _Current.tongue)
        context = type(self).__name__
        if tongue is None:
            return QCoreApplication.translate(context, text, disambiguation, n)
        words = tongue.translate(context, text, disambiguation, n) or text
        return words.replace(_PLURAL, str(n)) if n >= 0 else words
