"""UpkeepDesk: what the pages of the Clinic place have done, one thing at a time, and how things stand afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exoconsent.clinic.permissions import Deed
from exoconsent.clinic.second_reader import wants_second_reader
from exoconsent.errors import ExoConsentError, NotAllowedError
from exoconsent.gui.choosing import file_to_open, folder_for
from exoconsent.gui.sheet_out import SheetOut
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from datetime import datetime

    from exoconsent.clinic import Clinic
    from exoconsent.clinic.archive import Archive
    from exoconsent.clinic.upkeep import Upkeep
    from exoconsent.gui.messages import Messages
    from exoconsent.gui.remembered import Remembered
    from exoconsent.gui.session import Session
    from exoconsent.records.backup import Backup
    from exoconsent.records.restore import RestoreTest
    from exoconsent.records.retention import Retention
    from exoconsent.records.slots import User

T = TypeVar("T")
_NOT_DONE = mark("UpkeepDesk", "That could not be done ({kind}).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How things stand, read at once."""

    demo: bool
    me: "User"
    users: "tuple[User, ...]"
    refusals: Mapping[Deed, str] = field(repr=False)
    """Why not, for each deed that whoever is logged in may not do."""
    backup: "Backup | None"
    backup_due: bool
    test: "RestoreTest | None"
    test_due: bool
    retention: "Retention"
    idle_minutes: int
    keeps_timing: bool
    second_reader: bool
    """Every form is read by a second practitioner before it is published."""
    clock: str
    """A sentence when the clock may be wrong."""
    code_kept: bool


def standing_of(archive: "Archive", *, demo: bool) -> Standing:
    """In the worker."""
    upkeep = archive.upkeep
    return Standing(
        demo=demo,
        me=archive.user,
        users=archive.users(),
        refusals={deed: why for deed in Deed if (why := _refusal(archive, deed))},
        backup=upkeep.last_backup(),
        backup_due=upkeep.backup_due(),
        test=upkeep.last_restore_test(),
        test_due=upkeep.restore_test_due(),
        retention=archive.retention,
        idle_minutes=upkeep.idle_minutes(),
        keeps_timing=upkeep.keeps_timing(),
        second_reader=wants_second_reader(archive),
        clock=upkeep.clock_doubt(),
        code_kept=upkeep.code_kept,
    )


def _refusal(archive: "Archive", deed: Deed) -> str:
    try:
        archive.refuse(deed)
    except NotAllowedError as fault:
        return str(fault)
    return ""


class UpkeepDesk(QObject):
    """Asks the archive in the worker that files, so that the records are open in one thread at a time."""

    standing = Signal(object)
    """The ``Standing``, whenever it was read anew."""
    busy = Signal(bool)
    """Something is being done; no second thing is begun meanwhile."""

    def __init__(self, session: "Session", messages: "Messages", remembered: "Remembered", place: QWidget) -> None:
        """``ask_folder`` and ``ask_file`` are open to be set by tests."""
        super().__init__(place)
        self.session, self.messages, self.remembered = session, messages, remembered
        self._place, self._turn = place, 0
        self.sheets = SheetOut(place, remembered)
        self.ask_folder: Callable[[str], Path | None] = self._ask_folder
        self.ask_file: Callable[[str], Path | None] = self._ask_file

    def look(self) -> None:
        """Read how things stand."""
        clinic, now = self.session.clinic, self.session.now
        work = partial(_stand, clinic, now)
        self.session.filing.submit("standing", work, self.standing.emit, self.tell)

    def do(
        self,
        words: str,
        work: "Callable[[Upkeep], T]",
        then: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """``work`` in the worker while ``words`` say so, then how things stand; a refusal is told as its sentence."""
        self._turn += 1
        clinic, now = self.session.clinic, self.session.now

        def done(value: T) -> None:
            self.busy.emit(False)
            then(value)
            self.look()

        def refused(fault: Exception) -> None:
            self.busy.emit(False)
            self.look()
            if failed:
                failed(sentence_of(fault))
            else:
                self.tell(fault)

        self.busy.emit(True)
        if words:
            self.messages.say(words)
        name = f"upkeep {self._turn}"
        self.session.filing.submit(name, lambda: work(clinic.archive(now).upkeep), done, refused)

    def tell(self, fault: Exception) -> None:
        """Why something was not done."""
        self.messages.error(sentence_of(fault))

    def _ask_folder(self, title: str) -> Path | None:
        return folder_for(self._place, title)

    def _ask_file(self, title: str) -> Path | None:
        return file_to_open(self._place, title, self.tr("Backups of ExoConsent (*.exobackup)"))


def sentence_of(fault: Exception) -> str:
    """What a person reads of an error."""
    return str(fault) if isinstance(fault, ExoConsentError) else said(_NOT_DONE, kind=type(fault).__name__)


def _stand(clinic: "Clinic", now: "Callable[[], datetime]") -> Standing:
    return standing_of(clinic.archive(now), demo=clinic.is_demo)
