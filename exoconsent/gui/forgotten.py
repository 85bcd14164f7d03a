"""After the recovery code: a forgotten passphrase is set anew, at once, and its owner is logged in."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from exoconsent.errors import ExoConsentError
from exoconsent.gui.card import Card, CardPage, Rows, trouble_line, words
from exoconsent.gui.messages import Heading
from exoconsent.gui.passphrase_fields import PassphraseFields
from exoconsent.gui.translation import said
from exoconsent.gui.upkeep_words import ROLES

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.records.slots import User

SetAnew = Callable[["Clinic", str, str], "Clinic"]
"""(clinic opened by the code, name, new passphrase) → the clinic, opened by that person."""


class Forgotten(CardPage):
    """Nothing of the records is shown before that is done."""

    opened = Signal(object)
    """The ``Clinic``."""

    def __init__(self, clinic: "Clinic", users: "tuple[User, ...]", set_anew: SetAnew) -> None:
        """``clinic`` is open; it is closed with this page."""
        super().__init__()
        self._clinic: Clinic | None = clinic
        self._set_anew = set_anew
        self.name, self.fields = QComboBox(), PassphraseFields()
        for user in users:
            self.name.addItem(f"{user.name} ({said(ROLES[user.role])})", user.name)
        self.go, self.trouble = QPushButton(self.tr("&Set the passphrase and open")), trouble_line(self)
        why = self.tr(
            "The code is right. Say whose passphrase was forgotten and set a new one. All records are written under a "
            "new key, which takes some seconds."
        )
        title = Heading(self.tr("A new passphrase"), 1.6)
        name = Rows((self.tr("&Who"), self.name))
        self.show_card(Card(title, words(why), name, self.fields, self.trouble, self.go))
        self.go.clicked.connect(self.enter)
        self.fields.again.returnPressed.connect(self.enter)
        self.fields.passphrase.returnPressed.connect(self.fields.again.setFocus)
        self.fields.changed.connect(self._look)
        self.name.currentIndexChanged.connect(self._look)
        self.setFocusProxy(self.name)
        self._look()

    def _look(self) -> None:
        missing = self._missing()
        self.go.setEnabled(not missing)
        self.trouble.setText(missing)
        self.go.setAccessibleDescription(missing)

    def _missing(self) -> str:
        return self.fields.missing(str(self.name.currentData()))

    def enter(self) -> None:
        """Set it, if nothing is missing."""
        if self._missing() or not self.go.isEnabled() or self._clinic is None:
            return
        self._let_in(ready=False)
        self.trouble.setText(self.tr("Writing everything under a new key…"))
        work = partial(self._set_anew, self._clinic, str(self.name.currentData()), self.fields.text)
        self.jobs.submit("set-anew", work, self._done, self._failed)

    def _let_in(self, *, ready: bool) -> None:
        for part in (self.name, self.fields, self.go):
            part.setEnabled(ready)

    def _done(self, clinic: "Clinic") -> None:
        self._clinic = None
        self.fields.forget()
        self.opened.emit(clinic)

    def _failed(self, fault: Exception) -> None:
        self._let_in(ready=True)
        unknown = self.tr("The passphrase could not be set ({kind}).").format(kind=type(fault).__name__)
        self.trouble.setText(str(fault) if isinstance(fault, ExoConsentError) else unknown)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Without a new passphrase nothing is opened."""
        super().closeEvent(event)
        if self._clinic is not None:
            self._clinic.close()
