"""People: who may log in, with which role; passphrases and the recovery code."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QMessageBox

from exoconsent.clinic.permissions import Deed
from exoconsent.gui.code_sheet import code_pdf
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.paper import paper_of
from exoconsent.gui.people_dialogs import AnotherRole, NewCode, NewPassphrase, NewPerson, PeopleDialog
from exoconsent.gui.translation import said
from exoconsent.gui.upkeep_desk import Standing, UpkeepDesk
from exoconsent.gui.upkeep_page import UpkeepPage
from exoconsent.gui.upkeep_words import ROLE_MAY, ROLES
from exoconsent.pdf.layout import PAPER_POINTS

if TYPE_CHECKING:
    from exoconsent.clinic.upkeep import Upkeep
    from exoconsent.records.slots import User

_SHOWN = 6


class PeoplePage(UpkeepPage):
    """The list and what can be done with whom is chosen in it."""

    def __init__(self, desk: UpkeepDesk) -> None:
        """Filled when it is known how things stand."""
        super().__init__(desk)
        self.dialog: QDialog | None = None
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("People who may log in"))
        self.people.setFixedHeight(_SHOWN * (self.fontMetrics().lineSpacing() + 6))
        self.people.currentRowChanged.connect(self._choose)
        self.about, self.own_words, self.code_words = self.paragraph(), self.paragraph(), self.paragraph()
        self.add = self.button(self.tr("&Add a person…"), self._add, Deed.USERS)
        self.role = self.button(self.tr("Change the &role…"), self._change_role, Deed.USERS)
        self.reset = self.button(self.tr("&Forgotten passphrase…"), self._reset, Deed.USERS)
        self.remove = self.button(self.tr("&Remove…"), self._remove, Deed.USERS)
        self.own = self.button(self.tr("Change your &passphrase…"), self._change_own)
        self.code = self.button(self.tr("Make a new &code…"), self._new_code, Deed.USERS)
        acts = (self.add, self.role, self.reset, self.remove)
        self.card("person", self.tr("People"), self.people, self.about, buttons=acts)
        self.card("check", self.tr("Your passphrase"), self.own_words, buttons=(self.own,))
        self.card("print", self.tr("Recovery code"), self.code_words, buttons=(self.code,))
        self.setFocusProxy(self.people)

    def show_standing(self, standing: Standing) -> None:
        """The list, with whoever was chosen chosen again."""
        chosen = self.chosen
        self.people.clear()
        for user in standing.users:
            you = self.tr("{name} (you)") if user == standing.me else "{name}"
            item = QListWidgetItem(f"{you.format(name=user.name)}: {said(ROLES[user.role])}")
            item.setData(Qt.ItemDataRole.UserRole, user)
            self.people.addItem(item)
            if chosen is not None and user.id == chosen.id:
                self.people.setCurrentItem(item)
        if self.people.currentRow() < 0:
            self.people.setCurrentRow(0)
        self._choose(self.people.currentRow())
        none = self.tr("The demo clinic has no accounts: everybody may open it, and nothing real belongs in it.")
        self.own_words.setText(none if standing.demo else self.tr("Change it when somebody else may know it."))
        kept = self.tr("Opens the records when every passphrase is forgotten. It was said to lie in a safe place.")
        lost = self.tr("Opens the records when every passphrase is forgotten. Nobody has said that it is on paper.")
        self.code_words.setText(none if standing.demo else kept if standing.code_kept else lost)
        if standing.demo:
            for button in (self.add, self.role, self.reset, self.remove, self.own, self.code):
                button.setEnabled(False)
                button.setAccessibleDescription(none)

    @property
    def chosen(self) -> "User | None":
        """Who is chosen in the list."""
        item = self.people.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _choose(self, _row: int) -> None:
        user = self.chosen
        self.about.setText(f"{said(ROLES[user.role])}: {said(ROLE_MAY[user.role])}." if user else "")
        if user is None or self.standing is None or self.refusal(Deed.USERS):
            return
        own = self.tr("Nobody removes the own account or changes the own role; ask another manager.")
        me = user.id == self.standing.me.id
        for button in (self.role, self.remove):
            button.setEnabled(not me and not self.standing.demo)
            button.setAccessibleDescription(own if me else "")
            button.setToolTip(plain_tip(own) if me else "")

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self) -> None:
        def answered(dialog: PeopleDialog) -> None:
            assert isinstance(dialog, NewPerson)
            dialog.wait(self.tr("Adding…"))
            name, role, passphrase = dialog.name.text().strip(), dialog.role.role, dialog.fields.text
            told = self.tr("{name} may log in from now on.").format(name=name)
            self._do(dialog, lambda upkeep: upkeep.add_user(name, role, passphrase), told)

        self._open(NewPerson(self, answered))

    def _do(self, dialog: PeopleDialog, work: "Callable[[Upkeep], object]", told: str) -> None:
        def then(_value: object) -> None:
            dialog.accept()
            self.desk.messages.say(told)

        self.desk.do("", work, then, dialog.failed)

    def _change_role(self) -> None:
        user = self.chosen
        if user is None:
            return

        def answered(dialog: PeopleDialog) -> None:
            assert isinstance(dialog, AnotherRole)
            role = dialog.role.role
            words = self.tr("{name}: {role} from now on.").format(name=user.name, role=said(ROLES[role]))
            self._do(dialog, lambda upkeep: upkeep.change_role(user.id, role), words)

        self._open(AnotherRole(self, user.name, user.role, answered))

    def _reset(self) -> None:
        user = self.chosen
        if user is None:
            return

        def answered(dialog: PeopleDialog) -> None:
            assert isinstance(dialog, NewPassphrase)
            dialog.wait(self.tr("Writing everything under a new key…"))
            new = dialog.fields.text
            told = self.tr("{name} has a new passphrase.").format(name=user.name)
            self._do(dialog, lambda upkeep: upkeep.reset_passphrase(user.id, new), told)

        self._open(NewPassphrase(self, user.name, answered, own=False))

    def _change_own(self) -> None:
        if self.standing is None:
            return

        def answered(dialog: PeopleDialog) -> None:
            assert isinstance(dialog, NewPassphrase)
            dialog.wait(self.tr("Looking at the old one…"))
            old, new = dialog.old.text(), dialog.fields.text
            told = self.tr("You have a new passphrase.")
            self._do(dialog, lambda upkeep: upkeep.change_passphrase(old, new), told)

        self._open(NewPassphrase(self, self.standing.me.name, answered, own=True))

    def _remove(self) -> None:
        user = self.chosen
        if user is None:
            return
        words = self.tr(
            "Remove {name}? From then on {name} opens nothing any more, not even with an older copy of the keys: all "
            "records are written under a new key, which takes some seconds. What {name} did stays in the log."
        ).format(name=user.name)
        self._ask(words, self.tr("&Remove"), partial(self._removed, user))

    def _removed(self, user: "User") -> None:
        told = self.tr("{name} was removed.").format(name=user.name)
        words = self.tr("Writing everything under a new key…")
        self.desk.do(words, lambda upkeep: upkeep.remove_user(user.id), lambda _n: self.desk.messages.say(told))

    def _new_code(self) -> None:
        words = self.tr(
            "Make a new recovery code? The printed one opens nothing any more then, except older backups. All records "
            "are written under a new key, which takes some seconds."
        )
        work = self.tr("Writing everything under a new key…")
        make = partial(self.desk.do, work, lambda upkeep: upkeep.new_recovery_code(), self._show_code)
        self._ask(words, self.tr("&Make it"), make)

    def _show_code(self, code: str) -> None:
        self.desk.messages.say(self.tr("There is a new recovery code."))
        dialog = NewCode(self, code)
        dialog.keeping.print_wanted.connect(self._print_code)
        self.desk.sheets.told.connect(dialog.keeping.say)
        dialog.accepted.connect(lambda: self.desk.do("", lambda upkeep: upkeep.code_is_kept(), lambda _n: None))
        self._open(dialog)

    def _print_code(self, code: str) -> None:
        paper = PAPER_POINTS[paper_of(self.desk.remembered)]
        session = self.desk.session
        self.desk.sheets.send(code_pdf(session.clinic.profile.name, code, session.now(), paper))

    def _ask(self, words: str, yes: str, then: Callable[[], None]) -> None:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Are you sure?"), words, buttons.Cancel, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(buttons.Cancel)
        go.clicked.connect(lambda: then())
        self._open(box)
