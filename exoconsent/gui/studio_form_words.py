"""The form's own words: title, subtitle, the notice of review, and what stands before the first section."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, FormText
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.long_line import LongLine
from exoconsent.gui.pack_words import language_name
from exoconsent.gui.studio_form_standing import FormStanding
from exoconsent.gui.studio_languages import ask_language, begin_language
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_wording import WordingBox


class FormWords(QWidget):
    """Shown while no section is chosen."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._filling, self.tag = session, False, FALLBACK_LANGUAGE
        self.language, self.title, self.subtitle, self.notice = CalmCombo(), QLineEdit(), LongLine(), LongLine(lines=3)
        self.intro = WordingBox(self.tr("Before the first section"))
        self.first = QCheckBox(self.tr("Risks with a personal reason come first"))
        self.withdrawal = QCheckBox(self.tr("With this form consent is taken back"))
        self.days = QSpinBox()
        self.days.setRange(0, 3650)
        self.days.setSpecialValueText(self.tr("as usual in this clinic"))
        self.more = QPushButton(self.tr("Begin another language…"))
        self.standing = FormStanding(session, lambda: self.tag)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        form, spoken = QFormLayout(), QHBoxLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        spoken.addWidget(self.language, 1)
        spoken.addWidget(self.more)
        add_row(form, self.tr("Language"), spoken, self.language)
        for words, widget in (
            (self.tr("Title"), self.title),
            (self.tr("Below the title"), self.subtitle),
            (self.tr("Notice of review"), self.notice),
            (self.tr("A consent stands for (days)"), self.days),
        ):
            add_row(form, words, widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        for part in (self.standing, self.first, self.withdrawal):
            column.addWidget(part)
        column.addWidget(self.intro, 1)

    def _listen(self) -> None:
        self.more.clicked.connect(self._ask_language)
        for line in (self.title, self.subtitle, self.notice):
            line.editingFinished.connect(self._typed)
        self.intro.changed.connect(self._typed)
        self.intro.edit.undo_wanted.connect(self._session.go_back)
        self.intro.edit.redo_wanted.connect(self._session.go_on)
        self.language.activated.connect(lambda _index: self.show_language(self.language.currentData()))
        for box in (self.first, self.withdrawal):
            box.clicked.connect(self._set)
        self.days.editingFinished.connect(self._set)

    def show_form(self, form: Form | None) -> None:
        """Its words in the chosen language."""
        if form is None:
            return
        self._filling = True
        tags = list(form.texts)
        if [self.language.itemData(i) for i in range(self.language.count())] != tags:
            self.language.clear()
            for tag in tags:
                self.language.addItem(language_name(tag), tag)
        self.tag = self.tag if self.tag in tags else FALLBACK_LANGUAGE
        self.language.setCurrentIndex(max(0, self.language.findData(self.tag)))
        text = self._text(form)
        lines: tuple[tuple[QLineEdit | LongLine, str], ...] = (
            (self.title, text.title),
            (self.subtitle, text.subtitle),
            (self.notice, text.review_notice),
        )
        for line, words in lines:
            if line.text().strip() != words:
                line.setText(words)
                if isinstance(line, QLineEdit):
                    line.setCursorPosition(0)
        self.intro.fill(text.intro)
        self.first.setChecked(form.personal_first)
        self.withdrawal.setChecked(form.withdrawal)
        self.days.setValue(form.validity_days)
        self.standing.show_form(form)
        self.setEnabled(self._session.may_change)
        self._filling = False

    def show_language(self, tag: str) -> None:
        """Edit the words in another language."""
        self.commit()
        self.tag = tag
        self.show_form(self._session.form)

    def commit(self) -> None:
        """Apply what is still being typed."""
        self.intro.edit.commit()
        self._typed()
        self._set()
        self.standing.commit()

    def begin_language(self, tag: str) -> None:
        """Empty words in ``tag``, to be filled."""
        if begin_language(self._session, tag):
            self.show_language(tag)

    def _ask_language(self) -> None:
        if tag := ask_language(self, self._session):
            self.show_language(tag)

    def _text(self, form: Form) -> FormText:
        return form.texts.get(self.tag) or form.texts[FALLBACK_LANGUAGE]

    def _typed(self) -> None:
        form = self._session.form
        if form is None or self._filling or self._session.section_id:
            return
        old = self._text(form)
        new = replace(
            old,
            title=self.title.text().strip(),
            subtitle=self.subtitle.text().strip(),
            review_notice=self.notice.text().strip(),
            intro=self.intro.edit.blocks,
        )
        if new != old:
            texts = MappingProxyType({**form.texts, new.language: new})
            self._session.apply(replace(form, texts=texts), self.tr("Words of the form"), f"form {new.language}")

    def _set(self) -> None:
        form = self._session.form
        if form is not None and not self._filling:
            new = replace(
                form,
                personal_first=self.first.isChecked(),
                withdrawal=self.withdrawal.isChecked(),
                validity_days=self.days.value(),
            )
            self._session.apply(new, self.tr("Settings of the form"))
