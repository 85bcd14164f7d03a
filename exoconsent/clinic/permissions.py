"""Who may do what: the deeds on a clinic's records, and the roles that may do them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from exoconsent.errors import NotAllowedError
from exoconsent.records.slots import Role


class Deed(StrEnum):
    """Something that a role may or may not do; the value goes on in words: "to …"."""

    PREPARE = "prepare"
    PRINT = "print"
    FILE = "file"
    FIND = "find"
    VIEW = "view"
    REPRINT = "reprint"
    EXPORT = "export"
    WITHDRAW = "withdraw"
    RENEW = "renew"
    VOID = "void"
    CORRECT = "correct"
    FORMS = "forms"
    OWN_CERTIFICATE = "own-certificate"
    CHECK = "check"
    AGREE = "agree"
    USERS = "users"
    BACK_UP = "back-up"
    RESTORE = "restore"
    EXPORT_ALL = "export-all"
    RETENTION = "retention"
    SETTINGS = "settings"
    ANCHOR = "anchor"


_FRONT_DESK: Final = frozenset(
    {
        *(Deed.PREPARE, Deed.PRINT, Deed.FILE, Deed.FIND, Deed.VIEW),
        *(Deed.REPRINT, Deed.EXPORT, Deed.WITHDRAW, Deed.RENEW),
    }
)
_PRACTITIONER: Final = _FRONT_DESK | {Deed.VOID, Deed.CORRECT, Deed.FORMS, Deed.OWN_CERTIFICATE, Deed.CHECK, Deed.AGREE}
MAY: Final[Mapping[Role, frozenset[Deed]]] = MappingProxyType(
    {Role.FRONT_DESK: _FRONT_DESK, Role.PRACTITIONER: _PRACTITIONER, Role.MANAGER: frozenset(Deed)}
)
"""A withdrawal is the patient's wish: whoever hears it must be able to record it at once."""

_WORDS: Final[Mapping[Deed, str]] = MappingProxyType(
    {
        Deed.PREPARE: "prepare a consent",
        Deed.PRINT: "print",
        Deed.FILE: "file a consent",
        Deed.FIND: "search the records",
        Deed.VIEW: "look at a record",
        Deed.REPRINT: "print a copy of a record",
        Deed.EXPORT: "export a record",
        Deed.WITHDRAW: "record a withdrawal",
        Deed.RENEW: "renew a consent",
        Deed.VOID: "declare a record void",
        Deed.CORRECT: "correct a record",
        Deed.FORMS: "change forms",
        Deed.OWN_CERTIFICATE: "use or trust a certificate of one's own",
        Deed.CHECK: "check the whole archive",
        Deed.AGREE: "agree to a deletion",
        Deed.USERS: "change users",
        Deed.BACK_UP: "make a backup",
        Deed.RESTORE: "restore a backup",
        Deed.EXPORT_ALL: "export all records",
        Deed.RETENTION: "set how long records are kept or ask for a deletion",
        Deed.SETTINGS: "change the clinic's settings",
        Deed.ANCHOR: "print or export the seal of the day",
    }
)
_CALLED: Final[Mapping[Role, str]] = MappingProxyType(
    {Role.FRONT_DESK: "the front desk", Role.PRACTITIONER: "a practitioner", Role.MANAGER: "the manager"}
)


def who_may(deed: Deed) -> tuple[Role, ...]:
    """The roles that may, the smallest first."""
    return tuple(role for role in Role if deed in MAY[role])


def refuse(deed: Deed, role: Role) -> None:
    """Raise ``NotAllowedError``, which says who may, unless ``role`` may."""
    if deed not in MAY[role]:
        others = " or ".join(_CALLED[other] for other in who_may(deed))
        raise NotAllowedError(
            f"To {_WORDS[deed]} is not among what {_CALLED[role]} may do here. Ask {others} to log in and do it."
        )
