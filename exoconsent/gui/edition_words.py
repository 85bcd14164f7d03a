"""The words of editions: places of a form, who published what and when, what a second reader said."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, Section
from exoconsent.gui.translation import Marked, mark, said

if TYPE_CHECKING:
    from exoconsent.library.editions_in_use import EditionLine
    from exoconsent.library.editions_manifest import Published

_PLACES: Final[Mapping[str, Marked]] = {
    "title": mark("Edition", "Title"),
    "subtitle": mark("Edition", "Subtitle"),
    "review_notice": mark("Edition", "Notice on drafts"),
    "intro": mark("Edition", "Introduction"),
    "frequency": mark("Edition", "How often"),
    "teach_back.ask": mark("Edition", "Question to the patient"),
    "teach_back.good_answer": mark("Edition", "What a good answer holds"),
    "initials": mark("Edition", "Sentence to be initialled"),
    "mandatory": mark("Edition", "Must be shown when"),
    "suggested": mark("Edition", "Is shown when"),
    "category": mark("Edition", "Category"),
    "band": mark("Edition", "How often, in one word"),
    "frequency note": mark("Edition", "Note on how often"),
    "sources": mark("Edition", "Sources"),
    "confidence": mark("Edition", "Confidence in the sources"),
    "evidence note": mark("Edition", "Note on the sources"),
    "provenance": mark("Edition", "Passages it was made of"),
    "parts": mark("Edition", "Parts"),
    "number": mark("Edition", "Number of the edition"),
    "approval": mark("Edition", "Approval"),
    "facts_checked_on": mark("Edition", "Facts checked on"),
    "personal_first": mark("Edition", "What is personal comes first"),
    "withdrawal": mark("Edition", "Is a form of withdrawal"),
    "validity_days": mark("Edition", "Days that a consent stands"),
}
_PART: Final = mark("Edition", "Wording “{name}”")
_MAIN: Final = mark("Edition", "Wording")
_NUMBER: Final = mark("Edition", "Figure “{name}”")
_STATUS: Final = mark("Edition", "Standing of the text in {language}")
_EDITION: Final = mark("Edition", "Edition {number} · {day} · {who}")
_UNREADABLE: Final = mark("Edition", "Edition {number} · cannot be read")
_GONE: Final = mark("Edition", "Edition {number} · gone, and nobody put it aside")
_CHANGED: Final = mark("Edition", "{edition} · changed after publishing, not used")
_UNKNOWN: Final = mark("Edition", "{edition} · not in the clinic's log, not used")
_UNREAD: Final = mark("Edition", "{edition} · the log cannot be read, not used")
_IN_USE: Final = mark("Edition", "{edition} · in use")
_PUBLISHED: Final = mark("Edition", "Edition {number}, published by {who} on {moment}.")
_NOTE: Final = mark("Edition", "What is new: {note}")
_STANDS: Final = mark("Edition", "A consent from it stands for {days} days.")
_USUAL: Final = mark("Edition", "A consent from it stands as long as the clinic's consents usually do.")
_REVIEW_BY: Final = mark("Edition", "To be looked at again by {day}.")
_DUE: Final = mark("Edition", "It was to be looked at again by {day}: that day has come.")
_NO_REVIEW_BY: Final = mark("Edition", "No day was set to look at it again.")
_READ_BY: Final = mark("Edition", "Read and agreed to by {who}.")
_NO_READER: Final = mark("Edition", "No second reader was asked for.")


def place_words(place: str) -> str:
    """A place of a form or section, as people call it."""
    kind, _, name = place.partition(" ")
    if place in _PLACES:
        return said(_PLACES[place])
    if kind == "part":
        return said(_MAIN) if name == "main" else said(_PART, name=name.replace("_", " "))
    if kind == "number":
        return said(_NUMBER, name=name.replace("_", " "))
    return said(_STATUS, language=name) if kind == "status" else place


def section_title(section_id: str, *forms: Form) -> str:
    """The English title of a section in the first of ``forms`` that has it."""
    found: list[Section] = [s for form in forms for s in (form.section(section_id),) if s is not None]
    text = found[0].texts.get(FALLBACK_LANGUAGE) if found else None
    return (text.title if text else "") or section_id


def line_words(line: "EditionLine", *, newest: bool) -> str:
    """An edition as the list shows it."""
    if line.published is None:
        return said(_GONE if line.fault == "gone" else _UNREADABLE, number=line.number)
    day = f"{line.published.time.astimezone():%Y-%m-%d}"
    words = said(_EDITION, number=line.number, day=day, who=line.published.by)
    if line.wrong:
        return said({"unknown": _UNKNOWN, "unread": _UNREAD}.get(line.fault or "", _CHANGED), edition=words)
    return said(_IN_USE, edition=words) if newest else words


def detail_words(published: "Published", today: date) -> str:
    """Everything that was said of an edition when it was published."""
    told = [
        said(_PUBLISHED, number=published.number, who=published.by, moment=minute(published.at)),
        said(_STANDS, days=published.validity_days) if published.validity_days else said(_USUAL),
        _look_again(published, today),
        said(_READ_BY, who=published.reviewed_by) if published.reviewed_by else said(_NO_READER),
    ]
    return f"{' '.join(told)}\n{said(_NOTE, note=published.note)}"


def minute(at: str) -> str:
    """An ISO time as lists show it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def _look_again(published: "Published", today: date) -> str:
    if not published.review_by:
        return said(_NO_REVIEW_BY)
    return said(_DUE if published.due(today) else _REVIEW_BY, day=published.review_by)
