"""The words of packs: what a file in one is, who signed it, why something clashes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from exoconsent.errors import ExoConsentError
from exoconsent.gui import edition_words
from exoconsent.gui.translation import Marked, mark, said
from exoconsent.library.pack_plan import Clash, Reason

if TYPE_CHECKING:
    from exoconsent.clinic.packs import Offer
    from exoconsent.library.pack_log import Taken
    from exoconsent.library.packs import Pack

KINDS: Final[Mapping[str, Marked]] = {
    "form": mark("Packs", "Forms, each with all its sections"),
    "section": mark("Packs", "Single sections of your own"),
    "words": mark("Packs", "Translations: fixed words of a language"),
    "jurisdiction": mark("Packs", "Laws of a state or country"),
}
"""What can go into a pack, in the order in which it is offered."""
_ONE: Final[Mapping[str, Marked]] = {
    "form": mark("Packs", "Form “{title}”"),
    "section": mark("Packs", "Section “{title}”"),
    "words": mark("Packs", "Fixed words in {title}"),
    "jurisdiction": mark("Packs", "Law: {title}"),
    "source": mark("Packs", "Text that sections were made from: {title}"),
}
_CLASHES: Final[Mapping[Reason, Marked]] = {
    Reason.BUILT_IN: mark("Packs", "{what} comes with ExoConsent; the pack's would be used in its place."),
    Reason.OWN: mark("Packs", "{what} is your own work; the pack's would be used in its place."),
    Reason.OTHER_MAKER: mark("Packs", "{what} came from another maker; the pack's would be used in its place."),
    Reason.EDITED: mark("Packs", "{what} came from this maker and was changed here since; these changes would go."),
    Reason.OLDER: mark("Packs", "{what} is older in this pack than the one that is here."),
}
_IN: Final = mark("Packs", "{place} ({language})")
_SAYS: Final = mark("Packs", "Made on {when}. It says of itself: {by}, {clinic}.")
_LAST: Final = mark("Packs", "The last one: “{title}”, taken in on {when} by {who}; {count} files.")
_NONE: Final = mark("Packs", "There is no pack to undo. Only the last one can be undone, and once.")
_MADE: Final = mark(
    "Packs",
    "{name} was written and read back: {count} files, signed. You may take the stick out. Whoever opens it for the "
    "first time asks for your fingerprint: read it to them on the telephone.",
)
_TAKEN: Final = mark(
    "Packs",
    "“{title}” was taken in: {count} files. Its forms are drafts until somebody here publishes them. “Packs…” undoes "
    "it.",
)
_UNDONE: Final = mark("Packs", "“{title}” was undone: {count} files are as they were before.")
_OWN: Final = mark("Packs", "{title} (your own)")
_UNFINISHED: Final = mark("Packs", "{title}: the draft has errors; the pack gets what stood there before")
_NOT_DONE: Final = mark("Packs", "That could not be done ({kind}). Nothing was changed.")


def file_words(name: str, kind: str, titles: Mapping[str, str]) -> str:
    """A file of a pack as people call it."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    title = language_name(stem) if kind == "words" else titles.get(name) or stem
    return said(_ONE[kind], title=title) if kind in _ONE else name


def place_words(place: str) -> str:
    """A place of a form or section, as Templates calls it, with its language; of other files its keys."""
    top, _, below = place.partition(" > ")
    language, _, rest = below.partition(" > ")
    if top != "text" or not rest:
        return edition_words.place_words(place.replace(" > ", " "))
    kind, _, name = rest.partition(" > ")
    known = {"parts": f"part {name}", "numbers": f"number {name}", "teach_back": f"teach_back.{name}"}.get(kind, rest)
    return said(_IN, place=edition_words.place_words(known), language=language)


def clash_words(clash: Clash, what: str) -> str:
    """Why a person has to choose."""
    return said(_CLASHES[clash.reason], what=what)


def cover_words(pack: "Pack") -> str:
    """When it was made, and by whom as it says itself."""
    when = f"{pack.made.astimezone():%Y-%m-%d %H:%M}"
    return said(_SAYS, when=when, by=pack.signer.by, clinic=pack.signer.clinic)


def last_words(taken: "Taken | None") -> str:
    """What undoing would undo."""
    if taken is None:
        return said(_NONE)
    when = f"{taken.taken.astimezone():%Y-%m-%d %H:%M}"
    return said(_LAST, title=taken.title, when=when, who=taken.taken_by, count=len(taken.files))


def made_words(name: str, count: int) -> str:
    """A pack was made."""
    return said(_MADE, name=name, count=count)


def taken_words(taken: "Taken") -> str:
    """A pack was taken in."""
    return said(_TAKEN, title=taken.title, count=len(taken.files))


def undone_words(taken: "Taken") -> str:
    """A pack was undone."""
    return said(_UNDONE, title=taken.title, count=len(taken.files))


def offer_words(offer: "Offer") -> str:
    """What can go into a pack, as the list shows it."""
    title = language_name(offer.id) if offer.kind == "words" else offer.title
    title = said(_OWN, title=title) if offer.own else title
    return said(_UNFINISHED, title=title) if offer.unfinished else title


def language_name(tag: str) -> str:
    """As its speakers call it."""
    locale = QLocale(tag)
    known = locale.language() is not QLocale.Language.C
    name = {"en": "English", "es": "Español"}.get(tag) or (locale.nativeLanguageName() if known else "")
    return name[:1].upper() + name[1:] if name else tag


def in_lines(grouped: str) -> str:
    """A fingerprint of sixteen groups on four lines, to be read aloud and followed with a finger."""
    groups = grouped.split()
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))


def sentence_of(fault: Exception) -> str:
    """What a person reads of an error."""
    return str(fault) if isinstance(fault, ExoConsentError) else said(_NOT_DONE, kind=type(fault).__name__)
