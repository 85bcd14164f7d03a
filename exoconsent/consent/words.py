"""The fixed words of a document in one language: labels, roles, sentences to sign, values of facts.

They are data (``forms/words/<language>.yaml``), so that a further language needs no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.facts import VOCABULARY, Kind
from exoconsent.consent.flags import RULES, Flag
from exoconsent.consent.form import FALLBACK_LANGUAGE, TextStatus
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
    "title.statute",
    "title.keep",
    "statute.received",
    "statute.role",
    "statute.signed",
    "card.title",
    "card.overleaf",
    "card.product",
    "card.maker",
    "card.lot",
    "card.expiry",
    "card.route",
    "card.clinic",
    "card.given",
    "card.number",
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
    "notice.translated",
    "mark.unreviewed",
    "mark.stale",
    "mark.missing",
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
FOREIGN_KEYS: Final = (
    "flag.not_known",
    *(f"flag.{rule.code}.{part}" for rule in RULES for part in ("label", "sentence", "remedy")),
    *(f"blank.{name}" for name in BLANKS),
)
"""Keys that every language but English must give as well: their English stands in ``flags`` and ``blanks``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's fixed words by key."""

    language: str
    status: TextStatus
    texts: Mapping[str, str]
    translated_from: str = ""
    """As in ``form.SectionText``."""
    english: str = ""
    """Mark of the English words as they are now; empty for English."""

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

    def hint(self, blank: str) -> str:
        """What belongs in a blank, printed under its line."""
        return self.texts.get(f"blank.{blank}", BLANKS[blank])

    def flag(self, flag: Flag) -> Flag:
        """A flag in this language. Its reason, which only staff can use, is not translated and so left out."""
        if self.language == FALLBACK_LANGUAGE:
            return flag
        label, sentence, remedy = (self.texts[f"flag.{flag.code}.{part}"] for part in ("label", "sentence", "remedy"))
        holds = any(rule.code == flag.code and rule.sentence == flag.sentence for rule in RULES)
        sentence = sentence if holds else self.say("flag.not_known", sentence=sentence)
        return replace(flag, label=label, sentence=sentence, remedy=remedy, if_so=remedy, reason="")

    def value(self, fact: str, value: str) -> str:
        """A fact's value in the document's language; free text stays as it was typed."""
        return self.texts.get(f"value.{fact}.{value}", value.replace("_", " "))
