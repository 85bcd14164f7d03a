"""Restoring: which backup, what opens it, what it holds; and only then it is put back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.errors import ExoConsentError
from exoconsent.gui.card import Rows, hidden_line, trouble_line, words
from exoconsent.gui.choosing import file_to_open
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label
from exoconsent.gui.upkeep_words import moment

if TYPE_CHECKING:
    from exoconsent.clinic.accounts import PutBack
    from exoconsent.records.restore import Preview
    from exoconsent.records.unpacking import Credentials


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the dialog has done in the worker."""

    look: "Callable[[Path, Credentials], Preview]"
    restore: "Callable[[Path, Credentials], PutBack]"


class RestoreDialog(QDialog):
    """The first press looks into the backup, the second one restores it; ``put_back`` has what came of it."""

    def __init__(self, ways: Ways, parent: QWidget | None = None) -> None:
        """``ask_which`` is open to be set by tests."""
        super().__init__(parent)
        self._ways, self.jobs = ways, Jobs(self)
        self.ask_which: Callable[[], Path | None] = self._ask_which
        self.path: Path | None = None
        self.preview: Preview | None = None
        self.put_back: PutBack | None = None
        self.setWindowTitle(self.tr("Restore a backup"))
        self.choose, self.chosen = QPushButton(self.tr("&Choose the backup…")), plain_label("")
        self.by_name = QRadioButton(self.tr("With &name and passphrase, as they were when it was made"))
        self.by_code = QRadioButton(self.tr("With the printed &recovery code of that time"))
        self.name, self.passphrase, self.code = QLineEdit(), hidden_line(), QLineEdit()
        self.trouble = trouble_line(self)
        self._lay_out()
        self._connect()
        self.by_name.setChecked(True)
        self._change()

    def _lay_out(self) -> None:
        why = self.tr(
            "A backup goes only into an empty place. If something of a clinic lies here already it is not touched: it "
            "keeps another name beside it. Whatever was filed after the backup was made is not in it."
        )
        first = QHBoxLayout()
        self.choose.setAutoDefault(False)
        self.chosen.setWordWrap(True)
        first.addWidget(self.choose)
        first.addWidget(self.chosen, 1)
        self._form = Rows(
            (self.tr("N&ame"), self.name), (self.tr("&Passphrase"), self.passphrase), (self.tr("C&ode"), self.code)
        )
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(words(why))
        column.addLayout(first)
        for button in (self.by_name, self.by_code):
            column.addWidget(button)
        column.addWidget(self._form)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())
        self.go.setDefault(True)  # known to the dialog only now that it lies in it
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.clicked.connect(self.enter)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.by_code.toggled.connect(self._change)
        for line in (self.name, self.passphrase, self.code):
            line.textChanged.connect(self._change)

    def _change(self) -> None:
        """Whatever is changed has to be looked at anew."""
        for field in (self.name, self.passphrase):
            self._form.show_row(field, shown=self.by_name.isChecked())
        self._form.show_row(self.code, shown=self.by_code.isChecked())
        self.preview = None
        self.trouble.clear()
        self._name_button()

    def _name_button(self) -> None:
        typed = self.code if self.by_code.isChecked() else self.passphrase
        self.go.setText(self.tr("Re&store it") if self.preview else self.tr("&Look into it"))
        self.go.setEnabled(self.path is not None and bool(typed.text().strip()))

    def _choose(self) -> None:
        path = self.ask_which()
        if path is not None:
            self.path = path
            self.chosen.setText(path.name)
            self._change()
            (self.name if self.by_name.isChecked() else self.code).setFocus()

    def _ask_which(self) -> Path | None:
        return file_to_open(self, self.tr("Choose the backup"), self.tr("Backups of ExoConsent (*.exobackup)"))

    def enter(self) -> None:
        """Look into it, or restore it when that was done."""
        from exoconsent.records.unpacking import Credentials

        if self.path is None or not self.go.isEnabled():
            return
        if self.by_code.isChecked():
            opens = Credentials(recovery=self.code.text())
        else:
            opens = Credentials(name=self.name.text().strip(), passphrase=self.passphrase.text())
        self.go.setEnabled(False)
        if self.preview is None:
            self.trouble.setText(self.tr("Reading it to its end…"))
            self.jobs.submit("restore", partial(self._ways.look, self.path, opens), self._seen, self._failed)
        else:
            self.trouble.setText(self.tr("Restoring and checking it…"))
            self.jobs.submit("restore", partial(self._ways.restore, self.path, opens), self._done, self._failed)

    def _seen(self, preview: "Preview") -> None:
        self.preview = preview
        sentence = self.tr(
            "{clinic}, made on {made}. Records: {count}, the newest filed {newest}. Press again to go on."
        )
        newest = preview.newest[:10] or self.tr("never")
        self.trouble.setText(
            sentence.format(clinic=preview.clinic, made=moment(preview.made), count=preview.records, newest=newest)
        )
        self._name_button()
        self.go.setFocus()

    def _done(self, put_back: "PutBack") -> None:
        self.put_back = put_back
        self.accept()

    def _failed(self, fault: Exception) -> None:
        unknown = self.tr("It could not be restored ({kind}).").format(kind=type(fault).__name__)
        self.preview = None
        self._name_button()
        self.trouble.setText(str(fault) if isinstance(fault, ExoConsentError) else unknown)

    def done(self, result: int) -> None:
        """What is being read or restored comes to its end first."""
        self.jobs.finish()
        for line in (self.passphrase, self.code):
            line.blockSignals(True)
            line.clear()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Like Cancel."""
        self.reject()
        event.accept()
