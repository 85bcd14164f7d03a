"""Checks: the whole archive looked at, the seal of the day kept outside, the log, the clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit

from exoconsent.clinic.permissions import Deed
from exoconsent.gui.code_sheet import seal_pdf
from exoconsent.gui.paper import paper_of
from exoconsent.gui.reading import Reading
from exoconsent.gui.upkeep_desk import Standing, UpkeepDesk
from exoconsent.gui.upkeep_log import SHOWN, LogDialog
from exoconsent.gui.upkeep_page import UpkeepPage
from exoconsent.pdf.layout import PAPER_POINTS

if TYPE_CHECKING:
    from exoconsent.records.anchor import Anchor
    from exoconsent.records.audit import Entry
    from exoconsent.records.findings import Findings


class ChecksPage(UpkeepPage):
    """What shows that nobody changed the records behind the program's back."""

    def __init__(self, desk: UpkeepDesk) -> None:
        """Filled when it is known how things stand."""
        super().__init__(desk)
        self.dialog: QDialog | None = None
        self.ask_line = self._ask_line
        self.result, self.seal, self.clock = self.paragraph(), self.paragraph(), self.paragraph()
        self.whole = self.button(self.tr("&Check everything"), self._check, Deed.CHECK)
        self.log = self.button(self.tr("Show the &log…"), self._show_log, Deed.CHECK)
        self.print_seal = self.button(self.tr("&Print the seal"), self._print_seal, Deed.ANCHOR)
        self.keep_seal = self.button(self.tr("&Save it on a stick…"), self._keep_seal, Deed.ANCHOR)
        self.compare_stick = self.button(self.tr("Compare with a s&tick…"), self._compare_stick, Deed.CHECK)
        self.compare_paper = self.button(self.tr("Compare with p&aper…"), self._compare_paper, Deed.CHECK)
        self.right = self.button(self.tr("The clock is &right now"), self._right)
        self.result.setText(
            self.tr("Every row and every line of the log is compared with its seal. It may take minutes.")
        )
        self.seal.setText(
            self.tr(
                "Where the log ends now, in a few signs, kept on paper or on a stick. It shows when somebody put an "
                "older copy of the records in place of these: nothing inside the computer can show that."
            )
        )
        self.card("verify", self.tr("The records"), self.result, buttons=(self.whole, self.log))
        seals = (self.print_seal, self.keep_seal, self.compare_stick, self.compare_paper)
        self.card("sign", self.tr("Seal of the day"), self.seal, buttons=seals)
        self.card("waiting", self.tr("The clock"), self.clock, buttons=(self.right,))
        self.setFocusProxy(self.whole)

    def show_standing(self, standing: Standing) -> None:
        """Of the clock; the rest is looked at only when somebody asks."""
        fine = self.tr("It shows no time before the last act in the log, as far as this program can know.")
        self.clock.setText(standing.clock or fine)
        self.right.setVisible(bool(standing.clock))

    def _check(self, anchors: "tuple[Anchor, ...]" = ()) -> None:
        words = self.tr("Checking everything…")
        self.desk.do(words, lambda upkeep: upkeep.check(anchors), self._checked)

    def _checked(self, found: "Findings") -> None:
        if found.fine:
            words = self.tr("Checked {rows} rows and {entries} lines of the log: all is as it was written.")
            told = words.format(rows=found.rows, entries=found.entries)
            self.desk.messages.say(told)
        else:
            told = self.tr("The check found something. Do not rely on the records; keep the last good backup.")
            self.desk.messages.error(told)
        self.result.setText(told)
        if found.sentences:
            self._open(Reading(self.tr("What the check found"), "\n".join(found.sentences), self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_log(self) -> None:
        def show(entries: "tuple[Entry, ...]") -> None:
            users = self.standing.users if self.standing else ()
            self._open(LogDialog(self, entries, {user.id: user.name for user in users}))

        self.desk.do("", lambda upkeep: upkeep.log(SHOWN), show)

    def _print_seal(self) -> None:
        session = self.desk.session

        def out(anchor: "Anchor") -> None:
            self._say(anchor)
            paper = PAPER_POINTS[paper_of(self.desk.remembered)]
            self.desk.sheets.send(seal_pdf(session.clinic.profile.name, anchor, session.now(), paper))

        self.desk.do("", lambda upkeep: upkeep.anchor(), out)

    def _keep_seal(self) -> None:
        folder = self.desk.ask_folder(self.tr("The stick for the seal"))
        if folder is not None:
            self.desk.do("", lambda upkeep: upkeep.keep_anchor(folder), self._kept)

    def _kept(self, anchor: "Anchor") -> None:
        self._say(anchor)
        self.desk.messages.say(self.tr("The seal lies on the stick. A backup puts one there, too."))

    def _say(self, anchor: "Anchor") -> None:
        self.seal.setText(self.tr("The seal of the day: {seal}").format(seal=anchor.short()))

    def _compare_stick(self) -> None:
        folder = self.desk.ask_folder(self.tr("The stick with a seal"))
        if folder is not None:
            self.desk.do("", lambda upkeep: upkeep.kept_anchor(folder), self._compare)

    def _compare(self, anchor: "Anchor | None") -> None:
        if anchor is None:
            self.desk.messages.warn(self.tr("No seal of this clinic lies there."))
        else:
            self._check((anchor,))

    def _compare_paper(self) -> None:
        line = self.ask_line()
        if line:
            self.desk.do("", lambda upkeep: upkeep.fits_paper(line), self._compared)

    def _compared(self, fits: bool) -> None:
        if fits:
            self.desk.messages.say(self.tr("The log holds what stands on the paper."))
        else:
            words = self.tr(
                "The log does not hold what stands on the paper. Compare it once more; if it is typed right, an older "
                "copy of the records was put here, or the log was changed."
            )
            self.desk.messages.error(words)

    def _ask_line(self) -> str:
        words = self.tr("The number and the sixteen signs, as printed:")
        normal = QLineEdit.EchoMode.Normal
        line, taken = QInputDialog.getText(self, self.tr("Compare with paper"), words, normal, "", Qt.WindowType.Dialog)
        return line if taken else ""

    def _right(self) -> None:
        told = self.tr("Noted: the clock is right.")
        self.desk.do("", lambda upkeep: upkeep.confirm_clock(), lambda _n: self.desk.messages.say(told))
