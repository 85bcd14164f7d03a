"""Which clinic this desk works in: the clinic's own, founded here, or the invented demo clinic."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.errors import ExoConsentError, StorageError
from exoconsent.files import why, write_safely
from exoconsent.gui.translation import mark, said
from exoconsent.settings import own_clinic

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.consent.draft import ClinicProfile

KEY: Final = "clinic"
"""In desk.json: ``OWN`` or ``DEMO``."""
OWN, DEMO = "own", "demo"
_NOT_MADE: Final = mark("OwnClinic", "{path}: could not be made ({why}); nothing was changed there")


def is_founded(home: Path) -> bool:
    """Whether this computer's clinic has a name yet."""
    return (own_clinic(home) / "clinic.yaml").exists()


def open_demo(home: Path) -> "Clinic":
    """The invented clinic, which anybody may open; into the own one leads ``door``. Raises ``ExoConsentError``."""
    from exoconsent.clinic import Clinic

    return Clinic.demo(home)


def found_clinic(home: Path, profile: "ClinicProfile") -> None:
    """Write the clinic's file, whole or not at all; key, secret and passphrase are made when they are needed.

    Raises:
        BadInputError: the profile holds what cannot be printed.
        StorageError: the disk refuses; what stood there before is still there.
    """
    from exoconsent.library.profiles import write_profile

    data, folder = write_profile(profile), own_clinic(home)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(said(_NOT_MADE, path=folder, why=why(fault))) from None
    write_safely(folder / "clinic.yaml", data)


def own_profile(home: Path) -> "ClinicProfile | None":
    """The own clinic's profile as it stands; ``None`` when there is none or it cannot be read."""
    from exoconsent.files import read_limited
    from exoconsent.library.profiles import read_profile

    path = own_clinic(home) / "clinic.yaml"
    try:
        return read_profile(read_limited(path, 1 << 20), str(path)) if path.exists() else None
    except ExoConsentError:
        return None
