"""Who is expected today: named before they come, so that Today shows for whom there is no consent yet."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from exoconsent.consent.draft import Patient
from exoconsent.gui.form_box import FormBox
from exoconsent.gui.known_people import KnownPeople
from exoconsent.gui.messages import plain_label
from exoconsent.gui.person_fields import BornField, NameField
from exoconsent.library.patients import PatientFile
from exoconsent.paths import FORMS

if TYPE_CHECKING:
    from exoconsent.gui.session import Session


class ExpectDialog(QDialog):
    """Letters of a known name and Enter, or a name and a date of birth; it stays open for the next one."""

    named = Signal(object, str)
    """The ``Patient`` and the form for them."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        """The form is the one that lies on the desk."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Expected today"))
        self._people = KnownPeople(session, FORMS / "patients")
        self.name, self.born, self.form = (
            NameField(self._people),
            BornField(session),
            FormBox(session),
        )
        self.done_words = plain_label("")
        self.done_words.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Close)
        self.add = self.buttons.addButton(self.tr("&Add"), QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._listen()
        self.name.line.setFocus()

    def done(self, result: int) -> None:
        """What the records may still answer has nobody to go to."""
        self._people.forget()
        super().done(result)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        why = plain_label(self.tr("Today then shows who has no consent yet. The list is gone tomorrow."))
        why.setWordWrap(True)
        column.addWidget(why)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Patient"), self.name),
            (self.tr("&Born"), self.born),
            (self.tr("&Form"), self.form),
        )
        for words, field in fields:
            label = plain_label(words)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.done_words)
        column.addWidget(self.buttons)
        for button in self.buttons.buttons():
            button.setProperty("autoDefault", False)  # Enter belongs to the fields
        self.setMinimumWidth(40 * self.fontMetrics().averageCharWidth() + 200)

    def _listen(self) -> None:
        self.name.found.connect(self._take)
        self.name.line.returnPressed.connect(self._on_to_birth)
        self.born.line.returnPressed.connect(self._add_typed)
        self.add.clicked.connect(self._add_typed)
        self.buttons.rejected.connect(self.reject)

    def _take(self, known: PatientFile) -> None:
        """A known one: nothing else has to be said."""
        self._name(Patient(name=known.name, born=known.born, synthetic=known.synthetic))

    def _on_to_birth(self) -> None:
        if self.name.line.isModified() and self.name.line.text().strip():
            self.born.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_typed(self) -> None:
        name, trouble = self.name.read()
        day, no_day = self.born.read()
        trouble = trouble or no_day or ("" if name else self.tr("Write the patient's name."))
        if trouble:
            self.done_words.setText(trouble)
            return
        self._name(Patient(name=name, born=day if isinstance(day, date) else None))

    def _name(self, patient: Patient) -> None:
        self.named.emit(patient, self.form.form_id)
        born = patient.born.isoformat() if patient.born else self.tr("date of birth not known")
        self.done_words.setText(self.tr("On the list: {name}, {born}").format(name=patient.name, born=born))
        for field in (self.name, self.born):
            field.show_value("" if field is self.name else None, afresh=True)
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)


def ask_expected(session: "Session", parent: QWidget, put: Callable[[Patient, str], None]) -> ExpectDialog:
    """Open the dialog; ``put`` takes each one at once."""
    dialog = ExpectDialog(session, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.named.connect(put)
    dialog.open()
    return dialog
