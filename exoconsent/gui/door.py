"""The door of the clinic's own records: somebody logs in, or makes the first account, before the desk is laid out."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from exoconsent.errors import ExoConsentError
from exoconsent.gui.first_account import FirstAccount
from exoconsent.gui.forgotten import Forgotten
from exoconsent.gui.help_key import answer_on
from exoconsent.gui.log_in import LogIn
from exoconsent.gui.own_clinic import DEMO, KEY, OWN, open_demo, own_profile
from exoconsent.gui.restore_dialog import RestoreDialog, Ways
from exoconsent.gui.sheet_out import SheetOut
from exoconsent.gui.shut import Shut
from exoconsent.gui.translation import mark, said
from exoconsent.gui.upkeep_words import moment
from exoconsent.settings import home, own_clinic

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from exoconsent.clinic import Clinic
    from exoconsent.clinic.accounts import Founded, PutBack
    from exoconsent.gui.remembered import Remembered
    from exoconsent.gui.theme import Theme

AGAIN: Final = 75
"""The event loop's end that means: begin anew in a fresh process, which knows nothing of this one."""
USER: Final = "user"
"""In desk.json: who logged in last, which is no secret; the names stand in the key file, too."""
_BACK: Final = mark("Door", "Records restored: {count}, as they were on {made}. Log in as you did then.")
_ASIDE: Final = mark("Door", "What lay here before lies beside it now: {path}.")
_FOUND: Final = mark("Door", "But the check of the restored records found something: {what}")
Page = FirstAccount | LogIn | Shut


def show_door(frame: "QMainWindow", remembered: "Remembered", theme: "Theme | None", *, again: bool = False) -> None:
    """Show it in the frame; the desk follows."""
    Door(frame, remembered, theme, again=again).show()


class Door(QObject):
    """One for each time that somebody stands before it; the frame keeps it."""

    def __init__(
        self, frame: "QMainWindow", remembered: "Remembered", theme: "Theme | None", *, again: bool = False
    ) -> None:
        """``again``: the program runs for a while already."""
        super().__init__(frame)
        self._frame, self._remembered, self._theme, self._again = frame, remembered, theme, again
        self.page: Page | Forgotten | None = None
        self.dialog: RestoreDialog | None = None
        self.sheets = SheetOut(frame, remembered)

    def show(self, told: str = "") -> None:
        """The page that fits what lies in the folder."""
        page = self.page = door(home(), _now, told)
        if not isinstance(page, Shut):
            page.opened.connect(self._enter)
        if isinstance(page, FirstAccount):
            page.print_wanted.connect(self._print_code)
            self.sheets.told.connect(page.code.say)
        if isinstance(page, LogIn):
            page.choose_name(self._remembered.get(USER, ""))
            page.opened_by_code.connect(self._ask_new)
        if isinstance(page, Shut):
            page.again_wanted.connect(self.show)
        page.demo_wanted.connect(self._to_demo)
        page.restore_wanted.connect(self._restore)
        self._put(page)

    def _put(self, page: Page | Forgotten) -> None:
        before = self._frame.takeCentralWidget()
        self._frame.setCentralWidget(page)
        if before is not None:
            before.deleteLater()
        answer_on(page, self._remembered)
        page.setFocus()

    def _enter(self, clinic: "Clinic") -> None:
        self._remembered.put(USER, clinic.archive(_now).user.name)
        self._furnish(OWN, clinic)

    def _furnish(self, which: str, clinic: "Clinic") -> None:
        """Later: the page is still telling us."""
        from exoconsent.gui.furnish import furnish

        self._remembered.put(KEY, which)
        lay_out = partial(furnish, self._frame, clinic, self._remembered, self._theme, again=self._again)
        QTimer.singleShot(0, self._frame, lay_out)
        self.deleteLater()

    def _to_demo(self) -> None:
        try:
            clinic = open_demo(home())
        except ExoConsentError as fault:
            self._put_shut(str(fault))
            return
        self._furnish(DEMO, clinic)

    def _put_shut(self, why: str) -> None:
        page = self.page = Shut("", why)
        page.again_wanted.connect(self.show)
        page.restore_wanted.connect(self._restore)
        page.demo_wanted.connect(self._to_demo)
        self._put(page)

    def _ask_new(self, clinic: "Clinic") -> None:
        from exoconsent.clinic import accounts

        users = clinic.archive(_now).users()
        page = self.page = Forgotten(
            clinic, users, lambda opened, name, new: accounts.set_forgotten(opened, name, new, _now())
        )
        page.opened.connect(self._enter)
        QTimer.singleShot(0, self, lambda: self._put(page))

    def _print_code(self, code: str) -> None:
        from exoconsent.gui.code_sheet import code_pdf
        from exoconsent.gui.paper import paper_of
        from exoconsent.pdf.layout import PAPER_POINTS

        profile = own_profile(home())
        name = profile.name if profile else ""
        self.sheets.send(code_pdf(name, code, _now(), PAPER_POINTS[paper_of(self._remembered)]))

    def _restore(self) -> None:
        dialog = self.dialog = restore_dialog(self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self.show(back_words(dialog.put_back)))
        dialog.open()


def restore_dialog(frame: "QMainWindow") -> RestoreDialog:
    """The dialog that puts a backup back as the clinic of one's own."""
    from exoconsent.clinic import accounts

    return RestoreDialog(
        Ways(
            look=accounts.look,
            restore=lambda path, opens: accounts.restore(path, own_clinic(home()), opens, _now()),
        ),
        frame,
    )


def back_words(put_back: "PutBack | None") -> str:
    """What was restored, as sentences."""
    if put_back is None:
        return ""
    parts = [said(_BACK, count=put_back.records, made=moment(put_back.made))]
    if put_back.aside:
        parts.append(said(_ASIDE, path=put_back.aside))
    if put_back.findings:
        parts.append(said(_FOUND, what=" ".join(put_back.findings)))
    return " ".join(parts)


def door(home: Path, clock: Callable[[], datetime], told: str = "") -> Page:
    """The page for the clinic in ``home``: the first account where it has none, why where it cannot be opened."""
    from exoconsent.clinic import accounts

    folder, profile = own_clinic(home), own_profile(home)
    name = profile.name if profile else ""
    try:
        known = accounts.user_names(folder) if accounts.has_accounts(folder) else None
    except ExoConsentError as fault:
        return Shut(name, str(fault))
    if known is None:
        return FirstAccount(
            name,
            lambda user, passphrase: accounts.found(folder, user, passphrase, clock()),
            partial(_note_kept, clock),
        )
    return LogIn(
        name,
        known,
        lambda user, passphrase: accounts.log_in(folder, user, passphrase, clock()),
        lambda code: accounts.log_in_by_code(folder, code, clock()),
        told=told,
    )


def _note_kept(clock: Callable[[], datetime], founded: "Founded") -> None:
    founded.clinic.archive(clock).upkeep.code_is_kept()


def _now() -> datetime:
    return datetime.now().astimezone()
