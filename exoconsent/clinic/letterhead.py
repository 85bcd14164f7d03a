"""The clinic's letterhead: name, lines and telephones in ``clinic.yaml``, and its logo beside it; kept and changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.clinic.permissions import Deed
from exoconsent.consent.document import Logo
from exoconsent.consent.draft import ClinicProfile
from exoconsent.errors import BadInputError, ExoConsentError, StorageError
from exoconsent.files import is_no_file, read_limited, why, write_safely

if TYPE_CHECKING:
    from exoconsent.clinic.clinic import Clinic

LOGO: Final = "logo.png"
"""In the clinic's folder, as ``pdf.logo`` wrote it; a backup carries it along."""
PROFILE: Final = "clinic.yaml"


def with_logo(profile: ClinicProfile, folder: Path) -> ClinicProfile:
    """``profile`` with the logo that lies in ``folder``.

    One that cannot be read is left out: a damaged picture never keeps a clinic from its work.
    """
    path = folder / LOGO
    if not path.is_file():
        return profile
    from exoconsent.pdf.logo import SIZE_LIMIT, read_logo

    try:
        return replace(profile, logo=read_logo(read_limited(path, SIZE_LIMIT), path.name))
    except ExoConsentError:
        return profile


def read_picture(path: Path) -> Logo:
    """The logo in a file that somebody chose; raises ``BadInputError`` with what is wrong with it."""
    from exoconsent.pdf.logo import SIZE_LIMIT, read_logo

    if is_no_file(path):
        raise BadInputError.saying("is no file; choose a picture", path.name)
    return read_logo(read_limited(path, SIZE_LIMIT), path.name)


def keep_letterhead(clinic: "Clinic", profile: ClinicProfile, clock: Callable[[], datetime]) -> "Clinic":
    """Keep ``profile`` with its logo as the clinic's own, noted in the log; the clinic as it is from now on.

    The demo clinic's name and words are invented and ship with the program: of it only the logo is kept.

    Raises:
        BadInputError: the profile holds what cannot be printed.
        NotAllowedError: another role may.
        StorageError: the disk refused.
    """
    from exoconsent.library.profiles import write_profile
    from exoconsent.records.audit import Act

    archive = clinic.archive(clock)
    archive.refuse(Deed.FORMS)
    words = replace(profile, logo=None)
    data = write_profile(words)
    with archive.vault.transaction():
        archive.vault.audit.note(Act.SETTING, about="letterhead", detail=_told(clinic.profile, profile))
        _keep_logo(clinic.folder, profile.logo)
        if not clinic.is_demo and words != replace(clinic.profile, logo=None):
            write_safely(clinic.folder / PROFILE, data)
    return replace(clinic, profile=replace(clinic.profile, logo=profile.logo) if clinic.is_demo else profile)


def _told(before: ClinicProfile, after: ClinicProfile) -> str:
    """What changed, without the words themselves."""
    words = replace(before, logo=None) != replace(after, logo=None)
    logo = before.logo != after.logo
    return ", ".join(part for part, changed in (("words", words), ("logo", logo)) if changed) or "nothing"


def _keep_logo(folder: Path, logo: Logo | None) -> None:
    path = folder / LOGO
    if logo is not None:
        from exoconsent.pdf.logo import logo_png

        write_safely(path, logo_png(logo))
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise StorageError(f"{path}: could not be taken away ({why(fault)})") from None
