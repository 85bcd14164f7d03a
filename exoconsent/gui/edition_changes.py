"""What differs between two editions, as words to be read: sections, wordings, rules as sentences, settings."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from exoconsent.consent.comparing import Changes
from exoconsent.consent.form import Form
from exoconsent.consent.word_changes import Change
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.edition_words import place_words, section_title
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.clinic.studio_editions import Outlook

_KNOWN: Final = ("number", "approval")
"""Of the form itself: they always differ, and stand in the heading."""
_NOTHING: Final = mark("EditionChanges", "Nothing differs.")
_LEGEND: Final = mark(
    "EditionChanges", "New words stand in [new: …], underlined; words that went in [gone: …], struck out."
)
_FORM: Final = mark("EditionChanges", "The form itself")
_SECTION_LISTS: Final = (
    ("added", mark("EditionChanges", "Sections that are new")),
    ("removed", mark("EditionChanges", "Sections that are gone")),
    ("moved", mark("EditionChanges", "Sections that stand elsewhere")),
)
_COUNTS: Final = mark(
    "EditionChanges",
    "Sections: {added} new, {removed} gone, {moved} moved. Texts changed: {texts}. Rules changed: {rules}. "
    "Settings changed: {values}.",
)
_SAME_FOR_PATIENTS: Final = mark("EditionChanges", "Nothing that a patient reads or is shown differs.")
_IN: Final = mark("EditionChanges", "{place} ({language})")
_EMPTY: Final = mark("EditionChanges", "nothing")
_NOBODY: Final = mark("EditionChanges", "No filed consent would be changed by it.")
_LOOKED: Final = mark(
    "EditionChanges",
    "{few} of {filed} filed consents on published editions would say something else now; for {again} of them a new "
    "consent is suggested. The practitioner decides; what was signed stays as it is.",
)
_NONE_FILED: Final = mark("EditionChanges", "No consent on a published edition is filed yet.")
_NONE_AMONG: Final = mark("EditionChanges", "No consent on a published edition is among them.")
_NEWEST: Final = mark("EditionChanges", "Only the newest {newest} records were looked at.")
_ASK: Final = mark("EditionChanges", "a new consent is suggested")
_LEAVE: Final = mark("EditionChanges", "no new consent is suggested")
_ONE: Final = mark("EditionChanges", "{number} (edition {edition}): {what}")
_WOULD: Final = (
    ("gained", mark("EditionChanges", "Would now be told:")),
    ("reworded", mark("EditionChanges", "Would read other words:")),
    ("lost", mark("EditionChanges", "Would not be told any more:")),
)


def write_changes(page: EditionPage, old: Form, new: Form, changes: Changes) -> None:
    """All of it; the form's own words first, then section by section in the order of ``new``."""
    changes = replace(changes, values=tuple(c for c in changes.values if c.section_id or c.place not in _KNOWN))
    if not changes:
        page.line(said(_NOTHING))
        return
    counts = {name: len(getattr(changes, name)) for name in ("added", "removed", "moved", "texts", "rules", "values")}
    page.line(said(_COUNTS, **counts))
    page.line(said(_LEGEND) if changes.wording else said(_SAME_FOR_PATIENTS))
    for name, words in _SECTION_LISTS:
        found: tuple[str, ...] = getattr(changes, name)
        if found:
            page.heading(said(words))
            for section_id in found:
                page.line(section_title(section_id, new, old), bullet=True)
    for section_id in _touched(new, changes):
        page.heading(section_title(section_id, new) if section_id else said(_FORM))
        _write_section(page, section_id, changes)


def write_affected(page: EditionPage, outlook: "Outlook") -> None:
    """Which filed consents would be changed; by number, for this is about forms and not about people."""
    each, newest = outlook.affected, outlook.newest
    again = sum(one.ask_again for one in each)
    told = said(_LOOKED, few=len(each), filed=outlook.filed, again=again) if each else said(_NOBODY)
    if not outlook.filed:
        told = said(_NONE_AMONG if newest else _NONE_FILED)
    page.line(" ".join(filter(None, (said(_NEWEST, newest=newest) if newest else "", told))))
    if outlook.on_drafts:
        page.line(EditionChanges().on_drafts(outlook.on_drafts))
    form, old = outlook.form, [outlook.last] if outlook.last else []
    for one in each:
        page.heading(said(_ONE, number=one.number, edition=one.edition, what=said(_ASK if one.ask_again else _LEAVE)))
        for name, words in _WOULD:
            ids: tuple[str, ...] = getattr(one, name)
            if ids:
                page.line(", ".join(section_title(i, form, *old) for i in ids), label=said(words))


class EditionChanges(QObject):
    """Counts in words: lupdate knows plurals by ``self.tr`` alone."""

    def on_drafts(self, count: int) -> str:
        """Filed consents that nobody can compare."""
        return self.tr("%n filed consent(s) stand on a draft that is no edition; they are not compared.", "", count)


def _touched(new: Form, changes: Changes) -> list[str]:
    found = {c.section_id for group in (changes.texts, changes.rules, changes.values) for c in group}
    return [i for i in ("", *(s.id for s in new.sections)) if i in found]


def _write_section(page: EditionPage, section_id: str, changes: Changes) -> None:
    for text in (c for c in changes.texts if c.section_id == section_id):
        page.pieces(said(_IN, place=place_words(text.place), language=text.language), text.pieces)
    for group in (changes.rules, changes.values):
        for change in group:
            if change.section_id == section_id:
                page.line("", label=f"{place_words(change.place)}:")
                page.change(Change.REMOVED, change.before or said(_EMPTY))
                page.change(Change.ADDED, change.after or said(_EMPTY))
