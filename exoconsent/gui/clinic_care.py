"""What staff do about their clinic: name it, change it, step into the demo clinic and back, set the staff PIN."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from exoconsent.consent.blanks import BLANKS
from exoconsent.errors import ExoConsentError
from exoconsent.gui.help_chapters import language_of_window
from exoconsent.gui.messages import Messages
from exoconsent.gui.own_clinic import DEMO, KEY, OWN, found_clinic, is_founded, open_demo, own_profile
from exoconsent.gui.pin_dialog import PinDialog
from exoconsent.gui.staff_pin import StaffPin
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.consent.draft import ClinicProfile
    from exoconsent.gui.remembered import Remembered

DEMO_WORDS: Final = mark("ClinicCare", "Demo clinic: not for real patients")
"""Seen in the window for as long as the invented clinic is open."""


class ClinicCare(QObject):
    """Dialogs and deeds; the window shows them and is laid out anew for another clinic."""

    another = Signal(object)
    """A ``Clinic`` to work in from now on; whoever owns the window lays the desk out anew with it."""
    door_wanted = Signal()
    """Into the own clinic, where somebody has to log in first."""
    changed = Signal()
    """The PIN was set."""

    def __init__(
        self, clinic: "Clinic", home: Path, remembered: "Remembered", messages: Messages, parent: QWidget
    ) -> None:
        """``clinic`` is the open one; ``home`` holds both."""
        super().__init__(parent)
        self.clinic, self._home, self._remembered, self._messages = clinic, home, remembered, messages
        self.pin = StaffPin(remembered)
        self._parent = parent
        self.dialog: QDialog | None = None

    @property
    def founded(self) -> bool:
        """Whether there is a clinic of one's own to work in."""
        return is_founded(self._home)

    def name_clinic(self) -> None:
        """Ask what the clinic is called, or change that; then work in it."""
        from exoconsent.gui.clinic_dialog import ClinicDialog

        dialog = ClinicDialog(own_profile(self._home), self._parent, self._found, self._hint())
        dialog.accepted.connect(self._work_here)
        self._open(dialog)

    def _hint(self) -> Callable[[str], str]:
        """What blanks are called in the language of the window; English where the forms have no such words."""
        words = self.clinic.library.words
        spoken = words.get(language_of_window(tuple(words)))
        return spoken.hint if spoken else BLANKS.__getitem__

    def switch(self) -> None:
        """Into the own clinic, or into the demo clinic for trying something out."""
        self._work_in(OWN if self.clinic.is_demo else DEMO)

    def set_pin(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a staff PIN; ``then`` follows when one was set."""
        dialog = PinDialog(self.pin, self._parent)
        dialog.accepted.connect(self.changed)
        if then:
            dialog.accepted.connect(then)
        self._open(dialog)

    def need_pin(self, then: Callable[[], None]) -> None:
        """``then``, at once when there is a PIN, after setting one when there is none."""
        if self.pin.chosen:
            then()
        else:
            self.set_pin(then)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _found(self, profile: "ClinicProfile") -> str:
        try:
            found_clinic(self._home, profile)
        except ExoConsentError as fault:
            return str(fault)
        return ""

    def _work_here(self) -> None:
        self._work_in(OWN)

    def _work_in(self, which: str) -> None:
        if which == OWN:
            self.door_wanted.emit()
            return
        try:
            clinic = open_demo(self._home)
        except ExoConsentError as fault:
            self._messages.error(str(fault))
            return
        self._remembered.put(KEY, which)
        self.another.emit(clinic)


def demo_words() -> str:
    """``DEMO_WORDS`` in the language of the interface."""
    return said(DEMO_WORDS)
