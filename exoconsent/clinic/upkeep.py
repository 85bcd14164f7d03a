"""Upkeep of the archive: who may log in, backups, checks, the seal of the day, how long records are kept."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.clinic.permissions import Deed
from exoconsent.errors import BadInputError
from exoconsent.records.record import Event, Record
from exoconsent.records.slots import Role, User

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.records.anchor import Anchor
    from exoconsent.records.audit import Entry
    from exoconsent.records.backup import Backup
    from exoconsent.records.deletion import Tombstone
    from exoconsent.records.findings import Findings
    from exoconsent.records.restore import RestoreTest
    from exoconsent.records.retention import Retention
    from exoconsent.records.vault import Vault

_AS_FILED, _NOT_SEALED = "as filed", "not sealed"
"""What the index of an export says of a seal: the file is, to the last byte, the one that was filed (its SHA-256 was
compared). Verifying each in a process of its own would take hours; any reader of PDFs verifies what one looks at."""
RETENTION: Final = "retention"
KEEP_TIMING: Final = "strokes.timing"
"""Whether the speed of a drawn signature is kept, "yes" or nothing: it is a trait of the body, so no is the rule."""
CODE_KEPT: Final = "recovery.kept"
"""Whether the paper with the recovery code was said to lie in a safe place: "yes" or nothing."""
TEST_AFTER: Final = timedelta(days=365)
"""When the window should remind of trying a backup out; the rule of the records issue."""
IDLE_MINUTES: Final = "lock.minutes"
IDLE_USUAL, IDLE_LEAST, IDLE_MOST = 3, 1, 15
"""Minutes without a key or a click before the window covers itself (security.md, threat 3)."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What keeps the archive in order; each act is refused to who may not do it."""

    archive: "Archive"

    # ------------------------------------------------------------------ people

    def add_user(self, name: str, role: Role, passphrase: str) -> User:
        """Somebody who may log in from now on. Raises ``BadInputError`` for a weak passphrase or a name taken."""
        self.archive.refuse(Deed.USERS)
        return self._vault.add_user(name, role, passphrase)

    def remove_user(self, user_id: str) -> None:
        """Somebody who may not log in any more, also with an old copy of the keys; takes seconds for a big archive.

        Raises ``BadInputError`` for oneself and for the only manager.
        """
        self.archive.refuse(Deed.USERS)
        self._another(user_id)
        self._vault.remove_user(user_id)

    def change_role(self, user_id: str, role: Role) -> None:
        """Another role; it holds from that person's next log-in. Raises ``BadInputError`` for oneself."""
        self.archive.refuse(Deed.USERS)
        self._another(user_id)
        self._vault.change_role(user_id, role)

    def change_passphrase(self, old: str, new: str) -> None:
        """One's own passphrase; everybody may."""
        self._vault.change_passphrase(old, new)

    def reset_passphrase(self, user_id: str, new: str) -> None:
        """A colleague's forgotten passphrase set anew; the archive gets a new key, which takes seconds."""
        self.archive.refuse(Deed.USERS)
        self._vault.reset_passphrase(user_id, new)

    def new_recovery_code(self) -> str:
        """A new code to print; the one that was printed before opens nothing any more."""
        self.archive.refuse(Deed.USERS)
        code = self._vault.new_recovery_code()
        self._vault.set_setting(CODE_KEPT, "")
        return code

    def code_is_kept(self) -> None:
        """Somebody typed the end of the code from the paper and says that the paper lies in a safe place."""
        self.archive.refuse(Deed.USERS)
        self._vault.set_setting(CODE_KEPT, "yes")

    @property
    def code_kept(self) -> bool:
        """Whether the present recovery code was ever said to lie in a safe place."""
        return self._vault.setting(CODE_KEPT) == "yes"

    def is_me(self, passphrase: str) -> bool:
        """Whether that is the passphrase of whoever is logged in; takes its half second, and the log tells of no."""
        from exoconsent.records.audit import Act
        from exoconsent.records.keyring import WrongPassphraseError

        if self._vault.keyring is None:
            return False
        try:
            self._vault.keyring.unlock(self.archive.user.name, passphrase)
        except WrongPassphraseError:
            self._vault.note(Act.FAILED_LOG_IN, about=self.archive.user.id, detail="under the cover")
            return False
        return True

    def covered(self) -> None:
        """The window was covered; the log tells it."""
        from exoconsent.records.audit import Act

        self._vault.note(Act.LOCK)

    # ------------------------------------------------------------------ backup

    def back_up(self, folder: Path) -> "Backup":
        """One encrypted file in ``folder``, read back and compared. Raises ``StorageError``; older ones stay whole."""
        from exoconsent.records.backup import back_up

        self.archive.refuse(Deed.BACK_UP)
        return back_up(self._vault, folder, self._now())

    def last_backup(self) -> "Backup | None":
        """The newest one that was made and read back."""
        from exoconsent.records.backup import last_backup

        return last_backup(self._vault)

    def backup_due(self) -> bool:
        """Whether it is time for one: there are records, and a week has gone by."""
        from exoconsent.records.backup import due

        return due(self._vault, self._now()) and self.archive.count() > 0

    def backup_age(self) -> timedelta | None:
        """How old the newest backup is; None when there is none."""
        from exoconsent.records.backup import age

        return age(self._vault, self._now())

    def restore_test(self, backup: Path) -> "RestoreTest":
        """Restore ``backup`` beside the archive, open it, check it, take it away; says what was found."""
        from exoconsent.clinic.edition_log import disagreements
        from exoconsent.records.restore import restore_test

        self.archive.refuse(Deed.RESTORE)
        return restore_test(self._vault, backup, self._now(), beside=disagreements)

    def last_restore_test(self) -> "RestoreTest | None":
        """What came of the last backup that was tried out."""
        from exoconsent.records.restore import last_restore_test

        return last_restore_test(self._vault)

    def restore_test_due(self) -> bool:
        """Whether no backup was tried out for a year: one that was never tried is a hope."""
        last = self.last_restore_test()
        return last is None or self._now() - last.at >= TEST_AFTER

    def export_all(self, folder: Path) -> Path:
        """Everything as plain files that open without ExoConsent, in a new folder below ``folder``."""
        from exoconsent.records.audit import Act
        from exoconsent.records.export import export_all

        self.archive.refuse(Deed.EXPORT_ALL)
        written = export_all(self.archive.store, folder, self._now(), _seal_of, self._vault.clinic_name)
        self._vault.note(Act.EXPORT, detail="all records")
        return written

    # ------------------------------------------------------------------ checking

    def check(self, anchors: "tuple[Anchor, ...]" = ()) -> "Findings":
        """Look at everything: log, rows, pages of the database. May take minutes for a big archive."""
        from exoconsent.records.audit import Act
        from exoconsent.records.checking import check

        self.archive.refuse(Deed.CHECK)
        found = check(self._vault, anchors)
        self._vault.note(Act.CHECK, detail="whole" if found.fine else "something was found")
        return found

    def check_quickly(self) -> "Findings":
        """The end of the log and the counts, at each start."""
        from exoconsent.records.checking import check_quickly

        return check_quickly(self._vault)

    def anchor(self) -> "Anchor":
        """The seal of the day: where the log ends now, to be kept outside this computer."""
        from exoconsent.records.audit import Act

        self.archive.refuse(Deed.ANCHOR)
        self._vault.note(Act.ANCHOR)
        return self._vault.audit.head()

    def keep_anchor(self, folder: Path) -> "Anchor":
        """The seal of the day in a file on a stick, beside those of other clinics. Raises ``StorageError``."""
        from exoconsent.records.anchor import write_anchor

        anchor = self.anchor()
        write_anchor(folder, self._vault.clinic_id, anchor)
        return anchor

    def kept_anchor(self, folder: Path) -> "Anchor | None":
        """The seal that lies in ``folder``; None where there is none of this clinic. Raises ``BadInputError``."""
        from exoconsent.records.anchor import read_anchor

        self.archive.refuse(Deed.CHECK)
        return read_anchor(folder, self._vault.clinic_id)

    def fits_paper(self, line: str) -> bool:
        """Whether the log holds the printed seal that was typed: the number, then its sixteen signs or the whole line.

        Raises ``BadInputError`` for what cannot be read as one.
        """
        from exoconsent.records.anchor import read_printed
        from exoconsent.records.audit import Act

        self.archive.refuse(Deed.CHECK)
        seq, mac = read_printed(line)
        entry = next(iter(self._vault.audit.entries(since=seq - 1, limit=1)), None)
        self._vault.note(Act.CHECK, detail=f"printed seal {seq}")
        return entry is not None and entry.seq == seq and entry.mac.hex().startswith(mac)

    def log(self, limit: int = 200) -> "tuple[Entry, ...]":
        """The newest entries of the log, the newest first."""
        self.archive.refuse(Deed.CHECK)
        return self._vault.audit.latest(limit)

    def clock_doubt(self) -> str:
        """A sentence when this computer's clock shows less than it did before."""
        return self._vault.audit.clock_doubt(self._now())

    def confirm_clock(self) -> None:
        """Somebody looked: the clock is right now."""
        self._vault.confirm_clock()

    # ------------------------------------------------------------------ settings and retention

    def set_retention(self, retention: "Retention") -> None:
        """How long records filed from now on are kept."""
        self.archive.refuse(Deed.RETENTION)
        self._vault.set_setting(RETENTION, json.dumps(asdict(retention), sort_keys=True))

    def keeps_timing(self) -> bool:
        """Whether the speed of drawn signatures is kept."""
        return self._vault.setting(KEEP_TIMING) == "yes"

    def keep_timing(self, keep: bool) -> None:
        """Choose that for signatures from now on."""
        self.archive.refuse(Deed.SETTINGS)
        self._vault.set_setting(KEEP_TIMING, "yes" if keep else "")

    def idle_minutes(self) -> int:
        """Minutes of rest before the window covers itself."""
        kept = self._vault.setting(IDLE_MINUTES)
        return min(max(int(kept), IDLE_LEAST), IDLE_MOST) if kept.isdecimal() else IDLE_USUAL

    def set_idle_minutes(self, minutes: int) -> None:
        """Choose that."""
        self.archive.refuse(Deed.SETTINGS)
        self._vault.set_setting(IDLE_MINUTES, str(min(max(minutes, IDLE_LEAST), IDLE_MOST)))

    def ask_deletion(self, record_id: int, reason: str) -> Event:
        """Ask that a record whose time is over be deleted; somebody else has to agree."""
        from exoconsent.records.deletion import ask_deletion

        self.archive.refuse(Deed.RETENTION)
        return ask_deletion(self.archive.store, record_id, reason, self._now())

    def agree_deletion(self, record_id: int) -> "Tombstone":
        """Agree to what another person asked for; what stays says when, who and why."""
        from exoconsent.records.deletion import agree_deletion

        self.archive.refuse(Deed.AGREE)
        return agree_deletion(self.archive.store, record_id, self._now())

    def _another(self, user_id: str) -> None:
        """Whoever is logged in keeps the role of the log-in, so nobody changes the own one."""
        if user_id == self.archive.user.id:
            raise BadInputError.saying("nobody removes the own account or changes the own role; ask another manager")

    @property
    def _vault(self) -> "Vault":
        return self.archive.vault

    def _now(self) -> datetime:
        return self.archive.clock()


def _seal_of(record: Record) -> str:
    return _AS_FILED if record.filing.pdf else _NOT_SEALED
