"""Second reader: whether this clinic has every form read by another practitioner before it is published."""

from typing import TYPE_CHECKING, Final

from exoconsent.clinic.permissions import MAY, Deed

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive

SECOND_READER: Final = "forms.second_reader"
"""The clinic's setting: "yes" or nothing."""


def wants_second_reader(archive: "Archive") -> bool:
    """Whether it does."""
    return archive.vault.setting(SECOND_READER) == "yes"


def want_second_reader(archive: "Archive", wanted: bool) -> None:
    """Choose that; ``NotAllowedError`` where another role may."""
    archive.refuse(Deed.SETTINGS)
    archive.vault.set_setting(SECOND_READER, "yes" if wanted else "")


def other_readers(archive: "Archive") -> tuple[str, ...]:
    """Names of the others who may read a form and agree."""
    return tuple(u.name for u in archive.users() if u.id != archive.user.id and Deed.FORMS in MAY[u.role])
