"""The invented patients that ship, found by letters of their names."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from exoconsent.errors import ExoConsentError
from exoconsent.gui.day_text import fold
from exoconsent.library.patients import PatientFile, read_patient_file

LEAST_LETTERS = 2
"""So many letters before a name counts as looked for."""


@lru_cache(maxsize=4)
def examples(folder: Path) -> Mapping[str, PatientFile]:
    """Patient by name; a file that cannot be read is no example."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            patient = read_patient_file(path)
        except ExoConsentError:
            continue
        if patient.name:
            found[patient.name] = patient
    return MappingProxyType(found)


def matching(letters: str, known: Mapping[str, PatientFile]) -> tuple[str, ...]:
    """The names in which ``letters`` occur, accents and case aside, those first whose words begin with them."""
    wanted = " ".join(fold(letters).split())
    if len(wanted) < LEAST_LETTERS:
        return ()
    folded = {name: fold(name) for name in known}
    hits = [name for name in known if wanted in folded[name]]
    return tuple(sorted(hits, key=lambda n: not any(w.startswith(wanted) for w in folded[n].split())))
