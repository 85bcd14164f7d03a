"""Opening one of the invented patients that ship, for trying things out."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QInputDialog, QWidget

from exoconsent.errors import BadInputError
from exoconsent.gui.translation import mark, said
from exoconsent.paths import FORMS

if TYPE_CHECKING:
    from exoconsent.gui.session import Session
    from exoconsent.library.patients import PatientFile

FIRST: Final = "ex-o01"
_WIDTH: Final = 90
"""Letters of a vignette that fit on one line of the list."""


def open_made_up(session: "Session", name: str) -> None:
    """Open a draft about the invented patient of that file name, such as "ex-o01". Raises ``BadInputError``."""
    session.open(session.clinic.begin(session.draft.form_id, _read(FORMS / "patients" / f"{name}.yaml")))


def ask_made_up(parent: QWidget) -> str:
    """Which one; empty when none was chosen. Raises ``BadInputError`` when the files cannot be read."""
    lines = {_line(path): path.stem for path in sorted((FORMS / "patients").glob("*.yaml"))}
    if not lines:
        sentence = mark("MadeUp", "There are no example patients in the folder forms/patients.")
        raise BadInputError.saying(said(sentence))
    title, label = said(mark("MadeUp", "Open example patient")), said(mark("MadeUp", "All of them are invented."))
    chosen, taken = QInputDialog.getItem(parent, title, label, list(lines), 0, False)
    return lines[chosen] if taken else ""


def _line(path: Path) -> str:
    vignette = " ".join(_read(path).vignette.split())
    return f"{path.stem}: {vignette[:_WIDTH]}{'…' if len(vignette) > _WIDTH else ''}"


def _read(path: Path) -> "PatientFile":
    from exoconsent.library.patients import read_patient_file

    return read_patient_file(path)
