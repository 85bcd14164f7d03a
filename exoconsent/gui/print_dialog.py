"""The print dialog: which printer, how many for the clinic and for the patient, which sides, which tray."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.messages import plain_label
from exoconsent.gui.printing import MOST_COPIES, PrintChoice, Queue, Sides

_SIDES = {Sides.LONG: "Both sides, turned like a book", Sides.ONE: "One side", Sides.SHORT: "Both sides, turned up"}


class PrintDialog(QDialog):
    """Asks how to print; ``choice`` has the answer."""

    def __init__(
        self,
        queues: tuple[Queue, ...],
        choice: PrintChoice,
        trouble: str = "",
        *,
        settle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``trouble`` says why there are no queues; with ``settle`` nothing is printed, the choice is only kept."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose a printer") if settle else self.tr("Print"))
        self.save_instead = False
        self._queues = queues
        self._fields(choice)
        column = QVBoxLayout(self)
        sentence = trouble or ("" if queues else self.tr("No printer: this computer knows none."))
        if sentence:
            label = plain_label(sentence)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(self._form())
        column.addWidget(self._keep)
        column.addWidget(self._buttons(settle))
        self._keep.setVisible(not settle)
        self._accept.setDefault(bool(self._queues))  # only now: a button outside its dialog forgets it
        self._printer.setFocus()

    @property
    def choice(self) -> PrintChoice:
        """What stands in the fields."""
        return PrintChoice.read(
            {
                "printer": self._printer.currentData() or "",
                "copies": self._copies.value(),
                "patient_copies": self._patient.value(),
                "sides": self._sides.currentData(),
                "tray": self._tray.text().strip(),
            }
        )

    @property
    def keep(self) -> bool:
        """Whether Ctrl+P shall print so from now on."""
        return self._keep.isChecked()

    def _fields(self, choice: PrintChoice) -> None:
        self._printer = QComboBox()
        for queue in self._queues:
            self._printer.addItem(queue.words, queue.name)
        self._printer.setCurrentIndex(max(0, self._printer.findData(choice.printer)))
        self._printer.setEnabled(bool(self._queues))
        self._copies, self._patient = _spin(choice.copies, 1), _spin(choice.patient_copies, 0)
        self._sides = QComboBox()
        for sides, words in _SIDES.items():
            self._sides.addItem(self.tr(words), sides.value)
        self._sides.setCurrentIndex(self._sides.findData(choice.sides.value))
        self._tray = QLineEdit(choice.tray)
        self._tray.setPlaceholderText(self.tr("as the printer likes"))
        self._keep = QCheckBox(self.tr("Print so with Ctrl+P from now on"))
        self._keep.setChecked(not choice.printer)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Printer"), self._printer),
            (self.tr("Copies for the &clinic"), self._copies),
            (self.tr("Copies for the p&atient"), self._patient),
            (self.tr("&Sides"), self._sides),
            (self.tr("&Tray"), self._tray),
        )
        for words, field in rows:
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        return form

    def _buttons(self, settle: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("&Keep") if settle else self.tr("P&rint")
        accept = self._accept = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setEnabled(bool(self._queues))
        if not settle:
            save = buttons.addButton(self.tr("Save P&DF instead"), QDialogButtonBox.ButtonRole.ActionRole)
            save.clicked.connect(self._save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _save(self) -> None:
        self.save_instead = True
        self.reject()


def _spin(value: int, least: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, MOST_COPIES)
    spin.setValue(value)
    return spin
