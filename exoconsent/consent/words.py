"""The fixed words of a document in one language: labels, roles, sentences to sign, values of facts.

They are data (``forms/words/<language>.yaml``), so that a further language needs no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from exoconsent.consent.facts import VOCABULARY, Kind
from exoconsent.consent.form import TextStatus
from exoconsent.consent.signature import Role

_LABELS: Final = (
    "date.long",
    *(f"date.month.{month}" for month in range(1, 13)),
    "label.page",
    "label.document",
    "label.continued",
    "label.form",
    "label.patient",
    "label.patient_blank",
    "label.born",
    "label.treatment",
    "label.product",
    "label.lot",
    "label.practitioner",
    "label.date",
    "label.patient_name",
    "label.name",
    "label.signature",
    "label.time",
    "label.relation",
    "label.interpreter_language",
    "label.interpreter_id",
    "label.initials_by",
    "title.about",
    "title.teach_back",
    "title.talk",
    "title.signatures",
    "title.staff_notes",
    "text.teach_back",
    "text.answer",
    "text.attempts",
    "text.talk_explained",
    "text.paper",
    "text.validity",
    "text.copy",
    "text.none_known",
    "text.none_listed",
    "text.others_not_asked",
    "talk.what",
    "talk.entry",
    "talk.explained_by",
    "talk.others",
    "talk.place",
    "talk.started",
    "talk.questions",
    "talk.matters",
    "talk.copy",
    "talk.read_aloud",
    "note.warning",
    "note.waiting",
    "note.cleared",
    "note.left_out",
    "note.added",
    "notice.draft",
    "notice.stop",
    "notice.stops",
    "notice.open",
    "notice.blank",
    "notice.check",
    "notice.checked",
    "notice.example",
    "notice.translation",
    "alt.not_known",
    "alt.icon_array",
    "alt.icon_array_range",
)
_ROLE_SENTENCES: Final = tuple(f"{kind}.{role}" for role in Role for kind in ("role", "sign"))
_WITHDRAWAL_SENTENCES: Final = tuple(f"withdraw.{role}" for role in Role)
_VALUES: Final = tuple(
    f"value.{fact.name}.{value}"
    for fact in VOCABULARY.values()
    if fact.kind in (Kind.CHOICE, Kind.SET)
    for value in fact.values
)
KEYS: Final = (*_LABELS, *_ROLE_SENTENCES, *_WITHDRAWAL_SENTENCES, *_VALUES)
"""Every key that a language must give; a test and the reader hold them to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's fixed words by key."""

    language: str
    status: TextStatus
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The text of ``key`` with its ``{places}`` filled; raises ``KeyError`` for a key outside ``KEYS``."""
        return self.texts[key].format(**values) if values else self.texts[key]

    def day(self, iso: str) -> str:
        """An ISO date written out; anything else as it was typed."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        return self.say("date.long", month=self.texts[f"date.month.{day.month}"], day=day.day, year=day.year)

    def value(self, fact: str, value: str) -> str:
        """A fact's value in the document's language; free text stays as it was typed."""
        return self.texts.get(f"value.{fact}.{value}", value.replace("_", " "))
