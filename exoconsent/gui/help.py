"""What Help says: the keys, what this program is, how a clinic gets its name onto the forms."""

from typing import Final

from exoconsent import __version__
from exoconsent.gui.actions import key_list
from exoconsent.paths import RESOURCES

ABOUT: Final = f"""\
ExoConsent {__version__}

Consent forms for exosome treatment: chosen on the page, adapted to the patient, printed or signed on screen, sealed.

It works offline. It opens no network connection, needs no account and no activation, and sends nothing anywhere. \
Everything it keeps lies in {{folder}} or in the clinic folder, on this computer.

It is an aid to writing and signing. It does not replace the talk between patient and practitioner, nor legal advice.

Licence: Apache-2.0. Parts by others: THIRD-PARTY-LICENSES.md.
""".format(folder="the folder of your settings")

CLINIC_FOLDER: Final = f"""\
Your clinic lives in one folder: the clinic folder. Put a file named clinic.yaml in it; copy this one and change it:

    {RESOURCES / "demo" / "clinic.yaml"}

It holds your clinic's name and the lines below it on every form, and your usual answers (telephone, price). \
The key that seals consents is made in the same folder with the first signature. Back that folder up.

This window does not ask for the folder yet: until the place Clinic is built it works with the invented demo clinic. \
The commands do: main.py --help, and docs/clinic.md.
"""


def keys_text() -> str:
    """One line for each key."""
    lines = key_list()
    width = max(len(key) for key, _words in lines)
    return "\n".join(f"{key.ljust(width)}   {words.rstrip('…')}" for key, words in lines)
