"""The lists of Records: who got a lot, what is due, expired, or kept long enough; above the table, to be printed."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.icons import icon, icon_size
from exoconsent.gui.messages import plain_label
from exoconsent.gui.records_source import Ask, Listing
from exoconsent.gui.translation import mark, said

MENU: Final = {
    Listing.LOT: mark("RecordLists", "Everyone who got a &lot…"),
    Listing.DUE: mark("RecordLists", "&Due: valid for a short time only"),
    Listing.EXPIRED: mark("RecordLists", "&Expired"),
    Listing.KEPT: mark("RecordLists", "&Kept long enough"),
}
_TITLES: Final = {
    Listing.LOT: mark("RecordLists", "Everyone whose form names lot {lot}"),
    Listing.DUE: mark("RecordLists", "Due: consents that will soon no longer be valid"),
    Listing.EXPIRED: mark("RecordLists", "Expired consents"),
    Listing.KEPT: mark("RecordLists", "Records whose time of keeping is over"),
}
_NOTES: Final = {
    Listing.LOT: mark(
        "RecordLists",
        "Also withdrawn, void and expired ones, and last those that named it before a correction. "
        "Whether it was given, the treatment notes say.",
    ),
    Listing.DUE: mark("RecordLists", "Renew makes a new form from the old one."),
    Listing.EXPIRED: mark("RecordLists", "A treatment needs a new consent."),
    Listing.KEPT: mark("RecordLists", "By this clinic's own rule. Nothing is deleted by itself."),
}


def list_title(ask: Ask) -> str:
    """The list in words; empty for the search."""
    words = _TITLES.get(ask.listing)
    return said(words).format(lot=ask.lot) if words else ""


def list_note(ask: Ask) -> str:
    """What should be known of it."""
    words = _NOTES.get(ask.listing)
    return said(words) if words else ""


class ListsButton(QPushButton):
    """Opens the menu of the lists."""

    chosen = Signal(object, str)
    """The ``Listing``, and the lot when it is about one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """``ask_lot`` is open to be set by tests."""
        super().__init__(icon("today"), "", parent)
        self.setText(self.tr("&Lists"))
        self.setIconSize(icon_size(self))
        self.setMinimumHeight(34)
        self.setAccessibleDescription(self.tr("Who got a lot, what is due, expired or kept long enough"))
        self.ask_lot: Callable[[], str] = self._ask_lot
        menu = QMenu(self)
        for listing, words in MENU.items():
            menu.addAction(said(words), partial(self._choose, listing))
        self.setMenu(menu)

    def _choose(self, listing: Listing) -> None:
        lot = self.ask_lot() if listing is Listing.LOT else ""
        if lot or listing is not Listing.LOT:
            self.chosen.emit(listing, lot)

    def _ask_lot(self) -> str:
        dialog = LotDialog(self)
        lot = dialog.answer if dialog.exec() else ""
        dialog.deleteLater()
        return lot


class ListBanner(QFrame):
    """Says which list is shown instead of the search; prints it, or leaves it."""

    print_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden while one searches."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = plain_label("")
        self.words.setWordWrap(True)
        self.print = QPushButton(icon("print"), self.tr("P&rint this list"))
        self.print.setIconSize(icon_size(self.print))
        self.back = QPushButton(self.tr("&Back to the search"))
        self.print.clicked.connect(self.print_wanted)
        self.back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.print)
        row.addWidget(self.back)
        self.hide()

    def tell(self, ask: Ask, count: int) -> None:
        """Show what list it is, and how long."""
        title = list_title(ask)
        self.setVisible(bool(title))
        records = self.tr("%n records", "", count)
        self.words.setText(f"{title}: {records}. {list_note(ask)}")
        self.words.setAccessibleName(self.words.text())
        self.print.setEnabled(count > 0)


class LotDialog(QDialog):
    """Asks which lot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.setWindowTitle(said(mark("RecordLists", "Everyone who got a lot")))
        words = self.tr("Lot, as it stands on the form:")
        label = plain_label(words)
        self.lot = QLineEdit()
        self.lot.setAccessibleName(words)
        label.setBuddy(self.lot)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = buttons.button(kinds.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.lot.textChanged.connect(self._look)
        column = QVBoxLayout(self)
        for widget in (label, self.lot, buttons):
            column.addWidget(widget)
        self._look()

    @property
    def answer(self) -> str:
        """As typed, without blanks around it."""
        return self.lot.text().strip()

    def _look(self) -> None:
        self.ok.setEnabled(bool(self.answer))
