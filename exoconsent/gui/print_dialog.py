"""The print dialog: which printer, how many for the clinic and for the patient, which sides, which tray."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
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
from exoconsent.gui.print_choices import Keep
from exoconsent.gui.printing import MOST_COPIES, PrintChoice, Queue, Sides
from exoconsent.gui.translation import mark, said

_SIDES = {
    Sides.LONG: mark("PrintDialog", "Both sides, turned like a book"),
    Sides.ONE: mark("PrintDialog", "One side"),
    Sides.SHORT: mark("PrintDialog", "Both sides, turned up"),
}
_KEEP = {
    Keep.ONCE: mark("PrintDialog", "Only this time"),
    Keep.FORM: mark("PrintDialog", "From now on, for this form"),
    Keep.DESK: mark("PrintDialog", "From now on, for every form"),
}


class PrintDialog(QDialog):
    """Asks how to print; ``choice`` has the answer."""

    printer_shown = Signal(str)
    """The name of the printer whose trays are wanted: now, and whenever another one is chosen."""

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
        self._rows = self._form()
        column.addLayout(self._rows)
        column.addWidget(self._buttons(settle))
        self._rows.setRowVisible(self._keep, not settle)
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
                "tray": self._tray.currentText().strip(),
            }
        )

    @property
    def keep(self) -> Keep:
        """For how long Ctrl+P shall print so."""
        return Keep(self._keep.currentData())

    def show_trays(self, name: str, trays: tuple[str, ...]) -> None:
        """Offer the trays of the printer ``name``; any other word may still be typed."""
        if name != self._printer.currentData():
            return
        typed = self._tray.currentText()
        self._tray.clear()
        self._tray.addItems(["", *trays])
        self._tray.setEditText(typed)

    def ask_trays(self) -> None:
        """Let ``printer_shown`` ask for the trays of the printer that stands there."""
        if self._printer.currentData():
            self.printer_shown.emit(self._printer.currentData())

    def _other_printer(self) -> None:
        """Its trays have other names."""
        self._tray.clear()
        self._tray.setEditText("")
        self.ask_trays()

    def _fields(self, choice: PrintChoice) -> None:
        self._printer = QComboBox()
        for queue in self._queues:
            self._printer.addItem(queue.words, queue.name)
        self._printer.setCurrentIndex(max(0, self._printer.findData(choice.printer)))
        self._printer.setEnabled(bool(self._queues))
        self._copies, self._patient = _spin(choice.copies, 1), _spin(choice.patient_copies, 0)
        self._sides = QComboBox()
        for sides, words in _SIDES.items():
            self._sides.addItem(said(words), sides.value)
        self._sides.setCurrentIndex(self._sides.findData(choice.sides.value))
        self._tray = QComboBox(editable=True)
        self._tray_line = QLineEdit(choice.tray)
        self._tray_line.setPlaceholderText(self.tr("as the printer likes"))
        self._tray.setLineEdit(self._tray_line)
        self._printer.currentIndexChanged.connect(self._other_printer)
        self._keep = QComboBox()
        for keep, words in _KEEP.items():
            self._keep.addItem(said(words), keep.value)
        self._keep.setCurrentIndex(self._keep.findData((Keep.ONCE if choice.printer else Keep.DESK).value))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Printer"), self._printer),
            (self.tr("Copies for the &clinic"), self._copies),
            (self.tr("Copies for the p&atient"), self._patient),
            (self.tr("&Sides"), self._sides),
            (self.tr("&Tray"), self._tray),
            (self.tr("&Keep for Ctrl+P"), self._keep),
        )
        for words, field in rows:
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        self._tray_line.setAccessibleName(self._tray.accessibleName())
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
