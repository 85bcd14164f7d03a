"""What is wrong with an edition, in the words of each place that tells it: changed, gone, not in the log, not read."""

from collections.abc import Mapping
from typing import Final

from exoconsent.gui.translation import Marked, mark, said

GONE: Final = "gone"
UNKNOWN: Final = "unknown"
UNREAD: Final = "unread"
OUTGROWN: Final = "outgrown"
_CHANGED: Final = "changed"
"""As ``library.load.Fault`` has them."""

_ASIDE: Final = mark(
    "EditionFault",
    "Its files are moved into the folder “editions-aside” and kept there. From then on patients get the newest edition "
    "that is as it was published, or the draft with its mark if there is none: that may be an older wording. If you "
    "have a backup of the files, put them back instead.",
)
_WHY_ASIDE: Final[Mapping[str, Marked]] = {
    _CHANGED: mark("EditionFault", "It was changed after it was published."),
    UNKNOWN: mark("EditionFault", "The clinic's log does not vouch for it."),
    OUTGROWN: mark("EditionFault", "This ExoConsent cannot print it."),
}
_PUT_ASIDE: Final = mark("EditionFault", "Put edition {number} aside?")
_IS_GONE: Final = mark("EditionFault", "Accept that edition {number} is gone?")
_ACCEPT: Final = mark(
    "EditionFault",
    "Its files are not in the folder, and nobody put it aside. If you have a backup of the files, put them back "
    "instead. Otherwise patients get the newest edition that is as it was published, or the draft with its mark: that "
    "may be an older wording. The log notes that you accepted it.",
)
_STATES: Final[Mapping[str, Marked]] = {
    _CHANGED: mark(
        "EditionFault", "edition {number} was changed after publishing: not printed for patients, see Editions…"
    ),
    GONE: mark("EditionFault", "edition {number} is gone: not printed for patients, see Editions…"),
    UNKNOWN: mark("EditionFault", "edition {number} is not in the log: not printed for patients, see Editions…"),
    OUTGROWN: mark(
        "EditionFault", "this ExoConsent cannot print edition {number}: not printed for patients, see Publish…"
    ),
    UNREAD: mark(
        "EditionFault", "the log that knows edition {number} cannot be read: not printed for patients, see Editions…"
    ),
}
_HELD: Final[Mapping[str, Marked]] = {
    _CHANGED: mark("EditionFault", "{title} · edition {number} was changed: not used"),
    GONE: mark("EditionFault", "{title} · edition {number} is gone: not used"),
    UNKNOWN: mark("EditionFault", "{title} · edition {number} is not in the log: not used"),
    OUTGROWN: mark("EditionFault", "{title} · this ExoConsent cannot print edition {number}: not used"),
    UNREAD: mark("EditionFault", "{title} · the log that knows edition {number} cannot be read: not used"),
}
_STOPS: Final[Mapping[str, Marked]] = {
    _CHANGED: mark(
        "EditionFault",
        "Edition {number} was changed after it was published, so this form is not printed for patients. The edition "
        "you publish now takes its place.",
    ),
    GONE: mark(
        "EditionFault",
        "Edition {number} is gone, so this form is not printed for patients. The edition you publish now takes its "
        "place.",
    ),
    UNKNOWN: mark(
        "EditionFault",
        "The clinic's log does not know edition {number}, so this form is not printed for patients. The edition you "
        "publish now takes its place.",
    ),
    OUTGROWN: mark(
        "EditionFault",
        "This ExoConsent cannot print edition {number}, so this form is not printed for patients. The edition you "
        "publish now takes its place.",
    ),
    UNREAD: mark(
        "EditionFault",
        "The clinic's log cannot be read, so nobody can vouch for edition {number}, and this form is not printed for "
        "patients.",
    ),
}


def question_words(fault: str, number: str) -> tuple[str, str]:
    """What is asked before an edition is put aside, or taken to be gone, and what would become of it."""
    if fault == GONE:
        return said(_IS_GONE, number=number), said(_ACCEPT)
    return said(_PUT_ASIDE, number=number), f"{_of(_WHY_ASIDE, fault)} {said(_ASIDE)}"


def state_words(fault: str, number: str) -> str:
    """Beside the name of the form in Templates."""
    return _of(_STATES, fault, number=number)


def held_words(fault: str, number: str, title: str) -> str:
    """In the list of forms at the desk."""
    return _of(_HELD, fault, number=number, title=title)


def stops_words(fault: str, number: str) -> str:
    """Where the next edition is published."""
    return _of(_STOPS, fault, number=number)


def _of(words: Mapping[str, Marked], fault: str, **values: str) -> str:
    return said(words.get(fault, words[_CHANGED]), **values)
