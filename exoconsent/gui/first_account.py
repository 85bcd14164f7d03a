"""The first account of a clinic: a name, a passphrase that the program offers, and the recovery code on paper."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from exoconsent.errors import ExoConsentError
from exoconsent.gui.card import Card, CardPage, Rows, trouble_line, words
from exoconsent.gui.code_keeping import CodeKeeping
from exoconsent.gui.messages import Heading
from exoconsent.gui.passphrase_fields import PassphraseFields

if TYPE_CHECKING:
    from exoconsent.clinic.accounts import Founded

Found = Callable[[str, str], "Founded"]
"""(name, passphrase) → the clinic with its recovery code; raises ``ExoConsentError``."""


class FirstAccount(CardPage):
    """Two cards: who is the manager, then the code. Only after the second one does the desk open."""

    opened = Signal(object)
    """The ``Clinic``."""
    demo_wanted = Signal()
    restore_wanted = Signal()
    print_wanted = Signal(str)
    """The recovery code to be printed."""

    def __init__(self, clinic_name: str, found: Found, kept: "Callable[[Founded], None]") -> None:
        """``found`` makes the account and ``kept`` notes that the code lies on paper, both in the worker."""
        super().__init__()
        self._found, self._kept = found, kept
        self._founded: Founded | None = None
        self.name, self.fields = QLineEdit(), PassphraseFields()
        self.make = QPushButton(self.tr("&Make the account"))
        self.restore = QPushButton(self.tr("&Restore a backup instead…"))
        self.demo = QPushButton(self.tr("Not now: &demo clinic"))
        self.code = CodeKeeping()
        self.trouble = trouble_line(self)
        self._clinic_name = clinic_name
        self.show_card(self._account_card())
        self._connect()
        self.setFocusProxy(self.name)
        self._look()

    def _account_card(self) -> Card:
        why = self.tr(
            "Your records are locked with this passphrase. Nobody can open them without it, not even we. Write it down "
            "until you know it by heart, then destroy the note. Each of your colleagues gets an account later, in "
            "Clinic (Alt+6)."
        )
        title = Heading(self._clinic_name or self.tr("Your clinic"), 1.6)
        name = Rows((self.tr("Your &name"), self.name))
        last = [self.restore, self.demo]
        return Card(title, words(why), name, self.fields, self.trouble, self.make, last)

    def _connect(self) -> None:
        self.demo.clicked.connect(self.demo_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.make.clicked.connect(self.enter)
        self.name.returnPressed.connect(self.fields.again.setFocus)
        self.fields.again.returnPressed.connect(self.enter)
        self.fields.passphrase.returnPressed.connect(self.fields.again.setFocus)
        self.name.textChanged.connect(self._look)
        self.fields.changed.connect(self._look)
        self.code.print_wanted.connect(self.print_wanted)
        self.code.done.connect(self._begin)

    def _look(self) -> None:
        """What is still missing, as a sentence beside the fields."""
        missing = self._missing()
        self.make.setEnabled(not missing)
        self.make.setDefault(not missing)
        self.trouble.setText(missing)
        self.make.setAccessibleDescription(missing)

    def _missing(self) -> str:
        if not self.name.text().strip():
            return self.tr("Your name will stand in the log of what was done.")
        return self.fields.missing(self.name.text(), self._clinic_name)

    def enter(self) -> None:
        """Make the account, if nothing is missing."""
        if self._missing() or not self.make.isEnabled():
            return
        self._let_in(ready=False)
        self.trouble.setText(self.tr("Making the account…"))
        work = partial(self._found, self.name.text().strip(), self.fields.text)
        self.jobs.submit("found", work, self._made, self._failed)

    def _let_in(self, *, ready: bool) -> None:
        for part in (self.name, self.fields, self.make, self.restore, self.demo):
            part.setEnabled(ready)

    def _made(self, founded: "Founded") -> None:
        self._founded = founded
        self.fields.forget()
        self.show_card(Card(Heading(self.tr("The recovery code"), 1.6), self.code))
        self.setFocusProxy(self.code)
        self.code.show_code(founded.recovery_code)

    def _failed(self, fault: Exception) -> None:
        self._let_in(ready=True)
        unknown = self.tr("The account could not be made ({kind}).").format(kind=type(fault).__name__)
        self.trouble.setText(str(fault) if isinstance(fault, ExoConsentError) else unknown)

    def _begin(self) -> None:
        founded, self._founded = self._founded, None
        if founded is not None:
            self.code.forget()
            opened = partial(self.opened.emit, founded.clinic)
            self.jobs.submit("kept", partial(self._kept, founded), lambda _n: opened(), lambda _fault: opened())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed before the code was on paper: the account stands, and the next start says that a code is wanted."""
        founded, self._founded = self._founded, None
        super().closeEvent(event)
        if founded is not None:
            founded.clinic.close()
