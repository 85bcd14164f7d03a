"""The words of the upkeep: roles, acts of the log, sizes and times as people say them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from exoconsent.gui.translation import Marked, mark, said
from exoconsent.records.audit import Act, Entry
from exoconsent.records.slots import Role

ROLES: Final[Mapping[Role, Marked]] = {
    Role.FRONT_DESK: mark("Upkeep", "Front desk"),
    Role.PRACTITIONER: mark("Upkeep", "Practitioner"),
    Role.MANAGER: mark("Upkeep", "Manager"),
}
ROLE_MAY: Final[Mapping[Role, Marked]] = {
    Role.FRONT_DESK: mark("Upkeep", "prepares, prints, files and finds consents, and records a withdrawal"),
    Role.PRACTITIONER: mark("Upkeep", "may also correct or void a record, change forms and check the records"),
    Role.MANAGER: mark("Upkeep", "may also change users, back up and restore, export all, and set the rules here"),
}
ACTS: Final[Mapping[Act, Marked]] = {
    Act.CREATE: mark("Upkeep", "Began the records"),
    Act.LOG_IN: mark("Upkeep", "Logged in"),
    Act.FAILED_LOG_IN: mark("Upkeep", "A wrong passphrase was typed"),
    Act.LOG_OUT: mark("Upkeep", "Logged out"),
    Act.LOCK: mark("Upkeep", "The window was covered"),
    Act.VIEW: mark("Upkeep", "Looked at a record"),
    Act.SEARCH: mark("Upkeep", "Searched"),
    Act.FILE: mark("Upkeep", "Filed"),
    Act.CORRECT: mark("Upkeep", "Corrected a record"),
    Act.VOID: mark("Upkeep", "Declared a record void"),
    Act.WITHDRAW: mark("Upkeep", "Recorded a withdrawal"),
    Act.RENEW: mark("Upkeep", "Renewed a consent"),
    Act.NOTE: mark("Upkeep", "Noted something about a record"),
    Act.REPRINT: mark("Upkeep", "Made a copy for printing"),
    Act.PRINT: mark("Upkeep", "Printed"),
    Act.EXPORT: mark("Upkeep", "Exported"),
    Act.BACKUP: mark("Upkeep", "Made a backup"),
    Act.RESTORE: mark("Upkeep", "Restored a backup"),
    Act.RESTORE_TEST: mark("Upkeep", "Tested a backup"),
    Act.USER_ADDED: mark("Upkeep", "Added a person"),
    Act.USER_REMOVED: mark("Upkeep", "Removed a person"),
    Act.ROLE: mark("Upkeep", "Changed a role"),
    Act.PASSPHRASE: mark("Upkeep", "Changed a passphrase"),
    Act.RECOVERY: mark("Upkeep", "Made a new recovery code"),
    Act.KEYS: mark("Upkeep", "Wrote the key file"),
    Act.SECRET: mark("Upkeep", "Kept a secret of the clinic"),
    Act.SETTING: mark("Upkeep", "Changed a setting"),
    Act.DELETION_ASKED: mark("Upkeep", "Asked for a deletion"),
    Act.DELETION_AGREED: mark("Upkeep", "Agreed to a deletion"),
    Act.CHECK: mark("Upkeep", "Checked the records"),
    Act.ANCHOR: mark("Upkeep", "Took the seal of the day"),
    Act.MIGRATE: mark("Upkeep", "Brought the records to a new edition"),
    Act.PACK: mark("Upkeep", "Exchanged forms in a pack"),
    Act.PUBLISH: mark("Upkeep", "Published an edition of a form"),
    Act.REVIEW: mark("Upkeep", "Reviewed a draft of a form"),
    Act.CLOCK: mark("Upkeep", "Confirmed the clock"),
}


def moment(at: datetime) -> str:
    """Day and minute, as lists show them."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def act_words(entry: Entry) -> str:
    """What was done; an act that this edition does not know by its own word."""
    return said(ACTS[Act(entry.act)]) if entry.act in set(Act) else entry.act


def size_words(size: int) -> str:
    """Bytes in words, rounded up."""
    if size < 1 << 20:
        return f"{-(-size >> 10)} KB"
    return f"{-(-size >> 20)} MB"
