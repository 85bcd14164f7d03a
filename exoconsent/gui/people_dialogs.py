"""The dialogs about people: a new one, another role, a new passphrase for oneself or a colleague, the recovery code."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from exoconsent.gui.card import Rows, hidden_line, trouble_line, words
from exoconsent.gui.code_keeping import CodeKeeping
from exoconsent.gui.passphrase_fields import PassphraseFields
from exoconsent.gui.translation import said
from exoconsent.gui.upkeep_words import ROLE_MAY, ROLES
from exoconsent.records.slots import Role

Answer = Callable[["PeopleDialog"], None]


class PeopleDialog(QDialog):
    """Stays open until what it asks for was done, so that a refusal loses nothing that was typed."""

    def __init__(self, parent: QWidget, title: str, go: str, answered: Answer) -> None:
        """``answered`` begins the work; ``failed`` or ``accept`` follows."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(10)
        self.trouble = trouble_line(self)
        buttons = self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(go, QDialogButtonBox.ButtonRole.ActionRole)
        self.go.clicked.connect(lambda: answered(self))
        buttons.rejected.connect(self.reject)
        self.setMinimumWidth(60 * self.fontMetrics().averageCharWidth())

    def finish(self, *parts: QWidget) -> None:
        """The parts, then what is missing, then the buttons."""
        for part in (*parts, self.trouble, self.buttons):
            self.column.addWidget(part)
        self.go.setDefault(True)  # known to the dialog only now that it lies in it
        self.look()

    def missing(self) -> str:
        """What keeps the answer from being taken."""
        return ""

    def look(self) -> None:
        """Say that."""
        missing = self.missing()
        self.go.setEnabled(not missing)
        self.trouble.setText(missing)
        self.go.setAccessibleDescription(missing)

    def wait(self, sentence: str) -> None:
        """It is being done."""
        self.go.setEnabled(False)
        self.trouble.setText(sentence)

    def failed(self, sentence: str) -> None:
        """It was not done."""
        self.go.setEnabled(True)
        self.trouble.setText(sentence)


class RoleBox(QComboBox):
    """The three roles."""

    def __init__(self, role: Role = Role.FRONT_DESK) -> None:
        """With ``role`` chosen."""
        super().__init__()
        for each in Role:
            self.addItem(said(ROLES[each]), each.value)
        self.setCurrentIndex(self.findData(role.value))

    @property
    def role(self) -> Role:
        """What is chosen."""
        return Role(self.currentData())

    @property
    def may(self) -> str:
        """What that role may do."""
        return said(ROLE_MAY[self.role])


class NewPerson(PeopleDialog):
    """A colleague: name, role, and a passphrase that the colleague types, not the manager."""

    def __init__(self, parent: QWidget, answered: Answer) -> None:
        """With an offered passphrase."""
        super().__init__(parent, self.tr("Add a person"), self.tr("&Add"), answered)
        self.name, self.role, self.fields = QLineEdit(), RoleBox(), PassphraseFields()
        self.may = words("")
        why = self.tr("Let your colleague sit here and take the passphrase: nobody else should know it.")
        self.column.addWidget(words(why))
        self.column.addWidget(Rows((self.tr("&Name, as it shall stand in the log"), self.name)))
        self.column.addWidget(Rows((self.tr("&Role"), self.role)))
        self.finish(self.may, self.fields)
        self.name.textChanged.connect(self.look)
        self.fields.changed.connect(self.look)
        self.role.currentIndexChanged.connect(self.look)
        self.name.setFocus()

    def missing(self) -> str:
        """A name, and a passphrase typed twice."""
        self.may.setText(self.role.may)
        if not self.name.text().strip():
            return self.tr("Write the name.")
        return self.fields.missing(self.name.text())


class AnotherRole(PeopleDialog):
    """What somebody may do from now on."""

    def __init__(self, parent: QWidget, name: str, role: Role, answered: Answer) -> None:
        """``role`` is the present one."""
        super().__init__(parent, self.tr("Change a role"), self.tr("&Change"), answered)
        self._before = role
        self.role, self.may = RoleBox(role), words("")
        self.column.addWidget(words(name))
        self.column.addWidget(Rows((self.tr("&Role"), self.role)))
        self.finish(self.may)
        self.role.currentIndexChanged.connect(self.look)

    def missing(self) -> str:
        """Another one than now."""
        self.may.setText(self.role.may)
        return self.tr("That is the role now.") if self.role.role is self._before else ""


class NewPassphrase(PeopleDialog):
    """One's own, which asks for the old one, or a colleague's that was forgotten."""

    def __init__(self, parent: QWidget, name: str, answered: Answer, *, own: bool) -> None:
        """``name`` is whose it is."""
        super().__init__(parent, self.tr("Set a new passphrase"), self.tr("&Set it"), answered)
        self._name, self._own = name, own
        self.old, self.fields = hidden_line(), PassphraseFields()
        why = self.tr(
            "Let {name} sit here and take it: nobody else should know it. The old one opens nothing any more; all "
            "records are written under a new key, which takes some seconds."
        )
        self.column.addWidget(words(name if own else why.format(name=name)))
        if own:
            self.column.addWidget(Rows((self.tr("Your passphrase &now"), self.old)))
        self.finish(self.fields)
        self.old.textChanged.connect(self.look)
        self.fields.changed.connect(self.look)
        (self.old if own else self.fields.again).setFocus()

    def missing(self) -> str:
        """The old one, where it is one's own."""
        if self._own and not self.old.text():
            return self.tr("Type your passphrase as it is now.")
        return self.fields.missing(self._name)


class NewCode(QDialog):
    """A new recovery code, shown once; it cannot be closed before it is on paper, except by force."""

    def __init__(self, parent: QWidget, code: str) -> None:
        """``code`` is gone from here when it is closed."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("The new recovery code"))
        self.keeping = CodeKeeping()
        self.keeping.begin.setText(self.tr("&Done"))
        column = QVBoxLayout(self)
        column.addWidget(self.keeping)
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())
        self.keeping.done.connect(self.accept)
        self.keeping.show_code(code)

    def done(self, result: int) -> None:
        """Nothing of it stays."""
        self.keeping.forget()
        super().done(result)
