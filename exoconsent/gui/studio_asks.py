"""What the patient is asked about a section: initials, and a question to answer in own words."""

from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import Section, TeachBack
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession


class AskTab(QWidget):
    """Empty fields ask nothing."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._language = session, "en"
        self.initials, self.ask, self.answer = QLineEdit(), QLineEdit(), QLineEdit()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        add_row(form, self.tr("Sentence to be initialled (empty for none)"), self.initials)
        add_row(form, self.tr("Question to be answered in own words (empty for none)"), self.ask)
        add_row(form, self.tr("What a good answer holds"), self.answer)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        for line in (self.initials, self.ask, self.answer):
            line.editingFinished.connect(self.commit)

    def show_section(self, section: Section, language: str) -> None:
        """In one language."""
        self._language = language
        text = text_in(section, language)
        asked = text.teach_back or TeachBack(ask="", good_answer="")
        for line, words in ((self.initials, text.initials), (self.ask, asked.ask), (self.answer, asked.good_answer)):
            if line.text().strip() != words:
                line.setText(words)
                line.setCursorPosition(0)

    def commit(self) -> None:
        """Apply what is being typed."""
        section = self._session.section
        if section is None:
            return
        ask, answer = self.ask.text().strip(), self.answer.text().strip()
        asked = TeachBack(ask=ask, good_answer=answer) if ask or answer else None
        text = text_in(section, self._language)
        new = replace(text, initials=self.initials.text().strip(), teach_back=asked)
        if new != text:
            self._session.apply_section(with_text(section, new), self.tr("What is asked"), f"asked {self._language}")
