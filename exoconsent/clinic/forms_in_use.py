"""The forms that the desk works with, and why a form is not among them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form
from exoconsent.consent.words import Words
from exoconsent.errors import BadFormError, BadInputError, Complaint, ExoConsentError, TamperedError
from exoconsent.library.editions import FOLDER, read_edition
from exoconsent.library.editions_in_use import in_use
from exoconsent.library.editions_log import EditionsLog
from exoconsent.library.editions_words import whole
from exoconsent.library.load import Fault, Library, Withheld, load_library, shipped_words

_WAY_OUT: Final = "In Templates, “Editions…” puts that edition aside, and “Publish…” makes a new one."
_NO_OTHER: Final = "An older wording is not taken in its place without asking."
_TOLD: Final[Mapping[Fault, str]] = MappingProxyType(
    {
        Fault.CHANGED: (
            "“{title}” is not printed for patients: its edition {number} is not what was published ({why}). "
            f"{_NO_OTHER} {_WAY_OUT}"
        ),
        Fault.GONE: (
            "“{title}” is not printed for patients: its edition {number} is gone ({why}). "
            f"{_NO_OTHER} If you have a backup of its folder, put it back. Otherwise, in Templates, “Editions…” "
            "puts it aside, which accepts that it is gone, and “Publish…” makes a new one."
        ),
        Fault.UNKNOWN: (
            "“{title}” is not printed for patients: the clinic's log does not vouch for its edition {number} ({why}). "
            "It may have been put there by hand, or the records may come from an older backup than the forms. "
            f"{_NO_OTHER} {_WAY_OUT}"
        ),
        Fault.OUTGROWN: (
            "“{title}” is not printed for patients: this ExoConsent cannot print its edition {number} ({why}). "
            f"{_NO_OTHER} In Templates, “Publish…” makes a new one."
        ),
        Fault.UNREAD: "“{title}” is not printed for patients: nobody can vouch for its edition {number} ({why}).",
    }
)


def library_in_use(builtin: Path, own: Path, log: EditionsLog | None = None) -> Library:
    """Of a form with editions the newest one with its own fixed words, of any other the draft, which says that it is.

    A form whose newest edition was changed after publishing, or is not what ``log`` says, is withheld; all others
    work. Without a ``log`` (the demo clinic, whose key everybody has) editions are compared with their manifests alone.

    Raises:
        BadFormError: with everything that is wrong in all files.
    """
    library = load_library(builtin, own if own.is_dir() else None)
    used = in_use(own, library.forms, log, partial(shipped_words, builtin))
    return replace(library, forms=used.forms, withheld=used.withheld, edition_words=used.words)


def words_kept_with(builtin: Path, own: Path, form: Form) -> Mapping[str, Mapping[str, Words]]:
    """For ``Library.edition_words``: those that ``form`` was published with, whichever edition; none for a draft.

    Raises ``BadInputError``, ``BadFormError``, ``TamperedError`` for an edition that cannot be read.
    """
    place = Path(form.path).parent
    if place.parent != own / FOLDER / form.id:
        return {}
    kept = read_edition(own, form.id, place.name).words
    return {form.id: whole(kept, partial(shipped_words, builtin))} if FALLBACK_LANGUAGE in kept else {}


def no_form(library: Library, form_id: str) -> ExoConsentError:
    """Why there is no form of that name: it is withheld, or nobody knows it."""
    if held := library.withheld.get(form_id):
        told = withheld_words(held)
        return BadFormError([Complaint(message=told)]) if held.fault is Fault.OUTGROWN else TamperedError(told)
    known, hint = ", ".join(library.forms), did_you_mean(form_id, library.forms)
    return BadInputError.saying(f'there is no form "{form_id}"{hint} (there are: {known})')


def withheld_words(form: Withheld) -> str:
    """What to tell of a form that is withheld, with the way out."""
    return _TOLD[form.fault].format(title=form.title, number=form.number, why=form.why)
