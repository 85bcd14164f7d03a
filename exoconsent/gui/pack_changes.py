"""What taking a pack in would do, as words to be read: new things, changes word by word, notes, faults."""

from collections.abc import Iterable, Mapping
from typing import Final

from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.pack_words import file_words, place_words
from exoconsent.gui.translation import Marked, mark, said
from exoconsent.library.pack_plan import Coming, Plan, Way

_FAULTS: Final = mark("PackChanges", "Why it cannot be taken in")
_NOTE: Final = mark("PackChanges", "They write:")
_COUNTS: Final = mark("PackChanges", "New: {new}. Would change: {changed}. Here already, word for word: {same}.")
_NEW: Final = mark("PackChanges", "New here")
_CHANGED: Final = mark("PackChanges", "{what} would change")
_LEGEND: Final = mark(
    "PackChanges", "New words stand in [new: …], underlined; words that would go in [gone: …], struck out."
)
_WRITING: Final = mark("PackChanges", "Only remarks or the way it is written; patients read the same.")
_DRAFTS: Final = mark("PackChanges", "Would be drafts again, because words in them change")
_REMARKS: Final = mark("PackChanges", "What nobody here has checked")


def write_plan(page: EditionPage, plan: Plan, titles: Mapping[str, str]) -> None:
    """What cannot be comes first, then what changes, then what is new, then what else is to be known."""
    new, changed, same = (plan.those(way) for way in (Way.NEW, Way.CHANGED, Way.SAME))
    page.line(said(_COUNTS, new=len(new), changed=len(changed), same=len(same)))
    if plan.pack.note:
        page.line(plan.pack.note, label=said(_NOTE))
    _list(page, _FAULTS, [str(fault) for fault in plan.faults])
    if changed:
        page.line(said(_LEGEND))
    for coming in changed:
        _write_changed(page, coming, titles)
    _list(page, _NEW, [file_words(c.name, c.kind, titles) for c in new])
    _list(page, _DRAFTS, [file_words(name, "form", titles) for name in plan.drafted])
    _list(page, _REMARKS, plan.remarks)


def _write_changed(page: EditionPage, coming: Coming, titles: Mapping[str, str]) -> None:
    page.heading(said(_CHANGED, what=file_words(coming.name, coming.kind, titles)))
    for difference in coming.differences:
        if difference.pieces:
            page.pieces(place_words(difference.place), difference.pieces)
        else:
            page.line(said(_WRITING))


def _list(page: EditionPage, title: Marked, lines: Iterable[str]) -> None:
    told = tuple(lines)
    if told:
        page.heading(said(title))
        for line in told:
            page.line(line, bullet=True)
