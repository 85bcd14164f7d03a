"""Logging in: who works here, and the passphrase that opens the clinic's records."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from exoconsent.errors import ExoConsentError
from exoconsent.gui.card import Card, CardPage, Rows, hidden_line, trouble_line, words
from exoconsent.gui.messages import Heading

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic

Open = Callable[[str, str], "Clinic"]
"""(name, passphrase) → the open clinic; raises ``ExoConsentError``."""


class LogIn(CardPage):
    """The page before a clinic with accounts. A wrong passphrase makes the next try wait, longer each time."""

    opened = Signal(object)
    """The ``Clinic``, for whoever lays the desk out."""
    opened_by_code = Signal(object)
    """The ``Clinic``, opened with the recovery code: a new passphrase comes first."""
    demo_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        clinic_name: str,
        names: tuple[str, ...],
        open_clinic: Open,
        open_by_code: "Callable[[str], Clinic]",
        *,
        told: str = "",
    ) -> None:
        """``names`` are those who may log in; ``told`` is said at once, such as what was restored."""
        super().__init__()
        self._open, self._open_by_code = open_clinic, open_by_code
        self.failures = 0
        self.by_code = False
        """The recovery code is asked for in place of name and passphrase."""
        self.name, self.secret, self.code = QComboBox(), hidden_line(), QLineEdit()
        self.name.addItems(list(names))
        self.show_letters = QPushButton(self.tr("&Show letters"))
        self.go, self.other = QPushButton(self.tr("&Open")), QPushButton()
        self.demo = QPushButton(self.tr("Try something in the &demo clinic"))
        self.restore = QPushButton(self.tr("&Restore a backup…"))
        self.trouble = trouble_line(self)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(partial(self._let_in, ready=True))
        self.show_card(self._card(clinic_name))
        self._connect()
        self._choose(by_code=False)
        self.trouble.setText(told)

    def _card(self, clinic_name: str) -> Card:
        self._form = Rows(
            (self.tr("&Who works here"), self.name),
            (self.tr("&Passphrase"), self.secret),
            (self.tr("Recovery &code, as printed"), self.code),
        )
        self._code_words = words(
            self.tr("The code opens the records so that a forgotten passphrase can be set anew. The log will tell it.")
        )
        self.show_letters.setCheckable(True)
        self.restore.hide()
        title = Heading(clinic_name or self.tr("Your clinic"), 1.6)
        buttons = [self.show_letters, self.go]
        return Card(title, self._form, self._code_words, buttons, self.trouble, self.other, self.restore, self.demo)

    def _connect(self) -> None:
        self.go.setDefault(True)
        self.go.clicked.connect(self.enter)
        for line in (self.secret, self.code):
            line.returnPressed.connect(self.enter)
        self.other.clicked.connect(lambda: self._choose(by_code=not self.by_code))
        self.demo.clicked.connect(self.demo_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.show_letters.toggled.connect(self._show_letters)

    def _show_letters(self, shown: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _choose(self, *, by_code: bool) -> None:
        self.by_code = by_code
        for field, shown in ((self.name, not by_code), (self.secret, not by_code), (self.code, by_code)):
            self._form.show_row(field, shown=shown)
        self._code_words.setVisible(by_code)
        self.show_letters.setVisible(not by_code)
        back, forgotten = self.tr("Log in with a &name"), self.tr("&Forgotten? Use the printed recovery code")
        self.other.setText(back if by_code else forgotten)
        self.trouble.clear()
        self.secret.clear()
        self.code.clear()
        self.show_letters.setChecked(False)
        self.setFocusProxy(self._line)
        self._line.setFocus()

    @property
    def _line(self) -> QLineEdit:
        return self.code if self.by_code else self.secret

    def choose_name(self, name: str) -> None:
        """Begin with who was here last."""
        self.name.setCurrentIndex(max(0, self.name.findText(name)))

    def enter(self) -> None:
        """Try what stands there, in the worker: stretching the passphrase takes half a second on purpose."""
        typed, name = self._line.text(), self.name.currentText()
        if not typed.strip() or not self.go.isEnabled():
            return
        self._let_in(ready=False)
        self.trouble.setText(self.tr("Opening…"))
        work = partial(self._open_by_code, typed) if self.by_code else partial(self._open, name, typed)
        self.jobs.submit("log-in", work, self._opened, self._failed)

    def _opened(self, clinic: "Clinic") -> None:
        for line in (self.secret, self.code):
            line.clear()
        (self.opened_by_code if self.by_code else self.opened).emit(clinic)

    def _failed(self, fault: Exception) -> None:
        """Only a wrong secret makes the next try wait; where it is not the secret, a backup may help."""
        from exoconsent.records.keyring import WrongPassphraseError, delay_after

        unknown = self.tr("The records could not be opened ({kind}).").format(kind=type(fault).__name__)
        sentence = str(fault) if isinstance(fault, ExoConsentError) else unknown
        wrong = isinstance(fault, WrongPassphraseError)
        self.failures += wrong
        wait = delay_after(self.failures) if wrong else 0.0
        if wait >= 1:
            later = self.tr("The next try counts in {n} seconds.").format(n=round(wait))
            sentence = f"{sentence} {later}"
        self.trouble.setText(sentence)
        self.secret.setAccessibleDescription(sentence)
        self.restore.setVisible(not wrong and not self.by_code)
        self._line.selectAll()
        self._again.start(round(1000 * wait))

    def _let_in(self, *, ready: bool) -> None:
        """While it waits nothing can be tried, and what is typed stays."""
        for part in (self.go, self.name, self.secret, self.code, self.other, self.restore, self.demo):
            part.setEnabled(ready)
        if ready:
            self._line.setFocus()
