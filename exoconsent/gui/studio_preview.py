"""The form as a person would get it: live pages for any invented patient, in any language, size and paper."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import named_for_readers, plain_label
from exoconsent.gui.records_pages import PagesOf
from exoconsent.gui.studio_session import StudioSession
from exoconsent.pdf.layout import PAPER_POINTS, Fragment, Paper, PrintOptions, PrintSize

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Look


class _Pages(PagesOf):
    """Newer pages of the same form take the place of the old ones without jumping to the top."""

    def show_pdf(self, pdf: bytes, papers: tuple[tuple[float, float], ...]) -> None:
        place, factor = self.verticalScrollBar().value(), self.factor
        super().show_pdf(pdf, papers)
        self.factor = factor
        self._lay()
        self.verticalScrollBar().setValue(place)
        self._want()

    def bring(self, fragment: Fragment) -> None:
        """Scroll to a place on a page."""
        desk = self.canvas.desk
        if desk is not None:
            self.verticalScrollBar().setValue(max(0, desk.box(fragment).top() - 24))


class Preview(QWidget):
    """Nothing here changes the form."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session = session
        self.person, self.language, self.letters, self.paper = CalmCombo(), CalmCombo(), CalmCombo(), CalmCombo()
        self.pages = _Pages(session.desk.jobs, "studio-pictures")
        self.pages.setMinimumWidth(220)
        self.warning = plain_label("")
        self.warning.setWordWrap(True)
        self.warning.hide()
        for size, words in ((PrintSize.STANDARD, self.tr("standard print")), (PrintSize.LARGE, self.tr("large print"))):
            self.letters.addItem(words, size)
        for paper in Paper:
            self.paper.addItem(str(paper.value), paper)
        row = QHBoxLayout()
        label = plain_label(self.tr("Preview as"))
        label.setBuddy(self.person)
        row.addWidget(label)
        names = (self.tr("Preview as"), self.tr("Language"), self.tr("Size"), self.tr("Paper"))
        for box, name in zip((self.person, self.language, self.letters, self.paper), names, strict=True):
            named_for_readers(box, name, self)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6 if box is self.person else 2)
            box.activated.connect(self._chosen)
            row.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(self.pages, 1)
        self._look: Look | None = None
        self._brought = ""
        session.opened.connect(self._opened)
        session.chosen.connect(lambda _id: self._bring())
        session.changed.connect(self._offer)
        session.looked.connect(self._show)
        session.not_looked.connect(self._fail)

    def choose_language(self, tag: str) -> None:
        """The language that is edited is looked at too."""
        index = self.language.findText(tag)
        if index >= 0 and index != self.language.currentIndex():
            self.language.setCurrentIndex(index)
            self._chosen()

    def _opened(self, form: Form) -> None:
        if not self.person.count():
            for person in self._session.studio.invented():
                self.person.addItem(person.words, person)
        self.language.clear()
        self._offer(form)
        self.pages.say(self.tr("The pages are being made…"))

    def _offer(self, form: Form) -> None:
        tags = list(form.texts)
        if [self.language.itemText(i) for i in range(self.language.count())] != tags:
            self.language.clear()
            self.language.addItems(tags)

    def _chosen(self) -> None:
        options = replace(PrintOptions(), size=self.letters.currentData(), paper=self.paper.currentData())
        language = self.language.currentText() or FALLBACK_LANGUAGE
        self._session.look_as(self.person.currentData(), language, options)

    def _show(self, look: "Look") -> None:
        self.warning.hide()
        paper = PAPER_POINTS[look.options.paper]
        self.pages.show_pdf(look.rendered.pdf, (paper,) * look.rendered.pages)

        self._look = look
        self._bring()

    def _bring(self) -> None:
        """The section that is edited comes into sight, once: after that the hand scrolls."""
        wanted = self._session.section_id
        fragments = self._look.rendered.layout.of("section") if self._look else ()
        place = next((f for f in fragments if f.id == wanted), None)
        if place is not None and wanted != self._brought:
            self._brought = wanted
            self.pages.bring(place)

    def _fail(self, sentence: str) -> None:
        self.warning.setText(self.tr("These pages are not up to date: {why}").format(why=sentence))
        self.warning.show()
