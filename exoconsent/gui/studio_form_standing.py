"""How far a form's own words can be relied on, and what its draft says of itself: number, day of newest facts."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, FormText, TextStatus
from exoconsent.consent.translation import source_mark
from exoconsent.gui.messages import plain_label
from exoconsent.gui.pack_words import language_name
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_standing import status_box


class FormStanding(QWidget):
    """Who publishes, and when, is written by publishing alone."""

    def __init__(self, session: StudioSession, language: Callable[[], str], parent: QWidget | None = None) -> None:
        """``language`` gives the tag of the words that show."""
        super().__init__(parent)
        self._session, self._language = session, language
        self.status, self.number, self.checked = status_box(), QLineEdit(), QLineEdit()
        self.checked.setPlaceholderText(self.tr("year-month-day"))
        self.checked.setToolTip(self.tr("Day of the newest facts on what is approved; it is printed"))
        self.same = QPushButton(self.tr("It says what the English says now"))
        self.out = QPushButton(self.tr("Take this language out"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.same)
        buttons.addWidget(self.out)
        buttons.addStretch(1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setContentsMargins(0, 0, 0, 0)
        add_row(form, self.tr("These words are"), self.status)
        add_row(form, self.tr("Number of the draft"), self._number_and_day(), self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addLayout(form)
        self.status.activated.connect(self._status_chosen)
        for line in (self.number, self.checked):
            line.editingFinished.connect(self.commit)
        self.same.clicked.connect(self._matched)
        self.out.clicked.connect(self._dropped)

    def _number_and_day(self) -> QHBoxLayout:
        """In one row: both are short, and height is scarce."""
        row, day = QHBoxLayout(), plain_label(self.tr("Facts checked on"))
        day.setBuddy(self.checked)
        self.checked.setAccessibleName(day.text())
        for widget in (self.number, day, self.checked):
            row.addWidget(widget)
        return row

    def show_form(self, form: Form) -> None:
        """As it is now."""
        tag, edition = self._language(), form.edition
        text, english = self._text(form), form.texts.get(FALLBACK_LANGUAGE)
        self.status.setCurrentIndex(list(TextStatus).index(text.status if text else TextStatus.DRAFT))
        for line, words in ((self.number, edition.number), (self.checked, edition.facts_checked_on)):
            if line.text().strip() != words:
                line.setText(words)
        foreign = tag != FALLBACK_LANGUAGE
        stale = bool(text and english) and text.translated_from != source_mark(english)  # type: ignore[union-attr,arg-type]
        self.same.setVisible(foreign)
        self.same.setEnabled(stale)
        self.out.setVisible(foreign)

    def commit(self) -> None:
        """Apply what is being typed."""
        form = self._session.form
        if form is None or self._session.section_id:
            return
        number, day = self.number.text().strip(), self.checked.text().strip()
        edition = replace(form.edition, number=number, facts_checked_on=day)
        self._session.apply(replace(form, edition=edition), self.tr("Edition of the draft"), "edition")

    def _text(self, form: Form) -> FormText | None:
        return form.texts.get(self._language()) or form.texts.get(FALLBACK_LANGUAGE)

    def _status_chosen(self, index: int) -> None:
        self._put(lambda text: replace(text, status=list(TextStatus)[index]))

    def _matched(self) -> None:
        english = self._session.form.texts.get(FALLBACK_LANGUAGE) if self._session.form else None
        if english is not None:
            digest = source_mark(english)
            self._put(lambda text: replace(text, translated_from=digest))

    def _put(self, change: Callable[[FormText], FormText]) -> None:
        form = self._session.form
        text = self._text(form) if form is not None else None
        if form is not None and text is not None:
            texts = MappingProxyType({**form.texts, text.language: change(text)})
            self._session.apply(replace(form, texts=texts), self.tr("Standing of the words"))

    def _dropped(self) -> None:
        """The form's own words and those of its sections stay apart: a section may be in other forms."""
        form, gone = self._session.form, self._language()
        if form is not None and gone != FALLBACK_LANGUAGE:
            kept = MappingProxyType({tag: text for tag, text in form.texts.items() if tag != gone})
            words = self.tr("Take out {language}").format(language=language_name(gone))
            self._session.apply(replace(form, texts=kept), words)
