"""The form as a person would get it: live pages for anybody invented or filed, in any language, size, paper."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, section_text
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import named_for_readers, plain_label
from exoconsent.gui.pack_words import language_name
from exoconsent.gui.records_pages import PagesOf
from exoconsent.gui.studio_session import StudioSession
from exoconsent.pdf.layout import PAPER_POINTS, Fragment, Paper, PrintOptions, PrintSize

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Look
    from exoconsent.clinic.studio_people import Person

_PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_WIDEST_LIST = 520
"""Pixels; the list of people may be wider than its box."""


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
        self.absent = plain_label("")
        """Said when the section that is edited is not among the pages, which would be searched for it in vain."""
        for label in (self.warning, self.absent):
            label.setWordWrap(True)
            label.hide()
        for size, words in ((PrintSize.STANDARD, self.tr("standard print")), (PrintSize.LARGE, self.tr("large print"))):
            self.letters.addItem(words, size)
        for paper in Paper:
            self.paper.addItem(_PAPERS[paper], paper)
        self._lay_out()
        self._look: Look | None = None
        self._brought = ""
        session.opened.connect(self._opened)
        session.peopled.connect(self._meet)
        session.chosen.connect(lambda _id: self._bring())
        session.changed.connect(self._offer)
        session.looked.connect(self._show)
        session.not_looked.connect(self._fail)

    def _lay_out(self) -> None:
        """Two rows: at large letters four choices are wider together than the pane."""
        label = plain_label(self.tr("Preview as"))
        label.setBuddy(self.person)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(label)
        names = (self.tr("Preview as"), self.tr("Language"), self.tr("Size"), self.tr("Paper"))
        for box, name in zip((self.person, self.language, self.letters, self.paper), names, strict=True):
            named_for_readers(box, name, self)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(2)
            box.activated.connect(self._chosen)
            (first if box is self.person else second).addWidget(box, 1 if box is not self.letters else 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (first, second):
            column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(self.absent)
        column.addWidget(self.pages, 1)

    def choose_language(self, tag: str) -> None:
        """The language that is edited is looked at too."""
        index = self.language.findData(tag)
        if index >= 0 and index != self.language.currentIndex():
            self.language.setCurrentIndex(index)
            self._chosen()

    def _opened(self, form: Form) -> None:
        self.language.clear()
        self._offer(form)
        self.pages.say(self.tr("The pages are being made…"))

    def _meet(self, people: "tuple[Person, ...]") -> None:
        """Whoever was chosen stays; the list shows names and numbers, and for those made up what tells them apart."""
        now = self.person.currentText()
        self.person.clear()
        kinds = (
            [p for p in people if p.patient is not None],
            [p for p in people if p.filed],
            [p for p in people if p.patient is None and not p.filed],
        )
        for kind, those in enumerate(kinds):
            for person in those:
                words = (person.words, self.tr("filed: {number}").format(number=person.words), person.words)[kind]
                self.person.addItem(words, person)
            if newest := max((person.newest for person in those), default=0):
                self._tell_left_out(newest)
            if those and any(kinds[kind + 1 :]):
                self.person.insertSeparator(self.person.count())
        self.person.setCurrentIndex(max(0, self.person.findText(now) if now else 0))
        wide = self.person.view().sizeHintForColumn(0) + self.person.view().verticalScrollBar().sizeHint().width()
        self.person.view().setMinimumWidth(min(wide, _WIDEST_LIST))

    def _tell_left_out(self, newest: int) -> None:
        """A line that cannot be chosen."""
        self.person.addItem(self.tr("only the newest {number} records are listed").format(number=newest))
        self.person.setItemData(self.person.count() - 1, 0, Qt.ItemDataRole.UserRole - 1)

    def _offer(self, form: Form) -> None:
        tags = list(form.texts)
        if [self.language.itemData(i) for i in range(self.language.count())] != tags:
            self.language.clear()
            for tag in tags:
                self.language.addItem(language_name(tag), tag)
            self.language.setCurrentIndex(max(0, self.language.findData(self._session.language)))
            self._session.language = self.language.currentData() or FALLBACK_LANGUAGE

    def _chosen(self) -> None:
        options = replace(
            PrintOptions(), size=PrintSize(self.letters.currentData()), paper=Paper(self.paper.currentData())
        )
        language = self.language.currentData() or FALLBACK_LANGUAGE
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
        self._tell_absent(missing=self._look is not None and bool(wanted) and place is None)
        if place is not None and wanted != self._brought:
            self._brought = wanted
            self.pages.bring(place)

    def _tell_absent(self, *, missing: bool) -> None:
        section = self._session.section
        if missing and section is not None:
            title = section_text(section, FALLBACK_LANGUAGE).title or section.id
            self.absent.setText(
                self.tr("“{title}” is not on these pages: it is not shown to this person.").format(title=title)
            )
        self.absent.setVisible(missing and section is not None)

    def _fail(self, sentence: str) -> None:
        self.warning.setText(self.tr("These pages are not up to date: {why}").format(why=sentence))
        self.warning.show()
