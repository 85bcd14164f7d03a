"""PackLookDialog: a pack before it is taken in: who signed it, every word that it would change, what clashes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.card import words
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import Heading
from exoconsent.gui.pack_changes import write_plan
from exoconsent.gui.pack_fingerprint import Compared, Fingerprint
from exoconsent.gui.pack_words import clash_words, cover_words, file_words

if TYPE_CHECKING:
    from exoconsent.gui.pack_desk import Looked, PackDesk
    from exoconsent.library.pack_log import Taken

_WIDE, _HIGH = 980, 690
_LIST = 3


class PackLookDialog(QDialog):
    """Enter leaves everything as it is; taking it in is open once it can be said why that is right."""

    def __init__(self, desk: "PackDesk", looked: "Looked", parent: QWidget | None = None) -> None:
        """``looked`` is the dry run; nothing was done yet."""
        super().__init__(parent)
        self._desk, self._looked = desk, looked
        self._plan = looked.plan
        self.setWindowTitle(self.tr("A pack"))
        self.page = EditionPage(self.tr("What the pack would do"))
        self.clashes, self.trouble = QListWidget(), words("")
        self.compared: Compared | None = None
        self._fill_clashes()
        self._lay_out()
        self.page.fill(lambda page: write_plan(page, self._plan, looked.titles))
        self._look()
        room = self.screen().availableSize()
        self.resize(min(_WIDE, room.width() - 40), min(_HIGH, room.height() - 60))
        (self.compared.line if self.compared else self.page).setFocus()

    @property
    def _stranger(self) -> bool:
        return not (self._looked.own or self._looked.known)

    def _lay_out(self) -> None:
        pack = self._plan.pack
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(Heading(pack.title, 1.3, bold=True))
        column.addWidget(words(cover_words(pack)))
        column.addWidget(self._signer())
        column.addWidget(self.page, 1)
        if self._plan.clashes:
            label = words(self.tr("These would stand in the &place of something. Tick each that may (Space):"))
            label.setBuddy(self.clashes)
            column.addWidget(label)
            column.addWidget(self.clashes)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())

    def _signer(self) -> QFrame:
        frame, row, side = QFrame(), QHBoxLayout(), QVBoxLayout()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        signer = self._plan.pack.signer
        prints = Fingerprint(self.tr("Fingerprint of who signed"))
        prints.show_fingerprint(signer.fingerprint)
        side.addWidget(words(self._signed_by()))
        if self._stranger:
            self.compared = Compared(signer.fingerprint)
            self.compared.changed.connect(self._look)
            side.addWidget(self.compared)
        side.addStretch(1)
        row.addWidget(IconLabel("warning" if self._stranger else "check", 1.6), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(side, 1)
        row.addWidget(prints, 0, Qt.AlignmentFlag.AlignTop)
        frame.setLayout(row)
        return frame

    def _signed_by(self) -> str:
        if self._looked.own:
            return self.tr("Signed by this clinic itself; the signature fits.")
        if self._looked.known:
            known = self._looked.known
            told = self.tr("The signature fits. They are known here since {day}; {who} compared their fingerprint.")
            return told.format(day=known.known_since[:10], who=known.compared_by)
        return self.tr("The signature fits, but nobody here knows who signed.")

    def _fill_clashes(self) -> None:
        self.clashes.setAccessibleName(self.tr("What may be replaced"))
        self.clashes.setWordWrap(True)
        kinds = {coming.name: coming.kind for coming in self._plan.coming}
        for clash in self._plan.clashes:
            what = file_words(clash.name, kinds[clash.name], self._looked.titles)
            item = QListWidgetItem(clash_words(clash, what), self.clashes)
            item.setData(Qt.ItemDataRole.UserRole, clash.name)
            item.setCheckState(Qt.CheckState.Unchecked)
        rows = min(self.clashes.count(), _LIST)
        self.clashes.setFixedHeight(int((rows + 0.6) * 1.6 * self.fontMetrics().lineSpacing()))
        if self.clashes.count():
            self.clashes.setCurrentRow(0)
        self.clashes.itemChanged.connect(lambda _item: self._look())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.leave = buttons.addButton(self.tr("&Leave everything as it is"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take = buttons.addButton(self.tr("Take it &all in"), QDialogButtonBox.ButtonRole.ActionRole)
        self.leave.setDefault(True)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    def _ticked(self) -> frozenset[str]:
        items = (self.clashes.item(row) for row in range(self.clashes.count()))
        return frozenset(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _look(self) -> None:
        if not hasattr(self, "take"):
            return
        why = self._why_not()
        self.take.setEnabled(not why)
        self.take.setAccessibleDescription(why)
        self.trouble.setText(
            why or self.tr("All of it is taken in, or nothing. “Undo the last pack” takes it out again.")
        )

    def _why_not(self) -> str:
        """What still keeps it from being taken in."""
        if self._plan.faults:
            return self.tr("It cannot be taken in: the forms would not work together afterwards. See above.")
        if not self._plan.writes:
            return self.tr("All of it is here already, word for word. There is nothing to take in.")
        if self.compared is not None and not self.compared.same:
            return self.tr("Type the fingerprint of who signed it, as they tell it to you.")
        open_ones = len(self._plan.clashes) - len(self._ticked())
        if open_ones:
            return self.tr(
                "Not ticked yet: {count} that would be replaced. It is taken in whole or not at all."
            ).format(count=open_ones)
        return ""

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.trouble.setText(self.tr("Taking it in…"))
        typed = self.compared.typed if self.compared else ""
        self._desk.take(self._looked, typed, self._ticked(), self._taken, self._failed)

    def _taken(self, _taken: "Taken") -> None:
        self.accept()

    def _failed(self, sentence: str) -> None:
        self._look()
        self.trouble.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.trouble, sentence))
