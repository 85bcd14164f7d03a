"""The watch over the records: what is told when they are opened, and the cover over an idle window."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from exoconsent.clinic.upkeep import IDLE_USUAL
from exoconsent.errors import ExoConsentError
from exoconsent.gui.clipboard import Clipboard
from exoconsent.gui.cover import Cover, Opener
from exoconsent.gui.help_key import answer_on
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exoconsent.clinic.archive import Archive
    from exoconsent.gui.messages import Offer
    from exoconsent.gui.window import Window

_FOUND = mark(
    "Watch", "The records are not as they were left: {what} Do not rely on them; make no backup over the last good one."
)
_BACKUP = mark("Watch", "The last backup is older than a week, or there is none. Put a stick in and make one.")
_CLINIC = mark("Watch", "Go to Clinic")
_RIGHT = mark("Watch", "The clock is right")
_CODE = mark(
    "Watch", "Nobody has said yet that the recovery code lies on paper. Make a new one in Clinic and print it."
)
_TEST = mark("Watch", "No backup was tested for a year. In Clinic one press tests it.")
_NO_PIN = mark("Watch", "No staff PIN is set: when the window is covered, only your passphrase opens it.")
_SET_PIN = mark("Watch", "Set a staff PIN…")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the records say of themselves when they are opened."""

    findings: tuple[str, ...]
    clock: str
    backup_due: bool
    test_due: bool
    code_kept: bool
    notices: tuple[str, ...]
    idle_minutes: int


def state_of(archive: "Archive") -> State:
    """In the worker."""
    upkeep = archive.upkeep
    return State(
        findings=upkeep.check_quickly().sentences,
        clock=upkeep.clock_doubt(),
        backup_due=upkeep.backup_due(),
        test_due=upkeep.last_backup() is not None and upkeep.restore_test_due(),
        code_kept=upkeep.code_kept,
        notices=tuple(archive.vault.notices),
        idle_minutes=upkeep.idle_minutes(),
    )


class Watch(QObject):
    """For a clinic with accounts; the demo clinic has nothing to hide and nothing to back up."""

    def __init__(
        self, frame: "QWidget", window: "Window", log_out: Callable[[], None], to_clinic: Callable[[], None]
    ) -> None:
        """``log_out`` closes everything; ``to_clinic`` shows the place where backups are made."""
        super().__init__(window)
        self._window, self._to_clinic = window, to_clinic
        archive = window.session.clinic.archive(window.session.now)
        self._archive = archive
        opener = Opener(who=archive.user.name, pin=window.care.pin, is_me=archive.upkeep.is_me)
        self.cover = Cover(frame, opener, lambda: window.signing.ceremony is not None)
        self.cover.watch(IDLE_USUAL * 60)
        answer_on(self.cover, window.remembered)
        window.destroyed.connect(self.cover.deleteLater)
        self.cover.log_out.connect(log_out)
        self.cover.covered.connect(self._note_cover)
        self.cover.covered.connect(Clipboard(self).forget)
        for name, do in (("lock", self.cover.cover), ("log_out", log_out)):
            action = window.built.actions[name]
            action.setEnabled(True)
            action.triggered.connect(partial(_later, do))
        window.session.filing.submit("watch", lambda: state_of(archive), self._tell, self._refused)

    def _tell(self, state: State) -> None:
        """The gravest last, for it stays on screen."""
        messages, to_clinic = self._window.messages, (said(_CLINIC), self._to_clinic)
        self.cover.watch(state.idle_minutes * 60)
        if not self._window.care.pin.chosen:
            messages.say(said(_NO_PIN), (said(_SET_PIN), self._window.care.set_pin))
        for due, words in (
            (state.test_due, _TEST),
            (state.backup_due, _BACKUP),
            (not state.code_kept, _CODE),
        ):
            if due:
                messages.warn(said(words), to_clinic)
        for notice in state.notices:
            messages.warn(notice)
        if state.clock:
            right: Offer = (said(_RIGHT), self._confirm_clock)
            messages.warn(state.clock, right)
        if state.findings:
            messages.error(said(_FOUND, what=" ".join(state.findings)))

    def _refused(self, fault: Exception) -> None:
        """That the records could not look at themselves is told, for it may be the disk."""
        self._window.messages.error(str(fault) if isinstance(fault, ExoConsentError) else type(fault).__name__)

    def _note_cover(self) -> None:
        self._window.session.filing.submit("cover", self._archive.upkeep.covered, lambda _n: None, lambda _fault: None)

    def _confirm_clock(self) -> None:
        self._window.session.filing.submit(
            "clock",
            self._archive.upkeep.confirm_clock,
            lambda _done: None,
            lambda fault: self._window.messages.error(str(fault)),
        )


def _later(do: Callable[[], None], _checked: bool = False) -> None:
    """When the menu is closed that it was chosen in."""
    QTimer.singleShot(0, do)
