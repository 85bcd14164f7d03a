"""The questions of Records: what is withdrawn, what was written wrongly; each names the record it is about."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.cleantext import clean_text
from exoconsent.gui.day_text import read_day
from exoconsent.gui.messages import plain_label
from exoconsent.gui.records_words import FIELDS, SCOPES, day
from exoconsent.gui.translation import mark, said
from exoconsent.records.record import Field, Row, Scope

_WHOSE = mark("RecordQuestion", "{name}, born {born}, {number}")
_BORN_UNKNOWN = mark("RecordQuestion", "not known")
_NO_NAME = mark("RecordQuestion", "(no name)")
PARTS = (Scope.FURTHER_SESSIONS, Scope.PHOTOS, Scope.DATA)


def whose(row: Row) -> str:
    """The record, so that nobody changes another patient's."""
    born = day(row.born) or said(_BORN_UNKNOWN)
    return said(_WHOSE, name=row.name or said(_NO_NAME), born=born, number=row.number)


class RecordQuestion(QDialog):
    """Words, fields, room for a reason, and what is wrong with the answer so far."""

    needs_reason = True

    def __init__(self, parent: QWidget | None, title: str, row: Row) -> None:
        """``title`` names no patient; it stands in the system's list of windows."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        about = self.say(whose(row))
        font = about.font()
        font.setBold(True)
        about.setFont(font)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self.trouble = plain_label("")
        self.trouble.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = self.buttons.button(kinds.Ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(40 * self.fontMetrics().averageCharWidth() + 240)

    @property
    def reason_text(self) -> str:
        """In Unicode form NFC."""
        return clean_text(self.reason.toPlainText(), lines=True)[0]

    def say(self, words: str) -> QLabel:
        """One more paragraph."""
        label = plain_label(words)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def finish_with_reason(self, words: str) -> None:
        """The reason, the trouble and the buttons, last of all."""
        label = self.say(words)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(words)
        self.reason.textChanged.connect(self.look)
        for widget in (self.reason, self.trouble, self.buttons):
            self.column.addWidget(widget)
        self.look()

    def look(self) -> None:
        """Say what is missing; only a good answer is taken."""
        sentence = self.missing()
        self.ok.setEnabled(not sentence)
        self.trouble.setText(sentence)
        self.ok.setAccessibleDescription(sentence)

    def missing(self) -> str:
        """What the answer still wants; empty when it is good."""
        text, problems = clean_text(self.reason.toPlainText(), what=self.tr("The reason"), lines=True)
        if problems:
            return f"{'. '.join(problems)}."
        return "" if text or not self.needs_reason else self.tr("Write a reason; it is kept with the record.")


class WithdrawDialog(RecordQuestion):
    """The patient takes a consent back, whole or in part; a reason is not owed."""

    needs_reason = False

    def __init__(self, parent: QWidget | None, row: Row) -> None:
        """What was withdrawn before stays withdrawn."""
        super().__init__(parent, said(mark("RecordQuestion", "Withdraw a consent")), row)
        self.ok.setText(self.tr("&File the withdrawal"))
        self.whole = QRadioButton(self.tr("The &whole consent"))
        self.part = QRadioButton(self.tr("Only &parts of it:"))
        group = QButtonGroup(self)
        for button in (self.whole, self.part):
            group.addButton(button)
            self.column.addWidget(button)
        self.scopes = {scope: QCheckBox(_capital(said(SCOPES[scope]))) for scope in PARTS}
        for scope, tick in self.scopes.items():
            tick.setStyleSheet("margin-left: 24px; margin-right: 24px;")
            tick.setChecked(scope in row.withdrawn)
            tick.setProperty("kept", scope in row.withdrawn)
            tick.toggled.connect(self.look)
            self.column.addWidget(tick)
        group.buttonToggled.connect(self.look)
        self.say(self.tr("This is noted beside the signed document, which stays as it is. It cannot be undone here."))
        self.finish_with_reason(self.tr("Who said so and how; the reason only if one was given:"))
        self.whole.setFocus()

    @property
    def chosen(self) -> tuple[Scope, ...]:
        """What is withdrawn now and was not before."""
        if self.whole.isChecked():
            return (Scope.ALL,)
        return tuple(scope for scope, tick in self.scopes.items() if tick.isChecked() and not tick.property("kept"))

    def missing(self) -> str:
        """A part has to be ticked, too."""
        for tick in self.scopes.values():
            tick.setEnabled(self.part.isChecked() and not tick.property("kept"))
        if not self.chosen:
            return self.tr("Say what is withdrawn.")
        return super().missing()


class CorrectDialog(RecordQuestion):
    """Something was written wrongly: the lists show it right from now on."""

    def __init__(self, parent: QWidget | None, row: Row) -> None:
        """The name first; what stands in the lists so far is there to be mended."""
        super().__init__(parent, said(mark("RecordQuestion", "Correct a record")), row)
        self._before = {
            Field.PATIENT_NAME: row.name,
            Field.BORN: day(row.born),
            Field.TREATMENT: row.treatment,
            Field.PRODUCT: row.product,
            Field.LOT: row.lot,
        }
        self.ok.setText(self.tr("&File the correction"))
        self.field, self.value = QComboBox(), QLineEdit()
        for field in self._before:
            self.field.addItem(_capital(said(FIELDS[field])), field)
        self._ask(self.tr("What is written wrongly:"), self.field)
        self._ask(self.tr("As it should be:"), self.value)
        self.field.view().setAccessibleName(self.field.accessibleName())
        self.field.currentIndexChanged.connect(self._begin)
        self.value.textChanged.connect(self.look)
        self.say(
            self.tr("The signed document stays as it is. Lists show what is right, and the old words still find it.")
        )
        self.finish_with_reason(self.tr("Reason for the correction:"))
        self._begin()
        self.value.setFocus()

    @property
    def chosen(self) -> Field:
        """What is to be set right."""
        return Field(self.field.currentData())

    @property
    def right(self) -> str:
        """As the archive takes it: in Unicode form NFC, a day as YYYY-MM-DD."""
        text = clean_text(self.value.text())[0]
        born = read_day(text)[0] if self.chosen is Field.BORN and text else None
        return born.isoformat() if born else text

    def missing(self) -> str:
        """It must be something else, and something that can be printed."""
        text, problems = clean_text(self.value.text(), what=_capital(said(FIELDS[self.chosen])))
        if problems:
            return f"{'. '.join(problems)}."
        if self.chosen is Field.BORN and text and (trouble := read_day(text)[1]):
            return f"{trouble}."
        if self.right == self._before[self.chosen] or (not text and self.chosen is Field.PATIENT_NAME):
            return self.tr("Write it as it should be.")
        return super().missing()

    def _ask(self, words: str, box: QWidget) -> None:
        label = self.say(words)
        label.setBuddy(box)
        box.setAccessibleName(words)
        self.column.addWidget(box)

    def _begin(self) -> None:
        self.value.setText(self._before[self.chosen])
        self.value.selectAll()
        self.look()


class ReasonDialog(RecordQuestion):
    """A reason for what is done with one record."""

    def __init__(self, parent: QWidget | None, title: str, row: Row, words: str) -> None:
        """``words`` say what will happen; the button says ``title``."""
        super().__init__(parent, title, row)
        self.ok.setText(title)
        self.say(words)
        self.finish_with_reason(self.tr("Reason:"))
        self.reason.setFocus()


class AgreeDialog(RecordQuestion):
    """Agreeing to what cannot be undone: a tick before the button works."""

    def __init__(self, parent: QWidget | None, title: str, row: Row, words: str) -> None:
        """``words`` say what will happen; the button says ``title``."""
        super().__init__(parent, title, row)
        self.ok.setText(title)
        self.say(words)
        self.agreed = QCheckBox(self.tr("I have looked at this record, and I agree"))
        self.agreed.toggled.connect(self.look)
        for widget in (self.agreed, self.trouble, self.buttons):
            self.column.addWidget(widget)
        self.reason.setParent(self)
        self.reason.hide()
        self.look()

    def missing(self) -> str:
        """The tick."""
        return "" if self.agreed.isChecked() else self.tr("Tick the line above to agree.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
