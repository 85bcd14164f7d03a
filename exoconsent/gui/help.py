"""What Help says: the keys, what this program is."""

from typing import Final

from exoconsent import __version__
from exoconsent.gui.actions import key_list
from exoconsent.gui.translation import mark, said

_ABOUT: Final = (
    mark("Help", "Consent forms for exosome treatment: chosen on the page, adapted, printed or signed, sealed."),
    mark(
        "Help",
        "It works offline. It opens no network connection, needs no account and no activation, and sends nothing "
        "anywhere. Everything it keeps lies in the folder of your settings or in the clinic folder, on this computer.",
    ),
    mark(
        "Help",
        "It is an aid to writing and signing. It does not replace the talk between patient and practitioner, nor legal "
        "advice.",
    ),
    mark("Help", "Licence: Apache-2.0. Parts by others: THIRD-PARTY-LICENSES.md."),
)


def about() -> str:
    """What this program is."""
    return _paragraphs(f"ExoConsent {__version__}", *map(said, _ABOUT))


def keys_text() -> str:
    """One line for each key; a tab between, for letters are not all of one width."""
    return "\n".join(f"{key}\t{words}" for key, words in key_list())


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(texts)
