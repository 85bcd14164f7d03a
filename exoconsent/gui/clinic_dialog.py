"""The dialog that names the clinic: what stands on every form, asked once, kept in the clinic folder."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.draft import ClinicProfile
from exoconsent.gui.clinic_fields import APART, CLINIC, PRACTITIONER, USUAL, profile_of, still_open
from exoconsent.gui.fact_fields import capital
from exoconsent.gui.messages import plain_label
from exoconsent.gui.translation import said

_WIDE, _HIGH = 720, 640


class ClinicDialog(QDialog):
    """Name, letterhead, telephones; ``profile`` has the answer after it was accepted."""

    def __init__(
        self,
        before: ClinicProfile | None = None,
        parent: QWidget | None = None,
        keep: Callable[[ClinicProfile], str] = lambda _profile: "",
        hint: Callable[[str], str] = BLANKS.__getitem__,
    ) -> None:
        """``before`` is the profile so far, none for a new clinic; ``keep`` says why it cannot be kept.

        ``hint`` calls a blank in the language of the window.
        """
        super().__init__(parent)
        self._keep, self._hint = keep, hint
        self.setWindowTitle(self.tr("Your clinic"))
        self._before = before or ClinicProfile(
            name="", answers={"clinic.records_place": self.tr("on this clinic's own computer")}
        )
        self.name, self.lines = QLineEdit(self._before.name), QPlainTextEdit("\n".join(self._before.lines))
        self.answers = {b: QLineEdit(self._before.answers.get(b, "")) for b in (*CLINIC, *PRACTITIONER, *USUAL)}
        self.apart = {code: QCheckBox(capital(said(reason))) for code, reason in APART.items()}
        self.trouble = plain_label("")
        self.trouble.setWordWrap(True)
        self.trouble.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        column = QVBoxLayout(self)
        column.addWidget(self._area(), 1)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())
        self._listen()
        self._look()
        self.resize(_WIDE, _HIGH)
        self.name.setFocus()

    @property
    def profile(self) -> ClinicProfile:
        """What stands in the fields."""
        return self._read()[0]

    def accept(self) -> None:
        """Keep it; when the disk refuses, what was typed stays here."""
        fault = self._read()[1] or self._keep(self.profile)
        if not fault:
            super().accept()
            return
        self.trouble.setText(fault)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.trouble, fault))

    def _area(self) -> QScrollArea:
        inner = QWidget()
        rows = QFormLayout(inner)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setVerticalSpacing(8)
        self._say(rows, self.tr("This stands on every form and can be changed at any time. It stays on this computer."))
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self.lines.setPlaceholderText(self.tr("Address on the first line; below it what else the letterhead says"))
        self._row(rows, self.tr("Clinic's name"), self.name)
        self._row(rows, self.tr("Letterhead"), self.lines)
        self._rows(rows, CLINIC)
        self._head(rows, self.tr("Practitioner"))
        self._rows(rows, PRACTITIONER)
        self._head(rows, self.tr("Rules of this clinic"))
        for code, tick in self.apart.items():
            tick.setChecked(code in self._before.not_applicable)
            rows.addRow(tick)
        self._head(rows, self.tr("Usual answers, may stay empty"))
        self._say(
            rows, self.tr("They fill the blanks of each new form; for one patient they can be answered otherwise.")
        )
        self._rows(rows, USUAL)
        self._head(rows, self.tr("The seal"))
        self._say(rows, self._seal_words())
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = area
        return area

    def _seal_words(self) -> str:
        return self.tr(
            "With the first signature this program makes the key that seals your consents. What opens it lies in your "
            "locked records, so only somebody who has logged in can use it. It goes into every backup."
        )

    def _rows(self, rows: QFormLayout, blanks: Iterable[str]) -> None:
        for blank in blanks:
            self._row(rows, capital(self._hint(blank)), self.answers[blank])

    def _row(self, rows: QFormLayout, words: str, field: QLineEdit | QPlainTextEdit) -> None:
        label = plain_label(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        rows.addRow(label, field)

    def _head(self, rows: QFormLayout, words: str) -> None:
        label = self._say(rows, words)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        label.setContentsMargins(0, 10, 0, 0)

    def _say(self, rows: QFormLayout, words: str) -> QLabel:
        label = plain_label(words)
        label.setWordWrap(True)
        rows.addRow(label)
        return label

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self.save = buttons.button(kinds.Save)
        self.save.setText(self.tr("&Keep"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _listen(self) -> None:
        for line in (self.name, *self.answers.values()):
            line.textChanged.connect(self._look)
        self.lines.textChanged.connect(self._look)

    def _read(self) -> tuple[ClinicProfile, str]:
        answers = {blank: line.text() for blank, line in self.answers.items()}
        texts = {"name": self.name.text(), "lines": self.lines.toPlainText(), **answers}
        return profile_of(texts, frozenset(c for c, tick in self.apart.items() if tick.isChecked()), self._before)

    def _look(self) -> None:
        profile, fault = self._read()
        self.save.setEnabled(not fault)
        if not self.name.text().strip():
            fault = self.tr("Write the clinic's name as it should be printed.")
        self.trouble.setText(capital(fault) or still_open(profile, self._hint))
        self.save.setAccessibleDescription(self.trouble.text())
