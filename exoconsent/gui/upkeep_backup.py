"""Backup: when the last one was made, a new one, one tried out, and everything as plain files."""

from typing import TYPE_CHECKING

from exoconsent.clinic.permissions import Deed
from exoconsent.gui.upkeep_desk import Standing, UpkeepDesk
from exoconsent.gui.upkeep_page import UpkeepPage
from exoconsent.gui.upkeep_words import moment, size_words

if TYPE_CHECKING:
    from pathlib import Path

    from exoconsent.records.backup import Backup
    from exoconsent.records.restore import RestoreTest


class BackupPage(UpkeepPage):
    """Each act asks where, and tells what came of it in full."""

    def __init__(self, desk: UpkeepDesk) -> None:
        """Filled when it is known how things stand."""
        super().__init__(desk)
        self.last, self.tested = self.paragraph(), self.paragraph()
        self.make = self.button(self.tr("&Back up now…"), self._make, Deed.BACK_UP)
        self.test = self.button(self.tr("&Test a backup…"), self._test, Deed.RESTORE)
        self.export = self.button(self.tr("&Export all records…"), self._export, Deed.EXPORT_ALL)
        keep = self.tr(
            "One locked file with everything, made while you work and read back. Put a stick in, and keep the stick "
            "where a fire or a thief does not find it together with this computer. It opens with the passphrases and "
            "the recovery code of the day on which it was made."
        )
        restore = self.tr(
            "A backup goes only into an empty place: on another computer, or on this one after it was set up anew. "
            "Name the clinic there; the page that asks for the first account offers “Restore a backup instead…”."
        )
        plain = self.tr(
            "A folder that opens without ExoConsent: PDF files, tables, and how to read them. It is not locked: who "
            "has it can read everything. Use it to hand the records over, not as a backup."
        )
        self.card("save", self.tr("Backup"), self.last, self.paragraph(keep), buttons=(self.make,))
        self.card("verify", self.tr("Test of a backup"), self.tested, buttons=(self.test,))
        self.card("history", self.tr("Restoring"), self.paragraph(restore))
        self.card("export", self.tr("All records as plain files"), self.paragraph(plain), buttons=(self.export,))
        self.setFocusProxy(self.make)

    def show_standing(self, standing: Standing) -> None:
        """When, how big, and whether it is time."""
        self.last.setText(self._last_words(standing))
        self.tested.setText(self._test_words(standing))

    def _last_words(self, standing: Standing) -> str:
        if standing.backup is None:
            return self.tr("There is no backup yet. If this computer is lost, so are the records.")
        told = self.tr("The last one was made on {when}: {name}, {size}.").format(
            when=moment(standing.backup.at), name=standing.backup.name, size=size_words(standing.backup.size)
        )
        late = self.tr("That is more than a week ago: make one now.")
        return f"{told} {late}" if standing.backup_due else told

    def _test_words(self, standing: Standing) -> str:
        why = self.tr(
            "A backup that was never tried is a hope. Once a year, choose one: it is opened and checked whole."
        )
        if standing.test is None:
            never = self.tr("No backup was tested yet.")
            return f"{never} {why}"
        fine, bad = self.tr("all was as it was filed"), self.tr("something was found")
        told = self.tr("Tested last on {when}: {name}, {result}.").format(
            when=moment(standing.test.at), name=standing.test.name, result=fine if standing.test.fine else bad
        )
        late = self.tr("That is more than a year ago.")
        return f"{told} {late}" if standing.test_due else told

    def _make(self) -> None:
        folder = self.desk.ask_folder(self.tr("Where the backup shall go: a stick, or a folder elsewhere"))
        if folder is not None:
            words = self.tr("Making the backup…")
            self.desk.do(words, lambda upkeep: upkeep.back_up(folder), self._made)

    def _made(self, made: "Backup") -> None:
        told = self.tr("Backed up and read back: {name}, {size}. You may take the stick out now.")
        if made.same_disk:
            told = self.tr("Backed up and read back: {name}, {size}. But it lies on the disk of this computer.")
        sentence = told.format(name=made.name, size=size_words(made.size))
        if made.warning or made.same_disk:
            self.desk.messages.warn(f"{sentence} {made.warning}".strip())
        else:
            self.desk.messages.say(sentence)

    def _test(self) -> None:
        path = self.desk.ask_file(self.tr("Which backup shall be tested"))
        if path is not None:
            words = self.tr("Opening the backup and checking everything in it…")
            self.desk.do(words, lambda upkeep: upkeep.restore_test(path), self._tested)

    def _tested(self, test: "RestoreTest") -> None:
        if test.fine:
            words = self.tr("{name} can be restored. Records: {count}, each as it was filed.")
            self.desk.messages.say(words.format(name=test.name, count=test.records))
        else:
            words = self.tr("{name} is not as it should be: {what}")
            self.desk.messages.error(words.format(name=test.name, what=" ".join(test.findings)))

    def _export(self) -> None:
        folder = self.desk.ask_folder(self.tr("Where the folder with all records shall go"))
        if folder is not None:
            words = self.tr("Writing all records…")
            self.desk.do(words, lambda upkeep: upkeep.export_all(folder), self._exported)

    def _exported(self, written: "Path") -> None:
        words = self.tr("Everything was written to the folder {name}. It is not locked.")
        self.desk.messages.warn(words.format(name=written.name))
