"""What Records has done elsewhere: the archive is asked in the worker, and what came of it is told in words."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from exoconsent.errors import ExoConsentError
from exoconsent.gui.choosing import folder_for
from exoconsent.gui.reading import Reading
from exoconsent.gui.records_dialogs import AgreeDialog, CorrectDialog, ReasonDialog, RecordQuestion, WithdrawDialog
from exoconsent.gui.records_lists import list_note, list_title
from exoconsent.gui.records_paper import list_paper, list_pdf
from exoconsent.gui.records_source import (
    Ask,
    Hits,
    Opened,
    choices_of,
    first_hits,
    history,
    more_hits,
    opened,
    rights_of,
    total,
)
from exoconsent.gui.records_words import day
from exoconsent.pdf.layout import PAPER_POINTS
from exoconsent.records.record import Row

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.gui.session import Session

T = TypeVar("T")
_LIST_NAME: Final = "exoconsent-list"
"""What a printed list is called in the printer's queue: nobody's name."""


class Errands(QObject):
    """One at a time and in order; of questions the newest counts, a deed is always done and told."""

    changed = Signal(object)
    """The ``Row`` of a record on which something was noted."""
    print_wanted = Signal(bytes, str)
    """A PDF for the printer, and its number."""
    draft_wanted = Signal(object)
    """The ``Draft`` that renews a consent, or the withdrawal form about one."""
    said = Signal(str)
    """Something went as it should."""
    refused = Signal(str)
    """Something was not done, and why."""

    def __init__(self, session: "Session", archive: "Callable[[], Archive]", place: QWidget) -> None:
        """``ask_folder`` and ``ask`` are open to be set by tests."""
        super().__init__(place)
        self._session, self._archive, self._place = session, archive, place
        self._jobs = session.filing
        self._turn = 0
        self.finding = False
        """A search is on its way."""
        self.reading: Reading | None = None
        self.ask_folder: Callable[[], Path | None] = self._ask_folder
        self.ask: Callable[[RecordQuestion], bool] = _exec
        self._deeds: Mapping[str, Callable[[Row], None]] = {
            "verify": self._verify,
            "copy": self._copy,
            "export": self._export,
            "renew": self._renew,
            "withdraw": self._withdraw,
            "form": self._withdrawal_form,
            "correct": self._correct,
            "void": self._void,
            "ask_deletion": self._ask_deletion,
            "agree_deletion": self._agree_deletion,
        }

    def find(
        self, ask: Ask, then: Callable[[tuple[Hits, frozenset[str]]], None], failed: Callable[[str], None]
    ) -> None:
        """The first rows, and what the user may do."""

        def work(archive: "Archive") -> tuple[Hits, frozenset[str]]:
            return first_hits(archive, ask), rights_of(archive)

        def done(answer: tuple[Hits, frozenset[str]]) -> None:
            self.finding = False
            then(answer)

        def not_done(sentence: str) -> None:
            self.finding = False
            failed(sentence)

        self.finding = True
        for name in ("count", "page"):
            self._jobs.forget(f"records-{name}")
        self._submit("find", work, done, not_done)

    def count(self, ask: Ask, then: Callable[[int], None]) -> None:
        """How many there are; when that fails, the first ones stay."""
        self._submit("count", lambda archive: total(archive, ask), then, lambda _why: None)

    def choices(self, then: Callable[[tuple[str, ...], tuple[str, ...]], None]) -> None:
        """The treatments and lots to choose from."""
        self._submit("choices", choices_of, lambda found: then(*found), lambda _why: None)

    def page(self, ask: Ask, page: int, then: Callable[[tuple[Row, ...]], None], failed: Callable[[], None]) -> None:
        """Rows further down."""
        self._submit("page", lambda archive: more_hits(archive, ask, page), then, lambda _why: failed())

    def open(self, row: Row, then: Callable[[Opened], None], failed: Callable[[str], None]) -> None:
        """One record with its document."""
        self._submit("open", lambda archive: opened(archive, row.id), then, failed)

    def forget_open(self) -> None:
        """Nobody waits for that document any more."""
        self._jobs.forget("records-open")

    def history(self, before: Opened, then: Callable[[Opened], None]) -> None:
        """The events anew, after something was noted; the view was noted already."""
        self._submit("open", lambda archive: history(archive, before), then, lambda _why: None)

    def do(self, name: str, row: Row) -> None:
        """One of ``records_acts.DEEDS``."""
        self._deeds[name](row)

    def print_list(self, ask: Ask, rows: tuple[Row, ...]) -> None:
        """The list on paper."""
        asked = self.tr("{clinic}, list of {day}. Records: {count}.").format(
            clinic=self._session.clinic.profile.name, day=day(ask.on), count=len(rows)
        )
        size = PAPER_POINTS[self._session.options.paper]
        mirrored = QGuiApplication.layoutDirection().name == "RightToLeft"
        paper = list_paper(list_title(ask), (asked, list_note(ask)), rows, size, mirrored=mirrored)
        self._act(lambda _archive: list_pdf(paper), lambda pdf: self.print_wanted.emit(pdf, _LIST_NAME))

    def _verify(self, row: Row) -> None:
        self.said.emit(self.tr("{number} is being checked…").format(number=row.number))
        self._act(
            lambda archive: "\n\n".join(archive.verify(row.id).sentences()),
            partial(self._read, row.number),
            lambda why: self._read(row.number, why),
        )

    def _read(self, number: str, words: str) -> None:
        self.said.emit(self.tr("{number} was checked.").format(number=number))
        self.reading = Reading(number, words, self._place)
        self.reading.open()

    def _copy(self, row: Row) -> None:
        def done(pdf: bytes) -> None:
            self.print_wanted.emit(pdf, row.number)
            self.changed.emit(row)

        self._act(lambda archive: archive.reprint(row.id), done)

    def _export(self, row: Row) -> None:
        folder = self.ask_folder()
        if folder is None:
            return
        told = self.tr("Exported {number}: the document, its data, and how to read them.").format(number=row.number)
        self._noted(lambda archive: archive.export(row.id, folder), row, told)

    def _renew(self, row: Row) -> None:
        self._act(lambda archive: archive.renew(row.id), self.draft_wanted.emit)

    def _withdrawal_form(self, row: Row) -> None:
        """The paper on which the patient withdraws, to be signed on screen or printed."""
        forms = self._session.clinic.library.forms.values()
        form_id = next((form.id for form in forms if form.withdrawal), "")
        if not form_id:
            self.refused.emit(self.tr("There is no withdrawal form among this clinic's forms."))
            return
        self._act(lambda archive: archive.withdrawal_form(row.id, form_id), self.draft_wanted.emit)

    def _withdraw(self, row: Row) -> None:
        dialog = WithdrawDialog(self._place, row)
        if self.ask(dialog):
            scopes, reason = dialog.chosen, dialog.reason_text
            told = self.tr("The withdrawal of {number} is filed.").format(number=row.number)
            self._noted(lambda archive: archive.withdraw(row.id, scopes, reason), row, told)
        dialog.deleteLater()

    def _correct(self, row: Row) -> None:
        dialog = CorrectDialog(self._place, row)
        if self.ask(dialog):
            field, right, reason = dialog.chosen, dialog.right, dialog.reason_text
            told = self.tr("The correction of {number} is filed.").format(number=row.number)
            self._noted(lambda archive: archive.correct(row.id, field, right, reason), row, told)
        dialog.deleteLater()

    def _void(self, row: Row) -> None:
        words = self.tr("The document stays and can be read, but it no longer counts. This cannot be undone.")
        dialog = ReasonDialog(self._place, self.tr("Mark as void"), row, words)
        if self.ask(dialog):
            reason = dialog.reason_text
            told = self.tr("{number} is marked as void.").format(number=row.number)
            self._noted(lambda archive: archive.void(row.id, reason), row, told)
        dialog.deleteLater()

    def _ask_deletion(self, row: Row) -> None:
        words = self.tr("A second person has to agree. Then the document is gone, and only its number and dates stay.")
        dialog = ReasonDialog(self._place, self.tr("Ask for deletion"), row, words)
        if self.ask(dialog):
            reason = dialog.reason_text
            told = self.tr("The deletion of {number} is asked for; a second person has to agree.")
            self._noted(
                lambda archive: archive.upkeep.ask_deletion(row.id, reason), row, told.format(number=row.number)
            )
        dialog.deleteLater()

    def _agree_deletion(self, row: Row) -> None:
        words = self.tr("The document and its data are deleted for good; its number, dates and both names stay.")
        dialog = AgreeDialog(self._place, self.tr("Agree to deletion"), row, words)
        if self.ask(dialog):
            told = self.tr("{number} is deleted. What stays says when, who and why.").format(number=row.number)
            self._noted(lambda archive: archive.upkeep.agree_deletion(row.id), row, told)
        dialog.deleteLater()

    def _noted(self, work: "Callable[[Archive], Any]", row: Row, told: str) -> None:
        def done(_what: object) -> None:
            self.said.emit(told)
            self.changed.emit(row)

        self._act(work, done)

    def _act(
        self,
        work: "Callable[[Archive], T]",
        then: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Under a name of its own: a second deed must not silence what came of the first."""
        self._turn += 1
        self._submit(f"deed {self._turn}", work, then, failed or self._tell_undone)

    def _submit(
        self, name: str, work: "Callable[[Archive], T]", then: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        archive = self._archive
        self._jobs.submit(f"records-{name}", lambda: work(archive()), then, lambda fault: failed(self._sentence(fault)))

    def _tell_undone(self, why: str) -> None:
        self.refused.emit(self.tr("Not done: {why}").format(why=why))

    def _sentence(self, fault: Exception) -> str:
        """What is the world's fault speaks for itself; ours is named by its kind alone, which quotes nobody."""
        words = str(fault) if isinstance(fault, ExoConsentError) else ""
        if words:
            return words if words.endswith((".", "!", "?")) else f"{words}."
        return self.tr("The records could not be read ({kind}).").format(kind=type(fault).__name__)

    def _ask_folder(self) -> Path | None:
        return folder_for(self._place, self.tr("Where the export shall go"))


def _exec(dialog: RecordQuestion) -> bool:
    return dialog.exec() == QDialog.DialogCode.Accepted
