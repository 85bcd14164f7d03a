"""EditionDesk: publishing and the shelf of editions in Templates, and what the desk works with afterwards."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE, form_text
from exoconsent.gui.edition_shelf import EditionShelf
from exoconsent.gui.studio_step import sentence

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Studio
    from exoconsent.clinic.studio_editions import Outlook
    from exoconsent.gui.edition_publish import PublishDialog, Wish
    from exoconsent.gui.places.templates import TemplatesPlace
    from exoconsent.library.editions_manifest import Published
    from exoconsent.library.load import Library


class EditionDesk(QObject):
    """Everything that blocks runs in the worker that files, behind whatever of the draft is still being kept."""

    offered = Signal(str, str, object)
    """Something to tell, with the words of a button and what it does."""

    def __init__(self, place: "TemplatesPlace") -> None:
        """Adds its tools to ``place``."""
        super().__init__(place)
        self._place, self.studio = place, place.studio
        self.told = place.told
        self.shelf = EditionShelf(self)
        self._stale = False
        self.publishing: PublishDialog | None = None
        tip = self.tr("What stops it, what changed, who is affected; then patients get it")
        self.publish_button = place.add_tool(self.tr("&Publish…"), tip, self.publish)
        tip = self.tr("Read and compare what was published, and bring it back")
        self.shelf_button = place.add_tool(self.tr("E&ditions…"), tip, self.shelf.show_editions)
        self.studio.changed.connect(self._note_change)

    def publish(self) -> None:
        """Open the dialog, once it is known how the draft stands on the disk."""
        self._outlook(self._open_publish)

    def left(self) -> None:
        """The place is left: the desk gets what was changed, as far as it is for patients."""
        if self._stale:
            self._stale = False
            self.renew()

    # ------------------------------------------------------------------ publishing

    def _open_publish(self, outlook: "Outlook") -> None:
        from exoconsent.gui.edition_publish import PublishDialog

        if not self.studio.undo.isClean():  # what is on the disk is not what the window shows
            words = self.tr("Something of the draft is not kept yet, so it was not put up for publishing. Try again.")
            self._place.refused.emit(words)
            return
        dialog = self.publishing = PublishDialog(outlook, self.studio.desk.now().date(), self._place.window())
        dialog.publish_wanted.connect(self._publish)
        dialog.ask_wanted.connect(lambda: self._review(lambda studio, form: studio.shelf.ask_review(form)))
        dialog.answer_wanted.connect(self._answer)
        dialog.go.connect(self.studio.choose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _publish(self, wish: "Wish") -> None:
        dialog, form = self.publishing, self.form_id
        if dialog is None:
            return
        seen = dialog.outlook.digest

        def work(studio: "Studio") -> "Published":
            return studio.shelf.publish(form, wish.number, wish.note, wish.validity_days, wish.review_by, seen)

        def done(published: "Published") -> None:
            if self.publishing:
                self.publishing.accept()
            words = self.tr("Edition {number} of “{title}” is published. Patients get it from now on.")
            self.told.emit(words.format(number=published.number, title=published.title))
            self.list_forms()
            self.renew(published)

        dialog.hold(True)
        self.do("edition-publish", work, done, self._refuse)

    def _answer(self, agreed: bool, remarks: str) -> None:
        self._review(lambda studio, form: studio.shelf.give_review(form, agreed=agreed, remarks=remarks))

    def _review(self, act: "Callable[[Studio, str], object]") -> None:
        dialog, form = self.publishing, self.form_id
        if dialog is None:
            return

        def work(studio: "Studio") -> "Outlook":
            act(studio, form)
            return studio.shelf.outlook(form)

        def done(outlook: "Outlook") -> None:
            if self.publishing:
                self.publishing.hold(False)
                self.publishing.show_outlook(outlook)
            self.list_forms()

        dialog.hold(True)
        self.do("edition-review", work, done, self._refuse)

    def _refuse(self, words: str) -> None:
        """In the dialog as long as it is there."""
        (self.publishing.refuse if self.publishing else self._place.refused.emit)(words)

    def _closed(self) -> None:
        """Answers that come later find no dialog any more."""
        if self.publishing is not None:
            self.publishing.deleteLater()
            self.publishing = None

    # ------------------------------------------------------------------ the desk

    def renew(self, published: "Published | None" = None) -> None:
        """The desk works with it from the next draft on; the open one keeps its own unless somebody says so."""

        def done(library: "Library") -> None:
            session = self.studio.desk
            if not session.take_forms(library):
                return
            form = session.clinic.library.forms.get(session.draft.form_id)
            title = form_text(form, FALLBACK_LANGUAGE).title if form else session.draft.form_id
            words = self.tr("The “{title}” that is open at the desk stays as it was begun. The next one is new.")
            told = words.format(title=title)
            if published is not None:
                before = self.tr("Edition {number} is published.").format(number=published.number)
                told = f"{before} {told}"
            self.offered.emit(told, self.tr("Change the open one, too"), session.use_newer)

        self.do("desk-forms", lambda studio: studio.in_use(), done)

    def _note_change(self, _form: object) -> None:
        self._stale = True

    # ------------------------------------------------------------------

    def window(self) -> QWidget:
        """Over which dialogs stand."""
        return self._place.window()

    @property
    def form_id(self) -> str:
        """Of the form that is open in Templates."""
        return self.studio.form.id if self.studio.form else ""

    def kept_form(self) -> str:
        """The open form's id, once what is typed is on its way to the disk."""
        self.studio.commit()
        self.studio.keep()
        return self.form_id

    def _outlook(self, then: "Callable[[Outlook], None]") -> None:
        form = self.kept_form()
        if form:
            self.do("edition-outlook", lambda studio: studio.shelf.outlook(form), then)

    def list_forms(self) -> None:
        """Tell anew how the forms stand."""
        self.do("studio-list", lambda studio: studio.forms(), self.studio.listed.emit)

    def do(
        self,
        name: str,
        work: "Callable[[Studio], Any]",
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """``work`` in the worker that files; a fault is said by ``failed``, or in the message bar."""

        def refused(fault: Exception) -> None:
            (failed or self._place.refused.emit)(sentence(fault))

        self.studio.desk.filing.submit(name, lambda: work(self.studio.studio), then, refused)
