"""Starting the window: it is seen, its worker reads the forms, its modules are loaded, the desk is laid out in it."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from exoconsent.errors import ExitCode, ExoConsentError
from exoconsent.gui.collecting import Collector
from exoconsent.gui.help_key import HelpKey
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.languages import speak
from exoconsent.gui.loading import Loading
from exoconsent.gui.opening import Frame
from exoconsent.gui.own_clinic import KEY, OWN, open_demo
from exoconsent.gui.remembered import FILE, Remembered
from exoconsent.gui.theme import Theme, load_font
from exoconsent.gui.translation import mark, said
from exoconsent.paths import RESOURCES
from exoconsent.program import again
from exoconsent.settings import home

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic


SWITCH_SECONDS: Final = 0.001
"""After so long the worker lets the window's thread in. Python's own 5 ms, several times in a row, were to be felt."""
_LOCK: Final = "desk.lock"
_OPEN: Final = mark(
    "Start",
    "ExoConsent is open already on this computer; look for its window. If you are sure that it is not, "
    "remove the file {file} and start again.",
)
_BROKEN: Final = mark("Start", "ExoConsent could not open ({kind}). Please install it anew.")


def run(given: Path | None = None) -> int:
    """Show the window until it is closed, at first with the file that was ``given``."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ExoConsent")
    application.setDesktopFileName("exoconsent")  # the menu entry, whose icon docks show
    application.setWindowIcon(QIcon(str(RESOURCES / "desktop" / "exoconsent-64.png")))
    application.setFont(load_font())
    remembered = Remembered(home() / FILE)
    speak(application, remembered)
    Collector(application)
    HelpKey(application, remembered)
    lock = QLockFile(str(home() / _LOCK))
    if not alone(lock):
        return _say_open()
    theme = Theme(application, remembered)
    frame = Frame(remembered, locked=remembered.get(KEY, "") == OWN)
    frame.given = given
    start = Start(frame, remembered, theme)
    frame.painted.connect(start.begin)
    frame.show()
    code = application.exec()
    start.jobs.finish()
    from exoconsent.gui.door import AGAIN

    if code == AGAIN:
        lock.unlock()
        os.execv(sys.executable, again(given))
    return code or ExitCode.FINE


def alone(lock: QLockFile) -> bool:
    """Whether no other ExoConsent works on this folder; two would undo each other's drafts and signings.

    A program that was cut off holds nothing. Where no lock can be made the folder cannot be written either, which is
    told when something shall be kept.
    """
    home().mkdir(mode=0o700, parents=True, exist_ok=True)
    lock.setStaleLockTime(0)
    return lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError


def _say_open() -> int:
    words = said(_OPEN, file=str(home() / _LOCK))
    box = QMessageBox(QMessageBox.Icon.Information, "ExoConsent", words)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    return ExitCode.FINE


class Start(QObject):
    """From the empty frame to the desk. Whatever takes long happens in the worker while one may type already."""

    def __init__(self, frame: Frame, remembered: Remembered, theme: Theme) -> None:
        """Waits for ``begin``."""
        super().__init__(frame)
        self._frame, self._remembered, self._theme = frame, remembered, theme
        self.jobs = Jobs(self)

    def begin(self) -> None:
        """Read the forms of the demo clinic; into the own one somebody logs in, while the forms are read."""
        if self._remembered.get(KEY, "") != OWN:
            self.jobs.submit("open", read_forms, self._load, self._refuse)
            return
        from exoconsent.gui.door import show_door

        self.jobs.submit("warm", warm, lambda _done: self._load(None), lambda _fault: None)
        show_door(self._frame, self._remembered, self._theme)

    def _load(self, clinic: "Clinic | None") -> None:
        """The desk's own modules, and then the desk in ``clinic``; without one they wait for who logs in."""
        if clinic is None:
            Loading(self, lambda: None, lambda _fault: None).begin()
        else:
            Loading(self, partial(self._lay_out, clinic), self._refuse).begin()

    def _lay_out(self, clinic: "Clinic") -> None:
        from exoconsent.gui.furnish import furnish

        try:
            furnish(self._frame, clinic, self._remembered, self._theme)
            Collector.settle()
        except ExoConsentError as fault:
            self._refuse(fault)

    def _refuse(self, fault: Exception) -> None:
        """Say why the desk cannot be had, and end."""
        known = isinstance(fault, ExoConsentError)
        sentence = str(fault) if known else said(_BROKEN, kind=type(fault).__name__)
        box = QMessageBox(QMessageBox.Icon.Critical, "ExoConsent", sentence, parent=self._frame)
        box.setTextFormat(Qt.TextFormat.PlainText)
        code = int(fault.exit_code if isinstance(fault, ExoConsentError) else ExitCode.OUR_BUG)
        box.finished.connect(lambda _button: QApplication.exit(code))
        box.open()


def read_forms() -> "Clinic":
    """The demo clinic with its forms. Nothing of Qt is loaded on the way (see ``loading``)."""
    import exoconsent.records.audit  # noqa: F401 - the desk's modules need it, and its cipher is slow to load

    return open_demo(home())


def warm() -> None:
    """Load what a clinic needs while somebody types a passphrase. Nothing of Qt (see ``loading``)."""
    from exoconsent.library.load import load_library
    from exoconsent.paths import FORMS

    load_library(FORMS)
