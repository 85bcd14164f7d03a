"""A file that the window was started with, by a double-click: a pack is looked into, a PDF's seals are checked."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exoconsent.errors import ExoConsentError
from exoconsent.files import read_limited
from exoconsent.gui.reading import Reading
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.gui.window import Window

PACK, PDF = ".exopack", ".pdf"
_LIMIT = 100 << 20
_READING = mark("GivenFile", "The file is being checked…")
_NOTHING = mark(
    "GivenFile", "This does not seem to be a consent made by ExoConsent, or it was not sealed by this clinic."
)


def show_given(window: "Window", path: Path) -> None:
    """Show what is in ``path``, once the desk is laid out."""
    if path.suffix.lower() == PACK:
        window.go(window.stack.indexOf(window.templates))
        window.templates.packs.open_file(path)
        return
    session = window.session
    window.messages.say(said(_READING))
    session.jobs.submit(
        "given", partial(checked, session.clinic, path), partial(_show, window), partial(_refuse, window)
    )


def checked(clinic: "Clinic", path: Path) -> str:
    """What the seals of a PDF prove, as sentences. Raises ``BadInputError``."""
    examination = clinic.examine(read_limited(path, _LIMIT))
    record = examination.inspection.record
    head = (str(record["document"]),) if record and "document" in record else (said(_NOTHING),)
    return "\n\n".join((*head, *examination.verdict.sentences()))


def _show(window: "Window", words: str) -> None:
    window.messages.say("")
    reading = Reading(said(mark("GivenFile", "What the seals prove")), words, window)
    reading.finished.connect(reading.deleteLater)
    reading.open()


def _refuse(window: "Window", fault: Exception) -> None:
    window.messages.warn(str(fault) if isinstance(fault, ExoConsentError) else type(fault).__name__)
