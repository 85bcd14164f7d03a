"""EditionShelf: the list of a form's editions, what is asked before one comes back or is put aside, and doing it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.errors import ExoConsentError
from exoconsent.gui.edition_faults import GONE, question_words

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Studio
    from exoconsent.clinic.studio_editions import Overwritten
    from exoconsent.gui.edition_desk import EditionDesk
    from exoconsent.gui.edition_list import EditionsDialog, Found, Wanted
    from exoconsent.library.editions_in_use import EditionLine


class EditionShelf(QObject):
    """Works through ``desk``, which has the worker."""

    def __init__(self, desk: "EditionDesk") -> None:
        """Nothing is open."""
        super().__init__(desk)
        self._desk, self._studio = desk, desk.studio
        self.dialog: EditionsDialog | None = None
        self.asked: QMessageBox | None = None
        """The last question."""

    def show_editions(self) -> None:
        """Open the list, once what is typed is kept."""
        form = self._desk.kept_form()
        if form:
            self._desk.do("edition-lines", lambda studio: studio.shelf.lines(form), self._open)

    def _open(self, lines: "tuple[EditionLine, ...]") -> None:
        from exoconsent.gui.edition_list import EditionsDialog

        form = self._studio.form
        if form is None:
            return
        desk = self._studio.desk
        dialog = self.dialog = EditionsDialog(form, lines, desk.now().date(), desk.jobs, self._desk.window())
        dialog.wanted.connect(self._find)
        dialog.back_wanted.connect(self._ask_back)
        dialog.aside_wanted.connect(self._ask_aside)
        dialog.finished.connect(self._closed)
        dialog.allow(self._studio.may_change)
        dialog.open()

    def _find(self, wanted: "Wanted") -> None:
        from exoconsent.gui.edition_list import Found

        form_id = self._desk.form_id

        def work(studio: "Studio") -> "Found":
            old, new, changes = studio.shelf.compare(form_id, *wanted.by_age)
            form, other = (old, new) if wanted.by_age[0] == wanted.number else (new, old)
            person = next(iter(studio.invented()), None)
            try:
                look = studio.preview(form, person, wanted.language) if person else None
            except ExoConsentError:
                look = None
            return Found(
                wanted=wanted,
                form=form,
                other=other,
                changes=changes,
                look=look,
                person=person.words if person else "",
                words=studio.library.words.get(FALLBACK_LANGUAGE),
            )

        def done(found: "Found") -> None:
            if self.dialog:
                self.dialog.show_found(found)

        def failed(words: str) -> None:
            if self.dialog:
                self.dialog.fail(words)

        self._desk.do("edition-find", work, done, failed)

    def _ask_back(self, number: str) -> None:
        form = self._desk.form_id

        def done(over: "Overwritten") -> None:
            self._tell_back(number, over)

        self._desk.do("edition-over", lambda studio: studio.shelf.overwritten(form, number), done)

    def _tell_back(self, number: str, over: "Overwritten") -> None:
        text = self.tr("Make edition {number} the draft again?").format(number=number)
        told = self.tr("The draft says the same already.")
        if over.changes:
            told = self.tr(
                "The draft as it is now is replaced. What goes back to that edition: texts {texts}, rules {rules}, "
                "sections put in, taken out or moved {sections}. What patients get does not change until you publish. "
                "Ctrl+Z takes it back."
            )
            changes = over.changes
            moved = len({*changes.added, *changes.removed, *changes.moved})
            told = told.format(texts=len(changes.texts), rules=len(changes.rules), sections=moved)
        if over.other_forms:
            others = self.tr("Drafts of other forms that hold these sections change with it: {forms}.")
            told = f"{told} {others.format(forms=', '.join(over.other_forms))}"
        self._ask(text, told, self.tr("&Bring it back"), lambda: self._bring_back(number))

    def _bring_back(self, number: str) -> None:
        form = self._desk.form_id

        def done(_back: object) -> None:
            self._studio.reread(self.tr("Bring back edition {number}").format(number=number))
            words = self.tr("Edition {number} is the draft again. Ctrl+Z takes it back.").format(number=number)
            self._desk.told.emit(words)
            if self.dialog is not None:
                self.dialog.accept()
            self._desk.list_forms()

        self._desk.do("edition-back", lambda studio: studio.bring_back(form, number), done)

    def _ask_aside(self, number: str) -> None:
        line = self.dialog.lines.get(number) if self.dialog is not None else None
        fault = (line.fault if line else None) or ""
        yes = self.tr("&Accept that it is gone") if fault == GONE else self.tr("&Put it aside")
        self._ask(*question_words(fault, number), yes, lambda: self._put_aside(number, gone=fault == GONE))

    def _put_aside(self, number: str, *, gone: bool) -> None:
        form = self._desk.form_id

        def work(studio: "Studio") -> Any:
            studio.shelf.put_aside(form, number)
            return studio.shelf.lines(form)

        def done(lines: Any) -> None:
            if self.dialog is not None and self._studio.form is not None:
                self.dialog.show_lines(self._studio.form, lines)
            words = self.tr("Edition {number} was put aside.")
            words = self.tr("The log notes that edition {number} is gone.") if gone else words
            self._desk.told.emit(words.format(number=number))
            self._desk.list_forms()
            self._desk.renew()

        self._desk.do("edition-aside", work, done)

    def _ask(self, text: str, told: str, yes: str, do: Callable[[], None]) -> None:
        box = self.asked = QMessageBox(self.dialog or self._desk.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Editions of a form"))
        box.setText(text)
        box.setInformativeText(told)
        box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.buttonClicked.connect(lambda button: None if button is cancel else do())
        box.finished.connect(box.deleteLater)
        box.open()

    def _closed(self) -> None:
        """Answers that come later find no dialog any more."""
        if self.dialog is not None:
            self.dialog.pages.say("")  # pictures that are still being made have nowhere to go
            self.dialog.deleteLater()
            self.dialog = None
