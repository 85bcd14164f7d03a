"""A form of the clinic's own: asked for by title, begun with the sections of the form that is open, or without any."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.studio_steps import new_form
from exoconsent.consent.form import Form, form_text
from exoconsent.gui.messages import plain_label
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_step import sentence

if TYPE_CHECKING:
    from exoconsent.clinic.studio import FormLine


class NewFormDialog(QDialog):
    """A title, and what the form begins with."""

    def __init__(self, parent: QWidget | None, like: Form) -> None:
        """``like`` is the form that is open."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("New form"))
        self.title = QLineEdit()
        self.title.setMaxLength(200)
        self.title.setMinimumWidth(46 * self.fontMetrics().averageCharWidth())
        self.empty = QRadioButton(self.tr("No sections: you pick them from an article or the library, or write them"))
        named = form_text(like, "en").title or like.id
        self.copy = QRadioButton(self.tr("All sections and languages of “{title}”").format(title=named))
        self.empty.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        told = plain_label(
            self.tr(
                "What stands above the first section is copied too; look it over. Sections belong to all forms that "
                "hold them: a change to one is a change in each. The form is a draft until it is published."
            )
        )
        told.setWordWrap(True)
        form = QFormLayout()
        add_row(form, self.tr("Title in English"), self.title)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for part in (plain_label(self.tr("It begins with")), self.empty, self.copy, told, self.buttons):
            column.addWidget(part)
        self.title.textChanged.connect(lambda _text: self._follow())
        self._follow()

    def _follow(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.title.text().strip()))


class NewFormButton(QPushButton):
    """Beside the list of forms."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Off until a form is open, and for those who may not change forms."""
        super().__init__(parent)
        self._session = session
        self.setText(self.tr("&New…"))
        self.setAccessibleName(self.tr("New form"))
        self.setToolTip(self.tr("Begin a form of your own"))
        self.setMinimumHeight(30)
        self.setEnabled(False)
        self.clicked.connect(self._ask)
        session.opened.connect(lambda _form: self.setEnabled(session.may_change))

    def _ask(self) -> None:
        like = self._session.form
        if like is None:
            return
        self._session.commit()
        dialog = NewFormDialog(self.window(), self._session.form or like)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.begin(dialog.title.text(), with_sections=dialog.copy.isChecked())
        dialog.deleteLater()

    def begin(self, title: str, *, with_sections: bool) -> None:
        """Make the form, keep it, and open it."""
        session, like = self._session, self._session.form
        if like is None or not title.strip():
            return
        session.keep()
        studio = session.studio

        def work() -> "tuple[str, tuple[FormLine, ...]]":
            form = new_form(title, like, studio.library.forms, with_sections=with_sections)
            studio.save_form(form)
            return form.id, studio.forms()

        def done(made: "tuple[str, tuple[FormLine, ...]]") -> None:
            session.listed.emit(made[1])
            session.open(made[0])

        session.desk.filing.submit("studio-new", work, done, lambda fault: session.refused.emit(sentence(fault)))
