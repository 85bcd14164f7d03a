"""In which language the form is printed, and which other one may stand beside it."""

from dataclasses import replace
from itertools import permutations
from typing import Final

from PySide6.QtCore import QLocale, Signal

from exoconsent.consent.draft import Draft
from exoconsent.gui.fact_fields import CalmCombo

_NAMES: Final = {"en": "English", "es": "Español"}
"""Where Qt would say of which country."""


class FormLanguageBox(CalmCombo):
    """One language, or the patient's with the clinic's beside it; those that the form has texts in."""

    chosen = Signal(object)
    """The ``Draft`` with the languages that were chosen."""

    def __init__(self) -> None:
        """Empty until a draft is shown."""
        super().__init__()
        self._pairs: list[tuple[str, str]] = []
        self._draft: Draft | None = None
        self.setAccessibleName(self.tr("Language of the form"))
        self.activated.connect(self._choose)

    def show_draft(self, draft: Draft, texts: tuple[str, ...]) -> bool:
        """Offer what the form has in ``texts``; whether there is anything to choose."""
        known = sorted({*texts, draft.language, *filter(None, (draft.parallel,))})
        self._pairs = [*((language, "") for language in known), *permutations(known, 2)]
        self._draft = draft
        self.clear()
        self.addItems([self._words(*pair) for pair in self._pairs])
        self.setCurrentIndex(self._pairs.index((draft.language, draft.parallel)))
        return len(known) > 1

    def _words(self, language: str, parallel: str) -> str:
        if not parallel:
            return _own_name(language)
        return self.tr("{first} beside {second}").format(first=_own_name(language), second=_own_name(parallel))

    def _choose(self, index: int) -> None:
        language, parallel = self._pairs[index]
        if self._draft is not None:
            self.chosen.emit(replace(self._draft, language=language, parallel=parallel))


def _own_name(language: str) -> str:
    """As its speakers call it."""
    name = _NAMES.get(language) or QLocale(language).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else language
