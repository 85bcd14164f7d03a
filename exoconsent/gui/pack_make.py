"""PackMakeDialog: what goes into a pack, by ticks; then where it goes, and the fingerprint to read aloud."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.packs import Choice
from exoconsent.gui.card import Rows, trouble_line, words
from exoconsent.gui.pack_fingerprint import Fingerprint
from exoconsent.gui.pack_words import KINDS, made_words, offer_words
from exoconsent.gui.translation import said
from exoconsent.library.packs import ENDING, NOTE_LIMIT

if TYPE_CHECKING:
    from exoconsent.gui.pack_desk import Made, PackDesk, Standing

_WIDE, _HIGH = 760, 640
_SLOT = Qt.ItemDataRole.UserRole


class PackMakeDialog(QDialog):
    """Space ticks, arrows move; once it is made, the same dialog shows the fingerprint."""

    def __init__(self, desk: "PackDesk", standing: "Standing", form: str, parent: QWidget | None = None) -> None:
        """``form`` is the one that is open in Templates and ticked at the beginning."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Make a pack"))
        self.tree, self.title, self.note = QTreeWidget(), QLineEdit(), QPlainTextEdit()
        self.fingerprint, self.told = Fingerprint(self.tr("Fingerprint")), words("")
        self.trouble = trouble_line(self)
        self.rows: list[QTreeWidgetItem] = []
        self._fill(standing, form)
        self._lay_out()
        self.tree.itemChanged.connect(lambda _item, _column: self._look())
        self.title.textChanged.connect(self._look)
        self.note.textChanged.connect(self._look)
        self._look()
        self.resize(_WIDE, min(_HIGH, self.screen().availableSize().height() - 60))
        self.tree.setFocus()

    def choice(self) -> Choice:
        """What is ticked."""
        names: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for item in self.rows:
            if item.checkState(0) is Qt.CheckState.Checked:
                kind, name = item.data(0, _SLOT)
                names[kind].append(name)
        found = {kind: tuple(each) for kind, each in names.items()}
        return Choice(forms=found["form"], sections=found["section"], words=found["words"], laws=found["jurisdiction"])

    def _fill(self, standing: "Standing", form: str) -> None:
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("What goes into the pack"))
        for kind, title in KINDS.items():
            offers = sorted(
                (o for o in standing.offers if o.kind == kind), key=lambda o: (not o.own, o.title.casefold())
            )
            if offers:
                group = QTreeWidgetItem(self.tree, [said(title)])
                group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
                for offer in offers:
                    item = QTreeWidgetItem(group, [offer_words(offer)])
                    self.rows.append(item)
                    item.setData(0, _SLOT, (offer.kind, offer.id))
                    ticked = offer.kind == "form" and offer.id == form
                    item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.tree.expandAll()
        ticked_ones = [item for item in self.rows if item.checkState(0) is Qt.CheckState.Checked]
        if self.rows:
            self.tree.setCurrentItem((ticked_ones or self.rows)[0])

    def _lay_out(self) -> None:
        self.title.setMaxLength(120)
        self.title.setPlaceholderText(self.tr("In a few words, e.g. Our consent for knee treatment"))
        self.note.setFixedHeight(int(3.2 * self.fontMetrics().lineSpacing()))
        self.note.setTabChangesFocus(True)
        self._parts = QWidget()
        inner = QVBoxLayout(self._parts)
        inner.setContentsMargins(0, 0, 0, 0)
        note = self.tr(
            "A form goes with all its sections and the texts that these were made from. It arrives as a draft: who "
            "takes it in publishes it there."
        )
        inner.addWidget(words(note))
        inner.addWidget(self.tree, 1)
        inner.addWidget(
            Rows((self.tr("&Title"), self.title), (self.tr("&Note for who takes it in (may stay empty)"), self.note))
        )
        column = QVBoxLayout(self)
        column.addWidget(self._parts, 1)
        column.addWidget(self.told)
        column.addWidget(self.fingerprint)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())
        self.told.hide()
        self.fingerprint.hide()

    def _buttons(self) -> QDialogButtonBox:
        buttons = self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Make it…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)  # Enter means the other one
        self.go.setDefault(True)
        self.go.clicked.connect(self._make)
        buttons.rejected.connect(self.reject)
        return buttons

    def _look(self) -> None:
        choice = self.choice()
        count = sum(map(len, (choice.forms, choice.sections, choice.words, choice.laws)))
        if not count:
            told = self.tr("Tick at least one thing (Space).")
        elif not self.title.text().strip():
            told = self.tr("Ticked: {count}. Give the pack a title.").format(count=count)
        elif len(self.note.toPlainText()) > NOTE_LIMIT:
            told = self.tr("The note is too long; {most} signs are allowed.").format(most=NOTE_LIMIT)
        else:
            told = self.tr("Ticked: {count}.").format(count=count)
        good = bool(count and self.title.text().strip() and len(self.note.toPlainText()) <= NOTE_LIMIT)
        self.go.setEnabled(good)
        self.go.setAccessibleDescription(told)
        self.trouble.setText(told)

    def _make(self) -> None:
        path = self._desk.ask_where(f"{_file_name(self.title.text())}{ENDING}")
        if path is None:
            return
        self.go.setEnabled(False)
        self.trouble.setText(self.tr("Writing it and reading it back…"))
        texts = " ".join(self.title.text().split()), self.note.toPlainText().strip()
        self._desk.make(self.choice(), texts, path, self._made, self._failed)

    def _made(self, made: "Made") -> None:
        told = made_words(made.path.name, made.files)
        self._parts.hide()
        self.go.hide()
        self.told.setText(told)
        self.fingerprint.show_fingerprint(made.fingerprint)
        self.told.show()
        self.fingerprint.show()
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())
        self.trouble.clear()
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("&Close"))
        cancel.setFocus()
        self.adjustSize()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.told, told))

    def _failed(self, sentence: str) -> None:
        self._look()
        self.trouble.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.trouble, sentence))


def _file_name(title: str) -> str:
    """Of letters and figures that every stick can hold."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "forms"
