"""Treatments as people call them: the archive keeps the codes of route and reason, lists show the library's words."""

from typing import TYPE_CHECKING

from exoconsent.consent.facts import VOCABULARY

if TYPE_CHECKING:
    from exoconsent.consent.words import Words

_FACTS = ("route", "indication")
"""What a filed treatment holds, in that order; see ``clinic.filing``."""


class Treatments:
    """Filed treatments in words; what somebody corrected by hand, or filed with another vocabulary, stays as it is."""

    def __init__(self, words: "Words | None" = None) -> None:
        """``words`` of the language of the lists; without them everything stays as it was filed."""
        self._known: dict[str, str] = {}
        if words is not None:
            for fact, code in ((name, value) for name in _FACTS for value in VOCABULARY[name].values):
                self._known.setdefault(code.replace("_", " "), words.value(fact, code))

    def words(self, filed: str) -> str:
        """Of one record."""
        return ", ".join(self._known.get(part, part) for part in filed.split(", "))
