"""What printing has to say: states of printers and sentences about what went wrong, marked for translation."""

from typing import Final

from exoconsent.gui.translation import mark

STATES: Final = {
    "ready": mark("Printing", "ready"),
    "printing": mark("Printing", "printing"),
    "paused": mark("Printing", "paused"),
}
REFUSED: Final = mark("Printing", 'The printer "{name}" did not take the job: {reason}')
GIVEN_UP: Final = mark("Printing", "The print job failed: the print system gave it up ({reason}).")
CANCELLED: Final = mark("Printing", "The print job was cancelled; nothing more of it comes out.")
WAITS: Final = mark("Printing", 'The printer "{name}" has the job but does not print it yet: {reason}.')
TOO_LATE: Final = mark("Printing", "The print job could not be cancelled: {reason}")
NONE_KNOWN: Final = mark("Printing", "No printer: this computer knows none. Add one in the system's settings.")
GONE: Final = mark("Printing", 'This desk\'s printer "{name}" is not there any more. Choose another: Ctrl+Shift+P.')
PAUSED: Final = mark("Printing", 'The printer "{name}" is paused{reason}. Resume it in the system\'s settings.')
SILENT: Final = mark("Printing", "The print system does not answer.")
FAR: Final = mark(
    "Printing",
    "The print system does not answer inside this computer, and ExoConsent never uses a network, not even for "
    "“{server}”. Ask for CUPS to be started here with the line “Listen /run/cups/cups.sock”.",
)
NO_SYSTEM: Final = mark("Printing", "No printer: this computer has no print system (CUPS with its command lp).")
NOT_OPENED: Final = mark("Printing", "it could not be opened, or it broke off.")
NO_REASON: Final = mark("Printing", "it gave no reason.")
HELD: Final = mark("Printing", "the print system holds it back")
REASONS: Final = {
    "media-empty": mark("Printing", "it is out of paper"),
    "media-needed": mark("Printing", "it asks for other paper"),
    "media-jam": mark("Printing", "paper is jammed"),
    "toner-empty": mark("Printing", "it is out of toner"),
    "marker-supply-empty": mark("Printing", "it is out of toner or ink"),
    "cover-open": mark("Printing", "a cover is open"),
    "door-open": mark("Printing", "a cover is open"),
    "offline": mark("Printing", "it is switched off or not connected"),
    "connecting-to-device": mark("Printing", "it does not answer"),
}
"""What IPP calls the state of a printer that waits for somebody, without "-error" or "-report" behind it."""
